"""One mistake upstream costs upstream, two cost two; a sample of all pairs."""

import pytest
import tiny

from grading.judging.judge import LocalStudent, judge
from grading.model.lesson import load_lesson
from grading.paths import lesson_files
from grading.proof.pairs import BOTH, CARRIED, SEEN, chains, measure_pairs, pairs

USERS = [
    (path.stem, name)
    for path in lesson_files()
    for name in load_lesson(path.stem).exercises
    if pairs(load_lesson(path.stem), name)
]


@pytest.mark.parametrize(("lesson", "name"), USERS)
def test_a_mistake_upstream_costs_nothing_here_and_hides_nothing(lesson, name):
    tallies = measure_pairs(load_lesson(lesson), name, seed=3001, most=2)
    assert tallies[CARRIED].short == []
    assert tallies[SEEN].short == []


def test_chains_are_followed_to_their_end():
    used = {u for n, u in chains(load_lesson("logistic_regression")) if n == "model"}
    assert {"optimize", "propagate", "sigmoid"} <= used


def test_all_pairs_of_a_small_lesson_are_charged_twice(tmp_path):
    course = tiny.course(tmp_path)
    tallies = measure_pairs(course, "twice", seed=5)
    assert {t: (x.good, x.all) for t, x in tallies.items()} == {
        CARRIED: (2, 2),
        BOTH: (8, 8),
        SEEN: (8, 8),
    }


def test_a_judge_that_carries_nothing_forward_is_seen(tmp_path, monkeypatch):
    monkeypatch.setattr("grading.judging.judge.better", lambda one, other: one)
    tallies = measure_pairs(tiny.course(tmp_path), "twice", seed=5)
    assert tallies[CARRIED].short


def _mistake(lesson, name, mistake):
    every = load_lesson(lesson).exercises[name].mistakes
    return next(m.edit for m in every if m.name == mistake)


def test_a_crash_upstream_does_not_charge_all_that_follows_from_one_slip():
    """Judged on a right propagate, three criteria follow from the one about b."""
    lesson = load_lesson("logistic_regression")
    own = _mistake(
        "logistic_regression", "optimize", "b steps with the slope of w's next place"
    )
    crash = _mistake("logistic_regression", "propagate", "dZ is not transposed")
    edits = {"optimize": own, "propagate": crash}
    both = LocalStudent(lesson.reference.namespace(edits))
    alone = LocalStudent(lesson.reference.namespace({"optimize": own}))
    points = [judge(lesson, "optimize", s, 3001).points for s in (both, alone)]
    assert points == [8, 8]
