"""A week with its answers, for after the deadline: model answers, no hidden tests."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from pathlib import Path

from .. import paths
from ..model.lesson_file import _REGION
from .build import build_assignment
from .leaks import leaks
from .package import write_package

_HIDDEN = re.compile(r"\n?# BEGIN HIDDEN TESTS\n.*?# END HIDDEN TESTS", re.S)
_SCHEME = re.compile(r"\s*<!-- BEGIN MARK SCHEME -->.*?<!-- END MARK SCHEME -->", re.S)
WANTED = ("a line of the answer", "a line of the model answer", "has no stub in it")


def pack_answers(assignment: str, folder: Path) -> tuple[Path, list[str]]:
    """Write a zip file with a week's notebooks, answers in them, and all they need.

    It unpacks into a folder of its own, ``<assignment>-answers``, beside the student's.

    Returns
    -------
    path : Path
        The zip file; there is none if something was found.
    found : list of str
        What students must not read even then: hidden tests, the course's secret.
    """
    name = f"{assignment}-answers"
    path = folder / paths.PACKAGES / f"{name}.zip"
    path.unlink(missing_ok=True)
    with tempfile.TemporaryDirectory() as place:
        released = build_assignment(assignment, Path(place), database=False)
        answered = Path(shutil.copytree(released, Path(place) / name))
        for source in (Path(place) / paths.SOURCE_NOTEBOOKS / assignment).glob(
            "*.ipynb"
        ):
            notebook = json.loads(source.read_text(encoding="utf-8"))
            text = json.dumps(_open(notebook), indent=1, ensure_ascii=False) + "\n"
            (answered / source.name).write_text(text, encoding="utf-8", newline="\n")
        found = [f for f in leaks(answered, folder) if not any(w in f for w in WANTED)]
        if not found:
            write_package(name, answered, path.parent)
    return path, found


def _open(notebook: dict) -> dict:
    """A source notebook without what only grading needs."""
    for cell in notebook["cells"]:
        text = _HIDDEN.sub("", "".join(cell["source"]))
        text = _REGION.sub("", _SCHEME.sub("", text))
        cell["source"] = text.splitlines(keepends=True)
    return notebook
