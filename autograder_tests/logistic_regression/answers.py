"""`predict`: from probabilities to answers."""

import numpy as np

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


def _cases(rng):
    for n, m in ((3, 9), (2, 1), (1, 8), (6, 15), (4, 12)):
        yield _telling_case(rng, n, m)
    yield case(np.zeros((2, 1)), 0.0, normal(rng, 2, 5), tag="half")


def _telling_case(rng, n, m):
    """Draw until the answers tell the usual mistakes apart."""
    while True:
        w, X = normal(rng, n, 1), normal(rng, n, m)
        b = round(float(rng.uniform(0.3, 0.9)), 2)
        z = (w.T @ X).ravel()
        right, bold, plain = z + b > 0, z + b > 0.5, z > 0
        clear = np.abs(z + b).min() > 0.01
        if m == 1 and clear and not right.any():
            return case(w, b, X)
        if clear and right[-1] and len({tuple(right), tuple(bold), tuple(plain)}) == 3:
            return case(w, b, X)


_ANSWER = "(A > 0.5) * 1.0"

predict = Exercise(
    "predict",
    section="From a probability to an answer",
    args=("w", "b", "X"),
    cases=_cases,
    criteria=[
        shape_of("shape", points=0.5),
        value_of("answers", points=3.5),
        value_of("exactly one half", points=1, on="half"),
        arguments_kept(points=1),
    ],
    mistakes=[
        Mistake(
            "at least one half",
            (_ANSWER, "(A >= 0.5) * 1.0"),
            "at exactly 0.5 this says “cat”. The answer is 1 only where the "
            "probability is greater than 0.5.",
            caught_by="exactly one half",
        ),
        Mistake(
            "probabilities instead of answers",
            (_ANSWER, "A"),
            "these are the probabilities. The answers 0 and 1 come from comparing them "
            "with 0.5.",
            caught_by="answers",
        ),
        Mistake(
            "cut down to whole numbers",
            (_ANSWER, "A.astype(int)"),
            "every answer is 0: turning a number into an integer drops everything "
            "after the decimal point, and 0.97 becomes 0.",
            caught_by="answers",
        ),
        Mistake(
            "the answers are swapped",
            (_ANSWER, "(A <= 0.5) * 1.0"),
            "the answers are the wrong way round: 1 where the probability is low.",
            caught_by="answers",
        ),
        Mistake(
            "the score is compared with 0.5",
            ("A = sigmoid(w.T @ X + b)", "A = w.T @ X + b"),
            "the score is compared with 0.5. It is the probability that must be "
            "greater than 0.5; that is where the score is greater than 0.",
            caught_by="answers",
        ),
        Mistake(
            "the probability is compared with 0",
            (_ANSWER, "(A > 0) * 1.0"),
            "every answer is 1: a probability is always greater than 0. Compare "
            "scores with 0, probabilities with 0.5.",
            caught_by="answers",
        ),
        Mistake(
            "the bias is left out",
            ("w.T @ X + b", "w.T @ X"),
            "the bias is missing from the score.",
            caught_by="answers",
            section="From a score to a probability",
        ),
        Mistake(
            "compared with the mean",
            (_ANSWER, "(A > np.mean(A)) * 1.0"),
            "the answer to one picture depends on the others in X: the threshold is "
            "the mean probability. It should always be 0.5.",
            caught_by="answers",
        ),
        Mistake(
            "a rank-1 array",
            (_ANSWER, "((A > 0.5) * 1.0).ravel()"),
            "the answers are right, but in a list or a rank-1 array. Labels have shape "
            "(1, m), and answers are compared with labels.",
            caught_by="shape",
        ),
        Mistake(
            "a column",
            (_ANSWER, "((A > 0.5) * 1.0).T"),
            "the answers are in a column. Labels have shape (1, m), and answers are "
            "compared with labels.",
            caught_by="shape",
        ),
        Mistake(
            "only the first example",
            (_ANSWER, "np.array([[1.0 if A[0, 0] > 0.5 else 0.0]])"),
            "there is only one answer. Every column of X needs its own.",
            caught_by="answers",
        ),
        Mistake(
            "the last example is never reached",
            (
                "return " + _ANSWER,
                "answers = np.zeros(A.shape)\n"
                "    for i in range(A.shape[1] - 1):\n"
                "        answers[0, i] = A[0, i] > 0.5\n    return 1 - (1 - answers)",
            ),
            "the last answer is always 0: the loop ends one example too early.",
            caught_by="answers",
        ),
        Mistake(
            "X is changed in place",
            ("A = sigmoid(", "X *= 1.0 + 1e-3\n    A = sigmoid("),
            "the call changes the caller's own X, so the next call sees different "
            "data.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("True and False", (_ANSWER, "A > 0.5")),
        Variant("np.where", (_ANSWER, "np.where(A > 0.5, 1, 0)")),
        Variant("astype", (_ANSWER, "(A > 0.5).astype(float)")),
        Variant("the score against zero", (_ANSWER, "(w.T @ X + b > 0) * 1.0")),
        Variant(
            "a loop",
            (
                "return " + _ANSWER,
                "answers = np.zeros((1, X.shape[1]))\n"
                "    for i in range(X.shape[1]):\n"
                "        if A[0, i] > 0.5:\n            answers[0, i] = 1\n"
                "    return answers",
            ),
        ),
    ],
    hints=[
        "First compute all the probabilities, as in propagate: a row of shape (1, m).",
        "Compare the whole row with 0.5. Greater than, so that 0.5 itself gives 0.",
        "The comparison gives True and False, which count as 1 and 0. Multiplied "
        "by 1.0 they are numbers, and the shape stays (1, m).",
    ],
    uses=("sigmoid",),
)
