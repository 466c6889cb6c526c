"""Identify the known mistake: the one whose results these are, all of them.

A mistake *shows* in the criteria in which it differs from the right answer. It is
there if in all of these the student's results are the mistake's, on every example; and
it is the diagnosis only if nothing else is wrong. Resembling is not enough.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from itertools import combinations
from typing import Any

import numpy as np

from . import compare
from .answer_key import AnswerKey, Criterion, Diagnosis, Example
from .criteria import complaint, part_of
from .outcome import RAISED, TIMEOUT, Outcome


def diagnose(
    key: AnswerKey, outcomes: Sequence[Outcome], failed: set[str]
) -> tuple[tuple[Diagnosis, ...], str]:
    """Find the known mistakes that these outcomes are the outcomes of.

    Parameters
    ----------
    key : AnswerKey
    outcomes : sequence of Outcome
        One for each example of the key.
    failed : set of str
        Criteria that do not hold.

    Returns
    -------
    diagnoses : tuple of Diagnosis
        One mistake that explains every failed criterion, or two that do so together,
        each in criteria of its own. None if there is none, or if mistakes of two
        families are equally good explanations.
    cause : str
        The criterion that charges for the one mistake that is all that is wrong, by
        values alone: what an exception was about decides no points.
    """
    there = {
        name: shows
        for name in key.diagnoses
        if (shows := _shows(key, outcomes, failed, name))
    }
    whole = [name for name, shows in there.items() if shows == failed]
    cause = key.diagnoses[whole[0]].caught_by if whole else ""
    same_line = partial(_same_crashes, key, outcomes)
    known = [(n,) for n in whole if same_line(n)] or [
        (one, other)
        for one, other in combinations(filter(same_line, there), 2)
        if not there[one] & there[other] and there[one] | there[other] == failed
        if key.diagnoses[one].beside(key.diagnoses[other])
    ]
    diagnoses = [tuple(key.diagnoses[n] for n in names) for names in known]
    families = {tuple(d.family or d.name for d in one) for one in diagnoses}
    return (diagnoses[0] if len(families) == 1 else ()), cause


def _shows(
    key: AnswerKey, outcomes: Sequence[Outcome], failed: set[str], name: str
) -> set[str] | None:
    """The criteria in which a mistake shows; None if it is not there.

    Mistakes are run as they are asked for: the first example that tells is the last.
    """
    shows, calls = set(), []
    for number, outcome in enumerate(outcomes):
        example = key.examples[number]
        mistake = example.mistakes.get(name)
        if mistake is None:
            return None
        calls.append(mistake)
        for c in _fails(key, number, name):
            if c.name not in failed or not _alike(key, c, example, outcome, mistake):
                return None
            shows.add(c.name)
    return shows if _agree(key, outcomes, calls, shows) else None


def _fails(key: AnswerKey, number: int, name: str) -> list[Criterion]:
    """The criteria that a mistake fails on an example, whoever is judged by the key."""
    if (number, name) not in key.kept:
        example = key.examples[number]
        key.kept[number, name] = [
            c
            for c in key.criteria
            if c.on == example.tag
            and complaint(c, key, example, example.mistakes[name])
        ]
    return key.kept[number, name]


def _agree(
    key: AnswerKey,
    outcomes: Sequence[Outcome],
    calls: Sequence[Outcome],
    shows: set[str],
) -> bool:
    """Whether two series of outcomes are the same by some of the criteria."""
    return all(
        _alike(key, c, e, o, m)
        for c in key.criteria
        if c.name in shows
        for e, o, m in zip(key.examples, outcomes, calls, strict=True)
        if c.on == e.tag
    )


def identical(
    key: AnswerKey, outcomes: Sequence[Outcome], calls: Sequence[Outcome]
) -> bool:
    """Whether two series of outcomes are the same, as far as criteria can see."""
    return _agree(key, outcomes, calls, {c.name for c in key.criteria})


def holds(key: AnswerKey, outcomes: Sequence[Outcome], name: str) -> bool:
    """Whether a known mistake is there in these outcomes too, wherever it shows."""
    every = {c.name for c in key.criteria}
    there = _shows(key, outcomes, every, name) is not None
    return there and _same_crashes(key, outcomes, name)


def _same_crashes(key: AnswerKey, outcomes: Sequence[Outcome], name: str) -> bool:
    """Whether what raised is the mistake's operation, with the same shapes."""
    return all(
        bool(o.operation) and o.operation == e.mistakes[name].operation
        for e, o in zip(key.examples, outcomes, strict=True)
        if o.status == e.mistakes[name].status == RAISED
    )


def _alike(
    key: AnswerKey, c: Criterion, example: Example, one: Outcome, other: Outcome
) -> bool:
    """Whether a criterion sees the same in two outcomes."""
    if not (one.returned and other.returned):
        same = (one.status, one.error) == (other.status, other.error)
        return same and one.status != TIMEOUT
    if c.looks_at == "arguments":
        return compare.same(one.after, other.after)
    if c.looks_at in ("type", "shape"):
        return complaint(c, key, example, one) == complaint(c, key, example, other)
    first, second = (part_of(c, example, o.value) for o in (one, other))
    if "no part" in (first[0], second[0]):
        return first[0] == second[0] and compare.same(one.value, other.value)
    a, b = first[1], second[1]
    apart = any(o.looks_at == "shape" and o.at == c.at for o in key.criteria)
    return compare.same(*map(_in_a_row, (a, b))) if apart else compare.same(a, b)


def _in_a_row(value: Any) -> Any:
    """An array without its shape, which has a criterion of its own."""
    return value.ravel() if isinstance(value, np.ndarray) else value
