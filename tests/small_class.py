"""Week 1 as a course folder, and students who hand in its one exercise."""

import json
import shutil
from pathlib import Path

from classroom import grade_class, grade_id, with_keys
from click.testing import Result as Said
from typer.testing import CliRunner

from grading import paths
from grading.authoring.build import build_assignment
from grading.batch.results import Result
from grading.cli import app
from grading.model.lesson import load_lesson

WEEK, LESSON = "week1_introduction", "introduction"
FULL = sum(c.points for e in load_lesson(LESSON).exercises.values() for c in e.criteria)
ANSWER = "def neuron(x, w, b):\n    return max(0.0, float(w @ x) + b)\n"


def open_small_class(folder: Path) -> Path:
    """Make a course folder with week 1 released in it."""
    shutil.copy(paths.ROOT / "nbgrader_config.py", folder)
    build_assignment(WEEK, folder)
    return with_keys(folder, WEEK)


def hand_in(folder: Path, student: str, answer: str = ANSWER, first: str = "") -> None:
    """Hand in week 1 for a student; `first` runs before the answer."""
    path = folder / paths.RELEASED / WEEK / f"{LESSON}.ipynb"
    notebook = json.loads(path.read_text(encoding="utf-8"))
    for cell in notebook["cells"]:
        if grade_id(cell) == "neuron":
            cell["source"] = f"{first}\n{answer}"
        elif cell["metadata"].get("nbgrader", {}).get("solution"):
            cell["source"] = "Because it is fitted to examples."
    place = folder / paths.SUBMITTED / student / WEEK
    place.mkdir(parents=True, exist_ok=True)
    (place / f"{LESSON}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")


def grade(folder: Path, **options) -> dict[str, Result]:
    """Grade everybody; results by student."""
    return grade_class(folder, WEEK, **options)


def course(*words: object) -> Said:
    """Run `course` with these words."""
    return CliRunner().invoke(app, [str(word) for word in words])
