"""What arrives is graded at once, in turn, and the feedback goes back."""

import json
import os
import re
import subprocess
import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from classroom import answered, copy_folder, released, with_keys
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from grading import paths
from grading.authoring.build import build_assignment
from grading.batch.run import StoppedError
from grading.cli import app
from grading.handing_in.attempts import Attempt, attempts_of, counting, due, settle
from grading.handing_in.collect import grading_waits
from grading.handing_in.watch import AT_ONCE, Watch
from grading.plugins.receipts import is_ours
from grading.settings import course_directory, load

WEEK, LESSON = "week1_introduction", "introduction"
FILE = f"{LESSON}.ipynb"
NOW = datetime(2026, 11, 21, 18, tzinfo=UTC)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    place = tmp_path_factory.mktemp("course")
    text = (paths.ROOT / paths.CONFIG_FILE).read_text(encoding="utf-8")
    more = "\nc.ExchangeCollect.check_owner = False\n"  # one account for all of them
    (place / paths.CONFIG_FILE).write_text(text + more, encoding="utf-8")
    build_assignment(WEEK, place)
    return with_keys(place, WEEK)


@pytest.fixture
def folder(built, tmp_path):
    return copy_folder(built, tmp_path / "course")


@pytest.fixture
def inbox(tmp_path):
    place = tmp_path / "inbox"
    place.mkdir()
    return place


def _blank(folder):
    return released(folder, LESSON, WEEK)


def _right(folder):
    return answered(_blank(folder), LESSON)


def _hand_in(inbox, student, notebook):
    (inbox / student).mkdir(exist_ok=True)
    (inbox / student / FILE).write_text(json.dumps(notebook), encoding="utf-8")


def _watch(folder, source, **given):
    return Watch(folder, WEEK, source, settled=0.0, **given)


def _points(folder, student):
    coursedir = course_directory(load(folder))
    with Gradebook(coursedir.db_url, coursedir.course_id) as book:
        return book.find_submission(WEEK, student).score


def test_what_lies_in_a_students_folder_is_graded_and_the_page_comes_back(
    folder, inbox
):
    _hand_in(inbox, "ada", _right(folder))
    watching = _watch(folder, inbox)
    (said,) = watching.once()
    assert said.startswith("ada: attempt 1, 8 of ")
    place = inbox / "ada" / "feedback" / "attempt 1"
    page = (place / f"{LESSON}.html").read_text(encoding="utf-8")
    assert "BEGIN HIDDEN TESTS" not in page and "grade(neuron)" not in page
    (receipt,) = place.glob("*.receipt.json")
    assert is_ours(folder, json.loads(receipt.read_text(encoding="utf-8")))
    assert list(watching.once()) == []  # nor do its own pages count as a new version


@pytest.mark.parametrize(("counts", "wanted"), [("best", 8.0), ("last", 0.0)])
def test_the_best_or_the_last_counts_and_both_pages_stay(folder, inbox, counts, wanted):
    watching = _watch(folder, inbox, counts=counts)
    for notebook in (_right(folder), _blank(folder)):
        _hand_in(inbox, "ada", notebook)
        said = list(watching.once())
    assert _points(folder, "ada") == wanted
    assert ("ada: attempt 1 counts." in said) == (counts == "best")
    assert len(list((inbox / "ada" / "feedback").glob(f"*/{LESSON}.html"))) == 2


def test_a_run_that_was_cut_short_is_gone_on_with(folder, inbox):
    for student in ("ada", "ben"):
        _hand_in(inbox, student, _right(folder))
    first = _watch(folder, inbox)
    assert list(first.take_in()) == []  # and then it is killed
    for student in ("ada", "ben"):
        (inbox / student / FILE).unlink()
    said = list(_watch(folder, inbox).once())
    assert sorted(s.split(",")[0] for s in said) == ["ada: attempt 1", "ben: attempt 1"]
    assert _points(folder, "ben") == 8.0


def test_while_somebody_else_grades_it_waits_and_nothing_is_lost(folder, inbox):
    _hand_in(inbox, "ada", _right(folder))
    with grading_waits(folder), pytest.raises(StoppedError, match="at work"):
        list(_watch(folder, inbox).once())
    assert [a.status for a in attempts_of(folder, WEEK)["ada"]] == ["waiting"]


def test_a_download_in_the_folder_finds_its_students(folder, inbox):
    lines = "id,first_name,last_name\nada,Ada,Lovelace\n"
    (folder / paths.CLASS_LIST).write_text(lines, encoding="utf-8")
    with zipfile.ZipFile(inbox / "submissions.zip", "w") as made:
        made.writestr(f"lovelaceada_1_2_{FILE}", json.dumps(_right(folder)))
        made.writestr(f"strangereve_3_4_{FILE}", "{}")
    pages = inbox.parent / "pages"
    said = list(_watch(folder, inbox, feedback=pages).once())
    assert any(s.startswith("ada: attempt 1, 8 of") for s in said)
    assert any("strangereve_3_4" in s and "cannot be told" in s for s in said)
    assert list(pages.glob(f"ada/{WEEK}/attempt 1/{FILE[:-6]}.html"))


def test_through_the_exchange_a_student_fetches_what_was_graded_at_once(
    folder, tmp_path
):
    laptop = tmp_path / "laptop"
    laptop.mkdir()
    (laptop / paths.CONFIG_FILE).write_text(
        "c = get_config()\n"
        "c.CourseDirectory.course_id = 'neural-networks'\n"
        "c.CourseDirectory.student_id = 'ada'\n"
        f"c.Exchange.root = {str(folder / paths.EXCHANGE)!r}\n",
        encoding="utf-8",
    )
    _nbgrader(folder, "release_assignment", WEEK)
    _nbgrader(laptop, "fetch_assignment", WEEK)
    (laptop / WEEK / FILE).write_text(json.dumps(_right(folder)), encoding="utf-8")
    _nbgrader(laptop, "submit", WEEK)
    words = ["watch", WEEK, "--once", "--course-dir", str(folder)]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    assert "ada: attempt 1, 8 of" in " ".join(result.output.split())
    kept = folder / paths.ATTEMPTS / WEEK / "ada" / "1" / "files"
    marks = ["submission_secret.txt", "timestamp.txt"]
    assert sorted(p.name for p in kept.iterdir()) == [FILE, *marks]
    _nbgrader(laptop, "fetch_feedback", WEEK)
    (page,) = (laptop / WEEK).glob(f"feedback/*/{LESSON}.html")
    assert re.search(r"neuron", page.read_text(encoding="utf-8"))


def test_a_folder_in_anothers_name_is_left_alone(folder):
    config = folder / paths.CONFIG_FILE
    text = config.read_text(encoding="utf-8").replace("check_owner = False", "x = 1")
    config.write_text(text, encoding="utf-8")
    place = folder / paths.EXCHANGE / "neural-networks" / "inbound"
    forged = place / f"ada+{WEEK}+2026-11-21 18:00:00 UTC+xyz"
    forged.mkdir(parents=True)
    (forged / FILE).write_text("{}", encoding="utf-8")
    (forged / "submission_secret.txt").write_text("s", encoding="utf-8")
    (said,) = Watch(folder, WEEK).once()
    assert "it was left alone" in said
    assert attempts_of(folder, WEEK) == {}


def test_pages_do_not_follow_a_link_out_of_the_students_folder(folder, inbox, tmp_path):
    _hand_in(inbox, "ada", _blank(folder))
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (inbox / "ada" / "feedback").symlink_to(elsewhere)
    list(_watch(folder, inbox).once())
    assert list(elsewhere.iterdir()) == []


def test_attempts_and_the_wait_between_them_are_settings(folder, inbox):
    _hand_in(inbox, "ada", _blank(folder))
    assert len(list(_watch(folder, inbox).once())) == 1
    _hand_in(inbox, "ada", _right(folder))
    assert list(_watch(folder, inbox, wait=30.0).once()) == []
    assert [a.status for a in attempts_of(folder, WEEK)["ada"]] == ["graded", "waiting"]
    (said,) = _watch(folder, inbox, attempts=1).once()
    assert said == "ada: attempt 2 is not graded; 1 are allowed."
    assert _points(folder, "ada") == 0.0


def test_a_thousand_arrivals_are_kept_and_worked_through_in_order(folder, inbox):
    students = [f"s{number:03}" for number in range(1000)]
    for student in students:
        (inbox / student).mkdir()
        (inbox / student / FILE).write_text("{}", encoding="utf-8")
    assert list(_watch(folder, inbox).take_in()) == []
    served = []
    while turn := due(attempts_of(folder, WEEK), 0, timedelta(0), NOW)[0][:AT_ONCE]:
        for attempt in turn:  # grading itself: `make queue`
            settle(attempt, status="graded")
            served.append(attempt.student)
        list(_watch(folder, inbox).take_in())  # another process, who sees nothing new
    assert served == students


def _attempt(student, number, minute, status="waiting", points=0.0):
    moment = (NOW + timedelta(minutes=minute)).isoformat()
    graded = moment if status == "graded" else ""
    return Attempt("", student, number, "", "folder", moment, status, points, 8, graded)


def test_one_student_cannot_starve_the_others():
    everybody = {
        "eve": [_attempt("eve", n, n) for n in range(1, 100)],
        "ada": [_attempt("ada", 1, 50)],
        "ben": [_attempt("ben", 1, 0)],
    }
    turn, refused = due(everybody, 0, timedelta(0), NOW)
    assert [(a.student, a.number) for a in turn] == [("ben", 1), ("eve", 1), ("ada", 1)]
    assert refused == []


def test_after_the_allowed_attempts_the_next_are_refused_by_name():
    every = [_attempt("ada", 1, 0, "graded"), _attempt("ada", 2, 1)]
    turn, refused = due({"ada": every}, 1, timedelta(0), NOW)
    assert turn == [] and [a.number for a in refused] == [2]


def test_the_next_attempt_waits_its_time():
    everybody = {"ada": [_attempt("ada", 1, 0, "graded"), _attempt("ada", 2, 1)]}
    wait = timedelta(minutes=30)
    assert due(everybody, 0, wait, NOW + timedelta(minutes=29))[0] == []
    assert len(due(everybody, 0, wait, NOW + timedelta(minutes=30))[0]) == 1


def test_of_equal_attempts_the_later_counts():
    every = [
        _attempt("ada", n, n, "graded", p) for n, p in ((1, 5.0), (2, 5.0), (3, 1))
    ]
    assert counting(every, "best").number == 2
    assert counting(every, "last").number == 3
    assert counting([_attempt("ada", 1, 0)], "best") is None


def _nbgrader(place, *words):
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=place,
        env=os.environ | {"PATH": programs, "JUPYTER_DATA_DIR": str(place / "jupyter")},
        capture_output=True,
        text=True,
        timeout=250,
    )
    assert done.returncode == 0, done.stdout + done.stderr
