"""One network with a hidden layer, trained step by step by a student's functions.

The functions are written for tanh. Other activations go through them all the same, by
two changes of variables; no forward or backward pass is computed here.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import expit

from .students import pair, pick, run, shaped

Arrays = dict[str, np.ndarray]
# Value and slope by the score z; tanh itself is the student's.
ACTIVATIONS: dict[str, tuple[Callable, Callable]] = {
    "tanh": (np.tanh, lambda z: np.cosh(z.clip(-300, 300)) ** -2),
    "ReLU": (lambda z: (z + np.abs(z)) / 2, lambda z: np.heaviside(z, 0)),
    "sigmoid": (expit, lambda z: expit(z) * expit(-z)),
    "none": (lambda z: z, np.ones_like),
}
FUNCTIONS = (
    "initialize_parameters",
    "forward_propagation",
    "compute_cost",
    "backward_propagation",
    "update_parameters",
)


class Network:
    """The student's five functions on one set of points.

    Parameters
    ----------
    functions : dict of str to callable
        Those of `FUNCTIONS`.
    X : ndarray of shape (2, m)
    Y : ndarray of shape (1, m)
    units : int
        Hidden units.
    activation : str
        One of `ACTIVATIONS`.

    Raises
    ------
    StudentError
        Here and in every method: which of the functions went wrong, and how.
    """

    def __init__(
        self,
        functions: dict[str, Callable],
        X: np.ndarray,
        Y: np.ndarray,
        units: int,
        activation: str,
    ) -> None:
        self.functions, self.X, self.Y = functions, X, Y
        self.activation = activation
        self.shapes = {"W1": (units, 2), "b1": (units, 1), "W2": (1, units)}
        self.shapes["b2"] = (1, 1)
        first = self._call("initialize_parameters", 2, units, 1)
        self.parameters = self._arrays("initialize_parameters", first, "")

    def step(self, rate: float) -> float:
        """Do one iteration of gradient descent; the cost before it."""
        A2, cache = self.forward(self.X, self.parameters)
        cost = self._call("compute_cost", A2.copy(), self.Y.copy())
        cost = shaped("compute_cost", "a cost", cost, ())
        grads = self._backward(cache)
        new = self._call("update_parameters", _copy(self.parameters), grads, rate)
        self.parameters = self._arrays("update_parameters", new, "")
        return float(cost)

    def forward(self, X: np.ndarray, parameters: Arrays) -> tuple[np.ndarray, Arrays]:
        """Give A2 and the cache for points of shape (2, k).

        With another activation g, the student's function runs twice: once for Z1, then
        with inputs that its tanh turns into A1 = g(Z1), divided by a scale that W2
        takes up.
        """
        A2, cache = self._forward(X, parameters)
        if self.activation == "tanh":
            return A2, cache
        A1 = ACTIVATIONS[self.activation][0](cache["Z1"])
        scale = 2 * max(1e-9, np.abs(A1).max())
        units = len(A1)
        disguised = {"W1": np.eye(units), "b1": np.zeros((units, 1))}
        disguised |= {"W2": parameters["W2"] * scale, "b2": parameters["b2"]}
        A2, second = self._forward(np.arctanh(A1 / scale), disguised)
        return A2, {"Z1": cache["Z1"], "A1": A1, "Z2": second["Z2"], "A2": A2}

    def _forward(self, X: np.ndarray, parameters: Arrays) -> tuple[np.ndarray, Arrays]:
        name, units = "forward_propagation", self.shapes["b1"][0]
        A2, cache = pair(name, self._call(name, X.copy(), _copy(parameters)))
        parts = pick(name, cache, "Z1 A1 Z2 A2")
        shapes = [(n, X.shape[1]) for n in (units, units, 1, 1)]
        keys = [f'cache["{key}"]' for key in ("Z1", "A1", "Z2", "A2")]
        read = [shaped(name, *part) for part in zip(keys, parts, shapes, strict=True)]
        A2 = shaped(name, "A2", A2, shapes[3])
        return A2, dict(zip(("Z1", "A1", "Z2", "A2"), read, strict=True))

    def _backward(self, cache: Arrays) -> Arrays:
        """Give all gradients.

        With another activation, dW1 and db1 come from a second run, whose A1 is such
        that 1 − A1², the slope of tanh, equals the slope of the activation.
        """
        grads = self._gradients(cache)
        if self.activation == "tanh":
            return grads
        slope = ACTIVATIONS[self.activation][1](cache["Z1"])
        A1 = np.sqrt(1 - slope)
        Z1 = np.arctanh(A1.clip(None, 1 - 1e-12))
        other = self._gradients(cache | {"A1": A1, "Z1": Z1})
        return grads | {"dW1": other["dW1"], "db1": other["db1"]}

    def _gradients(self, cache: Arrays) -> Arrays:
        args = _copy(self.parameters), _copy(cache), self.X.copy(), self.Y.copy()
        grads = self._call("backward_propagation", *args)
        return self._arrays("backward_propagation", grads, "d")

    def _call(self, name: str, *args: object) -> object:
        return run(name, self.functions[name], *args)

    def _arrays(self, name: str, value: object, prefix: str) -> Arrays:
        keys = [prefix + key for key in self.shapes]
        parts = pick(name, value, " ".join(keys))
        shapes = self.shapes.values()
        read = [shaped(name, *part) for part in zip(keys, parts, shapes, strict=True)]
        return dict(zip(keys, read, strict=True))


def _copy(arrays: Arrays) -> Arrays:
    return {key: value.copy() for key, value in arrays.items()}
