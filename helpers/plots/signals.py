"""Signals through depth: what flows in every layer of a deep network, as histograms.

Explained in the section “Signals through depth” of “Building blocks”.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..data import load_planar_dataset
from ..signals import Moment, Run, Scale, draw, look, sizes, spread
from .common import BLUE, GREEN, GREY, ORANGE, PURPLE, show

BINS = np.arange(-18, 10.01, 0.25)  # of log10 |value|
WIDTHS = (10, 20, 40, 80, 160, 320)


def explorer(forward: Callable, backward: Callable) -> Callable[[int, float], Figure]:
    """Make the function that draws what flows in a fresh ten-layer network.

    Parameters
    ----------
    forward, backward : callable
        The student's `L_model_forward` and `L_model_backward`.

    Returns
    -------
    draw : callable
        ``draw(units, scale)``: units of each hidden layer, factor of all weights.
    """
    X, Y = load_planar_dataset()

    def picture(units: int, scale: float) -> Figure:
        parameters = draw(sizes(units), lambda n: scale)
        return flow_figure(look(forward, backward, parameters, X, Y))

    return picture


def flow_figure(moment: Moment, costs: Sequence[float] = (), now: int = 0) -> Figure:
    """Draw a histogram of each layer's activations and of its gradient dW.

    Parameters
    ----------
    moment : Moment
    costs : sequence of float, optional
        Every cost of the training that the moment belongs to; drawn beside it.
    now : int
        The moment's iteration.
    """
    panels = 3 if len(costs) else 2
    size = (3.7 * panels + 0.6, 3.7)
    figure, axes = plt.subplots(1, panels, figsize=size, layout="constrained")
    _columns(axes[0], moment.activations, BLUE, "activations $A^{[l]}$")
    _columns(axes[1], moment.gradients, PURPLE, "gradients $dW^{[l]}$")
    if len(costs):
        axes[2].plot(costs, color=BLUE, lw=1.2)
        axes[2].plot([now], [costs[now]], "o", color=BLUE, ms=8)
        axes[2].set(xlabel="iteration", title=f"cost {costs[now]:.3f}", ylim=(0, 1))
    return figure


def _columns(ax: Axes, layers: Sequence[np.ndarray], colour: str, title: str) -> None:
    middle = (BINS[:-1] + BINS[1:]) / 2
    for place, values in enumerate(layers, 1):
        size = np.abs(values[np.isfinite(values) & (values != 0)])
        counts, _ = np.histogram(np.log10(size), BINS)
        if counts.any():
            half = 0.42 * counts / counts.max()
            ax.fill_betweenx(
                middle, place - half, place + half, color=colour, alpha=0.6, lw=0
            )
            ax.plot(
                [place - 0.3, place + 0.3],
                2 * [np.median(np.log10(size))],
                color="black",
            )
        else:
            ax.annotate("nan", (place, 0), ha="center", color=GREY, fontsize=7)
    ax.axhline(0, color=GREY, lw=0.8, ls=":")
    ax.set(xlabel="layer $l$", ylim=(BINS[0], BINS[-1]), xlim=(0.4, len(layers) + 0.6))
    ax.set(yticks=range(-16, 9, 4), title=title, xticks=range(1, len(layers) + 1))
    ax.set_yticklabels([f"$10^{{{tick}}}$" for tick in range(-16, 9, 4)])


def rule(scale: Scale, forward: Callable) -> None:
    """Show how a rule for the scale carries the signal, for networks of six widths.

    Parameters
    ----------
    scale : callable
        From n[l-1] to the factor of the weights in W[l].
    forward : callable
        The student's `L_model_forward`.
    """
    figure, ax = plt.subplots(figsize=(6.6, 3.8), layout="constrained")
    colours = plt.get_cmap("viridis")(np.linspace(0, 0.85, len(WIDTHS)))
    for units, colour in zip(WIDTHS, colours, strict=True):
        size = spread(forward, units, scale)
        ax.plot(range(1, len(size) + 1), size, "o-", ms=4, color=colour, label=units)
    ax.set(yscale="log", xlabel="hidden layer", ylabel="typical activation")
    ax.set(ylim=(1e-18, 1e6))
    ax.legend(title="units", loc="lower left", ncols=3)
    show(
        figure,
        "The typical size of the activations in each hidden layer, on a logarithmic "
        f"axis, with one curve for each width: {', '.join(map(str, WIDTHS))} units.",
    )


def curves(runs: Mapping[str, Run]) -> None:
    """Show the cost of several trainings, every iteration of each."""
    figure, ax = plt.subplots(figsize=(6.6, 3.6), layout="constrained")
    looks = zip((GREY, ORANGE, GREEN), (":", "--", "-"), strict=True)
    for (name, run), (colour, style) in zip(runs.items(), looks, strict=False):
        ax.plot(run.costs, color=colour, ls=style, label=name)
    ax.set(xlabel="iteration", ylabel="cost", ylim=(0, 1))
    ax.legend()
    names = ", ".join(runs)
    show(figure, f"The cost at every iteration, one curve for each of {names}.")
