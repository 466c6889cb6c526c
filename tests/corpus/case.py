"""What a case of the corpus is, and the usual ways to make one."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Template

from classroom import answered, grade_id, index_of, own_cell

from grading import paths
from grading.judging.judge import LocalStudent, judge
from grading.model.lesson import load_lesson

WEEK, LESSON = "week1_introduction", "introduction"
FILE = f"{LESSON}.ipynb"
RIGHT = "def neuron(x, w, b):\n    return max(0.0, float(w @ x) + b)\n"
WRONG = "def neuron(x, w, b):\n    return -1.0\n"
THROUGH, STOPPED = "GOT THROUGH", "WAS STOPPED"

# What a cell tries is printed by words that do not stand in its source.
PRELUDE = """
def attempt(action, *args):
    try:
        got = action(*args)
    except Exception as error:
        print("WAS " + "STOPPED", type(error).__name__)
    else:
        print("GOT " + "THROUGH", str(got)[:60])
"""


@cache
def worth(answer: str) -> float:
    """Points that an answer earns by itself, judged in this process."""
    space: dict = {}
    exec(answer, space)
    lesson = load_lesson(LESSON)
    return judge(lesson, "neuron", LocalStudent(space, lesson.exercises), 1).points


FULL, LEAST = worth(RIGHT), worth(WRONG)


@dataclass(frozen=True)
class Desk:
    """Where a student hands in, and what there is to attack.

    Parameters
    ----------
    folder : Path
        The course folder.
    targets : dict
        Names that stand in attacks as `$name`.
    """

    folder: Path
    targets: dict = field(default_factory=dict)

    def released(self, week: str = WEEK, lesson: str = LESSON) -> dict:
        """The notebook as students got it."""
        path = self.folder / paths.RELEASED / week / f"{lesson}.ipynb"
        return json.loads(path.read_text(encoding="utf-8"))

    def aimed(self, code: str) -> str:
        """An attack with its targets filled in."""
        return Template(code).safe_substitute(self.targets)

    def place(self, student: str, week: str = WEEK) -> Path:
        """The folder in which a student hands in."""
        place = self.folder / paths.SUBMITTED / student / week
        place.mkdir(parents=True, exist_ok=True)
        return place


@dataclass(frozen=True)
class Case:
    """A submission and what must happen to it.

    Parameters
    ----------
    name : str
        The student's id; says what they try, or what happened to them.
    hand_in : callable
        Is given the desk and the name.
    points : float
        What it earns.
    at_most : bool
        Whether it may earn less, as it is a race.
    says : tuple of str
        What stands on the feedback page.
    never : tuple of str
        What does not stand in the page's HTML.
    week, lesson : str
    code : str
        What its first cell does, if it tries something there.
    """

    name: str
    hand_in: Callable[[Desk, str], None]
    points: float
    at_most: bool = False
    says: tuple[str, ...] = ()
    never: tuple[str, ...] = (THROUGH,)
    week: str = WEEK
    lesson: str = LESSON
    code: str = ""


def attack(
    name: str, first: str = "", answer: str = WRONG, points: float | None = None, **more
) -> Case:
    """A notebook whose own cell does `first`, and then answers."""

    def hand_in(desk: Desk, student: str) -> None:
        notebook = desk.released()
        place = index_of(notebook, "neuron")
        notebook["cells"][place]["source"] = desk.aimed(answer)
        if first:
            notebook["cells"].insert(place, own_cell(PRELUDE + desk.aimed(first)))
        save(desk, student, notebook)

    points = LEAST if points is None else points
    return Case(name, hand_in, points, code=first, **more)


def attempts(name: str, first: str, **more) -> Case:
    """A notebook that calls `attempt`: it is stopped, and says so."""
    return attack(name, first, says=(STOPPED,), **more)


def happened(
    name: str,
    change: Callable[[dict], dict | str | bytes | None],
    points: float = FULL,
    file: str = FILE,
    **more,
) -> Case:
    """A right notebook to which something happened."""

    def hand_in(desk: Desk, student: str) -> None:
        notebook = answered(desk.released(), LESSON)
        save(desk, student, change(notebook) or notebook, file)

    return Case(name, hand_in, points, **more)


def handed_in(
    name: str, put: Callable[[Path, dict, Desk], None], points: float = FULL, **more
) -> Case:
    """A right notebook that is not simply a file of the expected name."""

    def hand_in(desk: Desk, student: str) -> None:
        put(desk.place(student), answered(desk.released(), LESSON), desk)

    return Case(name, hand_in, points, **more)


def save(desk: Desk, student: str, content: dict | str | bytes, file=FILE) -> None:
    """Write a file into a student's folder."""
    if isinstance(content, dict):
        content = json.dumps(content)
    if isinstance(content, str):
        content = content.encode()
    (desk.place(student) / file).write_bytes(content)


def with_cells(*cells: dict, after: str = "") -> Callable[[dict], None]:
    """A change that adds cells before the answer, or behind a named cell."""

    def change(notebook: dict) -> None:
        place = index_of(notebook, after) + 1 if after else index_of(notebook, "neuron")
        notebook["cells"][place:place] = copy.deepcopy(list(cells))

    return change


def cell_of(notebook: dict, name: str) -> dict:
    """The cell of nbgrader's name."""
    return next(c for c in notebook["cells"] if grade_id(c) == name)


def ran(code: str) -> Callable[[dict], None]:
    """A change: one more cell of code before the answer."""
    return with_cells(own_cell(code))
