"""Specifications for the notebook `autograd`; it is optional and earns no points."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    normal,
    value_of,
)

# ------------------------------------------------------------------- two rules

PRODUCT = "return g * b, g * a"


def pairs(rng):
    """Draw arrays of equal shapes, and three numbers."""
    for shape in ((3,), (2, 3), (4, 1)):
        yield case(*(normal(rng, *shape) + 0.1 for _ in range(3)))
    yield case(*(float(v) for v in rng.normal(size=3).round(2)))


multiply_rule = Exercise(
    "multiply_rule",
    section="Exercise: multiply_rule",
    args=("g", "a", "b"),
    cases=pairs,
    criteria=[
        value_of("gradient of a", 0, part="the gradient of a", points=0),
        value_of("gradient of b", 1, part="the gradient of b", points=0),
    ],
    mistakes=[
        Mistake(
            "the two exchanged",
            (PRODUCT, "return g * a, g * b"),
            "the two gradients are exchanged. If a grows by a little, the product "
            "grows by b times as much.",
            caught_by="gradient of a",
        ),
        Mistake(
            "g left out",
            (PRODUCT, "return b, a"),
            "these are the local derivatives of the product. The chain rule multiplies "
            "them by g, the gradient that arrives from above.",
            caught_by="gradient of a",
        ),
        Mistake(
            "the rule of a sum",
            (PRODUCT, "return g, g"),
            "this is the rule of a sum, which passes g on unchanged.",
            caught_by="gradient of a",
        ),
        Mistake(
            "the product in both",
            (PRODUCT, "return g * a * b, g * a * b"),
            "both gradients contain a and b. The derivative of ab with respect to a "
            "is b alone.",
            caught_by="gradient of a",
        ),
        Mistake(
            "the second like the first",
            (PRODUCT, "return g * b, g * b"),
            "the gradient of b is the same as that of a; the derivative of ab with "
            "respect to b is a.",
            caught_by="gradient of b",
        ),
        Mistake(
            "the second without g",
            (PRODUCT, "return g * b, a"),
            "the gradient of b is not multiplied by g.",
            caught_by="gradient of b",
        ),
    ],
    variants=[
        Variant("np.multiply", (PRODUCT,
                "return np.multiply(g, b), np.multiply(a, g)")),
        Variant("a list", (PRODUCT, "return [g * b, g * a]")),
        Variant("two names", (PRODUCT,
                "da = b * g\n    db = a * g\n    return da, db")),
    ],
    hints=[
        "By how much does ab grow if a grows by a little? And if b does?",
        "Chain rule: the local derivative times g, once for a and once for b.",
    ],
)  # fmt: skip


MATMUL = "return g @ B.T, A.T @ g"


def matrices(rng):
    """Draw a product of matrices and a gradient of its shape."""
    for n, k, m in ((2, 3, 4), (1, 4, 5), (3, 2, 1)):
        yield case(normal(rng, n, m), normal(rng, n, k), normal(rng, k, m))


def _left_by_hand(reference, drawn):
    """Add up, for each entry of A, where it goes into the product."""
    g, A, B = drawn.args
    return np.einsum("nm,km->nk", g, B)


matmul_rule = Exercise(
    "matmul_rule",
    section="Exercise: matmul_rule",
    args=("g", "A", "B"),
    cases=matrices,
    criteria=[
        value_of("gradient of A", 0, part="the gradient of A", points=0),
        value_of("gradient of B", 1, part="the gradient of B", points=0),
    ],
    oracles={"gradient of A": _left_by_hand},
    mistakes=[
        Mistake(
            "the two exchanged",
            (MATMUL, "return A.T @ g, g @ B.T"),
            "the two gradients are exchanged: that of A comes first and has A's shape.",
            caught_by="gradient of A",
        ),
        Mistake(
            "no transposes",
            (MATMUL, "return g @ B, A @ g"),
            "the shapes do not fit without transposing. g has shape (n, m), A (n, k) "
            "and B (k, m), and the gradient of A must have A's shape.",
            caught_by="gradient of A",
        ),
        Mistake(
            "transposed results",
            (MATMUL, "return (g @ B.T).T, (A.T @ g).T"),
            "both gradients are transposed; each has the shape of its own variable.",
            caught_by="gradient of A",
        ),
        Mistake(
            "divided by m",
            (MATMUL, "return g @ B.T / g.shape[1], A.T @ g"),
            "the gradient of A is divided by m. Here no mean is taken: that belongs "
            "to the operation “mean”.",
            caught_by="gradient of A",
        ),
        Mistake(
            "g left out",
            (MATMUL, "return g @ B.T, A.T @ np.ones(g.shape)"),
            "g does not reach the gradient of B.",
            caught_by="gradient of B",
        ),
        Mistake(
            "the sign of the second",
            (MATMUL, "return g @ B.T, -A.T @ g"),
            "the gradient of B has the wrong sign.",
            caught_by="gradient of B",
        ),
    ],
    variants=[
        Variant("np.dot", (MATMUL, "return np.dot(g, B.T), np.dot(A.T, g)")),
        Variant("transposed twice", (MATMUL, "return (B @ g.T).T, (g.T @ A).T")),
        Variant("np.matmul", (MATMUL, "return np.matmul(g, B.T), np.matmul(A.T, g)")),
    ],
    hints=[
        "You know it from building_blocks: dW = dZ A_prevᵀ and dA_prev = Wᵀ dZ.",
        "Only one product of g and B, transposed or not, has the shape of A.",
    ],
)  # fmt: skip

# ---------------------------------------------------------------- broadcasting

LEADING = "g = g.sum(axis=0)"
KEPT = "g = g.sum(axis=axis, keepdims=True)"


def stretched(rng):
    """Draw gradients, and shapes that broadcasting stretches to theirs."""
    for big, small in (((3, 4), (3, 1)), ((2, 5), (1, 5)), ((3, 2), (1, 1))):
        yield case(normal(rng, *big) + 0.1, small)
    for big, small in (((4, 3), (3,)), ((2, 3), ()), ((2, 4, 3), (4, 1))):
        yield case(normal(rng, *big) + 0.1, small, tag="missing")
    yield case(normal(rng, 3, 2), (3, 2), tag="same")


def _by_einsum(reference, drawn):
    """Sum over the stretched axes of a table by name."""
    g, shape = drawn.args
    if len(shape) != 2 or g.ndim != 2:
        return None
    kept = "".join(c for c, size in zip("ij", shape, strict=True) if size > 1)
    return np.einsum(f"ij->{kept}", g).reshape(shape)


unbroadcast = Exercise(
    "unbroadcast",
    section="Exercise: unbroadcast",
    args=("g", "shape"),
    cases=stretched,
    criteria=[
        value_of("a stretched axis", points=0),
        value_of("an axis that was missing", points=0, on="missing"),
        value_of("nothing stretched", points=0, on="same"),
    ],
    oracles={"a stretched axis": _by_einsum},
    mistakes=[
        Mistake(
            "the mean",
            (KEPT, "g = g.mean(axis=axis, keepdims=True)"),
            "the stretched axis is averaged. One number was used many times, and the "
            "effects of all these uses add up.",
            caught_by="a stretched axis",
        ),
        Mistake(
            "only the first use",
            (KEPT, "g = np.take(g, [0], axis=axis)"),
            "only the first use of the stretched number is counted; all uses add up.",
            caught_by="a stretched axis",
        ),
        Mistake(
            "the axis is dropped",
            (KEPT, "g = g.sum(axis=axis, keepdims=False)[..., None]"),
            "the summed axis is put back in the wrong place; keepdims=True keeps it "
            "where it was.",
            caught_by="a stretched axis",
        ),
        Mistake(
            "stretched axes stay",
            (KEPT, "pass"),
            "axes of length 1 that broadcasting stretched are not summed.",
            caught_by="a stretched axis",
        ),
        Mistake(
            "missing axes from the back",
            (LEADING, "g = g.sum(axis=-1)"),
            "broadcasting adds missing axes at the front, so they are summed from the "
            "front: axis 0.",
            caught_by="an axis that was missing",
        ),
        Mistake(
            "missing axes are averaged",
            (LEADING, "g = g.mean(axis=0)"),
            "the axis that broadcasting added is averaged; its uses add up.",
            caught_by="an axis that was missing",
        ),
        Mistake(
            "always one sum",
            (KEPT, "pass\n    if g.shape == tuple(shape):\n"
                   "        g = g.sum(axis=1, keepdims=True)"),
            "the gradient is summed although its shape is right already.",
            caught_by="nothing stretched",
        ),
    ],
    variants=[
        Variant("reshaped at the end", (KEPT,
                "g = np.sum(g, axis=axis, keepdims=True)")),
        Variant("np.add.reduce", (LEADING, "g = np.add.reduce(g)")),
        Variant("only where it was stretched",
                (KEPT, "g = g.sum(axis, keepdims=g.shape[axis] >= 1)")),
    ],
    hints=[
        "Broadcasting used one number many times. All of these uses add up.",
        "First sum away axes at the front until g has as many axes as shape.",
        "Then, for every axis where shape says 1: g.sum(axis=axis, keepdims=True).",
    ],
)  # fmt: skip

# -------------------------------------------------------------------- programs

COPY = "values = dict(values)"
STEPS = "for output, operation, inputs in program:"
COMPUTE = "values[output] = OPERATIONS[operation](*(values[i] for i in inputs))"


def _chain(rng, m=4):
    """Draw w x + b, squared and averaged; nothing is stretched but b."""
    values = {"W": normal(rng, 2, 3), "X": normal(rng, 3, m), "T": normal(rng, 2, m)}
    program = [
        ("P", "matmul", ("W", "X")),
        ("D", "subtract", ("P", "T")),
        ("A", "relu", ("D",)),
        ("J", "mean", ("A",)),
    ]
    return program, values


def _scalars(rng):
    """Draw J = log(a² b), in which a is used twice."""
    values = {"a": float(rng.uniform(1, 2).__round__(2)), "b": 3.0}
    program = [
        ("s", "multiply", ("a", "a")),
        ("p", "multiply", ("s", "b")),
        ("J", "log", ("p",)),
    ]
    return program, values


def _layer(rng, m=5):
    """Draw a layer with a bias, which broadcasting stretches."""
    values = {"W": normal(rng, 2, 3), "b": normal(rng, 2, 1), "X": normal(rng, 3, m)}
    program = [
        ("P", "matmul", ("W", "X")),
        ("Z", "add", ("P", "b")),
        ("A", "sigmoid", ("Z",)),
        ("J", "mean", ("A",)),
    ]
    return program, values


def forwards(rng):
    """Draw three programs."""
    yield case(*_chain(rng))
    yield case(*_scalars(rng))
    yield case(*_layer(rng))


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

ZEROS = "grads = {name: np.zeros(np.shape(v)) for name, v in values.items()}"
ONE = "grads[program[-1][0]] += 1"
BACK = "for output, operation, inputs in reversed(program):"
FIT = "part = unbroadcast(np.asarray(part), np.shape(values[name]))"
ADD = "grads[name] = grads[name] + part"


def backwards(rng):
    """Draw the same programs with all their values."""
    for program, values in (_chain(rng), _chain(rng, 1)):
        yield case(program, _run(program, values))
    for tag, draw in (("twice", _scalars), ("stretched", _layer)):
        program, values = draw(rng)
        yield case(program, _run(program, values), tag=tag)


def _run(program, values):
    """Values of a program; its operations are written out here once more."""
    do = {
        "add": np.add,
        "subtract": np.subtract,
        "multiply": np.multiply,
        "matmul": np.dot,
        "relu": lambda z: np.where(z > 0, z, 0.0),
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "log": np.log,
        "mean": np.mean,
    }
    found = dict(values)
    for output, operation, inputs in program:
        found[output] = do[operation](*(found[i] for i in inputs))
    return found


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

EXERCISES = [multiply_rule, matmul_rule, unbroadcast, forward, backward]
