"""Data size against model size, measured: how far each model gets with how many points.

The task is to tell two interleaved spirals apart, of which there are as many points as
one likes; the networks are scikit-learn's.
"""

from __future__ import annotations

import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from .common import BLUE, GREY, ORANGE, SKY
from .planar import draw_plane, draw_points

if TYPE_CHECKING:  # scikit-learn takes seconds to import: only those who train wait
    from sklearn.base import ClassifierMixin

POINTS = (20, 60, 200, 600, 2000)
UNITS = (0, 4, 8, 16)  # hidden units; 0 is a straight line
TURNS, NOISE, TEST_POINTS = 1.75, 0.2, 4000
_STYLES = {0: (GREY, "o:"), 4: (SKY, "^-."), 8: (ORANGE, "s--"), 16: (BLUE, "D-")}


@dataclass(frozen=True)
class Scale:
    """What `measure` found: models and accuracies by (points, units)."""

    X: np.ndarray
    Y: np.ndarray
    models: dict
    accuracies: dict


def measure(points: Sequence[int] = POINTS, units: Sequence[int] = UNITS) -> Scale:
    """Train every model on every amount of data; some seconds.

    Returns
    -------
    Scale
        Accuracies are in percent, on points that no model has seen.
    """
    from sklearn.exceptions import ConvergenceWarning

    rng = np.random.default_rng(3)
    test_X, test_Y = spirals(TEST_POINTS, rng)
    X, Y = spirals(max(points), rng)
    with warnings.catch_warnings():
        # Networks stop after a fixed number of iterations, and that is meant.
        warnings.simplefilter("ignore", ConvergenceWarning)
        models = {(m, n): _model(n).fit(X[:m], Y[:m]) for m in points for n in units}
    scores = {key: 100 * model.score(test_X, test_Y) for key, model in models.items()}
    return Scale(X.T, Y.reshape(1, -1), models, scores)


def spirals(m: int, rng: np.random.Generator) -> tuple[np.ndarray, np.ndarray]:
    """Draw points of two interleaved spirals, (m, 2), and their classes, (m,)."""
    label = rng.integers(0, 2, m)
    radius = 4 * np.sqrt(rng.uniform(0.02, 1, m))
    angle = radius / 4 * TURNS * 2 * np.pi + np.pi * label
    places = np.stack([radius * np.cos(angle), radius * np.sin(angle)], axis=1)
    return places + rng.normal(size=(m, 2)) * NOISE, label


def _model(units: int) -> ClassifierMixin:
    from sklearn.linear_model import LogisticRegression
    from sklearn.neural_network import MLPClassifier

    if not units:
        return LogisticRegression()
    return MLPClassifier(
        hidden_layer_sizes=(units,),
        activation="tanh",
        solver="lbfgs",
        max_iter=300,
        random_state=0,
    )


def scale_figure(found: Scale, points: int, hidden_units: int) -> Figure:
    """Draw accuracy over the amount of data, and what the chosen model has learned.

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
        line = {m: s for (m, n), s in found.accuracies.items() if n == units}
        chosen = units == hidden_units
        style = {"color": colour, "lw": 3 if chosen else 1.3}
        style["alpha"] = 1 if chosen else 0.6
        left.plot(list(line), list(line.values()), dash, ms=5, **style)
        name = f"{units} hidden units" if units else "a straight line"
        weight = "bold" if chosen else "normal"
        left.text(2300, list(line.values())[-1], name, va="center", weight=weight)
    score = found.accuracies[points, hidden_units]
    left.plot(points, score, "o", mfc="none", mec="black", mew=2, ms=15)
    left.set(xscale="log", xlim=(16, 20000), ylim=(48, 102))
    left.set(xlabel="training points", ylabel="accuracy on new points (%)")
    left.set_xticks(POINTS, [f"{m:,}" for m in POINTS])
    left.set_xticks([], minor=True)
    model = found.models[points, hidden_units]
    draw_plane(right, lambda p: model.predict_proba(p.T)[:, 1], found.X)
    draw_points(right, found.X[:, :points], found.Y[:, :points], size=10)
    right.set(xticks=[], yticks=[], title=f"{points:,} points: {score:.0f} %")
    return figure
