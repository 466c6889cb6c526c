"""What one criterion sees of one outcome, and what it says against it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from . import compare
from .accidents import no_value
from .answer_key import AnswerKey, Criterion, Example
from .compare import ARGUMENTS, NO_VALUE, SHAPE, TYPE, Complaint
from .outcome import Outcome


def complaint(
    c: Criterion, key: AnswerKey, example: Example, outcome: Outcome
) -> Complaint | None:
    """Find what is wrong by one criterion on one example; None if nothing is."""
    if not outcome.returned:
        return Complaint(NO_VALUE, no_value(outcome, key.exercise))
    if c.looks_at == "arguments":
        return _changed(example, outcome)
    wanted = example.wanted.value
    got = outcome.value
    if got is None:
        return Complaint(TYPE, f"{key.exercise} returned None: is there a `return`?")
    name = f"{key.exercise}(…)"
    for step in c.at:
        if says := compare.wrong_type(got, needed(wanted, step), name):
            return Complaint(TYPE, says)
        got, wanted = got[step], wanted[step]
        name = f'{name}["{step}"]' if isinstance(step, str) else f"{name}[{step}]"
    name = c.part or name
    if c.looks_at == "values":
        return _wrong_values(c, key, example, (got, wanted, name))
    if says := compare.wrong_type(got, wanted, name):
        return Complaint(TYPE, says)
    if c.looks_at == "shape" and (says := compare.wrong_shape(got, wanted, name)):
        return Complaint(SHAPE, says)
    return None


def _wrong_values(
    c: Criterion, key: AnswerKey, example: Example, part: tuple
) -> Complaint | None:
    got, _, name = part
    strict = not any(o.looks_at == "shape" and o.at == c.at for o in key.criteria)
    wrong = compare.differing(*part, shape=strict)
    if not wrong and c.name in example.oracles:
        oracle = example.oracles[c.name]
        wrong = compare.differing(got, oracle, name, shape=False)
    return wrong


def put_right(outcome: Outcome, wanted: Outcome, parts: list[tuple]) -> Outcome:
    """An outcome with the right values in the parts at some paths."""
    value = outcome.value
    for at in parts:
        value = _mended(value, wanted.value, at)
    return replace(outcome, value=value)


def _mended(value: Any, wanted: Any, at: tuple) -> Any:
    """A value with one part as wanted; as it is if there is no such part."""
    if not at:
        return wanted
    step, *rest = at
    if compare.wrong_type(value, needed(wanted, step)):
        return value
    part = _mended(value[step], wanted[step], tuple(rest))
    if isinstance(value, dict):
        return {**value, step: part}
    return type(value)(part if i == step else v for i, v in enumerate(value))


def part_of(criterion: Criterion, example: Example, value: Any) -> tuple[str, Any]:
    """The part of a result that a criterion is about: its kind, and the part."""
    wanted = example.wanted.value
    for depth, step in enumerate(criterion.at):
        problem = compare.wrong_type(value, needed(wanted, step), str(depth))
        if problem:
            return "no part", problem
        value, wanted = value[step], wanted[step]
    return "part", value


def needed(wanted: Any, step: str | int) -> Any:
    """What has to be there for a step into it: of a dictionary, only that key."""
    return {step: wanted[step]} if isinstance(wanted, dict) else wanted


def _changed(example: Example, outcome: Outcome) -> Complaint | None:
    names = example.names or tuple(f"argument {i + 1}" for i in range(99))
    for name, before, after in zip(names, example.args, outcome.after, strict=False):
        if not compare.same(after, before):
            says = f"the call changed its argument {name}; work on a copy instead"
            return Complaint(ARGUMENTS, says)
    return None
