"""The class as a learning platform exports it: who is who there, and here.

Read are Canvas's gradebook export, Moodle's grading worksheet and list of participants,
and plain lists with the headers that nbgrader uses. What a cell holds is data: an id
that could be taken for a path is refused.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from .student_id import problem_of_id

# What names a student in the course folder, if --id-column does not say: the first
# column in which everybody has an id of their own.
IDS = (
    "student_id", "student id", "username", "sis login id", "login id", "id number",
    "idnumber", "sis user id", "email address", "email", "id",
)  # fmt: skip
FIRST = ("first name", "first_name", "firstname", "given name")
LAST = ("last name", "last_name", "lastname", "surname")
WHOLE = ("full name", "student", "name", "student name")
EMAIL = ("email address", "email")
SUBMITTED = "last modified (submission)"
NOBODY = ("points possible", "student, test")  # rows of a gradebook, not people
TIMES = ("%A, %d %B %Y, %I:%M %p", "%A, %d %B %Y, %H:%M", "%d %B %Y, %I:%M %p")


class ClassListError(ValueError):
    """A class list that cannot be used; says why, and what to do."""


@dataclass(frozen=True)
class Person:
    """One student.

    Parameters
    ----------
    id : str
        The name of their folder in the course folder, and nbgrader's id.
    first, last, email : str
        "" where the list does not say.
    number : str
        What a platform calls them in the names of files: Canvas's user id, or Moodle's
        participant number; "" if the list does not say.
    keys : frozenset of str
        Their name in the orders in which platforms write it, see `key`.
    row : dict
        Their row of the list, by lower-case header.
    """

    id: str
    first: str = ""
    last: str = ""
    email: str = ""
    number: str = ""
    keys: frozenset[str] = frozenset()
    row: dict[str, str] = field(default_factory=dict, repr=False, compare=False)

    @property
    def submitted(self) -> datetime | None:
        """When they handed in, if the list is Moodle's worksheet and says so."""
        said = self.row.get(SUBMITTED, "").replace("\u202f", " ")
        for layout in TIMES:
            try:
                return datetime.strptime(said, layout).astimezone(UTC)
            except ValueError:
                continue
        return None


@dataclass(frozen=True)
class ClassList:
    """All students of a class, and the headers that their list had, as written."""

    people: tuple[Person, ...]
    headers: tuple[str, ...] = ()

    def find(self, number: str, name: str) -> list[Person]:
        """Who is meant by a platform's number or, where that is unknown, by a name.

        Returns
        -------
        list of Person
            One if it is clear, none or several if it is not.
        """
        exact = [p for p in self.people if number and p.number == number]
        return exact or [p for p in self.people if key(name) in p.keys]

    def named(self, student: str) -> Person | None:
        """The student with an id of the course."""
        return next((p for p in self.people if p.id == student), None)


def key(name: str) -> str:
    """A name without case, blanks and signs, which file names lack on platforms."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", name).casefold())


def read_class_list(path: Path, id_column: str = "") -> ClassList:
    """Read a class list.

    Parameters
    ----------
    path : Path
        A CSV file with commas, semicolons or tabs.
    id_column : str
        Header of the column that holds the students' ids; by default the first of
        `IDS` in which everybody has one of their own.

    Raises
    ------
    ClassListError
        If there is no such file, nobody in it, or no usable column of ids.
    """
    written, rows = _table(path)
    headers = tuple(name.lower() for name in written)
    rows = [r for r in rows if _is_student(r)]
    if not rows:
        raise ClassListError(f"{path} lists no students.")
    column = _id_column(path, headers, rows, id_column.strip().lower())
    people = tuple(_person(row, row[column], headers) for row in rows)
    for person in people:
        problem = problem_of_id(person.id) or _problem_of_path(person.id)
        if problem:
            raise ClassListError(f"{path} has the id “{person.id}”. {problem}")
    return ClassList(people, written)


def _table(path: Path) -> tuple[tuple[str, ...], list[dict[str, str]]]:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ClassListError(
            f"{path} cannot be read ({error.strerror}). Export the list of your class "
            "from your learning platform: Canvas's gradebook, or Moodle's grading "
            "worksheet or list of participants."
        ) from error
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("cp1252", "replace")  # what Excel writes
    first = text.partition("\n")[0]
    separator = max(",;\t", key=first.count)
    reader = csv.DictReader(text.splitlines(), delimiter=separator, restval="")
    written = tuple((name or "").strip() for name in reader.fieldnames or ())
    reader.fieldnames = [name.lower() for name in written]
    return written, [{k: (v or "").strip() for k, v in r.items() if k} for r in reader]


def _is_student(row: dict[str, str]) -> bool:
    """Whether a row is about a person: Canvas has rows of points and of settings."""
    who = [row.get(h, "") for h in (*WHOLE, *FIRST, *LAST, *IDS)]
    return any(who) and not any(w.lower().startswith(NOBODY) for w in who)


def _id_column(
    path: Path, headers: tuple[str, ...], rows: list[dict[str, str]], wanted: str
) -> str:
    for name in (wanted,) if wanted else IDS:
        ids = [row[name] for row in rows] if name in headers else []
        if ids and all(ids) and len(set(ids)) == len(ids):
            return name
    about = f"“{wanted}”" if wanted else f"any of {', '.join(IDS)}"
    raise ClassListError(
        f"{path} has no column {about} with an id of their own for every student. "
        f"Its columns are: {', '.join(h for h in headers if h)}. Name one with "
        "--id-column."
    )


def _person(row: dict[str, str], student: str, headers: tuple[str, ...]) -> Person:
    def cell(names: tuple[str, ...]) -> str:
        return next((row[n] for n in names if row.get(n)), "")

    first, last, whole = cell(FIRST), cell(LAST), cell(WHOLE)
    if not (first or last) and "," in whole:
        last, first = (part.strip() for part in whole.split(",", 1))
    elif not (first or last):
        first, _, last = whole.rpartition(" ")
    names = {whole, f"{first} {last}", f"{last} {first}"}
    keys = frozenset(k for k in map(key, names) if k)
    number = re.sub(r"\D", "", row.get("identifier", ""))
    if "section" in headers or "sis login id" in headers:
        number = row.get("id", "")
    return Person(student, first, last, cell(EMAIL), number, keys, row)


def _problem_of_path(student: str) -> str:
    if re.search(r"[/\\\0]", student) or student in (".", ".."):
        return "An id is the name of a folder: it may hold no slash. Correct the list."
    return ""
