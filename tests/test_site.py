"""The site of the course: no answers, nothing from elsewhere, formulas drawn."""

import contextlib
import functools
import http.server
import shutil
import threading

import pytest
from playwright.sync_api import sync_playwright

from grading import paths
from grading.authoring.leaks import leaks
from grading.model.lesson import load_lesson
from grading.site import lite, pages

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
LESSON = "notebooks/week1_introduction/introduction"
pytest.importorskip("mkdocs", reason="needs the packages of the extra “site”")
pytest.importorskip("jupyterlite_core", reason="needs the packages of the extra “site”")


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *words):
        """Say nothing."""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """The site, with the pictures of one lesson."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "BUILD", tmp_path_factory.mktemp("build"))
        yield pages.build("introduction")


@contextlib.contextmanager
def served(folder):
    """A web server on this machine; its address."""
    handler = functools.partial(_Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}"
        running.shutdown()


@contextlib.contextmanager
def opened(address, width=1280):
    """A page in Chromium, and lists of what it asked for in vain, or elsewhere."""
    wrong = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.set_default_timeout(90_000)

        def heard(response):
            if response.status >= 400 or not response.url.startswith(address):
                wrong.append(f"{response.status} {response.url}")

        def failed(request):
            if request.failure != "net::ERR_ABORTED":  # by going on to the next page
                wrong.append(request.url)

        page.on("response", heard)
        page.on("requestfailed", failed)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        yield page, wrong
        browser.close()


def test_the_pages_hold_no_answers(built, tmp_path):
    for path in (built.parent / "pages" / "notebooks").rglob("*.md"):
        shutil.copy(path, tmp_path)
    assert len(list(tmp_path.iterdir())) == len(paths.lesson_files())
    assert leaks(tmp_path) == []
    page = tmp_path / "introduction.md"
    answer = load_lesson("logistic_regression").file.answer("propagate")
    page.write_text(f"{page.read_text()}\n{answer}", encoding="utf-8")
    assert any("a line of the answer" in line for line in leaks(tmp_path))


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (package: chromium)")
def test_every_page_opens_and_asks_for_nothing_elsewhere(built):
    places = [f"notebooks/{p.parent.name}/{p.stem}" for p in paths.lesson_files()]
    guides = [f"docs/{name}" for name in pages._guides()]
    with served(built) as address, opened(address) as (page, wrong):
        for place in ["index", "glossary", *guides, *places]:
            page.goto(f"{address}/{place}.html", wait_until="networkidle")
            text = page.locator("article").inner_text()
            assert len(text) > 300 and "\\(" not in text and "$$" not in text, place
        assert wrong == []


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (package: chromium)")
@pytest.mark.parametrize("width", [1280, 390])
def test_a_lesson_has_pictures_formulas_and_questions(built, width):
    with served(built) as address, opened(address, width) as (page, wrong):
        page.goto(f"{address}/{LESSON}.html", wait_until="networkidle")
        assert page.locator("article math").count() > 20
        pictures = page.locator("article img")
        assert pictures.count() >= 5
        assert all(one.get_attribute("alt") for one in pictures.all())
        assert page.locator("article summary").count() > 5
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width
        assert wrong == []


def test_jupyterlite_gets_whole_packages_without_answers(tmp_path):
    contents = lite.write_contents(tmp_path, ("week1_introduction",))
    assert leaks(contents / "week1_introduction") == []
    assert (contents / "week1_introduction" / "helpers" / "checks.py").is_file()


@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium (package: chromium)")
def test_jupyterlite_opens_a_notebook_and_asks_elsewhere_for_python_alone(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(paths, "BUILD", tmp_path)
    folder = lite.build("week1_introduction")
    with served(folder) as address, opened(address) as (page, _):
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(
            f"{address}/lab/index.html?path={LESSON.removeprefix('notebooks/')}.ipynb"
        )
        page.locator(".jp-Notebook-cell h1").first.wait_for()
        page.locator("text=%pip install").first.wait_for(state="attached")
        page.wait_for_timeout(3000)
        here = (address, "data:", "blob:")
        away = {url for url in asked if not url.startswith(here)}
        assert all(u.startswith("https://cdn.jsdelivr.net/pyodide/") for u in away)
