"""The answers of `planar_data` against oracles that share no code with them."""

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier

from benchmarks.planar_table import (
    COSTS,
    EXTRA,
    LINE,
    LINES,
    PUBLISHED,
    allowance,
    straight_line,
)
from grading.model.lesson import load_lesson
from helpers.data import load_extra_datasets, load_planar_dataset


@pytest.fixture(scope="module")
def answers():
    return load_lesson("planar_data").reference.namespace()


@pytest.fixture(scope="module")
def flower():
    return load_planar_dataset()


def _network(seed, n_x=3, n_h=4, m=7):
    rng = np.random.default_rng(seed)
    shapes = {"W1": (n_h, n_x), "b1": (n_h, 1), "W2": (1, n_h), "b2": (1, 1)}
    parameters = {name: rng.normal(size=shape) for name, shape in shapes.items()}
    return parameters, rng.normal(size=(n_x, m)), rng.integers(0, 2, size=(1, m))


def _accuracy(answers, parameters, X, Y):
    return 100 * np.mean(answers["predict"](parameters, X) == Y)


def test_the_forward_pass_is_that_of_scikit_learn(answers):
    parameters, X, Y = _network(1, m=30)
    theirs = MLPClassifier(hidden_layer_sizes=(4,), activation="tanh", max_iter=2000)
    theirs.fit(X.T, np.arange(30) % 2)
    theirs.coefs_ = [parameters["W1"].T, parameters["W2"].T]
    theirs.intercepts_ = [parameters["b1"].ravel(), parameters["b2"].ravel()]
    A2, _ = answers["forward_propagation"](X, parameters)
    np.testing.assert_allclose(A2.ravel(), theirs.predict_proba(X.T)[:, 1])


@pytest.mark.parametrize("name", ["W1", "b1", "W2", "b2"])
def test_a_gradient_is_the_numerical_slope_of_the_log_loss(answers, name):
    parameters, X, Y = _network(2)

    def cost(flat):
        moved = {**parameters, name: flat.reshape(parameters[name].shape)}
        A2, _ = answers["forward_propagation"](X, moved)
        return log_loss(Y.ravel(), A2.ravel())

    _, cache = answers["forward_propagation"](X, parameters)
    grads = answers["backward_propagation"](parameters, cache, X, Y)
    slope = approx_fprime(parameters[name].ravel(), cost, 1e-7)
    np.testing.assert_allclose(grads[f"d{name}"].ravel(), slope, atol=1e-5)
    assert grads[f"d{name}"].shape == parameters[name].shape


def test_the_order_of_the_examples_changes_nothing(answers):
    parameters, X, Y = _network(3)
    order = np.random.default_rng(0).permutation(X.shape[1])
    results = []
    for x, y in ((X, Y), (X[:, order], Y[:, order])):
        A2, cache = answers["forward_propagation"](x, parameters)
        grads = answers["backward_propagation"](parameters, cache, x, y)
        results.append([answers["compute_cost"](A2, y), *grads.values()])
    for one, other in zip(*results, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-12)


def test_showing_every_example_twice_changes_neither_cost_nor_gradient(answers):
    parameters, X, Y = _network(4)
    results = []
    for times in (1, 2):
        x, y = np.tile(X, times), np.tile(Y, times)
        A2, cache = answers["forward_propagation"](x, parameters)
        grads = answers["backward_propagation"](parameters, cache, x, y)
        results.append([answers["compute_cost"](A2, y), *grads.values()])
    for one, other in zip(*results, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-12)


def test_flipping_the_sign_of_a_hidden_unit_leaves_the_output_alone(answers):
    parameters, X, _ = _network(5)
    signs = np.array([[1.0], [-1], [1], [-1]])
    flipped = {
        "W1": signs * parameters["W1"],
        "b1": signs * parameters["b1"],
        "W2": parameters["W2"] * signs.T,
        "b2": parameters["b2"],
    }
    one, _ = answers["forward_propagation"](X, parameters)
    other, _ = answers["forward_propagation"](X, flipped)
    np.testing.assert_allclose(one, other)


def test_huge_scores_give_probabilities_without_a_warning(answers):
    parameters, X, _ = _network(6)
    huge = {name: 1000 * value for name, value in parameters.items()}
    with np.errstate(all="raise", under="ignore"):
        A2, _ = answers["forward_propagation"](X, huge)
    assert ((A2 >= 0) & (A2 <= 1)).all()


def test_a_short_step_against_the_gradient_lowers_the_cost(answers):
    parameters, X, Y = _network(7)
    A2, cache = answers["forward_propagation"](X, parameters)
    grads = answers["backward_propagation"](parameters, cache, X, Y)
    moved = answers["update_parameters"](parameters, grads, learning_rate=0.01)
    lower, _ = answers["forward_propagation"](X, moved)
    assert answers["compute_cost"](lower, Y) < answers["compute_cost"](A2, Y)


def test_equal_hidden_units_stay_equal(answers, flower):
    X, Y = flower
    parameters = {
        "W1": np.full((4, 2), 0.5),
        "b1": np.zeros((4, 1)),
        "W2": np.full((1, 4), 0.5),
        "b2": np.zeros((1, 1)),
    }
    for _ in range(100):
        _, cache = answers["forward_propagation"](X, parameters)
        grads = answers["backward_propagation"](parameters, cache, X, Y)
        parameters = answers["update_parameters"](parameters, grads)
    np.testing.assert_allclose(parameters["W1"], parameters["W1"][[0]].repeat(4, 0))


def test_the_first_weights_are_those_of_the_published_seed(answers):
    np.random.seed(2)
    parameters = answers["initialize_parameters"](2, 4, 1)
    np.testing.assert_allclose(parameters["W1"][0], [-0.00416758, -0.00056267], 1e-5)
    np.testing.assert_allclose(parameters["W2"][0, 3], 0.02292208, 1e-5)


def test_logistic_regression_gets_the_published_47_percent(flower):
    X, Y = flower
    line = LogisticRegression().fit(X.T, Y.ravel())
    assert line.score(X.T, Y.ravel()) == 0.47
    assert straight_line(X, Y) == LINE


def test_the_published_costs_come_out(answers, flower, capsys):
    answers["nn_model"](*flower, 4, num_iterations=6001, print_cost=True)
    printed = [float(line.split()[-1]) for line in capsys.readouterr().out.splitlines()]
    np.testing.assert_allclose(printed[0], COSTS[0], atol=1e-6)
    np.testing.assert_allclose(printed, COSTS, atol=1e-3)


@pytest.mark.parametrize("n_h", [1, 2, 3, 5])
def test_the_published_accuracies_come_out(answers, flower, n_h):
    parameters = answers["nn_model"](*flower, n_h, num_iterations=5000)
    found = _accuracy(answers, parameters, *flower)
    assert abs(found - PUBLISHED[5000][n_h]) <= allowance(n_h)


def test_the_four_other_data_sets_give_the_published_accuracies(answers):
    for (X, Y), published, line in zip(
        load_extra_datasets(), EXTRA.values(), LINES.values(), strict=True
    ):
        parameters = answers["nn_model"](X, Y, 5, num_iterations=5000)
        assert abs(_accuracy(answers, parameters, X, Y) - published) <= 1
        assert abs(straight_line(X, Y) - line) <= 1


def test_the_cost_of_a_very_sure_network_is_nan_and_from_its_scores_is_not(answers):
    parameters = {
        "W1": np.array([[50.0]]),
        "b1": np.zeros((1, 1)),
        "W2": np.array([[40.0]]),
        "b2": np.zeros((1, 1)),
    }
    X, Y = np.array([[1.0, -1.0]]), np.array([[1, 0]])
    A2, cache = answers["forward_propagation"](X, parameters)
    with np.errstate(all="ignore"):
        assert np.isnan(answers["compute_cost"](A2, Y))
    stable = np.mean(np.logaddexp(0, cache["Z2"]) - Y * cache["Z2"])
    assert 0 <= stable < 1e-15
