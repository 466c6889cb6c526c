"""`leaky_relu` and its derivative."""

import numpy as np

from grading.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    shape_of,
    value_of,
)

from .drawing import scores, slopes, whole_scores, with_zeros
from .rectified import IF_ON_ARRAY

SECTION = "When a unit dies, and leaky ReLU"


def _cases(rng):
    yield case(scores(rng, 5))
    yield case(scores(rng, 3, 4))
    yield case(-abs(scores(rng, 1, 1)))
    yield case(scores(rng, 1, 3), alpha=0.2, tag="alpha")
    yield case(scores(rng, 4, 1), 0.5, tag="alpha")
    yield case(whole_scores(rng, 2, 6), alpha=0.5, tag="alpha")


def _cases_with_zeros(rng):
    yield from _cases(rng)
    yield case(with_zeros(rng), tag="zero")


def _alpha(drawn):
    return drawn.kwargs.get("alpha", drawn.args[1] if len(drawn.args) > 1 else 0.01)


def _two_ramps(x, alpha):
    """Write leaky ReLU as a mean of x and |x|, without asking for signs."""
    return (1 + alpha) / 2 * x + (1 - alpha) / 2 * np.sqrt(x * x)


def _value(reference, drawn):
    return _two_ramps(np.asarray(drawn.args[0]), _alpha(drawn))


def _slope(reference, drawn):
    return slopes(lambda x: _two_ramps(x, _alpha(drawn)), drawn.args[0])


IGNORED = (
    "alpha was ignored: the number 0.01 is written into the function. It is only the "
    "default; whoever calls with another alpha must get another slope."
)
ANSWER = "np.where(x > 0, x, alpha * x)"

leaky_relu = Exercise(
    "leaky_relu",
    section=SECTION,
    args=("x", "alpha"),
    cases=_cases,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=1),
        value_of("other alphas", points=1, on="alpha"),
        arguments_kept(points=1),
    ],
    witness={"values": _value, "other alphas": _value},
    mistakes=[
        Mistake("alpha is ignored", ("alpha * x)", "0.01 * x)"), IGNORED,
                caught_by="other alphas"),
        Mistake(
            "no leak", (ANSWER, "np.maximum(0, x)"),
            "negative entries came out as 0: this is plain ReLU. They should be alpha "
            "times x.",
            caught_by="values",
        ),
        Mistake(
            "the pieces exchanged", ("x > 0", "x < 0"),
            "the pieces are exchanged: positive entries were shrunk and negative ones "
            "kept.",
            caught_by="values",
        ),
        Mistake(
            "the leak goes up", ("alpha * x)", "-alpha * x)"),
            "negative entries came out positive: −alpha · x. The left piece goes on "
            "downwards, less steeply: alpha · x.",
            caught_by="values",
        ),
        Mistake(
            "alpha itself on the left", ("alpha * x)", "alpha)"),
            "negative entries came out as alpha, all of them. That is the slope on the "
            "left; the value is alpha times x.",
            caught_by="values",
        ),
        Mistake(
            "the pieces one after the other",
            (ANSWER, "np.concatenate((x[x > 0], alpha * x[x <= 0]))"),
            "the two pieces were put one after the other, so that the entries lost "
            "their places. Each must stay where it is: choose entry by entry.",
            caught_by="shape",
        ),
        Mistake(
            "alpha subtracted", ("alpha * x)", "x - alpha)"),
            "alpha was subtracted from the negative entries. It is a slope: multiply.",
            caught_by="values",
        ),
        Mistake(
            "everything shrunk", (ANSWER, "alpha * x"),
            "positive entries were shrunk as well. They pass through as they are, "
            "which makes the bend.",
            caught_by="values",
        ),
        Mistake(
            "a leak ten times too strong", ("alpha * x)", "10 * alpha * x)"),
            "negative entries came out ten times too large. The default of alpha is "
            "0.01.",
            caught_by="values",
        ),
        Mistake(
            "an if for an array", ("    return " + ANSWER, "    if x > 0:\n"
                                   "        return x\n    return alpha * x"),
            IF_ON_ARRAY.format("if"), caught_by="values",
        ),
        Mistake(
            "fractions cut off",
            ("    return " + ANSWER, "    a = np.array(x)\n"
             "    a[a < 0] = alpha * a[a < 0]\n    return a"),
            "for scores that are whole numbers the result was cut to whole numbers "
            "too: an array of integers cannot hold −0.02. Let NumPy make the new "
            "array.",
            caught_by="other alphas",
        ),
        Mistake(
            "written into x", ("    return " + ANSWER,
                               "    x[x < 0] *= alpha\n    return x"),
            "x[x < 0] *= alpha writes into the caller's own array: after the call "
            "their scores are changed. Make a new array.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("the larger of the two", (ANSWER, "np.maximum(alpha * x, x)")),
        Variant("two halves", (ANSWER, "np.maximum(x, 0) + alpha * np.minimum(x, 0)")),
        Variant("at zero the other piece", ("x > 0", "x >= 0")),
        Variant("times a slope", (ANSWER, "x * np.where(x > 0, 1.0, alpha)")),
        Variant("masks", (ANSWER, "x * (x > 0) + alpha * x * (x <= 0)")),
    ],
    hints=[
        "Two pieces: positive entries stay, the others are multiplied by alpha.",
        "np.where chooses entry by entry between two arrays.",
        "Use the argument alpha, not the number 0.01, which is only its default.",
    ],
)  # fmt: skip


SLOPE = "np.where(x > 0, 1.0, alpha)"

leaky_relu_derivative = Exercise(
    "leaky_relu_derivative",
    section=SECTION,
    args=("x", "alpha"),
    cases=_cases_with_zeros,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=1),
        value_of("other alphas", points=1, on="alpha"),
        value_of("at zero", points=1, on="zero"),
    ],
    witness={"values": _slope, "other alphas": _slope},
    mistakes=[
        Mistake("alpha is ignored", ("1.0, alpha)", "1.0, 0.01)"), IGNORED,
                caught_by="other alphas"),
        Mistake(
            "one at zero", ("x > 0", "x >= 0"),
            "the slope at exactly 0 came out as 1. In this course it is that of the "
            "left piece, alpha: > and not >=.",
            caught_by="at zero",
        ),
        Mistake(
            "zero at zero", ("1.0, alpha)", "1.0, np.where(x < 0, alpha, 0.0))"),
            "the slope at exactly 0 came out as 0. That is ReLU's; a leaky unit is "
            "never quite shut, and in this course its slope at 0 is alpha.",
            caught_by="at zero",
        ),
        Mistake(
            "the slope of plain ReLU", (SLOPE, "np.where(x > 0, 1.0, 0.0)"),
            "on the left the slope came out as 0. The leak is the whole point: there "
            "it is alpha.",
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
            "the pieces are exchanged: alpha where x is positive, and 1 elsewhere.",
            caught_by="values",
        ),
        Mistake(
            "the slope goes down", ("1.0, alpha)", "1.0, -alpha)"),
            "on the left the slope came out as −alpha. The left piece rises too, only "
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
            "It belongs to the left piece only.",
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
            "an array made like x holds whole numbers, and 0.01 is cut off.",
            caught_by="other alphas",
        ),
        Mistake(
            "only the left slopes", (SLOPE, "alpha * np.ones(np.sum(x <= 0))"),
            "the shape is lost: you keep the entries of one side only. Every entry "
            "needs its slope, in its place.",
            caught_by="shape",
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
        "Two values only: 1 where the entry is positive, alpha elsewhere.",
        "As in relu_derivative, with another number on the left.",
        "At exactly 0 the answer is alpha: choose between > and >= accordingly.",
    ],
)  # fmt: skip
