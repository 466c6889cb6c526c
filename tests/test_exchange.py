"""nbgrader's exchange brings a student all that a notebook needs, and takes it back.

Students here have nbgrader and the usual libraries, and nothing of the course.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from classroom import grade_id
from nbclient import NotebookClient

from grading import paths
from grading.authoring.release import prepare
from grading.settings import CONFIG_FILE

WEEKS = paths.assignments()
STUDENTS = ("ada", "ben")


def _clean(place, **more):
    """An environment in which no folder of the course is on Python's path."""
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COURSE"))
    }
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return kept | {"PATH": programs, "JUPYTER_DATA_DIR": str(place / "jupyter")} | more


def _nbgrader(place, *words, **more):
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=place,
        env=_clean(place, **more),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "too large" not in done.stdout + done.stderr


@pytest.fixture(scope="module")
def teach():
    return {"PYTHONPATH": str(paths.ROOT / "installed")}


@pytest.fixture(scope="module")
def folder(tmp_path_factory, teach):
    """A course folder with all weeks in the exchange: two commands for each."""
    place = tmp_path_factory.mktemp("course")
    config = (paths.ROOT / CONFIG_FILE).read_text(encoding="utf-8")
    (place / CONFIG_FILE).write_text(config, encoding="utf-8")
    for week in WEEKS:
        prepare(week, place)
        _nbgrader(place, "release_assignment", week, **teach)
    return place


@pytest.fixture(scope="module")
def laptops(folder, tmp_path_factory):
    """Two students, each with a folder and a name of their own, who fetch all weeks."""
    places = {name: tmp_path_factory.mktemp(name) for name in STUDENTS}
    for name, place in places.items():
        (place / CONFIG_FILE).write_text(
            "c = get_config()\n"
            "c.CourseDirectory.course_id = 'neural-networks'\n"
            f"c.CourseDirectory.student_id = {name!r}\n"
            f"c.Exchange.root = {str(folder / paths.EXCHANGE)!r}\n",
            encoding="utf-8",
        )
        _nbgrader(place, "fetch_assignment", *WEEKS)
    return places


@pytest.fixture(scope="module")
def collected(folder, laptops, teach):
    """One student hands in every week, the other one the heaviest."""
    for week in WEEKS:
        _nbgrader(laptops["ada"], "submit", week)
    _nbgrader(laptops["ben"], "submit", WEEKS[-1])
    for week in WEEKS:
        _nbgrader(folder, "collect", week, **teach)
    return folder / paths.SUBMITTED


def _files(place, *without):
    """Names and contents, but for what Python compiled on the way."""
    found = {p.relative_to(place): p for p in place.rglob("*") if p.is_file()}
    kept = {k: p for k, p in found.items() if k.suffix != ".pyc"}
    return {str(k): p.read_bytes() for k, p in kept.items() if k.name not in without}


@pytest.mark.parametrize("week", WEEKS)
def test_what_a_student_fetches_is_what_was_released_to_the_last_byte(
    folder, laptops, week
):
    for place in laptops.values():
        assert _files(place / week) == _files(folder / paths.RELEASED / week)


@pytest.mark.parametrize("path", paths.lesson_files(), ids=lambda p: p.stem)
def test_every_fetched_notebook_starts_where_nothing_of_ours_is_installed(
    laptops, path
):
    place = laptops["ada"] / path.parent.name
    notebook = nbformat.read(place / f"{path.stem}.ipynb", 4)
    last = next(
        i
        for i, cell in enumerate(notebook.cells)
        if "load_cats()" in cell.source or grade_id(cell) in _exercises(notebook)
    )
    show = nbformat.v4.new_code_cell("import helpers; print(helpers.__file__)")
    notebook.cells = [*notebook.cells[: last + 1], show]
    client = NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(place)}}
    )
    client.execute(env=_clean(place, PYTHONSAFEPATH="1"))
    assert notebook.cells[-1].outputs[0].text.startswith(str(place.resolve()))


def _exercises(notebook):
    tests = [grade_id(c) for c in notebook.cells if grade_id(c).endswith("-test")]
    return {name.removesuffix("-test") for name in tests}


def test_every_week_comes_back_whole_within_nbgraders_limits(collected, laptops):
    added = ("timestamp.txt", "submission_secret.txt")
    for student, weeks in (("ada", WEEKS), ("ben", WEEKS[-1:])):
        assert sorted(p.name for p in (collected / student).iterdir()) == weeks
        for week in weeks:
            came = _files(collected / student / week, *added)
            assert came == _files(laptops[student] / week)


def test_a_missing_helper_is_fetched_again_and_the_work_stays(laptops, collected):
    place = laptops["ben"]
    work = place / WEEKS[0] / f"{paths.lesson_files(WEEKS[0])[0].stem}.ipynb"
    work.write_text(json.dumps({"mine": 1}), encoding="utf-8")
    helper = place / WEEKS[0] / "helpers" / "checks.py"
    helper.unlink()
    _nbgrader(place, "fetch_assignment", WEEKS[0], "--replace")
    assert helper.is_file()
    assert json.loads(work.read_text(encoding="utf-8")) == {"mine": 1}
