"""What is right earns its points, and what shows nothing earns next to none."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from grading.model.lesson import load_lesson
from grading.paths import lesson_files
from helpers.checking.outcome import Outcome
from helpers.checking.result import FAILED
from helpers.checking.verdict import assess

LESSONS = [path.stem for path in lesson_files()]
EXERCISES = [
    (lesson, name) for lesson in LESSONS for name in load_lesson(lesson).exercises
]
PAID = [
    (one, n)
    for one, n in EXERCISES
    if sum(c.points for c in load_lesson(one).exercises[n].criteria)
]
MOST = 0.3  # of the points, for a function that shows nothing
SHAPE = ("shape", "type")
RIGHT_FOR_ONCE = {"initialize_with_zeros": "zeros"}
RNG = np.random.default_rng(7)
FILLS = {
    "zeros": np.zeros,
    "ones": np.ones,
    "normal noise": lambda shape: RNG.normal(size=shape),
    "uniform noise": lambda shape: RNG.random(size=shape),
}


@cache
def _known(lesson, name):
    return load_lesson(lesson).answer_key(name, 31)


def _key(lesson, name):
    """Without a catalogue: what is made here, nobody foresaw."""
    return replace(_known(lesson, name), diagnoses={})


def _filled(value, fill, usual):
    """Something of the same shapes as a value; what is no number is as usual."""
    if isinstance(value, dict):
        return {k: _filled(v, fill, v) for k, v in value.items()}
    if isinstance(value, (tuple, list)):
        return type(value)(_filled(v, fill, v) for v in value)
    if isinstance(value, (np.ndarray, float, int)):
        return fill(np.shape(value)) if np.ndim(value) else float(fill(()))
    return value if usual is value else _filled(usual, fill, usual)


def _returning(key, returned):
    """The verdict on a function that leaves its arguments alone."""
    return assess(key, lambda e: Outcome("returned", returned(e), e.args))


def _cheap(key):
    usual = key.examples[0].wanted.value
    for what, fill in FILLS.items():
        if RIGHT_FOR_ONCE.get(key.exercise) != what:
            yield (
                what,
                _returning(key, lambda e, f=fill: _filled(e.wanted.value, f, usual)),
            )
    for i, name in enumerate(key.examples[0].args):
        yield f"argument {name}", _returning(key, lambda e, i=i: e.args[i])
    yield "None", _returning(key, lambda e: None)


@pytest.mark.parametrize(("lesson", "name"), PAID)
def test_what_shows_nothing_earns_at_most_three_tenths(lesson, name):
    key = _known(lesson, name)
    for what, verdict in _cheap(key):
        assert verdict.points <= MOST * key.points, (what, verdict.points)


@pytest.mark.parametrize(("lesson", "name"), PAID)
def test_and_nothing_but_for_shapes_and_for_values_that_are_right(lesson, name):
    """A bias that should be zero is right in a function that returns zeros."""
    for what, verdict in _cheap(_known(lesson, name)):
        earned = [r for r in verdict.results if r.points]
        assert all(
            r.passed and r.criterion.looks_at in (*SHAPE, "values") for r in earned
        ) or (verdict.cause and verdict.points), (what, earned)


def _with(value, path, change):
    """A value with the part at a path changed, or left out where that gives None."""
    if not path:
        return change(value)
    step, *rest = path
    part = _with(value[step], rest, change)
    if isinstance(value, dict):
        kept = {k: v for k, v in value.items() if k != step}
        return kept if part is None else {**value, step: part}
    return type(value)(part if i == step else v for i, v in enumerate(value))


def _slipped(value):
    if isinstance(value, (list, tuple)):
        return type(value)(map(_slipped, value))
    if isinstance(value, dict):
        return {k: _slipped(v) for k, v in value.items()}
    return 2.5 * value + 0.7


def _charged(verdict):
    return [r.criterion for r in verdict.results if r.status == FAILED]


PARTS = [
    (lesson, name, c)
    for lesson, name in EXERCISES
    for c in load_lesson(lesson).exercises[name].criteria
    if c.looks_at == "values" and c.at and not c.on
]


@pytest.mark.parametrize(("lesson", "name", "part"), PARTS)
def test_a_slip_in_one_part_that_nobody_foresaw_costs_that_part(lesson, name, part):
    key = _key(lesson, name)
    verdict = _returning(key, lambda e: _with(e.wanted.value, part.at, _slipped))
    assert [c.name for c in _charged(verdict)] == [part.name]


def _keys(value, path=()):
    if isinstance(value, (dict, tuple)):
        pairs = value.items() if isinstance(value, dict) else enumerate(value)
        for step, part in pairs:
            if isinstance(value, dict):
                yield (*path, step)
            yield from _keys(part, (*path, step))


@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_a_missing_key_costs_what_hangs_on_it(lesson, name):
    key = _key(lesson, name)
    for path in _keys(key.examples[0].wanted.value):

        def without(e, path=path):
            return _with(e.wanted.value, path, lambda part: None)

        try:
            verdict = _returning(key, without)
        except (KeyError, IndexError):
            continue  # a key that not every example has
        for c in _charged(verdict):
            short = min(len(c.at), len(path))
            assert c.at[:short] == path[:short], (path, c.name)


@pytest.mark.parametrize(("lesson", "name"), EXERCISES)
def test_a_crash_in_one_case_costs_one_criterion(lesson, name):
    key = _key(lesson, name)
    crash = Outcome("raised", error="ValueError", message="m is 1")
    for crashes in key.examples:
        verdict = assess(key, lambda e, one=crashes: crash if e is one else e.wanted)
        assert len(_charged(verdict)) == 1, [c.name for c in _charged(verdict)]


def test_a_crash_in_most_cases_is_no_answer():
    key = _key("logistic_regression", "propagate")
    crash = Outcome("raised", error="ValueError")
    once = key.examples[0]
    verdict = assess(key, lambda e: e.wanted if e is once else crash)
    assert verdict.points == 0


def test_what_is_wrong_where_it_runs_is_charged_besides_the_crash():
    key = _key("logistic_regression", "propagate")
    crash = Outcome("raised", error="ValueError")

    def run(e):
        grads, cost = e.wanted.value
        wrong = replace(e.wanted, value=({**grads, "db": grads["db"] + 1}, cost))
        return crash if e is key.examples[1] else wrong

    assert [c.name for c in _charged(assess(key, run))] == ["dw", "db"]
