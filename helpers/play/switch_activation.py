"""A small network whose activation can be changed, bent less and less, or left out.

Opens the notebook `activations`. `benchmarks/play_networks.py` trained the network that
it begins with; from then on the browser trains it.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from scipy.special import expit

from ..plots.common import CLASS_CMAP
from ..plots.planar import draw_points
from . import base

TRAINED = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
SIDE = 100


def switch_activation() -> None:
    """Change the activation of a trained network, or switch it off."""
    base.show(SwitchActivation())


class SwitchActivation(base.Scene):
    """Two inputs, six hidden units, points of one class around those of the other."""

    script = "switch_activation.js"
    alt = (
        "Points of one class in the middle, of the other around them, and the plane in "
        "the colours of a network's answer, with tanh in its hidden layer."
    )

    def __init__(self) -> None:
        self.data = {key: TRAINED[key] for key in ("x", "y")}
        numbers = {key: TRAINED[key] for key in ("W1", "b1", "W2", "b2")}
        self.values = {"network": numbers, "activation": "tanh", "bend": 1.0, "seed": 1}

    def still(self) -> Figure:
        """Draw the network's answer."""
        axis = np.linspace(-2.2, 2.2, SIDE)
        plane = np.stack([part.ravel() for part in np.meshgrid(axis, axis)])
        W1, b1, W2, b2 = (np.array(TRAINED[key]) for key in ("W1", "b1", "W2", "b2"))
        says = expit(W2 @ np.tanh(W1 @ plane + b1[:, None]) + b2).reshape(SIDE, SIDE)
        figure = Figure(figsize=(4.4, 4.2), layout="constrained")
        ax = figure.subplots()
        ax.contourf(axis, axis, says, np.linspace(0, 1, 21), cmap=CLASS_CMAP, alpha=0.5)
        ax.contour(axis, axis, says, [0.5], colors="black")
        draw_points(ax, np.array(TRAINED["x"]), np.array(TRAINED["y"]), size=18)
        ax.set(xlabel="$x_1$", ylabel="$x_2$", title="activation: tanh")
        return figure
