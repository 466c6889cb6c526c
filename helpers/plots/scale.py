"""Data size against model size: how far each model gets with how many points.

Explained in the notebook `introduction`. The task is to tell two classes apart whose
border is a wave, with every tenth label wrong; there are as many points as one likes.
The networks are scikit-learn's. `benchmarks/scale_table.py` repeats it with more draws.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from .common import BLUE, GREEN, GREY, ORANGE
from .planar import draw_plane, draw_points

if TYPE_CHECKING:  # scikit-learn takes seconds to import: only those who train wait
    from sklearn.base import ClassifierMixin

POINTS = (20, 60, 200, 600, 2000)
UNITS = (0, 2, 8, 32)  # hidden units; 0 is a straight line
REPEATS = 8  # draws of the data and of the initial weights
WRONG, TEST_POINTS = 0.1, 4000  # no model can be right about a label that is wrong
_STYLES = {0: (GREY, "o:"), 2: (GREEN, "^-."), 8: (ORANGE, "s--"), 32: (BLUE, "D-")}
_NUDGE = {0: -0.6, 2: 0.8}


@dataclass(frozen=True)
class Scale:
    """What `measure` found; models are those of the first draw."""

    X: np.ndarray
    Y: np.ndarray
    models: dict
    trained: dict  # (points, units) to accuracies on the training points, one per draw
    new: dict  # the same on points that no model has seen

    def mean(self, points: int, units: int) -> float:
        """Mean accuracy on new points, in percent."""
        return float(np.mean(self.new[points, units]))

    def error(self, points: int, units: int) -> float:
        """Standard error of that mean."""
        found = self.new[points, units]
        return float(np.std(found, ddof=1) / np.sqrt(len(found)))


def measure(
    points: Sequence[int] = POINTS,
    units: Sequence[int] = UNITS,
    repeats: int = REPEATS,
) -> Scale:
    """Train every model on every amount of data, several times over; some seconds.

    Every repeat draws new points and new initial weights.

    Returns
    -------
    Scale
    """
    trained: dict = {(m, n): [] for m in points for n in units}
    new: dict = {key: [] for key in trained}
    for seed in range(repeats):
        rng = np.random.default_rng(seed)
        test = wave(TEST_POINTS, rng)
        X, Y = wave(max(points), rng)
        models = {(m, n): _fit(n, X[:m], Y[:m], seed) for m, n in trained}
        for (m, n), model in models.items():
            trained[m, n].append(100 * model.score(X[:m], Y[:m]))
            new[m, n].append(100 * model.score(*test))
        if seed == 0:
            first = X.T, Y.reshape(1, -1), models
    return Scale(*first, trained, new)


def wave(m: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw m points, (m, 2), and their classes, (m,): above a wave or below it."""
    X = rng.uniform(-3, 3, (m, 2))
    above = X[:, 1] > 1.2 * np.sin(2.2 * X[:, 0])
    return X, (above ^ (rng.random(m) < WRONG)).astype(int)


def _fit(units: int, X: np.ndarray, Y: np.ndarray, seed: int) -> ClassifierMixin:
    from sklearn.exceptions import ConvergenceWarning
    from sklearn.linear_model import LogisticRegression
    from sklearn.neural_network import MLPClassifier

    if not units:
        return LogisticRegression().fit(X, Y)
    network = MLPClassifier(
        hidden_layer_sizes=(units,),
        activation="tanh",
        solver="lbfgs",
        max_iter=300,
        random_state=seed,
    )
    with warnings.catch_warnings():
        # Networks stop after a fixed number of iterations, and that is meant.
        warnings.simplefilter("ignore", ConvergenceWarning)
        return network.fit(X, Y)


def scale_figure(found: Scale, points: int, hidden_units: int) -> Figure:
    """Draw accuracy against the amount of data, and what the chosen model has learned.

    Parameters
    ----------
    found : Scale
        From `measure`.
    points, hidden_units : int
        The amount of data and the model to look at.
    """
    figure, (left, right) = plt.subplots(
        1, 2, figsize=(9.8, 4.2), width_ratios=[1.25, 1]
    )
    for units, (colour, dash) in _STYLES.items():
        means = np.array([found.mean(m, units) for m in POINTS])
        errors = np.array([found.error(m, units) for m in POINTS])
        chosen = units == hidden_units
        left.fill_between(
            POINTS, means - errors, means + errors, color=colour, alpha=0.18, lw=0
        )
        left.plot(POINTS, means, dash, ms=5, color=colour, lw=3 if chosen else 1.3)
        name = f"{units} hidden units" if units else "a straight line"
        weight = "bold" if chosen else "normal"
        height = means[-1] + _NUDGE.get(units, 0)  # two curves end almost together
        left.text(2300, height, name, va="center", weight=weight, color=colour)
    chosen = found.mean(points, hidden_units)
    left.plot(points, chosen, "o", mfc="none", mec="black", mew=2, ms=15)
    left.axhline(100 - 100 * WRONG, color=GREY, lw=0.8, ls="--")
    left.text(24, 100.4 - 100 * WRONG, "the best possible", color=GREY, size=9)
    left.set(xscale="log", xlim=(16, 20000), ylim=(64, 93))
    left.set(xlabel="training points", ylabel="accuracy on new points (%)")
    left.set_xticks(POINTS, [f"{m:,}" for m in POINTS])
    left.set_xticks([], minor=True)
    model = found.models[points, hidden_units]
    draw_plane(right, lambda p: model.predict_proba(p.T)[:, 1], found.X)
    draw_points(
        right, found.X[:, :points], found.Y[:, :points], size=max(10, 40 - points / 15)
    )
    on_trained = np.mean(found.trained[points, hidden_units])
    title = f"training points: {on_trained:.0f} %, new points: {chosen:.0f} %"
    right.set(xticks=[], yticks=[], title=title)
    return figure
