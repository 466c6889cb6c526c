"""Random numbers and random textures that come out the same on every computer.

Only operations that IEEE 754 rounds in one way are used in this package: + - * /,
square root, floor, minimum, maximum, absolute value and comparison. Sine, exponential,
powers, matrix products and sums over an axis may differ in the last bit from one
machine to the next, and one bit is enough to change a pixel.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

GRID = 16  # A power of two, so that "and" wraps an index around, below zero too.


class Stream:
    """A stream of random draws whose order decides a picture.

    It uses `RandomState.random_sample`, which NumPy has promised never to change.

    Parameters
    ----------
    seed : int
        From 0 to 2**32 - 1.
    """

    def __init__(self, seed: int) -> None:
        self._state = np.random.RandomState(seed)

    def uniform(self, low: float = 0.0, high: float = 1.0) -> float:
        """Return a number between `low` and `high`."""
        return low + (high - low) * float(self._state.random_sample())

    def hump(self, reach: float) -> float:
        """Return a number between -`reach` and `reach`, more often near 0."""
        return reach * (self.uniform() + self.uniform() - 1.0)

    def chance(self, probability: float) -> bool:
        """Return True with the given probability."""
        return self.uniform() < probability

    def sign(self) -> float:
        """Return -1.0 or 1.0."""
        return 1.0 if self.chance(0.5) else -1.0

    def integer(self, count: int) -> int:
        """Return one of 0, 1, ..., `count` - 1."""
        return min(int(self.uniform() * count), count - 1)

    def choice(self, options: Sequence[Any]) -> Any:
        """Return one of `options`, each as likely as the others."""
        return options[self.integer(len(options))]

    def weighted(self, weights: dict[str, float]) -> str:
        """Return one of the keys, with a probability proportional to its weight."""
        total = 0.0
        for weight in weights.values():
            total = total + weight
        left = self.uniform() * total
        for key, weight in weights.items():
            left = left - weight
            if left < 0:
                return key
        return key

    def array(self, *shape: int) -> np.ndarray:
        """Return an array of the given shape of numbers between 0 and 1."""
        return self._state.random_sample(shape)


class Noise:
    """Smooth random hills between 0 and 1: random heights on a grid, interpolated.

    Parameters
    ----------
    stream : Stream
        Gives the heights. The hills repeat after 16 units.
    """

    def __init__(self, stream: Stream) -> None:
        self._heights = stream.array(GRID * GRID)

    def __call__(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return the height at every point (x, y)."""
        column, row = np.floor(x), np.floor(y)
        across, down = x - column, y - row
        across = across * across * (3.0 - 2.0 * across)
        down = down * down * (3.0 - 2.0 * down)
        left, above = column.astype(np.int64), row.astype(np.int64)
        right, below = (left + 1) & (GRID - 1), ((above + 1) & (GRID - 1)) * GRID
        left, above = left & (GRID - 1), (above & (GRID - 1)) * GRID
        heights = self._heights
        upper = heights.take(above + left)
        upper = upper + (heights.take(above + right) - upper) * across
        lower = heights.take(below + left)
        lower = lower + (heights.take(below + right) - lower) * across
        return upper + (lower - upper) * down

    def rough(self, x: np.ndarray, y: np.ndarray) -> np.ndarray:
        """Return hills with smaller hills on them, still between 0 and 1."""
        middle = self(x * 2.03 + 5.2, y * 2.03 + 1.3)
        fine = self(x * 4.1 + 2.7, y * 4.1 + 8.1)
        return 0.55 * self(x, y) + 0.3 * middle + 0.15 * fine
