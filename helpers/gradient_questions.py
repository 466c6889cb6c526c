"""What `gradient_check` is asked: the function to run, and where; or why not."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np

STEP = 1e-5
MOST = 2000  # parameters; each costs two forward passes

Arrays = dict[str, np.ndarray]


class QuestionError(ValueError):
    """What cannot be checked, in a sentence."""


def what_to_run(
    function: Any, parameters: Any, X: Any, Y: Any, step: float
) -> tuple[Callable, Arrays, float]:
    """What to run, and where, from what was asked; or a sentence why not."""
    if not callable(function):
        raise QuestionError(
            "gradient_check needs the function itself, without quotes and without "
            "calling it: gradient_check(propagate). You passed a value of type "
            f"{type(function).__name__}."
        )
    if not isinstance(step, float) or not 0 < step < 1:
        raise QuestionError(f"The step should be a small number like {STEP}.")
    name = getattr(function, "__name__", "this function")
    if name in RECIPES:
        run, X, Y, drawn = RECIPES[name](function, X, Y)
        return run, _arrays(drawn if parameters is None else parameters), step
    if parameters is None:
        raise QuestionError(
            f"Where should the gradients of {name} be measured? Pass a dictionary of "
            f'parameters, too: gradient_check({name}, {{"W1": …, "b1": …}}).'
        )
    return function, _arrays(parameters), step


def _arrays(parameters: Any) -> Arrays:
    if not isinstance(parameters, Mapping) or not parameters:
        raise QuestionError(
            'The parameters should be a dictionary, such as {"W1": …, "b1": …}. You '
            f"passed a value of type {type(parameters).__name__}."
        )
    try:
        arrays = copied(parameters)
    except (TypeError, ValueError):
        raise QuestionError(
            "Every parameter should be a number or an array of numbers."
        ) from None
    count = sum(value.size for value in arrays.values())
    if count > MOST:
        raise QuestionError(
            f"These are {count:,} parameters, and each costs two forward passes. Check "
            f"a small network: the formulas are the same. {MOST:,} is the most."
        )
    return arrays


def copied(parameters: Mapping) -> Arrays:
    """Parameters as new arrays of floats; the student's own stay as they are."""
    return {name: np.array(value, dtype=float) for name, value in parameters.items()}


def run_once(run: Callable, parameters: Mapping) -> tuple[Mapping, float]:
    """Gradients and cost; the parameters themselves stay as they are."""
    result = run(copied(parameters))
    pair = isinstance(result, tuple) and len(result) == 2
    if not pair or not isinstance(result[0], Mapping):
        raise QuestionError(
            "The function should return two things, a dictionary with the gradients "
            'and the cost: return {"dW1": dW1, …}, cost.'
        )
    return result[0], number(result[1])


def number(cost: Any) -> float:
    """The cost as one finite number.

    Raises
    ------
    QuestionError
        If it is none.
    """
    try:
        cost = float(np.squeeze(cost))
    except (TypeError, ValueError):
        raise QuestionError(
            "The cost should be one number. It is "
            f"{np.shape(cost) and f'of shape {np.shape(cost)}' or repr(cost)[:40]}."
        ) from None
    if not np.isfinite(cost):
        raise QuestionError(
            f"The cost is {cost} here, so no slope can be measured. Start from smaller "
            "parameters."
        )
    return cost


def gradient(grads: Mapping, name: str, parameters: Arrays) -> np.ndarray:
    """The student's gradient of one parameter, in that parameter's shape.

    Raises
    ------
    QuestionError
        If there is none, it holds no numbers, or its shape is another.
    """
    if f"d{name}" not in grads:
        keys = ", ".join(map(repr, grads)) or "none"
        raise QuestionError(
            f'There is no gradient "d{name}" for "{name}". The keys are: {keys}.'
        )
    value = grads[f"d{name}"]
    try:
        value = np.array(value, dtype=None if value is None else float)
    except (TypeError, ValueError):
        value = np.array(None)
    if value.dtype == object:
        raise QuestionError(f"d{name} is not an array of numbers.")
    wanted = parameters[name].shape
    if value.shape != wanted and not (value.size == 1 and wanted == ()):
        raise QuestionError(
            f"d{name} has shape {value.shape}; it should be {wanted}, like {name}."
        )
    return value.reshape(wanted)


def _examples(X: Any, Y: Any, n_x: int) -> tuple[np.ndarray, np.ndarray]:
    """The examples that were passed, or five drawn ones."""
    if (X is None) != (Y is None):
        raise QuestionError("Pass both X and Y, or neither.")
    if X is None:
        rng = np.random.default_rng(7)
        return rng.normal(size=(n_x, 5)).round(2), np.array([[1, 0, 1, 1, 0]])
    return np.asarray(X), np.asarray(Y)


def _drawn(*layers: int) -> Arrays:
    """Parameters large enough for gradients that are not all alike."""
    rng = np.random.default_rng(3)
    drawn = {}
    for l, (before, units) in enumerate(zip(layers, layers[1:], strict=False), 1):  # noqa: E741
        drawn[f"W{l}"] = rng.normal(size=(units, before))
        drawn[f"b{l}"] = rng.normal(size=(units, 1)) / 2
    return drawn


def _propagate(function: Callable, X: Any, Y: Any) -> tuple:
    X, Y = _examples(X, Y, 3)
    first = _drawn(len(X), 1)
    where = {"w": first["W1"].T, "b": np.array(0.3)}
    return lambda p: function(p["w"], float(p["b"]), X, Y), X, Y, where


def _backward_propagation(function: Callable, X: Any, Y: Any) -> tuple:
    forward, cost = _own(function, "forward_propagation", "compute_cost")
    X, Y = _examples(X, Y, 2)

    def run(p: Arrays) -> tuple:
        A2, cache = forward(X, p)
        return function(p, cache, X, Y), cost(A2, Y)

    return run, X, Y, _drawn(len(X), 4, 1)


def _deep_backward(function: Callable, X: Any, Y: Any) -> tuple:
    forward, cost = _own(function, "L_model_forward", "compute_cost")
    X, Y = _examples(X, Y, 4)

    def run(p: Arrays) -> tuple:
        AL, caches = forward(X, p)
        return function(AL, Y, caches), cost(AL, Y)

    return run, X, Y, _drawn(len(X), 3, 2, 1)


def _own(function: Callable, *names: str) -> list[Callable]:
    """Functions of the notebook that a function comes from."""
    space = getattr(function, "__globals__", {})
    missing = [n for n in names if not callable(space.get(n))]
    if missing:
        raise QuestionError(
            f"gradient_check({function.__name__}) also runs your "
            f"{' and '.join(missing)}: run the cell that defines it first."
        )
    return [space[n] for n in names]


RECIPES = {
    "propagate": _propagate,
    "backward_propagation": _backward_propagation,
    "L_model_backward": _deep_backward,
}
