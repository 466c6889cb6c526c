"""`submit()`: look a notebook over, write the file to hand in and a receipt for it."""

from __future__ import annotations

import hashlib
import inspect
import json
import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from IPython.display import display

from . import checks
from .checking import show
from .checking.card import Card, sentence

FOLDER = "handed_in"
BLANK = "YOUR ANSWER HERE"


class NotReadyError(ValueError):
    """What would be handed in is not what the student means; says why."""


def submit(file: str | Path = "") -> None:
    """Write the file to hand in, and say what is missing in it.

    Nothing is sent anywhere. Your notebook is copied, with a receipt beside the copy,
    into a new folder below ``handed_in``; nothing is ever overwritten.

    Parameters
    ----------
    file : str or Path, optional
        Your notebook's file, if it has another name than it came with.
    """
    frame = inspect.currentframe()
    namespace = frame.f_back.f_globals if frame and frame.f_back else {}
    try:
        path = find(file, namespace)
        receipt, missing = look_over(path, namespace)
        copy = write(path, receipt)
    except NotReadyError as error:
        display(sentence(f"Nothing was written: {error}"))
        return
    lines = list(_summary(receipt, missing, copy))
    display(Card(lines=tuple(lines)))


def find(file: str | Path, namespace: Mapping[str, Any]) -> Path:
    """Find the file of the open notebook: by what Jupyter and VS Code tell, or by name.

    Raises
    ------
    NotReadyError
        If there is no such file, or no notebook is open.
    """
    name = checks._open.name
    if not name:
        raise NotReadyError("run the first code cell of the notebook, then this again.")
    told = [file] if file else [
        os.environ.get("JPY_SESSION_NAME", ""),
        namespace.get("__vsc_ipynb_file__", ""),
        f"{name}.ipynb",
    ]  # fmt: skip
    for word in filter(None, told):
        path = Path(str(word))
        for place in (path, Path(path.name)):
            if place.is_file() and place.suffix == ".ipynb":
                return place
    raise NotReadyError(
        f"there is no file {file or f'{name}.ipynb'} in this folder. Say which one is "
        'yours: submit("my file.ipynb").'
    )


def look_over(path: Path, namespace: Mapping[str, Any]) -> tuple[dict, list[str]]:
    """Say how far a notebook is.

    Returns
    -------
    receipt : dict
        What it will say, but for the hash of the copy.
    missing : list of str
        Sentences about what is not there or not right yet.

    Raises
    ------
    NotReadyError
        If it is another notebook, or not saved.
    """
    document = _read(path)
    course = document.get("metadata", {}).get("course", {})
    lesson = course.get("lesson", checks._open.name)
    if lesson != checks._open.name:
        raise NotReadyError(
            f"{path.name} is the notebook “{lesson}”, not “{checks._open.name}”."
        )
    code = "\n\n".join(map(_source, _cells(document, "code")))
    _expect_saved(path, code, namespace)
    points = dict(_points(namespace))
    receipt = {
        "assignment": course.get("assignment", ""),
        "lesson": lesson,
        "time": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        "visible points": points,
    }
    return receipt, list(_missing(document, code, namespace, points))


def write(path: Path, receipt: dict) -> Path:
    """Copy a notebook with its receipt into a new folder; give the copy's path."""
    document = _read(path)
    document.setdefault("metadata", {}).setdefault("course", {})["receipt"] = receipt
    text = json.dumps(document, indent=1, ensure_ascii=False) + "\n"
    folder = _new_folder(path.parent / FOLDER)
    copy = folder / f"{receipt['lesson']}.ipynb"
    copy.write_text(text, encoding="utf-8", newline="\n")
    signed = receipt | {"file": copy.name, "sha256": sha256(copy)}
    beside = folder / f"{receipt['lesson']}.receipt.json"
    beside.write_text(json.dumps(signed, indent=1) + "\n", encoding="utf-8")
    return copy


def sha256(path: Path) -> str:
    """Fingerprint of a file: the same only for the same bytes."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _read(path: Path) -> dict:
    try:
        document = json.loads(path.read_text(encoding="utf-8"))
        if isinstance(document["cells"], list):
            return document
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise NotReadyError(f"{path.name} is not a whole notebook. Save it, then retry.")


def _cells(document: dict, kind: str) -> Iterator[dict]:
    return (c for c in document["cells"] if c.get("cell_type") == kind)


def _source(cell: dict) -> str:
    text = cell.get("source", "")
    return text if isinstance(text, str) else "".join(text)


def _expect_saved(path: Path, code: str, namespace: Mapping[str, Any]) -> None:
    """Compare what was run with what is in the file."""
    for name in checks._open.keys:
        try:
            text = inspect.getsource(namespace[name]).strip()
        except (KeyError, TypeError, OSError):
            continue
        if text not in code:
            raise NotReadyError(
                f"your {name} in {path.name} is not the one that you ran last. Save "
                "the notebook, run all its cells, then this one again."
            )


def _points(namespace: Mapping[str, Any]) -> Iterator[tuple[str, list[float]]]:
    for name, key in checks._open.keys.items():
        function = namespace.get(name)
        earned = 0.0
        if callable(function):
            earned = float(checks.visible_verdict(function, key).points)
        yield name, [earned, float(key.points)]


def _missing(
    document: dict, code: str, namespace: Mapping[str, Any], points: dict
) -> Iterator[str]:
    lost = [n for n in points if not re.search(rf"^def {n}\b|^{n} *=", code, re.M)]
    if lost:
        yield f"No cell defines {', '.join(lost)}."
    never = [n for n in points if n not in lost and not callable(namespace.get(n))]
    if never:
        yield f"Not run in this session: {', '.join(never)}."
    wrong = [n for n, (p, of) in points.items() if p < of and n not in lost + never]
    if wrong:
        yield f"Not right yet, by the visible checks: {', '.join(wrong)}."
    empty = [_answer(c) for c in _cells(document, "markdown") if _is_empty(c)]
    if empty:
        yield f"No answer written yet: {', '.join(empty)}."


def _answer(cell: dict) -> str:
    name = cell.get("metadata", {}).get("nbgrader", {}).get("grade_id", "")
    return name.removesuffix("-answer") if name.endswith("-answer") else ""


def _is_empty(cell: dict) -> bool:
    text = _source(cell).strip()
    return bool(_answer(cell)) and (not text or text == BLANK)


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


def _summary(receipt: dict, missing: list[str], copy: Path) -> Iterator[str]:
    earned = sum(p for p, _ in receipt["visible points"].values())
    most = sum(of for _, of in receipt["visible points"].values())
    state = "nothing is missing" if not missing else "you can still improve it"
    yield (
        f"{receipt['lesson']}: {show.points(earned)} of {show.points(most)} visible "
        f"points; {state}."
    )
    yield from missing[:3]
    yield f"Hand in this file: {copy}"
    yield "Keep its folder: the receipt in it says when, and what you handed in."


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
