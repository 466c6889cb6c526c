"""Row times column under a slider: the operation that the whole course is made of."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure

from ..plots.common import BLUE, ORANGE, PURPLE
from . import base

A = [[1, 0, 3, -1], [2, -1, 1, 0], [0, 2, -2, 1], [1, 1, 0, 2]]
B = [[2, 1, 0, -1], [0, 3, 1, 2], [1, -1, 2, 0], [1, 0, 1, 1]]
SHAPES = (2, 3), (3, 4)


def matrix_product() -> None:
    """Take a matrix product apart: entries, shapes, the loop, and what `*` does."""
    base.show(MatrixProduct())


class MatrixProduct(base.Scene):
    """Two matrices, and how far their product has been worked out."""

    script = "matrix_product.js"
    alt = (
        "A of shape (2, 3) on the left, B of shape (3, 4) above, and their product in "
        "the corner between them; a row, a column and one entry are marked."
    )

    def __init__(self) -> None:
        self.data = {}
        self.values = {"A": A, "B": B, "a": SHAPES[0], "b": SHAPES[1]}
        self.values |= {"operation": "A @ B", "step": 6}

    def still(self) -> Figure:
        """Draw both matrices and their product, with one row, column and entry."""
        figure = Figure(figsize=(6.4, 4.2))
        ax = figure.subplots()
        a, b = np.array(A)[:2, :3], np.array(B)[:3, :4]
        _write(ax, a, 0, 4, {(0, k): BLUE for k in range(3)})
        _write(ax, b, 4, 0, {(k, 1): ORANGE for k in range(3)})
        _write(ax, a @ b, 4, 4, {(0, 1): PURPLE})
        for text, x, y in (("A (2, 3)", 1, 3.2), ("B (3, 4)", 3, 1), ("A @ B", 3, 5)):
            ax.text(x, y, text, ha="center", va="center")
        ax.set(xlim=(-0.7, 7.7), ylim=(5.7, -0.7))
        ax.axis("off")
        return figure


def _write(ax, matrix, left, top, marked) -> None:
    for (i, j), value in np.ndenumerate(matrix):
        colour = marked.get((i, j), "#eeeeee")
        ax.add_patch(_box(left + j, top + i, colour))
        dark = "white" if (i, j) in marked else "black"
        ax.text(left + j, top + i, f"{value}".replace("-", "−"), ha="center",
                va="center", color=dark, size=13)  # fmt: skip


def _box(x: float, y: float, colour: str):
    from matplotlib.patches import Rectangle

    return Rectangle((x - 0.45, y - 0.45), 0.9, 0.9, color=colour)
