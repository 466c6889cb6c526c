"""Read a graded notebook: its exercises, its written answers, its sections.

The notebook was rebuilt on the released one, so names and roles of cells are ours; the
text of most cells and every output but a verdict are the student's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..judging.record import COMPLETE, NOT_JUDGED, VERDICT, Record
from .marks import Marks, Points

_HEADING = re.compile(r"(#{1,4}) +(.+?)(?: · [\d.]+ points?)?\s*$")
LONG = 200  # characters of a line that is no heading
NO_MARKS = Marks({}, {})


@dataclass(frozen=True)
class Exercise:
    """One exercise that the judge answered.

    Parameters
    ----------
    record : Record
    points : Points
        The gradebook's: a person may have changed them.
    code : str
        What the student wrote.
    comment : str
        A person's.
    """

    record: Record
    points: Points
    code: str = ""
    comment: str = ""

    @property
    def name(self) -> str:
        """The function's name."""
        return self.record.exercise

    @property
    def complete(self) -> bool:
        """Whether there is nothing to look at."""
        full = self.points.score >= self.points.of
        return full and self.record.state == COMPLETE and not self.comment


@dataclass(frozen=True)
class Written:
    """One answer that a person marks.

    Parameters
    ----------
    title : str
        The heading of its question.
    question, answer : str
        Markdown; the answer may be code.
    is_code : bool
    points : Points
    comment : str
    rubric : str
        What earns points, in Markdown; "" as long as nobody has marked it.
    """

    title: str
    question: str
    answer: str
    is_code: bool
    points: Points
    comment: str = ""
    rubric: str = ""


@dataclass
class Section:
    """A heading and what stands below it: cells, or names of exercises."""

    title: str = ""
    level: int = 1
    parts: list[tuple[str, Any]] = field(default_factory=list)  # kind, content

    @property
    def failed(self) -> bool:
        """Whether a cell in it ended with an error."""
        return any(
            output["output_type"] == "error"
            for kind, cell in self.parts
            if kind == "code"
            for output in cell["outputs"]
        )


@dataclass(frozen=True)
class Graded:
    """A graded notebook, as its feedback page shows it."""

    notes: tuple[str, ...]
    refused: str
    exercises: tuple[Exercise, ...]
    written: tuple[Written, ...]
    sections: tuple[Section, ...]
    marks: Marks


def read(notebook: Mapping[str, Any], marks: Marks) -> Graded:
    """Read a graded notebook and what the gradebook says about it."""
    about = notebook["metadata"].get("course", {})
    cells = [cell for cell in notebook["cells"] if not _is_aside(cell)]
    return Graded(
        tuple(about.get("notes", [])),
        about.get("refused", ""),
        tuple(_exercises(cells, marks)),
        tuple(_written(cells, marks)),
        tuple(_sections(cells)),
        marks,
    )


def _is_aside(cell: Mapping) -> bool:
    """Whether a cell is ours and no part of the lesson."""
    name = cell["metadata"].get("course", {}).get("name")
    return cell["id"] == "about-this-grading" or name in ("course-files", "hand-in")


def _nbgrader(cell: Mapping) -> Mapping:
    return cell["metadata"].get("nbgrader", {})


def _name(cell: Mapping) -> str:
    return _nbgrader(cell).get("grade_id", "")


def _text(cell: Mapping) -> str:
    source = cell["source"]
    return source if isinstance(source, str) else "".join(source)


def _is_test(cell: Mapping) -> bool:
    about = _nbgrader(cell)
    return bool(about.get("grade") and not about.get("solution"))


def _is_written(cell: Mapping) -> bool:
    about = _nbgrader(cell)
    return bool(about.get("grade") and about.get("solution"))


def _is_answer(cell: Mapping) -> bool:
    about = _nbgrader(cell)
    return bool(about.get("solution") and not about.get("grade"))


def _exercises(cells: list[Mapping], marks: Marks) -> Iterator[Exercise]:
    answers = {_name(cell): cell for cell in cells if _is_answer(cell)}
    above = None
    for cell in cells:
        if _is_answer(cell):
            above = cell
        if not _is_test(cell):
            continue
        points = _points(cell, marks)
        record = _record(cell) or Record(
            "", _name(cell), 0.0, points.of, NOT_JUDGED, says="judging gave no score"
        )
        answer = answers.get(record.exercise, above)
        name = _name(answer) if answer else ""
        code = _text(answer) if answer else ""
        yield Exercise(record, points, code, marks.comments.get(name, ""))


def _points(cell: Mapping, marks: Marks) -> Points:
    of = float(_nbgrader(cell).get("points", 0))
    return marks.points.get(_name(cell), Points(of))


def _record(cell: Mapping) -> Record | None:
    data = [o.get("data", {}).get(VERDICT) for o in cell.get("outputs", [])]
    records = [record for record in map(Record.read, data) if record]
    return records[-1] if records else None


def _written(cells: list[Mapping], marks: Marks) -> Iterator[Written]:
    for index, cell in enumerate(cells):
        if not _is_written(cell):
            continue
        asked = _text(cells[index - 1]) if index and _is_question(cells, index) else ""
        points = _points(cell, marks)
        title, question, rubric = _question(asked)
        yield Written(
            title or _name(cell),
            question,
            _text(cell),
            cell["cell_type"] == "code",
            points,
            marks.comments.get(_name(cell), ""),
            "" if points.waits else rubric,
        )


def _is_question(cells: list[Mapping], index: int) -> bool:
    """Whether the cell before a written answer asks for it."""
    before = cells[index - 1]["metadata"].get("course", {})
    return before.get("role") == "question"


def _question(text: str) -> tuple[str, str, str]:
    """Split a question into its heading, what it asks, and what earns points."""
    asked, _, scheme = text.partition("<!-- BEGIN MARK SCHEME -->")
    scheme = scheme.partition("<!-- END MARK SCHEME -->")[0]
    lines = re.sub(r"^> ?", "", scheme, flags=re.M)
    rubric = lines.partition("\nRubric:\n")[2].strip()
    head, _, rest = asked.strip().partition("\n")
    heading = _HEADING.match(head)
    return (heading[2], rest, rubric) if heading else ("", f"{head}\n{rest}", rubric)


def _sections(cells: list[Mapping]) -> Iterator[Section]:
    section = Section()
    for cell in cells:
        if _is_test(cell) or _is_written(cell):
            continue
        if cell["metadata"].get("course", {}).get("role") == "question":
            section.parts.append(("written", _question(_text(cell))[0]))
        elif _is_answer(cell):
            section.parts.append(("exercise", _name(cell)))
        elif cell["cell_type"] == "code":
            section.parts.append(("code", cell))
        else:
            for title, level, text in _headed(_text(cell)):
                if title:
                    yield section
                    section = Section(title, level)
                if text.strip():
                    section.parts.append(("prose", text))
    yield section


def _headed(text: str) -> Iterator[tuple[str, int, str]]:
    """Cut a text at its headings; signs in code are none."""
    title, level, lines, fenced = "", 0, [], False
    for line in text.split("\n"):
        fenced ^= line.lstrip().startswith("```")
        heading = None if fenced or len(line) > LONG else _HEADING.match(line)
        if heading:
            yield title, level, "\n".join(lines)
            title, level, lines = heading[2], len(heading[1]), []
        else:
            lines.append(line)
    yield title, level, "\n".join(lines)
