"""`submit()`: look a notebook over, write the file to hand in and a receipt for it."""

from __future__ import annotations

import inspect
import os
import re
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from IPython.display import display

from . import checks, colab
from .checking import show
from .checking.card import Card, sentence
from .checking.result import Verdict
from .copies import NotReadyError, read, same, source, write

BLANK = "YOUR ANSWER HERE"
DOWNLOAD = (
    "Right-click it in the file list to download. Nbgrader's Submit needs no file."
)
IN_COLAB = "Your browser downloads it; if not, find it behind the folder on the left."
NOT_TOLD = (
    "Colab did not say what is in this notebook. Choose File → Download → Download "
    ".ipynb, and hand in that file."
)

WRITTEN = "course file to hand in"  # metadata of what submit() shows: its path


def submit(file: str | Path = "") -> None:
    """Write the file to hand in, and say what is missing in it.

    Nothing is sent anywhere. Your notebook is copied, with a receipt beside the copy,
    into a new folder below ``handed_in``; nothing is ever overwritten. What is already
    there is not copied again.

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
        place = Path() if colab.here() else path.parent
        copy = same(path, receipt, place) or write(path, receipt, place)
    except NotReadyError as error:
        display(sentence(f"Nothing was written: {error}"))
        return
    lines = list(_summary(receipt, missing, copy))
    display(Card(lines=tuple(lines)), metadata={WRITTEN: str(copy)})
    if colab.here():
        colab.download(copy)


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
    if colab.here() and not file:  # a file beside us would be an older one
        if path := colab.notebook_file(name):
            return path
        raise NotReadyError(NOT_TOLD)
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
    document = read(path)
    course = document.get("metadata", {}).get("course", {})
    lesson = course.get("lesson", checks._open.name)
    if lesson != checks._open.name:
        raise NotReadyError(
            f"{path.name} is the notebook “{lesson}”, not “{checks._open.name}”."
        )
    code = "\n\n".join(map(source, _cells(document, "code")))
    _expect_saved(path, code, namespace)
    verdicts = dict(_verdicts(namespace))
    if not any(map(_is_begun, verdicts.values())) and _all_blank(document):
        raise NotReadyError("nothing is answered in this notebook yet.")
    keys = checks._open.keys
    points = {
        name: [float(v.points) if v else 0.0, float(keys[name].points)]
        for name, v in verdicts.items()
    }
    receipt = {
        "assignment": course.get("assignment", ""),
        "lesson": lesson,
        "time": f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
        "visible points": points,
    }
    return receipt, list(_missing(document, code, namespace, points))


def _cells(document: dict, kind: str) -> Iterator[dict]:
    return (c for c in document["cells"] if c.get("cell_type") == kind)


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


def _verdicts(namespace: Mapping[str, Any]) -> Iterator[tuple[str, Verdict | None]]:
    for name, key in checks._open.keys.items():
        function = namespace.get(name)
        yield (
            name,
            checks.visible_verdict(function, key) if callable(function) else None,
        )


def _is_begun(verdict: Verdict | None) -> bool:
    """Whether an exercise is no longer as it was released."""
    return verdict is None or verdict.attempted


def _all_blank(document: dict) -> bool:
    answers = [c for c in _cells(document, "markdown") if _answer(c)]
    return all(map(_is_empty, answers))


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
    text = source(cell).strip()
    return bool(_answer(cell)) and (not text or text == BLANK)


def _summary(receipt: dict, missing: list[str], copy: Path) -> Iterator[str]:
    earned = sum(p for p, _ in receipt["visible points"].values())
    most = sum(of for _, of in receipt["visible points"].values())
    state = "nothing is missing" if not missing else "you can still improve it"
    yield (
        f"{receipt['lesson']}: {show.points(earned)} of {show.points(most)} visible "
        f"points; {state}."
    )
    yield from missing[:2]
    if more := missing[2:]:
        yield " ".join(more)
    yield f"Hand in this file: {copy}"
    yield IN_COLAB if colab.here() else DOWNLOAD
