"""`forward_propagation`."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    case,
    normal,
    shape_of,
    value_of,
)

from .draws import network, run


def _passes(rng):
    for n_x, n_h, m in ((2, 4, 5), (3, 2, 1), (5, 3, 12)):
        yield case(normal(rng, n_x, m), network(rng, n_x, n_h))
    X = rng.permutation([[1.0, -1.0, 2.0, -2.0], [2.0, -1.0, 1.0, -1.0]], axis=1)
    far = {"W1": [[600.0, 400.0], [500.0, 500.0]], "b1": [[0.0], [0.0]]}
    far |= {"W2": [[700.0, 300.0]], "b2": [[0.0]]}
    yield case(X, {k: np.array(v) for k, v in far.items()}, tag="extreme")


def _part(name):
    return lambda reference, case: run(case.args[1], case.args[0])[name]


forward_propagation = Exercise(
    "forward_propagation",
    section="From one example to m",
    args=("X", "parameters"),
    cases=_passes,
    criteria=[
        shape_of("shape of A2", 0, part="A2", points=1),
        value_of("A2", 0, points=2),
        value_of("Z1 in the cache", 1, "Z1", part='cache["Z1"]', points=1),
        value_of("A1 in the cache", 1, "A1", part='cache["A1"]', points=1),
        value_of("Z2 in the cache", 1, "Z2", part='cache["Z2"]', points=0.5),
        value_of("A2 in the cache", 1, "A2", part='cache["A2"]', points=0.5),
        value_of("large scores", 0, part="A2", points=1, on="extreme"),
    ],
    oracles={
        "A2": _part("A2"),
        "Z1 in the cache": _part("Z1"),
        "A1 in the cache": _part("A1"),
    },
    mistakes=[
        Mistake(
            "a sigmoid that overflows",
            ("sigmoid(Z2)", "np.exp(Z2) / (1 + np.exp(Z2))"),
            "a large score gives nan: exp(1000) is more than a float can hold, and "
            "inf/inf is not a number. The sigmoid that is given here handles it.",
            caught_by="large scores",
        ),
        Mistake(
            "sigmoid in the hidden layer",
            ("np.tanh(Z1)", "sigmoid(Z1)"),
            "the hidden layer uses σ, but it should use tanh: its activations then lie "
            "around 0, and its derivative is 1 − A1².",
            caught_by="A1 in the cache",
        ),
        Mistake(
            "tanh at the output",
            ("sigmoid(Z2)", "np.tanh(Z2)"),
            "the output unit uses tanh, so A2 can be negative. A probability lies "
            "between 0 and 1: the output needs σ.",
            caught_by="A2",
        ),
        Mistake(
            "activations swapped",
            (("np.tanh(Z1)", "sigmoid(Z1)"), ("sigmoid(Z2)", "np.tanh(Z2)")),
            "the two activations are swapped: tanh belongs in the hidden layer, σ at "
            "the output.",
            caught_by="A2",
        ),
        Mistake(
            "no activation in the hidden layer",
            ("np.tanh(Z1)", "Z1"),
            "A1 is Z1 itself. Without tanh between them, the two layers collapse into "
            "one linear layer.",
            caught_by="A1 in the cache",
        ),
        Mistake(
            "score returned as probability",
            ("A2 = sigmoid(Z2)", "A2 = Z2"),
            "A2 is the score Z2: the final σ is missing, so it is not a probability.",
            caught_by="A2",
        ),
        Mistake(
            "b1 left out",
            ("W1 @ X + b1", "W1 @ X"),
            "b1 is not added. Then the line of every hidden unit must pass through the "
            "origin.",
            caught_by="Z1 in the cache",
        ),
        Mistake(
            "b2 left out",
            ("W2 @ A1 + b2", "W2 @ A1"),
            "b2 is not added to the score of the output unit.",
            caught_by="Z2 in the cache",
        ),
        Mistake(
            "second layer fed with Z1",
            ("W2 @ A1", "W2 @ Z1"),
            "the output unit is fed with the scores Z1. It should get the activations "
            "A1, which have been through tanh.",
            caught_by="A2",
        ),
        Mistake(
            "A1 stored as Z1",
            ('"Z1": Z1', '"Z1": A1'),
            'the result is right, but cache["Z1"] holds A1. The backward pass '
            "looks up each array under its own name.",
            caught_by="Z1 in the cache",
        ),
        Mistake(
            "Z2 stored as A2",
            ('"A2": A2}', '"A2": Z2}'),
            'the result is right, but cache["A2"] holds the score Z2. The backward '
            "pass begins with A2 − Y and would go wrong at once.",
            caught_by="A2 in the cache",
        ),
        Mistake(
            "entrywise product for matrix product",
            ("W1 @ X", "W1 * X"),
            "`*` multiplies entry by entry and needs equal shapes. W1 X is a matrix "
            "product: @.",
            caught_by="shape of A2",
        ),
        Mistake(
            "no cache returned",
            ('return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}', "return A2"),
            "you returned A2 alone. Return the cache too, for the backward pass.",
            caught_by="Z1 in the cache",
        ),
        Mistake(
            "rank-1 probabilities",
            ("return A2,", "return A2.ravel(),"),
            "A2 is a rank-1 array. Keep it (1, m), so that it fits Y of shape (1, m).",
            caught_by="shape of A2",
        ),
    ],
    variants=[
        Variant("np.dot", (("W1 @ X", "np.dot(W1, X)"), ("W2 @ A1", "np.dot(W2, A1)"))),
        Variant("tanh by sigmoid", ("np.tanh(Z1)", "2 * sigmoid(2 * Z1) - 1")),
        Variant("sigmoid by tanh", ("sigmoid(Z2)", "(1 + np.tanh(Z2 / 2)) / 2")),
        Variant(
            "own sigmoid",
            ("sigmoid(Z2)", "1 / (1 + np.exp(-Z2))"),
        ),
        Variant("more in the cache", ('"A2": A2}', '"A2": A2, "W1": W1}')),
    ],
    hints=[
        "Take W1, b1, W2 and b2 out of the dictionary first.",
        "Two layers, two lines each: a score (matrix product plus bias), then an "
        "activation. tanh for the first, sigmoid for the second.",
        "Z1 = W1 @ X + b1. The second layer looks the same, with A1 in place of X.",
    ],
)
