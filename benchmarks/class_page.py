"""How long the page of a class takes, from made-up records: to make, and to open.

``make class-page STUDENTS=10000``. Reading the records, the gradebook and the writing
are all in it; nothing is graded.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
import time
import uuid
from pathlib import Path

import numpy as np
from nbgrader.api import (
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import insert

from grading import paths
from grading.handing_in.attempts import GRADED, Attempt, receive, settle
from grading.judging.record import COMPLETE, NOT_ATTEMPTED, WRONG, Mark, Record
from grading.model.exercise import Exercise
from grading.model.lesson import load_lesson
from grading.reports import compact
from grading.reports.alike import packed
from grading.reports.class_page import write_report
from grading.settings import course_directory, load

WEEK = "week2_logistic_regression"


def made_up(folder: Path, count: int, seed: int = 0) -> None:
    """Make a course folder in which a class of some size has been graded."""
    shutil.copy(paths.ROOT / paths.CONFIG_FILE, folder)
    rng = np.random.default_rng(seed)
    lessons = [load_lesson(path.stem) for path in paths.lesson_files(WEEK)]
    names = [f"s{number:05}" for number in range(count)]
    config = load(folder)
    coursedir = course_directory(config)
    with Gradebook(coursedir.db_url, coursedir.course_id) as book:
        cells = _assignment(book, lessons)
        rows: dict = {Student: [], SubmittedAssignment: [], SubmittedNotebook: []}
        rows[Grade] = []
        for name, skill in zip(names, rng.normal(0, 1, count), strict=True):
            given = [_notebook(folder, name, one, skill, rng) for one in lessons]
            _enter(rows, name, cells, given)
        for table, some in rows.items():
            book.db.execute(insert(table.__table__), some)
        book.db.commit()


def _assignment(book: Gradebook, lessons: list) -> dict:
    """Enter the week; give its notebooks and cells by name."""
    book.add_assignment(WEEK)
    cells = {}
    for lesson in lessons:
        name = lesson.file.name
        notebook = book.add_notebook(name, WEEK)
        cells[name] = (notebook.assignment_id, notebook.id, {})
        for cell in lesson.file.cells:
            if cell.role in ("test", "answer"):
                entered = book.add_grade_cell(
                    f"{cell.name}-{cell.role}", name, WEEK,
                    max_score=cell.points,
                    cell_type="code" if cell.role == "test" else "markdown",
                )  # fmt: skip
                cells[name][2][cell.name] = entered.id
    return cells


def _notebook(
    folder: Path, student: str, lesson, skill: float, rng: np.random.Generator
) -> compact.Compact:
    place = folder / paths.AUTOGRADED / student / WEEK
    place.mkdir(parents=True, exist_ok=True)
    (folder / paths.SUBMITTED / student / WEEK).mkdir(parents=True, exist_ok=True)
    (folder / paths.FEEDBACK / student / WEEK).mkdir(parents=True, exist_ok=True)
    (folder / paths.FEEDBACK / student / WEEK / "index.html").touch()
    name = lesson.file.name
    records = [_record(name, e, skill, rng) for e in lesson.exercises.values()]
    repaired = rng.random() < 0.05
    one = {
        "lesson": name,
        "records": [record.as_json() for record in records],
        "notes": ["The cell “sigmoid-test” was put back."] if repaired else [],
        "refused": "The file is empty." if rng.random() < 0.01 else "",
        "prints": packed(
            {*rng.zipf(1.2, 120).clip(0, 2**31), *rng.integers(2**31, 2**32, 120)}
        ),
    }
    compact.write(place / f"{name}.ipynb", one)
    if not (folder / paths.ATTEMPTS / WEEK / student).exists():
        known: list[Attempt] = []
        for number in range(rng.integers(1, 4)):
            got = receive(folder, WEEK, student, {}, known, str(number), "folder")
            known.append(settle(got, status=GRADED, points=1.0 + number, of=4.0))
    return one


def _record(
    lesson: str, exercise: Exercise, skill: float, rng: np.random.Generator
) -> Record:
    of = float(sum(c.points for c in exercise.criteria))
    right = tuple(
        Mark(c.name, float(c.points), float(c.points), "passed")
        for c in exercise.criteria
    )
    luck = skill + rng.normal(0, 1)
    if luck > -0.6:
        return Record(lesson, exercise.name, of, of, COMPLETE, right)
    if luck < -2.2:
        section = exercise.section
        state = NOT_ATTEMPTED
        return Record(lesson, exercise.name, 0.0, of, state, section=section)
    mistake = exercise.mistakes[rng.zipf(1.8) % len(exercise.mistakes)]
    marks = tuple(
        Mark(m.criterion, 0.0, m.of, "failed")
        if m.criterion == mistake.caught_by
        else m
        for m in right
    )
    points = sum(m.points for m in marks)
    told = (mistake.name, mistake.says) if rng.random() < 0.8 else ("", "")
    says, section = "has the wrong values", mistake.section or exercise.section
    return Record(lesson, exercise.name, points, of, WRONG, marks, *told, says, section)


def _enter(rows: dict, student: str, cells: dict, given: list) -> None:
    """Add a submission's rows for the gradebook."""
    rows[Student].append({"id": student})
    submission = uuid.uuid4().hex
    for one in given:
        assignment, notebook, known = cells[one["lesson"]]
        mine = uuid.uuid4().hex
        rows[SubmittedNotebook].append(
            {"id": mine, "assignment_id": submission, "notebook_id": notebook}
        )
        points = {r["exercise"]: r["points"] for r in one["records"]}
        for name, cell in known.items():
            rows[Grade].append(
                {
                    "id": uuid.uuid4().hex,
                    "notebook_id": mine,
                    "cell_id": cell,
                    "auto_score": points.get(name),
                    "needs_manual_grade": name not in points,
                }
            )
    rows[SubmittedAssignment].append(
        {"id": submission, "assignment_id": assignment, "student_id": student}
    )


def opened(path: Path) -> float:
    """Seconds that Chromium takes from asking for a page to having drawn it."""
    from playwright.sync_api import sync_playwright

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        page = browser.new_page()
        page.goto("about:blank")
        page.goto(path.as_uri())
        milliseconds = page.evaluate(
            "new Promise(done => requestAnimationFrame(() => setTimeout(() =>"
            " done(performance.now()))))"
        )
        browser.close()
    return milliseconds / 1000


def main() -> None:
    """Measure a class, or several of growing size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, nargs="+", default=[100, 1000, 10_000])
    parser.add_argument("--keep", type=Path, help="a folder to keep the pages in")
    options = parser.parse_args()
    print("students  seconds  CPU-s  megabytes  seconds to open")
    for count in options.students:
        with tempfile.TemporaryDirectory() as place:
            made_up(Path(place), count)
            start, cpu = time.perf_counter(), time.process_time()
            path = write_report(Path(place), WEEK)
            took, used = time.perf_counter() - start, time.process_time() - cpu
            size = path.stat().st_size / 1e6
            print(
                f"{count:8}  {took:7.2f}  {used:5.2f}  {size:9.2f}  {opened(path):7.2f}"
            )
            if options.keep:
                options.keep.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, options.keep)


if __name__ == "__main__":
    main()
