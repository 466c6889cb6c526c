"""What depth is good for, in “Image classification”: folded lines, and what they save.

Also what training finds of it, and the space in which training moves.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.figure import Figure

from .. import deep, parity
from .common import BLUE, GREEN, GREY, ORANGE, PURPLE, show


def folds(layers: int) -> Figure:
    """Draw a line folded `layers` times, and the units that each way needs.

    Parameters
    ----------
    layers : int
        Hidden layers of two ReLU units each.
    """
    x = np.linspace(0, 1, 1025)
    y = x
    for _ in range(layers):
        y = 1 - 2 * np.abs(y - 0.5)
    fig, (left, right) = plt.subplots(
        1, 2, figsize=(9, 3.2), width_ratios=[1.9, 1], layout="constrained"
    )
    left.plot(x, y, color=BLUE)
    left.set(xlabel="input", ylabel="output", ylim=(-0.05, 1.1))
    left.set_title(f"{layers} folds: {2**layers} straight pieces")
    counts = (2 * layers, 2**layers)
    right.bar(["several\nlayers of 2", "one layer"], counts, color=[BLUE, GREY])
    for place, count in enumerate(counts):
        right.annotate(str(count), (place, count), ha="center", va="bottom")
    right.set(ylabel="hidden units", ylim=(0, 1.15 * max(counts)))
    return fig


def units_needed(ways: Mapping[str, Callable[[int], dict]]) -> None:
    """Build parity networks in several ways, test them, and draw their hidden units.

    Parameters
    ----------
    ways : mapping of str to callable
        Name of the way to what builds its network for n bits, slowest first. Only
        networks that are right on every pattern are drawn.
    """
    fig, ax = plt.subplots(figsize=(7, 3.8))
    n = np.arange(2, 33)
    curves = (2.0 ** (n - 1), 1.0 * n, 2 * np.log2(n))
    looks = ((ORANGE, "s"), (GREEN, "^"), (BLUE, "o"))
    rows = zip(ways.items(), curves, looks, strict=True)
    for (name, build), curve, (colour, mark) in rows:
        found = {bits: _units_if_right(build(bits), bits) for bits in (2, 4, 8)}
        ax.semilogy(n, curve, color=colour, lw=1, ls="--")
        ax.semilogy(found.keys(), found.values(), mark, color=colour, label=name)
    ax.set(xlabel="bits", ylabel="hidden units", ylim=(1, 1e6))
    ax.legend(loc="upper left", title="right on every pattern")
    show(
        fig,
        "Hidden units against the number of bits, on a logarithmic axis, for three "
        "ways of building a network that computes parity.",
    )


def _units_if_right(parameters: dict, bits: int) -> float:
    X, Y = parity.patterns(bits)
    right = np.array_equal(deep.L_model_forward(X, parameters)[0] > 0.5, Y == 1)
    return parity.hidden_units(parameters) if right else np.nan


def shallow_and_deep(accuracies: Mapping[str, Sequence[float]]) -> None:
    """Draw the accuracy of several networks, one mark for each random start.

    Parameters
    ----------
    accuracies : mapping of str to sequence of float
        Name of the network to fractions from 0 to 1.
    """
    fig, ax = plt.subplots(figsize=(6.6, 3.3))
    for row, (_name, values) in enumerate(accuracies.items()):
        rise = np.linspace(-0.18, 0.18, len(values))
        ax.plot(100 * np.array(values), row + rise, "o", color=BLUE, alpha=0.75)
    ax.set_yticks(range(len(accuracies)), list(accuracies))
    ax.invert_yaxis()
    ax.axvline(100, color=GREY, lw=1, ls=":")
    ax.set(xlabel="patterns that are right, in percent", xlim=(48, 102))
    show(
        fig,
        "Accuracy on all patterns for three networks of twelve hidden units, a mark "
        "for each random start.",
    )


def plane() -> None:
    """Draw two pictures in a space of three pixels, and weights that learn."""
    fig = plt.figure(figsize=(5.6, 4.6))
    ax = fig.add_subplot(projection="3d")
    one, two = np.array([1.0, 0.2, 0.3]), np.array([0.25, 1.0, 0.35])
    s, t = np.meshgrid(np.linspace(-0.3, 1.3, 5), np.linspace(-0.3, 1.3, 5))
    for lift, colour in ((0.0, GREY), (0.85, PURPLE)):
        shape = [s * one[i] + t * two[i] + (lift if i == 2 else 0) for i in range(3)]
        ax.plot_surface(*shape, color=colour, alpha=0.2, lw=0)
    for picture, name in ((one, "picture 1"), (two, "picture 2")):
        ax.quiver(0, 0, 0, *picture, color=BLUE, arrow_length_ratio=0.12)
        ax.text(*(1.08 * picture), name, color=BLUE)
    k = np.linspace(0, 1, 12)[:, None]
    path = 0.1 * one + 0.1 * two + k * 0.9 * one + k**2 * 0.8 * two
    path[:, 2] += 0.85
    ax.plot(*path.T, "o-", color=PURPLE, ms=3, lw=1.5)
    ax.text(*(path[0] + (-0.3, 0, 0.62)), "weights, in training", color=PURPLE)
    ax.set(xlabel="pixel 1", ylabel="pixel 2", zlabel="pixel 3")
    ax.set(xticks=[], yticks=[], zticks=[])
    ax.view_init(elev=18, azim=-62)
    show(
        fig,
        "Three axes, one for each pixel. Two pictures are arrows that span a grey "
        "plane. The path of the weights during training runs in a purple plane "
        "parallel to it.",
    )
