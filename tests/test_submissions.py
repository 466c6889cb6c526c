"""Submissions that met with an accident, or were made to do harm."""

import json

import pytest
from classroom import (
    ASSIGNMENT,
    LESSON,
    answered,
    grade_id,
    hand_in,
    index_of,
    open_classroom,
    own_cell,
    released,
    without_names,
)

from grading import paths
from grading.batch import grade_all, students
from grading.catalogue import course
from grading.demo_class import _with_line

MADE = course(LESSON)
NAMES = list(MADE.exercises)
FIRST, LAST = NAMES[0], NAMES[-1]
FULL = sum(c.points for e in MADE.exercises.values() for c in e.criteria)
FIRST_POINTS = sum(c.points for c in MADE.exercises[FIRST].criteria)
SCRIPT = "<script>alert('owned')</script>"
DEATH = "import os; os._exit(1)"
STUCK = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: pass"


def _class(folder):
    """Hand in one notebook a student; the story is the student's name."""
    blank = released(folder)
    right = answered(blank)
    answer = MADE.lesson.answer(FIRST)
    endless = _with_line(answer, "while True: pass")
    below = index_of(right, f"{FIRST}-test") + 1
    late = answered(blank)
    late["cells"].insert(below, own_cell(STUCK))
    tests = [c for c in right["cells"] if not grade_id(c).endswith("-test")]
    page = own_cell(
        "from IPython.display import HTML, Javascript, SVG, display\n"
        f'display(HTML("{SCRIPT}<b onclick=owned()>bold</b>"))\n'
        'display(Javascript("owned()"), SVG("<svg onload=owned()></svg>"))\n'
        'display({"image/png": \'"><script>owned()</script>\'}, raw=True)\n'
        'print("\\x1b]0;owned\\x07 plain")'
    )
    prose = f"{SCRIPT}\n\n<img src=x onerror=owned()>\n\n$a<b$ prose"
    added = [page, own_cell(prose, "markdown"), own_cell(SCRIPT, "raw")]
    hostile = answered(blank)
    hostile["cells"][:0] = added
    for cell in hostile["cells"]:
        cell["metadata"]["tags"] = ["skip-execution", "raises-exception"]
    for student, content in {
        "blank": blank,
        "lost-tests": {**right, "cells": tests},
        "not-json": json.dumps(right)[:500],
        "not-a-notebook": "[1, 2]",
        "empty": "",
        "foreign": {**right, "cells": [own_cell("print(1)")], "metadata": {}},
        "kernel-dies-first": {**right, "cells": [own_cell(DEATH), *right["cells"]]},
        "stuck-later": late,
        "hostile <b>id": hostile,
        "never-ends": answered(blank, **{FIRST: endless}),
        "syntax-error": answered(blank, **{FIRST: answer + "\n)"}),
    }.items():
        hand_in(folder, student, content)
    hand_in(folder, "renamed", without_names(right), "my homework (2).ipynb")
    hand_in(folder, "nothing", "I have no notebook.", "note.txt")


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("accidents")
    return open_classroom(place, "\nc.Execute.timeout = 5\n")


@pytest.fixture(scope="module")
def results(folder):
    _class(folder)
    work = [(ASSIGNMENT, s) for s in students(folder, ASSIGNMENT)]
    return {r.student: r for r in grade_all(folder, work)}


def _page(folder, student):
    path = folder / paths.FEEDBACK / student / ASSIGNMENT / f"{LESSON}.html"
    return path.read_text(encoding="utf-8")


def _found(result):
    return {v["exercise"]: v["found"] for v in result.verdicts if v["lesson"] == LESSON}


def test_every_submission_is_graded_whatever_the_others_are(results):
    assert len(results) == 13
    assert {r.student: r.problem for r in results.values() if r.problem} == {}


@pytest.mark.parametrize("student", ["lost-tests", "renamed", "hostile <b>id"])
def test_a_right_answer_gets_full_points_whatever_happened_to_its_file(
    results, student
):
    assert results[student].points == FULL


@pytest.mark.parametrize(
    ("student", "words"),
    [
        ("not-json", "is not a notebook, or only a part of one"),
        ("not-a-notebook", "is not a notebook, or only a part of one"),
        ("empty", "is an empty file"),
        ("foreign", "has no cell of the notebook"),
        ("nothing", "was not handed in"),
    ],
)
def test_what_cannot_be_graded_scores_nothing_and_says_why(
    folder, results, student, words
):
    assert results[student].points == 0
    assert any(words in sentence for sentence in results[student].refused)
    assert words in _page(folder, student)


def test_a_blank_notebook_scores_nothing(results):
    assert results["blank"].points == 0
    assert set(_found(results["blank"]).values()) == {"not attempted"}


def test_what_was_not_judged_scores_nothing_and_says_so(folder, results):
    assert results["kernel-dies-first"].points == 0
    assert set(_found(results["kernel-dies-first"]).values()) == {"not judged"}
    assert "an earlier cell ended the kernel" in _page(folder, "kernel-dies-first")


def test_what_was_judged_before_a_cell_got_stuck_keeps_its_points(results):
    assert results["stuck-later"].points == FIRST_POINTS
    found = _found(results["stuck-later"])
    assert found.pop(FIRST) == "complete"
    assert set(found.values()) == {"not judged"}


@pytest.mark.parametrize(
    ("student", "found"), [("never-ends", "timeout"), ("syntax-error", "not defined")]
)
def test_one_broken_exercise_costs_its_own_points_only(results, student, found):
    assert results[student].points == FULL - FIRST_POINTS
    assert _found(results[student])[FIRST] == found


def test_no_page_shows_a_hidden_test_or_runs_what_a_student_wrote(folder, results):
    for student in results:
        page = _page(folder, student)
        assert "from grading import" not in page and "HIDDEN TESTS" not in page
    page = _page(folder, "hostile <b>id")
    for bad in (SCRIPT, "<svg", "<b onclick", "<img src=x", "<script>owned", "\x1b"):
        assert bad not in page
    assert "<b>bold</b>" in page and "prose" in page


def test_the_file_that_was_handed_in_is_kept(folder, results):
    place = folder / paths.SUBMITTED / "renamed" / ASSIGNMENT
    assert [p.name for p in place.glob("*.ipynb")] == ["my homework (2).ipynb"]
