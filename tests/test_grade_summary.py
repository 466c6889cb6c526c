"""What `course grade` says when it is done: to people, to scripts, to the log."""

import json
import shutil

import pytest
from nbgrader.api import Gradebook
from small_class import FULL, LESSON, WEEK, course, grade, hand_in, open_small_class

from grading import paths
from grading.batch import run

WRONG = "def neuron(x, w, b):\n    return float(w @ x) + b\n"


class PickyError(Exception):
    """An exception that does not survive its way between two processes."""

    def __init__(self, one: str, other: str) -> None:
        super().__init__(f"no argument suits {one}{other}")


def _breaks(*job):
    raise PickyError("m", "e")


def _course_grade(folder, *options):
    return course("grade", "1", "--workers", 1, "--course-dir", folder, *options)


@pytest.fixture(scope="module")
def graded(tmp_path_factory):
    folder = open_small_class(tmp_path_factory.mktemp("course"))
    hand_in(folder, "ada")
    hand_in(folder, "ben", WRONG)
    hand_in(folder, ".zed")
    grade(folder, workers=1)
    return folder


@pytest.fixture
def folder(graded, tmp_path):
    return shutil.copytree(graded, tmp_path / "course")


def test_the_table_shows_what_counts_and_what_was_taken_off(folder):
    with Gradebook(f"sqlite:///{folder / paths.GRADEBOOK}") as book:
        notebook = book.find_submission_notebook(LESSON, WEEK, "ada")
        notebook.late_submission_penalty = 2.5
        book.update_or_create_student("zoe")
        book.db.commit()
    result = _course_grade(folder)
    text = " ".join(result.output.split())
    assert result.exit_code == 1, result.output
    assert f"{FULL - 2.5:g}/10" in text
    assert f"{FULL:g} − 2.5 for being late" in text
    assert "2 still to be marked" in text
    assert "3 submissions: 2 already graded, 1 not graded." in text
    assert "2 submissions with written answers to mark" in text
    assert "1 in the gradebook handed in nothing: zoe." in text


def test_the_summary_has_the_mean_and_a_row_for_each_exercise(folder):
    results = grade(folder, workers=1)
    mean = (FULL + results["ben"].points) / 2
    text = " ".join(_course_grade(folder).output.split())
    assert f"Mean: {mean:.1f} of 10 points." in text
    assert f"{LESSON}.neuron" in text and f"{mean:.3g}/{FULL:g}" in text
    assert "1 of 2" in text


def test_scripts_read_json_and_nothing_else_on_standard_output(folder):
    result = _course_grade(folder, "--json")
    told = json.loads(result.stdout)
    assert result.exit_code == 1
    assert told["counts"] == {"graded": 0, "already graded": 2, "not graded": 1}
    by_student = {one["student"]: one for one in told["submissions"]}
    ada, ben = (by_student[s]["exercises"][LESSON]["neuron"] for s in ("ada", "ben"))
    right = {"points": FULL, "of": FULL, "state": "complete", "diagnosis": ""}
    assert ada == right
    assert ben["diagnosis"] and ben["points"] < FULL
    assert by_student[".zed"]["points"] is None
    assert "begins with a dot" in by_student[".zed"]["problem"]
    assert told["mean"] == (FULL + ben["points"]) / 2


def test_the_log_tells_who_was_graded_and_why_somebody_was_not(folder, monkeypatch):
    log = folder / paths.LOG
    assert "'ada': graded, 8/8 + 2 waiting" in log.read_text(encoding="utf-8")
    assert "WARNING week1_introduction '.zed': not graded" in log.read_text("utf-8")

    monkeypatch.setattr(run, "grade_one", _breaks)
    assert "no argument suits me" in grade(folder, workers=1)["ada"].problem
    said = log.read_text(encoding="utf-8")
    assert "Traceback" in said and "in _breaks" in said


def test_the_log_says_that_grading_had_to_stop(folder):
    (folder / paths.GRADEBOOK).unlink()
    assert _course_grade(folder).exit_code == 3
    last = (folder / paths.LOG).read_text(encoding="utf-8").splitlines()[-1]
    assert "stopped: StoppedError" in last and "no gradebook" in last
