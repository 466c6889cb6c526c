"""What the lessons say about each other, and about where things stand, is true."""

import re

import pytest

import helpers
from grading.authoring import exercise_list
from grading.authoring.style import PROSE_WORDS, SOLUTION_LINES, measure
from grading.model.lesson import load_lesson
from grading.model.lesson_file import read
from grading.paths import ROOT, lesson_files

LESSONS = {path.stem: read(path) for path in lesson_files()}
HEADING = re.compile(r"^#+ Exercise: (\w+)(?: · ([\d.]+) points?)?$", re.M)
LINK = re.compile(r"\[[^\]\n]+\]\(([^)\s]+)\)")


def _links(text):
    """Markdown links outside of formulas."""
    prose = re.sub(r"\$\$.*?\$\$|\$.*?\$", "", text, flags=re.S)
    return LINK.findall(prose)


def _broken(lesson, links):
    folder = {f"{p.stem}.ipynb" for p in lesson_files(lesson.assignment)}
    anchors = {"#" + heading.replace(" ", "-") for heading in lesson.headings}
    return [x for x in links if x not in folder | anchors and "://" not in x]


@pytest.mark.parametrize("name", LESSONS)
def test_every_link_leads_to_a_notebook_of_the_week_or_a_heading(name):
    prose = "\n".join(c.source for c in LESSONS[name].prose)
    assert _broken(LESSONS[name], _links(prose)) == []


def test_a_broken_link_is_seen():
    lesson = LESSONS["vectorization"]
    text = "[here](nowhere.ipynb), [there](#No-such-heading), $dZ^{[l](i)}$"
    assert _broken(lesson, _links(text)) == ["nowhere.ipynb", "#No-such-heading"]


@pytest.mark.parametrize("name", LESSONS)
def test_the_points_in_a_heading_are_those_of_the_check(name):
    said = {
        m[1]: float(m[2] or 0)
        for c in LESSONS[name].cells
        if c.markdown
        for m in HEADING.finditer(c.source)
    }
    given = {n: load_lesson(name).file.cell("test", n).points for n in said}
    assert said == given
    assert set(said) == set(LESSONS[name].exercises)


@pytest.mark.parametrize("name", LESSONS)
def test_every_lesson_imports_what_the_student_guide_promises(name):
    guide = (ROOT / "docs" / "student-guide.md").read_text(encoding="utf-8")
    promised = {f for f in helpers.__all__ if f"`{f}(" in guide}
    promised -= {"submit"}  # the last cell, which is the builder's, imports it
    assert {"check", "hint", "progress", "quiz", "glossary"} <= promised
    imported = {
        word
        for m in re.finditer(r"from helpers import (.+)", LESSONS[name].imports())
        for word in m[1].split(", ")
    }
    assert promised <= imported


@pytest.mark.parametrize("name", LESSONS)
def test_a_lesson_ends_with_what_one_can_do_a_quiz_and_further_reading(name):
    lesson = LESSONS[name]
    assert "What you can now do" in lesson.headings
    assert lesson.headings[-1] == "Further reading"
    start = next(
        i for i, c in enumerate(lesson.cells) if "What you can now do" in c.source
    )
    assert any(c.role == "quiz" for c in lesson.cells[start:])


@pytest.mark.parametrize("name", LESSONS)
def test_no_prose_is_longer_than_a_tired_reader_bears(name):
    found = measure(LESSONS[name])
    assert found.words_most <= PROSE_WORDS
    assert found.solution_most <= SOLUTION_LINES


def test_the_list_of_exercises_says_what_the_lessons_say():
    listed = exercise_list.LIST.read_text(encoding="utf-8")
    assert listed == exercise_list.text(), "run make build"
