"""The course folder: which one a command works on, and how one is made."""

from __future__ import annotations

import shutil
from pathlib import Path

from . import paths
from .paths import CONFIG_FILE

OURS = "configure(c,"  # what every copy of the configuration calls
HOW = "Make one with “course init FOLDER”, or name one with --course-dir."


def course_folder(folder: Path) -> Path:
    """Give a folder back, with its full path, if it is a course folder.

    Raises
    ------
    LookupError
        If there is no such folder, or its configuration is missing or not this
        course's: grading there would start a second, empty gradebook.
    """
    path, config = folder.resolve(), folder / CONFIG_FILE
    if not path.is_dir():
        raise LookupError(f"there is no folder {path}. {HOW}")
    if not config.is_file():
        raise LookupError(
            f"{path} is not a course folder: it has no {CONFIG_FILE}. {HOW}"
        )
    if OURS not in config.read_text(encoding="utf-8", errors="replace"):
        raise LookupError(
            f"{path} is not a folder of this course: its {CONFIG_FILE} is not a copy "
            f"of the course's. {HOW}"
        )
    return path


def make_course_folder(folder: Path) -> Path:
    """Make a folder a course folder; what is in it stays as it is.

    A new folder is for its owner only: grades and the course's secret will be in it.

    Raises
    ------
    FileExistsError
        If it has a configuration already, or is a file.
    """
    config = folder / CONFIG_FILE
    if config.exists():
        raise FileExistsError(f"{config.resolve()} exists; nothing was changed.")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    shutil.copy(paths.ROOT / CONFIG_FILE, config)
    return folder.resolve()
