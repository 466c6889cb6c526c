"""`normalize_rows`: norms that go back to the rows they came from."""

import numpy as np

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

KEEP = "Keep the axis"
NO_AXIS_KEPT = (
    "the axis that was summed over is gone, so the {} have shape (m,), and "
    "broadcasting treats them as a row. On a square table that runs without an "
    "error and is wrong; on others it raises one. Keep the axis, with length 1."
)


def _tables(rng):
    yield case(rng.integers(1, 10, size=(2, 3)).astype(float))
    yield case(normal(rng, 1, 5))
    yield case(normal(rng, 3, 3))
    yield case(normal(rng, 5, 7))
    yield case(rng.integers(1, 10, size=(2, 4)), tag="whole")


def _by_pythagoras(reference, drawn):
    rows = [row / np.hypot.reduce(row.astype(float)) for row in drawn.args[0]]
    return np.array(rows)


NORMS = "np.linalg.norm(x, axis=1, keepdims=True)"

normalize_rows = Exercise(
    "normalize_rows",
    section="Rows of length one",
    args=("x",),
    cases=_tables,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=2),
        value_of("tables of whole numbers", points=1, on="whole"),
        arguments_kept(points=1),
    ],
    oracles={"values": _by_pythagoras},
    mistakes=[
        Mistake(
            "one flat row",
            ('return x / norms', 'return (x / norms).ravel()'),
            "the numbers are right, but they are in one flat row. The result is a "
            "table with the shape of x.",
            caught_by="shape",
        ),
        Mistake("the axis is not kept", (", keepdims=True", ""),
                NO_AXIS_KEPT.format("norms"), caught_by="values", section=KEEP),
        Mistake(
            "columns instead of rows", ("axis=1", "axis=0"),
            "each column has norm 1, instead of each row. Summing along axis 0 leaves "
            "one norm for each column.",
            caught_by="values", section="Which axis?",
        ),
        Mistake(
            "one norm for the whole table", (NORMS, "np.linalg.norm(x)"),
            "everything was divided by one number, the norm of the whole table. Each "
            "row needs its own norm: say which axis to sum along.",
            caught_by="values", section="Which axis?",
        ),
        Mistake(
            "sums of absolute values", ("x, axis=1", "x, ord=1, axis=1"),
            "each row was divided by the sum of its absolute values. The norm is the "
            "root of the sum of squares.",
            caught_by="values",
        ),
        Mistake(
            "the root is missing", ("return x / norms", "return x / norms**2"),
            "each row was divided by the sum of its squares. The norm is the square "
            "root of that sum: for (3, 4) it is 5, not 25.",
            caught_by="values",
        ),
        Mistake(
            "divided by the sum", (NORMS, "x.sum(axis=1, keepdims=True)"),
            "each row was divided by its sum, so it adds up to 1. Its length should be "
            "1, so divide by its norm.",
            caught_by="values",
        ),
        Mistake(
            "divided by the largest entry",
            (NORMS, "np.abs(x).max(axis=1, keepdims=True)"),
            "each row was divided by its largest entry. That entry becomes 1, but the "
            "row is longer than 1 unless all its other entries are 0.",
            caught_by="values",
        ),
        Mistake(
            "standardised", ("return x / norms", "return (x - x.mean(axis=1, "
                             "keepdims=True)) / x.std(axis=1, keepdims=True)"),
            "the rows were standardised: mean subtracted, divided by the standard "
            "deviation. Here each row is only divided by its norm.",
            caught_by="values",
        ),
        Mistake(
            "the norms themselves", ("return x / norms", "return norms"),
            "these are the norms, one for each row. Return the table, with each row "
            "divided by its norm.",
            caught_by="values",
        ),
        Mistake(
            "fractions cut off",
            ("    return x / norms",
             "    result = np.zeros_like(x)\n    result[:] = x / norms\n"
             "    return result"),
            "for a table of whole numbers the decimals were cut off: zeros_like(x) "
            "then holds whole numbers as well, and storing 0.6 in it leaves 0.",
            caught_by="tables of whole numbers",
        ),
        Mistake(
            "the squares divided", ("return x / norms", "return x**2 / norms**2"),
            "the squares were divided by the sum of the squares, so each row sums to "
            "1. Its length should be 1: divide the entries by the root of that sum.",
            caught_by="values",
        ),
        Mistake(
            "rounded", ("return x / norms", "return np.round(x / norms, 3)"),
            "the entries were rounded, so the rows are not exactly of length 1. Round "
            "when you print, not when you compute.",
            caught_by="values",
        ),
        Mistake(
            "the number of rows is hard-coded",
            (NORMS, "np.linalg.norm(x, axis=1).reshape(2, 1)"),
            "two rows are hard-coded, as in the lesson's table, so any other number "
            "of rows raises an error. keepdims gives the right shape for any table.",
            caught_by="values", section=KEEP,
        ),
        Mistake(
            "row by row, in place",
            ("    return x / norms",
             "    for i in range(len(x)):\n        x[i] = x[i] / norms[i]\n"
             "    return x"),
            "each row was written back into x. That changes the caller's own table, "
            "and a table of whole numbers cuts off the decimals. Make a new array.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "divided in place", ("return x / norms", "x /= norms\n    return x"),
            "/= writes the result into the caller's own array, which is changed after "
            "the call. It also fails on tables of whole numbers. Make a new array: x / "
            "…",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("by squares", (NORMS, "np.sqrt(np.sum(x**2, axis=1, keepdims=True))")),
        Variant("reshaped norms", (NORMS, "np.linalg.norm(x, axis=1).reshape(-1, 1)")),
        Variant("a new axis", (NORMS, "np.linalg.norm(x, axis=-1)[:, None]")),
        Variant("transposed", ("    norms = " + NORMS + "\n    return x / norms",
                               "    return (x.T / np.linalg.norm(x, axis=1)).T")),
        Variant("row by row", ("return x / norms",
                               "return np.array([r / np.sqrt(r @ r) for r in x])")),
    ],
    hints=[
        "Two steps: compute one norm for each row, then divide.",
        "The entries of a row lie along axis 1, so that is the axis to sum over.",
        "The norms must have shape (m, 1) to be stretched along the rows: keepdims.",
    ],
)  # fmt: skip
