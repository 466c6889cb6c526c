"""What all playgrounds share: one model of the data, and the way onto the page.

The browser draws. Python sends it `data`, which stays, and `values`, which a hand
changes; a scene that runs the student's functions also answers messages, one answer
for each. Where anywidget is missing, or no script runs, a plain picture stands there.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from IPython.display import display
from matplotlib.figure import Figure

from ..checking.card import sentence
from ..plots.common import png

try:
    import anywidget
    from traitlets import Dict, Unicode
except ImportError:  # a plain Colab runtime does not have it
    anywidget = None

HERE = Path(__file__).parent
MISSING = (
    "To play with this picture, run %pip install anywidget in a cell of its own and "
    "restart the kernel."
)


class Scene:
    """One playground.

    Attributes
    ----------
    script : str
        Its JavaScript file in this folder; those in `base/` come before it.
    alt : str
        What the plain picture shows.
    data, values : dict
        Plain numbers, strings, lists and dictionaries, for the browser.
    """

    script: str
    alt: str
    data: dict[str, Any]
    values: dict[str, Any]

    def still(self) -> Figure:
        """Draw the picture that stands where no script runs."""
        raise NotImplementedError

    def answer(self, question: dict) -> tuple[dict, list[bytes]]:
        """Answer a message from the browser: plain values, and arrays as bytes."""
        return {}, []


def show(scene: Scene) -> None:
    """Put a scene on the page: to play with, as a picture, and in words."""
    bundle: dict[str, Any] = {"image/png": png(scene.still())}
    bundle["text/plain"] = f"[picture] {scene.alt}"
    if anywidget is None:
        display(sentence(MISSING))
    else:
        view = {"version_major": 2, "version_minor": 1}
        view["model_id"] = Player.of(scene).model_id
        bundle["application/vnd.jupyter.widget-view+json"] = view
    display(bundle, raw=True, metadata={"image/png": {"alt": scene.alt}})


if anywidget is not None:

    class Player(anywidget.AnyWidget):
        """A scene in the browser."""

        _esm = Unicode().tag(sync=True)
        _css = Unicode().tag(sync=True)
        data = Dict().tag(sync=True)
        values = Dict().tag(sync=True)

        @classmethod
        def of(cls, scene: Scene) -> Player:
            """Make the widget of a scene."""
            scripts = [*sorted((HERE / "base").glob("*.js")), HERE / scene.script]
            code = [path.read_text("utf-8") for path in scripts]
            css = (HERE / "base.css").read_text("utf-8")
            player = cls(
                _esm="\n".join(code), _css=css, data=scene.data, values=scene.values
            )
            player.on_msg(lambda _, question, buffers: player._reply(scene, question))
            return player

        def _reply(self, scene: Scene, question: dict) -> None:
            content, buffers = scene.answer(question)
            self.send(content | {"id": question.get("id")}, buffers)


def plain(values: Any) -> Any:
    """Write numbers as JSON can hold them: no arrays, and None for nan and infinity."""
    if isinstance(values, (list, tuple)):
        return [plain(v) for v in values]
    array = np.asarray(values, dtype=float)
    known = np.isfinite(array)
    if known.all():
        return array.tolist()
    return np.where(known, array.astype(object), None).tolist()
