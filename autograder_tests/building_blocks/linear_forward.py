"""One linear step."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    case,
    normal,
    shape_of,
    value_of,
)

from .draws import SHAPES


def _linear_cases(rng):
    for before, units, m in SHAPES:
        yield case(
            normal(rng, before, m), normal(rng, units, before), normal(rng, units, 1)
        )


def summed(reference, drawn):
    """Z by Einstein summation, one column at a time."""
    A, W, b = drawn.args
    return np.einsum("jk,ki->ji", W, A) + np.repeat(b, A.shape[1], axis=1)


Z_LINE = "Z = W @ A + b"
LINEAR_CACHE = "return Z, (A, W, b)"

linear_forward = Exercise(
    "linear_forward",
    section="One linear step",
    args=("A", "W", "b"),
    cases=_linear_cases,
    criteria=[
        shape_of("shape of Z", 0, part="Z", points=1),
        value_of("Z", 0, part="Z", points=2),
        value_of("cache", 1, part="cache", points=1),
    ],
    oracles={"Z": summed},
    mistakes=[
        Mistake(
            "Z transposed",
            ("return Z, (A, W, b)", "return Z.T, (A, W, b)"),
            "Z is transposed. Its rows are the layer's units and its columns the "
            "examples, as W @ A gives them.",
            caught_by="shape of Z",
        ),
        Mistake(
            "b is left out",
            (Z_LINE, "Z = W @ A"),
            "b is not added.",
            caught_by="Z",
        ),
        Mistake(
            "b is subtracted",
            (Z_LINE, "Z = W @ A - b"),
            "b is subtracted; it should be added.",
            caught_by="Z",
        ),
        Mistake(
            "* for @",
            (Z_LINE, "Z = W * A + b"),
            "* multiplies entry by entry. The product of two matrices is @.",
            caught_by="Z",
        ),
        Mistake(
            "W transposed",
            (Z_LINE, "Z = W.T @ A + b"),
            "W is transposed, as in week 2, where w was a column. Here each row of W "
            "is one unit, and W @ A fits as it is.",
            caught_by="Z",
            section="Getting the shapes right",
        ),
        Mistake(
            "the product the other way round",
            (Z_LINE, "Z = A @ W + b"),
            "the product is A @ W; matrices do not commute, and W comes first.",
            caught_by="Z",
            section="Getting the shapes right",
        ),
        Mistake(
            "b is summed",
            (Z_LINE, "Z = W @ A + np.sum(b)"),
            "all units get the same number, the sum of b; each unit has its own bias.",
            caught_by="Z",
        ),
        Mistake(
            "the cache in another order",
            (LINEAR_CACHE, "return Z, (W, A, b)"),
            "the cache holds W before A; unpacking it later gives the wrong one.",
            caught_by="cache",
        ),
        Mistake(
            "Z in the cache",
            (LINEAR_CACHE, "return Z, (Z, W, b)"),
            "the cache holds Z, the output, in place of A, the input. Going backward, "
            "dW needs A.",
            caught_by="cache",
        ),
        Mistake(
            "no b in the cache",
            (LINEAR_CACHE, "return Z, (A, W)"),
            "b is missing from the cache, which should be (A, W, b).",
            caught_by="cache",
        ),
        Mistake(
            "only Z is returned",
            (LINEAR_CACHE, "return Z"),
            "you returned only Z. Return Z and the cache: two values, with a comma.",
            caught_by="cache",
        ),
        Mistake(
            "the cache is not packed",
            (LINEAR_CACHE, "return Z, A, W, b"),
            "you returned four values. The cache is one tuple: put A, W and b in their "
            "own parentheses.",
            caught_by="cache",
        ),
    ],
    variants=[
        Variant("np.dot", (Z_LINE, "Z = np.dot(W, A) + b")),
        Variant("b repeated", (Z_LINE, "Z = np.matmul(W, A) + np.tile(b, A.shape[1])")),
        Variant("a list as cache", (LINEAR_CACHE, "return Z, [A, W, b]")),
    ],
    hints=[
        "Which of W @ A and A @ W has shape (n, m)?",
        "b has one column; broadcasting adds it to every column of W @ A.",
        "Return two things: Z, and the three arguments in one tuple.",
    ],
)
