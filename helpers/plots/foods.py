"""Six foods and where their energy comes from; explained in `vectorization`."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np

from .common import GREEN, SKY, YELLOW, show

FOODS = ("oats", "lentils", "cheddar", "walnuts", "banana", "salmon")
NUTRIENTS = ("carbohydrate", "protein", "fat")
# Grams in 100 grams of food, (3, 6): typical values from food tables, rounded.
GRAMS = np.array(
    [
        [60.0, 12.0, 1.0, 7.0, 20.0, 0.0],
        [13.0, 9.0, 25.0, 15.0, 1.0, 20.0],
        [7.0, 0.4, 33.0, 65.0, 0.3, 13.0],
    ]
)


def shares(
    percentages: np.ndarray,
    foods: Sequence[str] = FOODS,
    nutrients: Sequence[str] = NUTRIENTS,
) -> None:
    """Draw the columns of a table as bars, one colour per nutrient.

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
        "One bar for each food, split into its energy from "
        + ", ".join(nutrients)
        + ".",
    )
