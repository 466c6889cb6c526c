"""What depth is good for: features of features, folded lines, and how signals fade.

For the sections “Why go deep?” to “A start for deep networks” of “Image
classification”.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Ellipse, Polygon

from .. import deep
from .common import BLUE, GREEN, GREY, ORANGE, PURPLE, show

INK = "#222222"


def hierarchy() -> None:
    """Draw what the layers of a trained network for pictures tend to look for."""
    fig = plt.figure(figsize=(9.6, 3.5))
    titles = ("first layers: edges", "middle layers: parts", "last layers: faces")
    for column, title in enumerate(titles):
        fig.text(0.18 + 0.325 * column, 0.98, title, ha="center", va="top", fontsize=12)
    for i in range(6):
        _edge(_tile(fig, 0.04 + 0.095 * (i % 3), 0.57 - 0.37 * (i // 3)), np.pi * i / 6)
    for i, part in enumerate((_ear, _eye, _nose, _whiskers)):
        part(_tile(fig, 0.38 + 0.12 * (i % 2), 0.54 - 0.42 * (i // 2), 0.11))
    _face(_tile(fig, 0.70, 0.13, 0.26))
    for x in (0.345, 0.645):
        fig.text(x, 0.46, "→", fontsize=20, ha="center", color=GREY)
    show(
        fig,
        "Three panels. Left: six stripes at different angles, what first layers look "
        "for. Middle: an ear, an eye, a nose with a mouth, whiskers. Right: the face "
        "of a cat, put together from these parts.",
    )


def _tile(fig: Figure, x: float, y: float, width: float = 0.085) -> Axes:
    ax = fig.add_axes((x, y, width, width * 9.6 / 3.5))
    ax.set(xlim=(-1, 1), ylim=(-1, 1), xticks=[], yticks=[])
    for spine in ax.spines.values():
        spine.set(visible=True, color="0.75")
    return ax


def _edge(ax: Axes, angle: float) -> None:
    x, y = np.meshgrid(np.linspace(-1, 1, 60), np.linspace(-1, 1, 60))
    along = x * np.sin(angle) + y * np.cos(angle)
    stripe = np.sin(4 * along) * np.exp(-2.5 * (x**2 + y**2))
    ax.imshow(stripe, extent=(-1, 1, -1, 1), cmap="gray", origin="lower")


def _ear(ax: Axes, x: float = 0.0, y: float = -0.1, size: float = 1.0) -> None:
    for scale, colour in ((0.8, "#c9874f"), (0.45, "#efb8b0")):
        points = np.array([(-0.8, -0.7), (0.8, -0.7), (0.1, 0.95)]) * scale * size
        ax.add_patch(Polygon(points + (x, y), fc=colour, ec=INK, lw=1.2))


def _eye(ax: Axes, x: float = 0.0, y: float = 0.0, size: float = 1.0) -> None:
    for width, height, colour in ((1.4, 1.1, "#d9c24a"), (0.35, 1.0, INK)):
        shape = Ellipse((x, y), width * size, height * size, fc=colour, ec=INK, lw=1.2)
        ax.add_patch(shape)
    ax.plot([x + 0.12 * size], [y + 0.25 * size], "o", color="white", ms=1 + 3 * size)


def _nose(ax: Axes, x: float = 0.0, y: float = 0.2, size: float = 1.0) -> None:
    points = np.array([(-0.35, 0.2), (0.35, 0.2), (0, -0.2)]) * size + (x, y)
    ax.add_patch(Polygon(points, fc="#e08e86", ec=INK, lw=1.2))
    turn = np.linspace(np.pi, 2 * np.pi, 30)
    for side in (-1, 1):
        curve_x = x + size * (0.3 * side + 0.3 * np.cos(turn))
        ax.plot(curve_x, y - 0.2 * size + 0.35 * size * np.sin(turn), color=INK, lw=1.2)


def _whiskers(ax: Axes, x: float = 0.0, y: float = 0.0, size: float = 1.0) -> None:
    for side in (-1, 1):
        for lift in (-0.35, 0.0, 0.35):
            start, end = x + 0.25 * side * size, x + 0.9 * side * size
            heights = [y + 0.3 * lift * size, y + lift * size]
            ax.plot([start, end], heights, color=INK, lw=1.2)


def _face(ax: Axes) -> None:
    for side in (-1, 1):
        _ear(ax, 0.48 * side, 0.55, 0.5)
    ax.add_patch(Ellipse((0, -0.1), 1.5, 1.35, fc="#c9874f", ec=INK, lw=1.2))
    for side in (-1, 1):
        _eye(ax, 0.33 * side, 0.08, 0.3)
    _nose(ax, 0, -0.28, 0.3)
    _whiskers(ax, 0, -0.35, 0.95)


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


def units_needed(measured: Mapping[str, Mapping[int, int]]) -> None:
    """Draw how many hidden units each way of computing parity takes.

    Parameters
    ----------
    measured : mapping
        Name of the way to {bits: hidden units} of networks that were found right.
    """
    fig, ax = plt.subplots(figsize=(7, 3.8))
    n = np.arange(2, 33)
    curves = (2.0 ** (n - 1), 1.0 * n, 2 * np.log2(n))
    looks = ((ORANGE, "s"), (GREEN, "^"), (BLUE, "o"))
    rows = zip(measured.items(), curves, looks, strict=True)
    for (name, found), curve, (colour, mark) in rows:
        ax.semilogy(n, curve, color=colour, lw=1, ls="--")
        ax.semilogy(*zip(*found.items(), strict=True), mark, color=colour, label=name)
    ax.set(xlabel="bits", ylabel="hidden units", ylim=(1, 1e6))
    ax.legend(loc="upper left", title="found right on every pattern")
    show(
        fig,
        "Hidden units against the number of bits, on a logarithmic axis. Looking up "
        "doubles with every bit, counting grows in proportion, folding hardly grows.",
    )


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
        "Accuracy on all patterns for each network, one mark a random start. The "
        "networks with fewer, wider layers are more often close to 100 percent.",
    )


def signal(layers: int, units: int) -> Figure:
    """Draw how large activations are, layer by layer, for two scales of the weights.

    Parameters
    ----------
    layers : int
        Layers, all hidden but the last.
    units : int
        Units of every hidden layer.
    """
    X = np.random.default_rng(0).normal(size=(100, 60))
    sizes = [100, *[units] * (layers - 1), 1]
    fig, ax = plt.subplots(figsize=(6.8, 3.6))
    for scale, colour, mark in (("1/√n", BLUE, "o"), ("0.01", ORANGE, "s")):
        with deep.starting(seed=1, scale=scale):
            parameters = deep.initialize_parameters_deep(sizes)
        _, caches = deep.L_model_forward(X, parameters)
        strength = [np.sqrt(np.mean(Z**2)) for _, _, Z in caches]
        steps = np.arange(1, layers + 1)
        ax.semilogy(steps, strength, mark, ls="-", color=colour, label=f"times {scale}")
    ax.set(xlabel="layer", ylabel="size of Z", ylim=(1e-16, 10))
    ax.set_xticks(steps)
    ax.legend(loc="lower left", title="weights")
    ax.set_title(f"{layers} layers, {units} units in each hidden one")
    return fig


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
        "Three axes, one a pixel. Two pictures are arrows that span a grey plane. The "
        "path of the weights during training runs in a purple plane parallel to it.",
    )
