"""`nbgrader validate` and its button show verdicts, and no traceback of ours."""

import json
import os
import subprocess
import sys

import pytest
from classroom import ASSIGNMENT, FILE, LESSON, answered, grade_id

from grading import paths
from grading.authoring.build import build_assignment
from grading.model.lesson import load_lesson
from grading.model.reference import edited

MADE = load_lesson(LESSON)
BROKEN, MISTAKE = "propagate", MADE.exercises["propagate"].mistakes[0]
USERS = [e.name for e in MADE.exercises.values() if BROKEN in e.uses]


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    """What is graded of a released notebook, and nothing that takes long."""
    place = tmp_path_factory.mktemp("released")
    path = build_assignment(ASSIGNMENT, place, database=False) / FILE
    notebook = json.loads(path.read_text(encoding="utf-8"))
    kept = [c for c in notebook["cells"] if grade_id(c)]
    kept = [c for c in kept if not grade_id(c).endswith(("-demo", "-answer"))]
    return {**notebook, "cells": kept}


def _validate(folder, notebook):
    """What a student reads who runs `nbgrader validate`."""
    (folder / "mine.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "validate", "mine.ipynb"],
        cwd=folder,
        env={
            **os.environ,
            "PYTHONPATH": str(paths.ROOT),
            "COURSE_CHECKS": str(paths.NOTEBOOKS / ASSIGNMENT),
        },
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_right_answers_pass(blank, tmp_path):
    said = _validate(tmp_path, answered(blank))
    assert said == "Success! Your notebook passes all the tests.\n"


def test_a_wrong_function_is_told_by_its_verdict_and_only_once(blank, tmp_path):
    wrong = edited(MADE.file.answer(BROKEN), MISTAKE.edit, BROKEN)
    said = _validate(tmp_path, answered(blank, **{BROKEN: wrong}))
    words = " ".join(said.split())
    assert words.startswith("VALIDATION FAILED ON 1 CELL(S)!")
    assert f"Diagnosis: {MISTAKE.says}" in words
    assert f"Checked once it passes: {', '.join(USERS)}." in words
    assert "Traceback" not in said and "AssertionError" not in said
    assert said.count("points\n") == 1 and "..." not in said


def test_what_is_not_written_yet_is_told_by_name(blank, tmp_path):
    said = _validate(tmp_path, blank)
    assert f"FAILED ON {len(MADE.exercises)} CELL(S)" in said
    for name in MADE.exercises:
        assert f"{name}: not attempted yet" in said
    assert "Traceback" not in said


def test_a_function_of_another_name_is_told_in_a_sentence(blank, tmp_path):
    last = list(MADE.exercises)[-1]
    other = f"def mine():\n    pass\n{last} = mine"
    said = _validate(tmp_path, answered(blank, **{last: other}))
    assert "“mine” is not an exercise of this notebook" in said
    assert "Traceback" not in said
