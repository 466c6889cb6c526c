"""A small trained network that looks at a drawn face and says whether it is a cat.

Opens the notebook `introduction`. `benchmarks/play_networks.py` trained it.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from matplotlib.figure import Figure
from scipy.special import expit

from ..plots.common import BLUE, ORANGE
from . import base

NETWORK = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))


def classifier() -> None:
    """Play with a trained network: change a face and watch what it says."""
    base.show(Classifier())


class Classifier(base.Scene):
    """Five features of a face from 0 to 1, four hidden units, one probability."""

    script = "classifier.js"
    alt = (
        "The faces of a cat, a dog, a rabbit, a bear and a fox, each described by five "
        "numbers, and the probability of “cat” that a trained network gives to each."
    )

    def __init__(self) -> None:
        self.data = NETWORK
        self.values = {"face": [0.5, 0.3, 0.38, 0.5, 0.45]}

    def still(self) -> Figure:
        """Draw what the network says about the five animals."""
        animals = NETWORK["animals"]
        says = [probability(face) for face in animals.values()]
        figure = Figure(figsize=(6.4, 2.8), layout="constrained")
        ax = figure.subplots()
        colours = [ORANGE if p > 0.5 else BLUE for p in says]
        ax.bar_label(ax.barh(list(animals), says, color=colours), fmt=" %.2f")
        ax.set(xlim=(0, 1.12), xlabel="probability of “cat”")
        ax.invert_yaxis()
        return figure


def probability(face: list[float]) -> float:
    """Give the network's probability of “cat” for five features."""
    W1, b1, W2, b2 = (np.array(NETWORK[name]) for name in ("W1", "b1", "W2", "b2"))
    return float(expit(W2 @ np.tanh(W1 @ face + b1) + b2))
