"""`layer_sizes`."""

from grading.model.exercise import Exercise, Mistake, Variant, case, normal, value_of


def _data(rng):
    for n_x, n_y, m in ((2, 1, 7), (5, 2, 3), (3, 1, 1), (1, 3, 12)):
        yield case(normal(rng, n_x, m), rng.integers(0, 2, size=(n_y, m)))


layer_sizes = Exercise(
    "layer_sizes",
    section="One hidden layer",
    args=("X", "Y"),
    cases=_data,
    criteria=[
        value_of("n_x", 0, points=1),
        value_of("n_h", 1, points=1),
        value_of("n_y", 2, points=1),
    ],
    mistakes=[
        Mistake(
            "examples counted instead of inputs",
            ("X.shape[0]", "X.shape[1]"),
            "n_x is the number of examples here. Examples are columns: the second "
            "number of the shape is m, the first is n_x.",
            caught_by="n_x",
        ),
        Mistake(
            "examples counted instead of outputs",
            ("Y.shape[0]", "Y.shape[1]"),
            "n_y is the number of labels here. Y has one row for each output unit and "
            "one column for each example.",
            caught_by="n_y",
        ),
        Mistake(
            "examples counted in both",
            (("X.shape[0]", "X.shape[1]"), ("Y.shape[0]", "Y.shape[1]")),
            "both sizes are m, the number of examples. Rows are features and outputs, "
            "columns are examples.",
            caught_by="n_x",
        ),
        Mistake(
            "sizes of the flower hard-coded",
            (("X.shape[0]", "2"), ("Y.shape[0]", "1")),
            "these are the sizes of the flower, whatever the data are. Read them from "
            "the shapes of X and Y, so that the network fits any data.",
            caught_by="n_x",
        ),
        Mistake(
            "n_y before n_h",
            ("return n_x, n_h, n_y", "return n_x, n_y, n_h"),
            "the last two are swapped: the order is input, hidden layer, output.",
            caught_by="n_h",
        ),
        Mistake(
            "n_h as large as the input",
            ("n_h = 4", "n_h = n_x"),
            "the hidden layer has as many units as there are inputs. n_h is yours to "
            "choose, and here it is 4.",
            caught_by="n_h",
        ),
        Mistake(
            "n_h left out",
            ("return n_x, n_h, n_y", "return n_x, n_y"),
            "you returned only two sizes. The tuple holds three: input, hidden layer, "
            "output.",
            caught_by="n_h",
        ),
        Mistake(
            "whole shapes returned",
            (("X.shape[0]", "X.shape"), ("Y.shape[0]", "Y.shape")),
            "n_x and n_y are whole shapes, such as (2, 400). Each should be one "
            "number.",
            caught_by="n_x",
        ),
    ],
    variants=[
        Variant("len", (("X.shape[0]", "len(X)"), ("Y.shape[0]", "len(Y)"))),
        Variant("a list", ("return n_x, n_h, n_y", "return [n_x, n_h, n_y]")),
        Variant("unpacked", ("n_x = X.shape[0]", "n_x, m = X.shape")),
    ],
    hints=[
        "Examples are columns. Which of the two numbers in X.shape is n_x?",
        "n_h does not depend on the data: it is 4.",
        "X.shape[0] counts the rows of X; the same works for Y.",
    ],
)
