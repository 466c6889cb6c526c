"""How often judging goes back and forth between the judge and a student's functions."""

from collections import Counter

import pytest

from grading.judging.judge import LocalStudent, judge
from grading.model.lesson import load_lesson

SEED = 5


class Counting:
    """A student in this process who counts what is asked of each side."""

    def __init__(self, lesson, edits=None):
        namespace = lesson.reference.namespace(edits or {})
        self.student = LocalStudent(namespace, lesson.exercises)
        self.counts = Counter()

    def call(self, name, inputs, stand_ins):
        self.counts["calls"] += 1
        counted = {n: self._counted(f, "asked back") for n, f in stand_ins.items()}
        return self.student.call(name, inputs, counted)

    def function(self, name):
        return self._counted(self.student.function(name), "called by the reference")

    def _counted(self, function, kind):
        def counted(*args, **kwargs):
            self.counts[kind] += 1
            return function(*args, **kwargs)

        return counted


@pytest.mark.parametrize("name", ["logistic_regression", "building_blocks"])
def test_a_right_submission_is_judged_with_one_call_for_each_example(name):
    lesson = load_lesson(name)
    student = Counting(lesson)
    for exercise in lesson.exercises:
        judge(lesson, exercise, student, SEED)
    keys = (lesson.answer_key(exercise, SEED) for exercise in lesson.exercises)
    assert student.counts == {"calls": sum(len(key.examples) for key in keys)}


def test_known_mistakes_run_on_a_students_function_only_while_they_tell_something():
    """Each costs a whole training; all of them on all examples would be twice that."""
    lesson = load_lesson("logistic_regression")
    propagate, optimize = (lesson.exercises[n] for n in ("propagate", "optimize"))
    edit = next(m.edit for m in propagate.mistakes if "thresholded" in m.name)
    student, everything = Counting(lesson, {"propagate": edit}), Counting(lesson)
    judge(lesson, "optimize", student, SEED)
    using = {"propagate": everything.function("propagate")}
    key = optimize.answer_key(lesson.reference, SEED, using=using)
    for example in key.examples:
        dict(example.mistakes)
    asked = student.counts["called by the reference"]
    assert 0 < asked < 0.6 * everything.counts["called by the reference"]
