"""Judge one function against an answer key: criteria, points, messages, diagnosis."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from . import compare
from .accidents import no_value
from .answer_key import AnswerKey, Criterion, Diagnosis, Example
from .outcome import Outcome
from .result import FAILED, PASSED, Result, Verdict, charge

__all__ = ["FAILED", "Result", "Verdict", "assess", "better", "complaint", "diagnose"]


def assess(key: AnswerKey, run: Callable[[Example], Outcome]) -> Verdict:
    """Judge a function on every example of an answer key.

    Parameters
    ----------
    key : AnswerKey
    run : callable
        Calls the student's function on an example and gives the Outcome: in this
        process, in a sandbox, over a wire; this function does not care.

    Returns
    -------
    Verdict
    """
    outcomes: list[Outcome] = []
    for example in key.examples:
        outcomes.append(run(example))
        if outcomes[0].status == "unattempted":
            break
        if outcomes[-1].status == "timeout":  # one wait is enough
            outcomes += [outcomes[-1]] * (len(key.examples) - len(outcomes))
            break
    first = outcomes[0]
    if first.status == "unattempted" and first.message in ("", key.exercise):
        results = tuple(Result(c, FAILED, "not attempted yet") for c in key.criteria)
        return Verdict(key, results, attempted=False)
    outcomes += [first] * (len(key.examples) - len(outcomes))
    results = tuple(_result(c, key, outcomes) for c in key.criteria)
    diagnosis = diagnose(key, outcomes, results)
    cause = (
        diagnosis.caught_by if diagnosis and _is_all(diagnosis, key, outcomes) else ""
    )
    return Verdict(key, charge(results, cause), diagnosis=diagnosis, cause=cause)


def better(one: Verdict, other: Verdict) -> Verdict:
    """Join two judgements of the same function: a criterion passes if either says so.

    `other` is the answer key of errors carried forward: what the reference does when it
    calls the student's own, wrong, functions.
    """
    results = tuple(
        b if b.passed and not a.passed else a
        for a, b in zip(one.results, other.results, strict=True)
    )
    failed = any(not r.passed for r in results)
    diagnosis = (one.diagnosis or other.diagnosis) if failed else None
    cause = one.cause or other.cause
    results = charge(results, cause)
    return Verdict(one.key, results, one.attempted, diagnosis, one.note, cause)


def _result(criterion: Criterion, key: AnswerKey, outcomes: list[Outcome]) -> Result:
    failures = [
        (message, example, outcome)
        for example, outcome in zip(key.examples, outcomes, strict=True)
        if example.tag == criterion.on
        and (message := complaint(criterion, key, example, outcome))
    ]
    if not failures:
        return Result(criterion, PASSED)
    empty = any(o.value is None for _, _, o in failures)  # also of those that raised
    only_values = all("wrong values" in message for message, *_ in failures)
    return Result(criterion, FAILED, *failures[0], empty, only_values)


def complaint(c: Criterion, key: AnswerKey, example: Example, outcome: Outcome) -> str:
    """Say what is wrong by one criterion on one example; "" if nothing is."""
    if not outcome.returned:
        return no_value(outcome, key.exercise)
    if c.looks_at == "arguments":
        return _changed(example, outcome)
    wanted = example.wanted.value
    got, problem = outcome.value, ""
    if got is None:
        return f"{key.exercise} returned None: is there a `return`?"
    name = f"{key.exercise}(…)"
    for step in c.at:
        problem = compare.wrong_type(got, _needed(wanted, step), name)
        if problem:
            return problem
        got, wanted = got[step], wanted[step]
        name = f'{name}["{step}"]' if isinstance(step, str) else f"{name}[{step}]"
    name = c.part or name
    if c.looks_at in ("type", "shape"):
        problem = compare.wrong_type(got, wanted, name)
        if not problem and c.looks_at == "shape":
            problem = compare.wrong_shape(got, wanted, name)
        return problem
    strict = not any(o.looks_at == "shape" and o.at == c.at for o in key.criteria)
    problem = compare.difference(got, wanted, name, shape=strict)
    if not problem and c.name in example.oracles:
        problem = compare.difference(got, example.oracles[c.name], name, shape=False)
    return problem


def _needed(wanted: Any, step: str | int) -> Any:
    """What has to be there for a step into it: of a dictionary, only that key."""
    return {step: wanted[step]} if isinstance(wanted, dict) else wanted


def _changed(example: Example, outcome: Outcome) -> str:
    names = example.names or tuple(f"argument {i + 1}" for i in range(99))
    for name, before, after in zip(names, example.args, outcome.after, strict=False):
        if not compare.same(after, before):
            return f"the call changed its argument {name}; work on a copy instead"
    return ""


def diagnose(
    key: AnswerKey, outcomes: list[Outcome], results: tuple[Result, ...]
) -> Diagnosis | None:
    """Find the known mistake that these outcomes are the outcomes of.

    A mistake is a candidate if, by at least one failed criterion, it comes out the same
    way on every example. Of several, the one that agrees by most criteria
    wins; the order of the catalogue breaks a tie.
    """
    best, diagnosis = 0, None
    for name in key.diagnoses:
        made = [e.mistakes.get(name) for e in key.examples]
        if any(m is None for m in made):
            continue
        score = _agreement(key, outcomes, made, results)
        if score > best:
            best, diagnosis = score, key.diagnoses[name]
    return diagnosis


def _agreement(key: AnswerKey, outcomes: list, made: list, results: tuple) -> int:
    """Count criteria by which two series of outcomes agree; 0 if by no failed one."""

    def agree(result: Result) -> bool:
        c, calls = result.criterion, zip(key.examples, outcomes, made, strict=True)
        return all(
            _alike(_seen(c, e, o), _seen(c, e, m)) for e, o, m in calls if e.tag == c.on
        )

    count = sum(agree(r) for r in results if not r.passed)
    return count and count + sum(agree(r) for r in results if r.passed)


def _is_all(diagnosis: Diagnosis, key: AnswerKey, outcomes: list[Outcome]) -> bool:
    """Whether a mistake is all that is wrong: every part is as it makes it."""
    for example, outcome in zip(key.examples, outcomes, strict=True):
        made = example.mistakes[diagnosis.name]
        for c in key.criteria:
            seen = _seen(c, example, made)
            if c.on != example.tag:
                continue
            if not _alike(_seen(c, example, outcome), seen):
                return False
            if seen[0] == "no part" and not compare.same(outcome.value, made.value):
                return False
    return True


def _seen(criterion: Criterion, example: Example, outcome: Outcome) -> tuple[str, Any]:
    """What a criterion sees of an outcome."""
    if not outcome.returned:
        return outcome.status, outcome.error
    if criterion.looks_at == "arguments":
        return "after", outcome.after
    value, wanted = outcome.value, example.wanted.value
    for depth, step in enumerate(criterion.at):
        problem = compare.wrong_type(value, _needed(wanted, step), str(depth))
        if problem:
            return "no part", problem
        value, wanted = value[step], wanted[step]
    return "value", value


def _alike(one: tuple[str, Any], other: tuple[str, Any]) -> bool:
    return one[0] == other[0] and (one[1] is other[1] or compare.same(one[1], other[1]))
