"""One lesson, loaded: its file, its answers, its specifications."""

from __future__ import annotations

import importlib
from dataclasses import dataclass, field
from functools import cache

from helpers.checking.answer_key import AnswerKey, dumps

from .. import paths
from . import lesson_file
from .exercise import PUBLIC_SEED, Exercise
from .reference import Reference


@dataclass(frozen=True)
class Lesson:
    """One lesson with its answers and its specifications."""

    file: lesson_file.LessonFile
    reference: Reference
    exercises: dict[str, Exercise]
    _drawn: dict[tuple[str, int], AnswerKey] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def answer_key(self, name: str, seed: int = PUBLIC_SEED) -> AnswerKey:
        """The answer key of an exercise; the same seed draws it only once."""
        if (name, seed) not in self._drawn:
            exercise = self.exercises[name]
            self._drawn[name, seed] = exercise.answer_key(self.reference, seed)
        return self._drawn[name, seed]

    def answer_keys(self, seed: int = PUBLIC_SEED) -> list[AnswerKey]:
        """The answer keys of all exercises, in the order of the lesson."""
        return [self.answer_key(name, seed) for name in self.exercises]

    def checks(self) -> str:
        """What the student's notebook reads: answer keys and quizzes, as JSON."""
        return (
            dumps({"answer_keys": self.answer_keys(), "quizzes": self.file.quizzes()})
            + "\n"
        )


@cache
def load_lesson(name: str) -> Lesson:
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
    file = lesson_file.read(paths.lesson_file(name))
    module = importlib.import_module(f"autograder_tests.{name}")
    known = {e.name: e for e in module.EXERCISES}
    if set(known) != set(file.exercises):
        raise LookupError(
            f"{name}: the lesson has exercises {file.exercises}, "
            f"autograder_tests.{name}.EXERCISES has {tuple(known)}"
        )
    exercises = {n: known[n] for n in file.exercises}
    for exercise in exercises.values():
        _same_points(file, exercise)
    return Lesson(file, Reference(file), exercises)


def _same_points(file: lesson_file.LessonFile, exercise: Exercise) -> None:
    """Refuse points that would take something from everybody who is right."""
    cell = file.cell("test", exercise.name).points
    criteria = sum(c.points for c in exercise.criteria)
    if cell != criteria:
        raise LookupError(
            f"{file.name}.{exercise.name}: the criteria are worth {criteria:g} "
            f"points together, the test cell in the lesson {cell:g}; make them equal"
        )
