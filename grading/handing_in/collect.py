"""Put what arrives into the folder of submissions; nothing is lost on the way."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from .. import paths
from ..ingest.class_list import ClassList, Person
from ..ingest.downloads import (
    Download,
    DownloadError,
    file_name,
    files_of,
    is_mark,
    understand,
)
from ..ingest.handed_in import CANNOT_READ, why
from ..ingest.submission import shown
from ..plugins.receipts import sign
from .submitted import OLDER, TIMESTAMP, put


@dataclass
class Import:
    """What became of a download, in lists of students' ids and of sentences."""

    new: list[str] = field(default_factory=list)
    unchanged: list[str] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    older: list[str] = field(default_factory=list)
    late: list[str] = field(default_factory=list)
    without_time: list[str] = field(default_factory=list)
    unmatched: list[str] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)

    @property
    def arrived(self) -> list[str]:
        """Whose submission is not what it was before."""
        return sorted(self.new + self.replaced)


def import_download(
    source: Path, folder: Path, assignment: str, people: ClassList
) -> Import:
    """Import a bulk download of Canvas or Moodle.

    Parameters
    ----------
    source : Path
        The zip file, or the folder that it was unpacked to.
    folder : Path
        The course folder.
    assignment : str
    people : ClassList

    Raises
    ------
    DownloadError
        If the file must not or cannot be read; nothing is imported then.
    """
    done = Import()
    theirs: dict[str, list[Download]] = {}
    for entry in files_of(source):
        found = understand(entry)
        if found is None:
            done.problems.append(
                f"“{shown(entry.name)}” is named as neither Moodle nor Canvas names "
                "what students hand in; it was left out."
            )
            continue
        person = _person(found, people, done)
        if person:
            theirs.setdefault(person.id, []).append(found)
    with grading_waits(folder):
        for student, files in sorted(theirs.items()):
            _import_one(folder, assignment, people.named(student), files, done)
    return done


def _person(found: Download, people: ClassList, done: Import) -> Person | None:
    matches = people.find(found.number, found.name)
    if len(matches) == 1:
        return matches[0]
    who = f"{shown(found.name) or 'no name'} ({found.number})"
    why_not = "nobody in the class list has this name or number"
    if matches:
        why_not = f"it fits {', '.join(p.id for p in matches)}"
    sentence = f"{who}: {why_not}"
    if sentence not in done.unmatched:
        done.unmatched.append(sentence)
    return None


def _import_one(
    folder: Path,
    assignment: str,
    person: Person,
    downloads: list[Download],
    done: Import,
) -> None:
    known = {p.name for p in (folder / paths.RELEASED / assignment).glob("*.ipynb")}
    student, files = person.id, {}
    for item in downloads:
        name = file_name(item, known)
        if is_mark(name):
            done.problems.append(
                f"{student}: “{name}” was left out: a file of this name would set the "
                "time of the submission."
            )
            continue
        files[item.file if name in files else name] = item.entry
    try:
        outcome = put(folder, assignment, student, files, person.submitted)
    except CANNOT_READ as error:
        done.problems.append(f"{student}: not imported; a file of theirs {why(error)}.")
        return
    if outcome != OLDER:
        sign(folder, assignment, student)
    getattr(done, outcome).append(student)
    if any(item.late for item in downloads):
        done.late.append(student)
    if person.submitted is None:
        done.without_time.append(student)


@contextlib.contextmanager
def grading_waits(folder: Path) -> Iterator[None]:
    """Keep `course grade` from reading what is just being put in its place.

    Raises
    ------
    DownloadError
        If it is at work.
    """
    lock = FileLock(folder / paths.LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        raise DownloadError(
            "`course grade` is at work in this folder; nothing was imported. Wait "
            "until it has finished."
        ) from None
    try:
        yield
    finally:
        lock.release()


def sentences(done: Import) -> Iterable[str]:
    """Say what became of a download: counts, and everybody who needs a person."""
    counts = {
        "new": done.new,
        "replaced by a newer one": done.replaced,
        "unchanged": done.unchanged,
        "left as it was, because it is newer than this download": done.older,
    }
    parts = [f"{len(ids)} {what}" for what, ids in counts.items() if ids]
    yield f"Submissions: {', '.join(parts) or 'none'}."
    if done.replaced:
        yield (
            f"Replaced: {', '.join(done.replaced)}. What they had handed in before is "
            f"kept in {paths.REPLACED}."
        )
    if done.older:
        yield f"Left as it was: {', '.join(done.older)}."
    late = [s for s in done.late if s in done.without_time]
    if late:
        yield (
            f"Canvas says late, without a time: {', '.join(late)}. For a late penalty, "
            f"write the time into {TIMESTAMP} beside their notebook."
        )
    for sentence in done.unmatched:
        yield f"Not imported: {sentence}."
    yield from done.problems
