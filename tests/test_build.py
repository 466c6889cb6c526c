"""What is built is the same every time, and holds what its week uses."""

import json
import re
import shutil
import statistics
import zipfile

import pytest
from classroom import ASSIGNMENT, FILE, LESSON

from grading import paths
from grading.authoring.build import (
    build_assignment,
    copy_for_reading,
    differences,
    strangers,
    write_source,
)
from grading.authoring.package import data_files, helper_files, write_package
from helpers.checking.answer_key import dumps, loads

CHECKS = f"checks/{LESSON}.json"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    place = tmp_path_factory.mktemp("built")
    return build_assignment(ASSIGNMENT, place, database=False).parent


@pytest.fixture
def copied(built, tmp_path):
    shutil.copytree(built / ASSIGNMENT, tmp_path / ASSIGNMENT)
    return tmp_path


def _notebook(built):
    text = (built / ASSIGNMENT / FILE).read_text(encoding="utf-8")
    return json.loads(text)


def test_a_second_build_gives_the_same_files(built):
    assert differences(ASSIGNMENT, built) == []
    assert strangers(built) == []


def test_a_changed_notebook_is_noticed(copied):
    path = copied / ASSIGNMENT / FILE
    path.write_text(path.read_text(encoding="utf-8") + " ", encoding="utf-8")
    assert differences(ASSIGNMENT, copied) == [
        f"{ASSIGNMENT}/{FILE} is not what the lesson gives"
    ]


def _change_numbers(path, digit):
    """Change a decimal of every long number, counted from 0; gives the new bytes."""
    other = str.maketrans("0123456789", "1234567898")
    pattern = re.compile(rf"(\d\.\d{{{digit}}})(\d)(?=\d{{{6 - digit}}}\b)")
    text, count = pattern.subn(
        lambda m: m[1] + m[2].translate(other), path.read_text(encoding="utf-8")
    )
    assert count > 100
    path.write_text(text, encoding="utf-8")
    return path.read_bytes()


def test_checks_may_differ_in_the_last_digit_and_no_more(copied):
    path = copied / ASSIGNMENT / CHECKS
    _change_numbers(path, 6)
    assert differences(ASSIGNMENT, copied) == []
    _change_numbers(path, 2)
    assert len(differences(ASSIGNMENT, copied)) == 1


def test_a_build_gives_the_committed_checks_unless_they_say_something_else(
    copied, tmp_path, monkeypatch
):
    monkeypatch.setattr(paths, "NOTEBOOKS", copied)
    committed = copied / ASSIGNMENT / CHECKS
    built = paths.SOURCE_NOTEBOOKS + f"/{ASSIGNMENT}/{CHECKS}"
    fresh, changed = committed.read_bytes(), _change_numbers(committed, 6)
    write_source(ASSIGNMENT, tmp_path)
    assert (tmp_path / built).read_bytes() == changed != fresh
    for other in (_change_numbers(committed, 2), changed.replace(b"\n", b"")):
        committed.write_bytes(other)
        write_source(ASSIGNMENT, tmp_path)
        assert (tmp_path / built).read_bytes() not in (other, changed)


@pytest.mark.parametrize(
    "path", sorted(paths.NOTEBOOKS.glob("*/checks/*.json")), ids=lambda p: p.stem
)
def test_committed_checks_are_rounded_and_laid_out_in_lines(path):
    text = path.read_text(encoding="utf-8")
    assert dumps(loads(text)) + "\n" == text
    assert statistics.median(map(len, text.splitlines())) < 100


def test_missing_and_superfluous_files_are_noticed(copied):
    (copied / ASSIGNMENT / CHECKS).unlink()
    (copied / ASSIGNMENT / "notes.ipynb").write_text("{}", encoding="utf-8")
    (copied / "week0_nothing").mkdir()
    found = " ".join(differences(ASSIGNMENT, copied))
    assert f"{CHECKS} is missing" in found
    assert "/notes.ipynb" in found
    assert strangers(copied) == ["no lesson produces week0_nothing"]


def test_students_get_stubs_and_no_outputs(built):
    for cell in _notebook(built)["cells"]:
        assert not cell.get("outputs")
        nbgrader = cell["metadata"].get("nbgrader", {})
        if nbgrader.get("solution") and cell["cell_type"] == "code":
            assert "raise NotImplementedError()" in "".join(cell["source"])


def test_an_edited_helper_in_a_release_is_noticed(copied):
    (copied / ASSIGNMENT / "helpers" / "friendly.py").write_text("", encoding="utf-8")
    assert len(differences(ASSIGNMENT, copied)) == 1


def test_the_copy_for_reading_holds_notebooks_and_checks_and_no_stranger(
    built, tmp_path
):
    for _ in range(2):
        shown = copy_for_reading(built / ASSIGNMENT, tmp_path / ASSIGNMENT)
        assert {p.name for p in shown.iterdir()} == {
            "checks",
            *(f"{path.stem}.ipynb" for path in paths.lesson_files(ASSIGNMENT)),
        }
        (shown / "notes.ipynb").write_text("{}", encoding="utf-8")


def test_every_lesson_has_its_place_in_the_course(tmp_path, monkeypatch):
    names = [path.stem for path in paths.lesson_files()]
    assert sorted(names) == sorted(p.stem for p in paths.SOURCE.glob("week*/*.py"))
    assert names.index("vectorization") < names.index("logistic_regression")
    shorter = tmp_path / "lessons.txt"
    shorter.write_text("\n".join(names[:-1]), encoding="utf-8")
    monkeypatch.setattr(paths, "ORDER", shorter)
    with pytest.raises(LookupError, match=f"does not list {names[-1]}"):
        paths.lesson_files()


def test_a_week_does_not_ship_the_helpers_of_other_weeks():
    for assignment in paths.assignments():
        names = {p.name for p in helper_files(assignment)}
        assert {"checks.py", "show.py", "unpack.py", "__init__.py"} <= names
        given = {name for name in names if name.startswith("week")}
        assert given <= {f"week{paths.week_number(assignment)}.py"}


def test_a_week_ships_the_data_that_its_lessons_read_and_no_more():
    for assignment in paths.assignments():
        names = {p.name for p in data_files(assignment)}
        cats = any(
            "load_cats" in path.read_text(encoding="utf-8")
            for path in paths.lesson_files(assignment)
        )
        assert ("train_catvnoncat.h5" in names) == cats
        assert "generate.py" not in names
        assert cats or not names


def test_a_package_is_one_folder_with_its_licence_and_the_lessons_in_order(
    built, tmp_path
):
    path = write_package(ASSIGNMENT, built / ASSIGNMENT, tmp_path)
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
        text = package.read(f"{ASSIGNMENT}/README.md").decode()
        licence = package.read(f"{ASSIGNMENT}/LICENSE").decode()
    assert {name.split("/")[0] for name in names} == {ASSIGNMENT}
    assert "CC BY 4.0" in licence
    assert text.startswith("# Week 2: logistic regression\n")
    assert text.index("vectorization.ipynb") < text.index("logistic_regression.ipynb")


def test_packages_of_the_same_files_have_the_same_bytes(built, tmp_path):
    packages = [
        write_package(ASSIGNMENT, built / ASSIGNMENT, tmp_path / n).read_bytes()
        for n in ("one", "two")
    ]
    assert packages[0] == packages[1]
