"""Errors carried forward, measured: a mistake costs its points once, two cost two.

Every exercise that uses others is judged in a notebook where one of those has a known
mistake, and in one where it has a known mistake of its own besides.
"""

from __future__ import annotations

import random
from collections.abc import Iterator

from ..judging.judge import LocalStudent, judge
from ..model.exercise import Mistake
from ..model.lesson import Lesson
from .measure import Tally

CARRIED, BOTH = "carried forward", "pairs charged twice"
SEEN = "seen through another"
Pair = tuple[str, Mistake, Mistake]  # the used exercise, its mistake, the user's


def chains(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """Every exercise with every exercise that it uses, directly or not."""
    for name in lesson.exercises:
        for used in sorted(_used(lesson, name)):
            yield name, used


def pairs(lesson: Lesson, name: str) -> list[Pair]:
    """All pairs of a mistake in an exercise and one in an exercise that it uses."""
    return [
        (used, theirs, own)
        for user, used in chains(lesson)
        if user == name
        for theirs in lesson.exercises[used].mistakes
        for own in lesson.exercises[name].mistakes
    ]


def measure_pairs(
    lesson: Lesson, name: str, seed: int, most: int | None = None
) -> dict[str, Tally]:
    """Judge an exercise on top of mistakes in others, with and without its own.

    Parameters
    ----------
    lesson : Lesson
    name : str
        The exercise.
    seed : int
        Of the examples, and of which pairs are tried.
    most : int or None
        How many pairs; None tries all.
    """
    every = pairs(lesson, name)
    if most is not None and most < len(every):
        every = random.Random(seed).sample(every, most)  # noqa: S311 - no secret
    carried, both, seen = Tally(), Tally(), Tally()
    full = sum(c.points for c in lesson.exercises[name].criteria)
    upstream: set[tuple[str, str]] = set()
    alone: dict[str, float] = {}
    for used, theirs, own in every:
        if own.name not in alone:
            alone[own.name] = _points(lesson, name, seed, {name: own})
        if (used, theirs.name) not in upstream:
            upstream.add((used, theirs.name))
            points = _points(lesson, name, seed, {used: theirs})
            about = f"{used} {theirs.name}: {points:g} of {full:g}"
            carried.count(points == full, about)
        points = _points(lesson, name, seed, {used: theirs, name: own})
        by_itself = alone[own.name]
        about = f"{used} {theirs.name} + {own.name}: {points:g}, alone {by_itself:g}"
        both.count(points == by_itself, about)
        seen.count(points < full or not full, about)
    return {CARRIED: carried, BOTH: both, SEEN: seen}


def _used(lesson: Lesson, name: str) -> set[str]:
    direct = set(lesson.exercises[name].uses)
    return direct.union(*(_used(lesson, used) for used in direct)) - {name}


def _points(lesson: Lesson, name: str, seed: int, mistakes: dict) -> float:
    edits = {exercise: mistake.edit for exercise, mistake in mistakes.items()}
    student = LocalStudent(lesson.reference.namespace(edits))
    return judge(lesson, name, student, seed).points
