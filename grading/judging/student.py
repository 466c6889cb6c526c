"""Where a student's functions can be called, and how long one waits for them."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import replace
from typing import Protocol

from helpers.checking.outcome import TIMEOUT, Inputs, Outcome

from ..model.lesson import Lesson
from ..worker.functions import Functions as LocalStudent

__all__ = ["LocalStudent", "Patient", "Student"]


class Student(Protocol):
    """Where a student's functions can be called."""

    def call(
        self, name: str, inputs: Inputs, stand_ins: Mapping[str, Callable]
    ) -> Outcome:
        """Call a function of the student's, with others of theirs replaced."""

    def function(self, name: str) -> Callable | None:
        """Their function as something the reference can call; None if missing."""


class Patient:
    """A student whose endless loops are waited for only once.

    Parameters
    ----------
    student : Student
    lesson : Lesson
        Says which exercises use which: one that uses a function that never ends
        does not end either, and is judged on a right one instead.
    version : callable
        Tells a function from a later one of the same name.
    endless : dict
        What is known by now; shared by all exercises of a notebook.
    """

    def __init__(
        self,
        student: Student,
        lesson: Lesson,
        version: Callable[[str], Hashable],
        endless: dict[tuple, Outcome],
    ) -> None:
        self.student, self.lesson = student, lesson
        self.version, self.endless = version, endless

    def call(
        self, name: str, inputs: Inputs, stand_ins: Mapping[str, Callable]
    ) -> Outcome:
        """Call a function by name; see `Student`."""
        known = self._never_ends(name, stand_ins)
        outcome = known or self.student.call(name, inputs, stand_ins)
        if outcome.status == TIMEOUT:
            self.endless[self._key(name, stand_ins)] = outcome
        return outcome

    def function(self, name: str) -> Callable | None:
        """Their function itself; None if it is missing or never ends."""
        return None if self._never_ends(name, {}) else self.student.function(name)

    def _never_ends(
        self, name: str, stand_ins: Mapping[str, Callable]
    ) -> Outcome | None:
        """What is known of a function that does not end, or uses one."""
        if known := self.endless.get(self._key(name, stand_ins)):
            return known
        for used in self.lesson.exercises[name].uses:
            known = None if used in stand_ins else self._never_ends(used, {})
            if known:
                return replace(known, names=(used, *known.names))
        return None

    def _key(self, name: str, stand_ins: Mapping[str, Callable]) -> tuple:
        return name, self.version(name), frozenset(stand_ins)
