"""Find the expression that raised, and look at its operands without running it again.

Python 3.11 and later record the columns of every instruction's expression, so that a
traceback leads to one expression of the line. Its operands are looked up in the frame
as the exception left it. Nothing of the student's runs a second time: only names,
constants, entries of plain containers and arithmetic on plain arrays are evaluated.
"""

from __future__ import annotations

import ast
import itertools
import linecache
from collections.abc import Iterator
from types import CodeType, FrameType
from typing import Any

from .again import Again

NESTED = 3  # levels of an argument whose parts are known by name


class Failing:
    """The expression that raised.

    Parameters
    ----------
    node : ast.AST
        An expression, or an assignment like ``w -= dw``; None if it is not known.
    tree : ast.AST
        The text around it.
    text : str
    frame : FrameType
        Where it raised, as it was left.
    path : tuple of str
        The student's functions from the outermost call to that frame.
    inside : bool
        Whether it raised in a function that this expression calls.
    """

    def __init__(
        self,
        node: ast.AST | None,
        tree: ast.AST | None,
        text: str,
        frame: FrameType,
        path: tuple[str, ...],
        inside: bool,
    ) -> None:
        self.node, self.tree, self.text = node, tree, text
        self.frame, self.path, self.inside = frame, path, inside

    def source(self, node: ast.AST, width: int = 60) -> str:
        """The student's own text of a part, on one line."""
        text = ast.get_source_segment(self.text, node) or ""
        text = " ".join(text.split()) or ast.unparse(node)
        return text if len(text) <= width else text[: width - 1] + "…"

    def parent(self, kind: type | tuple) -> ast.AST | None:
        """The innermost part of that kind around the expression."""
        around = [
            n
            for n in ast.walk(self.tree)
            if isinstance(n, kind) and any(c is self.node for c in ast.walk(n))
        ]
        return around[-1] if around else None

    def value(self, node: ast.AST | None) -> Any:
        """What a part evaluates to; see `Again`."""
        return Again(self.frame).value(node)


def failing(error: BaseException, space: dict[str, Any] | None) -> Failing | None:
    """Find the last expression of the student's on the way to an exception.

    Parameters
    ----------
    error : exception
    space : dict
        The globals of the student's notebook: whose code is theirs.
    """
    steps, entry = [], error.__traceback__
    while entry is not None:
        steps.append(entry)
        entry = entry.tb_next
    own = [s for s in steps if s.tb_frame.f_globals is space]
    if not own:
        return None
    last, path = own[-1], tuple(s.tb_frame.f_code.co_name[:40] for s in own[-4:])
    code = last.tb_frame.f_code
    text, tree, node = _expression(code, last.tb_lasti)
    return Failing(node, tree, text, last.tb_frame, path, steps[-1] is not last)


_PLACES = (ast.expr, ast.AugAssign, ast.For, ast.Raise)


def _expression(code: CodeType, instruction: int) -> tuple[str, Any, Any]:
    """The text of a file, its tree, and the part that an instruction belongs to."""
    positions = itertools.islice(code.co_positions(), instruction // 2, None)
    text = "".join(linecache.getlines(code.co_filename))
    try:
        tree, place = ast.parse(text), next(positions, None)
    except (SyntaxError, ValueError, RecursionError):
        return "", None, None
    if not text or not place:
        return text, None, None
    for node in ast.walk(tree):
        fits = isinstance(node, _PLACES) and place == (
            node.lineno, node.end_lineno, node.col_offset, node.end_col_offset
        )  # fmt: skip
        if fits:
            return text, tree, node.iter if isinstance(node, ast.For) else node
    return text, tree, None


def arguments(frame: FrameType) -> Iterator[tuple[str, Any]]:
    """What a function was called with, and the parts of it, with ways to them."""
    code = frame.f_code
    for name in code.co_varnames[: code.co_argcount]:
        if name in frame.f_locals:
            place = str(code.co_varnames.index(name))
            yield from _parts(place, frame.f_locals[name], NESTED)


def _parts(place: str, value: Any, depth: int) -> Iterator[tuple[str, Any]]:
    yield place, value
    if type(value) not in (dict, list, tuple) or not depth or len(value) > 50:
        return
    pairs = value.items() if type(value) is dict else enumerate(value)
    for key, part in pairs:
        if type(key) in (str, int):
            yield from _parts(f"{place}[{key}]", part, depth - 1)
