"""What nbgrader says while it works is about the work: no false warnings."""

import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.request
from http.cookiejar import CookieJar

import pytest
from classroom import answered, hand_in, released, with_keys

from grading import paths
from grading.authoring.build import build_assignment
from grading.folder import make_course_folder

LESSON = "introduction"
WEEK = paths.lesson_file(LESSON).parent.name
ENVIRONMENT = {
    **{k: v for k, v in os.environ.items() if k != "COURSE_DIR"},
    "PYTHONPATH": os.pathsep.join(sys.path),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = make_course_folder(tmp_path_factory.mktemp("course"))
    build_assignment(WEEK, place)
    with_keys(place, WEEK)
    notebook = answered(released(place, LESSON, WEEK), LESSON)
    hand_in(place, "ada", notebook, f"{LESSON}.ipynb", WEEK)
    return place


@pytest.fixture(scope="module")
def said(folder):
    """What a first autograde and its feedback print."""
    lines = ""
    for verb in ("autograde", "generate_feedback"):
        done = subprocess.run(
            [sys.executable, "-m", "nbgrader", verb, WEEK],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=True,
        )
        lines += done.stdout
    return lines


def test_nbgrader_warns_of_nothing_when_there_is_nothing_wrong(said):
    assert "Autograding" in said
    assert re.findall(r".*(?:WARN|Warning).*", said) == []


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class _Formgrader:
    """The formgrader's own addresses, as its page asks for them."""

    def __init__(self, address):
        self.address, cookies = address, CookieJar()
        cookie = urllib.request.HTTPCookieProcessor(cookies)
        self._opener = urllib.request.build_opener(cookie)
        self.read("formgrader/manage_assignments")
        self._xsrf = next(c.value for c in cookies if c.name == "_xsrf")

    def read(self, path):
        with self._opener.open(f"{self.address}/{path}", timeout=60) as page:
            return page.read().decode()

    def press(self, path):
        request = urllib.request.Request(f"{self.address}/{path}", data=b"")
        request.add_header("X-XSRFToken", self._xsrf)
        with self._opener.open(request, timeout=120) as answer:
            return json.load(answer)


def _wait_for(address, log):
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(log.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def formgrader(folder, said, tmp_path_factory):
    """A real Jupyter server with the formgrader in it, and its log."""
    log = tmp_path_factory.mktemp("server") / "log"
    port = _free_port()
    options = ["--allow-root", "--no-browser", f"--port={port}"]
    options += ["--IdentityProvider.token="]
    with log.open("w", encoding="utf-8") as file:
        server = subprocess.Popen(
            [sys.executable, "-m", "jupyter", "lab", *options],
            cwd=folder,
            env=ENVIRONMENT,
            stdout=file,
            stderr=subprocess.STDOUT,
        )
    try:
        _wait_for(f"http://127.0.0.1:{port}/api/status", log)
        yield _Formgrader(f"http://127.0.0.1:{port}"), log
    finally:
        server.terminate()
        server.wait(20)


def test_the_formgrader_grades_and_logs_no_false_warning(formgrader):
    pages, log = formgrader
    [submission] = json.loads(
        pages.read(f"formgrader/api/submitted_notebooks/{WEEK}/{LESSON}")
    )
    assert "ada" in pages.read(f"formgrader/api/submissions/{WEEK}")
    assert "neuron" in pages.read(f"formgrader/submissions/{submission['id']}/")
    for verb in ("submission/{}/ada/autograde", "assignment/{}/generate_feedback"):
        answer = pages.press(f"formgrader/api/{verb.format(WEEK)}")
        assert answer["success"], answer
    text = log.read_text(encoding="utf-8")
    warned = re.findall(r"^\[[WE].*|.*Warning.*|.*WARNING.*", text, re.M)
    expected = ("All authentication is disabled", "Removing existing assignment")
    assert [w for w in warned if not any(e in w for e in expected)] == []
