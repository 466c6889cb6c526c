"""Tell whether something was made from what is there now: fingerprints of contents.

A folder of results holds the fingerprint of all that it was made from. It is written
into the folder before the folder gets its name, so a folder that has one is whole.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from .. import paths
from ..judging.secret import secret

STAMP = "graded.json"


def stamp(folder: Path, fingerprint: str) -> None:
    """Write into a folder what it was made from."""
    text = json.dumps({"made from": fingerprint}) + "\n"
    (folder / STAMP).write_text(text, encoding="utf-8")


def stamped(folder: Path) -> str:
    """Read what a folder was made from; "" if it does not say."""
    try:
        document = json.loads((folder / STAMP).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return document.get("made from", "") if isinstance(document, dict) else ""


def publish(made: Path, place: Path) -> None:
    """Put a finished folder in its place; what was there before moves beside `made`."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.exists():
        place.rename(made.with_name(f"{made.name}.replaced"))
    made.rename(place)


def digest(*values: Any) -> str:
    """Fingerprint of plain values."""
    return hashlib.sha256(json.dumps(values, default=str).encode()).hexdigest()


def digest_files(files: Iterable[Path], root: Path) -> str:
    """Fingerprint of files: their names below `root`, and every byte of them."""
    total = hashlib.sha256()
    for path in sorted(files):
        name = path.relative_to(root).as_posix().encode("utf-8", "surrogateescape")
        with path.open("rb") as file:
            content = hashlib.file_digest(file, "sha256").digest()
        total.update(hashlib.sha256(name).digest() + content)
    return total.hexdigest()


def of_submission(folder: Path) -> str:
    """Fingerprint of everything that a student handed in, links left out."""
    found = (p for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
    return digest_files(found, folder)


@cache
def of_judging(folder: Path, assignment: str) -> str:
    """Fingerprint of all that decides about points, the submission apart.

    The lessons and their specifications, the released notebooks, the code that judges,
    the configuration, the secret. Read once per process.
    """
    code = [paths.ROOT / "grading", paths.HELPERS, paths.ROOT / "autograder_tests"]
    files = [p for place in code for p in place.rglob("*.py")]
    files += paths.lesson_files(assignment)
    own = [folder / "nbgrader_config.py"]
    own += (folder / paths.RELEASED / assignment).glob("*.ipynb")
    found = [p for p in own if p.is_file()]
    key = hashlib.sha256(secret(folder)).hexdigest()
    return digest(digest_files(files, paths.ROOT), digest_files(found, folder), key)
