"""The student's feedback: a page for each notebook, and one for the week.

Each page is one HTML file that asks for no other and runs no script, made from the
graded notebook, the records in it and the gradebook's marks. `course grade` and
nbgrader write the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

from helpers.checking import show
from helpers.checking.outcome import RAISED, TIMEOUT, UNDEFINED

from .. import paths
from ..ingest.handed_in import MARKS
from ..judging.record import COMPLETE, NOT_ATTEMPTED, NOT_JUDGED, WRONG
from .clean import safe_output
from .graded import NO_MARKS, Exercise, Graded, read
from .marks import Marks
from .prose import code, prose, sentence
from .templates import environment, trusted

_STATES = {
    NOT_ATTEMPTED: "not attempted",
    NOT_JUDGED: "not judged",
    WRONG: "✗ not right yet",
    RAISED: "✗ stopped with an error",
    TIMEOUT: "✗ ran out of time",
    UNDEFINED: "✗ not defined",
}
INDEX = "index"  # the name of the week's page; no lesson is called so


@dataclass(frozen=True)
class Page:
    """A graded notebook on its way to a page."""

    name: str
    graded: Graded

    @property
    def title(self) -> str:
        """What the notebook is called."""
        words = self.name.replace("_", " ")
        return words[:1].upper() + words[1:]

    @property
    def address(self) -> str:
        """Where the page lies, as seen from the week's."""
        return quote(f"{self.name}.html")

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of every exercise, which its anchor ends with."""
        return {e.name: i for i, e in enumerate(self.graded.exercises, 1)}


def page(graded: Graded, name: str, student: str, assignment: str) -> str:
    """Render the feedback page of one notebook."""
    one = Page(name, graded)
    sections = [s for s in graded.sections if s.title or s.parts]
    failing = [e for e in graded.exercises if not e.complete]
    anchors = {s.title: i for i, s in reversed(list(enumerate(sections, 1)))}
    return _templates().get_template("feedback.html.jinja").render(
        vars(graded) | {
            "title": one.title,
            "student": student,
            "week": paths.title(assignment),
            "numbers": one.numbers,
            "titles": {w.title: i for i, w in enumerate(graded.written, 1)},
            "sections": sections,
            "anchors": anchors,
            "again": {e.record.section for e in failing if e.record.section},
        }
    )  # fmt: skip


def week(pages: list[Page], student: str, assignment: str) -> str:
    """Render the page of a week, which leads to those of its notebooks."""
    marks = [one.graded.marks for one in pages]
    return (
        _templates()
        .get_template("week.html.jinja")
        .render(
            student=student,
            week=paths.title(assignment),
            pages=pages,
            score=sum(m.score for m in marks),
            of=sum(m.of for m in marks),
            penalty=sum(m.penalty for m in marks),
            waiting=sum(m.waiting for m in marks),
        )
    )


def write(
    graded: Path, target: Path, student: str, assignment: str, marks: dict[str, Marks]
) -> None:
    """Write all pages of a submission.

    Parameters
    ----------
    graded : Path
        The folder of its graded notebooks.
    target : Path
        Where the pages go.
    student, assignment : str
    marks : dict of str to Marks
        By the notebooks' names.
    """
    target.mkdir(parents=True, exist_ok=True)
    pages = in_order(graded, assignment, marks)
    for one in pages:
        text = page(one.graded, one.name, student, assignment)
        _write(target / f"{one.name}.html", text)
    write_week(target, pages, student, assignment)
    copy_marks(graded, target)


def write_week(target: Path, pages: list[Page], student: str, assignment: str) -> None:
    """Write the page of a week beside those that it leads to."""
    _write(target / f"{INDEX}.html", week(pages, student, assignment))


def in_order(graded: Path, assignment: str, marks: dict[str, Marks]) -> list[Page]:
    """The graded notebooks of a folder, in the order of the course."""
    order = [path.stem for path in paths.lesson_files(assignment)]
    found = {path.stem: path for path in graded.glob("*.ipynb")}
    names = [n for n in order if n in found] + sorted(set(found) - set(order))
    return [
        Page(name, read(_load(found[name]), marks.get(name, NO_MARKS)))
        for name in names
    ]


def copy_marks(source: Path, target: Path) -> None:
    """Copy nbgrader's marks: when it was handed in, and to whom feedback goes."""
    for name in MARKS:
        mark, copied = source / name, target / name
        if mark.is_file() and not mark.is_symlink() and mark != copied:
            target.mkdir(parents=True, exist_ok=True)
            copied.unlink(missing_ok=True)
            shutil.copy(mark, copied)


@cache
def look() -> str:
    """Fingerprint of the templates: pages are made anew when these change."""
    total = hashlib.sha256()
    for path in sorted(Path(__file__).parent.glob("*.*")):
        if path.suffix in (".jinja", ".css"):
            total.update(path.read_bytes())
    return total.hexdigest()


def _load(path: Path) -> Mapping[str, Any]:
    return json.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


def _state(exercise: Exercise) -> str:
    """In a few words how an exercise came out that is not complete."""
    state = exercise.record.state
    if state == COMPLETE:
        return "has a comment" if exercise.comment else "points by hand"
    return _STATES.get(state, "✗ gave no result")


@cache
def _templates():
    filters = {
        "prose": prose,
        "sentence": sentence,
        "heading": sentence,
        "code": code,
        "safe": safe_output,
        "status": show.mark,
        "state": _state,
        "trusted": trusted,
        "compact": lambda text: "".join(text.split()),
        "text": lambda text: text if isinstance(text, str) else "".join(text),
    }
    return environment(filters)
