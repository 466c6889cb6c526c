"""Feedback reaches every student through the exchange, whatever the file is called."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from classroom import with_keys

from grading import paths
from grading.authoring.build import build_assignment
from grading.batch.run import grade_all, students

WEEK, LESSON = "week1_introduction", "introduction"


def _nbgrader(place, *words):
    """Run nbgrader as a person would, in a folder."""
    programs = str(Path(sys.executable).parent)
    environment = os.environ | {
        "PATH": os.pathsep.join([programs, os.environ["PATH"]]),
        "PYTHONPATH": str(paths.ROOT),
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
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def fetched(tmp_path_factory):
    """A student's folder after a week with a renamed and a broken file."""
    folder = tmp_path_factory.mktemp("course")
    shutil.copy(paths.ROOT / "nbgrader_config.py", folder)
    build_assignment(WEEK, folder)
    with_keys(folder, WEEK)
    laptop = tmp_path_factory.mktemp("laptop")
    (laptop / "nbgrader_config.py").write_text(
        "c = get_config()\n"
        "c.CourseDirectory.course_id = 'neural-networks'\n"
        f"c.Exchange.root = {str(folder / paths.EXCHANGE)!r}\n",
        encoding="utf-8",
    )
    _nbgrader(folder, "release_assignment", WEEK)
    _nbgrader(laptop, "fetch_assignment", WEEK)
    work = laptop / WEEK
    (work / f"{LESSON}.ipynb").rename(work / "my homework.ipynb")
    (work / "notes.ipynb").write_text("no notebook", encoding="utf-8")
    _nbgrader(laptop, "submit", WEEK)
    _nbgrader(folder, "collect", WEEK)
    by_hand = folder / paths.SUBMITTED / "by hand" / WEEK
    by_hand.mkdir(parents=True)
    (by_hand / f"{LESSON}.ipynb").write_text("no notebook", encoding="utf-8")
    grade_all(folder, [(WEEK, s) for s in students(folder, WEEK)])
    _nbgrader(folder, "release_feedback", WEEK)
    _nbgrader(laptop, "fetch_feedback", WEEK)
    return {p.stem: p.read_text("utf-8") for p in work.glob("feedback/*/*.html")}


def test_a_renamed_file_finds_its_page(fetched):
    assert "was taken for" in fetched["my homework"]


def test_a_file_that_is_no_notebook_finds_a_page_too(fetched):
    assert set(fetched) == {"my homework", "notes"}
    assert "About this grading" in fetched["notes"]
