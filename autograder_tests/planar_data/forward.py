"""`forward_propagation` and `predict`."""

from grading.exercise import (
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
    X, far = normal(rng, 2, 4), network(rng, 2, 3)
    yield case(X, {k: v * 1000 for k, v in far.items()}, tag="extreme")


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
    witness={
        "A2": _part("A2"),
        "Z1 in the cache": _part("Z1"),
        "A1 in the cache": _part("A1"),
    },
    mistakes=[
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
            "A1 is Z1 itself. Without tanh between them, the two layers are one "
            "straight line again.",
            caught_by="A1 in the cache",
        ),
        Mistake(
            "score returned as probability",
            ("A2 = sigmoid(Z2)", "A2 = Z2"),
            "A2 is the score Z2: the last σ is missing, so it is no probability.",
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
            'the result is right, but cache["Z1"] holds A1. On the way back each must '
            "be found under its own name.",
            caught_by="Z1 in the cache",
        ),
        Mistake(
            "Z2 stored as A2",
            ('"A2": A2}', '"A2": Z2}'),
            'the result is right, but cache["A2"] holds the score Z2. The way back '
            "begins with A2 − Y and would go wrong at once.",
            caught_by="A2 in the cache",
        ),
        Mistake(
            "ring product for matrix product",
            ("W1 @ X", "W1 * X"),
            "`*` multiplies entry by entry and needs equal shapes. W1 X is a matrix "
            "product: @.",
            caught_by="shape of A2",
        ),
        Mistake(
            "no cache returned",
            ('return A2, {"Z1": Z1, "A1": A1, "Z2": Z2, "A2": A2}', "return A2"),
            "A2 came back alone. Return the cache too, for the way back.",
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
        "Z1 = W1 @ X + b1. The second layer looks the same, with A1 in the place of X.",
    ],
)


COMPARE = "return A2 > 0.5"


def _questions(rng):
    for n_x, n_h, m in ((2, 4, 9), (3, 2, 1), (5, 3, 20)):
        yield case(network(rng, n_x, n_h), normal(rng, n_x, m))
    zero = {k: 0 * v for k, v in network(rng, 2, 3).items()}
    yield case(zero, normal(rng, 2, 5), tag="half")


predict = Exercise(
    "predict",
    section="The whole training",
    args=("parameters", "X"),
    cases=_questions,
    criteria=[
        shape_of("shape", points=1),
        value_of("predictions", points=2),
        value_of("a probability of exactly one half", points=1, on="half"),
    ],
    witness={
        "predictions": lambda reference, case: run(*case.args)["Z2"] > 0,
    },
    mistakes=[
        Mistake(
            "one half counted as class 1",
            (COMPARE, "return A2 >= 0.5"),
            "a probability of exactly 0.5 is called class 1 here; it should be class "
            "0: greater than, not greater or equal.",
            caught_by="a probability of exactly one half",
        ),
        Mistake(
            "probabilities returned",
            (COMPARE, "return A2"),
            "these are the probabilities themselves. Compare them with 0.5.",
            caught_by="predictions",
        ),
        Mistake(
            "cut to whole numbers",
            (COMPARE, "return A2.astype(int)"),
            "everything is class 0: astype(int) cuts off the decimals of a "
            "probability. Compare it with 0.5.",
            caught_by="predictions",
        ),
        Mistake(
            "threshold at zero",
            (COMPARE, "return A2 > 0"),
            "everything is class 1: a probability is always greater than 0. The "
            "threshold is 0.5.",
            caught_by="predictions",
        ),
        Mistake(
            "answers inverted",
            (COMPARE, "return A2 < 0.5"),
            "the classes are swapped: a large A2 means that class 1 is likely.",
            caught_by="predictions",
        ),
        Mistake(
            "rank-1 predictions",
            (COMPARE, "return (A2 > 0.5).ravel()"),
            "the predictions are a rank-1 array; they should be (1, m), like Y.",
            caught_by="shape",
        ),
        Mistake(
            "predictions transposed",
            (COMPARE, "return (A2 > 0.5).T"),
            "the predictions stand in a column. Examples are columns, so the answer is "
            "one row: (1, m).",
            caught_by="shape",
        ),
        Mistake(
            "one answer for all",
            (COMPARE, "return (A2 > 0.5).all(keepdims=True) | (0 * A2 > 1)"),
            "all examples get the same answer. Each has its own probability, to be "
            "compared by itself.",
            caught_by="predictions",
        ),
    ],
    variants=[
        Variant("ones and zeros", (COMPARE, "return (A2 > 0.5).astype(int)")),
        Variant("np.where", (COMPARE, "return np.where(A2 > 0.5, 1.0, 0.0)")),
        Variant("rounded", (COMPARE, "return np.round(A2)")),
        Variant(
            "by the score",
            (
                ("A2, _ =", "_, cache ="),
                (COMPARE, 'return cache["Z2"] > 0'),
            ),
        ),
    ],
    hints=[
        "forward_propagation gives the probabilities.",
        "A2 > 0.5 is an array of True and False, of A2's shape.",
    ],
    uses=("forward_propagation",),
)
