"""Rebuild a submitted notebook on the skeleton of the released one.

What a student hands in is hostile or accident-prone input: cells are lost, copied and
moved, metadata is stripped by other programs or forged. So nothing but text is taken
from it. Every cell of the released notebook is looked for by nbgrader's name, by cell
id, then by content; its text is used where the student was asked to write, and the
released text everywhere else. What is lost is put back, in the order of the release.
Cells of the student's own stay, as plain cells, behind the cell that they stood behind.

Copies: of several copies of an answer the last changed one above its check cell counts,
as it does when the notebook is run from top to bottom; changed copies stay as plain
cells. Copies of given cells are dropped.
"""

from __future__ import annotations

import copy
import re
from dataclasses import dataclass

from .pieces import Piece, text_of

MAX_OWN_CELLS = 500
_DEFINITION = re.compile(r"^(?:async )?def (\w+)", re.M)
LOST_ANSWER = (
    "\n\n*(The cell for this answer was lost and has been put back. The answer may "
    "stand in a cell nearby.)*"
)


@dataclass
class Rebuilt:
    """A notebook that can be graded, and what was mended, in sentences."""

    notebook: dict
    notes: list[str]


def rebuild(released: dict, submitted: list[Piece]) -> Rebuilt:
    """Put a student's text into the released notebook.

    Parameters
    ----------
    released : dict
        The notebook as students got it; trusted.
    submitted : list of Piece
        See `pieces`.
    """
    cells = released["cells"]
    candidates = _candidates(cells, submitted)
    chosen = _choose(cells, submitted, candidates)
    own = _own_cells(cells, submitted, candidates, chosen)
    notes: list[str] = []
    result = list(own.get(None, []))
    for index, cell in enumerate(cells):
        piece = submitted[chosen[index]] if index in chosen else None
        if piece or _nbgrader(cell):
            result.append(_merged(cell, piece))
        if piece is None and _nbgrader(cell):
            notes.append(f"The cell “{_nbgrader(cell)['grade_id']}” was put back.")
        elif piece and _written_over(piece, cell):
            name = _nbgrader(cell)["grade_id"]
            notes.append(f"You wrote in the cell “{name}”; your text stands below it.")
        result += own.get(index, [])
    notebook = {**copy.deepcopy(released), "cells": result}
    return Rebuilt(notebook, notes)


def likeness(released: dict, submitted: list[Piece]) -> int:
    """Count the nbgrader cells of a released notebook that can be found again."""
    cells = released["cells"]
    found = _candidates(cells, submitted)
    return sum(bool(found[i] and _nbgrader(cell)) for i, cell in enumerate(cells))


def answered(released: dict, submitted: list[Piece]) -> int:
    """Count the cells for answers that are no longer as they were released."""
    cells = released["cells"]
    chosen = _choose(cells, submitted, _candidates(cells, submitted))
    return sum(
        _asked(cells[i]) and submitted[p].text.strip() != text_of(cells[i]).strip()
        for i, p in chosen.items()
    )


def with_note(notebook: dict, sentences: list[str]) -> dict:
    """Put what the student should know about the grading on top of the notebook."""
    if not sentences:
        return notebook
    text = "**About this grading**\n\n" + "\n".join(f"- {s}" for s in sentences)
    note = _cell("markdown", "about-this-grading", text)
    return {**notebook, "cells": [note, *notebook["cells"]]}


def _nbgrader(cell: dict) -> dict:
    return cell.get("metadata", {}).get("nbgrader", {})


def _asked(cell: dict) -> bool:
    """Whether a released cell is one that students write in."""
    return bool(_nbgrader(cell).get("solution"))


def _candidates(cells: list[dict], submitted: list[Piece]) -> list[list[int]]:
    """For each released cell the submitted pieces that it may be, copies included."""
    known = {_nbgrader(c)["grade_id"] for c in cells if _nbgrader(c)}
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
    """Which piece each released cell is: index to index."""
    chosen: dict[int, int] = {}
    for index in reversed(range(len(cells))):  # check cells before what they check
        if candidates[index]:
            limit = _check_below(cells, index, chosen, len(submitted))
            chosen[index] = _best(cells[index], candidates[index], submitted, limit)
    return chosen


def _by_name(cell: dict, left: list[tuple[int, Piece]]) -> list[int]:
    name = _nbgrader(cell).get("grade_id")
    return [i for i, p in left if name and p.grade_id == name]


def _by_id(cell: dict, left: list[tuple[int, Piece]]) -> list[int]:
    return [i for i, p in left if p.cell_id == cell["id"]]


def _by_content(cell: dict, left: list[tuple[int, Piece]]) -> list[int]:
    """Find a cell that lost its name and its id by what it says, or defines."""
    text = text_of(cell)
    same = [i for i, p in left if p.text.strip() == text.strip()]
    names = _DEFINITION.findall(text)
    if same or not (_asked(cell) and names):
        return same[:1]
    return [i for i, p in left if names[0] in _DEFINITION.findall(p.text)]


def _check_below(cells: list[dict], index: int, chosen: dict, default: int) -> int:
    """Where the check cell of a released cell stands in the submission."""
    if _asked(cells[index]):
        for later in range(index + 1, len(cells)):
            if _nbgrader(cells[later]).get("grade"):
                return chosen.get(later, default)
    return default


def _best(cell: dict, found: list[int], submitted: list[Piece], limit: int) -> int:
    changed = [i for i in found if submitted[i].text.strip() != text_of(cell).strip()]
    above = [i for i in changed if i < limit]
    return (above or changed or found[:1])[-1]


def _own_cells(
    cells: list[dict],
    submitted: list[Piece],
    candidates: list[list[int]],
    chosen: dict[int, int],
) -> dict[int | None, list[dict]]:
    """The student's own cells, by the released cell that they stood behind."""
    counts = {piece: index for index, piece in chosen.items()}
    copies = {i: cells[n] for n, found in enumerate(candidates) for i in found}
    own: dict[int | None, list[dict]] = {}
    anchor, number = None, 0
    for i, piece in enumerate(submitted):
        if i in counts:
            anchor = counts[i]
            wanted = _written_over(piece, cells[anchor])
        else:
            wanted = _is_own(piece, copies.get(i))
        if wanted and number < MAX_OWN_CELLS:
            number += 1
            own.setdefault(anchor, []).append(_plain(piece, f"own-{number}"))
    return own


def _is_own(piece: Piece, copy_of: dict | None) -> bool:
    """Whether a cell that counts for nothing holds something of the student's."""
    if copy_of is None:
        return bool(piece.text.strip())
    given = _nbgrader(copy_of) and not _asked(copy_of)
    return not given and piece.text.strip() != text_of(copy_of).strip()


def _written_over(piece: Piece, cell: dict) -> bool:
    """Whether a student wrote into a given prose cell, such as a question."""
    given = _nbgrader(cell) and not _asked(cell) and cell["cell_type"] == "markdown"
    return bool(given) and piece.text.strip() != text_of(cell).strip()


def _plain(piece: Piece, name: str) -> dict:
    if piece.kind == "raw":  # would go into a page as it is
        return _cell("markdown", name, "    " + piece.text.replace("\n", "\n    "))
    return _cell(piece.kind, name, piece.text)


def _cell(kind: str, name: str, text: str) -> dict:
    made = {"cell_type": kind, "id": name, "metadata": {}, "source": text}
    if kind == "code":
        made |= {"execution_count": None, "outputs": []}
    return made


def _merged(cell: dict, piece: Piece | None) -> dict:
    """A released cell, with the student's text where theirs is wanted."""
    made = copy.deepcopy(cell)
    text = text_of(cell)
    if piece and (_asked(cell) or not _nbgrader(cell)):
        text = piece.text
    elif piece is None and _asked(cell) and _nbgrader(cell).get("grade"):
        text += LOST_ANSWER
    made["source"] = text
    if not _nbgrader(cell) and text == text_of(cell):
        made["metadata"]["course"] = {"given": True}  # grading need not run it
    return made
