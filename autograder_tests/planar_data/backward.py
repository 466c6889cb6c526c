"""`backward_propagation`."""

import numpy as np
from scipy.special import xlogy

from grading.model.exercise import (
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

from .draws import network, run


def _passes(rng):
    for n_x, n_h, m in ((2, 4, 5), (3, 2, 1), (5, 3, 12)):
        parameters, X = network(rng, n_x, n_h), normal(rng, n_x, m)
        yield case(parameters, run(parameters, X), X, labels(rng, m))


def _slope_by(name):
    """Measure the gradient by a parameter from the log loss alone."""

    def measure(reference, case):
        parameters, _, X, Y = case.args

        def cost(value):
            A2 = run({**parameters, name: value}, X)["A2"]
            return -np.mean(xlogy(Y, A2) + xlogy(1 - Y, 1 - A2))

        return central_difference(cost, parameters[name])

    return measure


DW2 = "dZ2 @ A1.T / m"
DB2 = "np.sum(dZ2, axis=1, keepdims=True) / m"
DZ1 = 'parameters["W2"].T @ dZ2 * (1 - A1**2)'
DW1 = "dZ1 @ X.T / m"
DB1 = "np.sum(dZ1, axis=1, keepdims=True) / m"


def _without_m(*formulas):
    return tuple((f, f.removesuffix(" / m")) for f in formulas)


SLOPE = "The hidden layer"
MEAN = "From one example to the mean"

backward_propagation = Exercise(
    "backward_propagation",
    section="The six equations",
    args=("parameters", "cache", "X", "Y"),
    cases=_passes,
    criteria=[
        shape_of("shape of dW1", "dW1", part="dW1", points=1),
        value_of("dW1", "dW1", points=3),
        shape_of("shape of db1", "db1", part="db1", points=1),
        value_of("db1", "db1", points=1.5),
        value_of("dW2", "dW2", points=2),
        value_of("db2", "db2", points=1.5),
        arguments_kept(points=1),
    ],
    oracles={f"d{name}": _slope_by(name) for name in ("W1", "b1", "W2", "b2")},
    mistakes=[
        Mistake(
            "db2 not divided by m",
            (DB2, DB2.removesuffix(" / m")),
            "db2 is the sum over the examples. Like the other gradients it is their "
            "mean: divide by m.",
            caught_by="db2",
            section=MEAN,
        ),
        Mistake(
            "no gradient divided by m",
            _without_m(DW2, DB2, DW1, DB1),
            "all four gradients are sums over the examples. The cost is a mean, so "
            "each must be divided by m.",
            caught_by="dW1",
            section=MEAN,
        ),
        Mistake(
            "biases not divided by m",
            _without_m(DB2, DB1),
            "the weights' gradients are means, those of the biases are sums: divide "
            "db1 and db2 by m too.",
            caught_by="db1",
            section=MEAN,
        ),
        Mistake(
            "divided by m twice",
            ("dZ2 = A2 - Y", "dZ2 = (A2 - Y) / m"),
            "dZ2 is divided by m, and then every gradient once more. The columns of dZ "
            "belong to single losses; only dW and db are means.",
            caught_by="dW1",
            section=MEAN,
        ),
        Mistake(
            "divided by the number of features",
            ("X.shape[1]", "X.shape[0]"),
            "m is the number of features here, the rows of X. The examples are its "
            "columns: X.shape[1].",
            caught_by="dW1",
            section=MEAN,
        ),
        Mistake(
            "divided by the flower's 400",
            ("X.shape[1]", "400"),
            "the gradients are divided by 400, however many examples there are. Take m "
            "from the shape of X.",
            caught_by="dW1",
            section=MEAN,
        ),
        Mistake(
            "sign of dZ2",
            ("dZ2 = A2 - Y", "dZ2 = Y - A2"),
            "all signs are wrong: dZ2 is prediction minus truth, A2 − Y. Steps would "
            "lead uphill.",
            caught_by="dW2",
            section="The output unit",
        ),
        Mistake(
            "derivative of tanh left out",
            (DZ1, 'parameters["W2"].T @ dZ2'),
            "dZ1 is only W2ᵀ dZ2. Going back through tanh, each entry must be "
            "multiplied by its derivative, 1 − A1².",
            caught_by="dW1",
            section=SLOPE,
        ),
        Mistake(
            "derivative of sigmoid for tanh",
            (DZ1, 'parameters["W2"].T @ dZ2 * (A1 * (1 - A1))'),
            "A1 (1 − A1) is the derivative of σ. The hidden layer uses tanh, whose "
            "derivative is 1 − A1².",
            caught_by="dW1",
            section=SLOPE,
        ),
        Mistake(
            "matrix product for entrywise product",
            ("dZ2 * (1", "dZ2 @ (1"),
            "dZ1 uses @ twice. W2ᵀ dZ2 is a matrix product, but ⊙ is entry by entry: "
            "*.",
            caught_by="dW1",
        ),
        Mistake(
            "tanh taken twice",
            ("(1 - A1**2)", "(1 - np.tanh(A1) ** 2)"),
            "tanh was applied to A1, which has been through tanh already. Its "
            "derivative is 1 − A1².",
            caught_by="dW1",
            section=SLOPE,
        ),
        Mistake(
            "square forgotten",
            (DZ1, 'parameters["W2"].T @ dZ2 * (1 - A1)'),
            "the derivative of tanh is 1 − A1², with a square; here it is 1 − A1.",
            caught_by="dW1",
            section=SLOPE,
        ),
        Mistake(
            "scores where activations belong",
            ("(1 - A1**2)", '(1 - cache["Z1"] ** 2)'),
            "1 − Z1² is not the derivative of tanh. That is 1 − A1², in terms of the "
            "activation, and always between 0 and 1.",
            caught_by="dW1",
            section=SLOPE,
        ),
        Mistake(
            "derivative of sigmoid at the output too",
            ("dZ2 = A2 - Y", "dZ2 = (A2 - Y) * A2 * (1 - A2)"),
            "dZ2 is multiplied by A2 (1 − A2) as for a squared error. With the "
            "cross-entropy that factor cancels and leaves A2 − Y.",
            caught_by="dW2",
            section="The output unit",
        ),
        Mistake(
            "keepdims left out",
            (
                (DB2, "np.sum(dZ2, axis=1) / m"),
                (DB1, "np.sum(dZ1, axis=1) / m"),
            ),
            "the gradients of the biases are rank-1 arrays. With keepdims=True they "
            "stay columns like the biases; without it, b1 − db1 becomes a matrix.",
            caught_by="shape of db1",
            section=MEAN,
        ),
        Mistake(
            "biases summed over everything",
            (
                (DB2, "np.sum(dZ2) / m"),
                (DB1, "np.sum(dZ1) / m"),
            ),
            "db1 is one number: the sum ran over the units too. Each hidden unit has "
            "its own bias; sum over the examples only (axis=1).",
            caught_by="db1",
            section=MEAN,
        ),
        Mistake(
            "biases summed over the units",
            (DB1, "np.sum(dZ1, axis=0, keepdims=True) / m"),
            "db1 is summed over the hidden units, with one column per example. axis=1 "
            "adds up the examples of each unit.",
            caught_by="db1",
            section=MEAN,
        ),
        Mistake(
            "dW1 transposed",
            (DW1, "X @ dZ1.T / m"),
            "dW1 is transposed: it must have the shape of W1, (n_h, n_x), to be "
            "subtracted from it.",
            caught_by="shape of dW1",
        ),
        Mistake(
            "dW2 with Z1",
            (DW2, 'dZ2 @ cache["Z1"].T / m'),
            "dW2 uses Z1, but the input of the output unit is A1: the gradient with "
            "respect to the weights is dZ2 times A1 transposed.",
            caught_by="dW2",
            section="The output unit",
        ),
        Mistake(
            "the cache changed in place",
            ("dZ2 = A2 - Y", "dZ2 = A2\n    dZ2 -= Y"),
            "the gradients are right, but A2 in the cache was overwritten with A2 − Y. "
            "`-=` changes the array in place; make a new one.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("np.dot", (DW1, "np.dot(dZ1, X.T) / m")),
        Variant("np.power", ("(1 - A1**2)", "(1 - np.power(A1, 2))")),
        Variant("slope from the scores", ("(1 - A1**2)", "np.cosh(cache['Z1']) ** -2")),
        Variant(
            "through dA2",
            (
                "dZ2 = A2 - Y",
                "dA2 = (1 - Y) / (1 - A2) - Y / A2\n    dZ2 = dA2 * A2 * (1 - A2)",
            ),
        ),
        Variant("np.mean", (DB1, "np.mean(dZ1, axis=1, keepdims=True)")),
        Variant("reshape", (DB1, "dZ1.sum(axis=1).reshape(-1, 1) / m")),
    ],
    hints=[
        "Write the six equations of the section from top to bottom, one line each.",
        "The matrix product is @, the entrywise product ⊙ is *. Every gradient has the "
        "shape of its parameter.",
        "dW2 is dZ2 times A1 transposed over m; db2 is np.sum(dZ2, axis=1, "
        "keepdims=True) over m.",
        "For dZ1: W2 transposed times dZ2 (with @), then times (1 - A1**2) (with *). "
        "dW1 and db1 are built as dW2 and db2 were, from dZ1 and X.",
    ],
)
