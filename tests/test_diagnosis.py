"""A mistake is named if it is identified; otherwise one reads what can be seen."""

import numpy as np
import pytest

from grading.judging.judge import LocalStudent, judge
from grading.model.lesson import load_lesson
from helpers.checking.answer_key import AnswerKey, Criterion, Diagnosis, Example
from helpers.checking.outcome import Outcome
from helpers.checking.verdict import assess

RNG = np.random.default_rng(5)
SHAPES = ((3, 4), (2, 6), (4, 1))
X = [RNG.normal(size=s) for s in SHAPES]
Y = [1.0 * (RNG.random((1, s[1])) < 0.5) for s in SHAPES]
W = [RNG.normal(size=s) for s in SHAPES]


def _seen(wrong, wanted=None, more=None):
    """What is seen where `wrong(w, x, y, m)` comes in place of w."""
    examples, outcomes = [], []
    for w, x, y in zip(wanted or W, X, Y, strict=True):
        right = {"dW": w, "db": w.sum(), **(more or {})}
        args = (x, y, {"W": x + 1}, 0.3)
        given = ("X", "Y", "parameters", "learning_rate")
        examples.append(Example(args, names=given, wanted=Outcome("returned", right)))
        outcomes.append(
            Outcome("returned", {**right, "dW": wrong(w, x, y, x.shape[1])})
        )
    criteria = tuple(Criterion(n, "values", (n,), n) for n in ("dW", "db"))
    key = AnswerKey("f", "Section", criteria, tuple(examples))
    calls = iter(outcomes)
    return assess(key, lambda e: next(calls)).seen


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (lambda w, x, y, m: -w, "dW: minus the right value; right: db"),
        (lambda w, x, y, m: w * m, "times m, the number of columns of X"),
        (lambda w, x, y, m: -w * m, "minus and times m, the number of columns of X"),
        (lambda w, x, y, m: w / m, "divided by m, the number of columns of X"),
        (lambda w, x, y, m: w * m / len(x), "divided by the number of rows of X"),
        (lambda w, x, y, m: w * m / 400, "columns of X, divided by 400"),
        (lambda w, x, y, m: 2 * w, "dW: the right value times 2"),
        (lambda w, x, y, m: w / 2, "dW: the right value divided by 2"),
        (lambda w, x, y, m: w / np.log(2), "the right value times 1/ln 2"),
        (lambda w, x, y, m: 0.3 * w, "the right value times learning_rate"),
        (lambda w, x, y, m: w.T, "the right value, transposed"),
        (lambda w, x, y, m: w.reshape(-1, 1), "the right numbers in another shape"),
        (lambda w, x, y, m: w[::-1], "the right value with its rows in reverse order"),
        (lambda w, x, y, m: w + 1, "larger than right by 1"),
        (lambda w, x, y, m: w - x, "smaller than right by exactly X"),
        (lambda w, x, y, m: w + 2 * y, "larger than right by exactly twice Y"),
        (lambda w, x, y, m: x, "equal to X"),
        (lambda w, x, y, m: x + 1, 'equal to parameters["W"]'),
        (lambda w, x, y, m: w.sum(), "the value that belongs to db"),
        (lambda w, x, y, m: 0 * w, "dW: zero everywhere"),
        (lambda w, x, y, m: 0 * w + 7, "one and the same number everywhere"),
        (lambda w, x, y, m: np.trunc(w), "with its decimals cut off"),
        (lambda w, x, y, m: w**2, "the square of the right value"),
        (lambda w, x, y, m: 1 - w, "1 minus the right value"),
        (lambda w, x, y, m: w > 0.5, "True where the right value is above 0.5"),
        (lambda w, x, y, m: w.mean(axis=1), "the right value, averaged over axis 1"),
        (lambda w, x, y, m: w * x, "the right value with a factor X too many"),
        (lambda w, x, y, m: w / (1 - x**2), "without a factor (1 − X²)"),
        (lambda w, x, y, m: 2 * x - w, "as far from X as right, in the opposite"),
        (
            lambda w, x, y, m: x + 2 * (w - x),
            "a step away from X that is the right one",
        ),
        (lambda w, x, y, m: w + (y == 0), "wrong only where Y is 0"),
        (
            lambda w, x, y, m: np.where(x > 0, x**2, w),
            "wrong only where X is positive, and there equal to X²",
        ),
        (
            lambda w, x, y, m: np.where(w < 0, -1, w),
            "wrong only where the right value is negative, and there -1",
        ),
        (lambda w, x, y, m: w * (1 + x / 1000), "nearly right, off by less than 1 %"),
        (lambda w, x, y, m: w * (2 + x**2), "of the right sign, and too far from 0"),
        (lambda w, x, y, m: w + 3 + x**2, "larger than right everywhere"),
        (lambda w, x, y, m: w + np.eye(len(w))[:, :1] * 9 * x**2, "in the first row"),
        (lambda w, x, y, m: w + (m == 1) * np.sin(99 * w), "only where X has one col"),
    ],
)
def test_what_is_seen_of_wrong_values_is_said(wrong, said):
    assert said in _seen(wrong)


def test_what_follows_from_nothing_is_not_explained():
    noise = np.random.default_rng(1)
    said = _seen(lambda w, x, y, m: noise.normal(size=w.shape))
    assert said == "dW: wrong; right: db"


def test_an_observation_wants_every_example():
    assert "times" not in _seen(lambda w, x, y, m: w * (2 if m == 4 else 1.5 + w))


@pytest.mark.parametrize("value", [None, "text", [], {}, np.zeros((0, 3)), np.nan])
def test_odd_values_break_nothing(value):
    _seen(lambda w, x, y, m: value)
    _seen(lambda w, x, y, m: value, wanted=[0 * w for w in W])


def _key(mistakes, families=None):
    """Parts a and b, right at 1 and 2; mistakes by what they return."""
    examples = tuple(
        Example(
            (n,),
            wanted=Outcome("returned", {"a": 1.0, "b": 2.0}),
            mistakes={k: Outcome("returned", v) for k, v in mistakes.items()},
        )
        for n in range(3)
    )
    criteria = tuple(Criterion(n, "values", (n,), n) for n in "ab")
    known = {
        name: Diagnosis("this.", "Section", name, "a", (families or {}).get(name, ""))
        for name in mistakes
    }
    return AnswerKey("f", "Section", criteria, examples, known)


def _named(key, *values):
    calls = iter(Outcome("returned", v) for v in values)
    return [d.name for d in assess(key, lambda e: next(calls)).diagnoses]


def test_a_mistake_is_named_if_everything_is_as_it_makes_it():
    key = _key({"both": {"a": 3.0, "b": 5.0}})
    assert _named(key, *[{"a": 3.0, "b": 5.0}] * 3) == ["both"]


def test_part_of_a_mistake_is_not_the_mistake():
    key = _key({"both": {"a": 3.0, "b": 5.0}})
    assert _named(key, *[{"a": 3.0, "b": 2.0}] * 3) == []


def test_a_mistake_with_something_else_wrong_is_not_named():
    key = _key({"first": {"a": 3.0, "b": 2.0}})
    assert _named(key, *[{"a": 3.0, "b": 7.0}] * 3) == []


def test_a_mistake_on_some_examples_only_is_not_named():
    key = _key({"first": {"a": 3.0, "b": 2.0}})
    assert _named(key, {"a": 3.0, "b": 2.0}, {"a": 1.0, "b": 2.0}, None) == []


def test_two_mistakes_in_parts_of_their_own_are_both_named():
    key = _key({"first": {"a": 3.0, "b": 2.0}, "second": {"a": 1.0, "b": 5.0}})
    assert _named(key, *[{"a": 3.0, "b": 5.0}] * 3) == ["first", "second"]


def test_two_equally_good_explanations_are_none_unless_they_are_of_one_family():
    wrong = {"one": {"a": 3.0, "b": 2.0}, "other": {"a": 3.0, "b": 2.0}}
    assert _named(_key(wrong), *[wrong["one"]] * 3) == []
    family = {"one": "three", "other": "three"}
    assert _named(_key(wrong, family), *[wrong["one"]] * 3) == ["one"]


def _crash(operation):
    return Outcome("raised", error="ValueError", operation=operation)


@pytest.mark.parametrize(
    ("operations", "named"),
    [
        (["@ (2, 3) (2, 3)"] * 3, True),
        (["@ (2, 3) (2, 3)", "@ (2, 3) (2, 3)", "+ (2, 3) (2, 3)"], False),
        (["@ (2, 3) (4, 3)"] * 3, False),
        ([""] * 3, False),
    ],
)
def test_a_crash_is_named_if_the_operation_is_the_same_on_every_example(
    operations, named
):
    key = _key({"crash": {}})
    for example in key.examples:
        example.mistakes["crash"] = _crash("@ (2, 3) (2, 3)")
    calls = iter(map(_crash, operations))
    verdict = assess(key, lambda e: next(calls))
    assert bool(verdict.diagnoses) == named
    assert verdict.cause == "a"  # points do not hang on the text


def _judged(lesson, name, edits):
    loaded = load_lesson(lesson)
    return judge(loaded, name, LocalStudent(loaded.reference.namespace(edits)), 31)


def test_one_gradient_of_four_without_m_is_not_all_four():
    edit = ("dZ2 @ A1.T / m", "dZ2 @ A1.T")
    verdict = _judged(
        "planar_data", "backward_propagation", {"backward_propagation": edit}
    )
    assert verdict.diagnosis is None
    assert verdict.seen.startswith("dW2: the right value times m")


def test_a_wrong_function_is_not_blamed_on_the_one_that_calls_it():
    """The steps of optimize go uphill because propagate's gradients do."""
    wrong = {"propagate": ("dZ = A - Y", "dZ = Y - A")}
    verdict = _judged("logistic_regression", "optimize", wrong)
    assert verdict.passed and verdict.diagnosis is None
    also = {**wrong, "optimize": ("costs.append(cost)", "costs.append(2 * cost)")}
    verdict = _judged("logistic_regression", "optimize", also)
    assert verdict.diagnosis is None
    assert "costs: the right value times 2" in verdict.seen


@pytest.mark.parametrize(
    ("edit", "said"),
    [
        (("(1 - A1**2)", "(1 + A1**2)"), "with `1 + A1 ** 2` in the line for dZ1"),
        (("dZ2 = A2 - Y", "dZ2 = A2 * Y"), "with `A2 * Y` in the line for dZ2"),
        (("dZ1 @ X.T / m", "dZ1 @ X.T / m / m"), "with one more `/ m` in the line for"),
    ],
)
def test_a_small_change_with_the_same_results_is_told(edit, said):
    verdict = _judged(
        "planar_data", "backward_propagation", {"backward_propagation": edit}
    )
    assert verdict.diagnosis is None
    assert f"These are the results of the right answer {said}" in verdict.seen


def test_a_change_that_no_small_one_is_like_is_not_told_as_one():
    edit = ("dZ2 @ A1.T / m", "dZ2 @ np.cos(A1.T) / (m + 3)")
    verdict = _judged(
        "planar_data", "backward_propagation", {"backward_propagation": edit}
    )
    assert verdict.seen == "dW2: wrong; right: dW1, db1 and db2"
