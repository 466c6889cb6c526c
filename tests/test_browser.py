"""A student's first minutes, in a real JupyterLab in a real browser."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile

import pytest
from playwright.sync_api import sync_playwright

from grading.authoring.release import pack

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
ANSWER = "def neuron(x, w, b):\n    return max(0.0, float(w @ x) + b)\n"
WRONG = "def neuron(x, w, b):\n    return float(w @ x) + b\n"

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="needs Chromium (Debian's package: chromium)"
)


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    """Week 1 as a student has it after unpacking the zip file."""
    folder = tmp_path_factory.mktemp("student")
    path, found = pack("week1_introduction", tmp_path_factory.mktemp("course"))
    assert found == []
    with zipfile.ZipFile(path) as archive:
        archive.extractall(folder)
    return folder / path.stem


@pytest.fixture(scope="module")
def lab(package):
    """JupyterLab in that folder; its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--allow-root", "--no-browser", f"--port={port}"]
    options += ["--IdentityProvider.token=", "--ServerApp.allow_origin=*"]
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyter", "lab", *options],
        cwd=package,
        env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(f"{address}/api/status")
        yield address
    finally:
        server.terminate()
        server.wait(20)


@pytest.fixture
def page():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1300, "height": 1100})
        page.set_default_timeout(90_000)
        yield page
        browser.close()


def _wait_for(address):
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(address)


def _write(package, name, answer):
    """Save the notebook under another name, with an answer in it."""
    notebook = json.loads((package / "introduction.ipynb").read_text("utf-8"))
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") == "neuron":
            cell["source"] = answer
    (package / name).write_text(json.dumps(notebook), encoding="utf-8")


def _run_all(page, lab, name):
    page.goto(f"{lab}/lab/tree/{name}?reset", wait_until="domcontentloaded")
    page.wait_for_selector(".jp-Notebook-cell")
    page.wait_for_selector("text=/Python 3.*Idle/")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()


def _find(page, selector):
    """Scroll until something is on the page: Lab draws cells as they come in sight."""
    page.keyboard.press("Escape")
    for _ in range(120):
        found = page.locator(selector)
        if found.count():
            found.first.scroll_into_view_if_needed()
            return found.first
        page.mouse.move(800, 600)
        page.mouse.wheel(0, 700)
        time.sleep(0.5)
    raise AssertionError(f"{selector!r} is nowhere on the page")


def _read(page, text):
    return _find(page, f".jp-OutputArea >> text={text}")


def test_a_right_answer_is_told_so(package, lab, page):
    _write(package, "right.ipynb", ANSWER)
    _run_all(page, lab, "right.ipynb")
    assert _read(page, "All visible checks pass.").is_visible()


def test_a_wrong_answer_is_diagnosed_in_words(package, lab, page):
    _write(package, "wrong.ipynb", WRONG)
    _run_all(page, lab, "wrong.ipynb")
    assert _read(page, "Diagnosis").is_visible()


def test_a_slider_redraws_its_picture(package, lab, page):
    _write(package, "slide.ipynb", ANSWER)
    _run_all(page, lab, "slide.ipynb")
    handle = _find(page, ".widget-slider .noUi-handle")
    picture = page.locator(".widget-image").first
    before = picture.get_attribute("src")
    handle.focus()
    for _ in range(10):
        page.keyboard.press("ArrowRight")
    page.wait_for_function(
        "before => document.querySelector('.widget-image').src !== before", arg=before
    )
