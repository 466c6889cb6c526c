"""The first parameters of a two-layer network: seed, order of the draws, shapes."""

from grading.model.exercise import Exercise, Mistake, Variant, case, shape_of, value_of

SEED = "    np.random.seed(1)\n"
W1 = "W1 = np.random.randn(n_h, n_x) * 0.01"
B1 = "b1 = np.zeros((n_h, 1))"
W2 = "W2 = np.random.randn(n_y, n_h) * 0.01"


def _two_layer_cases(rng):
    for n_x, n_h, n_y in ((3, 2, 1), (2, 5, 3), (1, 1, 1)):
        extra = int(rng.integers(0, 3))
        yield case(n_x + extra, n_h + extra, n_y, seed=int(rng.integers(5, 99)))


initialize_parameters = Exercise(
    "initialize_parameters",
    section="Small random weights, zero biases",
    args=("n_x", "n_h", "n_y"),
    cases=_two_layer_cases,
    criteria=[
        shape_of("shape of W1", "W1", points=0.5),
        value_of("W1", "W1", points=1.5),
        value_of("W2", "W2", points=1.5),
        value_of("b1", "b1", points=0.25),
        value_of("b2", "b2", points=0.25),
    ],
    mistakes=[
        Mistake(
            "no seed",
            (SEED, ""),
            "the seed is not set, so these are different random numbers at every "
            "call and cannot be compared with anybody else's.",
            caught_by="W1",
        ),
        Mistake(
            "another seed",
            (SEED, "    np.random.seed(3)\n"),
            "these are the numbers of seed 3; this function should use seed 1.",
            caught_by="W1",
        ),
        Mistake(
            "seeded again before W2",
            (W2, f"np.random.seed(1)\n    {W2}"),
            "the seed is set a second time before W2, so W2 repeats the "
            "numbers of W1. One seed, at the beginning, is enough.",
            caught_by="W2",
        ),
        Mistake(
            "W2 drawn before W1",
            (f"{W1}\n    {B1}\n    {W2}", f"{W2}\n    {W1}\n    {B1}"),
            "W2 is drawn before W1. A seed fixes a sequence of numbers, so the order "
            "of the draws matters.",
            caught_by="W1",
        ),
        Mistake(
            "rand for randn",
            (W1, W1.replace("randn", "rand")),
            "W1 is drawn by rand, which gives only numbers from 0 to 1; weights should "
            "have both signs.",
            caught_by="W1",
        ),
        Mistake(
            "weights not made small",
            ((W1, W1.replace(" * 0.01", "")), (W2, W2.replace(" * 0.01", ""))),
            "the weights are not multiplied by 0.01. With large weights the network is "
            "certain, and often wrong, before it has learned anything.",
            caught_by="W1",
        ),
        Mistake(
            "W1 transposed",
            (W1, W1.replace("n_h, n_x", "n_x, n_h")),
            "W1 is transposed: it needs one row per hidden unit and one column per "
            "input.",
            caught_by="shape of W1",
            section="Getting the shapes right",
        ),
        Mistake(
            "weights all zero",
            ((W1, "W1 = np.zeros((n_h, n_x))"), (W2, "W2 = np.zeros((n_y, n_h))")),
            "all weights are zero. Hidden units that start alike get the same gradient "
            "and stay alike forever.",
            caught_by="W1",
        ),
        Mistake(
            "biases drawn at random",
            (B1, "b1 = np.random.randn(n_h, 1) * 0.01"),
            "b1 is random; it should be zeros. The extra draw also changes the numbers "
            "that W2 gets.",
            caught_by="b1",
        ),
        Mistake(
            "b1 is rank-1",
            (B1, "b1 = np.zeros(n_h)"),
            "b1 is a rank-1 array: np.zeros(n_h) has no columns. np.zeros takes both "
            "sizes in one tuple.",
            caught_by="b1",
        ),
        Mistake(
            "b2 sized like b1",
            ("b2 = np.zeros((n_y, 1))", "b2 = np.zeros((n_h, 1))"),
            "b2 has a row for each hidden unit; it belongs to the output layer.",
            caught_by="b2",
            section="Getting the shapes right",
        ),
        Mistake(
            "W2 transposed",
            (W2, W2.replace("n_y, n_h", "n_h, n_y")),
            "W2 is transposed: it needs one row per output unit and one column per "
            "hidden unit.",
            caught_by="W2",
            section="Getting the shapes right",
        ),
        Mistake(
            "NumPy's newer generator",
            (
                (SEED, "    rng = np.random.default_rng(1)\n"),
                (
                    W1,
                    W1.replace(
                        "np.random.randn(n_h, n_x)", "rng.normal(size=(n_h, n_x))"
                    ),
                ),
                (
                    W2,
                    W2.replace(
                        "np.random.randn(n_y, n_h)", "rng.normal(size=(n_y, n_h))"
                    ),
                ),
            ),
            "default_rng(1) is a good generator, but a different one: from the same "
            "seed it draws other numbers. Use np.random.seed here.",
            caught_by="W1",
        ),
    ],
    variants=[
        Variant(
            "standard_normal",
            (W1, "W1 = 0.01 * np.random.standard_normal((n_h, n_x))"),
        ),
        Variant(
            "normal with a scale", (W2, "W2 = np.random.normal(0, 0.01, (n_y, n_h))")
        ),
        Variant(
            "a generator of its own",
            (
                (SEED, "    random = np.random.RandomState(1)\n"),
                (W1, W1.replace("np.random.", "random.")),
                (W2, W2.replace("np.random.", "random.")),
            ),
        ),
        Variant("whole-number zeros", (B1, "b1 = np.zeros((n_h, 1), dtype=int)")),
    ],
    hints=[
        "How many rows does W1 have? One for each unit that uses it.",
        "The order is: seed, W1, W2. The biases draw nothing.",
        "W1 is np.random.randn(rows, columns) times 0.01, with n_h rows.",
    ],
)
