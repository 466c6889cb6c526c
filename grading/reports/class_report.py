"""What is known of a class: who handed in what, how it came out, what to look at."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
from nbgrader.api import Gradebook

from helpers.checking import show
from helpers.checking.outcome import TIMEOUT

from .. import paths
from ..settings import course_directory, load
from . import compact
from .alike import MOST, pairs, shared_lines, unpacked
from .attempts import Attempts, attempts
from .feedback import INDEX
from .misconceptions import Misconception, misconceptions
from .numbers import Numbers, numbers
from .standings import Standing, Standings, known_students, standings, waiting_answers

LINES, WIDTH = 60, 200  # of a piece that is shown beside another
Remarks = Mapping[tuple[str, str], Sequence[str]]  # by assignment and student


@dataclass
class Student:
    """One submission of a class."""

    name: str
    assignment: str
    shown: str
    notebooks: list[compact.Compact]
    standing: Standing = field(default_factory=Standing)
    remarks: list[str] = field(default_factory=list)
    page: str = ""

    @property
    def graded(self) -> bool:
        """Whether it has been graded."""
        return bool(self.notebooks)

    @property
    def late(self) -> bool:
        """Whether it was handed in late."""
        return self.standing.late or bool(self.standing.penalty)

    @property
    def refused(self) -> bool:
        """Whether a notebook of it could not be graded."""
        return any(one["refused"] for one in self.notebooks)

    @property
    def repaired(self) -> bool:
        """Whether something in it was put right, or chosen among several files."""
        return any(one["notes"] for one in self.notebooks)

    @property
    def timed_out(self) -> bool:
        """Whether an exercise of it ran out of time."""
        records = (r for one in self.notebooks for r in one["records"])
        return any(record["state"] == TIMEOUT for record in records)


@dataclass
class Report:
    """What is known of a class."""

    title: str
    weeks: list[str]
    students: list[Student]
    absent: list[str]
    numbers: Numbers
    waiting: list[tuple[str, str, int]]
    misconceptions: list[Misconception]
    alike: list[dict[str, Any]]
    hidden: bool
    attempts: Attempts | None = None

    @property
    def graded(self) -> list[Student]:
        """Whose submission has been graded."""
        return [one for one in self.students if one.graded]

    @property
    def kinds(self) -> dict[str, list[Student]]:
        """Submissions that a person may want to look at, by why."""
        return {
            "Not graded": [s for s in self.students if not s.graded],
            "Late": [s for s in self.students if s.late],
            "Refused": [s for s in self.students if s.refused],
            "Put right, or chosen among several files": [
                s for s in self.students if s.repaired
            ],
            "Ran out of time": [s for s in self.students if s.timed_out],
            "Written answers to mark": [s for s in self.students if s.standing.waiting],
        }


def gather(
    folder: Path, assignment: str, *, hide_ids: bool, remarks: Remarks
) -> Report:
    """Gather everything that is known of a class."""
    weeks = [assignment] if assignment else paths.assignments()
    config = load(folder)
    coursedir = course_directory(config)
    with Gradebook(coursedir.db_url, coursedir.course_id) as book:
        found = standings(book, weeks)
        known = known_students(book)
        waiting = [row for week in weeks for row in waiting_answers(book, week)]
    students = [
        _student(folder, week, name, found, remarks.get((week, name), ()), lessons)
        for week in weeks
        for lessons in [[path.stem for path in paths.lesson_files(week)]]
        for name in _handed_in(folder, week)
    ]
    names = sorted({*known, *(s.name for s in students)})
    shown = _numbered(names) if hide_ids else {name: name for name in names}
    for one in students:
        one.shown = shown[one.name]
        if hide_ids:
            one.page, one.remarks = "", []
    students.sort(key=lambda s: s.shown)
    handed_in = {one.name for one in students}
    counted = numbers((s.shown, n) for s in students for n in s.notebooks)
    return Report(
        paths.title(assignment) if assignment else "The class",
        weeks,
        students,
        [shown[name] for name in known if name not in handed_in],
        counted,
        waiting,
        misconceptions(counted.mistakes),
        [] if hide_ids else _alike(folder, students),
        hide_ids,
        attempts(folder, weeks),
    )


def _student(
    folder: Path,
    week: str,
    name: str,
    found: Standings,
    remarks: Sequence[str],
    lessons: list[str],
) -> Student:
    notebooks = compact.read(folder / paths.AUTOGRADED / name / week, lessons)
    one = Student(name, week, name, notebooks, found.get((week, name), Standing()))
    one.remarks = [*remarks, *_remarks(one)]
    page = folder / paths.FEEDBACK / name / week / f"{INDEX}.html"
    if page.is_file():
        place = Path(paths.FEEDBACK).name
        one.page = quote(f"{place}/{name}/{week}/{INDEX}.html")
    return one


def _remarks(one: Student) -> Iterable[str]:
    if one.standing.penalty:
        penalty = show.points(one.standing.penalty)
        yield f"{penalty} points were taken off for being late."
    for notebook in one.notebooks:
        if notebook["refused"]:
            yield notebook["refused"]
        for note in notebook["notes"]:
            yield f"{notebook['lesson']}: {note}"
        late = [r["exercise"] for r in notebook["records"] if r["state"] == TIMEOUT]
        if late:
            yield f"Out of time: {', '.join(late)}."


def _handed_in(folder: Path, week: str) -> list[str]:
    """Who handed in an assignment."""
    places = (folder / paths.SUBMITTED).glob(f"*/{week}")
    return sorted(place.parent.name for place in places if place.is_dir())


def _numbered(names: list[str]) -> dict[str, str]:
    """A number for every student, in an order that tells nothing."""
    order = np.random.default_rng().permutation(len(names))
    width = len(str(len(names)))
    return {
        name: f"student {number + 1:0{width}}"
        for name, number in zip(names, order.tolist(), strict=True)
    }


def _alike(folder: Path, students: list[Student]) -> list[dict[str, Any]]:
    """The pairs to look at, with both pieces and the lines that are the same."""
    by_lesson: dict[str, list[tuple[Student, np.ndarray]]] = defaultdict(list)
    for one in students:
        for notebook in one.notebooks:
            hashes = unpacked(notebook["prints"])
            by_lesson[notebook["lesson"]].append((one, hashes))
    found = []
    for lesson, handed_in in by_lesson.items():
        for pair in pairs([hashes for _, hashes in handed_in]):
            two = [handed_in[i][0] for i in (pair.first, pair.second)]
            found.append(
                {
                    "lesson": lesson,
                    "first": two[0].shown,
                    "second": two[1].shown,
                    "shared": len(pair.shared),
                    "pieces": [_piece(folder, s, lesson, pair.shared) for s in two],
                }
            )
    return sorted(found, key=lambda pair: -pair["shared"])[:MOST]


def _piece(
    folder: Path, one: Student, lesson: str, shared: frozenset[int]
) -> list[tuple[str, bool]]:
    """The lines of the cell that has most of what is shared, and which are the same."""
    place = folder / paths.AUTOGRADED / one.name / one.assignment / f"{lesson}.ipynb"
    cells = compact.code(json.loads(place.read_text(encoding="utf-8")))
    lines = {text: shared_lines(text, shared) for text in cells}
    best = max(lines, key=lambda text: len(lines[text]), default="")
    return [
        (line[:WIDTH], number in lines[best])
        for number, line in enumerate(best.split("\n")[:LINES])
    ]
