"""Known mistakes of `propagate` in the cost and in what is returned."""

from grading.model.exercise import Mistake

COST = "-np.sum(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m"
RETURN = 'return {"dw": dw, "db": db}, cost'

COSTS = [
    Mistake(
        "the losses are not added up",
        (COST, "-(Y * np.log(A) + (1 - Y) * np.log(1 - A)) / m"),
        "the cost still has one entry for each example. The cost is one number: add "
        "the losses up.",
        caught_by="cost",
        section="Loss and cost",
    ),
    Mistake(
        "a minus sign between the two halves of the loss",
        (COST, "-np.sum(Y * np.log(A) - (1 - Y) * np.log(1 - A)) / m"),
        "the half of the loss for y = 0 has the wrong sign: there is one minus in "
        "front of both halves and a plus between them.",
        caught_by="cost",
        section="Loss and cost",
    ),
    Mistake(
        "log A in both halves of the loss",
        (COST, "-np.sum(Y * np.log(A) + (1 - Y) * np.log(A)) / m"),
        "both halves of the loss use log a. The half for y = 0 is about 1 − a, the "
        "probability that it is not a cat.",
        caught_by="cost",
        section="Loss and cost",
    ),
    Mistake(
        "no brackets around 1 − Y",
        (COST, "-np.sum(Y * np.log(A) + 1 - Y * np.log(1 - A)) / m"),
        "the brackets around 1 − Y are missing, so that only Y is multiplied by "
        "log(1 − A).",
        caught_by="cost",
        section="Loss and cost",
    ),
    Mistake(
        "the cost is not divided by m",
        (COST, COST.removesuffix(" / m")),
        "the cost is the sum of the losses and not their mean: 1/m is missing.",
        caught_by="cost",
        section="Loss and cost",
    ),
    Mistake(
        "the minus sign of the cost",
        (COST, COST.removeprefix("-")),
        "the cost is negative, as logarithms of probabilities are: the minus sign in "
        "front is missing.",
        caught_by="cost",
        section="Loss and cost",
    ),
    Mistake(
        "the cost without its (1 − Y) term",
        (COST, "-np.sum(Y * np.log(A)) / m"),
        "only the cats count: the term (1 − y) log(1 − a) is missing, so calling "
        "everything a cat would cost nothing.",
        caught_by="cost",
        section="Loss and cost",
    ),
    Mistake(
        "logarithm to base 10",
        (COST, "-np.sum(Y * np.log10(A) + (1 - Y) * np.log10(1 - A)) / m"),
        "the cost is too small by a factor of 2.303: this is the logarithm to base 10. "
        "The gradient a − y belongs to the natural one.",
        caught_by="cost",
        section="Loss and cost",
    ),
    Mistake(
        "logarithm to base 2",
        (COST, "-np.sum(Y * np.log2(A) + (1 - Y) * np.log2(1 - A)) / m"),
        "the cost is too large by a factor of 1.443: this is the logarithm to base 2. "
        "The gradient a − y belongs to the natural one.",
        caught_by="cost",
        section="Loss and cost",
    ),
    Mistake(
        "squared error as the cost",
        (COST, "np.sum((A - Y) ** 2) / m"),
        "this cost is the squared error. The gradient a − y is the slope of the "
        "cross-entropy, so cost and gradient would not belong together.",
        caught_by="cost",
        section="Why not squared error?",
    ),
    Mistake(
        "b is left out of the score",
        ("w.T @ X + b", "w.T @ X"),
        "the bias is missing from the score: the results are those of b = 0.",
        caught_by="dw",
        section="From a score to a probability",
    ),
    Mistake(
        "the cost of the scores",
        ("A = sigmoid(w.T @ X + b)", "A = w.T @ X + b"),
        "the sigmoid is missing: scores are used where probabilities belong, and the "
        "logarithm of a negative score is nan.",
        caught_by="dw",
        section="From a score to a probability",
    ),
    Mistake(
        "w is changed in place",
        (RETURN, f"w -= 0.009 * dw\n    {RETURN}"),
        "a step is taken here already, and in place: the caller's own w is changed. "
        "propagate measures; optimize moves.",
        caught_by="arguments left alone",
    ),
    Mistake(
        "the cost is not returned",
        (RETURN, 'return {"dw": dw, "db": db}'),
        "only the gradients come back. Return two things, grads and cost, with a comma "
        "between them.",
        caught_by="cost",
    ),
    Mistake(
        "cost and gradients swapped",
        (RETURN, 'return cost, {"dw": dw, "db": db}'),
        "the two results come in the wrong order: first grads, then cost.",
        caught_by="cost",
    ),
]
