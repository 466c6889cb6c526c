"""`propagate`: cost and gradient of m examples."""

import numpy as np
from sklearn.metrics import log_loss

from grading.model.exercise import (
    Exercise,
    Variant,
    arguments_kept,
    case,
    central_difference,
    labels,
    normal,
    shape_of,
    value_of,
)

from .cost_mistakes import COST, COSTS
from .gradient_mistakes import DB, DW, GRADIENT, SHAPE


def _cases(rng):
    for n, m in ((3, 4), (2, 1), (1, 5), (5, 12)):
        b = 0.5 + float(rng.integers(1, 90)) / 100
        yield case(normal(rng, n, 1), b, normal(rng, n, m), labels(rng, m))
    w = np.array([[1000.0], [-1000.0]])
    X = np.array([[1.0, -1.0, 1.0], [0.0, 0.0, 2.0]])
    yield case(w, 0.0, X, rng.permutation([[0, 1, 1]], axis=1), tag="extreme")


def _cost(reference, drawn, w=None, b=None):
    w0, b0, X, Y = drawn.args
    w, b = w0 if w is None else w, b0 if b is None else float(b)
    return reference.function("propagate")(w, b, X, Y)[1]


def _slope_of_w(reference, drawn):
    if drawn.tag:
        return None
    return central_difference(lambda w: _cost(reference, drawn, w=w), drawn.args[0])


def _slope_of_b(reference, drawn):
    if drawn.tag:
        return None
    slope = central_difference(
        lambda b: _cost(reference, drawn, b=b), np.array(drawn.args[1])
    )
    return float(slope)


def _log_loss(reference, drawn):
    w, b, X, Y = drawn.args
    if drawn.tag:
        return None
    a = reference.function("sigmoid")(w.T @ X + b)
    return float(log_loss(Y.ravel(), a.ravel(), labels=[0, 1]))


propagate = Exercise(
    "propagate",
    section="Gradients of m examples, without a loop",
    args=("w", "b", "X", "Y"),
    cases=_cases,
    criteria=[
        shape_of("shape of dw", 0, "dw", part='grads["dw"]', points=1),
        value_of("dw", 0, "dw", part='grads["dw"]', points=3),
        value_of("db", 0, "db", part='grads["db"]', points=2),
        value_of("cost", 1, part="cost", points=2),
        value_of(
            "gradients of scores ±1000", 0, "dw", part='grads["dw"]', points=1,
            on="extreme",
        ),
        arguments_kept(points=1),
    ],
    oracles={"dw": _slope_of_w, "db": _slope_of_b, "cost": _log_loss},
    mistakes=[*GRADIENT, *SHAPE, *COSTS],
    variants=[
        Variant("np.dot", (
            ("w.T @ X", "np.dot(w.T, X)"), (DW, "np.dot(X, dZ.T) / m"))),
        Variant("means", ((DB, "np.mean(dZ)"), (COST, "-np.mean(np.where(Y == 1, "
                "np.log(A), np.log(1 - A)))"))),
        Variant("sum with the axis kept",
                (DW, "np.sum(X * dZ, axis=1, keepdims=True) / m")),
        Variant("matrix products, then squeezed", (COST, "np.squeeze(-(Y @ np.log(A).T"
                " + (1 - Y) @ np.log(1 - A).T) / m)")),
        Variant("cost straight from the scores", (COST, "np.mean(np.logaddexp(0, "
                "w.T @ X + b) - Y * (w.T @ X + b))")),
        Variant("two loops", """
def propagate(w, b, X, Y):
    n_x, m = X.shape
    cost, dw, db = 0.0, np.zeros((n_x, 1)), 0.0
    for i in range(m):
        a = sigmoid(sum(w[j, 0] * X[j, i] for j in range(n_x)) + b)
        y = Y[0, i]
        cost += -(y * np.log(a) + (1 - y) * np.log(1 - a)) / m
        for j in range(n_x):
            dw[j, 0] += X[j, i] * (a - y) / m
        db += (a - y) / m
    return {"dw": dw, "db": db}, cost
"""),
    ],  # fmt: skip
    hints=[
        "Write the shape of every result beside its line: A is (1, m), dZ is (1, m), "
        "dw is (n_x, 1). That reveals most mistakes.",
        "The scores are wᵀX + b. One @ does all the examples, and sigmoid takes the "
        "whole row at once.",
        "For the cost, multiply Y and the logarithm of A entry by entry, add the other "
        "half with 1 − Y and 1 − A, sum everything, divide by m, and change the sign.",
        "dZ is A minus Y. dw is the matrix product of X and the transposed dZ, divided "
        "by m; db is the sum of dZ, divided by m.",
    ],
    uses=("sigmoid",),
)  # fmt: skip
