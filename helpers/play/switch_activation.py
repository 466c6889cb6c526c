"""A network with one hidden layer whose activation can be switched, to none as well.

Explained in the notebook `activations`.
"""

from __future__ import annotations

import warnings

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from sklearn.datasets import make_moons
from sklearn.neural_network import MLPClassifier

from ..plots.common import BLUE, CLASS_CMAP, ORANGE
from . import base

UNITS = 6


def points() -> tuple[np.ndarray, np.ndarray]:
    """Two half-moons: X of shape (160, 2), y of shape (160,)."""
    X, y = make_moons(160, noise=0.15, random_state=3)
    return (X - X.mean(axis=0)) * 1.6, y


class SwitchActivation(base.Scene):
    """Two half-moons, and the network that learns them."""

    alt = (
        "Two half-moons of points, blue and orange, and the regions of a network that "
        "was trained on them: on the left with tanh, on the right with no activation."
    )

    def still(self) -> Figure:
        """Draw the same network trained with tanh and with none."""
        X, y = points()
        grid = np.linspace(-3.2, 3.2, 80)
        plane = np.stack(np.meshgrid(grid, grid), axis=-1).reshape(-1, 2)
        figure, axes = plt.subplots(1, 2, figsize=(7.6, 3.7), layout="constrained")
        for ax, name in zip(axes, ("tanh", "none"), strict=True):
            model = _trained(name, X, y).predict_proba(plane)[:, 1].reshape(80, 80)
            ends = (-3.2, 3.2, -3.2, 3.2)
            ax.imshow(
                model, extent=ends, origin="lower", cmap=CLASS_CMAP, alpha=0.5,
                vmin=0, vmax=1,
            )  # fmt: skip
            ax.contour(grid, grid, model, levels=[0.5], colors="black")
            for label, colour, marker in ((0, BLUE, "^"), (1, ORANGE, "o")):
                ax.plot(*X[y == label].T, marker, color=colour, ms=4, mec="white")
            ax.set(title=f"activation: {name}", xlabel="$x_1$", ylabel="$x_2$")
        return figure


def _trained(name: str, X: np.ndarray, y: np.ndarray) -> MLPClassifier:
    activation = "identity" if name == "none" else name
    model = MLPClassifier(
        (UNITS,), activation, solver="lbfgs", max_iter=60, random_state=1
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it has not converged, and need not
        return model.fit(X, y)


def switch_activation() -> None:
    """Show a network that learns while its activation is switched."""
    base.show(SwitchActivation())
