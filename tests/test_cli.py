"""The `course` command says what it does, and why it does not."""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import zipfile
from dataclasses import replace

import pytest
from classroom import ASSIGNMENT, FILE, LESSON, answered, hand_in, open_classroom
from classroom import released as blank
from typer.testing import CliRunner

from grading import paths
from grading.authoring.build import build_assignment
from grading.batch.results import GRADED, Result, Standing
from grading.cli import app
from grading.demo.play import Submission, clear, differences
from grading.demo.pupils import CLASS, COMPLETE, Planted
from grading.ingest.match import likeness
from grading.ingest.pieces import pieces
from grading.judging.record import Mark, Record
from grading.judging.secret import secret
from grading.model.lesson import load_lesson
from grading.settings import CONFIG_FILE

MADE = load_lesson(LESSON)
WEEK = ASSIGNMENT.split("_")[0]


def _course(*words, **environment):
    """Run the command; what it says, on one line as it was before the terminal."""
    result = CliRunner().invoke(app, [str(w) for w in words], env=environment)
    result.said = " ".join(re.sub(r"[│╭╮╰╯─]", " ", result.output).split())
    return result


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


@pytest.fixture
def course_dir(tmp_path):
    """A course folder with nothing in it yet."""
    assert _course("init", tmp_path / "my course").exit_code == 0
    return tmp_path / "my course"


VERBS = [("build", WEEK), ("release", WEEK), ("grade", WEEK), ("leaks", paths.HELPERS)]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_no_verb_works_on_a_folder_that_is_no_course_folder(verb, tmp_path):
    foreign, missing = tmp_path / "foreign", tmp_path / "missing"
    foreign.mkdir()
    (foreign / CONFIG_FILE).write_text("c = get_config()\n", encoding="utf-8")
    for folder, reason in (
        (tmp_path, f"is not a course folder: it has no {CONFIG_FILE}"),
        (foreign, "is not a copy of the course's"),
        (missing, "there is no folder"),
    ):
        result = _course(*verb, "--course-dir", folder)
        assert result.exit_code == 2
        assert reason in result.said and "course init FOLDER" in result.said
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["foreign", CONFIG_FILE]


def test_a_verb_works_on_the_current_folder_unless_another_is_named(
    tmp_path, monkeypatch
):
    for name in ("here", "named", "chosen"):
        assert _course("init", tmp_path / name).exit_code == 0
    monkeypatch.chdir(tmp_path / "here")
    named = {"COURSE_DIR": str(tmp_path / "named")}
    built = [_course("build", WEEK), _course("build", WEEK, **named)]
    chosen = tmp_path / "chosen"
    built.append(_course("build", WEEK, "--course-dir", chosen, **named))
    for result, name in zip(built, ("here", "named", "chosen"), strict=True):
        assert result.exit_code == 0, result.output
        assert (tmp_path / name / paths.RELEASED / ASSIGNMENT / FILE).is_file()
        assert (tmp_path / name / paths.GRADEBOOK).is_file()
        shutil.rmtree(tmp_path / name)


def test_nbgrader_stops_when_course_dir_names_another_folder(course_dir, tmp_path):
    assert _course("init", tmp_path / "other").exit_code == 0
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "list"],
        cwd=course_dir,
        env={**os.environ, "COURSE_DIR": str(tmp_path / "other")},
        capture_output=True,
        text=True,
    )
    assert done.returncode == 1
    assert "COURSE_DIR names" in done.stderr and str(course_dir) in done.stderr


def test_a_new_course_folder_is_for_its_owner_only(course_dir):
    assert stat.S_IMODE(course_dir.stat().st_mode) == 0o700


def test_init_overwrites_nothing(course_dir):
    (course_dir / CONFIG_FILE).write_text("# mine", encoding="utf-8")
    result = _course("init", course_dir)
    assert result.exit_code == 1
    assert "exists; nothing was changed" in result.said
    assert (course_dir / CONFIG_FILE).read_text(encoding="utf-8") == "# mine"


def test_build_writes_what_its_check_then_accepts(course_dir):
    tmp_path = course_dir
    options = (WEEK, "--course-dir", tmp_path)
    assert _course("build", "--check", *options).exit_code == 1
    assert _course("build", *options).exit_code == 0
    assert _course("build", "--check", *options).exit_code == 0
    path = tmp_path / paths.RELEASED / ASSIGNMENT / FILE
    path.write_text(path.read_text(encoding="utf-8")[:-2], encoding="utf-8")
    result = _course("build", "--check", *options)
    assert result.exit_code == 1
    assert "is not what the lesson gives" in " ".join(result.output.split())


def test_release_writes_a_package_that_knows_where_it_comes_from(course_dir):
    address, options = "http://127.0.0.1/packages", ("--course-dir", course_dir)
    result = _course("release", WEEK, "--url", address, *options)
    assert result.exit_code == 0, result.output
    package = course_dir / "build" / "packages" / f"{ASSIGNMENT}.zip"
    assert _course("leaks", package, *options).exit_code == 0


def test_leaks_goes_red_on_the_notebooks_with_answers(folder):
    result = _course("leaks", folder / paths.SOURCE_NOTEBOOKS, "--course-dir", folder)
    assert result.exit_code == 1
    assert "a hidden test" in result.output


def test_leaks_looks_for_the_secret_of_the_course_folder(folder, tmp_path):
    (tmp_path / "README.md").write_text(secret(folder).hex(), encoding="utf-8")
    result = _course("leaks", tmp_path, "--course-dir", folder)
    assert result.exit_code == 1
    assert "README.md: the course's secret" in result.said


def _damaged(package):
    with zipfile.ZipFile(package, "w") as file:
        file.writestr("README.md", "hello" * 100)
    content = package.read_bytes()
    package.write_bytes(content.replace(b"hello", b"jello", 1))


@pytest.mark.parametrize(
    "spoil, reason",
    [
        (lambda path: None, "There is no file or folder"),
        (lambda path: path.write_text("hello"), "cannot be read as a zip file"),
        (lambda path: path.touch(), "cannot be read as a zip file"),
        (_damaged, "cannot be read as a zip file"),
        (lambda path: path.mkdir(), "holds no files"),
    ],
    ids=["missing", "text", "empty", "damaged", "empty folder"],
)
def test_leaks_says_what_it_cannot_look_at(spoil, reason, folder, tmp_path):
    spoil(tmp_path / "week2.zip")
    result = _course("leaks", tmp_path / "week2.zip", "--course-dir", folder)
    assert result.exit_code == 1
    assert isinstance(result.exception, SystemExit)
    assert "week2.zip" in result.said and reason in result.said


def test_grading_before_anybody_handed_in_is_a_sentence(folder):
    result = _course("grade", WEEK, "--course-dir", folder)
    assert result.exit_code == 1
    assert "Nobody has handed in" in result.output


def test_grade_prints_a_table_and_names_who_could_not_be_graded(tmp_path):
    folder = open_classroom(tmp_path)
    hand_in(folder, "a[d]a", answered(blank(folder)))
    hand_in(folder, ".ben", answered(blank(folder)))
    result = _course("grade", WEEK, "--course-dir", folder)
    assert result.exit_code == 1
    assert "a[d]a" in result.said and ".ben" in result.said
    assert "begins with a dot is hidden" in result.said
    place = folder / paths.FEEDBACK / "a[d]a" / ASSIGNMENT
    assert (place / f"{LESSON}.html").is_file()
    page = (folder / "course" / f"{ASSIGNMENT}.html").read_text(encoding="utf-8")
    assert "a%5Bd%5Da/" in page and "not graded" in page


def test_the_demo_touches_no_folder_but_its_own(course_dir):
    """A real course folder least of all."""
    (course_dir / paths.GRADEBOOK).parent.mkdir()
    (course_dir / paths.GRADEBOOK).write_text("a year of grades", encoding="utf-8")
    result = _course("demo", "--folder", course_dir)
    assert result.exit_code == 1
    assert "nothing was touched" in result.said
    assert (course_dir / paths.GRADEBOOK).is_file()


def test_the_demo_empties_the_folder_of_an_earlier_one(tmp_path):
    clear(tmp_path / "demo")
    (tmp_path / "demo" / "old.txt").touch()
    clear(tmp_path / "demo")
    assert [p.name for p in (tmp_path / "demo").iterdir()] == [CONFIG_FILE]


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
        assert likeness(skeleton["cells"], pieces(json.loads(text))) > 0


def _found(**changes):
    name = next(iter(MADE.exercises))
    record = replace(Record(LESSON, name, 5.0, 5.0, COMPLETE), **changes)
    standing = Standing(5.0, 5.0)
    result = Result("ada", ASSIGNMENT, GRADED, standing, records=(record,))
    return (LESSON, name), result


def test_the_demo_agrees_where_what_was_planted_was_found():
    key, result = _found()
    submission = Submission(CLASS[0], ASSIGNMENT, {key: Planted(COMPLETE)})
    assert differences(submission, result) == []


def test_the_demo_goes_red_where_something_else_was_found():
    key, result = _found(
        diagnosis="another", marks=(Mark("values", 0.0, 1.0, "failed"),), points=4.0
    )
    mistake = MADE.exercises[key[1]].mistakes[0]
    for planted in (Planted("wrong", mistake), Planted("timeout"), Planted(COMPLETE)):
        found = differences(Submission(CLASS[0], ASSIGNMENT, {key: planted}), result)
        assert found != []
    assert "no verdict" in " ".join(
        differences(
            Submission(CLASS[0], ASSIGNMENT, {("x", "y"): Planted(COMPLETE)}), result
        )
    )
