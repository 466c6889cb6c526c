"""One page for a class: every student's points, and links to the feedback pages."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from nbgrader.api import Gradebook

from . import paths
from .settings import course_directory, load

ALL = "class"  # the page's name when it is about every assignment
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True)
class Row:
    """What the page says about one submission.

    Parameters
    ----------
    student, assignment : str
    points, of : float
        What it earned, and what all of it is worth.
    waiting : float
        Points of written answers that nobody has marked yet, a part of `of`.
    remarks : tuple of str
        Sentences for the teacher.
    """

    student: str
    assignment: str
    points: float
    of: float
    waiting: float = 0.0
    remarks: tuple[str, ...] = ()

    @property
    def score(self) -> str:
        """The points in words: "75/75 + 4 waiting"."""
        waits = f" + {self.waiting:g} waiting" if self.waiting else ""
        return f"{self.points:g}/{self.of - self.waiting:g}{waits}"

    @property
    def share(self) -> float:
        """Percentage of what has been marked, from 0 to 100."""
        marked = self.of - self.waiting
        return min(100.0, 100 * self.points / marked) if marked > 0 else 0.0


def write_index(folder: Path, assignment: str, rows: Iterable[Row]) -> Path:
    """Write the page of a class: one HTML file that needs no other.

    Parameters
    ----------
    folder : Path
        The course folder.
    assignment : str
        Which one it is about, or "" for all of them.
    rows : iterable of Row
        In the order of the page.

    Returns
    -------
    Path
        ``course/<assignment>.html``, or ``course/class.html``.
    """
    rows = list(rows)
    path = folder / Path(paths.FEEDBACK).parent / f"{assignment or ALL}.html"
    page = _TEMPLATES.get_template("index.html.jinja").render(
        title=paths.title(assignment) if assignment else "The class",
        made=datetime.now().strftime("%d %B %Y, %H:%M").lstrip("0"),
        weeks=not assignment,
        waiting=sum(1 for row in rows if row.waiting),
        students=len({row.student for row in rows}),
        rows=[(row, paths.title(row.assignment), _links(folder, row)) for row in rows],
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8", newline="\n")
    return path


def waiting(folder: Path, assignment: str) -> dict[str, float]:
    """Points of written answers that nobody has marked yet, by student."""
    coursedir = course_directory(load(folder), assignment)
    with Gradebook(coursedir.db_url, coursedir.course_id) as gradebook:
        return {
            submission.student.id: sum(
                grade.max_score
                for notebook in submission.notebooks
                for grade in notebook.grades
                if grade.needs_manual_grade
            )
            for submission in gradebook.assignment_submissions(assignment)
        }


def _links(folder: Path, row: Row) -> list[tuple[str, str]]:
    """Name and address of a feedback page for each notebook, "" if there is none.

    Students may have handed in HTML pages of their own, which lie beside ours: a page
    is taken by a lesson's name only.
    """
    pages = folder / paths.FEEDBACK / row.student / row.assignment
    place = os.path.relpath(pages, (folder / paths.FEEDBACK).parent)
    names = [path.stem for path in paths.lesson_files(row.assignment)]
    return [
        (
            name.replace("_", " "),
            quote(f"{Path(place).as_posix()}/{name}.html")
            if (pages / f"{name}.html").is_file()
            else "",
        )
        for name in names
    ]
