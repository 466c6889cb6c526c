"""What a student reads of a failed check."""

import html
import re
from dataclasses import replace

import numpy as np

from helpers.checking import show
from helpers.checking.answer_key import AnswerKey, Criterion, Example
from helpers.checking.outcome import Outcome, call
from helpers.checking.result import FAILED, FOLLOWS, PASSED
from helpers.checking.verdict import assess


def _verdict(wanted, got, worth=2, **key):
    example = Example((np.ones(2),), names=("x",), wanted=Outcome("returned", wanted))
    criterion = Criterion("values", "values", part="the result", points=worth)
    made = AnswerKey("f", "Section", (criterion,), (example,), **key)
    return assess(made, lambda e: call(lambda x: got, e.args))


def test_short_values_are_shown_whole():
    lines = show.explain(_verdict(np.array([1.0, 2.0]), np.array([1.0, 3.0])))
    assert "Got: [1., 3.], expected [1., 2.]" in lines


def test_a_tuple_is_written_as_one_and_a_list_as_one():
    assert show.short((2, 4)) == "(2, 4)" and show.short([2, 3]) == "[2, 3]"


def test_of_long_ones_the_first_entry_that_differs():
    wanted = np.arange(60.0).reshape(5, 12)
    got = wanted.copy()
    got[3, 4:6] = 0.5
    lines = show.explain(_verdict(wanted, got))
    assert "Got: 0.5 at [3, 4], expected 40 (2 of 60 entries differ)" in lines


def test_hidden_verdicts_show_neither_arguments_nor_values():
    wanted = np.array([123.456])
    text = repr(show.verdict(_verdict(wanted, np.array([654.321])), hidden=True))
    assert "wrong values" in text
    assert "123" not in text and "654" not in text and "Called" not in text


def test_what_a_student_returned_cannot_put_markup_on_the_page():
    card = show.verdict(_verdict(np.array([1.0]), "<script>alert(1)</script>"))
    raised = show.verdict(_verdict({"a": 1.0}, {"<img src=x>": 1}))
    assert "<script>" not in card._repr_html_()
    assert "<img" not in raised._repr_html_()


def test_passed_and_failed_are_told_by_symbol_and_word():
    assert show.mark(PASSED) == "✓ passed"
    assert show.mark(FAILED) == "✗ failed"
    assert show.mark(FOLLOWS) == "– not charged"


def test_a_sentence_is_folded_for_a_terminal():
    long = show.verdict(_verdict(np.array([1.0]), "x" * 500))
    assert all(len(line) <= 100 for line in repr(long).splitlines())


def test_a_masked_array_can_be_shown():
    for got in (np.ma.masked_array([3.0, 4.0], [True, False]), np.ma.masked):
        card = show.verdict(_verdict(np.array([1.0, 2.0]), got))
        assert "the result is a masked array" in repr(card)


def test_an_exercise_without_points_is_told_without_points():
    right, wrong = np.array([1.0]), np.array([2.0])
    good, bad = (_verdict(right, got, worth=0) for got in (right, wrong))
    cards = [
        show.welcome("free", [good.key]),
        show.verdict(good),
        show.verdict(bad),
        show.verdict(replace(bad, attempted=False)),
        show.progress("free", [(good.key, good), (bad.key, bad), (bad.key, None)]),
    ]
    for card in cards:
        body = card._repr_html_().split("</style>")[1]
        assert "point" not in repr(card) and "point" not in body
        assert "0/0" not in repr(card) and "0/0" not in body
    assert "f: 1 of 1 right" in repr(cards[1])
    assert "f: 0 of 1 right" in repr(cards[2])
    assert "free: 1 of 3 exercises complete" in repr(cards[4])


def test_of_a_dictionary_the_first_part_that_differs_is_shown_by_name():
    wanted = {"W1": np.array([1.0, 2.0]), "W2": np.arange(60.0).reshape(5, 12)}
    got = {**wanted, "W2": wanted["W2"] + 1}
    lines = show.explain(_verdict(wanted, got))
    assert (
        'Got: 1 at [0, 0], expected 0 (60 of 60 entries differ) in the result["W2"]'
        in lines
    )


def test_of_a_list_too_long_to_show_the_first_number_that_differs_is_shown():
    wanted = [0.123456789 * i for i in range(60)]
    lines = show.explain(_verdict(wanted, [*wanted[:-1], 5.0]))
    assert "Got: 5 at [59], expected 7.28395 (1 of 60 entries differ)" in lines


def test_numbers_of_numpys_own_are_shown_as_numbers():
    lines = show.explain(_verdict(3, np.int64(0)))
    assert "Got: 0, expected 3" in lines


def test_a_card_says_the_same_as_text_and_as_html():
    asks = {"asks": "Why?", "answers": [("So", True, "It is."), ("No", False, "Not.")]}
    cards = [
        show.verdict(_verdict(np.array([1.0]), np.array([2.0]))),
        show.hints("f", ("Look < here.",), 2, "Section"),
        show.progress("free", [(_verdict(1.0, 1.0).key, None)]),
        show.quiz(asks),
        show.welcome("free", []),
    ]
    for card in cards:
        body = card._repr_html_().split("</style>")[1]
        words = html.unescape(re.sub("<[^>]+>", " ", body)).split()
        assert sorted("".join(words)) == sorted("".join(repr(card).split()))
