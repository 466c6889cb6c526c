"""`model`: everything together."""

import numpy as np

from grading.model.exercise import Exercise, Mistake, Variant, case, normal, value_of


def _cases(rng):
    for n, m, m_test, kwargs in (
        (3, 12, 60, {"num_iterations": 120, "learning_rate": 0.3, "print_cost": True}),
        (2, 10, 1, {"num_iterations": 101, "learning_rate": 0.1}),
        (2, 60, 60, {"num_iterations": 4, "learning_rate": 0.7}),
        (4, 30, 90, {"num_iterations": 20}),
        (2, 4, 3, {}),
    ):
        X, Y = _two_clouds(rng, n, m)
        X_test, Y_test = _two_clouds(rng, n, m_test)
        yield case(X, Y, X_test, Y_test, **kwargs)


def _two_clouds(rng, n, m):
    """Draw classes that overlap, and of which the widest input says least.

    Learning turns to the narrow inputs only with time, so the answers tell how far it
    came; and no cost is ever that of a certainty.
    """
    Y = (rng.permutation(m) % 3 == 0).astype(int).reshape(1, m)
    width = np.linspace(2.5, 0.4, n).reshape(n, 1)
    X = width * normal(rng, n, m) + np.linspace(-0.5, 0.6, n).reshape(n, 1) * (
        2 * Y - 1
    )
    if m > 2:  # one point of both classes: no line parts them, no cost is log 0
        X[:, -1], Y[0, -1] = X[:, 0], 1 - Y[0, 0]
    return (X + 0.5).round(2), Y


_LEARN = (
    "optimize(\n        w, b, X_train, Y_train, num_iterations, learning_rate, "
    "print_cost\n    )"
)
_RIGHT_TEST, _RIGHT_TRAIN = "predict(w, b, X_test)", "predict(w, b, X_train)"
_TAKE = '    w, b = params["w"], params["b"]\n'


def _learn(*handed_on):
    return f"optimize({', '.join(handed_on)})"


_DATA = ("w", "b", "X_train", "Y_train")

_MISTAKES = [
    Mistake(
        "the learning rate is not passed on",
        (_LEARN, _learn(*_DATA, "num_iterations", "print_cost=print_cost")),
        "learning uses optimize's own learning rate, 0.009, because yours is not "
        "passed on.",
        caught_by="w",
    ),
    Mistake(
        "the number of iterations is not passed on",
        (_LEARN, _learn(*_DATA, "learning_rate=learning_rate")),
        "learning stops after optimize's own 100 iterations, because num_iterations is "
        "not passed on.",
        caught_by="w",
    ),
    Mistake(
        "neither number is passed on",
        (_LEARN, _learn(*_DATA)),
        "learning uses optimize's own 100 iterations and learning rate 0.009, because "
        "neither argument is passed on.",
        caught_by="w",
    ),
    Mistake(
        "the learning rate of the cats is written into the code",
        (_LEARN, _learn(*_DATA, "num_iterations", "0.005")),
        "learning always uses the learning rate 0.005. That is right for the cats; "
        "use the argument.",
        caught_by="w",
    ),
    Mistake(
        "the two numbers change places",
        (_LEARN, _learn(*_DATA, "learning_rate", "num_iterations", "print_cost")),
        "optimize was given the learning rate where it expects the number of "
        "iterations, and a loop cannot run half a time.",
        caught_by="w",
    ),
    Mistake(
        "another default for the learning rate",
        ("learning_rate=0.5", "learning_rate=0.005"),
        "without a learning_rate in the call, 0.005 is used. The default must be "
        "0.5; the cats pass their own.",
        caught_by="w",
    ),
    Mistake(
        "the inputs are divided by 255 again",
        ("    w, b = initialize", "    X_train, X_test = X_train / 255, X_test / 255\n"
         "    w, b = initialize"),
        "the inputs are divided by 255 here too. That was done before; model uses X "
        "as it is.",
        caught_by="w",
        section="A picture is a column of numbers",
    ),
    Mistake(
        "learned from both sets",
        (_LEARN, _learn("w", "b", "np.hstack([X_train, X_test])",
                        "np.hstack([Y_train, Y_test])", "num_iterations",
                        "learning_rate", "print_cost")),
        "the weights were learned from both sets. The test set must stay unseen, or "
        "its score says nothing about new pictures.",
        caught_by="w",
        section="A question with two answers",
    ),
    Mistake(
        "learned from the test set",
        (_LEARN, _LEARN.replace("_train", "_test")),
        "the weights were learned from the test set. It must stay unseen, or its "
        "score says nothing about new pictures.",
        caught_by="w",
        section="A question with two answers",
    ),
    Mistake(
        "b of the start is returned",
        ('"b": b', '"b": 0.0'),
        "b in the result is 0, its initial value: the learned one is in params, like "
        "w.",
        caught_by="b",
    ),
    Mistake(
        "answers with the weights of the start",
        ((_TAKE, ""), ('"w": w', '"w": params["w"]'), ('"b": b', '"b": params["b"]')),
        "the answers come from weights that are still zero: predict was given the "
        "initial values instead of what was learned.",
        caught_by="Y_prediction_test",
    ),
    Mistake(
        "the start is returned",
        (_TAKE, ""),
        "the initial values are returned and were used for the answers: what optimize "
        "learned is in params and was never taken out.",
        caught_by="w",
    ),
    Mistake(
        "answers for train and test swapped",
        ((_RIGHT_TEST, "predict(w, b, X_TRAIN)"), (_RIGHT_TRAIN, _RIGHT_TEST),
         ("X_TRAIN", "X_train")),
        "the answers for the training set are under the test set's key, and the other "
        "way round.",
        caught_by="Y_prediction_test",
    ),
    Mistake(
        "both answers from the training set",
        (_RIGHT_TEST, _RIGHT_TRAIN),
        "the answers under Y_prediction_test are those for the training set.",
        caught_by="Y_prediction_test",
    ),
    Mistake(
        "labels instead of answers",
        (_RIGHT_TRAIN, "Y_train"),
        "the labels of the training set are returned as its answers. Call predict.",
        caught_by="Y_prediction_train",
    ),
    Mistake(
        "labels instead of answers for the test set",
        (_RIGHT_TEST, "Y_test"),
        "the labels of the test set are returned as its answers: a perfect score that "
        "was copied. Call predict.",
        caught_by="Y_prediction_test",
    ),
    Mistake(
        "one weight for each example",
        ("X_train.shape[0]", "X_train.shape[1]"),
        "there is not one weight for each input, so wᵀX does not fit. Count the rows "
        "of X_train; its columns are examples.",
        caught_by="w",
    ),
    Mistake(
        "the learning rate is not recorded",
        ('"learning_rate": learning_rate', '"learning_rate": 0.5'),
        "learning_rate in the result is always 0.5, whatever the argument was.",
        caught_by="learning_rate",
    ),
    Mistake(
        "the number of iterations is not recorded",
        ('"num_iterations": num_iterations', '"num_iterations": len(costs)'),
        "num_iterations in the result is the number of recorded costs. It should be "
        "the argument.",
        caught_by="num_iterations",
    ),
    Mistake(
        "the last cost only",
        ('"costs": costs', '"costs": costs[-1]'),
        "costs in the result is one number. It should be the whole list.",
        caught_by="costs",
    ),
    Mistake(
        "accuracies instead of answers",
        ((_RIGHT_TEST, f"100 * np.mean({_RIGHT_TEST} == Y_test)"),
         (_RIGHT_TRAIN, f"100 * np.mean({_RIGHT_TRAIN} == Y_train)")),
        "you return accuracies instead of answers. Accuracy can be computed from the "
        "answers, but not the other way round.",
        caught_by="Y_prediction_test",
    ),
]  # fmt: skip

model = Exercise(
    "model",
    section="The whole model",
    args=("X_train", "Y_train", "X_test", "Y_test"),
    cases=_cases,
    criteria=[
        value_of("w", "w", points=1),
        value_of("b", "b", points=0.5),
        value_of("costs", "costs", points=1),
        value_of("Y_prediction_train", "Y_prediction_train", points=1),
        value_of("Y_prediction_test", "Y_prediction_test", points=1.5),
        value_of("learning_rate", "learning_rate", points=0.5),
        value_of("num_iterations", "num_iterations", points=0.5),
    ],
    mistakes=_MISTAKES,
    variants=[
        Variant("keyword arguments", (_LEARN, _learn(
            *_DATA, "num_iterations=num_iterations", "learning_rate=learning_rate",
            "print_cost=print_cost"))),
        Variant("len for the number of rows", ("X_train.shape[0]", "len(X_train)")),
        Variant("accuracies printed as well", (
            "    return {", "    answers = predict(w, b, X_test)\n    if print_cost:\n"
            "        print(np.mean(answers == Y_test))\n    return {")),
        Variant("an extra key", ('"costs": costs,', '"costs": costs, "grads": grads,')),
        Variant("zeros without the helper", (
            "initialize_with_zeros(X_train.shape[0])",
            "np.zeros((X_train.shape[0], 1)), 0")),
    ],
    hints=[
        "The plan in one line: start at zero, optimize, take w and b out of params, "
        "predict twice, return a dictionary.",
        "optimize takes three more arguments after the data: num_iterations, "
        "learning_rate, print_cost. Pass on all three of yours.",
        "After optimize, w and b are still zero. The learned ones are in params: take "
        "both out and give those to predict.",
    ],
    uses=("initialize_with_zeros", "optimize", "predict"),
    once=("optimize",),
)  # fmt: skip
