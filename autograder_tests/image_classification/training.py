"""Mistakes that both training loops invite: seeds, iterations, times of the costs."""

from grading.model.exercise import Mistake

SEED = "    np.random.seed(1)\n"
LOOP = "for i in range(num_iterations):"
WHEN = "if i % 100 == 0:"
APPEND = "            costs.append("


def loop_mistakes(answers: str, step: str, result: str) -> list[Mistake]:
    """Make the mistakes of a training loop.

    Parameters
    ----------
    answers : str
        What the network's answers are called in the loop.
    step : str
        The line that takes the step.
    result : str
        What the parameters are called.
    """
    return [
        *_beginnings(),
        *_turns(),
        *_steps(step, result),
        *_moments(),
        *_costs(answers, step, result),
        *_returns(result),
    ]


def _beginnings() -> list[Mistake]:
    """Mistakes about what it starts from."""
    return [
        Mistake(
            "no seed",
            (SEED, ""),
            "nothing is seeded before the first weights are drawn. In this notebook "
            "the blocks do not seed for you, so the model has to, with "
            "np.random.seed(1).",
            caught_by="after one iteration",
        ),
        Mistake(
            "another seed",
            (SEED, "    np.random.seed(3)\n"),
            "the network starts from the numbers of seed 3; the task asks for seed 1.",
            caught_by="after one iteration",
        ),
        Mistake(
            "another learning rate by default",
            (
                SEED,
                f"    if learning_rate == 0.0075:\n        learning_rate = 0.5\n{SEED}",
            ),
            "called without a learning rate, the model does not use 0.0075.",
            caught_by="default learning rate",
        ),
        Mistake(
            "X is changed in place",
            (SEED, f"    X -= X.mean()\n{SEED}"),
            "X was changed inside the function; whoever called it still needs the "
            "pictures as they are.",
            caught_by="arguments left alone",
        ),
    ]


def _turns() -> list[Mistake]:
    """Mistakes about how often it goes round."""
    return [
        Mistake(
            "one iteration too few",
            (LOOP, "for i in range(1, num_iterations):"),
            "the loop starts at 1, so one iteration is missing, and the first cost "
            "too.",
            caught_by="after one iteration",
        ),
        Mistake(
            "one iteration too many",
            (LOOP, "for i in range(num_iterations + 1):"),
            "the loop runs once too often: range(n) already gives n numbers.",
            caught_by="after one iteration",
        ),
        Mistake(
            "num_iterations is ignored",
            (LOOP, "for i in range(150):"),
            "the number of iterations is fixed in the code; use num_iterations.",
            caught_by="after one iteration",
        ),
    ]


def _steps(step: str, result: str) -> list[Mistake]:
    """Mistakes about the step."""
    return [
        Mistake(
            "the learning rate is ignored",
            (step, step.replace("learning_rate", "0.0075")),
            "the learning rate is fixed in the code; use the argument.",
            caught_by="parameters",
        ),
        Mistake(
            "every step starts anew",
            (step, step.replace(f"{result} =", "moved =")),
            "the new parameters are computed and thrown away: update_parameters "
            "returns them, and the loop has to keep them.",
            caught_by="after one iteration",
        ),
        Mistake(
            "a step only when the cost is recorded",
            (step, f"if i % 100 == 0:\n            {step}"),
            "a step is taken only every hundredth time. Look at the indentation: the "
            "step belongs to the loop, not to the if.",
            caught_by="parameters",
        ),
    ]


def _moments() -> list[Mistake]:
    """Mistakes about when a cost is recorded."""
    return [
        Mistake(
            "costs at 99, 199, …",
            (WHEN, "if i % 100 == 99:"),
            "the costs are those of iterations 99, 199, …; they should start with "
            "iteration 0.",
            caught_by="costs",
        ),
        Mistake(
            "the cost of iteration 0 is missing",
            (WHEN, "if i and i % 100 == 0:"),
            "the first cost, that of iteration 0, is not recorded.",
            caught_by="number of costs",
        ),
        Mistake(
            "every cost is recorded",
            (WHEN, "if True:"),
            "a cost is recorded at every iteration; it should be every hundredth.",
            caught_by="number of costs",
        ),
        Mistake(
            "the last cost too",
            (WHEN, "if i % 100 == 0 or i == num_iterations - 1:"),
            "the cost of the last iteration is recorded too, even when its number is "
            "not a multiple of 100.",
            caught_by="number of costs",
        ),
        Mistake(
            "costs only when they are printed",
            (WHEN, "if print_cost and i % 100 == 0:"),
            "costs are recorded only with print_cost=True. Printing and recording are "
            "two different things.",
            caught_by="number of costs",
        ),
    ]


def _costs(answers: str, step: str, result: str) -> list[Mistake]:
    """Mistakes about which cost is recorded."""
    cost = f"costs.append(compute_cost({answers}, Y))"
    return [
        Mistake(
            "the cost after the step",
            (
                step,
                f"{step}\n        if i % 100 == 0:\n            costs[-1] = "
                f"compute_cost(L_model_forward(X, {result})[0], Y)",
            ),
            "the costs are those of the parameters after the step; each should be the "
            "cost that the iteration begins with.",
            caught_by="costs",
        ),
        Mistake(
            "the cost is negative",
            (cost, cost.replace("compute_cost", "-compute_cost")),
            "the recorded costs are negative; compute_cost already takes care of the "
            "sign.",
            caught_by="costs",
        ),
        Mistake(
            "answers and labels exchanged in the cost",
            (cost, f"costs.append(compute_cost(Y, {answers}))"),
            "the cost is infinite: compute_cost takes the network's answers first, "
            "then the labels Y.",
            caught_by="costs",
        ),
    ]


def _returns(result: str) -> list[Mistake]:
    """Mistakes about what is returned."""
    return [
        Mistake(
            "return inside the loop",
            (f"    return {result}, costs", f"        return {result}, costs"),
            "the function returns after its first iteration. Look at the indentation: "
            "return comes after the loop.",
            caught_by="parameters",
        ),
        Mistake(
            "returned in another order",
            (f"return {result}, costs", f"return costs, {result}"),
            "the parameters come first, then the costs.",
            caught_by="names of the parameters",
        ),
    ]
