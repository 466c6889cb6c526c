"""Build notebooks from lessons: fixed cell ids, the same bytes every time."""

from __future__ import annotations

import hashlib
import json
from collections import Counter

from .lesson import Cell, Lesson

HIDDEN = """{check}
# BEGIN HIDDEN TESTS
from grading import grade
grade({name})
# END HIDDEN TESTS"""


def build(lesson: Lesson) -> str:
    """Turn a lesson into its source notebook, answers and hidden tests included.

    Returns
    -------
    str
        JSON of the notebook; `nbgrader generate_assignment` makes the student's.
    """
    used: Counter[str] = Counter()
    cells = [_notebook_cell(cell, used) for cell in lesson.cells]
    notebook = {
        "cells": cells,
        "metadata": {
            "course": {"assignment": lesson.assignment, "lesson": lesson.name},
            "kernelspec": {
                "display_name": "Python 3",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }
    return json.dumps(notebook, indent=1, ensure_ascii=False, sort_keys=True) + "\n"


def grade_id(cell: Cell) -> str:
    """The name by which nbgrader knows a cell."""
    return cell.name if cell.role == "solution" else f"{cell.name}-{cell.role}"


def _notebook_cell(cell: Cell, used: Counter[str]) -> dict:
    source = cell.source
    if cell.role == "test":
        source = HIDDEN.format(check=source, name=cell.name)
    if cell.role == "quiz":
        source = f'quiz("{cell.name}")'
    made = {
        "cell_type": "markdown" if cell.markdown else "code",
        "id": _identity(cell, used),
        "metadata": _metadata(cell),
        "source": source.splitlines(keepends=True),
    }
    if not cell.markdown:
        made |= {"execution_count": None, "outputs": []}
    return made


def _metadata(cell: Cell) -> dict:
    if cell.role in ("", "quiz"):
        return {}
    graded = cell.role in ("test", "answer")
    nbgrader = {
        "grade": graded,
        "grade_id": grade_id(cell),
        "locked": cell.role in ("locked", "test", "demo"),
        "schema_version": 3,
        "solution": cell.role in ("solution", "answer"),
        "task": False,
    }
    if graded:
        nbgrader["points"] = cell.points
    return {"nbgrader": nbgrader}


def _identity(cell: Cell, used: Counter[str]) -> str:
    """A cell id that stays when other cells come and go."""
    if cell.role:
        return grade_id(cell).replace("_", "-")[:64]
    digest = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
    used[digest] += 1
    return digest if used[digest] == 1 else f"{digest}-{used[digest]}"
