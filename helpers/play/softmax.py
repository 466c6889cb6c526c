"""Softmax: scores as sliders, probabilities as bars."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from scipy.special import softmax as probabilities

from ..plots.common import BLUE, GREY, ORANGE
from . import base

NAMES = ["cat", "dog", "bird", "fish"]
SCORES = [2.0, 1.0, 0.0, -1.0]


def softmax() -> None:
    """Play with four scores, and see the probabilities that softmax makes of them."""
    base.show(Softmax())


class Softmax(base.Scene):
    """Four scores, and a number that is added to all of them."""

    script = "softmax.js"
    alt = (
        "Scores of four classes as bars, 2, 1, 0 and −1, and beside them the "
        "probabilities 0.64, 0.24, 0.09 and 0.03 that softmax makes of them."
    )

    def __init__(self) -> None:
        self.data = {"names": NAMES}
        self.values = {"scores": SCORES, "shift": 0.0}

    def still(self) -> Figure:
        """Draw scores and probabilities beside each other."""
        figure = Figure(figsize=(8, 2.8), layout="constrained")
        left, right = figure.subplots(1, 2)
        left.bar(NAMES, SCORES, color=BLUE)
        left.axhline(0, color=GREY, lw=0.8)
        left.set_title("scores")
        bars = right.bar(NAMES, probabilities(np.array(SCORES)), color=ORANGE)
        right.bar_label(bars, fmt="%.2f")
        right.set(title="probabilities", ylim=(0, 1.1))
        return figure
