"""Make the verdict on a submitted function: hidden examples, errors carried forward.

The judge knows a student only through `Student`: calls by name, plain values back.
`LocalStudent` runs them in this very process, which is what plain nbgrader does too.
"""

from __future__ import annotations

import hashlib
import hmac
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


def seed_for(secret: bytes, student: str, exercise: str) -> int:
    """Derive the seed of a student's hidden examples of one exercise.

    The same at every regrade, different for everyone, unknown without the secret.
    """
    message = f"{len(student)}:{student}:{exercise}".encode()
    digest = hmac.new(secret, message, hashlib.sha256).digest()
    return int.from_bytes(digest[:8], "big")


def judge(course: Course, name: str, student: Student, seed: int) -> Verdict:
    """Judge one exercise of a submission.

    Parameters
    ----------
    course : Course
        The lesson with its specifications.
    name : str
        The exercise.
    student : Student
    seed : int
        Of the hidden examples, see `seed_for`.

    Returns
    -------
    Verdict
        A criterion that fails only because a function it relies on is wrong is judged
        again with that error carried forward: a mistake costs its points once.
    """
    verdict = _plain(course, name, student, seed)
    if verdict.passed or not verdict.attempted:
        return verdict
    uses = course.exercises[name].uses
    broken = [u for u in uses if not _plain(course, u, student, seed).passed]
    if not broken:
        return verdict
    note = f"judged with the errors of your own {', '.join(broken)} carried forward"
    return replace(_carried(course, name, student, seed, broken, verdict), note=note)


def _plain(course: Course, name: str, student: Student, seed: int) -> Verdict:
    sheet = course.sheet(name, seed)
    return assess(sheet, lambda example: student.call(name, example, {}))


def _carried(
    course: Course,
    name: str,
    student: Student,
    seed: int,
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
