"""The form in which a verdict leaves the judge: plain data, and what a person reads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from helpers.checking import show
from helpers.checking.outcome import RAISED, UNDEFINED
from helpers.checking.result import Result, Verdict

VERDICT = "application/vnd.course.verdict+json"


def outputs(verdict: Verdict) -> dict[str, Any]:
    """A verdict in every form that a notebook's output can have."""
    card = show.verdict(verdict, hidden=True)
    shown = {"text/plain": repr(card), "text/html": card._repr_html_()}
    return shown | {VERDICT: record(verdict)}


def with_reasons(verdict: Verdict, reasons: Mapping[str, str]) -> Verdict:
    """Say why a name is not defined, where it is known why."""

    def explained(result: Result) -> Result:
        outcome = result.outcome
        if outcome is None or outcome.status not in (RAISED, UNDEFINED):
            return result
        missing = outcome.names if outcome.error == "NameError" else ()
        if outcome.status == UNDEFINED:
            missing = (verdict.key.exercise,)
        why = next((reasons[n] for n in missing if n in reasons), "")
        where = f" ({outcome.where})" if outcome.where else ""
        return replace(result, message=why + where) if why else result

    return replace(verdict, results=tuple(map(explained, verdict.results)))


def record(verdict: Verdict) -> dict[str, Any]:
    """A verdict as plain data, for reports."""
    failure = verdict.first_failure
    return {
        "exercise": verdict.key.exercise,
        "points": verdict.points,
        "of": verdict.key.points,
        "failed": [r.criterion.name for r in verdict.results if not r.passed],
        "found": found(verdict),
        "diagnosis": " + ".join(d.name for d in verdict.diagnoses),
        "seen": verdict.seen,
        "says": failure.message if failure else "",
    }


def found(verdict: Verdict) -> str:
    """Name in one word how an exercise came out."""
    if verdict.passed:
        return "complete"
    if not verdict.attempted:
        return "not attempted"
    outcome = verdict.first_failure.outcome
    if outcome is None or outcome.returned:
        return "wrong"
    return outcome.status
