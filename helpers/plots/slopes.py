"""Slopes, measured: with which step, and beside those of your formulas.

Explained in the section “Can you trust your gradients?” of “Building blocks”.
"""

from __future__ import annotations

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from ..gradients import BAD, GOOD
from .common import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, show

MARKS = "os^Dv<>P"
COLOURS = (BLUE, ORANGE, GREEN, PURPLE, SKY, GREY)


def secant(epsilon: float) -> Figure:
    """Draw both ways to measure the slope of e^θ at 0, whose true slope is 1.

    Parameters
    ----------
    epsilon : float
        How far to step aside.
    """
    fig, ax = plt.subplots(figsize=(6.6, 4.0))
    theta = np.linspace(-1.15, 1.15, 200)
    ax.plot(theta, np.exp(theta), color=GREY, label="J(θ) = e^θ")
    ax.plot(theta, 1 + theta, color=PURPLE, ls=":", label="true slope: 1")
    two = (np.exp(epsilon) - np.exp(-epsilon)) / (2 * epsilon)
    one = (np.exp(epsilon) - 1) / epsilon
    for start, slope, colour, text in (
        (-epsilon, two, BLUE, "both sides"),
        (0.0, one, ORANGE, "one side"),
    ):
        line = np.exp(start) + slope * (theta - start)
        ax.plot(theta, line, color=colour, label=f"{text}: {slope:.5f}")
        ends = np.array([start, epsilon])
        ax.plot(ends, np.exp(ends), "o", color=colour, ms=7)
    ax.set(xlabel="θ", ylabel="J", ylim=(-0.3, 3.2), title=f"ε = {epsilon:.3g}")
    ax.legend(loc="upper left")
    return fig


def step_sizes() -> None:
    """Draw the error of a measured slope against ε, for both ways to measure it."""
    epsilon = 10.0 ** np.arange(-14, 0.1, 0.25)
    one = np.abs((np.exp(epsilon) - 1) / epsilon - 1)
    two = np.abs((np.exp(epsilon) - np.exp(-epsilon)) / (2 * epsilon) - 1)
    fig, ax = plt.subplots(figsize=(7.2, 3.8))
    for error, colour, mark, text in (
        (one, ORANGE, "s", "one side"),
        (two, BLUE, "o", "both sides"),
    ):
        shown = np.maximum(error, 1e-16)
        ax.loglog(epsilon, shown, mark, ls="-", color=colour, ms=4, lw=1, label=text)
    ax.axvline(1e-5, color=GREY, ls=":")
    ax.annotate("ε = 1e-5", (1.3e-5, 0.1), color=GREY)
    ax.set(xlabel="ε", ylabel="error of the measured slope")
    ax.legend(loc="lower left")
    show(
        fig,
        "The error of the measured slope against epsilon, on logarithmic axes: one "
        "curve for one side, one for both sides, and a mark at epsilon 1e-5.",
    )


def beside(coded: dict, measured: dict, gaps: dict, summary: str) -> None:
    """Draw the gradients of formulas beside measured ones.

    Parameters
    ----------
    coded, measured : dict of str to ndarray
        By the parameter's name.
    gaps : dict of str to float
        Relative differences.
    summary : str
        Stands above.
    """
    fig, (left, right) = plt.subplots(1, 2, figsize=(10.5, 4.4), layout="constrained")
    everything = np.concatenate([value.ravel() for value in measured.values()])
    ends = [everything.min(), everything.max()]
    left.plot(ends, ends, color=GREY, lw=1, zorder=0)
    for i, name in enumerate(coded):
        style = {"color": COLOURS[i % len(COLOURS)], "ls": "", "alpha": 0.8}
        numbers = measured[name].ravel(), coded[name].ravel()
        left.plot(*numbers, MARKS[i % len(MARKS)], ms=6, label=f"d{name}", **style)
    left.set(xlabel="measured", ylabel="your formulas")
    left.set_title("one mark per parameter")
    left.legend(fontsize=9, ncols=2, handletextpad=0.2, columnspacing=0.8)
    names = list(gaps)
    bars = [max(gap, 1e-12) if np.isfinite(gap) else 1.0 for gap in gaps.values()]
    colours = [BLUE if gap < GOOD else ORANGE for gap in gaps.values()]
    right.barh(range(len(names)), bars, color=colours, left=1e-13)
    right.set(xscale="log", xlim=(1e-13, 3), xlabel="relative difference")
    right.set_yticks(range(len(names)), [f"d{n}" for n in names])
    right.invert_yaxis()
    for place, text, side in ((GOOD, "← rounding", "right"), (BAD, "a bug →", "left")):
        right.axvline(place, color=GREY, ls=":", lw=1.2)
        right.annotate(f" {text} ", (place, -0.75), color=GREY, ha=side)
    right.set_ylim(len(names) - 0.5, -1.2)
    fig.suptitle(summary)
    show(
        fig,
        f"{summary}. Left: your gradient of every parameter against the measured one; "
        "right gradients lie on the diagonal. Right: the relative difference of each "
        "array of gradients, on a logarithmic scale.",
    )
