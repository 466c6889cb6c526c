"""Points in a plane, and what a model makes of the plane between them.

Every picture takes the model as a function from points of shape (2, k) to the
probabilities of class 1, shape (1, k); the networks themselves are the student's.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .common import BLUE, CLASS_CMAP, ORANGE, show

Model = Callable[[np.ndarray], np.ndarray]
CLASSES = ((0, BLUE, "^"), (1, ORANGE, "o"))
GRID = 120  # points along each side of the picture


# ------------------------------------------------------------------ points


def scatter(X: np.ndarray, Y: np.ndarray, *, title: str = "") -> None:
    """Show points of two classes: class 1 as orange circles, class 0 as blue triangles.

    Parameters
    ----------
    X : ndarray of shape (2, m)
    Y : ndarray of shape (1, m)
    title : str
    """
    figure, ax = plt.subplots(figsize=(4.8, 4.4))
    draw_points(ax, X, Y, size=26)
    ax.set(xlabel="$x_1$", ylabel="$x_2$", title=title)
    ax.legend(loc="upper left", bbox_to_anchor=(1, 1))
    count = int(np.sum(Y))
    show(
        figure,
        f"{title or 'Points in a plane'}: {count} orange circles of class 1 and "
        f"{Y.size - count} blue triangles of class 0.",
    )


def draw_points(ax: Axes, X: np.ndarray, Y: np.ndarray, size: float = 13) -> None:
    """Draw points of both classes, each with its colour and its shape."""
    for label, colour, marker in CLASSES:
        of_class = np.ravel(Y) == label
        ax.scatter(
            *X[:, of_class], s=size, c=colour, marker=marker, ec="white", lw=0.4,
            label=f"class {label}", zorder=3,
        )  # fmt: skip
    ax.set_aspect("equal")


def one_line(X: np.ndarray, Y: np.ndarray) -> Callable[[float, float], Figure]:
    """Make the function that draws one straight line through the points.

    Its arguments are the line's `angle` in degrees and its `shift` from the centre;
    the title counts the points on the side of their own colour.
    """

    def draw(angle: float, shift: float) -> Figure:
        radians = np.radians(angle)
        across = np.array([-np.sin(radians), np.cos(radians)])
        above = across @ X > shift
        swap = np.mean(above == np.ravel(Y)) < 0.5
        right = np.mean((above != swap) == np.ravel(Y))

        def model(points: np.ndarray) -> np.ndarray:
            beyond = 20 * (across @ points - shift)
            return 0.5 + np.clip(-beyond if swap else beyond, -0.35, 0.35)

        return boundary_figure(model, X, Y, title=f"{right:.1%} correct")

    return draw


# -------------------------------------------------------------- boundaries


def boundary(model: Model, X: np.ndarray, Y: np.ndarray, *, title: str = "") -> None:
    """Show the plane in a model's colours, with its decision boundary and the points.

    Parameters
    ----------
    model : callable
        From points (2, k) to probabilities of class 1, shape (1, k).
    X : ndarray of shape (2, m)
    Y : ndarray of shape (1, m)
    title : str
    """
    figure = boundary_figure(model, X, Y, title=title)
    share = np.mean((np.ravel(model(X)) > 0.5) == np.ravel(Y))
    show(
        figure,
        f"{title or 'Decision boundary'}: the plane in the colours of the predicted "
        f"class and the decision boundary in black; {share:.0%} of the points lie on "
        "the side of their own colour.",
    )


def boundary_figure(
    model: Model, X: np.ndarray, Y: np.ndarray, *, title: str = ""
) -> Figure:
    """Draw one decision boundary; see `boundary`."""
    figure, ax = plt.subplots(figsize=(4.8, 4.2))
    draw_plane(ax, model, X)
    draw_points(ax, X, Y, size=18)
    ax.set(xlabel="$x_1$", ylabel="$x_2$", title=title)
    return figure


def boundaries(panels: Mapping[str, tuple], *, columns: int = 4) -> None:
    """Show several decision boundaries side by side.

    Parameters
    ----------
    panels : mapping of str to tuple (model, X, Y)
        By title.
    columns : int
        Panels in a row.
    """
    figure, axes = _panels(len(panels), columns)
    for ax, (title, (model, X, Y)) in zip(axes, panels.items(), strict=False):
        draw_plane(ax, model, X)
        draw_points(ax, X, Y, size=7)
        ax.set_title(title, fontsize=11)
    show(figure, "Decision boundaries, one panel each: " + "; ".join(panels) + ".")


def draw_plane(ax: Axes, model: Model, X: np.ndarray) -> None:
    """Colour the plane around X by a model's probabilities; a line where they are ½."""
    xs, ys, points = _grid(X)
    values = np.reshape(model(points), (GRID, GRID)).astype(float)
    ax.set(xlim=xs[[0, -1]], ylim=ys[[0, -1]])
    levels = np.linspace(0, 1, 21)
    ax.contourf(xs, ys, values, levels, cmap=CLASS_CMAP, alpha=0.5)
    if values.min() < 0.5 < values.max():
        ax.contour(xs, ys, values, [0.5], colors="black", linewidths=1.4)


def _grid(X: np.ndarray) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Cover the points with a square grid; as axes, and as points (2, GRID²)."""
    low, high = X.min(axis=1), X.max(axis=1)
    middle, half = (low + high) / 2, (high - low).max() / 2 + 0.5
    xs, ys = (np.linspace(c - half, c + half, GRID) for c in middle)
    return xs, ys, np.stack([g.ravel() for g in np.meshgrid(xs, ys)])


def _panels(count: int, columns: int = 4) -> tuple[Figure, Sequence[Axes]]:
    columns = min(count, columns)
    rows = -(-count // columns)
    size = (2.6 * columns, 2.75 * rows)
    figure, axes = plt.subplots(rows, columns, figsize=size, layout="constrained")
    axes = np.ravel(axes)
    for i, ax in enumerate(axes):
        ax.set(xticks=[], yticks=[])
        ax.spines[:].set_visible(False)
        ax.set_visible(i < count)
    return figure, axes


# ------------------------------------------------------------ hidden units


def unit_figure(
    activation: Callable[[np.ndarray], np.ndarray],
    model: Model,
    X: np.ndarray,
    Y: np.ndarray,
    *,
    title: str,
) -> Figure:
    """Draw one hidden unit's activation beside the decision boundary of a model.

    Parameters
    ----------
    activation : callable
        From points (2, k) to activations between -1 and 1, k of them.
    model, X, Y, title
        See `boundary`; for the panel on the right.
    """
    figure, (left, right) = plt.subplots(1, 2, figsize=(8.4, 4.0), layout="constrained")
    xs, ys, points = _grid(X)
    values = np.reshape(activation(points), (GRID, GRID))
    left.contourf(xs, ys, values, np.linspace(-1, 1, 21), cmap="Greys", alpha=0.25)
    if values.min() < 0 < values.max():
        left.contour(xs, ys, values, [0], colors="black", linewidths=1.4)
    left.set_title("its activation: light −1, dark 1")
    draw_plane(right, model, X)
    right.set_title(title)
    for ax in (left, right):
        draw_points(ax, X, Y, size=12)
        ax.set(xlabel="$x_1$", ylabel="$x_2$")
    return figure
