"""A network that is trained by the student's own functions while they watch.

Explained in the notebook `planar_data`.
"""

from __future__ import annotations

from collections.abc import Callable

import matplotlib.pyplot as plt
from matplotlib.figure import Figure

from ..checking.numpy_state import as_imported
from ..data import load_planar_dataset
from ..plots.planar import draw_points
from . import base


class Playground(base.Scene):
    """The student's five functions, and the points that they are trained on."""

    alt = (
        "Four hundred points in two colours, a flower, for a network to be trained on."
    )

    def __init__(self, functions: dict[str, Callable]) -> None:
        self.functions = functions

    def still(self) -> Figure:
        """Draw the points."""
        figure, ax = plt.subplots(figsize=(4.4, 4.2), layout="constrained")
        with as_imported():  # the notebook's random numbers go on as they would
            draw_points(ax, *load_planar_dataset(), size=18)
        ax.set(xlabel="$x_1$", ylabel="$x_2$")
        return figure


def playground(**functions: Callable) -> None:
    """Show a network that is trained by the given functions.

    Parameters
    ----------
    **functions : callable
        `initialize_parameters`, `forward_propagation`, `compute_cost`,
        `backward_propagation` and `update_parameters` of the notebook `planar_data`.
    """
    base.show(Playground(functions))
