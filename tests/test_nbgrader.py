"""nbgrader's own commands, from a release to the exported grades, in one folder."""

import csv
import json
import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from classroom import (
    ASSIGNMENT,
    FILE,
    LESSON,
    answered,
    grade_id,
    hand_in,
    open_classroom,
    released,
)
from nbgrader.apps import NbGraderAPI
from traitlets.config import Config

from grading import paths
from grading.authoring.build import build_assignment
from grading.judging.in_kernel import NOTICE
from grading.judging.record import VERDICT
from grading.judging.secret import secret
from grading.model.lesson import load_lesson
from grading.model.reference import edited
from grading.settings import configure, course_directory, load

MADE = load_lesson(LESSON)
FULL = sum(c.points for e in MADE.exercises.values() for c in e.criteria)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return open_classroom(tmp_path_factory.mktemp("course"))


@pytest.fixture(scope="module")
def laptop(folder, tmp_path_factory):
    """A student's folder that knows the exchange and nothing else of the course."""
    place = tmp_path_factory.mktemp("laptop")
    (place / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.CourseDirectory.course_id = 'neural-networks'\n"
        f"c.Exchange.root = {str(folder / paths.EXCHANGE)!r}\n",
        encoding="utf-8",
    )
    return place


INSTALLED = str(paths.ROOT / "installed")  # what a teacher's Python has of the course


def _nbgrader(place, *words, path=INSTALLED):
    """Run nbgrader as a person would, in a folder; gives what it said."""
    bin_folder = str(Path(sys.executable).parent)
    environment = {
        **os.environ,
        "PATH": os.pathsep.join([bin_folder, os.environ["PATH"]]),
        "PYTHONPATH": path,
        "JUPYTER_DATA_DIR": str(place / "jupyter"),
    }
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=place,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return said


@pytest.fixture(scope="module")
def collected(folder, laptop):
    """An assignment that went out through the exchange and came back answered."""
    _nbgrader(folder, "generate_assignment", ASSIGNMENT, "--force")
    _nbgrader(folder, "release_assignment", ASSIGNMENT)
    _nbgrader(laptop, "fetch_assignment", ASSIGNMENT, path="")
    path = laptop / ASSIGNMENT / FILE
    notebook = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(answered(notebook)), encoding="utf-8")
    _nbgrader(laptop, "submit", ASSIGNMENT, path="")
    _nbgrader(folder, "collect", ASSIGNMENT)
    found = [p.name for p in (folder / paths.SUBMITTED).iterdir()]
    assert len(found) == 1
    return found[0]


@pytest.fixture(scope="module")
def graded(folder, collected):
    """The student's grade by nbgrader's own commands."""
    _nbgrader(folder, "autograde", ASSIGNMENT)
    _nbgrader(folder, "generate_feedback", ASSIGNMENT)
    _nbgrader(folder, "export")
    return collected


def test_generate_assignment_writes_what_course_build_writes(
    folder, collected, tmp_path
):
    out = folder / paths.EXCHANGE / "neural-networks" / "outbound" / ASSIGNMENT
    built = build_assignment(ASSIGNMENT, tmp_path, database=False)
    assert _files(out) == _files(built)


def _files(folder):
    found = (p for p in folder.rglob("*") if p.is_file())
    return {p.relative_to(folder): p.read_bytes() for p in found}


def test_autograde_gives_full_points_for_right_answers(folder, graded):
    with (folder / "course" / "grades.csv").open(encoding="utf-8") as file:
        rows = {r["student_id"]: r for r in csv.DictReader(file)}
    assert float(rows[graded]["score"]) == FULL


def test_feedback_shows_every_verdict_and_no_hidden_test(folder, graded):
    place = folder / paths.FEEDBACK / graded / ASSIGNMENT
    page = (place / f"{LESSON}.html").read_text(encoding="utf-8")
    assert all(name in page for name in MADE.exercises)
    assert "grade(" not in page and "HIDDEN" not in page


def test_long_runs_and_given_cells_are_not_repeated_for_grading(folder, graded):
    path = folder / paths.AUTOGRADED / graded / ASSIGNMENT / FILE
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if grade_id(cell).endswith("-demo"):
            assert "not repeated" in "".join(cell["outputs"][0]["text"])
        elif cell["cell_type"] == "code" and not grade_id(cell):
            assert cell["outputs"] == []


def test_the_secret_is_readable_by_its_owner_only(folder, graded):
    path = folder / paths.SECRET
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert len(secret(folder)) == 32
    for file in (folder / paths.KEYS).iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_formgrader_lists_the_assignment(folder, graded):
    config = load(folder)
    coursedir = course_directory(config)
    api = NbGraderAPI(coursedir, config=config)
    [found] = api.get_assignments()
    assert (found["name"], found["status"]) == (ASSIGNMENT, "released")
    assert found["num_submissions"] == 1
    assert found["source_path"] == f"{paths.SOURCE_NOTEBOOKS}/{ASSIGNMENT}"


def test_validate_tells_a_student_what_is_missing(folder, laptop, collected):
    place = laptop / "blank"
    shutil.copytree(folder / paths.RELEASED / ASSIGNMENT, place)
    said = _nbgrader(laptop, "validate", f"blank/{FILE}", path="")
    for name in MADE.exercises:
        assert f"{name}: not attempted yet" in said


@pytest.fixture(scope="module")
def plain(tmp_path_factory):
    """A course folder with nbgrader's folders set, and none of our plug-ins."""
    place = tmp_path_factory.mktemp("plain")
    open_classroom(place)
    (place / "nbgrader_config.py").write_text(
        "from pathlib import Path\n"
        "from grading.settings import _folders\n"
        "_folders(get_config(), Path(__file__).parent)\n",
        encoding="utf-8",
    )
    return place


def _short(notebook):
    """Only what is graded and what it needs: plain nbgrader would train for real."""
    cells = [c for c in notebook["cells"] if grade_id(c)]
    kept = [c for c in cells if not grade_id(c).endswith("-demo")]
    return {**notebook, "cells": kept}


def test_plain_nbgrader_grades_too_and_is_told_what_it_lacks(plain):
    first = next(iter(MADE.exercises))
    mistake = MADE.exercises[first].mistakes[0]
    wrong = edited(MADE.file.answer(first), mistake.edit, first)
    hand_in(plain, "ada", _short(answered(released(plain))))
    hand_in(plain, "ben", _short(answered(released(plain), **{first: wrong})))
    _nbgrader(plain, "autograde", ASSIGNMENT, path=str(paths.ROOT))
    _nbgrader(plain, "export", path=str(paths.ROOT))
    with (plain / "course" / "grades.csv").open(encoding="utf-8") as file:
        scores = {r["student_id"]: float(r["score"]) for r in csv.DictReader(file)}
    assert scores["ada"] == FULL and scores["ben"] < FULL
    path = plain / paths.AUTOGRADED / "ben" / ASSIGNMENT / FILE
    text = path.read_text(encoding="utf-8")
    assert NOTICE in text and VERDICT in text and mistake.name in text


def test_a_copy_of_the_configuration_makes_any_folder_a_course_folder(tmp_path):
    config = Config()
    configure(config, tmp_path)
    assert config.CourseDirectory.root == str(tmp_path)
    assert str(tmp_path) in config.CourseDirectory.db_url
    assert (tmp_path / paths.EXCHANGE).is_dir()
