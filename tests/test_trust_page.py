"""The page on trust is made from what `course prove` measures."""

import pytest

from grading.model.lesson import load_lesson
from grading.paths import lesson_files
from grading.proof.measure import Tally
from grading.proof.page import MEANS, PAGE, page, structure
from grading.proof.prove import QUESTIONS, Proof

EXERCISES = [
    f"{path.stem}.{name}"
    for path in lesson_files()
    for name in load_lesson(path.stem).exercises
]


def _proof(exercises=EXERCISES, short=()):
    tally = Tally(10, 10 - len(short), list(short))
    return Proof({e: dict.fromkeys(QUESTIONS, tally) for e in exercises})


def test_every_question_is_explained():
    assert set(MEANS) == set(QUESTIONS)


def test_the_committed_page_has_every_exercise_and_every_question():
    text = PAGE.read_text(encoding="utf-8")
    assert structure(text) == structure(page(_proof(), "Never."))


def test_an_exercise_that_the_page_lacks_is_seen():
    text = PAGE.read_text(encoding="utf-8")
    more = page(_proof([*EXERCISES, "vectorization.new"]), "Never.")
    assert structure(text) != structure(more)


@pytest.mark.parametrize("name", QUESTIONS)
def test_what_fell_short_is_listed_by_name(name):
    text = page(_proof(EXERCISES[:1], ["a <b>mistake*"]), "Once.")
    assert f"### Not {name}" in text
    assert "- a \\<b\\>mistake\\*" in text
    assert "| 9 of 10 (90.0 %) |" in text


def test_the_page_says_what_is_not_measured():
    text = PAGE.read_text(encoding="utf-8")
    for words in ("Mistakes that nobody thought of", "Written answers", "Cheating"):
        assert words in text.partition("## What is not measured")[2]
