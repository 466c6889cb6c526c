"""Specifications for the notebook `logistic_regression`."""

import numpy as np
from sklearn.metrics import log_loss

from grading.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    central_difference,
    labels,
    normal,
    shape_of,
    value_of,
)


def _sigmoid_cases(rng):
    yield case(0.0)
    yield case(normal(rng, 4))
    yield case(normal(rng, 3, 5))
    yield case(np.array([[-1000.0, 0.0, 1000.0]]), tag="extreme")


sigmoid = Exercise(
    "sigmoid",
    section="The sigmoid",
    args=("z",),
    cases=_sigmoid_cases,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=3),
        value_of("large inputs", points=1, on="extreme"),
    ],
    mistakes=[
        Mistake(
            "the sign of the exponent",
            ("np.exp(-z)", "np.exp(z)"),
            "this is σ(−z): the exponent has the wrong sign, so a large z gives a "
            "small answer.",
            caught_by="values",
        ),
    ],
    variants=[Variant("tanh", ("1 / (1 + np.exp(-z))", "(1 + np.tanh(z / 2)) / 2"))],
    hints=["What is e to the minus zero?"],
)


def _propagate_cases(rng):
    for n, m in ((3, 4), (2, 1), (5, 12)):
        yield case(normal(rng, n, 1), 0.3, normal(rng, n, m), labels(rng, m))


def _cost(reference, case, w=None, b=None):
    w0, b0, X, Y = case.args
    w, b = w0 if w is None else w, b0 if b is None else float(b)
    return reference.function("propagate")(w, b, X, Y)[1]


def _log_loss(reference, case):
    w, b, X, Y = case.args
    a = reference.function("sigmoid")(w.T @ X + b)
    return log_loss(Y.ravel(), a.ravel(), labels=[0, 1])


propagate = Exercise(
    "propagate",
    section="Gradients of m examples, without a loop",
    args=("w", "b", "X", "Y"),
    cases=_propagate_cases,
    criteria=[
        shape_of("shape of dw", 0, "dw", part="dw", points=1),
        value_of("dw", 0, "dw", points=4),
        value_of("db", 0, "db", points=2),
        value_of("cost", 1, points=2),
        arguments_kept(points=1),
    ],
    witness={
        "dw": lambda ref, c: central_difference(
            lambda w: _cost(ref, c, w=w), c.args[0]
        ),
        "cost": _log_loss,
    },
    mistakes=[
        Mistake(
            "dw is not divided by m",
            ("dw = X @ (A - Y).T / m", "dw = X @ (A - Y).T"),
            "this is what you get when dw is a sum over the examples and not their "
            "mean: divide by m.",
            caught_by="dw",
        ),
    ],
    variants=[Variant("np.dot", ("w.T @ X", "np.dot(w.T, X)"))],
    hints=["What shape must dw have?"],
    uses=("sigmoid",),
)

EXERCISES = [sigmoid, propagate]
