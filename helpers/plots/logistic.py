"""Logistic regression in pictures: scores, probabilities, losses, likelihood.

Explained in the notebook `logistic_regression`.
"""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from scipy.special import expit
from scipy.stats import bernoulli

from .common import BLUE, GREEN, GREY, ORANGE, PURPLE, show

# Ten animals: length of the ears in cm, and whether it is a cat.
EARS = np.array([2.0, 3.0, 3.5, 4.2, 4.8, 5.5, 5.8, 6.5, 7.2, 8.0])
IS_CAT = np.array([0, 0, 0, 1, 0, 1, 0, 1, 1, 1])

# Three examples with one input each, for which squared error has two valleys.
INPUTS, TARGETS = np.array([1.0, 1.3, -7.0]), np.array([1, 1, 1])
GRID = np.linspace(-2.5, 5.5, 401)


def animals() -> tuple[np.ndarray, np.ndarray]:
    """Return the ten animals: ears X of shape (1, 10) in cm, labels Y (1, 10)."""
    return EARS.reshape(1, -1).copy(), IS_CAT.reshape(1, -1).copy()


def sigmoid_curve() -> None:
    """Show the sigmoid with the values that are easy to remember."""
    z = np.linspace(-7, 7, 201)
    figure, ax = plt.subplots(figsize=(6.4, 3.2))
    ax.plot(z, expit(z), color=BLUE)
    ax.axhline(0.5, color=GREY, ls="--", lw=1)
    ax.axvline(0, color=GREY, ls="--", lw=1)
    for at in (-4, -2, 0, 2, 4):
        ax.plot([at], [expit(at)], "o", color=BLUE)
        left = at > 0
        ax.annotate(
            f"{expit(at):.3f}", (at, expit(at)), textcoords="offset points",
            xytext=(-6, 8) if left or at < 0 else (8, -14),
            ha="right" if left or at < 0 else "left",
        )  # fmt: skip
    ax.set(xlabel="score z", ylabel="σ(z)", ylim=(-0.03, 1.1))
    show(
        figure,
        "The sigmoid, an S from 0 to 1: 0.018 at −4, 0.119 at −2, 0.5 at 0, 0.881 at "
        "2, 0.982 at 4.",
    )


def fit_figure(w: float = 0.5, b: float = -1.0) -> Figure:
    """Draw score and probability of ten animals with one weight and one bias."""
    x = np.linspace(0.5, 9.5, 181)
    figure, (left, right) = plt.subplots(1, 2, figsize=(9.6, 3.5), layout="constrained")
    left.plot(x, w * x + b, color=GREY)
    left.axhline(0, color="black", lw=0.8)
    left.set(xlabel="x, length of the ears", title=f"score z = {_line(w, b)}")
    left.set_ylim(-8, 8)
    right.plot(x, expit(w * x + b), color=GREY)
    right.axhline(0.5, color="black", lw=0.8, ls="--")
    a = expit(w * EARS + b)
    right.vlines(EARS, a, IS_CAT, color=PURPLE, lw=1, ls=":")
    for ax, heights in ((left, w * EARS + b), (right, IS_CAT)):
        for kind, colour, marker in ((1, ORANGE, "^"), (0, BLUE, "o")):
            chosen = IS_CAT == kind
            ax.plot(EARS[chosen], heights[chosen], marker, color=colour, ms=8)
    right.set(xlabel="x, length of the ears", ylabel="a = σ(z)")
    right.set_title(f"{np.sum((a > 0.5) == IS_CAT)} of 10 right, cost {_cost(a):.3f}")
    return figure


def _line(w: float, b: float) -> str:
    return f"{w:.3g} x {'+−'[b < 0]} {abs(b):.3g}".replace("-", "−")


def _cost(a: np.ndarray) -> float:
    """Mean cross-entropy, which is minus the mean log-likelihood."""
    return float(-bernoulli.logpmf(IS_CAT, np.clip(a, 1e-12, 1 - 1e-12)).mean())


def losses() -> None:
    """Show cross-entropy and squared error over the probability, for both labels."""
    a = np.linspace(0.005, 0.995, 199)
    figure, axes = plt.subplots(1, 2, figsize=(9.6, 3.4), sharey=True)
    for ax, y, colour in zip(axes, (1, 0), (ORANGE, BLUE), strict=True):
        ax.plot(a, -bernoulli.logpmf(y, a), color=colour, label="cross-entropy")
        ax.plot(a, (a - y) ** 2, color=GREY, ls="--", label="squared error")
        ax.set(xlabel="a, the probability of “cat”", ylim=(0, 5))
        ax.set_title("it is a cat, y = 1" if y else "it is not a cat, y = 0")
        ax.legend(loc="upper center")
    axes[0].set_ylabel("loss")
    figure.tight_layout()
    show(
        figure,
        "Loss over the probability a. For a cat, cross-entropy climbs without limit as "
        "a goes to 0, squared error only to 1; for no cat, the mirror image.",
    )


def two_costs_figure(start: float = 1.5) -> Figure:
    """Draw both costs over one weight, and where gradient descent ends from `start`."""
    squared, entropy = _both_costs()
    figure, axes = plt.subplots(1, 2, figsize=(9.6, 3.5), layout="constrained")
    costs = ((squared, "squared error", 0.6), (entropy, "cross-entropy", 0.1))
    for ax, (cost, name, rate) in zip(axes, costs, strict=True):
        path = _roll(cost, start, rate)
        best = GRID[np.argmin(cost)]
        ax.plot(GRID, cost, color=GREY)
        ax.plot([best], [cost.min()], "*", color=GREEN, ms=15)
        ax.plot(path, np.interp(path, GRID, cost), "o", color=PURPLE, ms=4)
        ax.plot(path[0], np.interp(path[0], GRID, cost), "o", color="black", ms=8)
        far = abs(path[-1] - best) > 0.15
        ax.set(xlabel="w", ylabel="cost")
        end = f"{path[-1]:.2f}".replace("-", "−")
        ax.set_title(f"{name}: ends at w = {end}" + (" (stuck)" if far else ""))
    return figure


def _both_costs() -> tuple[np.ndarray, np.ndarray]:
    a = expit(np.outer(GRID, INPUTS * np.where(TARGETS == 1, 1, -1)))
    return ((1 - a) ** 2).mean(axis=1), -bernoulli.logpmf(1, a).mean(axis=1)


def _roll(cost: np.ndarray, start: float, rate: float, steps: int = 200) -> list[float]:
    """Follow the slope of a drawn curve downhill, inside the drawing."""
    slope = np.gradient(cost, GRID)
    path = [start]
    for _ in range(steps):
        there = path[-1] - rate * np.interp(path[-1], GRID, slope)
        path.append(float(np.clip(there, GRID[0], GRID[-1])))
    return path


def likelihood_figure(cats: int = 7) -> Figure:
    """Draw the likelihood of `cats` cats among ten pictures, and its cost, over a."""
    a = np.linspace(0.005, 0.995, 199)
    seen = np.repeat([1, 0], [cats, 10 - cats])[:, None]
    log_likelihood = bernoulli.logpmf(seen, a).sum(axis=0)
    figure, axes = plt.subplots(1, 2, figsize=(9.6, 3.3), layout="constrained")
    _curve_with_best(axes[0], a, np.exp(log_likelihood), cats / 10)
    axes[0].set(ylabel="likelihood", title=f"{cats} cats in 10: most likely at the top")
    _curve_with_best(axes[1], a, -log_likelihood / 10, cats / 10)
    axes[1].set(ylabel="cost", ylim=(0, 3), title="the cost: lowest at the same place")
    return figure


def _curve_with_best(ax: Axes, a: np.ndarray, height: np.ndarray, best: float) -> None:
    ax.plot(a, height, color=BLUE)
    ax.axvline(best, color=GREEN, ls="--", lw=1.5)
    ax.set(xlabel="a, the probability of “cat”")
