"""The page of a class: everybody's points, and links that lead to feedback pages."""

import html.parser
import shutil
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from nbgrader.api import Gradebook
from playwright.sync_api import sync_playwright
from typer.testing import CliRunner

from grading import paths
from grading.batch.results import GRADED, Result, Standing
from grading.cli import app
from grading.demo import play as demo
from grading.demo.pupils import CLASS
from grading.reports.index import score, share, write_index
from grading.settings import course_directory, load

ASSIGNMENT = "week2_logistic_regression"
WEEK1 = "week1_introduction"
NAMES = [path.stem for path in paths.lesson_files(ASSIGNMENT)]
STRANGE = [
    "<img src=x onerror=document.title='got'>",
    "50% #1?",
    "a&b",
    'q"uote',
    "Zoë",
]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


class _Page(html.parser.HTMLParser):
    """The links and the text of a page."""

    def __init__(self, path):
        super().__init__()
        self.links, self.tags, self.text = [], set(), ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attributes):
        self.tags.add(tag)
        self.links += [value for name, value in attributes if name == "href"]

    def handle_data(self, data):
        self.text += data


def _result(student, points, of, remarks=(), week=ASSIGNMENT, **more):
    standing = Standing(points, of, **more)
    return Result(student, week, GRADED, standing, tuple(remarks))


def _feedback(folder, student, name):
    place = folder / paths.FEEDBACK / student / ASSIGNMENT
    place.mkdir(parents=True, exist_ok=True)
    (place / name).write_text("<p>feedback", encoding="utf-8")


def _rows(folder):
    for student in STRANGE:
        for name in NAMES:
            _feedback(folder, student, f"{name}.html")
    return [_result(s, 60, 79, ["<b>late</b>"], waiting=4) for s in STRANGE]


def test_every_link_leads_to_a_page_whatever_a_student_is_called(tmp_path):
    path = write_index(tmp_path, ASSIGNMENT, _rows(tmp_path))
    links = _Page(path).links
    assert len(links) == len(STRANGE) * len(NAMES)
    for link in links:
        address = urlsplit(urljoin(path.as_uri(), link))
        assert not address.query and not address.fragment
        assert Path(unquote(address.path)).is_file()


def test_ids_and_remarks_are_text_and_never_markup(tmp_path):
    page = _Page(write_index(tmp_path, ASSIGNMENT, _rows(tmp_path)))
    assert not {"img", "b", "script"} & page.tags
    assert all(student in page.text for student in STRANGE)
    assert "<b>late</b>" in page.text


def test_points_that_wait_for_a_person_are_not_counted_as_lost(tmp_path):
    ada = _result("ada", 75, 79, waiting=4)
    assert score(ada) == "75/75 + 4 waiting"
    assert share(ada) == 100
    text = _Page(write_index(tmp_path, ASSIGNMENT, [ada])).text
    assert "75/75 + 4 waiting" in " ".join(text.split())
    assert "1 with written answers to mark" in text


def test_what_counts_is_shown_and_what_was_taken_off(tmp_path):
    late = _result("ada", 75, 79, penalty=7.5)
    text = _Page(write_index(tmp_path, ASSIGNMENT, [late])).text
    assert "67.5/79" in text
    assert "7.5 points were taken off for being late." in text


def test_who_was_not_graded_has_no_points_and_a_reason(tmp_path):
    lost = Result("ada", ASSIGNMENT, problem="The disk is full.")
    text = _Page(write_index(tmp_path, ASSIGNMENT, [lost])).text
    assert "not graded" in text and "The disk is full." in text and "0/0" not in text


def test_a_page_that_was_not_written_is_missed_and_not_linked(tmp_path):
    _feedback(tmp_path, "ada", f"{NAMES[0]}.html")
    page = _Page(write_index(tmp_path, ASSIGNMENT, [_result("ada", 1, 79)]))
    assert [unquote(link) for link in page.links] == [
        f"feedback/ada/{ASSIGNMENT}/{NAMES[0]}.html"
    ]
    assert f"{NAMES[1].replace('_', ' ')}: no page" in page.text


def test_a_page_that_a_student_handed_in_is_never_linked(tmp_path):
    _feedback(tmp_path, "ada", "grades.html")
    path = write_index(tmp_path, ASSIGNMENT, [_result("ada", 1, 79)])
    assert _Page(path).links == []


def test_an_index_of_all_weeks_names_the_week_of_every_row(tmp_path):
    rows = [_result("ada", 1, 2, week=name) for name in paths.assignments()]
    path = write_index(tmp_path, "", rows)
    assert path == tmp_path / "course" / "class.html"
    text = _Page(path).text
    assert all(paths.title(name) in text for name in paths.assignments())
    assert "1 student ·" in text


@pytest.fixture
def browser():
    if CHROMIUM is None:
        pytest.skip("needs Chromium (Debian's package: chromium)")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield browser
        browser.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_it_fits_the_window_needs_no_other_file_and_runs_nothing(
    width, browser, tmp_path
):
    path = write_index(tmp_path, ASSIGNMENT, _rows(tmp_path))
    page = browser.new_page(viewport={"width": width, "height": 800})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()]
    assert page.title() == "Week 2: logistic regression"
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.get_by_role("link", name=NAMES[0].replace("_", " ")).first.click()
    assert page.inner_text("p") == "feedback"


@pytest.fixture(scope="module")
def played(tmp_path_factory):
    """A demo of three students of one week, and what was printed."""
    folder = tmp_path_factory.mktemp("demo") / "demo"
    pupils = tuple(p for p in CLASS if p.name in ("ada", "mei", "otto"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "CLASS", pupils)
        patch.setattr(paths, "assignments", lambda: [WEEK1])
        result = CliRunner().invoke(app, ["demo", "--folder", str(folder)])
    assert result.exit_code == 0, result.output
    return folder, result.output


def test_the_demo_ends_with_the_page_of_its_class(played):
    folder, output = played
    path = folder / "course" / "class.html"
    assert output.splitlines()[-1] == f"Open {path}"
    page = _Page(path)
    assert len(page.links) == 3
    text = " ".join(page.text.split())
    assert "8/8 + 2 waiting" in text and "4/8 + 2 waiting" in text and "0/10" in text


def test_marks_by_hand_outlive_a_regrade_and_ask_to_be_confirmed(played):
    folder, _ = played
    config = load(folder)
    coursedir = course_directory(config)
    with Gradebook(coursedir.db_url, coursedir.course_id) as book:
        [notebook] = book.find_submission(WEEK1, "ada").notebooks
        [written] = [g for g in notebook.grades if g.needs_manual_grade]
        written.manual_score, written.needs_manual_grade = 1.5, False
        book.db.commit()
    command = ["grade", "1", "--again", "--course-dir", str(folder)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    assert "9.5/10" in result.output and "1.5 to confirm" in result.output
    text = " ".join(_Page(folder / "course" / f"{WEEK1}.html").text.split())
    assert "9.5/10" in text and "1.5 points were given by hand before" in text
