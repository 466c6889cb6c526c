"""Measure the lessons against the house style: `python -m grading.authoring.style`.

Names of lessons may follow. ``--still`` leaves the notebooks unrun: no pictures, no
seconds, but an answer at once.
"""

from __future__ import annotations

import ast
import json
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
from .notebook import build
from .rehearse import run, with_answers

CELLS, CODE_MEDIAN, GIVEN_LINES, SOLUTION_LINES = 80, 6, 25, 15
WORDS_MEDIAN, PROSE_WORDS, STRETCH, PART = (40, 60), 150, 10, (15, 25)
_SOLUTION = re.compile(r"# BEGIN SOLUTION\n(.*?)# END SOLUTION", re.S)
_PART = re.compile(r"^## Part \d+ · .+\((\d+) min\)$", re.M)
_TIME = re.compile(r"(\d+) minutes")
# Code that asks for something: a slider, a check, a gap to fill, a number to change.
_ACTS = re.compile(r"\b(explore|check)\(|= \.\.\.$|# (Change|Your turn)", re.M)


@dataclass(frozen=True)
class Measure:
    """What is counted of one lesson without running it."""

    cells: int  # as shipped, with what the builder adds
    code_median: float
    given_most: int
    solution_most: int
    words_median: float
    words_most: int
    stretch: int  # the most cells in a row without something to write, move or answer
    minutes: int  # as stated at the top; 0 if nothing is said
    parts: tuple[int, ...]  # minutes of each part, as its heading states them
    exercises: int


def measure(lesson: LessonFile) -> Measure:
    """Count cells, lines and words of a lesson.

    Lines are those that are neither empty nor comments. A formula or a piece of code
    in prose counts as one word for the median, and in full for the longest cell: that
    one has to be short for the eye. What is folded away does not count.
    """
    code = [c for c in lesson.cells if not c.markdown and c.role != "quiz"]
    given = [_lines(c.source) for c in code if c.role != "solution"]
    bodies = [_lines(b) for c in code for b in _SOLUTION.findall(c.source)]
    words = [_words(c) for c in lesson.prose]
    stated = _TIME.search(lesson.prose[0].source)
    return Measure(
        len(json.loads(build(lesson))["cells"]),
        statistics.median([_lines(c.source) for c in code]),
        max(given, default=0),
        max(bodies, default=0),
        statistics.median(words),
        max(_read(c) for c in lesson.prose),
        max(map(len, stretches(lesson))),
        int(stated[1]) if stated else 0,
        tuple(int(n) for c in lesson.prose for n in _PART.findall(c.source)),
        len(lesson.exercises),
    )


def stretches(lesson: LessonFile) -> list[list[Cell]]:
    """Cut a lesson at each cell in which there is something to write, move or answer.

    The further-reading cell and what follows it ask for nothing and do not count.
    """
    found: list[list[Cell]] = [[]]
    for cell in lesson.cells:
        if "## Further reading" in cell.source:
            break
        if _acts(cell, _playgrounds(lesson)):
            found.append([])
        else:
            found[-1].append(cell)
    return found


def _acts(cell: Cell, playgrounds: set[str]) -> bool:
    if cell.markdown or cell.role in ("solution", "test", "quiz"):
        return cell.role in ("solution", "test", "quiz", "answer")
    called = set(re.findall(r"\b(\w+)\(", cell.source))
    return bool(_ACTS.search(cell.source) or called & playgrounds)


def _playgrounds(lesson: LessonFile) -> set[str]:
    """Names called from `helpers.play`, imported or as ``play.softmax()``."""
    names = set()
    for cell in lesson.cells:
        names |= set(re.findall(r"\bplay\.(\w+)\(", cell.source))
        if "helpers.play" in cell.source and not cell.markdown:
            for node in ast.walk(ast.parse(cell.source)):
                if isinstance(node, ast.ImportFrom) and node.module == "helpers.play":
                    names |= {alias.asname or alias.name for alias in node.names}
    return names


def misses(m: Measure) -> dict[str, str]:
    """Say which of the house's numbers a lesson misses, by the field's name."""
    low, high = WORDS_MEDIAN
    said = {
        "cells": m.cells > CELLS and f"at most {CELLS}",
        "code_median": m.code_median > CODE_MEDIAN and f"at most {CODE_MEDIAN}",
        "given_most": m.given_most > GIVEN_LINES and f"at most {GIVEN_LINES}",
        "solution_most": m.solution_most > SOLUTION_LINES
        and f"at most {SOLUTION_LINES}",
        "words_median": not low <= m.words_median <= high and f"{low} to {high}",
        "words_most": m.words_most > PROSE_WORDS and f"at most {PROSE_WORDS}",
        "stretch": m.stretch > STRETCH and f"at most {STRETCH}",
        "minutes": (not m.minutes or m.minutes != sum(m.parts))
        and f"the parts add up to {sum(m.parts)}",
        "parts": not all(PART[0] <= n <= PART[1] for n in m.parts or [0])
        and f"each {PART[0]} to {PART[1]} minutes",
    }
    return {name: text for name, text in said.items() if text}


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


def _read(cell: Cell) -> int:
    """Count all that the eye has to read: words, terms of formulas, cells of tables."""
    text = re.sub(r"<details>.*?</details>|<[^>]+>", " ", cell.source, flags=re.S)
    return sum(1 for word in text.split() if re.search(r"\w", word))


HEADS = {
    "cells": "cells",
    "code_median": "lines per code cell (median)",
    "given_most": "longest given",
    "solution_most": "longest solution",
    "words_median": "words per prose cell (median)",
    "words_most": "longest, with formulas",
    "stretch": "cells with nothing to do",
    "minutes": "minutes stated",
    "parts": "parts",
    "exercises": "exercises",
}


RUN_HEADS = ("pictures", "with alt text", "run in s")


def main(words: list[str]) -> None:
    """Print the table, for all lessons or those named; what misses is marked."""
    names = [w for w in words if not w.startswith("-")]
    table = Table(title="The lessons in numbers")
    table.add_column("lesson", no_wrap=True)
    runs = "--still" not in words
    for head in [*HEADS.values(), *(RUN_HEADS if runs else ())]:
        table.add_column(head, justify="right")
    missed = []
    for path in lesson_files():
        if names and path.stem not in names:
            continue
        lesson = read(path)
        m = measure(lesson)
        wrong = misses(m)
        table.add_row(lesson.name, *_row(m, wrong), *(_ran(lesson) if runs else ()))
        missed += [f"{lesson.name}, {HEADS[n]}: {wrong[n]}" for n in wrong]
        if "stretch" in wrong:
            longest = max(stretches(lesson), key=len)
            missed.append(f"  from line {longest[0].line} to {longest[-1].line}")
    console = Console(width=150)
    console.print(table)
    console.print("\n".join(missed) or "All within the house's numbers.", style="red")


def _row(m: Measure, wrong: dict[str, str]) -> list[str]:
    texts = {name: f"{value}" for name, value in vars(m).items()}
    texts["parts"] = " ".join(map(str, m.parts)) or "none"
    return [f"[red]{t} ✗[/red]" if n in wrong else t for n, t in texts.items()]


def _ran(lesson: LessonFile) -> list[str]:
    shown, described, seconds = pictures(lesson)
    return [f"{shown}", f"{described}", f"{seconds:.0f}"]


if __name__ == "__main__":
    main(sys.argv[1:])
