"""`relu` and its derivative."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    shape_of,
    value_of,
)

from .drawing import scores, slopes, whole_scores, with_zeros


def _cases(rng):
    yield case(scores(rng, 5))
    yield case(scores(rng, 3, 4))
    yield case(abs(scores(rng, 1, 1)))
    yield case(whole_scores(rng, 2, 6))


def _cases_with_zeros(rng):
    yield from _cases(rng)
    yield case(with_zeros(rng), tag="zero")


def _half_of_the_sum(reference, drawn):
    x = np.asarray(drawn.args[0])
    return (x + np.sqrt(x * x)) / 2


IF_ON_ARRAY = (
    "{} asks one question about the whole array, which has no single answer. Use "
    "something that works entry by entry."
)
ROW_BY_ROW = (
    "the loop is right for arrays with one axis. With two axes it visits whole rows, "
    "and {} cannot decide for a row. Use something that works entry by entry, whatever "
    "the shape."
)
ANSWER = "np.maximum(0, x)"

relu = Exercise(
    "relu",
    section="ReLU",
    args=("x",),
    cases=_cases,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=2),
        arguments_kept(points=1),
    ],
    oracles={"values": _half_of_the_sum},
    mistakes=[
        Mistake(
            "one flat row",
            ('return np.maximum(0, x)', 'return np.maximum(0, x).ravel()'),
            "the values are right, but they are in one flat row. The result must have "
            "the shape of x, whatever that is.",
            caught_by="shape",
        ),
        Mistake(
            "np.max for np.maximum", (ANSWER, "np.max(0, x)"),
            "np.max(0, x) means: the largest entry of 0, along axis x. The function "
            "that compares two things entry by entry is np.maximum.",
            caught_by="values",
        ),
        Mistake(
            "Python's max", (ANSWER, "max(0, x)"), IF_ON_ARRAY.format("max"),
            caught_by="values",
        ),
        Mistake(
            "a loop over the first axis",
            (ANSWER, "np.array([max(0, v) for v in x])"), ROW_BY_ROW.format("max"),
            caught_by="values",
        ),
        Mistake(
            "the places, not the values", (ANSWER, "np.where(x > 0)"),
            "np.where with only a condition gives the positions where it is true. It "
            "can also choose values: give it them as two more arguments.",
            caught_by="values",
        ),
        Mistake(
            "the smaller of the two", (ANSWER, "np.minimum(0, x)"),
            "this keeps the negative entries and cuts the positive ones: the minimum "
            "instead of the maximum.",
            caught_by="values",
        ),
        Mistake(
            "the absolute value", (ANSWER, "np.abs(x)"),
            "negative entries became positive. ReLU sets them to 0.",
            caught_by="values",
        ),
        Mistake(
            "the mask alone", (ANSWER, "(x > 0) * 1.0"),
            "these are ones and zeros: the slope of ReLU. The value of a positive "
            "entry is the entry itself.",
            caught_by="values",
        ),
        Mistake(
            "a leak", (ANSWER, "np.maximum(0.01 * x, x)"),
            "negative entries were shrunk, not set to 0: this is leaky ReLU, which "
            "comes later.",
            caught_by="values",
        ),
        Mistake(
            "cut at one", (ANSWER, "np.clip(x, 0, 1)"),
            "entries above 1 were cut down to 1. ReLU lets them through unchanged.",
            caught_by="values",
        ),
        Mistake(
            "only the largest entry", (ANSWER, "max(0, np.max(x))"),
            "one number came back, the largest entry of all. Every entry must be "
            "compared with 0 separately, so the shape stays.",
            caught_by="values",
        ),
        Mistake(
            "the negative entries are left out", (ANSWER, "np.asarray(x)"
                                                  "[np.asarray(x) > 0]"),
            "x[x > 0] picks the positive entries and drops the others, so the shape is "
            "lost. They should stay in their places, as 0.",
            caught_by="values",
        ),
        Mistake(
            "zeros written into x", ("    return " + ANSWER,
                                     "    x[x < 0] = 0\n    return x"),
            "x[x < 0] = 0 writes into the caller's own array: after the call those "
            "scores are lost. Make a new array.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("times the mask", (ANSWER, "x * (x > 0)")),
        Variant("where", (ANSWER, "np.where(x > 0, x, 0)")),
        Variant("half the sum with the size", (ANSWER, "(np.abs(x) + x) / 2")),
        Variant("clip", (ANSWER, "np.clip(x, 0, None)")),
        Variant("on a copy", ("    return " + ANSWER,
                              "    a = np.array(x)\n    a[a < 0] = 0\n    return a")),
    ],
    hints=[
        "Every entry is compared with 0 separately; the shape stays.",
        "np.max looks for the largest entry of one array. Its neighbour np.maximum "
        "compares two.",
        "A single number such as 0 is compared with every entry.",
    ],
)  # fmt: skip


SLOPE = "np.where(x > 0, 1.0, 0.0)"

relu_derivative = Exercise(
    "relu_derivative",
    section="ReLU",
    args=("x",),
    cases=_cases_with_zeros,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=1),
        value_of("at zero", points=1, on="zero"),
        arguments_kept(points=1),
    ],
    oracles={"values": lambda reference, drawn: slopes(
        lambda x: (x + np.sqrt(x * x)) / 2, drawn.args[0])},
    mistakes=[
        Mistake(
            "one flat row",
            (SLOPE, f"{SLOPE}.ravel()"),
            "the slopes are right, but they are in one flat row. The result needs the "
            "shape of x, so that gradients can be multiplied by it entry by entry.",
            caught_by="shape",
        ),
        Mistake(
            "one at zero", ("x > 0", "x >= 0"),
            "the slope at exactly 0 came out as 1. In this course a unit at 0 counts "
            "as off: use > and not >=.",
            caught_by="at zero",
        ),
        Mistake(
            "a half at zero", (SLOPE, "np.heaviside(x, 0.5)"),
            "the slope at exactly 0 came out as a half, the mean of both sides. In "
            "this course it is 0.",
            caught_by="at zero",
        ),
        Mistake(
            "relu divided by x", (SLOPE, "np.maximum(0, x) / x"),
            "relu(x) / x is right everywhere except at 0, where it is 0 / 0: nan, "
            "which would spread through the whole network.",
            caught_by="at zero",
        ),
        Mistake(
            "the value, not the slope", (SLOPE, "np.maximum(0, x)"),
            "this is relu(x), the value. Where a unit is on, the slope is 1, however "
            "large x is.",
            caught_by="values",
        ),
        Mistake(
            "the sign of x", (SLOPE, "np.sign(x)"),
            "negative entries came out as −1. On the left ReLU is flat: its slope "
            "there is 0.",
            caught_by="values",
        ),
        Mistake(
            "the wrong way round", ("x > 0", "x < 0"),
            "ones and zeros are swapped: you return 1 where x is negative. A unit is "
            "on where x is positive.",
            caught_by="values",
        ),
        Mistake(
            "one everywhere", (SLOPE, "np.ones_like(x)"),
            "this is 1 everywhere, the slope without the bend. On the left it is 0.",
            caught_by="values",
        ),
        Mistake(
            "an if for an array", ("    return " + SLOPE,
                                   "    if x > 0:\n        return 1.0\n    return 0.0"),
            IF_ON_ARRAY.format("if"), caught_by="values",
        ),
        Mistake(
            "a leak", (SLOPE, "np.where(x > 0, 1.0, 0.01)"),
            "on the left the slope came out as 0.01. That is leaky ReLU, which comes "
            "later; here it is 0.",
            caught_by="values",
        ),
        Mistake(
            "ones and zeros written into x",
            ("    return " + SLOPE,
             "    x[x <= 0] = 0\n    x[x > 0] = 1\n    return x"),
            "the slopes were written into the caller's own array: after the call those "
            "scores are lost. Make a new array.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("a mask", (SLOPE, "x > 0")),
        Variant("a mask times one", (SLOPE, "(x > 0) * 1.0")),
        Variant("heaviside", (SLOPE, "np.heaviside(x, 0)")),
        Variant("the sign of relu", (SLOPE, "np.sign(np.maximum(x, 0))")),
        Variant("an array made first",
                ("    return " + SLOPE, "    d = np.zeros(np.shape(x))\n"
                 "    d[np.asarray(x) > 0] = 1\n    return d")),
    ],
    hints=[
        "There are only two values: 1 where the entry is positive, and 0 elsewhere.",
        "A comparison of an array with 0 gives an array of True and False.",
        "At exactly 0 the answer is 0: choose between > and >= accordingly.",
    ],
)  # fmt: skip
