"""What a change of lesson, specification or judge does to a class, before it counts.

Every submission that was graded by another judge is judged anew, once. What comes of it
lies in a folder of its own (`paths.PROPOSED`) until it is accepted, and then grading
takes it from there, or until it is dropped. The gradebook is asked in a transaction
that ends without writing, so manual marks and late penalties count as they will.
"""

from __future__ import annotations

import contextlib
import glob
import json
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .. import paths
from ..ingest.student_id import problem_of_id, problem_of_time
from ..judging.pool import outcomes
from ..judging.record import records
from ..plugins.judge import judge_submission
from .book import transaction
from .grader import Submission, staged
from .results import Standing, standing
from .run import Work, at_work, get_ready, settled
from .stopped import stops

JUDGED, SAME, NEW = "judged anew", "as it was", "not graded yet"


@dataclass(frozen=True)
class Moved:
    """One criterion that gives other points than before.

    Parameters
    ----------
    exercise, criterion : str
        The exercise with its lesson; the criterion is "" if nothing was judged.
    before, after : float or None
        None where there is no such criterion.
    """

    exercise: str
    criterion: str
    before: float | None
    after: float | None


@dataclass(frozen=True)
class Change:
    """What judging a submission anew would change.

    Parameters
    ----------
    student, assignment : str
    state : {"judged anew", "as it was", "not graded yet"}
    before, after : Standing
        In the gradebook now, and if it is accepted.
    moved : tuple of Moved
    other_answers : bool
        Whether the student has handed in other answers since.
    problem : str
        Why it could not be judged; "" if it could.
    """

    student: str
    assignment: str
    state: str = SAME
    before: Standing = Standing()
    after: Standing = Standing()
    moved: tuple[Moved, ...] = ()
    other_answers: bool = False
    problem: str = ""

    @property
    def by(self) -> float:
        """Points more or less."""
        return self.after.counts - self.before.counts


def propose_all(
    folder: Path,
    work: list[Work],
    *,
    workers: int | None = None,
    done: Callable[[Change], None] = lambda change: None,
) -> list[Change]:
    """Judge what another judge has graded, and write nothing that counts.

    Parameters
    ----------
    folder : Path
        The course folder.
    work : list of (assignment, student)
    workers : int, optional
        Processes; by default one for each processor.
    done : callable
        Called with every Change as it comes.

    Raises
    ------
    StoppedError
        If nothing can be judged for now; what has been judged is kept.
    """
    changes: dict[Work, Change] = {}
    jobs = [(str(folder), *one) for one in work]
    with at_work(folder):
        get_ready(folder, {assignment for assignment, _ in work}, workers)
        coming = outcomes(propose_one, jobs, workers or os.cpu_count() or 1)
        with contextlib.closing(coming):
            for job, outcome in coming:
                one = settled(job, outcome, Change)
                changes[one.assignment, one.student] = one
                done(one)
    return [changes[one] for one in work]


def propose_one(folder: str, assignment: str, student: str) -> Change:
    """Judge a submission if another judge has graded it; say what would change."""
    problem = problem_of_id(student) or problem_of_time(folder, assignment, student)
    if problem:
        return Change(student, assignment, problem=problem)
    with stops(), staged(Path(folder)) as staging:
        one = Submission(Path(folder), assignment, student, staging, judge_submission)
        if not one.propose():
            state = SAME if one.graded_from() else NEW
            return Change(student, assignment, state)
        with transaction(one.config, rehearse=True) as book:
            before = standing(book, assignment, student)
            one.enter(book, one.proposed)
            book.db.expire_all()
            after = standing(book, assignment, student)
        old, new = _notebooks(one.autograded), _notebooks(one.proposed)
    moved, other = tuple(_moved(old, new)), _answers(old) != _answers(new)
    return Change(student, assignment, JUDGED, before, after, moved, other)


def proposals(folder: Path, assignment: str) -> list[str]:
    """Students of whom there is something to accept."""
    found = (folder / paths.PROPOSED).glob(f"*/{glob.escape(assignment)}")
    return sorted(path.parent.name for path in found)


def outdated(folder: Path, assignment: str) -> list[str]:
    """Those of whom a lesson, a file or the judge has changed since it was shown."""
    return [
        student
        for student in proposals(folder, assignment)
        if not Submission(
            folder, assignment, student, folder / paths.STAGING, judge_submission
        ).is_proposed()
    ]


def drop(folder: Path, assignment: str) -> int:
    """Forget what was proposed; say of how many."""
    students = proposals(folder, assignment)
    for student in students:
        shutil.rmtree(folder / paths.PROPOSED / student / assignment)
    return len(students)


def _notebooks(place: Path) -> list[dict]:
    return [
        json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(place.glob("*.ipynb"))
    ]


def _moved(old: list[dict], new: list[dict]) -> Iterator[Moved]:
    """Criteria whose points differ, in the order of the notebooks."""
    before, after = _points(old), _points(new)
    for key in dict.fromkeys([*before, *after]):
        if before.get(key) != after.get(key):
            yield Moved(*key, before.get(key), after.get(key))


def _points(notebooks: list[dict]) -> dict[tuple[str, str], float]:
    points = {}
    for record in (r for notebook in notebooks for r in records(notebook)):
        exercise = f"{record.lesson}.{record.exercise}"
        if not record.marks:
            points[exercise, ""] = record.points
        for mark in record.marks:
            points[exercise, mark.criterion] = mark.points
    return points


def _answers(notebooks: list[dict]) -> list[str]:
    """What the student wrote into the cells of exercises and questions."""
    return [
        cell["source"]
        for notebook in notebooks
        for cell in notebook["cells"]
        if cell["metadata"].get("nbgrader", {}).get("solution")
    ]
