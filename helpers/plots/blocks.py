"""Pictures for “Building blocks”: notation, the chain of blocks, the table of shapes.

The shapes are those of the lesson's section “Getting the shapes right”.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence

import ipywidgets
import matplotlib.pyplot as plt
import numpy as np
from IPython.display import display
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch

from .common import BLUE, GREY, PURPLE, show
from .graphs import BACK, FACE

INK = "#222222"


def notation(layers_dims: Sequence[int] = (5, 4, 3, 1)) -> None:
    """Draw a network with the names of its layers, sizes and parameters.

    Parameters
    ----------
    layers_dims : sequence of int
        Units of each layer, the input layer first.
    """
    fig, ax = plt.subplots(figsize=(9, 3.9))
    xs, ys = _columns(layers_dims)
    last = len(layers_dims) - 1
    for layer in range(last):
        for y in ys[layer]:
            for target in ys[layer + 1]:
                ax.plot(xs[layer : layer + 2], [y, target], color="0.8", lw=0.8)
        middle = (xs[layer] + xs[layer + 1]) / 2
        text = f"$W^{{[{layer + 1}]}}, b^{{[{layer + 1}]}}$"
        ax.text(middle, 2.75, text, ha="center", color=INK)
    for layer, x in enumerate(xs):
        role = "input" if layer == 0 else "output" if layer == last else "hidden"
        look = {"s": 330, "color": FACE[role], "edgecolors": INK, "zorder": 3}
        ax.scatter([x] * len(ys[layer]), ys[layer], **look)
        ax.text(x, -2.75, f"layer {layer}\n{role}", ha="center", va="top")
        size = f"$n^{{[{layer}]}} = {layers_dims[layer]}$"
        ax.text(x, -3.75, size, ha="center", va="top", color=INK)
        ax.text(x, 2.75, f"$A^{{[{layer}]}}$", ha="center", color=BLUE)
    ax.set(xlim=(-0.8, xs[-1] + 0.8), ylim=(-4.3, 3.3))
    ax.axis("off")
    sizes = ", ".join(map(str, layers_dims))
    show(
        fig,
        f"A network with layers 0 to {last} of {sizes} units. Between two layers stand "
        "the parameters W and b that carry the number of the layer on their right.",
    )


def _columns(layers_dims: Sequence[int]) -> tuple[list[float], list[np.ndarray]]:
    """Return x of every layer and y of every unit in it."""
    xs = [2.4 * i for i in range(len(layers_dims))]
    ys = [np.arange(n) - (n - 1) / 2 for n in layers_dims]
    return xs, [y * min(1.0, 4.0 / max(1, len(y) - 1)) for y in ys]


def chain_figure(layers: int = 3) -> Figure:
    """Draw the blocks of a network: forward above, caches between, backward below.

    Parameters
    ----------
    layers : int
        How many layers, L.
    """
    fig, ax = plt.subplots(figsize=(2.2 * layers + 2.2, 4.2))
    for layer in range(1, layers + 1):
        x, name = 3.2 * layer, "sigmoid" if layer == layers else "ReLU"
        _box(ax, x, 3.0, f"$W^{{[{layer}]}}, b^{{[{layer}]}}$\nlinear, {name}", INK)
        _box(ax, x, 0.0, f"{name}, linear\nbackward", BACK)
        _arrow(ax, (x - 2.2, 3.0), (x - 1.0, 3.0), INK, f"$A^{{[{layer - 1}]}}$")
        _arrow(ax, (x - 1.0, 0.0), (x - 2.2, 0.0), BACK, f"$dA^{{[{layer - 1}]}}$")
        _arrow(ax, (x, 2.4), (x, 0.6), GREY)
        cache = f"cache {layer}\n$A^{{[{layer - 1}]}}, W^{{[{layer}]}},$\n"
        cache += f"$b^{{[{layer}]}}, Z^{{[{layer}]}}$"
        ax.text(x + 0.12, 1.5, cache, color=GREY, va="center", fontsize=9)
        _arrow(ax, (x, -0.6), (x, -1.4), BACK)
        text = f"$dW^{{[{layer}]}}, db^{{[{layer}]}}$"
        ax.text(x, -1.55, text, color=BACK, ha="center", va="top")
    end = 3.2 * layers
    _arrow(ax, (end + 1.0, 3.0), (end + 2.2, 3.0), INK, f"$A^{{[{layers}]}}$")
    _arrow(ax, (end + 2.2, 0.0), (end + 1.0, 0.0), BACK, f"$dA^{{[{layers}]}}$")
    ax.text(end + 2.4, 1.5, "cost\n$J$", ha="center", va="center", fontsize=13)
    _arrow(ax, (end + 2.4, 2.7), (end + 2.4, 2.0), INK)
    _arrow(ax, (end + 2.4, 1.0), (end + 2.4, 0.3), BACK)
    ax.set(xlim=(0.7, end + 2.9), ylim=(-2.1, 3.8))
    ax.axis("off")
    return fig


def _box(ax: plt.Axes, x: float, y: float, text: str, colour: str) -> None:
    corner, style = (x - 1.0, y - 0.6), "round,pad=0.02,rounding_size=0.15"
    ax.add_patch(FancyBboxPatch(corner, 2.0, 1.2, style, fc="white", ec=colour, lw=1.8))
    ax.text(x, y, text, ha="center", va="center", color=colour, fontsize=9)


def _arrow(ax: plt.Axes, start: tuple, end: tuple, colour: str, text: str = "") -> None:
    style = {"arrowstyle": "-|>", "color": colour, "lw": 1.6}
    ax.annotate("", end, start, arrowprops=style)
    if text:
        middle = (start[0] + end[0]) / 2
        ax.text(middle, start[1] + 0.18, text, color=colour, ha="center")


def shapes(layers_dims: str = "5, 4, 3, 1", m: int = 6) -> None:
    """Show the shape of everything in a network, with fields to change the network.

    Parameters
    ----------
    layers_dims : str
        Units of each layer, the input layer first, separated by commas.
    m : int
        Examples.
    """
    wide = {"style": {"description_width": "initial"}}
    sizes = ipywidgets.Text(layers_dims, description="layers_dims", **wide)
    examples = ipywidgets.BoundedIntText(
        m, min=1, max=10**9, description="m (examples)", **wide
    )
    text, body = shape_table(layers_dims, m)
    table = ipywidgets.HTML(body)

    def redraw(change: object) -> None:
        table.value = shape_table(sizes.value, examples.value)[1]

    sizes.observe(redraw, names="value")
    examples.observe(redraw, names="value")
    box = ipywidgets.VBox([sizes, examples, table])
    view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
    bundle = {
        "application/vnd.jupyter.widget-view+json": view,
        "text/html": body,
        "text/plain": text,
    }
    display(bundle, raw=True)


def shape_table(layers_dims: str, m: int) -> tuple[str, str]:
    """Write the table of shapes as plain text and as HTML.

    Returns
    -------
    text, body : str
        A sentence about what is wrong in place of both, if `layers_dims` is not a
        list of at least two whole numbers from 1.
    """
    parts = layers_dims.strip("[]() ,").replace(",", " ").split()
    if len(parts) < 2 or not all(p.isdecimal() and int(p) for p in parts):
        wrong = "layers_dims needs two whole numbers or more, such as 5, 4, 3, 1"
        return wrong, html.escape(wrong)
    sizes = [int(p) for p in parts]
    head = ("layer", "W and dW", "b and db", "Z, A and their d", "parameters")
    rows = [("0 (input)", "", "", f"({sizes[0]}, {m})", "")]
    total = 0
    for layer, (before, units) in enumerate(zip(sizes, sizes[1:], strict=False), 1):
        count = units * before + units
        total += count
        weights, column = f"({units}, {before})", f"({units}, {m})"
        rows.append((f"{layer}", weights, f"({units}, 1)", column, f"{count:,}"))
    rows.append(("all", "", "", "", f"{total:,}"))
    return _plain(head, rows), _html(head, rows)


def _plain(head: tuple, rows: list[tuple]) -> str:
    widths = [max(len(r[i]) for r in (head, *rows)) for i in range(len(head))]
    lines = (
        "  ".join(f"{v:<{w}}" for v, w in zip(r, widths, strict=True)).rstrip()
        for r in (head, *rows)
    )
    return "\n".join(lines)


def _html(head: tuple, rows: list[tuple]) -> str:
    cell = '<td style="text-align:left;padding:.15em 1.2em .15em 0">{}</td>'
    top = "".join(
        f'<th scope="col" style="text-align:left;padding-right:1.2em">{h}</th>'
        for h in head
    )
    lines = ("<tr>" + "".join(cell.format(v) for v in r) + "</tr>" for r in rows)
    return f"<table><tr>{top}</tr>{''.join(lines)}</table>"


def one_step(cost_after: Callable[[float], float], learning_rate: float) -> Figure:
    """Draw the cost after one step of gradient descent, against the learning rate.

    Parameters
    ----------
    cost_after : callable
        Learning rate to the cost after one step with it.
    learning_rate : float
        Where to put the mark.
    """
    rates = np.linspace(0.0, 16.0, 81)
    fig, ax = plt.subplots(figsize=(6.4, 3.6))
    start = float(cost_after(0.0))
    ax.plot(rates, [float(cost_after(r)) for r in rates], color=BLUE)
    ax.axhline(start, color=GREY, lw=1, ls=":")
    ax.annotate("no step", (6.0, start), color=GREY, ha="center", va="bottom")
    here = float(cost_after(learning_rate))
    ax.plot([learning_rate], [here], "o", color=PURPLE, ms=9)
    ax.set(xlabel="learning rate", ylabel="cost after one step")
    ax.set_title(f"cost {start:.3f} → {here:.3f}")
    return fig
