"""`initialize_with_zeros`: the start."""

from grading.model.exercise import Exercise, Mistake, Variant, case, shape_of, value_of


def _dims(rng):
    yield case(1)
    for low in (2, 6, 20):
        yield case(int(rng.integers(low, 2 * low)) + 1)


_ZEROS = "np.zeros((dim, 1))"

initialize_with_zeros = Exercise(
    "initialize_with_zeros",
    section="Initialisation",
    args=("dim",),
    cases=_dims,
    criteria=[
        shape_of("shape of w", 0, part="w", points=0.5),
        value_of("w is zero", 0, part="w", points=1.5),
        value_of("b is the number zero", 1, part="b", points=1),
    ],
    mistakes=[
        Mistake(
            "w is a rank-1 array",
            (_ZEROS, "np.zeros(dim)"),
            "w has only one axis, so it is neither a row nor a column, and w.T is w "
            "again. The shape must be a pair: dim rows, one column.",
            caught_by="shape of w",
        ),
        Mistake(
            "w is a row",
            (_ZEROS, "np.zeros((1, dim))"),
            "w is a row. For wᵀX it must be a column, with one weight per row.",
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
            "w always has 12,288 rows, whatever dim is. That fits only our "
            "pictures; use the argument.",
            caught_by="shape of w",
        ),
        Mistake(
            "w starts at one",
            (_ZEROS, "np.ones((dim, 1))"),
            "w is full of ones, so every bright picture would start as a cat.",
            caught_by="w is zero",
        ),
        Mistake(
            "w is random",
            (_ZEROS, "np.random.randn(dim, 1) * 0.01"),
            "w is random. Layers of several units need that, as week 3 shows; here "
            "w starts at zero, so that everyone gets the same costs.",
            caught_by="w is zero",
        ),
        Mistake(
            "b is an array",
            ("b = 0.0", "b = np.zeros((1, 1))"),
            "b is an array of shape (1, 1). A plain number does the same and "
            "prints without brackets.",
            caught_by="b is the number zero",
        ),
        Mistake(
            "one bias for each weight",
            ("b = 0.0", "b = np.zeros((dim, 1))"),
            "b has one entry per weight. A unit has one bias, added once to its score.",
            caught_by="b is the number zero",
        ),
        Mistake(
            "b and w swapped",
            ("return w, b", "return b, w"),
            "the two results are in the wrong order: first w, then b.",
            caught_by="shape of w",
        ),
        Mistake(
            "b is not returned",
            ("return w, b", "return w"),
            "only w is returned. To return two results, put a comma between them.",
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
        "np.zeros takes the shape. What are the two numbers of the shape of w?",
        "The shape is the pair (dim, 1). As a single argument it needs brackets of its "
        "own, inside those of the call.",
        "b is the plain number 0.0. Return both, w first.",
    ],
)
