"""The answers of a lesson as running code, whole or with a known mistake in them."""

from __future__ import annotations

import copy
import linecache
import pickle
import zlib
from collections.abc import Callable
from functools import cache, cached_property, wraps
from types import CodeType
from typing import Any

from .lesson_file import LessonFile

KEPT = 64  # results of one function: more than one draw of examples asks for


class EditError(ValueError):
    """An edit of an answer that does not fit it; the message says which and why."""


class Reference:
    """The functions of a lesson's answers.

    Parameters
    ----------
    file : LessonFile
        The answers are its solution cells, run in order after the imports of its given
        code: nothing else of the lesson, so no data and no training.
    """

    def __init__(self, file: LessonFile) -> None:
        self.file = file
        self._results: dict[str, dict[bytes, Any]] = {}

    @cached_property
    def _imports(self) -> dict[str, Any]:
        return _run(self.file.imports(), f"<imports of {self.file.name}>", {})

    @cached_property
    def _whole(self) -> dict[str, Any]:
        return self.namespace()

    def namespace(
        self, edits: dict[str, Any] | None = None, using: dict | None = None
    ) -> dict[str, Any]:
        """Run the answers in a fresh namespace.

        Parameters
        ----------
        edits : dict, optional
            Exercise name to the edit to make in its answer (see `edited`).
        using : dict, optional
            Functions to put in place of the answers of the same names.
        """
        space = dict(self._imports)
        for name in self.file.exercises:
            text = self.file.answer(name)
            edit = (edits or {}).get(name)
            if edit is not None:
                text = edited(text, edit, name)
            _run(text, f"<answer {self.file.name}.{name}>", space)
        space.update(using or {})
        return space

    def function(
        self,
        name: str,
        edit: Any = None,
        *,
        using: dict | None = None,
        once: tuple[str, ...] = (),
    ) -> Callable:
        """One answer, or one answer with a mistake in it, among the others.

        Parameters
        ----------
        name : str
        edit, using
            See `namespace`.
        once : tuple of str
            Other answers, which need not run twice on the same arguments, whoever
            calls them. Does not apply where there are functions to use.
        """
        if edit is None and not using and not once:
            return self._whole[name]
        space = self.namespace(None if edit is None else {name: edit}, using)
        for other in () if using else once:
            kept = self._results.setdefault(other, {})
            space[other] = _remembering(space[other], kept)
        return space[name]


def edited(text: str, edit: str | tuple, name: str = "") -> str:
    """Apply an edit to an answer.

    Parameters
    ----------
    text : str
        The answer.
    edit : str, (old, new), or tuple of (old, new)
        A whole new text, or replacements.

    Raises
    ------
    EditError
        If an `old` text occurs not once.
    """
    if isinstance(edit, str):
        return edit
    pairs = [edit] if isinstance(edit[0], str) else edit
    for old, new in pairs:
        count = text.count(old)
        if count != 1:
            raise EditError(f"{name}: {old!r} occurs {count} times in the answer")
        text = text.replace(old, new)
    return text


def touched(text: str, edit: str | tuple) -> tuple[tuple[int, int], ...]:
    """Where an edit changes an answer: first and last place, for each replacement."""
    if isinstance(edit, str):
        return ((0, len(text)),)
    pairs = [edit] if isinstance(edit[0], str) else edit
    starts = [(text.find(old), old) for old, _ in pairs]
    return tuple((at, at + len(old)) for at, old in starts)


def _remembering(function: Callable, kept: dict[bytes, Any]) -> Callable:
    """A function that looks up what it has returned for the same arguments."""

    @wraps(function)
    def remembering(*args: Any, **kwargs: Any) -> Any:
        asked = pickle.dumps((args, kwargs))
        if asked not in kept:
            result = function(*args, **kwargs)
            if len(kept) >= KEPT:
                kept.pop(next(iter(kept)))
            kept[asked] = copy.deepcopy(result)
            return result
        return copy.deepcopy(kept[asked])

    return remembering


def _run(text: str, filename: str, space: dict[str, Any]) -> dict[str, Any]:
    exec(_compiled(text, filename), space)  # noqa: S102 - our own answers
    return space


@cache
def _compiled(text: str, filename: str) -> CodeType:
    """Compile a text once; its lines can be read in a traceback."""
    filename = f"{filename[:-1]} {zlib.crc32(text.encode()):08x}>"
    linecache.cache[filename] = (len(text), None, text.splitlines(True), filename)
    return compile(text, filename, "exec")
