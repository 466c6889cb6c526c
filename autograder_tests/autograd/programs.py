"""Small programs to run forwards and backwards."""

import numpy as np

from grading.model.exercise import normal


def chain(rng, m=4):
    """Draw w x + b, squared and averaged; nothing is stretched but b."""
    values = {"W": normal(rng, 2, 3), "X": normal(rng, 3, m), "T": normal(rng, 2, m)}
    program = [
        ("P", "matmul", ("W", "X")),
        ("D", "subtract", ("P", "T")),
        ("A", "relu", ("D",)),
        ("J", "mean", ("A",)),
    ]
    return program, values


def scalars(rng):
    """Draw J = log(a² b), in which a is used twice."""
    values = {"a": float(rng.uniform(1, 2).__round__(2)), "b": 3.0}
    program = [
        ("s", "multiply", ("a", "a")),
        ("p", "multiply", ("s", "b")),
        ("J", "log", ("p",)),
    ]
    return program, values


def layer(rng, m=5):
    """Draw a layer with a bias, which broadcasting stretches."""
    values = {"W": normal(rng, 2, 3), "b": normal(rng, 2, 1), "X": normal(rng, 3, m)}
    program = [
        ("P", "matmul", ("W", "X")),
        ("Z", "add", ("P", "b")),
        ("A", "sigmoid", ("Z",)),
        ("J", "mean", ("A",)),
    ]
    return program, values


def run(program, values):
    """Values of a program; its operations are written out here once more."""
    do = {
        "add": np.add,
        "subtract": np.subtract,
        "multiply": np.multiply,
        "matmul": np.dot,
        "relu": lambda z: np.where(z > 0, z, 0.0),
        "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
        "log": np.log,
        "mean": np.mean,
    }
    found = dict(values)
    for output, operation, inputs in program:
        found[output] = do[operation](*(found[i] for i in inputs))
    return found
