"""Grade what arrives, at once and in turn, and put the feedback where students look."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from traitlets import Bool, Enum, Float, Integer
from traitlets.config import Config, LoggingConfigurable

from .. import paths
from ..authoring.build import Quiet
from ..batch.results import Result
from ..batch.run import grade_all
from ..batch.stopped import StoppedError
from ..ingest.class_list import ClassList, read_class_list
from ..ingest.downloads import DownloadError
from ..ingest.handed_in import CANNOT_READ, why
from ..ingest.student_id import problem_of_id
from ..ingest.submission import shown
from ..judging.secret import LostSecretError
from ..plugins.handback import ReleaseFeedback
from ..plugins.receipts import sign
from ..settings import course_directory, load
from .arrivals import PAGES, Arrival, from_exchange, from_folder, inbound
from .attempts import (
    BEST,
    GRADED,
    LAST,
    PROBLEM,
    REFUSED,
    Attempt,
    attempts_of,
    counting,
    due,
    put_in_place,
    receive,
    settle,
)
from .collect import grading_waits

AT_ONCE = 100  # attempts, after which it looks again who came and says what it did


class Watch(LoggingConfigurable):
    """What is watched, and by which rules; `c.Watch.attempts = 3` sets one."""

    attempts = Integer(0, min=0, help="graded attempts of a student; 0: any").tag(
        config=True
    )
    wait = Float(0.0, min=0, help="minutes from one grading to the next").tag(
        config=True
    )
    counts = Enum([LAST, BEST], default_value=LAST, help="which attempt counts").tag(
        config=True
    )
    settled = Float(2.0, min=0, help="seconds without a change before reading").tag(
        config=True
    )
    publish = Bool(True, help="whether feedback goes back at once").tag(config=True)

    def __init__(
        self,
        folder: Path,
        assignment: str,
        source: Path | None = None,
        feedback: Path | None = None,
        **given: object,
    ) -> None:
        self.course = load(folder)
        super().__init__(parent=Quiet(config=self.course), **given)
        self.folder, self.assignment = folder, assignment
        self.source, self.feedback = source, feedback
        self.looked_over = False
        self.released = folder / paths.RELEASED / assignment
        self.known = {p.name for p in self.released.glob("*.ipynb")}

    def once(self) -> Iterator[str]:
        """Take in what came, and grade until nobody's turn is left.

        Yields
        ------
        str
            A sentence for each attempt, and for what a person has to see to.

        Raises
        ------
        StoppedError
            If nothing can be graded for now; what came is kept, and its turn comes.
        """
        while True:
            yield from self.take_in()
            everybody = attempts_of(self.folder, self.assignment)
            now, wait = datetime.now(UTC), timedelta(minutes=self.wait)
            turn, refused = due(everybody, self.attempts, wait, now)
            for attempt in refused:
                settle(attempt, status=REFUSED)
                yield (
                    f"{attempt.student}: attempt {attempt.number} is not graded; "
                    f"{self.attempts} are allowed."
                )
            if not self.looked_over:  # a run before this one may have been cut short
                yield from self._count(everybody, sorted(everybody))
                self.looked_over = True
            if not turn:
                return
            turn = turn[:AT_ONCE]
            yield from self._grade(turn)
            everybody = attempts_of(self.folder, self.assignment)
            yield from self._count(everybody, [a.student for a in turn])

    def take_in(self) -> Iterator[str]:
        """Keep every version that is new."""
        everybody = attempts_of(self.folder, self.assignment)
        problems: list[str] = []
        for arrival in self._arrivals(problems):
            mine = everybody.setdefault(arrival.student, [])
            if any(a.key == arrival.key for a in mine):
                continue
            problem = problem_of_id(arrival.student)
            try:
                if not problem:
                    mine.append(self._receive(arrival, mine))
            except CANNOT_READ as error:
                problem = f"a file of theirs {why(error)}"
            if problem:
                problems.append(f"{shown(arrival.student)}: {problem}")
        yield from problems

    def _arrivals(self, problems: list[str]) -> Iterable[Arrival]:
        if self.source is None:
            owner = self.course.ExchangeCollect.get("check_owner", True)
            place = inbound(self.course)
            return from_exchange(place, self.released, owner, problems)
        return from_folder(
            self.source, self.assignment, self._people(), self.known, problems,
            self.settled,
        )  # fmt: skip

    def _people(self) -> ClassList | None:
        path = self.folder / paths.CLASS_LIST
        return read_class_list(path) if path.is_file() else None

    def _receive(self, arrival: Arrival, mine: list[Attempt]) -> Attempt:
        return receive(
            self.folder, self.assignment, arrival.student, arrival.files, mine,
            arrival.key, arrival.source,
        )  # fmt: skip

    def _grade(self, turn: list[Attempt]) -> Iterator[str]:
        """Grade one attempt of each student, and hand back each as it is done."""
        theirs = {a.student: a for a in turn}
        said: list[str] = []
        with self._nobody_grades():
            for attempt in turn:
                put_in_place(self.folder, self.assignment, attempt)
                sign(self.folder, self.assignment, attempt.student)

        def done(result: Result) -> None:
            said.append(self._settle(theirs[result.student], result))

        work = [(self.assignment, a.student) for a in turn]
        try:
            grade_all(self.folder, work, done=done)
        finally:
            yield from said

    def _settle(self, attempt: Attempt, result: Result) -> str:
        if result.problem:
            settle(attempt, status=PROBLEM)
            return f"{attempt.student}: not graded. {result.problem}"
        points, of = result.points, result.standing.of
        said = f"{attempt.student}: attempt {attempt.number}, {points:g} of {of:g}."
        try:
            self._hand_back(attempt)
        except OSError as error:
            said += f" Its pages could not be handed back ({error.strerror})."
        settle(attempt, status=GRADED, points=points, of=of)
        return said

    def _hand_back(self, attempt: Attempt) -> None:
        """Put the pages where the student looks; those of other attempts stay."""
        if not self.publish:
            return
        pages = self.folder / paths.FEEDBACK / attempt.student / self.assignment
        if attempt.source == "exchange":
            release(self.course, self.assignment, attempt.student)
        place = self._place_of_pages(attempt)
        if place is None or place.is_symlink() or place.parent.is_symlink():
            return
        place.mkdir(parents=True, exist_ok=True)
        signed = self.folder / paths.RECEIPTS / self.assignment / attempt.student
        for path in [*pages.glob("*.html"), *signed.glob("*.receipt.json")]:
            target = place / path.name
            target.unlink(missing_ok=True)
            shutil.copy(path, target)

    def _place_of_pages(self, attempt: Attempt) -> Path | None:
        name = f"attempt {attempt.number}"
        if self.feedback:
            return self.feedback / attempt.student / self.assignment / name
        if attempt.source == "folder" and self.source:
            return self.source / attempt.student / PAGES / name
        return None

    def _count(
        self, everybody: dict[str, list[Attempt]], students: list[str]
    ) -> Iterator[str]:
        """See that the attempt that counts is the one in the gradebook."""
        ranked = [counting(everybody[student], self.counts) for student in students]
        with self._nobody_grades():
            back = [
                a for a in ranked if a and put_in_place(self.folder, self.assignment, a)
            ]
        if back:
            grade_all(self.folder, [(self.assignment, a.student) for a in back])
        for attempt in back:
            yield f"{attempt.student}: attempt {attempt.number} counts."

    @contextlib.contextmanager
    def _nobody_grades(self) -> Iterator[None]:
        """Change submissions while no `course grade` reads them."""
        try:
            with grading_waits(self.folder):
                yield
        except (DownloadError, LostSecretError) as error:
            raise StoppedError(str(error).rstrip(".")) from error


def release(config: Config, assignment: str, student: str) -> None:
    """Release one student's feedback through the exchange."""
    coursedir = course_directory(config, assignment)
    coursedir.student_id = student
    ReleaseFeedback(coursedir=coursedir, config=config, parent=Quiet()).start()
