"""The page of a class: its numbers, its links, and what ids may do to it."""

import csv
import html.parser
import json
import re
import shutil
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import numpy as np
import pytest
from graded_notebook import LESSON, WEEK, WRONG, cell, graded, right
from nbgrader.api import Gradebook
from playwright.sync_api import sync_playwright
from typer.testing import CliRunner

from grading import paths
from grading.cli import app
from grading.demo import play as demo
from grading.demo.pupils import CLASS
from grading.handing_in.attempts import receive, settle
from grading.model.lesson import load_lesson
from grading.reports import compact
from grading.reports.alike import LEAST, packed, pairs, prints, shared_lines
from grading.reports.class_page import write_report
from grading.reports.numbers import item_rest, numbers
from grading.settings import course_directory, load

WEEK1 = "week1_introduction"
SIGMOID = load_lesson(LESSON).exercises["sigmoid"]
STRANGE = ["<img src=x onerror=document.title='got'>", "50% #1?", "a&b", 'q"u', "Zoë"]
STRANGE += ["=1+1"]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")


class _Page(html.parser.HTMLParser):
    """The links, tags and text of a page."""

    def __init__(self, path):
        super().__init__()
        self.links, self.tags, text = [], [], path.read_text(encoding="utf-8")
        self.text = ""
        self.feed(text)
        self.text = " ".join(self.text.split())

    def handle_starttag(self, tag, attributes):
        self.tags.append(tag)
        self.links += [value for name, value in attributes if name == "href"]

    def handle_data(self, data):
        self.text += f" {data}"


def test_attempts_over_time_are_counted_with_what_repeating_was_worth(folder):
    _hand_in(folder, "ada")
    assert "Attempts over time" not in _Page(write_report(folder, WEEK)).text
    for student, shares in (("ada", (0.25, 1.0)), ("ben", (0.75,))):
        known = []
        for share in shares:
            one = receive(folder, WEEK, student, {}, known, f"{share}", "folder")
            known.append(settle(one, status="graded", points=8 * share, of=8.0))
    page = _Page(path := write_report(folder, WEEK))
    assert "3 attempts, by when they came" in page.text
    told = json.loads(path.with_suffix(".json").read_text())["attempts"]
    assert sum(count for _, count in told["bins"]) == 3
    assert told["rounds"] == [[1, 2, 0.5], [2, 1, 1.0]]


@pytest.fixture
def folder(tmp_path):
    """A course folder whose gradebook knows the week."""
    shutil.copy(paths.ROOT / paths.CONFIG_FILE, tmp_path)
    with _book(tmp_path) as book:
        book.add_assignment(WEEK)
        book.add_notebook(LESSON, WEEK)
        book.add_grade_cell("f-test", LESSON, WEEK, max_score=10, cell_type="code")
        book.add_grade_cell("why", LESSON, WEEK, max_score=2, cell_type="markdown")
    return tmp_path


def _book(folder):
    coursedir = course_directory(load(folder))
    return Gradebook(coursedir.db_url, coursedir.course_id)


def _hand_in(folder, student, points=10.0, marked=None, penalty=0.0, **records):
    """Enter a graded submission, without grading anything."""
    notebook = graded(**records)
    place = folder / paths.AUTOGRADED / student / WEEK
    for step in (paths.AUTOGRADED, paths.SUBMITTED, paths.FEEDBACK):
        (folder / step / student / WEEK).mkdir(parents=True)
    (folder / paths.FEEDBACK / student / WEEK / "index.html").write_text("<p>feedback")
    (place / f"{LESSON}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    one = compact.compact(LESSON, notebook, {"cells": []}, "")
    compact.write(place / f"{LESSON}.ipynb", one)
    with _book(folder) as book:
        book.add_student(student)
        book.add_submission(WEEK, student)
        mine = book.find_submission_notebook(LESSON, WEEK, student)
        mine.late_submission_penalty = penalty
        for grade in mine.grades:
            if grade.name == "why":
                grade.manual_score, grade.needs_manual_grade = marked, marked is None
            else:
                grade.auto_score, grade.needs_manual_grade = points, False
        book.db.commit()
    return one, place


def test_the_page_says_what_to_talk_about_with_an_example(folder):
    mistake = SIGMOID.mistakes[0]
    wrong = replace(WRONG, exercise="sigmoid", diagnosis=mistake.name)
    for student in ("ada", "ben"):
        _hand_in(folder, student, sigmoid=wrong)
    text = _Page(write_report(folder, WEEK)).text
    assert (
        mistake.says[1:] in text and f"“{mistake.section or SIGMOID.section}”" in text
    )
    assert "sigmoid(z=" in text and "2 students" in text


def test_points_that_wait_for_a_person_are_not_counted_as_lost(folder):
    _hand_in(folder, "ada", points=10.0)
    text = _Page(write_report(folder, WEEK)).text
    assert "100 % of the points, mean" in text and "10/10 2" in text
    assert "Written answers to mark: 1" in text and "why 1" in text


def test_what_counts_is_what_is_left_when_late(folder):
    _hand_in(folder, "ada", points=9.0, marked=2.0, penalty=2.5)
    path = write_report(folder, WEEK)
    assert "8.5/12" in _Page(path).text and "Late: 1" in _Page(path).text
    [row] = json.loads(path.with_suffix(".json").read_text("utf-8"))["students"]
    assert (row["points"], row["late"]) == (8.5, True)


def test_who_is_missing_or_not_graded_is_named(folder):
    _hand_in(folder, "ada")
    (folder / paths.SUBMITTED / "ben" / WEEK).mkdir(parents=True)
    with _book(folder) as book:
        book.add_student("zoe")
    said = {(WEEK, "ben"): ["The disk is full."]}
    text = _Page(write_report(folder, WEEK, remarks=said)).text
    assert "Not graded: 1 ben" in text and "Not handed in: 1 zoe" in text
    assert "The disk is full." in text


def test_csv_and_json_hold_the_numbers_of_the_page(folder):
    _hand_in(folder, "ada", propagate=WRONG)
    _hand_in(folder, "ben")
    path = write_report(folder, WEEK)
    with path.with_suffix(".items.csv").open(encoding="utf-8") as file:
        rows = {(r["exercise"], r["criterion"]): r for r in csv.DictReader(file)}
    assert float(rows["propagate", ""]["passed"]) == 0.5
    assert float(rows["propagate", ""]["mean"]) == pytest.approx(0.8)
    document = json.loads(path.with_suffix(".json").read_text("utf-8"))
    [mistake] = document["mistakes"]
    assert (mistake["mistake"], mistake["students"]) == (WRONG.diagnosis, ["ada"])


def test_every_link_leads_to_a_page_whatever_a_student_is_called(folder):
    for student in STRANGE:
        _hand_in(folder, student)
    path = write_report(folder, WEEK)
    links = {link for link in _Page(path).links if not link.startswith("#")}
    assert len(links) == len(STRANGE)
    for link in links:
        address = urlsplit(urljoin(path.as_uri(), link))
        assert not address.query and not address.fragment
        assert Path(unquote(address.path)).is_file()


def test_ids_and_remarks_are_text_and_a_spreadsheet_computes_none(folder):
    for student in STRANGE:
        _hand_in(folder, student)
    said = {(WEEK, STRANGE[0]): ["<script>got()</script>"]}
    path = write_report(folder, WEEK, remarks=said)
    page = _Page(path)
    assert "img" not in page.tags and page.tags.count("script") == 1
    assert all(student in page.text for student in STRANGE)
    with path.with_suffix(".students.csv").open(encoding="utf-8") as file:
        assert "'=1+1" in {row["student"] for row in csv.DictReader(file)}


def test_hidden_ids_are_nowhere(folder):
    names = [f"person-{number}" for number in range(12)]
    for name in names:
        _hand_in(folder, name, propagate=replace(WRONG, says=name))
    said = {(WEEK, name): [f"{name} is late"] for name in names}
    path = write_report(folder, WEEK, hide_ids=True, remarks=said)
    for file in path.parent.glob(f"{WEEK}.*"):
        assert "person-" not in file.read_text(encoding="utf-8"), file.name
    assert "student 07" in _Page(path).text


def test_an_item_is_compared_with_the_rest_and_not_with_itself():
    item = np.array([0.0, 1.0, 0.0, 1.0])
    rest = np.array([1.0, 2.0, 3.0, 4.0])
    wanted = np.corrcoef(item, rest)[0, 1]
    assert item_rest(item, item + rest) == pytest.approx(wanted)
    assert item_rest(item, item) is None and item_rest(item[:2], rest[:2]) is None


def test_numbers_are_counted_by_exercise_and_criterion():
    class_ = [
        ("ada", {"lesson": LESSON, "records": [WRONG.as_json()]}),
        (
            "ben",
            {"lesson": LESSON, "records": [right(LESSON, "propagate", 10.0).as_json()]},
        ),
    ]
    found = numbers(class_)
    by_name = {item.criterion: item for item in found.items}
    assert by_name[""].passed == 0.5 and by_name["dw"].passed == 0.0
    outcomes = found.outcomes[LESSON, "propagate"]
    assert outcomes == {"known mistake": ["ada"], "complete": ["ben"]}


def _unpacked(*texts):
    return [np.array(sorted(prints([text])), dtype="<u4") for text in texts]


ODD = "\n".join(
    f"strange_{i} = odd({i}) ** {i} - weird[{i}]  # so {i}" for i in range(9)
)


def test_two_who_share_what_nobody_else_wrote_are_a_pair():
    [pair] = pairs(_unpacked("a = 1", f"b = 2\n{ODD}", "c = 3", f"{ODD}\nd = 4"))
    assert (pair.first, pair.second) == (1, 3) and len(pair.shared) >= LEAST
    assert shared_lines(f"b = 2\n{ODD}", pair.shared) >= set(range(1, 10))


def test_what_many_wrote_is_no_hint():
    assert pairs(_unpacked(*[ODD] * 3)) == []


def test_what_was_given_or_stands_in_the_answer_is_no_hint():
    notebook = graded()
    answers = "\n".join(load_lesson(LESSON).file.cell("solution", n).source
                        for n in load_lesson(LESSON).exercises)  # fmt: skip
    one = compact.compact(LESSON, notebook, {"cells": []}, answers)
    cell(notebook, "propagate")["source"] += f"\n{ODD}"
    other = compact.compact(LESSON, notebook, {"cells": []}, answers)
    assert len(other["prints"]) > len(one["prints"])
    assert compact.compact(LESSON, notebook, notebook, "")["prints"] == packed([])


def test_both_pieces_are_shown_side_by_side(folder):
    for student in ("ada", "ben", "cyd"):
        one, place = _hand_in(folder, student)
        notebook = graded()
        if student != "cyd":
            cell(notebook, "propagate")["source"] = ODD
        path = place / f"{LESSON}.ipynb"
        path.write_text(json.dumps(notebook), encoding="utf-8")
        compact.write(path, compact.compact(LESSON, notebook, graded(), ""))
    page = _Page(write_report(folder, WEEK))
    assert "ada and ben" in page.text and "a hint to look, and no more" in page.text
    assert page.text.count("strange_3 = odd(3)") == 2 and "mark" in page.tags


def test_a_class_of_nobody_has_a_page(folder):
    assert "0 handed in" in _Page(write_report(folder, WEEK)).text


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
def test_it_fits_asks_for_nothing_sorts_and_leads_to_a_student(width, browser, folder):
    for number, student in enumerate(("ada", "ben", STRANGE[0])):
        wrong = {"propagate": WRONG} if student == "ben" else {}
        _hand_in(folder, student, points=float(3 * number), **wrong)
    path = write_report(folder, WEEK)
    page = browser.new_page(viewport={"width": width, "height": 800})
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(path.as_uri())
    assert asked == [path.as_uri()] and page.title() == paths.title(WEEK)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    everybody = page.locator("table.sorts").last
    head = everybody.get_by_role("button", name="Points")
    head.click()
    head.click()
    assert "6/10" in everybody.locator("tbody tr").first.inner_text()
    page.get_by_text(WRONG.diagnosis).last.click()
    page.locator(".chips").get_by_role("link", name="ben").click()
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
    text = _Page(path).text
    assert "What they did:" in text and "8/8 2" in text
    assert re.search(r"[1-7](\.5)?/8 2", text)  # of whoever made a known mistake


def test_marks_by_hand_outlive_a_regrade_and_ask_to_be_confirmed(played):
    folder, _ = played
    with _book(folder) as book:
        [notebook] = book.find_submission(WEEK1, "ada").notebooks
        [written] = [g for g in notebook.grades if g.needs_manual_grade]
        written.manual_score, written.needs_manual_grade = 1.5, False
        book.db.commit()
    command = ["grade", "1", "--again", "--course-dir", str(folder)]
    result = CliRunner().invoke(app, command)
    assert result.exit_code == 0, result.output
    assert "9.5/10" in result.output and "1.5 to confirm" in result.output
    text = _Page(folder / "course" / f"{WEEK1}.html").text
    assert "9.5/10" in text and "1.5 points were given by hand before" in text
    hidden = ["report", "1", "--hide-ids", "--course-dir", str(folder)]
    result = CliRunner().invoke(app, hidden)
    assert result.exit_code == 0, result.output
    text = _Page(folder / "course" / f"{WEEK1}.html").text
    assert "ada" not in text.split("Everybody")[1]
