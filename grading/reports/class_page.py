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
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
from markupsafe import Markup
from nbgrader.api import Gradebook

from helpers.checking import show
from helpers.checking.outcome import TIMEOUT

from .. import paths
from ..settings import course_directory, load
from . import compact
from .alike import pairs, shared_lines
from .feedback import INDEX
from .misconceptions import Misconception, misconceptions
from .numbers import OUTCOMES, Numbers, numbers
from .standings import Standing, known_students, standings, waiting_answers
from .templates import environment

ALL = "class"  # the page's name when it is about every assignment
LISTED = 100  # students behind a cell; all of them are in the JSON file
FOLDED = 200  # students from which on the list of everybody is folded
Remarks = Mapping[tuple[str, str], Sequence[str]]  # by assignment and student


@dataclass
class Student:
    """One submission of a class."""

    name: str
    assignment: str
    shown: str
    notebooks: list[compact.Compact]
    standing: Standing = field(default_factory=Standing)
    remarks: list[str] = field(default_factory=list)
    page: str = ""

    @property
    def graded(self) -> bool:
        """Whether it has been graded."""
        return bool(self.notebooks)

    @property
    def refused(self) -> bool:
        """Whether a notebook of it could not be graded."""
        return any(one["refused"] for one in self.notebooks)

    @property
    def repaired(self) -> bool:
        """Whether something in it was put right, or chosen among several files."""
        return any(one["notes"] for one in self.notebooks)

    @property
    def timed_out(self) -> bool:
        """Whether an exercise of it ran out of time."""
        records = (r for one in self.notebooks for r in one["records"])
        return any(record["state"] == TIMEOUT for record in records)


@dataclass
class Report:
    """What is known of a class."""

    title: str
    weeks: list[str]
    students: list[Student]
    absent: list[str]
    numbers: Numbers
    waiting: list[tuple[str, str, int]]
    misconceptions: list[Misconception]
    alike: list[dict[str, Any]]
    hidden: bool

    @property
    def graded(self) -> list[Student]:
        """Whose submission has been graded."""
        return [one for one in self.students if one.graded]

    @property
    def kinds(self) -> dict[str, list[Student]]:
        """Submissions that a person may want to look at, by why."""
        return {
            "Not graded": [s for s in self.students if not s.graded],
            "Late": [s for s in self.students if _is_late(s)],
            "Refused": [s for s in self.students if s.refused],
            "Put right, or chosen among several files": [
                s for s in self.students if s.repaired
            ],
            "Ran out of time": [s for s in self.students if s.timed_out],
            "Written answers to mark": [s for s in self.students if s.standing.waiting],
        }


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
    one = report(folder, assignment, hide_ids=hide_ids, remarks=remarks or {})
    path = folder / Path(paths.FEEDBACK).parent / f"{assignment or ALL}.html"
    path.parent.mkdir(parents=True, exist_ok=True)
    _write(path, render(one))
    text = json.dumps(as_json(one), indent=1, ensure_ascii=False)
    _write(path.with_suffix(".json"), text + "\n")
    _table(path.with_suffix(".items.csv"), one.numbers.as_rows())
    _table(path.with_suffix(".students.csv"), [_student_row(s) for s in one.students])
    return path


def report(
    folder: Path, assignment: str, *, hide_ids: bool, remarks: Remarks
) -> Report:
    """Gather everything that is known of a class."""
    weeks = [assignment] if assignment else paths.assignments()
    config = load(folder)
    coursedir = course_directory(config)
    with Gradebook(coursedir.db_url, coursedir.course_id) as book:
        found = standings(book, weeks)
        known = known_students(book)
        waiting = [row for week in weeks for row in waiting_answers(book, week)]
    students = [
        _student(folder, week, name, found, remarks.get((week, name), ()))
        for week in weeks
        for name in _handed_in(folder, week)
    ]
    names = sorted({*known, *(s.name for s in students)})
    shown = _numbered(names) if hide_ids else {name: name for name in names}
    for one in students:
        one.shown = shown[one.name]
        if hide_ids:
            one.page, one.remarks = "", []
    students.sort(key=lambda s: s.shown)
    handed_in = {one.name for one in students}
    counted = numbers((s.shown, n) for s in students for n in s.notebooks)
    return Report(
        paths.title(assignment) if assignment else "The class",
        weeks,
        students,
        [shown[name] for name in known if name not in handed_in],
        counted,
        waiting,
        misconceptions(counted.mistakes),
        [] if hide_ids else _alike(folder, students),
        hide_ids,
    )


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


def _student(
    folder: Path, week: str, name: str, found: dict, remarks: Sequence[str]
) -> Student:
    lessons = [path.stem for path in paths.lesson_files(week)]
    notebooks = compact.read(folder / paths.AUTOGRADED / name / week, lessons)
    one = Student(name, week, name, notebooks, found.get((week, name), Standing()))
    one.remarks = [*remarks, *_remarks(one)]
    page = folder / paths.FEEDBACK / name / week / f"{INDEX}.html"
    if page.is_file():
        place = Path(paths.FEEDBACK).name
        one.page = quote(f"{place}/{name}/{week}/{INDEX}.html")
    return one


def _remarks(one: Student) -> Iterable[str]:
    if one.standing.penalty:
        penalty = show.points(one.standing.penalty)
        yield f"{penalty} points were taken off for being late."
    for notebook in one.notebooks:
        if notebook["refused"]:
            yield notebook["refused"]
        for note in notebook["notes"]:
            yield f"{notebook['lesson']}: {note}"
        late = [r["exercise"] for r in notebook["records"] if r["state"] == TIMEOUT]
        if late:
            yield f"Out of time: {', '.join(late)}."


def _handed_in(folder: Path, week: str) -> list[str]:
    """Who handed in an assignment."""
    places = (folder / paths.SUBMITTED).glob(f"*/{week}")
    return sorted(place.parent.name for place in places if place.is_dir())


def _numbered(names: list[str]) -> dict[str, str]:
    """A number for every student, in an order that tells nothing."""
    order = np.random.default_rng().permutation(len(names))
    width = len(str(len(names)))
    return {
        name: f"student {number + 1:0{width}}"
        for name, number in zip(names, order.tolist(), strict=True)
    }


def _is_late(one: Student) -> bool:
    return one.standing.late or bool(one.standing.penalty)


def _alike(folder: Path, students: list[Student]) -> list[dict[str, Any]]:
    """The pairs to look at, with both pieces and the lines that are the same."""
    by_lesson: dict[str, list[tuple[Student, list[int]]]] = defaultdict(list)
    for one in students:
        for notebook in one.notebooks:
            by_lesson[notebook["lesson"]].append((one, notebook["prints"]))
    found = []
    for lesson, handed_in in by_lesson.items():
        for pair in pairs([prints for _, prints in handed_in]):
            two = [handed_in[i][0] for i in (pair.first, pair.second)]
            found.append(
                {
                    "lesson": lesson,
                    "first": two[0].shown,
                    "second": two[1].shown,
                    "shared": len(pair.shared),
                    "pieces": [_piece(folder, s, lesson, pair.shared) for s in two],
                }
            )
    return sorted(found, key=lambda pair: -pair["shared"])[:10]


def _piece(
    folder: Path, one: Student, lesson: str, shared: frozenset[int]
) -> list[tuple[str, bool]]:
    """The lines of the cell that has most of what is shared, and which are the same."""
    place = folder / paths.AUTOGRADED / one.name / one.assignment / f"{lesson}.ipynb"
    cells = compact.code(json.loads(place.read_text(encoding="utf-8")))
    lines = {text: shared_lines(text, shared) for text in cells}
    best = max(lines, key=lambda text: len(lines[text]), default="")
    return [
        (line[:200], number in lines[best])
        for number, line in enumerate(best.split("\n")[:60])
    ]


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
        "late": _is_late(one),
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
        }
    )
