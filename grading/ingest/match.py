"""Find the cells of a released notebook among those that were handed in.

Every released cell is looked for by nbgrader's name, by cell id, then by content. Of
several copies of an answer the last changed one above its check cell counts, as it does
when the notebook is run from top to bottom.
"""

from __future__ import annotations

from dataclasses import dataclass

from . import names
from .pieces import Piece, text_of


@dataclass(frozen=True)
class Match:
    """Which submitted pieces the released cells are."""

    candidates: list[list[int]]  # for each released cell, copies included
    chosen: dict[int, int]  # released cell to the piece that counts


def match(cells: list[dict], submitted: list[Piece]) -> Match:
    """Find every released cell in a submission."""
    candidates = _candidates(cells, submitted)
    return Match(candidates, _choose(cells, submitted, candidates))


def likeness(cells: list[dict], submitted: list[Piece]) -> int:
    """Count the nbgrader cells of a released notebook that can be found again."""
    found = _candidates(cells, submitted)
    return sum(bool(found[i] and nbgrader(cell)) for i, cell in enumerate(cells))


def course(cell: dict) -> dict:
    """What the builder wrote about a released cell: its role and its name."""
    return cell.get("metadata", {}).get("course", {})


def nbgrader(cell: dict) -> dict:
    """nbgrader's metadata of a released cell."""
    return cell.get("metadata", {}).get("nbgrader", {})


def is_asked(cell: dict) -> bool:
    """Whether a released cell is one that students write in."""
    return bool(nbgrader(cell).get("solution"))


def is_check(cell: dict) -> bool:
    """Whether a released cell is one whose result is the score."""
    return bool(nbgrader(cell).get("grade")) and not is_asked(cell)


def is_changed(cell: dict, piece: Piece) -> bool:
    """Whether a piece says something else than the released cell."""
    return piece.text.strip() != text_of(cell).strip()


def stubs(cells: list[dict]) -> dict[str, str]:
    """What the released stubs do (nothing), by the name of the function."""
    return {
        name: body
        for cell in cells
        if cell["cell_type"] == "code" and is_asked(cell)
        for name, body in names.bodies(names.read(text_of(cell))).items()
    }


def _candidates(cells: list[dict], submitted: list[Piece]) -> list[list[int]]:
    known = {nbgrader(c)["grade_id"] for c in cells if nbgrader(c)}
    ids = {c["id"] for c in cells}
    free = set(range(len(submitted)))
    candidates = []
    for cell in cells:
        left = [(i, submitted[i]) for i in sorted(free)]
        nameless = [(i, p) for i, p in left if p.grade_id not in known]
        found = _by_name(cell, left) or _by_id(cell, nameless)
        if not found:
            lost = [(i, p) for i, p in nameless if p.cell_id not in ids]
            found = _by_content(cell, lost)
        candidates.append(found)
        free -= set(found)
    return candidates


def _choose(
    cells: list[dict], submitted: list[Piece], candidates: list[list[int]]
) -> dict[int, int]:
    chosen: dict[int, int] = {}
    for index in reversed(range(len(cells))):  # check cells before what they check
        if candidates[index]:
            limit = _check_below(cells, index, chosen, len(submitted))
            chosen[index] = _best(cells[index], candidates[index], submitted, limit)
    return chosen


def _by_name(cell: dict, left: list[tuple[int, Piece]]) -> list[int]:
    name = nbgrader(cell).get("grade_id")
    return [i for i, p in left if name and p.grade_id == name]


def _by_id(cell: dict, left: list[tuple[int, Piece]]) -> list[int]:
    return [i for i, p in left if p.cell_id == cell["id"]]


def _by_content(cell: dict, left: list[tuple[int, Piece]]) -> list[int]:
    """Find a cell that lost its name and its id by what it says, or defines."""
    text = text_of(cell)
    same = [i for i, p in left if p.text.strip() == text.strip()]
    if same or not (is_asked(cell) and cell["cell_type"] == "code"):
        return same[:1]
    wanted = names.read(text).makes
    return [
        i
        for i, p in left
        if p.kind == "code" and wanted and wanted <= names.read(p.text).makes
    ]


def _check_below(cells: list[dict], index: int, chosen: dict, default: int) -> int:
    """Where the check cell of a released cell stands in the submission."""
    if is_asked(cells[index]):
        for later in range(index + 1, len(cells)):
            if nbgrader(cells[later]).get("grade"):
                return chosen.get(later, default)
    return default


def _best(cell: dict, found: list[int], submitted: list[Piece], limit: int) -> int:
    changed = [i for i in found if is_changed(cell, submitted[i])]
    above = [i for i in changed if i < limit]
    return (above or changed or found[:1])[-1]
