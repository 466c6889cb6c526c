"""A student behind a socket: their functions can be called, and nothing else of theirs.

What crosses is a function's name and plain values. A right function that stands in for
one of theirs stays on this side: their side asks for it, and only while the call is
open. One of their functions that the reference runs on is a proxy on this side; what it
does to its arguments, to the random numbers and by raising happens here too.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Mapping
from typing import Any

from helpers.checking.clock import OutOfTime
from helpers.checking.outcome import (
    ENDED,
    RAISED,
    RETURNED,
    TIMEOUT,
    UNATTEMPTED,
    UNDEFINED,
    Inputs,
    Outcome,
    call,
)
from helpers.checking.plain import plain

from ..worker.serve import GoingOn, exception, mirror, random_state, set_random_state
from ..worker.wire import Channel, WireError
from .sandbox import GRACE, Worker, WorkerDiedError

STATUSES = (RETURNED, RAISED, TIMEOUT, UNATTEMPTED, UNDEFINED)
QUESTIONS = 20_000  # that one call may ask; right answers ask a few hundred
MAX_TEXT = 500


class RemoteStudent:
    """A submission's worker, forked for one exercise.

    Parameters
    ----------
    worker : Worker
    exercises : collection of str
        Functions that are no other function under a new name.
    patience : float
        Seconds for all calls that the reference makes to one function of theirs.
    """

    def __init__(
        self, worker: Worker, exercises: Collection[str] = (), patience: float = 60.0
    ) -> None:
        self.worker, self.exercises = worker, list(exercises)
        self.patience = patience
        self.fork: tuple[Channel, int] | None = None

    def __enter__(self) -> RemoteStudent:
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def call(
        self, name: str, inputs: Inputs, stand_ins: Mapping[str, Callable]
    ) -> Outcome:
        """Call a function of the student's, with others of theirs replaced."""
        return self._call(name, inputs, stand_ins, None, self.worker.limits.call)[0]

    def function(self, name: str) -> Callable | None:
        """Their function as something the reference can call."""
        end = time.monotonic() + self.patience

        def proxy(*args: Any, **kwargs: Any) -> Any:
            left = min(self.worker.limits.call, end - time.monotonic())
            if left <= 0:
                raise OutOfTime
            inputs = Inputs(plain(args), plain(kwargs))
            outcome, state = self._call(name, inputs, {}, random_state(), left)
            return _here(outcome, state, args)

        proxy.__name__ = proxy.__qualname__ = name
        return proxy

    def close(self) -> None:
        """End the fork; the worker goes on without what happened in it."""
        if self.fork:
            channel, pid = self.fork
            channel.close()
            self.worker.kill(pid)
            self.fork = None

    def _call(
        self,
        name: str,
        inputs: Inputs,
        stand_ins: Mapping[str, Callable],
        state: list | None,
        seconds: float,
    ) -> tuple[Outcome, list | None]:
        """Call, answer what is asked back, and take the outcome for what it is."""
        try:
            self.fork = self.fork or self.worker.fork()
            channel = self.fork[0]
            if channel.unasked():  # it would pass for the answer to what comes now
                raise WireError("nothing was asked")
            given = [plain(inputs.args), plain(inputs.kwargs), inputs.seed]
            question = ["call", name, given, state, list(stand_ins), self.exercises]
            channel.send([*question, seconds], GRACE)
            return self._converse(channel, stand_ins, seconds)
        except TimeoutError:
            self.close()
            return Outcome(TIMEOUT, message=f"{seconds:g}", names=()), None
        except (WireError, WorkerDiedError):  # gone, or said what it should not
            self.close()
            return Outcome(ENDED), None

    def _converse(
        self, channel: Channel, stand_ins: Mapping[str, Callable], seconds: float
    ) -> tuple[Outcome, list | None]:
        end = time.monotonic() + seconds + GRACE
        for _ in range(QUESTIONS):
            match channel.receive(max(0.01, end - time.monotonic())):
                case ["outcome", *fields, state]:
                    return _outcome(fields), state
                case ["ask", str() as name, list() as args, dict() as kwargs, state]:
                    if name not in stand_ins:
                        raise WireError("a function that does not stand in")
                    answer = _answer(stand_ins[name], args, kwargs, state)
                    channel.send(["answer", *answer], GRACE)
                case _:
                    raise WireError("an outcome was due")
        raise WireError("too many questions")


def _answer(function: Callable, args: list, kwargs: dict, state: Any) -> list:
    """Run a right function on what the other side sent."""
    going_on = GoingOn(state)
    o = call(going_on.around(function), tuple(args), kwargs, seed=None)
    return [o.status, o.value, list(o.after), o.error, o.message, going_on.state]


def _here(outcome: Outcome, state: list | None, args: tuple) -> Any:
    """Make happen on this side what a call did on the other."""
    if state is not None:
        set_random_state(state)
    for mine, theirs in zip(args, outcome.after, strict=False):
        mirror(mine, theirs)
    if outcome.status == TIMEOUT:
        raise OutOfTime
    if outcome.status == UNATTEMPTED:
        raise NotImplementedError
    if not outcome.returned:
        raise exception(outcome.error, outcome.message)
    return outcome.value


def _outcome(fields: list) -> Outcome:
    """An outcome whose every field is what it should be."""
    match fields:
        case [status, value, tuple() as after, *said] if len(said) == 6:
            error, message, where, names, explained, operation = said
        case _:
            raise WireError("an outcome that is none")
    if type(status) is not str or status not in STATUSES:
        raise WireError("an outcome of an unknown kind")
    if type(names) is not list:
        raise WireError("names that are no list")
    texts = (error, message, where, *names, explained, operation)
    if not all(type(text) is str and len(text) <= MAX_TEXT for text in texts):
        raise WireError("a text that is too long, or none")
    names = tuple(names[:8])
    return Outcome(
        status, value, after, error, message, where, names, explained, operation
    )
