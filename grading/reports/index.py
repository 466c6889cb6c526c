"""One page for a class: every student's points, and links to the feedback pages."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .. import paths
from ..batch.results import Result

ALL = "class"  # the page's name when it is about every assignment
_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def score(result: Result) -> str:
    """Points of what has been marked, and what waits: "75/75 + 4 waiting"."""
    waiting = result.standing.waiting
    waits = f" + {waiting:g} waiting" if waiting else ""
    return f"{result.points:g}/{result.standing.of - waiting:g}{waits}"


def share(result: Result) -> float:
    """Percentage of what has been marked, from 0 to 100."""
    marked = result.standing.of - result.standing.waiting
    return min(100.0, 100 * result.points / marked) if marked > 0 else 0.0


def write_index(folder: Path, assignment: str, results: Iterable[Result]) -> Path:
    """Write the page of a class: one HTML file that needs no other.

    Parameters
    ----------
    folder : Path
        The course folder.
    assignment : str
        Which one it is about, or "" for all of them.
    results : iterable of Result
        In the order of the page.

    Returns
    -------
    Path
        ``course/<assignment>.html``, or ``course/class.html``.
    """
    results = list(results)
    path = folder / Path(paths.FEEDBACK).parent / f"{assignment or ALL}.html"
    page = _TEMPLATES.get_template("index.html.jinja").render(
        title=paths.title(assignment) if assignment else "The class",
        made=datetime.now().strftime("%d %B %Y, %H:%M").lstrip("0"),
        weeks=not assignment,
        waiting=sum(1 for result in results if result.standing.waiting),
        students=len({result.student for result in results}),
        rows=[_row(folder, result) for result in results],
    )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(page, encoding="utf-8", newline="\n")
    return path


def _row(folder: Path, result: Result) -> dict:
    points, _, waits = score(result).partition(" ")
    return {
        "student": result.student,
        "week": paths.title(result.assignment),
        "points": "" if result.problem else points,
        "waits": waits,
        "share": share(result),
        "pages": [] if result.problem else _links(folder, result),
        "remarks": list(_remarks(result)),
    }


def _remarks(result: Result) -> Iterator[str]:
    if result.standing.penalty:
        yield f"{result.standing.penalty:g} points were taken off for being late."
    if result.standing.confirm:
        yield (
            f"{result.standing.confirm:g} points were given by hand before this was "
            "graded again: confirm or change them in the formgrader."
        )
    yield from filter(None, (result.problem, *result.refused, *result.remarks))


def _links(folder: Path, result: Result) -> list[tuple[str, str]]:
    """Name and address of a feedback page for each notebook, "" if there is none.

    Students may have handed in HTML pages of their own, which lie beside ours: a page
    is taken by a lesson's name only.
    """
    pages = folder / paths.FEEDBACK / result.student / result.assignment
    place = os.path.relpath(pages, (folder / paths.FEEDBACK).parent)
    names = [path.stem for path in paths.lesson_files(result.assignment)]
    return [
        (
            name.replace("_", " "),
            quote(f"{Path(place).as_posix()}/{name}.html")
            if (pages / f"{name}.html").is_file()
            else "",
        )
        for name in names
    ]
