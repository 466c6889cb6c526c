"""Folding a strip with two ReLU units."""

import numpy as np

from grading.model.exercise import Exercise, Mistake, Variant, case, normal, value_of

RETURN = "return relu(s)[0] + relu(-s)[0]"


def cases(rng):
    """Draw a row, a column, a table and a single number, with both signs in each."""
    for shape in ((1, 7), (5, 1), (3, 4), (6,)):
        s = normal(rng, *shape)
        s.flat[:2] = -abs(s.flat[0]) - 0.5, abs(s.flat[1]) + 0.5
        yield case(s)


def _by_sign(reference, drawn):
    """Multiply every entry by its own sign."""
    (s,) = drawn.args
    return s * np.sign(s)


fold = Exercise(
    "fold",
    section="Exercise: fold",
    args=("s",),
    cases=cases,
    criteria=[value_of("the folded values", points=2)],
    oracles={"the folded values": _by_sign},
    mistakes=[
        Mistake(
            "only the right half",
            (RETURN, "return relu(s)[0]"),
            "this is relu(s) alone: the left half of the strip is cut off, not folded "
            "over. The second unit, relu(−s), brings it back.",
            caught_by="the folded values",
        ),
        Mistake(
            "only the left half",
            (RETURN, "return relu(-s)[0]"),
            "this is relu(−s) alone: the right half of the strip is cut off.",
            caught_by="the folded values",
        ),
        Mistake(
            "the halves subtracted",
            (RETURN, "return relu(s)[0] - relu(-s)[0]"),
            "relu(s) − relu(−s) is s again, so nothing is folded. Add the two units.",
            caught_by="the folded values",
        ),
        Mistake(
            "the same unit twice",
            (RETURN, "return relu(s)[0] + relu(s)[0]"),
            "both units look at s, so the right half counts twice and the left half "
            "is lost. The second unit needs −s.",
            caught_by="the folded values",
        ),
        Mistake(
            "the minus outside",
            (RETURN, "return relu(s)[0] + -relu(-s)[0] * -2"),
            "the left half comes out twice as high as it should.",
            caught_by="the folded values",
        ),
        Mistake(
            "added before the activation",
            (RETURN, "return relu(s + -s)[0]"),
            "s and −s were added, which gives 0 everywhere. Apply ReLU to each, "
            "take the first part A of each pair, and add those.",
            caught_by="the folded values",
        ),
        Mistake(
            "the pairs added",
            (RETURN, "return relu(s) + relu(-s)"),
            "relu returns a pair (A, Z), and adding two pairs gives a tuple of four. "
            "Take A out of each pair first: relu(s)[0].",
            caught_by="the folded values",
        ),
    ],
    variants=[
        Variant("pairs unpacked", (RETURN, "(right, _), (left, _) = relu(s), relu(-s)\n"
                "    return right + left")),
        Variant("np.maximum", (RETURN, "return np.maximum(s, 0) + np.maximum(-s, 0)")),
        Variant("np.abs", (RETURN, "return np.abs(s)")),
        Variant("the larger half", (RETURN, "return np.maximum(s, -s)")),
    ],
    hints=[
        "Where s is positive, relu(s) is s and relu(−s) is 0. And where s is negative?",
        "relu returns a pair (A, Z). You need the first part of each pair.",
        "relu(s)[0] is one half of the answer; the other half looks at -s.",
    ],
)  # fmt: skip
