"""Known mistakes of `propagate` in the gradient and in shapes."""

from grading.model.exercise import Mistake

from .cost_mistakes import COST, RETURN

DW, DB = "X @ dZ.T / m", "np.sum(dZ) / m"

GRADIENT = [
    Mistake(
        "dw is not divided by m",
        (DW, "X @ dZ.T"),
        "dw is a sum over the examples and not their mean: 1/m is missing. With more "
        "examples every step would become longer.",
        caught_by="dw",
    ),
    Mistake(
        "db is not divided by m",
        (DB, "np.sum(dZ)"),
        "db is a sum over the examples and not their mean: 1/m is missing.",
        caught_by="db",
    ),
    Mistake(
        "neither gradient is divided by m",
        ((DW, "X @ dZ.T"), (DB, "np.sum(dZ)")),
        "dw and db are both sums over the examples and not means: 1/m is missing.",
        caught_by="dw",
    ),
    Mistake(
        "the sign of the gradient",
        ("dZ = A - Y", "dZ = Y - A"),
        "dw and db have the wrong sign, as if dZ were Y − A. With this sign every step "
        "goes uphill.",
        caught_by="dw",
        section="Gradients of one example",
    ),
    Mistake(
        "an extra factor A(1 − A)",
        ("dZ = A - Y", "dZ = (A - Y) * A * (1 - A)"),
        "there is an extra factor a(1 − a) in the gradient. It belongs to squared "
        "error; with cross-entropy it cancels and dz = a − y is left.",
        caught_by="dw",
        section="Gradients of one example",
    ),
    Mistake(
        "the chain rule without cancelling",
        ("dZ = A - Y", "dZ = (-Y / A + (1 - Y) / (1 - A)) * A * (1 - A)"),
        "the formula is right, but where A is exactly 0 or 1 it computes 0/0, which is "
        "nan. On paper the fractions cancel: use the result.",
        caught_by="gradients of scores ±1000",
        section="Gradients of one example",
    ),
    Mistake(
        "divided by n_x instead of m",
        ("m = X.shape[1]", "m = X.shape[0]"),
        "everything is divided by the number of rows of X. Examples are columns, so m "
        "is the number of columns.",
        caught_by="dw",
        section="Notation",
    ),
    Mistake(
        "m is written into the code",
        ("m = X.shape[1]", "m = 209"),
        "everything is divided by 209, the size of our training set. Take the number "
        "of columns from X; other data have other sizes.",
        caught_by="dw",
    ),
    Mistake(
        "the gradient of thresholded answers",
        ("dZ = A - Y", "dZ = (A > 0.5) - Y"),
        "the gradient is computed from the answers 0 and 1 instead of the "
        "probabilities. An example that is answered right then teaches nothing.",
        caught_by="dw",
        section="Gradients of one example",
    ),
]

SHAPE = [
    Mistake(
        "dw is a row",
        (DW, "dZ @ X.T / m"),
        "dw is right but transposed: it is a row. It must have the shape of w, from "
        "which it is subtracted.",
        caught_by="shape of dw",
    ),
    Mistake(
        "dw entry by entry",
        (DW, "X * dZ / m"),
        "X * dZ multiplies entry by entry and keeps one column for each example. The "
        "matrix product X dZᵀ adds them up.",
        caught_by="dw",
    ),
    Mistake(
        "dw is a rank-1 array",
        (DW, "np.sum(X * dZ, axis=1) / m"),
        "the sum along axis 1 drops that axis, so dw is a rank-1 array and not a "
        "column. Keep the axis, or use a matrix product.",
        caught_by="shape of dw",
    ),
    Mistake(
        "dw is one number",
        (DW, "np.sum(X @ dZ.T) / m"),
        "dw is a single number: it was summed over the inputs too. Every weight has "
        "its own slope.",
        caught_by="dw",
    ),
    Mistake(
        "dZ is not transposed",
        (DW, "X @ dZ / m"),
        "X @ dZ does not fit, (n_x, m) by (1, m): the inner sizes must agree. "
        "Transpose dZ into a column.",
        caught_by="shape of dw",
    ),
    Mistake(
        "w is not transposed",
        ("w.T @ X", "w @ X"),
        "w @ X does not fit, (n_x, 1) by (n_x, m): the inner sizes must agree. "
        "Transpose w into a row.",
        caught_by="shape of dw",
    ),
    Mistake(
        "scores entry by entry",
        ("w.T @ X", "w * X"),
        "w * X gives each example one score for every input; wᵀX adds them up into a "
        "single score.",
        caught_by="dw",
    ),
    Mistake(
        "db is not added up",
        (DB, "dZ / m"),
        "db still has one entry for each example. There is one bias, so there is one "
        "slope: sum dZ.",
        caught_by="db",
    ),
    Mistake(
        "the key dW",
        (RETURN, RETURN.replace('"dw"', '"dW"')),
        'the key is "dW" with a capital letter, and whoever asks for "dw" finds '
        "nothing.",
        caught_by="dw",
    ),
    Mistake(
        "gradients without names",
        (RETURN, "return (dw, db), cost"),
        "the gradients come back as a pair. They belong in a dictionary, under the "
        'names "dw" and "db".',
        caught_by="dw",
    ),
    Mistake(
        "db is an array of shape (1,)",
        (DB, "np.sum(dZ, axis=1) / m"),
        "db is an array with one entry, because the sum runs along one axis only. The "
        "sum over all entries is a plain number.",
        caught_by="db",
    ),
    Mistake(
        "db is an array of shape (1, 1)",
        (DB, "np.sum(dZ, axis=1, keepdims=True) / m"),
        "db is an array of shape (1, 1). The sum over all entries is a plain number, "
        "like b.",
        caught_by="db",
    ),
    Mistake(
        "the cost is an array",
        (COST, "-(Y @ np.log(A).T + (1 - Y) @ np.log(1 - A).T) / m"),
        "the cost has the right value inside an array of shape (1, 1). NumPy 2 "
        "cannot print that with %f; take the number out.",
        caught_by="cost",
    ),
]
