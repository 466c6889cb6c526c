"""Students get no answers, no hidden tests, no secrets; and it would be noticed."""

import hashlib
import json
import shutil
import zipfile

import pytest
from classroom import ASSIGNMENT, FILE, LESSON
from typer.testing import CliRunner

from grading import paths
from grading.authoring.build import build_assignment
from grading.authoring.leaks import SHORTEST, _answer_lines, _bare, _forbidden, leaks
from grading.authoring.package import write_package
from grading.authoring.release import pack
from grading.cli import app
from grading.judging.secret import secret
from grading.model.lesson import load_lesson

MADE = load_lesson(LESSON)


@pytest.fixture(scope="module")
def package(tmp_path_factory):
    place = tmp_path_factory.mktemp("release")
    released = build_assignment(ASSIGNMENT, place, database=False)
    path = write_package(ASSIGNMENT, released, place)
    with zipfile.ZipFile(path) as zipped:
        zipped.extractall(place)
    return path


@pytest.fixture
def release(package, tmp_path):
    return shutil.copytree(package.parent / ASSIGNMENT, tmp_path / "release")


def test_the_student_package_holds_nothing_it_must_not(package):
    assert leaks(package) == []


@pytest.fixture
def planted(tmp_path):
    """A course folder whose secret stands in every release, and an older package."""
    shutil.copy(paths.ROOT / paths.CONFIG_FILE, tmp_path)
    (tmp_path / paths.SECRET).parent.mkdir()
    number = hashlib.sha256((paths.ROOT / "LICENSE").read_bytes()).hexdigest()
    (tmp_path / paths.SECRET).write_text(number, encoding="ascii")
    (tmp_path / paths.PACKAGES).mkdir(parents=True)
    (tmp_path / paths.PACKAGES / f"{ASSIGNMENT}.zip").write_text("an older one")
    return tmp_path


def _handed_out(folder):
    """What a student could get from a course folder."""
    places = [folder / paths.PACKAGES, folder / paths.RELEASED]
    return [path for place in places for path in place.glob("*")]


def test_what_is_found_in_a_release_stops_it_and_the_older_package_goes(planted):
    path, found = pack(ASSIGNMENT, planted)
    assert found == ["helpers/course.json: the course's secret"]
    assert _handed_out(planted) == []


@pytest.mark.parametrize("verb", ["build", "release"])
def test_neither_build_nor_release_hands_over_what_gives_something_away(verb, planted):
    done = CliRunner().invoke(app, [verb, ASSIGNMENT, "--course-dir", str(planted)])
    assert done.exit_code == 1
    assert (
        "the course's secret" in done.output and "Nothing was released" in done.output
    )
    assert [p.suffix for p in _handed_out(planted) if verb == "release"] == []
    assert not (planted / paths.RELEASED / ASSIGNMENT).exists()


def test_a_search_that_breaks_off_hands_nothing_over(planted):
    (planted / paths.SECRET).write_text("no number", encoding="ascii")
    with pytest.raises(ValueError, match="fromhex"):
        pack(ASSIGNMENT, planted)
    assert _handed_out(planted) == []


def test_a_folder_is_looked_through_as_a_zip_is(release):
    assert leaks(release) == []


def test_there_are_lines_to_look_for_in_every_lesson():
    where = " ".join(_forbidden().values())
    for path in paths.lesson_files():
        assert f"a line of the answer to {path.stem}." in where
    assert "a line of a mistake in " in where


def _answer_line():
    """A line of an answer as it is written."""
    lines = (line for name in MADE.exercises for line in _answer_lines(MADE, name))
    return next(line for line in lines if _bare(line) in _forbidden())


def _mistake_line():
    return next(k for k, v in _forbidden().items() if v.startswith("a line of a mist"))


def _append(path, text):
    path.write_text(path.read_text(encoding="utf-8") + text, encoding="utf-8")


def _plant_in_cell(release, source, **more):
    path = release / FILE
    notebook = json.loads(path.read_text(encoding="utf-8"))
    cell = {"cell_type": "markdown", "metadata": {}, "id": "x", "source": source}
    notebook["cells"].append({**cell, **more})
    path.write_text(json.dumps(notebook), encoding="utf-8")


def test_an_answer_in_a_readme_is_found(release):
    line = _answer_line()
    _append(release / "README.md", f"\n   {line.replace(' ', '  ')}  # so\n")
    assert any("a line of the answer" in found for found in leaks(release))


def test_an_answer_in_a_cell_is_found_also_as_a_list_of_lines(release):
    line = _answer_line()
    _plant_in_cell(release, ["Look:\n", line + "\n", "so"])
    assert any("a line of the answer" in found for found in leaks(release))


def test_a_known_mistake_in_a_helper_is_found(release):
    _append(release / "helpers" / "checks.py", f"\n{_mistake_line()}\n")
    assert any("a line of a mistake" in found for found in leaks(release))


def _model_answer_lines():
    """Every line of a model answer that is long enough to tell something."""
    cells = [c for c in MADE.file.cells if c.role == "answer"]
    lines = "\n".join(c.source for c in cells).split("\n")
    return [line for line in lines if len(_bare(line)) >= SHORTEST]


def test_a_line_of_a_model_answer_or_of_its_rubric_is_found(release):
    lines = _model_answer_lines()
    assert any("point: " in line for line in lines)
    for line in lines:
        _plant_in_cell(release, f"  {line}")
    assert len([x for x in leaks(release) if "model answer" in x]) == len(lines)


def test_an_answer_cell_that_holds_an_answer_is_found(release):
    path = release / FILE
    text = path.read_text(encoding="utf-8").replace("YOUR ANSWER HERE", "Because.")
    path.write_text(text, encoding="utf-8")
    assert any("-answer” has no stub in it" in found for found in leaks(release))


@pytest.mark.parametrize(
    "text",
    [
        "# BEGIN HIDDEN TESTS",
        "from grading import grade",
        "# BEGIN SOLUTION",
        "<!-- BEGIN MARK SCHEME -->",
    ],
)
def test_a_hidden_test_or_a_marker_in_a_cell_is_found(release, text):
    _plant_in_cell(release, text)
    assert leaks(release) != []


def test_the_built_source_notebook_is_found_out(release, tmp_path):
    build_assignment(ASSIGNMENT, tmp_path, database=False)
    source = tmp_path / paths.SOURCE_NOTEBOOKS / ASSIGNMENT / FILE
    shutil.copy(source, release / FILE)
    found = " ".join(leaks(release))
    assert "a hidden test" in found and "has no stub in it" in found


def test_a_specification_is_found(release):
    module = next((paths.ROOT / "autograder_tests").rglob("*.py"))
    (release / "autograder_tests").mkdir()
    shutil.copy(module, release / "autograder_tests")
    assert any("does not ship" in found for found in leaks(release))


def test_the_secret_is_found(release, tmp_path):
    _append(release / "README.md", secret(tmp_path).hex())
    assert any("the course's secret" in found for found in leaks(release, tmp_path))


def test_examples_of_another_seed_are_found(release):
    path = release / "checks" / f"{LESSON}.json"
    document = json.loads(path.read_text(encoding="utf-8"))
    document["is"][0][1][0]["examples"]["is"] *= 2
    path.write_text(json.dumps(document), encoding="utf-8")
    assert any("not the public ones" in found for found in leaks(release))


def test_examples_in_another_file_are_found(release):
    shutil.copy(release / "checks" / f"{LESSON}.json", release / "datasets" / "x.json")
    assert any("examples outside" in found for found in leaks(release))


def test_outputs_and_unknown_files_are_found(release):
    _plant_in_cell(release, "1", outputs=[{"text": "1"}], cell_type="code")
    (release / "notes.txt").write_text("hello", encoding="utf-8")
    found = " ".join(leaks(release))
    assert "has outputs" in found and "no files of this kind" in found
