"""Answers by strangers: right ones get full points, no wrong one a name that is untrue.

Each is judged once, by one seed. What is stored of a wrong answer are the names that
are true of it, read by a person; nothing is to be tuned to a single one of them.
"""

from importlib import import_module

import pytest
import scipy.stats  # noqa: F401
import sklearn.metrics  # noqa: F401
import sklearn.preprocessing  # noqa: F401 - some answers use them, and importing takes long

from grading.judging.judge import LocalStudent, judge
from grading.model.lesson import load_lesson

SEED = 5
LESSONS = (
    "vectorization", "logistic_regression", "activations", "planar_data",
    "building_blocks", "image_classification",
)  # fmt: skip
ANSWERS = [
    pytest.param(name, a, id=f"{name}.{a.exercise}: {a.what}")
    for name in LESSONS
    for a in import_module(f"strangers.{name}").ANSWERS
]


@pytest.mark.parametrize(("name", "answer"), ANSWERS)
def test_a_strangers_answer_is_judged_for_what_it_is(name, answer):
    lesson = load_lesson(name)
    space = lesson.reference.namespace({answer.exercise: answer.code})
    student = LocalStudent(space, lesson.exercises)
    verdict = judge(lesson, answer.exercise, student, SEED)
    assert verdict.passed == answer.right
    assert {d.name for d in verdict.diagnoses} <= set(answer.true)
