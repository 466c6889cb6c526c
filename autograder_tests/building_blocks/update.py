"""One step of gradient descent."""

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    normal,
    type_of,
    value_of,
)

from .draws import network


def _update_cases(rng):
    for sizes, rate in (((3, 2, 1), 0.1), ((4, 1), 1.5), ((3, 2, 4, 3, 2, 1), 0.0075)):
        _, params = network(rng, sizes, 1)
        grads = {f"d{name}": 3 * normal(rng, *v.shape) for name, v in params.items()}
        if rate < 1:  # as L_model_backward gives them
            grads |= {f"dA{i}": normal(rng, n, 2) for i, n in enumerate(sizes[:-1])}
        yield case(params, grads, rate)


MOVE = 'moved[name] = params[name] - learning_rate * grads[f"d{name}"]'
LAYERS = "range(1, len(params) // 2 + 1)"

update_parameters = Exercise(
    "update_parameters",
    section="One step downhill",
    args=("params", "grads", "learning_rate"),
    cases=_update_cases,
    criteria=[
        type_of("all names", part="parameters", points=1),
        value_of("W1", "W1", part="W1", points=1),
        value_of("b1", "b1", part="b1", points=1),
        value_of("every layer", part="parameters", points=1),
        arguments_kept(points=1),
    ],
    mistakes=[
        Mistake(
            "uphill",
            (MOVE, MOVE.replace("- learning", "+ learning")),
            "the step goes uphill: the gradient is added, it should be subtracted.",
            caught_by="W1",
        ),
        Mistake(
            "the learning rate is ignored",
            (MOVE, MOVE.replace("learning_rate * ", "")),
            "the learning rate is not used.",
            caught_by="W1",
        ),
        Mistake(
            "a fixed learning rate",
            (MOVE, MOVE.replace("learning_rate *", "0.0075 *")),
            "the learning rate is fixed in the code; use the argument.",
            caught_by="W1",
        ),
        Mistake(
            "divided by the learning rate",
            (
                MOVE,
                MOVE.replace("learning_rate * ", "")
                .replace("]", "] / learning_rate", 2)
                .replace("] / learning_rate", "]", 1),
            ),
            "the gradient is divided by the learning rate; it should be multiplied.",
            caught_by="W1",
        ),
        Mistake(
            "the biases stay",
            ('(f"W{l}", f"b{l}")', '(f"W{l}",)'),
            "the biases are missing; they take a step too.",
            caught_by="all names",
        ),
        Mistake(
            "only two layers",
            (LAYERS, "range(1, min(2, len(params) // 2) + 1)"),
            "the number of layers is fixed in the code; it should come from params.",
            caught_by="all names",
        ),
        Mistake(
            "the last layer stays as it is",
            (
                ("    moved = {}", "    moved = dict(params)"),
                (LAYERS, "range(1, len(params) // 2)"),
            ),
            "the last layer takes no step: range leaves out its end.",
            caught_by="every layer",
        ),
        Mistake(
            "the first layer's gradients for all b",
            (
                MOVE,
                MOVE.replace('f"d{name}"', '"db1" if name[0] == "b" else f"d{name}"')
                .replace("* grads[", "* (grads[")
                .replace('{name}"]', '{name}"]) '),
            ),
            "every bias takes the step of b1; the name of the gradient must change "
            "with the layer.",
            caught_by="every layer",
        ),
        Mistake(
            "the caller's parameters are changed",
            (
                (MOVE, 'moved[name] -= learning_rate * grads[f"d{name}"]'),
                ("    moved = {}", "    moved = params.copy()"),
            ),
            "the caller's own parameters have changed. Put the new values into a new "
            "dictionary, and write a - b: with -= even a copied dictionary changes the "
            "arrays that it shares with the old one.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "the gradients are returned",
            (MOVE, 'moved[name] = learning_rate * grads[f"d{name}"]'),
            "this is the step itself, not the parameters after it.",
            caught_by="W1",
        ),
        Mistake(
            "layers that are not there",
            (LAYERS, "range(1, len(params) + 1)"),
            "the loop asks for a layer that does not exist. Layers are numbered from 1 "
            "to L, and L is half of len(params).",
            caught_by="all names",
        ),
        Mistake(
            "layers counted from grads",
            (LAYERS, "range(1, len(grads) // 2 + 1)"),
            "the number of layers is taken from grads, which holds dA0, dA1, … as "
            "well; params holds exactly two arrays per layer.",
            caught_by="all names",
        ),
        Mistake(
            "the biases step without the learning rate",
            (
                MOVE,
                MOVE.replace("learning_rate *", 'learning_rate ** (name[0] == "W") *'),
            ),
            "the biases move by their whole gradient; multiply it by the learning rate "
            "too.",
            caught_by="b1",
        ),
    ],
    variants=[
        Variant(
            "deep copies",
            (
                (
                    "    moved = {}",
                    "    moved = {k: v.copy() for k, v in params.items()}",
                ),
                (MOVE, 'moved[name] -= learning_rate * grads[f"d{name}"]'),
            ),
        ),
        Variant(
            "over the names",
            (
                "    for l in range(1, len(params) // 2 + 1):\n"
                '        for name in (f"W{l}", f"b{l}"):\n            ' + MOVE,
                "    for name in params:\n        " + MOVE,
            ),
        ),
        Variant(
            "np.subtract",
            (
                MOVE,
                'moved[name] = np.subtract(params[name], grads["d" + name] * '
                "learning_rate)",
            ),
        ),
    ],
    hints=[
        "Downhill is the direction opposite to the gradient.",
        "One line for each W and one for each b, in a loop over the layers.",
        "Start from an empty dictionary and use a - b rather than a -= b.",
    ],
)
