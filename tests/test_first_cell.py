"""A notebook that is opened alone fetches what it needs and overwrites nothing."""

import functools
import hashlib
import http.server
import io
import json
import os
import subprocess
import sys
import threading
import zipfile

import nbformat
import pytest
from classroom import ASSIGNMENT, FILE, LESSON, answered, grade_id
from nbclient import NotebookClient

from grading import paths
from grading.authoring.build import build_assignment
from grading.authoring.package import MARK, write_package
from helpers.unpack import unpack

FIND = """
import importlib.util
print("helpers:", importlib.util.find_spec("helpers").origin)"""


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    place = tmp_path_factory.mktemp("built")
    return build_assignment(ASSIGNMENT, place, database=False)


@pytest.fixture(scope="module")
def cell(released):
    """The first code cell, which every notebook of a week begins with."""
    cells = json.loads((released / FILE).read_text(encoding="utf-8"))["cells"]
    first = next(c for c in cells if c["cell_type"] == "code")
    assert grade_id(first) == "course-files-locked"
    return "".join(first["source"])


@pytest.fixture(scope="module")
def package(released, tmp_path_factory):
    return write_package(ASSIGNMENT, released, tmp_path_factory.mktemp("served"))


@pytest.fixture
def address(package):
    """A real web server on this machine; the package's address there."""
    handler = functools.partial(
        http.server.SimpleHTTPRequestHandler, directory=str(package.parent)
    )
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/{package.name}"
        running.shutdown()


@pytest.fixture
def alone(tmp_path):
    folder = tmp_path / "alone"
    folder.mkdir()
    return folder


@pytest.fixture
def unpacked(package, tmp_path):
    """The week's folder, as a student has it who unpacked the zip by hand."""
    with zipfile.ZipFile(package) as zipped:
        zipped.extractall(tmp_path / "unpacked")
    return tmp_path / "unpacked" / ASSIGNMENT


def _environment(**more):
    ours = ("PYTHON", "COURSE")
    return {k: v for k, v in os.environ.items() if not k.startswith(ours)} | more


def _run(code, folder, address="", before="", options=("-S",), **more):
    """Run code where only the standard library and what `before` adds is found."""
    given = {"COURSE_PACKAGE": address} if address else {}
    done = subprocess.run(
        [sys.executable, *options, "-c", f"{before}\n{code}"],
        cwd=folder,
        env=_environment(**given, **more),
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout


def _files(folder):
    return {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def _release(folder):
    return json.loads((folder / MARK).read_text(encoding="utf-8"))["release"]


def test_answered_notebooks_alone_in_a_folder_start_and_stay_as_they_are(
    released, address, alone
):
    for name in ("vectorization", LESSON):
        notebook = json.loads((released / f"{name}.ipynb").read_text(encoding="utf-8"))
        text = json.dumps(answered(notebook, name))
        (alone / f"{name}.ipynb").write_text(text, encoding="utf-8")
    before = _files(alone)
    notebook = nbformat.read(alone / FILE, 4)
    ready = next(i for i, c in enumerate(notebook.cells) if "load_cats()" in c.source)
    notebook.cells = notebook.cells[: ready + 1]
    NotebookClient(
        notebook, timeout=120, resources={"metadata": {"path": str(alone)}}
    ).execute(env=_environment(COURSE_PACKAGE=address))
    shown = json.dumps(notebook.cells)
    assert "fetched" in shown and "training set: (209, 64, 64, 3)" in shown
    after = _files(alone)
    assert before.items() <= after.items()
    assert {p for p in after if p.suffix == ".ipynb"} == set(before)


def test_a_second_run_of_the_cell_says_and_fetches_nothing(cell, address, alone):
    assert "fetched" in _run(cell, alone, address)
    before = _files(alone)
    said = _run(cell + FIND, alone)
    assert said.splitlines() == [
        f"helpers: {(alone / ASSIGNMENT).resolve() / 'helpers' / '__init__.py'}"
    ]
    assert {p: before[p] for p in before} == {p: _files(alone)[p] for p in before}


def test_an_outdated_helper_is_renewed_and_a_changed_one_is_kept(
    cell, address, unpacked
):
    new = (unpacked / "helpers" / "friendly.py").read_bytes()
    (unpacked / "helpers" / "friendly.py").write_text("old = 1\n", encoding="utf-8")
    mark = json.loads((unpacked / MARK).read_text(encoding="utf-8"))
    release, mark["release"] = mark["release"], "old"
    mark["files"]["helpers/friendly.py"] = hashlib.sha256(b"old = 1\n").hexdigest()
    (unpacked / MARK).write_text(json.dumps(mark), encoding="utf-8")
    (unpacked / "helpers" / "checks.py").write_text("mine = 1\n", encoding="utf-8")
    (unpacked / FILE).write_text("answered", encoding="utf-8")
    (unpacked / "helpers" / "glossary.py").unlink()
    said = _run(cell, unpacked, f"{address}#{release}")
    assert "fetched 1 file," in said and "renewed 1 file out of date" in said
    assert "kept 1 file of yours (helpers/checks.py)" in said
    assert (unpacked / "helpers" / "friendly.py").read_bytes() == new
    assert (unpacked / "helpers" / "checks.py").read_text() == "mine = 1\n"
    assert (unpacked / FILE).read_text(encoding="utf-8") == "answered"
    assert _release(unpacked) == release
    assert _run(cell, unpacked, f"{address}#{release}") == ""


def test_without_a_network_a_notebook_goes_on_with_the_files_of_another_release(
    cell, unpacked
):
    said = _run(cell + FIND, unpacked, "http://127.0.0.1:9/nothing.zip#new")
    assert "Nothing could be fetched" in said
    assert f"helpers: {unpacked.resolve() / 'helpers'}" in said


def test_files_that_no_record_knows_are_never_replaced(package, alone):
    (alone / "helpers").mkdir()
    for name in ("README.md", "helpers/checks.py", "helpers/course.json"):
        (alone / name).write_text("mine", encoding="utf-8")
    with zipfile.ZipFile(package) as zipped:
        said = unpack(zipped, alone)
    assert "kept 3 files of yours" in said and "README.md" in said
    for name in ("README.md", "helpers/checks.py", "helpers/course.json"):
        assert (alone / name).read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize(
    "name", ["w/../../out.py", "/out.py", "w/..\\out.py", "C:/out.py", "out.py"]
)
def test_a_package_that_leads_out_of_the_folder_is_refused_whole(name, alone):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as zipped:
        zipped.writestr("w/helpers/friendly.py", "x = 1")
        zipped.writestr(name, "x = 1")
    with zipfile.ZipFile(content) as zipped, pytest.raises(ValueError, match="out.py"):
        unpack(zipped, alone)
    assert _files(alone.parent) == {}


@pytest.fixture(params=["package", "module"])
def foreign(request, tmp_path):
    """Somebody else's `helpers`, in a folder on Python's path."""
    place = tmp_path / "site-packages"
    name = "helpers/__init__.py" if request.param == "package" else "helpers.py"
    (place / name).parent.mkdir(parents=True)
    (place / name).write_text("theirs = True\n", encoding="utf-8")
    if request.param == "package":
        mark = place / "helpers" / "course.json"
        mark.write_text('{"course": "cookery"}', encoding="utf-8")
    return f"import sys; sys.path.insert(0, {str(place)!r})"


@pytest.mark.parametrize("imported", ["", "; import helpers; helpers.theirs"])
def test_our_helpers_win_over_a_foreign_package_of_that_name(
    cell, address, alone, foreign, imported
):
    for _ in ("fetched", "found"):
        said = _run(cell + FIND, alone, address, before=foreign + imported)
        assert f"helpers: {(alone / ASSIGNMENT).resolve()}" in said


def test_the_helpers_of_another_week_do_not_count(cell, unpacked, address):
    mark = json.loads((unpacked / MARK).read_text(encoding="utf-8"))
    mark["week"] = "week9_something_else"
    (unpacked / MARK).write_text(json.dumps(mark), encoding="utf-8")
    said = _run(cell + FIND, unpacked, address)
    assert f"helpers: {unpacked.resolve() / ASSIGNMENT / 'helpers'}" in said


def test_in_the_project_a_notebook_uses_the_projects_own_helpers(cell):
    here = paths.NOTEBOOKS / ASSIGNMENT
    said = _run(cell + FIND, here, "http://127.0.0.1:9/none.zip#x", PYTHONSAFEPATH="1")
    assert said == f"helpers: {paths.HELPERS / '__init__.py'}\n"


def test_a_package_unpacked_beside_the_notebook_is_found(cell, unpacked):
    said = _run(cell + FIND, unpacked.parent)
    assert said == f"helpers: {unpacked.resolve() / 'helpers' / '__init__.py'}\n"


@pytest.mark.parametrize("package_name", ["nothing.zip", "page.html", None])
def test_a_package_that_cannot_be_fetched_is_a_sentence(
    cell, address, package, alone, package_name
):
    (package.parent / "page.html").write_text("<p>not a zip</p>", encoding="utf-8")
    given = address.replace(package.name, package_name) if package_name else ""
    said = _run(cell, alone, given)
    assert ("Nothing could be fetched" in said) == bool(package_name)
    assert f"Put the folder {ASSIGNMENT}" in said


def test_the_cell_can_be_read_and_knows_the_address_it_was_built_with(tmp_path):
    made = build_assignment(
        ASSIGNMENT, tmp_path, url="https://example.org/nn/", database=False
    )
    cells = json.loads((made / FILE).read_text(encoding="utf-8"))["cells"]
    source = "".join(next(c for c in cells if c["cell_type"] == "code")["source"])
    assert len(source.splitlines()) <= 60
    address = f"https://example.org/nn/{ASSIGNMENT}.zip#{_release(made)}"
    assert source.endswith(f"use_course({ASSIGNMENT!r}, {address!r})")
