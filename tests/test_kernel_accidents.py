"""Accidents in a notebook's cells and functions, graded by nbgrader in real kernels."""

import json
import re
from html import unescape

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
)

from grading import paths
from grading.demo.pupils import _with_line
from grading.model.lesson import load_lesson

MADE = load_lesson(LESSON)
FULL = sum(c.points for e in MADE.exercises.values() for c in e.criteria)
SLOW, USER = "propagate", "optimize"
STATES = """
import warnings
import numpy as np
np.seterr(all="raise")
np.random.seed = None
np.set_printoptions(formatter={"float": lambda x: 1 / 0})
np.allclose = lambda *a, **k: False
warnings.simplefilter("error")
"""
DRAWS = """import matplotlib.pyplot as plt
    plt.plot([1, 2])
    plt.show()
    display("in a judged call")
    for _ in range(2000): print("in a judged call")"""
AFTERWARDS = """
import sys
get_ipython().events.register("post_run_cell", lambda result: sys.displayhook(0.0))
display({"text/plain": "?", "application/vnd.course.verdict+json": {}}, raw=True)
"""
FLOOD = "print('x' * 50_000_000)\nfor i in range(300_000): print(i, 'x' * 100)"


def _lines(name, text):
    return {name: _with_line(MADE.file.answer(name), text)}


def _points(name):
    return sum(c.points for c in MADE.exercises[name].criteria)


def _class(folder):
    blank = released(folder)
    late = "import time\ntime.sleep(60)\n" + MADE.file.answer(USER)
    for student, notebook in {
        "draws": answered(blank, **_lines(SLOW, DRAWS)),
        "sleeps": answered(blank, **_lines(SLOW, "import time; time.sleep(0.3)")),
        "asks": answered(blank, **_lines(SLOW, "m = int(input('How many? '))")),
        "leftover": answered(blank, **_lines(SLOW, "print(train_x.shape)")),
        "long": answered(blank, **_lines("predict", "print(len(cats))")),
        "late": answered(blank, **{USER: late}),
    }.items():
        hand_in(folder, student, notebook)
    for student, cell in {
        "states": STATES,
        "afterwards": AFTERWARDS,
        "floods": FLOOD,
    }.items():
        notebook = answered(blank)
        notebook["cells"].insert(0, own_cell(cell))
        below = index_of(notebook, f"{USER}-test")
        notebook["cells"].insert(below, {**own_cell(cell), "id": "again"})
        hand_in(folder, student, notebook)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("accidents")
    return open_classroom(place, "\nc.Execute.timeout = 5\n")


@pytest.fixture(scope="module")
def results(folder):
    _class(folder)
    return grade_class(folder)


def _page(folder, student):
    path = folder / paths.FEEDBACK / student / ASSIGNMENT / f"{LESSON}.html"
    return unescape(path.read_text(encoding="utf-8"))


def _words(folder, student):
    """The page as one reads it: no markup, single spaces."""
    return " ".join(re.sub("<[^>]*>", "", _page(folder, student)).split())


def _graded(folder, student):
    path = folder / paths.AUTOGRADED / student / ASSIGNMENT / FILE
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "student", ["states", "draws", "sleeps", "afterwards", "floods", "leftover"]
)
def test_a_right_answer_gets_full_points_beside_an_accident(results, student):
    assert results[student].problem == ""
    assert results[student].points == FULL


def test_nothing_is_drawn_or_printed_in_a_judged_call(folder, results):
    graded = _graded(folder, "draws")
    assert "image/png" not in graded and "in a judged call" in graded
    for cell in json.loads(graded)["cells"]:
        if grade_id(cell).endswith("-test"):
            assert "in a judged call" not in json.dumps(cell["outputs"])


def test_a_helper_that_took_all_the_time_is_named(folder, results):
    said = f"most of the time went into your {SLOW}: judged with a right {SLOW}"
    assert said in _page(folder, "sleeps")


def test_asking_somebody_who_is_not_there_is_told_as_such(folder, results):
    assert results["asks"].points == FULL - _points(SLOW)
    assert "calls input(), which waits for someone to type" in _page(folder, "asks")
    assert "raw_input" not in _page(folder, "asks")


def test_a_name_that_is_not_there_for_a_reason_is_told_with_it(folder, results):
    assert results["long"].points == FULL - _points("predict")
    said = "Found: cats is made by a long cell that grading does not run"
    assert said in _words(folder, "long")


def test_a_cell_over_its_limit_says_the_limit_and_so_does_what_it_cost(folder, results):
    page = _words(folder, "late")
    assert results["late"].points == FULL - _points(USER)
    assert "No reply from kernel" not in page
    said = f"{USER} comes from a cell that ran longer than 5 seconds and was stopped"
    assert said in page


def test_what_is_kept_of_a_cells_output_is_bounded(folder, results):
    assert len(_graded(folder, "floods")) < 1_000_000
    assert "cut" in _page(folder, "floods")


def test_only_judging_puts_out_verdicts(results):
    records = [r for r in results["afterwards"].records if r.lesson == LESSON]
    assert [r.exercise for r in records] == list(MADE.exercises)
    assert all(r.points == r.of for r in records)
