"""Say why an operator in the student's own line raised: shapes, kinds, truth."""

from __future__ import annotations

import ast
import re

import numpy as np

from .again import UnknownError
from .crash_words import (
    Rule,
    described,
    is_broadcast,
    is_matrix_product,
    operands,
    shape,
    sign_of,
)
from .failing_line import Failing


def _matrix_product(f: Failing, error: BaseException) -> str:
    if not is_matrix_product(f):
        return ""
    one, two = operands(f)
    a, b = shape(f, one), shape(f, two)
    texts = f.source(one), f.source(two)
    for text, size in zip(texts, (a, b), strict=True):
        if size == ():
            return f"{text} is a single number; {_times(f)} multiplies arrays"
    inner = b[-2:][0]
    if a[-1] == inner:
        return ""
    return (
        f"{texts[0]} is {a}, {texts[1]} is {b}; {_times(f)} needs the inner sizes to "
        f"be equal, and {a[-1]} is not {inner}{_turned(texts, a, b)}"
    )


def _turned(texts: tuple, a: tuple, b: tuple) -> str:
    """Which of two matrices would fit if it were transposed, if one of them would."""
    if len(a) != 2 or len(b) != 2 or (a[1] == b[1]) == (a[0] == b[0]):
        return ""
    text, size = (texts[1], b) if a[1] == b[1] else (texts[0], a)
    return f"; {text}.T would be {size[::-1]}" if text.isidentifier() else ""


def _times(f: Failing) -> str:
    return "@" if not isinstance(f.node, ast.Call) else "a matrix product"


def _entry_by_entry(f: Failing, error: BaseException) -> str:
    if not isinstance(error, ValueError) or not is_broadcast(f):
        return ""
    one, two = operands(f)
    a, b = shape(f, one), shape(f, two)
    texts = f.source(one), f.source(two)
    pairs = zip(a[::-1], b[::-1], strict=False)
    unequal = [(m, n) for m, n in pairs if m != n and 1 not in (m, n)]
    said = f"{texts[0]} is {a}, {texts[1]} is {b}"
    if not unequal:
        if isinstance(f.node, ast.AugAssign):
            return (
                f"{said}; together they give {np.broadcast_shapes(a, b)}, which does "
                f"not fit into {texts[0]}"
            )
        return ""
    return (
        f"{said}; {sign_of(f)} goes entry by entry, so sizes must be equal or 1, and "
        f"{unequal[0][0]} is not {unequal[0][1]}"
    )


def _whole_numbers(f: Failing, error: BaseException) -> str:
    if type(error).__name__ != "UFuncTypeError" or not is_broadcast(f):
        return ""
    one, _ = operands(f)
    value = f.value(one)
    if isinstance(f.node, ast.AugAssign) and value.dtype.kind in "iub":
        return (
            f"{f.source(one)} holds whole numbers ({value.dtype}), and {sign_of(f)} "
            "cannot store decimals in it"
        )
    return ""


def _whole_powers(f: Failing, error: BaseException) -> str:
    if "negative integer powers" not in str(error) or not is_broadcast(f):
        return ""
    base, power = (f.source(one) for one in operands(f))
    return (
        f"{base} and {power} are whole numbers, and NumPy gives no whole number to a "
        "negative power; use decimals, such as 10.0"
    )


def _kinds(f: Failing, error: BaseException) -> str:
    """Two things that an operator does not work between."""
    if not isinstance(error, TypeError):
        return ""
    if isinstance(f.node, ast.BinOp) and isinstance(f.node.op, ast.BitXor):
        return "^ is not a power in Python; powers are written **"
    if isinstance(f.node, ast.UnaryOp):
        nodes = [f.node.operand]
    elif isinstance(f.node, (ast.BinOp, ast.AugAssign, ast.Compare)) or is_broadcast(f):
        nodes = operands(f)
    else:
        return ""
    said = [t for n in nodes if (t := _kind_said(f, n, error))]
    known = len(said) + sum(isinstance(n, ast.Constant) for n in nodes)
    if not said or (known < len(nodes) and _harmless(said)):
        return ""
    return f"{', '.join(said)}; {sign_of(f)} does not work with that"


def _harmless(said: list[str]) -> bool:
    """Whether all that is known is numbers and arrays: the other one is to blame."""
    return all(re.search(r" is (a number|an array \(.*\))$", one) for one in said)


def _kind_said(f: Failing, node: ast.AST, error: BaseException) -> str:
    if isinstance(node, ast.Constant):
        return ""
    try:
        value = f.value(node)
    except UnknownError:
        if isinstance(node, ast.Call) and "NoneType" in str(error):
            return f"{f.source(node)} gave None (is there a `return` in it?)"
        return ""
    return f"{f.source(node)} is {described(value)}"


def _truth(f: Failing, error: BaseException) -> str:
    if not isinstance(error, ValueError) or "truth value" not in str(error):
        return ""
    if isinstance(f.node, ast.Call):
        size = next(s for a in f.node.args if (s := shape(f, a)))
        return (
            f"Python's {f.source(f.node.func)} takes single numbers, not arrays {size}"
        )
    node = f.node.values[0] if isinstance(f.node, ast.BoolOp) else f.node
    return (
        f"{f.source(node)} is an array {shape(f, node)} of True and False; if, and, "
        "or, not need a single one"
    )


def _asserted(f: Failing, error: BaseException) -> str:
    if not isinstance(error, AssertionError) or not isinstance(f.node, ast.Compare):
        return ""
    shapes = [n for n in operands(f) if f.source(n).endswith(".shape")]
    return ", ".join(f"{f.source(n)} is {f.value(n)}" for n in shapes)


def _zero(f: Failing, error: BaseException) -> str:
    if not isinstance(error, ZeroDivisionError) or not isinstance(f.node, ast.BinOp):
        return ""
    right = f.node.right
    return "" if isinstance(right, ast.Constant) else f"{f.source(right)} is 0"


ARRAYS: list[Rule] = [
    _matrix_product,
    _entry_by_entry,
    _whole_numbers,
    _whole_powers,
    _truth,
    _asserted,
]
KINDS: list[Rule] = [_kinds, _zero]
