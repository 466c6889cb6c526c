"""`leaky_relu_derivative`."""

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    value_of,
)

from .drawing import slopes, with_zeros
from .leaky import IGNORED, SECTION, alpha_of, leaky_cases, two_ramps
from .rectified import IF_ON_ARRAY


def _cases(rng):
    yield from leaky_cases(rng)
    yield case(with_zeros(rng), tag="zero")


def _slope(reference, drawn):
    return slopes(lambda x: two_ramps(x, alpha_of(drawn)), drawn.args[0])


SLOPE = "np.where(x > 0, 1.0, alpha)"

leaky_relu_derivative = Exercise(
    "leaky_relu_derivative",
    section=SECTION,
    args=("x", "alpha"),
    cases=_cases,
    criteria=[
        value_of("values", points=1),
        value_of("other alphas", points=1, on="alpha"),
        value_of("at zero", points=1, on="zero"),
        arguments_kept(points=1),
    ],
    oracles={"values": _slope, "other alphas": _slope},
    mistakes=[
        Mistake("alpha is ignored", ("1.0, alpha)", "1.0, 0.01)"), IGNORED,
                caught_by="other alphas"),
        Mistake(
            "one at zero", ("x > 0", "x >= 0"),
            "the slope at exactly 0 came out as 1. In this course it is the left "
            "piece's, alpha: use > and not >=.",
            caught_by="at zero",
        ),
        Mistake(
            "zero at zero", ("1.0, alpha)", "1.0, np.where(x < 0, alpha, 0.0))"),
            "the slope at exactly 0 came out as 0. That is ReLU's; a leaky unit is "
            "never quite off, and in this course its slope at 0 is alpha.",
            caught_by="at zero",
        ),
        Mistake(
            "the slope of plain ReLU", (SLOPE, "np.where(x > 0, 1.0, 0.0)"),
            "on the left the slope came out as 0. The leak is the whole point: the "
            "slope there is alpha.",
            caught_by="values",
        ),
        Mistake(
            "the value, not the slope", (SLOPE, "np.where(x > 0, x, alpha * x)"),
            "this is leaky_relu(x), the value. The slope is 1 or alpha, however large "
            "x is.",
            caught_by="values",
        ),
        Mistake(
            "the pieces exchanged", (SLOPE, "np.where(x > 0, alpha, 1.0)"),
            "the pieces are swapped: you return alpha where x is positive, and 1 "
            "elsewhere.",
            caught_by="values",
        ),
        Mistake(
            "the slope goes down", ("1.0, alpha)", "1.0, -alpha)"),
            "on the left the slope came out as −alpha. The left piece rises too, just "
            "slowly.",
            caught_by="values",
        ),
        Mistake(
            "alpha times x on the left", ("1.0, alpha)", "1.0, alpha * x)"),
            "on the left you return alpha · x, the value there. Its derivative with "
            "respect to x is alpha.",
            caught_by="values",
        ),
        Mistake(
            "alpha added on both sides", (SLOPE, "(x > 0) + alpha"),
            "alpha was added everywhere, so that the slope on the right is 1 + alpha. "
            "It belongs on the left only.",
            caught_by="values",
        ),
        Mistake(
            "an if for an array", ("    return " + SLOPE, "    if x > 0:\n"
                                   "        return 1.0\n    return alpha"),
            IF_ON_ARRAY.format("if"), caught_by="values",
        ),
        Mistake(
            "fractions cut off",
            ("    return " + SLOPE, "    d = np.ones_like(x)\n    d[x <= 0] = alpha\n"
             "    return d"),
            "for scores that are whole numbers the slopes on the left came out as 0: "
            "an array made like x holds whole numbers, and 0.01 is truncated to 0.",
            caught_by="other alphas",
        ),
        Mistake(
            "one everywhere", (SLOPE, "np.ones(np.shape(x))"),
            "this is 1 everywhere. If you wrote alpha first and 1 after it, into one "
            "array: alpha is positive too, so the second line overwrote the first.",
            caught_by="values",
        ),
        Mistake(
            "leaky_relu divided by x", (SLOPE, "np.where(x > 0, x, alpha * x) / x"),
            "leaky_relu(x) / x is right everywhere except at 0, where it is 0 / 0: "
            "nan, which would spread through the whole network.",
            caught_by="at zero",
        ),
        Mistake(
            "slopes written into x",
            ("    return " + SLOPE,
             "    x[x > 0] = 1\n    x[x <= 0] = alpha\n    return x"),
            "the slopes were written into the caller's own array: after the call those "
            "scores are lost, and an array of whole numbers cannot hold alpha. Make a "
            "new array.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "only the left slopes", (SLOPE, "alpha * np.ones(np.sum(x <= 0))"),
            "the shape is lost: you kept the entries of one side only. Every entry "
            "needs its slope, in its place.",
            caught_by="values",
        ),
    ],
    variants=[
        Variant("two masks", (SLOPE, "(x > 0) * 1.0 + alpha * (x <= 0)")),
        Variant("a straight mix", (SLOPE, "alpha + (1 - alpha) * (x > 0)")),
        Variant("heaviside", (SLOPE, "np.heaviside(x, 0) * (1 - alpha) + alpha")),
        Variant("an array made first",
                ("    return " + SLOPE, "    d = np.full(np.shape(x), float(alpha))\n"
                 "    d[np.asarray(x) > 0] = 1\n    return d")),
    ],
    hints=[
        "There are only two values: 1 where the entry is positive, alpha elsewhere.",
        "As in relu_derivative, with another number on the left.",
        "At exactly 0 the answer is alpha: choose between > and >= accordingly.",
    ],
)  # fmt: skip
