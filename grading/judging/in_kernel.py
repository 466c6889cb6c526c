"""Hidden tests in the student's own kernel, as plain nbgrader runs them.

Not isolated: code of the student's runs in this very process, can read what is here and
patch what it calls. It stands in until the judge has a process of its own.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Mapping
from typing import Any

from IPython.display import display

from helpers import checks
from helpers.checking.numpy_state import as_imported

from ..model.exercise import PUBLIC_SEED
from ..model.lesson import Lesson, load_lesson
from .judge import judge
from .record import outputs, with_reasons
from .student import LocalStudent, Patient

LESSON, SEEDS = "COURSE_LESSON", "COURSE_SEEDS"
NOTICE = (
    "Hidden tests run in this kernel, beside the student's code, and with the same "
    "examples for everyone: the course's nbgrader configuration is not in use."
)

_endless: dict[int, dict] = {}  # what never ended, by notebook


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
        lesson = load_lesson(os.environ.get(LESSON) or checks._open.name)
        text = isinstance(function, str)
        name = function if text else _name_of(function, lesson, frame)
        seeds = json.loads(os.environ.get(SEEDS, "{}"))
        space = frame.f_globals
        student = Patient(
            LocalStudent(space, lesson.exercises),
            lesson,
            lambda function: id(space.get(function)),
            _endless.setdefault(id(space), {}),
        )
        verdict = judge(lesson, name, student, seeds or PUBLIC_SEED + 1)
        verdict = with_reasons(verdict, reasons or {})
        shown = outputs(lesson.file.name, verdict)
    if LESSON not in os.environ:
        print(NOTICE)
    display(shown, raw=True)
    return float(verdict.points)


def _name_of(function: Callable, lesson: Lesson, frame: Any) -> str:
    """Find which exercise is meant: the name that the calling line uses.

    Not the function's own name: with `L2 = L1`, `grade(L2)` is about L2.
    """
    for name in frame.f_code.co_names:
        if name in lesson.exercises and frame.f_globals.get(name) is function:
            return name
    raise LookupError("grade wants an exercise of this notebook: grade(propagate)")
