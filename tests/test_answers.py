"""After the deadline students get the answers, and still no hidden test."""

import json
import shutil
import zipfile

import pytest
from typer.testing import CliRunner

from grading import paths
from grading.authoring import answers
from grading.cli import app
from grading.judging.secret import secret
from grading.model.lesson import load_lesson

WEEK, LESSON = "week1_introduction", "introduction"
NAME = f"{WEEK}-answers"


@pytest.fixture
def folder(tmp_path):
    shutil.copy(paths.ROOT / paths.CONFIG_FILE, tmp_path)
    secret(tmp_path)
    return tmp_path


def test_the_zip_has_answers_and_model_answers_and_no_hidden_test(folder):
    words = ["release", "1", "--answers", "--course-dir", str(folder)]
    result = CliRunner().invoke(app, words)
    assert result.exit_code == 0, result.output
    with zipfile.ZipFile(folder / paths.PACKAGES / f"{NAME}.zip") as package:
        names = package.namelist()
        notebook = json.loads(package.read(f"{NAME}/{LESSON}.ipynb"))
    assert all(name.startswith(f"{NAME}/") for name in names)
    assert f"{NAME}/helpers/checks.py" in names  # it can be run as it is
    text = "\n".join("".join(cell["source"]) for cell in notebook["cells"])
    made = load_lesson(LESSON)
    assert made.file.answer("neuron").strip() in text
    model = [c.source for c in made.file.cells if c.role == "answer"]
    assert model and all(text.count(source) == 1 for source in model)
    for mark in ("HIDDEN TESTS", "import grade", "BEGIN SOLUTION", "MARK SCHEME"):
        assert mark not in text
    assert "check(neuron)" in text


def test_a_hidden_test_that_stayed_would_stop_it(folder, monkeypatch):
    monkeypatch.setattr(answers, "_open", lambda notebook: notebook)
    path, found = answers.pack_answers(WEEK, folder)
    assert any("a hidden test" in line for line in found)
    assert not path.exists()


def test_the_gradebook_and_the_release_stay_as_they_are(folder):
    answers.pack_answers(WEEK, folder)
    assert not (folder / paths.RELEASED).exists()
    assert not (folder / paths.GRADEBOOK).exists()
