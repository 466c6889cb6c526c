"""The autograder is graded: the measure counts what it should, and can turn red."""

from dataclasses import replace

import pytest
import tiny
from typer.testing import CliRunner

from grading.cli import app
from grading.judging.explained import explained
from grading.model.exercise import Mistake
from grading.model.lesson import Lesson
from grading.proof import measure as measuring
from grading.proof.measure import measure
from grading.proof.prove import Proof, prove
from helpers.checking import diagnosis
from helpers.checking.outcome import call
from helpers.checking.verdict import assess


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return tiny.course(tmp_path_factory.mktemp("source"))


def _measured(lesson, name="double"):
    return measure(lesson, name, [5, 6], visible=20, most=None)


def _with(lesson, name, *mistakes):
    """The lesson with more mistakes in the catalogue of one exercise."""
    exercise = lesson.exercises[name]
    more = replace(exercise, mistakes=[*exercise.mistakes, *mistakes])
    exercises = {**lesson.exercises, name: more}
    return Lesson(lesson.file, lesson.reference, exercises)


def test_mistakes_variants_mutants_and_strangers_are_counted(course):
    tallies = _measured(course)
    assert (tallies["caught"].good, tallies["caught"].all) == (6, 6)
    assert (tallies["diagnosed"].good, tallies["variants accepted"].good) == (6, 3)
    assert tallies["killed"].good > 3
    assert tallies["strangers not misnamed"].short == []


def test_a_mistake_that_is_none_is_not_caught(course):
    none = Mistake("the other way round", ("2 * x", "x * 2"), "nothing.", "values")
    tallies = _measured(_with(course, "double", none))
    assert {s.split(": ")[1] for s in tallies["caught"].short} == {none.name}


def test_a_mistake_that_is_like_another_is_not_told_from_it(course):
    same = Mistake("one x more", ("2 * x", "x + 2 * x"), "the same.", "values")
    tallies = _measured(_with(course, "double", same))
    assert any("triples is []" in s for s in tallies["diagnosed"].short)
    misnamed = tallies["strangers not misnamed"].short
    assert any("triples is “one x more”" in s for s in misnamed)


def test_a_survivor_is_listed(course):
    exercise = course.exercises["twice"]
    blind = replace(exercise, criteria=exercise.criteria[:2])
    lesson = Lesson(course.file, course.reference, {**course.exercises, "twice": blind})
    killed = _measured(lesson, "twice")["killed"]
    assert killed.all > killed.good
    assert any("an entry left out" in s for s in killed.short)


def test_a_survivor_is_a_gap_until_it_is_listed_with_a_reason(course, monkeypatch):
    same = "exchanged: 2 * x → x * 2 in the returned value"
    gaps = _proof(course, "double")
    assert any("survivors equivalent" in f for f in gaps.failures())
    monkeypatch.setitem(measuring.EQUIVALENT, "tiny.double", {same: "a product"})
    known = _proof(course, "double")
    assert not any("survivors" in f for f in known.failures())
    assert "survivors: 1 equivalent with a reason, 0 gaps" in known.lines()


def test_a_diagnosis_that_fires_on_anything_turns_the_proof_red(course, monkeypatch):
    assert not any("misnamed" in f for f in _proof(course, "twice").failures())
    monkeypatch.setattr(diagnosis, "_alike", lambda *a: True)
    assert any("misnamed" in f for f in _proof(course, "twice").failures())


def test_a_crash_that_is_named_by_its_type_turns_the_proof_red(course, monkeypatch):
    crashes = [
        Mistake("one size", ("2 * x", "2 * x.reshape(7, 7)"), "no.", "values"),
        Mistake("a list", ("2 * x", "2 * x.reshape(99, 1)"), "no.", "values"),
    ]
    lesson = _with(course, "double", *crashes)
    assert not any("misnamed" in f for f in _proof(lesson, "double").failures())
    monkeypatch.setattr(diagnosis, "_same_crashes", lambda *a: True)
    assert any("misnamed" in f for f in _proof(lesson, "double").failures())


def test_a_name_that_fits_by_chance_is_taken_back_on_other_examples(course):
    """Three times x here, and something else on examples that come later."""
    key, other = (course.answer_key("double", seed) for seed in (5, 6))
    seen = [e.args[0].tolist() for e in key.examples]

    def double(x):
        return 3 * x if x.tolist() in seen else 2 * x + 1

    def run(e):
        return call(double, e.args)

    verdict = assess(key, run)
    assert [d.name for d in verdict.diagnoses] == ["triples"]
    assert explained(course, verdict, other, run).diagnoses == ()
    assert explained(course, verdict, key, run).diagnoses == verdict.diagnoses


def _proof(lesson, name):
    return Proof({name: _measured(lesson, name)})


def test_one_exercise_can_be_proved_from_the_command_line():
    done = CliRunner().invoke(app, ["prove", "layer_sizes", "--sample"])
    assert done.exit_code == 0, done.output
    assert "caught: " in done.output and "strangers not misnamed: " in done.output


def test_an_exercise_that_is_not_there_is_told():
    with pytest.raises(LookupError, match="no exercise nothing"):
        prove("nothing", True, print)


@pytest.mark.parametrize("tally", measuring.TALLIES)
def test_every_question_is_answered_for_an_exercise(course, tally):
    assert _measured(course)[tally].all >= (
        tally not in ("truly named", "survivors equivalent")
    )
