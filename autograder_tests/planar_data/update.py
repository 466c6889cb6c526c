"""`update_parameters`."""

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    value_of,
)

from .draws import network


def _steps(rng):
    for n_x, n_h in ((2, 4), (3, 1), (5, 3)):
        yield _step(rng, n_x, n_h)
    yield _step(rng, 2, 3, learning_rate=0.05)
    yield _step(rng, 4, 2, learning_rate=3.0)


def _step(rng, n_x, n_h, **rate):
    grads = {f"d{k}": v for k, v in network(rng, n_x, n_h).items()}
    tag = "rate" if rate else ""
    return case(network(rng, n_x, n_h), grads, tag=tag, **rate)


W1 = 'W1 = parameters["W1"] - learning_rate * grads["dW1"]'
b1 = 'b1 = parameters["b1"] - learning_rate * grads["db1"]'
W2 = 'W2 = parameters["W2"] - learning_rate * grads["dW2"]'
b2 = 'b2 = parameters["b2"] - learning_rate * grads["db2"]'
RETURN = 'return {"W1": W1, "b1": b1, "W2": W2, "b2": b2}'
IN_PLACE = """def update_parameters(parameters, grads, learning_rate=1.2):
    for name in parameters:
        parameters[name] -= learning_rate * grads["d" + name]
    return parameters
"""
LOOP = """def update_parameters(parameters, grads, learning_rate=1.2):
    new = {}
    for name, value in parameters.items():
        new[name] = value - learning_rate * grads["d" + name]
    return new
"""
COPY = """import copy


def update_parameters(parameters, grads, learning_rate=1.2):
    new = copy.deepcopy(parameters)
    for name in new:
        new[name] -= learning_rate * grads["d" + name]
    return new
"""


def _each(change):
    return tuple((line, change(line)) for line in (W1, b1, W2, b2))


update_parameters = Exercise(
    "update_parameters",
    section="One step downhill",
    args=("parameters", "grads", "learning_rate"),
    cases=_steps,
    criteria=[
        value_of("W1", "W1", points=1),
        value_of("b1", "b1", points=0.5),
        value_of("W2", "W2", points=0.5),
        value_of("b2", "b2", points=0.5),
        value_of("another learning rate", points=1, on="rate"),
        arguments_kept(points=1.5),
    ],
    mistakes=[
        Mistake(
            "b2 left alone",
            ('parameters["b2"] - learning_rate * grads["db2"]', 'parameters["b2"]'),
            "b2 is returned unchanged. All four parameters take a step.",
            caught_by="b2",
        ),
        Mistake(
            "uphill",
            _each(lambda line: line.replace("] - l", "] + l")),
            "the step is added, so it goes uphill and the cost rises. Gradient descent "
            "subtracts.",
            caught_by="W1",
        ),
        Mistake(
            "learning rate ignored",
            _each(lambda line: line.replace("learning_rate", "1.2")),
            "the step is always 1.2 times the gradient, whatever learning_rate is "
            "given. Use the argument.",
            caught_by="another learning rate",
        ),
        Mistake(
            "no learning rate at all",
            _each(lambda line: line.replace("learning_rate * ", "")),
            "the whole gradient is subtracted: the learning rate is missing.",
            caught_by="another learning rate",
        ),
        Mistake(
            "arrays changed in place",
            IN_PLACE,
            "the numbers are right, but the caller's parameters were changed: by `-=`, "
            "which works in the array itself, or by refilling their dictionary. Make "
            "new arrays in a new dictionary.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "biases left alone",
            ((b1, 'b1 = parameters["b1"]'), (b2, 'b2 = parameters["b2"]')),
            "the biases are not updated. They are parameters like the weights, with "
            "their own gradients.",
            caught_by="b1",
        ),
        Mistake(
            "second layer left alone",
            ((W2, 'W2 = parameters["W2"]'), (b2, 'b2 = parameters["b2"]')),
            "the output unit is not updated: W2 and b2 need their step too.",
            caught_by="W2",
        ),
        Mistake(
            "gradient returned instead",
            _each(
                lambda line: (
                    line.split(" = ")[0]
                    + " = learning_rate * "
                    + line.split("learning_rate * ")[1]
                )
            ),
            "you returned the steps themselves. Subtract them from the parameters.",
            caught_by="W1",
        ),
        Mistake(
            "b1 moved by db2",
            (b1, b1.replace("db1", "db2")),
            "b1 is moved by db2. Broadcasting lets that pass without an error; every "
            "hidden bias then gets the output's step.",
            caught_by="b1",
        ),
        Mistake(
            "nothing returned",
            (RETURN, "parameters = " + RETURN.removeprefix("return ")),
            "the new dictionary is made but not returned, so the caller gets None.",
            caught_by="W1",
        ),
    ],
    variants=[
        Variant("a loop", LOOP),
        Variant("a deep copy, then in place", COPY),
        Variant(
            "dictionary in one go",
            (RETURN, "return dict(W1=W1, b1=b1, W2=W2, b2=b2)"),
        ),
        Variant(
            "minus in front",
            (
                W1,
                W1.replace("learning_rate * g", "g").replace(
                    '["dW1"]', '["dW1"] * learning_rate'
                ),
            ),
        ),
    ],
    hints=[
        "Each parameter loses learning_rate times its own gradient.",
        'Write `W1 = parameters["W1"] - ...`, not `W1 -= ...`: the second form changes '
        "the caller's array.",
        'The new W1 is parameters["W1"] - learning_rate * grads["dW1"]; the other '
        "three look the same. Return them in a new dictionary.",
    ],
)
