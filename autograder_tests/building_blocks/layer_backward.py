"""One layer backwards."""

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    normal,
    shape_of,
    value_of,
)

from .draws import SHAPES, network


def _layer_cases(rng):
    for tag in ("relu", "sigmoid"):
        for shape in SHAPES[1:3]:
            yield case(*_layer(rng, shape), tag, tag=tag)
    for activation, shape in zip(("sigmoid", "relu"), SHAPES[:2], strict=True):
        yield case(*_layer(rng, shape), activation)
    yield case(*_layer(rng, SHAPES[3]), "sigmoid")


def _layer(rng, shape):
    """Draw dA and a cache whose Z is that of its A, W and b."""
    before, units, m = shape
    A, parameters = network(rng, (before, units), m)
    W, b = parameters["W1"], parameters["b1"]
    return normal(rng, units, m), ((A, W, b), W @ A + b)


IF_SIGMOID = 'if activation == "sigmoid":'
RELU_BACK = "dZ = relu_backward(dA, activation_cache)"
SIGMOID_BACK = "dZ = sigmoid_backward(dA, activation_cache)"
FINISH = "return linear_backward(dZ, linear_cache)"

linear_activation_backward = Exercise(
    "linear_activation_backward",
    section="Backwards through an activation",
    args=("dA", "cache", "activation"),
    cases=_layer_cases,
    criteria=[
        shape_of("shape of dW", 1, part="dW", points=1),
        value_of("gradients with relu", part="the result", points=2, on="relu"),
        value_of("gradients with sigmoid", part="the result", points=2, on="sigmoid"),
        arguments_kept(points=1),
    ],
    mistakes=[
        Mistake(
            "dW transposed",
            (
                "return linear_backward(dZ, linear_cache)",
                "dA_prev, dW, db = linear_backward(dZ, linear_cache)\n"
                "    return dA_prev, dW.T, db",
            ),
            "dW is transposed. linear_backward already gives it the shape of W, and it "
            "must keep that: the step subtracts it from W.",
            caught_by="shape of dW",
        ),
        Mistake(
            "the activations are swapped",
            (IF_SIGMOID, 'if activation == "relu":'),
            "relu_backward is used for the sigmoid, and the other way round.",
            caught_by="gradients with relu",
        ),
        Mistake(
            "always the sigmoid",
            (IF_SIGMOID, "if True:"),
            "sigmoid_backward is used whatever `activation` says.",
            caught_by="gradients with relu",
        ),
        Mistake(
            "always ReLU",
            (IF_SIGMOID, "if False:"),
            "relu_backward is used whatever `activation` says.",
            caught_by="gradients with sigmoid",
        ),
        Mistake(
            "the activation is skipped",
            (FINISH, "return linear_backward(dA, linear_cache)"),
            "dA goes straight into the linear step. The factor g′(Z) of the activation "
            "is missing.",
            caught_by="gradients with relu",
        ),
        Mistake(
            "g′(Z) counted twice",
            (FINISH, "return linear_backward(dA * dZ, linear_cache)"),
            "dA is multiplied in twice: the given functions return dZ, with dA already "
            "in it.",
            caught_by="gradients with sigmoid",
        ),
        Mistake(
            "forward functions in the backward pass",
            (
                (RELU_BACK, "dZ = dA * relu(activation_cache)[0]"),
                (SIGMOID_BACK, "dZ = dA * sigmoid(activation_cache)[0]"),
            ),
            "dA is multiplied by g(Z), the activation itself; the chain rule asks for "
            "its derivative.",
            caught_by="gradients with relu",
        ),
        Mistake(
            "arguments of the given functions exchanged",
            (
                (RELU_BACK, "dZ = relu_backward(activation_cache, dA)"),
                (SIGMOID_BACK, "dZ = sigmoid_backward(activation_cache, dA)"),
            ),
            "dA and Z are passed in the wrong order: dA comes first.",
            caught_by="gradients with relu",
        ),
        Mistake(
            "the two caches exchanged",
            (
                "linear_cache, activation_cache = cache",
                "activation_cache, linear_cache = cache",
            ),
            "the two parts of the cache are taken in the wrong order: the linear one "
            "comes first.",
            caught_by="gradients with relu",
        ),
        Mistake(
            "dZ for dA_prev",
            (FINISH, "return dZ, *linear_backward(dZ, linear_cache)[1:]"),
            "the first value is dZ; it should be dA_prev, which linear_backward gives.",
            caught_by="gradients with relu",
        ),
        Mistake(
            "dA is changed in place",
            (FINISH, "dA[...] = dZ\n    return linear_backward(dA, linear_cache)"),
            "dA was overwritten, so the caller's array has changed.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "the whole cache passed on",
            (FINISH, "return linear_backward(dZ, cache)"),
            "linear_backward gets the pair of both caches; it asks for the linear one.",
            caught_by="gradients with relu",
        ),
    ],
    variants=[
        Variant("elif", ("    else:", '    elif activation == "relu":')),
        Variant(
            "named results",
            (
                FINISH,
                "dA_prev, dW, db = linear_backward(dZ, linear_cache)\n"
                "    return dA_prev, dW, db",
            ),
        ),
        Variant("a list", (FINISH, "return list(linear_backward(dZ, linear_cache))")),
        Variant(
            "cache by number",
            (
                (
                    "linear_cache, activation_cache = cache\n",
                    "activation_cache = cache[1]\n",
                ),
                (FINISH, "return linear_backward(dZ, cache[0])"),
            ),
        ),
        Variant(
            "the derivative written out",
            (RELU_BACK, "dZ = dA * (activation_cache > 0)"),
        ),
    ],
    hints=[
        "Which of the two parts of the cache is Z?",
        "First dZ from dA and Z, by one of the given functions; then linear_backward.",
        "linear_backward(dZ, linear_cache) already returns what you need.",
    ],
    uses=("linear_backward",),
)
