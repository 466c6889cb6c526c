"""Answer keys: vetted, kept beside the gradebook, one for each student."""

import json
import multiprocessing
import shutil
import stat
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import tiny
from classroom import LESSON
from typer.testing import CliRunner

from grading import paths
from grading.cli import app
from grading.folder import make_course_folder
from grading.judging import keys
from grading.judging.keys import seeds
from grading.judging.secret import LostSecretError, renew
from grading.judging.vetting import Vetting
from grading.model import lesson as lessons
from grading.model.exercise import Mistake, case, value_of

INTRODUCTION = "introduction"  # one quick exercise
CLASS = [f"student{number}" for number in range(40)]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A course folder whose keys are drawn."""
    folder = tmp_path_factory.mktemp("course")
    keys.pools(folder, INTRODUCTION)
    return folder


@pytest.fixture
def made(tmp_path):
    return tiny.course(tmp_path)


def _file(folder, lesson=INTRODUCTION):
    return folder / paths.KEYS / f"{lesson}.json"


def _with(made, name, **changes):
    """The tiny course with another specification of one exercise."""
    exercises = {**made.exercises, name: replace(made.exercises[name], **changes)}
    return replace(made, exercises=exercises)


def _now_and_then(rng):
    """Every other draw is of zeros, and three times nothing is twice nothing."""
    yield case(np.full((1, 3), float(rng.integers(0, 2))))


def test_a_class_gets_many_keys_and_a_student_always_the_same(folder):
    drawn = {s: seeds(folder, INTRODUCTION, s)["neuron"] for s in CLASS}
    assert drawn == {s: seeds(folder, INTRODUCTION, s)["neuron"] for s in CLASS}
    assert len(set(drawn.values())) > keys.POOL / 2
    assert set(drawn.values()) <= set(keys.pools(folder, INTRODUCTION)["neuron"])


def test_a_student_with_one_key_in_common_need_not_have_another(folder, tmp_path):
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    pool = list(range(keys.POOL))
    keys._keep(tmp_path, INTRODUCTION, {"one": pool, "other": pool})
    drawn = {tuple(seeds(tmp_path, INTRODUCTION, s).values()) for s in CLASS}
    assert len(drawn) > keys.POOL
    assert any(one != other for one, other in drawn)


def test_two_exercises_have_no_key_in_common(made):
    double, twice = keys.draw(made, b"secret").values()
    assert len({*double, *twice}) == 2 * keys.POOL


def test_two_courses_have_no_key_in_common(folder, tmp_path):
    renew(tmp_path)
    here, there = (keys.pools(f, INTRODUCTION)["neuron"] for f in (folder, tmp_path))
    assert len(set(here)) == keys.POOL
    assert not set(here) & set(there)


def test_keys_are_read_and_not_drawn_again(folder):
    before = _file(folder).stat()
    keys.pools(folder, INTRODUCTION)
    assert _file(folder).stat().st_mtime_ns == before.st_mtime_ns
    assert stat.S_IMODE(before.st_mode) == 0o600


@pytest.mark.parametrize("spoilt", ['{"made from": "an older lesson"}', "{"])
def test_keys_that_are_out_of_date_or_damaged_are_drawn_again(folder, spoilt):
    before = _file(folder).read_text(encoding="ascii")
    _file(folder).write_text(spoilt, encoding="ascii")
    assert keys.pools(folder, INTRODUCTION) == json.loads(before)["seeds"]
    assert _file(folder).read_text(encoding="ascii") == before


def test_another_lesson_or_another_secret_makes_other_keys(folder):
    assert keys.fingerprint(INTRODUCTION) != keys.fingerprint(LESSON)
    judging = {p.relative_to(paths.ROOT).as_posix() for p in keys._judging(LESSON)}
    assert f"source/week2_logistic_regression/{LESSON}.py" in judging
    assert f"autograder_tests/{LESSON}/gradient.py" in judging
    assert {"helpers/checking/compare.py", "grading/judging/vetting.py"} <= judging
    assert {"helpers/checks.py", "grading/model/exercise.py"} <= judging


def test_another_numpy_makes_other_keys(monkeypatch):
    before = keys.fingerprint(INTRODUCTION)
    monkeypatch.setattr(np, "__version__", "1.0")
    assert keys.fingerprint(INTRODUCTION) != before


def test_two_processes_that_draw_at_once_agree(tmp_path):
    context = multiprocessing.get_context("spawn")
    with context.Pool(2) as pool:
        one, other = pool.starmap(keys.pools, [(tmp_path, INTRODUCTION)] * 2)
    assert one == other == keys.pools(tmp_path, INTRODUCTION)
    assert [p.name for p in _file(tmp_path).parent.iterdir()] == [_file(tmp_path).name]


def test_no_key_is_used_with_which_a_mistake_goes_unnoticed(made):
    made = _with(made, "double", cases=_now_and_then)
    for seed in keys.draw(made, b"secret")["double"]:
        [drawn] = made.exercises["double"].draw(seed)
        assert drawn.args[0].any()


def test_a_specification_of_which_hardly_a_draw_is_sound_is_refused(made):
    broken = [
        Mistake("as usual", ("2 * x", "x + x"), "nothing is wrong.", "values"),
        *made.exercises["double"].mistakes,
    ]
    made = _with(made, "double", mistakes=broken, oracles={"values": lambda r, c: 7.0})
    with pytest.raises(
        keys.NoKeysError, match=r"tiny\.double: the answer itself fails"
    ):
        keys.draw(made, b"secret")


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"oracles": {"values": lambda r, c: c.args[0]}}, "the answer itself fails"),
        ({"variants": [Mistake("off", ("2 * x", "3 * x"), "", "")]}, "“off” fails"),
        ({"cases": lambda rng: [case(np.array([[np.inf]]))]}, "gives nan or inf"),
    ],
)
def test_a_key_is_refused_for_its_answer_its_witness_or_a_variant(made, changes, said):
    vetting = Vetting(_with(made, "double", **changes), "double")
    assert said in " ".join(vetting.objections(1))


def test_a_key_is_refused_by_which_a_mistake_looks_like_another(made):
    twin = Mistake("adds two", ("2 * x", "x + 2"), "two was added.", "values")
    one_or_three = lambda rng: 1.0 + 2 * (rng.integers(1, 9) > 1)  # noqa: E731
    cases = lambda rng: [case(np.array([[one_or_three(rng)]]))]  # noqa: E731
    mistakes = [twin, *made.exercises["double"].mistakes]  # for x = 1, 3x is x + 2
    vetting = Vetting(_with(made, "double", cases=cases, mistakes=mistakes), "double")
    wrong = [list(vetting.objections(seed)) for seed in range(40)]
    assert any(wrong) and not all(wrong)


def test_a_key_is_refused_on_which_a_mistake_costs_more_than_usual(made):
    """Where nothing comes, a criterion that would follow from another is charged."""
    sometimes = Mistake(
        "vanishes", ("2 * x", "3 * x if x.max() < 5 else None"), "", "v"
    )
    sizes = iter((1, 1, 1, 1, 9))

    def cases(rng):
        yield case(np.ones((1, 1)))
        yield case(np.full((1, 1), float(next(sizes))), tag="large")

    criteria = [value_of("v", points=2), value_of("large", points=1, on="large")]
    vetting = Vetting(
        _with(made, "double", cases=cases, criteria=criteria, mistakes=[sometimes]),
        "double",
    )
    assert not list(vetting.objections(1))
    [said] = vetting.objections(2)
    assert "fails v, large (0 points" in said and "(1 points" in said


def test_nan_anywhere_in_what_the_answer_returns_is_seen(made):
    changes = {"cases": lambda rng: [case(np.array([[np.inf]]))], "mistakes": ()}
    changes["criteria"] = [value_of("all", points=5)]
    vetting = Vetting(_with(made, "twice", **changes), "twice")
    assert "nan or inf in “all”" in " ".join(vetting.objections(1))


def test_a_lost_secret_is_not_replaced_without_a_word(folder, tmp_path):
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    before = (tmp_path / paths.SECRET).read_text(encoding="ascii")
    (tmp_path / paths.SECRET).unlink()
    with pytest.raises(LostSecretError, match="backup"):
        seeds(tmp_path, INTRODUCTION, "ada")
    (tmp_path / paths.SECRET).write_text(before, encoding="ascii")
    assert seeds(tmp_path, INTRODUCTION, "ada")


def test_a_new_secret_is_made_on_purpose(folder, tmp_path):
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    before = keys.pools(tmp_path, INTRODUCTION)
    (tmp_path / paths.SECRET).unlink()
    make_course_folder(tmp_path)
    asked = ["new-secret", "--course-dir", str(tmp_path)]
    result = CliRunner().invoke(app, asked)
    assert result.exit_code == 0 and "--again" in result.stdout
    assert keys.pools(tmp_path, INTRODUCTION) != before


def test_course_grade_says_that_the_secret_is_lost_before_anyone_is_graded(tmp_path):
    make_course_folder(tmp_path)
    (tmp_path / paths.SUBMITTED / "ada" / "week1_introduction").mkdir(parents=True)
    _file(tmp_path).parent.mkdir(parents=True)
    _file(tmp_path).write_text("{}", encoding="ascii")
    result = CliRunner().invoke(app, ["grade", "1", "--course-dir", str(tmp_path)])
    said = " ".join(result.stderr.split())
    assert result.exit_code == 3
    assert "backup" in said and "course new-secret" in said
    assert not (tmp_path / paths.SECRET).exists()


def test_course_build_refuses_points_that_do_not_add_up(tmp_path, monkeypatch):
    make_course_folder(tmp_path)
    from autograder_tests import introduction

    [neuron] = introduction.EXERCISES
    poorer = replace(neuron, criteria=neuron.criteria[1:])
    monkeypatch.setattr(introduction, "EXERCISES", [poorer])
    lessons.load_lesson.cache_clear()
    try:
        asked = ["build", "1", "--course-dir", str(tmp_path)]
        result = CliRunner().invoke(app, asked)
    finally:
        lessons.load_lesson.cache_clear()
    said = " ".join(result.stderr.split())
    assert result.exit_code == 1
    assert "introduction.neuron" in said
    assert "worth 7.5 points" in said and "the lesson 8" in said
    assert not Path(tmp_path, paths.RELEASED).exists()
