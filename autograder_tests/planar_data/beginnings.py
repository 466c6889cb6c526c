"""`initialize_parameters`."""

from grading.model.exercise import Exercise, Mistake, Variant, case, shape_of, value_of


def _sizes(rng):
    for seed, sizes in (
        (2, (2, 4, 1)),
        (11, (3, 5, 2)),
        (5, (4, 1, 3)),
        (8, (6, 2, 1)),
    ):
        yield case(*sizes, seed=seed)


DRAW1 = "W1 = np.random.randn(n_h, n_x) * 0.01"
DRAW2 = "W2 = np.random.randn(n_y, n_h) * 0.01"

initialize_parameters = Exercise(
    "initialize_parameters",
    section="Small random weights",
    args=("n_x", "n_h", "n_y"),
    cases=_sizes,
    criteria=[
        shape_of("shape of W1", "W1", part="W1", points=0.5),
        value_of("W1", "W1", points=2),
        value_of("b1", "b1", points=0.5),
        value_of("W2", "W2", points=1.5),
        value_of("b2", "b2", points=0.5),
    ],
    mistakes=[
        Mistake(
            "W2 transposed",
            ("np.random.randn(n_y, n_h)", "np.random.randn(n_h, n_y)"),
            "W2 is transposed. Each row holds the weights of one output unit, so its "
            "shape is (n_y, n_h).",
            caught_by="W2",
        ),
        Mistake(
            "as many output biases as hidden units",
            ("b2 = np.zeros((n_y, 1))", "b2 = np.zeros((n_h, 1))"),
            "b2 has one bias for each hidden unit. It belongs to the output layer and "
            "needs one for each of the n_y output units.",
            caught_by="b2",
        ),
        Mistake(
            "weights not made small",
            (
                ("np.random.randn(n_h, n_x) * 0.01", "np.random.randn(n_h, n_x)"),
                ("np.random.randn(n_y, n_h) * 0.01", "np.random.randn(n_y, n_h)"),
            ),
            "the weights are a hundred times too large: the factor 0.01 is missing. "
            "Large weights put tanh on its flat parts, where learning is slow.",
            caught_by="W1",
        ),
        Mistake(
            "sizes as a pair",
            ("np.random.randn(n_h, n_x)", "np.random.randn((n_h, n_x))"),
            "np.random.randn takes the sizes as two arguments, without the inner "
            "parentheses. (np.zeros takes the pair.)",
            caught_by="shape of W1",
        ),
        Mistake(
            "weights ten times too large",
            (
                ("np.random.randn(n_h, n_x) * 0.01", "np.random.randn(n_h, n_x) * 0.1"),
                ("np.random.randn(n_y, n_h) * 0.01", "np.random.randn(n_y, n_h) * 0.1"),
            ),
            "the weights are ten times too large: the factor is 0.01, not 0.1.",
            caught_by="W1",
        ),
        Mistake(
            "zero weights",
            (
                ("np.random.randn(n_h, n_x) * 0.01", "np.zeros((n_h, n_x))"),
                ("np.random.randn(n_y, n_h) * 0.01", "np.zeros((n_y, n_h))"),
            ),
            "all weights start at zero. Then all hidden units are alike and stay "
            "alike, however long you train: the symmetry is never broken.",
            caught_by="W1",
            section="Why the first weights must be random",
        ),
        Mistake(
            "equal weights",
            (
                ("np.random.randn(n_h, n_x) * 0.01", "np.ones((n_h, n_x)) * 0.01"),
                ("np.random.randn(n_y, n_h) * 0.01", "np.ones((n_y, n_h)) * 0.01"),
            ),
            "all weights start at the same number, so all hidden units stay alike "
            "forever. They must start as different random numbers.",
            caught_by="W1",
            section="Why the first weights must be random",
        ),
        Mistake(
            "uniform numbers",
            (
                ("np.random.randn(n_h, n_x)", "np.random.rand(n_h, n_x)"),
                ("np.random.randn(n_y, n_h)", "np.random.rand(n_y, n_h)"),
            ),
            "these numbers come from np.random.rand, uniform between 0 and 1, so all "
            "weights are positive. np.random.randn, with an n, draws normal numbers.",
            caught_by="W1",
        ),
        Mistake(
            "W2 drawn before W1",
            (
                (DRAW1 + "\n    b1", DRAW2 + "\n    b1"),
                (DRAW2 + "\n    b2", DRAW1 + "\n    b2"),
            ),
            "W2 is drawn before W1. Random numbers come from one stream, so the order "
            "matters: W1 comes first.",
            caught_by="W1",
        ),
        Mistake(
            "seeds itself",
            ("W1 = np.random.randn", "np.random.seed(2)\n    W1 = np.random.randn"),
            "the function sets the seed itself, so every call draws the same numbers. "
            "Whoever calls it should choose the seed.",
            caught_by="W1",
        ),
        Mistake(
            "W1 transposed",
            ("np.random.randn(n_h, n_x)", "np.random.randn(n_x, n_h)"),
            "W1 is transposed: it should have one row for each hidden unit and one "
            "column for each input, so that W1 X is defined.",
            caught_by="shape of W1",
            section="One hidden layer",
        ),
        Mistake(
            "rank-1 biases",
            (
                ("np.zeros((n_h, 1))", "np.zeros(n_h)"),
                ("np.zeros((n_y, 1))", "np.zeros(n_y)"),
            ),
            "the biases are rank-1 arrays. Added to Z of shape (n_h, m) they would be "
            "broadcast along the examples instead of the units; make them columns.",
            caught_by="b1",
        ),
        Mistake(
            "random biases",
            ("np.zeros((n_h, 1))", "np.random.randn(n_h, 1) * 0.01"),
            "the biases are random and should be zero; drawing them also changes the "
            "numbers that W2 gets.",
            caught_by="b1",
        ),
    ],
    variants=[
        Variant(
            "np.random.normal",
            (DRAW1, "W1 = np.random.normal(0, 0.01, (n_h, n_x))"),
        ),
        Variant(
            "standard_normal, factor first",
            (
                "np.random.randn(n_y, n_h) * 0.01",
                "0.01 * np.random.standard_normal(size=(n_y, n_h))",
            ),
        ),
        Variant("zeros by product", ("np.zeros((n_h, 1))", "0 * np.ones((n_h, 1))")),
        Variant("divided by 100", ("randn(n_h, n_x) * 0.01", "randn(n_h, n_x) / 100")),
    ],
    hints=[
        "W1 takes n_x numbers to n_h numbers. How many rows and columns is that?",
        "np.random.randn takes the sizes as two arguments, np.zeros as one pair.",
        "Four lines: W1 is np.random.randn(n_h, n_x) * 0.01; b1 is np.zeros((n_h, 1)); "
        "W2 and b2 follow the same pattern with n_y and n_h.",
    ],
)
