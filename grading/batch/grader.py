"""Grade one submission with nbgrader: beside its place first, then moved into it.

nbgrader's own converters work in the final folder, commit after every cell and swallow
what goes wrong. Killed half-way they leave a folder that looks graded, and a full disk
becomes a score of 0. Here the same steps work beside the final folder and in one
transaction, and let every error through; a submission is either graded whole or left
ungraded.
"""

from __future__ import annotations

import contextlib
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode, from_dict
from nbgrader.api import Gradebook
from nbgrader.preprocessors import LimitOutput
from traitlets.config import Config

from .. import paths
from ..ingest.student_id import problem_of_id, problem_of_time
from ..ingest.submission import ingest
from ..plugins.execute import Execute
from ..plugins.judge import SubmissionJob, judge_submission
from ..plugins.pages import SafeOutputs, sum_up
from ..reports import feedback
from ..settings import course_directory, load
from . import stamps
from .book import transaction
from .results import ALREADY, GRADED, Result, result, standing
from .save import notebooks_of, save
from .stopped import stops

Judge = Callable[[SubmissionJob], Mapping[str, dict]]


def grade_one(
    folder: str,
    assignment: str,
    student: str,
    again: bool,
    judge: Judge = judge_submission,
) -> Result:
    """Grade a submission if it needs it, and write its pages if they changed.

    Parameters
    ----------
    folder : str
        The course folder.
    assignment, student : str
    again : bool
        True grades also what was graded already and has not changed since.
    judge : callable
        What judges the job: here, or on another machine.

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
    with stops(), staged(Path(folder)) as staging:
        job = Submission(Path(folder), assignment, student, staging, judge)
        status = GRADED if job.autograde(again) else ALREADY
        job.write_pages()
        with transaction(job.config) as book:
            graded = result(book, job.config, assignment, student, status)
    return replace(graded, seconds=time.perf_counter() - start)


class Submission:
    """One submission on its way from what was handed in to its pages."""

    def __init__(
        self, folder: Path, assignment: str, student: str, staging: Path, judge: Judge
    ) -> None:
        self.folder, self.assignment, self.student = folder, assignment, student
        self.staging, self.judge = staging, judge
        self.config = load(folder)
        coursedir = course_directory(self.config, assignment)

        def place(step: str) -> Path:
            return Path(coursedir.format_path(step, student, assignment))

        self.submitted = place(coursedir.submitted_directory)
        self.autograded = place(coursedir.autograded_directory)
        self.feedback = place(coursedir.feedback_directory)
        self.proposed = place(paths.PROPOSED)
        self.staged = staging / "autograded"

    def autograde(self, again: bool) -> bool:
        """Judge the submission; say whether there was a need to.

        It is graded when the gradebook and the folder of results both say so, from
        the same files by the same judge; whatever was interrupted is done again.
        """
        wanted, kept = self.wanted(), self.graded_from()
        if not again and kept == stamps.stamped(self.autograded) == wanted:
            return False
        if not again and self.is_proposed():
            finished = self.staged / self.student / self.assignment
            finished.parent.mkdir(parents=True)
            self.proposed.rename(finished)
        else:
            finished = self.judge_beside()
        with transaction(self.config) as book:
            self.enter(book, finished)
            book.set_made_from(self.assignment, self.student, wanted)
        self._put(self.staged, self.autograded, wanted)
        return True

    def propose(self) -> bool:
        """Judge the submission if it was graded by another judge, and enter nothing.

        What comes of it lies in `proposed`; grading takes it from there. Says whether
        there is anything to propose.
        """
        wanted, kept = self.wanted(), self.graded_from()
        if not kept or kept == stamps.stamped(self.autograded) == wanted:
            return False
        if not self.is_proposed():
            self.judge_beside()
            self._put(self.staged, self.proposed, wanted)
        return True

    def is_proposed(self) -> bool:
        """Whether what came of judging it now has been kept, to be accepted."""
        return stamps.stamped(self.proposed) == self.wanted()

    def wanted(self) -> str:
        """Fingerprint of all that the points should come from now."""
        judging = stamps.of_judging(self.folder, self.assignment)
        return stamps.digest(judging, stamps.of_submission(self.submitted))

    def graded_from(self) -> str:
        """Fingerprint of what the points in the gradebook come from; "" without any."""
        with transaction(self.config) as book:
            return book.made_from(self.assignment, self.student)

    def enter(self, book: Gradebook, finished: Path) -> None:
        """Write the points of a folder of judged notebooks into an open gradebook."""
        notebooks = {
            p.stem: nbformat.v4.reads(p.read_text(encoding="utf-8"))
            for p in sorted(finished.glob("*.ipynb"))
        }
        save(book, self.config, self.assignment, self.student, notebooks, finished)

    def judge_beside(self) -> Path:
        """Judge the submission; give the folder of what came of it, which is staged."""
        finished = self.staged / self.student / self.assignment
        finished.mkdir(parents=True)
        with transaction(self.config) as book:
            names = notebooks_of(book, self.assignment)
        for name, notebook in self._judged(names).items():
            text = nbformat.v4.writes(notebook) + "\n"
            (finished / f"{name}.ipynb").write_text(text, encoding="utf-8")
            released = self.folder / paths.RELEASED / self.assignment
            sum_up(name, notebook, released, finished)
        feedback.copy_marks(self.submitted, finished)
        _share(self.staged, self.config)
        return finished

    def _judged(self, names: list[str]) -> dict[str, NotebookNode]:
        """Every notebook of the assignment, judged and safe to look at."""
        released = self.folder / paths.RELEASED
        who = {"assignment": self.assignment, "student": self.student}
        rebuilt = {
            n: ingest(self.submitted, self.assignment, n, released) for n in names
        }
        execute = Execute(config=self.config)
        job = execute.job(course_directory(self.config), who, rebuilt)
        judged = {n: from_dict(nb) for n, nb in self.judge(job).items()}
        for name, notebook in judged.items():
            resources = {"nbgrader": {**who, "notebook": name}}
            for step in (LimitOutput(config=self.config), SafeOutputs()):
                judged[name], _ = step.preprocess(notebook, resources)
        return judged

    def write_pages(self) -> None:
        """Write the feedback pages if anything that stands on them has changed."""
        judging = stamps.of_judging(self.folder, self.assignment)
        with transaction(self.config) as book:
            marks = standing(book, self.assignment, self.student)
        graded = stamps.of_submission(self.autograded)
        wanted = stamps.digest(judging, graded, marks.everything, feedback.look())
        if stamps.stamped(self.feedback) != wanted:
            made = self.staging / "feedback"
            who = self.student, self.assignment
            feedback.write(self.autograded, made.joinpath(*who), *who, marks.everything)
            _share(made, self.config)
            self._put(made, self.feedback, wanted)

    def _put(self, made: Path, place: Path, fingerprint: str) -> None:
        finished = made / self.student / self.assignment
        stamps.stamp(finished, fingerprint)
        stamps.publish(finished, place)


def gradebook(config: Config) -> Gradebook:
    """Open the gradebook that a configuration names; use it in a `with`."""
    coursedir = course_directory(config)
    return Gradebook(coursedir.db_url, coursedir.course_id)


def _share(folder: Path, config: Config) -> None:
    """Give pages the rights that nbgrader gives them."""
    shared = course_directory(config).groupshared
    for path in folder.rglob("*"):
        if path.is_file():
            path.chmod(0o664 if shared else 0o644)
        elif shared:
            path.chmod(path.stat().st_mode & 0o7777 | 0o2770)


@contextlib.contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Give work in progress a folder of its own, which is gone afterwards."""
    place = folder / paths.STAGING
    place.mkdir(parents=True, exist_ok=True)
    own = Path(tempfile.mkdtemp(dir=place))
    try:
        yield own
    finally:
        shutil.rmtree(own, ignore_errors=True)
