"""`optimize`: gradient descent."""

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    labels,
    normal,
    value_of,
)


def _cases(rng):
    for n, m, iterations, rate, said in (
        (2, 1, 7, 0.4, False),  # the quickest first: it tells most mistakes apart
        (1, 6, 100, 0.05, True),
        (4, 9, 101, 0.02, False),
        (3, 5, 201, 0.13, False),
    ):
        w, b = normal(rng, n, 1), 0.3 + float(rng.integers(1, 90)) / 100
        yield case(
            w, b, normal(rng, n, m), labels(rng, m),
            num_iterations=iterations, learning_rate=rate, print_cost=said,
        )  # fmt: skip
    yield case(normal(rng, 2, 1), 0.5, normal(rng, 2, 4), labels(rng, 4))


_CALL = "grads, cost = propagate(w, b, X, Y)\n"
_START = "    costs = []\n"
_W, _B = 'w = w - learning_rate * grads["dw"]', 'b = b - learning_rate * grads["db"]'
_RECORD = "        if i % 100 == 0:\n            costs.append(cost)\n"
_RETURN = '    return {"w": w, "b": b}, grads, costs'

_STEP_MISTAKES = [
    Mistake(
        "uphill",
        ((_W, _W.replace("w -", "w +")), (_B, _B.replace("b -", "b +"))),
        "every step goes uphill: the gradient is added. It points to where the cost "
        "grows, so it must be subtracted.",
        caught_by="w",
        section="The slope",
    ),
    Mistake(
        "w is changed in place",
        (_W, 'w -= learning_rate * grads["dw"]'),
        "the learned weights are right, but the caller's own w has changed with them: "
        "an update in place writes into the array that was passed in.",
        caught_by="arguments left alone",
    ),
    Mistake(
        "the learning rate is ignored",
        ((_W, 'w = w - 0.009 * grads["dw"]'), (_B, 'b = b - 0.009 * grads["db"]')),
        "every step uses the learning rate 0.009, whatever the argument says.",
        caught_by="w",
    ),
    Mistake(
        "steps without a learning rate",
        ((_W, 'w = w - grads["dw"]'), (_B, 'b = b - grads["db"]')),
        "the learning rate is missing from the steps.",
        caught_by="w",
    ),
    Mistake(
        "the number of iterations is ignored",
        ("range(num_iterations)", "range(100)"),
        "there are always 100 iterations, whatever num_iterations says.",
        caught_by="w",
    ),
    Mistake(
        "one iteration too few",
        ("range(num_iterations)", "range(1, num_iterations)"),
        "there is one iteration too few: counting starts at 0, so iteration 0 and its "
        "cost are left out.",
        caught_by="w",
    ),
    Mistake(
        "return inside the loop",
        ((_RETURN, "        " + _RETURN.strip()),),
        "learning stops after the first iteration: the return is inside the loop.",
        caught_by="w",
    ),
    Mistake(
        "the gradient is computed once",
        ((_START, _START + "    " + _CALL), ("        " + _CALL, "        pass\n")),
        "the gradient is computed once, before the loop, and used for all steps. The "
        "slope changes with every step; call propagate again.",
        caught_by="w",
    ),
    Mistake(
        "b is never updated",
        (_B, "b = b"),
        "b comes back unchanged: it takes no steps.",
        caught_by="b",
    ),
    Mistake(
        "w is never updated",
        (_W, "w = w"),
        "w comes back unchanged: it takes no steps.",
        caught_by="w",
    ),
    Mistake(
        "the start is ignored",
        (_START, "    w, b = np.zeros((X.shape[0], 1)), 0.0\n" + _START),
        "learning starts at zero, whatever w and b were passed in. Start from the "
        "arguments.",
        caught_by="w",
    ),
    Mistake(
        "divided by m a second time",
        (
            (_W, 'w = w - learning_rate * grads["dw"] / X.shape[1]'),
            (_B, 'b = b - learning_rate * grads["db"] / X.shape[1]'),
        ),
        "the steps are m times too short: propagate has already divided by m.",
        caught_by="w",
    ),
    Mistake(
        "b steps with the slope of w's next place",
        (_W, _W + "\n        grads, _ = propagate(w, b, X, Y)"),
        "the gradient is computed again between the step of w and the step of b. Both "
        "steps use the same gradient: compute it once, then take both.",
        caught_by="b",
    ),
]

_RECORD_MISTAKES = [
    Mistake(
        "a cost for every iteration",
        (_RECORD, "        if True:\n            costs.append(cost)\n"),
        "costs holds the cost of every iteration. Record every hundredth only.",
        caught_by="costs",
    ),
    Mistake(
        "costs of iterations 99, 199, …",
        ("i % 100 == 0", "(i + 1) % 100 == 0"),
        "the costs are those of iterations 99, 199, …. The first one to record is that "
        "of iteration 0, before any learning.",
        caught_by="costs",
    ),
    Mistake(
        "the cost of iteration 0 is left out",
        ("i % 100 == 0", "i % 100 == 0 and i > 0"),
        "the cost of iteration 0 is missing. 0 is a multiple of 100, too.",
        caught_by="costs",
    ),
    Mistake(
        "costs recorded only if printed",
        (_RECORD, "        if i % 100 == 0 and print_cost:\n"
                  "            costs.append(cost)\n"),
        "costs are recorded only when print_cost is true. Record them always, and "
        "print them on request.",
        caught_by="costs",
    ),
    Mistake(
        "costs after the step",
        (_RECORD, "        if i % 100 == 0:\n"
                  "            costs.append(propagate(w, b, X, Y)[1])\n"),
        "the costs are those after the step. Record the cost that propagate gave at "
        "the beginning of the iteration.",
        caught_by="costs",
    ),
    Mistake(
        "only the last cost",
        (_RETURN, '    return {"w": w, "b": b}, grads, cost'),
        "only the last cost is returned, not the list of costs.",
        caught_by="costs",
    ),
    Mistake(
        "gradients after the last step",
        (_RETURN, "    grads, cost = propagate(w, b, X, Y)\n" + _RETURN),
        "grads was computed once more after the loop. Return the gradient that the "
        "last step was taken with.",
        caught_by="grads",
    ),
    Mistake(
        "w and b without a dictionary",
        (_RETURN, "    return w, b, grads, costs"),
        "you return four results instead of three: w and b belong together in the "
        "dictionary params.",
        caught_by="w",
    ),
    Mistake(
        "grads is left out",
        (_RETURN, '    return {"w": w, "b": b}, costs'),
        "you return two results instead of three: params, grads, costs.",
        caught_by="costs",
    ),
]  # fmt: skip

optimize = Exercise(
    "optimize",
    section="Learning: a loop of small steps",
    args=("w", "b", "X", "Y"),
    cases=_cases,
    criteria=[
        value_of("w", 0, "w", part='params["w"]', points=3),
        value_of("b", 0, "b", part='params["b"]', points=2),
        value_of("grads", 1, part="grads", points=1),
        value_of("costs", 2, part="costs", points=3),
        arguments_kept(points=1),
    ],
    mistakes=[*_STEP_MISTAKES, *_RECORD_MISTAKES],
    variants=[
        Variant("a copy changed in place", (
            (_START, _START + "    w = w.copy()\n"),
            (_W, 'w -= learning_rate * grads["dw"]'))),
        Variant("a while loop", (
            (_START, _START + "    i = -1\n"),
            ("for i in range(num_iterations):", "while i + 1 < num_iterations:\n"
             "        i += 1"))),
        Variant("names for dw and db, float costs", (
            (_W, 'dw, db = grads["dw"], grads["db"]\n'
             "        w = w - learning_rate * dw"),
            (_B, "b = b - learning_rate * db"),
            ("costs.append(cost)", "costs.append(float(cost))"))),
        Variant("costs recorded before the step", (
            (_RECORD, "        if i % 100 == 0:\n"), (_CALL, _CALL + _RECORD))),
        Variant("an array of costs", (_RETURN, _RETURN.replace(
            "costs", "np.array(costs)"))),
    ],
    hints=[
        "Three lines are the heart of the loop: one call of propagate and two steps. "
        "Recording the cost comes after them and changes nothing.",
        "A step is the old value minus the learning rate times its slope. The slopes "
        'are in grads, under "dw" and "db".',
        "costs begins as an empty list before the loop. Inside, append cost when "
        "i % 100 is 0, whether or not it is printed.",
        "The return comes after the loop, not inside it: a dictionary with w and b, "
        "then grads, then costs.",
    ],
    uses=("propagate",),
)  # fmt: skip
