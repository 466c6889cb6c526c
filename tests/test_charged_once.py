"""One slip costs once within an exercise; nothing is a present."""

import pytest
import tiny

from grading.judging.judge import LocalStudent, judge
from grading.model.lesson import load_lesson
from helpers.checking import show
from helpers.checking.outcome import call
from helpers.checking.result import FOLLOWS, VOID
from helpers.checking.verdict import assess

SEED = 31


def _judged(name, edit, lesson="logistic_regression"):
    made = load_lesson(lesson)
    student = LocalStudent(made.reference.namespace({name: edit}))
    return judge(made, name, student, SEED)


def _statuses(verdict):
    return {r.criterion.name: r.status for r in verdict.results}


def test_dw_without_1_over_m_costs_dw_and_nothing_else():
    verdict = _judged("propagate", ("X @ dZ.T / m", "X @ dZ.T"))
    assert verdict.points == 7
    assert _statuses(verdict)["gradients of scores ±1000"] == FOLLOWS


def test_nor_does_a_slip_in_dw_that_nobody_foresaw():
    verdict = _judged("propagate", ("X @ dZ.T / m", "2.5 * X @ dZ.T / m"))
    assert verdict.diagnosis is None
    assert verdict.points == 7


def test_special_examples_are_charged_where_nan_comes_besides():
    formula = ("1 / (1 + np.exp(-z))", "0.9 * np.exp(z) / (1 + np.exp(z))")
    verdict = _judged("sigmoid", formula)
    assert _statuses(verdict)["values"] == "failed"
    assert _statuses(verdict)["scores of ±1000"] == "failed"


def test_a_known_mistake_and_another_slip_cost_both():
    both = (("X @ dZ.T / m", "X @ dZ.T"), ("return {", "cost = 2 * cost\n    return {"))
    verdict = _judged("propagate", both)
    assert verdict.points == 10 - 3 - 2


def test_steps_uphill_cost_one_criterion_though_everything_is_wrong():
    mistake = next(
        m
        for m in load_lesson("logistic_regression").exercises["optimize"].mistakes
        if m.name == "uphill"
    )
    verdict = _judged("optimize", mistake.edit)
    assert verdict.points == 7


@pytest.mark.parametrize("returns", ["None", "1 / 0", "[].pop()"])
def test_where_nothing_came_nothing_is_forgiven(returns):
    code = f"def propagate(w, b, X, Y):\n    return {returns}"
    assert _judged("propagate", code).points <= 1  # its arguments left alone


def test_zeros_keep_no_more_than_the_shape():
    code = (
        "def propagate(w, b, X, Y):\n"
        "    return {'dw': np.zeros(w.shape), 'db': 0.0}, 0.0"
    )
    verdict = _judged("propagate", code)
    assert verdict.points == 1
    assert _statuses(verdict)["arguments left alone"] == VOID
    assert "– not counted  arguments left alone" in repr(show.verdict(verdict))


def test_a_key_that_is_missing_costs_no_other_key():
    verdict = _judged("propagate", ('"db": db', '"dB": db'))
    assert _statuses(verdict)["dw"] == "passed"
    assert verdict.points == 8


def test_the_card_says_what_was_not_charged():
    verdict = _judged("propagate", ("X @ dZ.T / m", "X @ dZ.T"))
    text = repr(show.verdict(verdict, hidden=True))
    assert "– not charged  gradients of scores ±1000  1/1" in text
    assert "7 of 10" in text


def test_the_message_is_about_what_was_charged(tmp_path):
    made = tiny.course(tmp_path)
    key = made.answer_key("twice", SEED)
    wrong = made.reference.function("twice", ("axis=1, keepdims=True", "axis=0"))
    verdict = assess(key, lambda e: call(wrong, e.args, e.kwargs))
    assert verdict.first_failure.status == "failed"


def test_errors_carried_forward_are_charged_anew_when_judgements_are_joined(tmp_path):
    made = tiny.course(tmp_path)
    edits = {"double": ("2 * x", "3 * x"), "twice": ('"k": k', '"k": 2')}
    student = LocalStudent(made.reference.namespace(edits))
    verdict = judge(made, "twice", student, SEED)
    assert _statuses(verdict)["k"] == "failed"
    assert verdict.points == 4
