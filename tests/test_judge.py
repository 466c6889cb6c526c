"""Judging: criteria, partial credit, diagnosis, errors carried forward."""

import pytest
import tiny

from grading.judge import LocalStudent, judge
from helpers import show

SEED = 11


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return tiny.course(tmp_path_factory.mktemp("source"))


def _judge(course, name, **edits):
    return judge(course, name, LocalStudent(course.reference.namespace(edits)), SEED)


def _failed(verdict):
    return [r.criterion.name for r in verdict.results if not r.passed]


def test_a_right_answer_gets_all_points(course):
    verdict = _judge(course, "twice")
    assert verdict.passed
    assert verdict.points == 5
    assert verdict.diagnosis is None


def test_each_criterion_loses_only_its_own_points(course):
    verdict = _judge(course, "twice", twice=(", keepdims=True", ""))
    assert _failed(verdict) == ["shape of total"]
    assert verdict.points == 4
    assert verdict.diagnosis.name == "no keepdims"


def test_two_mistakes_at_once_still_get_a_diagnosis(course):
    both = ((", keepdims=True", ""), ('"k": k', '"k": 2'))
    verdict = _judge(course, "twice", twice=both)
    assert verdict.points == 3
    assert verdict.diagnosis.name in ("no keepdims", "k ignored")


def test_an_unknown_mistake_gets_no_diagnosis(course):
    verdict = _judge(course, "double", double=("2 * x", "2 * x + 1"))
    assert verdict.diagnosis is None
    assert verdict.points == 1


def test_not_attempted_is_not_wrong(course):
    stub = "def double(x):\n    raise NotImplementedError()"
    verdict = _judge(course, "double", double=stub)
    assert not verdict.attempted
    assert "not attempted" in repr(show.verdict(verdict))


def test_an_error_is_carried_forward_and_costs_its_points_once(course):
    wrong = ("2 * x", "3 * x")
    assert _judge(course, "double", double=wrong).points == 1
    verdict = _judge(course, "twice", double=wrong)
    assert verdict.passed
    assert "carried forward" in verdict.note


def test_an_inlined_copy_of_the_error_is_not_charged_again(course):
    copied = ("double(double(x))", "9 * x")
    verdict = _judge(course, "twice", double=("2 * x", "3 * x"), twice=copied)
    assert verdict.passed


def test_carrying_an_error_forward_does_not_forgive_a_new_one(course):
    verdict = _judge(
        course,
        "twice",
        double=("2 * x", "3 * x"),
        twice=("axis=1, keepdims=True", "axis=0, keepdims=True"),
    )
    assert "total" in _failed(verdict)


@pytest.mark.parametrize(
    "broken",
    [
        "def double(x):\n    raise NotImplementedError()",
        "def double(x):\n    return x.no_such_thing",
        "double = None",
        "def double():\n    return 1",
    ],
)
def test_a_function_is_judged_on_a_right_one_where_its_own_helper_does_not_run(
    course, broken
):
    assert _judge(course, "twice", double=broken).passed


def test_agreement_on_a_function_that_returns_zeros_is_worth_nothing(course):
    zeros = "def double(x):\n    return 0 * x"
    cheat = "def twice(x, k=2):\n    return {'total': 0 * x[:, :1], 'k': k}"
    verdict = _judge(course, "twice", double=zeros, twice=cheat)
    assert "total" in _failed(verdict)
    honest = _judge(course, "twice", double=zeros)
    assert honest.passed


def test_a_missing_function_scores_nothing_and_says_so(course):
    verdict = judge(course, "double", LocalStudent({}), SEED)
    assert verdict.points == 0
    assert "double is missing" in verdict.first_failure.message


def test_every_function_is_judged_on_its_own_key(course):
    """Also where it is looked at because another one uses it."""
    drawn = []

    class Student(LocalStudent):
        def call(self, name, example, stand_ins):
            drawn.append((name, example.args[0].tobytes()))
            return super().call(name, example, stand_ins)

    seeds = {"double": 1, "twice": 2}
    wrong = course.reference.namespace({"double": ("2 * x", "3 * x")})
    judge(course, "twice", Student(wrong), seeds)
    for name, seed in seeds.items():
        keys = {c.args[0].tobytes() for c in course.exercises[name].draw(seed)}
        assert {first for called, first in drawn if called == name} == keys


def test_a_hard_coded_answer_to_the_visible_example_fails(course):
    sheet = course.exercises["double"].sheet(course.reference)
    answers = [(e.args[0].tolist(), e.wanted.value.tolist()) for e in sheet.examples]
    code = (
        "def double(x):\n"
        f"    for given, answer in {answers!r}:\n"
        "        if given == x.tolist():\n"
        "            return np.array(answer)\n"
        "    return np.zeros(x.shape)\n"
    )
    assert "values" in _failed(_judge(course, "double", double=code))


@pytest.mark.parametrize(
    ("returns", "said"),
    [
        ("None", "returned None"),
        ("[1, 2]", "is a list"),
        ("x.ravel()", "rank-1 array"),
        ("x * np.nan", "nan"),
        ("{'y': x}", "is a dictionary"),
        ("1 / 0", "raised ZeroDivisionError"),
    ],
)
def test_a_wrong_answer_gets_a_sentence_about_exactly_that(course, returns, said):
    code = f"def double(x):\n    return {returns}"
    verdict = _judge(course, "double", double=code)
    assert said in verdict.first_failure.message


def test_what_a_student_reads_is_at_most_six_lines(course):
    for exercise in course.exercises.values():
        for mistake in exercise.mistakes:
            verdict = _judge(course, exercise.name, **{exercise.name: mistake.edit})
            assert len(show.explain(verdict)) <= 6
