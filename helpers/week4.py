"""What week 4 is given: two activations and their steps backwards.

These are functions that you wrote in weeks 2 and 3, in the form that a deep network
needs: going forward they also return Z, because going backward needs it.
"""

from __future__ import annotations

import numpy as np
from scipy.special import expit


def sigmoid(Z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Apply the sigmoid to every entry.

    Parameters
    ----------
    Z : ndarray of shape (n, m)

    Returns
    -------
    A : ndarray of shape (n, m)
        Between 0 and 1; no overflow however large Z is.
    Z : ndarray of shape (n, m)
        As it came, for `sigmoid_backward`.
    """
    return expit(Z), Z


def relu(Z: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Apply ReLU to every entry: negative numbers become 0.

    Parameters
    ----------
    Z : ndarray of shape (n, m)

    Returns
    -------
    A : ndarray of shape (n, m)
    Z : ndarray of shape (n, m)
        As it came, for `relu_backward`.
    """
    return np.clip(Z, 0, None), Z


def sigmoid_backward(dA: np.ndarray, Z: np.ndarray) -> np.ndarray:
    """Go backwards through the sigmoid: dZ = dA · g′(Z) with g′ = g (1 − g).

    Parameters
    ----------
    dA : ndarray of shape (n, m)
        Gradient with respect to the activations.
    Z : ndarray of shape (n, m)
        What the sigmoid was applied to.

    Returns
    -------
    dZ : ndarray of shape (n, m)
    """
    return dA * expit(Z) * expit(-Z)


def relu_backward(dA: np.ndarray, Z: np.ndarray) -> np.ndarray:
    """Go backwards through ReLU: dA passes where Z > 0 and is stopped elsewhere.

    Parameters
    ----------
    dA : ndarray of shape (n, m)
        Gradient with respect to the activations.
    Z : ndarray of shape (n, m)
        What ReLU was applied to.

    Returns
    -------
    dZ : ndarray of shape (n, m)
        A new array; dA stays as it was.
    """
    return np.where(Z > 0, dA, 0.0)
