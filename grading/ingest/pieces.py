"""Read what is worth knowing of a submitted notebook, whatever is in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Piece:
    """What is worth knowing of one submitted cell."""

    kind: str
    text: str
    grade_id: str = ""
    cell_id: str = ""


def pieces(notebook: Any) -> list[Piece]:
    """Read the cells of a submitted notebook, whatever is in it.

    Raises
    ------
    ValueError
        If it has no list of cells.
    """
    return [_piece(cell) for cell in cells(notebook) if isinstance(cell, dict)]


def cells(notebook: Any) -> list:
    """The list of cells, whatever they are.

    Raises
    ------
    ValueError
        If there is none.
    """
    found = _cells(notebook) if isinstance(notebook, dict) else None
    if not isinstance(found, list):
        raise ValueError("no cells")
    return found


def _cells(notebook: dict) -> Any:
    """Until nbformat 3 a notebook had several lists of cells."""
    sheets = notebook.get("worksheets")
    if "cells" in notebook or not isinstance(sheets, list):
        return notebook.get("cells")
    lists = [s.get("cells") for s in sheets if isinstance(s, dict)]
    return [cell for cells in lists if isinstance(cells, list) for cell in cells]


def _piece(cell: dict) -> Piece:
    metadata = cell.get("metadata")
    nbgrader = metadata.get("nbgrader") if isinstance(metadata, dict) else None
    grade_id = nbgrader.get("grade_id") if isinstance(nbgrader, dict) else ""
    kind, cell_id = cell.get("cell_type"), cell.get("id")
    text = text_of(cell)
    if kind == "heading" and cell.get("level") in range(1, 7):  # nbformat 3
        kind, text = "markdown", f"{'#' * int(cell['level'])} {text}"
    return Piece(
        kind if kind in ("code", "markdown") else "raw",
        text,
        grade_id if isinstance(grade_id, str) else "",
        cell_id if isinstance(cell_id, str) else "",
    )


def text_of(cell: dict) -> str:
    """The text of a cell, as one valid string whatever its source is."""
    source = cell.get("source", cell.get("input", ""))  # nbformat 3 has "input"
    if isinstance(source, list):
        source = "".join(line for line in source if isinstance(line, str))
    if not isinstance(source, str):
        return ""
    return source.encode("utf-8", "replace").decode("utf-8")  # no lone surrogates
