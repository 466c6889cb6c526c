"""What drawing keys and looking for small changes do once, and nothing else for it."""

import json
import time
from collections import Counter
from dataclasses import replace

import numpy as np
import pytest
import tiny

from grading.judging import nearby as search
from grading.judging.nearby import nearby
from grading.judging.vetting import PANEL, Vetting
from grading.model import reference as answers
from grading.model.exercise import case
from helpers.checking import compare
from helpers.checking.answer_key import dumps
from helpers.checking.compare import ATOL, RTOL
from helpers.checking.outcome import TIMEOUT, call
from helpers.checking.verdict import assess

TWICE = "def twice(x, k=2):\n    return double(x), double(x)\n"
EDGES = (0.0, 1.0, -1.0, 1e-8, 1.5 * RTOL, np.inf, -np.inf, np.nan, 1 + 1.5 * RTOL)


@pytest.fixture
def course(tmp_path):
    return tiny.course(tmp_path)


def test_our_own_code_may_wait_for_the_processor_but_not_use_it_up():
    assert call(time.sleep, (0.3,), seconds=0.1, own=True).returned

    def endless():
        while True:
            pass

    assert call(endless, (), seconds=0.1, own=True).status == TIMEOUT


def test_our_own_code_prints_and_warns_as_quietly_as_a_students(capfd):
    shown = call(lambda: print(np.log(np.zeros(2))), (), seed=3, own=True)
    assert shown.returned and capfd.readouterr() == ("", "")
    draws = [call(np.random.randn, (3,), seed=3, own=o).value for o in (True, False)]
    np.testing.assert_array_equal(*draws)


def _space(course, once):
    return course.reference.function("twice", TWICE, once=once)


def test_a_result_is_remembered_for_the_same_arguments_only(course, monkeypatch):
    runs = Counter()
    whole = answers._remembering

    def counting(function, kept):
        def counted(x):
            runs[x.tobytes()] += 1
            return function(x)

        return whole(counted, kept)

    monkeypatch.setattr(answers, "_remembering", counting)
    function = _space(course, ("double",))
    one, two = np.ones((1, 1)), np.full((1, 1), 2.0)
    first, second = function(one)
    first += 5
    assert second == 2 and function(one)[0] == 2 and function(two)[1] == 4
    assert set(runs.values()) == {1} and len(runs) == 2


def test_what_a_students_function_gives_is_not_remembered(course):
    calls = []
    using = {"double": lambda x: calls.append(x) or x}
    function = course.reference.function("twice", TWICE, using=using, once=("double",))
    function(np.ones((1, 1)))
    assert len(calls) == 2


def test_not_more_results_are_remembered_than_a_few_draws_ask_for(course):
    function = _space(course, ("double",))
    for number in range(answers.KEPT + 5):
        function(np.full((1, 1), float(number)))
    assert len(course.reference._results["double"]) == answers.KEPT


def test_what_is_known_of_a_key_is_neither_stored_nor_passed_on(course):
    key = course.answer_key("twice")
    before = dumps(key)
    wrong = course.exercises["twice"].mistakes[0].edit
    assess(key, course.exercises["twice"].runner(course.reference, wrong))
    assert key.kept and dumps(key) == before
    assert not replace(key, criteria=key.criteria[:1]).kept
    assert "kept" not in json.loads(before)


@pytest.mark.parametrize("one", EDGES)
@pytest.mark.parametrize("other", EDGES)
def test_a_first_number_that_is_wrong_says_no_more_than_all_of_them(one, other):
    got, wanted = np.array([one, 1.0]), np.array([other, 1.0])
    same = np.allclose(got, wanted, rtol=RTOL, atol=ATOL, equal_nan=True)
    assert compare._close(got, wanted) == same


def test_the_panel_is_asked_until_more_than_half_agree(course):
    drawn = []

    def cases(rng):
        drawn.append(1)
        yield case(np.full((1, 1), float(rng.integers(2, 9))))

    double = replace(course.exercises["double"], cases=cases)
    vetting = Vetting(replace(course, exercises={"double": double}), "double")
    assert set(vetting.usual) == {"triples", "in place"}
    assert len(drawn) == len(PANEL) // 2 + 1


def test_what_is_usual_is_what_most_of_the_panel_say(course):
    seeds = iter(range(9))

    def cases(rng):  # on the first two draws, three times nothing is twice nothing
        yield case(np.full((1, 1), float(next(seeds) > 1)))

    double = replace(course.exercises["double"], cases=cases)
    vetting = Vetting(replace(course, exercises={"double": double}), "double")
    assert vetting.usual["triples"][0] == ("values",)


def _nearby(course, edit):
    exercise = course.exercises["twice"]
    key, other = course.answer_key("twice", 3), course.answer_key("twice", 4)
    run = exercise.runner(course.reference, edit)
    outcomes, again = ([run(e) for e in k.examples] for k in (key, other))
    return nearby(course, key, outcomes, (other, again))


def test_a_changed_answer_runs_on_the_quickest_example_and_seldom_on_others(course):
    assert "right answer" in _nearby(course, ("axis=1", "axis=0"))
    assert _nearby(course, ("np.sum(", "7.5 * np.sum(")) == ""
    tried = search._changed(course, course.answer_key("twice", 3))
    assert len(tried.mutants) < len(tried._outcomes) < 2 * len(tried.mutants)


def test_the_quickest_example_is_the_one_with_the_fewest_calls(course):
    text = "def twice(x, k=2):\n    return [double(x) for _ in range(x.size)]\n"
    cases = lambda rng: (case(np.ones((1, n))) for n in (9, 1, 4))  # noqa: E731
    twice = replace(course.exercises["twice"], cases=cases, mistakes=())
    function = course.reference.function("twice", text)
    examples = list(twice.draw(1))
    work = [search._counted(function, e) for e in examples]
    assert work[1] < work[2] < work[0]
    assert work == [search._counted(function, e) for e in examples]


def test_changed_answers_are_kept_for_a_bounded_number_of_keys(course):
    for seed in range(search.KEPT + 3):
        search._changed(course, course.answer_key("twice", seed))
    assert len(search._kept) == search.KEPT


def test_a_change_is_only_said_if_it_has_the_same_results_on_other_examples(course):
    exercise = course.exercises["twice"]
    key, other = course.answer_key("twice", 3), course.answer_key("twice", 4)
    wrong = exercise.runner(course.reference, ("axis=1", "axis=0"))
    right = exercise.runner(course.reference)
    outcomes, again = map(wrong, key.examples), map(right, other.examples)
    assert nearby(course, key, list(outcomes), (other, list(again))) == ""


def test_no_change_is_said_of_a_function_that_raised(course):
    assert _nearby(course, ("axis=1", "axis=2")) == ""


def test_what_ships_of_a_mistake_that_raises_is_no_line_of_the_answer(course):
    exercise = course.exercises["twice"]
    raises = replace(exercise.mistakes[0], edit=("axis=1", "axis=2"))
    key = replace(exercise, mistakes=[raises]).answer_key(course.reference)
    assert key.examples[0].mistakes[raises.name].status == "raised"
    assert "keepdims=True" not in dumps(key)
