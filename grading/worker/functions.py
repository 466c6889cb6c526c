"""A student's functions, called by name in the process in which their cells ran."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from difflib import SequenceMatcher
from types import FunctionType
from typing import Any

from helpers.checking.outcome import UNDEFINED, Inputs, Outcome, call

SECONDS = 10.0  # for one hidden call; right answers take milliseconds
ALIKE = 0.6
_MISSING = object()


class Functions:
    """What a notebook has defined.

    Parameters
    ----------
    namespace : dict
        The globals in which the notebook ran.
    exercises : collection of str
        Functions that are no other function under a new name.
    seconds : float, optional
        How long one call may take.
    """

    def __init__(
        self,
        namespace: dict[str, Any],
        exercises: Collection[str] = (),
        seconds: float | None = None,
    ) -> None:
        self.namespace, self.exercises = namespace, exercises
        self.seconds = SECONDS if seconds is None else seconds

    def call(
        self,
        name: str,
        inputs: Inputs,
        stand_ins: Mapping[str, Callable],
        around: Callable[[Callable], Callable] = lambda function: function,
    ) -> Outcome:
        """Call a function by name, with others of the notebook's replaced.

        Parameters
        ----------
        name : str
        inputs : Inputs
        stand_ins : dict of str to callable
            What the notebook's functions of these names are replaced with.
        around : callable
            Is given the function; what it returns is called.
        """
        function = self.function(name)
        if function is None:
            return Outcome(UNDEFINED, names=self._renamed(name))
        kept = {k: self.namespace.get(k, _MISSING) for k in stand_ins}
        self.namespace.update(stand_ins)
        try:
            return call(
                around(function),
                inputs.args,
                inputs.kwargs,
                seed=inputs.seed,
                seconds=self.seconds,
            )
        finally:
            self._restore(kept)

    def function(self, name: str) -> Callable | None:
        """A function itself; None if there is none of that name."""
        found = self.namespace.get(name)
        return found if callable(found) else None

    def _restore(self, kept: dict[str, Any]) -> None:
        for name, value in kept.items():
            if value is _MISSING:
                self.namespace.pop(name, None)
            else:
                self.namespace[name] = value

    def _renamed(self, name: str) -> tuple[str, ...]:
        """A function of the student's own that may be the missing one."""
        own = [
            n
            for n, value in self.namespace.items()
            if type(value) is FunctionType
            and value.__globals__ is self.namespace
            and n not in self.exercises
        ]
        best = max(own, key=lambda n: _likeness(name, n), default="")
        return (best,) if best and _likeness(name, best) > ALIKE else ()


def _likeness(wanted: str, name: str) -> float:
    """How likely a name is another one for what is wanted; 1 is certain."""
    wanted, name = wanted.lower(), name.lower()
    return SequenceMatcher(None, wanted, name).ratio() + (wanted in name)
