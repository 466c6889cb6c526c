"""Say why a call in the student's own line raised."""

from __future__ import annotations

import ast
import difflib
import inspect
import math
from types import BuiltinFunctionType, FunctionType
from typing import Any

import numpy as np

from .again import UnknownError
from .crash_words import Rule, called, described, shape
from .failing_line import Failing

_SHAPE_FIRST = ("np.zeros", "np.ones", "np.empty", "np.full")
_SIZES = ("np.random.randn", "np.random.rand")


def _arguments(f: Failing, error: BaseException) -> str:
    """Too many, too few, or a name that the function does not have."""
    if not _refused(f, error):
        return ""
    function = f.value(f.node.func)
    text = str(error)
    if "unexpected keyword" in text or "got an unexpected" in text:
        return _no_such(f, function, text)
    if type(function) is not FunctionType:
        return ""
    code = function.__code__
    names = [n[:20] for n in code.co_varnames[: code.co_argcount]]
    needed = len(names) - len(function.__defaults__ or ())
    count = len(f.node.args) + len(f.node.keywords)
    takes = f"{len(names)}" if needed == len(names) else f"{needed} to {len(names)}"
    noun = "argument" if takes == "1" else "arguments"
    return (
        f"{f.source(f.node.func)} takes {takes} {noun} ({', '.join(names[:10])}) and "
        f"was given {count}"
    )


def _refused(f: Failing, error: BaseException) -> bool:
    """Whether a call failed before the function's first line."""
    words = ("positional argument", "keyword argument", "required argument")
    return (
        isinstance(error, TypeError)
        and isinstance(f.node, ast.Call)
        and any(word in str(error) for word in words)
        and (not f.inside or called(f).startswith("np."))
    )


def _no_such(f: Failing, function: Any, text: str) -> str:
    given = [k.arg for k in f.node.keywords if k.arg]
    try:
        known = list(inspect.signature(function).parameters)
    except (TypeError, ValueError):
        known = ["axis", "keepdims", "dtype", "out", "where"]
    name = next((g for g in given if f"'{g}'" in text), given[0] if given else "")
    if not name or name in known:
        return ""
    near = difflib.get_close_matches(name, known, 1, 0.6)
    question = f"; did you mean {near[0]}?" if near else ""
    return f"{f.source(f.node.func)} has no argument {name[:30]}{question}"


def _shape_argument(f: Failing, error: BaseException) -> str:
    if not isinstance(error, TypeError) or not isinstance(f.node, ast.Call):
        return ""
    name, args = called(f), [f.source(a, 30) for a in f.node.args]
    if name in _SHAPE_FIRST and len(args) > 1 + (name == "np.full"):
        return (
            f"{name} takes the shape as one argument, a tuple with its own brackets: "
            f"{name}(({', '.join(args[:2])}))"
        )
    if name in _SIZES and args and isinstance(f.value(f.node.args[0]), (tuple, list)):
        return f"{name} takes the sizes one by one, not as a tuple"
    return ""


def _reshape(f: Failing, error: BaseException) -> str:
    if not isinstance(error, ValueError) or not called(f).endswith("reshape"):
        return ""
    method = called(f) == ".reshape"
    node = f.node.func.value if method else f.node.args[0]
    sizes = [f.value(a) for a in f.node.args[0 if method else 1 :]]
    sizes = (
        sizes[0] if len(sizes) == 1 and isinstance(sizes[0], (tuple, list)) else sizes
    )
    size, wanted = shape(f, node), tuple(int(s) for s in sizes)
    return (
        f"{f.source(node)} is {size}, {math.prod(size)} entries, which do not fill "
        f"{wanted}"
    )


def _axis(f: Failing, error: BaseException) -> str:
    if type(error).__name__ != "AxisError" or not isinstance(f.node, ast.Call):
        return ""
    method = called(f).startswith(".")
    node = f.node.func.value if method else f.node.args[0]
    axis = next((k.value for k in f.node.keywords if k.arg == "axis"), None)
    which = f"axis {f.source(axis, 20)}" if axis is not None else "such an axis"
    return f"{f.source(node)} is {shape(f, node)}; it has no {which}"


def _not_a_function(f: Failing, error: BaseException) -> str:
    if "not callable" not in str(error) or not isinstance(f.node, ast.Call):
        return ""
    value = f.value(f.node.func)
    return (
        f"{f.source(f.node.func)} is {described(value)}, and ( ) behind it calls it: "
        "an operator may be missing"
    )


def _one_number(f: Failing, error: BaseException) -> str:
    """Functions of single numbers that were given an array."""
    if not isinstance(error, TypeError) or not isinstance(f.node, ast.Call):
        return ""
    name = called(f)
    if not (name.startswith("math.") or name in ("float", "int", "round")):
        return ""
    size = next((s for a in f.node.args if (s := shape(f, a))), None)
    if size is None:
        return ""
    return f"{name} takes one number, and {f.source(f.node.args[0])} is {size}"


def _given(f: Failing, error: BaseException) -> str:
    """Any other call of NumPy's or Python's: what it was given."""
    if not isinstance(f.node, ast.Call) or isinstance(error, NameError):
        return ""
    try:
        function = f.value(f.node.func)
    except UnknownError:
        return ""
    if not (called(f).startswith("np.") or type(function) is BuiltinFunctionType):
        return ""
    parts = []
    for node in f.node.args[:4]:
        if not isinstance(node, ast.Constant):
            parts.append(f"{f.source(node, 30)} is {described(_or_none(f, node))}")
    return f"in {f.source(f.node)}, {', '.join(parts)}" if parts else ""


def _or_none(f: Failing, node: ast.AST) -> Any:
    value = f.value(node)
    return value if not isinstance(value, np.generic) else value.item()


def _range(f: Failing, error: BaseException) -> str:
    if called(f) != "range" or not isinstance(error, TypeError):
        return ""
    for node in f.node.args:
        if isinstance(f.value(node), (float, np.floating)):
            return (
                f"{f.source(node)} has decimals and range needs whole numbers; // "
                "divides to a whole number"
            )
    return ""


CALLS: list[Rule] = [
    _range,
    _arguments,
    _shape_argument,
    _reshape,
    _axis,
    _not_a_function,
    _one_number,
]
LAST: Rule = _given
