"""`predict`."""

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

COMPARE = "return A2 > 0.5"


def _questions(rng):
    for n_x, n_h, m in ((2, 4, 9), (3, 2, 1), (5, 3, 20)):
        parameters, X = network(rng, n_x, n_h), normal(rng, n_x, m)
        scores = run(parameters, X)["Z2"]
        middle = (scores.min() + scores.max()) / 2  # of several, both answers occur
        parameters["b2"] = (parameters["b2"] - middle + 0.5 * (m == 1)).round(3)
        yield case(parameters, X)
    zero = {k: 0 * v for k, v in network(rng, 2, 3).items()}
    yield case(zero, normal(rng, 2, 5), tag="half")


predict = Exercise(
    "predict",
    section="The whole training",
    args=("parameters", "X"),
    cases=_questions,
    criteria=[
        shape_of("shape", points=0.5),
        value_of("predictions", points=3),
        value_of("a probability of exactly one half", points=0.5, on="half"),
    ],
    oracles={
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
            "the predictions form a column. Examples are columns, so the answer is one "
            "row: (1, m).",
            caught_by="shape",
        ),
        Mistake(
            "one answer for all",
            (COMPARE, "return (A2 > 0.5).all(keepdims=True) | (0 * A2 > 1)"),
            "all examples get the same answer. Compare each probability with 0.5 "
            "separately.",
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
