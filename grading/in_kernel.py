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
from helpers.outcome import TIMEOUT, Outcome
from helpers.sheet import Example
from helpers.verdict import Verdict

from .catalogue import Course, course
from .exercise import PUBLIC_SEED
from .judge import SECONDS, LocalStudent, judge

VERDICT = "application/vnd.course.verdict+json"
LESSON, SEEDS = "COURSE_LESSON", "COURSE_SEEDS"
NOTICE = (
    "Hidden tests run in this kernel, beside the student's code, and with the same "
    "examples for everyone: the course's nbgrader configuration is not in use."
)

MISSING = "There is no {name}: the cell that defines it did not run to its end."

_students: dict[int, Student] = {}


def grade(function: Callable | str) -> float:
    """Judge an exercise on hidden examples, show the verdict, return the points.

    Parameters
    ----------
    function : callable or str
        The function, or the exercise's name.

    Returns
    -------
    float
        What nbgrader records as the score of the test cell.
    """
    space = sys._getframe(1).f_globals
    made = course(os.environ.get(LESSON) or checks._open.name)
    name = function
    if not isinstance(function, str):
        name = _name_of(function, made, sys._getframe(1))
    if LESSON not in os.environ:
        print(NOTICE)
    seeds = json.loads(os.environ.get(SEEDS, "{}"))
    student = _students.setdefault(id(space), Student(space, made))
    verdict = judge(made, name, student, seeds or PUBLIC_SEED + 1)
    if not callable(space.get(name)):
        verdict = replace(verdict, note=MISSING.format(name=name))
    card = show.verdict(verdict, hidden=True)
    display(
        {
            "text/plain": repr(card),
            "text/html": card._repr_html_(),
            VERDICT: record(verdict),
        },
        raw=True,
    )
    return float(verdict.points)


def record(verdict: Verdict) -> dict[str, Any]:
    """A verdict as plain data, for reports."""
    failure = verdict.first_failure
    defined = not verdict.note.startswith(MISSING[:12])
    return {
        "exercise": verdict.sheet.exercise,
        "points": verdict.points,
        "of": verdict.sheet.points,
        "failed": [r.criterion.name for r in verdict.results if not r.passed],
        "found": found(verdict) if defined else "not defined",
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


class Student(LocalStudent):
    """A student in this process, whose endless loops are waited for only once.

    Parameters
    ----------
    namespace : dict
        The globals in which the notebook ran.
    course : Course
        Says which exercises use which: one that uses a function that never ends
        does not end either, and is judged on a right one instead.
    """

    def __init__(self, namespace: dict[str, Any], course: Course) -> None:
        super().__init__(namespace)
        self.course = course
        self.endless: set[tuple] = set()
        self.helped: Mapping[str, Callable] = {}  # what stands in during a call

    def call(
        self, name: str, example: Example, stand_ins: Mapping[str, Callable]
    ) -> Outcome:
        """Call a function by name; see `grading.judge.Student`."""
        if self._never_ends(name, stand_ins):
            return Outcome(TIMEOUT, message=f"{SECONDS:g}")
        self.helped = stand_ins
        try:
            outcome = super().call(name, example, stand_ins)
        finally:
            self.helped = {}
        if outcome.status == TIMEOUT:
            self.endless.add(self._key(name, stand_ins))
        return outcome

    def function(self, name: str) -> Callable | None:
        """Their function itself; None if it is missing or never ends."""
        return None if self._never_ends(name, self.helped) else super().function(name)

    def _never_ends(self, name: str, stand_ins: Mapping[str, Callable]) -> bool:
        if self._key(name, stand_ins) in self.endless:
            return True
        uses = set(self.course.exercises[name].uses) - set(stand_ins)
        return any(self._never_ends(u, {}) for u in uses)

    def _key(self, name: str, stand_ins: Mapping[str, Callable]) -> tuple:
        return name, id(self.namespace.get(name)), frozenset(stand_ins)


def _name_of(function: Callable, made: Course, frame: Any) -> str:
    """Find which exercise is meant: the name that the calling line uses.

    Not the function's own name: with `L2 = L1`, `grade(L2)` is about L2.
    """
    for name in frame.f_code.co_names:
        if name in made.exercises and frame.f_globals.get(name) is function:
            return name
    raise LookupError("grade wants an exercise of this notebook: grade(propagate)")
