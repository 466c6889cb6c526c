"""All layers backwards."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    central_difference,
    labels,
    type_of,
    value_of,
)

from .draws import forward, network


def _network_cases(rng):
    """Draw networks: with their own answers, and with answers drawn at random."""
    for sizes, m in (((3, 4, 3, 1), 5), ((2, 3, 1), 1), ((4, 1), 5)):
        X, parameters = network(rng, sizes, m)
        AL, caches = forward(X, parameters)
        tag = "one layer" if len(sizes) == 2 else ""
        yield case(AL, labels(rng, m), caches, tag=tag)
    for sizes, m in (((3, 3, 3, 1), 6), ((4, 2, 5, 4, 3, 1), 3), ((1, 1, 1), 7)):
        X, parameters = network(rng, sizes, m)
        AL = rng.uniform(0.05, 0.95, (1, m)).round(3)
        yield case(AL, labels(rng, m), forward(X, parameters)[1])


def _by_measuring(name):
    """Differentiate the cost numerically, where AL is the answer of the network."""

    def find(reference, drawn):
        AL, Y, caches = drawn.args
        parameters = {}
        for layer, ((_, W, b), _) in enumerate(caches, 1):
            parameters |= {f"W{layer}": W, f"b{layer}": b}
        X = caches[0][0][0]
        if not np.allclose(forward(X, parameters)[0], AL, atol=1e-9):
            return None

        def cost(value):
            Z = forward(X, {**parameters, name: value})[1][-1][1]
            return float(np.mean(np.logaddexp(0, Z) - Y * Z))

        return central_difference(cost, parameters[name])

    return find


START = "dA = -(Y / AL - (1 - Y) / (1 - AL))"
CHOICE = '"sigmoid" if l == L else "relu"'
BACK = "dA, dW, db = linear_activation_backward(dA, caches[l - 1], activation)"
STORE = 'grads[f"dA{l - 1}"], grads[f"dW{l}"], grads[f"db{l}"] = dA, dW, db'
LOOP = "for l in range(L, 0, -1):"

L_model_backward = Exercise(
    "L_model_backward",
    section="The backward pass",
    args=("AL", "Y", "caches"),
    cases=_network_cases,
    criteria=[
        type_of("all names", part="grads", points=1),
        value_of("dW1", "dW1", part='grads["dW1"]', points=2),
        value_of("db1", "db1", part='grads["db1"]', points=1),
        value_of("every gradient", part="grads", points=3),
        value_of("a network of one layer", part="grads", points=1, on="one layer"),
        arguments_kept(points=1),
    ],
    oracles={"dW1": _by_measuring("W1"), "db1": _by_measuring("b1")},
    mistakes=[
        Mistake(
            "one bias for a whole layer",
            (STORE, STORE.replace("dA, dW, db", "dA, dW, np.sum(db)")),
            "the gradients of a layer's biases are added up into one number. Every "
            "unit has its own bias, so db keeps the shape (n, 1).",
            caught_by="db1",
        ),
        Mistake(
            "the sign of dAL",
            (START, START.replace("-(Y", "(Y")),
            "all gradients have the wrong sign: the minus before dAL is missing. The "
            "step would go uphill.",
            caught_by="dW1",
        ),
        Mistake(
            "dAL without the other class",
            (START, "dA = -(Y / AL)"),
            "dAL has only its first term, so examples with y = 0 have no effect.",
            caught_by="dW1",
        ),
        Mistake(
            "the terms of dAL added",
            (START, START.replace("AL - (1 - Y)", "AL + (1 - Y)")),
            "the two terms of dAL are added; there is a minus between them, because "
            "the derivative of log(1 − a) is −1/(1 − a).",
            caught_by="dW1",
        ),
        Mistake(
            "AL − Y instead of dAL",
            (START, "dA = AL - Y"),
            "you start from AL − Y. That is dZ of the last layer, with the sigmoid "
            "already in it; the block then applies the sigmoid a second time.",
            caught_by="dW1",
        ),
        Mistake(
            "caches[l]",
            (BACK, BACK.replace("caches[l - 1]", "caches[l]")),
            "you read the cache of layer l at caches[l], but the list starts at 0 with "
            "layer 1: the cache of layer l is caches[l - 1].",
            caught_by="every gradient",
        ),
        Mistake(
            "caches[l - 2]",
            (BACK, BACK.replace("caches[l - 1]", "caches[l - 2]")),
            "you read the cache of the layer before, one too early; caches[-1] raises "
            "no error and is the last one.",
            caught_by="every gradient",
        ),
        Mistake(
            "ReLU in the last layer",
            (CHOICE, '"relu"'),
            "the last layer goes back through ReLU; it went forward through the "
            "sigmoid.",
            caught_by="a network of one layer",
        ),
        Mistake(
            "the sigmoid in every layer",
            (CHOICE, '"sigmoid"'),
            "the hidden layers go back through the sigmoid; they went forward through "
            "ReLU.",
            caught_by="dW1",
        ),
        Mistake(
            "always two layers",
            ("len(caches)", "min(2, len(caches))"),
            "the number of layers is fixed in the code; it should come from the number "
            "of caches.",
            caught_by="every gradient",
        ),
        Mistake(
            "layer 1 is left out",
            (LOOP, "for l in range(L, 1, -1):"),
            "the loop ends before layer 1: range leaves out its end, so it must be 0.",
            caught_by="every gradient",
        ),
        Mistake(
            "dA under the number of its own layer",
            (STORE, STORE.replace("dA{l - 1}", "dA{l}")),
            "the gradient of a layer's input is stored under the layer's own number; "
            "it belongs to the layer before, and dA0 is missing.",
            caught_by="all names",
        ),
        Mistake(
            "dAL for every layer",
            (
                (
                    BACK,
                    "dA_prev, dW, db = linear_activation_backward("
                    "dA[:1] + 0 * caches[l - 1][1], caches[l - 1], activation)",
                ),
                (STORE, STORE.replace("= dA, dW, db", "= dA_prev, dW, db")),
            ),
            "every layer starts from dAL; it should start from the dA that the layer "
            "after it passed back.",
            caught_by="dW1",
        ),
        Mistake(
            "AL is changed in place",
            (START, f"{START}\n    AL -= Y"),
            "AL was changed inside the function; the caller may still need it.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "the caches are used up",
            (BACK, BACK.replace("caches[l - 1]", "caches.pop()")),
            "the caches were removed from the caller's list; a second call would find "
            "none.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "from layer 1 to layer L",
            (LOOP, "for l in range(1, L + 1):"),
            "the loop runs forward. The backward pass starts at layer L, because every "
            "layer needs the dA of the layer after it.",
            caught_by="dW1",
        ),
        Mistake(
            "a loop that never runs",
            (LOOP, "for l in range(L, 0):"),
            "range(L, 0) is empty: to count down, range needs a third number, −1.",
            caught_by="every gradient",
        ),
        Mistake(
            "dW and db exchanged",
            (BACK, BACK.replace("dA, dW, db =", "dA, db, dW =")),
            "dW and db are swapped: linear_activation_backward returns dA_prev, dW, "
            "db.",
            caught_by="dW1",
        ),
        Mistake(
            "dAL divided by m",
            (START, f"{START} / Y.shape[1]"),
            "dAL is divided by m, and linear_backward divides by m again. The mean is "
            "taken once, in dW and db.",
            caught_by="dW1",
        ),
        Mistake(
            "both terms over AL",
            (START, START.replace("(1 - AL)", "AL")),
            "both terms of dAL are divided by AL; the second one belongs over 1 − AL.",
            caught_by="dW1",
        ),
    ],
    variants=[
        Variant(
            "np.divide",
            (START, "dA = -(np.divide(Y, AL) - np.divide(1 - Y, 1 - AL))"),
        ),
        Variant(
            "the last layer before the loop",
            (
                (
                    START,
                    f"{START}\n    dA, dW, db = linear_activation_backward("
                    'dA, caches[L - 1], "sigmoid")\n'
                    '    grads[f"dA{L - 1}"] = dA\n'
                    '    grads[f"dW{L}"], grads[f"db{L}"] = dW, db',
                ),
                (LOOP, "for l in range(L - 1, 0, -1):"),
                (CHOICE, '"relu"'),
            ),
        ),
        Variant("dA by cases", (START, "dA = np.where(Y == 1, -1 / AL, 1 / (1 - AL))")),
        Variant("reversed", (LOOP, "for l in reversed(range(1, L + 1)):")),
        Variant(
            "dA read from grads",
            (BACK, 'dA = grads.get(f"dA{l}", dA)\n        ' + BACK),
        ),
        Variant("dAL kept too", (START, f'{START}\n    grads[f"dA{{L}}"] = dA')),
    ],
    hints=[
        "Which cache did layer L leave, and where in the list is it?",
        "Start with the formula for dAL. Then every block takes dA and gives the next.",
        "In the loop from L down to 1: call linear_activation_backward with "
        "caches[l - 1], and store its three results as dA{l-1}, dW{l}, db{l}.",
    ],
    uses=("linear_activation_backward",),
)
