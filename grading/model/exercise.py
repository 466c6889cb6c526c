"""The exercise model: what `autograder_tests/` writes its specifications with.

One `Exercise` says how a function's arguments are drawn, what earns points, which
mistakes are known and what a student who made one should read. Everything else is
derived from it: `Exercise.answer_key` gives the visible check (with the public seed),
the hidden tests (with a secret one), and the catalogue that tests the grader itself.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np

from helpers.checking.answer_key import AnswerKey, Criterion, Diagnosis, Example, tidy
from helpers.checking.outcome import Outcome, call

from .cases import Case, Mistake, Variant, case, labels, normal
from .criteria import (
    arguments_kept,
    central_difference,
    shape_of,
    type_of,
    value_of,
)
from .reference import Reference, touched

__all__ = [
    "PUBLIC_SEED",
    "Case",
    "Exercise",
    "Lazy",
    "Mistake",
    "Variant",
    "arguments_kept",
    "case",
    "central_difference",
    "labels",
    "normal",
    "shape_of",
    "type_of",
    "value_of",
]

PUBLIC_SEED = 20
SECONDS = 10.0  # for one call of an answer: it may run on a student's functions


class Lazy(Mapping):
    """Values that are computed when they are first asked for.

    Most submissions are right, and nobody asks which mistake a right answer is.

    Parameters
    ----------
    makers : dict of str to callable
        What computes each value; called at most once.
    """

    def __init__(self, makers: Mapping[str, Callable[[], Any]]) -> None:
        self._makers, self._values = dict(makers), {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._values:
            self._values[name] = self._makers[name]()
        return self._values[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


@dataclass(frozen=True)
class Exercise:
    """Everything that is to be said about one function that students write.

    Parameters
    ----------
    name : str
        The function.
    section : str
        Heading of the section that teaches it.
    args : tuple of str
        What its positional arguments are called.
    cases : callable
        Generator to an iterable of `Case`; at least three shapes, the same number of
        cases and the same tags whatever the generator draws.
    criteria : sequence of Criterion
        See `shape_of`, `value_of`, `type_of` and `arguments_kept`.
    mistakes : sequence of Mistake
        At least five.
    variants : sequence of Variant
        At least three.
    hints : sequence of str
        From a nudge to nearly the answer.
    uses : tuple of str
        Exercises of the same notebook that the answer calls.
    once : tuple of str
        Those of them that take long and depend on nothing but their arguments: a
        mistake that calls one with the same arguments as another gets its result.
    oracles : dict
        Criterion name to a function of (reference, case) that gives the value in
        another way, or None for a case that it does not cover.
    """

    name: str
    section: str
    args: tuple[str, ...]
    cases: Callable[[np.random.Generator], object]
    criteria: Sequence[Criterion]
    mistakes: Sequence[Mistake] = ()
    variants: Sequence[Variant] = ()
    hints: Sequence[str] = ()
    uses: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    oracles: dict = field(default_factory=dict)

    def answer_key(
        self,
        reference: Reference,
        seed: int = PUBLIC_SEED,
        *,
        using: dict[str, Callable] | None = None,
        mistakes: bool = True,
    ) -> AnswerKey:
        """Draw the cases and run the reference on them; the mistakes when asked for.

        Parameters
        ----------
        reference : Reference
            The lesson's answers.
        seed : int
            Decides the cases.
        using : dict, optional
            Functions that replace the reference's own: a student's, when errors are
            carried forward. There are no oracles then: they know the right answer.
        mistakes : bool
            False leaves the diagnosis out.
        """
        run = self.runner(reference, using=using)
        wrong = [
            (m.name, self.runner(reference, m.edit, using=using))
            for m in (self.mistakes if mistakes else ())
        ]
        examples = []
        for drawn in self.draw(seed):
            examples.append(
                Example(
                    args=drawn.args,
                    kwargs=drawn.kwargs,
                    names=self.args,
                    tag=drawn.tag,
                    seed=drawn.seed,
                    wanted=run(drawn),
                    oracles={} if using else self._oracles(reference, drawn),
                    mistakes=Lazy({name: partial(go, drawn) for name, go in wrong}),
                )
            )
        return AnswerKey(
            self.name,
            self.section,
            tuple(self.criteria),
            tuple(examples),
            self._diagnoses(reference) if mistakes else {},
            tuple(self.hints),
            tuple(self.uses),
        )

    def draw(self, seed: int) -> Iterator[Case]:
        """Draw the cases; every exercise has a stream of its own."""
        rng = np.random.default_rng([seed, zlib.crc32(self.name.encode())])
        for drawn in self.cases(rng):
            yield Case(tidy(drawn.args), tidy(drawn.kwargs), drawn.tag, drawn.seed)

    def runner(
        self,
        reference: Reference,
        edit: Any = None,
        *,
        using: dict | None = None,
        seconds: float = SECONDS,
    ) -> Callable[[Case | Example], Outcome]:
        """What calls the answer, or the answer with an edit, on a case."""
        function = reference.function(self.name, edit, using=using, once=self.once)

        def run(drawn: Case | Example) -> Outcome:
            outcome = call(
                function,
                drawn.args,
                drawn.kwargs,
                seed=drawn.seed,
                seconds=seconds,
                own=not using,
            )
            return _without_place(outcome)

        return run

    def _oracles(self, reference: Reference, drawn: Case) -> dict:
        values = {name: find(reference, drawn) for name, find in self.oracles.items()}
        return {name: v for name, v in values.items() if v is not None}

    def _diagnoses(self, reference: Reference) -> dict[str, Diagnosis]:
        text = reference.file.answer(self.name)
        return {
            m.name: Diagnosis(
                m.says,
                m.section or self.section,
                m.name,
                m.caught_by,
                m.family,
                touched(text, m.edit),
            )
            for m in self.mistakes
        }


def _without_place(outcome: Outcome) -> Outcome:
    """Drop what names lines of the reference: answer keys ship to students."""
    if outcome.returned:
        return outcome
    return Outcome(outcome.status, error=outcome.error, operation=outcome.operation)
