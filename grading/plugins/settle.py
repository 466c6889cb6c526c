"""Leave every test cell with one verdict and the one score that nbgrader reads."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.utils import is_grade, is_solution

from ..ingest.match import course
from ..judging.record import NOT_JUDGED, VERDICT, Record

TIMED_OUT = "CellTimeoutError"


def is_test(cell: NotebookNode) -> bool:
    """Whether nbgrader reads a score from the outputs of a cell."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def is_judged(cell: NotebookNode) -> bool:
    """Whether a test cell asks for our judge; other courses' cells may assert."""
    return is_test(cell) and course(cell).get("role") == "test"


def is_demo(cell: NotebookNode) -> bool:
    """Whether a cell is a long run that grading need not repeat."""
    return course(cell).get("role") == "demo"


def exercise_of(cell: NotebookNode) -> str:
    """Which exercise one of our test cells is about."""
    return course(cell)["name"]


class OldReleaseError(RuntimeError):
    """A week was released by a version of the course that this one cannot grade."""


def expect_roles(notebook: NotebookNode) -> None:
    """Refuse a release without roles: its test cells would all score 0.

    Raises
    ------
    OldReleaseError
        If a cell asks for our judge and does not say that it is a test.
    """
    for cell in notebook.cells:
        if is_test(cell) and "import grade" in cell.source and not is_judged(cell):
            raise OldReleaseError(
                "this week was released by an older version of the course; run "
                "`course release` for it once more, then grade"
            )


def settle(cell: NotebookNode, lesson: str, reason: str) -> None:
    """Leave a test cell with its verdict and one score that nbgrader can read.

    nbgrader gives full marks to a cell without output, takes any number for a score,
    and gives none for a stray warning. Here the last verdict counts and nothing else;
    what was not judged scores 0 and says so.
    """
    cards = [o for o in cell.outputs if VERDICT in o.get("data", {})][-1:]
    score = _score(cell, cards[0].data[VERDICT]) if cards else None
    if score is None:
        cards, score = [_unjudged(cell, lesson, reason or _error(cell))], 0.0
    result = {"text/plain": repr(score)}
    cell.outputs = [
        *cards,
        new_output("execute_result", result, execution_count=cell.execution_count),
    ]


def _score(cell: NotebookNode, data: Any) -> float | None:
    """The points of a verdict on this cell's exercise; None if it is no such thing."""
    record = Record.read(data)
    if record is None or record.exercise != _name(cell):
        return None
    most = float(cell.metadata["nbgrader"]["points"])
    return record.points if 0 <= record.points <= most else None


def _error(cell: NotebookNode) -> str:
    errors = [o for o in cell.outputs if o.output_type == "error"]
    if not errors:
        return "judging gave no score"
    if errors[-1].ename == TIMED_OUT:
        return errors[-1].evalue
    return f"judging stopped with {errors[-1].ename[:40]}"


def _unjudged(cell: NotebookNode, lesson: str, reason: str) -> NotebookNode:
    name, most = _name(cell), float(cell.metadata["nbgrader"]["points"])
    record = Record(lesson, name, 0.0, most, NOT_JUDGED, says=reason)
    text = f"{name}: not judged, 0 points: {reason.rstrip('.')}."
    return new_output("display_data", {"text/plain": text, VERDICT: record.as_json()})


def _name(cell: NotebookNode) -> str:
    """The exercise; another course's test cell is known by its grade_id."""
    return course(cell).get("name") or cell.metadata["nbgrader"]["grade_id"]
