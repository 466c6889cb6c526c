"""What several exercises draw: shapes of one layer, whole networks."""

import numpy as np

from grading.exercise import normal

SHAPES = ((2, 1, 4), (3, 4, 1), (4, 2, 7), (3, 3, 3))  # n_prev, n, m


def network(rng, sizes, m):
    """Draw X and the parameters of a network in which every layer has a say."""
    parameters = {}
    for layer, (before, units) in enumerate(zip(sizes, sizes[1:], strict=False), 1):
        parameters[f"W{layer}"] = normal(rng, units, before)
        parameters[f"b{layer}"] = (0.3 + 0.3 * np.abs(normal(rng, units, 1))).round(2)
    return normal(rng, sizes[0], m), parameters
