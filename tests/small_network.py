"""A student's functions: a walk on a landscape, and a network with one hidden layer.

Tests import them; `test_play_browser` pastes this file into a notebook.
"""

import numpy as np
from scipy.special import expit

X = np.array([[2.0, 3.0, 3.5, 4.2, 4.8, 5.5, 5.8, 6.5, 7.2, 8.0]])
Y = np.array([[0, 0, 0, 1, 0, 1, 0, 1, 1, 1]])


def optimize(w, b, X, Y, num_iterations=100, learning_rate=0.009, print_cost=False):
    for _ in range(num_iterations):
        error = expit(w.T @ X + b) - Y
        w = w - learning_rate * X @ error.T / Y.size
        b = b - learning_rate * error.mean()
    return {"w": w, "b": b}, {}, []


def initialize_parameters(n_x, n_h, n_y):
    W1, W2 = np.random.randn(n_h, n_x) * 0.01, np.random.randn(n_y, n_h) * 0.01
    return {"W1": W1, "b1": np.zeros((n_h, 1)), "W2": W2, "b2": np.zeros((n_y, 1))}


def forward_propagation(X, p):
    Z1 = p["W1"] @ X + p["b1"]
    Z2 = p["W2"] @ np.tanh(Z1) + p["b2"]
    return expit(Z2), {"Z1": Z1, "A1": np.tanh(Z1), "Z2": Z2, "A2": expit(Z2)}


def compute_cost(A2, Y):
    return -np.log(np.where(Y == 1, A2, 1 - A2)).mean()


def backward_propagation(p, cache, X, Y):
    dZ2 = (cache["A2"] - Y) / Y.size
    dZ1 = p["W2"].T @ dZ2 * (1 - cache["A1"] ** 2)
    dW1, db1 = dZ1 @ X.T, dZ1.sum(axis=1, keepdims=True)
    dW2, db2 = dZ2 @ cache["A1"].T, dZ2.sum(axis=1, keepdims=True)
    return {"dW1": dW1, "db1": db1, "dW2": dW2, "db2": db2}


def update_parameters(p, grads, learning_rate=1.2):
    return {key: p[key] - learning_rate * grads["d" + key] for key in p}


FIVE = {
    f.__name__: f
    for f in (
        initialize_parameters,
        forward_propagation,
        compute_cost,
        backward_propagation,
        update_parameters,
    )
}
