"""Three networks for one task, parity: is the number of ones among n bits odd?

All three are built by hand, without training, and are right on every pattern. Explained
in the section “Why go deep?” of “Image classification”.
"""

from __future__ import annotations

import numpy as np

Parameters = dict[str, np.ndarray]
SURE = 20.0  # the last unit's weight: its answers are then near 0 and 1


def patterns(n: int) -> tuple[np.ndarray, np.ndarray]:
    """List all patterns of n bits, and whether their number of ones is odd.

    Returns
    -------
    X : ndarray of shape (n, 2**n)
        Bits 0. and 1., a pattern per column.
    Y : ndarray of shape (1, 2**n)
    """
    numbers = np.arange(2**n)
    X = ((numbers >> np.arange(n)[:, None]) & 1).astype(float)
    return X, X.sum(axis=0, keepdims=True) % 2


def lookup(n: int) -> Parameters:
    """Build a hidden layer with one unit for every odd pattern: 2**(n - 1) units.

    A unit gives 1 on its own pattern and 0 on all others.
    """
    X, Y = patterns(n)
    odd = X[:, Y[0] == 1].T
    first = {"W1": 2 * odd - 1, "b1": 1 - odd.sum(axis=1, keepdims=True)}
    return {**first, **_last(np.ones((1, len(odd))), 0.0)}


def counting(n: int) -> Parameters:
    """Build a hidden layer that adds up the bits: n units.

    Unit k gives the number of ones above k, and the answer goes up and down with it.
    """
    steps = np.arange(n).reshape(-1, 1)
    turns = 2.0 * (-1.0) ** steps.T
    turns[0, 0] = 1.0
    first = {"W1": np.ones((n, n)), "b1": -1.0 * steps}
    return {**first, **_last(turns, 0.0)}


def folding(n: int) -> Parameters:
    """Build hidden layers of two units, each of which folds the number of ones in half.

    Parameters
    ----------
    n : int
        A power of two, from 2; the network has log2(n) hidden layers.
    """
    found: Parameters = {}
    both = np.array([[1.0], [-1.0]])
    inputs, half, layer = n, n // 2, 1
    while half:
        found[f"W{layer}"] = both @ np.ones((1, inputs))
        found[f"b{layer}"] = -both * half
        inputs, half, layer = 2, half // 2, layer + 1
    return {**found, **_last(-np.ones((1, 2)), 1.0, layer)}


def _last(weights: np.ndarray, bias: float, layer: int = 2) -> Parameters:
    """Turn a number that is 0 or 1 into a probability near 0 or 1."""
    return {
        f"W{layer}": SURE * weights,
        f"b{layer}": np.array([[SURE * (bias - 0.5)]]),
    }


def hidden_units(parameters: Parameters) -> int:
    """Count the units of all hidden layers."""
    return sum(len(b) for name, b in parameters.items() if name[0] == "b") - 1
