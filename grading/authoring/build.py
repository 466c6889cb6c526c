"""Build notebooks: lessons into source notebooks, those into what students open."""

from __future__ import annotations

import json
import logging
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from nbgrader.converters import GenerateAssignment, NbGraderException
from traitlets.config import LoggingConfigurable

from helpers.checking import answer_key as key
from helpers.checking import compare

from .. import paths
from ..model.lesson import Lesson, load_lesson
from ..settings import course_directory, load
from .notebook import build
from .package import complete


class BuildError(RuntimeError):
    """nbgrader refused to build; the message says what can be done."""


def build_assignment(
    assignment: str, folder: Path, *, url: str = "", database: bool = True
) -> Path:
    """Build one assignment's source notebooks and the notebooks that students open.

    Parameters
    ----------
    assignment : str
        Such as "week2_logistic_regression".
    folder : Path
        The course folder: `build/source` and `course/release` in it are written anew.
    url : str
        Where a notebook that stands alone fetches the course's files from.
    database : bool
        False leaves the gradebook alone; such notebooks can be read, not graded.

    Returns
    -------
    Path
        The folder with all that students get, complete as in the zip file.
    """
    write_source(assignment, folder, url)
    config = load(folder)
    config.SaveCells.enabled = database
    converter = GenerateAssignment(
        coursedir=course_directory(config, assignment),
        config=config,
        parent=Quiet(),
        force=True,
        no_database=not database,
    )
    try:
        converter.start()
    except NbGraderException as error:
        raise BuildError(
            f"nbgrader could not build {assignment}; what it said stands above. If "
            "exercises came or went while submissions of it are in the gradebook, "
            "keep the gradebook and build in another course folder."
        ) from error
    return folder / paths.RELEASED / assignment


def write_source(assignment: str, folder: Path, url: str = "") -> Path:
    """Write the source notebooks of an assignment, and all that lies beside them."""
    target = folder / paths.SOURCE_NOTEBOOKS / assignment
    shutil.rmtree(target, ignore_errors=True)
    (target / "checks").mkdir(parents=True)
    lessons = [load_lesson(path.stem) for path in paths.lesson_files(assignment)]
    for lesson in lessons:
        checks = target / "checks" / f"{lesson.file.name}.json"
        checks.write_text(_checks(lesson), encoding="utf-8", newline="\n")
    release = complete(assignment, target)
    for lesson in lessons:
        notebook = target / f"{lesson.file.name}.ipynb"
        text = build(lesson.file, url, release)
        notebook.write_text(text, encoding="utf-8", newline="\n")
    return target


def _checks(lesson: Lesson) -> str:
    """Give a lesson's checks: the committed ones, unless they say something else.

    So a build has the same bytes on every platform, whatever the last digits are there.
    """
    folder = paths.NOTEBOOKS / lesson.file.assignment / "checks"
    committed, fresh = folder / f"{lesson.file.name}.json", lesson.checks()
    known = _text(committed) if committed.is_file() else ""
    return known if _same_checks(known, fresh) else fresh


def copy_for_reading(released: Path, target: Path) -> Path:
    """Copy notebooks and checks, without what stands in the project anyway.

    So `notebooks/` of the project shows what students open, and `make lab` opens it.
    """
    shutil.rmtree(target, ignore_errors=True)
    for path in [*released.glob("*.ipynb"), *released.glob("checks/*.json")]:
        copy = target / path.relative_to(released)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return target


def differences(assignment: str, committed: Path) -> list[str]:
    """Rebuild an assignment elsewhere and say which files are not what they should be.

    Notebooks are compared byte by byte. Checks hold numbers that were computed, and
    another platform may round the last digit differently: numbers agree if they do to
    the course's tolerance, everything else must be equal.
    """
    with tempfile.TemporaryDirectory() as place:
        fresh = build_assignment(assignment, Path(place), database=False)
        if committed == paths.NOTEBOOKS:
            fresh = copy_for_reading(fresh, Path(place) / assignment)
        return list(_compare(fresh, committed / assignment))


def strangers(committed: Path) -> list[str]:
    """Name the folders among the notebooks that no lesson makes."""
    known = set(paths.assignments())
    found = sorted(committed.iterdir()) if committed.is_dir() else []
    return [f"no lesson produces {p.name}" for p in found if p.name not in known]


def _compare(fresh: Path, committed: Path) -> Iterator[str]:
    for name in sorted(_files(fresh) | _files(committed)):
        new, old = fresh / name, committed / name
        where = f"{committed.name}/{name}"
        if not old.is_file():
            yield f"{where} is missing"
        elif not new.is_file():
            yield f"no lesson produces {where}"
        elif not _same(new, old):
            maker = "specifications give" if _is_check(new) else "lesson gives"
            yield f"{where} is not what the {maker}"


def _files(folder: Path) -> set[str]:
    found = (p.relative_to(folder) for p in folder.rglob("*") if p.is_file())
    return {p.as_posix() for p in found if ".ipynb_checkpoints" not in p.parts}


def _is_check(path: Path) -> bool:
    return path.parent.name == "checks"


def _same(new: Path, old: Path) -> bool:
    if not _is_check(new):
        return new.read_bytes() == old.read_bytes()
    return _same_checks(_text(old), _text(new))


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _same_checks(old: str, new: str) -> bool:
    """Whether checks are laid out as they should be and agree to the tolerance."""
    try:
        laid_out = key.dumps(key.loads(old)) + "\n" == old
        return laid_out and compare.same(json.loads(old), json.loads(new))
    except (ValueError, TypeError, LookupError):
        return False


class Quiet(LoggingConfigurable):
    """A parent for nbgrader's converters that keeps their chatter to itself."""

    def __init__(self, level: int = logging.ERROR, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.log = logging.getLogger("course.nbgrader")
        self.log.setLevel(level)
        self.logfile = ""
