"""Grade many submissions: nbgrader's converters, several processes, one result each."""

from __future__ import annotations

import contextlib
import glob
import json
import logging
import os
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from nbgrader.api import Gradebook, MissingEntry
from nbgrader.converters import Autograde, GenerateFeedback, NbGraderException

from . import paths
from .build import Quiet
from .in_kernel import VERDICT
from .settings import course_directory, load


@dataclass(frozen=True)
class Result:
    """What grading one submission gave."""

    student: str
    assignment: str
    points: float = 0.0
    of: float = 0.0
    seconds: float = 0.0
    problem: str = ""
    refused: tuple[str, ...] = ()
    verdicts: tuple[dict, ...] = field(default=(), repr=False)


def students(folder: Path, assignment: str) -> list[str]:
    """Who handed in an assignment."""
    found = (folder / paths.SUBMITTED).glob(f"*/{glob.escape(assignment)}")
    return sorted(p.parent.name for p in found if p.is_dir())


def grade_all(
    folder: Path,
    work: list[tuple[str, str]],
    *,
    again: bool = False,
    workers: int | None = None,
    done: Callable[[Result], None] = lambda result: None,
) -> list[Result]:
    """Grade submissions and write their feedback pages.

    Parameters
    ----------
    folder : Path
        The course folder.
    work : list of (assignment, student)
    again : bool
        True grades anew what has been graded already.
    workers : int, optional
        Processes; by default one for each processor.
    done : callable
        Called with every Result as it comes.

    Returns
    -------
    list of Result
        In the order of `work`. A submission that fails has a `problem` and does not
        stop the others.
    """
    workers = max(1, min(workers or os.cpu_count() or 1, len(work)))
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        jobs = {pool.submit(grade_one, str(folder), *w, again): w for w in work}
        results = {}
        for job in as_completed(jobs):
            assignment, student = jobs[job]
            try:
                result = job.result()
            except Exception as error:  # noqa: BLE001 - the others go on
                problem = f"{type(error).__name__}: {error}"
                result = Result(student, assignment, problem=problem)
            results[assignment, student] = result
            done(result)
    return [results[w] for w in work]


def grade_one(folder: str, assignment: str, student: str, again: bool) -> Result:
    """Grade one submission with nbgrader and write its feedback page."""
    start = time.perf_counter()
    log = _Heard()
    if set(student) & set("*?[]"):
        problem = "nbgrader cannot grade a folder with *, ?, [ or ] in its name"
        return Result(student, assignment, problem=problem)
    try:
        with _quiet_kernels():
            for converter in (EveryFolder, GenerateFeedback):
                _convert(converter, folder, assignment, student, again, log)
    except NbGraderException:
        problem = log.lines[-1] if log.lines else "nbgrader stopped"
        return Result(student, assignment, problem=problem)
    points, of = _score(folder, assignment, student)
    refused, verdicts = _verdicts(Path(folder), assignment, student)
    seconds = time.perf_counter() - start
    return Result(student, assignment, points, of, seconds, "", refused, verdicts)


class EveryFolder(Autograde):
    """nbgrader's Autograde, which also takes a folder without any notebook in it."""

    def init_notebooks(self) -> None:
        """Find the submissions; the hook before converting lists their notebooks."""
        source = self._format_source(
            self.coursedir.assignment_id, self.coursedir.student_id
        )
        self.notebooks = []
        self.assignments = {
            place: [os.path.join(place, "any.ipynb")] for place in glob.glob(source)
        }
        if not self.assignments:
            raise NbGraderException(f"no submission in {source}")


class _Heard(logging.Handler):
    """Keeps nbgrader's errors instead of printing them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the last line: of a traceback it is the one that says something."""
        self.lines.append(record.getMessage().strip().splitlines()[-1])


@contextlib.contextmanager
def _quiet_kernels() -> Iterator[None]:
    """Keep the kernels' notes to whoever started them off the terminal."""
    kept = os.dup(2)
    with open(os.devnull, "w") as nowhere:
        os.dup2(nowhere.fileno(), 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _convert(
    converter: type,
    folder: str,
    assignment: str,
    student: str,
    again: bool,
    log: logging.Handler,
) -> None:
    config = load(folder)
    coursedir = course_directory(config, assignment)
    coursedir.student_id = student
    quiet = Quiet()
    quiet.log.handlers = [log]
    quiet.log.propagate = False
    converter(coursedir=coursedir, config=config, parent=quiet, force=again).start()


def _score(folder: str, assignment: str, student: str) -> tuple[float, float]:
    coursedir = course_directory(load(folder), assignment)
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        try:
            submission = gradebook.find_submission(assignment, student)
        except MissingEntry:
            return 0.0, 0.0
        return submission.score, submission.max_score


def _verdicts(
    folder: Path, assignment: str, student: str
) -> tuple[tuple[str, ...], tuple[dict, ...]]:
    """Read what was refused, and every verdict, from the graded notebooks."""
    refused, verdicts = [], []
    for path in sorted(
        (folder / paths.AUTOGRADED / student / assignment).glob("*.ipynb")
    ):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        refusal = notebook["metadata"].get("course", {}).get("refused")
        refused += [refusal] if refusal else []
        for cell in notebook["cells"]:
            for output in cell.get("outputs", []):
                if VERDICT in output.get("data", {}):
                    verdicts.append({"lesson": path.stem, **output["data"][VERDICT]})
    return tuple(refused), tuple(verdicts)
