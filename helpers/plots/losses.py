"""Errors drawn as lengths and as squares; explained in `vectorization`."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from .common import GREEN, GREY, SKY


def outlier(absolute: Callable, squared: Callable) -> Callable[[float], Figure]:
    """Make a function that draws four errors, the third of which a slider moves.

    Parameters
    ----------
    absolute, squared : callable
        Your `L1` and `L2`.
    """

    def draw(third: float) -> Figure:
        yhat, y = np.array([1.5, 3.0, third, 2.6]), np.array([2.0, 2.0, 1.5, 2.2])
        return lengths_and_squares(yhat, y, absolute, squared)

    return draw


def lengths_and_squares(
    yhat: np.ndarray, y: np.ndarray, absolute: Callable, squared: Callable
) -> Figure:
    """Draw each error as a line and as the square on that line.

    Parameters
    ----------
    yhat, y : ndarray of shape (m,)
        Predictions and true values.
    absolute, squared : callable
        Your `L1` and `L2`; the title shows their results.
    """
    totals = absolute(yhat, y), squared(yhat, y)
    figure, ax = plt.subplots(figsize=(8.4, 4.2))
    left = 0.0
    for number, (guess, truth) in enumerate(zip(yhat, y, strict=True), 1):
        low, high = sorted((guess, truth))
        corner, side = (left, low), high - low
        ax.add_patch(Rectangle(corner, side, side, facecolor=SKY, alpha=0.45))
        ax.plot([left, left], [low, high], color=GREEN, lw=3)
        ax.plot(left, truth, "o", color="black", ms=6, zorder=3)
        ax.plot(left, guess, "o", mfc="white", mec="black", ms=6, zorder=3)
        ax.text(left, -0.35, f"{number}", ha="center", va="top", color=GREY)
        left += max(side, 0) + 0.8
    ax.set(aspect="equal", xlim=(-0.6, max(left, 9)), ylim=(-0.9, 6), xticks=[],
           ylabel="value  (● true, ○ predicted)")  # fmt: skip
    words = f"L1 = {totals[0]:.2f} (green lengths)      "
    ax.set_title(words + f"L2 = {totals[1]:.2f} (blue areas)", loc="left")
    ax.spines["bottom"].set_visible(False)
    return figure
