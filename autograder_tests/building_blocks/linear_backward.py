"""One linear step, backwards."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    central_difference,
    normal,
    shape_of,
    value_of,
)

from .draws import SHAPES


def _linear_cases(rng):
    for before, units, m in SHAPES:
        cache = (
            normal(rng, before, m),
            normal(rng, units, before),
            normal(rng, units, 1),
        )
        yield case(normal(rng, units, m), cache)


def _measured(which, mean=True):
    """Differentiate Σ dZ · (W A + b), whose gradient by Z is dZ, numerically."""

    def find(reference, drawn):
        dZ, cache = drawn.args

        def score(x):
            A, W, b = (x if i == which else part for i, part in enumerate(cache))
            return float(np.sum(dZ * (W.dot(A) + b)))

        return central_difference(score, cache[which]) / (dZ.shape[1] if mean else 1)

    return find


DW = "dW = dZ @ A_prev.T / m"
DB = "db = np.sum(dZ, axis=1, keepdims=True) / m"
DA = "dA_prev = W.T @ dZ"
COUNT = "m = A_prev.shape[1]"
GIVE = "return dA_prev, dW, db"

linear_backward = Exercise(
    "linear_backward",
    section="The linear step, backwards",
    args=("dZ", "cache"),
    cases=_linear_cases,
    criteria=[
        value_of("dW", 1, part="dW", points=2),
        shape_of("shape of db", 2, part="db", points=1),
        value_of("db", 2, part="db", points=2),
        value_of("dA_prev", 0, part="dA_prev", points=2),
        arguments_kept(points=1),
    ],
    oracles={
        "dW": _measured(1),
        "db": _measured(2),
        "dA_prev": _measured(0, mean=False),
    },
    mistakes=[
        Mistake(
            "dW is not divided by m",
            (DW, "dW = dZ @ A_prev.T"),
            "dW is the sum over the examples, not their mean: 1/m is missing.",
            caught_by="dW",
        ),
        Mistake(
            "db is not divided by m",
            (DB, "db = np.sum(dZ, axis=1, keepdims=True)"),
            "db is the sum over the examples, not their mean: 1/m is missing.",
            caught_by="db",
        ),
        Mistake(
            "nothing is divided by m",
            ((DW, "dW = dZ @ A_prev.T"), (DB, DB.replace(" / m", ""))),
            "dW and db are sums over the examples, not means: 1/m is missing in both.",
            caught_by="dW",
        ),
        Mistake(
            "dA_prev is divided by m",
            (DA, "dA_prev = W.T @ dZ / m"),
            "dA_prev is divided by m. Its columns belong to individual examples, and "
            "the mean is taken when dW of the layer before is computed.",
            caught_by="dA_prev",
        ),
        Mistake(
            "m counts rows",
            (COUNT, "m = A_prev.shape[0]"),
            "m is the number of rows of A_prev, its units. Examples are columns.",
            caught_by="dW",
        ),
        Mistake(
            "m counts inputs of W",
            (COUNT, "m = dZ.shape[0]"),
            "m is the number of rows of dZ, the units of the layer. Examples are "
            "columns.",
            caught_by="dW",
        ),
        Mistake(
            "dW transposed",
            (DW, "dW = A_prev @ dZ.T / m"),
            "dW is the transpose of what it should be; it must have the shape of W.",
            caught_by="dW",
        ),
        Mistake(
            "W is not transposed",
            (DA, "dA_prev = W @ dZ"),
            "W is not transposed. Going backward it must be; sizes that happen to "
            "match hide it.",
            caught_by="dA_prev",
        ),
        Mistake(
            "db is rank-1",
            (DB, "db = np.sum(dZ, axis=1) / m"),
            "db has lost its column: np.sum without keepdims=True gives a rank-1 "
            "array.",
            caught_by="shape of db",
        ),
        Mistake(
            "db summed over the units",
            (DB, "db = np.sum(dZ, axis=0, keepdims=True) / m"),
            "db is summed down the columns, over units. It should be summed along the "
            "rows, over examples: axis=1.",
            caught_by="db",
        ),
        Mistake(
            "db is one number",
            (DB, "db = np.sum(dZ) / m"),
            "db is a single number, summed over everything; each unit has its own.",
            caught_by="db",
        ),
        Mistake(
            "returned in another order",
            (GIVE, "return dW, db, dA_prev"),
            "the three gradients are returned in another order; it should be dA_prev, "
            "dW, db.",
            caught_by="dW",
        ),
        Mistake(
            "dZ is divided in place",
            (
                (DW, f"dZ /= m\n    {DW[:-4]}"),
                (DB, DB[:-4]),
                (DA, "dA_prev = W.T @ dZ * m"),
            ),
            "dZ itself was divided, so the caller's array has changed. Write dZ / m, "
            "which makes a new one.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "the cache taken in another order",
            ("A_prev, W, b = cache", "W, A_prev, b = cache"),
            "the cache is unpacked as W, A, b; linear_forward packed it as A, W, b.",
            caught_by="dW",
        ),
        Mistake(
            "dW from W",
            (DW, "dW = dZ @ W / m"),
            "dW is computed from W. Z = W A + b, so what multiplies a weight is A.",
            caught_by="dW",
        ),
        Mistake(
            "* for @",
            (DW, "dW = dZ * A_prev / m"),
            "dW multiplies entry by entry. The product of matrices, with A_prev "
            "transposed, adds up the examples.",
            caught_by="dW",
        ),
    ],
    variants=[
        Variant("np.dot", (DW, "dW = np.dot(dZ, A_prev.T) / m")),
        Variant("np.mean", (DB, "db = np.mean(dZ, axis=1, keepdims=True)")),
        Variant("a product with ones", (DB, "db = dZ @ np.ones((m, 1)) / m")),
        Variant("1/m in front", (DW, "dW = (1 / m) * (A_prev @ dZ.T).T")),
        Variant("reshape", (DB, "db = dZ.sum(axis=1).reshape(-1, 1) / m")),
    ],
    hints=[
        "Write the shapes beside dZ, A_prev and W. Only one product gives dW's shape.",
        "The mean belongs to dW and db. The columns of dA_prev stay apart.",
        "dW: dZ times A_prev transposed, over m. db: sum of dZ along axis 1 with "
        "keepdims, over m. dA_prev: W transposed times dZ.",
    ],
)
