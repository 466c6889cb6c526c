"""The answers of `autograd`, against oracles that share no code with them."""

import re

import numpy as np
import pytest
from sklearn.neural_network import MLPClassifier

from grading.model.exercise import central_difference
from grading.model.lesson import load_lesson
from helpers.operations import OPERATIONS, RULES

UNARY = ("negative", "relu", "sigmoid", "log", "mean")
NETWORK = (
    ("P", "matmul", ("W1", "X")),
    ("Z1", "add", ("P", "b1")),
    ("A1", "relu", ("Z1",)),
    ("Q", "matmul", ("W2", "A1")),
    ("Z2", "add", ("Q", "b2")),
    ("A2", "sigmoid", ("Z2",)),
    ("log A", "log", ("A2",)),
    ("yes", "multiply", ("Y", "log A")),
    ("not A", "subtract", ("1", "A2")),
    ("log not A", "log", ("not A",)),
    ("not Y", "subtract", ("1", "Y")),
    ("no", "multiply", ("not Y", "log not A")),
    ("both", "add", ("yes", "no")),
    ("mean", "mean", ("both",)),
    ("J", "negative", ("mean",)),
)


@pytest.fixture(scope="module")
def answers():
    return load_lesson("autograd").reference.namespace()


@pytest.fixture(scope="module")
def values():
    rng = np.random.default_rng(7)
    shapes = {"X": (4, 9), "W1": (3, 4), "b1": (3, 1), "W2": (1, 3), "b2": (1, 1)}
    drawn = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return {**drawn, "Y": rng.integers(0, 2, (1, 9)).astype(float), "1": np.array(1.0)}


def _gradients(answers, values):
    return answers["backward"](NETWORK, answers["forward"](NETWORK, values))


def test_every_gradient_is_the_slope_of_the_program(answers, values):
    grads = _gradients(answers, values)
    for name in ("X", "W1", "b1", "W2", "b2", "Y", "1"):

        def cost(value, name=name):
            return float(answers["forward"](NETWORK, {**values, name: value})["J"])

        slope = central_difference(cost, values[name])
        np.testing.assert_allclose(grads[name], slope, atol=1e-8)


def test_the_sweep_is_the_backpropagation_of_building_blocks(answers, values):
    blocks = load_lesson("building_blocks").reference.namespace()
    parameters = {n: values[n] for n in ("W1", "b1", "W2", "b2")}
    AL, caches = blocks["L_model_forward"](values["X"], parameters)
    by_hand = blocks["L_model_backward"](AL, values["Y"], caches)
    grads = _gradients(answers, values)
    for name in parameters:
        np.testing.assert_allclose(grads[name], by_hand[f"d{name}"], atol=1e-14)


def test_one_step_is_that_of_scikit_learn(answers, values):
    X, y = values["X"].T, values["Y"].ravel()
    plain = {"alpha": 0, "momentum": 0, "nesterovs_momentum": False, "shuffle": False}
    net = MLPClassifier(
        (3,), solver="sgd", batch_size=9, learning_rate_init=0.5, **plain
    )
    net.partial_fit(X, y, classes=[0, 1])
    for layer in (1, 2):
        net.coefs_[layer - 1][...] = values[f"W{layer}"].T
        net.intercepts_[layer - 1][...] = values[f"b{layer}"].ravel()
    net.partial_fit(X, y)
    grads = _gradients(answers, values)
    for layer in (1, 2):
        step = values[f"W{layer}"] - 0.5 * grads[f"W{layer}"]
        np.testing.assert_allclose(net.coefs_[layer - 1].T, step, atol=1e-12)


@pytest.mark.parametrize("name", RULES)
def test_every_given_rule_is_the_slope_of_its_operation(name):
    rng = np.random.default_rng(3)
    count = 1 if name in UNARY else 2
    inputs = [rng.uniform(0.5, 2.0, size=(2, 3)) for _ in range(count)]
    g = rng.normal(size=np.shape(OPERATIONS[name](*inputs)))
    for place, part in enumerate(RULES[name](g, *inputs)):

        def cost(value, place=place):
            moved = [*inputs[:place], value, *inputs[place + 1 :]]
            return float(np.sum(g * OPERATIONS[name](*moved)))

        slope = central_difference(cost, inputs[place])
        np.testing.assert_allclose(part, slope, atol=1e-8)


def test_the_lesson_is_thirty_lines_as_it_says():
    lesson = load_lesson("autograd").file
    written = "\n".join(lesson.answer(name) for name in lesson.exercises)
    bare = re.sub(r'""".*?"""', "", written, flags=re.S)
    lines = [x for x in bare.splitlines() if x.strip() and not x.startswith("def ")]
    assert 15 <= len(lines) <= 30
