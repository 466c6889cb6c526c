"""List all exercises: `python -m grading.authoring.exercise_list`.

The list is `docs/exercises.md`, with signatures: the course at a glance.
"""

from __future__ import annotations

import ast

from ..model.lesson_file import LessonFile, read
from ..paths import ROOT, lesson_files, title

LIST = ROOT / "docs" / "exercises.md"
HEAD = """\
# All exercises

Derived from the lessons by `make build`; edit those. Names and signatures do not
change between editions.
"""


def text() -> str:
    """Give the page, from the lessons as they are now."""
    parts, week = [HEAD], ""
    for path in lesson_files():
        lesson = read(path)
        if lesson.assignment != week:
            week = lesson.assignment
            parts.append(f"## {title(week)}\n")
        parts.append(_table(lesson))
    return "\n".join(parts)


def _table(lesson: LessonFile) -> str:
    rows = [
        f"### {lesson.name}\n",
        "| function | what it does | points |",
        "|---|---|--:|",
    ]
    for name in lesson.exercises:
        function = ast.parse(lesson.cell("solution", name).source).body[-1]
        call = f"{name}({ast.unparse(function.args)})"
        does = ast.get_docstring(function).splitlines()[0]
        points = lesson.cell("test", name).points
        rows.append(f"| `{call}` | {does} | {points:g} |")
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    LIST.write_text(text(), encoding="utf-8", newline="\n")
