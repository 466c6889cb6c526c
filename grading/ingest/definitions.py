"""A function of the student's counts wherever it stands in the notebook.

Cells are merged, deleted and added; an answer lands in another cell, or below its
check. A stub that was left or put back would then undo it, so a stub goes where the
student made the same name otherwise, and what stands below its check alone is copied
above it.
"""

from __future__ import annotations

from . import names
from .match import course, is_asked, is_check, nbgrader, stubs
from .pieces import text_of

DROPPED = "# The stub of `{name}` was left out: your own is in another cell."
BROUGHT = "# For grading, copied from a cell below the check:"


def prefer_theirs(cells: list[dict], released: list[dict]) -> list[str]:
    """Make the student's definitions win over stubs; changes the cells in place.

    Parameters
    ----------
    cells, released : list of dict
        Those of the rebuilt notebook and of the released one.

    Returns
    -------
    list of str
        A sentence for each answer that was found in another cell than its own.
    """
    empty = stubs(released)
    makers = _makers(cells, empty)
    homes = {name: _home(cells, released, name) for name in makers}
    _drop_stubs(cells, empty, makers.keys())
    for name, home in homes.items():
        check = _check_of(cells, home)
        if makers[name][0] > check:
            _bring_up(cells, home, check, name)
    return [
        f"Your `{name}` was found in {_place(cells[makers[name][-1]])}."
        for name, home in homes.items()
        if home not in makers[name]
    ]


def is_theirs(cell: dict) -> bool:
    """Whether a cell of a rebuilt notebook holds code of the student's."""
    given = course(cell).get("given")
    return (
        cell["cell_type"] == "code"
        and not given
        and (is_asked(cell) or not nbgrader(cell))
    )


def _makers(cells: list[dict], empty: dict[str, str]) -> dict[str, list[int]]:
    """In which cells the student made each name that was asked for."""
    found: dict[str, list[int]] = {}
    for index, cell in enumerate(cells):
        if is_theirs(cell):
            theirs = names.own_names(names.read(text_of(cell)), empty)
            for name in theirs & empty.keys():
                found.setdefault(name, []).append(index)
    return {name: found[name] for name in empty if name in found}


def _home(cells: list[dict], released: list[dict], name: str) -> int:
    """Where the cell stands in which a name was asked for."""
    asked = next(c for c in released if name in stubs([c]))
    wanted = nbgrader(asked)["grade_id"]
    found = (i for i, c in enumerate(cells) if nbgrader(c).get("grade_id") == wanted)
    return next(found)


def _check_of(cells: list[dict], home: int) -> int:
    below = (i for i in range(home, len(cells)) if is_check(cells[i]))
    return next(below, len(cells))


def _drop_stubs(cells: list[dict], empty: dict[str, str], made: set[str]) -> None:
    for cell in filter(is_theirs, cells):
        rows = names.lines(text_of(cell))
        for block in reversed(names.read(text_of(cell)).blocks):
            if names.is_stub(block, empty) and block.makes <= made:
                comment = DROPPED.format(name=", ".join(sorted(block.makes)))
                rows[block.first : block.end] = [comment]
                cell["source"] = "\n".join(rows)


def _bring_up(cells: list[dict], home: int, check: int, name: str) -> None:
    """Copy what makes a name from below its check into the cell of its answer."""
    above = [names.read(text_of(c)) for c in cells[:check] if is_theirs(c)]
    known = frozenset().union(*(code.makes for code in above))
    blocks, texts = [], []
    for cell in filter(is_theirs, cells[check:]):
        rows = names.lines(text_of(cell))
        for block in names.read(text_of(cell)).blocks:
            blocks.append(block)
            texts.append("\n".join(rows[block.first : block.end]))
    found = sorted(names.closure(blocks, {name}, known))
    if found:
        parts = [text_of(cells[home]), BROUGHT, *(texts[i] for i in found)]
        cells[home]["source"] = "\n\n".join(parts)


def _place(cell: dict) -> str:
    name = nbgrader(cell).get("grade_id")
    return f"the cell of `{name}`" if name else "a cell of your own"
