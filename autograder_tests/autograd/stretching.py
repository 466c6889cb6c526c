"""Specification: undo what broadcasting stretched."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    case,
    normal,
    value_of,
)

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
