"""Write a judged submission into the gradebook, by nbgrader's own rules."""

from __future__ import annotations

import os
from collections.abc import Mapping

from nbformat import NotebookNode
from nbgrader.api import Gradebook
from nbgrader.preprocessors import AssignLatePenalties, SaveAutoGrades
from nbgrader.preprocessors.base import NbGraderPreprocessor
from traitlets.config import Config

from ..settings import course_directory


class _SaveGrades(SaveAutoGrades):
    """nbgrader's reading of scores, into a gradebook that is open already."""

    def save(self, book: Gradebook, notebook: NotebookNode, info: dict) -> None:
        """Write the scores and comments of every cell."""
        self.gradebook = book
        self.notebook_id, self.assignment_id = info["notebook"], info["assignment"]
        self.student_id = info["student"]
        NbGraderPreprocessor.preprocess(self, notebook, {"nbgrader": info})


def save(
    book: Gradebook,
    config: Config,
    assignment: str,
    student: str,
    notebooks: Mapping[str, NotebookNode],
    marks: str | os.PathLike,
) -> None:
    """Write scores, comments and late penalties of a submission.

    Parameters
    ----------
    book : Gradebook
        Its commits are the caller's business.
    config : Config
    assignment, student : str
    notebooks : mapping of str to NotebookNode
        By name: executed, with a score in every test cell.
    marks : path
        A folder with nbgrader's marks, such as the time of handing in.
    """
    coursedir = course_directory(config, assignment)
    book.update_or_create_student(student)
    when = coursedir.get_existing_timestamp(os.fspath(marks))
    times = {"timestamp": when} if when else {}
    submission = book.update_or_create_submission(assignment, student, **times)
    grades, late = _SaveGrades(config=config), AssignLatePenalties(config=config)
    late.init_plugin()
    for name, notebook in notebooks.items():
        info = {"notebook": name, "assignment": assignment, "student": student}
        grades.save(book, notebook, info)
        row = book.find_submission_notebook(name, assignment, student)
        row.late_submission_penalty = None
        seconds = submission.total_seconds_late
        if seconds > 0:
            book.db.flush()
            penalty = late.plugin_inst.late_submission_penalty(
                student, row.score, seconds
            )
            if penalty is not None:
                penalty = late._check_late_penalty(row, penalty)
            row.late_submission_penalty = penalty
    book.db.flush()


def notebooks_of(book: Gradebook, assignment: str) -> list[str]:
    """List the notebooks of an assignment, in alphabetical order."""
    return sorted(n.name for n in book.find_assignment(assignment).notebooks)
