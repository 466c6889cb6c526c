"""The reference answers of `image_classification` and what the notebook is given."""

import re

import numpy as np
import pytest
from scipy import stats
from sklearn.neural_network import MLPClassifier

from grading import paths
from grading.judging.judge import LocalStudent, judge
from grading.model.exercise import central_difference
from grading.model.lesson import load_lesson
from helpers import deep, parity
from helpers.watch import watch

NAMES = (
    "initialize_parameters",
    "initialize_parameters_deep",
    "linear_activation_forward",
    "linear_activation_backward",
    "L_model_forward",
    "L_model_backward",
    "compute_cost",
    "update_parameters",
)
SAME_JOB = {"compute_cost", "update_parameters"}  # see docs/decisions


@pytest.fixture(scope="module")
def models():
    return load_lesson("image_classification").reference.namespace()


@pytest.fixture(scope="module")
def blocks():
    return load_lesson("building_blocks").reference.namespace()


def _problem(n=5, m=20, seed=3):
    rng = np.random.default_rng(seed)
    return rng.normal(size=(n, m)), rng.integers(0, 2, (1, m))


def _plain_training(blocks, X, Y, parameters, rate, iterations):
    """Train with the blocks of `building_blocks`."""
    costs = []
    for i in range(iterations):
        AL, caches = blocks["L_model_forward"](X, parameters)
        if i % 100 == 0:
            costs.append(float(blocks["compute_cost"](AL, Y)))
        grads = blocks["L_model_backward"](AL, Y, caches)
        parameters = blocks["update_parameters"](parameters, grads, rate)
    return parameters, costs


def test_both_models_train_as_the_blocks_of_the_other_notebook_do(models, blocks):
    X, Y = _problem()
    for name, sizes, start in (
        ("two_layer_model", (5, 4, 1), deep.initialize_parameters),
        ("L_layer_model", [5, 4, 3, 1], None),
    ):
        np.random.seed(1)
        first = start(*sizes) if start else deep.initialize_parameters_deep(sizes)
        wanted, costs = _plain_training(blocks, X, Y, first, 0.5, 250)
        found, found_costs = models[name](X, Y, sizes, 0.5, 250)
        np.testing.assert_allclose(found_costs, costs, atol=1e-10)
        for key, value in wanted.items():
            np.testing.assert_allclose(found[key], value, atol=1e-9)


def test_training_agrees_with_scikit_learn_s_gradient_descent(models):
    X, Y = _problem(m=40)
    np.random.seed(1)
    first = deep.initialize_parameters_deep([5, 4, 3, 1])
    plain = {"alpha": 0, "momentum": 0, "nesterovs_momentum": False, "shuffle": False}
    net = MLPClassifier(
        (4, 3), solver="sgd", batch_size=40, learning_rate_init=0.2, **plain
    )
    net.partial_fit(X.T, Y.ravel(), classes=[0, 1])
    for i in range(3):
        net.coefs_[i][...] = first[f"W{i + 1}"].T
        net.intercepts_[i][...] = first[f"b{i + 1}"].ravel()
    for _ in range(60):
        net.partial_fit(X.T, Y.ravel())
    found, _ = models["L_layer_model"](X, Y, [5, 4, 3, 1], 0.2, 60)
    AL, _ = deep.L_model_forward(X, found)
    np.testing.assert_allclose(AL.ravel(), net.predict_proba(X.T)[:, 1], atol=1e-9)


def test_the_draws_are_those_of_the_course_s_table():
    np.random.seed(1)
    two = deep.initialize_parameters(3, 2, 1)
    assert two["W1"][0, 0].round(8) == 0.01624345
    assert two["W2"][0, 0].round(8) == 0.01744812
    np.random.seed(1)
    many = deep.initialize_parameters_deep([4, 2, 1])
    assert many["W1"][0, 0] == pytest.approx(1.62434536 / 2, abs=1e-8)


def test_the_given_gradients_are_the_slopes_of_the_given_cost():
    X, Y = _problem()
    np.random.seed(4)
    parameters = deep.initialize_parameters_deep([5, 4, 3, 1])
    for name in ("b1", "b2", "b3"):  # at zero, a silent example sits on ReLU's corner
        parameters[name] = np.random.randn(*parameters[name].shape)
    AL, caches = deep.L_model_forward(X, parameters)
    grads = deep.L_model_backward(AL, Y, caches)

    def cost(name, value):
        return deep.compute_cost(
            deep.L_model_forward(X, {**parameters, name: value})[0], Y
        )

    for name, value in parameters.items():
        slope = central_difference(lambda v, name=name: cost(name, v), value)
        np.testing.assert_allclose(grads[f"d{name}"], slope, atol=1e-8)


def test_the_given_cost_is_finite_for_certain_and_right_answers():
    with np.errstate(all="raise"):
        assert deep.compute_cost(np.array([[0.0, 1.0]]), np.array([[0, 1]])) == 0.0


@pytest.mark.parametrize("name", ["two_layer_model", "L_layer_model"])
def test_training_in_the_basis_is_training_on_the_pixels(models, name):
    X, Y = _problem(n=300, m=25)
    sizes = (300, 6, 1)
    slow, slow_costs = models[name](X, Y, sizes, 0.1, 150)
    fast, costs = deep.train_in_basis(
        models[name], np.linalg.qr(X), Y, sizes, learning_rate=0.1, num_iterations=150
    )
    np.testing.assert_allclose(costs, slow_costs, atol=1e-10)
    for key, value in slow.items():
        np.testing.assert_allclose(fast[key], value, atol=1e-10)


def test_starting_ends_with_its_block_even_after_an_error():
    with pytest.raises(RuntimeError), deep.starting(seed=5, scale="0"):
        assert not deep.initialize_parameters_deep([3, 2, 1])["W1"].any()
        raise RuntimeError
    np.random.seed(1)
    assert deep.initialize_parameters_deep([1, 1])["W1"][0, 0].round(4) == 1.6243


def test_a_model_that_sizes_its_network_by_x_is_told_so_in_the_basis():
    with pytest.raises(ValueError, match="layers_dims"):
        deep.train_in_basis(
            lambda X, Y, sizes: deep.initialize_parameters(len(X), 2, 1),
            np.linalg.qr(np.random.default_rng(0).normal(size=(9, 4))),
            np.array([[0, 1, 0, 1]]),
            (9, 2, 1),
        )


@pytest.mark.parametrize("build", [parity.lookup, parity.counting, parity.folding])
@pytest.mark.parametrize("n", [2, 4, 8])
def test_the_parity_networks_are_right_on_every_pattern(build, n):
    X, Y = parity.patterns(n)
    assert np.array_equal(deep.L_model_forward(X, build(n))[0] > 0.5, Y == 1)


def test_a_lookup_network_without_one_of_its_units_is_wrong():
    X, Y = parity.patterns(4)
    net = parity.lookup(4)
    net["W2"][0, 3] = 0.0
    assert np.sum((deep.L_model_forward(X, net)[0] > 0.5) != Y) == 1


def test_the_parity_networks_have_the_units_that_the_lesson_counts():
    units = [parity.hidden_units(build(8)) for build in
             (parity.lookup, parity.counting, parity.folding)]  # fmt: skip
    assert units == [128, 8, 6]


@pytest.mark.parametrize("name", [n for n in NAMES if n not in SAME_JOB])
def test_a_given_function_handed_in_for_the_other_notebook_does_not_pass(name):
    lesson = load_lesson("building_blocks")
    space = {**lesson.reference.namespace(), name: getattr(deep, name)}
    assert not judge(lesson, name, LocalStudent(space), 11).passed


def test_what_is_given_holds_no_line_of_the_other_notebook_s_answers():
    lesson = load_lesson("building_blocks").file
    given = set()
    for name in ("deep.py", "starts.py", "week4.py"):
        text = (paths.HELPERS / name).read_text(encoding="utf-8")
        given |= {re.sub(r"\s", "", line) for line in text.split("\n")}
    for exercise in lesson.exercises:
        for line in lesson.answer(exercise).split("\n"):
            bare = re.sub(r"\s", "", line)
            if "=" in bare or bare.startswith("return"):
                assert len(bare) < 15 or bare not in given, line


def test_the_notebook_trains_with_what_is_given():
    """So a slip in `building_blocks` cannot cost points in `image_classification`."""
    lesson = load_lesson("image_classification")
    models = (lesson.exercises[n] for n in ("two_layer_model", "L_layer_model"))
    assert all(not model.uses for model in models)
    assert all(getattr(deep, n) is lesson.reference.namespace()[n] for n in NAMES)


def test_the_standard_error_is_that_of_scipy(models):
    values = np.random.default_rng(2).normal(size=12)
    assert models["standard_error"](values) == pytest.approx(stats.sem(values))


def test_the_standard_error_of_right_and_wrong_is_the_rule_of_thumb(models):
    right = np.arange(2000)[None] < 1500
    rule = np.sqrt(0.75 * 0.25 / 2000)
    assert models["standard_error"](right) == pytest.approx(rule, rel=1e-3)


def test_a_paired_gain_is_the_paired_t_test_s(models):
    before, after = np.random.default_rng(5).normal(size=(2, 9))
    mean, error = models["paired_gain"](before, after)
    assert mean / error == pytest.approx(stats.ttest_rel(after, before).statistic)


def test_a_split_uses_every_example_once_and_keeps_labels_with_pictures(models):
    X = np.arange(20.0)[None] * np.ones((3, 1))
    Y = np.arange(20)[None]
    X_train, Y_train, X_valid, Y_valid = models["validation_split"](X, Y, 6, seed=4)
    assert Y_valid.shape == (1, 6)
    assert sorted(np.hstack([Y_train, Y_valid])[0]) == list(range(20))
    assert (X_train == Y_train).all()
    assert (X_valid == Y_valid).all()


def test_folding_eight_bits_three_times_is_parity(models):
    bits, odd = parity.patterns(8)
    s = bits.sum(axis=0, keepdims=True)
    for place in (4, 2, 1):
        s = models["fold"](s - place)
    assert np.array_equal(s == 0, odd == 1)


@pytest.mark.parametrize("name", ["two_layer_model", "L_layer_model"])
def test_watching_a_training_keeps_the_cost_of_every_iteration(models, name, capsys):
    X, Y = _problem()
    with watch(150) as every:
        parameters, costs = models[name](X, Y, (5, 4, 1), 0.5, 150)
    assert len(every) == 150
    np.testing.assert_allclose(every[::100], costs, atol=1e-12)
    again, _ = models[name](X, Y, (5, 4, 1), 0.5, 150)
    assert len(every) == 150
    assert all(np.array_equal(parameters[k], again[k]) for k in again)
    assert "150 iterations in" in capsys.readouterr().out
