"""What earns points: the criteria of a specification, and a way to prove gradients."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from helpers.checking.answer_key import Criterion


def value_of(
    name: str, *at: str | int, points: float = 1, part: str = "", on: str = ""
) -> Criterion:
    """Criterion: the part of the result at the path `at` has the right values."""
    return Criterion(name, "values", at, part or _called(name, at), points, on)


def shape_of(
    name: str, *at: str | int, points: float = 1, part: str = "", on: str = ""
) -> Criterion:
    """Criterion: the part has the right shape; its values may then be judged apart."""
    return Criterion(name, "shape", at, part or _called(name, at), points, on)


def type_of(
    name: str, *at: str | int, points: float = 1, part: str = "", on: str = ""
) -> Criterion:
    """Criterion: the part is of the right kind: number, array, dictionary, list."""
    return Criterion(name, "type", at, part or _called(name, at), points, on)


def _called(name: str, at: tuple) -> str:
    return name.removeprefix("shape of ") if at else "the result"


def arguments_kept(points: float = 1, name: str = "arguments left alone") -> Criterion:
    """Criterion: the call leaves its arguments as they were."""
    return Criterion(name, "arguments", points=points)


def central_difference(
    cost: Callable[[np.ndarray], float], at: np.ndarray, step: float = 1e-5
) -> np.ndarray:
    """Differentiate `cost` numerically, entry by entry.

    (J(x + h) − J(x − h)) / 2h, whose error is of order h² and, in float64 with
    h = 1e-5, about 1e-10 of J.

    Parameters
    ----------
    cost : callable
        Array of `at`'s shape to float.
    at : ndarray
        Where to differentiate.
    """
    gradient = np.zeros(np.shape(at))
    for index in np.ndindex(*gradient.shape):
        high, low = np.array(at, dtype=float), np.array(at, dtype=float)
        high[index] += step
        low[index] -= step
        gradient[index] = (cost(high) - cost(low)) / (2 * step)
    return gradient
