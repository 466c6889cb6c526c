"""The network that “Image classification” is given.

The functions have the names that you know from “Building blocks” and do the same job.
Three things differ, each to spare work with 12,288 inputs: a cache holds
``(A_prev, W, Z)``, the whole way back starts from AL − Y at the last linear step, and
it stops at the first layer's parameters, since nobody asks for the gradient of the
pictures. And nothing is seeded here: the model that calls seeds first.
"""

from __future__ import annotations

import numpy as np
from scipy.special import xlog1py, xlogy

from .starts import (
    Parameters,
    initialize_parameters,
    initialize_parameters_deep,
    starting,
    train_in_basis,
)
from .watch import note
from .week4 import relu, relu_backward, sigmoid, sigmoid_backward

__all__ = [
    "L_model_backward",
    "L_model_forward",
    "accuracy",
    "compute_cost",
    "initialize_parameters",
    "initialize_parameters_deep",
    "linear_activation_backward",
    "linear_activation_forward",
    "predict",
    "starting",
    "train_in_basis",
    "update_parameters",
]
_WAYS = {"relu": (relu, relu_backward), "sigmoid": (sigmoid, sigmoid_backward)}


# ------------------------------------------------------- forward and backward


def linear_activation_forward(
    A_prev: np.ndarray, W: np.ndarray, b: np.ndarray, activation: str
) -> tuple[np.ndarray, tuple]:
    """Compute one layer.

    Parameters
    ----------
    A_prev : ndarray of shape (n_prev, m)
    W : ndarray of shape (n, n_prev)
    b : ndarray of shape (n, 1)
    activation : {"relu", "sigmoid"}

    Returns
    -------
    A : ndarray of shape (n, m)
    cache : tuple (A_prev, W, Z)
    """
    squash, _ = _WAYS[activation]
    A, Z = squash(np.add(np.matmul(W, A_prev), b))
    return A, (A_prev, W, Z)


def linear_activation_backward(
    dA: np.ndarray, cache: tuple, activation: str
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Go backwards through one layer.

    Parameters
    ----------
    dA : ndarray of shape (n, m)
        Gradient of each example's own loss with respect to A.
    cache : tuple (A_prev, W, Z)
    activation : {"relu", "sigmoid"}

    Returns
    -------
    dA_prev : ndarray of shape (n_prev, m)
    dW : ndarray of shape (n, n_prev)
    db : ndarray of shape (n, 1)
    """
    inputs, W, Z = cache
    if activation != "relu":  # the last layer, where the loss is the log of |dA|
        note(lambda: np.log(np.abs(dA)).mean())
    slope = _WAYS[activation][1](dA, Z)
    return np.matmul(W.T, slope), *_means(slope, inputs)


def _means(slope: np.ndarray, inputs: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Average over the examples what each says about the weights and the biases."""
    share = slope / slope.shape[1]
    return np.matmul(share, inputs.T), share.sum(axis=1)[:, None]


def L_model_forward(  # noqa: N802
    X: np.ndarray, parameters: Parameters
) -> tuple[np.ndarray, list]:
    """Compute the answers of a whole network.

    Parameters
    ----------
    X : ndarray of shape (n_x, m)
    parameters : dict
        W1, b1, …, WL, bL.

    Returns
    -------
    AL : ndarray of shape (1, m)
    caches : list of L tuples (A_prev, W, Z)
    """
    kinds = ["relu"] * (len(parameters) // 2 - 1) + ["sigmoid"]
    signal, kept = X, []
    for number, kind in enumerate(kinds, 1):
        weights, biases = (parameters[f"{name}{number}"] for name in "Wb")
        signal, cache = linear_activation_forward(signal, weights, biases, kind)
        kept += [cache]
    return signal, kept


def L_model_backward(  # noqa: N802
    AL: np.ndarray, Y: np.ndarray, caches: list
) -> Parameters:
    """Compute the gradients of all parameters.

    Parameters
    ----------
    AL, Y : ndarray of shape (1, m)
    caches : list of L tuples
        As `L_model_forward` gives them.

    Returns
    -------
    dict
        dW1, db1, …, dWL, dbL; none for the activations.
    """
    note(lambda: compute_cost(AL, Y))
    slope, found = AL - Y, {}
    for number in range(len(caches), 0, -1):
        inputs, W, _ = caches[number - 1]
        found[f"dW{number}"], found[f"db{number}"] = _means(slope, inputs)
        if number > 1:  # inputs > 0 is where the ReLU before let the signal through
            slope = np.matmul(W.T, slope) * (inputs > 0)
    return found


def compute_cost(AL: np.ndarray, Y: np.ndarray) -> float:
    """Compute the mean cross-entropy loss; 0 · log 0 counts as 0.

    Parameters
    ----------
    AL, Y : ndarray of shape (1, m)
    """
    return -float((xlogy(Y, AL) + xlog1py(1 - Y, -AL)).mean())


def update_parameters(
    parameters: Parameters, grads: Parameters, learning_rate: float
) -> Parameters:
    """Take one step of gradient descent and return new parameters.

    Parameters
    ----------
    parameters, grads : dict
        W1, b1, … and dW1, db1, …
    learning_rate : float
    """
    return {k: v - learning_rate * grads["d" + k] for k, v in parameters.items()}


# ------------------------------------------------------------------ answers


def predict(X: np.ndarray, y: np.ndarray, parameters: Parameters) -> np.ndarray:
    """Say 1 where the network's answer is above 0.5, and print how often that is right.

    Parameters
    ----------
    X : ndarray of shape (n_x, m)
    y : ndarray of shape (1, m)
    parameters : dict

    Returns
    -------
    ndarray of shape (1, m)
        Of 0. and 1.
    """
    said = (L_model_forward(X, parameters)[0] > 0.5).astype(float)
    print(f"Accuracy: {accuracy(said, y):.1%}")
    return said


def accuracy(said: np.ndarray, y: np.ndarray) -> float:
    """Return the fraction of examples for which `said` is right."""
    return float(np.sum((said == y) / y.shape[1]))
