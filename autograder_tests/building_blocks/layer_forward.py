"""One layer forward: linear step and activation."""

import numpy as np
from scipy.special import expit

from grading.model.exercise import Exercise, Mistake, Variant, case, shape_of, value_of

from .draws import SHAPES, network
from .linear_forward import summed


def _layer_cases(rng):
    for tag in ("relu", "sigmoid"):
        for shape in SHAPES[1:3]:
            yield case(*_layer(rng, shape), tag, tag=tag)
    for activation, shape in zip(("sigmoid", "relu"), SHAPES[:2], strict=True):
        yield case(*_layer(rng, shape), activation)
    yield case(*_layer(rng, SHAPES[3]), "sigmoid")


def _layer(rng, shape):
    before, units, m = shape
    X, parameters = network(rng, (before, units), m)
    return X, parameters["W1"], parameters["b1"]


def _activated(reference, drawn):
    A, W, b, activation = drawn.args
    Z = summed(reference, case(A, W, b))
    return (Z + np.abs(Z)) / 2 if activation == "relu" else expit(Z)


IF_SIGMOID = 'if activation == "sigmoid":'
LAYER_CACHE = "return A, (linear_cache, activation_cache)"

linear_activation_forward = Exercise(
    "linear_activation_forward",
    section="The activation, and what to keep",
    args=("A_prev", "W", "b", "activation"),
    cases=_layer_cases,
    criteria=[
        shape_of("shape of A", 0, part="A", points=1),
        value_of("A with relu", 0, part="A", points=1.5, on="relu"),
        value_of("A with sigmoid", 0, part="A", points=1.5, on="sigmoid"),
        value_of("cache", 1, part="cache", points=2),
    ],
    oracles={"A with relu": _activated, "A with sigmoid": _activated},
    mistakes=[
        Mistake(
            "A transposed",
            (
                "return A, (linear_cache, activation_cache)",
                "return A.T, (linear_cache, activation_cache)",
            ),
            "A is transposed. The next layer expects units in rows and examples in "
            "columns.",
            caught_by="shape of A",
        ),
        Mistake(
            "the activations are swapped",
            (IF_SIGMOID, 'if activation == "relu":'),
            'relu is used for "sigmoid", and the other way round.',
            caught_by="A with relu",
        ),
        Mistake(
            "always the sigmoid",
            (IF_SIGMOID, "if True:"),
            "the sigmoid is used whatever `activation` says.",
            caught_by="A with relu",
        ),
        Mistake(
            "always ReLU",
            (IF_SIGMOID, "if False:"),
            "ReLU is used whatever `activation` says.",
            caught_by="A with sigmoid",
        ),
        Mistake(
            "no activation",
            (LAYER_CACHE, "return Z, (linear_cache, activation_cache)"),
            "this is Z: the activation is not applied. Without it, any number of "
            "layers is one linear layer.",
            caught_by="A with relu",
        ),
        Mistake(
            "both values of the activation in A",
            (
                (LAYER_CACHE, "return (A, activation_cache), (linear_cache, Z)"),
                ("A, activation_cache = relu(Z)", "A, activation_cache = relu(Z)"),
            ),
            "A is a pair. sigmoid and relu return two things, A and Z; unpack them "
            "with `A, activation_cache = …`.",
            caught_by="A with relu",
        ),
        Mistake(
            "A in the cache for Z",
            (LAYER_CACHE, "return A, (linear_cache, A)"),
            "activation_cache is A; it should be Z, which is what sigmoid and relu "
            "return as their second value.",
            caught_by="cache",
        ),
        Mistake(
            "the cache in the wrong order",
            (LAYER_CACHE, "return A, (activation_cache, linear_cache)"),
            "the two parts of the cache are the wrong way round: linear first.",
            caught_by="cache",
        ),
        Mistake(
            "only the linear cache",
            (LAYER_CACHE, "return A, linear_cache"),
            "the cache is only the linear one. The backward pass through the "
            "activation needs Z.",
            caught_by="cache",
        ),
        Mistake(
            "only Z in the cache",
            (LAYER_CACHE, "return A, (A_prev, activation_cache)"),
            "the first part of the cache is A_prev alone; the linear cache holds W and "
            "b too.",
            caught_by="cache",
        ),
        Mistake(
            "the cache is flat",
            (LAYER_CACHE, "return A, (*linear_cache, activation_cache)"),
            "the cache holds A_prev, W, b and Z side by side; it should be a pair: the "
            "linear cache, unchanged, and Z.",
            caught_by="cache",
        ),
        Mistake(
            "the linear step is not unpacked",
            (
                "Z, linear_cache = linear_forward(A_prev, W, b)",
                "linear_cache = Z = linear_forward(A_prev, W, b)",
            ),
            "the activation gets the pair of Z and cache. linear_forward returns two "
            "things; unpack them with `Z, linear_cache = …`.",
            caught_by="A with relu",
        ),
        Mistake(
            "b is lost on the way",
            (
                "Z, linear_cache = linear_forward(A_prev, W, b)",
                "_, linear_cache = linear_forward(A_prev, W, b)\n    Z = W @ A_prev",
            ),
            "the activation is applied to W A alone; b is missing from Z.",
            caught_by="A with relu",
        ),
    ],
    variants=[
        Variant(
            "a dictionary of functions",
            (
                ('    if activation == "sigmoid":\n', ""),
                (
                    "        A, activation_cache = sigmoid(Z)\n    else:\n"
                    "        A, activation_cache = relu(Z)\n",
                    '    chosen = {"sigmoid": sigmoid, "relu": relu}[activation]\n'
                    "    A, activation_cache = chosen(Z)\n",
                ),
            ),
        ),
        Variant(
            "elif",
            ("    else:", '    elif activation == "relu":'),
        ),
        Variant("Z as the cache", (LAYER_CACHE, "return A, (linear_cache, Z)")),
        Variant(
            "the linear step written out",
            (
                "Z, linear_cache = linear_forward(A_prev, W, b)",
                "Z, linear_cache = W @ A_prev + b, (A_prev, W, b)",
            ),
        ),
    ],
    hints=[
        "Your linear_forward already gives Z and the first half of the cache.",
        "sigmoid(Z) returns two things. Write two names on the left of the =.",
        "cache = (linear_cache, activation_cache), and activation_cache is Z.",
    ],
    uses=("linear_forward",),
)
