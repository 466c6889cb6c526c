"""The score that nbgrader reads: it is the last verdict's, or zero."""

import json

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_output
from nbgrader.utils import determine_grade

from grading.judging.record import VERDICT, Mark, Record
from grading.plugins.pages import SafeOutputs
from grading.plugins.settle import OldReleaseError, expect_roles, settle

META = {
    "grade": True,
    "solution": False,
    "locked": True,
    "points": 5,
    "grade_id": "f-test",
    "schema_version": 3,
    "cell_type": "code",
}

ROLE = {"role": "test", "name": "f"}


def _verdict(points, exercise="f"):
    record = Record("tiny", exercise, points, 5.0, "wrong").as_json()
    data = {"text/plain": f"{exercise}: {points}", VERDICT: record}
    return new_output("display_data", data)


def _number(value):
    return new_output("execute_result", {"text/plain": repr(value)})


def _score(*outputs, reason=""):
    """What nbgrader makes of a test cell, and what the cell says."""
    cell = new_code_cell("grade(f)", metadata={"nbgrader": META, "course": ROLE})
    cell.outputs = list(outputs)
    settle(cell, "tiny", reason)
    assert [o.output_type for o in cell.outputs] == ["display_data", "execute_result"]
    return determine_grade(cell)[0], cell.outputs[0].data["text/plain"]


def test_the_score_is_the_verdicts():
    assert _score(_verdict(3.0), _number(3.0)) == (3.0, "f: 3.0")


@pytest.mark.parametrize("place", [0, 1])
def test_a_number_that_something_else_put_out_is_no_score(place):
    outputs = [_verdict(3.0)]
    outputs.insert(place, _number(5.0))
    assert _score(*outputs) == (3.0, "f: 3.0")
    assert _score(_number(5.0))[0] == 0


def test_of_several_verdicts_the_last_counts():
    assert _score(_verdict(5.0), _verdict(2.0)) == (2.0, "f: 2.0")


@pytest.mark.parametrize(
    "points", [6.0, -1.0, float("nan"), float("inf"), True, "5", None, [5.0]]
)
def test_points_that_the_cell_cannot_have_are_none(points):
    score, text = _score(_verdict(points), _number(5.0))
    assert score == 0
    assert text == "f: not judged, 0 points: judging gave no score."


def test_the_verdict_on_another_exercise_is_none_on_this():
    assert _score(_verdict(5.0, "g"))[0] == 0


@pytest.mark.parametrize("record", ["5", 5.0, [], {}])
def test_a_verdict_of_the_wrong_kind_is_none(record):
    output = new_output("display_data", {"text/plain": "f", VERDICT: record})
    assert _score(output)[0] == 0


def test_no_output_at_all_scores_nothing_and_gives_the_reason():
    score, text = _score(reason="an earlier cell ended the kernel.")
    assert score == 0
    assert text == "f: not judged, 0 points: an earlier cell ended the kernel."


LONG = "x" * 5_000_000


@pytest.mark.parametrize(
    "output",
    [
        new_output("stream", text=LONG),
        new_output("display_data", {"text/plain": LONG}),
        new_output("display_data", {"text/html": f"<b>{LONG}</b>"}),
        new_output("display_data", {"image/png": LONG}),
        new_output("execute_result", {"text/plain": LONG}),
        new_output("error", ename=LONG, evalue=LONG, traceback=[LONG]),
        new_output("error", ename="E", evalue="", traceback=["xy"] * 1_000_000),
    ],
)
def test_of_every_kind_of_output_only_so_much_is_kept(output):
    cell = new_code_cell("")
    cell.outputs = [output]
    SafeOutputs().preprocess_cell(cell, {}, 0)
    assert len(json.dumps(cell.outputs)) < 100_000


def _record(**changes):
    marks = (Mark("shape", 1.0, 1.0, "passed"), Mark("values", 0.0, 4.0, "failed"))
    record = Record("tiny", "f", 1.0, 5.0, "wrong", marks, "m", "says", "here", "note")
    return record.as_json() | changes


def test_a_record_comes_back_as_it_was_written():
    through = json.loads(json.dumps(_record()))
    assert Record.read(through).as_json() == _record()
    assert Record.read(through).failed == ("values",)


@pytest.mark.parametrize(
    "changes",
    [
        {"points": 5},
        {"state": None},
        {"marks": 3},
        {"marks": [{"criterion": "values"}]},
        {"marks": [["values", 1.0, 1.0, "passed"]]},
        {"more": ""},
    ],
)
def test_a_record_with_a_field_of_another_kind_is_none(changes):
    assert Record.read(_record(**changes)) is None


def test_a_release_that_names_no_roles_is_refused_not_scored_zero():
    source = "check(f)\nfrom grading import grade\ngrade(f)"
    cell = new_code_cell(source, metadata={"nbgrader": META})
    with pytest.raises(OldReleaseError, match="course release"):
        expect_roles(NotebookNode(cells=[cell]))
    cell.metadata["course"] = ROLE
    expect_roles(NotebookNode(cells=[cell]))
