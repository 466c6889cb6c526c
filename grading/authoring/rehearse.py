"""Run a lesson's notebook from top to bottom, for tests and measurements."""

from __future__ import annotations

import os
import re
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode

from ..model.lesson import load_lesson
from ..model.lesson_file import LessonFile
from ..paths import DATASETS, ROOT
from .notebook import build

_HIDDEN = re.compile("# BEGIN HIDDEN TESTS\n.*?# END HIDDEN TESTS", re.S)


def run(notebook: NotebookNode, lesson: LessonFile, folder: Path) -> list[NotebookNode]:
    """Execute every cell in a folder that holds the lesson's checks, errors and all.

    Parameters
    ----------
    notebook : NotebookNode
        Outputs are written into it. Hidden tests are left out.
    lesson : LessonFile
        Whose checks the notebook reads.
    folder : path
        Working folder; ``checks/`` is made in it.

    Returns
    -------
    list of NotebookNode
        The code cells with their outputs.
    """
    (folder / "checks").mkdir(exist_ok=True)
    checks = load_lesson(lesson.name).checks()
    (folder / "checks" / f"{lesson.name}.json").write_text(checks, encoding="utf-8")
    cells = [c for c in notebook.cells if c.cell_type == "code"]
    for cell in cells:
        cell.source = _HIDDEN.sub("", cell.source)
    client = NotebookClient(
        notebook,
        timeout=300,
        allow_errors=True,
        resources={"metadata": {"path": str(folder)}},
    )
    client.execute(
        env={
            **os.environ,
            "COURSE_DATA": str(DATASETS),
            "PYTHONPATH": str(ROOT),
            "OPENBLAS_NUM_THREADS": "1",
        }
    )
    return cells


def with_answers(lesson: LessonFile) -> NotebookNode:
    """The notebook with its answers in it."""
    return nbformat.reads(build(lesson), 4)
