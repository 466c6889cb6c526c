"""The class of a course folder, from its list or from the gradebook."""

from __future__ import annotations

from pathlib import Path

from .. import paths
from ..batch.grader import StoppedError, gradebook, stops
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
    config = load(folder)
    url = config.CourseDirectory.db_url
    if url.startswith("sqlite:///") and not Path(url[10:]).is_file():
        raise ClassListError("There is no gradebook yet: run `course build` first.")
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
