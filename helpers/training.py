"""Train with the student's own functions, and keep what happened on the way.

Explained in the section “Every single cost” of “Planar data”.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import numpy as np

Parameters = dict[str, np.ndarray]


@dataclass(frozen=True)
class Run:
    """A training: where it ended, every cost, and the moments asked for."""

    parameters: Parameters
    costs: np.ndarray  # before each step, shape (num_iterations,)
    moments: dict[int, Parameters] = field(default_factory=dict)

    @property
    def rises(self) -> int:
        """How many steps made the cost larger."""
        return int(np.sum(np.diff(self.costs) > 0))


def trainer(
    forward: Callable, cost: Callable, backward: Callable, update: Callable
) -> Callable[..., Run]:
    """Make a training out of the four functions of `planar_data`.

    Parameters
    ----------
    forward, cost, backward, update : callable
        `forward_propagation`, `compute_cost`, `backward_propagation` and
        `update_parameters`.

    Returns
    -------
    train : callable
        ``train(parameters, X, Y, learning_rate, num_iterations, keep=())`` trains
        from any parameters, which it leaves alone, and returns a `Run` whose
        ``moments`` are the parameters after each number of iterations in `keep`.
    """

    def train(
        parameters: Parameters,
        X: np.ndarray,
        Y: np.ndarray,
        learning_rate: float,
        num_iterations: int,
        keep: Collection[int] = (),
    ) -> Run:
        costs, moments = np.empty(num_iterations), {}
        for done in range(num_iterations):
            answers, cache = forward(X, parameters)
            with np.errstate(all="ignore"):  # a cost may be nan; see the lesson's end
                costs[done] = np.squeeze(cost(answers, Y))
            slopes = backward(parameters, cache, X, Y)
            parameters = update(parameters, slopes, learning_rate)
            if done + 1 in keep:
                moments[done + 1] = parameters
        return Run(parameters, costs, moments)

    return train
