"""A network that is trained by the student's own functions while they watch.

Explained in the notebook `planar_data`.
"""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import numpy as np
from matplotlib.figure import Figure

from ..data import load_extra_datasets, load_planar_dataset
from ..plots.planar import draw_points
from . import base
from .students import StudentError, calm
from .training import ACTIVATIONS, FUNCTIONS, Network

FRAME = 0.06  # seconds of training between two pictures
SIDE = 40  # points of a map, along each side
NAMES = ("circles", "moons", "blobs", "Gaussian quantiles")
RATES = [0.01, 0.03, 0.1, 0.3, 0.6, 1.2, 2.5, 5, 10, 20]


def playground(**functions: Callable) -> None:
    """Train a network with the student's own functions, and watch.

    Parameters
    ----------
    **functions : callable
        `initialize_parameters`, `forward_propagation`, `compute_cost`,
        `backward_propagation` and `update_parameters` of the notebook `planar_data`.

    Raises
    ------
    TypeError
        If one of them is missing, or there is another.
    """
    missing = [name for name in FUNCTIONS if not callable(functions.get(name))]
    other = sorted(set(functions) - set(FUNCTIONS))
    if missing or other:
        wants = f"needs {', '.join(missing)}" if missing else "does not know"
        raise TypeError(f"playground {wants} {', '.join(other)}".strip())
    base.show(Playground(functions))


class Playground(base.Scene):
    """The student's functions, the points, and the training so far."""

    script = "playground.js"
    alt = (
        "Four hundred points in two colours, a flower, for a network to be trained on."
    )

    def __init__(self, functions: dict[str, Callable]) -> None:
        self.functions = functions
        self.costs: list[float] = []
        with calm():
            sets = zip(NAMES, load_extra_datasets(), strict=True)
            self.sets = {"flower": load_planar_dataset(), **dict(sets)}
        self.boxes = {name: _box(X) for name, (X, _) in self.sets.items()}
        self.network: Network | None = None
        self.data = {"sets": {name: self._points(name) for name in self.sets}}
        self.data |= {"activations": list(ACTIVATIONS), "rates": RATES, "side": SIDE}
        self.values = {"data": "flower", "units": 4, "rate": RATES.index(1.2)}
        self.values |= {"activation": "tanh", "pace": 1, "seed": 3}

    def _points(self, name: str) -> dict:
        X, Y = self.sets[name]
        points = {"x": np.round(X, 3).tolist(), "y": np.ravel(Y).tolist()}
        return points | {"box": self.boxes[name]}

    def still(self) -> Figure:
        """Draw the points."""
        figure = Figure(figsize=(4.4, 4.2), layout="constrained")
        ax = figure.subplots()
        draw_points(ax, *self.sets["flower"], size=18)
        ax.set(xlabel="$x_1$", ylabel="$x_2$")
        return figure

    def answer(self, question: dict) -> tuple[dict, list[bytes]]:
        """Begin anew, or train on; then show what the network is now.

        Parameters
        ----------
        question : dict
            `begin` (true or false); `data`, `units`, `activation` and `seed` for a new
            beginning; `steps` and `rate` for training on; how many costs the browser
            has (`have`).
        """
        done = min(question["have"], len(self.costs))
        try:
            if question["begin"] or self.network is None:
                done = 0
                self._begin(question)
            self._train(question["steps"], question["rate"])
            content, buffers = self._picture()
        except StudentError as error:
            content, buffers = {"problem": str(error)}, []
        content |= {"done": done, "costs": base.plain(self.costs[done:])}
        return content, buffers

    def _begin(self, question: dict) -> None:
        X, Y = self.sets[question["data"]]
        self.costs, self.network, self.box = [], None, self.boxes[question["data"]]
        with calm(question["seed"]):
            self.network = Network(
                self.functions, X, Y, question["units"], question["activation"]
            )

    def _train(self, steps: int, rate: float) -> None:
        last, end = len(self.costs) + steps, monotonic() + FRAME
        with calm():
            while len(self.costs) < last and monotonic() < end:
                self.costs.append(self.network.step(rate))

    def _picture(self) -> tuple[dict, list[bytes]]:
        """What each unit says to every point of the plane, and the network itself."""
        net = self.network
        low, high = self.box[:2], self.box[2:]
        axes = [np.linspace(a, b, SIDE) for a, b in zip(low, high, strict=True)]
        plane = np.stack([part.ravel() for part in np.meshgrid(*axes)])
        with calm():
            A2, cache = net.forward(plane, net.parameters)
            right = (net.forward(net.X, net.parameters)[0] > 0.5) == net.Y
        hidden = np.nan_to_num(cache["A1"])
        hidden /= np.maximum(1, np.abs(hidden).max(axis=1, keepdims=True))
        maps = [np.round(127 * hidden).astype(np.int8), A2.astype(np.float32)]
        content = {key: base.plain(value) for key, value in net.parameters.items()}
        content |= {"right": float(right.mean()), "iteration": len(self.costs)}
        return content, [part.tobytes() for part in maps]


def _box(X: np.ndarray) -> list[float]:
    """A square around points: left, bottom, right, top."""
    low, high = X.min(axis=1), X.max(axis=1)
    middle, half = (low + high) / 2, (high - low).max() / 2 * 1.08
    return [*(middle - half).tolist(), *(middle + half).tolist()]
