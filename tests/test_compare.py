"""Comparing: what counts as the same, and what is said when it is not."""

import numpy as np
import pytest

from helpers.checking.compare import difference, differing, same

A = np.array([[1.0, 2.0, 3.0]])


@pytest.mark.parametrize(
    ("got", "wanted"),
    [
        (0.5, np.float64(0.5)),
        (np.array(0.5), 0.5),
        (1, 1.0),
        (True, 1),
        (A.astype(np.float32), A),
        (A > 1.5, np.array([[0, 1, 1]])),
        ([1.0, 2.0], (1.0, 2.0)),
        (np.array([1.0, 2.0]), [1.0, 2.0]),
        ([np.float64(1), 2], [1.0, 2.0]),
        ({"dw": A, "more": 3}, {"dw": A}),
        (np.array([np.nan]), np.array([np.nan])),
    ],
)
def test_equal_answers_of_another_kind_are_accepted(got, wanted):
    assert difference(got, wanted, "x") == ""


@pytest.mark.parametrize(
    ("got", "wanted", "said"),
    [
        (None, A, "x is None"),
        ([[1.0, 2.0, 3.0]], A, "x is a list; it should be a NumPy array"),
        (A.ravel(), A, "rank-1 array of shape (3,); it should be (1, 3)"),
        (A.T, A, "the transpose of (1, 3)"),
        (A[:, :2], A, "shape (1, 2)"),
        (0.5, A, "one number; it should be an array of shape (1, 3)"),
        (np.array([[0.5]]), 0.5, "shape (1, 1); it should be one number"),
        (A * np.nan, A, "holds nan"),
        (A * np.inf, A, "holds inf"),
        (A + 1, A, "x has wrong values"),
        (A.astype(object), A, "holds object values"),
        (A.astype(str), A, "holds <U"),
        ("0.5", 0.5, "a string; it should be a number"),
        ({"w": 1}, {"dw": 1}, 'no key "dw"; its keys: w'),
        (A, {"dw": A}, "should be a dictionary"),
        ((1.0,), (1.0, 2.0), "holds 1 values; it should hold 2"),
        (A, (A, A), "it should be a tuple of 2"),
        ([1.0, A], [1.0, 2.0], "x[1] is an array of shape (1, 3); it should be"),
        (["a", 1.0], [1.0, 2.0], "x[0] is a string"),
        ({"dw": {"W": A + 1}}, {"dw": {"W": A}}, 'x["dw"]["W"] has wrong values'),
    ],
)
def test_the_first_difference_is_said_in_words(got, wanted, said):
    assert said in difference(got, wanted, "x")


def test_the_shape_can_be_left_to_a_criterion_of_its_own():
    assert difference(A.ravel(), A, "x", shape=False) == ""
    assert difference(A.ravel() + 1, A, "x", shape=False) == "x has wrong values"
    assert "shape" in difference(A[:, :2], A, "x", shape=False)


def test_same_tells_every_shape_and_kind_apart():
    assert same({"a": (A, [1.0])}, {"a": (A, [1.0])})
    assert not same(A.ravel(), A)
    assert not same({"a": A}, {"b": A})
    assert not same((A,), (A, A))
    assert not same("a", 1.0)
    assert not same(np.array(["a"]), A)
    assert not same(None, 0.0)


@pytest.mark.parametrize(
    ("got", "wanted", "kind"),
    [
        ({"b": A}, {"a": A}, "type"),
        ([A.T, A], [A, A], "shape"),
        (A * np.nan, A, "not finite"),
        ({"dw": [A, A + 1]}, {"dw": [A, A]}, "values"),
        ("tanh", "relu", "type"),
    ],
)
def test_a_complaint_says_what_it_is_about(got, wanted, kind):
    assert differing(got, wanted).kind == kind
    assert differing(wanted, wanted) is None
