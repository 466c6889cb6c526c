"""Costs going down: curves over iterations, and one step of gradient descent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .common import BLUE, GREEN, GREY, PURPLE, SKY, show

LINES = (BLUE, GREEN, SKY, GREY, "black")  # of training sets; orange is for test sets
DASHES = ("-", "--", "-.", ":", "-")


def cost_curve(costs: Sequence[float], *, every: int = 100, title: str = "") -> None:
    """Show recorded costs over iterations.

    Parameters
    ----------
    costs : sequence of float
        One for every `every` iterations, from iteration 0.
    every : int
    title : str
        Such as the learning rate.
    """
    cost_curves({title: costs}, every=every)


def cost_curves(
    costs: Mapping[str, Sequence[float]],
    *,
    every: int = 100,
    title: str = "",
    log: bool = False,
) -> None:
    """Show several curves of recorded costs, each under its own name.

    Parameters
    ----------
    costs : mapping of str to sequence of float
    every : int
        Iterations from one recorded cost to the next.
    title : str
    log : bool
        Whether the axis of the cost is logarithmic.
    """
    figure = cost_curves_figure(costs, every=every, title=title, log=log)
    ends = [
        f"{name or 'cost'} from {float(c[0]):.3g} to {float(c[-1]):.3g}"
        for name, c in costs.items()
    ]
    show(figure, "Cost over iterations: " + "; ".join(ends) + ".")


def cost_curves_figure(
    costs: Mapping[str, Sequence[float]],
    *,
    every: int = 100,
    title: str = "",
    log: bool = False,
) -> Figure:
    """Draw curves of recorded costs; see `cost_curves`."""
    figure, ax = plt.subplots(figsize=(6.4, 3.6))
    for i, (name, values) in enumerate(costs.items()):
        values = np.array([float(np.squeeze(v)) for v in values])
        style = {"color": LINES[i % 5], "ls": DASHES[i % 5], "label": name}
        ax.plot(every * np.arange(len(values)), values, **style)
    ax.set(xlabel="iteration", ylabel="cost", title=title)
    if log:
        ax.set_yscale("log")
    else:
        ax.set_ylim(bottom=0)
    if len(costs) > 1:
        ax.legend()
    elif not title:
        ax.set_title(next(iter(costs), ""))
    return figure


def every_cost(costs: Mapping[str, Sequence[float]]) -> None:
    """Show the cost of every iteration at several learning rates, one panel each.

    Parameters
    ----------
    costs : mapping of str to sequence of float
        Learning rate to the cost of each iteration; nan leaves a gap.
    """
    figure, axes = plt.subplots(
        1,
        len(costs),
        figsize=(2.4 * len(costs), 2.8),
        sharey=True,
        layout="constrained",
    )
    for ax, (rate, values) in zip(axes, costs.items(), strict=True):
        values = np.array([float(np.squeeze(v)) for v in values])
        values[~np.isfinite(values)] = np.nan
        ax.semilogy(values, color=BLUE, lw=0.9)
        ax.set(title=f"rate {rate}", xlabel="iteration", xlim=(0, len(values)))
        if np.isnan(values).mean() > 0.5:
            ax.text(0.5, 0.5, "nan", transform=ax.transAxes, ha="center", color=GREY)
    axes[0].set(ylabel="cost", ylim=(0.1, 5))
    ticks = (0.1, 0.2, 0.5, 1, 2, 5)
    axes[0].set_yticks(ticks, [f"{tick:g}" for tick in ticks])
    axes[0].yaxis.set_minor_formatter("")
    show(figure, f"The cost of every iteration at learning rates {', '.join(costs)}.")


def slope_figure(w: float = -1.5, learning_rate: float = 0.2) -> Figure:
    """Draw one step of gradient descent on J = w²: tangent, gradient, next point."""
    grid = np.linspace(-2.4, 2.4, 121)
    gradient = 2 * w
    there = (1 - 2 * learning_rate) * w
    figure, ax = plt.subplots(figsize=(6.4, 3.6))
    ax.plot(grid, grid**2, color=BLUE)
    near = np.array([w - 0.6, w + 0.6])
    ax.plot(near, w**2 + gradient * (near - w), color=GREY, ls="--", lw=1.5)
    ax.plot([w], [w**2], "o", color=BLUE, ms=9)
    ax.plot([there], [there**2], "o", mfc="white", mec=PURPLE, mew=2, ms=9)
    _arrow(ax, (w, -0.55), (there, -0.55))
    ax.vlines([w, there], -0.55, [w**2, there**2], color=GREY, ls=":", lw=1)
    ax.set(xlim=(-2.6, 2.6), ylim=(-0.9, 5.8), xlabel="w", ylabel="J = w²")
    said = f"at w = {w:.2f} the slope is {gradient:.2f}; the step leads to {there:.2f}"
    ax.set_title(said.replace("-", "−"))
    return figure


def _arrow(ax: Axes, start: tuple, end: tuple) -> None:
    style = {"arrowstyle": "-|>", "color": PURPLE, "lw": 2}
    ax.annotate("", xy=end, xytext=start, arrowprops=style)
