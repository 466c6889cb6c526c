"""What grading a submission gave: points from the gradebook, remarks from its pages."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry, SubmittedAssignment
from traitlets.config import Config

from helpers.checking.outcome import TIMEOUT

from ..judging.record import NOT_JUDGED, Record, records
from ..reports.marks import Marks, marks
from ..settings import course_directory

GRADED, ALREADY, UNGRADED = "graded", "already graded", "not graded"


@dataclass(frozen=True)
class Standing:
    """Where a submission stands in the gradebook.

    Parameters
    ----------
    points, of : float
        Before what is taken off for being late.
    penalty : float
    waiting : float
        Points of written answers that nobody has marked yet.
    confirm : float
        Points by hand that were given before the submission was graded again; they
        count until a person changes them.
    everything : dict of str to Marks
        Every mark and comment, by notebook: what a page is made from.
    """

    points: float = 0.0
    of: float = 0.0
    penalty: float = 0.0
    waiting: float = 0.0
    confirm: float = 0.0
    everything: dict[str, Marks] = field(default_factory=dict, repr=False)

    @property
    def counts(self) -> float:
        """What counts: never below 0, with what is taken off for being late."""
        return max(0.0, self.points - self.penalty)


@dataclass(frozen=True)
class Result:
    """What grading one submission gave.

    Parameters
    ----------
    student, assignment : str
    status : {"graded", "already graded", "not graded"}
    standing : Standing
    remarks : tuple of str
        What was done to the submission, and what it met with, in sentences.
    refused : tuple of str
        Why a notebook of it could not be graded.
    problem : str
        Why the submission is not graded; "" if it is.
    records : tuple of Record
    seconds : float
    """

    student: str
    assignment: str
    status: str = UNGRADED
    standing: Standing = Standing()
    remarks: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    problem: str = ""
    records: tuple[Record, ...] = field(default=(), repr=False)
    seconds: float = 0.0

    @property
    def points(self) -> float:
        """What counts; see `Standing`."""
        return self.standing.counts

    @property
    def score(self) -> str:
        """Points of what has been marked, and what waits: "75/75 + 4 waiting"."""
        waiting = self.standing.waiting
        waits = f" + {waiting:g} waiting" if waiting else ""
        return f"{self.points:g}/{self.standing.of - waiting:g}{waits}"

    @property
    def timed_out(self) -> tuple[str, ...]:
        """Exercises that ran out of time."""
        return tuple(r.exercise for r in self.records if r.state == TIMEOUT)


def result(
    book: Gradebook, config: Config, assignment: str, student: str, status: str
) -> Result:
    """Read what became of a submission."""
    coursedir = course_directory(config)
    place = coursedir.format_path(coursedir.autograded_directory, student, assignment)
    remarks, refused, every = [], [], []
    for path in sorted(Path(place).glob("*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        about = notebook["metadata"].get("course", {})
        remarks += [f"{path.stem}: {note}" for note in about.get("notes", [])]
        refused += [about["refused"]] if about.get("refused") else []
        every += records(notebook)
    return Result(
        student,
        assignment,
        status,
        standing(book, assignment, student),
        (*remarks, *_accidents(every)),
        tuple(refused),
        records=tuple(every),
    )


def standing(book: Gradebook, assignment: str, student: str) -> Standing:
    """Read every mark and comment of a submission from the gradebook."""
    try:
        submission = book.find_submission(assignment, student)
    except MissingEntry:
        return Standing()
    asked = [g for g in _grades(submission) if g.needs_manual_grade]
    return Standing(
        submission.score,
        submission.max_score,
        submission.late_submission_penalty,
        sum(g.max_score for g in asked if g.manual_score is None),
        sum(g.manual_score for g in asked if g.manual_score is not None),
        marks(submission),
    )


def _grades(submission: SubmittedAssignment) -> Iterator:
    for notebook in submission.notebooks:
        yield from notebook.grades


def _accidents(every: list[Record]) -> Iterator[str]:
    """Say what ran out of time, and what was not judged and why, once per reason."""
    late = [r.exercise for r in every if r.state == TIMEOUT]
    if late:
        yield f"Out of time: {', '.join(late)}."
    reasons: dict[str, list[str]] = {}
    for r in every:
        if r.state == NOT_JUDGED:
            reasons.setdefault(r.says.rstrip("."), []).append(r.exercise)
    for reason, names in reasons.items():
        yield f"Not judged: {', '.join(names)} ({reason})."
