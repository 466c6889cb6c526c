"""`compute_cost`."""

import numpy as np
from sklearn.metrics import log_loss

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    case,
    labels,
    shape_of,
    value_of,
)


def _predictions(rng):
    for m in (5, 1, 12):
        yield case(rng.uniform(0.05, 0.95, size=(1, m)).round(3), labels(rng, m))
    A2 = rng.uniform(0.05, 0.95, size=(1, 6)).round(3)
    yield case(A2, labels(rng, 6).astype(np.uint8), tag="uint8")


def _log_loss(reference, case):
    A2, Y = case.args
    return log_loss(Y.ravel(), A2.ravel(), labels=[0, 1])


GAINS = "gains = Y * np.log(A2) + (1 - Y) * np.log(1 - A2)"
RETURN = "return float(-np.sum(gains) / m)"

compute_cost = Exercise(
    "compute_cost",
    section="The cost",
    args=("A2", "Y"),
    cases=_predictions,
    criteria=[
        shape_of("one number", points=1),
        value_of("cost", points=3),
        value_of("labels of type uint8", points=1, on="uint8"),
    ],
    oracles={"cost": _log_loss, "labels of type uint8": _log_loss},
    mistakes=[
        Mistake(
            "a cost in brackets",
            (
                "return float(-np.sum(gains) / m)",
                "return -np.sum(gains, keepdims=True) / m",
            ),
            "the cost is right, but it is an array of shape (1, 1). The task asks for "
            "one number; float(…) makes it one.",
            caught_by="one number",
        ),
        Mistake(
            "not divided by m",
            (RETURN, "return float(-np.sum(gains))"),
            "this is the sum of the losses. The cost is their mean: divide by m, the "
            "number of columns of Y, so that it does not grow with more examples.",
            caught_by="cost",
        ),
        Mistake(
            "divided by the flower's 400",
            ("m = Y.shape[1]", "m = 400"),
            "the sum is divided by 400, however many examples there are. Take m from "
            "the shape of Y.",
            caught_by="cost",
        ),
        Mistake(
            "terms subtracted",
            (GAINS, GAINS.replace("+ (1 - Y)", "- (1 - Y)")),
            "the second term is subtracted. Both belong in the bracket with a plus, "
            "and the minus sign goes in front of the whole sum.",
            caught_by="cost",
        ),
        Mistake(
            "sign lost",
            (RETURN, "return float(np.sum(gains) / m)"),
            "the sign is missing. Logarithms of probabilities are negative, and the "
            "cost is a positive number that we minimise.",
            caught_by="cost",
        ),
        Mistake(
            "only class 1 counted",
            (GAINS, "gains = Y * np.log(A2)"),
            "the term (1 − y) log(1 − a) is missing, so examples of class 0 cost "
            "nothing, however wrong the network is about them.",
            caught_by="cost",
        ),
        Mistake(
            "logarithm to base 10",
            (GAINS, GAINS.replace("np.log(", "np.log10(")),
            "this is the logarithm to base 10. The course uses the natural "
            "logarithm, np.log; only then are the gradients as derived.",
            caught_by="cost",
        ),
        Mistake(
            "logarithm to base 2",
            (GAINS, GAINS.replace("np.log(", "np.log2(")),
            "this is the logarithm to base 2. The course uses the natural "
            "logarithm, np.log.",
            caught_by="cost",
        ),
        Mistake(
            "squared error",
            (GAINS, "gains = -((A2 - Y) ** 2)"),
            "this is the mean squared error. The cost here is the cross-entropy, whose "
            "gradient with σ is A2 − Y.",
            caught_by="cost",
        ),
        Mistake(
            "minus sign on Y",
            (
                (GAINS, "gains = -Y * np.log(A2) - (1 - Y) * np.log(1 - A2)"),
                (RETURN, "return float(np.sum(gains) / m)"),
            ),
            "the formula begins with −Y. The flower's labels are unsigned (uint8), "
            "where −1 becomes 255, and the cost is absurd. Put the minus sign in front "
            "of the sum.",
            caught_by="labels of type uint8",
            section="A flower in two colours",
        ),
        Mistake(
            "losses not added up",
            (RETURN, "return -gains / m"),
            "you returned an array, one number for each example. The cost is one "
            "number: their sum over m.",
            caught_by="cost",
        ),
        Mistake(
            "log of 1 − y",
            (GAINS, "gains = Y * np.log(A2) + (1 - A2) * np.log(1 - A2)"),
            "in the second term the factor is 1 − a where it should be 1 − y: the "
            "label decides which of the two logarithms counts.",
            caught_by="cost",
        ),
    ],
    variants=[
        Variant("np.mean", (RETURN, "return -np.mean(gains)")),
        Variant("0-d array", (RETURN, "return np.squeeze(-np.sum(gains, axis=1) / m)")),
        Variant(
            "matrix products",
            (
                (GAINS, "gains = np.log(A2) @ Y.T + np.log(1 - A2) @ (1 - Y).T"),
                (RETURN, "return -gains.item() / m"),
            ),
        ),
        Variant(
            "chosen by the label",
            (GAINS, "gains = np.log(np.where(Y == 1, A2, 1 - A2))"),
        ),
        Variant(
            "clipped",
            (GAINS, "A2 = np.clip(A2, 1e-15, 1 - 1e-15)\n    " + GAINS),
        ),
    ],
    hints=[
        "First the array of shape (1, m) in the square brackets, entry by entry with "
        "*.",
        "For y = 1 only log a counts, for y = 0 only log(1 − a). Both terms are "
        "needed.",
        "np.sum adds the entries up; divide by m, change the sign, and wrap it in "
        "float(...).",
    ],
)
