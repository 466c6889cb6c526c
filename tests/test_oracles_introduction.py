"""The answer of `introduction` against oracles that share no code with it."""

import numpy as np
import pytest
from scipy.optimize import approx_fprime
from sklearn.neural_network import MLPRegressor

from grading.model.lesson import load_lesson
from helpers.plots import scale


@pytest.fixture(scope="module")
def neuron():
    return load_lesson("introduction").reference.function("neuron")


def _draw(seed, n=5):
    rng = np.random.default_rng(seed)
    return rng.normal(size=n), rng.normal(size=n), float(rng.normal())


def test_the_two_flats_of_the_table_come_out(neuron):
    w = np.array([3.0, 10.0, -20.0])
    assert neuron(np.array([100.0, 3.0, 2.0]), w, 20.0) == 310
    assert neuron(np.array([20.0, 1.0, 15.0]), w, 20.0) == 0


@pytest.mark.parametrize("seed", range(8))
def test_a_neuron_is_a_hidden_unit_of_scikit_learn(neuron, seed):
    x, w, b = _draw(seed)
    theirs = MLPRegressor(hidden_layer_sizes=(1,), solver="lbfgs", max_iter=2000)
    theirs.fit(np.eye(5), np.arange(5.0))
    theirs.coefs_ = [w.reshape(-1, 1), np.ones((1, 1))]
    theirs.intercepts_ = [np.array([b]), np.zeros(1)]
    assert np.isclose(neuron(x, w, b), theirs.predict([x])[0])


@pytest.mark.parametrize("seed", range(8))
def test_twice_the_weights_and_bias_give_twice_the_activation(neuron, seed):
    x, w, b = _draw(seed)
    assert np.isclose(neuron(x, 2 * w, 2 * b), 2 * neuron(x, w, b))


@pytest.mark.parametrize("seed", range(8))
def test_a_neuron_minus_its_mirror_image_is_the_score(neuron, seed):
    x, w, b = _draw(seed)
    score = sum(p * q for p, q in zip(w, x, strict=True)) + b
    assert np.isclose(neuron(x, w, b) - neuron(x, -w, -b), score)


@pytest.mark.parametrize("seed", range(8))
def test_the_slope_by_the_features_is_the_weights_or_nothing(neuron, seed):
    x, w, b = _draw(seed)
    slope = approx_fprime(x, lambda moved: neuron(moved, w, b), 1e-7)
    expected = w if neuron(x, w, b) > 0 else 0 * w
    np.testing.assert_allclose(slope, expected, atol=1e-5)


@pytest.fixture(scope="module")
def found():
    return scale.measure()


def test_with_much_data_every_larger_model_does_better(found):
    most = [found.mean(2000, n) for n in scale.UNITS]
    assert most == sorted(most)
    assert most[0] < 82 and 100 - 100 * scale.WRONG - 2 < most[-1]


@pytest.mark.parametrize("points", [20, 60, 200])
def test_with_little_data_the_largest_memorises_and_loses_to_the_line(found, points):
    line, network = scale.UNITS[0], scale.UNITS[-1]
    behind = np.subtract(found.new[points, line], found.new[points, network])
    assert behind.mean() > 2 * behind.std(ddof=1) / np.sqrt(len(behind)) > 0
    assert np.mean(found.trained[points, network]) > 95
