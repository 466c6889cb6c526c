"""Specification: the gradients of a program, from its end to its beginning."""

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    value_of,
)

from .programs import chain, layer, run, scalars

ZEROS = "grads = {name: np.zeros(np.shape(v)) for name, v in values.items()}"
ONE = "grads[program[-1][0]] += 1"
BACK = "for output, operation, inputs in reversed(program):"
FIT = "part = unbroadcast(np.asarray(part), np.shape(values[name]))"
ADD = "grads[name] = grads[name] + part"


def backwards(rng):
    """Draw the same programs with all their values."""
    for program, values in (chain(rng), chain(rng, 1)):
        yield case(program, run(program, values))
    for tag, draw in (("twice", scalars), ("stretched", layer)):
        program, values = draw(rng)
        yield case(program, run(program, values), tag=tag)


def _log_by_hand(reference, drawn):
    """J = log(a² b): dJ/da = 2/a and dJ/db = 1/b."""
    if drawn.tag != "twice":
        return None
    _, values = drawn.args
    a, b, s, p = (float(values[name]) for name in "absp")
    return {"a": 2 / a, "b": 1 / b, "s": b / p, "p": 1 / p, "J": 1.0}


backward = Exercise(
    "backward",
    section="Exercise: backward",
    args=("program", "values"),
    cases=backwards,
    criteria=[
        value_of("a chain", points=0),
        value_of("a value used twice", points=0, on="twice"),
        value_of("a stretched bias", points=0, on="stretched"),
        arguments_kept(points=0),
    ],
    oracles={"a value used twice": _log_by_hand},
    uses=("multiply_rule", "matmul_rule", "unbroadcast"),
    mistakes=[
        Mistake(
            "overwritten",
            (ADD, ADD.replace("grads[name] + ", "")),
            "a value that is used twice keeps only one of its gradients. Its effects "
            "on J add up, so add each part to what is there.",
            caught_by="a value used twice",
        ),
        Mistake(
            "not reversed",
            (BACK, BACK.replace("reversed(program)", "program")),
            "the steps are taken forwards, when the gradients of their outputs are "
            "still zero. Go from the last step to the first.",
            caught_by="a chain",
        ),
        Mistake(
            "nothing to start from",
            (ONE, "grads[program[-1][0]] += 0"),
            "all gradients are zero: dJ/dJ, with which everything starts, is 1.",
            caught_by="a chain",
        ),
        Mistake(
            "starts from J",
            (ONE, "grads[program[-1][0]] += values[program[-1][0]]"),
            "the sweep starts from the value of J; it starts from dJ/dJ = 1.",
            caught_by="a chain",
        ),
        Mistake(
            "the last step is missing",
            (BACK, BACK.replace("reversed(program)", "reversed(program[:-1])")),
            "the last step of the program is not taken back, so no gradient gets past "
            "J.",
            caught_by="a chain",
        ),
        Mistake(
            "only one input",
            (ADD, ADD + "\n            break"),
            "only the first input of each operation gets a gradient.",
            caught_by="a chain",
        ),
        Mistake(
            "stretched shapes stay",
            (FIT, "pass"),
            "the gradient of the bias has the shape to which broadcasting stretched "
            "it. unbroadcast brings it back.",
            caught_by="a stretched bias",
        ),
        Mistake(
            "the gradients go into values",
            ("return grads", "values.update(grads)\n    return grads"),
            "the gradients overwrite the values in the caller's dictionary.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("added in place", (ADD, "grads[name] += part")),
        Variant("all in one", ((FIT, "shape = np.shape(values[name])"),
                (ADD, "grads[name] = grads[name] + unbroadcast(part, shape)"))),
        Variant("program[::-1]", (BACK, BACK.replace("reversed(program)",
                                                     "program[::-1]"))),
        Variant("np.zeros_like", (ZEROS,
                "grads = dict(values)\n"
                "    for name in grads:\n"
                "        grads[name] = np.zeros_like(grads[name], dtype=float)")),
    ],
    hints=[
        "Begin with zeros for every value, and 1 for the last output, J.",
        "For each step, from the last to the first: the rule gets the gradient of the "
        "output, then the values of the inputs.",
        "zip(inputs, parts) pairs each input with its part. Unbroadcast the part to "
        "the shape of the value, then add it.",
    ],
)  # fmt: skip
