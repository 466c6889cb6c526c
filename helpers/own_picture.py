"""A picture of your own: from a file, by an upload, or drawn for you.

Explained in the notebook `logistic_regression`, section “A picture of your own”.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from . import colab
from .data import draw_picture

SIDE = 64


class PictureError(ValueError):
    """A file that cannot be used as a picture; the message says why."""


def load(path: str | Path) -> np.ndarray:
    """Read a picture from a file and make it as small as the course's.

    Parameters
    ----------
    path : str or Path
        A JPEG, PNG, GIF, WebP or any other file that Pillow can read.

    Returns
    -------
    picture : uint8 ndarray of shape (64, 64, 3)
        The middle square of the picture, the right way up, shrunk.

    Raises
    ------
    PictureError
        If there is no such file, or it is not a picture.
    """
    file = Path(path).expanduser()
    if not file.is_file():
        raise PictureError(
            f"There is no file {file} here. This notebook looks in {Path.cwd()}."
        )
    return shrink(file.read_bytes(), file.name)


def shrink(content: bytes, name: str = "this file") -> np.ndarray:
    """Turn the bytes of a picture file into an array of shape (64, 64, 3)."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = ImageOps.exif_transpose(Image.open(io.BytesIO(content)))
            image = image.convert("RGBA")
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError) as error:
        raise PictureError(
            f"{name} is not a picture that Pillow can read. Save it as JPEG or PNG."
        ) from error
    except Image.DecompressionBombError as error:
        raise PictureError(f"{name} has too many pixels; shrink it first.") from error
    white = Image.new("RGBA", image.size, "white")
    image = Image.alpha_composite(white, image).convert("RGB")
    return np.asarray(ImageOps.fit(image, (SIDE, SIDE), Image.Resampling.LANCZOS))


def drawing(seed: int, cat: bool = True) -> np.ndarray:
    """Draw a fresh picture, one that no classifier has seen; see `draw_picture`."""
    return draw_picture(seed, cat=cat)


def choose(file: str, use: Callable[[np.ndarray], Any]) -> None:
    """Hand a picture to `use`: from a named file, or chosen with a button or dialog.

    Parameters
    ----------
    file : str
        The name of a file; or "" for a button, which Colab does not have; or "?",
        which in Colab opens a dialog and waits.
    use : callable
        Takes a picture of shape (64, 64, 3), as `load` makes it, and shows something.

    Notes
    -----
    A file that is no picture is a printed sentence, not an error, and nothing waits
    unless it is asked to: “Run all” goes through.
    """
    if file == "" and colab.here():
        print('No picture yet. Write "?" to choose one now, or the name of a file.')
    elif file in ("", "?"):
        upload(use, now=True)
    else:
        _hand_over(use, lambda: load(file))


def upload(use: Callable[[np.ndarray], Any], now: bool = False) -> None:
    """Ask for a picture from this computer and hand it to `use`.

    Parameters
    ----------
    use : callable
        Takes a picture of shape (64, 64, 3), as `load` makes it, and shows something.
    now : bool
        Only matters in Colab, whose dialog stops the notebook until a file is chosen
        or “Cancel upload” pressed. It opens if `now` is true; else a sentence says so.

    Notes
    -----
    Elsewhere this shows a button and does not wait.
    """
    if not colab.here():
        _button(use)
    elif now:
        _colab(use)
    else:
        print("To choose a picture in Colab, write own_picture.upload(…, now=True).")


def _colab(use: Callable[[np.ndarray], Any]) -> None:
    from google.colab import files

    chosen = files.upload()
    if not chosen:
        print("No picture chosen.")
    for name, content in chosen.items():
        _hand_over(use, partial(shrink, bytes(content), name))


def _button(use: Callable[[np.ndarray], Any]) -> None:
    import ipywidgets
    from IPython.display import display

    button = ipywidgets.FileUpload(
        accept="image/*", multiple=False, description="Choose a picture"
    )
    button.layout.width = "14em"
    below = ipywidgets.Output()

    def chosen(change: dict) -> None:
        below.clear_output()
        with below:
            for name, content in uploaded(change["new"]):
                _hand_over(use, partial(shrink, content, name))

    button.observe(chosen, names="value")
    view = {"version_major": 2, "version_minor": 0}
    box = ipywidgets.VBox([button, below])
    bundle = {
        "application/vnd.jupyter.widget-view+json": {**view, "model_id": box.model_id},
        "text/plain": "[a button: Choose a picture]",
    }
    display(bundle, raw=True)


def uploaded(value: Any) -> list[tuple[str, bytes]]:
    """Read names and contents from a FileUpload of ipywidgets 7 (dict) or 8 (tuple)."""
    if isinstance(value, dict):
        return [(name, bytes(file["content"])) for name, file in value.items()]
    return [(file["name"], bytes(file["content"])) for file in value]


def _hand_over(use: Callable[[np.ndarray], Any], read: Callable) -> None:
    try:
        use(read())
    except PictureError as error:
        print(error)
