"""Judge one function against an answer key: criteria, points, messages, diagnosis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from .answer_key import AnswerKey, Criterion, Example
from .compare import VALUES
from .criteria import complaint, put_right
from .diagnosis import diagnose
from .observe import seen
from .outcome import Outcome
from .part import flat
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
    results = _results(key, outcomes)
    if all(r.passed for r in results):
        return Verdict(key, results)
    failed = {r.criterion.name for r in results if not r.passed}
    known, cause = diagnose(key, outcomes, failed)
    right = [e.wanted for e in key.examples]
    cause = "" if _blank(outcomes) and not _blank(right) else cause
    said = "" if known else seen(key, outcomes)
    return Verdict(
        key,
        charge(results, cause),
        diagnoses=known,
        cause=cause,
        seen=said,
        outcomes=tuple(outcomes),
    )


def better(one: Verdict, other: Verdict) -> Verdict:
    """Join two judgements of the same function: a criterion passes if either says so.

    `other` is the answer key of errors carried forward: what the reference does when it
    calls the student's own, wrong, functions. Its diagnosis comes first: without it a
    wrong function that is called may look like a mistake of the one that calls it.
    Where nothing came by the one, what came by the other counts, if anything did.
    """
    results = tuple(
        b if not a.passed and (b.passed or (a.empty and not b.empty)) else a
        for a, b in zip(one.results, other.results, strict=True)
    )
    cause = one.cause or other.cause
    results = charge(results, cause)
    known = () if all(r.passed for r in results) else other.diagnoses
    said = "" if known else other.seen
    return Verdict(one.key, results, one.attempted, known, one.note, cause, said)


def _results(key: AnswerKey, outcomes: list[Outcome]) -> tuple[Result, ...]:
    results = [_result(c, key, outcomes) for c in key.criteria]
    failed = [r.criterion for r in results if not r.passed]
    wrong = [c for c in failed if c.looks_at == "values" and not c.on]
    return tuple(
        replace(r, within=_within(r.criterion, wrong, key, outcomes))
        if r.criterion in failed and r.criterion.looks_at == "values"
        else r
        for r in results
    )


def _within(
    c: Criterion, wrong: list[Criterion], key: AnswerKey, outcomes: list[Outcome]
) -> bool:
    """Whether a criterion holds but for the parts that others complain about."""
    parts = [o.at for o in wrong if o.at[: len(c.at)] == c.at]
    parts = [at for at in parts if c.on or at != c.at]
    return bool(parts) and not any(
        complaint(c, key, e, put_right(o, e.wanted, parts))
        for e, o in zip(key.examples, outcomes, strict=True)
        if e.tag == c.on
    )


def _blank(outcomes: list[Outcome]) -> bool:
    """Whether all that came, on all examples, is one number: that shows nothing."""
    parts = [[v for _, v in flat("", o.value) if v.size] for o in outcomes]
    if not all(parts):
        return False
    number = parts[0][0].flat[0]
    return bool(np.isfinite(number)) and all(
        np.all(v == number) for v in sum(parts, [])
    )


def _result(criterion: Criterion, key: AnswerKey, outcomes: list[Outcome]) -> Result:
    looked_at = [
        (complaint(criterion, key, example, outcome), example, outcome)
        for example, outcome in zip(key.examples, outcomes, strict=True)
        if example.tag == criterion.on
    ]
    failures = [one for one in looked_at if one[0]]
    if not failures:
        return Result(criterion, PASSED)
    nothing = [o.value is None for _, _, o in failures]  # also of those that raised
    only_values = all(wrong.kind == VALUES for wrong, *_ in failures)
    partly = all(nothing) and 2 * len(failures) <= len(looked_at)
    first, *where = failures[0]
    return Result(
        criterion,
        FAILED,
        first.says,
        *where,
        any(nothing),
        only_values,
        partly=partly,
        kind=first.kind,
    )
