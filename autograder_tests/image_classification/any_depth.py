"""A network of any depth, trained."""

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

START = "parameters, costs = initialize_parameters_deep(layers_dims), []"
FORWARD = "AL, caches = L_model_forward(X, parameters)"
BACKWARD = "grads = L_model_backward(AL, Y, caches)"
STEP = "parameters = update_parameters(parameters, grads, learning_rate)"


def cases(rng):
    """Draw small problems: several depths, one step, the usual learning rate."""
    for sizes, m, steps in (([4, 3, 1], 6, 201), ([3, 5, 4, 3, 1], 7, 60)):
        data = _data(rng, sizes[0], m)
        yield case(*data, sizes, learning_rate=0.3, num_iterations=steps)
    for sizes, m in (([5, 4, 3, 1], 8), ([3, 2, 1], 1)):
        steps = {"learning_rate": 0.7, "num_iterations": 1}
        yield case(*_data(rng, sizes[0], m), sizes, **steps, tag="one")
    steps = {"num_iterations": 20, "print_cost": True}
    yield case(*_data(rng, 3, 5), [3, 3, 1], **steps, tag="default")
    steps = {"learning_rate": 0.4, "num_iterations": 20}
    yield case(*_data(rng, 4, 6), [4, 1], **steps, tag="one layer")


def _data(rng, n, m):
    return normal(rng, n, m), labels(rng, m)


def _logistic(reference, drawn):
    """Train one layer as logistic regression, with its gradient written out."""
    X, Y, (n, *more) = drawn.args
    if len(more) > 1:
        return None
    w = np.random.RandomState(1).randn(1, n) / np.sqrt(n)
    b = 0.0
    for _ in range(drawn.kwargs["num_iterations"]):
        error = (expit(w.dot(X) + b) - Y) * drawn.kwargs["learning_rate"] / X.shape[1]
        w, b = w - error.dot(X.T), b - error.sum()
    return {"W1": w, "b1": np.array([[b]])}


L_layer_model = Exercise(
    "L_layer_model",
    section="Exercise: L_layer_model",
    args=("X", "Y", "layers_dims"),
    cases=cases,
    criteria=[
        type_of("names of the parameters", 0, part="parameters", points=1),
        shape_of("shape of W1", 0, "W1", part="W1", points=1),
        value_of("after one iteration", 0, part="parameters", points=2, on="one"),
        value_of("parameters", 0, part="parameters", points=4),
        value_of("one layer", 0, part="parameters", points=1, on="one layer"),
        value_of("default learning rate", 0, part="parameters", points=1, on="default"),
        type_of("number of costs", 1, part="costs", points=2),
        value_of("costs", 1, part="costs", points=3),
        arguments_kept(points=1),
    ],
    oracles={"one layer": _logistic},
    mistakes=[
        Mistake(
            "seven units in every hidden layer, always",
            (
                START,
                "hidden = [7] * (len(layers_dims) - 2)\n    "
                + START.replace(
                    "layers_dims", "[layers_dims[0], *hidden, layers_dims[-1]]"
                ),
            ),
            "every hidden layer has seven units, whatever layers_dims says. Pass "
            "layers_dims on as it is.",
            caught_by="shape of W1",
        ),
        *loop_mistakes("AL", STEP, "parameters"),
        Mistake(
            "always three layers",
            (
                START,
                "depth = [layers_dims[0], *layers_dims[1:-1], 3, 3, 3][:3] + [1]\n"
                "    parameters, costs = initialize_parameters_deep(depth), []",
            ),
            "the network always has three layers; it should have as many as "
            "layers_dims says.",
            caught_by="one layer",
        ),
        Mistake(
            "the last hidden layer is left out",
            (
                "initialize_parameters_deep(layers_dims)",
                "initialize_parameters_deep(layers_dims[:1] + layers_dims[1:-2] + "
                "layers_dims[-1:])",
            ),
            "a layer is missing: not all of layers_dims reaches the network.",
            caught_by="names of the parameters",
        ),
        Mistake(
            "the scale of the two-layer network",
            (
                START,
                "from helpers.deep import starting\n"
                '    with starting(scale="0.01"):\n'
                "        parameters = initialize_parameters_deep(layers_dims)\n"
                "    costs = []",
            ),
            "the weights are multiplied by 0.01; this network is drawn with "
            "initialize_parameters_deep, which divides by the root of the layer "
            "before.",
            caught_by="after one iteration",
            section="Initialisation in deep networks",
        ),
        Mistake(
            "weights all zero",
            (
                START,
                f"{START}\n"
                "    parameters = {k: 0 * v for k, v in parameters.items()}",
            ),
            "the weights start at zero, so all hidden units stay alike forever.",
            caught_by="after one iteration",
            section="Initialisation in deep networks",
        ),
        Mistake(
            "forward only once",
            ((f"    {LOOP}\n        {FORWARD}\n", f"    {FORWARD}\n    {LOOP}\n"),),
            "the forward pass runs once, before the loop, so every step uses the first "
            "gradient.",
            caught_by="parameters",
        ),
        Mistake(
            "the caches of another layer",
            (BACKWARD, BACKWARD.replace("caches)", "caches[1:] + caches[:1])")),
            "the shapes do not fit in the backward pass. It happens when a layer gets "
            "the cache of its neighbour: L_model_backward needs the caches of this "
            "iteration's forward pass, all of them, in the order in which they came.",
            caught_by="parameters",
        ),
        Mistake(
            "uphill",
            (STEP, STEP.replace("learning_rate", "-learning_rate")),
            "every step goes uphill. update_parameters already subtracts, and "
            "L_model_backward takes AL before Y.",
            caught_by="after one iteration",
        ),
        Mistake(
            "drawn again in every iteration",
            (
                FORWARD,
                f"parameters = initialize_parameters_deep(layers_dims)\n        "
                f"{FORWARD}",
            ),
            "the network is drawn anew in every iteration, and what was learned is "
            "lost.",
            caught_by="parameters",
        ),
        Mistake(
            "layers_dims is used up",
            (
                START,
                "sizes = layers_dims[:]\n    layers_dims.clear()\n"
                "    parameters, costs = initialize_parameters_deep(sizes), []",
            ),
            "the list layers_dims was changed; whoever called the model still needs "
            "it.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("not i % 100", (WHEN, "if not i % 100:")),
        Variant(
            "the old costs kept in between",
            (
                (START, START.replace("costs = ", "history = ")),
                (
                    "costs.append(compute_cost(AL, Y))",
                    "history.append(compute_cost(AL, Y))",
                ),
                ("costs[-1]", "history[-1]"),
                ("return parameters, costs", "return parameters, history"),
            ),
        ),
        Variant(
            "the step written out",
            (
                STEP,
                "parameters = {\n"
                '            k: v - learning_rate * grads["d" + k]\n'
                "            for k, v in parameters.items()\n        }",
            ),
        ),
        Variant(
            "the step in place",
            (
                STEP,
                "for k in parameters:\n"
                '            parameters[k] -= learning_rate * grads["d" + k]',
            ),
        ),
        Variant(
            "layer by layer",
            (
                FORWARD,
                "AL, caches, L = X, [], len(layers_dims) - 1\n"
                "        for l in range(1, L + 1):\n"
                '            kind = "relu" if l < L else "sigmoid"\n'
                '            W, b = parameters[f"W{l}"], parameters[f"b{l}"]\n'
                "            AL, cache = linear_activation_forward(AL, W, b, kind)\n"
                "            caches.append(cache)",
            ),
        ),
        Variant(
            "a generator that is seeded in another way",
            (SEED, "    np.random.set_state(np.random.RandomState(1).get_state())\n"),
        ),
        Variant(
            "the cost at the end of the iteration",
            (
                (
                    "        if i % 100 == 0:\n"
                    "            costs.append(compute_cost(AL, Y))\n"
                    "            if print_cost:\n"
                    '                print(f"iteration {i}: cost {costs[-1]:.6f}")\n',
                    "",
                ),
                (
                    STEP,
                    f"{STEP}\n        costs += [compute_cost(AL, Y)] * (i % 100 == 0)",
                ),
            ),
        ),
    ],
    hints=[
        "Four calls in the loop, and each of them uses what the one before returned.",
        "Seed, draw, then the loop: forward, cost, backward, step.",
        "parameters = update_parameters(…): without the name on the left, the step is "
        "lost.",
    ],
)
