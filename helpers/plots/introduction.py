"""Pictures of week 1: houses and one neuron, bends, data of two kinds, slopes."""

from __future__ import annotations

from collections.abc import Callable

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from scipy.special import expit

from .common import BLUE, GREEN, GREY, ORANGE, show

# ------------------------------------------------------------------ one neuron


AREAS = np.array([22, 30, 38, 45, 55, 62, 75, 88, 100, 120, 140, 150])  # m²
PRICES = np.array([8, 28, 60, 70, 110, 122, 168, 200, 245, 296, 365, 385])


def one_neuron(w: float = 1.5, b: float = 0.0) -> Figure:
    """Draw twelve flats, one neuron's prices for them, and how far off it is.

    Parameters
    ----------
    w, b : float
        Weight and bias of the neuron, in thousand euros (per square metre).
    """
    xs, ys = _bent_line(w, b, 0.0, 1.1 * AREAS.max())
    guesses = np.interp(AREAS, xs, ys)
    off = np.abs(guesses - PRICES).mean()
    figure, ax = plt.subplots(figsize=(6.6, 4.0))
    ax.vlines(AREAS, guesses, PRICES, color=GREY, lw=1, ls=":")
    ax.plot(xs, ys, color=BLUE, label="the neuron's price")
    ax.plot(AREAS, PRICES, "o", color=ORANGE, ms=7, label="the price paid")
    ax.set(xlabel="area (m²)", ylabel="price (thousand euros)", ylim=(-25, 520))
    ax.set_title(f"mean error: {off:.0f} thousand euros")
    ax.legend(loc="upper left")
    return figure


def _bent_line(w: float, b: float, low: float, high: float) -> tuple:
    """Give corners of a line that runs along zero where it would be negative."""
    ends = [(low, b + w * low), (high, b + w * high)]
    above = [point for point in ends if point[1] > 0]
    crosses = len(above) == 1
    below = [(x, 0.0) for x, y in ends if y <= 0]
    corners = above + below + ([(-b / w, 0.0)] if crosses else [])
    return tuple(np.array(sorted(corners)).T)


# ----------------------------------------------------------------- many neurons


def _demand(hour: np.ndarray) -> np.ndarray:
    """A town's demand for electricity over a day: what no straight line can follow."""
    morning = 11 * np.exp(-(((hour - 9) / 3) ** 2))
    evening = 16 * np.exp(-(((hour - 19) / 2.5) ** 2))
    return 30 + morning + evening - 8 * np.exp(-(((hour - 3.5) / 3) ** 2))


def bends_figure(hidden_units: int = 4) -> Figure:
    """Draw how well a sum of so many neurons can follow a curve.

    The first one bends at the left edge and sets the first slope; every further one
    adds a bend. The bends are placed evenly; nothing is trained.
    """
    hours = np.linspace(0, 24, 481)
    corners = np.linspace(0, 24, hidden_units + 1)
    followed = np.interp(hours, corners, _demand(corners))
    figure, ax = plt.subplots(figsize=(6.6, 3.7))
    ax.plot(hours, _demand(hours), color=GREY, lw=5, alpha=0.4, label="true demand")
    ax.plot(hours, followed, color=BLUE, label="sum of the units")
    ax.plot(corners[1:-1], _demand(corners[1:-1]), "o", color=BLUE, ms=5)
    off = np.abs(followed - _demand(hours)).mean()
    ax.set(xlabel="hour of the day", ylabel="electricity (megawatts)", ylim=(15, 55))
    ax.set(xticks=range(0, 25, 4))
    ax.set_title(f"hidden units: {hidden_units}, mean error {off:.1f} megawatts")
    ax.legend(loc="upper left")
    return figure


# ---------------------------------------------------------------- kinds of data


def two_kinds_of_data() -> None:
    """Show a table beside a picture, a sound and a sentence, each as its numbers."""
    figure, axes = plt.subplots(1, 4, figsize=(10.4, 2.9), layout="constrained")
    titles = ("structured: a table", "a picture", "a sound", "a sentence")
    for ax, title, draw in zip(axes, titles, _KINDS, strict=True):
        draw(ax)
        ax.set_title(title)
        ax.axis("off")
    show(
        figure,
        "Four kinds of data. A table with named columns is structured. A picture as "
        "grey values, a sound as a wave, a sentence as word numbers are unstructured.",
    )


def _table(ax: Axes) -> None:
    rows = [["72", "3", "12"], ["110", "5", "35"], ["48", "2", "6"]]
    table = ax.table(
        rows, colLabels=["m²", "rooms", "min."], loc="center", cellLoc="center"
    )
    table.set_fontsize(11)
    table.scale(1, 1.6)


def _picture(ax: Axes) -> None:
    y, x = np.mgrid[0:9, 0:9] - 4.0
    face = 150 + 70 * (np.hypot(x, y) < 4.3)
    face[(np.abs(np.abs(x) - 1.5) < 1) & (y == -1)] = 40
    face[(y == 2) & (np.abs(x) < 2) | (y == 1) & (np.abs(x) == 2)] = 60
    ax.imshow(face, cmap="gray", vmin=0, vmax=255)
    for i, j in np.ndindex(face.shape):
        shade = "white" if face[i, j] < 120 else "black"
        ax.text(
            j, i, int(face[i, j]), ha="center", va="center", fontsize=5.5, color=shade
        )


def _sound(ax: Axes) -> None:
    t = np.linspace(0, 1, 60)
    wave = np.sin(22 * t) * np.exp(-3 * (t - 0.4) ** 2) + 0.3 * np.sin(61 * t)
    ax.plot(t, wave, "o-", ms=2.5, lw=1, color=BLUE)


def _sentence(ax: Axes) -> None:
    for i, (word, number) in enumerate(zip(_WORDS, _NUMBERS, strict=True)):
        y = 0.9 - 0.2 * i
        ax.text(0.12, y, word, va="center", fontsize=11)
        ax.text(0.72, y, number, va="center", fontsize=11, color=BLUE)


_WORDS = ("the", "owl", "heard", "the", "mouse")
_NUMBERS = ("1", "4802", "977", "1", "3310")
_KINDS: tuple[Callable[[Axes], None], ...] = (_table, _picture, _sound, _sentence)


# -------------------------------------------------------------------- algorithms


def slopes() -> None:
    """Show sigmoid and ReLU, and what is left of a signal after several layers."""
    z = np.linspace(-4, 4, 201)
    layers = np.arange(1, 11)
    figure, (left, right) = plt.subplots(
        1, 2, figsize=(10.4, 3.6), width_ratios=[1.5, 1], layout="constrained"
    )
    left.plot([-2, 3], [0, 1.25], color=GREY, lw=0.8)
    left.text(3.05, 1.25, "slope ¼", color=GREY, va="center")
    left.plot(z, expit(z), "--", color=GREEN, label="sigmoid")
    left.plot([-4, 0, 2.8], [0, 0, 2.8], color=BLUE, label="ReLU")
    left.text(2.15, 2.6, "slope 1", color=GREY, ha="right")
    left.set(xlabel="score z", ylabel="activation", ylim=(-0.2, 2.9), aspect="equal")
    left.legend(loc="upper left")
    right.semilogy(layers, 0.25**layers, "s--", color=GREEN, label="sigmoid, at best")
    right.semilogy(layers, np.ones(10), "o-", color=BLUE, label="ReLU, where it is on")
    right.set(xlabel="layers passed", ylabel="fraction of the signal left")
    right.legend(loc="lower left")
    show(
        figure,
        "Left: sigmoid and ReLU against the score, drawn to the same scale. Right: the "
        "fraction of a signal that is left after one to ten layers of each.",
    )
