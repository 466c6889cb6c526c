"""Rebuild a submitted notebook on the skeleton of the released one.

What a student hands in is hostile or accident-prone input: cells are lost, copied and
moved, metadata is stripped by other programs or forged. So nothing but text is taken
from it, where the student was asked to write; everything else is as it was released.
What is lost is put back, in the order of the release. Cells that the student added,
changed copies of answers among them, are kept as ordinary cells after the cell they
followed. Copies of given cells are dropped.

A function counts wherever it stands, see `definitions`, and the given cells that it
needs are marked to be run, see `given`.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass

from . import names
from .definitions import prefer_theirs
from .given import mark
from .match import Match, is_asked, is_changed, match, nbgrader, stubs
from .pieces import Piece, text_of

MAX_OWN_CELLS = 500
LOST_ANSWER = (
    "\n\n*(The cell for this answer was lost and has been put back. The answer may "
    "stand in a cell nearby.)*"
)


@dataclass
class Rebuilt:
    """A notebook that can be graded, and what was repaired, in sentences."""

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
    found = match(cells, submitted)
    own = _own_cells(cells, submitted, found)
    notes: list[str] = []
    result = list(own.get(None, []))
    for index, cell in enumerate(cells):
        piece = submitted[found.chosen[index]] if index in found.chosen else None
        if piece or nbgrader(cell):
            result.append(_merged(cell, piece))
        if piece is None and nbgrader(cell):
            notes.append(f"The cell “{nbgrader(cell)['grade_id']}” was put back.")
        elif piece and _written_over(piece, cell):
            name = nbgrader(cell)["grade_id"]
            notes.append(f"You wrote in the cell “{name}”; your text stands below it.")
        result += own.get(index, [])
    notes += prefer_theirs(result, cells)
    notebook = {**copy.deepcopy(released), "cells": result}
    notebook["metadata"].setdefault("course", {})["unavailable"] = mark(
        result, stubs(cells)
    )
    return Rebuilt(notebook, notes)


def answered(released: dict, submitted: list[Piece]) -> int:
    """Count the answers that are no longer as they were released."""
    cells = released["cells"]
    empty = stubs(cells)
    codes = [names.read(p.text) for p in submitted if p.kind == "code"]
    theirs = frozenset().union(*(names.own_names(code, empty) for code in codes))
    others = (
        is_asked(cells[index]) and is_changed(cells[index], submitted[piece])
        for index, piece in match(cells, submitted).chosen.items()
        if not empty.keys() & names.read(text_of(cells[index])).makes
    )
    return len(theirs & empty.keys()) + sum(others)


def with_notes(notebook: dict, sentences: list[str]) -> dict:
    """Put what the student should know about the grading on top of the notebook."""
    if not sentences:
        return notebook
    text = "**About this grading**\n\n" + "\n".join(f"- {s}" for s in sentences)
    note = _cell("markdown", "about-this-grading", text)
    return {**notebook, "cells": [note, *notebook["cells"]]}


def _own_cells(
    cells: list[dict], submitted: list[Piece], found: Match
) -> dict[int | None, list[dict]]:
    """The student's own cells, by the released cell that they stood behind."""
    counts = {piece: index for index, piece in found.chosen.items()}
    copies = {i: cells[n] for n, some in enumerate(found.candidates) for i in some}
    empty = stubs(cells)
    own: dict[int | None, list[dict]] = {}
    anchor, number = None, 0
    for i, piece in enumerate(submitted):
        anchor = counts.get(i, anchor)
        if i in counts and _written_over(piece, cells[anchor]):
            kept = True
        else:
            kept = _is_own(piece, copies.get(i), i in counts, empty)
        if kept and number < MAX_OWN_CELLS:
            number += 1
            own.setdefault(anchor, []).append(_plain(piece, f"own-{number}"))
    return own


def _is_own(
    piece: Piece, copy_of: dict | None, counts: bool, empty: dict[str, str]
) -> bool:
    """Whether a cell holds something of the student's that stands nowhere else."""
    if copy_of is None:
        return bool(piece.text.strip())
    if nbgrader(copy_of) and not is_asked(copy_of):  # a locked cell, merged with theirs
        theirs = names.own_names(names.read(piece.text), empty) & empty.keys()
        return piece.kind == "code" and not theirs <= names.read(text_of(copy_of)).makes
    return not counts and is_changed(copy_of, piece)


def _written_over(piece: Piece, cell: dict) -> bool:
    """Whether a student wrote into a given prose cell, such as a question."""
    given = nbgrader(cell) and not is_asked(cell) and cell["cell_type"] == "markdown"
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
    if piece and (is_asked(cell) or not nbgrader(cell)):
        text = piece.text
    elif piece is None and is_asked(cell) and nbgrader(cell).get("grade"):
        text += LOST_ANSWER
    made["source"] = text
    if not nbgrader(cell) and text == text_of(cell):
        made["metadata"].setdefault("course", {})["given"] = (
            True  # grading need not run it
        )
    return made
