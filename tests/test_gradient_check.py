"""`gradient_check` shows students their gradients beside measured ones."""

import numpy as np
import pytest

from grading.model.lesson import load_lesson
from helpers import gradients
from helpers.gradient_questions import RECIPES, what_to_run
from helpers.gradients import GOOD, gradient_check, measure

EXERCISES = {
    "propagate": "logistic_regression",
    "backward_propagation": "planar_data",
    "L_model_backward": "building_blocks",
}


@pytest.fixture
def said(monkeypatch):
    """What is displayed: pictures by their alt text, cards as text."""
    shown = []

    def display(thing, raw=False, metadata=None):
        shown.append(thing["text/plain"] if raw else repr(thing))

    monkeypatch.setattr(gradients, "display", display)
    monkeypatch.setattr("helpers.plots.common.display", display)
    return shown


def _function(name, **edits):
    space = load_lesson(EXERCISES[name]).reference.namespace(edits)
    return space[name]


@pytest.mark.parametrize("name", EXERCISES)
def test_a_right_answer_agrees_in_numbers_and_in_the_picture(name, said):
    gradient_check(_function(name))
    picture, card = said
    assert "all gradients agree" in picture and "all gradients agree" in card
    assert "trouble" not in card and "entry by entry" in card


@pytest.mark.parametrize(
    ("name", "edit", "where", "says"),
    [
        ("propagate", ("X @ dZ.T / m", "X @ dZ.T"), "dw", "5 times"),
        (
            "backward_propagation",
            ("dW1 = dZ1 @ X.T / m", "dW1 = -dZ1 @ X.T / m"),
            "dW1",
            "−1 times",
        ),
        (
            "backward_propagation",
            ("(1 - A1**2)", "(1 + A1**2)"),
            "dW1, db1",
            "Furthest off is d",
        ),
        (
            "L_model_backward",
            ('grads[f"dA{l - 1}"], grads[f"dW{l}"]', 'grads["x"], grads[f"dW{l}"]'),
            "",
            "all gradients agree",
        ),
    ],
)
def test_a_slip_is_named_by_its_parameters_and_its_factor(
    name, edit, where, says, said
):
    gradient_check(_function(name, **{name: edit}))
    card = " ".join(said[-1].split())
    assert says in card
    assert (f"trouble in {where} " in card) == bool(where), card


def test_any_function_of_a_dictionary_of_parameters_can_be_checked(said):
    def model(p):
        return {"da": 2 * p["a"], "dk": 3.0}, np.sum(p["a"] ** 2) + 2 * p["k"]

    at = {"a": np.array([[1, 2], [3, 4]]), "k": 5}
    gradient_check(model, at)
    card = " ".join(said[-1].split())
    assert "5 parameters: trouble in dk" in card
    assert "Furthest off is dk: your formulas give 3, measured is 2." in card
    assert at["a"].dtype == int and at["k"] == 5


def test_the_worst_entry_is_named_by_its_index(said):
    def model(p):
        slope = 2 * p["a"]
        slope[1, 0] += 0.25
        return {"da": slope}, np.sum(p["a"] ** 2)

    gradient_check(model, {"a": np.ones((3, 2))})
    assert "Furthest off is da[1, 0]" in " ".join(said[-1].split())


def test_a_gradient_of_zero_is_no_trouble(said):
    def model(p):
        return {"da": np.zeros(3), "db": np.ones(3)}, np.sum(p["b"]) + 0.3

    gradient_check(model, {"a": np.ones(3), "b": np.ones(3) / 3})
    assert "all gradients agree" in said[-1]


def test_nan_is_trouble_and_is_named(said):
    def model(p):
        return {"da": np.array([2.0, np.nan, 2.0])}, np.sum(p["a"] ** 2)

    gradient_check(model, {"a": np.ones(3)})
    assert "trouble in da" in said[-1] and "da[1]: your formulas give nan" in said[-1]


def test_the_error_of_a_measured_slope_is_within_its_bound():
    """The bound of the docstring, at costs about 1 with a third derivative about 1."""
    at = {"t": np.linspace(-1, 1, 41)}
    measured = np.array(
        [measure(lambda p, i=i: np.exp(p["t"][i]), at)["t"][i] for i in range(41)]
    )
    assert np.max(np.abs(measured - np.exp(at["t"]))) < gradients.NOISE / 5


def test_no_drawn_relu_is_near_its_corner():
    """Where a step crosses a corner there is no slope to measure."""
    space = load_lesson("building_blocks").reference.namespace()
    _, X, _, parameters = RECIPES["L_model_backward"](
        space["L_model_backward"], None, None
    )
    _, caches = space["L_model_forward"](X, parameters)
    assert min(np.abs(Z).min() for _, Z in caches) > 1e-3
    assert any((Z < 0).any() for _, Z in caches[:-1])


def _wrong(returned):
    return lambda p: returned


GOES = {"da": np.ones(3)}, 1.0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("propagate",), "without quotes"),
        ((len,), "Where should the gradients of len be measured?"),
        ((_wrong(GOES), [1, 2]), "should be a dictionary"),
        ((_wrong(GOES), {}), "should be a dictionary"),
        ((_wrong(GOES), {"a": "x"}), "a number or an array of numbers"),
        ((_wrong(GOES), {"a": np.ones(9999)}), "9,999 parameters"),
        ((_wrong(1.0), {"a": np.ones(3)}), "should return two things"),
        ((_wrong(GOES[::-1]), {"a": np.ones(3)}), "should return two things"),
        ((_wrong(({}, 1.0)), {"a": np.ones(3)}), 'no gradient "da" for "a"'),
        ((_wrong(({"da": 1.0}, 1.0)), {"a": np.ones(3)}), "da has shape ()"),
        ((_wrong(({"da": None}, 1.0)), {"a": np.ones(3)}), "not an array of numbers"),
        ((_wrong((GOES[0], np.ones(2))), {"a": np.ones(3)}), "of shape (2,)"),
        ((_wrong((GOES[0], None)), {"a": np.ones(3)}), "It is None"),
        ((_wrong((GOES[0], np.nan)), {"a": np.ones(3)}), "cost is nan"),
        ((_wrong(GOES), {"a": np.ones(3)}, None, None, 0.0), "small number"),
    ],
)
def test_what_cannot_be_checked_is_a_sentence(arguments, says, said):
    gradient_check(*arguments)
    [sentence] = said
    assert says in " ".join(sentence.split())
    assert len(sentence.splitlines()) <= 6


def test_a_cost_that_differs_from_call_to_call_is_told(said):
    draw = iter(range(99))
    gradient_check(lambda p: (GOES[0], float(next(draw))), {"a": np.ones(3)})
    assert "differs from call to call" in " ".join(said[0].split())


def test_a_missing_forward_function_is_named(said):
    exec("def L_model_backward(AL, Y, caches): pass", space := {})
    gradient_check(space["L_model_backward"])
    assert "also runs your L_model_forward" in " ".join(said[0].split())


def test_own_examples_and_parameters_are_used():
    function = _function("propagate")
    X, Y = np.ones((2, 6)), np.ones((1, 6))
    run, where, step = what_to_run(function, {"w": np.ones((2, 1)), "b": 0}, X, Y, 1e-4)
    assert step == 1e-4 and set(where) == {"w", "b"}
    assert run(where)[1] == pytest.approx(-np.log(1 / (1 + np.exp(-2))))
    assert 0 < GOOD < 1e-3
