"""Specifications: the rules of a product and of a matrix product."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    case,
    normal,
    value_of,
)

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
