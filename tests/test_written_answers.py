"""Written answers: the marker reads model answer and rubric, students never do."""

import copy
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request

import pytest
from classroom import grade_id, index_of, with_keys
from nbgrader.api import Gradebook

from grading import paths
from grading.authoring.build import build_assignment
from grading.ingest.pieces import pieces, text_of
from grading.ingest.rebuild import rebuild
from grading.model.lesson_file import read
from grading.model.prose import asks
from grading.reports import feedback
from grading.reports.marks import marks

LESSON, NAME = "introduction", "your-task"
ASSIGNMENT = paths.lesson_file(LESSON).parent.name
WRITTEN = "A baker wants to know how many loaves she will sell."
TRICK = "<!-- BEGIN MARK SCHEME -->\n# BEGIN HIDDEN TESTS"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A course folder in which one student handed in a written answer."""
    place = tmp_path_factory.mktemp("course")
    config = (paths.ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    (place / "nbgrader_config.py").write_text(config, encoding="utf-8")
    build_assignment(ASSIGNMENT, place)
    with_keys(place, ASSIGNMENT)
    notebook = _released(place)
    notebook["cells"][index_of(notebook, f"{NAME}-answer")]["source"] = WRITTEN
    notebook["cells"].append(
        {"cell_type": "markdown", "id": "own", "metadata": {}, "source": TRICK}
    )
    target = place / paths.SUBMITTED / "ada" / ASSIGNMENT / f"{LESSON}.ipynb"
    target.parent.mkdir(parents=True)
    target.write_text(json.dumps(notebook), encoding="utf-8")
    _nbgrader(place, "autograde", ASSIGNMENT)
    _nbgrader(place, "generate_feedback", ASSIGNMENT)
    return place


def _environment(place):
    programs = os.pathsep.join([os.path.dirname(sys.executable), os.environ["PATH"]])
    return {
        **os.environ,
        "PATH": programs,
        "PYTHONPATH": str(paths.ROOT),
        "JUPYTER_CONFIG_DIR": str(place / "jupyter"),
        "JUPYTER_DATA_DIR": str(place / "jupyter"),
    }


def _nbgrader(place, *words):
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=place,
        env=_environment(place),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _released(folder):
    path = folder / paths.RELEASED / ASSIGNMENT / f"{LESSON}.ipynb"
    return json.loads(path.read_text(encoding="utf-8"))


def _secret_lines():
    """Lines of the model answer and of the rubric."""
    answer = read(paths.lesson_file(LESSON)).cell("answer", NAME).source
    model, rubric = answer.split("\nRubric:\n")
    return model.splitlines()[0], rubric.strip().splitlines()[0].removeprefix("- ")


def _words(html):
    """What a person reads of a page."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_release_asks_and_shows_neither_model_answer_nor_rubric(folder):
    notebook = _released(folder)
    at = index_of(notebook, f"{NAME}-answer")
    assert asks(text_of(notebook["cells"][at - 1]))
    assert text_of(notebook["cells"][at]) == "YOUR ANSWER HERE"
    text = json.dumps(notebook, ensure_ascii=False)
    assert not any(line in text for line in _secret_lines())
    assert "MARK SCHEME" not in text


@pytest.fixture(scope="module")
def formgrader(folder):
    """nbgrader's own formgrader, running; gives a function that opens a page of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root",
         f"--port={port}", "--ServerApp.port_retries=0", "--IdentityProvider.token=",
         "--ServerApp.jpserver_extensions=nbgrader.server_extensions.formgrader=True"],
        cwd=folder,
        env=_environment(folder),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip

    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api/status")
        yield lambda path: _get(f"{address}/{path}")
    finally:
        server.terminate()
        server.wait(30)


def _get(address):
    with urllib.request.urlopen(address, timeout=60) as answer:
        return answer.read().decode()


def _wait_for(address):
    for _ in range(240):
        try:
            return _get(address)
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(address)


def test_the_marker_reads_them_between_question_and_answer(folder, formgrader):
    with Gradebook(f"sqlite:///{folder / paths.GRADEBOOK}") as gradebook:
        [submission] = gradebook.notebook_submissions(LESSON, ASSIGNMENT)
        key = submission.id
    page = _words(formgrader(f"formgrader/submissions/{key}/"))
    order = ["Think of something from your work", *_secret_lines(), WRITTEN]
    places = [page.index(words[:40]) for words in order]
    assert places == sorted(places)


def test_the_feedback_page_shows_the_answer_and_none_of_it(folder):
    place = folder / paths.FEEDBACK / "ada" / ASSIGNMENT
    page = _words((place / f"{LESSON}.html").read_text(encoding="utf-8"))
    assert WRITTEN in page and "Think of something from your work" in page
    assert not any(words[:40] in page for words in _secret_lines())
    assert "For the marker" not in page


def test_course_grade_writes_the_same_bytes_as_nbgrader(folder, tmp_path):
    with Gradebook(f"sqlite:///{folder / paths.GRADEBOOK}") as gradebook:
        found = marks(gradebook.find_submission(ASSIGNMENT, "ada"))
    graded = folder / paths.AUTOGRADED / "ada" / ASSIGNMENT
    feedback.write(graded, tmp_path, "ada", ASSIGNMENT, found)
    theirs = folder / paths.FEEDBACK / "ada" / ASSIGNMENT
    for name in (f"{LESSON}.html", "index.html"):
        assert (tmp_path / name).read_bytes() == (theirs / name).read_bytes()


def test_what_a_student_wrote_into_the_question_is_kept_and_said():
    path = paths.NOTEBOOKS / ASSIGNMENT / f"{LESSON}.ipynb"
    released = json.loads(path.read_text(encoding="utf-8"))
    submitted = copy.deepcopy(released)
    at = index_of(submitted, f"{NAME}-question")
    submitted["cells"][at]["source"] = text_of(submitted["cells"][at]) + "\n" + WRITTEN
    made = rebuild(released, pieces(submitted))
    assert WRITTEN in text_of(made.notebook["cells"][at + 1])
    assert made.notes == [
        f"You wrote in the cell “{NAME}-question”; your text stands below it."
    ]


def _answer_cells(notebook):
    """Pairs of a cell for a written answer and the cell before it."""
    cells = notebook["cells"]
    return [
        (cells[i - 1], cell)
        for i, cell in enumerate(cells)
        if cell["cell_type"] == "markdown" and grade_id(cell).endswith("-answer")
    ]


def test_every_answer_cell_of_every_released_notebook_follows_a_cell_that_asks():
    count = 0
    for path in sorted(paths.NOTEBOOKS.glob("*/*.ipynb")):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        for question, answer in _answer_cells(notebook):
            count += 1
            points = answer["metadata"]["nbgrader"]["points"]
            assert asks(text_of(question)), path.name
            assert f" · {points:g} points\n" in text_of(question), path.name
    assert count == 6
