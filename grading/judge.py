"""Make the verdict on a submitted function: hidden examples, errors carried forward.

The judge knows a student only through `Student`: calls by name, plain values back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic

from helpers.numpy_state import as_imported
from helpers.outcome import TIMEOUT
from helpers.sheet import Criterion, Sheet
from helpers.verdict import FAILED, Verdict, assess, better, complaint

from .catalogue import Course
from .student import LocalStudent, Student

__all__ = ["LocalStudent", "Student", "judge"]

PATIENCE = 60.0  # seconds for the reference on a student's own functions

Seeds = int | Mapping[str, int]


@as_imported()
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
        A criterion that fails only because a function it relies on is wrong, or takes
        all the time, is judged again with that error carried forward: a mistake costs
        its points once.
    """
    verdict = _plain(course, name, student, seeds)
    if verdict.passed or not verdict.attempted:
        return verdict
    uses = course.exercises[name].uses
    slow = _slow(course, verdict)
    broken = [u for u in uses if not _plain(course, u, student, seeds).passed]
    if slow:
        return _sped_up(course, student, verdict, slow, [*broken, slow])
    if not broken:
        return verdict
    note = f"judged with the errors of your own {', '.join(broken)} carried forward"
    return replace(_carried(course, name, student, seeds, broken, verdict), note=note)


def _plain(course: Course, name: str, student: Student, seeds: Seeds) -> Verdict:
    return _assess(course.sheet(name, _seed(seeds, name)), student)


def _assess(
    sheet: Sheet, student: Student, stand_ins: Mapping[str, Callable] | None = None
) -> Verdict:
    name = sheet.exercise
    return assess(sheet, lambda e: student.call(name, e.inputs, stand_ins or {}))


def _slow(course: Course, verdict: Verdict) -> str:
    """The exercise in which a function spent the time that it ran out of, or ""."""
    outcomes = [r.outcome for r in verdict.results if r.outcome]
    late = next((o for o in outcomes if o.status == TIMEOUT), None)
    others = set(course.exercises) - {verdict.sheet.exercise}
    return next((n for n in reversed(late.names) if n in others), "") if late else ""


def _sped_up(
    course: Course, student: Student, verdict: Verdict, slow: str, broken: list[str]
) -> Verdict:
    """Judge on right functions instead of one that took all the time."""
    helped = _assess(verdict.sheet, student, _right(course, broken))
    verdict = better(helped, verdict)
    if any(r.outcome and r.outcome.status == TIMEOUT for r in helped.results):
        return verdict  # the loop that never ends is its own
    note = f"most of the time went into your {slow}: judged with a right {slow}"
    return replace(verdict, note=note)


def _right(course: Course, names: list[str]) -> dict[str, Callable]:
    return {n: course.reference.function(n) for n in names}


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
    theirs = {u: student.function(u) for u in broken}
    seed = _seed(seeds, name)
    sheet = _sheet_using(course, name, seed, theirs) if all(theirs.values()) else None
    if sheet:
        carried = _assess(sheet, student)
        verdict = better(verdict, _only_telling(carried, verdict.sheet))
    if verdict.passed:
        return verdict
    helped = _assess(verdict.sheet, student, _right(course, broken))
    return better(verdict, helped)


def _sheet_using(
    course: Course, name: str, seed: int, theirs: dict[str, Callable]
) -> Sheet | None:
    """What the reference does with a student's own functions, if it ends soon."""
    exercise, start = course.exercises[name], monotonic()
    alone = exercise.sheet(course.reference, seed, using=theirs, mistakes=False)
    with_mistakes = (monotonic() - start) * (1 + len(exercise.mistakes))
    if with_mistakes > PATIENCE or not all(e.wanted.returned for e in alone.examples):
        return None
    return exercise.sheet(course.reference, seed, using=theirs)


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
