"""The standard error of a mean, and of a paired gain."""

import math

import numpy as np

from grading.model.exercise import Exercise, Mistake, Variant, case, value_of

SPREAD = "spread = np.std(values, ddof=1)"
ROOT = "return spread / np.sqrt(np.size(values))"
GAIN = "gain = np.array(after) - np.array(before)"
PAIR = "return np.mean(gain), standard_error(gain)"


def _accuracies(rng, n):
    return rng.uniform(60, 90, size=n).round(1)


def _results(rng, m):
    """Draw which pictures are right: a row of True and False, both present."""
    right = rng.random((1, m)) < 0.7
    right[0, :2] = True, False
    return right


def cases(rng):
    """Draw accuracies of several networks, and rows of right and wrong answers."""
    for n in (6, 2, 12):
        yield case(_accuracies(rng, n))
    yield case([float(a) for a in _accuracies(rng, 5)])
    for m in (20, 50):
        yield case(_results(rng, m), tag="row")


def _by_hand(reference, drawn):
    """Add up squares, one value at a time."""
    values = [float(v) for v in np.ravel(drawn.args[0])]
    middle = math.fsum(values) / len(values)
    squares = math.fsum((v - middle) ** 2 for v in values)
    return math.sqrt(squares / (len(values) - 1) / len(values))


standard_error = Exercise(
    "standard_error",
    section="Exercise: standard_error",
    args=("values",),
    cases=cases,
    criteria=[
        value_of("several networks", points=2),
        value_of("a row of answers", points=1, on="row"),
    ],
    oracles={"several networks": _by_hand, "a row of answers": _by_hand},
    mistakes=[
        Mistake(
            "the standard deviation",
            (ROOT, "return spread"),
            "this is the standard deviation: how far apart single values are. "
            "Divide by the root of their number to get how uncertain their mean is.",
            caught_by="several networks",
        ),
        Mistake(
            "ddof left out",
            (SPREAD, "spread = np.std(values)"),
            "np.std divides by n unless you ask for n − 1 with ddof=1. With few "
            "values that makes the spread too small.",
            caught_by="several networks",
        ),
        Mistake(
            "divided by n",
            (ROOT, "return spread / np.size(values)"),
            "the spread is divided by n. It is divided by the root of n: four times "
            "as many values halve the uncertainty.",
            caught_by="several networks",
        ),
        Mistake(
            "the variance",
            (SPREAD, "spread = np.var(values, ddof=1)"),
            "this starts from the variance, which is the square of the standard "
            "deviation.",
            caught_by="several networks",
        ),
        Mistake(
            "the root of n − 1",
            (ROOT, "return spread / np.sqrt(np.size(values) - 1)"),
            "ddof=1 has already taken care of the n − 1. Divide by the root of n.",
            caught_by="several networks",
        ),
        Mistake(
            "the mean",
            (ROOT, "return np.mean(values)"),
            "this is the mean itself, not its uncertainty.",
            caught_by="several networks",
        ),
        Mistake(
            "len of a row",
            (ROOT, "return spread / np.sqrt(len(values))"),
            "len counts only the rows of an array, and shape (1, m) has one row. "
            "np.size counts all the values.",
            caught_by="a row of answers",
        ),
        Mistake(
            "along the columns",
            (SPREAD, "spread = np.std(values, axis=0, ddof=np.ndim(values) == 1)"),
            "the spread is taken down each column, so a row of shape (1, m) has no "
            "spread at all. Take it over all the values.",
            caught_by="a row of answers",
        ),
    ],
    variants=[
        Variant("a power", (ROOT, "return spread / np.size(values) ** 0.5")),
        Variant("squares added up", (SPREAD,
                "values = np.ravel(values).astype(float)\n"
                "    deviations = values - values.mean()\n"
                "    spread = np.sqrt(np.sum(deviations**2) / (len(values) - 1))")),
        Variant("the root of the variance over n", (
                (SPREAD, "n = np.asarray(values).size"),
                (ROOT, "return np.sqrt(np.var(values, ddof=1) / n)"))),
    ],
    hints=[
        "Two steps: how far apart single values are, then how much less uncertain "
        "their mean is.",
        "np.std(values, ddof=1) is the standard deviation. np.size(values) counts the "
        "values, whatever their shape.",
        "Divide the standard deviation by np.sqrt(np.size(values)).",
    ],
)  # fmt: skip


def pairs(rng):
    """Draw accuracies of two networks from the same seeds, as arrays and as lists."""
    for n in (6, 3, 12):
        yield case(_accuracies(rng, n), _accuracies(rng, n))
    one, other = ([float(a) for a in _accuracies(rng, 4)] for _ in range(2))
    yield case(one, other)


def _mean_by_hand(reference, drawn):
    before, after = drawn.args
    return math.fsum([*map(float, after), *(-float(b) for b in before)]) / len(after)


def _error_by_hand(reference, drawn):
    before, after = drawn.args
    gains = [float(b) - float(a) for a, b in zip(before, after, strict=True)]
    return _by_hand(reference, case(gains))


paired_gain = Exercise(
    "paired_gain",
    section="Exercise: paired_gain",
    args=("before", "after"),
    cases=pairs,
    criteria=[
        value_of("the mean gain", 0, part="the mean gain", points=1),
        value_of("its standard error", 1, part="the standard error", points=1),
    ],
    oracles={"the mean gain": _mean_by_hand, "its standard error": _error_by_hand},
    mistakes=[
        Mistake(
            "the sign of the gain",
            (GAIN, "gain = np.array(before) - np.array(after)"),
            "the gain has the wrong sign: it is after minus before, so that an "
            "improvement is positive.",
            caught_by="the mean gain",
        ),
        Mistake(
            "the gain in per cent",
            (PAIR, "return 100 * np.mean(gain), standard_error(gain)"),
            "the gain is multiplied by 100; return it as it is.",
            caught_by="the mean gain",
        ),
        Mistake(
            "only the gain of the best",
            (PAIR, "return np.max(after) - np.max(before), standard_error(gain)"),
            "this compares the best seed of each network, which rewards luck. Take "
            "the mean of the gains, seed by seed.",
            caught_by="the mean gain",
        ),
        Mistake(
            "not paired",
            (PAIR, "error = np.hypot(standard_error(before), standard_error(after))\n"
                   "    return np.mean(gain), error"),
            "the standard error treats the two lists as unrelated. Subtract seed by "
            "seed first, then take the standard error of the differences.",
            caught_by="its standard error",
        ),
        Mistake(
            "the errors subtracted",
            (PAIR, "error = standard_error(after) - standard_error(before)\n"
                   "    return np.mean(gain), error"),
            "the standard errors are subtracted. Uncertainties never cancel like "
            "that; take the standard error of the differences.",
            caught_by="its standard error",
        ),
        Mistake(
            "the error of one network",
            (PAIR, "return np.mean(gain), standard_error(after)"),
            "this is the standard error of one network alone. Take that of the gains.",
            caught_by="its standard error",
        ),
    ],
    variants=[
        Variant("np.subtract", (GAIN, "gain = np.subtract(after, before)")),
        Variant("a list of gains",
                (GAIN, "gain = [b - a for a, b in zip(before, after)]")),
        Variant("two means", (PAIR,
                "return np.mean(after) - np.mean(before), standard_error(gain)")),
    ],
    hints=[
        "Subtract first, seed by seed. What you have then is one list of gains.",
        "Lists cannot be subtracted; np.array(after) can.",
        "Return two values: np.mean(gain) and standard_error(gain).",
    ],
    uses=("standard_error",),
)  # fmt: skip
