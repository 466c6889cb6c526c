"""Read a lesson file: py:percent text with its answers in it.

Markers, one a cell::

    # %% [markdown]                              prose
    # %%                                         code to try
    # %% locked="setup"                          given code
    # %% solution="propagate"                    the student's cell
    # %% test="propagate" points=10              the check cell
    # %% demo="train-cats"                       a long run that grading skips
    # %% quiz="cross-entropy"                    a question, see `read_quiz`
    # %% [markdown] answer="why-sigmoid" points=2    written answer, graded by hand

The cell before a written answer asks the question. The answer's own cell holds the
model answer and the rubric (see `prose.wrong_with_answer`): the marker reads them under
the question, students never do. `prose` also tells how lists are written.
"""

from __future__ import annotations

import ast
import re
import zlib
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from . import prose

ROLES = ("locked", "solution", "test", "demo", "quiz", "answer")
_MARKER = re.compile(r"^# %%(?P<markdown> \[markdown\])?(?P<rest>.*)$")
_OPTION = re.compile(r'\s+(?P<key>[a-z]+)=(?:"(?P<text>[^"]+)"|(?P<number>[\d.]+))')
_REGION = re.compile(r"^[ \t]*# (BEGIN|END) (SOLUTION|HIDDEN TESTS)[ \t]*\n?", re.M)


class LessonError(ValueError):
    """A lesson file that cannot be read; the message names file and line."""


@dataclass(frozen=True)
class Cell:
    """One cell of a lesson: where it stands, what it is for, its text."""

    line: int
    markdown: bool
    source: str
    role: str = ""
    name: str = ""
    points: float = 0.0


@dataclass(frozen=True)
class LessonFile:
    """A lesson file, cell by cell."""

    path: Path
    cells: tuple[Cell, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """The notebook's name."""
        return self.path.stem

    @property
    def assignment(self) -> str:
        """The assignment, which is the folder."""
        return self.path.parent.name

    def cell(self, role: str, name: str) -> Cell:
        """The cell of a role and a name.

        Raises
        ------
        LookupError
            If the lesson has none.
        """
        for cell in self.cells:
            if (cell.role, cell.name) == (role, name):
                return cell
        raise LookupError(f"{self.path.name} has no cell {role}={name!r}")

    def answer(self, name: str) -> str:
        """Source of an exercise's answer, without the solution markers."""
        return _REGION.sub("", self.cell("solution", name).source)

    @cached_property
    def exercises(self) -> tuple[str, ...]:
        """Names of the functions that students write, in order."""
        return tuple(c.name for c in self.cells if c.role == "solution")

    @cached_property
    def prose(self) -> tuple[Cell, ...]:
        """What students read: the prose cells but for model answers."""
        return tuple(c for c in self.cells if c.markdown and c.role != "answer")

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Headings of all sections, without their # signs and points."""
        lines = (line for c in self.prose for line in c.source.split("\n"))
        found = (re.match(r"#{1,4} (.+?)(?: · [\d.]+ points?)?$", x) for x in lines)
        return tuple(m[1] for m in found if m)

    def imports(self) -> str:
        """The import statements of all given code: what answers may rely on."""
        lines = []
        for cell in self.cells:
            if cell.role == "locked":
                for node in ast.parse(cell.source).body:
                    if isinstance(node, (ast.Import, ast.ImportFrom)):
                        lines.append(ast.unparse(node))
        return "\n".join(lines)

    def quizzes(self) -> dict[str, dict]:
        """All quiz questions by name."""
        return {c.name: read_quiz(self.path, c) for c in self.cells if c.role == "quiz"}


def read(path: Path) -> LessonFile:
    """Read a lesson file.

    Raises
    ------
    LessonError
        On a marker that cannot be read, a name used twice, a check without points, a
        written answer without its question or rubric, a list made by accident.
    """
    cells: list[Cell] = []
    block: list[str] = []
    start = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.startswith("# %%"):
            cells += _cell(path, start, block)
            start, block = number, [line]
        elif block:
            block.append(line)
        elif line.strip():
            raise LessonError(f"{path.name}:{number}: text before the first cell")
    cells += _cell(path, start, block)
    _refuse_twins(path, cells)
    return LessonFile(path, tuple(_with_questions(path, cells)))


def read_quiz(path: Path, cell: Cell) -> dict:
    """Read a question from comment lines.

    ::

        # ? What is asked, on one line or more
        # + the right answer :: why it is right
        # - a wrong answer :: why it is wrong

    The answers are shuffled, the same way every time: authors like to begin with the
    right one.
    """
    asks, answers = [], []
    for offset, line in enumerate(cell.source.splitlines(), 1):
        text = line.removeprefix("#").strip()
        if text[:2] in ("+ ", "- "):
            answers.append([text[2:], text[0] == "+"])
        elif answers:
            answers[-1][0] += " " + text
        else:
            asks.append(text.removeprefix("?").strip())
        if not line.startswith("#"):
            where = f"{path.name}:{cell.line + offset}"
            raise LessonError(f"{where}: a quiz is written in comments: # ? # + # -")
    split = [(*map(str.strip, a.split("::", 1)), right) for a, right in answers]
    if not asks or not any(a[-1] for a in split) or any(len(a) != 3 for a in split):
        raise LessonError(
            f"{path.name}:{cell.line}: quiz {cell.name!r} needs a question (# ?), "
            "answers (# + or # -), a right one, and “:: why” after each"
        )
    answers = [(answer, right, why) for answer, why, right in split]
    answers.sort(key=lambda a: zlib.crc32(f"{cell.name} {a[0]}".encode()))
    return {"asks": " ".join(asks), "answers": answers}


def _cell(path: Path, line: int, block: list[str]) -> list[Cell]:
    if not block:
        return []
    where = f"{path.name}:{line}"
    marker = _MARKER.match(block[0])
    rest = marker["rest"]
    options = {
        m["key"]: m["text"] or float(m["number"]) for m in _OPTION.finditer(rest)
    }
    if _OPTION.sub("", rest).strip() or set(options) - {*ROLES, "points"}:
        raise LessonError(f"{where}: cannot read the marker {block[0]!r}")
    roles = [r for r in ROLES if r in options]
    if len(roles) > 1:
        raise LessonError(f"{where}: a cell has one role, this one has {roles}")
    role = roles[0] if roles else ""
    if (role in ("test", "answer")) != ("points" in options):
        raise LessonError(f"{where}: test and answer cells, and only they, have points")
    body = block[1:]
    markdown = bool(marker["markdown"])
    if markdown:
        body = _prose(path, line + 1, body)
    text = "\n".join(body).strip("\n")
    name = options[role] if role else ""
    return [Cell(line, markdown, text, role, name, options.get("points", 0.0))]


def _prose(path: Path, first: int, body: list[str]) -> list[str]:
    """The lines of a prose cell, the first of which has this number, uncommented."""
    for number, line in enumerate(body, first):
        if line and not line.startswith("#"):
            raise LessonError(f"{path.name}:{number}: prose lines start with #")
    body = [x.removeprefix("#").removeprefix(" ") for x in body]
    for index, what in prose.accidents(body):
        raise LessonError(
            f"{path.name}:{first + index}: Markdown makes {what} of “{body[index]}”. "
            "If you want that, leave a blank line above it; if not, break the line "
            "somewhere else."
        )
    return body


def _with_questions(path: Path, cells: list[Cell]) -> list[Cell]:
    """Name the cell before each written answer as its question."""
    cells = list(cells)
    for index, cell in enumerate(cells):
        if cell.role != "answer":
            continue
        where, before = f"{path.name}:{cell.line}", cells[index - 1 : index]
        plain = before and before[0].markdown and not before[0].role
        if not plain or not prose.asks(before[0].source):
            raise LessonError(
                f"{where}: the cell before answer={cell.name!r} does not ask anything; "
                "its question belongs there, in prose"
            )
        wrong = prose.wrong_with_answer(cell.source, cell.points)
        if wrong:
            raise LessonError(f"{where}: answer={cell.name!r} {wrong}")
        cells[index - 1] = replace(before[0], role="question", name=cell.name)
    return cells


def _refuse_twins(path: Path, cells: list[Cell]) -> None:
    seen: dict[tuple[str, str], int] = {}
    for cell in cells:
        key = (cell.role, cell.name)
        if cell.role and key in seen:
            raise LessonError(
                f"{path.name}:{cell.line}: {cell.role}={cell.name!r} is already at "
                f"line {seen[key]}"
            )
        seen[key] = cell.line
