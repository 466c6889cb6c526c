"""Grade one submission with nbgrader: beside its place first, then moved into it.

nbgrader's own converters work in the final folder and swallow what goes wrong. Killed
half-way they leave a folder that looks graded, and a full disk becomes a score of 0.
Here they work in a folder of their own and let every error through; a submission is
either graded whole or left ungraded.
"""

from __future__ import annotations

import contextlib
import copy
import errno
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from nbgrader.api import Gradebook, InvalidEntry, MissingEntry
from nbgrader.converters import Autograde
from nbgrader.converters.base import BaseConverter
from sqlalchemy.exc import DBAPIError
from traitlets import Unicode
from traitlets.config import Config

from .. import paths
from ..authoring.build import Quiet
from ..ingest.student_id import problem_of_id, problem_of_time
from ..judging.sandbox import NotIsolatedError
from ..reports import feedback
from ..settings import course_directory, load
from . import stamps
from .results import ALREADY, GRADED, Result, result, standing

_NO_PLACE = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
}
_unable = contextlib.suppress(DBAPIError, InvalidEntry)
_NO_WRITING = {errno.EROFS, errno.EACCES, errno.EPERM}


class StoppedError(RuntimeError):
    """Nothing can be graded until a person has seen to something; says what."""


def grade_one(folder: str, assignment: str, student: str, again: bool) -> Result:
    """Grade a submission if it needs it, and write its pages if they changed.

    Parameters
    ----------
    folder : str
        The course folder.
    assignment, student : str
    again : bool
        True grades also what was graded already and has not changed since.

    Raises
    ------
    StoppedError
        If nothing can be graded for now: a full disk, a locked gradebook, a folder
        that cannot be written to.
    """
    problem = problem_of_id(student) or problem_of_time(folder, assignment, student)
    if problem:
        return Result(student, assignment, problem=problem)
    start = time.perf_counter()
    with stops(), _staging(Path(folder)) as staging:
        job = _Job(Path(folder), assignment, student, staging)
        status = GRADED if job.autograde(again) else ALREADY
        job.write_pages()
        with gradebook(job.config) as book:
            found = result(book, job.config, assignment, student, status)
    return replace(found, seconds=time.perf_counter() - start)


@contextlib.contextmanager
def stops() -> Iterator[None]:
    """Turn what is nobody's fault but the machine's into `StoppedError`, in words."""
    try:
        yield
    except (DBAPIError, InvalidEntry) as error:  # nbgrader wraps some of the former
        raise StoppedError(_about_gradebook(str(error))) from error
    except NotIsolatedError as error:
        raise StoppedError(
            f"this machine lacks walls around students' code. {error} `course doctor` "
            "says what to install; `--isolation process` grades all the same"
        ) from error
    except OSError as error:
        if error.errno in _NO_PLACE:
            raise StoppedError(
                f"{_NO_PLACE[error.errno]} ({error.filename})"
            ) from error
        if error.errno in _NO_WRITING:
            raise StoppedError(f"{error.filename} cannot be written to") from error
        raise


def _about_gradebook(said: str) -> str:
    if "locked" in said:
        return "another program has locked the gradebook; close it"
    if "disk is full" in said or "disk I/O" in said:
        return "the disk is full: the gradebook cannot be written to"
    if "readonly" in said:
        return "the gradebook cannot be written to: it is read-only"
    return f"the gradebook does not work: {said.strip().splitlines()[0]}"


class _Job:
    """One submission on its way from what was handed in to its pages."""

    def __init__(
        self, folder: Path, assignment: str, student: str, staging: Path
    ) -> None:
        self.folder, self.assignment, self.student = folder, assignment, student
        self.staging = staging
        self.config = load(folder)
        coursedir = course_directory(self.config, assignment)

        def place(step: str) -> Path:
            return Path(coursedir.format_path(step, student, assignment))

        self.submitted = place(coursedir.submitted_directory)
        self.autograded = place(coursedir.autograded_directory)
        self.feedback = place(coursedir.feedback_directory)

    def autograde(self, again: bool) -> bool:
        """Judge the submission; say whether there was a need to."""
        judging = stamps.of_judging(self.folder, self.assignment)
        wanted = stamps.digest(judging, stamps.of_submission(self.submitted))
        if not again and stamps.stamped(self.autograded) == wanted:
            return False
        made = self.staging / "autograded"
        with self._nothing_left_behind():
            self._convert(OneAutograde, autograded_directory=made)
        self._put(made, self.autograded, wanted)
        return True

    def write_pages(self) -> None:
        """Write the feedback pages if anything that stands on them has changed."""
        judging = stamps.of_judging(self.folder, self.assignment)
        with gradebook(self.config) as book:
            marks = standing(book, self.assignment, self.student)
        graded = stamps.of_submission(self.autograded)
        wanted = stamps.digest(judging, graded, marks.everything, feedback.look())
        if stamps.stamped(self.feedback) != wanted:
            made = self.staging / "feedback"
            who = self.student, self.assignment
            feedback.write(self.autograded, made.joinpath(*who), *who, marks.everything)
            _share(made, self.config)
            self._put(made, self.feedback, wanted)

    def _convert(self, converter: type[BaseConverter], **folders: Path) -> None:
        config = copy.deepcopy(self.config)
        for step, folder in folders.items():
            config.CourseDirectory[step] = str(folder.relative_to(self.folder))
        converter(
            coursedir=course_directory(config, self.assignment),
            config=config,
            parent=Quiet(),
            student=self.student,
        ).start()

    def _put(self, made: Path, place: Path, fingerprint: str) -> None:
        finished = made / self.student / self.assignment
        stamps.stamp(finished, fingerprint)
        stamps.publish(finished, place)

    @contextlib.contextmanager
    def _nothing_left_behind(self) -> Iterator[None]:
        """Take a submission that is new and cannot be graded out of the gradebook."""
        with gradebook(self.config) as book:
            new = not _knows(book, self.assignment, self.student)
        try:
            yield
        except BaseException:
            with _unable, gradebook(self.config) as book:
                if new and _knows(book, self.assignment, self.student):
                    book.remove_submission(self.assignment, self.student)
            raise


def gradebook(config: Config) -> Gradebook:
    """Open the gradebook that a configuration names; use it in a `with`."""
    coursedir = course_directory(config)
    return Gradebook(coursedir.db_url, coursedir.course_id)


def _knows(book: Gradebook, assignment: str, student: str) -> bool:
    try:
        book.find_submission(assignment, student)
    except MissingEntry:
        return False
    return True


def _share(folder: Path, config: Config) -> None:
    """Give pages the rights that nbgrader gives them."""
    shared = course_directory(config).groupshared
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o664 if shared else 0o644)
        elif shared:
            path.chmod(path.stat().st_mode & 0o7777 | 0o2770)


@contextlib.contextmanager
def _staging(folder: Path) -> Iterator[Path]:
    place = folder / paths.STAGING
    place.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(dir=place))
    try:
        yield made
    finally:
        shutil.rmtree(made, ignore_errors=True)


class _One(BaseConverter):
    """A converter of exactly one submission, whose errors come through."""

    student = Unicode()

    def init_notebooks(self) -> None:
        """There is nothing to look for: the student's folder is known."""

    def convert_notebooks(self) -> None:
        """Convert what `find` gives."""
        assignment = self.coursedir.assignment_id
        self.notebooks = self.find(self._format_source(assignment, self.student))
        self.init_assignment(assignment, self.student)
        for notebook in self.notebooks:
            self.convert_single_notebook(notebook)
        self.set_permissions(assignment, self.student)

    def find(self, place: str) -> list[str]:
        """The notebooks of a folder."""
        return sorted(str(path) for path in Path(place).glob("*.ipynb"))


class OneAutograde(_One, Autograde):
    """nbgrader's Autograde for one submission, with or without a notebook in it."""

    def find(self, place: str) -> list[str]:
        """Every notebook of the assignment: what was handed in may be named anyhow."""
        notebooks = [os.path.join(place, "any.ipynb")]
        self.pre_convert_hook(
            assignment=self.coursedir.assignment_id,
            student=self.student,
            notebooks=notebooks,
        )
        return notebooks
