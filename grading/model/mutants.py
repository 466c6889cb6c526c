"""Wrong answers that nobody wrote down: an answer with one small thing changed.

Each operator walks over the syntax tree of an answer and gives the nodes that one
could have written instead of one of its nodes.
"""

from __future__ import annotations

import ast
import copy
import pickle
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from .operators import OPERATORS, Scope, of_statement

SHORT = 24  # characters of a changed expression that is shown as it is
AS_IT_IS = ("other operator", "exchanged", "transposed", "other comparison")
MOST_AT_ONCE = 3  # places at which the same thing is changed together


@dataclass(frozen=True)
class Mutant:
    """An answer with something changed.

    Parameters
    ----------
    text : str
        The whole function.
    kind : str
        The operator, such as "other sign".
    was, now : str
        The expression before and after; `now` is "" where it is left out.
    lines : tuple of str
        What the changed lines compute.
    says : str
        The change itself, in words that tell nothing else of the line.
    """

    text: str
    kind: str
    was: str
    now: str
    lines: tuple[str, ...]
    says: str = ""

    @property
    def name(self) -> str:
        """What was changed and where, in a few words."""
        lines = ", ".join(self.lines)
        return f"{self.kind}: {self.was} → {self.now or 'nothing'} in {lines}"


@dataclass(frozen=True)
class _Change:
    """One node in place of another; `place` is its number in the walk over the tree."""

    place: int
    kind: str
    was: str
    now: str
    new: ast.AST | None
    line: str
    says: str


def mutants(text: str, keys: Sequence[str] = ()) -> Iterator[Mutant]:
    """Give an answer's mutants, each text once, without the answer itself.

    Parameters
    ----------
    text : str
        The source of one function.
    keys : sequence of str
        Keys of dictionaries that the function is given.

    Yields
    ------
    Mutant
        First those with one change; then those with the same change in several places.
    """
    tree = ast.parse(text)
    copied = pickle.dumps(tree)
    changes = list(_changes(tree, keys))
    known = {ast.unparse(tree)}
    alike: dict[tuple[str, str, str], list[_Change]] = {}
    for change in changes:
        alike.setdefault((change.kind, change.was, change.now), []).append(change)
    several = [
        together
        for same in alike.values()
        for size in range(2, len(same) + 1)
        if size <= MOST_AT_ONCE or size == len(same)
        for together in combinations(same, size)
    ]
    for together in [*((c,) for c in changes), *several, *_swaps(alike)]:
        changed = _changed(copied, together)
        if changed is not None and changed not in known:
            known.add(changed)
            first = together[0]
            lines = tuple(dict.fromkeys(c.line for c in together))
            kind, says = first.kind, first.says
            if any(c.was != first.was for c in together):
                kind, says = (
                    "swapped",
                    f"with `{first.was}` and `{first.now}` exchanged",
                )
            yield Mutant(changed, kind, first.was, first.now, lines, says)


def in_every_line(text: str, keys: Sequence[str] = ()) -> Iterator[Mutant]:
    """Give the mutants with the same slip in all lines that are written alike.

    Lines are alike if only their names differ. These are no tests of a judge, since
    one that finds the slip in a line finds it in all of them.
    """
    tree = ast.parse(text)
    copied = pickle.dumps(tree)
    alike: dict[tuple[str, str, str], list[_Change]] = {}
    for change in _changes(tree, keys):
        bare = (re.sub(r"\w+", "_", t) for t in (change.was, change.now))
        alike.setdefault((change.kind, *bare), []).append(change)
    for together in alike.values():
        lines = tuple(dict.fromkeys(c.line for c in together))
        first, each = together[0], len({c.was for c in together}) > 1
        if len(lines) < len(together) or len(lines) < 2 or not each:
            continue
        changed = _changed(copied, tuple(together))
        if changed is not None:
            says = first.says if len({c.says for c in together}) == 1 else ""
            says = says or f"with the slip {first.was} → {first.now}"
            yield Mutant(changed, first.kind, first.was, first.now, lines, says)


def unprinted(text: str) -> str:
    """The text of a function without what only prints: the rest earns the points."""
    return ast.unparse(_Unprinted().visit(ast.parse(text)))


class _Unprinted(ast.NodeTransformer):
    """Leaves out calls of print, lone texts, and conditions of nothing else."""

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        called = getattr(getattr(node.value, "func", None), "id", "")
        lone = isinstance(node.value, (ast.Constant, ast.JoinedStr))
        return None if called == "print" or lone else node

    def visit_If(self, node: ast.If) -> ast.AST | None:
        self.generic_visit(node)
        empty = all(isinstance(one, ast.Pass) for one in (*node.body, *node.orelse))
        return None if empty else node


def _swaps(alike: dict[tuple[str, str, str], list[_Change]]) -> Iterator[tuple]:
    """Two keys or two names in each other's place, throughout."""
    for (kind, was, now), there in alike.items():
        back = alike.get((kind, now, was))
        if kind in ("another key", "another name") and back and was < now:
            yield (*there, *back)


def _changed(copied: bytes, changes: tuple[_Change, ...]) -> str | None:
    """The text with nodes of a pickled tree replaced; None if that is no program."""
    whole = pickle.loads(copied)  # noqa: S301 - ours; much faster than a deep copy
    nodes = list(ast.walk(whole))
    for change in changes:
        old = nodes[change.place]
        new = copy.deepcopy(change.new)
        for parent in nodes:
            _replace(parent, old, new)
    try:
        changed = ast.unparse(whole)
        compile(changed, "<mutant>", "exec")
    except (SyntaxError, ValueError, AttributeError, TypeError):
        return None
    return changed


def _replace(parent: ast.AST, old: ast.AST, new: ast.AST | None) -> None:
    for field, value in ast.iter_fields(parent):
        if value is old:
            setattr(parent, field, new)
        elif isinstance(value, list) and any(v is old for v in value):
            at = next(i for i, v in enumerate(value) if v is old)
            empty = isinstance(old, ast.stmt) and len(value) == 1
            value[at : at + 1] = [new] if new else [ast.Pass()] if empty else []


def _changes(tree: ast.Module, keys: Sequence[str]) -> Iterator[_Change]:
    places = {id(node): i for i, node in enumerate(ast.walk(tree))}
    function = next(n for n in tree.body if isinstance(n, ast.FunctionDef))
    scope = Scope(function, keys)
    for statement in _statements(function):
        line = _target(statement)
        for kind, new, says in of_statement(statement, scope):
            was = ast.unparse(statement).splitlines()[0]
            now = ast.unparse(new).splitlines()[0] if new else ""
            yield _Change(places[id(statement)], kind, was, now, new, line, says)
        for node in _expressions(statement):
            for operator in OPERATORS:
                for kind, new, says in operator(node, scope):
                    was, now = ast.unparse(node), ast.unparse(new) if new else ""
                    if kind in AS_IT_IS and len(now) <= SHORT:
                        says = f"with `{now}`"
                    yield _Change(places[id(node)], kind, was, now, new, line, says)


def _statements(function: ast.FunctionDef) -> Iterator[ast.stmt]:
    """All statements but the docstring."""
    for node in ast.walk(function):
        if isinstance(node, ast.stmt) and node is not function:
            if not (
                isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
            ):
                yield node


def _expressions(statement: ast.stmt) -> Iterator[ast.AST]:
    """What a statement is made of, without the statements inside it."""
    for child in ast.iter_child_nodes(statement):
        if not isinstance(child, ast.stmt):
            yield from ast.walk(child)


def _target(statement: ast.stmt) -> str:
    """What a statement computes, in a word."""
    if isinstance(statement, ast.Assign):
        return ast.unparse(statement.targets[0]).strip("()")
    if isinstance(statement, ast.AugAssign):
        return ast.unparse(statement.target)
    if isinstance(statement, ast.Return):
        return "the returned value"
    if isinstance(statement, (ast.For, ast.While)):
        return "the loop"
    if isinstance(statement, ast.If):
        return "the condition"
    return "a call"
