"""What an export of grades needs: who, which assignments, and what they have."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from nbgrader.api import Assignment, Gradebook, MissingEntry
from nbgrader.coursedir import CourseDirectory
from nbgrader.plugins import ExportPlugin
from traitlets import Bool, Dict, Unicode

from .. import paths
from ..ingest.class_list import ClassList, Person, read_class_list

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with which a spreadsheet's formula begins


@dataclass(frozen=True)
class Grade:
    """What one student has for one assignment.

    Parameters
    ----------
    points : float or None
        What counts, after what is taken off for being late; None if nothing was
        handed in.
    penalty, waiting : float
        Taken off; and points of written answers that nobody has marked yet.
    exercises : dict
        Points by exercise or written answer, before a penalty.
    time : str
        When it was handed in, "" if that is not known.
    """

    points: float | None = None
    penalty: float = 0.0
    waiting: float = 0.0
    exercises: dict[str, float] | None = None
    time: str = ""


def safe(text: object) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before it."""
    text = str(text)
    return f"'{text}" if text.startswith(FORMULA) and len(text) > 1 else text


def number(value: float | None) -> str:
    """Points with at most two decimals, as platforms keep them; "" for none."""
    return "" if value is None else f"{round(value, 2):.2f}".rstrip("0").rstrip(".")


class Export(ExportPlugin):
    """What the three formats share: who, what, and where to."""

    format = ""
    class_list = Unicode("", help="CSV file of the class; see course export").tag(
        config=True
    )
    id_column = Unicode("", help="its column with the course's ids").tag(config=True)
    per_exercise = Bool(False, help="points by exercise, too").tag(config=True)
    missing_as_zero = Bool(
        False, help="0 for who has not handed in; by default the cell is empty"
    ).tag(config=True)
    columns = Dict(help="headers by assignment, such as 'Homework 2 (77)'").tag(
        config=True
    )

    def export(self, gradebook: Gradebook) -> None:
        """Write the file, and say what a person should know about it."""
        self.remarks: list[str] = []
        root = Path(CourseDirectory(config=self.config).root)
        self.target = Path(self.to or root / "course" / f"grades-{self.format}.csv")
        self.list = self._read_list(root)
        self.people = self._people(gradebook)
        self.assignments = self._assignments(gradebook)
        self.grades = {
            (p.id, a.name): self._grade(gradebook, a, p.id)
            for a in self.assignments
            for p in self.people
        }
        rows = list(self.rows())
        with self.target.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([[safe(cell) for cell in row] for row in rows])
        self._remark_on_waiting()
        for remark in self.remarks:
            self.log.warning("%s", remark)
        self.log.info("Exported to %s", self.target)

    def rows(self) -> Iterator[list]:
        """The lines of the file, headers first."""
        raise NotImplementedError

    def _read_list(self, root: Path) -> ClassList | None:
        path = Path(self.class_list) if self.class_list else root / paths.CLASS_LIST
        if not (self.class_list or path.is_file()):
            return None
        return read_class_list(path, self.id_column)

    def _people(self, gradebook: Gradebook) -> list[Person]:
        """The class by its list, or by the gradebook where there is no list."""
        wanted = {str(s) for s in self.student}
        known = [
            Person(s.id, s.first_name or "", s.last_name or "", s.email or "")
            for s in gradebook.students
        ]
        if self.list:
            ids = {p.id for p in self.list.people}
            strangers = sorted(p.id for p in known if p.id not in ids)
            if strangers:
                self.remarks.append(
                    "In the gradebook, but not in the class list, so not in this "
                    f"file: {', '.join(strangers)}."
                )
            known = list(self.list.people)
        return [p for p in known if not wanted or p.id in wanted]

    def _assignments(self, gradebook: Gradebook) -> list[Assignment]:
        wanted = {str(name) for name in self.assignment}
        found = [a for a in gradebook.assignments if not wanted or a.name in wanted]
        lost = wanted - {a.name for a in found}
        if lost:
            raise LookupError(f"The gradebook does not know {', '.join(sorted(lost))}.")
        return sorted(found, key=lambda a: a.name)

    def _grade(self, book: Gradebook, assignment: Assignment, student: str) -> Grade:
        try:
            submission = book.find_submission(assignment.name, student)
        except MissingEntry:
            return Grade(0.0 if self.missing_as_zero else None)
        penalty = submission.late_submission_penalty or 0.0
        every = [g for notebook in submission.notebooks for g in notebook.grades]
        waiting = [g for g in every if g.needs_manual_grade and g.manual_score is None]
        return Grade(
            max(0.0, submission.score - penalty),
            penalty,
            sum(g.max_score for g in waiting),
            {_name(g): g.score for g in every},
            str(submission.timestamp or ""),
        )

    def exercises(self, assignment: Assignment) -> list[tuple[str, float]]:
        """Names and points of what is graded in an assignment, if that is asked for."""
        if not self.per_exercise:
            return []
        cells = [c for n in assignment.notebooks for c in n.grade_cells]
        return sorted((_name(c), c.max_score) for c in cells)

    def points(self, person: Person, assignment: Assignment, scale: float = 1) -> str:
        """The cell of a total."""
        points = self.grades[person.id, assignment.name].points
        return number(points if points is None else points * scale)

    def part(self, person: Person, assignment: Assignment, name: str) -> str:
        """The cell of an exercise."""
        grade = self.grades[person.id, assignment.name]
        nothing = 0.0 if self.missing_as_zero else None
        return number(nothing if grade.exercises is None else grade.exercises.get(name))

    def _remark_on_waiting(self) -> None:
        waiting = sorted({who for (who, _), g in self.grades.items() if g.waiting})
        if waiting:
            self.remarks.append(
                f"Written answers of {len(waiting)} wait to be marked and count 0 so "
                f"far: {', '.join(waiting)}."
            )


def _name(cell: object) -> str:
    """An exercise by its notebook and the name of its cell."""
    return f"{cell.notebook.name}.{re.sub(r'-(test|answer)$', '', cell.name)}"
