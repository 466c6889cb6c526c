"""Say why something was not found in the student's own line: names, keys, entries."""

from __future__ import annotations

import ast
import difflib
from typing import Any

import numpy as np

from .again import UnknownError
from .compare import kind
from .crash_words import NUMBERED, Rule, described, shape
from .failing_line import Failing


def _key(f: Failing, error: BaseException) -> str:
    if not isinstance(error, KeyError) or not isinstance(f.node, ast.Subscript):
        return ""
    holder = f.value(f.node.value)
    key = error.args[0] if len(error.args) == 1 else None
    if type(holder) is not dict or type(key) is not str or not key.isidentifier():
        return ""
    names = [k for k in holder if type(k) is str and k.isidentifier()]
    if len(names) != len(holder):
        return ""
    known = ", ".join(n[:20] for n in names[:10]) + (", …" if len(names) > 10 else "")
    has = f"its keys: {known}" if names else "it is empty"
    return f'{f.source(f.node.value)} has no key "{key[:20]}"; {has}'


def _index(f: Failing, error: BaseException) -> str:
    if not isinstance(error, IndexError) or not isinstance(f.node, ast.Subscript):
        return ""
    holder, name = f.value(f.node.value), f.source(f.node.value)
    if type(holder) in (list, tuple, str):
        return _beyond(f, holder, name)
    if not isinstance(holder, np.ndarray):
        return f"{name} is {described(holder)}; it has no entries"
    index = f.node.slice
    if isinstance(index, (ast.JoinedStr, ast.Constant)) and not _whole(index):
        return f"{name} is {described(holder)}; names in [ ] are for dictionaries"
    count = len(index.elts) if isinstance(index, ast.Tuple) else 1
    if count > holder.ndim:
        return f"{name} is {holder.shape}; it has no axis for {NUMBERED[count]} index"
    return f"{name} is {holder.shape}; {f.source(f.node)} is outside of it"


def _whole(node: ast.AST) -> bool:
    return type(getattr(node, "value", None)) is int


def _beyond(f: Failing, holder: Any, name: str) -> str:
    if name.endswith(".shape"):
        return f"{name[:-6]} has rank {len(holder)}: its shape has no such entry"
    ends = f"; the last is at {len(holder) - 1}" if holder else ""
    few = "1 entry" if len(holder) == 1 else f"{len(holder)} entries"
    try:
        index = f.value(f.node.slice)
    except UnknownError:
        index = None
    if type(index) is int and abs(index) < 1000:
        return f"{name} has {few}{ends}, and {f.source(f.node)} asks for {index}"
    return f"{name} has {few}{ends}"


def _not_indexed(f: Failing, error: BaseException) -> str:
    """Square brackets behind something that they do not work on."""
    if not isinstance(error, TypeError) or not isinstance(f.node, ast.Subscript):
        return ""
    if "not iterable" in str(error):
        return ""
    holder, name = f.value(f.node.value), f.source(f.node.value)
    if type(holder) in (list, tuple, str):
        return (
            f"{name} is {described(holder)}: its entries have whole numbers, not "
            f"{_index_kind(f)}, in the brackets"
        )
    return f"{name} is {described(holder)}, and [ ] does not work on that"


def _index_kind(f: Failing) -> str:
    node = f.node.slice
    if isinstance(node, (ast.JoinedStr, ast.Constant)):
        return "names" if isinstance(node, ast.JoinedStr) else "such a name"
    return described(f.value(node)).replace("a number", "decimals")


def _assigned(f: Failing, error: BaseException) -> str:
    if not isinstance(error, ValueError) or not isinstance(f.node, ast.Subscript):
        return ""
    statement = f.parent((ast.Assign, ast.AugAssign))
    if statement is None:
        return ""
    place, value = shape(f, f.node), shape(f, statement.value)
    if not place:
        return (
            f"{f.source(f.node)} is one entry, {f.source(statement.value)} is {value}"
        )
    return f"{f.source(f.node)} is {place}, {f.source(statement.value)} is {value}"


def _attribute(f: Failing, error: BaseException) -> str:
    if not isinstance(error, AttributeError) or not isinstance(f.node, ast.Attribute):
        return ""
    holder, name = f.value(f.node.value), f.node.attr
    near = difflib.get_close_matches(name, _public(holder), 1, 0.7)
    question = f"; did you mean .{near[0]}?" if near else ""
    return (
        f"{f.source(f.node.value)} is {described(holder)} and has no .{name}{question}"
    )


def _public(holder: Any) -> list[str]:
    return [n for n in dir(holder) if not n.startswith("_")]


def _name(f: Failing, error: BaseException) -> str:
    """A name that looks like one that there is."""
    if type(error) is not NameError or not isinstance(f.node, ast.Name):
        return ""
    names = {*f.frame.f_locals, *f.frame.f_globals}
    known = sorted(n for n in names if type(n) is str and not n.startswith("_"))
    near = difflib.get_close_matches(f.node.id, known, 1, 0.75)
    if not near and f.node.id.lower() in (lowered := {n.lower(): n for n in known}):
        near = [lowered[f.node.id.lower()]]
    return f"`{f.node.id}` is not defined; did you mean `{near[0]}`?" if near else ""


def _unpacked(f: Failing, error: BaseException) -> str:
    if not isinstance(f.node, (ast.Tuple, ast.List)):
        return ""
    statement = f.parent((ast.Assign, ast.For))
    source = getattr(statement, "value", None) or getattr(statement, "iter", None)
    if not isinstance(getattr(f.node, "ctx", None), ast.Store) or source is None:
        return ""
    names, text = f"{len(f.node.elts)} names on the left", f.source(source)
    try:
        value = f.value(source)
    except UnknownError:
        return _unpacked_unseen(names, text, error)
    if isinstance(statement, ast.For):
        return ""
    return f"there are {names}, and {text} is {described(value)}"


def _unpacked_unseen(names: str, text: str, error: BaseException) -> str:
    if isinstance(error, TypeError):
        none = "NoneType" in str(error)
        return f"there are {names}, and {text} gives {'None' if none else 'one value'}"
    few = str(error).startswith("not enough")
    return f"there are {names}, and {text} gives {'fewer' if few else 'more'} values"


def _iterated(f: Failing, error: BaseException) -> str:
    if not isinstance(error, TypeError) or "not iterable" not in str(error):
        return ""
    value = f.value(f.node)
    more = ", and range counts up to one" if kind(value) == "a number" else ""
    return f"{f.source(f.node)} is {described(value)}: nothing to go through{more}"


NAMES: list[Rule] = [
    _name,
    _key,
    _index,
    _not_indexed,
    _assigned,
    _attribute,
    _unpacked,
    _iterated,
]
