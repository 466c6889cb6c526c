"""Arrays drawn as cells: axes, reshaping, broadcasting, rank-1 arrays.

Explained in the notebook `vectorization`. The first array of a calculation is sky
blue, the second yellow, the result green; what NumPy only pretends to copy is pale.
"""

from __future__ import annotations

import ast

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle

from .common import GREEN, GREY, ORANGE, SKY, YELLOW, show

CELL = 0.46  # inches on paper, the same in every picture
FIRST, SECOND, RESULT = SKY, YELLOW, GREEN
SIGNS = {"+": np.add, "−": np.subtract, "/": np.divide}


def axis(table: np.ndarray) -> None:
    """Show a table with its sums over axis 0 (below) and over axis 1 (at the right)."""
    rows, columns = table.shape
    figure, ax = canvas(columns + 5.6, rows + 3.6)
    cells(ax, table, 1.2, 1.2, colour=FIRST)
    cells(ax, table.sum(axis=0), 1.2, rows + 1.9, colour=RESULT)
    cells(ax, table.sum(axis=1)[:, None], columns + 1.9, 1.2, colour=RESULT)
    arrow = {"arrowstyle": "-|>", "color": "black", "lw": 1.5}
    ax.annotate("", (0.6, rows + 1.4), (0.6, 1.2), arrowprops=arrow)
    ax.text(0.35, 1.2 + rows / 2, "axis 0", rotation=90, ha="center", va="center")
    ax.annotate("", (columns + 1.4, 0.75), (1.2, 0.75), arrowprops=arrow)
    ax.text(1.2 + columns / 2, 0.45, "axis 1", ha="center", va="center")
    _note(ax, 1.2 + columns / 2, rows + 3.3, f"sum(axis=0) has shape ({columns},)")
    words = f"sum(axis=1)\nhas shape\n({rows},)"
    _note(ax, columns + 3.1, 1.2 + rows / 2, words, "left")
    show(
        figure,
        f"A table of {rows} rows and {columns} columns. Axis 0 runs down, and summing "
        "over it leaves one number for each column; axis 1 runs to the right, and "
        "summing over it leaves one number for each row.",
    )


def reshape(array: np.ndarray, *shapes: tuple[int, ...]) -> None:
    """Show one array in several shapes, its entries coloured in their order."""
    pieces = [(array, f"{array.shape}")]
    pieces += [(array.reshape(s), f"reshape{s}") for s in shapes]
    _gallery(pieces, f"{array.size} numbers in {len(pieces)} shapes; the order in "
             "which they are read, row after row, stays the same.")  # fmt: skip


def reshape_or_transpose(array: np.ndarray) -> None:
    """Show that reshaping to the transposed shape is not transposing."""
    turned = array.shape[::-1]
    pieces = [(array, "a"), (array.reshape(turned), f"a.reshape{turned}")]
    _gallery(
        [*pieces, (array.T, "a.T")],
        "An array, the same array reshaped, and the same array transposed.",
    )


def side_by_side(**arrays: np.ndarray) -> None:
    """Show arrays next to each other, entries of equal value in equal colour."""
    pieces = [(a, f"{name} {a.shape}") for name, a in arrays.items()]
    _gallery(pieces, "Arrays side by side: " + ", ".join(t for _, t in pieces) + ".")


def image_as_vector(image: np.ndarray) -> None:
    """Show a tiny picture, its pixels' three numbers, and the column they become."""
    height, width, _ = image.shape
    figure, ax = canvas(max(image.size + 1, 4.4 * width + 3), 1.2 * height + 4.0)
    _pixels(ax, image, 0.3, 1.2)
    _note(ax, 0.3 + width / 2, 0.6, f"{height} × {width} pixels")
    tint = np.array(["#f3b5a0", "#a9d8b8", "#a8c8ea"])
    for row in range(height):
        for column in range(width):
            left = width + 2.2 + 3.3 * column
            values = image[row, column][None]
            cells(ax, values, left, 1.2 + 1.2 * row, colour=tint[None])
    _note(ax, width + 2.2 + 1.65 * width, 0.6, f"array of shape {image.shape}")
    flat = image.ravel()[None]
    colours = np.tile(tint, height * width)[None]
    cells(ax, flat, 0.3, 1.2 * height + 1.8, colour=colours)
    words = f"the same numbers, in the order of the column ({flat.size}, 1)"
    _note(ax, 0.3 + flat.size / 2, 1.2 * height + 3.4, words)
    show(
        figure,
        "A tiny colour picture, its red, green and blue numbers pixel by pixel, and "
        "all of them in one line: row after row of pixels, three numbers per pixel.",
    )


def broadcast(a: np.ndarray, b: np.ndarray, sign: str = "+") -> None:
    """Show how NumPy stretches two arrays to combine them, or why it refuses.

    Parameters
    ----------
    a, b : ndarray with one or two axes
    sign : {"+", "−", "/"}
    """
    a, b = np.asarray(a), np.asarray(b)
    wanted = _joint(a.shape, b.shape)
    end = f"give shape {wanted}" if wanted else "do not fit: a ValueError"
    show(_broadcasting(a, b, sign), f"Shapes {a.shape} and {b.shape} {end}.")


def broadcasting(a: str, b: str) -> Figure:
    """Draw the sum of two arrays whose shapes are given as text, for a slider."""
    first, second = (
        np.arange(np.prod(shape)).reshape(shape)
        for shape in (ast.literal_eval(a), ast.literal_eval(b))
    )
    return _broadcasting(first, 10 + 10 * second)


def _broadcasting(a: np.ndarray, b: np.ndarray, sign: str = "+") -> Figure:
    wanted = _joint(a.shape, b.shape)
    grids = [_as_table(np.broadcast_to(x, wanted or x.shape)) for x in (a, b)]
    widths = [g.shape[1] for g in grids]
    height = max(g.shape[0] for g in grids)
    room = sum(widths) + (widths[0] if wanted else 3.2) + 6.2
    figure, ax = canvas(room, max(height, 2.7) + 1.6)
    left = _alignment(ax, a.shape, b.shape, height)
    look = zip((a, b), grids, (FIRST, SECOND), (sign, "="), strict=True)
    for x, grid, colour, mark in look:
        cells(ax, grid, left, 1.3, colour=colour, real=_original(x, grid.shape))
        _note(ax, left + grid.shape[1] / 2, 0.7, f"{x.shape}")
        left += grid.shape[1]
        ax.text(left + 0.6, 1.3 + height / 2, mark, ha="center", va="center", size=15)
        left += 1.2
    if wanted:
        cells(ax, SIGNS[sign](*grids), left, 1.3, colour=RESULT)
        _note(ax, left + widths[0] / 2, 0.7, f"{wanted}")
    else:
        ax.text(left + 1.6, 1.3 + height / 2, "✗\nValueError", color=ORANGE,
                ha="center", va="center", size=12, weight="bold")  # fmt: skip
    return figure


def _alignment(ax: Axes, a: tuple, b: tuple, height: int) -> float:
    """Draw two shapes under each other, aligned at the right, with a mark below."""
    depth = max(len(a), len(b))
    top = 1.3 + max(0, (height - 2.7) / 2)
    for line, (name, shape) in enumerate((("a", a), ("b", b))):
        y = top + line * 1.0 + 0.5
        ax.text(0.3, y, name, ha="center", va="center", style="italic")
        for place in range(depth):
            index = place - (depth - len(shape))
            text = str(shape[index]) if index >= 0 else "(1)"
            colour = "black" if index >= 0 else GREY
            ax.text(1.2 + place, y, text, ha="center", va="center", color=colour)
    for place in range(depth):
        pair = [s[place - depth] if place - depth >= -len(s) else 1 for s in (a, b)]
        fits = pair[0] == pair[1] or 1 in pair
        ax.text(1.2 + place, top + 2.4, "✓" if fits else "✗", ha="center", va="center",
                color=GREEN if fits else ORANGE, weight="bold")  # fmt: skip
    return depth + 1.9


def _joint(a: tuple, b: tuple) -> tuple | None:
    try:
        return np.broadcast_shapes(a, b)
    except ValueError:
        return None


def _as_table(array: np.ndarray) -> np.ndarray:
    return array.reshape(1, -1) if array.ndim < 2 else array


def _original(array: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Which cells of the stretched table are really there."""
    rows, columns = _as_table(array).shape
    there = np.zeros(shape, dtype=bool)
    there[:rows, :columns] = True
    return there


def _gallery(pieces: list[tuple[np.ndarray, str]], alt: str) -> None:
    """Draw arrays in a row, each entry coloured by its value."""
    tables = [(_as_table(np.asarray(a)), title) for a, title in pieces]
    wide = [max(t.shape[1], 0.26 * len(title) + 0.6) for t, title in tables]
    height = max(t.shape[0] for t, _ in tables)
    figure, ax = canvas(sum(wide) + 1.1 * len(wide), height + 1.6)
    lowest, highest = tables[0][0].min(), tables[0][0].max()
    left = 0.4
    for (table, title), space in zip(tables, wide, strict=True):
        shade = (table - lowest) / max(highest - lowest, 1)
        start = left + (space - table.shape[1]) / 2
        cells(ax, table, start, 1.2, colour=plt.get_cmap("YlGnBu")(0.55 * shade))
        _note(ax, left + space / 2, 0.6, title)
        left += space + 1.1
    show(figure, alt)


def canvas(width: float, height: float) -> tuple[Figure, Axes]:
    """Make an empty drawing, `width` by `height` cells, y downwards."""
    figure = plt.figure(figsize=(CELL * width, CELL * height))
    ax = figure.add_axes((0, 0, 1, 1))
    ax.set(xlim=(0, width), ylim=(height, 0), aspect="equal")
    ax.axis("off")
    return figure, ax


def cells(
    ax: Axes,
    table: np.ndarray,
    left: float,
    top: float,
    *,
    colour: str | np.ndarray,
    real: np.ndarray | None = None,
) -> None:
    """Draw a table as cells with numbers; cells that are not `real` are pale.

    Parameters
    ----------
    table : ndarray of shape (rows, columns) or (columns,)
    left, top : float
        Where its first cell begins, in cells.
    colour : str or ndarray of shape (rows, columns) or (rows, columns, 4)
    real : ndarray of bool of shape (rows, columns), optional
    """
    table = _as_table(np.asarray(table))
    for (row, column), value in np.ndenumerate(table):
        face = colour if isinstance(colour, str) else colour[row, column]
        there = real is None or real[row, column]
        edge = dict(edgecolor="white", lw=1.5) if there else dict(
            edgecolor=GREY, lw=0.8, linestyle=(0, (2, 2)))  # fmt: skip
        alpha = 0.55 if there and isinstance(colour, str) else None if there else 0.12
        corner = (left + column, top + row)
        ax.add_patch(Rectangle(corner, 1, 1, facecolor=face, alpha=alpha, **edge))
        ax.text(left + column + 0.5, top + row + 0.5, _number(value), ha="center",
                va="center", size=10, color="black" if there else GREY)  # fmt: skip


def _number(value: float) -> str:
    return f"{value:.2g}" if 0 < abs(value) < 1 else f"{value:.4g}"


def _pixels(ax: Axes, image: np.ndarray, left: float, top: float) -> None:
    for row, column in np.ndindex(*image.shape[:2]):
        corner = (left + column, top + row)
        ax.add_patch(Rectangle(corner, 1, 1, facecolor=image[row, column] / 255))


def _note(ax: Axes, x: float, y: float, text: str, side: str = "center") -> None:
    ax.text(x, y, text, ha=side, va="center", size=10, family="monospace")
