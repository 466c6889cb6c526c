"""Functions of every entry: `sigmoid` and its derivative."""

import numpy as np
from scipy.special import expit

from grading.exercise import (
    Exercise,
    Mistake,
    Variant,
    case,
    normal,
    shape_of,
    value_of,
)


def _cases(rng):
    yield case(float(normal(rng)))
    yield case(normal(rng, 4))
    yield case(normal(rng, 3, 5))
    yield case(normal(rng, 1, 1))
    yield case(np.array([[-1000.0, 0.0, 1000.0]]), tag="extreme")


def _slope(reference, drawn):
    """Differentiate SciPy's sigmoid numerically; central differences, h = 1e-5."""
    x, h = np.asarray(drawn.args[0]), 1e-5
    return (expit(x + h) - expit(x - h)) / (2 * h)


sigmoid = Exercise(
    "sigmoid",
    section="The sigmoid, for every entry at once",
    args=("x",),
    cases=_cases,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=2),
        value_of("large inputs", points=1, on="extreme"),
    ],
    witness={
        "values": lambda reference, drawn: expit(drawn.args[0]),
        "large inputs": lambda reference, drawn: expit(drawn.args[0]),
    },
    mistakes=[
        Mistake(
            "the sign of the exponent",
            ("np.exp(-x)", "np.exp(x)"),
            "this is σ(−x): the exponent lost its minus sign, so a large x, which "
            "should give nearly 1, gives nearly 0.",
            caught_by="values",
        ),
        Mistake(
            "the denominator alone, or without brackets",
            ("1 / (1 + np.exp(-x))", "1 / 1 + np.exp(-x)"),
            "this is 1 + e^(−x), the denominator alone. If you did write 1 / in front: "
            "division comes before addition, so a denominator that is a sum needs "
            "brackets.",
            caught_by="values",
        ),
        Mistake(
            "a minus in the denominator",
            ("1 + np.exp", "1 - np.exp"),
            "this is 1 / (1 − e^(−x)). The denominator is a sum; with a difference it "
            "is 0 at x = 0, where the sigmoid is a half.",
            caught_by="values",
        ),
        Mistake(
            "math.exp takes one number only",
            ("    return 1 / (1 + np.exp(-x))",
             "    import math\n    return 1 / (1 + math.exp(-x))"),
            "the function works for one number and raises for arrays: math.exp takes a "
            "single number. NumPy has an exponential for whole arrays.",
            caught_by="values",
            section="One entry at a time, or all at once",
        ),
        Mistake(
            "tanh instead of the sigmoid",
            ("1 / (1 + np.exp(-x))", "np.tanh(x)"),
            "this is tanh(x), which runs from −1 to 1 and is 0 at 0. The sigmoid runs "
            "from 0 to 1 and is a half at 0.",
            caught_by="values",
        ),
        Mistake(
            "inf divided by inf",
            ("1 / (1 + np.exp(-x))", "np.exp(x) / (np.exp(x) + 1)"),
            "e^x / (e^x + 1) is the sigmoid on paper. On a computer e^1000 is inf, and "
            "inf / inf is nan. Use the form of the lesson: there only the denominator "
            "can overflow, and 1 / inf is 0, which is right.",
            caught_by="large inputs",
        ),
        Mistake(
            "only the first row",
            ("return 1 /", "x = x[0] if np.ndim(x) == 2 else x\n    return 1 /"),
            "the shape came out smaller than x's: one index picked a single row. No "
            "index is needed; the formula takes the array whole.",
            caught_by="shape",
        ),
    ],
    variants=[
        Variant("tanh", ("1 / (1 + np.exp(-x))", "(1 + np.tanh(x / 2)) / 2")),
        Variant("a power", ("1 / (1 + np.exp(-x))", "(1 + np.exp(-x)) ** -1.0")),
        Variant("np.e to a power", ("np.exp(-x)", "np.e ** (-x)")),
        Variant(
            "in steps",
            ("    return 1 / (1 + np.exp(-x))",
             "    powers = np.exp(-x)\n    below = 1.0 + powers\n"
             "    result = np.divide(1.0, below)\n    return result"),
        ),
        Variant(
            "logarithms",
            ("1 / (1 + np.exp(-x))", "np.exp(-np.logaddexp(0, -x))"),
        ),
    ],
    hints=[
        "Read the formula from the inside: first −x, then the exponential of that, "
        "then 1 plus it, then 1 divided by it.",
        "All four of these work on a whole array at once; the exponential is np.exp.",
        "The denominator is a sum, so put brackets around it before dividing.",
    ],
)  # fmt: skip


sigmoid_derivative = Exercise(
    "sigmoid_derivative",
    section="The slope of the sigmoid",
    args=("x",),
    cases=_cases,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=2),
        value_of("large inputs", points=1, on="extreme"),
    ],
    witness={"values": _slope},
    uses=("sigmoid",),
    mistakes=[
        Mistake(
            "x itself in the place of its sigmoid",
            ("s = sigmoid(x)", "s = x"),
            "this is x · (1 − x). The formula wants the sigmoid of x in both places, "
            "and not x.",
            caught_by="values",
        ),
        Mistake(
            "the sigmoid of the sigmoid",
            ("s = sigmoid(x)", "s = sigmoid(sigmoid(x))"),
            "the sigmoid was taken twice. The formula takes it once, of x.",
            caught_by="values",
        ),
        Mistake(
            "one factor is missing",
            ("return s * (1 - s)", "return 1 - s"),
            "this is 1 − σ(x) alone. The slope is a product of two factors, and the "
            "other one, σ(x), is missing.",
            caught_by="values",
        ),
        Mistake(
            "plus in the second factor",
            ("(1 - s)", "(1 + s)"),
            "this is σ(x) · (1 + σ(x)). With a plus the slope would grow without end "
            "to the right, where the sigmoid in fact gets flat.",
            caught_by="values",
        ),
        Mistake(
            "the sigmoid itself is returned",
            ("return s * (1 - s)", "return s"),
            "this is σ(x), the value and not the slope.",
            caught_by="values",
        ),
        Mistake(
            "the brackets are missing",
            ("s * (1 - s)", "s * 1 - s"),
            "this is 0 everywhere: s · 1 − s. The product comes before the "
            "difference, so 1 − s needs brackets.",
            caught_by="values",
        ),
        Mistake(
            "the derivative of tanh",
            ("s * (1 - s)", "1 - s**2"),
            "this is 1 − s², the derivative of tanh in terms of tanh. For the sigmoid "
            "it is s · (1 − s).",
            caught_by="values",
        ),
        Mistake(
            "the quotient overflows",
            ("    s = sigmoid(x)\n    return s * (1 - s)",
             "    return np.exp(-x) / (1 + np.exp(-x)) ** 2"),
            "the formula is right on paper, but at x = −1000 it computes inf / inf, "
            "which is nan. Written with your sigmoid it cannot overflow, and is "
            "shorter.",
            caught_by="large inputs",
        ),
        Mistake(
            "a product of matrices",
            ("s * (1 - s)", "s @ (1 - s)"),
            "@ multiplies matrices: it sums products, and refuses most shapes. Entry "
            "by entry the product is written *.",
            caught_by="shape",
        ),
    ],
    variants=[
        Variant("s minus s squared", ("s * (1 - s)", "s - s**2")),
        Variant("no name", ("    s = sigmoid(x)\n    return s * (1 - s)",
                            "    return sigmoid(x) * (1 - sigmoid(x))")),
        Variant("by symmetry", ("s * (1 - s)", "s * sigmoid(-x)")),
        Variant("np.multiply", ("s * (1 - s)", "np.multiply(s, np.subtract(1, s))")),
    ],
    hints=[
        "You have the sigmoid already: call it, and keep the result under a name.",
        "The slope is the product of σ(x) and what σ(x) lacks to be 1.",
        "With s for the sigmoid of x: s times one minus s, entry by entry.",
    ],
)  # fmt: skip
