"""`course regrade` shows what a change does to a class before anything is written."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from classroom import answered, hand_in, released, with_keys
from nbgrader.api import Gradebook

from grading import paths
from grading.authoring.build import build_assignment
from grading.judging import keys
from grading.model.lesson import load_lesson

WEEK, LESSON = "week1_introduction", "introduction"
NEVER_SILENT = "def neuron(x, w, b):\n    return float(w @ x) + b\n"
PROJECT = ("grading", "helpers", "autograder_tests", "source", "installed")
POSITIVE = 'value_of("a positive score", points=5)'
NEGATIVE = 'value_of("a negative score", points=1.5, on="silent")'


@pytest.fixture
def project(tmp_path):
    """A copy of the project, to change a specification in."""
    place = tmp_path / "project"
    for name in PROJECT:
        ignore = shutil.ignore_patterns("__pycache__")
        shutil.copytree(paths.ROOT / name, place / name, ignore=ignore)
    for kept in (paths.DATASETS, paths.NOTEBOOKS):
        (place / kept.name).symlink_to(kept)
    return place


@pytest.fixture
def folder(tmp_path):
    """A graded class: Ada is right, Ben's neuron is never silent, Cyd raises."""
    place = tmp_path / "course"
    place.mkdir()
    shutil.copy(paths.ROOT / "nbgrader_config.py", place)
    build_assignment(WEEK, place)
    with_keys(place, WEEK)
    _hand_in(place, "ada", load_lesson(LESSON).file.answer("neuron"))
    _hand_in(place, "ben", NEVER_SILENT)
    _hand_in(place, "cyd", "def neuron(x, w, b):\n    return x.neuron\n")
    return place


def _hand_in(folder, student, answer):
    notebook = answered(released(folder, LESSON, WEEK), LESSON, neuron=answer)
    hand_in(folder, student, notebook, f"{LESSON}.ipynb", WEEK)


def _course(folder, *words, project=paths.ROOT, code=0):
    places = os.pathsep.join(map(str, (project, project / "installed")))
    more = {"COURSE_DIR": str(folder), "PYTHONPATH": places, "COLUMNS": "160"}
    done = subprocess.run(
        [sys.executable, "-m", "grading", *words],
        cwd=project,
        env=os.environ | more,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == code, done.stdout
    return " ".join(done.stdout.split())


def _dearer_silence(folder, project):
    """Let silence be worth one point more, and a positive score one less."""
    path = project / "autograder_tests" / f"{LESSON}.py"
    text = path.read_text(encoding="utf-8")
    assert POSITIVE in text and NEGATIVE in text
    text = text.replace(POSITIVE, POSITIVE.replace("5", "4"))
    text = text.replace(NEGATIVE, NEGATIVE.replace("1.5", "2.5"))
    path.write_text(text, encoding="utf-8")
    _keep_keys(folder, project)


def _keep_keys(folder, project):
    """Take the keys there are for the changed course: drawing them takes long."""
    known = keys.pools(folder, LESSON)
    code = (
        "import json, sys; from grading.judging import keys\n"
        "keys._keep(sys.argv[1], sys.argv[2], json.loads(sys.argv[3]))"
    )
    places = os.pathsep.join(map(str, (project, project / "installed")))
    command = [sys.executable, "-c", code, str(folder), LESSON, json.dumps(known)]
    subprocess.run(
        command, cwd=project, env=os.environ | {"PYTHONPATH": places}, check=True
    )


def _points(folder):
    url = f"sqlite:///{folder / paths.GRADEBOOK}"
    with Gradebook(url, "neural-networks") as book:
        submissions = book.assignment_submissions(WEEK)
        return {s.student.id: s.score for s in submissions}


def _bytes(folder):
    """Everything that counts, to see that none of it changes."""
    places = [folder / paths.AUTOGRADED, folder / paths.FEEDBACK]
    files = [p for place in places for p in place.rglob("*") if p.is_file()]
    return {p: p.read_bytes() for p in files} | _points(folder)


def test_a_dearer_criterion_is_shown_then_accepted(folder, project):
    _course(folder, "grade", "1")
    assert _points(folder) == {"ada": 8, "ben": 6.5, "cyd": 0}
    _dearer_silence(folder, project)
    _hand_in(folder, "dan", NEVER_SILENT)
    _mark_by_hand(folder, "ben", 1.5)
    before = _bytes(folder)
    said = _course(folder, "regrade", "1", project=project)
    assert "introduction.neuron, a positive score: 5 → 4" in said
    assert "a negative score" not in said  # the same for all who lose a point
    assert "3 submissions judged anew: 1 would get other points (-1 to -1" in said
    assert "Other criteria, but the same points: ada." in said
    assert "Points given by hand stay, to be confirmed: ben." in said
    assert "Not graded yet, so left to course grade: dan." in said
    assert _bytes(folder) == before
    proposed = _times(folder / paths.PROPOSED)
    again = _course(folder, "regrade", "1", project=project)
    assert again.partition("┏")[2] == said.partition("┏")[2]
    assert _times(folder / paths.PROPOSED) == proposed  # nothing is judged twice
    said = _course(folder, "regrade", "1", "--accept", project=project)
    assert "3 submissions: 3 graded." in said
    assert _points(folder) == {"ada": 8, "ben": 7, "cyd": 0}
    assert "nothing would be graded again" in _course(
        folder, "regrade", "1", project=project
    )


def test_what_was_not_shown_is_not_accepted_and_what_is_dropped_is_gone(folder):
    _course(folder, "grade", "1")
    before = _bytes(folder)
    said = _course(folder, "regrade", "1", "--accept", code=1)
    assert "Nothing was shown yet: look at it first" in said
    config = folder / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.Execute.timeout = 7\n")
    said = _course(folder, "regrade", "1")
    assert "3 submissions judged anew: 0 would get other points, 3 would not." in said
    _hand_in(folder, "cyd", NEVER_SILENT)
    said = _course(folder, "regrade", "1", "--accept", code=1)
    assert "Something has changed since (cyd): look at it first" in said
    said = _course(folder, "regrade", "1")
    assert "handed in other answers since it was graded" in said
    assert "3 forgotten" in _course(folder, "regrade", "1", "--drop")
    assert not any((folder / paths.PROPOSED).rglob("*.ipynb"))
    assert _bytes(folder) == before


def test_a_release_with_other_points_is_not_graded_by(folder):
    place = folder / paths.RELEASED / WEEK / f"{LESSON}.ipynb"
    text = place.read_text(encoding="utf-8")
    assert '"points": 8' in text
    place.write_text(text.replace('"points": 8', '"points": 7'), encoding="utf-8")
    said = _course(folder, "grade", "1", code=3)
    assert "neuron of introduction has other points than the released notebook" in said
    assert not (folder / paths.AUTOGRADED).exists()


def _times(folder):
    return {p: p.stat().st_mtime_ns for p in folder.rglob("*")}


def _mark_by_hand(folder, student, points):
    url = f"sqlite:///{folder / paths.GRADEBOOK}"
    with Gradebook(url, "neural-networks") as book:
        notebook = book.find_submission_notebook(LESSON, WEEK, student)
        written = next(g for g in notebook.grades if g.cell.cell_type == "markdown")
        written.manual_score, written.needs_manual_grade = points, False
        book.db.commit()
