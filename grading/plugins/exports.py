"""nbgrader's exporters for gradebooks elsewhere: Canvas, Moodle, plain CSV.

``nbgrader export --exporter=first_principles.Canvas``, or `course export`.
Points are nbgrader's own, marks by hand, late penalties and extensions included.
"""

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
from ..ingest.class_list import ClassList, Person, key, read_class_list

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # with which a spreadsheet's formula begins
_NUMBER = re.compile(r" \(\d+\)$")  # Canvas's, of an assignment


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


class _Export(ExportPlugin):
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


class Canvas(_Export):
    """The file that Canvas's gradebook imports: Grades, Import.

    Its columns are Student, ID, SIS User ID, SIS Login ID, Section, then assignments. A
    column whose header has the number of an assignment fills that one; for a new
    header Canvas asks whether to make one.
    """

    format = "canvas"
    IDENTITY = ("Student", "ID", "SIS User ID", "SIS Login ID", "Section")

    def rows(self) -> Iterator[list]:
        """Headers, points possible, students."""
        columns = [
            (assignment, name, most)
            for assignment in self.assignments
            for name, most in [("", assignment.max_score), *self.exercises(assignment)]
        ]
        heads = [self._head(a) + (f" {name}" if name else "") for a, name, _ in columns]
        yield [*self.IDENTITY, *heads]
        yield ["    Points Possible", "", "", "", "", *(number(c[2]) for c in columns)]
        for person in self.people:
            cells = [
                self.part(person, a, name) if name else self.points(person, a)
                for a, name, _ in columns
            ]
            yield [*self._identity(person), *cells]

    def _identity(self, person: Person) -> list[str]:
        row = {h: person.row.get(h.lower(), "") for h in self.IDENTITY}
        row["Student"] = row["Student"] or f"{person.last}, {person.first}".strip(", ")
        if not any(row[h] for h in self.IDENTITY[1:4]):
            row["SIS Login ID"] = person.id
        return list(row.values())

    def _head(self, assignment: Assignment) -> str:
        """The header: set, or the class list's that names the week, or a new one."""
        title = paths.title(assignment.name)
        names = {key(title), key(assignment.name)}
        listed = self.list.headers if self.list else ()
        known = [h for h in listed if key(_NUMBER.sub("", h)) in names]
        return self.columns.get(assignment.name) or next(iter(known), title)


class Moodle(_Export):
    """What Moodle imports: its own grading worksheet, filled in, or a plain table.

    If the class list is the grading worksheet of an assignment (*Submissions, Download
    grading worksheet*), that file comes back with its grades. Otherwise it is a table
    for *Grades, Import, CSV file*, mapped by e-mail address, ID number or username.
    """

    format = "moodle"

    def rows(self) -> Iterator[list]:
        """The worksheet, or the table."""
        headers = self.list.headers if self.list else ()
        lower = [h.lower() for h in headers]
        if "identifier" in lower and "grade" in lower:
            yield from self._worksheet(headers)
        else:
            yield from self._table()

    def _worksheet(self, headers: tuple[str, ...]) -> Iterator[list]:
        if len(self.assignments) != 1:
            raise LookupError(
                "Moodle's grading worksheet is about one assignment: say which week."
            )
        assignment, scaled = self.assignments[0], set()
        yield list(headers)
        for person in self.people:
            row = dict(person.row)
            most = _float(row.get("maximum grade", "")) or assignment.max_score
            scale = most / assignment.max_score if assignment.max_score else 1
            if scale != 1:
                scaled.add(most)
            points = self.points(person, assignment, scale)
            row["grade"] = points or row["grade"]
            yield [row[h.lower()] for h in headers]
        for most in sorted(scaled):
            self.remarks.append(
                f"Moodle's maximum is {number(most)} and the week has "
                f"{number(assignment.max_score)} points: grades are scaled to Moodle's."
            )

    def _table(self) -> Iterator[list]:
        heads = ["First name", "Last name", "Username", "ID number", "Email address"]
        columns = [(a, name) for a in self.assignments for name in self._parts_of(a)]
        yield [*heads, *(f"{self._head(a)} {name}".strip() for a, name in columns)]
        for person in self.people:
            who = [person.first, person.last, person.row.get("username", person.id)]
            who += [person.row.get("id number", ""), person.email]
            cells = [
                self.part(person, a, name) if name else self.points(person, a)
                for a, name in columns
            ]
            yield [*who, *cells]

    def _parts_of(self, assignment: Assignment) -> list[str]:
        return ["", *(name for name, _ in self.exercises(assignment))]

    def _head(self, assignment: Assignment) -> str:
        return self.columns.get(assignment.name) or paths.title(assignment.name)


class Csv(_Export):
    """A plain table: a line per student and assignment, and per exercise if asked."""

    format = "csv"
    HEAD = (
        "student_id", "last_name", "first_name", "email", "assignment", "exercise",
        "points", "of", "late_penalty", "waiting", "handed_in",
    )  # fmt: skip

    def rows(self) -> Iterator[list]:
        """Headers, then totals, each followed by its parts."""
        yield list(self.HEAD)
        for assignment in self.assignments:
            for person in self.people:
                grade = self.grades[person.id, assignment.name]
                who = [person.id, person.last, person.first, person.email]
                who.append(assignment.name)
                yield [
                    *who, "", number(grade.points), number(assignment.max_score),
                    number(grade.penalty), number(grade.waiting), grade.time,
                ]  # fmt: skip
                for name, most in self.exercises(assignment):
                    points = self.part(person, assignment, name)
                    yield [*who, name, points, number(most), "", "", ""]


def _float(text: str) -> float:
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return 0.0


FORMATS = {"canvas": Canvas, "moodle": Moodle, "csv": Csv}
