"""The training loops that run a student's functions and keep what happened."""

import numpy as np
import pytest

from grading.model.lesson import load_lesson
from helpers import signals
from helpers.data import load_planar_dataset
from helpers.training import trainer

PLANAR = load_lesson("planar_data").reference.namespace()
DEEP = load_lesson("building_blocks").reference.namespace()
NAMES = (
    "forward_propagation",
    "compute_cost",
    "backward_propagation",
    "update_parameters",
)


def _train(rate, iterations, seed=3, **options):
    X, Y = load_planar_dataset()
    np.random.seed(seed)
    start = PLANAR["initialize_parameters"](2, 4, 1)
    train = trainer(*(PLANAR[name] for name in NAMES))
    return train(start, X, Y, rate, iterations, **options)


def test_the_filmed_training_is_that_of_nn_model():
    X, Y = load_planar_dataset()
    run = _train(1.2, 60, keep=[20, 60])
    for iterations, parameters in run.moments.items():
        same = PLANAR["nn_model"](X, Y, 4, num_iterations=iterations)
        for name, value in same.items():
            np.testing.assert_allclose(parameters[name], value, rtol=1e-12)
    assert len(run.costs) == 60
    assert run.costs[0] == pytest.approx(np.log(2), abs=1e-3)


def test_at_a_rate_of_0_6_the_cost_falls_every_time_and_the_network_is_stuck():
    X, Y = load_planar_dataset()
    run = _train(0.6, 2500)
    assert run.rises == 0
    assert np.mean(PLANAR["predict"](run.parameters, X) == Y) < 0.7


def test_another_seed_gets_out_at_the_same_rate():
    X, Y = load_planar_dataset()
    run = _train(0.6, 2500, seed=4)
    assert np.mean(PLANAR["predict"](run.parameters, X) == Y) > 0.85


@pytest.mark.parametrize(
    ("name", "low", "high"),
    [("0.01", 0, 1e-8), ("1/√n", 0.005, 0.5), ("√(2/n)", 0.3, 3)],
)
def test_what_is_left_of_a_signal_after_nine_layers(name, low, high):
    size = signals.spread(DEEP["L_model_forward"], 80, signals.SCALES[name])
    assert low < size[-1] / size[0] < high


def test_an_answer_of_exactly_one_makes_the_gradient_nan():
    X, Y = load_planar_dataset()
    AL, caches = DEEP["L_model_forward"](X, signals.draw([2, 3, 1], lambda n: 0.1))
    AL[0, np.argmax(Y)] = 1.0
    with np.errstate(all="ignore"):
        grads = DEEP["L_model_backward"](AL, Y, caches)
    assert np.isnan(grads["db2"]).all()
    assert np.isfinite(AL - Y).all()
