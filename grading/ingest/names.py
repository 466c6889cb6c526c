"""Which names a cell's code makes and which it needs, told without running it."""

from __future__ import annotations

import ast
import re
import symtable
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

MAX_TEXT = 200_000  # characters of a cell that are analysed
_DEFINITION = re.compile(r"^(?:async )?def (\w+)|^(\w+) *=[^=]", re.M)
_MAGIC = re.compile(r"^(\s*)(?:[%!?].*|[\w.]+\?{1,2}\s*)$", re.M)
_OTHER_LANGUAGE = re.compile(r"\s*%%(?!time\b|capture\b|prun\b)")


@dataclass(frozen=True)
class Block:
    """One statement at the top level of a cell, or several that share a line."""

    first: int  # line, from 0
    end: int  # the line after its last
    makes: frozenset[str]
    needs: frozenset[str]
    body: str = ""  # what a function does, whatever its docstring says


@dataclass(frozen=True)
class Code:
    """What a cell's code makes and needs; no blocks if it is not valid Python."""

    makes: frozenset[str]
    needs: frozenset[str]
    blocks: tuple[Block, ...] = ()


@lru_cache(maxsize=1000)
def read(text: str) -> Code:
    """Analyse the text of a cell; never raises, whatever a student wrote."""
    if _OTHER_LANGUAGE.match(text) or len(text) > MAX_TEXT:
        return Code(frozenset(), frozenset())
    for version in (text, _MAGIC.sub(r"\1pass", text)):
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # of what is odd in a student's code
                blocks = _blocks(version)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        return Code(_union(b.makes for b in blocks), _needs(blocks), blocks)
    found = {name for pair in _DEFINITION.findall(text) for name in pair if name}
    return Code(frozenset(found), frozenset())


def own_names(code: Code, stubs: dict[str, str]) -> frozenset[str]:
    """The names that code makes otherwise than by an unanswered stub."""
    if not code.blocks:
        return code.makes
    return _union(b.makes for b in code.blocks if not is_stub(b, stubs))


def is_stub(block: Block, stubs: dict[str, str]) -> bool:
    """Whether a function does what was released under its name: nothing yet."""
    return bool(block.body) and block.body in {stubs.get(n) for n in block.makes}


def bodies(code: Code) -> dict[str, str]:
    """What each function at the top level does, by its name."""
    return {name: b.body for b in code.blocks if b.body for name in b.makes}


def closure(
    units: Sequence[Block | Code],
    wanted: Iterable[str],
    known: frozenset[str] = frozenset(),
) -> set[int]:
    """Which units make the wanted names, and the names that these need, and so on.

    Parameters
    ----------
    units : sequence of Block or Code
    wanted, known : sets of names
        What is known already is not looked for.
    """
    wanted, found = frozenset(wanted), set()
    while True:
        missing = wanted - known
        more = {i for i, u in enumerate(units) if i not in found and u.makes & missing}
        if not more:
            return found
        found |= more
        wanted |= _union(units[i].needs for i in more)


def lines(text: str) -> list[str]:
    """The lines of a cell as Python counts them."""
    return re.split(r"\r\n|\r|\n", text)


def _blocks(text: str) -> tuple[Block, ...]:
    spans: list[list] = []  # first line, end, statements
    for node in ast.parse(text).body:
        marks = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(mark.lineno for mark in marks)]) - 1
        if spans and first < spans[-1][1]:
            spans[-1][1] = node.end_lineno
            spans[-1][2].append(node)
        else:
            spans.append([first, node.end_lineno, [node]])
    rows = lines(text)
    return tuple(_block(rows, *span) for span in spans)


def _block(rows: list[str], first: int, end: int, nodes: list[ast.stmt]) -> Block:
    table = symtable.symtable("\n".join(rows[first:end]), "cell", "exec")
    makes: set[str] = set()
    needs: set[str] = set()
    _collect(table, makes, needs)
    body = _body(nodes[0]) if len(nodes) == 1 else ""
    return Block(first, end, frozenset(makes), frozenset(needs), body)


def _collect(table: symtable.SymbolTable, makes: set[str], needs: set[str]) -> None:
    for symbol in table.get_symbols():
        if table.get_type() == "module" or symbol.is_global():
            if symbol.is_assigned() or symbol.is_imported():
                makes.add(symbol.get_name())
            if symbol.is_referenced():
                needs.add(symbol.get_name())
    for child in table.get_children():
        _collect(child, makes, needs)


def _body(node: ast.stmt) -> str:
    if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        return ""
    said = ast.get_docstring(node, clean=False) is not None
    return "\n".join(ast.dump(statement) for statement in node.body[said:]) or "pass"


def _needs(blocks: tuple[Block, ...]) -> frozenset[str]:
    """What blocks need that none above has made."""
    made: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()
    for block in blocks:
        needs |= block.needs - made
        made |= block.makes
    return needs


def _union(sets: Iterable[frozenset[str]]) -> frozenset[str]:
    return frozenset().union(*sets)
