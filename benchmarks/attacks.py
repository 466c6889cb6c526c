"""Attacks and bad luck, tried on stock nbgrader, on `otter run` and on this course.

`make attacks` runs ``python -m benchmarks.attacks`` and prints the table that stands in
`docs/attacks.md`. The same notebook, with one function to write and one check of it, is
handed in to all three; every attack writes no answer at all, every unlucky student has
the right one.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .attacked import Grader, Seen
from .attacks_tried import ROWS, Row
from .peers import OTTER, Otter, Ours, Stock

HEAD = "| | stock nbgrader | otter run | this course |\n|---|---|---|---|"
TITLES = {
    "points": "**points for nothing**",
    "harm": "**harm**",
    "luck": "**bad luck of a right answer**",
}


@dataclass
class Table:
    """What came of every row, grader by grader."""

    graders: list[Grader]
    rows: list[Row]

    def lines(self) -> list[str]:
        """The table in Markdown."""
        seen = [grader.grade_all(self.rows) for grader in self.graders]
        lines, kind = [HEAD], ""
        for row in self.rows:
            if row.kind != kind:
                kind = row.kind
                lines.append(f"| {TITLES[kind]} | | | |")
            cells = " | ".join(_told(row, one[row.name]) for one in seen)
            lines.append(f"| {row.says} | {cells} |")
        return lines


def _told(row: Row, seen: Seen | None) -> str:
    if seen is None:
        return "–"
    return _TELL[row.kind](seen)


def _points(seen: Seen) -> str:
    if seen.points is None:
        return "not graded"
    more = seen.points - seen.least
    return f"**+{more:g} of {seen.full:g}**" if more > 0 else "none"


def _harm(seen: Seen) -> str:
    return f"**{seen.harm}**" if seen.harm else "stopped"


def _luck(seen: Seen) -> str:
    if seen.points is None:
        return "**not graded**"
    lost = seen.full - seen.points
    return f"**−{lost:g} of {seen.full:g}**" if lost > 0 else "kept"


_TELL: dict[str, Callable[[Seen], str]] = {
    "points": _points,
    "harm": _harm,
    "luck": _luck,
}


def main() -> None:
    """Try everything, and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--otter", type=Path, help=f"a venv with {OTTER}")
    parser.add_argument("--only", nargs="*", help="rows, by name", metavar="NAME")
    words = parser.parse_args()
    rows = [row for row in ROWS if not words.only or row.name in words.only]
    with tempfile.TemporaryDirectory(prefix="attacks-") as name:
        Path(name).chmod(0o755)
        graders = [
            Stock(Path(name, "stock")),
            Otter(Path(name, "otter"), words.otter),
            Ours(Path(name, "ours")),
        ]
        for line in Table(graders, rows).lines():
            print(line)
        print()
        for grader in graders:
            print(f"- {grader.version()}")


if __name__ == "__main__":
    main()
