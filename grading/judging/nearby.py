"""Find a small change of the right answer that gives exactly a wrong one's results.

A wrong answer whose mistake is in no catalogue is often the right one with one thing
changed. Where such a change has the same results on every example, it says more than
anything that can be seen of the results themselves; that it is what the student did,
it does not say.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, cached_property
from itertools import chain, combinations, islice

from helpers.checking.answer_key import AnswerKey, Example
from helpers.checking.diagnosis import identical
from helpers.checking.outcome import Outcome, call

from ..model.lesson import Lesson
from ..model.mutants import Mutant, in_every_line, mutants

MOST = 800  # changes that are tried; those in one place come first
SECONDS = 1.0  # of the processor, for one call of a changed answer
KEPT = 64  # answer keys whose changed answers are not run again for the next student

_kept: dict[int, _Changed] = {}


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
        function did not return anything.
    """
    if not outcomes or any(not o.returned or o.value is None for o in outcomes):
        return ""
    here, there = _changed(lesson, key), _changed(lesson, again[0])
    for mutant in here.mutants:
        if here.same(mutant, outcomes) and there.same(mutant, again[1]):
            return f"These are the results of the right answer {_said(mutant)}"
    return ""


def _said(mutant: Mutant) -> str:
    if not mutant.lines:
        return mutant.says
    lines = "line" if len(mutant.lines) == 1 else "lines"
    where = f"the {lines} for {' and '.join(mutant.lines)}"
    if mutant.kind == "a line left out":
        return f"without {where}"
    return f"{mutant.says} in {where}"


class _Changed:
    """What changed answers do on some examples; run when it is asked for, and kept."""

    def __init__(self, lesson: Lesson, key: AnswerKey) -> None:
        self.reference = lesson.reference
        self.exercise = lesson.exercises[key.exercise]
        self.text = lesson.file.answer(key.exercise)
        self.examples = key.examples
        self._outcomes: dict[tuple[str, int], Outcome] = {}
        ones = [(n, replace(key, examples=(e,))) for n, e in enumerate(key.examples)]
        self.quickest_first = sorted(ones, key=lambda one: self._work(one[0]))

    @cached_property
    def mutants(self) -> list[Mutant]:
        """The changes, in the order in which they are tried."""
        given = self.examples[0].args
        keys = tuple(k for a in given if isinstance(a, dict) for k in a)
        return _mutants(self.text, keys)

    def same(self, mutant: Mutant, outcomes: Sequence[Outcome]) -> bool:
        """Whether a change has these outcomes, one for each example.

        The quickest example already tells most changes from what a student did, so
        hardly any is run on the others.
        """
        return all(
            identical(one, [outcomes[n]], [self._outcome(mutant, n)])
            for n, one in self.quickest_first
        )

    def _work(self, n: int) -> int:
        """How many calls the right answer makes on an example: on every machine so."""
        function = self.reference.function(self.exercise.name)
        return _counted(function, self.examples[n])

    def _outcome(self, mutant: Mutant, n: int) -> Outcome:
        if (mutant.text, n) not in self._outcomes:
            run = self.exercise.runner(self.reference, mutant.text, seconds=SECONDS)
            self._outcomes[mutant.text, n] = run(self.examples[n])
        return self._outcomes[mutant.text, n]


def _changed(lesson: Lesson, key: AnswerKey) -> _Changed:
    """The changed answers for a key's examples, which a class has in common."""
    place = id(key.examples)  # which are kept, so that it stays theirs
    if place not in _kept:
        if len(_kept) >= KEPT:
            _kept.pop(next(iter(_kept)))
        _kept[place] = _Changed(lesson, key)
    return _kept[place]


@cache
def _mutants(text: str, keys: tuple[str, ...]) -> list[Mutant]:
    more = (in_every_line(text, keys), _given_others(text))
    return [*islice(mutants(text, keys), MOST), *chain(*more)]


def _given_others(text: str) -> Iterator[Mutant]:
    """The answer as it is, given other arguments."""
    names = [a.arg for a in _function(ast.parse(text)).args.args]
    changes = [
        (f"{name} = {other.format(name)}", f"given {other.format(name)} as {name}")
        for name in names
        for other in _OTHERS
    ]
    changes += [
        (f"{a}, {b} = {b}, {a}", f"given {b} as {a} and {a} as {b}")
        for a, b in combinations(names, 2)
    ]
    for change, says in changes:
        tree = ast.parse(text)
        _function(tree).body[:0] = ast.parse(change).body
        yield Mutant(ast.unparse(tree), "other arguments", text, change, (), says)


_OTHERS = ("1 - {}", "-{}", "{}.T", "0 * {}")


def _function(tree: ast.Module) -> ast.FunctionDef:
    return next(n for n in tree.body if isinstance(n, ast.FunctionDef))


def _counted(function: Callable, example: Example) -> int:
    """Count the calls of Python functions that a call makes."""
    count, before = 0, sys.gettrace()

    def one_more(*_: object) -> None:
        nonlocal count
        count += 1

    sys.settrace(one_more)
    try:
        call(function, example.args, example.kwargs, seed=example.seed, own=True)
    finally:
        sys.settrace(before)
    return count
