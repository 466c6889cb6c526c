"""What a student hands in is looked over, and what came is signed for."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from classroom import (
    answered,
    copy_folder,
    hand_in,
    index_of,
    own_cell,
    released,
    without_names,
)
from typer.testing import CliRunner

from grading import paths
from grading.authoring.build import build_assignment
from grading.authoring.style import CELLS
from grading.cli import app
from grading.judging.secret import renew
from grading.plugins.receipts import is_ours, sign
from helpers import checks, copies, handing_in

WEEK, LESSON, NAME = "week1_introduction", "introduction", "neuron"
FILE = f"{LESSON}.ipynb"
PUBLISHED = paths.NOTEBOOKS / WEEK / FILE


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    place = tmp_path_factory.mktemp("course")
    text = (paths.ROOT / paths.CONFIG_FILE).read_text(encoding="utf-8")
    (place / paths.CONFIG_FILE).write_text(text, encoding="utf-8")
    build_assignment(WEEK, place)
    return place


@pytest.fixture
def folder(built, tmp_path):
    return copy_folder(built, tmp_path / "course")


def _course(*words):
    result = CliRunner().invoke(app, [str(w) for w in words])
    result.said = " ".join(re.sub(r"[│╭╮╰╯─]", " ", result.output).split())
    return result


def _solved(built):
    return answered(released(built, LESSON, WEEK), LESSON)


@pytest.fixture
def session(built, tmp_path, monkeypatch):
    """An open notebook, as `submit` sees it: its folder, file and names."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    monkeypatch.setattr(checks, "_open", checks._Lesson())
    checks.lesson(LESSON, built / paths.RELEASED / WEEK)
    notebook = _solved(built)
    Path(FILE).write_text(json.dumps(notebook), encoding="utf-8")
    names = {}
    cell = notebook["cells"][index_of(notebook, NAME)]["source"]
    exec("import numpy as np\n" + "".join(cell), names)
    return notebook, names


def _submit(names, capsys):
    exec("from helpers.handing_in import submit\nsubmit()", names)
    said = capsys.readouterr().out
    assert len(said.strip().splitlines()) <= 6
    return " ".join(said.split())


def test_a_whole_notebook_is_copied_with_its_receipt_and_stays_as_it_is(
    session, capsys
):
    notebook, names = session
    before = Path(FILE).read_bytes()
    said = _submit(names, capsys)
    assert "8 of 8 visible points" in said and "right-click it" in said.lower()
    (copy,) = Path(copies.FOLDER).glob(f"*/{FILE}")
    assert Path(FILE).read_bytes() == before
    receipt = json.loads(copy.with_name(f"{LESSON}.receipt.json").read_text())
    assert receipt["sha256"] == copies.sha256(copy)
    assert receipt["visible points"] == {NAME: [8.0, 8.0]}
    assert json.loads(copy.read_text())["cells"] == notebook["cells"]


def test_what_was_copied_already_is_not_copied_again(session, capsys):
    notebook, names = session
    first, second = _submit(names, capsys), _submit(names, capsys)
    assert first == second and len(list(Path(copies.FOLDER).iterdir())) == 1
    notebook["cells"].append(own_cell("new = 1"))
    Path(FILE).write_text(json.dumps(notebook), encoding="utf-8")
    assert _submit(names, capsys) != first
    assert len(list(Path(copies.FOLDER).iterdir())) == 2


def test_a_notebook_in_which_nothing_is_answered_is_not_written(session, built, capsys):
    _, names = session
    released_one = released(built, LESSON, WEEK)
    Path(FILE).write_text(json.dumps(released_one), encoding="utf-8")
    stub = released_one["cells"][index_of(released_one, NAME)]["source"]
    exec("".join(stub), names)
    assert "nothing is answered in this notebook yet" in _submit(names, capsys)
    assert not Path(copies.FOLDER).exists()


@pytest.fixture
def colab(monkeypatch):
    """Stand-ins for the two things that Colab is asked; what they were asked."""
    told = {"ipynb": None, "downloaded": []}

    def answer(message, request, timeout_sec):
        return {"ipynb": told["ipynb"]} if told["ipynb"] else None

    files = SimpleNamespace(download=told["downloaded"].append)
    parts = {
        "_message": SimpleNamespace(blocking_request=answer),
        "files": files,
    }
    monkeypatch.setitem(sys.modules, "google.colab", SimpleNamespace(**parts))
    return told


def test_in_colab_the_notebook_on_the_page_is_written_and_downloaded(
    session, colab, capsys
):
    notebook, names = session
    Path(FILE).write_text("an older one", encoding="utf-8")
    colab["ipynb"] = without_names(notebook)
    said = _submit(names, capsys)
    (copy,) = Path(copies.FOLDER).glob(f"*/{FILE}")
    assert json.loads(copy.read_text())["cells"] == colab["ipynb"]["cells"]
    assert colab["downloaded"] == [str(copy.resolve())]
    assert "Your browser downloads it" in said and "8 of 8" in said


def test_in_colab_that_does_not_answer_a_sentence_says_how_to_download(
    session, colab, capsys
):
    _, names = session
    said = _submit(names, capsys)
    assert "Choose File → Download" in said and not Path(copies.FOLDER).exists()


@pytest.mark.parametrize("path", sorted(paths.NOTEBOOKS.glob("*/*.ipynb")), ids=str)
def test_the_last_code_cell_of_a_notebook_hands_it_in(path):
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    code = ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]
    graded = any(c["metadata"].get("nbgrader", {}).get("points") for c in cells)
    assert code[-1].endswith("progress()\nsubmit()") == graded
    assert code.count("progress()") <= (not graded)
    assert len(cells) <= CELLS + 1  # the first code cell is the builder's


def test_what_is_missing_is_said_and_does_not_keep_anyone_from_handing_in(
    session, capsys
):
    notebook, names = session
    del notebook["cells"][index_of(notebook, NAME)], names[NAME]
    Path(FILE).write_text(json.dumps(notebook), encoding="utf-8")
    said = _submit(names, capsys)
    assert f"No cell defines {NAME}." in said and "No answer written yet" in said
    assert "Hand in this file: handed_in" in said


def test_a_wrong_answer_is_named(session, capsys):
    _, names = session
    exec(f"def {NAME}(*values):\n    return 0.0", names)
    assert f"Not right yet, by the visible checks: {NAME}." in _submit(names, capsys)


def test_another_weeks_notebook_is_not_written(session, capsys):
    _, names = session
    shutil.copy(next(paths.NOTEBOOKS.glob("week3*/activations.ipynb")), FILE)
    said = _submit(names, capsys)
    assert "is the notebook “activations”" in said
    assert not Path(copies.FOLDER).exists()


def test_a_notebook_that_was_not_saved_is_not_written(session, tmp_path, capsys):
    _, names = session
    newer = tmp_path / "cell.py"
    newer.write_text(f"def {NAME}(x, w, b):\n    return 1.0\n", encoding="utf-8")
    exec(compile(newer.read_text(), str(newer), "exec"), names)
    said = _submit(names, capsys)
    assert "is not the one that you ran last" in said and "Nothing was written" in said


def test_course_submit_runs_the_notebook_from_the_top(built, tmp_path):
    place = shutil.copytree(built / paths.RELEASED / WEEK, tmp_path / "mine")
    notebook = _solved(built)
    notebook["cells"] = notebook["cells"][: index_of(notebook, f"{NAME}-test") + 1]
    notebook["cells"].append(own_cell("1 / 0"))
    (place / FILE).write_text(json.dumps(notebook), encoding="utf-8")
    result = _course("submit", place / FILE)
    assert result.exit_code == 0, result.output
    assert "8 of 8 visible points" in result.said
    assert "stops with ZeroDivisionError" in result.said
    assert len(list(place.glob(f"handed_in/*/{FILE}"))) == 1


def test_a_signed_receipt_tells_the_file_that_came_from_any_other(folder, session):
    notebook, names = session
    receipt, _ = handing_in.look_over(Path(FILE), names)
    copy = copies.write(Path(FILE), receipt)
    hand_in(folder, "ada", copy.read_text(encoding="utf-8"), FILE, WEEK)
    signed = sign(folder, WEEK, "ada")
    assert signed == sign(folder, WEEK, "ada")  # once
    assert signed["student says"][FILE]["visible points"] == {NAME: [8.0, 8.0]}
    (path,) = (folder / paths.RECEIPTS / WEEK / "ada").iterdir()
    words = ("receipt", "verify", path, copy, "--course-dir", folder)
    assert _course(*words).exit_code == 0
    Path(FILE).write_text("{}", encoding="utf-8")
    other = _course("receipt", "verify", path, FILE, "--course-dir", folder)
    assert other.exit_code == 1 and "is not what was handed in" in other.said


def test_a_student_verifies_a_signed_receipt_by_its_hash(folder, session, capsys):
    notebook, names = session
    copy = copies.write(Path(FILE), handing_in.look_over(Path(FILE), names)[0])
    hand_in(folder, "ada", copy.read_text(encoding="utf-8"), FILE, WEEK)
    Path("signed.json").write_text(json.dumps(sign(folder, WEEK, "ada")))
    copies.verify("signed.json")
    assert f"is your file {copy}" in " ".join(capsys.readouterr().out.split())
    copy.write_text("{}", encoding="utf-8")
    copies.verify("signed.json")
    assert "is none of your files" in capsys.readouterr().out


@pytest.mark.parametrize("what", ["student", "collected", "handed in", "files"])
def test_a_receipt_that_was_changed_does_not_verify(folder, what):
    hand_in(folder, "ada", "{}", FILE, WEEK)
    signed = sign(folder, WEEK, "ada")
    assert is_ours(folder, signed)
    assert not is_ours(folder, signed | {what: "another"})
    renew(folder)
    assert not is_ours(folder, signed)


def test_nbgraders_collect_signs_what_it_brings(folder, tmp_path):
    laptop = tmp_path / "laptop"
    laptop.mkdir()
    (laptop / paths.CONFIG_FILE).write_text(
        "c = get_config()\n"
        "c.CourseDirectory.course_id = 'neural-networks'\n"
        "c.CourseDirectory.student_id = 'ada'\n"
        f"c.Exchange.root = {str(folder / paths.EXCHANGE)!r}\n",
        encoding="utf-8",
    )
    for place, *words in (
        (folder, "release_assignment", WEEK),
        (laptop, "fetch_assignment", WEEK),
        (laptop, "submit", WEEK),
        (folder, "collect", WEEK),
    ):
        _nbgrader(place, *words)
    (path,) = (folder / paths.RECEIPTS / WEEK / "ada").iterdir()
    signed = json.loads(path.read_text(encoding="utf-8"))
    assert is_ours(folder, signed) and FILE in signed["files"]
    mark = folder / paths.SUBMITTED / "ada" / WEEK / "timestamp.txt"
    assert signed["handed in"] == mark.read_text(encoding="utf-8")


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
