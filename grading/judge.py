"""Make the verdict on a submitted function: hidden examples, errors carried forward.

The judge knows a student only through `Student`: calls by name, plain values back.
`LocalStudent` runs them in this very process, which is what plain nbgrader does too.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol

from helpers.outcome import Outcome, call
from helpers.sheet import Criterion, Example, Sheet
from helpers.verdict import FAILED, Verdict, assess, better, complaint

from .catalogue import Course

SECONDS = 10.0  # for one hidden call; right answers take milliseconds


class Student(Protocol):
    """Where a student's functions can be called."""

    def call(
        self, name: str, example: Example, stand_ins: Mapping[str, Callable]
    ) -> Outcome:
        """Call a function of the student's, with others of theirs replaced."""

    def function(self, name: str) -> Callable | None:
        """Their function as something the reference can call; None if missing."""


class LocalStudent:
    """A student whose code lives in this process: convenient, and not isolated.

    Parameters
    ----------
    namespace : dict
        The globals in which the notebook ran.
    """

    def __init__(self, namespace: dict[str, Any]) -> None:
        self.namespace = namespace

    def call(
        self, name: str, example: Example, stand_ins: Mapping[str, Callable]
    ) -> Outcome:
        """Call a function by name; see `Student`."""
        function = self.function(name)
        if function is None:
            return Outcome("raised", error="NameError", message=f"{name} is missing")
        kept = {k: self.namespace.get(k) for k in stand_ins}
        self.namespace.update(stand_ins)
        try:
            return call(
                function,
                example.args,
                example.kwargs,
                seed=example.seed,
                seconds=SECONDS,
            )
        finally:
            self.namespace.update(kept)

    def function(self, name: str) -> Callable | None:
        """Their function itself."""
        found = self.namespace.get(name)
        return found if callable(found) else None


Seeds = int | Mapping[str, int]


def judge(course: Course, name: str, student: Student, seeds: Seeds) -> Verdict:
    """Judge one exercise of a submission.

    Parameters
    ----------
    course : Course
        The lesson with its specifications.
    name : str
        The exercise.
    student : Student
    seeds : dict of str to int, or int
        Of the hidden examples, by exercise (see `grading.keys`); or one for all.

    Returns
    -------
    Verdict
        A criterion that fails only because a function it relies on is wrong is judged
        again with that error carried forward: a mistake costs its points once.
    """
    verdict = _plain(course, name, student, seeds)
    if verdict.passed or not verdict.attempted:
        return verdict
    uses = course.exercises[name].uses
    broken = [u for u in uses if not _plain(course, u, student, seeds).passed]
    if not broken:
        return verdict
    note = f"judged with the errors of your own {', '.join(broken)} carried forward"
    return replace(_carried(course, name, student, seeds, broken, verdict), note=note)


def _plain(course: Course, name: str, student: Student, seeds: Seeds) -> Verdict:
    sheet = course.sheet(name, _seed(seeds, name))
    return assess(sheet, lambda example: student.call(name, example, {}))


def _seed(seeds: Seeds, name: str) -> int:
    return seeds if isinstance(seeds, int) else seeds[name]


def _carried(
    course: Course,
    name: str,
    student: Student,
    seeds: Seeds,
    broken: list[str],
    verdict: Verdict,
) -> Verdict:
    """Judge as an examiner would who knows that `broken` are wrong.

    First against the reference running on the student's own functions; where that
    does not settle it (theirs is missing, raises, or tells nothing), the student's
    function is run once more on right ones.
    """
    exercise = course.exercises[name]
    theirs = {u: student.function(u) for u in broken}
    if all(theirs.values()):
        seed = _seed(seeds, name)
        sheet = exercise.sheet(course.reference, seed, using=theirs)
        if all(e.wanted.returned for e in sheet.examples):
            carried = assess(sheet, lambda e: student.call(name, e, {}))
            verdict = better(verdict, _only_telling(carried, verdict.sheet))
    if verdict.passed:
        return verdict
    stand_ins = {u: course.reference.function(u) for u in broken}
    helped = assess(verdict.sheet, lambda e: student.call(name, e, stand_ins))
    return better(verdict, helped)


def _only_telling(carried: Verdict, plain: Sheet) -> Verdict:
    """Void criteria by which this sheet lets a known mistake pass.

    If a student's `propagate` returns zeros, any `optimize` agrees with the reference
    on it; such agreement is worth nothing.
    """
    results = tuple(
        r
        if _caught(r.criterion, carried.sheet) >= _caught(r.criterion, plain)
        else replace(r, status=FAILED)
        for r in carried.results
    )
    return replace(carried, results=results)


def _caught(criterion: Criterion, sheet: Sheet) -> set[str]:
    """Names of the known mistakes that fail a criterion on a sheet."""
    return {
        name
        for example in sheet.examples
        if example.tag == criterion.on
        for name, outcome in example.mistakes.items()
        if complaint(criterion, sheet, example, outcome)
    }
