"""The class of a course folder, from its list or from the gradebook."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from nbgrader.plugins import ExportPlugin
from traitlets.config import Config

from .. import paths
from ..authoring.build import Quiet
from ..batch.grader import gradebook
from ..batch.stopped import StoppedError, stops
from ..ingest.class_list import ClassList, ClassListError, read_class_list
from ..settings import load


def people_of(
    folder: Path, given: Path | None = None, id_column: str = ""
) -> ClassList:
    """Read a course folder's class list, or another one.

    Raises
    ------
    ClassListError
        If it cannot be used; says why.
    """
    return read_class_list(given or folder / paths.CLASS_LIST, id_column)


def enter(folder: Path, people: ClassList) -> None:
    """Enter a class into the gradebook, so that it knows who has not handed in.

    Raises
    ------
    ClassListError
        If there is no gradebook to enter it into.
    """
    config = _with_gradebook(folder)
    try:
        with stops(), gradebook(config) as book:
            for person in people.people:
                names = {
                    "first_name": person.first,
                    "last_name": person.last,
                    "email": person.email,
                }
                known = {k: v for k, v in names.items() if v}
                book.update_or_create_student(person.id, **known)
    except StoppedError as error:
        raise ClassListError(f"Nothing was imported: {error}.") from error


def write_grades(
    folder: Path, exporter: type[ExportPlugin], options: dict[str, Any]
) -> tuple[Path, list[str]]:
    """Export the gradebook of a course folder.

    Parameters
    ----------
    folder : Path
    exporter : type
        One of `plugins.exports.FORMATS`.
    options : dict
        The exporter's traits; empty ones leave what the configuration says.

    Returns
    -------
    target : Path
        The file.
    remarks : list of str
        What a person should know about it.
    """
    config = _with_gradebook(folder)
    given = {name: value for name, value in options.items() if value}
    made = exporter(parent=Quiet(config=config), **given)
    with gradebook(config) as book:
        made.export(book)
    return made.target, made.remarks


def _with_gradebook(folder: Path) -> Config:
    """The configuration of a folder that has a gradebook: nbgrader would make one."""
    config = load(folder)
    url = config.CourseDirectory.db_url
    if url.startswith("sqlite:///") and not Path(url[10:]).is_file():
        raise ClassListError("There is no gradebook yet: run `course build` first.")
    return config
