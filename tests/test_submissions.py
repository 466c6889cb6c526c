"""Submissions that met with an accident, or were made to do harm."""

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from classroom import (
    ASSIGNMENT,
    FILE,
    LESSON,
    answered,
    grade_class,
    grade_id,
    hand_in,
    index_of,
    open_classroom,
    own_cell,
    released,
    without_names,
)

from grading import paths
from grading.batch.stamps import STAMP
from grading.demo.pupils import _with_line
from grading.model.lesson import load_lesson

MADE = load_lesson(LESSON)
NAMES = list(MADE.exercises)
FIRST, LAST = NAMES[0], NAMES[-1]
FULL = sum(c.points for e in MADE.exercises.values() for c in e.criteria)
FIRST_POINTS = sum(c.points for c in MADE.exercises[FIRST].criteria)
SCRIPT = "<script>alert('owned')</script>"
HANDED_IN = "2020-01-01 12:00:00 UTC"
DEATH = "import os; os._exit(1)"
STUCK = """import signal
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
while True: pass"""


def _class(folder):
    """Hand in one notebook a student; the story is the student's name."""
    blank = released(folder)
    right = answered(blank)
    answer = MADE.file.answer(FIRST)
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
    _accidents(folder, blank, right)


def _accidents(folder, blank, right):
    """Hand in right answers that stand in other files and cells than they should."""
    answers = {name: MADE.file.answer(name) for name in NAMES}
    leftover = _with_line(answers["propagate"], "print(train_x.shape, w.shape)")
    merged = answered(blank, propagate=answers["propagate"] + answers["optimize"])
    del merged["cells"][index_of(merged, "optimize")]
    kept = [c for c in answered(blank)["cells"] if grade_id(c) not in NAMES[1:]]
    first = {**right, "cells": kept}
    first["cells"][index_of(first, FIRST)]["source"] = "\n\n".join(answers.values())
    below = {**blank, "cells": [*blank["cells"], own_cell("\n".join(answers.values()))]}
    hand_in(folder, "duplicated", blank)
    hand_in(folder, "duplicated", right, f"{LESSON}-Copy1.ipynb")
    hand_in(folder, "merged", merged)
    hand_in(folder, "all-in-the-first", first)
    hand_in(folder, "all-at-the-end", below)
    hand_in(folder, "leftover-print", answered(blank, propagate=leftover))
    packed = hand_in(folder, "zipped", "", "homework.zip")
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(f"week2/{LESSON}.ipynb.txt", json.dumps(right))
    listing = own_cell("import os\nprint('beside me:', os.listdir('.'))")
    hand_in(folder, "with-files", {**right, "cells": [listing, *right["cells"]]})
    for name in ("numpy.py", "helpers.py", "big.bin", "timestamp.txt"):
        hand_in(folder, "with-files", HANDED_IN, name)
    (packed.parent / "more").mkdir()
    (packed.parent / "more" / "deep.bin").write_bytes(b"deep")
    outside = folder / "of-the-grader.ipynb"
    outside.write_text(json.dumps(right), encoding="utf-8")
    place = hand_in(folder, "linked", "mine", "report.txt").parent
    for name in (FILE, "timestamp.txt", "submission_secret.txt"):
        (place / name).symlink_to(outside)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("accidents")
    return open_classroom(place, "\nc.Execute.timeout = 5\n")


@pytest.fixture(scope="module")
def results(folder):
    _class(folder)
    return grade_class(folder)


WHOLE = [
    "lost-tests",
    "renamed",
    "hostile <b>id",
    "duplicated",
    "merged",
    "all-in-the-first",
    "all-at-the-end",
    "leftover-print",
    "zipped",
    "with-files",
]


def _page(folder, student):
    path = folder / paths.FEEDBACK / student / ASSIGNMENT / f"{LESSON}.html"
    return path.read_text(encoding="utf-8")


def _found(result):
    return {r.exercise: r.state for r in result.records if r.lesson == LESSON}


def test_every_submission_is_graded_whatever_the_others_are(results):
    assert len(results) == 21
    assert {r.student: r.problem for r in results.values() if r.problem} == {}


@pytest.mark.parametrize("student", WHOLE)
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
        ("nothing", "was not handed in. There is: “note.txt”."),
        ("linked", "was not handed in. There is: “report.txt”."),
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
    assert "an earlier cell ended its process" in _page(folder, "kernel-dies-first")


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


def test_the_page_says_which_file_and_which_cell_was_taken(folder, results):
    page = _page(folder, "duplicated")
    assert f"Of several files “{LESSON}-Copy1.ipynb” was taken" in page
    assert f"“{FILE}”, which has no answer in it" in page
    assert "was found in the cell of <code>propagate</code>" in _page(folder, "merged")
    assert f"homework.zip/week2/{LESSON}.ipynb.txt” was taken" in _page(
        folder, "zipped"
    )


def _files(folder, step, student):
    place = folder / step / student / ASSIGNMENT
    found = [str(p.relative_to(place)) for p in place.rglob("*") if p.is_file()]
    return sorted(name for name in found if name != STAMP)


def test_nothing_but_notebooks_and_nbgraders_marks_is_copied(folder, results):
    notebooks = [p.name for p in (folder / paths.RELEASED / ASSIGNMENT).glob("*.ipynb")]
    stems = [Path(name).stem for name in notebooks]
    graded = notebooks + [f"{stem}.json" for stem in stems]  # the class page's
    pages = ["index.html"] + [f"{stem}.html" for stem in stems]
    for step, made in ((paths.AUTOGRADED, graded), (paths.FEEDBACK, pages)):
        assert _files(folder, step, "zipped") == sorted(made)
        assert _files(folder, step, "linked") == sorted(made)
        assert _files(folder, step, "with-files") == sorted([*made, "timestamp.txt"])
    kept = folder / paths.FEEDBACK / "with-files" / ASSIGNMENT / "timestamp.txt"
    assert kept.read_text(encoding="utf-8") == HANDED_IN


def test_a_worker_starts_in_an_empty_folder(folder, results):
    assert "beside me: []" in _page(folder, "with-files")


def test_plain_nbgrader_copies_no_more_and_leaves_a_release_whole(folder, results):
    program = [sys.executable, "-m", "nbgrader"]
    student = ["--student=with-files", "--force"]
    for words in (
        ["autograde", ASSIGNMENT, *student],
        ["generate_feedback", ASSIGNMENT, *student],
        ["generate_assignment", ASSIGNMENT, "--force"],
    ):
        done = subprocess.run(
            [*program, *words], cwd=folder, capture_output=True, text=True, timeout=300
        )
        assert done.returncode == 0, done.stderr
    test_nothing_but_notebooks_and_nbgraders_marks_is_copied(folder, results)
    assert list((folder / paths.RELEASED / ASSIGNMENT / "checks").glob("*.json"))
