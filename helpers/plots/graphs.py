"""Drawings of units, networks and computation graphs."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Circle, FancyBboxPatch

from .common import BLUE, GREY, show

FACE = {"input": "#eeeeee", "hidden": "#d6ecf8", "output": "#fbe3d0"}
RADIUS = 0.28
BACK = "#A23B72"  # the purple of gradients, dark enough for small text


# ------------------------------------------------------------------ networks


def network(
    layer_sizes: Sequence[int],
    *,
    names: Sequence[str] | None = None,
    inputs: Sequence[str] | None = None,
    output: str = "ŷ",
    most: int = 6,
    title: str = "",
    alt: str = "",
) -> None:
    """Show a network of fully connected layers; see `network_figure`."""
    figure = network_figure(
        layer_sizes, names=names, inputs=inputs, output=output, most=most, title=title
    )
    *before, last = map(str, layer_sizes)
    show(figure, alt or f"Network with layers of {', '.join(before)} and {last} units.")


def network_figure(
    layer_sizes: Sequence[int],
    *,
    names: Sequence[str] | None = None,
    inputs: Sequence[str] | None = None,
    output: str = "ŷ",
    most: int = 6,
    title: str = "",
) -> Figure:
    """Draw a network of fully connected layers.

    Parameters
    ----------
    layer_sizes : sequence of int
        Units of every layer, the input layer first: ``[12288, 20, 7, 5, 1]``.
    names : sequence of str, optional
        What stands under each layer; by default "input", "layer 1", ….
    inputs : sequence of str, optional
        What stands in the input circles; by default x₁, x₂, ….
    output : str
        What stands behind the last layer.
    most : int
        A layer with more units is drawn with `most` circles, one of them as dots.
    title : str
    """
    tallest = min(max(layer_sizes), most)
    width = 1.9 * len(layer_sizes) + 0.6
    figure, ax = canvas(width, 0.72 * tallest + 1.1, (width, tallest + 1.3))
    places = [_column(i, n, most, tallest) for i, n in enumerate(layer_sizes)]
    for left, right in zip(places, places[1:], strict=False):
        _wires(ax, left, right)
    names = names or ["input", *(f"layer {i}" for i in range(1, len(layer_sizes)))]
    for i, (spots, size) in enumerate(zip(places, layer_sizes, strict=True)):
        role = "input" if i == 0 else "output" if i == len(places) - 1 else "hidden"
        _units(ax, spots, size, role, inputs if i == 0 else None)
        _caption(ax, spots[0][0], f"{names[i]}\n{size:,} unit{'s' * (size > 1)}")
    for x, y in places[-1]:
        _arrow(ax, (x + RADIUS, y), (x + 0.85, y))
    if len(places[-1]) == 1:
        ax.text(x + 0.92, y, output, va="center", fontsize=13)
    ax.set_title(title)
    return figure


def _column(index: int, size: int, most: int, tallest: int) -> list[tuple]:
    shown = min(size, most)
    x = 0.8 + 1.9 * index
    return [(x, 0.9 + tallest / 2 + (shown - 1) / 2 - i) for i in range(shown)]


def _wires(ax: Axes, left: list, right: list) -> None:
    for x1, y1 in left:
        for x2, y2 in right:
            ax.plot([x1, x2], [y1, y2], color=GREY, lw=0.7, alpha=0.6, zorder=1)


def _units(
    ax: Axes, spots: list, size: int, role: str, inputs: Sequence[str] | None
) -> None:
    hidden_from = len(spots) - 2 if size > len(spots) else None
    for i, (x, y) in enumerate(spots):
        if i == hidden_from:
            ax.add_patch(Circle((x, y), RADIUS, fc="white", ec="white", zorder=2))
            ax.text(x, y, "⋮", ha="center", va="center", fontsize=18, zorder=3)
            continue
        text = ""
        if role == "input":
            number = size if hidden_from is not None and i > hidden_from else i + 1
            text = inputs[i] if inputs else rf"$x_{{{number}}}$"
        unit(ax, x, y, text, role)


def unit(ax: Axes, x: float, y: float, text: str = "", role: str = "hidden") -> None:
    """Draw one unit as a circle of radius `RADIUS`."""
    ax.add_patch(Circle((x, y), RADIUS, fc=FACE[role], ec="#333333", lw=1.2, zorder=2))
    size = 11 if len(text) < 9 else 7
    ax.text(x, y, text, ha="center", va="center", fontsize=size, zorder=3)


def neuron(
    inputs: Sequence[str] = (r"$x_1$", r"$x_2$", r"$x_3$"),
    *,
    activation: str = r"$\sigma(z)$",
    alt: str = "",
) -> None:
    """Show one unit: inputs, weights on the wires, score, activation."""
    figure, ax = canvas(7.2, 2.9, (7.2, 2.9))
    middle = 1.45
    for i, name in enumerate(inputs):
        y = middle + ((len(inputs) - 1) / 2 - i) * 0.85
        _arrow(ax, (0.6 + RADIUS, y), (2.85, middle))
        unit(ax, 0.6, y, name, "input")
        ax.text(1.75, (y + middle) / 2 + 0.12, f"$w_{i + 1}$", color=BLUE, ha="center")
    box(ax, 3.75, middle, 1.8, 0.9, r"$z = w^{T}x + b$", FACE["hidden"])
    ax.text(3.75, middle + 0.62, "score", ha="center", color=GREY)
    _arrow(ax, (4.65, middle), (5.0, middle))
    box(ax, 5.6, middle, 1.2, 0.9, f"$a$ = {activation}", FACE["output"])
    ax.text(5.6, middle + 0.62, "activation", ha="center", color=GREY)
    _arrow(ax, (6.2, middle), (6.7, middle))
    ax.text(6.78, middle, "ŷ", va="center", fontsize=13)
    show(figure, alt or f"One unit with {len(inputs)} inputs, a score z and output a.")


# --------------------------------------------------------- computation graphs


def computation_figure(a: float = 5.0, b: float = 3.0, c: float = 2.0) -> Figure:
    """Draw J = 3(a + bc) with values forwards (blue) and gradients back (purple)."""
    u, v = b * c, a + b * c
    figure, ax = canvas(8.6, 3.2, (8.6, 3.2))
    rows = {"a": (a, 2.5, 3), "b": (b, 1.5, 3 * c), "c": (c, 0.6, 3 * b)}
    for name, (value, y, slope) in rows.items():
        box(ax, 0.6, y, 0.8, 0.5, f"{name} = {value:g}", FACE["input"])
        _slope(ax, 0.6, y - 0.42, f"∂J/∂{name} = {slope:g}")
    steps = (
        (3.0, 1.05, f"u = bc = {u:g}", "∂J/∂u = 3"),
        (5.2, 1.8, f"v = a + u = {v:g}", "∂J/∂v = 3"),
        (7.5, 1.8, f"J = 3v = {3 * v:g}", "∂J/∂J = 1"),
    )
    for x, y, text, slope in steps:
        box(ax, x, y, 1.7, 0.55, text, FACE["hidden"])
        _slope(ax, x, y - 0.46, slope)
    _arrow(ax, (1.0, 1.5), (2.15, 1.15))
    _arrow(ax, (1.0, 0.6), (2.15, 0.95))
    _arrow(ax, (1.0, 2.5), (4.35, 1.9))
    _arrow(ax, (3.85, 1.15), (4.35, 1.65))
    _arrow(ax, (6.05, 1.8), (6.65, 1.8))
    ax.text(3.2, 2.95, "forwards: values →", color=BLUE)
    ax.text(5.9, 2.95, "← backwards: gradients", color=BACK)
    return figure


def one_example() -> None:
    """Show the computation graph of one example with two inputs, both ways."""
    figure, ax = canvas(9.2, 3.4, (9.2, 3.4))
    left = (
        (r"$w_1 = 0.5$, $x_1 = 1$", 2.9, r"$dw_1 = x_1\,dz = -0.5$"),
        (r"$w_2 = -0.25$, $x_2 = 2$", 1.8, r"$dw_2 = x_2\,dz = -1$"),
        (r"$b = 0$", 0.7, r"$db = dz = -0.5$"),
    )
    for text, y, slope in left:
        box(ax, 1.15, y, 2.1, 0.5, text, FACE["input"])
        _slope(ax, 1.15, y - 0.42, slope)
        _arrow(ax, (2.2, y), (2.95, 1.8 + (y - 1.8) * 0.12))
    steps = (
        (4.15, 2.3, "$z = w_1x_1 + w_2x_2 + b$\n$= 0$", r"$dz = a - y = -0.5$"),
        (6.45, 1.3, "$a = \\sigma(z)$\n$= 0.5$", r"$da = -1/a = -2$"),
        (8.25, 1.4, "$L(a, 1)$\n$= 0.693$", ""),
    )
    for x, width, text, slope in steps:
        box(ax, x, 1.8, width, 0.85, text, FACE["hidden"])
        _slope(ax, x, 1.1, slope)
    _arrow(ax, (5.3, 1.8), (5.8, 1.8))
    _arrow(ax, (7.1, 1.8), (7.55, 1.8))
    ax.text(4.6, 3.05, "forwards: values →", color=BLUE)
    ax.text(6.8, 3.05, "← backwards: gradients", color=BACK)
    show(
        figure,
        "Graph of one example. Forwards: z = 0, a = 0.5, loss 0.693. Backwards: "
        "da = −2, dz = −0.5, dw1 = −0.5, dw2 = −1, db = −0.5.",
    )


def box(
    ax: Axes, x: float, y: float, width: float, height: float, text: str, face: str
) -> None:
    """Draw a rounded box around its centre, with text in it."""
    corner = (x - width / 2, y - height / 2)
    shape = FancyBboxPatch(
        corner, width, height, boxstyle="round,pad=0,rounding_size=0.12",
        fc=face, ec="#333333", lw=1.1, zorder=2,
    )  # fmt: skip
    ax.add_patch(shape)
    ax.text(x, y, text, ha="center", va="center", fontsize=10.5, zorder=3)


def canvas(width: float, height: float, limits: tuple) -> tuple[Figure, Axes]:
    """Make a figure of so many inches, without axes, for drawing by hand."""
    figure, ax = plt.subplots(figsize=(width, height))
    ax.set(xlim=(0, limits[0]), ylim=(0, limits[1]))
    ax.set_aspect("equal")
    ax.axis("off")
    return figure, ax


def _arrow(ax: Axes, start: tuple, end: tuple) -> None:
    style = {"arrowstyle": "-|>", "color": "#555555", "lw": 1.2}
    ax.annotate("", xy=end, xytext=start, arrowprops=style)


def _slope(ax: Axes, x: float, y: float, text: str) -> None:
    ax.text(x, y, text, ha="center", va="center", color=BACK, fontsize=10)


def _caption(ax: Axes, x: float, text: str) -> None:
    ax.text(x, 0.42, text, ha="center", va="center", fontsize=9.5, color="#444444")
