"""Build notebooks from lessons: fixed cell ids, the same bytes every time."""

from __future__ import annotations

import hashlib
import inspect
import json
import textwrap
import tomllib
from collections import Counter
from dataclasses import replace

from ..model.lesson_file import Cell, LessonFile
from ..paths import ROOT
from . import first_cell

HIDDEN = """{check}
# BEGIN HIDDEN TESTS
from grading import grade
grade({name})
# END HIDDEN TESTS"""

FOR_MARKER = "**For the marker only: model answer and rubric.**"
# nbgrader takes this out of a release and puts it back for the marker.
MARKED = """{question}
<!-- BEGIN MARK SCHEME -->

{marker}

<!-- END MARK SCHEME -->"""


FIRST_CELL = """\
#@title Run this cell first: it finds the course's files, or fetches them
{functions}

use_course({assignment!r}, {address!r})"""

PROGRESS = "progress()"  # the lesson's last look at it goes into the last cell
HAND_IN = """\
# Hand in: save the notebook, then run this cell. It says which file to send.
from helpers import progress, submit

progress()
submit()"""


def build(lesson: LessonFile, url: str = "", release: str = "") -> str:
    """Turn a lesson into its source notebook, answers and hidden tests included.

    Parameters
    ----------
    lesson : LessonFile
    url : str
        Address of the folder from which a notebook that is opened alone fetches the
        student package; by default `package_url` in pyproject.toml.
    release : str
        The digest of the files that belong to this notebook: of files in a student's
        folder that are of another release, those that nobody changed are renewed.

    Returns
    -------
    str
        JSON of the notebook; `nbgrader generate_assignment` makes the student's.
    """
    used: Counter[str] = Counter()
    graded = any(cell.points for cell in lesson.cells)
    kept = [c for c in lesson.cells if not (graded and c.source == PROGRESS)]
    cells = [_notebook_cell(_marked(cell, lesson), used) for cell in kept]
    first = next((i for i, cell in enumerate(cells) if "outputs" in cell), len(cells))
    cells.insert(first, _notebook_cell(_course_files(lesson, url, release), used))
    if graded:
        about = {"metadata": {"course": {"name": "hand-in"}}, "id": "hand-in"}
        cells.append(_notebook_cell(Cell(0, False, HAND_IN), used) | about)
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


def _course_files(lesson: LessonFile, url: str, release: str) -> Cell:
    """The cell that brings `helpers` to a notebook, wherever it is opened."""
    if not url:
        project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
        url = project.get("tool", {}).get("course", {}).get("package_url", "")
    name = f"{lesson.assignment}.zip" + (f"#{release}" if release else "")
    functions = inspect.getsource(first_cell).partition('"""\n\n\n')[2].strip()
    source = FIRST_CELL.format(
        functions=functions,
        assignment=lesson.assignment,
        address=f"{url.rstrip('/')}/{name}" if url else "",
    )
    return Cell(0, False, source, "locked", "course-files")


def _marked(cell: Cell, lesson: LessonFile) -> Cell:
    """A question with its model answer and rubric in it; other cells as they are."""
    if cell.role != "question":
        return cell
    text = f"{FOR_MARKER}\n\n{lesson.cell('answer', cell.name).source}"
    marker = textwrap.indent(text, "> ", lambda line: True)
    return replace(cell, source=MARKED.format(question=cell.source, marker=marker))


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
    course = {"role": cell.role, "name": cell.name}
    graded = cell.role in ("test", "answer")
    nbgrader = {
        "grade": graded,
        "grade_id": grade_id(cell),
        "locked": cell.role in ("locked", "test", "demo", "question"),
        "schema_version": 3,
        "solution": cell.role in ("solution", "answer"),
        "task": False,
    }
    if graded:
        nbgrader["points"] = cell.points
    if cell.name == "course-files":  # folded in JupyterLab, a form in Colab
        folded = {"jupyter": {"source_hidden": True}, "cellView": "form"}
        return {"course": course, "nbgrader": nbgrader, **folded}
    return {"course": course, "nbgrader": nbgrader}


def _identity(cell: Cell, used: Counter[str]) -> str:
    """A cell id that stays when other cells come and go."""
    if cell.role:
        return grade_id(cell).replace("_", "-")[:64]
    digest = hashlib.sha256(cell.source.encode()).hexdigest()[:8]
    used[digest] += 1
    return digest if used[digest] == 1 else f"{digest}-{used[digest]}"
