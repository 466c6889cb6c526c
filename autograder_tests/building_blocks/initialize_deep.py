"""The first parameters of a network of any depth."""

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    shape_of,
    type_of,
    value_of,
)

DEEP_SEED = "    np.random.seed(3)\n"
LOOP = "for l in range(1, len(layer_dims)):"
DRAW = "np.random.randn(layer_dims[l], layer_dims[l - 1]) * 0.01"
BIAS = "np.zeros((layer_dims[l], 1))"


def _deep_cases(rng):
    for layers in ([5, 4, 3], [2, 1], [4, 3, 2, 5, 4, 1]):
        extra = int(rng.integers(0, 3))
        sizes = [n + extra for n in layers[:-1]] + layers[-1:]
        yield case(sizes, seed=int(rng.integers(5, 99)))


initialize_parameters_deep = Exercise(
    "initialize_parameters_deep",
    section="The same for any depth",
    args=("layer_dims",),
    cases=_deep_cases,
    criteria=[
        type_of("a W and a b for every layer", points=0.5),
        shape_of("shape of W1", "W1", points=0.5),
        value_of("W1", "W1", points=2),
        value_of("every layer", part="parameters", points=1),
        arguments_kept(points=1),
    ],
    mistakes=[
        Mistake(
            "the last layer is missing",
            (LOOP, "for l in range(1, len(layer_dims) - 1):"),
            "the loop stops one layer early. The list has L + 1 entries, and range "
            "leaves out its end.",
            caught_by="a W and a b for every layer",
        ),
        Mistake(
            "the loop starts at layer 0",
            (LOOP, "for l in range(len(layer_dims)):"),
            "the loop starts at layer 0, which has no parameters: layer_dims[-1] is "
            "the output layer. The extra draw shifts all others.",
            caught_by="W1",
        ),
        Mistake(
            "always two layers",
            (LOOP, "for l in range(1, 3):"),
            "the number of layers is fixed in the code; it should come from the length "
            "of layer_dims.",
            caught_by="a W and a b for every layer",
        ),
        Mistake(
            "no seed",
            (DEEP_SEED, ""),
            "the seed is not set, so the numbers differ at every call.",
            caught_by="W1",
        ),
        Mistake(
            "another seed",
            (DEEP_SEED, "    np.random.seed(1)\n"),
            "these are the numbers of seed 1; this function should use seed 3.",
            caught_by="W1",
        ),
        Mistake(
            "seeded again for every layer",
            (LOOP, f"{LOOP}\n        np.random.seed(3)"),
            "the seed is set inside the loop, so every layer repeats the first "
            "numbers of the sequence.",
            caught_by="every layer",
        ),
        Mistake(
            "weights not made small",
            (DRAW, DRAW.replace(" * 0.01", "")),
            "the weights are not multiplied by 0.01.",
            caught_by="W1",
        ),
        Mistake(
            "weights scaled by the layer before",
            (DRAW, DRAW.replace("* 0.01", "/ np.sqrt(layer_dims[l - 1])")),
            "the weights are divided by the square root of the layer before. That is a "
            "good idea, and the next notebook uses it; here the factor is 0.01.",
            caught_by="W1",
        ),
        Mistake(
            "W transposed",
            (DRAW, "np.random.randn(layer_dims[l - 1], layer_dims[l]) * 0.01"),
            "every W is transposed: rows belong to the layer itself, columns to the "
            "layer before.",
            caught_by="shape of W1",
            section="Getting the shapes right",
        ),
        Mistake(
            "b sized like the layer before",
            (BIAS, "np.zeros((layer_dims[l - 1], 1))"),
            "b has a row for each unit of the layer before; it should have one for "
            "each unit of its own layer.",
            caught_by="every layer",
            section="Getting the shapes right",
        ),
        Mistake(
            "b is rank-1",
            (BIAS, "np.zeros(layer_dims[l])"),
            "the biases are rank-1 arrays; np.zeros takes both sizes in one tuple.",
            caught_by="every layer",
        ),
        Mistake(
            "the list is used up",
            (
                f"    {LOOP}\n",
                "    kept = list(layer_dims)\n    del layer_dims[1:]\n"
                "    layer_dims = kept\n    for l in range(1, len(kept)):\n",
            ),
            "the caller's list of sizes was changed; the next call with it would make "
            "a different network.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "returned inside the loop",
            ("    return parameters", "        return parameters"),
            "the `return` is inside the loop, so the function ends after layer 1. "
            "Move it as far left as the `for`.",
            caught_by="a W and a b for every layer",
        ),
        Mistake(
            "the same name in every layer",
            (('f"W{l}"', '"Wl"'), ('f"b{l}"', '"bl"')),
            "every layer is stored under the letters Wl and bl, and overwrites the one "
            'before. Only an f-string puts in the number: f"W{l}".',
            caught_by="a W and a b for every layer",
        ),
        Mistake(
            "weights all zero",
            (DRAW, "np.zeros((layer_dims[l], layer_dims[l - 1]))"),
            "all weights are zero. Units that start alike get the same gradient and "
            "stay alike forever.",
            caught_by="W1",
        ),
        Mistake(
            "biases drawn at random",
            (BIAS, "np.random.randn(layer_dims[l], 1) * 0.01"),
            "the biases are random; they should be zeros. The extra draws also change "
            "the numbers that the next W gets.",
            caught_by="every layer",
        ),
    ],
    variants=[
        Variant(
            "names by str",
            ('parameters[f"W{l}"]', 'parameters["W" + str(l)]'),
        ),
        Variant(
            "a generator of its own",
            (
                (DEEP_SEED, "    random = np.random.RandomState(3)\n"),
                (DRAW, DRAW.replace("np.random.", "random.")),
            ),
        ),
        Variant(
            "pairs of sizes",
            (
                (
                    LOOP,
                    "for l, (a, b) in enumerate(zip(layer_dims, layer_dims[1:]), 1):",
                ),
                (DRAW, "0.01 * np.random.randn(b, a)"),
                (BIAS, "np.zeros((b, 1))"),
            ),
        ),
    ],
    hints=[
        "How many layers have parameters, if the list has five entries?",
        "Layer l needs layer_dims[l] rows and layer_dims[l - 1] columns.",
        'Seed once, before the loop. In the loop: parameters[f"W{l}"] and then '
        'parameters[f"b{l}"].',
    ],
)
