"""A network of two layers, trained."""

import numpy as np
from scipy.special import expit

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    labels,
    normal,
    shape_of,
    type_of,
    value_of,
)

from .training import LOOP, SEED, WHEN, loop_mistakes

START = "p, costs = initialize_parameters(*layers_dims), []"
FIRST = 'A1, cache1 = linear_activation_forward(X, p["W1"], p["b1"], "relu")'
SECOND = 'A2, cache2 = linear_activation_forward(A1, p["W2"], p["b2"], "sigmoid")'
DA2 = "dA2 = -(Y / A2 - (1 - Y) / (1 - A2))"
BACK2 = 'dA1, dW2, db2 = linear_activation_backward(dA2, cache2, "sigmoid")'
BACK1 = '_, dW1, db1 = linear_activation_backward(dA1, cache1, "relu")'
STEP = "p = update_parameters(p, grads, learning_rate)"


def cases(rng):
    """Draw small problems: long, one step, one example, the usual learning rate."""
    yield case(*_data(rng, 4, 6), (4, 3, 1), learning_rate=0.8, num_iterations=201)
    yield case(*_data(rng, 3, 9), (3, 5, 1), learning_rate=0.5, num_iterations=60)
    for n, h, m in ((5, 4, 8), (2, 3, 1)):
        data = _data(rng, n, m)
        steps = {"learning_rate": 2.0, "num_iterations": 1}
        yield case(*data, (n, h, 1), **steps, tag="one")
    steps = {"num_iterations": 20, "print_cost": True}
    yield case(*_data(rng, 3, 5), (3, 3, 1), **steps, tag="default")


def _data(rng, n, m):
    """Draw X and Y, with a first row that tells the classes apart."""
    Y = labels(rng, m)
    X = normal(rng, n, m)
    X[0] = (2 * Y[0] - 1) * (1 + np.abs(X[0]))
    return X.round(2), Y


def _one_step(reference, drawn):
    """Take one step from the seeded start, with gradients written out by hand."""
    X, Y, (n, h, _) = drawn.args
    if drawn.kwargs["num_iterations"] != 1:
        return None
    random, m = np.random.RandomState(1), X.shape[1]
    W1, W2 = random.randn(h, n) * 0.01, random.randn(1, h) * 0.01
    Z1 = W1.dot(X)
    hidden = (Z1 + np.abs(Z1)) / 2
    error = (expit(W2.dot(hidden)) - Y) / m
    behind = W2.T.dot(error) * (Z1 > 0)
    gradients = (behind.dot(X.T), behind.sum(1), error.dot(hidden.T), error.sum(1))
    start = (W1, np.zeros((h, 1)), W2, np.zeros((1, 1)))
    rate = drawn.kwargs["learning_rate"]
    return {
        name: value - rate * gradient.reshape(value.shape)
        for name, value, gradient in zip(
            ("W1", "b1", "W2", "b2"), start, gradients, strict=True
        )
    }


two_layer_model = Exercise(
    "two_layer_model",
    section="Exercise: two_layer_model",
    args=("X", "Y", "layers_dims"),
    cases=cases,
    criteria=[
        type_of("names of the parameters", 0, part="parameters", points=1),
        shape_of("shape of W1", 0, "W1", part="W1", points=1),
        value_of("after one iteration", 0, part="parameters", points=2, on="one"),
        value_of("parameters", 0, part="parameters", points=3),
        value_of("default learning rate", 0, part="parameters", points=1, on="default"),
        type_of("number of costs", 1, part="costs", points=1),
        value_of("costs", 1, part="costs", points=2),
        arguments_kept(points=1),
    ],
    oracles={"after one iteration": _one_step},
    mistakes=[
        *loop_mistakes("A2", STEP, "p"),
        Mistake(
            "the scale of deep networks",
            (
                "initialize_parameters(*layers_dims)",
                "initialize_parameters_deep(layers_dims)",
            ),
            "the weights are divided by the root of the layer before; this network is "
            "drawn with initialize_parameters, which multiplies by 0.01.",
            caught_by="after one iteration",
        ),
        Mistake(
            "weights all zero",
            (START, f"{START}\n    p = {{k: 0 * v for k, v in p.items()}}"),
            "the weights start at zero, so all hidden units stay alike forever.",
            caught_by="after one iteration",
            section="Initialisation in deep networks",
        ),
        Mistake(
            "seven hidden units, always",
            (
                "initialize_parameters(*layers_dims)",
                "initialize_parameters(layers_dims[0], 7, 1)",
            ),
            "the number of hidden units is fixed in the code; it is in layers_dims.",
            caught_by="shape of W1",
        ),
        Mistake(
            "the activations are swapped",
            (
                (FIRST, FIRST.replace("relu", "sigmoid")),
                (SECOND, SECOND.replace("sigmoid", "relu")),
            ),
            "the hidden layer uses the sigmoid and the output ReLU; it should be the "
            "other way round.",
            caught_by="parameters",
        ),
        Mistake(
            "the sigmoid in both layers",
            (
                (FIRST, FIRST.replace("relu", "sigmoid")),
                (BACK1, BACK1.replace("relu", "sigmoid")),
            ),
            "the hidden layer uses the sigmoid; it should use ReLU.",
            caught_by="after one iteration",
        ),
        Mistake(
            "ReLU in both layers",
            (
                (SECOND, SECOND.replace("sigmoid", "relu")),
                (BACK2, BACK2.replace("sigmoid", "relu")),
            ),
            "the output layer uses ReLU too, so its answer is no probability; it "
            "should use the sigmoid, forward and backward.",
            caught_by="after one iteration",
        ),
        Mistake(
            "the activations swapped on the way back",
            (
                (BACK2, BACK2.replace("sigmoid", "relu")),
                (BACK1, BACK1.replace("relu", "sigmoid")),
            ),
            "on the way back the activations are swapped: each layer goes back "
            "through the activation that it used on the way forward.",
            caught_by="after one iteration",
        ),
        Mistake(
            "ReLU on the whole way back",
            (BACK2, BACK2.replace("sigmoid", "relu")),
            "the output layer goes back through ReLU; it came forward through the "
            "sigmoid.",
            caught_by="after one iteration",
        ),
        Mistake(
            "the caches are exchanged",
            (
                (BACK2, BACK2.replace("cache2", "cache1")),
                (BACK1, BACK1.replace("cache1", "cache2")),
            ),
            "the shapes do not fit. That happens when a block gets what belongs to the "
            "other layer (its cache, its W and b, its A), or the whole pair (A, cache) "
            "where only A is wanted.",
            caught_by="after one iteration",
        ),
        Mistake(
            "the sign of dA2",
            (DA2, DA2.replace("-(Y", "(Y")),
            "the minus before dA2 is missing, so every step goes uphill.",
            caught_by="after one iteration",
        ),
        Mistake(
            "A2 − Y taken for dA2",
            (DA2, "dA2 = A2 - Y"),
            "A2 − Y is dZ2, with the sigmoid already in it; the block applies the "
            "sigmoid a second time.",
            caught_by="after one iteration",
        ),
        Mistake(
            "dA2 divided by m",
            (DA2, DA2.replace("-(Y", "-1 / Y.shape[1] * (Y")),
            "the mean is taken twice: dA2 belongs to each example on its own, and the "
            "backward blocks divide by m.",
            caught_by="after one iteration",
        ),
        Mistake(
            "dA2 for both layers",
            (BACK1, BACK1.replace("(dA1", "(dA2")),
            "the hidden layer goes back with dA2. It needs dA1, which the output "
            "layer's backward block returns.",
            caught_by="after one iteration",
        ),
        Mistake(
            "the biases do not learn",
            ('"db1": db1', '"db1": 0 * db1'),
            "b1 never changes: its gradient does not reach the step.",
            caught_by="after one iteration",
        ),
        Mistake(
            "the hidden layer does not learn",
            ('grads = {"dW1": dW1,', 'grads = {"dW1": 0 * dW1,'),
            "W1 never changes: its gradient does not reach the step.",
            caught_by="after one iteration",
        ),
    ],
    variants=[
        Variant(
            "unpacked sizes",
            (
                START,
                "n_x, n_h, n_y = layers_dims\n"
                "    p, costs = initialize_parameters(n_x, n_h, n_y), []",
            ),
        ),
        Variant(
            "np.divide", (DA2, "dA2 = np.divide(1 - Y, 1 - A2) - np.divide(Y, A2)")
        ),
        Variant("not i % 100", (WHEN, "if not i % 100:")),
        Variant(
            "the blocks of any depth",
            (
                (
                    f"        {FIRST}\n        {SECOND}\n",
                    "        A2, caches = L_model_forward(X, p)\n",
                ),
                (f"        {DA2}\n        {BACK2}\n        {BACK1}\n", ""),
                (
                    'grads = {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}',
                    "grads = L_model_backward(A2, Y, caches)",
                ),
            ),
        ),
        Variant(
            "a while loop",
            (
                (LOOP, "i = -1\n    while (i := i + 1) < num_iterations:"),
                (SEED, "    np.random.seed(seed=1)\n"),
            ),
        ),
        Variant(
            "the step in place",
            (STEP, 'for k in p:\n            p[k] -= learning_rate * grads["d" + k]'),
        ),
        Variant("costs as an array", ("return p, costs", "return p, np.array(costs)")),
    ],
    hints=[
        "What comes out of layer 1 goes into layer 2. What does each block have to "
        "remember?",
        "Seed, draw, then the loop: two blocks forward, dA2, two blocks back, a step.",
        "Backward starts with layer 2: it takes dA2 and cache2 and gives dA1 for layer "
        "1. The gradient of X, dA0, is not needed.",
        'grads = {"dW1": …, "db1": …, "dW2": …, "db2": …}, then keep what '
        "update_parameters returns.",
    ],
)
