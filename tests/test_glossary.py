"""One glossary, in the order of the alphabet, whose words the lessons use."""

import pytest

from grading.model.lesson_file import read
from grading.paths import lesson_files
from helpers import glossary
from helpers.glossary import COLOURS, TERMS


def test_terms_stand_in_alphabetical_order():
    assert list(TERMS) == sorted(TERMS, key=str.lower)


def test_a_term_is_found_by_part_of_its_name_or_symbol(capsys):
    glossary("Learning")
    assert capsys.readouterr().out.split()[:3] == ["learning", "rate", "α"]
    glossary("σ")
    assert "sigmoid σ(z)" in " ".join(capsys.readouterr().out.split())


def test_without_an_argument_everything_is_shown_and_the_colours(capsys):
    glossary()
    shown = " ".join(capsys.readouterr().out.split())
    assert all(f"{term}" in shown for term in TERMS)
    assert COLOURS in shown


def test_an_unknown_term_is_answered_in_a_sentence(capsys):
    glossary("perplexity")
    assert "not in the glossary" in capsys.readouterr().out


@pytest.mark.parametrize("term", TERMS)
def test_every_term_is_used_in_the_week_that_is_said_to_introduce_it(term):
    week = TERMS[term][1]
    word = term.split(",")[0].lower()
    files = lesson_files(f"week{week}_*")
    if not files:
        pytest.skip(f"week {week} has no lesson yet")
    text = " ".join(" ".join(c.source for c in read(path).prose) for path in files)
    assert word in text.lower().replace("\n", " ")
