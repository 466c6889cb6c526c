"""Where work arrives: nbgrader's exchange, students' folders, platforms' downloads."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from traitlets.config import Config

from ..ingest.class_list import ClassList
from ..ingest.downloads import DownloadError, file_name, files_of, understand
from ..ingest.handed_in import CANNOT_READ, MARKS, Entry, files, why
from ..ingest.student_id import problem_of_id
from ..ingest.submission import shown
from ..settings import course_directory

PAGES = "feedback"  # in a student's own folder: what goes back, not what came


@dataclass(frozen=True)
class Arrival:
    """What one student handed in at one time.

    Parameters
    ----------
    student, key, source
        See `attempts.Attempt`.
    files : dict
        By name.
    """

    student: str
    key: str
    source: str
    files: dict[str, Entry]


def inbound(config: Config) -> Path:
    """The folder of the exchange that students hand in to."""
    return Path(config.Exchange.root, course_directory(config).course_id, "inbound")


def from_exchange(
    place: Path, released: Path, check_owner: bool, problems: list[str]
) -> Iterator[Arrival]:
    """What `nbgrader submit` brought, complete ones only, in order of their time.

    The helpers and data of the release, which it brings back too, stay where they are.
    """
    assignment = released.name
    found = place.glob(f"*+{assignment}+*") if place.is_dir() else ()
    for folder in sorted(found, key=lambda p: p.name.split("+")[-2:]):
        parts = folder.name.rsplit("+", 3)
        complete = (folder / MARKS[1]).is_file()  # nbgrader writes it last
        if len(parts) != 4 or folder.is_symlink() or not complete:
            continue
        if check_owner and _owner(folder) != parts[0]:
            problems.append(
                f"{shown(folder.name)} belongs to {_owner(folder)}: it was left alone. "
                "Where all students have one account, set "
                "c.ExchangeCollect.check_owner = False."
            )
            continue
        marks = {
            name: Entry(name, time.time(), _opener(folder / name))
            for name in MARKS
            if (folder / name).is_file() and not (folder / name).is_symlink()
        }
        own = (e for e in files(folder) if not _was_given(e, released))
        every = {e.name: e for e in own} | marks
        yield Arrival(parts[0], folder.name, "exchange", every)


def from_folder(
    place: Path,
    assignment: str,
    people: ClassList | None,
    known: set[str],
    problems: list[str],
    settled: float,
) -> Iterator[Arrival]:
    """What lies in a folder: students' folders, named by id, and platforms' downloads.

    Parameters
    ----------
    place : Path
    assignment : str
    people : ClassList or None
    known : set of str
        Names of the released notebooks.
    problems : list of str
        Gets a sentence for what nobody can be told to own.
    settled : float
        Seconds for which a file must not have changed: it may still be arriving.
    """
    downloads: list[Entry] = []
    zips: list[Path] = []
    for item in sorted(os.scandir(place), key=lambda i: i.name):
        path = Path(item.path)
        if item.name.startswith(".") or item.is_symlink():
            continue
        if _latest_change(path) > time.time() - settled:
            continue
        if item.is_file() and item.name.lower().endswith(".zip"):
            zips.append(path)
        elif understand(Entry(f"{item.name}/x", 0.0, path.open)) or item.is_file():
            downloads += _below(path, item.name)
        else:
            yield from _own_folder(path, people, problems)
    yield from _from_downloads(downloads, people, known, problems)
    for path in sorted(zips, key=lambda p: p.stat().st_mtime):
        try:
            yield from _from_downloads(files_of(path), people, known, problems)
        except DownloadError as error:
            problems.append(str(error))


def _own_folder(
    path: Path, people: ClassList | None, problems: list[str]
) -> Iterator[Arrival]:
    student = path.name
    problem = problem_of_id(student)
    if people and not people.named(student):
        problem = "nobody in the class list has this id"
    if problem:
        problems.append(f"{shown(student)}: {problem}")
        return
    mine = {e.name: e for e in files(path) if e.name.split("/")[0] != PAGES}
    if mine:
        yield from _arrival(student, "folder", mine, problems)


def _from_downloads(
    entries: list[Entry],
    people: ClassList | None,
    known: set[str],
    problems: list[str],
) -> Iterator[Arrival]:
    theirs: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        found = understand(entry)
        matches = people.find(found.number, found.name) if found and people else []
        if len(matches) != 1:
            reason = "no class list" if people is None else "whose it is cannot be told"
            problems.append(f"“{shown(entry.name)}” was left out: {reason}")
            continue
        name = file_name(found, known)
        if name.lower() not in MARKS:
            theirs.setdefault(matches[0].id, {})[name] = entry
    for student, mine in sorted(theirs.items()):
        yield from _arrival(student, "download", mine, problems)


def _arrival(
    student: str, source: str, mine: dict[str, Entry], problems: list[str]
) -> Iterator[Arrival]:
    """The same files are the same attempt, whenever they are seen."""
    total = hashlib.sha256()
    try:
        for name in sorted(mine):
            total.update(name.encode("utf-8", "surrogateescape") + b"\0")
            total.update(hashlib.sha256(mine[name].read()).digest())
    except CANNOT_READ as error:
        problems.append(f"{shown(student)}: a file of theirs {why(error)}")
        return
    yield Arrival(student, total.hexdigest(), source, mine)


def _below(path: Path, name: str) -> list[Entry]:
    if path.is_file():
        return [Entry(name, path.stat().st_mtime, _opener(path))]
    return [Entry(f"{name}/{e.name}", e.time, e.open) for e in files(path)]


def _was_given(entry: Entry, released: Path) -> bool:
    """Whether a file came with the release; notebooks are what students work on."""
    return not entry.is_notebook and (released / entry.name).is_file()


def _latest_change(path: Path) -> float:
    below = path.rglob("*") if path.is_dir() else ()
    return max(p.lstat().st_ctime for p in (path, *below))


def _opener(path: Path):  # type: ignore[no-untyped-def]
    return lambda: path.open("rb")


def _owner(path: Path) -> str:
    try:
        return path.owner()
    except (KeyError, NotImplementedError):
        return "an unknown account"
