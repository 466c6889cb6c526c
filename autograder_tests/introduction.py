"""Specifications for the notebook `introduction`."""

import math

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    normal,
    shape_of,
    value_of,
)


def _calls(rng):
    for n in (3, 1, 5, 12, 2, 4, 7, 9, 6, 8):
        yield _call(rng, n, score=rng.uniform(1, 4))
    for n in (4, 6, 9, 12, 5, 10, 7, 8):
        for product in (rng.uniform(-7, -5), rng.uniform(3, 5)):
            yield _call(rng, n, rng.uniform(-3, -2), product, tag="silent")
    for n in (4, 3, 5, 6, 8, 7, 2, 9):
        x, w = rng.integers(1, 9, size=n), rng.integers(-5, 6, size=n)
        yield case(x, w, int(n - w @ x))


def _call(rng, n, score, product=None, tag=""):
    """Draw features and weights, and a bias with which the score is as wanted."""
    x, w = normal(rng, n) + 0.5, normal(rng, n)
    if product is not None:
        w = (w + (product - w @ x) / (x @ x) * x).round(2)
    return case(x, w, round(float(score - w @ x), 2), tag=tag)


def _by_hand(reference, case):
    x, w, b = case.args
    score = math.fsum([*(float(p) * float(q) for p, q in zip(w, x, strict=True)), b])
    return score if score > 0 else 0.0


SCORE = "z = w @ x + b"
RETURN = "return max(0.0, z)"

neuron = Exercise(
    "neuron",
    section="Several features",
    args=("x", "w", "b"),
    cases=_calls,
    criteria=[
        shape_of("one number", points=0.5),
        value_of("a positive score", points=5),
        value_of("a negative score", points=1.5, on="silent"),
        arguments_kept(points=1),
    ],
    oracles={"a positive score": _by_hand, "a negative score": _by_hand},
    mistakes=[
        Mistake(
            "not cut off at zero",
            (RETURN, "return z"),
            "this is the score w·x + b itself. The neuron returns max(0, score), which "
            "is never negative.",
            caught_by="a negative score",
        ),
        Mistake(
            "bias left out",
            (SCORE, "z = w @ x"),
            "the bias b is missing: the score is w·x + b.",
            caught_by="a positive score",
        ),
        Mistake(
            "min for max",
            (RETURN, "return min(0.0, z)"),
            "min takes the smaller of the two, so it cuts off positive scores and "
            "keeps negative ones. It should be max.",
            caught_by="a positive score",
        ),
        Mistake(
            "bias subtracted",
            (SCORE, "z = w @ x - b"),
            "the bias is subtracted. It is added: w·x + b.",
            caught_by="a positive score",
        ),
        Mistake(
            "products not added up",
            ((SCORE, "z = w * x + b"), (RETURN, "return np.maximum(0, z)")),
            "w * x multiplies pair by pair but does not add up, so you returned an "
            "array. w·x is the sum of these products.",
            caught_by="one number",
        ),
        Mistake(
            "products not added up before max",
            ((SCORE, "z = w * x + b"), (RETURN, "return max(0.0, z)")),
            "w * x is still an array, one product for each feature, and `max` cannot "
            "compare an array with 0. Add the products up first.",
            caught_by="one number",
        ),
        Mistake(
            "bias added to the features",
            (SCORE, "z = w @ (x + b)"),
            "the bias was added to every feature, so the weights multiply it. Add it "
            "once, to the finished sum w·x.",
            caught_by="a positive score",
        ),
        Mistake(
            "on or off",
            (RETURN, "return 1.0 if z > 0 else 0.0"),
            "the result is only ever 1 or 0. Where the score is positive, the neuron "
            "returns the score itself.",
            caught_by="a positive score",
        ),
        Mistake(
            "largest of three",
            (RETURN, "return max(0.0, w @ x, b)"),
            "this is the largest of 0, w·x and b. First add w·x and b to get one "
            "score, then take the larger of that score and 0.",
            caught_by="a positive score",
        ),
        Mistake(
            "three features, always",
            (SCORE, "z = w[0] * x[0] + w[1] * x[1] + w[2] * x[2] + b"),
            "this adds up exactly three products, but there may be any number of "
            "features. w @ x adds up all of them.",
            caught_by="a positive score",
        ),
        Mistake(
            "bias added to every product",
            (SCORE, "z = np.sum(w * x + b)"),
            "the bias was added to each product before the sum, so it counts n times. "
            "Add it once, after the sum.",
            caught_by="a positive score",
        ),
        Mistake(
            "cut off before the bias",
            ((SCORE, "z = max(0.0, w @ x) + b"), (RETURN, "return z")),
            "the sum is cut off at zero before the bias is added. First compute the "
            "whole score w·x + b, then max(0, score).",
            caught_by="a negative score",
        ),
        Mistake(
            "each product cut off",
            (SCORE, "z = np.sum(np.maximum(0, w * x)) + b"),
            "each product was cut off at zero. Only the whole score should be; a "
            "negative product may lower it.",
            caught_by="a positive score",
        ),
        Mistake(
            "sign thrown away",
            (RETURN, "return abs(z)"),
            "a negative score was turned into a positive one. The neuron returns 0 in "
            "that case.",
            caught_by="a negative score",
        ),
        Mistake(
            "mean for sum",
            (SCORE, "z = np.mean(w * x) + b"),
            "this is the mean of the products. w·x is their sum.",
            caught_by="a positive score",
        ),
        Mistake(
            "only the first feature",
            (SCORE, "z = w[0] * x[0] + b"),
            "only the first feature counts here. Every feature has its weight; add up "
            "all the products.",
            caught_by="a positive score",
        ),
        Mistake(
            "rounded to whole numbers",
            (RETURN, "return int(max(0.0, z))"),
            "the result was truncated to a whole number. An activation can have "
            "decimals.",
            caught_by="a positive score",
        ),
        Mistake(
            "weights changed in place",
            (SCORE, "w *= x\n    z = w.sum() + b"),
            "the result is right, but the weights were overwritten: `w *= x` changes "
            "the caller's array. Make a new one, such as w * x.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "printed and not returned",
            (RETURN, "print(max(0.0, z))"),
            "the result is printed, but nothing is returned. A function gives back "
            "only what follows `return`.",
            caught_by="one number",
        ),
    ],
    variants=[
        Variant(
            "np.dot and np.maximum",
            ((SCORE, "z = np.dot(w, x) + b"), (RETURN, "return np.maximum(0, z)")),
        ),
        Variant("sum of products", (SCORE, "z = (w * x).sum() + b")),
        Variant(
            "a loop",
            (SCORE, "z = b\n    for i in range(len(x)):\n        z = z + w[i] * x[i]"),
        ),
        Variant("if", (RETURN, "if z > 0:\n        return z\n    return 0")),
        Variant("by a comparison", (RETURN, "return z * (z > 0)")),
    ],  # fmt: skip
    hints=[
        "Two steps: first the score z, which can be any number; then the activation, "
        "which is never negative.",
        "The score multiplies each feature by its weight, adds up all the products, "
        "and then adds b once. `u @ v` does the multiplying and adding for two arrays.",
        "Name the score z, from w @ x and b; then return the larger of 0 and z with "
        "max(0, z).",
    ],
)

EXERCISES = [neuron]
