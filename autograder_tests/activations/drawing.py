"""What the specifications of this notebook share: arguments away from corners."""

import numpy as np


def scores(rng, *shape):
    """Draw scores between −4 and 4, at least 0.05 away from 0.

    Of three or more, one is negative, one positive below 1 and one above 1, so that
    every mistake shows on every draw.
    """
    size = rng.uniform(0.05, 4.0, size=shape).round(2)
    sign = rng.choice([-1.0, 1.0], size=shape)
    drawn = size * sign
    if np.size(drawn) > 2:
        small, large = rng.uniform((0.1, 1.2), (0.9, 4.0)).round(2)
        drawn.flat[:3] = rng.permutation([small, large, -large])
    return drawn


def whole_scores(rng, *shape):
    """Draw whole numbers of both signs, without 0."""
    return np.where(scores(rng, *shape) > 0, 1, -1) * rng.integers(1, 6, size=shape)


def with_zeros(rng):
    """Draw scores some of which are exactly 0."""
    x = scores(rng, 2, 4)
    x[0, rng.integers(0, 4)] = x[1, rng.integers(0, 4)] = 0.0
    return x


def slopes(function, x, h=1e-6):
    """Differentiate numerically, entry by entry; x must stay away from corners."""
    x = np.asarray(x, dtype=float)
    return (function(x + h) - function(x - h)) / (2 * h)
