"""Names and marks that nbgrader cannot work with, and what to do about them."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from nbgrader.utils import parse_utc

from .. import paths

LONGEST = 128  # characters that the gradebook keeps


def problem_of_id(student: str) -> str:
    """Say what is wrong with a student's id, and what to do; "" if it is fine."""
    advice = "Rename the folder in course/submitted"
    if any(unicodedata.category(letter) in ("Cc", "Cs") for letter in student):
        return f"The id has letters in it that cannot be written down. {advice}."
    if len(student) > LONGEST:
        return f"The gradebook keeps {LONGEST} letters of an id. {advice}."
    if not student or student.startswith("."):
        return f"A folder whose name begins with a dot is hidden. {advice}."
    return ""


def problem_of_time(folder: str | Path, assignment: str, student: str) -> str:
    """Say that the time of a submission cannot be read; "" if it can, or there is none.

    nbgrader would stop there with an error of its own making.
    """
    mark = Path(folder, paths.SUBMITTED, student, assignment, "timestamp.txt")
    if mark.is_symlink() or not mark.is_file():  # links are taken away
        return ""
    try:
        parse_utc(mark.read_text(encoding="utf-8").strip())
    except (ValueError, OverflowError):
        return (
            "Its timestamp.txt holds no time, so nobody can tell whether it is late. "
            "Delete that file, or write a time such as 2026-11-21 18:00:00 UTC into it."
        )
    return ""
