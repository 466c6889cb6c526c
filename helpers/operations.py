"""The operations that the programs of “Autograd” are made of, and most of their rules.

A rule takes the gradient of the output, then the inputs, and returns a tuple with the
gradient of each input.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from scipy.special import expit

OPERATIONS: dict[str, Callable] = {
    "add": np.add,
    "subtract": np.subtract,
    "multiply": np.multiply,
    "matmul": np.matmul,
    "negative": np.negative,
    "relu": lambda z: np.maximum(0.0, z),
    "sigmoid": expit,
    "log": np.log,
    "mean": np.mean,
}

RULES: dict[str, Callable] = {
    "add": lambda g, a, b: (g, g),
    "subtract": lambda g, a, b: (g, -g),
    "negative": lambda g, a: (-g,),
    "relu": lambda g, z: (g * (z > 0),),
    "sigmoid": lambda g, z: (g * expit(z) * expit(-z),),
    "log": lambda g, a: (g / a,),
    "mean": lambda g, a: (np.full(np.shape(a), g / np.size(a)),),
}
