"""Kinds of networks, each as a small drawing."""

from __future__ import annotations

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import Circle, Rectangle

from .common import BLUE, GREY, show
from .graphs import FACE, box


def network_kinds() -> None:
    """Show a standard, a convolutional, a recurrent and a hybrid network."""
    figure, axes = plt.subplots(1, 4, figsize=(11.2, 3.1), layout="constrained")
    titles = ("standard", "convolutional", "recurrent", "hybrid")
    drawings = (_standard, _convolutional, _recurrent, _hybrid)
    for ax, title, draw in zip(axes, titles, drawings, strict=True):
        ax.set(xlim=(0, 4), ylim=(0, 4), title=title)
        ax.set_aspect("equal")
        ax.axis("off")
        draw(ax)
    show(
        figure,
        "Four drawings. Standard: every unit is joined to every unit of the next "
        "layer. Convolutional: one small window slides over a picture. Recurrent: the "
        "same unit reads one item after the other and passes on a memory. Hybrid: a "
        "branch for pictures and one for numbers meet.",
    )


def _layers(ax: Axes, columns: dict[float, tuple], radius: float = 0.2) -> None:
    """Draw layers of circles at given places, each joined to all of the next."""
    places = [[(x, y) for y in ys] for x, ys in columns.items()]
    for left, right in zip(places, places[1:], strict=False):
        for a in left:
            for b in right:
                ax.plot(*zip(a, b, strict=True), color=GREY, lw=0.8, zorder=1)
    roles = ["input", *["hidden"] * (len(places) - 2), "output"]
    for spots, role in zip(places, roles, strict=True):
        for spot in spots:
            ax.add_patch(Circle(spot, radius, fc=FACE[role], ec="#333333", zorder=2))


def _standard(ax: Axes) -> None:
    _layers(ax, {0.5: (1, 2, 3), 1.9: (0.5, 1.5, 2.5, 3.5), 3.3: (2,)})


def _grid(ax: Axes, x: float, y: float, cells: int, size: float, face: str) -> None:
    for i in range(cells):
        for j in range(cells):
            corner = (x + i * size, y + j * size)
            ax.add_patch(Rectangle(corner, size, size, fc=face, ec="white", lw=1.2))


def _convolutional(ax: Axes) -> None:
    _grid(ax, 0.1, 1.0, 6, 0.36, FACE["input"])
    _grid(ax, 2.8, 1.35, 4, 0.28, FACE["hidden"])
    window = Rectangle((0.46, 2.08), 0.72, 0.72, fc=FACE["output"], ec=BLUE, lw=2)
    ax.add_patch(window)
    ax.add_patch(Rectangle((2.8, 2.19), 0.28, 0.28, fc=BLUE, ec=BLUE))
    for start, end in (((1.18, 2.8), (2.8, 2.47)), ((1.18, 2.08), (2.8, 2.19))):
        ax.plot(*zip(start, end, strict=True), color=BLUE, lw=1)
    ax.text(2, 0.45, "one small window, everywhere", ha="center", fontsize=9)


def _recurrent(ax: Axes) -> None:
    for i, word in enumerate(("the", "owl", "heard")):
        x = 0.65 + 1.3 * i
        box(ax, x, 2.1, 0.75, 0.7, "same\nunit", FACE["hidden"])
        ax.text(x, 0.75, word, ha="center")
        _arrow(ax, (x, 1.05), (x, 1.7))
        _arrow(ax, (x, 2.5), (x, 3.2))
        if i:
            _arrow(ax, (x - 0.9, 2.1), (x - 0.4, 2.1))
    ax.text(2, 0.3, "memory passes to the right", ha="center", fontsize=9)


def _hybrid(ax: Axes) -> None:
    _grid(ax, 0.1, 2.3, 4, 0.3, FACE["input"])
    box(ax, 2.1, 2.9, 1.0, 0.6, "window", FACE["hidden"])
    for y in (0.7, 1.4):
        ax.add_patch(Circle((0.7, y), 0.2, fc=FACE["input"], ec="#333333"))
    box(ax, 2.1, 1.05, 1.0, 0.6, "standard", FACE["hidden"])
    ax.add_patch(Circle((3.5, 2.0), 0.25, fc=FACE["output"], ec="#333333"))
    _arrow(ax, (1.35, 2.9), (1.58, 2.9))
    _arrow(ax, (0.95, 1.05), (1.58, 1.05))
    _arrow(ax, (2.62, 2.8), (3.3, 2.15))
    _arrow(ax, (2.62, 1.15), (3.3, 1.85))
    ax.text(2, 0.2, "picture and numbers meet", ha="center", fontsize=9)


def _arrow(ax: Axes, start: tuple, end: tuple) -> None:
    style = {"arrowstyle": "-|>", "color": "#555555", "lw": 1.2}
    ax.annotate("", xy=end, xytext=start, arrowprops=style)
