"""Three ReLU units taken apart: what each computes, and what their sum can be."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ..plots.common import BLUE, GREEN, ORANGE
from . import base

REACH = 3.0  # inputs run from −REACH to REACH
LOOKS = ((BLUE, "-"), (ORANGE, "--"), (GREEN, ":"))
TITLES = (
    "1 · pre-activation z = w x + b",
    "2 · clipped a = max(0, z)",
    "3 · weighted v a",
    "4 · summed, plus c",
)


def relu_network() -> None:
    """Take three ReLU units apart, in four panels whose lines can be dragged."""
    base.show(ReluNetwork())


class ReluNetwork(base.Scene):
    """Weights and biases of three units with one input, and of the output unit."""

    script = "relu_network.js"
    alt = (
        "Four panels over one input x: the lines of three units; the same clipped at "
        "zero; each times its output weight; and their sum."
    )

    def __init__(self) -> None:
        self.data = {"reach": REACH, "titles": list(TITLES)}
        self.values = {"w": [1.0, 1.2, -0.8], "b": [1.8, -0.6, 1.2]}
        self.values |= {"v": [0.7, -1.0, 1.5], "c": -1.0}

    def still(self) -> Figure:
        """Draw the four panels with the starting values."""
        x = np.linspace(-REACH, REACH, 241)
        w, b, v = (np.array(self.values[name])[:, None] for name in "wbv")
        scores = w * x + b
        clipped = np.where(scores > 0, scores, 0)
        figure = Figure(figsize=(11.2, 2.9), layout="constrained")
        axes = figure.subplots(1, 4, sharey=True)
        for ax, lines in zip(axes, (scores, clipped, v * clipped), strict=False):
            for line, (colour, dash) in zip(lines, LOOKS, strict=True):
                ax.plot(x, line, dash, color=colour)
        total = (v * clipped).sum(axis=0) + self.values["c"]
        axes[3].plot(x, total, color="black")
        for ax, title in zip(axes, TITLES, strict=True):
            ax.set_title(title, fontsize=10)
            ax.set(xlabel="x", ylim=(-4, 4))
        return figure
