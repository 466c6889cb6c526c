"""Grading a class: nothing half-way, nothing stale, whatever kills or fills it."""

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing

import psutil
import pytest
from nbgrader.api import Gradebook
from small_class import (
    FULL,
    LESSON,
    WEEK,
    course,
    grade,
    hand_in,
    open_small_class,
)

from grading import paths
from grading.batch.grader import grade_one
from grading.batch.results import ALREADY, GRADED
from grading.worker.wire import WireError

SLOW = "import time; time.sleep(600)"


@pytest.fixture(scope="module")
def fresh(tmp_path_factory):
    return open_small_class(tmp_path_factory.mktemp("course"))


@pytest.fixture
def folder(fresh, tmp_path):
    return shutil.copytree(fresh, tmp_path / "course")


def _start(folder, *options):
    """Run `course grade` as a process group of its own, as a terminal does."""
    return subprocess.Popen(
        [sys.executable, "-m", "grading", "grade", "1", *options],
        cwd=paths.ROOT,
        env=os.environ | {"COLUMNS": "160", "COURSE_DIR": str(folder)},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # as there
    )


def _wait_for(condition, seconds=90):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.05)


def _page(folder, student):
    return folder / paths.FEEDBACK / student / WEEK / f"{LESSON}.html"


def _in_gradebook(folder):
    with closing(sqlite3.connect(folder / paths.GRADEBOOK)) as book:
        rows = book.execute("select student_id from submitted_assignment").fetchall()
    return {row[0] for row in rows}


def _being_graded(folder, count):
    """Whether so many submissions have a folder of their own to be graded in."""
    staging = folder / paths.STAGING
    return lambda: len(list(staging.glob("*"))) >= count


def test_what_was_killed_while_it_was_graded_is_graded_by_the_same_command(folder):
    hand_in(folder, "ada", first=SLOW)
    hand_in(folder, "ben", first=SLOW)
    running = _start(folder)
    _wait_for(_being_graded(folder, 2))
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    hand_in(folder, "ada")
    hand_in(folder, "ben")
    results = grade(folder)
    assert {s: (r.points, r.status) for s, r in results.items()} == {
        "ada": (FULL, GRADED),
        "ben": (FULL, GRADED),
    }
    assert not list((folder / paths.STAGING).iterdir())


def test_a_kill_between_two_steps_of_one_submission_is_made_good(folder, monkeypatch):
    hand_in(folder, "ada")
    grade(folder)
    shutil.rmtree(folder / paths.AUTOGRADED / "ada")
    assert grade(folder)["ada"].status == GRADED
    shutil.rmtree(folder / paths.FEEDBACK / "ada")
    assert grade(folder)["ada"].status == ALREADY
    assert _page(folder, "ada").is_file()


def _kill_worker(running):
    workers = psutil.Process(running.pid).children()
    next(w for w in workers if "spawn_main" in " ".join(w.cmdline())).kill()


def test_a_killed_worker_costs_nobody_anything(folder):
    for student in ("ada", "ben", "cyd"):
        hand_in(folder, student, first="import time; time.sleep(4)")
    running = _start(folder)
    _wait_for(_being_graded(folder, 1))
    _kill_worker(running)
    said, _ = running.communicate(timeout=200)
    assert running.returncode == 0, said
    assert "3 submissions: 3 graded." in said
    assert {r.points for r in grade(folder).values()} == {FULL}


def test_a_submission_whose_worker_is_killed_twice_is_left_ungraded(folder):
    hand_in(folder, "ada", first=SLOW)
    hand_in(folder, "ben")
    running = _start(folder, "--workers", "1")
    for times in (1, 2):
        _wait_for(_being_graded(folder, times))  # a killed try leaves its folder
        _kill_worker(running)
    said, _ = running.communicate(timeout=200)
    assert running.returncode == 1, said
    assert "was killed twice" in " ".join(said.split())
    assert "2 submissions: 1 graded, 1 not graded." in said
    assert (folder / paths.AUTOGRADED / "ben").exists()
    assert not (folder / paths.AUTOGRADED / "ada").exists()


def test_ctrl_c_stops_within_seconds_and_leaves_nothing_half_graded(folder):
    hand_in(folder, "ada", first=SLOW)
    running = _start(folder)
    _wait_for(_being_graded(folder, 1))
    os.killpg(running.pid, signal.SIGINT)
    said, _ = running.communicate(timeout=60)
    assert running.returncode == 130
    assert "0 of 1 are graded, 1 are not" in " ".join(said.split())
    assert not (folder / paths.AUTOGRADED / "ada").exists()
    hand_in(folder, "ada")
    assert grade(folder)["ada"].points == FULL


def test_what_has_not_changed_is_not_graded_again(folder):
    hand_in(folder, "ada")
    hand_in(folder, "ben", "def neuron(x, w, b):\n    return w @ x + b\n")
    first = grade(folder)
    again = grade(folder)
    assert {r.status for r in first.values()} == {GRADED}
    assert {r.status for r in again.values()} == {ALREADY}
    assert {s: r.points for s, r in again.items()} == {
        s: r.points for s, r in first.items()
    }
    assert {r.status for r in grade(folder, again=True).values()} == {GRADED}


def test_a_file_put_over_the_old_one_is_graded(folder):
    hand_in(folder, "ada", "def neuron(x, w, b):\n    return 0.0\n")
    assert grade(folder)["ada"].points < FULL
    hand_in(folder, "ada")
    found = grade(folder)["ada"]
    assert (found.points, found.status) == (FULL, GRADED)
    assert f"{FULL:g}" in _page(folder, "ada").read_text(encoding="utf-8")


def test_a_changed_judge_grades_everybody_again(folder):
    hand_in(folder, "ada")
    grade(folder)
    config = folder / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.Execute.timeout = 7\n")
    assert grade(folder)["ada"].status == GRADED


def _book(folder):
    url = f"sqlite:///{folder / paths.GRADEBOOK}"
    return Gradebook(url, "neural-networks")


def test_a_page_is_written_anew_when_a_person_marked_something(folder):
    hand_in(folder, "ada")
    grade(folder)
    before = _page(folder, "ada").read_bytes()
    grade(folder)
    assert _page(folder, "ada").read_bytes() == before
    with _book(folder) as book:
        notebook = book.find_submission_notebook(LESSON, WEEK, "ada")
        written = next(g for g in notebook.grades if g.cell.cell_type == "markdown")
        written.manual_score, written.needs_manual_grade = 1.5, False
        notebook.comments[0].manual_comment = "Well argued."
        book.db.commit()
    found = grade(folder)["ada"]
    assert (found.points, found.status) == (FULL + 1.5, ALREADY)
    assert "Well argued." in _page(folder, "ada").read_text(encoding="utf-8")


def test_progress_is_told_where_there_is_no_terminal(folder):
    hand_in(folder, "ada")
    said, _ = _start(folder).communicate(timeout=120)
    assert "Grading 1 submission …" in said


@pytest.mark.parametrize("student", ["b[e]n*", "ends in space ", "<b>id", "a'b\"c"])
def test_any_folder_name_is_a_student(folder, student):
    hand_in(folder, student)
    assert grade(folder)[student].points == FULL
    assert _page(folder, student).is_file()


def test_a_time_that_cannot_be_read_is_a_sentence(folder):
    hand_in(folder, "ada")
    mark = folder / paths.SUBMITTED / "ada" / WEEK / "timestamp.txt"
    mark.write_text("yesterday, I think", encoding="utf-8")
    assert "holds no time" in grade(folder)["ada"].problem
    mark.write_text("2026-11-21 18:00:00 UTC", encoding="utf-8")
    assert grade(folder)["ada"].points == FULL


def test_two_graders_at_once_are_one_too_many(folder):
    hand_in(folder, "ada", first=SLOW)
    running = _start(folder)
    _wait_for(_being_graded(folder, 1))
    result = course("grade", "1", "--course-dir", folder)
    os.killpg(running.pid, signal.SIGKILL)
    running.communicate()
    assert result.exit_code == 3
    assert "another `course grade` is at work" in " ".join(result.output.split())


def test_a_locked_gradebook_stops_everything_and_leaves_no_zero(folder):
    hand_in(folder, "ada")
    with closing(sqlite3.connect(folder / paths.GRADEBOOK)) as other:
        other.execute("begin exclusive")
        result = course("grade", "1", "--course-dir", folder)
    assert result.exit_code == 3
    assert "locked the gradebook" in " ".join(result.output.split())
    assert "ada" not in _in_gradebook(folder)
    assert grade(folder)["ada"].points == FULL


def test_a_missing_gradebook_is_not_replaced_by_an_empty_one(folder):
    hand_in(folder, "ada")
    (folder / paths.GRADEBOOK).unlink()
    result = course("grade", "1", "--course-dir", folder)
    assert result.exit_code == 3
    assert "restore it from your backup" in " ".join(result.output.split())
    assert not (folder / paths.GRADEBOOK).exists()


def _mounted(place, *options):
    done = subprocess.run(["mount", *options, str(place)], capture_output=True)
    if done.returncode:
        pytest.skip("needs the right to mount a file system")


def _unmount(place):
    subprocess.run(["umount", "--lazy", str(place)], check=True)


@pytest.fixture
def small_disk(fresh, tmp_path):
    place = tmp_path / "disk"
    place.mkdir()
    _mounted(place, "-t", "tmpfs", "-o", "size=40m", "tmpfs")
    yield shutil.copytree(fresh, place / "course")
    _unmount(place)


def test_a_full_disk_stops_everything_and_leaves_no_zero(small_disk):
    hand_in(small_disk, "ada")
    ballast = small_disk.parent / "ballast"
    with contextlib.suppress(OSError), ballast.open("wb", buffering=0) as file:
        while file.write(bytes(4096)):
            pass
    result = course("grade", "1", "--course-dir", small_disk)
    assert result.exit_code == 3, result.output
    assert "Stopped: the disk is full" in " ".join(result.output.split())
    ballast.unlink()
    assert grade(small_disk)["ada"].points == FULL


def test_a_worker_that_does_not_start_is_nobodys_zero(folder, monkeypatch):
    hand_in(folder, "ada")
    monkeypatch.setattr(sys, "executable", "/no/such/python")
    with pytest.raises((WireError, OSError)):
        grade_one(str(folder), WEEK, "ada", False)
    assert "ada" not in _in_gradebook(folder)


def test_a_read_only_folder_is_a_sentence(folder):
    hand_in(folder, "ada")
    _mounted(folder, "--bind", str(folder))
    try:
        _mounted(folder, "-o", "remount,bind,ro")
        result = course("grade", "1", "--course-dir", folder)
    finally:
        _unmount(folder)
    assert result.exit_code == 3, result.output
    assert "cannot be written to" in " ".join(result.output.split())
