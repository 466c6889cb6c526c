"""What learning platforms call the files of a bulk download, and what is in one.

Canvas, all in one folder (its `lib/content_zipper.rb`)::

    lovelaceada_LATE_123_456_logistic_regression-1.ipynb

the sortable name in small letters without signs, LATE if it was, the user's id, the
attachment's, and the file, which gets -1, -2, … when a student hands in again. Moodle,
in folders or in one (its `mod/assign/classes/downloader.php`)::

    Ada Lovelace_789_assignsubmission_file/logistic_regression.ipynb
    Ada Lovelace_789_assignsubmission_file_logistic_regression.ipynb

where 789 is the participant's number, which its grading worksheet lists too. Older ones
have one more underscore before the slash.
"""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from pathlib import Path

from .handed_in import (
    CANNOT_READ,
    MARKS,
    MAX_BYTES,
    Entry,
    directory_size,
    files,
    unzipped,
    why,
)

MAX_DIRECTORY = 50_000_000  # bytes of the table of contents: 10,000 students and more
MAX_FILES = 1_000_000
MOST_TIMES = 100  # a download unpacks to: notebooks do to less than twenty
AT_LEAST = 100_000_000  # bytes; smaller ones are no danger
CANVAS = re.compile(
    r"(?P<name>[^/]*?)_(?P<late>LATE_)?(?P<number>\d+)_\d+_(?P<file>[^/]+)"
)
MOODLE = re.compile(
    r"(?P<name>[^/_]*)_(?P<number>\d+)_assignsubmission_[a-z]+(?:_?/|_)(?P<file>.+)"
)
_RESUBMITTED = re.compile(r"-\d+(?=\.ipynb$)")


class DownloadError(ValueError):
    """A file that no platform's download is; says why nothing of it was imported."""


@dataclass(frozen=True)
class Download:
    """One file of a bulk download.

    Parameters
    ----------
    name, number : str
        Whose it is, in the platform's words.
    file : str
        What it is called in the submission.
    late : bool
        Canvas says so, without a time.
    entry : Entry
        Opens it.
    """

    name: str
    number: str
    file: str
    late: bool
    entry: Entry


def understand(entry: Entry) -> Download | None:
    """Tell whose file it is by its name; None if no platform names files so.

    Folders around all of it, as unpacking and packing again makes them, do not matter.
    """
    path = entry.name
    while path:
        found = MOODLE.fullmatch(path) or CANVAS.fullmatch(path)
        if found:
            late = bool(found.groupdict().get("late"))
            return Download(found["name"], found["number"], found["file"], late, entry)
        path = path.partition("/")[2]
    return None


def files_of(source: Path) -> list[Entry]:
    """List the files of a download: a zip file, or the folder that it became.

    Raises
    ------
    DownloadError
        If it cannot be read, unpacks to far too much, or has names that lead elsewhere.
    """
    if source.is_dir():
        return list(files(source, MAX_FILES))
    if not source.is_file():
        raise DownloadError(f"There is no file {source}.")
    try:
        if directory_size(source) > MAX_DIRECTORY:
            raise ValueError("has too many files in it")
        with zipfile.ZipFile(source) as archive:
            infos = archive.infolist()
    except CANNOT_READ as error:
        raise DownloadError(
            f"{source} {_about(error)}; nothing was imported."
        ) from None
    _expect_harmless(source, infos)
    return unzipped(source)


def _about(error: Exception) -> str:
    return "is no zip file" if isinstance(error, zipfile.BadZipFile) else why(error)


def _expect_harmless(source: Path, infos: list[zipfile.ZipInfo]) -> None:
    for info in infos:
        parts = info.filename.replace("\\", "/").split("/")
        if ".." in parts or parts[0] == "" or ":" in parts[0][:2]:
            raise DownloadError(
                f"{source} has a file named “{info.filename[:80]}”, which leads out of "
                "the folder. No learning platform writes such names; nothing was "
                "imported."
            )
        if info.file_size > MAX_BYTES:
            raise DownloadError(
                f"{source} has a file of {info.file_size / 1e6:.0f} MB, "
                f"“{info.filename[:80]}”; {MAX_BYTES // 10**6} MB are allowed. Nothing "
                "was imported. Take it out of the zip file, and hand the student's "
                "notebook in by hand."
            )
    total = sum(info.file_size for info in infos)
    if total > max(AT_LEAST, MOST_TIMES * source.stat().st_size):
        raise DownloadError(
            f"{source} would unpack to {total / 1e6:.0f} MB, more than {MOST_TIMES} "
            "times its size: a zip bomb. Nothing was imported."
        )


def file_name(download: Download, known: set[str]) -> str:
    """What to call a file here: our own notebooks without Canvas's count."""
    plain = _RESUBMITTED.sub("", download.file)
    return plain if plain in known else download.file


def is_mark(name: str) -> bool:
    """Whether a student's file is named as nbgrader's own notes are."""
    return name.lower() in MARKS
