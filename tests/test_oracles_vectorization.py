"""The answers of `vectorization`, proven without the answers."""

import itertools
import math

import numpy as np
import pytest
from scipy import special
from scipy.spatial.distance import cityblock, sqeuclidean

from grading.model.exercise import central_difference
from grading.model.lesson import load_lesson

SEEDS = range(5)


@pytest.fixture(scope="module")
def answer():
    return load_lesson("vectorization").reference.function


@pytest.fixture(params=SEEDS)
def rng(request):
    return np.random.default_rng(request.param)


def test_the_sigmoid_is_scipys(answer, rng):
    x = rng.normal(scale=5, size=(3, 4))
    assert np.allclose(answer("sigmoid")(x), special.expit(x), rtol=1e-12)


def test_the_sigmoid_of_minus_x_is_what_is_missing_to_one(answer, rng):
    x = rng.normal(scale=3, size=7)
    assert np.allclose(answer("sigmoid")(-x), 1 - answer("sigmoid")(x))


def test_the_sigmoid_has_the_values_of_the_lesson(answer):
    x = np.array([-math.log(3), 0, math.log(3)])
    assert np.allclose(answer("sigmoid")(x), [1 / 4, 1 / 2, 3 / 4])


def test_the_sigmoid_of_huge_numbers_is_zero_or_one(answer):
    with np.errstate(over="ignore"):
        assert answer("sigmoid")(np.array([-1000.0, 1000.0])).tolist() == [0, 1]


def test_the_slope_is_the_central_difference_of_the_sigmoid(answer, rng):
    x = rng.normal(scale=2, size=6)
    wanted = central_difference(lambda at: special.expit(at).sum(), x)
    assert np.allclose(answer("sigmoid_derivative")(x), wanted, atol=1e-9)


def test_the_slope_is_even_and_at_most_a_quarter(answer, rng):
    x = rng.normal(scale=4, size=50)
    slope = answer("sigmoid_derivative")(x)
    assert np.allclose(slope, answer("sigmoid_derivative")(-x))
    assert slope.max() <= 0.25 == answer("sigmoid_derivative")(0.0)


def test_a_picture_is_read_row_by_row_and_pixel_by_pixel(answer, rng):
    image = rng.integers(0, 256, size=(3, 5, 3))
    column = answer("image2vector")(image)
    wanted = [image[i, j, k] for i in range(3) for j in range(5) for k in range(3)]
    assert column.shape == (45, 1)
    assert column[:, 0].tolist() == wanted


def test_a_column_can_be_made_a_picture_again(answer, rng):
    image = rng.normal(size=(4, 2, 3))
    assert np.array_equal(answer("image2vector")(image).reshape(4, 2, 3), image)


def test_normalised_rows_have_norm_one_and_their_old_direction(answer, rng):
    x = rng.normal(size=(4, 6))
    rows = answer("normalize_rows")(x)
    assert np.allclose((rows**2).sum(axis=1), 1)
    assert np.allclose((rows * x).sum(axis=1), [math.hypot(*r) for r in x])


def test_normalising_ignores_the_scale_of_every_row(answer, rng):
    x, scale = rng.normal(size=(3, 5)), rng.uniform(1, 9, size=(3, 1))
    assert np.allclose(answer("normalize_rows")(x), answer("normalize_rows")(scale * x))


def test_percentages_of_every_food_sum_to_a_hundred(answer, rng):
    shares = answer("calorie_percentages")(rng.uniform(1, 9, size=(3, 7)))
    assert np.allclose(shares.sum(axis=0), 100)


def test_percentages_keep_the_ratios_within_a_food(answer, rng):
    table = rng.uniform(1, 9, size=(3, 4))
    shares = answer("calorie_percentages")(table)
    assert np.allclose(shares[0] / shares[2], table[0] / table[2])


def test_oats_have_the_percentages_of_the_lesson(answer):
    shares = answer("calorie_percentages")(np.array([[240.0], [52.0], [63.0]]))
    assert shares.round(1).ravel().tolist() == [67.6, 14.6, 17.7]


def test_the_softmax_is_scipys(answer, rng):
    x = rng.normal(scale=300, size=(4, 6))
    assert np.allclose(answer("softmax")(x), special.softmax(x, axis=1))


def test_the_softmax_has_the_values_of_the_lesson(answer):
    x = np.array([[0, math.log(2), math.log(5)]])
    assert np.allclose(answer("softmax")(x), [[1 / 8, 2 / 8, 5 / 8]])


def test_a_shift_of_a_row_leaves_its_softmax_alone(answer, rng):
    x, shift = rng.normal(size=(3, 4)), rng.normal(scale=50, size=(3, 1))
    assert np.allclose(answer("softmax")(x), answer("softmax")(x + shift))


def test_a_softmax_of_two_scores_is_the_sigmoid_of_their_difference(answer, rng):
    x = rng.normal(size=(5, 2))
    wanted = special.expit(x[:, 0] - x[:, 1])
    assert np.allclose(answer("softmax")(x)[:, 0], wanted)


@pytest.mark.parametrize("shape", [(6,), (1, 6), (6, 1), (1, 1)])
def test_errors_are_scipys_distances(answer, rng, shape):
    yhat, y = rng.normal(size=shape), rng.normal(size=shape)
    flat = yhat.ravel(), y.ravel()
    assert np.isclose(answer("L1")(yhat, y), cityblock(*flat))
    assert np.isclose(answer("L2")(yhat, y), sqeuclidean(*flat))
    assert type(answer("L1")(yhat, y)) is type(answer("L2")(yhat, y)) is float


def test_twice_the_error_is_twice_l1_and_four_times_l2(answer, rng):
    errors, zero = rng.normal(size=8), np.zeros(8)
    assert np.isclose(answer("L1")(2 * errors, zero), 2 * answer("L1")(errors, zero))
    assert np.isclose(answer("L2")(2 * errors, zero), 4 * answer("L2")(errors, zero))


@pytest.mark.parametrize("a", list(itertools.product(range(1, 5), repeat=2)))
def test_a_product_has_the_shape_that_numpy_gives_it_or_none(answer, a):
    for b in itertools.product(range(1, 5), repeat=2):
        try:
            wanted = np.matmul(np.ones(a), np.ones(b)).shape
        except ValueError:
            wanted = "mismatch"
        assert answer("matmul_shapes")(a, b) == wanted


def test_shapes_of_products_are_associative(answer, rng):
    a, b, c, d = rng.integers(1, 9, size=4).tolist()
    shapes = answer("matmul_shapes")
    left = shapes(shapes((a, b), (b, c)), (c, d))
    assert left == shapes((a, b), shapes((b, c), (c, d))) == (a, d)


def test_a_transposed_product_has_the_transposed_shape(answer, rng):
    a, b, c = rng.integers(1, 9, size=3).tolist()
    shapes = answer("matmul_shapes")
    assert shapes((c, b), (b, a)) == shapes((a, b), (b, c))[::-1]
