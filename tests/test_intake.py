"""Which file of a submission is taken, and what is said about it; no kernel runs."""

import io
import json
import os
import shutil
import stat
import zipfile

import nbformat
import pytest
from classroom import (
    ASSIGNMENT,
    FILE,
    LESSON,
    answered,
    index_of,
    open_classroom,
    released,
)
from nbgrader.converters import Autograde

from grading import paths
from grading.authoring.build import Quiet
from grading.ingest.handed_in import Entry
from grading.ingest.student_id import problem_of_id
from grading.ingest.submission import expect_all_notebooks, ingest
from grading.model.lesson import load_lesson
from grading.plugins.exporters import Submission
from grading.settings import course_directory, load

MADE = load_lesson(LESSON)
FIRST = next(iter(MADE.exercises))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return open_classroom(tmp_path_factory.mktemp("intake"))


@pytest.fixture
def taken(folder, tmp_path):
    """Take in what was written into a folder."""
    return lambda: ingest(tmp_path, ASSIGNMENT, LESSON, folder / paths.RELEASED)


@pytest.fixture(scope="module")
def blank(folder):
    return released(folder)


@pytest.fixture(scope="module")
def right(blank):
    return answered(blank)


def _write(path, notebook, age=0):
    path.parent.mkdir(parents=True, exist_ok=True)
    text = notebook if isinstance(notebook, str) else json.dumps(notebook)
    path.write_text(text, encoding="utf-8")
    changed = path.stat().st_mtime - age
    os.utime(path, (changed, changed))


def _answer(notebook, name=FIRST):
    return "".join(notebook["cells"][index_of(notebook, name)]["source"])


def _said(notebook):
    course = notebook["metadata"]["course"]
    assert course.get("refused", "") == ""
    for sentence in course["notes"]:
        assert sentence in notebook["cells"][0]["source"]
    return " ".join(course["notes"])


def _refused(notebook):
    assert notebook["metadata"]["course"]["refused"] in notebook["cells"][0]["source"]
    return notebook["metadata"]["course"]["refused"]


def _marked(right, text):
    """The right notebook with a comment in the first answer."""
    notebook = json.loads(json.dumps(right))
    notebook["cells"][index_of(notebook, FIRST)]["source"] += f"\n# {text}"
    return notebook


def test_a_notebook_handed_in_as_it_should_be_needs_no_word(tmp_path, taken, right):
    _write(tmp_path / FILE, right)
    _write(tmp_path / ".ipynb_checkpoints" / f"{LESSON}-checkpoint.ipynb", right, 60)
    made = taken()
    assert made["metadata"]["course"]["notes"] == []
    assert _answer(made) == MADE.file.answer(FIRST)


@pytest.mark.parametrize("age", [-60, 60], ids=["earlier", "later"])
def test_the_copy_with_answers_counts_and_not_the_blank_original(
    tmp_path, taken, blank, right, age
):
    _write(tmp_path / FILE, blank)
    _write(tmp_path / f"{LESSON}-Copy1.ipynb", right, age)
    made = taken()
    assert _answer(made) == MADE.file.answer(FIRST)
    assert f"“{LESSON}-Copy1.ipynb” was taken" in _said(made)
    assert f"“{FILE}”, which has no answer in it" in _said(made)


@pytest.mark.parametrize("later", ["original", "copy"])
def test_of_two_files_with_answers_the_later_counts(tmp_path, taken, right, later):
    _write(tmp_path / FILE, _marked(right, "original"), 3600 * (later == "copy"))
    copied = tmp_path / f"{LESSON}-Copy1.ipynb"
    _write(copied, _marked(right, "copy"), 3600 * (later == "original"))
    made = taken()
    assert _answer(made).endswith(f"# {later}")
    assert "which is older" in _said(made)


def test_of_files_of_the_same_moment_the_one_of_the_right_name_counts(
    tmp_path, taken, right
):
    _write(tmp_path / FILE, _marked(right, "original"))
    _write(tmp_path / f"{LESSON}-Copy1.ipynb", _marked(right, "copy"))
    for path in tmp_path.iterdir():
        os.utime(path, (1e9, 1e9))
    assert _answer(taken()).endswith("# original")
    assert f"Not taken: “{LESSON}-Copy1.ipynb”" in _said(taken())


def test_a_second_is_no_later_as_files_of_one_zip_are_written_in_any_order(
    tmp_path, taken, right
):
    _write(tmp_path / FILE, _marked(right, "original"), 1)
    _write(tmp_path / f"{LESSON}-Copy1.ipynb", _marked(right, "copy"))
    assert _answer(taken()).endswith("# original")


@pytest.mark.parametrize(
    "name",
    [
        f"{FILE}.txt",
        f"{FILE}.json",
        f"{LESSON}.IPYNB",
        f"{FILE}(1)",
        f"week2/{FILE}",
        f"a/b/c/{LESSON} (final).ipynb",
        f".ipynb_checkpoints/{LESSON}-checkpoint.ipynb",
    ],
)
def test_a_notebook_with_an_odd_name_or_place_is_taken(tmp_path, taken, right, name):
    _write(tmp_path / name, right)
    made = taken()
    assert _answer(made) == MADE.file.answer(FIRST)
    assert f"Your file “{name}” was taken for “{LESSON}”." in _said(made)


def _zip(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            if not isinstance(content, str | bytes):
                content = json.dumps(content)
            archive.writestr(name, content)


def test_a_notebook_in_a_zip_is_taken(tmp_path, taken, right):
    junk = {f"__MACOSX/._{FILE}": b"\0\5\26\7", "readme.md": "hello"}
    _zip(tmp_path / "Work.ZIP", {**junk, f"week2/{FILE}": right})
    made = taken()
    assert _answer(made) == MADE.file.answer(FIRST)
    assert f"“Work.ZIP/week2/{FILE}” was taken" in _said(made)
    assert [p.name for p in tmp_path.iterdir()] == ["Work.ZIP"]


@pytest.mark.parametrize(
    "place",
    [f".ipynb_checkpoints/{LESSON}-checkpoint.ipynb", f"handed_in/18.00.00/{FILE}"],
)
def test_a_copy_put_aside_counts_only_if_nothing_else_has_an_answer(
    tmp_path, taken, blank, right, place
):
    aside = tmp_path / place
    _write(aside, _marked(right, "aside"))
    _write(tmp_path / FILE, _marked(right, "saved"), 3600)
    assert _answer(taken()).endswith("# saved") and _said(taken()) == ""
    _write(tmp_path / FILE, blank)
    assert _answer(taken()).endswith("# aside")
    _write(tmp_path / FILE, json.dumps(right)[:1000])
    assert _answer(taken()).endswith("# aside")


def test_what_was_there_instead_of_a_notebook_is_said(tmp_path, taken, folder):
    (tmp_path / "work").mkdir()
    for name in ("report.pdf", "work/photo.jpg", "timestamp.txt", ".DS_Store"):
        (tmp_path / name).write_text("x")
    shutil.copytree(
        folder / paths.RELEASED / ASSIGNMENT / "checks", tmp_path / "checks"
    )
    refusal = f"The notebook “{LESSON}” was not handed in. "
    there = "There is: “report.pdf”; “work/photo.jpg”."
    assert _refused(taken()) == refusal + there
    shutil.rmtree(tmp_path / "work")
    (tmp_path / "report.pdf").unlink()
    assert _refused(taken()) == refusal + "The folder is empty."


def test_names_of_files_are_data(tmp_path, taken):
    for name in ("<img src=x onerror=alert(1)>.pdf", "a\n# b.txt", "\x1b[31m.doc"):
        (tmp_path / name).write_text("x")
    for number in range(30):
        (tmp_path / f"z{number}.txt").write_text("x")
    refusal = _refused(taken())
    assert not set("<>\n\x1b[]*`") & set(refusal)
    assert "and 25 more" in refusal


def _bomb():
    """A zip whose member is 300 MB of zeros."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        with archive.open(FILE, "w", force_zip64=True) as member:
            for _ in range(300):
                member.write(bytes(10**6))
    return packed.getvalue()


def _with(path, found, put):
    path.write_bytes(path.read_bytes().replace(found, put))


def test_a_zip_that_cannot_be_read_is_refused_with_the_reason(tmp_path, taken, right):
    path = tmp_path / "work.zip"
    _zip(path, {FILE: right})
    whole = path.read_bytes()
    path.write_bytes(whole[:-30])
    assert "“work.zip”, which is damaged" in _refused(taken())
    path.write_bytes(whole)
    _with(path, b"\x00\x00\x08\x00", b"\x01\x00\x08\x00")  # the bit of a password
    assert "is locked with a password" in _refused(taken())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr(FILE, json.dumps(right))
    assert "is packed in an unusual way" in _refused(taken())
    path.write_bytes(_bomb())
    assert "is larger than 200 MB" in _refused(taken())
    _zip(path, {f"{number:0200}.txt": "" for number in range(10_000)})
    assert "“work.zip”, which has too many files in it" in _refused(taken())


class _Endless(io.BytesIO):
    """A file that is never read to its end, as a packed one may not be."""

    def read(self, size=-1):
        assert 0 < size < 300_000_000
        return bytes(size)


def test_a_file_is_read_up_to_a_limit():
    with pytest.raises(ValueError, match="is larger than 200 MB"):
        Entry(FILE, 0.0, _Endless).read()


def test_only_so_many_files_of_a_submission_are_looked_at(tmp_path, taken, right):
    for number in range(60):
        _write(tmp_path / f"{number:02}.ipynb", "{}")
    _write(tmp_path / "zz.ipynb", right)
    assert "was not handed in" in _refused(taken())
    for path in tmp_path.iterdir():
        path.unlink()
    _write(tmp_path / "deeper" / FILE, right)
    assert _answer(taken()) == MADE.file.answer(FIRST)
    for number in range(10_000):
        (tmp_path / f"{number}").mkdir()
    assert "was not handed in" in _refused(taken())


def test_a_link_in_a_zip_is_no_file(tmp_path, taken, right):
    with zipfile.ZipFile(tmp_path / "work.zip", "w") as archive:
        link = zipfile.ZipInfo(FILE)
        link.create_system, link.external_attr = 3, (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, json.dumps(right))
    assert "The folder is empty." in _refused(taken())


def test_a_link_is_not_followed_to_a_file_of_the_graders(tmp_path, folder, right):
    place, outside = tmp_path / "in", tmp_path / "out"
    _write(outside / FILE, right)
    (outside / "sub").mkdir(parents=True)
    shutil.copy(outside / FILE, outside / "sub")
    place.mkdir()
    (place / FILE).symlink_to(outside / FILE)
    (place / "folder").symlink_to(outside / "sub")
    (place / "work.zip").symlink_to(outside / "work.zip")
    made = ingest(place, ASSIGNMENT, LESSON, folder / paths.RELEASED)
    assert "The folder is empty." in _refused(made)


def test_what_is_no_file_is_not_waited_for(tmp_path, taken):
    os.mkfifo(tmp_path / FILE)
    assert "was not handed in" in _refused(taken())


def test_links_are_gone_before_nbgrader_would_follow_them(tmp_path, folder):
    place = tmp_path / ASSIGNMENT
    place.mkdir()
    (place / "timestamp.txt").symlink_to("/etc/hostname")
    (place / "kept.txt").write_text("x")
    expect_all_notebooks(ASSIGNMENT, "ada", [str(place / FILE)])
    assert [path.name for path in place.iterdir()] == ["kept.txt"]


def test_a_link_in_the_place_of_nbgraders_mark_is_not_copied(tmp_path, folder):
    (tmp_path / "timestamp.txt").write_text("now")
    (tmp_path / "submission_secret.txt").symlink_to("/etc/hostname")
    config = load(folder)
    converter = Autograde(
        coursedir=course_directory(config, ASSIGNMENT), config=config, parent=Quiet()
    )
    info = {"nbgrader": {"assignment": ASSIGNMENT, "student": "eve"}}
    Submission(parent=converter, config=config).from_notebook_node(
        nbformat.v4.new_notebook(),
        resources={**info, "metadata": {"path": str(tmp_path)}},
    )
    made = folder / paths.AUTOGRADED / "eve" / ASSIGNMENT
    assert [path.name for path in made.iterdir()] == ["timestamp.txt"]


def test_every_released_notebook_is_expected_wherever_the_submission_lies(folder):
    for depth in ("course/submitted/ada", "course/one/deeper/submitted/ada"):
        place = folder / depth / ASSIGNMENT
        place.mkdir(parents=True)
        notebooks = [str(place / "any.ipynb")]
        expect_all_notebooks(ASSIGNMENT, "ada", notebooks)
        assert str(place / FILE) in notebooks and len(notebooks) == 2


def test_a_notebook_of_the_old_format_is_taken(tmp_path, taken, right):
    new = nbformat.reads(json.dumps(right), 4)
    _write(tmp_path / FILE, nbformat.v3.writes_json(nbformat.convert(new, 3)))
    made = taken()
    assert _said(made) == ""
    sources = ["".join(c["source"]) for c in right["cells"]]
    assert ["".join(c["source"]) for c in made["cells"]] == sources


def test_a_large_file_is_taken_without_its_outputs(tmp_path, taken, right):
    notebook = json.loads(json.dumps(right))
    output = {"output_type": "stream", "name": "stdout", "text": "x" * 60_000_000}
    notebook["cells"][index_of(notebook, FIRST)]["outputs"] = [output]
    _write(tmp_path / FILE, notebook)
    made = taken()
    assert _answer(made) == MADE.file.answer(FIRST)
    assert "60 MB; it was taken without its outputs" in _said(made)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[" + "[]," * 10_000_000 + "[]]", "is too large to be read"),
        (
            '{"cells": [{"source": "' + "x" * 6_000_000 + '"}]}',
            "more text in its cells",
        ),
        ("[" * 100_000, "is not a notebook"),
        ('{"cells": [], "a": "' + "\u20ac" * 70_000_000 + '"}', "larger than 200 MB"),
    ],
    ids=["parts", "text", "depth", "bytes"],
)
def test_a_file_that_would_fill_the_memory_is_refused(tmp_path, taken, text, words):
    _write(tmp_path / FILE, text)
    assert words in _refused(taken())


def test_the_notebook_of_another_lesson_is_refused_by_name(folder, tmp_path, taken):
    others = sorted((folder / paths.RELEASED / ASSIGNMENT).glob("*.ipynb"))
    other = next(p for p in others if p.stem != LESSON)
    (tmp_path / FILE).write_bytes(other.read_bytes())
    assert f"“{FILE}” is the notebook “{other.stem}”" in _refused(taken())
    found = ingest(tmp_path, ASSIGNMENT, other.stem, folder / paths.RELEASED)
    assert f"“{FILE}” was taken for “{other.stem}”" in _said(found)


@pytest.mark.parametrize(
    ("student", "words"),
    [
        ("a\nb", "cannot be written"),
        ("a\udcff", "cannot be written"),
        (".ada", "begins with a dot"),
        ("x" * 200, "128 letters"),
    ],
)
def test_an_id_that_nbgrader_cannot_grade_comes_with_advice(student, words):
    problem = problem_of_id(student)
    assert words in problem and "Rename the folder" in problem


@pytest.mark.parametrize("student", ["ada", "a.b@c.org", "<b>ö", "b[e]n*", "ends "])
def test_any_other_id_is_fine(student):
    assert problem_of_id(student) == ""
