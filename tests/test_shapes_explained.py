"""A line that raises is explained from its own operands: names, shapes, keys."""

import linecache
import sys
import textwrap

import numpy as np
import pytest

from helpers.checking.accidents import no_value
from helpers.checking.crash import WIDTH
from helpers.checking.outcome import call
from helpers.friendly import operands

X, Y, W = np.ones((2, 5)), np.ones((1, 5)), np.ones((2, 1))
P = {"W1": np.ones((4, 2)), "b1": np.zeros((4, 1)), "W2": np.ones((1, 4))}
AROUND = """import math
import numpy as np
def sigmoid(z): return 1 / (1 + np.exp(-z))
def helper(x, y): return x
def two(x): return x, x
def nothing(x): pass
def inner(A, B): return A @ B
def f(X, Y, w, P):
"""


def _outcome(body, name="<cell>"):
    text = AROUND + textwrap.indent(body, "    ") + "\n"
    linecache.cache[name] = (len(text), None, text.splitlines(True), name)
    space = {}
    exec(compile(text, name, "exec"), space)
    return call(space["f"], (X, Y, W, P))


SLIPS = [
    (
        "m = X.shape[1]\ndZ1 = np.ones((4, 5))\ndW1 = dZ1 @ X / m",
        "dZ1 is (4, 5), X is (2, 5); @ needs the inner sizes to be equal, and 5 is not "
        "2; X.T would be (5, 2)",
    ),
    ("return 1 / (1 + np.exp(-(w @ X)))", "w is (2, 1), X is (2, 5); @ needs"),
    ("return np.dot(X, np.ones((4, 2)))", "X is (2, 5), np.ones((4, 2)) is (4, 2); a"),
    ("return X.dot(X)", "X is (2, 5), X is (2, 5); a matrix product needs"),
    ("return inner(X, X)", "A is (2, 5), B is (2, 5); @ needs the inner sizes"),
    ("return P['W1'] @ X + P['b1'].T", "P['b1'].T is (1, 4); + goes entry by entry"),
    ("return X - np.mean(X, axis=1)", "np.mean(X, axis=1) is (2,); - goes entry by"),
    ("return np.multiply(X, w.T)", "X is (2, 5), w.T is (1, 2); * goes entry by entry"),
    ("w -= Y[:, :2]", "together they give (2, 2), which does not fit into w"),
    ("A = np.ones((2, 5), int)\nA -= X / 2", "A holds whole numbers (int64), and -="),
    ("A = np.ones(3, int)\nA[A > 0] *= 0.5", "A[A > 0] holds whole numbers (int64)"),
    ("for i in range(1, 4 / 2): pass", "4 / 2 has decimals and range needs whole"),
    (
        "from helpers.week4 import sigmoid_backward\nreturn sigmoid_backward(X, w.T)",
        "inside sigmoid_backward, dA is (2, 5), expit(Z) is (1, 2); * goes entry by",
    ),
    ("return 10 ** -np.arange(3)", "10 and -np.arange(3) are whole numbers, and"),
    ("return X.reshape(3, 4)", "X is (2, 5), 10 entries, which do not fill (3, 4)"),
    ("return np.reshape(X, (3, -1))", "10 entries, which do not fill (3, -1)"),
    ("return X[0, 0, 0]", "X is (2, 5); it has no axis for a third index"),
    ("return X[:, 5]", "X is (2, 5); X[:, 5] is outside of it"),
    ("c = [1, 2]\nfor l in range(3): c[l]", "c has 2 entries; the last is at 1, and"),
    ("return X[0].shape[1]", "X[0] has rank 1: its shape has no such entry"),
    ("return P['W3']", 'P has no key "W3"; its keys: W1, b1, W2'),
    ("return P[f'W{3}']", 'P has no key "W3"; its keys: W1, b1, W2'),
    ("c = two(X)\nreturn c['A']", "c is a tuple of 2: its entries have whole numbers"),
    ("c = nothing(X)\nreturn c['A']", "c is None, and [ ] does not work on that"),
    ("return sigmod(X)", "`sigmod` is not defined; did you mean `sigmoid`?"),
    ("return x", "`x` is not defined; did you mean `X`?"),
    ("return helper(X)", "helper takes 2 arguments (x, y) and was given 1"),
    ("return helper(X, Y, w)", "helper takes 2 arguments (x, y) and was given 3"),
    ("return helper(X, z=Y)", "helper has no argument z"),
    ("return np.sum(X, keepdim=True)", "no argument keepdim; did you mean keepdims?"),
    ("return np.zeros(2, 1)", "its own brackets: np.zeros((2, 1))"),
    ("return np.random.randn((2, 1))", "np.random.randn takes the sizes one by one"),
    ("a, b, c = two(X)", "there are 3 names on the left, and two(X) gives fewer"),
    ("a, b, c = X.shape", "3 names on the left, and X.shape is a tuple of 2"),
    ("a, b = nothing(X)", "nothing(X) gives None"),
    ("g = nothing(X)\nreturn X - 0.1 * g", "g is None; * does not work with that"),
    ("return X - nothing(X)", "nothing(X) gave None (is there a `return` in it?)"),
    ("return X - 0.1 * P", "P is a dictionary; * does not work with that"),
    ("return w ^ 2", "^ is not a power in Python; powers are written **"),
    ("return X.summ()", "X is an array (2, 5) and has no .summ; did you mean .sum?"),
    ("return np.sum(X[0], axis=1)", "X[0] is (5,); it has no axis 1"),
    ("if X > 0: return 1", "X > 0 is an array (2, 5) of True and False"),
    ("return max(0, X)", "Python's max takes single numbers, not arrays (2, 5)"),
    ("return math.exp(X)", "math.exp takes one number, and X is (2, 5)"),
    ("return X(w)", "X is an array (2, 5), and ( ) behind it calls it"),
    ("d = np.zeros(2)\nd[0] = X", "d[0] is one entry, X is (2, 5)"),
    ("for i in X.shape[0]: pass", "X.shape[0] is a number: nothing to go through"),
    ("return f(X, Y, w, P)", "f calls itself over and over"),
    ("m = 0\nreturn 1 / m", "m is 0"),
]


@pytest.mark.parametrize(("body", "said"), SLIPS)
def test_a_line_that_raises_is_explained_from_its_operands(body, said):
    outcome = _outcome(body)
    assert said in outcome.explained
    assert len(outcome.explained) <= WIDTH and "\n" not in outcome.explained
    assert said in no_value(outcome, "f", hidden=True)


@pytest.mark.parametrize(
    "body",
    [
        "raise ValueError(str(X))",
        "return {'a b': 1}[str(X)]",
        "return [][int(1e6 * X[0, 0])]",
        "return eval('X @ X')",
        "s = 123.456\nreturn X @ s",
        "k = X[0, 0] * 123.456\nreturn {k: 1}['W1']",
    ],
)
def test_values_are_never_in_an_explanation(body):
    explained = _outcome(body).explained
    assert "123" not in explained and "000000" not in explained


def test_nothing_of_the_students_runs_a_second_time():
    body = "calls = []\ndef g(x):\n    calls.append(1)\n    return x\n"
    outcome = _outcome(body + "P['calls'] = calls\nreturn g(X) @ g(X)")
    assert outcome.explained == ""
    assert outcome.operation.endswith("? ?")
    lying = "class A:\n    shape = property(lambda s: 1 / 0)\nreturn X @ A().shape"
    assert _outcome(lying).error == "ZeroDivisionError"


def test_a_call_that_does_not_fit_the_function_is_told_by_its_arguments():
    space = {}
    exec("def f(X, w): return X", space)
    said = call(space["f"], (X, Y, W)).explained
    assert said == "it is called with 3 arguments, and yours takes 2 (X, w)"


def test_the_same_slip_written_otherwise_is_the_same_operation():
    one = _outcome("W2 = P['W2']\nreturn W2 @ Y").operation
    other = _outcome("dZ = Y\nreturn np.dot(P['W2'], dZ)").operation
    third = _outcome("return P['W2'] @ X").operation
    assert one == other != third


def test_an_operation_tells_which_argument_an_operand_is():
    mine, theirs = _outcome("return w @ X"), _outcome("v = w + 0\nreturn v @ X")
    assert mine.operation != theirs.operation
    assert mine.explained.partition(";")[0] == "w is (2, 1), X is (2, 5)"
    assert theirs.explained.partition(";")[0] == "v is (2, 1), X is (2, 5)"


def test_without_the_text_of_the_line_there_is_nothing_to_say():
    linecache.cache.pop("<nowhere>", None)
    space = {}
    exec(compile("def f(X): return X @ X", "<nowhere>", "exec"), space)
    assert call(space["f"], (X,)).explained == ""


def test_a_cell_that_fails_outside_a_check_is_explained_too():
    text = "import numpy as np\nA = np.ones((2, 3))\nB = A @ A\n"
    linecache.cache["<cell>"] = (len(text), None, text.splitlines(True), "<cell>")
    space = {}
    try:
        exec(compile(text, "<cell>", "exec"), space)
    except ValueError as error:
        said = operands(error, space)
    assert said.startswith("What did not fit: A is (2, 3), A is (2, 3); @ needs")


def test_a_cell_that_fails_in_a_library_keeps_its_traceback_alone():
    try:
        int("x")
    except ValueError:
        assert operands(sys.exc_info()[1], {}) == ""


def test_an_operation_of_the_students_own_is_not_run_again():
    body = "u = np.frompyfunc(abs, 1, 1)\nreturn {}(X) @ X"
    assert "np.abs(X) is (2, 5)" in _outcome(body.format("np.abs")).explained
    assert "u(X)" not in _outcome(body.format("u")).explained
