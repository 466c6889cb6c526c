"""Measure what judging makes of one exercise's mistakes, mutants and variants.

Three questions. Is every known mistake caught by the criterion that names it, and
named? Is an answer with anything changed found wrong, and is what it is called true?
And, the one that stands for the world: judged without its own entry in the catalogue,
as a stranger's mistake would be, is a mistake called something that it is not?
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice

import numpy as np

from autograder_tests.equivalents import EQUIVALENT
from helpers.checking.answer_key import AnswerKey, Example
from helpers.checking.compare import VALUES
from helpers.checking.diagnosis import holds
from helpers.checking.outcome import Outcome, call
from helpers.checking.quiet import quiet
from helpers.checking.verdict import Verdict, assess

from ..judging.explained import explained
from ..model.lesson import Lesson
from ..model.mutants import mutants, unprinted

SECONDS = 10.0  # for one call; a mutant may never end, a busy machine may be slow
VAGUE = r": wrong( in \d+ of \d+ examples)?(?=;|\.|$)"  # what tells next to nothing
NAMED, TOLD, SILENT = "named", "told", "silent"


@dataclass
class Tally:
    """How many of some wrong answers came out how, and which fell short.

    Parameters
    ----------
    all, good : int
        Wrong answers; those that came out as they should.
    short : list of str
        The others, by name.
    """

    all: int = 0
    good: int = 0
    short: list[str] = field(default_factory=list)

    def count(self, good: bool, name: str) -> None:
        """Count one more."""
        self.all += 1
        self.good += good
        if not good:
            self.short.append(name)

    def add(self, other: Tally, name: str) -> None:
        """Count all of another tally, their names with one more before them."""
        self.all += other.all
        self.good += other.good
        self.short += [f"{name}: {s}" for s in other.short]


TALLIES = (
    "caught", "diagnosed", "killed", "survivors equivalent", "truly named",
    "strangers not misnamed", "strangers told something", "variants accepted",
)  # fmt: skip


class Measure:
    """Measures one exercise by one answer key.

    Parameters
    ----------
    lesson : Lesson
    name : str
        The exercise.
    seed : int
        Of the examples.
    visible : bool
        As the check in the notebook does: without the right answer at hand.
    """

    def __init__(self, lesson: Lesson, name: str, seed: int, visible: bool) -> None:
        self.lesson, self.name, self.visible = lesson, name, visible
        self.exercise = lesson.exercises[name]
        self.key = lesson.answer_key(name, seed)
        self.other = lesson.answer_key(name, seed + 1)
        self.third = lesson.answer_key(name, seed + 2)

    def catalogue(self) -> dict[str, Tally]:
        """Known mistakes: caught by the right criterion, and named."""
        caught, diagnosed = Tally(), Tally()
        for mistake in self.exercise.mistakes:
            verdict = self._judged(mistake.edit)
            failed = {r.criterion.name for r in verdict.results if not r.passed}
            caught.count(mistake.caught_by in failed, mistake.name)
            names = [d.name for d in verdict.diagnoses]
            diagnosed.count(names == [mistake.name], f"{mistake.name} is {names}")
        return {"caught": caught, "diagnosed": diagnosed}

    def variants(self) -> dict[str, Tally]:
        """Right answers that look different: accepted."""
        tally = Tally()
        for variant in self.exercise.variants:
            tally.count(self._judged(variant.edit).passed, variant.name)
        return {"variants accepted": tally}

    def mutants(self, most: int | None = None) -> dict[str, Tally]:
        """Small changes of the answer: found wrong, and called nothing untrue.

        A name is true if on other examples, too, the results are those of the mistake
        of that name. A survivor is a gap, unless it is listed as equivalent, or
        differs only in what it prints, which is nobody's business.
        """
        killed, survivors, named = Tally(), Tally(), Tally()
        known = EQUIVALENT.get(f"{self.lesson.file.name}.{self.name}", {})
        silent = unprinted(self.lesson.file.answer(self.name))
        for mutant in _spread(mutants(self.lesson.file.answer(self.name)), most):
            verdict = self._judged(mutant.text)
            killed.count(not verdict.passed, mutant.name)
            if verdict.passed:
                only_prints = unprinted(mutant.text) == silent
                survivors.count(only_prints or mutant.name in known, mutant.name)
            if verdict.diagnoses:
                again = assess(self.third, self._run(mutant.text)).outcomes
                names = " + ".join(d.name for d in verdict.diagnoses)
                same = all(holds(self.third, again, d.name) for d in verdict.diagnoses)
                named.count(same, f"{mutant.name} is “{names}”")
        return {
            "killed": killed,
            "survivors equivalent": survivors,
            "truly named": named,
        }

    def strangers(self) -> dict[str, Tally]:
        """Known mistakes, judged as if they and their family were not known."""
        misnamed, told = Tally(), Tally()
        for mistake in self.exercise.mistakes:
            family = mistake.family or mistake.name
            known = {
                name: d
                for name, d in self.key.diagnoses.items()
                if (d.family or d.name) != family
            }
            key = replace(self.key, diagnoses=known)
            verdict = self._judged(mistake.edit, key)
            came, said = self._came_to(verdict)
            halves = {t for d in verdict.diagnoses for t in d.touches}
            itself = halves == set(self.key.diagnoses[mistake.name].touches)
            right = came != NAMED or (itself and len(verdict.diagnoses) > 1)
            misnamed.count(right, f"{mistake.name} is “{said}”")
            told.count(came != SILENT, f"{mistake.name}: {said}")
        return {"strangers not misnamed": misnamed, "strangers told something": told}

    def _run(self, edit: object) -> Callable[[Example], Outcome]:
        function = self.lesson.reference.function(self.name, edit)

        def run(example: Example) -> Outcome:
            e = example
            with quiet(), np.errstate(all="ignore"):
                return call(function, e.args, e.kwargs, seed=e.seed, seconds=SECONDS)

        return run

    def _judged(self, edit: object, key: AnswerKey | None = None) -> Verdict:
        run = self._run(edit)
        verdict = assess(key or self.key, run)
        if verdict.passed or self.visible:
            return verdict
        return explained(self.lesson, verdict, self.other, run)

    def _came_to(self, verdict: Verdict) -> tuple[str, str]:
        """Whether a verdict names something, tells something, or neither; and what."""
        if verdict.diagnoses:
            return NAMED, " + ".join(d.name for d in verdict.diagnoses)
        failure = verdict.first_failure
        if failure is None:
            return SILENT, "passed"
        if failure.kind != VALUES:
            return TOLD, failure.message
        definite = re.sub(VAGUE, "", verdict.seen)
        if ":" in definite.partition("right:")[0] or "right answer" in definite:
            return TOLD, verdict.seen
        return SILENT, verdict.seen or failure.message


def _spread(every: Iterable, most: int | None) -> Iterator:
    """All, or so many of them, evenly."""
    listed = list(every)
    step = max(1, len(listed) // most) if most else 1
    return islice(listed, 0, None, step)


def measure(
    lesson: Lesson, name: str, seeds: Iterable[int], *, visible: int, most: int | None
) -> dict[str, Tally]:
    """Measure an exercise on hidden examples of several seeds, and on the visible ones.

    Parameters
    ----------
    lesson : Lesson
    name : str
        The exercise.
    seeds : iterable of int
        Of hidden examples. Mutants are tried on the first.
    visible : int
        The seed of the visible examples.
    most : int or None
        How many mutants are tried.
    """
    total = {t: Tally() for t in TALLIES}
    for number, seed in enumerate([*seeds, visible]):
        one = Measure(lesson, name, seed, seed == visible)
        parts = [one.catalogue(), one.variants(), one.strangers()]
        if number == 0:
            parts.append(one.mutants(most))
        where = "visible" if seed == visible else f"seed {seed}"
        for part in parts:
            for tally, counted in part.items():
                total[tally].add(counted, f"{name}, {where}")
    return total
