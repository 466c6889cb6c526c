"""`leaky_relu` and its derivative."""

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

from .drawing import scores, whole_scores
from .rectified import IF_ON_ARRAY, ROW_BY_ROW

SECTION = "Dead units and leaky ReLU"


def leaky_cases(rng):
    """Draw arrays of several shapes, with the usual slope and with others."""
    yield case(scores(rng, 5))
    yield case(scores(rng, 3, 4))
    yield case(-abs(scores(rng, 1, 1)))
    yield case(scores(rng, 1, 3), alpha=0.2, tag="alpha")
    yield case(scores(rng, 4, 1), 0.5, tag="alpha")
    yield case(whole_scores(rng, 2, 6), alpha=0.5, tag="alpha")


def alpha_of(drawn):
    """Find the slope that a case asks for."""
    return drawn.kwargs.get("alpha", drawn.args[1] if len(drawn.args) > 1 else 0.01)


def two_ramps(x, alpha):
    """Write leaky ReLU as a mean of x and |x|, without asking for signs."""
    return (1 + alpha) / 2 * x + (1 - alpha) / 2 * np.sqrt(x * x)


def _value(reference, drawn):
    return two_ramps(np.asarray(drawn.args[0]), alpha_of(drawn))


IGNORED = (
    "alpha was ignored: the number 0.01 is written into the function. It is only the "
    "default; a call with another alpha must use that slope."
)
ANSWER = "np.where(x > 0, x, alpha * x)"

leaky_relu = Exercise(
    "leaky_relu",
    section=SECTION,
    args=("x", "alpha"),
    cases=leaky_cases,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=1),
        value_of("other alphas", points=1, on="alpha"),
        arguments_kept(points=1),
    ],
    oracles={"values": _value, "other alphas": _value},
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
            "the pieces are swapped: positive entries were shrunk and negative ones "
            "kept.",
            caught_by="values",
        ),
        Mistake(
            "the leak goes up", ("alpha * x)", "-alpha * x)"),
            "negative entries came out positive: −alpha · x. The left piece keeps "
            "going down, less steeply: alpha · x.",
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
            "the two pieces were put one after the other, so the entries lost their "
            "places. Each must stay where it is: choose entry by entry.",
            caught_by="shape",
        ),
        Mistake(
            "alpha subtracted", ("alpha * x)", "x - alpha)"),
            "alpha was subtracted from the negative entries. It is a slope: multiply.",
            caught_by="values",
        ),
        Mistake(
            "everything shrunk", (ANSWER, "alpha * x"),
            "positive entries were shrunk as well. They should pass through "
            "unchanged; that makes the bend.",
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
            "a loop over the first axis",
            (ANSWER, "np.array([v if v > 0 else alpha * v for v in x])"),
            ROW_BY_ROW.format("if"), caught_by="values",
        ),
        Mistake(
            "the leak on both sides", (ANSWER, "np.maximum(0, x) + alpha * x"),
            "positive entries came out as x + alpha · x: the leak was added on both "
            "sides. It belongs on the left only.",
            caught_by="values",
        ),
        Mistake(
            "fractions cut off",
            ("    return " + ANSWER, "    a = np.array(x)\n"
             "    a[a < 0] = alpha * a[a < 0]\n    return a"),
            "for scores that are whole numbers the result was truncated to whole "
            "numbers too: an array of integers cannot hold −0.02. Let NumPy make the "
            "new array.",
            caught_by="other alphas",
        ),
        Mistake(
            "written into x", ("    return " + ANSWER,
                               "    x[x < 0] *= alpha\n    return x"),
            "x[x < 0] *= alpha writes into the caller's own array: after the call "
            "those scores are changed. Make a new array.",
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
