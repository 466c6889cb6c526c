"""The true cost J(w, b) of logistic regression with one input, to walk on.

Explained in the notebook `logistic_regression`.
"""

from __future__ import annotations

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure
from scipy.special import log_expit

from ..plots.common import GREY, PURPLE
from . import base

W, B = (-1.0, 3.0), (-12.0, 4.0)
START = (0.5, -1.0)


class Landscape(base.Scene):
    """The cost of data with one input, over weight and bias.

    Parameters
    ----------
    X : ndarray of shape (1, m)
    Y : ndarray of shape (1, m)
        0 or 1.
    optimize : callable, optional
        The student's, which walks on the surface.
    """

    alt = (
        "The cost J(w, b) of the data as contour lines over the weight w and the bias "
        "b, and a starting point at w = 0.5, b = −1."
    )

    def __init__(
        self, X: np.ndarray, Y: np.ndarray, optimize: Callable | None = None
    ) -> None:
        self.x, self.y = np.ravel(X).astype(float), np.ravel(Y).astype(float)
        self.optimize = optimize

    def cost(self, w: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Give J for arrays of weights and biases of one shape."""
        signed = 2 * self.y - 1
        scores = np.multiply.outer(w, self.x) + np.asarray(b)[..., None]
        return -log_expit(signed * scores).mean(axis=-1)

    def still(self) -> Figure:
        """Draw contour lines and the starting point."""
        w, b = np.meshgrid(np.linspace(*W, 121), np.linspace(*B, 121))
        J = self.cost(w, b)
        figure, ax = plt.subplots(figsize=(6.4, 4.6), layout="constrained")
        levels = np.geomspace(J.min() * 1.005, J.max(), 22)
        ax.contourf(w, b, np.log(J), levels=np.log(levels), cmap="cividis_r")
        ax.contour(w, b, J, levels=levels, colors=GREY, linewidths=0.5)
        ax.plot(*START, "o", color=PURPLE, ms=10, mec="white")
        cost = self.cost(*map(np.array, START))
        ax.set(xlabel="w", ylabel="b", title=f"J({START[0]}, {START[1]}) = {cost:.3f}")
        return figure


def landscape(X: np.ndarray, Y: np.ndarray, optimize: Callable | None = None) -> None:
    """Show the cost over weight and bias, to be walked by hand or by `optimize`.

    Parameters
    ----------
    X : ndarray of shape (1, m)
    Y : ndarray of shape (1, m)
        0 or 1.
    optimize : callable, optional
        ``optimize(w, b, X, Y, num_iterations=, learning_rate=)`` of the notebook.
    """
    base.show(Landscape(X, Y, optimize))
