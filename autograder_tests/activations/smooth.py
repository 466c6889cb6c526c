"""`tanh_derivative`."""

import math

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

from .drawing import scores, slopes


def _cases(rng):
    yield case(float(scores(rng)))
    yield case(scores(rng, 4))
    yield case(scores(rng, 3, 5))
    yield case(scores(rng, 1, 1))
    yield case(np.array([[-1000.0, 0.0, 1000.0]]), tag="extreme")


ANSWER = "1 - t**2"

tanh_derivative = Exercise(
    "tanh_derivative",
    section="Tanh",
    args=("x",),
    cases=_cases,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=1),
        value_of("large inputs", points=1, on="extreme"),
        arguments_kept(points=1),
    ],
    oracles={"values": lambda reference, drawn: slopes(
        np.vectorize(math.tanh), drawn.args[0])},
    mistakes=[
        Mistake(
            "the square is missing", (ANSWER, "1 - t"),
            "this is 1 − tanh(x). The value of tanh must be squared first.",
            caught_by="values",
        ),
        Mistake(
            "the formula of the sigmoid", (ANSWER, "t * (1 - t)"),
            "this is t · (1 − t), the sigmoid's formula with tanh in it. For tanh the "
            "slope is 1 − t².",
            caught_by="values",
        ),
        Mistake(
            "x squared, not tanh squared", (ANSWER, "1 - x**2"),
            "this is 1 − x²: the score itself was squared. The argument is the "
            "score, before the tanh, so compute tanh(x) first.",
            caught_by="values",
        ),
        Mistake(
            "the tanh of the square", ("np.tanh(x)\n    return 1 - t**2",
                                       "np.tanh(x**2)\n    return 1 - t"),
            "this is 1 − tanh(x²). tanh²x means: first tanh, then the square.",
            caught_by="values",
        ),
        Mistake(
            "a plus for the minus", (ANSWER, "1 + t**2"),
            "this is 1 + tanh²(x), which grows to 2 where the curve is flat. Check the "
            "sign: far out the slope must be 0.",
            caught_by="values",
        ),
        Mistake(
            "the signs exchanged", (ANSWER, "t**2 - 1"),
            "this is tanh²(x) − 1, which is negative. Tanh rises everywhere, so its "
            "slope is positive.",
            caught_by="values",
        ),
        Mistake(
            "twice instead of squared", (ANSWER, "1 - t * 2"),
            "tanh was doubled, not squared: in Python a square is **2.",
            caught_by="values",
        ),
        Mistake(
            "the tanh taken twice", ("np.tanh(x)", "np.tanh(np.tanh(x))"),
            "tanh was applied twice. The formula applies it once, to x.",
            caught_by="values",
        ),
        Mistake(
            "^ for a power", (ANSWER, "1 - t ^ 2"),
            "Python says that an operator in this line does not fit its operands. If "
            "you wrote ^ for a power: in Python that is **.",
            caught_by="values",
        ),
        Mistake(
            "math.tanh takes one number only",
            ("    t = np.tanh(x)", "    import math\n    t = math.tanh(x)"),
            "the function works for one number and raises an error for arrays: "
            "math.tanh takes a single number. np.tanh takes arrays.",
            caught_by="values",
        ),
        Mistake(
            "the value, not the slope", (ANSWER, "t"),
            "this is tanh(x), the value. The exercise asks for the slope.",
            caught_by="values",
        ),
        Mistake(
            "the slope of the sigmoid",
            ("    t = np.tanh(x)\n    return 1 - t**2",
             "    s = 1 / (1 + np.exp(-x))\n    return s * (1 - s)"),
            "this is the slope of the sigmoid, which is never larger than a quarter. "
            "That of tanh is 1 at x = 0.",
            caught_by="values",
        ),
        Mistake(
            "the whole difference squared", (ANSWER, "(1 - t) ** 2"),
            "this is (1 − t)²: the brackets reach too far. Only tanh is squared.",
            caught_by="values",
        ),
        Mistake(
            "inf divided by inf",
            ("np.tanh(x)", "(np.exp(x) - np.exp(-x)) / (np.exp(x) + np.exp(-x))"),
            "the definition of tanh was written out. At x = 1000 its exponentials are "
            "inf, and inf / inf is nan. np.tanh avoids that.",
            caught_by="large inputs",
        ),
        Mistake(
            "a product of matrices", (ANSWER, "1 - t @ t.T"),
            "@ multiplies matrices, which sums products over whole rows. The square of "
            "every entry is written **2.",
            caught_by="shape",
        ),
        Mistake(
            "the tanh is written into x",
            ("    t = np.tanh(x)", "    if np.ndim(x):\n        x[:] = np.tanh(x)\n"
             "    t = x if np.ndim(x) else np.tanh(x)"),
            "the values of tanh were written into the caller's own array: after the "
            "call those scores are lost. Give the values a new name.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("a product", (ANSWER, "(1 - t) * (1 + t)")),
        Variant("no name", ("    t = np.tanh(x)\n    return 1 - t**2",
                            "    return 1 - np.tanh(x) ** 2")),
        Variant("np.square", (ANSWER, "np.subtract(1, np.square(t))")),
        Variant("by the hyperbolic cosine", (ANSWER, "1 / np.cosh(x) ** 2")),
        Variant("by the sigmoid", (ANSWER, "4 * sigmoid(2 * x) * sigmoid(-2 * x)")),
    ],
    hints=[
        "The slope can be written in terms of the value: first compute tanh of x.",
        "np.tanh takes whole arrays and handles 1000.",
        "With t for the value: one minus t squared, entry by entry.",
    ],
)  # fmt: skip
