"""Say why the student's own line raised: which operands, and what did not fit.

The sentence names things as the student's line does and gives shapes, lengths and
keys, but no values, so that the same one can be shown for a hidden example. It is
text to read; nothing is decided by it.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from types import FunctionType
from typing import Any, NamedTuple

import numpy as np

from .again import UnknownError
from .compare import kind
from .crash_arrays import ARRAYS, KINDS
from .crash_calls import CALLS, LAST
from .crash_names import NAMES
from .crash_words import Rule, operands, sign_of
from .failing_line import Failing, arguments, failing
from .numpy_state import as_imported

WIDTH = 300  # of an explanation
MARK = 200  # of an operation


class Crash(NamedTuple):
    """What is known of an exception.

    Parameters
    ----------
    text : str
        What the student reads; "" if the exception's own text says as much.
    operation : str
        The failing operation, which arguments it was about and their shapes: two
        crashes with the same one are the same crash, however the line is written.
    """

    text: str = ""
    operation: str = ""


def crash(error: BaseException, function: Callable, count: int) -> Crash:
    """Explain an exception that came out of calling a function with `count` arguments.

    Whose notebook it is, and so which lines are the student's, the function tells.
    """
    known = explain(error, getattr(function, "__globals__", None))
    return known or Crash(_not_called(error, function, count)[:WIDTH])


def explain(error: BaseException, space: dict | None) -> Crash | None:
    """Explain an exception by the last line of code whose globals are `space`.

    None if there is no such line.
    """
    try:
        with as_imported():
            f = failing(error, space)
            if f is None:
                return None
            if f.node is None:
                return Crash()
            if isinstance(f.node, ast.Raise):  # their own, on purpose
                return Crash(operation=f"raise {type(error).__name__:.40}")
            text = next((t for rule in _RULES if (t := _said(rule, f, error))), "")
            text = text or _within(f, error)
            return Crash(text[:WIDTH], _operation(f, error)[:MARK])
    except Exception:  # noqa: BLE001 - an explanation is a courtesy
        return Crash()


def _within(f: Failing, error: BaseException) -> str:
    """What did not fit in one of the course's own functions, which the line calls."""
    entry, space = error.__traceback__, None
    while entry is not None and f.inside:
        names = entry.tb_frame.f_globals
        if re.match(r"helpers\.(?!checking)", str(names.get("__name__", ""))):
            space = names
        entry = entry.tb_next
    inner = failing(error, space) if space else None
    if inner is None or inner.node is None or inner.frame is f.frame:
        return ""
    text = next((t for rule in ARRAYS if (t := _said(rule, inner, error))), "")
    return text and f"inside {inner.path[-1]}, {text}"


def _said(rule: Rule, f: Failing, error: BaseException) -> str:
    try:
        return rule(f, error)
    except UnknownError:
        return ""


def _without_end(f: Failing, error: BaseException) -> str:
    if not isinstance(error, RecursionError):
        return ""
    name = f.path[-1]
    return f"{name} calls itself over and over" if name in f.path[:-1] else ""


def _not_called(error: BaseException, function: Any, count: int) -> str:
    """The check's own call did not fit the function."""
    if not isinstance(error, TypeError) or type(function) is not FunctionType:
        return ""
    code = function.__code__
    names = code.co_varnames[: code.co_argcount]
    text = str(error)
    if "positional argument" not in text and "keyword argument" not in text:
        return ""
    takes = f"takes {len(names)} ({', '.join(n[:20] for n in names[:10])})"
    if len(names) == count:
        return f"an argument has another name than in the task: yours {takes}"
    return f"it is called with {count} arguments, and yours {takes}"


_RULES: list[Rule] = [*ARRAYS, *CALLS, *KINDS, *NAMES, _without_end, LAST]


def _operation(f: Failing, error: BaseException) -> str:
    """The failing operation in a form that two solutions can share."""
    if isinstance(error, NameError):
        return f"name {error.name}"
    known = {id(v): place for place, v in arguments(f.frame)}
    parts = [_operand(f, node, known) for node in operands(f)]
    return " ".join([*f.path[1:], sign_of(f), *_asked_for(f), *parts])


def _told_apart(value: Any) -> str:
    """A whole number, a name or a shape as it is; of anything else, its kind."""
    parts = value if type(value) is tuple else (value,)
    if all(type(part) in (int, bool, str, type(None)) for part in parts):
        return f"{value!r:.40}"
    return kind(value)


def _asked_for(f: Failing) -> list[str]:
    """What stands in the brackets, if it is a key or a whole number."""
    if not isinstance(f.node, ast.Subscript):
        return []
    try:
        index = f.value(f.node.slice)
    except UnknownError:
        return []
    return [f"{index!r:.20}"] if type(index) in (int, str) else []


def _operand(f: Failing, node: ast.AST, known: dict[int, str]) -> str:
    """Which argument an operand is, if it is one, and its shape."""
    try:
        value = f.value(node)
    except UnknownError:
        return "?"
    place = known.get(id(value), "")
    if not isinstance(value, np.ndarray):
        return f"{place}:{_told_apart(value)}"
    base = value.base
    if not place and base is not None and base.shape == value.shape[::-1]:
        place = known.get(id(base), "") and known[id(base)] + ".T"
    return f"{place}{value.shape}"
