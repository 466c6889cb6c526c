"""Activation functions with their slopes, as the student wrote them.

Explained in the notebook `activations`. The values are the functions' own; the slopes
are measured from these values, by a central difference.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from textwrap import fill

import numpy as np
from matplotlib.figure import Figure

from ..plots.common import BLUE, GREY, PURPLE
from . import base
from .students import StudentError, calm, run, shaped

REACH = 5.0
SMALL = 1e-5  # half the width of a central difference
Z = np.linspace(-REACH, REACH, 400)  # an even number: 0, where kinks are, is not in it


def activation_curves(functions: Mapping[str, Callable]) -> None:
    """Draw activations with a tangent that can be moved along them, and their slopes.

    Parameters
    ----------
    functions : mapping of str to callable
        By the name to show. Each takes an array and returns one of the same shape.
    """
    base.show(ActivationCurves(functions))


class ActivationCurves(base.Scene):
    """Values and slopes of some functions between −REACH and REACH."""

    script = "activation_curves.js"

    def __init__(self, functions: Mapping[str, Callable]) -> None:
        with calm():
            curves = {name: _curve(name, f) for name, f in functions.items()}
        self.data = {"z": base.plain(Z), "curves": curves}
        self.values = {"z": 1.0}
        self.alt = (
            f"{', '.join(functions)} for inputs from −5 to 5: the value of each, and "
            "its slope as a dashed line."
        )

    def still(self) -> Figure:
        """Draw a panel for each function."""
        curves = self.data["curves"]
        columns = min(3, len(curves)) or 1
        rows = max(1, -(-len(curves) // columns))
        figure = Figure(figsize=(3.2 * columns, 2.6 * rows), layout="constrained")
        axes = np.ravel(figure.subplots(rows, columns, squeeze=False))
        for ax, (name, curve) in zip(axes, curves.items(), strict=False):
            _draw(ax, name, curve)
        for ax in axes[len(curves) :]:
            ax.set_visible(False)
        return figure


def _curve(name: str, function: Callable) -> dict:
    """Measure one function; or say what is wrong with it."""
    label = f"“{name}”"
    try:
        value, low, high = (
            shaped(label, "an array", run(label, function, z.copy()), z.shape)
            for z in (Z, Z - SMALL, Z + SMALL)
        )
    except StudentError as error:
        return {"problem": str(error)}
    slope = (high - low) / (2 * SMALL)
    return {"value": base.plain(value), "slope": base.plain(slope)}


def _draw(ax, name: str, curve: dict) -> None:
    ax.set(title=name, ylim=(-1.6, 3.2), xlim=(-REACH, REACH))
    ax.axhline(0, color=GREY, lw=0.8)
    if "problem" in curve:
        words = fill(curve["problem"], 26)
        ax.text(0, 0.8, words, ha="center", va="center", fontsize=9)
        return
    ax.plot(Z, np.array(curve["value"], float), color=BLUE)
    ax.plot(Z, np.array(curve["slope"], float), "--", color=PURPLE)
