"""Scores do not depend on the machine: threads, orders of summation, precision."""

import contextlib

import numpy as np
import platforms
import pytest
from threadpoolctl import threadpool_info, threadpool_limits

from grading.model.lesson import load_lesson
from grading.paths import lesson_files
from grading.proof.scores import SEED
from helpers.checking import compare

EXERCISES = [
    (path.stem, name)
    for path in lesson_files()
    for name in load_lesson(path.stem).exercises
]
each_exercise = pytest.mark.parametrize(("lesson", "name"), EXERCISES)


def _right(lesson, name):
    """The reference and every right variant: name and edit."""
    variants = load_lesson(lesson).exercises[name].variants
    return [("the answer", None), *((v.name, v.edit) for v in variants)]


def _refused(lesson, name, function_of, arguments=lambda value: value):
    """Right answers that lose a point, and what for."""
    key = load_lesson(lesson).answer_key(name, SEED)
    verdicts = {
        answer: platforms.verdict_on(function_of(edit), key, arguments)
        for answer, edit in _right(lesson, name)
    }
    return {a: v.first_failure.message for a, v in verdicts.items() if not v.passed}


def _summed(lesson, name, order):
    made = load_lesson(lesson)
    return lambda edit: platforms.summed(made, name, edit, order)


def _plain(lesson, name):
    return lambda edit: load_lesson(lesson).reference.function(name, edit)


@each_exercise
@pytest.mark.parametrize("order", platforms.ORDERS)
def test_sums_in_another_order_cost_nothing_with_a_tolerance_to_spare(
    lesson, name, order, monkeypatch
):
    """A hundred times less is allowed than when students are graded."""
    monkeypatch.setattr(compare, "RTOL", compare.RTOL / 100)
    monkeypatch.setattr(compare, "ATOL", compare.ATOL / 100)
    assert _refused(lesson, name, _summed(lesson, name, order)) == {}


@each_exercise
def test_arguments_in_float32_cost_nothing(lesson, name):
    assert _refused(lesson, name, _plain(lesson, name), platforms.single) == {}


@contextlib.contextmanager
def _threads(count):
    with threadpool_limits(count, user_api="blas"):
        blas = [p for p in threadpool_info() if p["user_api"] == "blas"]
        if any(p["num_threads"] != count for p in blas):
            pytest.skip(f"this machine's BLAS cannot run {count} threads")
        yield


@each_exercise
def test_two_threads_of_blas_cost_nothing_with_a_key_of_one(lesson, name):
    with _threads(1):
        load_lesson(lesson).answer_key(name, SEED)
    with _threads(2):
        assert _refused(lesson, name, _plain(lesson, name)) == {}


def test_another_order_does_change_the_last_digits():
    x = np.random.default_rng(0).normal(size=(50, 400))
    sums = [platforms.Sums(order).sum(x, axis=1) for order in platforms.ORDERS.values()]
    products = [platforms.Sums(o).matmul(x, x.T) for o in platforms.ORDERS.values()]
    for one, other in zip(sums + products, sums[1:] + products[1:], strict=False):
        assert one.shape != other.shape or np.any(one != other)
    for product in products:
        np.testing.assert_allclose(product, x @ x.T, rtol=1e-9, atol=1e-11)


def test_products_and_methods_are_summed_in_the_order_asked_for():
    text = platforms.with_sums("def f(a, b):\n    return (a @ b).sum() + a.dot(b)")
    assert "np.sum(np.matmul(a, b)) + np.dot(a, b)" in text


def test_half_precision_is_too_coarse():
    """The test of float32 can fail: float16 has three digits."""

    def half(value):
        coarse = platforms.single(value)
        return tuple(
            x.astype(np.float16) if isinstance(x, np.ndarray) and x.dtype.kind == "f"
            else x
            for x in coarse
        ) if isinstance(coarse, tuple) else coarse  # fmt: skip

    name = ("logistic_regression", "propagate")
    assert _refused(*name, _plain(*name), half)


def test_a_sum_that_is_really_off_is_refused(monkeypatch):
    """The test of orders can fail."""
    off = lambda x, axis: np.sum(x, axis) * (1 + 1e-4)  # noqa: E731
    monkeypatch.setitem(platforms.ORDERS, "off", off)
    name = ("logistic_regression", "propagate")
    assert _refused(*name, _summed(*name, "off"))
