"""Specification: run a program and keep every value."""

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    value_of,
)

from .programs import chain, layer, scalars

COPY = "values = dict(values)"
STEPS = "for output, operation, inputs in program:"
COMPUTE = "values[output] = OPERATIONS[operation](*(values[i] for i in inputs))"


def forwards(rng):
    """Draw three programs."""
    yield case(*chain(rng))
    yield case(*scalars(rng))
    yield case(*layer(rng))


forward = Exercise(
    "forward",
    section="Exercise: forward",
    args=("program", "values"),
    cases=forwards,
    criteria=[value_of("the values", points=0), arguments_kept(points=0)],
    mistakes=[
        Mistake(
            "only the last value",
            ("return values", "return values[output]"),
            "only the last value came back. The backward sweep needs all of them.",
            caught_by="the values",
        ),
        Mistake(
            "the last step is missing",
            (STEPS, "for output, operation, inputs in program[:-1]:"),
            "the last step of the program is not run.",
            caught_by="the values",
        ),
        Mistake(
            "only the first step",
            ("return values", "    return values"),
            "the function returns inside the loop, after the first step.",
            caught_by="the values",
        ),
        Mistake(
            "inputs in the wrong order",
            (COMPUTE, COMPUTE.replace("in inputs)", "in inputs[::-1])")),
            "an operation gets its inputs in the wrong order: W @ X is not X @ W.",
            caught_by="the values",
        ),
        Mistake(
            "stored under the operation",
            (COMPUTE, COMPUTE.replace("values[output]", "values[operation]")),
            "a value is stored under the name of its operation; later steps look for "
            "the name of the output.",
            caught_by="the values",
        ),
        Mistake(
            "the caller's values change",
            (COPY, "values = values"),
            "the result is right, but the dictionary of the caller was changed. Work "
            "on a copy: dict(values).",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("values.copy()", (COPY, "values = values.copy()")),
        Variant("a list of inputs", (COMPUTE,
                "found = [values[i] for i in inputs]\n"
                "        values[output] = OPERATIONS[operation](*found)")),
        Variant("steps by number", ((STEPS, "for step in program:"),
                (COMPUTE, "output, operation, inputs = step\n        " + COMPUTE))),
    ],
    hints=[
        "A program is a list of steps (output, operation, inputs). Do them in order.",
        "OPERATIONS[operation] is a function. Give it the values of the inputs.",
        "A star hands over a whole sequence as arguments: f(*[2, 3]) is f(2, 3).",
    ],
)  # fmt: skip
