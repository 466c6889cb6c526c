"""Sliders that redraw a picture, and the plain picture where sliders do not run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import ipywidgets
from IPython.display import display
from matplotlib.figure import Figure

from .plots.common import png


def explore(draw: Callable[..., Figure], alt: str, **choices: Any) -> None:
    """Show a picture that changes with sliders.

    Where widgets do not run (a saved page, a viewer, a terminal) the picture with the
    starting values stands in its place.

    Parameters
    ----------
    draw : callable
        Takes the chosen values by name, returns a new figure; should take well under
        half a second.
    alt : str
        What the picture with the starting values shows.
    **choices
        For each argument of `draw`: ``(low, high, step, start)`` for a slider, a list
        of options of which the first is the start, or ``(options, start)``.
    """
    controls = {name: _control(name, choice) for name, choice in choices.items()}
    start = png(draw(**{name: c.value for name, c in controls.items()}))
    natural = ipywidgets.Layout(align_self="flex-start", max_width="100%")
    picture = ipywidgets.Image(value=start, format="png", layout=natural)

    def redraw(change: object) -> None:
        picture.value = png(draw(**{name: c.value for name, c in controls.items()}))

    for control in controls.values():
        control.observe(redraw, names="value")
    box = ipywidgets.VBox([*controls.values(), picture])
    view = {"version_major": 2, "version_minor": 0, "model_id": box.model_id}
    bundle = {
        "application/vnd.jupyter.widget-view+json": view,
        "image/png": start,
        "text/plain": f"[picture] {alt}",
    }
    display(bundle, raw=True, metadata={"image/png": {"alt": alt}})


def _control(name: str, choice: Sequence) -> ipywidgets.Widget:
    label = {"description": name.replace("_", " "), "continuous_update": False}
    wide = {"style": {"description_width": "initial"}}
    if isinstance(choice, list):
        choice = (choice, choice[0])
    if isinstance(choice[0], list):
        options, start = choice
        return ipywidgets.SelectionSlider(options=options, value=start, **label, **wide)
    low, high, step, start = choice
    whole = all(isinstance(v, int) for v in choice)
    slider = ipywidgets.IntSlider if whole else ipywidgets.FloatSlider
    more = {} if whole else {"readout_format": ".3g"}
    return slider(start, min=low, max=high, step=step, **label, **wide, **more)
