"""Notebooks are built the same every time, and stand alone where they must."""

import functools
import http.server
import json
import os
import re
import statistics
import subprocess
import sys
import threading

import pytest
from classroom import ASSIGNMENT, FILE, LESSON, grade_id

from grading import paths
from grading.build import build_assignment, differences, strangers, write_source
from grading.package import helper_files, write_package
from helpers.sheet import dumps, loads

CHECKS = f"checks/{LESSON}.json"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    place = tmp_path_factory.mktemp("built")
    return build_assignment(ASSIGNMENT, place, database=False).parent


@pytest.fixture
def copied(built, tmp_path):
    for path in (built / ASSIGNMENT).rglob("*.*"):
        target = tmp_path / path.relative_to(built)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(path.read_bytes())
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
    assert "notes.ipynb is made from no lesson" in found
    assert strangers(copied) == ["week0_nothing is made from no lesson"]


def test_students_get_stubs_and_no_outputs(built):
    for cell in _notebook(built)["cells"]:
        assert not cell.get("outputs")
        nbgrader = cell["metadata"].get("nbgrader", {})
        if nbgrader.get("solution") and cell["cell_type"] == "code":
            assert "raise NotImplementedError()" in "".join(cell["source"])


def test_a_week_does_not_ship_the_helpers_of_later_weeks():
    weeks = sorted({paths.week_number(a) for a in paths.assignments()})
    names = {w: {p.name for p in helper_files(w)} for w in weeks}
    for week in weeks:
        assert {"checks.py", "show.py", "__init__.py"} <= names[week]
        later = {f"week{w}.py" for w in range(week + 1, 9)}
        assert not names[week] & later


def test_packages_of_the_same_files_have_the_same_bytes(built, tmp_path):
    packages = [
        write_package(ASSIGNMENT, built / ASSIGNMENT, tmp_path / n).read_bytes()
        for n in ("one", "two")
    ]
    assert packages[0] == packages[1]


def _course_files_cell(built):
    cells = _notebook(built)["cells"]
    cell = next(c for c in cells if grade_id(c) == "course-files-locked")
    first = next(c for c in cells if c["cell_type"] == "code")
    assert cell is first
    return "".join(cell["source"])


@pytest.fixture
def server(tmp_path):
    """A real web server on this machine; gives its address and folder."""
    folder = tmp_path / "server"
    folder.mkdir()
    handler = functools.partial(
        http.server.SimpleHTTPRequestHandler, directory=str(folder)
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}", folder
        running.shutdown()


def _run_alone(code, folder, **environment):
    """Run code where nothing but the standard library can be imported."""
    folder.mkdir(exist_ok=True)
    kept = {
        k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "COURSE"))
    }
    return subprocess.run(
        [sys.executable, "-S", "-c", code],
        cwd=folder,
        env={**kept, **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )


def test_a_notebook_that_stands_alone_fetches_the_package(built, server, tmp_path):
    address, folder = server
    write_package(ASSIGNMENT, built / ASSIGNMENT, folder)
    code = _course_files_cell(built) + "\nprint(importlib.util.find_spec('helpers'))"
    alone = tmp_path / "alone"
    done = _run_alone(code, alone, COURSE_PACKAGE=f"{address}/{ASSIGNMENT}.zip")
    assert done.stderr == ""
    assert "could not be fetched" not in done.stdout and "ModuleSpec" in done.stdout
    assert (alone / "helpers" / "checks.py").is_file()
    assert (alone / CHECKS).is_file()


@pytest.mark.parametrize("package", ["nothing.zip", "page.html", None])
def test_a_package_that_cannot_be_fetched_is_a_sentence(
    built, server, tmp_path, package
):
    address, folder = server
    (folder / "page.html").write_text("<p>not a zip</p>", encoding="utf-8")
    given = {"COURSE_PACKAGE": f"{address}/{package}"} if package else {}
    done = _run_alone(_course_files_cell(built), tmp_path / "alone", **given)
    assert (done.returncode, done.stderr) == (0, "")
    assert "could not be fetched" in done.stdout


def test_the_cell_is_short_and_knows_the_address_it_was_built_with(tmp_path):
    made = build_assignment(
        ASSIGNMENT, tmp_path, url="https://example.org/nn/", database=False
    )
    source = _course_files_cell(made.parent)
    assert len(source.splitlines()) <= 15
    assert f"'https://example.org/nn/{ASSIGNMENT}.zip'" in source
