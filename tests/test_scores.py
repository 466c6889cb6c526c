"""The table of catalogued scores: what moved, and whether the change log says so."""

import json
from dataclasses import replace

import pytest
import tiny

from grading.model.lesson import Lesson
from grading.proof import scores
from helpers.checking.answer_key import Criterion

LOG = """# Changes

## Unreleased

- `twice` costs less. **[grades]**
- A slip that is seen twice is charged once,
  as it should be. **[grades]**
- Faster.

## 0.1.0

- The whole course. **[grades]**
"""


@pytest.fixture(scope="module")
def course(tmp_path_factory):
    return tiny.course(tmp_path_factory.mktemp("source"))


@pytest.fixture
def table(course, tmp_path):
    path = tmp_path / "scores.json"
    now = {f"tiny.{n}": scores.points(course, n) for n in course.exercises}
    scores.write_table(now, "`twice` costs less.", path)
    return path


def _with_points(course, **points):
    """The tiny lesson with other points for criteria of `double`."""
    double = course.exercises["double"]
    criteria = [
        replace(c, points=points.get(c.name, c.points)) for c in double.criteria
    ]
    assert all(isinstance(c, Criterion) for c in criteria)
    changed = replace(double, criteria=criteria)
    exercises = {**course.exercises, "double": changed}
    return Lesson(course.file, course.reference, exercises)


def test_the_same_points_move_nothing(course, table):
    now = scores.points(course, "double")
    assert now == {"adds": 3, "triples": 1, "in place": 2}
    assert scores.moved(scores.read_table(table), "tiny.double", now) == []


def test_a_criterion_that_costs_more_is_told_by_exercise_and_mistake(course, table):
    changed = _with_points(course, **{"values": 1, "arguments left alone": 2})
    now = scores.points(changed, "double")
    lines = scores.moved(scores.read_table(table), "tiny.double", now)
    assert lines == [
        "tiny.double, “triples”: 2, was 1",
        "tiny.double, “in place”: 1, was 2",
    ]
    said = scores.advice(lines)
    assert "CHANGELOG.md needs a line with **[grades]**" in said


def test_a_new_mistake_and_one_that_is_gone_are_told(table):
    now = {"adds": 3, "triples": 1, "halves": 0}
    lines = scores.moved(scores.read_table(table), "tiny.double", now)
    assert "tiny.double, “in place”: not there, was 2" in lines
    assert "tiny.double, “halves”: 0, was not there" in lines


def test_a_table_changed_by_hand_is_told(table, course):
    document = json.loads(table.read_text(encoding="utf-8"))
    document["tiny.double"]["points"]["triples"] = 2
    now = scores.points(course, "double") | {"triples": 2}
    assert "by hand" in scores.moved(document, "tiny.double", now)[0]


def test_only_what_moved_is_written_under_the_new_entry(course, table):
    changed = _with_points(course, **{"values": 1, "arguments left alone": 2})
    now = {f"tiny.{n}": scores.points(changed, n) for n in changed.exercises}
    scores.write_table(now, "A slip that is seen twice", table)
    after = scores.read_table(table)
    assert after["tiny.double"]["under"] == "A slip that is seen twice"
    assert after["tiny.twice"]["under"] == "`twice` costs less."


def test_an_entry_needs_the_mark_and_the_newest_section():
    whole = "A slip that is seen twice is charged once, as it should be."
    assert scores.entry_of("A slip", LOG) == whole[:60]
    for words in ("Faster", "The whole course", "", "Nothing"):
        with pytest.raises(LookupError, match="There are:\n  `twice` costs less"):
            scores.entry_of(words, LOG)


def test_a_line_that_loses_its_mark_is_missed(table):
    known = scores.read_table(table)
    assert scores.unsaid(known, LOG) == []
    lost = scores.unsaid(known, LOG.replace(" **[grades]**", "", 1))
    assert len(lost) == len(known) and "`twice` costs less" in lost[0]


def test_every_score_in_the_table_moved_under_a_line_of_the_change_log():
    log = scores.CHANGELOG.read_text(encoding="utf-8")
    assert scores.unsaid(scores.read_table(), log) == []
