"""Ids of students: nbgrader's folder names, with what it cannot work with."""

from __future__ import annotations

import unicodedata

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
