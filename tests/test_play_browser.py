"""Playgrounds in a real JupyterLab in a real browser: a hand moves, the picture does.

One JupyterLab and one notebook serve all tests; each looks at its own playground.
"""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import nbformat
import pytest
import small_network
from playwright.sync_api import sync_playwright

from grading import paths

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
STUDENT = Path(small_network.__file__).read_text(encoding="utf-8")
BROKEN = """
def broken(p, cache, X, Y):
    return backward_propagation(p, cache, X, Y) | {"dW1": np.zeros((2, 4))}
"""
CALLS = {
    "classifier": "classifier()",
    "relu_network": "relu_network()",
    "matrix_product": "matrix_product()",
    "landscape": "landscape(X, Y, optimize=optimize)",
    "softmax": "softmax()",
    "activation_curves": "activation_curves({'tanh': np.tanh, 'sigmoid': expit})",
    "playground": "playground(**FIVE)",
    "switch_activation": "switch_activation()",
    "broken": "playground(**FIVE | {'backward_propagation': broken})",
}
SLIDER = """
from matplotlib.figure import Figure
from helpers.widgets import explore

def draw(height):
    figure = Figure(figsize=(3, 2))
    figure.subplots().plot([0, height])
    return figure

explore(draw, "A line.", height=(0.0, 5.0, 0.1, 1.0))
"""

pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="needs Chromium (Debian's package: chromium)"
)


def write_notebook(folder):
    """Write the notebook, and settings that keep all its cells on the page."""
    names = ", ".join(name for name in CALLS if name != "broken")
    cells = [
        STUDENT + BROKEN,
        f"from helpers.play import {names}",
        *CALLS.values(),
        SLIDER,
    ]
    notebook = nbformat.v4.new_notebook()
    notebook.cells = [nbformat.v4.new_code_cell(source) for source in cells]
    kernel = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
    notebook.metadata["kernelspec"] = kernel
    nbformat.write(notebook, folder / "play.ipynb")
    settings = folder / "settings" / "@jupyterlab" / "notebook-extension"
    settings.mkdir(parents=True)
    text = json.dumps({"windowingMode": "none"})
    (settings / "tracker.jupyterlab-settings").write_text(text)


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """JupyterLab in a folder with the notebook; its address."""
    folder = tmp_path_factory.mktemp("play")
    write_notebook(folder)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--allow-root", "--no-browser", f"--port={port}"]
    options += ["--IdentityProvider.token=", "--ServerApp.allow_origin=*"]
    own = {"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": str(paths.ROOT)}
    own["JUPYTERLAB_SETTINGS_DIR"] = str(folder / "settings")
    server = subprocess.Popen(
        [sys.executable, "-m", "jupyter", "lab", *options],
        cwd=folder,
        env=os.environ | own,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        wait_for(f"{address}/api/status")
        yield address
    finally:
        server.terminate()
        server.wait(20)


def wait_for(address):
    for _ in range(240):
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except OSError:
            time.sleep(0.5)
    raise TimeoutError(address)


@pytest.fixture(scope="module")
def page(lab):
    """The notebook, all cells run."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        size = {"width": 1280, "height": 1100}
        page = browser.new_page(viewport=size, has_touch=True)
        page.set_default_timeout(60_000)
        run_all(page, lab)
        yield page
        browser.close()


def run_all(page, lab):
    page.goto(f"{lab}/lab/tree/play.ipynb?reset", wait_until="domcontentloaded")
    page.wait_for_selector(".jp-Notebook-cell")
    page.wait_for_selector("text=/Python 3.*Idle/")
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.wait_for_function(
        "n => document.querySelectorAll('.play').length === n", arg=len(CALLS)
    )


class Toy:
    """One playground on the page."""

    def __init__(self, page, name):
        self.page = page
        self.root = page.locator(".play").nth(list(CALLS).index(name))
        self.root.scroll_into_view_if_needed()
        page.wait_for_timeout(200)

    def look(self):
        """What is drawn and written in it now."""
        return self.root.evaluate(
            "root => [...root.querySelectorAll('canvas')].map(c => c.toDataURL())"
            ".join() + root.innerHTML"
        )

    def until_it_changes(self, before):
        for _ in range(200):
            if self.look() != before:
                return
            self.page.wait_for_timeout(25)
        raise AssertionError("the picture stays as it is")

    def drag(self, handle, right, down):
        """Drag a handle; the picture must change before the button is let go."""
        before, box = self.look(), handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        self.page.mouse.move(x, y)
        self.page.mouse.down()
        self.page.mouse.move(x + right, y + down, steps=4)
        self.until_it_changes(before)
        self.page.mouse.up()

    def drag_by_finger(self, handle, right, down):
        """Drag a handle on a touch screen; the page must not scroll instead."""
        before, box = self.look(), handle.bounding_box()
        x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
        finger = self.page.context.new_cdp_session(self.page)

        def touch(kind, *points):
            places = [{"x": px, "y": py} for px, py in points]
            finger.send(
                "Input.dispatchTouchEvent", {"type": kind, "touchPoints": places}
            )

        touch("touchStart", (x, y))
        for share in (0.25, 0.5, 0.75, 1):
            touch("touchMove", (x + share * right, y + share * down))
        self.until_it_changes(before)
        touch("touchEnd")

    def press(self, handle, key):
        handle.focus()
        before = self.look()
        self.page.keyboard.press(key)
        self.until_it_changes(before)

    def says(self, pattern):
        self.root.locator(f".play-says >> text=/{pattern}/").wait_for(state="attached")


@pytest.fixture
def toy(page):
    return lambda name: Toy(page, name)


def handle(toy, label):
    return toy.root.locator(f'.play-handle[aria-label^="{label}"]')


def test_the_face_follows_the_hand_and_the_network_answers(toy):
    toy = toy("classifier")
    toy.drag(handle(toy, "end of the snout"), 0, 40)
    toy.says("Not a cat")
    toy.root.get_by_role("button", name="a cat").click()
    toy.says("^Cat")
    toy.press(handle(toy, "tip of the ear"), "ArrowUp")


def test_a_relu_unit_follows_the_hand_in_every_panel(toy):
    toy = toy("relu_network")
    for label in ("unit 1: its line", "unit 1: its bend", "unit 1: its output weight"):
        toy.drag(handle(toy, label).first, 12, 15)
    toy.drag(handle(toy, "the whole sum"), 0, 15)
    toy.press(handle(toy, "unit 2: its bend"), "ArrowLeft")
    toy.says("Bends at x = ")


def test_the_matrix_product_goes_on_with_the_slider(toy):
    toy = toy("matrix_product")
    toy.press(toy.root.get_by_role("slider", name="multiplications done"), "ArrowRight")
    toy.says("row 0 of A times column 2 of B")
    toy.press(toy.root.get_by_role("slider", name="rows of B"), "ArrowLeft")
    assert "A has 3 columns but B has 2 rows" in toy.root.inner_text()


def test_the_landscape_is_walked_by_hand_and_by_the_students_optimize(toy):
    toy = toy("landscape")
    toy.drag(handle(toy, "where you stand"), 30, 40)
    toy.press(handle(toy, "where you stand"), "ArrowDown")
    toy.root.get_by_role("button", name="One step").click()
    toy.says("after 1 iterations")
    toy.root.get_by_role("button", name="Walk").click()
    toy.says("after \\d\\d+ iterations")
    toy.root.get_by_role("button", name="Stop").click()


def test_a_score_moves_all_probabilities(toy):
    toy = toy("softmax")
    toy.drag(handle(toy, "score of “dog”"), 0, -20)
    toy.press(toy.root.get_by_role("slider", name="added to all").first, "ArrowRight")
    toy.says("Their sum is 1.000")


def test_the_tangent_moves_along_the_activations(toy):
    toy = toy("activation_curves")
    toy.drag(handle(toy, "tanh"), -40, 0)
    toy.press(toy.root.get_by_role("slider", name="score z"), "ArrowRight")


def test_the_students_functions_train_the_network(toy):
    toy = toy("playground")
    toy.says("Iteration 0")
    toy.root.get_by_role("button", name="Step").click()
    toy.says("Iteration 1, cost 0.693")
    toy.root.get_by_role("button", name="Play").click()
    toy.says("Iteration \\d\\d\\d+")
    toy.root.get_by_role("button", name="Pause").click()
    toy.press(toy.root.get_by_role("slider", name="hidden units"), "ArrowRight")
    toy.says("Iteration 0")


def test_a_broken_function_is_named_without_a_traceback(toy):
    toy = toy("broken")
    toy.root.get_by_role("button", name="Step").click()
    toy.root.locator("text=/backward_propagation returned dW1 of shape/").wait_for()
    assert "Traceback" not in toy.root.inner_text()


def test_without_an_activation_the_network_cannot_do_it(toy):
    toy = toy("switch_activation")
    toy.says("9\\d % of the points")
    toy.press(toy.root.get_by_role("slider", name="how much of the bend"), "Home")
    toy.root.get_by_role("radio", name="none").check()
    toy.says("Activation none: cost \\S+, [456]\\d % of the points right\\.")


def test_a_finger_drags_a_handle(toy):
    toy = toy("relu_network")
    bend = handle(toy, "unit 1: its bend")
    before = float(bend.get_attribute("aria-valuenow"))
    toy.drag_by_finger(bend, 30, 0)
    assert float(bend.get_attribute("aria-valuenow")) > before + 0.3


# What a screen reader is told: roles and names, as regular expressions.
HEARD = {
    "classifier": ['slider "tip of the ear', 'button "a cat"', "status: .*cat"],
    "relu_network": [
        'group "A network of three ReLU units, taken apart"',
        'slider "unit 1: its line at x = −2.2"',
        'slider "unit 3: its output weight v"',
        'img "panel 4 · summed, plus c',
    ],
    "matrix_product": ['radio "A @ B"', 'slider "multiplications done"', 'table "B '],
    "landscape": ['slider "where you stand', 'button "One step"', "status: .*right"],
    "softmax": ['slider "score of “dog”', 'slider "added to all', "status: .*sum is 1"],
    "activation_curves": ['slider "score z"', 'slider "tanh: the point'],
    "playground": ['button "Play"', 'slider "hidden units"', 'combobox "points"'],
    "switch_activation": ['slider "how much of the bend', 'radio "none"'],
}


@pytest.mark.parametrize("name", HEARD)
def test_a_screen_reader_is_told_roles_names_and_values(toy, name):
    root = toy(name).root
    tree = root.aria_snapshot()
    missing = [told for told in HEARD[name] if not re.search(told, tree)]
    assert not missing, tree
    for handle in root.locator("[role=slider]").all():
        low, now, high = (
            float(handle.get_attribute(f"aria-value{word}"))
            for word in ("min", "now", "max")
        )
        assert low <= now <= high
    for slider in root.get_by_role("slider").all():
        assert slider.get_attribute("aria-valuetext")


def test_a_picture_of_python_changes_while_its_slider_is_dragged(page):
    box = page.locator(".widget-vbox").last
    box.scroll_into_view_if_needed()
    knob, picture = box.locator(".noUi-handle"), box.locator("img")
    before, place = picture.get_attribute("src"), knob.bounding_box()
    x, y = place["x"] + place["width"] / 2, place["y"] + place["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.wait_for_function(
        "([img, src]) => img.src !== src", arg=[picture.element_handle(), before]
    )
    page.mouse.up()


def test_on_a_phone_nothing_is_cut_off(page, toy):
    desk = page.viewport_size
    page.locator('[data-id="filebrowser"]').first.click()  # closes the file browser
    page.set_viewport_size({"width": 390, "height": 844})
    page.wait_for_function("document.querySelector('.play').clientWidth < 350")
    cut_off = {
        name: toy(name).root.evaluate(
            "root => [...root.querySelectorAll('*')].filter(part =>"
            " part.getBoundingClientRect().right"
            " > root.getBoundingClientRect().right + 2).map(part => part.outerHTML)"
        )
        for name in CALLS
    }
    page.set_viewport_size(desk)
    assert not any(cut_off.values()), cut_off
