"""The points of every catalogued answer, and the change under which they last moved.

`autograder_tests/scores.json` holds them. A change that moves one turns a test red
until CHANGELOG.md says so with **[grades]** and `course scores --under` writes the
table anew.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .. import paths
from ..judging.judge import LocalStudent, judge
from ..model.lesson import Lesson, load_lesson

SEED = 987654321  # of the hidden examples, which nobody is graded by
TABLE = paths.ROOT / "autograder_tests" / "scores.json"
CHANGELOG = paths.ROOT / "CHANGELOG.md"
MARK = "**[grades]**"

Points = dict[str, float]  # by the name of a mistake or a variant
Table = dict[str, dict]  # by lesson and exercise: "points", "under", "hash"


def points(lesson: Lesson, name: str) -> Points:
    """Judge every catalogued answer to an exercise; right variants come first."""
    exercise = lesson.exercises[name]
    return {
        answer.name: scored(lesson, name, answer.edit)
        for answer in (*exercise.variants, *exercise.mistakes)
    }


def scored(lesson: Lesson, name: str, edit: object) -> float:
    """Points of one answer."""
    student = LocalStudent(lesson.reference.namespace({name: edit}))
    return judge(lesson, name, student, SEED).points


def exercises(only: str = "") -> Iterator[tuple[Lesson, str]]:
    """All exercises with their lessons, or one."""
    for path in paths.lesson_files():
        lesson = load_lesson(path.stem)
        for name in lesson.exercises:
            if only in ("", name):
                yield lesson, name


def read_table(path: Path = TABLE) -> Table:
    """Read the committed table."""
    return json.loads(path.read_text(encoding="utf-8"))


def moved(table: Table, exercise: str, now: Points) -> list[str]:
    """What an exercise's answers earn now and did not before, in sentences.

    Parameters
    ----------
    table : dict
    exercise : str
        "lesson.exercise".
    now : dict of str to float
    """
    row = table.get(exercise)
    if row is None:
        return [f"{exercise} is new in the table"]
    if row["hash"] != _hash(row["points"], row["under"]):
        return [f"{exercise}: the table was changed by hand"]
    before = row["points"]
    return [
        f"{exercise}, “{name}”: {_shown(now.get(name))}, was {_shown(before.get(name))}"
        for name in dict.fromkeys([*before, *now])
        if now.get(name) != before.get(name)
    ]


def advice(lines: Iterable[str]) -> str:
    """What to do about scores that moved."""
    return "\n".join(
        [
            *lines,
            "These are points of catalogued answers. If the change is meant, the "
            f"newest section of CHANGELOG.md needs a line with {MARK}; then run",
            '  course scores --under "first words of that line"',
        ]
    )


def entries(text: str, *, newest: bool = False) -> list[str]:
    """The entries of a change log that say that scores can move, without the mark.

    Parameters
    ----------
    text : str
        Of the change log.
    newest : bool
        True leaves out all sections but the first.
    """
    sections = re.split(r"^## .*$", text, flags=re.M)[1:]
    every = [
        " ".join(entry.split())
        for section in sections[: 1 if newest else None]
        for entry in re.split(r"^- ", section, flags=re.M)[1:]
    ]
    return [entry.replace(MARK, "").strip() for entry in every if MARK in entry]


def entry_of(words: str, text: str) -> str:
    """The beginning of the one entry of the newest section that has these words first.

    Raises
    ------
    LookupError
        If there is none, or more than one; the message lists those that there are.
    """
    known = entries(text, newest=True)
    found = [entry for entry in known if entry.startswith(words)]
    if not words or len(found) != 1:
        listed = "\n".join(f"  {entry[:76]}" for entry in known) or "  none"
        raise LookupError(
            f"{len(found)} entries with {MARK} in the newest section of CHANGELOG.md "
            f"begin with “{words}”. There are:\n{listed}"
        )
    return found[0][:60]


def unsaid(table: Table, text: str) -> list[str]:
    """Exercises whose points moved under an entry that the change log lacks."""
    known = entries(text)
    return [
        f"{exercise} moved under “{row['under']}”, which no line with {MARK} says"
        for exercise, row in table.items()
        if not any(entry.startswith(row["under"]) for entry in known)
    ]


def write_table(now: Mapping[str, Points], under: str, path: Path = TABLE) -> list[str]:
    """Write what moved under an entry of the change log; say what that was."""
    table = read_table(path) if path.is_file() else {}
    said: list[str] = []
    for exercise, earned in now.items():
        lines = moved(table, exercise, earned)
        said += lines
        if lines:
            row = {"points": earned, "under": under, "hash": _hash(earned, under)}
            table[exercise] = row
    rows = ",\n".join(
        f"{json.dumps(name)}: {json.dumps(table[name], ensure_ascii=False)}"
        for name in (now if set(now) >= set(table) else table)
    )
    path.write_text("{\n" + rows + "\n}\n", encoding="utf-8")
    return said


def _hash(earned: Points, under: str) -> str:
    text = json.dumps([earned, under], sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _shown(earned: float | None) -> str:
    return "not there" if earned is None else f"{earned:g}"
