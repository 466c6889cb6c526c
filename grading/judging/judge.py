"""Make the verdict on a submitted function: hidden examples, errors carried forward.

The judge knows a student only through `Student`: calls by name, plain values back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from time import monotonic

from helpers.checking.answer_key import AnswerKey, Criterion
from helpers.checking.numpy_state import as_imported
from helpers.checking.outcome import TIMEOUT
from helpers.checking.verdict import FAILED, Verdict, assess, better, complaint

from ..model.lesson import Lesson
from .explained import explained
from .student import LocalStudent, Student

__all__ = ["LocalStudent", "Student", "judge"]

PATIENCE = 60.0  # seconds for the reference on a student's own functions

Seeds = int | Mapping[str, int]


@as_imported()
def judge(
    lesson: Lesson,
    name: str,
    student: Student,
    seeds: Seeds,
    known: dict[str, Verdict] | None = None,
) -> Verdict:
    """Judge one exercise of a submission.

    Parameters
    ----------
    lesson : Lesson
        The lesson with its specifications.
    name : str
        The exercise.
    student : Student
    seeds : dict of str to int, or int
        Of the hidden examples, by exercise (`grading.judging.keys`); or one for all.
    known : dict of str to Verdict, optional
        How exercises came out by themselves, as long as no function has changed;
        looked up and added to.

    Returns
    -------
    Verdict
        A criterion that fails only because a function it relies on is wrong, or takes
        all the time, is judged again with that error carried forward: a mistake costs
        its points once.
    """
    known = {} if known is None else known
    verdict = known[name] = _plain(lesson, name, student, seeds)
    if verdict.passed or not verdict.attempted:
        return verdict
    uses = lesson.exercises[name].uses
    slow = _slow(lesson, verdict)
    for used in set(uses) - set(known):
        known[used] = _plain(lesson, used, student, seeds)
    broken = [u for u in uses if not known[u].passed]
    if slow:
        return _sped_up(lesson, student, verdict, slow, [*broken, slow])
    if not broken:
        return _explained(lesson, student, verdict, seeds)
    note = f"judged with the errors of your own {', '.join(broken)} carried forward"
    return replace(_carried(lesson, name, student, seeds, broken, verdict), note=note)


def _explained(
    lesson: Lesson, student: Student, verdict: Verdict, seeds: Seeds
) -> Verdict:
    """The verdict with what is known of the mistake, tried on other examples."""
    name = verdict.key.exercise
    other = lesson.answer_key(name, _seed(seeds, name) + 1)
    return explained(lesson, verdict, other, lambda e: student.call(name, e.inputs, {}))


def _plain(lesson: Lesson, name: str, student: Student, seeds: Seeds) -> Verdict:
    return _assess(lesson.answer_key(name, _seed(seeds, name)), student)


def _assess(
    key: AnswerKey, student: Student, stand_ins: Mapping[str, Callable] | None = None
) -> Verdict:
    name = key.exercise
    return assess(key, lambda e: student.call(name, e.inputs, stand_ins or {}))


def _slow(lesson: Lesson, verdict: Verdict) -> str:
    """The exercise in which a function spent the time that it ran out of, or ""."""
    outcomes = [r.outcome for r in verdict.results if r.outcome]
    late = next((o for o in outcomes if o.status == TIMEOUT), None)
    others = set(lesson.exercises) - {verdict.key.exercise}
    return next((n for n in reversed(late.names) if n in others), "") if late else ""


def _sped_up(
    lesson: Lesson, student: Student, verdict: Verdict, slow: str, broken: list[str]
) -> Verdict:
    """Judge on right functions instead of one that took all the time."""
    helped = _assess(verdict.key, student, _right(lesson, broken))
    verdict = better(helped, replace(verdict, diagnoses=helped.diagnoses, seen=""))
    if any(r.outcome and r.outcome.status == TIMEOUT for r in helped.results):
        return verdict  # the loop that never ends is its own
    note = f"most of the time went into your {slow}: judged with a right {slow}"
    return replace(verdict, note=note)


def _right(lesson: Lesson, names: list[str]) -> dict[str, Callable]:
    return {n: lesson.reference.function(n) for n in names}


def _seed(seeds: Seeds, name: str) -> int:
    return seeds if isinstance(seeds, int) else seeds[name]


def _carried(
    lesson: Lesson,
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
    key = _key_using(lesson, name, seed, theirs) if all(theirs.values()) else None
    if key:
        carried = _assess(key, student)
        verdict = better(verdict, _only_telling(carried, verdict))
    if verdict.passed:
        return verdict
    helped = _assess(verdict.key, student, _right(lesson, broken))
    return better(verdict, helped)


def _key_using(
    lesson: Lesson, name: str, seed: int, theirs: dict[str, Callable]
) -> AnswerKey | None:
    """What the reference does with a student's own functions, if it ends soon."""
    exercise, start = lesson.exercises[name], monotonic()
    alone = exercise.answer_key(lesson.reference, seed, using=theirs, mistakes=False)
    with_mistakes = (monotonic() - start) * (1 + len(exercise.mistakes))
    if with_mistakes > PATIENCE or not all(e.wanted.returned for e in alone.examples):
        return None
    return exercise.answer_key(lesson.reference, seed, using=theirs)


def _only_telling(carried: Verdict, plain: Verdict) -> Verdict:
    """Void criteria by which this answer key lets a known mistake pass.

    If a student's `propagate` returns zeros, any `optimize` agrees with the reference
    on it; such agreement is worth nothing.
    """
    results = tuple(
        new
        if old.passed or not new.passed or _tells(new.criterion, carried.key, plain.key)
        else replace(new, status=FAILED)
        for new, old in zip(carried.results, plain.results, strict=True)
    )
    return replace(carried, results=results)


def _tells(criterion: Criterion, key: AnswerKey, plain: AnswerKey) -> bool:
    """Whether a criterion fails every known mistake on a key that it fails on another.

    Mistakes are run one by one, and each only until it fails: on a student's own
    functions every run is many calls across the wall.
    """
    return all(
        _fails(criterion, key, name)
        for name in plain.diagnoses
        if _fails(criterion, plain, name)
    )


def _fails(criterion: Criterion, key: AnswerKey, mistake: str) -> bool:
    return any(
        complaint(criterion, key, example, example.mistakes[mistake])
        for example in key.examples
        if example.tag == criterion.on
    )
