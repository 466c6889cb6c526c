"""How far a signal gets through a deep network, with the student's own functions.

Explained in the section “Signals through depth” of “Building blocks”.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

import numpy as np

from .data import load_planar_dataset

LAYERS = 10
Scale = Callable[[int], float]
Parameters = dict[str, np.ndarray]

# Factor of the standard normal numbers in W[l], by n = n[l-1].
SCALES: dict[str, Scale] = {
    "0.01": lambda n: 0.01,
    "1/√n": lambda n: n**-0.5,
    "√(2/n)": lambda n: (2 / n) ** 0.5,
}


@dataclass(frozen=True)
class Moment:
    """What flows at one iteration: one array for each layer, both ways."""

    activations: list[np.ndarray]
    gradients: list[np.ndarray]


@dataclass(frozen=True)
class Run:
    """A training: every cost, and the moments that were kept."""

    costs: np.ndarray
    moments: dict[int, Moment]


def sizes(units: int, inputs: int = 2) -> list[int]:
    """List the layers of the network that this section looks at."""
    return [inputs, *[units] * (LAYERS - 1), 1]


def draw(layers_dims: Sequence[int], scale: Scale, seed: int = 1) -> Parameters:
    """Draw a network of any depth: weights are normal times `scale(n[l-1])`."""
    rng = np.random.default_rng(seed)
    drawn: Parameters = {}
    pairs = zip(layers_dims, layers_dims[1:], strict=False)
    for number, (n, units) in enumerate(pairs, 1):
        drawn[f"W{number}"] = rng.normal(size=(units, n)) * scale(n)
        drawn[f"b{number}"] = np.zeros((units, 1))
    return drawn


def look(
    forward: Callable, backward: Callable, parameters: Parameters,
    X: np.ndarray, Y: np.ndarray,
) -> Moment:  # fmt: skip
    """Send X forward and the gradients back; keep A and dW of every layer."""
    with np.errstate(all="ignore"):
        AL, caches = forward(X, parameters)
        grads = backward(AL, Y, caches)
    inputs = [cache[0][0] for cache in caches]  # A[0] … A[L-1]
    slopes = [grads[f"dW{number}"] for number in range(1, len(caches) + 1)]
    return Moment([*inputs[1:], AL], slopes)


def spread(forward: Callable, units: int, scale: Scale, seed: int = 1) -> list[float]:
    """Measure the root mean square of the activations of every hidden layer."""
    X, _ = load_planar_dataset()
    with np.errstate(all="ignore"):
        _, caches = forward(X, draw(sizes(units), scale, seed))
    return [float(np.sqrt(np.mean(cache[0][0] ** 2))) for cache in caches[1:]]


def train(
    functions: Sequence[Callable],
    scale: Scale,
    units: int = 20,
    learning_rate: float = 0.01,
    num_iterations: int = 1000,
    keep: Collection[int] = (),
    seed: int = 1,
) -> Run:
    """Train ten layers on the flower and keep what flowed at some iterations.

    Parameters
    ----------
    functions : sequence of callable
        The student's `L_model_forward`, `compute_cost`, `L_model_backward` and
        `update_parameters`.
    scale : callable
        n[l-1] to the factor of the first weights in W[l].
    keep : collection of int
        Iterations to keep, counted from 0.
    """
    forward, cost, backward, update = functions
    X, Y = load_planar_dataset()
    parameters = draw(sizes(units), scale, seed)
    costs, moments = np.empty(num_iterations), {}
    with np.errstate(all="ignore"):
        for done in range(num_iterations):
            answers, kept = forward(X, parameters)
            costs[done] = np.squeeze(cost(answers, Y))
            if done in keep:
                moments[done] = look(forward, backward, parameters, X, Y)
            slopes = backward(answers, Y, kept)
            parameters = update(parameters, slopes, learning_rate)
    return Run(costs, moments)
