"""Leave every test cell with one verdict and the one score that nbgrader reads."""

from __future__ import annotations

from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.utils import is_grade, is_solution

from ..judging.record import VERDICT

TIMED_OUT = "CellTimeoutError"


def is_test(cell: NotebookNode) -> bool:
    """Whether nbgrader reads a score from the outputs of a cell."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def is_judged(cell: NotebookNode) -> bool:
    """Whether a test cell asks for our judge; other courses' cells may assert."""
    return is_test(cell) and "from grading import grade" in cell.source


def is_demo(cell: NotebookNode) -> bool:
    """Whether a cell is a long run that grading need not repeat."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "").endswith("-demo")


def exercise_of(cell: NotebookNode) -> str:
    """Which exercise a test cell is about."""
    return cell.metadata["nbgrader"]["grade_id"].removesuffix("-test")


def settle(cell: NotebookNode, reason: str) -> None:
    """Leave a test cell with its verdict and one score that nbgrader can read.

    nbgrader gives full marks to a cell without output, takes any number for a score,
    and gives none for a stray warning. Here the last verdict counts and nothing else;
    what was not judged scores 0 and says so.
    """
    cards = [o for o in cell.outputs if VERDICT in o.get("data", {})][-1:]
    score = _score(cell, cards[0].data[VERDICT]) if cards else None
    if score is None:
        cards, score = [_unjudged(cell, reason or _error(cell))], 0.0
    result = {"text/plain": repr(score)}
    cell.outputs = [
        *cards,
        new_output("execute_result", result, execution_count=cell.execution_count),
    ]


def _score(cell: NotebookNode, record: Any) -> float | None:
    """The points of a verdict on this cell's exercise; None if it is no such thing."""
    if not isinstance(record, dict) or record.get("exercise") != exercise_of(cell):
        return None
    points, most = record.get("points"), float(cell.metadata["nbgrader"]["points"])
    return points if type(points) is float and 0 <= points <= most else None


def _error(cell: NotebookNode) -> str:
    errors = [o for o in cell.outputs if o.output_type == "error"]
    if not errors:
        return "judging gave no score"
    if errors[-1].ename == TIMED_OUT:
        return errors[-1].evalue
    return f"judging stopped with {errors[-1].ename[:40]}"


def _unjudged(cell: NotebookNode, reason: str) -> NotebookNode:
    name = exercise_of(cell)
    record = {
        "exercise": name,
        "points": 0.0,
        "of": float(cell.metadata["nbgrader"]["points"]),
        "failed": [],
        "found": "not judged",
        "diagnosis": "",
        "says": reason,
    }
    text = f"{name}: not judged, 0 points: {reason.rstrip('.')}."
    return new_output("display_data", {"text/plain": text, VERDICT: record})
