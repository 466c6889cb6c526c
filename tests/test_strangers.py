"""Answers by strangers: right ones get full points, no wrong one a name that is untrue.

`python -m tests.test_strangers` would be a study; here each is judged once, by one
seed. What is stored of a wrong answer is what is true of it, read by a person.
"""

from importlib import import_module

import pytest

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
