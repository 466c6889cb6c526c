"""Find a small change of the right answer that gives exactly a wrong one's results.

A wrong answer whose mistake is in no catalogue is often the right one with one thing
changed. Where such a change has the same results on every example, it says more than
anything that can be seen of the results themselves; that it is what the student did,
it does not say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from itertools import islice

import numpy as np

from helpers.checking.answer_key import AnswerKey
from helpers.checking.diagnosis import identical
from helpers.checking.outcome import Outcome, call
from helpers.checking.quiet import quiet

from ..model.lesson import Lesson
from ..model.mutants import Mutant, mutants

MOST = 800  # changes that are tried; those in one place come first
SECONDS = 1.0  # for one call of a changed answer

_first: dict[int, tuple[tuple, list[tuple[Mutant, Outcome]]]] = {}


def nearby(
    lesson: Lesson,
    key: AnswerKey,
    outcomes: Sequence[Outcome],
    again: tuple[AnswerKey, Sequence[Outcome]],
) -> str:
    """Say which small change of the right answer gives the same results.

    Parameters
    ----------
    lesson : Lesson
    key : AnswerKey
    outcomes : sequence of Outcome
        Of the student's function, one for each example of the key.
    again : tuple of AnswerKey and sequence of Outcome
        Other examples, on which the results must be the same too.

    Returns
    -------
    str
        A sentence without its full stop; "" if there is no such change, or if the
        function did not return.
    """
    if not outcomes or not all(o.returned for o in outcomes):
        return ""
    one = replace(key, examples=key.examples[:1])
    for mutant, first in _on_the_first(lesson, key):
        if identical(one, outcomes[:1], [first]):
            rest = _calls(lesson, key.exercise, mutant, key.examples[1:])
            if identical(key, outcomes, [first, *rest]) and identical(
                *again, _calls(lesson, key.exercise, mutant, again[0].examples)
            ):
                return f"These are the results of the right answer {_said(mutant)}"
    return ""


def _said(mutant: Mutant) -> str:
    lines = "line" if len(mutant.lines) == 1 else "lines"
    where = f"the {lines} for {' and '.join(mutant.lines)}"
    if mutant.kind == "a line left out":
        return f"without {where}"
    return f"{mutant.says} in {where}"


def _on_the_first(lesson: Lesson, key: AnswerKey) -> list[tuple[Mutant, Outcome]]:
    """The changed answers that return, and what they do on the first example."""
    place = id(key.examples)  # which are kept, so that it stays theirs
    if place not in _first:
        name = key.exercise
        keys = [k for a in key.examples[0].args if isinstance(a, dict) for k in a]
        changed = _mutants(lesson.file.answer(name), tuple(keys))
        calls = ((m, *_calls(lesson, name, m, key.examples[:1])) for m in changed)
        returned = [(m, first) for m, first in calls if first.returned]
        _first[place] = key.examples, returned
    return _first[place][1]


@cache
def _mutants(text: str, keys: tuple[str, ...]) -> list[Mutant]:
    return list(islice(mutants(text, keys), MOST))


def _calls(
    lesson: Lesson, name: str, mutant: Mutant, examples: Sequence
) -> list[Outcome]:
    function = lesson.reference.function(name, mutant.text)
    with quiet(), np.errstate(all="ignore"):
        return [
            call(function, e.args, e.kwargs, seed=e.seed, seconds=SECONDS)
            for e in examples
        ]
