"""The gradebook's points reach Canvas, Moodle and spreadsheets as they are."""

import csv
import re
import subprocess
import sys

import pytest
from classroom import copy_folder
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from grading import paths
from grading.authoring.build import build_assignment
from grading.cli import app
from grading.plugins.grades import number, safe
from grading.settings import course_directory, load

WEEK, TITLE = "week1_introduction", "Week 1: introduction"
WRITTEN = "your-task-answer"
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Week 1: Introduction (77)
    Points Possible,,,,,10.00
"Lovelace, Ada",101,S1,ada,A,
"O'Neil, Bén",102,S2,ben,A,
"=cmd(), Cas",103,S3,cas,A,
"""
MOODLE = """\
Identifier,"Full name","ID number",Status,Grade,"Maximum grade","Last modified (grade)"
"Participant 501","Ada Lovelace",ada,Submitted,,100,-
"Participant 502","Bén O'Neil",ben,"No submission",,100,-
"""


def _book(folder):
    coursedir = course_directory(load(folder))
    return Gradebook(coursedir.db_url, coursedir.course_id)


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """A class of three: one graded and late, one graded with a mark, one absent."""
    place = tmp_path_factory.mktemp("course")
    text = (paths.ROOT / paths.CONFIG_FILE).read_text(encoding="utf-8")
    (place / paths.CONFIG_FILE).write_text(text, encoding="utf-8")
    build_assignment(WEEK, place)
    with _book(place) as book:
        book.add_student("ada", first_name="Ada", last_name="Lovelace")
        book.add_student("ben", first_name="Bén", last_name="O'Neil")
        book.add_student("cas", first_name="Cas", last_name="=cmd()")
        for student in ("ada", "ben"):
            submission = book.add_submission(WEEK, student)
            for notebook in submission.notebooks:
                for grade in notebook.grades:
                    written = grade.name == WRITTEN
                    grade.auto_score = None if written else grade.max_score
                    grade.needs_manual_grade = written
                    if written and student == "ben":
                        grade.manual_score = 0.5
                        grade.needs_manual_grade = False
            if student == "ada":
                submission.notebooks[0].late_submission_penalty = 1.25
        book.db.commit()
    return place


@pytest.fixture
def folder(built, tmp_path):
    return copy_folder(built, tmp_path / "course")


def _points(folder, student):
    with _book(folder) as book:
        submission = book.find_submission(WEEK, student)
        penalty = submission.late_submission_penalty or 0
        return number(submission.score - penalty), submission.max_score


def _export(folder, *words):
    line = ["export", *words, "--course-dir", folder, "--file", folder / "out.csv"]
    result = CliRunner().invoke(app, [str(w) for w in line])
    result.said = " ".join(result.output.split())
    return result


def _rows(folder):
    with (folder / "out.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _row(folder, student):
    return next(row for row in _rows(folder) if student in row)


def test_canvas_gets_its_own_columns_ids_and_the_assignment_that_it_has(folder):
    (folder / paths.CLASS_LIST).write_text(CANVAS, encoding="utf-8")
    result = _export(folder, "--to", "canvas")
    assert result.exit_code == 0, result.output
    head, possible, ada, ben, cas = _rows(folder)
    assert head == [
        "Student", "ID", "SIS User ID", "SIS Login ID", "Section",
        "Week 1: Introduction (77)",
    ]  # fmt: skip
    points, most = _points(folder, "ada")
    assert possible == ["    Points Possible", "", "", "", "", number(most)]
    assert ada == ["Lovelace, Ada", "101", "S1", "ada", "A", points]
    assert ben[-1] == _points(folder, "ben")[0]
    assert cas == ["'=cmd(), Cas", "103", "S3", "cas", "A", ""]


def test_a_late_penalty_is_taken_off_and_a_missing_mark_is_said(folder):
    result = _export(folder, "--to", "csv")
    rows = {r["student_id"]: r for r in map(dict, _dicts(folder))}
    assert rows["ada"]["late_penalty"] == "1.25"
    assert float(rows["ada"]["points"]) == float(_points(folder, "ada")[0])
    assert float(rows["ada"]["waiting"]) > 0 and rows["ben"]["waiting"] == "0"
    assert "wait to be marked and count 0 so far: ada." in result.said


def _dicts(folder):
    head, *rows = _rows(folder)
    return [zip(head, row, strict=True) for row in rows]


def test_who_has_not_handed_in_is_blank_and_0_only_if_asked(folder):
    _export(folder)
    assert _row(folder, "cas")[6] == ""
    _export(folder, "--missing-as-zero")
    assert _row(folder, "cas")[6] == "0"


def test_without_a_class_list_students_are_known_by_their_id(folder):
    _export(folder, "--to", "canvas")
    ada = _row(folder, "ada")
    assert _rows(folder)[0][-1] == TITLE
    assert ada[:5] == ["Lovelace, Ada", "", "", "ada", ""]


def test_moodles_worksheet_comes_back_filled_in_on_its_own_scale(folder):
    (folder / paths.CLASS_LIST).write_text(MOODLE, encoding="utf-8")
    result = _export(folder, "1", "--to", "moodle")
    assert result.exit_code == 0, result.output
    head, ada, ben = _rows(folder)
    assert head[0] == "Identifier" and head[-1] == "Last modified (grade)"
    points, most = _points(folder, "ada")
    assert float(ada[4]) == pytest.approx(float(points) / most * 100, abs=0.01)
    assert ada[0] == "Participant 501" and ada[-1] == "-"
    assert "grades are scaled to Moodle's" in result.said
    assert "not in the class list, so not in this file: cas." in result.said


def test_moodles_other_table_is_mapped_by_the_id(folder):
    _export(folder, "--to", "moodle")
    head, ada = _rows(folder)[0], _row(folder, "ada")
    assert head[-1] == TITLE and head[2] == "Username"
    assert ada[2] == "ada" and ada[-1] == _points(folder, "ada")[0]


@pytest.mark.parametrize("to", ["canvas", "moodle", "csv"])
def test_points_per_exercise_add_up_to_the_total_without_its_penalty(folder, to):
    _export(folder, "--to", to, "--per-exercise")
    if to == "csv":
        rows = [dict(r) for r in _dicts(folder)]
        mine = [r for r in rows if r["student_id"] == "ben"]
        total, parts = mine[0]["points"], [r["points"] for r in mine[1:]]
    else:
        head, *rows = _rows(folder)
        ben = next(r for r in rows if "ben" in r)
        first = head.index(TITLE)
        total, parts = ben[first], ben[first + 1 :]
    assert len(parts) > 1
    assert sum(map(float, parts)) == pytest.approx(float(total))


def test_nbgrader_itself_takes_the_exporter(folder):
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", "export", "--to", "out.csv",
         "--exporter=first_principles.Canvas"],
        cwd=folder,
        env={"PATH": "", "PYTHONPATH": str(paths.ROOT / "installed")},
        capture_output=True,
        text=True,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert _rows(folder)[0][-1] == TITLE
    assert "wait to be marked" in done.stderr


def test_the_configuration_chooses_another_column(folder):
    with (folder / paths.CONFIG_FILE).open("a", encoding="utf-8") as file:
        file.write(f'\nc.Canvas.columns = {{"{WEEK}": "Homework (9)"}}\n')
    _export(folder, "--to", "canvas")
    assert _rows(folder)[0][-1] == "Homework (9)"


def test_an_unknown_format_is_a_usage_error(folder):
    assert _export(folder, "--to", "excel").exit_code == 2


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@sum", "\tx"])
def test_no_cell_begins_a_formula(text):
    assert safe(text) == f"'{text}"


def test_numbers_have_at_most_two_decimals():
    assert [number(v) for v in (None, 0.0, 10.0, 2.675, 100.0)] == [
        "", "0", "10", "2.67", "100",
    ]  # fmt: skip
    assert re.fullmatch(r"\d+\.\d\d", number(1 / 3))
