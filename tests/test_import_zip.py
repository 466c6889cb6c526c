"""Canvas's and Moodle's bulk downloads become submissions; nothing gets lost."""

import re
import zipfile

import pytest
from classroom import copy_folder, with_keys
from nbgrader.api import Gradebook
from typer.testing import CliRunner

from grading import paths
from grading.authoring.build import build_assignment
from grading.batch.run import absent, grade_all
from grading.cli import app
from grading.ingest import downloads
from grading.ingest.class_list import ClassListError, key, read_class_list
from grading.ingest.downloads import understand
from grading.ingest.handed_in import Entry
from grading.settings import course_directory, load

WEEK, FILE = "week1_introduction", "introduction.ipynb"
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,Homework 1 (77)
    Points Possible,,,,,10.00
"Lovelace, Ada",101,S1,ada,A,
"O'Neil, Bén",102,S2,ben,A,
"van der Meer, Cas",103,S3,cas,A,
"Student, Test",104,,test,A,
"""
MOODLE = """\
Identifier,"Full name","Email address",Status,Grade,"Maximum Grade","Grade can be \
changed","Last modified (submission)","Last modified (grade)"
"Participant 501","Ada Lovelace",ada@example.org,Submitted,,10,Yes,\
"Monday, 2 November 2026, 5:03 PM",-
"Participant 502","Bén O'Neil",ben@example.org,Submitted,,10,Yes,-,-
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    place = tmp_path_factory.mktemp("course")
    text = (paths.ROOT / paths.CONFIG_FILE).read_text(encoding="utf-8")
    (place / paths.CONFIG_FILE).write_text(text, encoding="utf-8")
    build_assignment(WEEK, place)
    return place


@pytest.fixture
def folder(built, tmp_path):
    place = copy_folder(built, tmp_path / "course")
    (place / paths.CLASS_LIST).write_text(CANVAS, encoding="utf-8")
    return place


def _zip(path, files):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def _import(folder, source, *words):
    line = ["import-zip", source, WEEK, "--course-dir", folder, *words]
    result = CliRunner().invoke(app, [str(w) for w in line])
    result.said = " ".join(re.sub(r"[│╭╮╰╯─]", " ", result.output).split())
    return result


def _submitted(folder):
    place = folder / paths.SUBMITTED
    found = (p for p in place.rglob("*") if p.is_file())
    return {p.relative_to(place).as_posix(): p.read_text("utf-8") for p in found}


def test_canvas_files_find_their_students_by_number_and_keep_their_names(
    folder, tmp_path
):
    source = _zip(
        tmp_path / "submissions.zip",
        {
            f"lovelaceada_101_900_{FILE}": "a",
            "oneilbén_LATE_102_901_introduction-2.ipynb": "b",
            "vandermeercas_103_902_my_own_work.ipynb": "c",
        },
    )
    result = _import(folder, source)
    assert result.exit_code == 0, result.output
    assert _submitted(folder) == {
        f"ada/{WEEK}/{FILE}": "a",
        f"ben/{WEEK}/{FILE}": "b",
        f"cas/{WEEK}/my_own_work.ipynb": "c",
    }
    assert "Canvas says late, without a time: ben." in result.said


def test_everybody_of_the_class_is_in_the_gradebook_then(folder, tmp_path):
    _import(folder, _zip(tmp_path / "s.zip", {f"lovelaceada_101_900_{FILE}": "a"}))
    assert absent(folder, WEEK) == ["ben", "cas"]
    coursedir = course_directory(load(folder))
    with Gradebook(coursedir.db_url, coursedir.course_id) as book:
        assert book.find_student("cas").last_name == "van der Meer"


def test_moodle_downloads_work_in_folders_and_flat_and_bring_their_time(
    folder, tmp_path
):
    worksheet = tmp_path / "worksheet.csv"
    worksheet.write_text(MOODLE, encoding="utf-8-sig")
    source = _zip(
        tmp_path / "Course-Homework.zip",
        {
            f"Ada Lovelace_501_assignsubmission_file/{FILE}": "a",
            f"Bén ONeil_502_assignsubmission_file_{FILE}": "b",
        },
    )
    words = ("--class", worksheet, "--id-column", "Email address")
    assert _import(folder, source, *words).exit_code == 0
    files = _submitted(folder)
    assert files[f"ada@example.org/{WEEK}/{FILE}"] == "a"
    assert files[f"ben@example.org/{WEEK}/{FILE}"] == "b"
    time = files[f"ada@example.org/{WEEK}/timestamp.txt"]
    assert re.fullmatch(r"2026-11-0\d \d\d:03:00 UTC", time)
    assert f"ben@example.org/{WEEK}/timestamp.txt" not in files


@pytest.mark.parametrize(
    ("name", "who", "number", "file"),
    [
        ("x y_12_assignsubmission_file_/sub/a.ipynb", "x y", "12", "sub/a.ipynb"),
        ("all/x y_12_assignsubmission_file/a.ipynb", "x y", "12", "a.ipynb"),
        ("x_12_assignsubmission_onlinetext/t.html", "x", "12", "t.html"),
        ("lovelaceada_LATE_1_2_a_3_4.ipynb", "lovelaceada", "1", "a_3_4.ipynb"),
        ("top/a_b_1_2_x.ipynb", "a_b", "1", "x.ipynb"),
    ],
)
def test_names_of_both_platforms_are_understood(name, who, number, file):
    found = understand(Entry(name, 0.0, None))
    assert (found.name, found.number, found.file) == (who, number, file)


def test_without_known_numbers_a_name_decides_and_two_of_a_name_are_both_named(
    folder, tmp_path
):
    lines = "id,first_name,last_name\nada,Ada,Lovelace\nbo1,Bo,Li\nbo2,Bo,Li\n"
    (folder / paths.CLASS_LIST).write_text(lines, encoding="utf-8")
    files = {f"lovelaceada_1_2_{FILE}": "a", f"libo_3_4_{FILE}": "b"}
    result = _import(folder, _zip(tmp_path / "s.zip", files))
    assert result.exit_code == 1
    assert list(_submitted(folder)) == [f"ada/{WEEK}/{FILE}"]
    assert "libo (3): it fits bo1, bo2." in result.said


def test_who_is_not_in_the_list_and_what_nobody_named_so_are_both_named(
    folder, tmp_path
):
    files = {
        f"lovelaceada_101_900_{FILE}": "a",
        f"strangereve_999_1_{FILE}": "e",
        "readme.txt": "hello",
    }
    result = _import(folder, _zip(tmp_path / "s.zip", files))
    assert result.exit_code == 1
    assert "strangereve (999): nobody in the class list" in result.said
    assert "“readme.txt” is named as neither" in result.said
    assert list(_submitted(folder)) == [f"ada/{WEEK}/{FILE}"]


def _kept(folder):
    place = folder / paths.REPLACED
    return [p.read_text("utf-8") for p in sorted(place.rglob("*.ipynb"))]


def test_a_new_file_replaces_the_old_one_which_is_kept(folder, tmp_path):
    name = f"lovelaceada_101_900_{FILE}"
    for content in ("first", "second"):
        result = _import(folder, _zip(tmp_path / "s.zip", {name: content}))
    assert _submitted(folder) == {f"ada/{WEEK}/{FILE}": "second"}
    assert _kept(folder) == ["first"]
    assert "Replaced: ada." in result.said


def test_importing_twice_changes_nothing_not_even_a_time_that_you_wrote(
    folder, tmp_path
):
    source = _zip(tmp_path / "s.zip", {f"lovelaceada_101_900_{FILE}": "a"})
    _import(folder, source)
    mark = folder / paths.SUBMITTED / "ada" / WEEK / "timestamp.txt"
    mark.write_text("2026-11-21 18:00:00 UTC", encoding="utf-8")
    result = _import(folder, source)
    assert "1 unchanged" in result.said
    assert mark.read_text(encoding="utf-8") == "2026-11-21 18:00:00 UTC"
    assert _kept(folder) == []


def test_an_older_download_does_not_replace_a_newer_submission(folder, tmp_path):
    worksheet = tmp_path / "worksheet.csv"
    worksheet.write_text(MOODLE, encoding="utf-8")
    words = ("--class", worksheet, "--id-column", "email address")
    place = folder / paths.SUBMITTED / "ada@example.org" / WEEK
    place.mkdir(parents=True)
    (place / FILE).write_text("newer", encoding="utf-8")
    (place / "timestamp.txt").write_text("2026-12-24 18:00:00 UTC", encoding="utf-8")
    name = f"Ada Lovelace_501_assignsubmission_file/{FILE}"
    result = _import(folder, _zip(tmp_path / "s.zip", {name: "old"}), *words)
    assert (place / FILE).read_text(encoding="utf-8") == "newer"
    assert "Left as it was: ada@example.org." in result.said


def test_a_student_cannot_set_their_own_time(folder, tmp_path):
    files = {
        f"lovelaceada_101_900_{FILE}": "a",
        "lovelaceada_101_901_timestamp.txt": "2020-01-01 00:00:00 UTC",
    }
    result = _import(folder, _zip(tmp_path / "s.zip", files))
    assert list(_submitted(folder)) == [f"ada/{WEEK}/{FILE}"]
    assert "ada: “timestamp.txt” was left out" in result.said


@pytest.mark.parametrize(
    "name", ["../../lovelaceada_101_1_a.ipynb", "/x_101_1_a.ipynb", "..\\x_1_2_a.ipynb"]
)
def test_names_that_lead_elsewhere_are_refused_before_anything_is_written(
    folder, tmp_path, name
):
    files = {f"lovelaceada_101_900_{FILE}": "a", name: "evil"}
    result = _import(folder, _zip(tmp_path / "s.zip", files))
    assert result.exit_code == 1 and "leads out of the folder" in result.said
    assert _submitted(folder) == {}


def test_a_zip_bomb_is_refused_before_anything_is_written(folder, tmp_path):
    files = {f"lovelaceada_101_{i}_{FILE}": b"0" * 60_000_000 for i in (1, 2)}
    result = _import(folder, _zip(tmp_path / "s.zip", files))
    assert result.exit_code == 1 and "a zip bomb" in result.said
    assert _submitted(folder) == {}


def test_a_file_that_is_too_large_is_named_and_nothing_is_imported(
    folder, tmp_path, monkeypatch
):
    monkeypatch.setattr(downloads, "MAX_BYTES", 1_000_000)
    files = {
        f"lovelaceada_101_1_{FILE}": b"{}",
        "byronben_102_2_big.bin": b"0" * 1_000_001,
    }
    result = _import(folder, _zip(tmp_path / "s.zip", files))
    assert result.exit_code == 1
    assert "byronben_102_2_big.bin" in result.said and "1 MB are allowed" in result.said
    assert _submitted(folder) == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [(None, "There is no file"), (b"hello", "is no zip file; nothing was imported")],
)
def test_what_is_no_zip_file_is_said(folder, tmp_path, content, reason):
    path = tmp_path / "s.zip"
    if content:
        path.write_bytes(content)
    result = _import(folder, path)
    assert result.exit_code == 1 and reason in result.said


def test_a_class_list_cannot_name_a_path(tmp_path):
    path = tmp_path / "class.csv"
    path.write_text("id,name\nx/../ada,Ada\n", encoding="utf-8")
    with pytest.raises(ClassListError, match="no slash"):
        read_class_list(path)


def test_a_class_list_without_ids_says_which_columns_it_has(tmp_path):
    path = tmp_path / "class.csv"
    path.write_text("Full name;Group\nAda;1\nBen;1\n", encoding="utf-8")
    with pytest.raises(ClassListError, match="columns are: full name, group"):
        read_class_list(path)


def test_names_compare_without_case_blanks_and_signs():
    assert key("O’Neil, Bén") == key("oneil bén")


def test_a_missing_class_list_says_where_to_get_one(folder, tmp_path):
    (folder / paths.CLASS_LIST).unlink()
    result = _import(folder, _zip(tmp_path / "s.zip", {}))
    assert result.exit_code == 1 and "Export the list of your class" in result.said


def test_what_was_imported_is_graded(folder, tmp_path):
    with_keys(folder, WEEK)
    blank = (folder / paths.RELEASED / WEEK / FILE).read_text(encoding="utf-8")
    _import(folder, _zip(tmp_path / "s.zip", {f"lovelaceada_101_900_{FILE}": blank}))
    assert [r.problem for r in grade_all(folder, [(WEEK, "ada")])] == [""]
