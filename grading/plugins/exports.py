"""nbgrader's exporters for gradebooks elsewhere: Canvas, Moodle, plain CSV.

``nbgrader export --exporter=first_principles.Canvas``, or `course export`.
Points are nbgrader's own, marks by hand, late penalties and extensions included.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from nbgrader.api import Assignment

from .. import paths
from ..ingest.class_list import Person, key
from .grades import Export, number

_NUMBER = re.compile(r" \(\d+\)$")  # Canvas's, of an assignment


class Canvas(Export):
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


class Moodle(Export):
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


class Csv(Export):
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
