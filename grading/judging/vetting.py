"""Vet an answer key: on these hidden examples, does everyone get what is theirs?

A key is a seed: the hidden examples of one exercise that are drawn from it. On an
unlucky draw a wrong answer may look right (“one wrong threshold, and no score near
it”) or a right one wrong. Such keys are never used.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property, reduce
from operator import getitem

import numpy as np

from helpers.checking.answer_key import AnswerKey
from helpers.checking.outcome import Outcome
from helpers.checking.verdict import Verdict, assess

from ..model.lesson import Lesson

PANEL = range(101, 106)  # public seeds: they show what a mistake fails as a rule


class Vetting:
    """Says what is wrong with the keys of one exercise.

    Parameters
    ----------
    lesson : Lesson
        The lesson with its specifications.
    name : str
        The exercise.
    """

    def __init__(self, lesson: Lesson, name: str) -> None:
        self.reference = lesson.reference
        self.exercise = lesson.exercises[name]

    @cached_property
    def usual(self) -> dict[str, tuple]:
        """What each known mistake comes to on most seeds of the panel.

        More than half of them decide; then nobody asks the others.
        """
        seen: dict[str, Counter] = {m.name: Counter() for m in self.exercise.mistakes}
        for seed in PANEL:
            open_ = [n for n, came in seen.items() if not _decided(came)]
            for name, came in self._mistakes(self._key(seed), open_) if open_ else ():
                seen[name][came] += 1
        return {name: came.most_common(1)[0][0] for name, came in seen.items()}

    def objections(self, seed: int) -> Iterator[str]:
        """Say what is wrong with a key, one sentence after another; none if it is good.

        Right is: the answer's own values are finite and agree with every oracles, each
        variant passes, and each known mistake fails the criteria that it usually
        fails, costs what it usually costs and is recognised.
        """
        key = self._key(seed)
        yield from self._of_the_answer(key)
        yield from self._of_the_variants(key)
        for name, came in self._mistakes(key, key.diagnoses):
            usual = self.usual[name]
            if came != usual:
                yield f"the mistake “{name}” {_said(came)}, not {_said(usual)}"

    def _of_the_answer(self, key: AnswerKey) -> Iterator[str]:
        for c in key.criteria:
            looked_at = [e.wanted for e in key.examples if e.tag == c.on]
            if c.looks_at == "values" and not all(_finite(o, c.at) for o in looked_at):
                yield f"the answer itself gives nan or inf in “{c.name}”"
        verdict = assess(key, lambda example: example.wanted)
        for result in verdict.results:
            if not result.passed:
                yield f"the answer itself fails “{result.criterion.name}”"

    def _of_the_variants(self, key: AnswerKey) -> Iterator[str]:
        for variant in self.exercise.variants:
            verdict = assess(key, self.exercise.runner(self.reference, variant.edit))
            if not verdict.passed:
                failed = verdict.first_failure.criterion.name
                yield f"the right variant “{variant.name}” fails “{failed}”"

    def _mistakes(
        self, key: AnswerKey, names: Iterable[str]
    ) -> Iterator[tuple[str, tuple]]:
        for name in names:
            verdict = assess(key, lambda e, name=name: e.mistakes[name])
            yield name, _came_to(verdict)

    def _key(self, seed: int) -> AnswerKey:
        return self.exercise.answer_key(self.reference, seed)


def _decided(came: Counter) -> bool:
    """Whether no other outcome can become more frequent on the panel."""
    return 2 * max(came.values(), default=0) > len(PANEL)


def _finite(outcome: Outcome, at: tuple) -> bool:
    """Whether there is neither nan nor inf in a part of what the answer returned."""
    value = reduce(getitem, at, outcome.value) if outcome.returned else None
    return all(np.isfinite(number).all() for number in _numbers(value))


def _numbers(value: object) -> Iterator[float | np.ndarray]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (tuple, list)):
        for part in value:
            yield from _numbers(part)
    elif isinstance(value, (float, np.ndarray)):
        yield value


def _came_to(verdict: Verdict) -> tuple:
    """What must not depend on luck: what failed, the points, the diagnosis."""
    failed = tuple(r.criterion.name for r in verdict.results if not r.passed)
    known = " + ".join(d.name for d in verdict.diagnoses)
    return failed, verdict.points, known


def _said(came: tuple) -> str:
    failed, points, known = came
    return f"fails {', '.join(failed) or 'nothing'} ({points:g} points, “{known}”)"
