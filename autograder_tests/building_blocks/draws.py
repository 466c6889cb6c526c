"""What several exercises draw: shapes of one layer, whole networks."""

import numpy as np
from scipy.special import expit

from grading.model.exercise import normal

SHAPES = ((2, 1, 4), (3, 4, 1), (4, 2, 7), (3, 3, 3))  # n_prev, n, m


def network(rng, sizes, m):
    """Draw X and the parameters of a network in which every layer has a say."""
    parameters = {}
    for layer, (before, units) in enumerate(zip(sizes, sizes[1:], strict=False), 1):
        parameters[f"W{layer}"] = normal(rng, units, before)
        parameters[f"b{layer}"] = (0.3 + 0.3 * np.abs(normal(rng, units, 1))).round(2)
    X = normal(rng, sizes[0], m)
    largest = np.abs(forward(X, parameters)[1][-1][1]).max()
    for name in (f"W{layer}", f"b{layer}"):  # an answer of 1 − 1e-9 has lost its digits
        parameters[name] = (parameters[name] * min(1, 4 / largest)).round(3)
    return X, parameters


def forward(X, parameters):
    """Answer and caches of a network, written apart from the lesson's answers."""
    A, caches, last = X, [], len(parameters) // 2
    for layer in range(1, last + 1):
        W, b = parameters[f"W{layer}"], parameters[f"b{layer}"]
        Z = W.dot(A) + b
        caches.append(((A, W, b), Z))
        A = expit(Z) if layer == last else (Z + np.abs(Z)) / 2
    return A, caches
