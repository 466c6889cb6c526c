"""The gradebook may be a PostgreSQL database: a real server, and a submission in it."""

import csv
import glob
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from classroom import answered, hand_in, released
from typer.testing import CliRunner

from grading import paths
from grading.cli import app
from grading.folder import make_course_folder
from grading.model.lesson import load_lesson
from grading.settings import CONFIG_FILE

LESSON = "introduction"
ASSIGNMENT = paths.lesson_file(LESSON).parent.name
MADE = load_lesson(LESSON)
FULL = sum(c.points for e in MADE.exercises.values() for c in e.criteria)


def _programs():
    """Where the server's programs are: Debian keeps them off the path."""
    found = shutil.which("initdb")
    places = [os.path.dirname(os.path.realpath(found))] if found else []
    places += sorted(glob.glob("/usr/lib/postgresql/*/bin"))
    return next((p for p in places if os.path.exists(f"{p}/initdb")), None)


PROGRAMS = _programs()
needs_server = pytest.mark.skipif(
    PROGRAMS is None, reason="needs PostgreSQL's server (Debian's package: postgresql)"
)


def _as_somebody(*words):
    """Run a program of the server's; it refuses to be run by root."""
    switch = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    program = [f"{PROGRAMS}/{words[0]}", *words[1:]]
    subprocess.run(
        [*switch, *program], check=True, capture_output=True, text=True, cwd="/"
    )


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


@pytest.fixture(scope="module")
def server():
    """A server on this machine only, which is gone after the tests; its address."""
    pytest.importorskip("psycopg", reason="needs psycopg (the extra “postgres”)")
    place = Path(tempfile.mkdtemp(prefix="course-postgres-", dir="/tmp"))
    if os.geteuid() == 0:
        shutil.chown(place, "postgres")
    data, port = place / "data", _free_port()
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {place} -F"
    try:
        _as_somebody("initdb", "-D", f"{data}", "-U", "teacher", "--auth=trust")
        start = ("-D", f"{data}", "-w", "-o", options, "-l", f"{place}/log")
        _as_somebody("pg_ctl", "start", *start)
        try:
            yield f"teacher:secret@127.0.0.1:{port}"
        finally:
            _as_somebody("pg_ctl", "stop", "-D", f"{data}", "-m", "immediate")
    finally:
        shutil.rmtree(place)


def _folder(place, db_url):
    """A course folder that keeps its gradebook at an address."""
    make_course_folder(place)
    with (place / CONFIG_FILE).open("a", encoding="utf-8") as file:
        file.write(f"\nc.CourseDirectory.db_url = {db_url!r}\n")
    return place


def _course(*words):
    result = CliRunner().invoke(app, [str(w) for w in words])
    result.said = " ".join(result.output.replace("│", " ").split())
    return result


def _nbgrader(place, *words):
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=place,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(map(str, sys.path))},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr


@needs_server
def test_a_submission_is_graded_into_a_postgresql_gradebook(server, tmp_path):
    folder = _folder(tmp_path, f"postgresql+psycopg://{server}/postgres")
    built = _course("build", "1", "--course-dir", folder)
    assert built.exit_code == 0, built.output
    notebook = answered(released(folder, LESSON, ASSIGNMENT), LESSON)
    hand_in(folder, "ada", notebook, f"{LESSON}.ipynb", ASSIGNMENT)
    graded = _course("grade", "1", "--course-dir", folder)
    assert graded.exit_code == 0, graded.output
    _nbgrader(folder, "export")
    with (folder / "course" / "grades.csv").open(encoding="utf-8") as file:
        [row] = csv.DictReader(file)
    assert (row["student_id"], float(row["score"])) == ("ada", FULL)
    page = folder / paths.FEEDBACK / "ada" / ASSIGNMENT / f"{LESSON}.html"
    assert re.search(r"✓\s+complete", page.read_text(encoding="utf-8"))
    assert not (folder / paths.GRADEBOOK).exists()


@pytest.mark.parametrize("scheme", ["postgresql+psycopg", "postgresql"])
def test_without_the_driver_it_is_named_and_how_to_install_it(
    scheme, tmp_path, monkeypatch
):
    monkeypatch.setitem(sys.modules, "psycopg", None)  # as if it were not installed
    folder = _folder(tmp_path, f"{scheme}://teacher:hunter2@127.0.0.1/grades")
    result = _course("build", "1", "--course-dir", folder)
    assert result.exit_code == 2
    assert 'python -m pip install "psycopg[binary]"' in result.said
    assert "teacher:***@127.0.0.1/grades" in result.said
    assert "hunter2" not in result.said


def test_another_driver_is_answered_with_the_address_to_write(tmp_path):
    folder = _folder(tmp_path, "postgresql+psycopg2://teacher@127.0.0.1/grades")
    result = _course("build", "1", "--course-dir", folder)
    assert result.exit_code == 2
    assert "set db_url to postgresql+psycopg://teacher@127.0.0.1/grades" in result.said
