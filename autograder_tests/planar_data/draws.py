"""Networks and passes to draw: written without a look at the answers."""

import numpy as np
from scipy.special import expit

from grading.model.exercise import normal


def network(rng, n_x, n_h, n_y=1):
    """Draw parameters of ordinary size, biases included."""
    return {
        "W1": normal(rng, n_h, n_x),
        "b1": normal(rng, n_h, 1),
        "W2": normal(rng, n_y, n_h),
        "b2": normal(rng, n_y, 1),
    }


def run(parameters, X):
    """Give the cache that belongs to a pass, one example after the other."""
    columns = {"Z1": [], "A1": [], "Z2": [], "A2": []}
    for x in X.T:
        scores = np.dot(parameters["W1"], x) + parameters["b1"].ravel()
        hidden = 2 * expit(2 * scores) - 1
        last = np.dot(parameters["W2"], hidden) + parameters["b2"].ravel()
        values = (scores, hidden, last, expit(last))
        for name, value in zip(columns, values, strict=True):
            columns[name].append(value)
    return {name: np.array(values).T for name, values in columns.items()}
