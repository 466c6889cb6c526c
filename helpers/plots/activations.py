"""Activation functions, their slopes, and what many layers of them do to a gradient.

Explained in the notebook `activations`. The functions drawn are always yours: nothing
here knows how to compute one. Where several are wanted, pass a dictionary of names to
pairs ``(function, slope)``. They are all called before a figure is opened: one that
raises, or is not written yet, leaves no empty axes behind.
"""

from __future__ import annotations

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .common import BLUE, GREEN, GREY, ORANGE, PURPLE, SKY, show

Function = Callable[[np.ndarray], np.ndarray]
Pairs = dict[str, tuple[Function, Function]]
LOOKS = ((SKY, ":"), (GREEN, "--"), (BLUE, "-"), (ORANGE, "-."))


def curve_and_slope(function: Function, slope: Function, reach: float = 4.0) -> None:
    """Draw a function above and its derivative below, on the same scales for all."""
    x = np.linspace(-reach, reach, 481)
    curves = [(f.__name__, f(x)) for f in (function, slope)]
    figure, axes = plt.subplots(
        2, 1, figsize=(6.4, 4.8), sharex=True, height_ratios=(1.7, 1)
    )
    for ax, (name, y), colour in zip(axes, curves, (BLUE, PURPLE), strict=True):
        ax.plot(x, y, color=colour)
        ax.set_title(name, color=colour, loc="left")
        _cross(ax)
    axes[0].set(ylim=(-1.6, 3.2))
    axes[1].set(ylim=(-0.1, 1.15), xlim=(-reach, reach), xlabel="input")
    figure.tight_layout()
    show(
        figure,
        f"Above, {function.__name__} from −{reach:g} to {reach:g}; below, its slope at "
        "the same inputs.",
    )


def tangents(pairs: Pairs, z: float, reach: float = 4.0) -> Figure:
    """Draw activations with the tangent at z above, and their slopes below.

    Parameters
    ----------
    pairs : dict
        Name to (function, slope).
    z : float
        Where the tangents touch.
    """
    line = np.append(np.linspace(-reach, reach, 321), z)  # the last one is touched
    near = np.array([z - 1.2, z + 1.2])
    curves = [(name, f(line), slope(line)) for name, (f, slope) in pairs.items()]
    figure, axes = plt.subplots(
        2, len(pairs), figsize=(2.9 * len(pairs), 4.6), sharex=True, sharey="row"
    )
    for (top, below), (name, values, slopes) in zip(axes.T, curves, strict=True):
        height, steep = float(values[-1]), float(slopes[-1])
        top.plot(line[:-1], values[:-1], color=BLUE)
        top.plot(near, height + steep * (near - z), color=PURPLE, lw=2.5)
        top.plot(z, height, "o", color="black", ms=5)
        below.plot(line[:-1], slopes[:-1], color=PURPLE)
        below.plot(z, steep, "o", color="black", ms=5)
        below.set_title(f"slope {steep:.3g}", color="black", size=11)
        top.set_title(name)
        _cross(top)
        _cross(below)
    axes[0, 0].set(ylim=(-1.6, 3.2), ylabel="value")
    axes[1, 0].set(ylim=(-0.1, 1.15), ylabel="slope", xlim=(-reach, reach))
    figure.tight_layout()
    return figure


def gradients(
    pairs: Pairs, weight_scale: float, shift: float, depth: int = 20, width: int = 100
) -> Figure:
    """Draw how large a gradient still is after passing back through many layers.

    Layers of `width` units, weights drawn with standard deviation
    weight_scale / √width, all biases equal to `shift`, no training. The gradient
    starts with size 1 at the output.

    Parameters
    ----------
    pairs : dict
        Name to (function, slope).
    weight_scale, shift : float
    depth, width : int
    """
    weights = np.random.default_rng(7).normal(size=(depth, width, width))
    weights *= weight_scale / np.sqrt(width)
    passed = [(name, *_pass(*pair, weights, shift)) for name, pair in pairs.items()]
    layers = np.arange(depth + 1)
    figure, axes = plt.subplots(1, 2, figsize=(10.4, 3.9), width_ratios=(1.7, 1))
    left, right = axes
    for (name, sizes, slopes), (colour, dash) in zip(passed, LOOKS, strict=False):
        left.semilogy(layers, np.maximum(sizes, 1e-30), dash, color=colour, label=name)
        right.plot(layers[1:], slopes, dash, color=colour)
    left.set(xlabel="layer (the output is at the right)", ylabel="size of the gradient",
             ylim=(1e-16, 1e8), xlim=(0, depth))  # fmt: skip
    left.legend(loc="lower left", ncols=4, bbox_to_anchor=(0, 1))
    left.axhline(1, color=GREY, lw=0.8)
    right.set(xlabel="layer", ylabel="mean slope of its units", ylim=(0, 1.05),
              xlim=(0, depth))  # fmt: skip
    for ax in (left, right):
        ax.set_xticks(range(0, depth + 1, 5))
    figure.tight_layout(w_pad=2.5)
    return figure


def _pass(
    function: Function, slope: Function, layers: np.ndarray, shift: float
) -> tuple[np.ndarray, list[float]]:
    """Send 50 examples up and a gradient down; root mean squares, by layer."""
    rng = np.random.default_rng(8)
    signal, gradient = rng.normal(size=(2, layers.shape[1], 50))
    slopes = []
    for weights in layers:
        score = weights @ signal + shift
        signal = function(score)
        slopes.append(slope(score))
    sizes = [1.0]
    for weights, steep in zip(layers[::-1], slopes[::-1], strict=True):
        gradient = np.einsum("ij,im->jm", weights, gradient * steep)
        sizes.append(float(np.sqrt((gradient**2).mean())))
    return np.array(sizes[::-1]), [float(np.mean(s)) for s in slopes]


def bends(functions: dict[str, Function], activation: str, hidden_units: int) -> Figure:
    """Draw the best fit of one hidden layer of fixed units to a curve.

    Parameters
    ----------
    functions : dict
        Name to activation function.
    activation : str
        The one to use.
    hidden_units : int
        Only the output weights are fitted, by least squares.
    """
    x = np.linspace(-3, 3, 241)
    target = np.sin(2 * x) + 0.3 * x
    places = [int(f"{n:06b}"[::-1], 2) / 64 for n in range(1, hidden_units + 1)]
    kinks = 6 * np.array(places)[:, None] - 3  # spread out, however many there are
    tilt = np.resize([1.5, -1.2, 2.0, -1.8, 1.2], hidden_units)[:, None]
    hidden = functions[activation](tilt * (x - kinks))
    table = np.vstack([hidden, np.ones_like(x)]).T
    fitted = table @ np.linalg.lstsq(table, target, rcond=1e-8)[0]
    figure, ax = plt.subplots(figsize=(8, 3.6))
    ax.plot(x, target, color=GREY, lw=4, alpha=0.4, label="target")
    units = f"{hidden_units} hidden unit{'s' * (hidden_units > 1)}"
    ax.plot(x, fitted, color=BLUE, label=f"{units}, activation: {activation}")
    ax.set(xlabel="input", ylabel="output", ylim=(-2.4, 2.4))
    ax.legend(loc="upper left")
    return figure


def _cross(ax: Axes) -> None:
    ax.axhline(0, color=GREY, lw=0.8)
    ax.axvline(0, color=GREY, lw=0.8)
