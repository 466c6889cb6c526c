"""Pictures of the cat networks in “Image classification”: errors, luck, an explorer."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .. import deep
from ..watch import every_cost
from ..widgets import explore
from .common import BLUE, GREEN, GREY, ORANGE, SKY, show

LAYERS = ["20, 7, 5", "none", "7", "20", "50", "20, 20", "40, 20, 10, 5"]


def costs(curves: Mapping[str, Sequence[float]]) -> None:
    """Draw the cost of every iteration, with a dot on every hundredth.

    Parameters
    ----------
    curves : mapping of str to sequence of float
        Name of the network to the cost of each iteration.
    """
    fig, ax = plt.subplots(figsize=(8, 3.6))
    for (name, values), colour in zip(curves.items(), (BLUE, GREEN), strict=False):
        _every(ax, values, colour, name)
    ax.set(xlabel="iteration", ylabel="cost", ylim=(0, None))
    ax.legend()
    names = " and ".join(curves)
    show(fig, f"The cost of every iteration, with dots on every hundredth: {names}.")


def _every(ax: Axes, values: Sequence[float], colour: str, name: str = "") -> None:
    ax.plot(values, color=colour, lw=0.8, alpha=0.8)
    recorded = np.arange(0, len(values), 100)
    marks = np.asarray(values)[recorded]
    ax.plot(recorded, marks, "o", color=colour, ms=4, label=name)


def blending(pictures: np.ndarray, labels: np.ndarray, said: np.ndarray) -> None:
    """Draw how much the subject differs in brightness from what is around it.

    Parameters
    ----------
    pictures : uint8 ndarray of shape (m, 64, 64, 3)
    labels, said : ndarray of shape (1, m)
        The truth, and what a network says.
    """
    contrast = stand_out(pictures)
    truth, answer = np.ravel(labels) > 0.5, np.ravel(said) > 0.5
    groups = {
        "cats, recognised": (truth & answer, ORANGE),
        "cats, missed": (truth & ~answer, ORANGE),
        "others, recognised": (~truth & ~answer, BLUE),
        "others, taken for cats": (~truth & answer, BLUE),
    }
    fig, ax = plt.subplots(figsize=(7.4, 3.4))
    for row, (name, (chosen, colour)) in enumerate(groups.items()):
        values = contrast[chosen]
        rise = 0.5 * (np.random.default_rng(row).random(len(values)) - 0.5)
        mark = "x" if "missed" in name or "taken" in name else "o"
        ax.plot(values, row + rise, mark, color=colour, ms=5, alpha=0.65)
        if len(values):
            ax.plot([values.mean()] * 2, [row - 0.42, row + 0.42], color="black", lw=2)
    ax.set_yticks(range(4), [f"{n} ({c.sum()})" for n, (c, _) in groups.items()])
    ax.invert_yaxis()
    ax.set(xlabel="difference in brightness between the middle and its surroundings")
    means = {n: contrast[c].mean() for n, (c, _) in groups.items() if c.any()}
    said_so = "; ".join(f"{n} {mean:.0f}" for n, mean in means.items())
    show(fig, f"A mark for each test picture, in four groups, with means: {said_so}.")


def stand_out(pictures: np.ndarray) -> np.ndarray:
    """Measure how much brighter or darker the middle is than what is around it.

    Parameters
    ----------
    pictures : ndarray of shape (m, 64, 64, 3), 0 to 255

    Returns
    -------
    ndarray of shape (m,)
        Absolute difference of mean grey values; the ground below is left out.
    """
    grey = np.mean(pictures, axis=3)
    around = np.ones((64, 64), dtype=bool)
    around[12:52, 12:52] = around[48:] = False
    middle = grey[:, 16:48, 16:48].mean(axis=(1, 2))
    return np.abs(middle - grey[:, around].mean(axis=1))


def luck(results: Mapping[str, Sequence[float]]) -> None:
    """Draw accuracies of networks that were trained from several seeds.

    Parameters
    ----------
    results : mapping of str to sequence of float
        Name of the network to percentages, that of seed 1 first.
    """
    fig, ax = plt.subplots(figsize=(7.4, 0.6 + 0.55 * len(results)))
    for row, values in enumerate(results.values()):
        height = row + np.linspace(-0.2, 0.2, len(values))  # equal ones stay apart
        ax.plot(values, height, "o", color=BLUE, ms=7, alpha=0.55)
        ax.plot(values[0], height[0], "o", mfc="none", mec="black", ms=12)
        ax.plot([np.mean(values)] * 2, [row - 0.34, row + 0.34], color="black", lw=2)
    ax.set_yticks(range(len(results)), list(results))
    ax.set(ylim=(len(results) - 0.5, -0.6), xlabel="accuracy on new pictures, percent")
    means = ", ".join(f"{n}: {np.mean(v):.1f}" for n, v in results.items())
    show(
        fig,
        "Accuracies of several networks, a dot for each seed, seed 1 with a ring. "
        f"Means in percent: {means}.",
    )


def small_tests(right: np.ndarray, size: int = 50, draws: int = 2000) -> None:
    """Draw what a smaller test set would have said of the same network.

    Parameters
    ----------
    right : ndarray of bool
        Whether each test picture is classified correctly.
    size : int
        Pictures in a small test set.
    draws : int
        How many small test sets are drawn at random from the large one.
    """
    rng = np.random.default_rng(0)
    right = np.ravel(right)
    size = min(size, len(right))
    scores = [100 * rng.choice(right, size, replace=False).mean() for _ in range(draws)]
    low, high = np.percentile(scores, [2.5, 97.5])
    fig, ax = plt.subplots(figsize=(7, 3))
    values, counts = np.unique(np.round(scores, 6), return_counts=True)
    ax.bar(values, counts, width=80 / size, color=SKY)
    ax.axvline(100 * right.mean(), color="black", lw=2)
    ax.annotate(f" all {len(right)}", (100 * right.mean(), 1.08 * counts.max()))
    ax.set_ylim(top=1.2 * counts.max())
    ax.set(xlabel=f"accuracy on {size} test pictures, in percent", ylabel="times")
    ax.set_title(f"19 of 20 small test sets say {low:.0f} to {high:.0f} percent")
    show(
        fig,
        f"Histogram of the accuracy of one network on {draws} random test sets of "
        f"{size} pictures: 19 of 20 lie between {low:.0f} and {high:.0f} percent.",
    )


def explorer(
    model: Callable,
    train_x: np.ndarray,
    train_y: np.ndarray,
    valid_x: np.ndarray,
    valid_y: np.ndarray,
) -> None:
    """Show sliders for the hyperparameters of a network that is trained at once.

    Parameters
    ----------
    model : callable
        Your `L_layer_model`.
    train_x, valid_x : ndarray of shape (n_x, m)
        Pictures as columns, to train on and to choose by.
    train_y, valid_y : ndarray of shape (1, m)
    """
    basis = np.linalg.qr(train_x)

    def draw(hidden, learning_rate, iterations, weights, seed):
        between = [] if hidden == "none" else [int(n) for n in hidden.split(",")]
        sizes = [len(train_x), *between, 1]
        with np.errstate(all="ignore"), every_cost() as every:
            parameters, _ = deep.train_in_basis(
                model, basis, train_y, sizes, seed=seed, scale=weights,
                learning_rate=learning_rate, num_iterations=iterations,
            )  # fmt: skip
            scores = [
                deep.accuracy(deep.L_model_forward(x, parameters)[0] > 0.5, y)
                for x, y in ((train_x, train_y), (valid_x, valid_y))
            ]
        return trained_figure(f"layers {sizes}", every, scores)

    explore(
        draw,
        alt="The cost over 600 iterations, and two bars: the accuracy on the training "
        "set and on the validation set.",
        hidden=LAYERS,
        learning_rate=[0.0075, 0.001, 0.003, 0.01, 0.02, 0.04],
        iterations=(100, 2500, 100, 600),
        weights=["1/√n", "0.01", "0"],
        seed=(1, 20, 1, 1),
    )


def trained_figure(
    title: str, costs: Sequence[float], scores: Sequence[float]
) -> Figure:
    """Draw the cost of every iteration, and the accuracies on both sets (0 to 1)."""
    fig, (left, right) = plt.subplots(
        1, 2, figsize=(9, 3.3), width_ratios=[2, 1], layout="constrained"
    )
    _every(left, costs, BLUE)
    left.axhline(np.log(2), color=GREY, ls=":", lw=1)
    left.annotate(
        "no opinion: log 2", (1, np.log(2)), (-2, 2),
        xycoords=("axes fraction", "data"), textcoords="offset points",
        ha="right", va="bottom", color=GREY, fontsize=9,
    )  # fmt: skip
    left.set(
        xlabel="iteration",
        ylabel="cost",
        ylim=(0, min(max(0.8, 1.05 * max(costs, default=0)), 3)),
    )
    left.set_title(title)
    percent = 100 * np.array(scores)
    right.bar(["training set", "validation set"], percent, color=[BLUE, ORANGE])
    for place, score in enumerate(percent):
        right.annotate(f"{score:.0f} %", (place, score), ha="center", va="bottom")
    right.set(ylim=(0, 112), ylabel="accuracy in percent")
    return fig
