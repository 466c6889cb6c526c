"""nbgrader's steps between judging and reading: safe outputs, a summary for reports."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from nbformat import NotebookNode
from nbgrader.preprocessors.base import NbGraderPreprocessor

from .. import paths
from ..model.lesson_file import read
from ..reports import compact
from ..reports.clean import safe_output


class SafeOutputs(NbGraderPreprocessor):
    """Keep of every output what cannot do anything but be read or looked at.

    Student code can put any output into any cell, so none is trusted; see
    `reports.clean`. The formgrader shows what is left.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict, index: int
    ) -> tuple[NotebookNode, dict]:
        """Clean the outputs of one cell."""
        cell.pop("attachments", None)
        if cell.cell_type == "code":
            cell.outputs = [safe for o in cell.outputs if (safe := safe_output(o))]
        return cell, resources


class SumUp(NbGraderPreprocessor):
    """Write what the page of a class needs into a small file beside the notebook."""

    def preprocess(
        self, nb: NotebookNode, resources: dict
    ) -> tuple[NotebookNode, dict]:
        """Write it; the notebook stays as it is."""
        info, converter = resources["nbgrader"], self.parent.parent
        week, lesson = info["assignment"], info["notebook"]
        released = Path(
            converter.coursedir.format_path(
                converter.coursedir.release_directory, ".", week
            )
        )
        place = Path(converter._format_dest(week, info["student"]))
        sum_up(lesson, nb, released, place)
        return nb, resources


def sum_up(lesson: str, notebook: NotebookNode, released: Path, place: Path) -> None:
    """Write what the page of a class needs beside a graded notebook.

    Parameters
    ----------
    lesson : str
    notebook : NotebookNode
        Graded.
    released, place : Path
        The folder of the released week, and that of the graded notebook.
    """
    one = compact.compact(lesson, notebook, *_given(released / f"{lesson}.ipynb"))
    compact.write(place / f"{lesson}.ipynb", one)


@cache
def _given(released: Path) -> tuple[dict, str]:
    """A released notebook, and the course's answers to it."""
    try:
        file = read(paths.lesson_file(released.stem))
    except LookupError:  # not one of ours
        return {"cells": []}, ""
    answers = "\n\n".join(file.answer(name) for name in file.exercises)
    return json.loads(released.read_text(encoding="utf-8")), answers
