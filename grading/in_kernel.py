"""Hidden tests in the student's own kernel, as plain nbgrader runs them.

Not isolated: code of the student's runs in this very process, can read what is here and
patch what it calls. It stands in until the judge has a process of its own.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from IPython.display import display

from helpers import checks, show
from helpers.numpy_state import as_imported
from helpers.outcome import RAISED, UNDEFINED
from helpers.verdict import Result, Verdict

from .catalogue import Course, course
from .exercise import PUBLIC_SEED
from .judge import judge
from .student import PatientStudent

VERDICT = "application/vnd.course.verdict+json"
LESSON, SEEDS = "COURSE_LESSON", "COURSE_SEEDS"
NOTICE = (
    "Hidden tests run in this kernel, beside the student's code, and with the same "
    "examples for everyone: the course's nbgrader configuration is not in use."
)

_students: dict[int, PatientStudent] = {}


def load_ipython_extension(shell: object) -> None:
    """Be loaded before any of the student's code: NumPy is still as it was imported."""


def grade(function: Callable | str, reasons: Mapping[str, str] | None = None) -> float:
    """Judge an exercise on hidden examples, show the verdict, return the points.

    Parameters
    ----------
    function : callable or str
        The function, or the exercise's name.
    reasons : dict, optional
        Names that may not be defined to sentences that say why.

    Returns
    -------
    float
        What nbgrader records as the score of the test cell.
    """
    frame = sys._getframe(1)
    with as_imported():
        made = course(os.environ.get(LESSON) or checks._open.name)
        text = isinstance(function, str)
        name = function if text else _name_of(function, made, frame)
        seeds = json.loads(os.environ.get(SEEDS, "{}"))
        space = frame.f_globals
        student = _students.setdefault(id(space), PatientStudent(space, made))
        verdict = judge(made, name, student, seeds or PUBLIC_SEED + 1)
        verdict = with_reasons(verdict, reasons or {})
        card = show.verdict(verdict, hidden=True)
    if LESSON not in os.environ:
        print(NOTICE)
    shown = {"text/plain": repr(card), "text/html": card._repr_html_()}
    display(shown | {VERDICT: record(verdict)}, raw=True)
    return float(verdict.points)


def with_reasons(verdict: Verdict, reasons: Mapping[str, str]) -> Verdict:
    """Say why a name is not defined, where it is known why."""

    def explained(result: Result) -> Result:
        outcome = result.outcome
        if outcome is None or outcome.status not in (RAISED, UNDEFINED):
            return result
        missing = outcome.names if outcome.error == "NameError" else ()
        if outcome.status == UNDEFINED:
            missing = (verdict.sheet.exercise,)
        why = next((reasons[n] for n in missing if n in reasons), "")
        where = f" ({outcome.where})" if outcome.where else ""
        return replace(result, message=why + where) if why else result

    return replace(verdict, results=tuple(map(explained, verdict.results)))


def record(verdict: Verdict) -> dict[str, Any]:
    """A verdict as plain data, for reports."""
    failure = verdict.first_failure
    return {
        "exercise": verdict.sheet.exercise,
        "points": verdict.points,
        "of": verdict.sheet.points,
        "failed": [r.criterion.name for r in verdict.results if not r.passed],
        "found": found(verdict),
        "diagnosis": verdict.diagnosis.name if verdict.diagnosis else "",
        "says": failure.message if failure else "",
    }


def found(verdict: Verdict) -> str:
    """Name in one word how an exercise came out."""
    if verdict.passed:
        return "complete"
    if not verdict.attempted:
        return "not attempted"
    outcome = verdict.first_failure.outcome
    if outcome is None or outcome.returned:
        return "wrong"
    return outcome.status


def _name_of(function: Callable, made: Course, frame: Any) -> str:
    """Find which exercise is meant: the name that the calling line uses.

    Not the function's own name: with `L2 = L1`, `grade(L2)` is about L2.
    """
    for name in frame.f_code.co_names:
        if name in made.exercises and frame.f_globals.get(name) is function:
            return name
    raise LookupError("grade wants an exercise of this notebook: grade(propagate)")
