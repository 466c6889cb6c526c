"""Matrix products drawn as blocks, so that shapes can be seen to fit."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from .common import GREY, show
from .graphs import FACE, canvas


def product(*factors: tuple[str, int, int], unit: float = 0.32, alt: str = "") -> None:
    """Show a matrix product as blocks, so that the shapes can be seen to fit.

    Parameters
    ----------
    *factors : tuple (name, rows, columns)
        The factors, then the result; sizes are those of the drawing.
    unit : float
        Inches per row and column.
    """
    signs = ["@"] * (len(factors) - 2) + ["="]
    tall = max(rows for _, rows, _ in factors)
    wide = sum(columns for _, _, columns in factors) + 2.2 * len(factors)
    figure, ax = canvas(wide * unit, (tall + 2.6) * unit, (wide, tall + 2.6))
    x = 1.0
    for i, (name, rows, columns) in enumerate(factors):
        face = FACE["output"] if i == len(factors) - 1 else FACE["hidden"]
        _block(ax, x, 1.6 + (tall - rows) / 2, rows, columns, face)
        ax.text(x + columns / 2, tall + 1.9, name, ha="center", fontsize=13)
        ax.text(x + columns / 2, 0.4, f"({rows}, {columns})", ha="center", color=GREY)
        if i < len(signs):
            ax.text(x + columns + 1.1, 1.6 + tall / 2, signs[i], fontsize=15,
                    ha="center", va="center")  # fmt: skip
        x += columns + 2.2
    shapes = " by ".join(f"{n} ({r}, {c})" for n, r, c in factors[:-1])
    name, rows, columns = factors[-1]
    said = alt or f"{shapes} gives {name} ({rows}, {columns})."
    show(figure, said.replace("$", "").replace("^T", " transposed"))


def _block(ax: Axes, x: float, y: float, rows: int, columns: int, face: str) -> None:
    for i in range(rows):
        for j in range(columns):
            ax.add_patch(Rectangle((x + j, y + i), 1, 1, fc=face, ec="white", lw=1))
    ax.add_patch(Rectangle((x, y), columns, rows, fc="none", ec="#333333", lw=1.2))
