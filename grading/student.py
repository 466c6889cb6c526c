"""Where a student's functions can be called: in this process, for the time being."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from difflib import SequenceMatcher
from types import FunctionType
from typing import Any, Protocol

from helpers.outcome import TIMEOUT, UNDEFINED, Inputs, Outcome, call

from .catalogue import Course

SECONDS = 10.0  # for one hidden call; right answers take milliseconds
ALIKE = 0.6


class Student(Protocol):
    """Where a student's functions can be called."""

    def call(
        self, name: str, inputs: Inputs, stand_ins: Mapping[str, Callable]
    ) -> Outcome:
        """Call a function of the student's, with others of theirs replaced."""

    def function(self, name: str) -> Callable | None:
        """Their function as something the reference can call; None if missing."""


class LocalStudent:
    """A student whose code lives in this process: convenient, and not isolated.

    Parameters
    ----------
    namespace : dict
        The globals in which the notebook ran.
    exercises : collection of str
        Functions that are no other function under a new name.
    """

    def __init__(
        self, namespace: dict[str, Any], exercises: Collection[str] = ()
    ) -> None:
        self.namespace = namespace
        self.exercises = exercises

    def call(
        self, name: str, inputs: Inputs, stand_ins: Mapping[str, Callable]
    ) -> Outcome:
        """Call a function by name; see `Student`."""
        function = self.namespace.get(name)
        if not callable(function):
            return Outcome(UNDEFINED, names=self._renamed(name))
        kept = {k: self.namespace.get(k) for k in stand_ins}
        self.namespace.update(stand_ins)
        try:
            return call(
                function,
                inputs.args,
                inputs.kwargs,
                seed=inputs.seed,
                seconds=SECONDS,
            )
        finally:
            self.namespace.update(kept)

    def function(self, name: str) -> Callable | None:
        """Their function itself."""
        found = self.namespace.get(name)
        return found if callable(found) else None

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


class PatientStudent(LocalStudent):
    """A student in this process, whose endless loops are waited for only once.

    Parameters
    ----------
    namespace : dict
        The globals in which the notebook ran.
    course : Course
        Says which exercises use which: one that uses a function that never ends
        does not end either, and is judged on a right one instead.
    """

    def __init__(self, namespace: dict[str, Any], course: Course) -> None:
        super().__init__(namespace, course.exercises)
        self.course = course
        self.endless: dict[tuple, Outcome] = {}

    def call(
        self, name: str, inputs: Inputs, stand_ins: Mapping[str, Callable]
    ) -> Outcome:
        """Call a function by name; see `Student`."""
        known = self._never_ends(name, stand_ins)
        outcome = known or super().call(name, inputs, stand_ins)
        if outcome.status == TIMEOUT:
            self.endless[self._key(name, stand_ins)] = outcome
        return outcome

    def function(self, name: str) -> Callable | None:
        """Their function itself; None if it is missing or never ends."""
        return None if self._never_ends(name, {}) else super().function(name)

    def _never_ends(
        self, name: str, stand_ins: Mapping[str, Callable]
    ) -> Outcome | None:
        """What is known of a function that does not end, or uses one."""
        if known := self.endless.get(self._key(name, stand_ins)):
            return known
        for used in self.course.exercises[name].uses:
            known = None if used in stand_ins else self._never_ends(used, {})
            if known:
                return replace(known, names=(used, *known.names))
        return None

    def _key(self, name: str, stand_ins: Mapping[str, Callable]) -> tuple:
        return name, id(self.namespace.get(name)), frozenset(stand_ins)


def _likeness(wanted: str, name: str) -> float:
    """How likely a name is another one for what is wanted; 1 is certain."""
    wanted, name = wanted.lower(), name.lower()
    return SequenceMatcher(None, wanted, name).ratio() + (wanted in name)
