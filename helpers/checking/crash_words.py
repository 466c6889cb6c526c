"""What sentences about failing lines are made of: operators, operands, shapes."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from types import BuiltinFunctionType, FunctionType, MethodType, ModuleType
from typing import Any

import numpy as np

from .again import UnknownError
from .compare import kind
from .failing_line import Failing

Rule = Callable[[Failing, BaseException], str]
NUMBERED = ("", "a first", "a second", "a third", "a fourth", "such an")

_SIGNS = {
    ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.Pow: "**",
    ast.MatMult: "@", ast.FloorDiv: "//", ast.Mod: "%", ast.USub: "-",
    ast.Gt: ">", ast.Lt: "<", ast.GtE: ">=", ast.LtE: "<=", ast.Eq: "==",
    ast.NotEq: "!=", ast.BitXor: "^",
}  # fmt: skip
_PAIRS = {
    "np.add": "+", "np.subtract": "-", "np.multiply": "*", "np.divide": "/",
    "np.power": "**", "np.maximum": "np.maximum", "np.minimum": "np.minimum",
    "np.logaddexp": "np.logaddexp",
}  # fmt: skip
_PRODUCTS = ("np.dot", "np.matmul")


def called(f: Failing) -> str:
    """The name of what the expression calls: np.dot, propagate; "" if it is no call."""
    if not isinstance(f.node, ast.Call):
        return ""
    function = f.node.func
    if isinstance(function, ast.Attribute):
        try:
            holder = f.value(function.value)
        except UnknownError:
            holder = None
        if isinstance(holder, ModuleType):
            name = re.sub(r"^numpy\b", "np", holder.__name__)
            return f"{name}.{function.attr}"
        return f".{function.attr}"
    return function.id if isinstance(function, ast.Name) else ""


def is_matrix_product(f: Failing) -> bool:
    """Whether the expression is a matrix product, however it is written."""
    if called(f) in _PRODUCTS:
        return len(f.node.args) == 2
    if called(f) == ".dot":
        return len(f.node.args) == 1
    return isinstance(getattr(f.node, "op", None), ast.MatMult)


def is_broadcast(f: Failing) -> bool:
    """Whether the expression combines two arrays entry by entry."""
    if called(f) in _PAIRS:
        return len(f.node.args) == 2
    return isinstance(f.node, (ast.BinOp, ast.AugAssign, ast.Compare)) and not (
        is_matrix_product(f)
    )


def operands(f: Failing) -> list[ast.AST]:
    """The parts that the failing operation works on."""
    node = f.node
    if isinstance(node, ast.BinOp):
        return [node.left, node.right]
    if isinstance(node, ast.AugAssign):
        return [node.target, node.value]
    if isinstance(node, ast.Compare):
        return [node.left, node.comparators[0]]
    if isinstance(node, ast.UnaryOp):
        return [node.operand]
    if isinstance(node, (ast.Subscript, ast.Attribute)):
        return [node.value]
    if isinstance(node, ast.Call):
        first = [node.func.value] if called(f).startswith(".") else []
        return [*first, *node.args, *(k.value for k in node.keywords)]
    return [node]


def sign_of(f: Failing) -> str:
    """The operator or function of the expression, as one would write it."""
    if is_matrix_product(f):
        return "@"
    if isinstance(f.node, ast.Call):
        return _PAIRS.get(called(f), called(f))
    if isinstance(f.node, ast.AugAssign):
        return f"{_SIGNS.get(type(f.node.op), '')}="
    if isinstance(f.node, ast.Compare):
        return _SIGNS.get(type(f.node.ops[0]), "in")
    if isinstance(f.node, (ast.BinOp, ast.UnaryOp)):
        return _SIGNS.get(type(f.node.op), type(f.node.op).__name__)
    return type(f.node).__name__


def shape(f: Failing, node: ast.AST) -> Any:
    """The shape of what a part evaluates to; that of a number is ().

    Raises
    ------
    UnknownError
        If it is not known, or is something without a shape.
    """
    value = f.value(node.left if isinstance(node, ast.Compare) else node)
    if isinstance(value, (np.ndarray, np.generic, bool, int, float)):
        return np.shape(value)
    raise UnknownError


def described(value: Any) -> str:
    """Name what something is, without its value."""
    if isinstance(value, np.ndarray):
        return f"an array {value.shape}"
    if isinstance(value, (FunctionType, BuiltinFunctionType, MethodType, np.ufunc)):
        return "a function"
    if isinstance(value, ModuleType):
        return f"the module {value.__name__[:30]}"
    return kind(value)
