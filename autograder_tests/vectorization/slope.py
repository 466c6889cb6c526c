"""`sigmoid_derivative`: written with the student's own sigmoid."""

import numpy as np
from scipy.special import expit

from grading.model.exercise import Exercise, Mistake, Variant, shape_of, value_of

from .entries import entries


def _slope(reference, drawn):
    """Differentiate SciPy's sigmoid numerically; central differences, h = 1e-5."""
    x, h = np.asarray(drawn.args[0]), 1e-5
    return (expit(x + h) - expit(x - h)) / (2 * h)


sigmoid_derivative = Exercise(
    "sigmoid_derivative",
    section="The slope of the sigmoid",
    args=("x",),
    cases=entries,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=2),
        value_of("large inputs", points=1, on="extreme"),
    ],
    oracles={"values": _slope},
    uses=("sigmoid",),
    mistakes=[
        Mistake(
            "x itself in the place of its sigmoid",
            ("s = sigmoid(x)", "s = x"),
            "this is x · (1 − x). The formula has the sigmoid of x in both places, not "
            "x itself.",
            caught_by="values",
        ),
        Mistake(
            "the sigmoid of the sigmoid",
            ("s = sigmoid(x)", "s = sigmoid(sigmoid(x))"),
            "the sigmoid was applied twice. The formula applies it once, to x.",
            caught_by="values",
        ),
        Mistake(
            "x itself in the second factor",
            ("(1 - s)", "(1 - x)"),
            "this is σ(x) · (1 − x). Both factors use the sigmoid: the second is "
            "1 − σ(x).",
            caught_by="values",
        ),
        Mistake(
            "the second factor turned round",
            ("(1 - s)", "(s - 1)"),
            "the sign is wrong: σ(x) − 1 is negative. The sigmoid rises everywhere, so "
            "its slope is positive.",
            caught_by="values",
        ),
        Mistake(
            "one factor is missing",
            ("return s * (1 - s)", "return 1 - s"),
            "this is only 1 − σ(x). The slope is a product of two factors, and the "
            "other one, σ(x), is missing.",
            caught_by="values",
        ),
        Mistake(
            "plus in the second factor",
            ("(1 - s)", "(1 + s)"),
            "this is σ(x) · (1 + σ(x)). With a plus the slope would be steepest on the "
            "right, where the sigmoid is in fact flat.",
            caught_by="values",
        ),
        Mistake(
            "the sigmoid itself is returned",
            ("return s * (1 - s)", "return s"),
            "this is σ(x): the value, not the slope.",
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
            "which is nan. Written with your sigmoid it gives 0 there, and is "
            "shorter.",
            caught_by="large inputs",
        ),
        Mistake(
            "the function, not its value",
            ("s = sigmoid(x)", "s = sigmoid"),
            "Python cannot combine two things in this line. If you wrote sigmoid "
            "without (x): that is the function itself, which cannot be multiplied. "
            "sigmoid(x) is its value.",
            caught_by="values",
        ),
        Mistake(
            "it calls itself",
            ("s = sigmoid(x)", "s = sigmoid_derivative(x)"),
            "the function calls itself again and again until Python stops it. It "
            "should call sigmoid.",
            caught_by="values",
        ),
        Mistake(
            "a product of matrices",
            ("s * (1 - s)", "s @ (1 - s)"),
            "@ is the matrix product: it adds up products, and most shapes don't fit. "
            "To multiply entry by entry, write *.",
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
        "You already have the sigmoid: call it, and give the result a name.",
        "The slope is the product of σ(x) and what σ(x) lacks to be 1.",
        "With s for the sigmoid of x: s times one minus s, entry by entry.",
    ],
)  # fmt: skip
