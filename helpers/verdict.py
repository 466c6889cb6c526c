"""Judge one function against a sheet: criteria, points, messages, diagnosis."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from . import compare
from .accidents import no_value
from .outcome import Outcome
from .sheet import Criterion, Example, Sheet, Story

PASSED, FAILED = "passed", "failed"


@dataclass(frozen=True)
class Result:
    """How one criterion came out, and where it first failed."""

    criterion: Criterion
    status: str
    message: str = ""
    example: Example | None = None
    outcome: Outcome | None = None

    @property
    def passed(self) -> bool:
        """Whether the criterion holds on all its examples."""
        return self.status == PASSED

    @property
    def points(self) -> float:
        """Points earned."""
        return float(self.criterion.points) if self.passed else 0.0


@dataclass(frozen=True)
class Verdict:
    """What judging one exercise gives.

    Parameters
    ----------
    sheet : Sheet
    results : tuple of Result
        One for each criterion, in order.
    attempted : bool
        False if the function still raises NotImplementedError itself.
    diagnosis : Story or None
        The known mistake whose results these are.
    note : str
        A sentence for the student about the judging itself.
    """

    sheet: Sheet
    results: tuple
    attempted: bool = True
    diagnosis: Story | None = None
    note: str = ""

    @property
    def passed(self) -> bool:
        """Whether every criterion passed."""
        return all(r.passed for r in self.results)

    @property
    def points(self) -> float:
        """Points earned."""
        return float(sum(r.points for r in self.results))

    @property
    def first_failure(self) -> Result | None:
        """The failed criterion that the message is about."""
        return next((r for r in self.results if not r.passed), None)


def assess(sheet: Sheet, run: Callable[[Example], Outcome]) -> Verdict:
    """Judge a function on every example of a sheet.

    Parameters
    ----------
    sheet : Sheet
    run : callable
        Calls the student's function on an example and gives the Outcome: in this
        process, in a sandbox, over a wire; this function does not care.

    Returns
    -------
    Verdict
    """
    outcomes: list[Outcome] = []
    for example in sheet.examples:
        outcomes.append(run(example))
        if outcomes[0].status == "unattempted":
            break
        if outcomes[-1].status == "timeout":  # one wait is enough
            outcomes += [outcomes[-1]] * (len(sheet.examples) - len(outcomes))
            break
    first = outcomes[0]
    if first.status == "unattempted" and first.message in ("", sheet.exercise):
        results = tuple(Result(c, FAILED, "not attempted yet") for c in sheet.criteria)
        return Verdict(sheet, results, attempted=False)
    outcomes += [first] * (len(sheet.examples) - len(outcomes))
    results = tuple(_result(c, sheet, outcomes) for c in sheet.criteria)
    return Verdict(sheet, results, diagnosis=diagnose(sheet, outcomes, results))


def better(one: Verdict, other: Verdict) -> Verdict:
    """Join two judgements of the same function: a criterion passes if either says so.

    `other` is the sheet of errors carried forward: what the reference does when it
    calls the student's own, wrong, functions.
    """
    results = tuple(
        b if b.passed and not a.passed else a
        for a, b in zip(one.results, other.results, strict=True)
    )
    failed = any(not r.passed for r in results)
    diagnosis = (one.diagnosis or other.diagnosis) if failed else None
    return Verdict(one.sheet, results, one.attempted, diagnosis, one.note)


def _result(criterion: Criterion, sheet: Sheet, outcomes: list[Outcome]) -> Result:
    for example, outcome in zip(sheet.examples, outcomes, strict=True):
        if example.tag == criterion.on:
            message = complaint(criterion, sheet, example, outcome)
            if message:
                return Result(criterion, FAILED, message, example, outcome)
    return Result(criterion, PASSED)


def complaint(c: Criterion, sheet: Sheet, example: Example, outcome: Outcome) -> str:
    """Say what is wrong by one criterion on one example; "" if nothing is."""
    if not outcome.returned:
        return no_value(outcome, sheet.exercise)
    if c.looks_at == "arguments":
        return _changed(example, outcome)
    wanted = example.wanted.value
    got, problem = outcome.value, ""
    if got is None:
        return f"{sheet.exercise} returned None: is there a `return`?"
    name = f"{sheet.exercise}(…)"
    for step in c.at:
        problem = compare.wrong_type(got, wanted, name)
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
    strict = not any(o.looks_at == "shape" and o.at == c.at for o in sheet.criteria)
    problem = compare.difference(got, wanted, name, shape=strict)
    if not problem and c.name in example.witness:
        problem = compare.difference(got, example.witness[c.name], name, shape=False)
    return problem


def _changed(example: Example, outcome: Outcome) -> str:
    names = example.names or tuple(f"argument {i + 1}" for i in range(99))
    for name, before, after in zip(names, example.args, outcome.after, strict=False):
        if not compare.same(after, before):
            return f"the call changed its argument {name}; work on a copy instead"
    return ""


def diagnose(
    sheet: Sheet, outcomes: list[Outcome], results: tuple[Result, ...]
) -> Story | None:
    """Find the known mistake that these outcomes are the outcomes of.

    A mistake is a candidate if, by at least one failed criterion, it fails too and in
    the same way on every example. Of several, the one that agrees by most criteria
    wins; the order of the catalogue breaks a tie.
    """
    best, story = 0, None
    for name in sheet.stories:
        made = [e.mistakes.get(name) for e in sheet.examples]
        if any(m is None for m in made):
            continue
        score = _agreement(sheet, outcomes, made, results)
        if score > best:
            best, story = score, sheet.stories[name]
    return story


def _agreement(sheet: Sheet, outcomes: list, made: list, results: tuple) -> int:
    """Count criteria by which two series of outcomes agree; 0 if by no failed one."""
    count = failed = 0
    for result in results:
        c = result.criterion
        rows = [
            (e, o, m)
            for e, o, m in zip(sheet.examples, outcomes, made, strict=True)
            if e.tag == c.on
        ]
        if not all(_alike(_seen(c, e, o), _seen(c, e, m)) for e, o, m in rows):
            continue
        count += 1
        wrong = any(complaint(c, sheet, e, m) for e, _, m in rows)
        failed += bool(wrong and not result.passed)
    return count if failed else 0


def _seen(criterion: Criterion, example: Example, outcome: Outcome) -> tuple[str, Any]:
    """What a criterion sees of an outcome."""
    if not outcome.returned:
        return outcome.status, outcome.error
    if criterion.looks_at == "arguments":
        return "after", outcome.after
    value, wanted = outcome.value, example.wanted.value
    for depth, step in enumerate(criterion.at):
        problem = compare.wrong_type(value, wanted, str(depth))
        if problem:
            return "no part", problem
        value, wanted = value[step], wanted[step]
    return "value", value


def _alike(one: tuple[str, Any], other: tuple[str, Any]) -> bool:
    return one[0] == other[0] and compare.same(one[1], other[1])
