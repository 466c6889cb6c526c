"""How a small network learns: pictures of its training, and of its computation."""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .common import BLUE, GREY, ORANGE, show
from .graphs import BACK, FACE, box, canvas
from .planar import Model, draw_plane, draw_points


def training_figure(
    model: Model, X: np.ndarray, Y: np.ndarray, costs: Mapping[int, float], now: int
) -> Figure:
    """Draw one moment of a training: the boundary, and where the cost stands.

    Parameters
    ----------
    model, X, Y
        See `planar.boundary`.
    costs : mapping of int to float
        Cost after so many iterations.
    now : int
        Which of them the model belongs to.
    """
    figure, (left, right) = plt.subplots(
        1, 2, figsize=(8.6, 3.9), width_ratios=[1.1, 1], layout="constrained"
    )
    draw_plane(left, model, X)
    draw_points(left, X, Y, size=14)
    left.set(xlabel="$x_1$", ylabel="$x_2$", title=f"after {now:,} iterations")
    right.plot(list(costs), list(costs.values()), color=BLUE)
    right.plot([now], [costs[now]], "o", color=BLUE, ms=9)
    right.set(xscale="symlog", xlabel="iterations", ylabel="cost", ylim=(0, 0.75))
    right.set_title(f"cost {costs[now]:.3f}")
    return figure


def accuracies(results: Mapping[int, tuple[float, float]]) -> None:
    """Show accuracy over the number of hidden units, on seen and on unseen points.

    Parameters
    ----------
    results : mapping of int to tuple (training %, held-out %)
    """
    names = [str(n) for n in results]
    seen, unseen = zip(*results.values(), strict=True)
    figure, ax = plt.subplots(figsize=(6.4, 3.8))
    ax.fill_between(names, unseen, seen, color=GREY, alpha=0.15, lw=0)
    ax.plot(names, seen, "o-", color=BLUE, label="training set")
    ax.plot(names, unseen, "s--", color=ORANGE, label="held-out points")
    ax.set(xlabel="hidden units $n_h$", ylabel="accuracy (%)", ylim=(50, 102))
    ax.legend(loc="lower right")
    said = [f"{n}: {a:.0f} and {b:.0f}" for n, (a, b) in results.items()]
    show(
        figure,
        "Accuracy in percent on the training set and on held-out points, by number of "
        f"hidden units: {'; '.join(said)}.",
    )


# ---------------------------------------------------------- the computation


def there_and_back() -> None:
    """Show the network as a chain of steps: values forwards, gradients backwards."""
    figure, ax = canvas(9.8, 3.0, (9.8, 3.0))
    steps = (
        (0.7, "$X$", "input", 0.9),
        (2.6, "$Z_1 = W_1X + b_1$", "hidden", 1.9),
        (4.75, r"$A_1 = \tanh Z_1$", "hidden", 1.6),
        (6.95, "$Z_2 = W_2A_1 + b_2$", "hidden", 2.0),
        (9.0, r"$A_2 = \sigma(Z_2)$", "output", 1.4),
    )
    for x, text, role, width in steps:
        box(ax, x, 1.75, width, 0.6, text, FACE[role])
    for (x1, _, _, w1), (x2, _, _, w2) in zip(steps, steps[1:], strict=False):
        ends = x1 + w1 / 2, x2 - w2 / 2
        _line(ax, (ends[0], 1.85), (ends[1], 1.85), BLUE)
        if x1 > 1:
            _line(ax, (ends[1], 1.62), (ends[0], 1.62), BACK)
    for x, first, second in (
        (2.6, r"$dZ_1$", r"$dW_1,\ db_1$"),
        (6.95, r"$dZ_2 = A_2 - Y$", r"$dW_2,\ db_2$"),
    ):
        ax.text(x, 1.15, first, ha="center", color=BACK, fontsize=12)
        _line(ax, (x, 1.05), (x, 0.6), BACK)
        ax.text(x, 0.3, second, ha="center", color=BACK, fontsize=12)
    ax.text(0.3, 2.6, "forwards: values →", color=BLUE)
    ax.text(9.6, 2.6, "← backwards: gradients", color=BACK, ha="right")
    show(
        figure,
        "A chain of steps: X, Z1, A1, Z2, A2. Values run forwards. Gradients run "
        "backwards: dZ2, from which dW2 and db2; then dZ1, from which dW1 and db1.",
    )


def _line(ax: Axes, start: tuple, end: tuple, colour: str) -> None:
    style = {"arrowstyle": "-|>", "color": colour, "lw": 1.4}
    ax.annotate("", xy=end, xytext=start, arrowprops=style)
