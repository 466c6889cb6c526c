"""`sigmoid`: a function of every entry."""

import numpy as np
from scipy.special import expit

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    case,
    normal,
    shape_of,
    value_of,
)


def entries(rng):
    """Draw a number, arrays of several shapes, and scores far from 0."""
    yield case(float(normal(rng)))
    yield case(normal(rng, 4))
    yield case(normal(rng, 3, 5))
    yield case(normal(rng, 1, 1))
    yield case(np.array([[-1000.0, 0.0, 1000.0]]), tag="extreme")


sigmoid = Exercise(
    "sigmoid",
    section="The sigmoid, for every entry at once",
    args=("x",),
    cases=entries,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=2),
        value_of("large inputs", points=1, on="extreme"),
    ],
    oracles={
        "values": lambda reference, drawn: expit(drawn.args[0]),
        "large inputs": lambda reference, drawn: expit(drawn.args[0]),
    },
    mistakes=[
        Mistake(
            "one flat row",
            ('1 / (1 + np.exp(-x))', '(1 / (1 + np.exp(-x))).ravel()'),
            "the numbers are right, but they are in one flat row. The result has the "
            "shape of x.",
            caught_by="shape",
        ),
        Mistake(
            "the sign of the exponent",
            ("np.exp(-x)", "np.exp(x)"),
            "this is σ(−x): the exponent lost its minus sign. A large x should give "
            "nearly 1, and gives nearly 0.",
            caught_by="values",
        ),
        Mistake(
            "the denominator alone, or without brackets",
            ("1 / (1 + np.exp(-x))", "1 / 1 + np.exp(-x)"),
            "this is 1 + e^(−x), the denominator alone. If you did write 1 / in front: "
            "division comes before addition, so a sum in the denominator needs "
            "brackets.",
            caught_by="values",
        ),
        Mistake(
            "a minus in the denominator",
            ("1 + np.exp", "1 - np.exp"),
            "this is 1 / (1 − e^(−x)). The denominator should be a sum. The "
            "difference is 0 at x = 0, where the sigmoid is ½.",
            caught_by="values",
        ),
        Mistake(
            "math.exp takes one number only",
            ("    return 1 / (1 + np.exp(-x))",
             "    import math\n    return 1 / (1 + math.exp(-x))"),
            "the function works for one number and raises an error for arrays: "
            "math.exp and float(…) take a single number. NumPy's exponential takes "
            "arrays.",
            caught_by="values",
            section="One entry at a time, or all at once",
        ),
        Mistake(
            "^ for a power",
            ("np.exp(-x)", "2.718 ^ (-x)"),
            "Python cannot combine two things in this line. If you wrote ^ for a "
            "power: in Python that is **, and for powers of e there is np.exp.",
            caught_by="values",
        ),
        Mistake(
            "e has three digits",
            ("np.exp(-x)", "2.718 ** (-x)"),
            "almost: you typed e as 2.718, and its digits go on. np.exp has them all.",
            caught_by="values",
        ),
        Mistake(
            "tanh instead of the sigmoid",
            ("1 / (1 + np.exp(-x))", "np.tanh(x)"),
            "this is tanh(x), which runs from −1 to 1 and is 0 at 0. The sigmoid runs "
            "from 0 to 1 and is ½ at 0.",
            caught_by="values",
        ),
        Mistake(
            "inf divided by inf",
            ("1 / (1 + np.exp(-x))", "np.exp(x) / (np.exp(x) + 1)"),
            "e^x / (e^x + 1) is the sigmoid on paper. On a computer e^1000 is inf, and "
            "inf / inf is nan. Use the lesson's formula: only its denominator can "
            "overflow, and 1 / inf is 0, which is right.",
            caught_by="large inputs",
        ),
        Mistake(
            "only the first row",
            ("return 1 /", "x = x[0] if np.ndim(x) == 2 else x\n    return 1 /"),
            "the result is smaller than x: an index picked a single row. You need no "
            "index; the formula takes the array whole.",
            caught_by="values",
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
