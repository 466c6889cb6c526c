"""The true cost J(w, b) of logistic regression with one input, to walk on.

Explained in the notebook `logistic_regression`.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import numpy as np
from matplotlib.figure import Figure
from scipy.optimize import minimize
from scipy.special import log_expit

from ..plots.common import GREY, PURPLE
from . import base
from .students import StudentError, calm, pair, pick, run, shaped

START = (0.0, 0.0)
FRAME = 0.06  # seconds of walking between two pictures


def landscape(X: np.ndarray, Y: np.ndarray, optimize: Callable | None = None) -> None:
    """Walk on the cost over weight and bias, by hand or by the student's `optimize`.

    Parameters
    ----------
    X : ndarray of shape (1, m)
    Y : ndarray of shape (1, m)
        0 or 1.
    optimize : callable, optional
        ``optimize(w, b, X, Y, num_iterations=, learning_rate=)`` of the notebook.

    Raises
    ------
    ValueError
        If there is more than one input, or not one label for each example.
    """
    X, Y = np.asarray(X, dtype=float), np.asarray(Y, dtype=float)
    if X.ndim != 2 or len(X) != 1 or Y.shape != X.shape:
        raise ValueError(
            f"X has shape {X.shape} and Y {Y.shape}; a landscape over one weight and "
            "one bias needs both of shape (1, m)"
        )
    base.show(Landscape(X, Y, optimize))


class Landscape(base.Scene):
    """The cost over one weight and one bias, and where the walk has come to."""

    script = "landscape.js"
    alt = (
        "The cost J(w, b) of the data from above, as contour lines over the weight w "
        "and the bias b: a long valley. The start is at w = 0, b = 0."
    )

    def __init__(self, X: np.ndarray, Y: np.ndarray, optimize: Callable | None) -> None:
        self.X, self.Y, self.optimize = X, Y, optimize
        self.w, self.b = self._window()
        self.data = {"x": X[0].tolist(), "y": Y[0].tolist(), "walks": bool(optimize)}
        self.data |= {"w": list(self.w), "b": list(self.b), "start": list(START)}
        self.values = {"w": START[0], "b": START[1], "trails": []}
        self.values |= {"rate": 4, "pace": 1}

    def cost(self, w: np.ndarray, b: np.ndarray) -> np.ndarray:
        """Give J for arrays of weights and biases of one shape."""
        scores = np.multiply.outer(w, self.X[0]) + np.asarray(b)[..., None]
        return -log_expit((2 * self.Y[0] - 1) * scores).mean(axis=-1)

    def _window(self) -> tuple[tuple, tuple]:
        """Choose what is seen: the start and, well inside, the lowest point."""
        best = minimize(lambda p: self.cost(*p) + 1e-4 * p @ p, np.zeros(2)).x
        w = (min(-1.0, best[0] - 2), max(3.0, best[0] + 1.8))
        return w, (min(-12.0, best[1] - 6), max(4.0, best[1] + 6))

    def still(self) -> Figure:
        """Draw contour lines and the starting point."""
        w, b = np.meshgrid(np.linspace(*self.w, 121), np.linspace(*self.b, 121))
        J = self.cost(w, b)
        figure = Figure(figsize=(6.4, 4.6), layout="constrained")
        ax = figure.subplots()
        levels = np.linspace(np.log(J.min()), np.log(J.max()), 20)
        ax.contourf(w, b, np.log(J), levels=levels, cmap="Blues", alpha=0.8)
        ax.contour(w, b, np.log(J), levels=levels, colors=GREY, linewidths=0.5)
        ax.plot(*START, "o", color=PURPLE, ms=10, mec="white")
        here = self.cost(*np.array(START))
        ax.set(xlabel="w", ylabel="b", title=f"J(0, 0) = {here:.3f}")
        return figure

    def answer(self, question: dict) -> tuple[dict, list[bytes]]:
        """Walk on with the student's `optimize`: so many steps, or until a frame ends.

        Parameters
        ----------
        question : dict
            Where from (`w`, `b`), how far (`steps`), how fast (`rate`).
        """
        path: list[list[float]] = []
        here, end = (question["w"], question["b"]), monotonic() + FRAME
        try:
            with calm():
                while len(path) < question["steps"] and monotonic() < end:
                    here = self._step(*here, question["rate"])
                    path.append(list(here))
        except StudentError as error:
            return {"path": path, "problem": str(error)}, []
        return {"path": path}, []

    def _step(self, w: float, b: float, rate: float) -> tuple[float, float]:
        name = "optimize"
        args = (np.array([[w]]), float(b), self.X.copy(), self.Y.copy())
        back = run(name, self.optimize, *args, num_iterations=1, learning_rate=rate)
        params, _, _ = pair(name, back, 3)
        w, b = pick(name, params, "w b")
        w = float(shaped(name, 'params["w"]', w, (1, 1))[0, 0])
        b = float(shaped(name, 'params["b"]', b, ()))
        if not np.isfinite([w, b]).all():
            raise StudentError(
                f"After this step w is {w:g} and b is {b:g}: start again."
            )
        return w, b
