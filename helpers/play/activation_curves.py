"""Activation functions, each with its slope, under one point that can be moved.

Explained in the notebook `activations`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from ..plots.common import BLUE, GREY, PURPLE
from . import base

Z = np.linspace(-6, 6, 481)
STEP = 1e-5


class ActivationCurves(base.Scene):
    """The given functions, at 481 points.

    Parameters
    ----------
    functions : mapping of str to callable
        From an array to an array of the same shape.
    """

    def __init__(self, functions: Mapping[str, Callable]) -> None:
        self.curves = {}
        for name, function in functions.items():
            values = np.asarray(function(Z.copy()), dtype=float)
            slope = (function(Z + STEP) - function(Z - STEP)) / (2 * STEP)
            self.curves[name] = values, np.asarray(slope, dtype=float)
        names = ", ".join(self.curves)
        self.alt = f"Curves of {names} from −6 to 6, each with its slope below it."

    def still(self) -> Figure:
        """Draw a column for each function, the slope below the curve."""
        count = max(1, len(self.curves))
        figure, axes = plt.subplots(
            2, count, figsize=(1.9 * count, 3.6), sharex=True, sharey="row",
            squeeze=False, layout="constrained",
        )  # fmt: skip
        for column, (name, (values, slope)) in zip(
            axes.T, self.curves.items(), strict=False
        ):
            column[0].plot(Z, values, color=BLUE)
            column[0].set(title=name, ylim=(-1.3, 3.2))
            column[1].plot(Z, slope, color=PURPLE)
            column[1].set(ylim=(-0.3, 1.3), xlabel="z")
            for ax in column:
                ax.axhline(0, color=GREY, lw=0.6)
        axes[0, 0].set_ylabel("g(z)")
        axes[1, 0].set_ylabel("slope g′(z)")
        return figure


def activation_curves(functions: Mapping[str, Callable]) -> None:
    """Show activation functions with their slopes.

    Parameters
    ----------
    functions : mapping of str to callable
        Name and function; each takes an array and returns one of the same shape.
    """
    base.show(ActivationCurves(functions))
