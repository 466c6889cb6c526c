"""How a small network learns: pictures of its training, and of its computation."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .common import BLUE, GREEN, GREY, ORANGE, show
from .graphs import BACK, FACE, box, canvas
from .planar import Model, draw_plane, draw_points

LOOKS = (
    {"color": BLUE},
    {"color": ORANGE, "ls": "--"},
    {"color": GREEN, "ls": "-."},
    {"color": GREY, "lw": 0.5, "alpha": 0.6, "zorder": 0},
)


def training_figure(
    model: Model, X: np.ndarray, Y: np.ndarray, costs: Sequence[float], now: int
) -> Figure:
    """Draw one moment of a training: the decision boundary and every cost so far.

    Parameters
    ----------
    model, X, Y
        See `planar.boundary`.
    costs : sequence of float
        The cost before each step.
    now : int
        After how many steps the model was kept.
    """
    figure, (left, right) = plt.subplots(
        1, 2, figsize=(8.6, 3.9), width_ratios=[1.1, 1], layout="constrained"
    )
    draw_plane(left, model, X)
    draw_points(left, X, Y, size=14)
    left.set(xlabel="$x_1$", ylabel="$x_2$", title=f"after {now:,} iterations")
    here = costs[min(now, len(costs) - 1)]
    right.plot(np.arange(1, len(costs) + 1), costs, color=GREY, lw=1)
    right.plot(np.arange(1, now + 1), costs[:now], color=BLUE)
    right.plot([now], [here], "o", color=BLUE, ms=8)
    right.set(xscale="log", xlabel="iteration", ylabel="cost", ylim=(0, 0.75))
    right.set_title(f"cost {here:.3f}")
    return figure


def cost_curves(runs: Mapping[str, Sequence[float]]) -> None:
    """Show the costs of several trainings, every iteration of each.

    Parameters
    ----------
    runs : mapping of str to sequence of float
        Cost before each step, by label.
    """
    figure, ax = plt.subplots(figsize=(7.4, 4.0), layout="constrained")
    for (name, costs), look in zip(runs.items(), LOOKS, strict=False):
        ax.plot(np.arange(1, len(costs) + 1), costs, label=name, **{"lw": 1.6, **look})
    ax.set(xscale="log", xlabel="iteration", ylabel="cost", ylim=(0, 1.0))
    ax.legend(loc="lower left")
    names = ", ".join(runs)
    show(figure, f"The cost at every iteration, one curve each for {names}.")


def splits(results: Mapping[int, Sequence[tuple[float, float]]]) -> None:
    """Show accuracy by number of hidden units: thin lines are splits, thick their mean.

    Parameters
    ----------
    results : mapping of int to sequence of tuple (training %, held-out %)
        One pair for each split, in the same order for each number of units.
    """
    names = [str(n) for n in results]
    figure, ax = plt.subplots(figsize=(6.8, 4.0), layout="constrained")
    table = np.array(list(results.values()))  # (sizes, splits, 2)
    for part, look, label in (
        (0, {"color": BLUE, "marker": "o"}, "training points"),
        (1, {"color": ORANGE, "marker": "s", "ls": "--"}, "held-out points"),
    ):
        colour = look["color"]
        ax.plot(names, table[:, :, part], color=colour, lw=0.8, alpha=0.4)
        ax.plot(names, table[:, :, part].mean(axis=1), label=label, **look)
    ax.set(xlabel="hidden units $n_h$", ylabel="accuracy (%)", ylim=(50, 102))
    ax.legend(loc="lower right")
    show(
        figure,
        f"Accuracy in percent against the number of hidden units, for "
        f"{table.shape[1]} random splits: a thin line for each split and a thick one "
        "for the mean, on the training points and on the held-out points.",
    )


# ---------------------------------------------------------- the computation


def there_and_back() -> None:
    """Show the network as a chain of steps: values forwards, gradients backwards."""
    figure, ax = canvas(11.2, 3.0, (11.2, 3.0))
    steps = (
        (0.7, "$X$", "input", 0.9),
        (2.75, "$Z^{[1]} = W^{[1]}X + b^{[1]}$", "hidden", 2.35),
        (5.15, r"$A^{[1]} = \tanh Z^{[1]}$", "hidden", 1.75),
        (7.65, "$Z^{[2]} = W^{[2]}A^{[1]} + b^{[2]}$", "hidden", 2.5),
        (10.2, r"$A^{[2]} = \sigma(Z^{[2]})$", "output", 1.75),
    )
    for x, text, role, width in steps:
        box(ax, x, 1.75, width, 0.6, text, FACE[role])
    for (x1, _, _, w1), (x2, _, _, w2) in zip(steps, steps[1:], strict=False):
        ends = x1 + w1 / 2, x2 - w2 / 2
        _line(ax, (ends[0], 1.85), (ends[1], 1.85), BLUE)
        if x1 > 1:
            _line(ax, (ends[1], 1.62), (ends[0], 1.62), BACK)
    for x, first, second in (
        (2.75, r"$dZ^{[1]}$", r"$dW^{[1]},\ db^{[1]}$"),
        (7.65, r"$dZ^{[2]}$", r"$dW^{[2]},\ db^{[2]}$"),
    ):
        ax.text(x, 1.15, first, ha="center", color=BACK, fontsize=12)
        _line(ax, (x, 1.05), (x, 0.6), BACK)
        ax.text(x, 0.3, second, ha="center", color=BACK, fontsize=12)
    ax.text(0.3, 2.6, "forwards: values →", color=BLUE)
    ax.text(11.0, 2.6, "← backwards: gradients", color=BACK, ha="right")
    show(
        figure,
        "A chain of steps: X, Z1, A1, Z2, A2. Values run forwards. Gradients run "
        "backwards: dZ2, from which dW2 and db2; then dZ1, from which dW1 and db1.",
    )


def _line(ax: Axes, start: tuple, end: tuple, colour: str) -> None:
    style = {"arrowstyle": "-|>", "color": colour, "lw": 1.4}
    ax.annotate("", xy=end, xytext=start, arrowprops=style)
