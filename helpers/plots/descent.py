"""Costs going down: curves over iterations, and gradient descent on small bowls."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .common import BLUE, GREEN, GREY, PURPLE, SKY, show

LINES = (BLUE, GREEN, SKY, GREY, "black")  # of training sets; orange is for test sets
DASHES = ("-", "--", "-.", ":", "-")
STEEP, FLAT = 1.0, 0.15  # the bowl is J = STEEP w² + FLAT b²
START = (-1.7, 2.6)


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
        ax.set(title=rate, xlabel="iteration", xlim=(0, len(values)))
        if np.isnan(values).mean() > 0.5:
            ax.text(0.5, 0.5, "nan", transform=ax.transAxes, ha="center", color=GREY)
    axes[0].set(ylabel="cost", ylim=(0.1, 5))
    axes[0].set_yticks([0.1, 0.2, 0.5, 1, 2, 5], ["0.1", "0.2", "0.5", "1", "2", "5"])
    names = ", ".join(costs)
    show(
        figure, f"The cost of every iteration at learning rates {names}, side by side."
    )


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


def bowl_figure(learning_rate: float = 0.3, steps: int = 15) -> Figure:
    """Draw gradient descent on a long bowl: its path from above, and its costs.

    The bowl is J = w² + 0.15 b². Its gradient is proportional to w and to b, so each
    step multiplies both by a fixed number, which gives the path without a loop.
    """
    k = np.arange(steps + 1)
    with np.errstate(over="ignore"):
        w = START[0] * (1 - 2 * STEEP * learning_rate) ** k
        b = START[1] * (1 - 2 * FLAT * learning_rate) ** k
        costs = STEEP * w**2 + FLAT * b**2
    figure, (left, right) = plt.subplots(
        1, 2, figsize=(9.6, 3.9), width_ratios=[1.25, 1], layout="constrained"
    )
    _contours(left)
    left.plot(w, b, "o-", color=PURPLE, ms=4, lw=1.3)
    left.plot(*START, "o", color="black", ms=7)
    left.set_title(f"learning rate {learning_rate:.2f}, {steps} steps")
    right.plot(k, costs, "o-", color=BLUE, ms=4)
    right.set(xlabel="iteration", ylabel="cost", ylim=(0, max(4.2, 1.1 * costs.max())))
    right.xaxis.get_major_locator().set_params(integer=True)
    right.set_title(_verdict(learning_rate, costs))
    return figure


def bowl(learning_rate: float = 0.3, steps: int = 15) -> None:
    """Show gradient descent on a bowl; see `bowl_figure`."""
    show(
        bowl_figure(learning_rate, steps),
        f"{steps} steps of gradient descent on a bowl, learning rate {learning_rate}: "
        "the path seen from above, and the cost after each step.",
    )


def _verdict(learning_rate: float, costs: np.ndarray) -> str:
    factor = abs(1 - 2 * STEEP * learning_rate)
    if np.isclose(factor, 1):
        return "across and back, for ever"
    if factor > 1:
        return "too large: the cost climbs"
    return f"cost {costs[0]:.2f} → {costs[-1]:.3g}"


def _contours(ax: Axes) -> None:
    w, b = np.meshgrid(np.linspace(-2.5, 2.5, 80), np.linspace(-3.2, 3.2, 80))
    ax.contourf(w, b, STEEP * w**2 + FLAT * b**2, 14, cmap="Greys", alpha=0.55)
    ax.plot([0], [0], "*", color=GREEN, ms=13)
    ax.set(xlim=(-2.5, 2.5), ylim=(-3.2, 3.2), xlabel="w", ylabel="b")


def bowl_3d() -> None:
    """Show the bowl as a surface, with a path down to its lowest point."""
    w, b = np.meshgrid(np.linspace(-2.2, 2.2, 50), np.linspace(-3, 3, 50))
    k = np.arange(26)
    path = START[0] * 0.7**k, START[1] * 0.955**k
    figure, ax = plt.subplots(figsize=(6, 4.2), subplot_kw={"projection": "3d"})
    ax.plot_surface(w, b, STEEP * w**2 + FLAT * b**2, color=SKY, alpha=0.45, lw=0)
    height = STEEP * path[0] ** 2 + FLAT * path[1] ** 2
    ax.plot(*path, height + 0.06, "o-", color=PURPLE, ms=3.5, lw=1.4, zorder=5)
    ax.set(xlabel="w", ylabel="b", zlabel="J(w, b)")
    ax.view_init(elev=32, azim=-58)
    ax.set_box_aspect((1, 1, 0.75), zoom=0.92)
    show(
        figure,
        "A bowl: the cost J over w and b. A path of steps runs from the rim down its "
        "steepest side and along the floor to the lowest point.",
    )


def _arrow(ax: Axes, start: tuple, end: tuple) -> None:
    style = {"arrowstyle": "-|>", "color": PURPLE, "lw": 2}
    ax.annotate("", xy=end, xytext=start, arrowprops=style)
