"""Activation functions, their slopes, and what many layers of them do to a gradient.

Explained in the notebook `activations`. The functions drawn are always yours: nothing
here knows how to compute one.
"""

from __future__ import annotations

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np

from .common import BLUE, GREY, PURPLE, show

Function = Callable[[np.ndarray], np.ndarray]


def curve_and_slope(function: Function, slope: Function, reach: float = 6.0) -> None:
    """Draw a function above and its derivative below, over the same z."""
    z = np.linspace(-reach, reach, 481)
    figure, axes = plt.subplots(2, 1, figsize=(7, 4.6), sharex=True)
    for ax, curve, colour in zip(axes, (function, slope), (BLUE, PURPLE), strict=True):
        ax.plot(z, curve(z), color=colour)
        ax.set_title(curve.__name__, color=colour, loc="left")
        ax.axhline(0, color=GREY, lw=0.8)
        ax.axvline(0, color=GREY, lw=0.8)
    axes[1].set_xlabel("z")
    figure.tight_layout()
    show(
        figure,
        f"Above, {function.__name__} from z = {-reach:g} to {reach:g}; below, its "
        "slope at the same z.",
    )
