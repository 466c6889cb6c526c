"""A course folder in a temporary place, and students who hand in to it."""

import copy
import json
import shutil
from pathlib import Path

from filelock import FileLock

from grading import paths
from grading.authoring.build import build_assignment
from grading.batch.results import Result
from grading.batch.run import grade_all, students
from grading.judging import keys
from grading.model.lesson import load_lesson

LESSON = "logistic_regression"
ASSIGNMENT = paths.lesson_file(LESSON).parent.name
FILE = f"{LESSON}.ipynb"


def open_classroom(folder: Path, more: str = "") -> Path:
    """Make a course folder with one assignment released in it."""
    text = (paths.ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (folder / "nbgrader_config.py").write_text(text + more, encoding="utf-8")
    build_assignment(ASSIGNMENT, folder)
    return with_keys(folder)


def with_keys(folder: Path, week: str = ASSIGNMENT) -> Path:
    """Give a course folder answer keys that were drawn for another one.

    Drawing takes longer than grading; it is tested in `test_keys`.
    """
    cache = paths.ROOT / ".pytest_cache" / "keys"
    (cache / "course").mkdir(parents=True, exist_ok=True)
    with FileLock(cache / "lock"):
        keys.prepare(cache, [week])
    shutil.copytree(cache / "course", folder / "course", dirs_exist_ok=True)
    return folder


def released(folder: Path, lesson: str = LESSON, week: str = ASSIGNMENT) -> dict:
    """The notebook as students got it."""
    path = folder / paths.RELEASED / week / f"{lesson}.ipynb"
    return json.loads(path.read_text(encoding="utf-8"))


def answered(notebook: dict, lesson: str = LESSON, **others: str) -> dict:
    """The notebook with all right answers, or others in their place."""
    made, notebook = load_lesson(lesson), copy.deepcopy(notebook)
    for cell in notebook["cells"]:
        name = grade_id(cell)
        if name in made.exercises:
            cell["source"] = others.get(name, made.file.answer(name))
    return notebook


def grade_class(folder: Path, week: str = ASSIGNMENT, **options) -> dict[str, Result]:
    """Grade all that was handed in; give the results by student."""
    work = [(week, student) for student in students(folder, week)]
    return {r.student: r for r in grade_all(folder, work, **options)}


def hand_in(
    folder: Path,
    student: str,
    content: dict | str,
    name: str = FILE,
    week: str = ASSIGNMENT,
) -> Path:
    """Put a file into a student's folder of submissions."""
    place = folder / paths.SUBMITTED / student / week
    place.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content)
    (place / name).write_text(text, encoding="utf-8")
    return place / name


def grade_id(cell: dict) -> str:
    """nbgrader's name of a cell, or nothing."""
    return cell["metadata"].get("nbgrader", {}).get("grade_id", "")


def index_of(notebook: dict, name: str) -> int:
    """Where the cell of a name stands."""
    return next(i for i, c in enumerate(notebook["cells"]) if grade_id(c) == name)


def without_names(notebook: dict) -> dict:
    """The notebook as another program may save it: no metadata, no cell ids."""
    notebook = copy.deepcopy(notebook)
    notebook["metadata"] = {}
    for cell in notebook["cells"]:
        cell["metadata"] = {}
        cell.pop("id", None)
    return notebook


def own_cell(source: str, kind: str = "code") -> dict:
    """A cell that a student added."""
    cell = {"cell_type": kind, "metadata": {}, "source": source, "id": "added"}
    if kind == "code":
        cell |= {"outputs": [], "execution_count": None}
    return cell


def copy_folder(folder: Path, target: Path) -> Path:
    """Another course folder just like this one."""
    return Path(shutil.copytree(folder, target))
