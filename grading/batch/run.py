"""Grade many submissions: what needs it, side by side, and nothing half-way."""

from __future__ import annotations

import contextlib
import glob
import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import nbformat
from filelock import FileLock, Timeout
from nbgrader.api import MissingEntry

from .. import paths
from ..judging import keys
from ..judging.pool import WorkerLostError, outcomes
from ..judging.secret import LostSecretError, secret
from ..model.lesson_file import read
from ..plugins.settle import exercise_of, is_judged
from ..settings import load
from . import cluster
from .book import transaction
from .grader import grade_one, gradebook
from .log import logged, note
from .results import Result
from .stopped import StoppedError, stops

Work = tuple[str, str]  # assignment, student


def students(folder: Path, assignment: str) -> list[str]:
    """Who handed in an assignment."""
    found = (folder / paths.SUBMITTED).glob(f"*/{glob.escape(assignment)}")
    return sorted(p.parent.name for p in found if p.is_dir())


def absent(folder: Path, assignment: str) -> list[str]:
    """Students in the gradebook who have not handed in an assignment."""
    handed_in = set(students(folder, assignment))
    with gradebook(load(folder)) as book:
        return sorted(s.id for s in book.students if s.id not in handed_in)


def grade_all(
    folder: Path,
    work: list[Work],
    *,
    again: bool = False,
    workers: int | None = None,
    scheduler: str = "",
    done: Callable[[Result], None] = lambda result: None,
) -> list[Result]:
    """Grade submissions and write their feedback pages.

    Parameters
    ----------
    folder : Path
        The course folder.
    work : list of (assignment, student)
    again : bool
        True grades also what was graded already and has not changed since.
    workers : int, optional
        Processes; by default one for each processor.
    scheduler : str
        Address of a Dask cluster that judges; "" judges on this machine.
    done : callable
        Called with every Result as it comes.

    Returns
    -------
    list of Result
        In the order of `work`. A submission that cannot be graded has a `problem` and
        does not stop the others.

    Raises
    ------
    StoppedError
        If nothing can be graded for now; what `done` has seen is graded.
    """
    results: dict[Work, Result] = {}
    jobs = [(str(folder), *one, again) for one in work]
    assignments = {assignment for assignment, _ in work}
    with at_work(folder), logged(folder, len(work)):
        get_ready(folder, assignments, workers)
        if scheduler:
            coming = cluster.outcomes(grade_one, jobs, scheduler)
        else:
            coming = outcomes(grade_one, jobs, workers or os.cpu_count() or 1)
        with contextlib.closing(coming):
            for job, outcome in coming:
                one = settled(job, outcome, Result)
                results[one.assignment, one.student] = one
                note(one, outcome if isinstance(outcome, Exception) else None)
                done(one)
    return [results[one] for one in work]


@contextlib.contextmanager
def at_work(folder: Path) -> Iterator[None]:
    """Be the only grader in a course folder; what stops it is a `StoppedError`."""
    with stops(), _alone(folder):
        yield


def get_ready(folder: Path, assignments: set[str], workers: int | None) -> None:
    """Make sure that all that judging needs is there, before anyone is judged.

    Raises
    ------
    StoppedError
        If something is missing that a person has to see to.
    """
    _expect_secret(folder)
    _expect_gradebook(folder, assignments)
    _expect_points(folder, assignments)
    _prepare_keys(folder, assignments, workers)


def remarks(results: Iterable[Result]) -> dict[Work, list[str]]:
    """What the page of the class cannot know: why something is not graded."""
    return {(r.assignment, r.student): said for r in results if (said := _said(r))}


def _said(result: Result) -> list[str]:
    confirm = result.standing.confirm
    again = (
        f"{confirm:g} points were given by hand before this was graded again: confirm "
        "or change them in the formgrader."
    )
    return [*filter(None, [result.problem, again if confirm else ""])]


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep a second grader out, and clear away what a killed one left."""
    lock = FileLock(folder / paths.LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise StoppedError("another `course grade` is at work in this folder") from None
    try:
        shutil.rmtree(folder / paths.STAGING, ignore_errors=True)
        yield
    finally:
        lock.release()


def _expect_gradebook(folder: Path, assignments: set[str]) -> None:
    """Refuse to grade into a gradebook that is not there: nbgrader would make one."""
    config = load(folder)
    url = config.CourseDirectory.db_url
    if url.startswith("sqlite:///") and not Path(url[10:]).is_file():
        raise StoppedError(
            f"there is no gradebook at {url[10:]}; restore it from your backup, or, "
            "if nothing has been graded yet, run `course build`"
        )
    with gradebook(config) as book:
        for name in sorted(assignments):
            try:
                book.find_assignment(name)
            except MissingEntry:
                raise StoppedError(
                    f"the gradebook does not know {name}; run `course build` first"
                ) from None
    with transaction(config):  # makes our table, before many processes want it
        pass


def _expect_points(folder: Path, assignments: set[str]) -> None:
    """Refuse to grade by points that the released notebooks do not have."""
    for assignment in sorted(assignments):
        for path in paths.lesson_files(assignment):
            place = folder / paths.RELEASED / assignment / f"{path.stem}.ipynb"
            released = _points(place) if place.is_file() else {}
            lesson = read(path)
            names = [
                name
                for name in lesson.exercises
                if lesson.cell("test", name).points != released.get(name)
            ]
            if released and names:
                raise StoppedError(
                    f"{', '.join(names)} of {path.stem} has other points than the "
                    "released notebook; run `course build` first"
                )


def _points(released: Path) -> dict[str, float]:
    """What the exercises of a released notebook are worth."""
    notebook = nbformat.v4.reads(released.read_text(encoding="utf-8"))
    judged = [cell for cell in notebook.cells if is_judged(cell)]
    return {exercise_of(c): float(c.metadata.nbgrader.points) for c in judged}


def _expect_secret(folder: Path) -> None:
    """Refuse to grade with another secret than before, before anything is touched."""
    try:
        secret(folder)
    except LostSecretError as error:
        raise StoppedError(str(error)) from error


def _prepare_keys(folder: Path, assignments: set[str], workers: int | None) -> None:
    """Draw the hidden examples once, before many processes ask for them."""
    try:
        keys.prepare(folder, sorted(assignments), workers)
    except keys.NoKeysError as error:
        raise StoppedError(str(error)) from error


def settled(job: tuple, outcome: Any, kind: type) -> Any:
    """What a job gave; a failure is one of its kind, unless nothing can go on."""
    if isinstance(outcome, kind):
        return outcome
    if isinstance(outcome, StoppedError):
        raise outcome
    _, assignment, student, *_ = job
    problem = f"{type(outcome).__name__}: {outcome}"
    if isinstance(outcome, WorkerLostError):
        problem = (
            "The process that grades it was killed twice, so it is not graded. "
            "Perhaps the machine has too little memory."
        )
    return kind(student, assignment, problem=problem)
