"""The page of a class, and the same numbers as CSV and JSON.

Made from the small file that lies beside every graded notebook and from two questions
to the gradebook; no notebook is read but those of the few pairs that look alike.
"""

from __future__ import annotations

import base64
import csv
import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import asdict
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from markupsafe import Markup

from helpers.checking import show

from .. import paths
from .class_report import Remarks, Report, Student, gather
from .numbers import OUTCOMES, Numbers
from .templates import environment

ALL = "class"  # the page's name when it is about every assignment
LISTED = 100  # students behind a cell; all of them are in the JSON file
FOLDED = 200  # students from which on the list of everybody is folded


def write_report(
    folder: Path,
    assignment: str = "",
    *,
    hide_ids: bool = False,
    remarks: Remarks | None = None,
) -> Path:
    """Write the page of a class and, beside it, its numbers as JSON and CSV.

    Parameters
    ----------
    folder : Path
        The course folder.
    assignment : str
        Which one it is about, or "" for all of them.
    hide_ids : bool
        True puts numbers in the place of students' ids, and leaves out what could
        tell who they are.
    remarks : mapping of (assignment, student) to sequence of str, optional
        What else to say of a submission, such as why it is not graded.

    Returns
    -------
    Path
        ``course/<assignment>.html``, or ``course/class.html``.
    """
    one = gather(folder, assignment, hide_ids=hide_ids, remarks=remarks or {})
    path = folder / Path(paths.FEEDBACK).parent / f"{assignment or ALL}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, render(one))
    text = json.dumps(as_json(one))  # indented it would take as long as all else
    _write(path.with_suffix(".json"), text + "\n")
    _table(path.with_suffix(".items.csv"), one.numbers.as_rows())
    _table(path.with_suffix(".students.csv"), [_student_row(s) for s in one.students])
    return path


def as_json(one: Report) -> dict[str, Any]:
    """All numbers of a report as plain data."""
    return {
        "title": one.title,
        "students": [_student_row(s) for s in one.students],
        "not handed in": one.absent,
        "items": one.numbers.as_rows(),
        "outcomes": [
            {"lesson": lesson, "exercise": exercise, "outcome": kind, "students": who}
            for (lesson, exercise), kinds in one.numbers.outcomes.items()
            for kind, who in kinds.items()
        ],
        "mistakes": [
            {"lesson": k[0], "exercise": k[1], "mistake": k[2], "students": who}
            for k, who in one.numbers.mistakes.items()
        ],
        "misconceptions": [asdict(m) for m in one.misconceptions],
        "written answers to mark": [
            {"notebook": w[0], "cell": w[1], "answers": w[2]} for w in one.waiting
        ],
        "attempts": asdict(one.attempts) if one.attempts else None,
        "alike": [
            {k: pair[k] for k in ("first", "second", "shared")} for pair in one.alike
        ],
    }


def render(one: Report) -> str:
    """Render the page."""
    script = (Path(__file__).parent / "class.js").read_text(encoding="utf-8")
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    shares = [s.standing.share for s in one.graded if s.standing.of]
    return (
        _templates()
        .get_template("class.html.jinja")
        .render(
            report=one,
            made=datetime.now().strftime("%d %B %Y, %H:%M").lstrip("0"),
            script=Markup(script),
            digest=Markup(digest),
            bars=_bars(shares),
            mean=float(np.mean(shares)) if shares else None,
            median=float(np.median(shares)) if shares else None,
            exercises=[i for i in one.numbers.items if not i.criterion],
            criteria=_by_exercise(one.numbers),
            outcomes=OUTCOMES,
            mistakes=_mistakes(one.numbers),
            pages={s.shown: s.page for s in one.students if s.page},
            listed=LISTED,
            folded=len(one.students) > FOLDED,
        )
    )


def _bars(shares: list[float]) -> list[int]:
    """How many students have 0 to 10 %, 10 to 20 % … of the points."""
    return np.histogram(shares, bins=10, range=(0, 1))[0].tolist()


def _by_exercise(counted: Numbers) -> dict[tuple[str, str], list]:
    found: dict[tuple[str, str], list] = defaultdict(list)
    for item in counted.items:
        if item.criterion:
            found[item.lesson, item.exercise].append(item)
    return found


def _mistakes(counted: Numbers) -> dict[tuple[str, str], list]:
    """The mistakes of every exercise, the commonest first."""
    found: dict[tuple[str, str], list] = defaultdict(list)
    for (lesson, exercise, name), who in counted.mistakes.items():
        found[lesson, exercise].append((name, who))
    return {k: sorted(v, key=lambda m: (-len(m[1]), m[0])) for k, v in found.items()}


def _student_row(one: Student) -> dict[str, Any]:
    states = Counter(r["state"] for n in one.notebooks for r in n["records"])
    return {
        "student": one.shown,
        "assignment": one.assignment,
        "graded": one.graded,
        "points": one.standing.counts,
        "of": one.standing.of,
        "waiting": one.standing.waiting,
        "penalty": one.standing.penalty,
        "late": one.late,
        "refused": one.refused,
        "repaired": one.repaired,
        "timed out": one.timed_out,
        "complete": states["complete"],
        "exercises": sum(states.values()),
    }


def _table(path: Path, rows: list[dict[str, Any]]) -> None:
    """Write rows as CSV; a text that a spreadsheet would compute gets a quote."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]) if rows else ["nothing"])
        writer.writeheader()
        for row in rows:
            writer.writerow({k: _cell(v) for k, v in row.items()})


def _cell(value: Any) -> Any:
    risky = isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r")
    return f"'{value}" if risky else value


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8", newline="\n")


@cache
def _templates():
    return environment(
        {
            "percent": lambda share: "–" if share is None else f"{100 * share:.0f} %",
            "telling": lambda r: "–" if r is None else f"{r:.2f}".replace("-", "−"),
            "plural": show.plural,
            "heading": lambda name: name.replace("_", " "),
            "week": paths.title,
            "capital": lambda text: text[:1].upper() + text[1:],
        }
    )
