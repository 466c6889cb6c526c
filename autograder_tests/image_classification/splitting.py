"""A validation set, split off at random."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    value_of,
)

ORDER = "order = np.random.default_rng(seed).permutation(X.shape[1])"
CUT = "valid, train = order[:size], order[size:]"
RETURN = "return X[:, train], Y[:, train], X[:, valid], Y[:, valid]"


def cases(rng):
    """Number the examples: column j of X holds j, and so does its label."""
    for n, m, size in ((4, 9, 3), (2, 12, 5), (3, 8, 2), (1, 10, 4)):
        column = np.arange(m, dtype=float)
        X = column + 0.1 * np.arange(n)[:, None]
        yield case(X, column[None].copy(), size, int(rng.integers(1, 1000)))


def _labels_from_pictures(reference, drawn):
    """Read the numbers of the chosen examples off the shuffle itself."""
    X, Y, size, seed = drawn.args
    order = list(range(X.shape[1]))
    np.random.default_rng(seed).shuffle(order)
    return np.array([order[:size]], dtype=float)


validation_split = Exercise(
    "validation_split",
    section="Exercise: validation_split",
    args=("X", "Y", "size", "seed"),
    cases=cases,
    criteria=[
        value_of("training examples", 0, part="X_train", points=1),
        value_of("training labels", 1, part="Y_train", points=0.5),
        value_of("validation examples", 2, part="X_valid", points=1),
        value_of("validation labels", 3, part="Y_valid", points=0.5),
        arguments_kept(points=1),
    ],
    oracles={"validation labels": _labels_from_pictures},
    mistakes=[
        Mistake(
            "nothing is shuffled",
            (ORDER, "order = np.arange(X.shape[1])"),
            "the first columns are taken as they come. If the file is sorted in any "
            "way, the validation set is not like the rest; shuffle first.",
            caught_by="validation examples",
        ),
        Mistake(
            "the two sets are exchanged",
            (CUT, "train, valid = order[:size], order[size:]"),
            "the two sets are exchanged: `size` examples are for validation, all the "
            "others for training.",
            caught_by="training examples",
        ),
        Mistake(
            "everything stays in the training set",
            (RETURN, "return X, Y, X[:, valid], Y[:, valid]"),
            "the training set still holds the validation examples. What was trained "
            "on cannot be used to choose.",
            caught_by="training examples",
        ),
        Mistake(
            "the last columns of the shuffle",
            (CUT, "valid, train = order[-size:], order[:-size]"),
            "the validation set is made of the last columns of the shuffled order; "
            "the task asks for the first.",
            caught_by="validation examples",
        ),
        Mistake(
            "the validation labels keep their old order",
            (RETURN, RETURN.replace("Y[:, valid]", "Y[:, :size]")),
            "the pictures of the validation set are shuffled and their labels are not, "
            "so cats carry the labels of other pictures.",
            caught_by="validation labels",
        ),
        Mistake(
            "the training labels keep their old order",
            (RETURN, RETURN.replace("Y[:, train]", "Y[:, size:]")),
            "the pictures of the training set are shuffled and their labels are not, "
            "so cats carry the labels of other pictures.",
            caught_by="training labels",
        ),
        Mistake(
            "the seed is ignored",
            (ORDER, ORDER.replace("(seed)", "(0)")),
            "the seed is fixed in the code; use the argument, so that another seed "
            "gives another split.",
            caught_by="validation examples",
        ),
        Mistake(
            "the size is ignored",
            (CUT, "valid, train = order[:4], order[4:]"),
            "the size of the validation set is fixed in the code; use the argument.",
            caught_by="validation examples",
        ),
        Mistake(
            "the lesson's 50, always",
            (CUT, "valid, train = order[:50], order[50:]"),
            "the validation set has 50 examples, whatever size is: the number of the "
            "lesson is fixed in the code. Use the argument.",
            caught_by="validation examples",
            family="the size is ignored",
        ),
        Mistake(
            "the older generator",
            (ORDER, ORDER.replace("default_rng", "RandomState")),
            "the order comes from NumPy's older generator. The task asks for "
            "np.random.default_rng(seed).",
            caught_by="validation examples",
        ),
        Mistake(
            "drawn with replacement",
            (ORDER, "n = X.shape[1]\n    "
                    "order = np.random.default_rng(seed).integers(0, n, n)"),
            "columns are drawn with replacement, so an example can be in both sets. A "
            "permutation uses each column once.",
            caught_by="validation examples",
        ),
        Mistake(
            "X is shuffled in place",
            (RETURN, "X[:] = X[:, order]\n    Y[:] = Y[:, order]\n    "
                     "return X[:, size:], Y[:, size:], X[:, :size], Y[:, :size]"),
            "the result is right, but X and Y themselves were shuffled; the caller "
            "still needs them as they were.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("np.split", (CUT, "valid, train = np.split(order, [size])")),
        Variant("np.take", (RETURN,
                "train_set = np.take(X, train, axis=1), np.take(Y, train, axis=1)\n"
                "    return (*train_set, X[:, valid], Y[:, valid])")),
        Variant("shuffled whole, then cut", (RETURN,
                "X, Y = X[:, order], Y[:, order]\n"
                "    return X[:, size:], Y[:, size:], X[:, :size], Y[:, :size]")),
        Variant("as many as there are labels",
                (ORDER, ORDER.replace("X.shape[1]", "Y.size"))),
    ],
    hints=[
        "Shuffle the numbers of the columns, not the pictures. The same numbers then "
        "choose from X and from Y.",
        "order[:size] are the columns of the validation set, order[size:] all others.",
        "X[:, order[:size]] takes those columns of X, with all their rows.",
    ],
)  # fmt: skip
