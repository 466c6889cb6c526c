"""Features of unequal scale, the bowls they make, and descents in them.

Explained in the notebook `vectorization`. Costs here are (1/2m) Σ (w·x − y)², whose
bowl is exact: J(w) = J_min + ½ (w − bottom)ᵀ H (w − bottom) with H = XXᵀ/m.
"""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .common import BLUE, GREY, ORANGE, PURPLE, show

NEAR = 0.01  # “at the bottom”: this fraction of the starting height is left


def houses(m: int = 200) -> tuple[np.ndarray, np.ndarray]:
    """Draw made-up houses, the same for everyone; older ones tend to have more rooms.

    Parameters
    ----------
    m : int

    Returns
    -------
    X : ndarray of shape (2, m)
        Rooms, and age in years.
    Y : ndarray of shape (1, m)
        Prices in thousand euros.
    """
    rng = np.random.default_rng(4)
    age = rng.uniform(0, 60, size=m)
    rooms = rng.normal(3.5 + (age - 30) / 30, 1.2).round().clip(1, 7)
    Y = 150 + 25 * rooms - 1.5 * age + rng.normal(scale=8, size=m)
    return np.array([rooms, age]), Y.reshape(1, m)


def features(raw: np.ndarray, scaled: np.ndarray, names: tuple[str, str]) -> None:
    """Show two features of all examples, before and after scaling, on equal axes.

    Parameters
    ----------
    raw, scaled : ndarray of shape (2, m)
    names : tuple of str
    """
    figure, axes = plt.subplots(1, 2, figsize=(9, 3.4))
    titles = ("only the means subtracted", "scaled")
    for ax, X, title in zip(axes, (raw, scaled), titles, strict=True):
        ax.plot(X[0], X[1], "o", color=BLUE, ms=4, alpha=0.6)
        ax.set(title=title, xlabel=names[0], ylabel=names[1])
        ax.axis("equal")
        ax.axhline(0, color=GREY, lw=0.8)
        ax.axvline(0, color=GREY, lw=0.8)
    figure.tight_layout()
    show(
        figure,
        "The houses as points, one axis for each feature, both axes in the same units: "
        "with only the means subtracted, and scaled.",
    )


def two_bowls(
    unscaled: np.ndarray, scaled: np.ndarray, Y: np.ndarray
) -> dict[str, int]:
    """Draw the cost over two weights, and a descent, before and after scaling.

    Both descents use the learning rate that suits their own bowl best.

    Parameters
    ----------
    unscaled, scaled : ndarray of shape (2, m)
        The features, their means subtracted.
    Y : ndarray of shape (1, m)

    Returns
    -------
    dict
        "unscaled" and "scaled": steps until 1 % of the starting height is left.
    """
    figure = plt.figure(figsize=(9.6, 7.2))
    grid = figure.add_gridspec(2, 2, height_ratios=(1, 1.5), hspace=0.38, wspace=0.25)
    places = (grid[0, :], grid[1, 0])
    right = figure.add_subplot(grid[1, 1])
    steps = {}
    for place, X, name in zip(
        places, (unscaled, scaled), ("unscaled", "scaled"), strict=True
    ):
        hessian, bottom = _bowl_of(X, Y)
        path, heights = descend(hessian, bottom, np.zeros(2), _best_rate(hessian))
        steps[name] = len(path) - 1
        ax = figure.add_subplot(place)
        stretch = 2.6 if X is unscaled else 1.5
        _contours(ax, hessian, bottom, np.zeros(2), stretch)
        _walk(ax, path)
        ax.set(title=f"{name} features: {steps[name]} step{'s' * (steps[name] > 1)}",
               xlabel="weight of the first feature",
               ylabel="weight of the second")  # fmt: skip
        right.semilogy(heights / heights[0], label=name, color=BLUE,
                       ls="-" if X is scaled else "--")  # fmt: skip
    right.set(xlabel="step", ylabel="fraction of the height left", title="the cost")
    right.legend()
    show(
        figure,
        "Above, the bowl of unscaled features and a descent in it; below, the bowl of "
        "scaled features and a descent in that, and the costs of both.",
    )
    return steps


def bowl(length_ratio: float, learning_rate: float) -> Figure:
    """Draw 30 steps of descent on J = ½ (w₁² + r² w₂²), for a slider.

    Parameters
    ----------
    length_ratio : float
        r: how many times longer than wide the bowl is.
    learning_rate : float
    """
    hessian = np.diag([1.0, length_ratio**2])
    start = np.array([9.0, 2.0])
    path, heights = descend(hessian, np.zeros(2), start, learning_rate, most=30, near=0)
    figure, (ax, right) = plt.subplots(1, 2, figsize=(9.6, 3.4), width_ratios=(2, 1))
    _contours(ax, hessian, np.zeros(2), start, stretch=1)
    ax.set(xlim=(-11, 11), ylim=(-5, 5), xlabel="$w_1$", ylabel="$w_2$",
           xticks=range(-10, 11, 5))  # fmt: skip
    _walk(ax, path)
    right.semilogy(np.maximum(heights / heights[0], 1e-6), color=BLUE)
    right.set(xlabel="step", ylabel="fraction of the height left", ylim=(5e-7, 1e4),
              xlim=(0, 30))  # fmt: skip
    limit = 2 / max(1.0, length_ratio**2)
    if learning_rate > limit:
        title = f"rates above {limit:.3g} leave this bowl"
    else:
        left = 100 * heights[-1] / heights[0]
        title = f"{left:.2g} % of the height left after 30 steps"
    ax.set_title(title, color=ORANGE if learning_rate > limit else "black")
    figure.tight_layout(w_pad=2.5)
    return figure


def descend(
    hessian: np.ndarray,
    bottom: np.ndarray,
    start: np.ndarray,
    rate: float,
    most: int = 5_000,
    near: float = NEAR,
) -> tuple[np.ndarray, np.ndarray]:
    """Walk downhill in a bowl until the fraction `near` of its height is left.

    Returns
    -------
    path : ndarray of shape (steps + 1, 2)
    heights : ndarray of shape (steps + 1,)
        Above the bottom.
    """

    def height(w: np.ndarray) -> float:
        return float((w - bottom) @ hessian @ (w - bottom) / 2)

    path = [np.asarray(start, dtype=float)]
    while len(path) <= most and near * height(path[0]) < height(path[-1]) < 1e12:
        path.append(path[-1] - rate * hessian @ (path[-1] - bottom))
    return np.array(path), np.array([height(w) for w in path])


def _bowl_of(X: np.ndarray, Y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Second derivatives of the cost, and the weights where it is lowest."""
    hessian = X @ X.T / X.shape[1]
    bottom = np.linalg.lstsq(X.T, Y.ravel(), rcond=None)[0]
    return hessian, bottom


def _best_rate(hessian: np.ndarray) -> float:
    """The learning rate that shrinks the slowest direction fastest: 2/(λ₁ + λ₂)."""
    return 2 / float(np.linalg.eigvalsh(hessian).sum())


def _contours(
    ax: Axes, hessian: np.ndarray, bottom: np.ndarray, start: np.ndarray, stretch: float
) -> None:
    """Draw lines of equal cost; both axes in the same unit, so shapes are true."""
    level = (start - bottom) @ hessian @ (start - bottom) / 2
    reach = np.sqrt(2 * level * np.diag(np.linalg.inv(hessian)))
    side = [np.array([-1.15, 1.15]) * reach[0], np.array([-1, 1]) * reach[1] * stretch]
    ax.set(aspect="equal", xlim=bottom[0] + side[0], ylim=bottom[1] + side[1])
    g, h = np.meshgrid(*(np.linspace(-1.05 * r, 1.05 * r, 201) for r in reach))
    cost = (hessian[0, 0] * g**2 + 2 * hessian[0, 1] * g * h + hessian[1, 1] * h**2) / 2
    shares = level * np.array([0.02, 0.1, 0.25, 0.5, 1.0])
    ax.contour(g + bottom[0], h + bottom[1], cost, shares, colors=GREY, linewidths=1)
    ax.plot(*bottom, "+", color="black", ms=10)


def _walk(ax: Axes, path: np.ndarray) -> None:
    ax.plot(*path.T, "o-", color=PURPLE, ms=3.5, lw=1.3, clip_on=True)
    ax.plot(*path[0], "o", color="black", ms=6)
