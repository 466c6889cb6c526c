"""The corpus of hostile and unlucky submissions, graded in one batch behind walls."""

import html
import os
import sqlite3
from contextlib import closing
from dataclasses import asdict
from pathlib import Path

import psutil
import pytest
from classroom import ASSIGNMENT, with_keys
from corpus import CASES
from corpus.case import FILE, FULL, LEAST, RIGHT, WEEK, WRONG, Desk, attack
from corpus.case import LESSON as INTRODUCTION

from grading import paths
from grading.authoring.build import build_assignment
from grading.batch.run import grade_all
from grading.doctor.promises import examine
from grading.doctor.target import target

LIMITS = """
c.Execute.timeout = 5
c.Execute.call_timeout = 3
c.Execute.notebook_timeout = 20
"""
BESIDE = {"canary": RIGHT, "neighbour": RIGHT, "nothing": WRONG}

pytestmark = pytest.mark.timeout(1500)


def _targets(folder: Path, field) -> dict:
    return asdict(field) | {
        "folder": folder,
        "root": paths.ROOT,
        "secret": folder / paths.SECRET,
        "gradebook": folder / paths.GRADEBOOK,
        "source": paths.lesson_file(INTRODUCTION),
        "neighbour": folder / paths.SUBMITTED / "neighbour" / WEEK / FILE,
        "given": folder / paths.RELEASED / WEEK,
        "grader": os.getpid(),
    }


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """A course folder with two assignments, and sockets that answer who calls."""
    if not examine().sound:
        pytest.skip("needs every wall; `course doctor` says which this machine lacks")
    folder = tmp_path_factory.mktemp("hostile")
    config = (paths.ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (folder / "nbgrader_config.py").write_text(config + LIMITS, encoding="utf-8")
    for week in (WEEK, ASSIGNMENT):
        build_assignment(week, folder)
        with_keys(folder, week)
    with target(inside=True) as field:
        yield Desk(folder, _targets(folder, field))


def _tree(folder: Path) -> dict:
    """Every file below a folder, with its size and when it was changed."""
    found = (p for p in folder.rglob("*") if p.is_file() and not p.is_symlink())
    return {p: (p.stat().st_size, p.stat().st_mtime_ns) for p in found}


GUARDED = ("grading", "helpers", "source", "autograder_tests", "datasets")


def _guarded(desk: Desk) -> dict:
    """What nobody may have changed when the batch is over."""
    places = [paths.ROOT / name for name in GUARDED]
    places += [desk.folder / name for name in (paths.RELEASED, paths.SUBMITTED)]
    places += [Path(desk.targets["outside"])]
    trees = [_tree(place) for place in places]
    return {k: v for tree in trees for k, v in tree.items() if k.suffix != ".pyc"}


@pytest.fixture(scope="module")
def graded(desk):
    """What came of everybody, and what lay around before."""
    for student, answer in BESIDE.items():
        attack(student, "", answer).hand_in(desk, student)
    for case in CASES.values():
        case.hand_in(desk, case.name)
    before = _guarded(desk)
    everybody = dict.fromkeys(BESIDE, WEEK) | {c.name: c.week for c in CASES.values()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_ISOLATION", "walls")
        work = [(week, student) for student, week in everybody.items()]
        results = {r.student: r for r in grade_all(desk.folder, work)}
    return results, before


def test_everyone_is_graded_whatever_the_others_do(graded):
    assert len(graded[0]) == len(CASES) + len(BESIDE)
    assert {s: r.problem for s, r in graded[0].items() if r.problem} == {}


def test_honest_answers_among_them_keep_all_their_points(graded):
    assert [graded[0][name].points for name in BESIDE] == [FULL, FULL, LEAST]


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_submission_gets_what_it_earned_and_its_page_says_why(desk, graded, case):
    path = desk.folder / paths.FEEDBACK / case.name / case.week / f"{case.lesson}.html"
    page = path.read_text(encoding="utf-8")
    text = html.unescape(page)
    points = graded[0][case.name].points
    assert points <= case.points if case.at_most else points == case.points
    assert [words for words in case.says if words not in text] == []
    assert [words for words in case.never if words in page] == []


def test_nothing_is_left_behind_or_changed(desk, graded):
    commands = [p.info["cmdline"] or [] for p in psutil.process_iter(["cmdline"])]
    running = [c for c in commands if "bwrap" in c[:1] and str(desk.folder) in str(c)]
    assert running == []
    assert _guarded(desk) == graded[1]


def test_a_folder_of_results_holds_what_grading_wrote_and_no_more(desk, graded):
    for step, suffix in ((paths.AUTOGRADED, ".ipynb"), (paths.FEEDBACK, ".html")):
        kinds = {p.suffix for p in (desk.folder / step).rglob("*") if p.is_file()}
        assert kinds == {suffix, ".json"}


def test_the_gradebook_holds_what_was_earned_and_no_more(desk, graded):
    with closing(sqlite3.connect(desk.folder / paths.GRADEBOOK)) as book:
        [[most]] = book.execute("select max(auto_score) from grade").fetchall()
        [[rows]] = book.execute("select count(*) from submitted_assignment").fetchall()
    assert most <= 10 and rows == len(graded[0])
