"""The most common notebook errors are explained in a sentence; others stay."""

import sys

import pytest

from helpers.friendly import explain

CODE = {
    "a stub": "def propagate():\n    raise NotImplementedError()\npropagate()",
    "a function that is not defined": "propagate(1)",
    "a result that is not there": "print(params)",
    "a slip inside a function": "def f():\n    return valeu\nf()",
    "another NotImplementedError": "def g():\n    raise NotImplementedError()\ng()",
}


def _said(code):
    try:
        exec(compile(code, "<cell>", "exec"), {})
    except (NotImplementedError, NameError) as error:
        return explain(error, sys.exc_info()[2], {"propagate"})
    raise AssertionError("nothing was raised")


@pytest.mark.parametrize(
    ("accident", "sentence"),
    [
        ("a stub", "“propagate” is not written yet."),
        ("a function that is not defined", "“propagate” is not known yet"),
        ("a result that is not there", "“params” does not exist yet."),
    ],
)
def test_an_accident_is_explained(accident, sentence):
    assert _said(CODE[accident]).startswith(sentence)


@pytest.mark.parametrize(
    "accident", ["a slip inside a function", "another NotImplementedError"]
)
def test_where_the_traceback_says_more_it_stays(accident):
    assert _said(CODE[accident]) == ""
