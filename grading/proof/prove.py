"""Measure all exercises, and say whether what was found is good enough."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from .. import paths
from ..judging.pool import outcomes
from ..model.exercise import PUBLIC_SEED
from ..model.lesson import load_lesson
from .measure import TALLIES, Tally, measure
from .pairs import BOTH, CARRIED, SEEN, measure_pairs

SEEDS = range(3001, 3021)  # hidden examples that nobody is graded by
MISNAMED = 0.01  # of strangers' and mutants' mistakes may be called what they are not
SAMPLE = 12  # mutants of an exercise in a sample
SLOW = 4.0  # seconds on one seed; such an exercise is measured on fewer
SHOWN = 40  # names of what fell short, for one question
PAIRS = 4  # pairs of mistakes of an exercise in a sample

QUESTIONS = (*TALLIES, CARRIED, BOTH, SEEN)
MUST_BE_ALL = (
    "caught", "diagnosed", "survivors equivalent", "variants accepted", CARRIED
)  # fmt: skip
MUST_BE_MOST = ("truly named", "strangers not misnamed")


@dataclass
class Proof:
    """What was measured.

    Parameters
    ----------
    exercises : dict of str to dict of str to Tally
    """

    exercises: dict[str, dict[str, Tally]] = field(default_factory=dict)

    def total(self, name: str) -> Tally:
        """One tally over all exercises."""
        total = Tally()
        for tallies in self.exercises.values():
            one = tallies.get(name, Tally())
            total.all += one.all
            total.good += one.good
            total.short += one.short
        return total

    def lines(self) -> list[str]:
        """What to print: totals, then what fell short, by name."""
        lines = []
        for name in QUESTIONS:
            total = self.total(name)
            share = f" ({total.good / total.all:.1%})" if total.all else ""
            lines.append(f"{name}: {total.good} of {total.all}{share}")
        left = self.total("survivors equivalent")
        lines.append(
            f"survivors: {left.good} equivalent with a reason, {len(left.short)} gaps"
        )
        for name in QUESTIONS:
            short = list(dict.fromkeys(self.total(name).short))
            if short:
                lines += ["", f"Not {name}:", *(f"  {s}" for s in short[:SHOWN])]
            if len(short) > SHOWN:
                lines.append(f"  … and {len(short) - SHOWN} more")
        return lines

    def failures(self) -> list[str]:
        """What is not good enough, in sentences; none if the proof holds."""
        failures = []
        for name in MUST_BE_ALL:
            total = self.total(name)
            if total.short:
                failures.append(f"{name}: {len(total.short)} of {total.all} are not.")
        for name in MUST_BE_MOST:
            total = self.total(name)
            if len(total.short) >= MISNAMED * max(total.all, 1) and total.short:
                share = len(total.short) / total.all
                failures.append(
                    f"{name}: {share:.1%} are called what they are not; less than "
                    f"{MISNAMED:.0%} may be."
                )
        return failures


def prove(exercise: str, sample: bool, say: Callable[[str], None]) -> Proof:
    """Measure every exercise, or one.

    Parameters
    ----------
    exercise : str
        Only this one; "" for all.
    sample : bool
        Hidden examples of one seed, and some of the mutants.
    say : callable
        Is given a line for every exercise when it is done.

    Raises
    ------
    LookupError
        If there is no such exercise.
    """
    names = [
        (path.stem, name)
        for path in paths.lesson_files()
        for name in load_lesson(path.stem).exercises
        if exercise in ("", name)
    ]
    if not names:
        raise LookupError(f"there is no exercise {exercise}")
    done = {}
    jobs = [(*one, sample) for one in names]
    for (lesson, name, _), outcome in outcomes(_measured, jobs, os.cpu_count() or 1):
        if isinstance(outcome, Exception):
            raise outcome
        tallies, seconds = outcome
        done[lesson, name] = tallies
        say(_row(lesson, name, tallies, seconds))
    return Proof({f"{lesson}.{name}": done[lesson, name] for lesson, name in names})


def _measured(stem: str, name: str, sample: bool) -> tuple[dict[str, Tally], float]:
    """Measure one exercise; what a process does, and how long it took."""
    start, lesson = monotonic(), load_lesson(stem)
    seeds = SEEDS[:1] if sample else _seeds(lesson, name)
    most = SAMPLE if sample else None
    tallies = measure(lesson, name, seeds, visible=PUBLIC_SEED, most=most)
    tallies |= measure_pairs(lesson, name, SEEDS[0], PAIRS if sample else None)
    return tallies, monotonic() - start


def _seeds(lesson: object, name: str) -> range:
    """All seeds, or a quarter of them where drawing an answer key takes long."""
    start = monotonic()
    lesson.answer_key(name, SEEDS[0])
    return SEEDS if monotonic() - start < SLOW / 8 else SEEDS[::4]


def _row(lesson: str, name: str, tallies: dict[str, Tally], seconds: float) -> str:
    parts = [f"{t} {tallies[t].good}/{tallies[t].all}" for t in QUESTIONS]
    return f"{lesson}.{name}: {', '.join(parts)} ({seconds:.0f} s)"
