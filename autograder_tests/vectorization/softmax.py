"""`softmax`: rows of scores into rows of probabilities."""

import numpy as np
from scipy import special

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    normal,
    shape_of,
    value_of,
)

from .rows import KEEP, NO_AXIS_KEPT


def _scores(rng):
    yield case(np.array([[0, 1, 3], [2, -1, 0]])[:, rng.permutation(3)] * 1.0)
    yield case(normal(rng, 1, 5))
    yield case(normal(rng, 3, 3))
    yield case(rng.integers(-3, 4, size=(2, 4)) * 1.0)
    yield case(normal(rng, 5, 7))
    far = np.array([[1000.0, 999.0], [-999.0, -1000.0]])
    yield case(far[rng.permutation(2)], tag="extreme")
    yield case(np.array([[0.0, 1000.0, -1000.0], [3.0, 1.0, 2.0]]), tag="extreme")


def _scipy(reference, drawn):
    return special.softmax(drawn.args[0], axis=1)


SHIFT = "x - x.max(axis=1, keepdims=True)"
SUM = "powers.sum(axis=1, keepdims=True)"

softmax = Exercise(
    "softmax",
    section="Softmax",
    args=("x",),
    cases=_scores,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=3),
        value_of("large scores", points=1, on="extreme"),
        arguments_kept(points=1),
    ],
    oracles={"values": _scipy, "large scores": _scipy},
    mistakes=[
        Mistake(
            "columns instead of rows",
            (("x.max(axis=1", "x.max(axis=0"),
             ("powers.sum(axis=1", "powers.sum(axis=0")),
            "each column sums to 1, instead of each row. A row holds the scores of one "
            "example, and they lie along axis 1.",
            caught_by="values", section="Which axis?",
        ),
        Mistake(
            "one sum for the whole table",
            ((SHIFT, "x - x.max()"), (SUM, "powers.sum()")),
            "all rows together sum to 1. Each example needs its own sum: say which "
            "axis to sum along.",
            caught_by="values", section="Which axis?",
        ),
        Mistake(
            "the axis of the sums is not kept", (SUM, "powers.sum(axis=1)"),
            NO_AXIS_KEPT.format("sums"), caught_by="values", section=KEEP,
        ),
        Mistake(
            "the axis is not kept, and nothing subtracted",
            ((SHIFT, "x"), (SUM, "powers.sum(axis=1)")),
            NO_AXIS_KEPT.format("sums"), caught_by="values", section=KEEP,
        ),
        Mistake(
            "the axis of the maxima is not kept", (SHIFT, "x - x.max(axis=1)"),
            NO_AXIS_KEPT.format("largest scores"), caught_by="values", section=KEEP,
        ),
        Mistake(
            "no exponentials", (("np.exp(shifted)", "shifted"), (SHIFT, "x")),
            "the scores were divided by their sum as they are. Scores can be negative, "
            "and so can these results; the exponential makes them positive first.",
            caught_by="values",
        ),
        Mistake(
            "not divided by the sum", ((SHIFT, "x"), ("return powers / " + SUM,
                                                      "return powers")),
            "these are only the exponentials. They are positive, but each row must be "
            "divided by its sum for it to sum to 1.",
            caught_by="values",
        ),
        Mistake(
            "a sigmoid of every score", ("return powers / " + SUM,
                                         "return 1 / (1 + np.exp(-x))"),
            "this is the sigmoid of each score by itself. The scores of a row must "
            "share a total probability of 1.",
            caught_by="values",
        ),
        Mistake(
            "nothing is subtracted", (SHIFT, "x"),
            "the formula is right, but e^1000 is inf and inf / inf is nan. Subtract "
            "each row's largest score before taking exponentials.",
            caught_by="large scores",
        ),
        Mistake(
            "the largest score of the whole table", (SHIFT, "x - x.max()"),
            "you subtract the largest score of all rows. In a row far below it every "
            "exponential is e^(−2000) = 0, and 0 / 0 is nan. Subtract each row's own "
            "largest score.",
            caught_by="large scores",
        ),
        Mistake(
            "the largest score of each column",
            (SHIFT, "x - x.max(axis=0, keepdims=True)"),
            "what you subtract differs from column to column, so it does not cancel "
            "in the fraction. Subtract one number per row: its own largest score.",
            caught_by="values",
        ),
        Mistake(
            "subtracted only in the numerator",
            (SUM, "np.exp(x).sum(axis=1, keepdims=True)"),
            "the largest score was subtracted in the numerator and not in the "
            "denominator, so it does not cancel. Sum the same exponentials that you "
            "divide.",
            caught_by="values",
        ),
        Mistake(
            "subtracted in place",
            ("shifted = " + SHIFT,
             "x -= x.max(axis=1, keepdims=True)\n    shifted = x"),
            "-= writes into the caller's own array: after the call their scores are "
            "changed. Give the difference a new name.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "a single row loses its axis", ("return powers / " + SUM,
                                            "return np.squeeze(powers / " + SUM + ")"),
            "for a single example the result has shape (n,): squeeze removed the axis "
            "of length 1. One example is still a table with one row.",
            caught_by="shape", section="Arrays with one axis",
        ),
    ],
    variants=[
        Variant("a reshaped maximum", (SHIFT, "x - np.max(x, 1).reshape(-1, 1)")),
        Variant("a new axis", (SUM, "powers.sum(axis=-1)[:, None]")),
        Variant("by logarithms",
                ("return powers / " + SUM, "return np.exp(shifted - np.log("
                 "np.sum(np.exp(shifted), axis=1, keepdims=True)))")),
        Variant("transposed", ("return powers / " + SUM,
                               "return (powers.T / powers.T.sum(axis=0)).T")),
        Variant("row by row", ("return powers / " + SUM,
                               "return np.array([p / p.sum() for p in powers])")),
    ],
    hints=[
        "Three steps: subtract each row's largest score, take exponentials, divide by "
        "each row's sum.",
        "Both the largest score and the sum run along axis 1, and both go back to a "
        "table of shape (m, n).",
        "x.max takes axis and keepdims as a sum does. Subtract into a new name, so "
        "that x stays as it is.",
        "After the exponentials, the last line divides them by their own sum along "
        "axis 1, with the axis kept.",
    ],
)  # fmt: skip
