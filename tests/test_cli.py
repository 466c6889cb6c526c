"""The `course` command says what it does, and why it does not."""

import json
import subprocess
import sys

import pytest
from classroom import ASSIGNMENT, FILE, LESSON, answered, hand_in, open_classroom
from classroom import released as blank
from typer.testing import CliRunner

from grading import paths
from grading.batch import Result
from grading.build import build_assignment
from grading.catalogue import course
from grading.cli import app
from grading.demo import Submission, clear, differences
from grading.demo_class import CLASS, COMPLETE, Planted
from grading.pieces import pieces
from grading.rebuild import likeness
from grading.settings import CONFIG_FILE

MADE = course(LESSON)
WEEK = ASSIGNMENT.split("_")[0]


def _course(*words):
    return CliRunner().invoke(app, [str(w) for w in words])


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return open_classroom(tmp_path_factory.mktemp("course"))


def test_help_names_every_command_and_runs_as_a_module():
    done = subprocess.run(
        [sys.executable, "-m", "grading", "--help"],
        capture_output=True,
        text=True,
        cwd=paths.ROOT,
    )
    for name in ("build", "release", "leaks", "grade", "demo"):
        assert name in done.stdout
        assert _course(name, "--help").exit_code == 0


def test_an_unknown_week_is_answered_with_those_there_are():
    result = _course("build", "week99")
    assert result.exit_code == 2
    assert "no assignment" in result.output and ASSIGNMENT in result.output


def test_build_writes_what_its_check_then_accepts(tmp_path):
    options = (WEEK, "--course-dir", tmp_path)
    assert _course("build", "--check", *options).exit_code == 1
    assert _course("build", *options).exit_code == 0
    assert _course("build", "--check", *options).exit_code == 0
    path = tmp_path / paths.RELEASED / ASSIGNMENT / FILE
    path.write_text(path.read_text(encoding="utf-8")[:-2], encoding="utf-8")
    result = _course("build", "--check", *options)
    assert result.exit_code == 1
    assert "is not what the lesson gives" in " ".join(result.output.split())


def test_release_writes_a_package_that_knows_where_it_comes_from(tmp_path):
    address = "http://127.0.0.1/packages"
    result = _course("release", WEEK, "--url", address, "--course-dir", tmp_path)
    assert result.exit_code == 0, result.output
    package = tmp_path / "build" / "packages" / f"{ASSIGNMENT}.zip"
    assert _course("leaks", package).exit_code == 0


def test_leaks_goes_red_on_the_notebooks_with_answers(folder):
    result = _course("leaks", folder / paths.SOURCE_NOTEBOOKS)
    assert result.exit_code == 1
    assert "a hidden test" in result.output


def test_grading_before_anybody_handed_in_is_a_sentence(folder):
    result = _course("grade", WEEK, "--course-dir", folder)
    assert result.exit_code == 1
    assert "Nobody has handed in" in result.output


def test_grade_prints_a_table_and_names_who_could_not_be_graded(tmp_path):
    folder = open_classroom(tmp_path)
    hand_in(folder, "ada", answered(blank(folder)))
    hand_in(folder, "b[e]n", answered(blank(folder)))
    result = _course("grade", WEEK, "--course-dir", folder)
    assert result.exit_code == 1
    text = " ".join(result.output.split())
    assert "ada" in text and "b[e]n" in text
    assert "nbgrader cannot grade a folder with" in text
    assert (folder / paths.FEEDBACK / "ada" / ASSIGNMENT / f"{LESSON}.html").is_file()


def test_the_demo_touches_no_folder_but_its_own(tmp_path):
    (tmp_path / "thesis.txt").write_text("years of work", encoding="utf-8")
    with pytest.raises(FileExistsError):
        clear(tmp_path)
    assert (tmp_path / "thesis.txt").is_file()
    (tmp_path / CONFIG_FILE).write_text("", encoding="utf-8")
    clear(tmp_path)
    assert [p.name for p in tmp_path.iterdir()] == [CONFIG_FILE]


@pytest.fixture(scope="module")
def skeleton(tmp_path_factory):
    place = tmp_path_factory.mktemp("skeleton")
    made = build_assignment(ASSIGNMENT, place, database=False)
    return json.loads((made / FILE).read_text(encoding="utf-8"))


@pytest.mark.parametrize("pupil", CLASS, ids=lambda p: p.name)
def test_every_student_of_the_demo_hands_in_something_with_a_plan(pupil, skeleton):
    work = pupil.hand_in(MADE, skeleton)
    assert set(work.plan) == set(MADE.exercises)
    assert work.files
    if pupil.name != "kavya":  # whose file is cut off
        [text] = work.files.values()
        assert likeness(skeleton, pieces(json.loads(text))) > 0


def _found(**changes):
    name = next(iter(MADE.exercises))
    verdict = {
        "lesson": LESSON, "exercise": name, "points": 5.0, "of": 5.0, "failed": [],
        "found": COMPLETE, "diagnosis": "", "says": "",
    }  # fmt: skip
    verdict |= changes
    result = Result("ada", ASSIGNMENT, 5.0, 5.0, verdicts=(verdict,))
    return (LESSON, name), result


def test_the_demo_agrees_where_what_was_planted_was_found():
    key, result = _found()
    submission = Submission(CLASS[0], ASSIGNMENT, {key: Planted(COMPLETE)})
    assert differences(submission, result) == []


def test_the_demo_goes_red_where_something_else_was_found():
    key, result = _found(diagnosis="another", failed=["values"], points=4.0)
    mistake = MADE.exercises[key[1]].mistakes[0]
    for planted in (Planted("wrong", mistake), Planted("timeout"), Planted(COMPLETE)):
        found = differences(Submission(CLASS[0], ASSIGNMENT, {key: planted}), result)
        assert found != []
    assert "no verdict" in " ".join(
        differences(
            Submission(CLASS[0], ASSIGNMENT, {("x", "y"): Planted(COMPLETE)}), result
        )
    )
