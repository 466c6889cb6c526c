"""A class on week 2: stock nbgrader and `course grade`, seconds and points, one run.

``make class-speed STUDENTS=10``. Both grade the same notebooks, with feedback pages;
the long ``demo`` cells are emptied for both. Stock nbgrader runs its own preprocessors;
its test cells call the course's judge in the student's kernel.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path

from nbgrader.api import Gradebook

from grading import paths
from grading.authoring.build import build_assignment
from grading.ingest.match import course
from grading.judging import keys
from grading.model.lesson import load_lesson
from grading.model.reference import edited

WEEK = "week2_logistic_regression"
MISTAKEN = 0.15  # share of the functions that hold a known mistake
STOCK = """
c = get_config()
c.CourseDirectory.root = "."
c.CourseDirectory.source_directory = "build/source"
c.CourseDirectory.release_directory = "course/release"
c.CourseDirectory.submitted_directory = "course/submitted"
c.CourseDirectory.autograded_directory = "course/autograded"
c.CourseDirectory.feedback_directory = "course/feedback"
c.CourseDirectory.db_url = "sqlite:///course/gradebook.db"
c.Execute.timeout = 120
"""


def main() -> None:
    """Print both graders' figures and where their points differ."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=10)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        ours, stock = Path(name, "ours"), Path(name, "stock")
        hand_in(ours, words.students)
        shutil.copytree(ours, stock)
        (stock / "nbgrader_config.py").write_text(STOCK, encoding="utf-8")
        run = [sys.executable, "-m", "nbgrader"]
        rows = {
            "stock nbgrader": timed(
                stock, [*run, "autograde", WEEK], [*run, "generate_feedback", WEEK]
            ),
            "course grade": timed(
                ours, [sys.executable, "-m", "grading", "grade", "2"]
            ),
        }
        notebooks = words.students * len(paths.lesson_files(WEEK))
        report(rows, notebooks)
        compare(points(stock), points(ours))


def hand_in(folder: Path, students: int) -> None:
    """Build the week, and let students hand in answers with mistakes mixed in."""
    build(folder, WEEK)
    chance = random.Random(1)
    for number in range(students):
        place = folder / paths.SUBMITTED / f"student{number:05}" / WEEK
        place.mkdir(parents=True)
        for path in sorted((folder / paths.RELEASED / WEEK).glob("*.ipynb")):
            released = json.loads(path.read_text(encoding="utf-8"))
            notebook = answer(released, path.stem, chance, MISTAKEN)
            (place / path.name).write_text(json.dumps(notebook), encoding="utf-8")


def build(folder: Path, week: str) -> None:
    """Make a course folder with one week released and its answer keys drawn."""
    folder.mkdir()
    shutil.copy(paths.ROOT / "nbgrader_config.py", folder)
    build_assignment(week, folder)
    keys.prepare(folder, [week])


def answer(notebook: dict, name: str, chance: random.Random, share: float) -> dict:
    """Answer a released notebook; a share of the functions has a known mistake."""
    lesson = load_lesson(name)
    for cell in notebook["cells"]:
        role, exercise = course(cell).get("role"), course(cell).get("name")
        if role == "demo":
            cell["source"] = "pass"
        if role == "solution":
            cell["source"] = lesson.file.answer(exercise)
            if chance.random() < share:
                mistake = chance.choice(lesson.exercises[exercise].mistakes)
                cell["source"] = edited(cell["source"], mistake.edit, exercise)
    return notebook


def timed(folder: Path, *commands: list[str]) -> tuple[float, float]:
    """Run commands in a course folder: wall seconds and CPU seconds."""
    variables = {"PYTHONPATH": str(paths.ROOT), "COURSE_DIR": str(folder)}
    start, before = time.perf_counter(), _cpu()
    for command in commands:
        done = subprocess.run(
            command, cwd=folder, env=os.environ | variables, capture_output=True
        )
        if done.returncode:
            print(done.stderr.decode()[-500:])
    return time.perf_counter() - start, _cpu() - before


def points(folder: Path) -> dict[str, float]:
    """What the gradebook says of every student."""
    with closing(Gradebook(f"sqlite:///{folder / paths.GRADEBOOK}")) as book:
        return {s.student.id: s.score for s in book.assignment_submissions(WEEK)}


def report(rows: dict[str, tuple[float, float]], notebooks: int) -> None:
    """Print seconds per notebook, and how often the first row's fits into each."""
    first = next(iter(rows.values()))
    print(f"{notebooks} notebooks of {WEEK}, {os.cpu_count()} processors")
    for name, (wall, cpu) in rows.items():
        print(
            f"{name:16} {60 * notebooks / wall:6.1f} notebooks a minute "
            f"({first[0] / wall:.1f} ×), {cpu / notebooks:.2f} CPU-s a notebook "
            f"({first[1] / cpu:.1f} ×)"
        )


def compare(stock: dict[str, float], ours: dict[str, float]) -> None:
    """Print whose points differ."""
    differ = {s: (p, ours.get(s)) for s, p in stock.items() if p != ours.get(s)}
    print(f"the same points for {len(stock) - len(differ)} of {len(stock)} students")
    for student, (theirs, own) in differ.items():
        print(f"  {student}: stock {theirs}, course {own}")


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
