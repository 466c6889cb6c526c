"""A made-up class: what each student hands in, and what grading must find in it.

Every student hands in all notebooks of one week. What they do wrong comes from the
mistakes catalogue, or is an accident that befalls files.
"""

from __future__ import annotations

import ast
import copy
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from ..model.exercise import Mistake
from ..model.lesson import Lesson
from ..model.reference import edited
from ..paths import lesson_files

COMPLETE, UNTOUCHED = "complete", "not attempted"
WRITTEN = "A made-up answer. Mark it in the formgrader, as you would a student's."


@dataclass(frozen=True)
class Planted:
    """What grading must find in one exercise."""

    state: str
    mistake: Mistake | None = None


@dataclass
class Work:
    """What a student hands in for one notebook.

    Parameters
    ----------
    files : dict
        File name to text.
    plan : dict
        Exercise to what must be found.
    """

    files: dict[str, str]
    plan: dict[str, Planted] = field(default_factory=dict)


@dataclass(frozen=True)
class Pupil:
    """A made-up student; `hand_in` takes a course and its released notebook."""

    name: str
    did: str
    hand_in: Callable[[Lesson, dict], Work]


def _fill(
    lesson: Lesson, released: dict, answers: dict[str, str] | None = None
) -> tuple[dict, Work]:
    """Write answers into the released notebook; right ones by default.

    Who writes any function also writes the written answers.
    """
    right = {name: lesson.file.answer(name) for name in lesson.exercises}
    answers = right if answers is None else answers
    notebook = copy.deepcopy(released)
    for cell in notebook["cells"]:
        name = cell["metadata"].get("nbgrader", {}).get("grade_id")
        if name in answers:
            cell["source"] = answers[name]
        elif answers and _is_written(cell):
            cell["source"] = WRITTEN
    plan = {n: Planted(COMPLETE if n in answers else UNTOUCHED) for n in right}
    work = Work({f"{lesson.file.name}.ipynb": json.dumps(notebook)}, plan)
    return notebook, work


def perfect(lesson: Lesson, released: dict) -> Work:
    """Everything as in the answers."""
    return _fill(lesson, released)[1]


def untouched(lesson: Lesson, released: dict) -> Work:
    """Nothing written."""
    return _fill(lesson, released, {})[1]


def half(lesson: Lesson, released: dict) -> Work:
    """The first half of the exercises."""
    names = list(lesson.exercises)[: (len(lesson.exercises) + 1) // 2]
    return _fill(lesson, released, {n: lesson.file.answer(n) for n in names})[1]


def variants(lesson: Lesson, released: dict) -> Work:
    """Right answers that look different from ours."""
    answers = {}
    for name, exercise in lesson.exercises.items():
        answers[name] = lesson.file.answer(name)
        if exercise.variants:
            answers[name] = edited(answers[name], exercise.variants[-1].edit, name)
    return _fill(lesson, released, answers)[1]


def mistakes(number: int) -> Callable[[Lesson, dict], Work]:
    """A student with the n-th known mistake in every exercise that uses no other's."""

    def hand_in(lesson: Lesson, released: dict) -> Work:
        answers = {name: lesson.file.answer(name) for name in lesson.exercises}
        planted: dict[str, Mistake] = {}
        for name, exercise in lesson.exercises.items():
            if exercise.mistakes and not _uses(lesson, name) & set(planted):
                mistake = exercise.mistakes[number % len(exercise.mistakes)]
                planted[name] = mistake
                answers[name] = edited(answers[name], mistake.edit, name)
        work = _fill(lesson, released, answers)[1]
        work.plan |= {n: Planted("wrong", m) for n, m in planted.items()}
        return work

    return hand_in


def carried(lesson: Lesson, released: dict) -> Work:
    """One mistake, in an exercise that others use: it must cost its points once."""
    used = [
        n
        for n in lesson.exercises
        if any(n in _uses(lesson, o) for o in lesson.exercises)
    ]
    name = (used or list(lesson.exercises))[-1]
    mistake = lesson.exercises[name].mistakes[0]
    answers = {n: lesson.file.answer(n) for n in lesson.exercises}
    answers[name] = edited(answers[name], mistake.edit, name)
    work = _fill(lesson, released, answers)[1]
    work.plan[name] = Planted("wrong", mistake)
    return work


def broken_first(line: str, state: str) -> Callable[[Lesson, dict], Work]:
    """A student with one bad line at the start of the first exercise."""

    def hand_in(lesson: Lesson, released: dict) -> Work:
        answers = {name: lesson.file.answer(name) for name in lesson.exercises}
        first = next(iter(answers))
        answers[first] = _with_line(answers[first], line)
        work = _fill(lesson, released, answers)[1]
        work.plan[first] = Planted(state)
        return work

    return hand_in


def lost_cells(lesson: Lesson, released: dict) -> Work:
    """The first check cell deleted, and the name of the last answer's cell lost."""
    notebook, work = _fill(lesson, released)
    names = list(lesson.exercises)
    cells = [c for c in notebook["cells"] if _grade_id(c) != f"{names[0]}-test"]
    for cell in cells:
        if _grade_id(cell) == names[-1]:
            cell["metadata"], cell["id"] = {}, "lost"
    return _with_cells(lesson, notebook, cells, work)


def copied_cells(lesson: Lesson, released: dict) -> Work:
    """Every answer's cell there three times: an old try, the answer, an empty copy."""
    notebook, work = _fill(lesson, released)
    stubs = {_grade_id(c): c for c in released["cells"] if _grade_id(c)}
    cells: list[dict] = []
    for cell in notebook["cells"]:
        name = _grade_id(cell)
        if name not in lesson.exercises:
            cells.append(cell)
            continue
        old_try = {**cell, "id": f"old-{len(cells)}", "source": f"{name} = None"}
        empty = {**stubs[name], "id": f"empty-{len(cells)}"}
        cells += [old_try, cell, empty]
    return _with_cells(lesson, notebook, cells, work)


def renamed(lesson: Lesson, released: dict) -> Work:
    """A file saved by another program: another name, no metadata, no cell ids."""
    notebook, work = _fill(lesson, released)
    notebook["metadata"] = {}
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        cell.pop("id")
    return Work({f"{lesson.file.name} (2).ipynb": json.dumps(notebook)}, work.plan)


def cut_off(lesson: Lesson, released: dict) -> Work:
    """The first notebook of the week is a file of which only a part arrived."""
    if lesson.file.path != lesson_files(lesson.file.assignment)[0]:
        return perfect(lesson, released)
    text = next(iter(perfect(lesson, released).files.values()))
    plan = {name: Planted("not judged") for name in lesson.exercises}
    return Work({f"{lesson.file.name}.ipynb": text[: len(text) // 2]}, plan)


def forged(lesson: Lesson, released: dict) -> Work:
    """Nothing written; check cells that are not to be run, and say they passed."""
    notebook, work = _fill(lesson, released, {})
    for cell in notebook["cells"]:
        cell["metadata"]["tags"] = ["skip-execution"]
        if "outputs" in cell:
            data = {"text/plain": "100.0", "text/html": "<script>alert(1)</script>"}
            result = {"output_type": "execute_result", "data": data}
            cell["outputs"] = [{**result, "metadata": {}, "execution_count": 1}]
    return _with_cells(lesson, notebook, notebook["cells"], work)


CLASS = (
    Pupil("ada", "everything right", perfect),
    Pupil("ben", "right, but written differently", variants),
    Pupil("chloe", "half done", half),
    Pupil("dmitri", "first mistakes of the catalogue", mistakes(0)),
    Pupil(
        "emeka", "a loop that never ends", broken_first("while True: pass", "timeout")
    ),
    Pupil("fatima", "an error that others build on", carried),
    Pupil("greta", "a syntax error", broken_first("return )", "not defined")),
    Pupil("hiro", "lost cells", lost_cells),
    Pupil("ines", "second mistakes of the catalogue", mistakes(1)),
    Pupil("jonas", "cells copied", copied_cells),
    Pupil("kavya", "a file that was cut off", cut_off),
    Pupil("liam", "renamed files without metadata", renamed),
    Pupil("mei", "third mistakes of the catalogue", mistakes(2)),
    Pupil("noor", "nothing written, metadata forged", forged),
    Pupil("otto", "nothing written", untouched),
)


def _uses(lesson: Lesson, name: str) -> set[str]:
    """The exercises that one uses, directly or not."""
    used = set(lesson.exercises[name].uses)
    for other in tuple(used):
        used |= _uses(lesson, other)
    return used


def _grade_id(cell: dict) -> str:
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


def _is_written(cell: dict) -> bool:
    nbgrader = cell["metadata"].get("nbgrader", {})
    by_hand = nbgrader.get("grade") and nbgrader.get("solution")
    return bool(by_hand) and cell["cell_type"] == "markdown"


def _with_cells(lesson: Lesson, notebook: dict, cells: list[dict], work: Work) -> Work:
    text = json.dumps({**notebook, "cells": cells})
    return Work({f"{lesson.file.name}.ipynb": text}, work.plan)


def _with_line(answer: str, line: str) -> str:
    """Put a line before the first statement of a function, behind its docstring."""
    function = next(n for n in ast.parse(answer).body if isinstance(n, ast.FunctionDef))
    start = function.body[ast.get_docstring(function) is not None]
    lines = answer.split("\n")
    indent = " " * start.col_offset
    return "\n".join(
        [*lines[: start.lineno - 1], indent + line, *lines[start.lineno - 1 :]]
    )
