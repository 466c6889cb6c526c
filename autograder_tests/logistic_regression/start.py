"""`initialize_with_zeros`: the start."""

from grading.model.exercise import Exercise, Mistake, Variant, case, shape_of, value_of


def _dims(rng):
    yield case(1)
    for low in (2, 6, 20):
        yield case(int(rng.integers(low, 2 * low)) + 1)


_ZEROS = "np.zeros((dim, 1))"

initialize_with_zeros = Exercise(
    "initialize_with_zeros",
    section="Where the weights start",
    args=("dim",),
    cases=_dims,
    criteria=[
        shape_of("shape of w", 0, part="w", points=1),
        value_of("w is zero", 0, part="w", points=1),
        value_of("b is the number zero", 1, part="b", points=1),
    ],
    mistakes=[
        Mistake(
            "w is a rank-1 array",
            (_ZEROS, "np.zeros(dim)"),
            "w has one axis only, so it is neither a row nor a column, and w.T is w "
            "again. The shape has to be a pair: so many rows, one column.",
            caught_by="shape of w",
        ),
        Mistake(
            "w is a row",
            (_ZEROS, "np.zeros((1, dim))"),
            "w lies on its side. One weight a row, in one column, is what wᵀX needs.",
            caught_by="shape of w",
        ),
        Mistake(
            "w is square",
            (_ZEROS, "np.zeros((dim, dim))"),
            "there are dim · dim weights here. One unit has one weight for each input.",
            caught_by="shape of w",
        ),
        Mistake(
            "the size is written into the code",
            (_ZEROS, "np.zeros((12288, 1))"),
            "w always has 12,288 rows, whatever dim is. That fits our pictures and "
            "nothing else; use the argument.",
            caught_by="shape of w",
        ),
        Mistake(
            "w starts at one",
            (_ZEROS, "np.ones((dim, 1))"),
            "w is full of ones, so bright pictures would start as cats.",
            caught_by="w is zero",
        ),
        Mistake(
            "w is random",
            (_ZEROS, "np.random.randn(dim, 1) * 0.01"),
            "w is random. Layers of several units need that, as week 3 shows; here "
            "the start is zero, so that everyone gets the same costs.",
            caught_by="w is zero",
        ),
        Mistake(
            "b is an array",
            ("b = 0.0", "b = np.zeros((1, 1))"),
            "b is an array of shape (1, 1). A plain number is added to all scores just "
            "as well, and prints without brackets.",
            caught_by="b is the number zero",
        ),
        Mistake(
            "one bias for each weight",
            ("b = 0.0", "b = np.zeros((dim, 1))"),
            "b has an entry for each weight. A unit has one bias, added once to its "
            "score.",
            caught_by="b is the number zero",
        ),
        Mistake(
            "b and w swapped",
            ("return w, b", "return b, w"),
            "the two results come in the wrong order: first w, then b.",
            caught_by="shape of w",
        ),
        Mistake(
            "b is not returned",
            ("return w, b", "return w"),
            "only w comes back. Two results are returned with a comma between them.",
            caught_by="b is the number zero",
        ),
    ],
    variants=[
        Variant("reshape", (_ZEROS, "np.zeros(dim).reshape(dim, 1)")),
        Variant(
            "np.full, b a NumPy number",
            ((_ZEROS, "np.full((dim, 1), 0.0)"), ("b = 0.0", "b = np.float64(0)")),
        ),
        Variant(
            "a list of lists, b an int",
            ((_ZEROS, "np.array([[0.0]] * dim)"), ("b = 0.0", "b = 0")),
        ),
        Variant("a pair in brackets", ("return w, b", "return (w, float(b))")),
        Variant("a list of two", ("return w, b", "return [w, b]")),
    ],  # fmt: skip
    hints=[
        "np.zeros wants the shape. What are the two numbers of the shape of w?",
        "The shape is the pair (dim, 1). As one argument it needs its own brackets, "
        "inside those of the call.",
        "b is 0.0, a number by itself. Return both, w first.",
    ],
)
