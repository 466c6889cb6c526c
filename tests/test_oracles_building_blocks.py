"""The reference answers of `building_blocks`, against oracles that share no code."""

import numpy as np
import pytest
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import log_loss
from sklearn.neural_network import MLPClassifier

from grading.judging.judge import LocalStudent, judge
from grading.model.exercise import central_difference
from grading.model.lesson import load_lesson

DEPTHS = [[4, 1], [3, 5, 1], [4, 3, 3, 1], [2, 4, 3, 5, 1]]


@pytest.fixture(scope="module")
def blocks():
    return load_lesson("building_blocks").reference.namespace()


def _problem(layers, m=7, seed=5):
    rng = np.random.default_rng(seed)
    parameters = {}
    for layer, (before, units) in enumerate(zip(layers, layers[1:], strict=False), 1):
        parameters[f"W{layer}"] = rng.normal(size=(units, before))
        parameters[f"b{layer}"] = rng.normal(size=(units, 1))
    return rng.normal(size=(layers[0], m)), rng.integers(0, 2, (1, m)), parameters


def _gradients(blocks, X, Y, parameters):
    AL, caches = blocks["L_model_forward"](X, parameters)
    return blocks["L_model_backward"](AL, Y, caches)


@pytest.mark.parametrize("layers", DEPTHS, ids=str)
def test_every_gradient_is_the_slope_of_the_cost(blocks, layers):
    X, Y, parameters = _problem(layers)

    def cost(name, value):
        AL, _ = blocks["L_model_forward"](X, {**parameters, name: value})
        return log_loss(Y.ravel(), AL.ravel(), labels=[0, 1])

    grads = _gradients(blocks, X, Y, parameters)
    for name, value in parameters.items():
        slope = central_difference(lambda v, name=name: cost(name, v), value)
        np.testing.assert_allclose(grads[f"d{name}"], slope, atol=1e-7)


def test_da0_is_the_slope_of_each_example_s_own_loss(blocks):
    X, Y, parameters = _problem([3, 4, 1])

    def total(X):
        AL, _ = blocks["L_model_forward"](X, parameters)
        return log_loss(Y.ravel(), AL.ravel(), labels=[0, 1], normalize=False)

    slope = central_difference(total, X)
    grads = _gradients(blocks, X, Y, parameters)
    np.testing.assert_allclose(grads["dA0"], slope, atol=1e-6)


@pytest.mark.parametrize("layers", DEPTHS[1:], ids=str)
def test_the_way_forward_agrees_with_scikit_learn(blocks, layers):
    X, Y, parameters = _problem(layers)
    net = MLPClassifier(layers[1:-1], max_iter=1, solver="sgd", random_state=0)
    net.partial_fit(X.T, np.r_[0, 1, Y[0, 2:]], classes=[0, 1])
    last = len(layers) - 1
    net.coefs_ = [parameters[f"W{layer}"].T for layer in range(1, last + 1)]
    net.intercepts_ = [parameters[f"b{layer}"].ravel() for layer in range(1, last + 1)]
    AL, _ = blocks["L_model_forward"](X, parameters)
    np.testing.assert_allclose(AL.ravel(), net.predict_proba(X.T)[:, 1], rtol=1e-9)


def test_gradients_vanish_at_the_minimum_that_scikit_learn_finds(blocks):
    X, _, _ = _problem([3, 1], m=60)
    Y = (np.random.default_rng(2).random((1, 60)) < expit(X[:1] - X[1:2])).astype(int)
    found = LogisticRegression(C=np.inf, tol=1e-10, max_iter=10_000).fit(X.T, Y.ravel())
    parameters = {"W1": found.coef_, "b1": found.intercept_.reshape(1, 1)}
    grads = _gradients(blocks, X, Y, parameters)
    assert np.abs(grads["dW1"]).max() < 1e-5
    assert np.abs(grads["db1"]).max() < 1e-5


def test_the_order_of_the_examples_does_not_matter(blocks):
    X, Y, parameters = _problem([3, 4, 1])
    order = np.random.default_rng(0).permutation(X.shape[1])
    one = _gradients(blocks, X, Y, parameters)
    other = _gradients(blocks, X[:, order], Y[:, order], parameters)
    np.testing.assert_allclose(one["dW1"], other["dW1"], atol=1e-14)
    np.testing.assert_allclose(one["dA0"][:, order], other["dA0"], atol=1e-14)


def test_a_small_step_lowers_the_cost_by_what_the_gradient_promises(blocks):
    X, Y, parameters = _problem([3, 4, 3, 1])
    grads = _gradients(blocks, X, Y, parameters)
    costs = []
    for rate in (0.0, 1e-6):
        moved = blocks["update_parameters"](parameters, grads, rate)
        AL, _ = blocks["L_model_forward"](X, moved)
        costs.append(log_loss(Y.ravel(), AL.ravel(), labels=[0, 1]))
    promised = sum(np.sum(grads[f"d{name}"] ** 2) for name in parameters)
    assert (costs[0] - costs[1]) / 1e-6 == pytest.approx(promised, rel=1e-3)


def test_the_first_draws_are_the_published_ones(blocks):
    two = blocks["initialize_parameters"](3, 2, 1)
    assert two["W1"][0, 0].round(8) == 0.01624345
    assert two["W2"].round(8).tolist() == [[0.01744812, -0.00761207]]
    deep = blocks["initialize_parameters_deep"]([5, 4, 3])
    assert deep["W1"][0].round(8).tolist() == [
        0.01788628, 0.0043651, 0.00096497, -0.01863493, -0.00277388,
    ]  # fmt: skip
    assert deep["W2"].shape == (3, 4)
    assert not deep["b1"].any()


def test_gradients_run_back_through_extreme_numbers_without_a_warning(blocks):
    cache = ((np.ones((1, 2)), np.ones((1, 1)), np.zeros((1, 1))), [[-1000.0, 1000.0]])
    with np.errstate(all="raise"):
        for activation in ("relu", "sigmoid"):
            gradients = blocks["linear_activation_backward"](
                np.ones((1, 2)), (cache[0], np.array(cache[1])), activation
            )
            assert all(np.isfinite(g).all() for g in gradients)


CHAIN = {
    "linear_forward": ("Z = W @ A + b", "Z = W @ A - b"),
    "linear_backward": ("dW = dZ @ A_prev.T / m", "dW = dZ @ A_prev.T"),
}


@pytest.mark.parametrize("broken", CHAIN)
def test_one_mistake_at_the_bottom_costs_its_points_once(broken):
    lesson = load_lesson("building_blocks")
    student = LocalStudent(lesson.reference.namespace({broken: CHAIN[broken]}))
    lost = [n for n in lesson.exercises if not judge(lesson, n, student, 31).passed]
    assert lost == [broken]


@pytest.mark.parametrize("seed", range(3))
def test_the_reference_passes_whatever_the_seed_draws(seed):
    lesson = load_lesson("building_blocks")
    student = LocalStudent(lesson.reference.namespace())
    for name in lesson.exercises:
        assert judge(lesson, name, student, seed).passed
