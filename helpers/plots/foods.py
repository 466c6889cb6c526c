"""Shares of a whole, one bar for each food; explained in `vectorization`."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np

from .common import GREEN, SKY, YELLOW, show


def shares(
    percentages: np.ndarray, foods: Sequence[str], nutrients: Sequence[str]
) -> None:
    """Draw the columns of a table as bars, one colour a nutrient.

    Parameters
    ----------
    percentages : ndarray of shape (n_nutrients, n_foods)
    foods, nutrients : sequence of str
    """
    figure, ax = plt.subplots(figsize=(8, 0.45 * len(foods) + 1.2))
    start = np.zeros(len(foods))
    for row, name, colour in zip(
        percentages, nutrients, (YELLOW, SKY, GREEN), strict=False
    ):
        ax.barh(foods, row, left=start, color=colour, label=name, height=0.7)
        for y, (value, left) in enumerate(zip(row, start, strict=True)):
            if value >= 6:
                ax.text(left + value / 2, y, f"{value:.0f}", ha="center", va="center")
        start = start + row
    ax.invert_yaxis()
    ax.set(xlim=(0, max(100, start.max())), xlabel="per cent of the energy")
    ax.legend(ncols=3, loc="lower center", bbox_to_anchor=(0.5, 1))
    show(
        figure,
        "One bar a food, split into the shares of energy from "
        + ", ".join(nutrients)
        + ".",
    )
