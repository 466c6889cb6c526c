"""Measure all exercises, and say whether what was found is good enough."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from time import monotonic

from .. import paths
from ..model.exercise import PUBLIC_SEED
from ..model.lesson import load_lesson
from .measure import TALLIES, Tally, measure

SEEDS = range(3001, 3021)  # hidden examples that nobody is graded by
MISNAMED = 0.01  # of strangers' and mutants' mistakes may be called what they are not
SAMPLE = 30  # mutants of an exercise in a sample
SLOW = 4.0  # seconds on one seed; such an exercise is measured on fewer
SHOWN = 40  # names of what fell short, for one question

MUST_BE_ALL = ("caught", "diagnosed", "survivors equivalent", "variants accepted")
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
            one = tallies[name]
            total.all += one.all
            total.good += one.good
            total.short += one.short
        return total

    def lines(self) -> list[str]:
        """What to print: totals, then what fell short, by name."""
        lines = []
        for name in TALLIES:
            total = self.total(name)
            share = f" ({total.good / total.all:.1%})" if total.all else ""
            lines.append(f"{name}: {total.good} of {total.all}{share}")
        left = self.total("survivors equivalent")
        lines.append(
            f"survivors: {left.good} equivalent with a reason, {len(left.short)} gaps"
        )
        for name in TALLIES:
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
    proof = Proof()
    for path in paths.lesson_files():
        lesson = load_lesson(path.stem)
        for name in lesson.exercises:
            if exercise in ("", name):
                start = monotonic()
                seeds = SEEDS[:1] if sample else _seeds(lesson, name)
                most = SAMPLE if sample else None
                tallies = measure(lesson, name, seeds, visible=PUBLIC_SEED, most=most)
                proof.exercises[f"{path.stem}.{name}"] = tallies
                say(_row(path.stem, name, tallies, monotonic() - start))
    if not proof.exercises:
        raise LookupError(f"there is no exercise {exercise}")
    return proof


def _seeds(lesson: object, name: str) -> range:
    """All seeds, or a quarter of them where drawing an answer key takes long."""
    start = monotonic()
    lesson.answer_key(name, SEEDS[0])
    return SEEDS if monotonic() - start < SLOW / 8 else SEEDS[::4]


def _row(lesson: str, name: str, tallies: dict[str, Tally], seconds: float) -> str:
    parts = [f"{t} {tallies[t].good}/{tallies[t].all}" for t in TALLIES]
    return f"{lesson}.{name}: {', '.join(parts)} ({seconds:.0f} s)"
