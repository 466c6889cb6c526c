"""Say in a sentence why a call gave no value."""

from __future__ import annotations

from .outcome import ENDED, TIMEOUT, UNATTEMPTED, UNDEFINED, Outcome
from .quiet import NobodyToAskError

ASKS = (
    "calls input(), which waits for someone to type, and nobody is there when your "
    "function is checked: take the value as an argument"
)


def no_value(outcome: Outcome, exercise: str, *, hidden: bool = False) -> str:
    """Explain an outcome that is not a value.

    Parameters
    ----------
    outcome : Outcome
    exercise : str
        The function that was called.
    hidden : bool
        True leaves out the text of an exception, which may hold values of the
        hidden tests. Names stay: they are the student's own.
    """
    if outcome.status == TIMEOUT:
        return _out_of_time(outcome, exercise)
    if outcome.status == ENDED:
        return (
            "ended its process: by os._exit or a crash, or it wanted more memory than "
            "there is"
        )
    if outcome.status == UNATTEMPTED:
        return f"{exercise} calls `{outcome.message}`, which is not written yet"
    if outcome.status == UNDEFINED:
        return _undefined(outcome, exercise)
    where = f" ({outcome.where})" if outcome.where else ""
    return _error(outcome, hidden) + where


def _error(outcome: Outcome, hidden: bool) -> str:
    name = outcome.names[0] if outcome.names else ""
    if outcome.error == NobodyToAskError.__name__:
        return ASKS
    if outcome.explained:
        return f"raised {outcome.error[:40]}: {outcome.explained}"
    if name and outcome.error == "NameError":
        when = " when your function is graded" if hidden else ""
        return (
            f"uses `{name}`, which is not defined{when}: pass it as an argument, or "
            "check its spelling"
        )
    if name and outcome.error == "UnboundLocalError":
        return f"uses `{name}` before giving it a value"
    if name and outcome.error == "KeyError":
        return f'looks up the key "{name}", which is not there'
    if hidden:
        return f"raised {outcome.error[:40]}"
    return f"raised {outcome.error}: {outcome.message}"


def _out_of_time(outcome: Outcome, exercise: str) -> str:
    stopped = f"stopped after {outcome.message} seconds"
    if outcome.names:
        return f"{stopped}: most of the time went into your {outcome.names[-1]}"
    return f"{stopped}: does a loop in {exercise} ever end?"


def _undefined(outcome: Outcome, exercise: str) -> str:
    if outcome.names:
        return f"There is no {exercise}; you defined {outcome.names[0]}"
    return f"There is no {exercise}: the cell that defines it did not run to its end"
