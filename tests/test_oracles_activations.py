"""The answers of `activations`, proven without the answers."""

import math

import numpy as np
import pytest
from scipy import special

from autograder_tests.activations.drawing import scores
from grading.model.exercise import central_difference
from grading.model.lesson import load_lesson

ALPHAS = (0.01, 0.2, 0.5)


@pytest.fixture(scope="module")
def answer():
    return load_lesson("activations").reference.function


@pytest.fixture(params=range(5))
def rng(request):
    return np.random.default_rng(request.param)


def _slope(function, x):
    return central_difference(lambda at: np.sum(function(at)), x)


def test_the_slope_of_tanh_is_its_central_difference(answer, rng):
    x = scores(rng, 3, 4)
    wanted = _slope(np.vectorize(math.tanh), x)
    assert np.allclose(answer("tanh_derivative")(x), wanted, atol=1e-9)


def test_the_slope_of_tanh_is_one_over_cosh_squared(answer, rng):
    x = scores(rng, 9)
    assert np.allclose(answer("tanh_derivative")(x), [math.cosh(v) ** -2 for v in x])


def test_the_slope_of_tanh_is_four_slopes_of_a_sigmoid_at_twice_x(answer, rng):
    x = scores(rng, 9)
    wanted = 4 * special.expit(2 * x) * special.expit(-2 * x)
    assert np.allclose(answer("tanh_derivative")(x), wanted)


def test_the_slope_of_tanh_has_the_values_of_the_lesson(answer):
    slopes = answer("tanh_derivative")(np.array([0, math.log(2), 1000, -1000]))
    assert np.allclose(slopes, [1, 0.64, 0, 0])


def test_relu_of_x_minus_relu_of_minus_x_is_x(answer, rng):
    x = scores(rng, 3, 5)
    assert np.allclose(answer("relu")(x) - answer("relu")(-x), x)


def test_relu_of_x_plus_relu_of_minus_x_is_the_size_of_x(answer, rng):
    x = scores(rng, 3, 5)
    assert np.allclose(answer("relu")(x) + answer("relu")(-x), [abs(r) for r in x])


def test_the_slope_of_relu_is_its_central_difference_away_from_zero(answer, rng):
    x = scores(rng, 2, 6)
    wanted = _slope(answer("relu"), x)
    assert np.allclose(answer("relu_derivative")(x), wanted, atol=1e-9)


def test_the_slope_of_relu_at_zero_is_zero(answer):
    assert answer("relu_derivative")(np.zeros((2, 1))).tolist() == [[0], [0]]


@pytest.mark.parametrize("alpha", ALPHAS)
def test_leaky_relu_is_relu_of_x_minus_alpha_relu_of_minus_x(answer, rng, alpha):
    x = scores(rng, 4, 3)
    wanted = np.clip(x, 0, None) - alpha * np.clip(-x, 0, None)
    assert np.allclose(answer("leaky_relu")(x, alpha), wanted)


@pytest.mark.parametrize("alpha", ALPHAS)
def test_the_slope_of_leaky_relu_is_its_central_difference(answer, rng, alpha):
    x = scores(rng, 2, 6)
    wanted = _slope(lambda at: answer("leaky_relu")(at, alpha), x)
    slopes = answer("leaky_relu_derivative")(x, alpha=alpha)
    assert np.allclose(slopes, wanted, atol=1e-9)


@pytest.mark.parametrize("alpha", ALPHAS)
def test_the_slope_of_leaky_relu_at_zero_is_alpha(answer, alpha):
    assert answer("leaky_relu_derivative")(np.zeros(2), alpha).tolist() == [alpha] * 2


def test_the_default_leak_is_a_hundredth(answer):
    assert answer("leaky_relu")(-2.0) == pytest.approx(-0.02)
    assert answer("leaky_relu_derivative")(-2.0) == pytest.approx(0.01)


def test_the_two_layers_of_the_lesson_multiply_out_as_printed():
    """W' = W2 W1 and b' = W2 b1 + b2, summed by hand."""
    W1, b1 = [[1, 2], [0, -1], [3, 1]], [1, 0, -2]
    W2, b2 = [2, 1, -1], 4
    product = [sum(W2[k] * W1[k][i] for k in range(3)) for i in range(2)]
    bias = sum(W2[k] * b1[k] for k in range(3)) + b2
    hidden = [W1[k][0] * 5 + W1[k][1] * 1 + b1[k] for k in range(3)]
    assert (product, bias, hidden) == ([-1, 2], 8, [8, -1, 14])
    assert sum(w * h for w, h in zip(W2, hidden, strict=True)) + b2 == 5
    assert product[0] * 5 + product[1] * 1 + bias == 5


@pytest.mark.parametrize(
    ("name", "scale", "shift", "low", "high"),
    [
        ("sigmoid", 1.0, 0.0, 0.0, 1e-9),
        ("tanh", 1.0, 0.0, 0.01, 1.0),
        ("tanh", 1.0, 3.0, 0.0, 1e-12),
        ("relu", 1.0, 0.0, 1e-4, 1e-2),
        ("relu", math.sqrt(2), 0.0, 0.2, 5.0),
        ("relu", 1.0, -3.0, 0.0, 0.0),
        ("leaky", 1.0, -3.0, 1e-22, 1e-18),
        ("relu", 3.0, 0.0, 1e4, 1e9),
    ],
)
@pytest.mark.parametrize("seed", range(5))
def test_twenty_layers_do_to_a_gradient_what_the_lesson_says(
    answer, seed, name, scale, shift, low, high
):
    pairs = {
        "sigmoid": (special.expit, lambda z: special.expit(z) * special.expit(-z)),
        "tanh": (np.tanh, answer("tanh_derivative")),
        "relu": (answer("relu"), answer("relu_derivative")),
        "leaky": (
            lambda z: answer("leaky_relu")(z, 0.1),
            lambda z: answer("leaky_relu_derivative")(z, 0.1),
        ),
    }
    size = _first_gradient(*pairs[name], scale, shift, np.random.default_rng(seed))
    assert low <= size <= high


def _first_gradient(function, slope, scale, shift, rng, depth=20, width=100):
    layers = rng.normal(scale=scale / math.sqrt(width), size=(depth, width, width))
    signal, gradient = rng.normal(size=(2, width, 50))
    gates = []
    for W in layers:
        gates.append(slope(W @ signal + shift))
        signal = function(W @ signal + shift)
    for W, gate in zip(layers[::-1], gates[::-1], strict=True):
        gradient = W.T @ (gradient * gate)
    return float(np.sqrt(np.mean(gradient**2)))
