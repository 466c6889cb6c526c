"""All layers forward."""

import numpy as np
from scipy.special import expit

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

from .draws import network


def _network_cases(rng):
    for sizes, m in (
        ((3, 4, 1), 5),
        ((4, 1), 3),
        ((3, 3, 3, 3, 3, 1), 1),
        ((2, 5, 4, 2), 6),
    ):
        yield case(*network(rng, sizes, m))


def _answered(reference, drawn):
    X, parameters = drawn.args
    for layer in range(1, len(parameters) // 2):
        Z = np.einsum("jk,ki->ji", parameters[f"W{layer}"], X) + parameters[f"b{layer}"]
        X = (Z + np.abs(Z)) / 2
    last = len(parameters) // 2
    return expit(parameters[f"W{last}"].dot(X) + parameters[f"b{last}"])


DEPTH = "L = len(parameters) // 2"
CHOICE = '"sigmoid" if l == L else "relu"'
APPEND = "caches.append(cache)"
STEP = "A, cache = linear_activation_forward(A, W, b, activation)"

L_model_forward = Exercise(
    "L_model_forward",
    section="The forward pass",
    args=("X", "parameters"),
    cases=_network_cases,
    criteria=[
        shape_of("shape of AL", 0, part="AL", points=1),
        value_of("AL", 0, part="AL", points=3),
        type_of("one cache per layer", 1, part="caches", points=1),
        value_of("caches", 1, part="caches", points=2),
        arguments_kept(points=1),
    ],
    oracles={"AL": _answered},
    mistakes=[
        Mistake(
            "a flat answer",
            ("return A, caches", "return A.ravel(), caches"),
            "AL is a rank-1 array. Leave it as the last layer gives it: a row of shape "
            "(1, m), like Y.",
            caught_by="shape of AL",
        ),
        Mistake(
            "always two layers",
            (DEPTH, "L = 2"),
            "the number of layers is fixed in the code; it should come from the number "
            "of parameters.",
            caught_by="AL",
        ),
        Mistake(
            "len(parameters) layers",
            (DEPTH, "L = len(parameters)"),
            "L is the number of arrays here; every layer has two, W and b.",
            caught_by="AL",
        ),
        Mistake(
            "the output layer is missing",
            ("range(1, L + 1)", "range(1, L)"),
            "the loop ends before layer L: range leaves out its end.",
            caught_by="AL",
        ),
        Mistake(
            "layer 1 is left out",
            ("range(1, L + 1)", "range(2, L + 1)"),
            "layer 1 is skipped: X goes straight into layer 2.",
            caught_by="AL",
        ),
        Mistake(
            "ReLU in the output layer",
            (CHOICE, '"relu"'),
            "the output layer uses ReLU too; its answer is then not a probability.",
            caught_by="AL",
        ),
        Mistake(
            "the sigmoid in every layer",
            (CHOICE, '"sigmoid"'),
            "the hidden layers use the sigmoid; they should use ReLU.",
            caught_by="AL",
        ),
        Mistake(
            "the activations are swapped",
            (CHOICE, '"relu" if l == L else "sigmoid"'),
            "the activations are the wrong way round: ReLU is for the hidden layers, "
            "the sigmoid for the last one.",
            caught_by="AL",
        ),
        Mistake(
            "the sigmoid one layer early",
            (CHOICE, '"sigmoid" if l >= L - 1 else "relu"'),
            "the last hidden layer uses the sigmoid as well; only layer L should.",
            caught_by="AL",
        ),
        Mistake(
            "every layer reads X",
            (STEP, STEP.replace("forward(A,", "forward(X,")),
            "every layer gets X; it should get the activations of the layer before.",
            caught_by="AL",
        ),
        Mistake(
            "W1 and b1 in every layer",
            (
                'parameters[f"W{l}"], parameters[f"b{l}"]',
                'parameters["W1"], parameters["b1"]',
            ),
            "every layer uses W1 and b1; the name must change with l.",
            caught_by="AL",
        ),
        Mistake(
            "no cache for the last layer",
            (APPEND, "caches += [cache] * (l < L)"),
            "the cache of the output layer is not kept; the backward pass starts with "
            "it.",
            caught_by="one cache per layer",
        ),
        Mistake(
            "the caches in reverse",
            (APPEND, "caches.insert(0, cache)"),
            "the caches come with the last layer first; layer l should be found at "
            "caches[l - 1].",
            caught_by="caches",
        ),
        Mistake(
            "the same cache for all",
            ("return A, caches", "return A, [cache] * L"),
            "the list holds the cache of the last layer L times.",
            caught_by="caches",
        ),
        Mistake(
            "the parameters are used up",
            (
                'W, b = parameters[f"W{l}"], parameters[f"b{l}"]',
                'W, b = parameters.pop(f"W{l}"), parameters.pop(f"b{l}")',
            ),
            "the parameters were removed from the caller's dictionary; the next call "
            "finds none.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "the result of append is kept",
            (APPEND, f"caches = {APPEND}"),
            "append changes the list and returns None, and `caches = caches.append(…)` "
            "then throws the list away. Write caches.append(…) alone.",
            caught_by="one cache per layer",
        ),
        Mistake(
            "returned inside the loop",
            ("    return A, caches", "        return A, caches"),
            "the `return` is inside the loop, so only layer 1 runs.",
            caught_by="AL",
        ),
        Mistake(
            "only the linear caches",
            (APPEND, "caches.append(cache[0])"),
            "only the first half of each cache is kept. Going backward through an "
            "activation needs the second half, Z.",
            caught_by="caches",
        ),
    ],
    variants=[
        Variant(
            "the last layer after the loop",
            (
                ("range(1, L + 1)", "range(1, L)"),
                (f"activation = {CHOICE}", 'activation = "relu"'),
                (
                    "    return A, caches",
                    '    W, b = parameters[f"W{L}"], parameters[f"b{L}"]\n'
                    '    A, cache = linear_activation_forward(A, W, b, "sigmoid")\n'
                    "    caches.append(cache)\n    return A, caches",
                ),
            ),
        ),
        Variant("caches as a tuple", ("return A, caches", "return A, tuple(caches)")),
        Variant("L counted by W", (DEPTH, 'L = sum(k[0] == "W" for k in parameters)')),
        Variant("names by str", ('parameters[f"W{l}"]', 'parameters["W" + str(l)]')),
    ],
    hints=[
        "How many arrays does the dictionary hold for three layers?",
        "The A that comes out of one layer goes into the next, so it can keep its "
        "name.",
        "In the loop: linear_activation_forward, then caches.append. ReLU for all "
        "layers but the last.",
    ],
    uses=("linear_activation_forward",),
)
