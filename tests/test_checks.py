"""`check`, `hint`, `progress`, `quiz` as a student calls them, in a plain terminal."""

import subprocess
import sys

import numpy as np
import pytest
import tiny

from helpers import check, example, hint, lesson, progress, quiz
from helpers.checking.answer_key import Example, dumps, loads
from helpers.checking.numpy_state import as_imported
from helpers.checking.outcome import Outcome
from helpers.checking.show import short


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder with the checks of a tiny lesson in it."""
    place = tmp_path_factory.mktemp("student")
    (place / "checks").mkdir()
    made = tiny.course(tmp_path_factory.mktemp("source"))
    (place / "checks" / "tiny.json").write_text(made.checks(), encoding="utf-8")
    return place


@pytest.fixture
def opened(folder, capsys):
    """Open the lesson, and forget what it said."""
    lesson("tiny", folder)
    capsys.readouterr()


def _function(body, name="double"):
    space = {"np": np}
    exec(f"def {name}(x, k=2):\n    {body}", space)
    return space[name]


def test_opening_a_lesson_says_what_is_in_it(folder, capsys):
    lesson("tiny", folder)
    assert "tiny: 2 exercises, 8 points" in capsys.readouterr().out


def test_a_lesson_that_is_not_there_says_where_it_was_looked_for(tmp_path):
    with pytest.raises(FileNotFoundError, match="checks/tiny.json is missing") as error:
        lesson("tiny", tmp_path)
    assert str(tmp_path) in str(error.value)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("return 2 * x", "All visible checks pass."),
        ("raise NotImplementedError()", "not attempted yet"),
        ("return 3 * x", "this is three times x"),
        ("return None", "returned None: is there a `return`?"),
        ("return x.tolist()", "is a list; it should be a NumPy array"),
        ("return (2 * x).ravel()", "rank-1 array"),
        ("return x * np.nan", "nan, which is what"),
        ("return {'y': 2 * x}", "is a dictionary"),
        ("x *= 2\n    return x", "x itself was changed"),
        ("return 1 / 0", "raised ZeroDivisionError: division by zero"),
        ("return input('x? ')", "calls input(), which waits for someone to type"),
        ("return train_x", "uses `train_x`, which is not defined: pass it as an"),
        ("return {}['W1']", 'looks up the key "W1", which is not there'),
        ("return np.ma.masked_array(3 * x)", "masked array; it should be a plain"),
        ("return np.asmatrix(2 * x)", "is an np.matrix; it should be a plain"),
        ("y = [x]\n    y.append(y)\n    return y", "is a list; it should be a NumPy"),
    ],
)
@pytest.mark.usefixtures("opened")
def test_a_check_says_exactly_what_came(body, said, capsys):
    check(_function(body))
    assert said in " ".join(capsys.readouterr().out.split())


@pytest.mark.usefixtures("opened")
def test_an_endless_loop_is_stopped_and_named(monkeypatch, capsys):
    monkeypatch.setattr("helpers.checks.SECONDS", 0.3)
    check(_function("while True: pass"))
    assert "does a loop in double ever end?" in capsys.readouterr().out


@pytest.mark.usefixtures("opened")
def test_a_check_names_the_function_that_took_the_time(monkeypatch, capsys):
    monkeypatch.setattr("helpers.checks.SECONDS", 0.3)
    space = {}
    exec("def lost():\n    while True: pass\ndef double(x): return lost()", space)
    check(space["double"])
    assert "most of the time went into your lost" in capsys.readouterr().out


@pytest.mark.usefixtures("opened")
def test_a_check_holds_whatever_was_done_to_numpy(capsys):
    with as_imported():
        np.random.seed = np.array2string = np.isclose = None
        np.set_printoptions(formatter={"float": lambda x: 1 / 0})
        check(_function("return 3 * x"))
    assert "Got: [[" in capsys.readouterr().out


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("double", "without quotes and without calling it: check(double)"),
        (3.5, "You passed a value of type float."),
        (print, "“print” is not an exercise of this notebook"),
    ],
)
def test_a_question_asked_the_wrong_way_is_answered_in_a_sentence(asked, said, capsys):
    check(asked)
    assert said in " ".join(capsys.readouterr().out.split())


@pytest.mark.usefixtures("opened")
def test_the_function_that_is_wrong_first_is_named_first(capsys):
    space = {"np": np}
    exec("def double(x):\n    return 3 * x", space)
    exec(
        "def twice(x, k=2):\n    total = np.sum(double(double(x)), axis=1,"
        " keepdims=True)\n    return {'total': total, 'k': k}",
        space,
    )
    check(space["twice"])
    assert (
        "twice uses your double, which does not pass its own check"
        in capsys.readouterr().out
    )


@pytest.mark.usefixtures("opened")
def test_a_failing_call_can_be_replayed_with_its_own_arguments(capsys):
    wrong = _function("return 2 * x if x.shape[0] == 1 else 3 * x")
    check(wrong)
    shown = " ".join(capsys.readouterr().out.split())
    assert "Arguments of this call: example(double)" in shown
    (x,) = example(wrong)
    assert x.shape[0] != 1 and f"Called: x={short(x, 36)}" in shown
    x *= 0
    assert example(wrong).x.any(), "each call gives fresh copies"
    assert repr(example(wrong)).startswith("double(x=array(")


@pytest.mark.usefixtures("opened")
def test_keyword_arguments_are_replayed_too():
    arguments = example(_function("return {'total': 0, 'k': k}", "twice"))
    assert arguments._fields == ("x", "k")


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("body", ["return 2 * x", "raise NotImplementedError()"])
def test_where_nothing_fails_the_first_call_is_given(body, capsys):
    (x,) = example(_function(body))
    assert isinstance(x, np.ndarray)
    assert "no failing visible call; these are" in capsys.readouterr().out


@pytest.mark.usefixtures("opened")
def test_an_example_of_something_else_is_a_sentence(capsys):
    assert example(print) is None
    assert "“print” is not an exercise" in capsys.readouterr().out


@pytest.mark.usefixtures("opened")
def test_each_hint_gives_one_more_until_they_are_all_out(capsys):
    function, said = _function("return x"), []
    for _ in range(3):
        hint(function)
        said.append(capsys.readouterr().out)
    assert "Hint 1 of 2" in said[0] and "Hint 2" not in said[0]
    assert "Hint 1 of 2" in said[1] and "Hint 2 of 2" in said[1]
    assert "that was the last" in said[2]


@pytest.mark.usefixtures("opened")
def test_progress_tells_what_is_missing_from_what_is_unfinished(capsys):
    space = {"progress": progress}
    exec("def double(x):\n    return 3 * x\nprogress()", space)
    shown = capsys.readouterr().out
    assert "tiny: 1 of 8 visible points" in shown
    assert "◐ in progress" in shown
    assert "· not defined yet" in shown


@pytest.mark.usefixtures("opened")
def test_a_quiz_explains_every_answer(capsys):
    quiz("why")
    shown = capsys.readouterr().out
    assert "Why twice?" in shown
    assert "✓ Right. It is four times." in shown
    assert "✗ Not this one. There is one." in shown
    quiz("how")
    assert "no quiz “how” here. Known: why" in capsys.readouterr().out


def test_before_the_first_cell_is_run_a_check_says_so():
    code = "from helpers import check\ncheck(print)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.startswith("Run the cell with lesson(…) near the top")
    assert done.returncode == 0


def test_a_sheet_survives_being_stored(folder):
    text = (folder / "checks" / "tiny.json").read_text(encoding="utf-8")
    assert dumps(loads(text)) == text.strip()


def test_a_stored_number_that_changes_changes_one_line(folder):
    text = (folder / "checks" / "tiny.json").read_text(encoding="utf-8")
    document = loads(text)
    document["answer_keys"][1].examples[2].mistakes["k ignored"].value["total"][3] = (
        0.125
    )
    lines = zip(text.splitlines(), dumps(document).splitlines(), strict=True)
    changed = [new for old, new in lines if old != new]
    assert len(changed) == 1 and len(changed[0]) < 100 and "0.125" in changed[0]


def test_arguments_are_stored_as_drawn_and_what_is_computed_to_eight_digits():
    third = np.array([1 / 3])
    made = Example((third,), {"k": 1 / 3}, wanted=Outcome("returned", [1 / 3, third]))
    stored = loads(dumps(made))
    assert (stored.args[0][0], stored.kwargs["k"]) == (0.333333333333, 0.333333333333)
    assert (stored.wanted.value[0], stored.wanted.value[1][0]) == (
        0.33333333,
        0.33333333,
    )


def test_a_sheet_refuses_what_is_not_plain_data():
    with pytest.raises(TypeError, match="plain data and arrays, not set"):
        dumps({"a": {1, 2}})
