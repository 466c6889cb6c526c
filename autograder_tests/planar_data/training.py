"""`nn_model`: small and quick, and still every known way of training wrongly shows."""

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    case,
    labels,
    normal,
    shape_of,
    type_of,
    value_of,
)

SEED = 17  # of the surroundings; a right answer does not depend on it


def _trainings(rng):
    for n_x, m, n_h, rounds in ((3, 1, 2, 15), (2, 6, 3, 40), (4, 20, 5, 60)):
        yield _training(rng, n_x, m, n_h, rounds)
    yield _training(rng, 2, 8, 3, 1, tag="first")


def _training(rng, n_x, m, n_h, rounds, tag=""):
    X, Y = normal(rng, n_x, m) * 2, labels(rng, m)
    told = {"print_cost": True} if m == 20 else {}  # which changes nothing else
    return case(X, Y, n_h, num_iterations=rounds, seed=SEED, tag=tag, **told)


SEEDING = "np.random.seed(3)\n    "
DRAW = "initialize_parameters(n_x, n_h, n_y)"
FORWARD = "A2, cache = forward_propagation(X, parameters)"
BACKWARD = "grads = backward_propagation(parameters, cache, X, Y)"
UPDATE = "parameters = update_parameters(parameters, grads)"
ROUNDS = "range(num_iterations)"
ZEROED = "\n    parameters = {k: 0 * p for k, p in parameters.items()}"
ONCE = f"    {FORWARD}\n    {BACKWARD}\n    for i in"
SWAPPED = """cache = {"Z1": parameters["W1"] @ X + parameters["b1"]}
        cache["A1"] = sigmoid(cache["Z1"])
        cache["Z2"] = parameters["W2"] @ cache["A1"] + parameters["b2"]
        A2 = cache["A2"] = np.tanh(cache["Z2"])"""
ALIASED = """for name in parameters:
            parameters[name] += -1.2 * grads["d" + name]"""

nn_model = Exercise(
    "nn_model",
    section="The whole training",
    args=("X", "Y", "n_h"),
    cases=_trainings,
    criteria=[
        type_of("a dictionary of parameters", points=1),
        shape_of("shape of W1", "W1", part="W1", points=1),
        value_of("after one iteration", points=3, on="first"),
        value_of("after training", points=3),
    ],
    mistakes=[
        Mistake(
            "num_iterations ignored",
            (ROUNDS, "range(100)"),
            "the network was trained for 100 iterations, whatever num_iterations is. "
            "Use the argument.",
            caught_by="after training",
        ),
        Mistake(
            "one iteration too few",
            (ROUNDS, "range(1, num_iterations)"),
            "one iteration is missing: counting from 1 up to num_iterations leaves one "
            "out.",
            caught_by="after one iteration",
        ),
        Mistake(
            "one iteration too many",
            (ROUNDS, "range(num_iterations + 1)"),
            "there is one iteration too many: range(n) already counts n iterations.",
            caught_by="after one iteration",
        ),
        Mistake(
            "no seed",
            (SEEDING, ""),
            "training starts from different random numbers at every call: "
            "np.random.seed(3) is missing at the beginning.",
            caught_by="after one iteration",
        ),
        Mistake(
            "another seed",
            (SEEDING, SEEDING.replace("3", "2")),
            "the numbers are those of seed 2. Here the seed is 3, so that results can "
            "be compared.",
            caught_by="after one iteration",
        ),
        Mistake(
            "seed 1",
            (SEEDING, SEEDING.replace("3", "1")),
            "the numbers are those of seed 1. Here the seed is 3, so that results can "
            "be compared.",
            caught_by="after one iteration",
        ),
        Mistake(
            "n_h ignored",
            ("n_x, _, n_y =", "n_x, n_h, n_y ="),
            "the network always has 4 hidden units: what layer_sizes returns has "
            "overwritten the argument n_h.",
            caught_by="shape of W1",
        ),
        Mistake(
            "symmetry not broken",
            (DRAW, DRAW + ZEROED),
            "all parameters start at zero, so no hidden unit ever learns anything: the "
            "symmetry is unbroken.",
            caught_by="after training",
            section="Why the first weights must be random",
        ),
        Mistake(
            "parameters drawn anew in every round",
            (FORWARD, "parameters = " + DRAW + "\n        " + FORWARD),
            "the parameters are drawn again in every iteration, so what was learned is "
            "thrown away. Draw them once, before the loop.",
            caught_by="after training",
        ),
        Mistake(
            "the update thrown away",
            (UPDATE, "update_parameters(parameters, grads)"),
            "update_parameters returns new parameters, but you do not keep them: the "
            "loop runs and nothing changes.",
            caught_by="after training",
        ),
        Mistake(
            "another learning rate",
            (UPDATE, "parameters = update_parameters(parameters, grads, 0.01)"),
            "the steps are as long as with a learning rate of 0.01. Here "
            "update_parameters should use its default, 1.2.",
            caught_by="after training",
        ),
        Mistake(
            "always the same gradient",
            (
                (FORWARD, "pass"),
                ("    for i in", ONCE),
                (f"        {BACKWARD}\n        parameters", "        parameters"),
            ),
            "the gradient is computed once, before the loop, and used in every "
            "iteration. It must be computed again from the current parameters.",
            caught_by="after training",
        ),
        Mistake(
            "activations swapped",
            (FORWARD, SWAPPED),
            "the hidden layer uses σ and the output tanh; it should be the other way "
            "round. Call your forward_propagation.",
            caught_by="after training",
        ),
        Mistake(
            "returned from inside the loop",
            ("    return parameters", "        return parameters"),
            "training ends after one iteration: `return` is inside the loop. Indent "
            "it like `for`.",
            caught_by="after training",
        ),
        Mistake(
            "gradients returned",
            ("    return parameters", "    return grads"),
            "you returned the gradients. The result of training is the parameters.",
            caught_by="after training",
        ),
        Mistake(
            "parameters and cost returned",
            ("    return parameters", "    return parameters, compute_cost(A2, Y)"),
            "you returned a pair. nn_model returns the dictionary of parameters alone.",
            caught_by="a dictionary of parameters",
        ),
    ],
    variants=[
        Variant(
            "cost computed in every round",
            (BACKWARD, "cost = compute_cost(A2, Y)\n        " + BACKWARD),
        ),
        Variant(
            "learning rate said",
            (UPDATE, UPDATE.replace("grads)", "grads, learning_rate=1.2)")),
        ),
        Variant(
            "sizes read from the data",
            ("n_x, _, n_y = layer_sizes(X, Y)", "n_x, n_y = X.shape[0], Y.shape[0]"),
        ),
        Variant("own parameters changed in place", (UPDATE, ALIASED)),
        Variant(
            "a while loop",
            (
                (
                    "for i in range(num_iterations):",
                    "i = 0\n    while i < num_iterations:",
                ),
                (UPDATE, UPDATE + "\n        i += 1"),
            ),
        ),
    ],
    hints=[
        "Before the loop: seed, sizes, parameters. In the loop: forward, backward, "
        "update. After it: return.",
        "layer_sizes gives three numbers; you want the first and the last. n_h is "
        "your argument.",
        "In the loop, `parameters = update_parameters(parameters, grads)`: assign the "
        "new dictionary to the same name.",
    ],
    uses=(
        "layer_sizes",
        "initialize_parameters",
        "forward_propagation",
        "compute_cost",
        "backward_propagation",
        "update_parameters",
    ),
)
