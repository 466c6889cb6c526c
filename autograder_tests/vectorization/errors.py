"""`L1` and `L2`: one number for many errors."""

from scipy.spatial.distance import cityblock, sqeuclidean

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


def _cases(rng):
    pair = normal(rng, 5), normal(rng, 5)
    yield case(*sorted(pair, key=sum))  # so the signed errors sum to less than 0
    for shape in ((1, 4), (3, 1), (1, 1)):
        yield case(normal(rng, *shape), normal(rng, *shape))
    yield case(rng.integers(0, 9, size=(1, 6)), rng.integers(0, 9, size=(1, 6)))


def _flat(distance):
    return lambda reference, drawn: float(
        distance(drawn.args[0].ravel(), drawn.args[1].ravel())
    )


def _mean(letter):
    return Mistake(
        "a mean", ("np.sum(", "np.mean("),
        f"this is the mean error. {letter} is the sum over the examples; nothing is "
        "divided.",
        caught_by="values",
    )  # fmt: skip


def _not_summed(letter, old, new):
    return Mistake(
        "not summed", (old, new),
        f"the result still has one entry per example. {letter} is one number: the "
        "sum of them all.",
        caught_by="values",
    )  # fmt: skip


ALONG = (
    "a sum along one axis leaves an array whenever there is another axis: shape (1, m) "
    "sums to shape (1,) or (m,). Without an axis, everything becomes one number."
)

L1 = Exercise(
    "L1",
    section="How wrong are we? Lengths and squares",
    args=("yhat", "y"),
    cases=_cases,
    criteria=[shape_of("one number", points=0.5), value_of("values", points=2.5)],
    oracles={"values": _flat(cityblock)},
    mistakes=[
        _mean("L1"),
        _not_summed("L1", "float(np.sum(errors))", "errors"),
        Mistake(
            "no absolute value", ("np.abs(yhat - y)", "yhat - y"),
            "the errors were added with their signs, so that +2 and −2 cancel and a "
            "bad model can score 0. Take absolute values first.",
            caught_by="values",
        ),
        Mistake(
            "absolute value after the sum",
            (("np.abs(yhat - y)", "yhat - y"),
             ("np.sum(errors)", "abs(np.sum(errors))")),
            "you took the absolute value of the sum. By then errors of opposite sign "
            "have cancelled; take it of each error.",
            caught_by="values",
        ),
        Mistake(
            "squares", ("np.sum(errors)", "np.sum(errors**2)"),
            "these are squared errors: L2. For L1 add the absolute values.",
            caught_by="values",
        ),
        Mistake(
            "the norm", ("np.sum(errors)", "np.sqrt(np.sum(errors**2))"),
            "this is the root of the sum of squares, the length of the error vector. "
            "L1 is the sum of the absolute errors.",
            caught_by="values",
        ),
        Mistake(
            "the largest error", ("np.sum(", "np.max("),
            "this is only the largest error. L1 adds up all of them.",
            caught_by="values",
        ),
        Mistake(
            "a plus between them", ("yhat - y", "yhat + y"),
            "predictions and true values were added. An error is their difference.",
            caught_by="values",
        ),
        Mistake(
            "the fraction is cut off", ("float(", "int("),
            "the result was truncated to a whole number. Errors can have decimals.",
            caught_by="values",
        ),
        Mistake(
            "the sizes subtracted",
            ("np.abs(yhat - y)", "np.abs(yhat) - np.abs(y)"),
            "you took the absolute values before the difference. Take the difference "
            "first: |1 − (−1)| is 2, but |1| − |−1| is 0.",
            caught_by="values",
        ),
        Mistake(
            "divided by len(y)", ("float(np.sum(errors))", "np.sum(errors) / len(y)"),
            "the sum was divided. L1 is the sum itself. (And len counts rows: for "
            "shape (1, m) it is 1.)",
            caught_by="values",
        ),
        Mistake(
            "a loop over axis 1",
            ("return float(np.sum(errors))",
             "total = 0.0\n    for i in range(y.shape[1]):\n"
             "        total += errors[0, i]\n    return total"),
            "the loop runs along axis 1 of row 0, and an array of shape (m,) has no "
            "axis 1. A sum over all entries needs no index, whatever the shape.",
            caught_by="values", section="Which axis?",
        ),
        Mistake("a sum along one axis", ("float(np.sum(errors))", "errors.sum(axis=0)"),
                ALONG, caught_by="one number", section="Which axis?"),
    ],
    variants=[
        Variant("the other way round", ("yhat - y", "y - yhat")),
        Variant("Python's abs, the method sum",
                (("np.abs(", "abs("), ("float(np.sum(errors))", "errors.sum()"))),
        Variant("norm", ("float(np.sum(errors))",
                         "np.linalg.norm(errors.ravel(), ord=1)")),
        Variant("a loop", ("float(np.sum(errors))",
                           "sum(float(e) for e in errors.ravel())")),
    ],
    hints=[
        "First compute all errors, as an array; then their absolute values; then one "
        "number.",
        "np.abs keeps the shape, and np.sum without an axis turns any shape into one "
        "number.",
    ],
)  # fmt: skip

L2 = Exercise(
    "L2",
    section="How wrong are we? Lengths and squares",
    args=("yhat", "y"),
    cases=_cases,
    criteria=[
        shape_of("one number", points=1),
        value_of("values", points=2),
        arguments_kept(points=1),
    ],
    oracles={"values": _flat(sqeuclidean)},
    mistakes=[
        _mean("L2"),
        _not_summed("L2", "float(np.sum(errors**2))", "errors**2"),
        Mistake(
            "the root of the sum", ("np.sum(errors**2)", "np.sqrt(np.sum(errors**2))"),
            "this is the root of the sum of squares. L2 stops before the root.",
            caught_by="values",
        ),
        Mistake(
            "absolute values", ("errors**2", "np.abs(errors)"),
            "these are absolute errors: L1. For L2 add the squares.",
            caught_by="values",
        ),
        Mistake(
            "squared after the sum", ("np.sum(errors**2)", "np.sum(errors) ** 2"),
            "you squared the sum instead of each error. By then errors of opposite "
            "sign have cancelled.",
            caught_by="values",
        ),
        Mistake(
            "twice instead of squared", ("errors**2", "errors * 2"),
            "the errors were doubled, not squared: in Python a square is **2.",
            caught_by="values",
        ),
        Mistake(
            "the squares subtracted", ("errors**2", "yhat**2 - y**2"),
            "this is the sum of ŷ² − y². First the error, then its square.",
            caught_by="values",
        ),
        Mistake(
            "^ for a power", ("errors**2", "errors^2"),
            "Python cannot combine two things in this line. If you wrote ^ for a "
            "power: in Python that is **.",
            caught_by="values",
        ),
        Mistake(
            "a half in front", ("np.sum(errors**2)", "np.sum(errors**2) / 2"),
            "there is a factor of ½. Some books include it to make the derivative "
            "neat; the formula in this lesson has none.",
            caught_by="values",
        ),
        Mistake(
            "a dot product of rows",
            ("float(np.sum(errors**2))", "np.dot(errors, errors.T)"),
            "the product of the errors with their transpose is one number for shape "
            "(m,) only. For (1, m) it has shape (1, 1), and for (m, 1) it is an m × m "
            "table.",
            caught_by="one number", section="Arrays with one axis",
        ),
        Mistake(
            "a dot product of columns",
            ("float(np.sum(errors**2))", "np.dot(errors.T, errors)"),
            "the product of the transposed errors with the errors is one number for "
            "shape (m,) only. For (m, 1) it has shape (1, 1), and for (1, m) it is an "
            "m × m table.",
            caught_by="one number", section="Arrays with one axis",
        ),
        Mistake(
            "a dot product of anything",
            ("float(np.sum(errors**2))", "np.dot(errors, errors)"),
            "a dot product of the errors with themselves works for shape (m,) only. "
            "Two arrays of shape (1, m) cannot be multiplied as matrices.",
            caught_by="values", section="Arrays with one axis",
        ),
        Mistake("a sum along one axis",
                ("float(np.sum(errors**2))", "(errors**2).sum(axis=0)"),
                ALONG, caught_by="one number", section="Which axis?"),
        Mistake(
            "subtracted in place",
            ("errors = yhat - y", "yhat -= y\n    errors = yhat"),
            "-= writes the errors into the caller's own yhat: after the call their "
            "predictions are lost. Give the difference a new name.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("the other way round", ("yhat - y", "y - yhat")),
        Variant("a product", ("errors**2", "errors * errors")),
        Variant("np.square, NumPy's number",
                ("float(np.sum(errors**2))", "np.square(errors).sum()")),
        Variant("a dot product of flat arrays",
                ("float(np.sum(errors**2))", "np.dot(errors.ravel(), errors.ravel())")),
        Variant("vdot", ("float(np.sum(errors**2))", "np.vdot(errors, errors)")),
    ],
    hints=[
        "As in L1: first all errors, then an operation on each, then one number.",
        "Squaring keeps the shape: errors ** 2 squares an array entry by entry.",
    ],
)  # fmt: skip
