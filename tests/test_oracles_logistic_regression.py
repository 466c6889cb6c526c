"""The answers of `logistic_regression` against oracles that share no code with them."""

import numpy as np
import pytest
from scipy.optimize import minimize
from scipy.special import expit
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, log_loss

from grading.model.exercise import central_difference
from grading.model.lesson import load_lesson

SHAPES = [(3, 4), (2, 1), (1, 5), (7, 30)]


@pytest.fixture(scope="module")
def answers():
    return load_lesson("logistic_regression").reference.namespace()


def _data(n, m, seed=0):
    rng = np.random.default_rng(seed)
    w, b = rng.normal(size=(n, 1)), float(rng.normal())
    return w, b, rng.normal(size=(n, m)), rng.integers(0, 2, size=(1, m))


def test_sigmoid_is_scipys_expit(answers):
    z = np.linspace(-30, 30, 61).reshape(1, 61)
    assert np.allclose(answers["sigmoid"](z), expit(z), rtol=1e-14)


def test_sigmoid_of_minus_z_is_one_minus_sigmoid_of_z(answers):
    z = np.linspace(-9, 9, 37)
    assert np.allclose(answers["sigmoid"](-z), 1 - answers["sigmoid"](z), atol=1e-15)


def test_sigmoid_reaches_zero_and_one_for_huge_scores(answers):
    with np.errstate(over="ignore"):
        ends = answers["sigmoid"](np.array([-1000.0, 1000.0]))
    assert ends.tolist() == [0.0, 1.0]


def test_the_start_gives_every_picture_the_probability_one_half(answers):
    w, b = answers["initialize_with_zeros"](5)
    assert w.shape == (5, 1) and isinstance(b, float)
    assert np.all(answers["sigmoid"](w.T @ np.ones((5, 3)) + b) == 0.5)


@pytest.mark.parametrize(("n", "m"), SHAPES)
def test_the_cost_is_scikit_learns_log_loss(answers, n, m):
    w, b, X, Y = _data(n, m)
    cost = answers["propagate"](w, b, X, Y)[1]
    assert np.isclose(cost, log_loss(Y[0], expit(w.T @ X + b)[0], labels=[0, 1]))


@pytest.mark.parametrize(("n", "m"), SHAPES)
def test_the_gradient_is_the_slope_of_scikit_learns_log_loss(answers, n, m):
    w, b, X, Y = _data(n, m, seed=1)

    def cost(w, b):
        return log_loss(Y[0], expit(w.T @ X + b)[0], labels=[0, 1])

    grads = answers["propagate"](w, b, X, Y)[0]
    dw = central_difference(lambda v: cost(v, b), w)
    db = central_difference(lambda v: cost(w, float(v)), np.array(b))
    assert np.allclose(grads["dw"], dw, atol=1e-8)
    assert np.isclose(grads["db"], db, atol=1e-8)


def test_the_order_of_the_examples_does_not_matter(answers):
    w, b, X, Y = _data(4, 9)
    order = np.random.default_rng(3).permutation(9)
    one, cost_one = answers["propagate"](w, b, X, Y)
    two, cost_two = answers["propagate"](w, b, X[:, order], Y[:, order])
    assert np.allclose(one["dw"], two["dw"]) and np.isclose(cost_one, cost_two)


def test_the_worked_example_of_the_lesson_comes_out(answers):
    w, X, Y = np.array([[0.5], [-0.25]]), np.array([[1.0], [2.0]]), np.array([[1]])
    grads, cost = answers["propagate"](w, 0.0, X, Y)
    assert grads["dw"].ravel().tolist() == [-0.5, -1.0]
    assert grads["db"] == -0.5 and np.isclose(cost, np.log(2))


def test_gradient_descent_arrives_where_scipy_and_scikit_learn_do(answers):
    _, _, X, Y = _data(3, 80, seed=5)
    w, b = np.zeros((3, 1)), 0.0
    params, grads, costs = answers["optimize"](w, b, X, Y, 3000, 0.5)

    def cost(p):
        return log_loss(Y[0], expit(p[:3] @ X + p[3]), labels=[0, 1])

    best = minimize(cost, np.zeros(4), tol=1e-12).x
    theirs = LogisticRegression(C=1e12, tol=1e-10).fit(X.T, Y[0])
    assert np.allclose(params["w"].ravel(), best[:3], atol=1e-4)
    assert np.allclose(params["w"].ravel(), theirs.coef_[0], atol=1e-4)
    assert np.isclose(params["b"], theirs.intercept_[0], atol=1e-4)
    assert np.allclose(grads["dw"], 0, atol=1e-6) and len(costs) == 30


def test_with_a_small_learning_rate_every_noted_cost_is_lower(answers):
    w, b, X, Y = _data(6, 40, seed=2)
    costs = answers["optimize"](w, b, X, Y, 1000, 0.05)[2]
    assert len(costs) == 10 and np.all(np.diff(costs) < 0)


def test_predict_agrees_with_scikit_learn(answers):
    _, _, X, Y = _data(3, 60, seed=8)
    theirs = LogisticRegression().fit(X.T, Y[0])
    mine = answers["predict"](theirs.coef_.T, theirs.intercept_[0], X)
    assert mine.shape == (1, 60)
    assert accuracy_score(theirs.predict(X.T), mine[0]) == 1.0


def test_predict_says_no_at_exactly_one_half(answers):
    assert not answers["predict"](np.zeros((2, 1)), 0.0, np.ones((2, 3))).any()


def test_model_learns_only_from_the_training_set(answers):
    _, _, X, Y = _data(3, 30, seed=4)
    one = answers["model"](X, Y, X[:, :4], Y[:, :4], 50, 0.1)
    two = answers["model"](X, Y, -X[:, :7], 1 - Y[:, :7], 50, 0.1)
    assert np.array_equal(one["w"], two["w"]) and one["costs"] == two["costs"]
    assert one["Y_prediction_test"].shape == (1, 4)
    assert (one["learning_rate"], one["num_iterations"]) == (0.1, 50)


def test_swapping_the_classes_turns_the_weights_round(answers):
    _, _, X, Y = _data(4, 25, seed=6)
    one = answers["model"](X, Y, X, Y, 200, 0.1)
    two = answers["model"](X, 1 - Y, X, 1 - Y, 200, 0.1)
    assert np.allclose(one["w"], -two["w"]) and np.isclose(one["b"], -two["b"])
