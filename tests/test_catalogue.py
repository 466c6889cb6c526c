"""The catalogue tests the autograder: every known mistake, every right variant."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from grading.judging.judge import LocalStudent, judge
from grading.model.lesson import load_lesson
from grading.model.lesson_file import read
from grading.paths import lesson_files
from grading.proof import scores
from helpers.checking.answer_key import tidy
from helpers.checking.outcome import call
from helpers.checking.part import flat
from helpers.checking.result import FAILED
from helpers.checking.verdict import assess

LESSONS = [path.stem for path in lesson_files()]
EXERCISES = [
    (lesson, name) for lesson in LESSONS for name in load_lesson(lesson).exercises
]
MISTAKES = [
    (lesson, name, mistake)
    for lesson, name in EXERCISES
    for mistake in load_lesson(lesson).exercises[name].mistakes
]
VARIANTS = [
    (lesson, name, variant)
    for lesson, name in EXERCISES
    for variant in load_lesson(lesson).exercises[name].variants
]
SECRET_SEED = scores.SEED
SCORES = scores.read_table()


def _id(value):
    return getattr(value, "name", value).replace(" ", "-")


def _student(lesson, name, edit):
    return LocalStudent(load_lesson(lesson).reference.namespace({name: edit}))


@cache
def _judged(lesson, name, answer):
    """The verdict on a catalogued answer, by its name: several tests ask for it."""
    exercise = load_lesson(lesson).exercises[name]
    known = {a.name: a.edit for a in (*exercise.variants, *exercise.mistakes)}
    student = _student(lesson, name, known[answer])
    return judge(load_lesson(lesson), name, student, SECRET_SEED)


def _runner(lesson, name, mistake):
    function = load_lesson(lesson).reference.function(name, mistake.edit)
    return lambda e: call(function, e.args, e.kwargs, seed=e.seed)


def _failed(verdict):
    return [r.criterion.name for r in verdict.results if not r.passed]


@cache
def _visible(lesson, name):
    return tidy(load_lesson(lesson).answer_key(name))


@pytest.mark.parametrize(("lesson", "name"), EXERCISES, ids=_id)
def test_the_reference_gets_full_points(lesson, name):
    student = LocalStudent(load_lesson(lesson).reference.namespace())
    verdict = judge(load_lesson(lesson), name, student, SECRET_SEED)
    assert verdict.passed, verdict.first_failure


@pytest.mark.parametrize(("lesson", "name", "mistake"), MISTAKES, ids=_id)
def test_a_known_mistake_is_caught_and_diagnosed(lesson, name, mistake):
    verdict = _judged(lesson, name, mistake.name)
    assert mistake.caught_by in _failed(verdict)
    assert verdict.diagnosis is not None
    assert verdict.diagnosis.name == mistake.name


@pytest.mark.parametrize(("lesson", "name", "mistake"), MISTAKES, ids=_id)
def test_a_known_mistake_is_diagnosed_by_the_visible_check(lesson, name, mistake):
    verdict = assess(_visible(lesson, name), _runner(lesson, name, mistake))
    assert verdict.diagnosis is not None
    assert verdict.diagnosis.name == mistake.name


@pytest.mark.parametrize(("lesson", "name", "mistake"), MISTAKES, ids=_id)
def test_a_known_mistake_is_charged_once(lesson, name, mistake):
    """Besides its own criterion it loses those for which nothing at all came.

    Unless all that came is one number throughout, as from somebody who tried nothing.
    """
    verdict = assess(_visible(lesson, name), _runner(lesson, name, mistake))
    charged = {r.criterion.name for r in verdict.results if r.status == FAILED}
    nothing = {r.criterion.name for r in verdict.results if r.empty and not r.partly}
    if verdict.cause:
        assert charged == {mistake.caught_by} | nothing
    else:
        values = [_numbers(o.value) for o in verdict.outcomes]
        assert np.ptp(np.concatenate(values)) == 0


def _numbers(value):
    """All numbers in a value, one after the other."""
    parts = [part.ravel() for _, part in flat("", value)]
    return np.concatenate([np.zeros(0), *parts])


@pytest.mark.parametrize(("lesson", "name"), EXERCISES, ids=_id)
def test_a_witness_catches_an_answer_that_is_wrong_like_the_student(lesson, name):
    """With a wrong answer as the reference, comparing with it proves nothing."""
    whole = load_lesson(lesson).answer_key(name, SECRET_SEED)
    for criterion in whole.criteria:
        if criterion.name not in load_lesson(lesson).exercises[name].oracles:
            continue
        key = replace(whole, criteria=(criterion,))
        wrong = [s for s in key.diagnoses if _as_made(key, s).results[0].only_values]
        assert wrong
        for diagnosis in wrong:
            wanted = [replace(e, wanted=e.mistakes[diagnosis]) for e in key.examples]
            fooled = _as_made(replace(key, examples=tuple(wanted)), diagnosis)
            assert not fooled.passed, (criterion.name, diagnosis)


def _as_made(key, diagnosis):
    return assess(key, lambda e: e.mistakes[diagnosis])


@pytest.mark.parametrize(("lesson", "name", "variant"), VARIANTS, ids=_id)
def test_a_right_variant_gets_full_points(lesson, name, variant):
    verdict = _judged(lesson, name, variant.name)
    assert verdict.passed, verdict.first_failure


@pytest.mark.parametrize(("lesson", "name"), EXERCISES, ids=_id)
def test_no_catalogued_score_moves_without_a_word_in_the_change_log(lesson, name):
    exercise = load_lesson(lesson).exercises[name]
    answers = [a.name for a in (*exercise.variants, *exercise.mistakes)]
    now = {answer: _judged(lesson, name, answer).points for answer in answers}
    lines = scores.moved(SCORES, f"{lesson}.{name}", now)
    assert not lines, scores.advice(lines)


@pytest.mark.parametrize(("lesson", "name"), EXERCISES, ids=_id)
def test_a_specification_is_complete(lesson, name):
    exercise = load_lesson(lesson).exercises[name]
    known = load_lesson(lesson).file
    shapes = {
        tuple(np.shape(a) for a in c.args if isinstance(a, np.ndarray))
        + (len(c.kwargs),)
        for c in exercise.draw(1)
    }
    criteria = [c.name for c in exercise.criteria]
    assert len(exercise.mistakes) >= 5
    assert len(exercise.variants) >= 3
    assert len({m.name for m in exercise.mistakes}) == len(exercise.mistakes)
    assert len(set(criteria)) == len(criteria)
    assert exercise.hints
    assert len(shapes) >= 3 or not any(
        isinstance(a, np.ndarray) for c in exercise.draw(1) for a in c.args
    )
    assert {m.caught_by for m in exercise.mistakes} == set(criteria)
    assert exercise.section in known.headings
    assert all(m.section in (*known.headings, "") for m in exercise.mistakes)
    assert set(exercise.uses) <= set(known.exercises)
    points = known.cell("test", name).points
    assert sum(c.points for c in exercise.criteria) == points


@pytest.mark.parametrize(("lesson", "name"), EXERCISES, ids=_id)
def test_the_catalogue_goes_red_when_a_check_is_emptied(lesson, name):
    """With any one criterion made blind, some known mistake passes by unseen."""
    known = load_lesson(lesson)
    key = known.answer_key(name, SECRET_SEED)
    for blind in {m.caught_by for m in known.exercises[name].mistakes}:
        mistake = next(
            m for m in known.exercises[name].mistakes if m.caught_by == blind
        )
        kept = tuple(
            replace(c, on="no such tag") if c.name == blind else c for c in key.criteria
        )
        verdict = assess(replace(key, criteria=kept), _runner(lesson, name, mistake))
        assert blind not in _failed(verdict)
        assert blind in _failed(assess(key, _runner(lesson, name, mistake)))


def test_every_lesson_reads_and_names_its_sections_once():
    for path in lesson_files():
        headings = read(path).headings
        assert len(set(headings)) == len(headings), path.name
