"""`sigmoid`: from scores to probabilities."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    case,
    normal,
    shape_of,
    value_of,
)


def _sigmoid_cases(rng):
    yield case(0.0)
    yield case(float(normal(rng)))
    yield case(normal(rng, 4))
    yield case(normal(rng, 3, 5))
    yield case(rng.permutation(np.arange(-3, 4)).reshape(1, 7))
    yield case(np.array([[-1000.0, 0.5, 1000.0]]), tag="extreme")


_FORMULA = "1 / (1 + np.exp(-z))"

sigmoid = Exercise(
    "sigmoid",
    section="From a score to a probability",
    args=("z",),
    cases=_sigmoid_cases,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=3),
        value_of("scores of ±1000", points=1, on="extreme"),
    ],
    # σ(z) is also the slope of log(1 + e^z): a formula without a fraction.
    oracles={"values": lambda ref, c: _slope_of_softplus(c.args[0])},
    mistakes=[
        Mistake(
            "the sign of the exponent",
            ("np.exp(-z)", "np.exp(z)"),
            "this is σ(−z): the exponent has the wrong sign, so a high score gives a "
            "low probability.",
            caught_by="values",
        ),
        Mistake(
            "brackets missing in the denominator",
            (_FORMULA, "1 / 1 + np.exp(-z)"),
            "this is 1/1 + e^(−z). Division comes before addition; the whole sum "
            "1 + e^(−z) belongs in the denominator.",
            caught_by="values",
        ),
        Mistake(
            "minus instead of plus",
            (_FORMULA, "1 / (1 - np.exp(-z))"),
            "this is 1 / (1 − e^(−z)), which divides by zero at z = 0 and leaves the "
            "range from 0 to 1.",
            caught_by="values",
        ),
        Mistake(
            "tanh instead of sigmoid",
            (_FORMULA, "np.tanh(z)"),
            "this is tanh, which runs from −1 to 1. A probability runs from 0 to 1.",
            caught_by="values",
        ),
        Mistake(
            "the derivative instead of the sigmoid",
            ("return " + _FORMULA, f"s = {_FORMULA}\n    return s * (1 - s)"),
            "this is σ(z)(1 − σ(z)), the derivative of the sigmoid, which is needed "
            "later. This exercise asks for the value itself.",
            caught_by="values",
        ),
        Mistake(
            "a step instead of a curve",
            ("return " + _FORMULA, f"return ({_FORMULA} > 0.5) * 1.0"),
            "these are answers, 0 or 1, and not probabilities. The threshold belongs "
            "in predict; gradient descent needs the smooth curve.",
            caught_by="values",
        ),
        Mistake(
            "softmax instead of sigmoid",
            (_FORMULA, "np.exp(z) / np.sum(np.exp(z))"),
            "the entries of the result add up to 1, so this is softmax. The sigmoid "
            "treats every entry separately.",
            caught_by="values",
        ),
        Mistake(
            "math.exp instead of np.exp",
            ("return " + _FORMULA, "import math\n    return 1 / (1 + math.exp(-z))"),
            "a single number works and an array does not: math.exp takes one number "
            "only. np.exp takes arrays of any shape.",
            caught_by="shape",
        ),
        Mistake(
            "results stored in an integer array",
            (
                "return " + _FORMULA,
                f"s = np.zeros_like(z)\n    s[...] = {_FORMULA}\n    return s",
            ),
            "you were given whole numbers and returned only zeros. zeros_like(z) makes "
            "an array of z's type, and an integer array cuts 0.73 down to 0.",
            caught_by="values",
        ),
        Mistake(
            "the result flattened",
            (_FORMULA, "(1 / (1 + np.exp(-np.ravel(z))))"),
            "the numbers are right, but the shape of z is lost. The result must have "
            "the shape of z, whatever that is.",
            caught_by="shape",
        ),
        Mistake(
            "e to the z over one plus e to the z",
            (_FORMULA, "np.exp(z) / (1 + np.exp(z))"),
            "for a score of 1000 this computes inf/inf, which is nan. Dividing both "
            "parts by e^z gives the same curve without that problem.",
            caught_by="scores of ±1000",
        ),
    ],
    variants=[
        Variant("by way of tanh", (_FORMULA, "(1 + np.tanh(np.asarray(z) / 2)) / 2")),
        Variant("logaddexp", (_FORMULA, "np.exp(-np.logaddexp(0, -z))")),
        Variant("power of e", (_FORMULA, "(1 + np.e ** (-1.0 * z)) ** -1")),
        Variant(
            "scipy's expit",
            (
                "return " + _FORMULA,
                "from scipy.special import expit\n    return expit(z)",
            ),
        ),
        Variant("np.divide", (_FORMULA, "np.divide(1.0, np.add(1.0, np.exp(-z)))")),
    ],
    hints=[
        "NumPy has a function for e to the power of something: np.exp. It works on "
        "numbers and on arrays.",
        "The exponent is minus z. With z = 0 the result must be 0.5; with z = 2 0.881.",
        "Compute e^(−z) first and give it a name. Then divide 1 by the sum of 1 and "
        "that name, with the sum in brackets.",
    ],
)


def _slope_of_softplus(z, h=1e-5):
    z = np.asarray(z, dtype=float)
    return (np.logaddexp(0, z + h) - np.logaddexp(0, z - h)) / (2 * h)
