"""Sliders that redraw a picture, and the plain picture where sliders do not run."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import process_time
from typing import Any

import ipywidgets
from IPython.display import display
from matplotlib.figure import Figure

from .plots.common import png

SLOW = 0.3  # seconds; a picture that takes longer waits until the slider is let go


def explore(draw: Callable[..., Figure], alt: str, **choices: Any) -> None:
    """Show a picture that changes while its sliders are dragged.

    Python draws each picture anew. While it does, the browser keeps only the newest
    value, so a picture of 0.1 seconds comes ten times a second and never lags behind.
    One that takes longer than `SLOW` changes when the slider is let go.

    Where widgets do not run (a saved page, a viewer, a terminal) the picture with the
    starting values stands in its place.

    Parameters
    ----------
    draw : callable
        Takes the chosen values by name, returns a new figure; at best within a tenth
        of a second.
    alt : str
        What the picture with the starting values shows.
    **choices
        For each argument of `draw`: ``(low, high, step, start)`` for a slider, a list
        of options of which the first is the start, or ``(options, start)``.
    """
    controls = {name: _control(name, choice) for name, choice in choices.items()}

    def drawn() -> bytes:
        begin = process_time()
        image = png(draw(**{name: c.value for name, c in controls.items()}))
        quick = process_time() - begin < SLOW
        for control in controls.values():
            control.continuous_update = quick
        return image

    start = drawn()
    natural = ipywidgets.Layout(align_self="flex-start", max_width="100%")
    picture = ipywidgets.Image(value=start, format="png", layout=natural)

    def redraw(change: object) -> None:
        picture.value = drawn()

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
    label = {"description": name.replace("_", " ")}
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
