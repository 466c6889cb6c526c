"""The cost."""

import numpy as np
from sklearn.metrics import log_loss

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    labels,
    shape_of,
    value_of,
)


def _cost_cases(rng):
    for m in (1, 5, 12):
        yield case(rng.uniform(0.05, 0.95, (1, m)).round(2), labels(rng, m))
    AL, Y = rng.uniform(0.05, 0.95, (1, 40)).round(2), labels(rng, 40)
    AL[0, :2] = np.abs(1 - Y[0, :2] - rng.uniform(1e-4, 1e-3, 2).round(5))
    yield case(AL, Y)  # the first two are sure, and wrong


COST = "cost = -(Y @ np.log(AL).T + (1 - Y) @ np.log(1 - AL).T) / m"

compute_cost = Exercise(
    "compute_cost",
    section="The cost",
    args=("AL", "Y"),
    cases=_cost_cases,
    criteria=[
        shape_of("one number", part="cost", points=1),
        value_of("cost", part="cost", points=3),
        arguments_kept(points=1),
    ],
    oracles={
        "cost": lambda reference, drawn: log_loss(
            drawn.args[1].ravel(), drawn.args[0].ravel(), labels=[0, 1]
        )
    },
    mistakes=[
        Mistake(
            "not divided by m",
            ("    m = Y.shape[1]", "    m = Y.shape[0]"),
            "this is the sum of the losses, not their mean. m is the number of "
            "columns; Y.shape[0] is 1.",
            caught_by="cost",
        ),
        Mistake(
            "the sign",
            (COST, COST.replace("-(Y", "(Y")),
            "the cost is negative: the logarithm of a probability is below zero, so a "
            "minus belongs in front.",
            caught_by="cost",
        ),
        Mistake(
            "only cats count",
            (COST, "cost = -(Y @ np.log(AL).T) / m"),
            "only the examples with y = 1 count; the term with (1 − Y) is missing.",
            caught_by="cost",
        ),
        Mistake(
            "log(1 - AL) without (1 - Y)",
            (
                COST,
                COST.replace("(1 - Y) @ np.log(1 - AL).T", "np.sum(np.log(1 - AL))"),
            ),
            "log(1 − AL) counts for every example; the factor (1 − Y) should remove it "
            "where y = 1.",
            caught_by="cost",
        ),
        Mistake(
            "the second term subtracted",
            (COST, COST.replace("+ (1", "- (1")),
            "the second term is subtracted from the first; one minus goes in front of "
            "both.",
            caught_by="cost",
        ),
        Mistake(
            "log to base 10",
            (
                COST,
                COST.replace("np.log(AL)", "np.log10(AL)").replace(
                    "np.log(1", "np.log10(1"
                ),
            ),
            "the logarithm is to base 10; np.log is the natural one.",
            caught_by="cost",
        ),
        Mistake(
            "squared error",
            (COST, "cost = np.sum((AL - Y) ** 2) / m"),
            "this is the mean squared error; the cost here is the cross-entropy.",
            caught_by="cost",
        ),
        Mistake(
            "AL and Y exchanged",
            (COST, "cost = -np.sum(AL * np.log(Y) + (1 - AL) * np.log(1 - Y)) / m"),
            "you take the logarithm of 0: of a label, or of AL times a label. Take "
            "those of AL and 1 − AL, multiplied by Y and 1 − Y.",
            caught_by="cost",
        ),
        Mistake(
            "an array of shape (1, 1)",
            ("return np.squeeze(cost)", "return cost"),
            "the cost is an array of shape (1, 1), which is what a matrix product "
            "gives. np.squeeze makes it one number.",
            caught_by="one number",
        ),
        Mistake(
            "the losses, not their mean",
            (COST, "cost = -(Y * np.log(AL) + (1 - Y) * np.log(1 - AL))"),
            "these are the losses of the individual examples; the cost is their mean.",
            caught_by="cost",
        ),
        Mistake(
            "AL is clipped in place",
            (COST, f"np.clip(AL, 0.1, 0.9, out=AL)\n    {COST}"),
            "AL was changed inside the function, so the caller's answers have changed "
            "too.",
            caught_by="arguments left alone",
        ),
        Mistake(
            "divided by 2m",
            (COST, COST.replace("/ m", "/ (2 * m)")),
            "the sum is divided by 2m; the mean of m losses needs m.",
            caught_by="cost",
        ),
        Mistake(
            "the second logarithm is missing",
            (COST, COST.replace("np.log(1 - AL).T", "(1 - AL).T")),
            "examples with y = 0 count with 1 − a itself; their loss is −log(1 − a).",
            caught_by="cost",
        ),
        Mistake(
            "every label with every answer",
            (
                COST,
                COST.replace("Y @ np.log(AL).T", "Y.T @ np.log(AL)").replace(
                    "(1 - Y) @ np.log(1 - AL).T", "(1 - Y).T @ np.log(1 - AL)"
                ),
            ),
            "the transpose is on the wrong factor: (m, 1) times (1, m) is a table of "
            "every label with every answer, not a sum.",
            caught_by="cost",
        ),
    ],
    variants=[
        Variant(
            "entry by entry",
            (COST, "cost = -np.sum(Y * np.log(AL) + (1 - Y) * np.log(1 - AL)) / m"),
        ),
        Variant(
            "np.mean",
            (COST, "cost = -np.mean(np.log(np.where(Y == 1, AL, 1 - AL)))"),
        ),
        Variant("a Python float", ("np.squeeze(cost)", "float(cost[0, 0])")),
        Variant(
            "the probability of the truth",
            (COST, "cost = -np.sum(np.log(AL * Y + (1 - AL) * (1 - Y))) / m"),
        ),
    ],
    hints=[
        "For one cat with answer 0.8, what is the loss? And for the others?",
        "Entry by entry: Y times a logarithm, plus (1 − Y) times another one.",
        "Sum over all entries, divide by Y.shape[1], put a minus in front, and make "
        "sure that one number is left.",
    ],
)
