"""All that pip installs of the course: a way to the folder that holds it.

The course itself, answers and hidden tests included, stays in its own folder and is
never part of an installable package. `course` and `nbgrader_config.py` find it here.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any


def home() -> Path:
    """Find the course's folder.

    It is the one that `COURSE_HOME` names; else one on Python's path; else the one that
    this package was installed from with ``--editable``; else the current folder or one
    above it.

    Raises
    ------
    FileNotFoundError
        If none of them holds the course; the message says what to do.
    """
    named = os.environ.get("COURSE_HOME")
    here = Path.cwd()
    beside = [Path(__file__).resolve().parents[2], here, *here.parents]
    for place in [Path(named)] if named else [*map(Path, sys.path), *beside]:
        if (place / "grading" / "cli.py").is_file() and (place / "source").is_dir():
            return place.resolve()
    where = f"COURSE_HOME names {named}, which" if named else f"{here}"
    raise FileNotFoundError(
        f"{where} is not the course's folder. Go there (it holds `grading` and "
        "`source`), or set COURSE_HOME to it."
    )


def configure(c: Any, folder: Path) -> None:
    """Fill in nbgrader's configuration for a course folder; see `grading.settings`."""
    _open()
    from grading.settings import configure

    configure(c, folder)


def main() -> None:
    """Run the `course` command."""
    try:
        _open()
    except FileNotFoundError as error:
        sys.exit(f"course: {error}")
    from grading.cli import app

    app(prog_name="course")


def __getattr__(name: str) -> Any:
    """Find nbgrader's exporters: `nbgrader export --exporter=first_principles.Csv`.

    nbgrader imports the name before it reads a configuration.
    """
    if name not in ("Canvas", "Moodle", "Csv"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    _open()
    from grading.plugins import exports

    return getattr(exports, name)


def _open() -> None:
    """Put the course's folder first on Python's path."""
    place = str(home())
    if place not in sys.path[:1]:
        sys.path.insert(0, place)
