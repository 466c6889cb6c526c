"""Look for what students must not read in what they get.

Looked for: lines of answers, of model answers and of known mistakes, hidden tests,
specifications and engine code, the course's secret, examples that are not the public
ones, outputs, and files of a kind that no release has. Lines are compared without their
blanks; lines that also stand in the open (in given code, prose, or the helpers that are
given with that week) are no leak, nor are lines too short to tell anything.
"""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from helpers.checking import compare

from .. import paths
from ..model.exercise import Mistake
from ..model.lesson import Lesson, load_lesson
from ..model.lesson_file import _REGION

SHORTEST = 15  # characters without blanks: `m=X.shape[1]` tells nothing
SUFFIXES = (".ipynb", ".json", ".toml", ".py", ".js", ".css", ".md", ".h5")
MARKS = {
    "BEGIN HIDDEN TESTS": "a hidden test",
    "from grading import grade": "a hidden test",
    "BEGIN SOLUTION": "a solution marker",
    "BEGIN MARK SCHEME": "a model answer",
    "from grading": "code of the engine",
    "import grading": "code of the engine",
    "autograder_tests": "a specification",
    "Mistake(": "a specification",
}
_STUBS = {"code": "raise NotImplementedError()", "markdown": "YOUR ANSWER HERE"}
_FOLDERS = {"grading", "autograder_tests", "source", "tests", "build", "course"}


def leaks(release: Path, folder: Path = paths.ROOT) -> list[str]:
    """Say what a release gives away.

    Parameters
    ----------
    release : Path
        A folder or a zip file.
    folder : Path
        The course folder, whose secret must not be in it.

    Returns
    -------
    list of str
        One sentence a find; empty if there is none.

    Raises
    ------
    ValueError
        If it is neither, cannot be read, or holds no files: nothing was looked at.
    """
    try:
        files = dict(_files(release))
    except (zipfile.BadZipFile, RuntimeError) as error:  # damaged, or with a password
        raise ValueError(f"{release} cannot be read as a zip file: {error}.") from error
    if not files:
        raise ValueError(f"{release} holds no files.")
    secret = folder / paths.SECRET
    key = secret.read_text(encoding="ascii").strip() if secret.is_file() else ""
    found = []
    for name, content in sorted(files.items()):
        found += [f"{name}: {what}" for what in _in_file(name, content, key)]
    return found


def _files(release: Path) -> Iterator[tuple[str, bytes]]:
    if release.is_dir():
        for path in sorted(release.rglob("*")):
            if path.is_file() and ".ipynb_checkpoints" not in path.parts:
                yield path.relative_to(release).as_posix(), path.read_bytes()
        return
    if not release.is_file():
        raise ValueError(f"There is no file or folder {release}.")
    with zipfile.ZipFile(release) as package:
        for name in package.namelist():
            if not name.endswith("/"):
                yield name, package.read(name)


def _in_file(name: str, content: bytes, key: str) -> Iterator[str]:
    path = Path(name)
    if path.suffix not in SUFFIXES and path.name != "LICENSE":
        yield "a release has no files of this kind"
    if _FOLDERS & set(path.parts[:-1]):
        yield "a folder that does not ship"
    if key and (key.encode() in content or bytes.fromhex(key) in content):
        yield "the course's secret"
    if path.suffix == ".h5":
        return
    text = content.decode("utf-8", "replace")
    document = None
    if path.suffix in (".ipynb", ".json"):
        try:
            document = json.loads(text)
        except ValueError:
            yield "not JSON"
            return
        text = "\n".join(_strings(document))
    yield from _in_text(name, text)
    if path.suffix == ".ipynb":
        yield from _in_notebook(document)
    if path.suffix == ".json":
        yield from _in_checks(path, document)


def _strings(value: Any) -> Iterator[str]:
    """Every string in a JSON document, keys too; lists of lines as one text."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and value and all(isinstance(v, str) for v in value):
        yield "".join(value) + "\n" + "\n".join(value)
    elif isinstance(value, list):
        for item in value:
            yield from _strings(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield key
            yield from _strings(item)


def _in_text(name: str, text: str) -> Iterator[str]:
    for mark, what in MARKS.items():
        if mark in text:
            yield f"{what} ({mark})"
    lines = {_bare(line) for line in text.split("\n")}
    for line, where in _forbidden().items():
        given = _given_with(name)
        if line in lines and line not in given:
            yield f"{where}: {line}"


def _in_notebook(notebook: dict) -> Iterator[str]:
    for cell in notebook.get("cells", []):
        nbgrader = cell.get("metadata", {}).get("nbgrader", {})
        if cell.get("outputs"):
            yield f"the cell “{cell.get('id')}” has outputs"
        stub = _STUBS.get(cell["cell_type"], "")
        if nbgrader.get("solution") and stub not in "".join(cell["source"]):
            yield f"the cell “{nbgrader['grade_id']}” has no stub in it"


def _in_checks(path: Path, document: Any) -> Iterator[str]:
    """Checks may hold the public examples and nothing else."""
    if path.parent.name != "checks":
        if '"AnswerKey"' in json.dumps(document):
            yield "examples outside of the checks"
        return
    try:
        public = json.loads(load_lesson(path.stem).checks())
    except LookupError:
        yield "checks of no lesson"
        return
    if not compare.same(document, public):
        yield "examples, values or texts that are not the public ones"


@cache
def _forbidden() -> dict[str, str]:
    """Lines of answers and of mistakes that stand nowhere in the open."""
    found: dict[str, str] = {}
    lessons = [load_lesson(path.stem) for path in paths.lesson_files()]
    for lesson in lessons:
        for line, what in _secret_lines(lesson):
            found.setdefault(_bare(line), what)
    public = {line for lesson in lessons for line in _public_lines(lesson)}
    return {k: v for k, v in found.items() if len(k) >= SHORTEST and k not in public}


def _secret_lines(lesson: Lesson) -> Iterator[tuple[str, str]]:
    """Lines of answers, mistakes, model answers and rubrics, each with what it is."""
    for exercise in lesson.exercises.values():
        where = f"{lesson.file.name}.{exercise.name}"
        for line in _answer_lines(lesson, exercise.name):
            yield line, f"a line of the answer to {where}"
        for mistake in exercise.mistakes:
            for line in _edit_lines(mistake):
                yield line, f"a line of a mistake in {where}"
    for cell in lesson.file.cells:
        if cell.role == "answer":
            where = f"{lesson.file.name}.{cell.name}"
            for line in cell.source.split("\n"):
                yield line, f"a line of the model answer to {where}"


def _answer_lines(lesson: Lesson, name: str) -> Iterator[str]:
    """What stands between the solution markers, or the whole cell without them."""
    source = lesson.file.cell("solution", name).source
    regions = re.findall(r"# BEGIN SOLUTION\n(.*?)# END SOLUTION", source, re.S)
    for region in regions or [source]:
        yield from region.split("\n")


def _edit_lines(mistake: Mistake) -> Iterator[str]:
    edit = mistake.edit
    if isinstance(edit, str):
        texts = [edit]
    else:
        texts = [new for _, new in ([edit] if isinstance(edit[0], str) else edit)]
    for text in texts:
        yield from text.split("\n")


def _public_lines(lesson: Lesson) -> Iterator[str]:
    """Bare lines that students read anyway: everything but answers."""
    for cell in (c for c in lesson.file.cells if c.role != "answer"):
        text = cell.source
        if cell.role == "solution":
            text = re.sub(r"# BEGIN SOLUTION.*?# END SOLUTION", "", text, flags=re.S)
        for line in _REGION.sub("", text).split("\n"):
            yield _bare(line)
            yield from map(_bare, re.findall(r"`([^`]+)`", line))


@cache
def _given_with(name: str) -> frozenset[str]:
    """Lines of a helper named after its week, in that week's package, are given."""
    path = paths.HELPERS / Path(name).name
    if not re.fullmatch(r"(.*/)?helpers/week\d+\.py", name) or not path.is_file():
        return frozenset()
    return frozenset(map(_bare, path.read_text(encoding="utf-8").split("\n")))


def _bare(line: str) -> str:
    """A line without blanks and without what follows a comment sign."""
    return re.sub(r"\s+", "", line.split("#")[0])
