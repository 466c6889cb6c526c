"""Measure the lessons against the house style: `python -m grading.authoring.style`."""

from __future__ import annotations

import re
import statistics
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table

from ..model.lesson_file import Cell, LessonFile, read
from ..paths import lesson_files
from .rehearse import run, with_answers

GIVEN_LINES, SOLUTION_LINES, PROSE_WORDS = 25, 15, 150
_SOLUTION = re.compile(r"# BEGIN SOLUTION\n(.*?)# END SOLUTION", re.S)


@dataclass(frozen=True)
class Measure:
    """What is counted of one lesson without running it."""

    cells: int
    code_median: float
    given_most: int
    solution_most: int
    words_median: float
    words_most: int
    exercises: int


def measure(lesson: LessonFile) -> Measure:
    """Count cells, lines and words of a lesson.

    Lines are those that are neither empty nor comments. A formula or a piece of code
    in prose counts as one word; what is folded away does not count.
    """
    code = [c for c in lesson.cells if not c.markdown and c.role != "quiz"]
    given = [_lines(c.source) for c in code if c.role != "solution"]
    bodies = [_lines(b) for c in code for b in _SOLUTION.findall(c.source)]
    words = [_words(c) for c in lesson.prose]
    return Measure(
        len(lesson.cells),
        statistics.median([_lines(c.source) for c in code]),
        max(given),
        max(bodies),
        statistics.median(words),
        max(words),
        len(lesson.exercises),
    )


def pictures(lesson: LessonFile) -> tuple[int, int, float]:
    """Run a lesson; count its pictures, those with alt text, and the seconds."""
    start = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        cells = run(with_answers(lesson), lesson, Path(folder))
    shown = [
        o for c in cells for o in c.outputs if "image/png" in (o.get("data") or {})
    ]
    described = [o for o in shown if o.metadata.get("image/png", {}).get("alt")]
    return len(shown), len(described), time.perf_counter() - start


def _lines(text: str) -> int:
    lines = (line.strip() for line in text.splitlines())
    return sum(1 for line in lines if line and not line.startswith("#"))


def _words(cell: Cell) -> int:
    text = re.sub(r"\$\$.*?\$\$|\$.*?\$", " x ", cell.source, flags=re.S)
    text = re.sub(r"<details>.*?</details>|<[^>]+>|`[^`]+`", " x ", text, flags=re.S)
    return len(re.findall(r"[^\W\d_]\w*", text))


def main(names: list[str]) -> None:
    """Print the table, for all lessons or those named."""
    table = Table(title="The lessons in numbers")
    heads = "lesson|cells|lines a code cell (median)|longest given|longest solution|"
    heads += "words a prose cell (median)|longest|exercises|pictures|with alt text|"
    heads += "run in s"
    for head in heads.split("|"):
        first = head == "lesson"
        table.add_column(head, justify="left" if first else "right", no_wrap=first)
    for path in lesson_files():
        if names and path.stem not in names:
            continue
        lesson = read(path)
        m, (shown, described, seconds) = measure(lesson), pictures(lesson)
        values = [*vars(m).values(), shown, described, f"{seconds:.0f}"]
        table.add_row(lesson.name, *(f"{v}" for v in values))
    Console(width=132).print(table)


if __name__ == "__main__":
    main(sys.argv[1:])
