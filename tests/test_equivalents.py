"""A survivor that is listed as equivalent still survives; one that is not is a gap."""

import pytest

from autograder_tests.equivalents import EQUIVALENT
from grading.model.lesson import load_lesson
from grading.model.mutants import mutants
from helpers.checking.criteria import complaint
from helpers.checking.outcome import call

ENTRIES = [
    (*place.split("."), name) for place, known in EQUIVALENT.items() for name in known
]


@pytest.mark.parametrize(("lesson", "exercise", "name"), ENTRIES)
def test_what_is_listed_as_equivalent_is_not_found_wrong(lesson, exercise, name):
    known = load_lesson(lesson)
    key = known.answer_key(exercise, 3001)
    named = [m for m in mutants(known.file.answer(exercise)) if m.name == name]
    assert named, "there is no such mutant any more"
    assert any(_survives(known, key, mutant) for mutant in named)


def _survives(lesson, key, mutant):
    function = lesson.reference.function(key.exercise, mutant.text)
    outcomes = [call(function, e.args, e.kwargs, seed=e.seed) for e in key.examples]
    return not any(
        complaint(c, key, e, o)
        for c in key.criteria
        for e, o in zip(key.examples, outcomes, strict=True)
        if c.on == e.tag
    )


@pytest.mark.parametrize("place", EQUIVALENT)
def test_every_entry_has_a_reason(place):
    assert all(len(reason) > 15 for reason in EQUIVALENT[place].values())
