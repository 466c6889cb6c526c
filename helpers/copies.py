"""Copies of a notebook that are handed in, each with its receipt."""

from __future__ import annotations

import hashlib
import json
from datetime import datetime
from pathlib import Path

from IPython.display import display

from .checking.card import sentence

FOLDER = "handed_in"


class NotReadyError(ValueError):
    """What would be handed in is not what the student means; says why."""


def write(path: Path, receipt: dict, place: Path | None = None) -> Path:
    """Copy a notebook with its receipt into a new folder; give the copy's path.

    Parameters
    ----------
    path : Path
    receipt : dict
        See `look_over`.
    place : Path, optional
        What ``handed_in`` is in; by default the notebook's own folder.
    """
    document = read(path)
    document.setdefault("metadata", {}).setdefault("course", {})["receipt"] = receipt
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    folder = _new_folder((place or path.parent) / FOLDER)
    copy = folder / f"{receipt['lesson']}.ipynb"
    copy.write_text(text, encoding="utf-8", newline="\n")
    signed = receipt | {"file": copy.name, "sha256": sha256(copy)}
    beside = folder / f"{receipt['lesson']}.receipt.json"
    beside.write_text(json.dumps(signed, indent=1) + "\n", encoding="utf-8")
    return copy


def same(path: Path, receipt: dict, place: Path) -> Path | None:
    """The latest copy, if the same text with the same points is in it."""
    copies = sorted((place / FOLDER).glob(f"*/{receipt['lesson']}.ipynb"))
    if not copies:
        return None
    try:
        latest = read(copies[-1])
    except NotReadyError:
        return None
    said = latest.get("metadata", {}).get("course", {}).get("receipt", {})
    same = said.get("visible points") == receipt["visible points"]
    return copies[-1] if same and _texts(latest) == _texts(read(path)) else None


def sha256(path: Path) -> str:
    """Fingerprint of a file: the same only for the same bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def verify(receipt: str | Path) -> None:
    """Compare a receipt, yours or the one that came back signed, with your files."""
    path = Path(receipt)
    document = json.loads(path.read_text(encoding="utf-8"))
    wanted = document.get("files") or {document["file"]: document["sha256"]}
    places = [path.parent, *sorted(Path(FOLDER).glob("*/"))]
    mine = {sha256(f): f for place in places for f in place.glob("*.ipynb")}
    for name, digest in wanted.items():
        if not name.endswith(".ipynb"):
            continue
        where = mine.get(digest)
        said = f"is your file {where}" if where else "is none of your files here"
        display(sentence(f"What {path.name} calls {name} {said}."))


def read(path: Path) -> dict:
    """Read a notebook's document.

    Raises
    ------
    NotReadyError
        If the file is not a whole notebook.
    """
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(document["cells"], list):
            return document
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise NotReadyError(f"{path.name} is not a whole notebook. Save it, then retry.")


def source(cell: dict) -> str:
    """The text of a cell, which files hold as one string or as lines."""
    text = cell.get("source", "")
    return text if isinstance(text, str) else "".join(text)


def _texts(document: dict) -> list[str]:
    return [source(cell) for cell in document["cells"]]


def _new_folder(place: Path) -> Path:
    """A folder that nobody had before, named by the moment."""
    moment = f"{datetime.now():%Y-%m-%d %H.%M.%S}"
    for number in range(1, 1000):
        folder = place / (moment if number == 1 else f"{moment} ({number})")
        try:
            folder.mkdir(parents=True)
            return folder
        except FileExistsError:
            continue
    raise NotReadyError(f"no new folder can be made in {place}.")
