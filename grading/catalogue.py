"""Find the specifications: which exercises there are, by lesson."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from functools import cache

from helpers.sheet import Sheet, dumps

from . import lesson as lessons
from .exercise import PUBLIC_SEED, Exercise
from .paths import lesson_file
from .reference import Reference


@dataclass(frozen=True)
class Course:
    """One lesson with its answers and its specifications."""

    lesson: lessons.Lesson
    reference: Reference
    exercises: dict[str, Exercise]
    _drawn: dict[tuple[str, int], Sheet] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def sheet(self, name: str, seed: int = PUBLIC_SEED) -> Sheet:
        """The sheet of an exercise; the same seed draws it only once."""
        if (name, seed) not in self._drawn:
            exercise = self.exercises[name]
            self._drawn[name, seed] = exercise.sheet(self.reference, seed)
        return self._drawn[name, seed]

    def sheets(self, seed: int = PUBLIC_SEED) -> list[Sheet]:
        """The sheets of all exercises, in the order of the lesson."""
        return [self.sheet(name, seed) for name in self.exercises]

    def checks(self) -> str:
        """What the student's notebook reads: visible sheets and quizzes, as JSON."""
        return dumps({"sheets": self.sheets(), "quizzes": self.lesson.quizzes()}) + "\n"


@cache
def course(name: str) -> Course:
    """Load a lesson and its specifications.

    Parameters
    ----------
    name : str
        The notebook's name, such as "logistic_regression".

    Raises
    ------
    LookupError
        If there is no such lesson, an exercise lacks its specification, or its points
        do not add up.
    """
    lesson = lessons.read(lesson_file(name))
    module = importlib.import_module(f"autograder_tests.{name}")
    known = {e.name: e for e in module.EXERCISES}
    if set(known) != set(lesson.exercises):
        raise LookupError(
            f"{name}: the lesson has exercises {lesson.exercises}, "
            f"autograder_tests.{name}.EXERCISES has {tuple(known)}"
        )
    exercises = {n: known[n] for n in lesson.exercises}
    for exercise in exercises.values():
        _same_points(lesson, exercise)
    return Course(lesson, Reference(lesson), exercises)


def _same_points(lesson: lessons.Lesson, exercise: Exercise) -> None:
    """Refuse points that would take something from everybody who is right."""
    cell = lesson.cell("test", exercise.name).points
    criteria = sum(c.points for c in exercise.criteria)
    if cell != criteria:
        raise LookupError(
            f"{lesson.name}.{exercise.name}: the criteria are worth {criteria:g} "
            f"points together, the test cell in the lesson {cell:g}; make them equal"
        )
