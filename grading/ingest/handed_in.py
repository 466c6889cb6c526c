"""Look through what a student handed in: folders, zips, files with odd names.

Nothing is followed and nothing is written: links are left out, and what is in a zip is
read from it, within limits.
"""

from __future__ import annotations

import os
import re
import stat
import struct
import time
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO

MAX_BYTES = 200_000_000  # of one notebook
MAX_ENTRIES = 10_000  # files and folders that are looked at
MAX_DIRECTORY = 2_000_000  # bytes of a zip's table of contents
MARKS = ("timestamp.txt", "submission_secret.txt")  # nbgrader's own
CANNOT_READ = (
    OSError, RuntimeError, ValueError, EOFError, zlib.error, zipfile.BadZipFile,
)  # fmt: skip
_NOTEBOOK = re.compile(r"\.ipynb(?!\w)", re.I)
_CHECKPOINTS = ".ipynb_checkpoints"
_LAST_RESORT = {_CHECKPOINTS, "handed_in"}  # copies that Jupyter, that `submit()` made
_ZIP_ENDS = ((b"PK\x05\x06", "<12xL"), (b"PK\x06\x06", "<40xQ"))


@dataclass(frozen=True)
class Entry:
    """One file that was handed in.

    Parameters
    ----------
    name : str
        Its path within the submission, the student's own words.
    time : float
        When it was last changed, in seconds since 1970.
    open : callable
        Opens it for reading bytes.
    problem : str
        Why it cannot be opened, "" if it can.
    """

    name: str
    time: float
    open: Callable[[], IO[bytes]]
    problem: str = ""

    @property
    def stem(self) -> str:
        """The notebook's name, without what stands before and after it."""
        return _NOTEBOOK.split(self.name.split("/")[-1])[0]

    @property
    def is_notebook(self) -> bool:
        """Whether its name is a notebook's, whatever a browser appended."""
        return bool(_NOTEBOOK.search(self.name.split("/")[-1]))

    @property
    def is_last_resort(self) -> bool:
        """Whether it is a copy of a notebook, put aside by Jupyter or `submit()`."""
        return not _LAST_RESORT.isdisjoint(self.name.split("/")[:-1])

    def read(self) -> bytes:
        """Read it.

        Raises
        ------
        ValueError
            If it is too large.
        OSError, RuntimeError, EOFError, zlib.error, BadZipFile
            If it is damaged or locked.
        """
        with self.open() as file:
            content = file.read(MAX_BYTES + 1)
        if len(content) > MAX_BYTES:
            raise ValueError(f"is larger than {MAX_BYTES // 10**6} MB")
        return content


def look_through(folder: Path) -> list[Entry]:
    """List the files of a submission, those in zips included, nearest first."""
    entries: list[Entry] = []
    for entry in files(folder):
        if entry.name.lower().endswith(".zip"):
            entries += _unzipped(entry, folder / entry.name)
        else:
            entries.append(entry)
    return entries


def why(error: Exception) -> str:
    """Say why a file could not be read, as the end of a sentence about it."""
    if type(error) is ValueError:  # our own
        return str(error)
    if type(error) is RuntimeError:  # zipfile's, of an encrypted member
        return "is locked with a password"
    if isinstance(error, OSError):
        return f"cannot be read ({error.strerror or type(error).__name__})"
    return "is damaged"


def files(folder: Path, most: int = MAX_ENTRIES) -> Iterator[Entry]:
    """Regular files, breadth first; links are not followed."""
    waiting, seen = [""], 0
    while waiting:
        place = waiting.pop(0)
        for item in _items(folder / place):
            seen += 1
            name = f"{place}{item.name}"
            if seen > most:
                return
            if item.is_dir(follow_symlinks=False) and not _is_hidden(item.name):
                waiting.append(f"{name}/")
            elif item.is_file(follow_symlinks=False) and not _is_junk(name):
                path, changed = folder / name, item.stat(follow_symlinks=False).st_mtime
                yield Entry(name, changed, lambda path=path: path.open("rb"))


def _items(folder: Path) -> list[os.DirEntry]:
    """What a folder holds; nothing if it may not be read."""
    try:
        return sorted(os.scandir(folder), key=lambda item: item.name)
    except OSError:
        return []


def _unzipped(entry: Entry, path: Path) -> list[Entry]:
    """What is in a zip, or the zip itself with the reason why it cannot be read."""
    try:
        if directory_size(path) > MAX_DIRECTORY:
            raise ValueError("has too many files in it")
        return unzipped(path, f"{entry.name}/")
    except CANNOT_READ as error:
        return [Entry(entry.name, entry.time, entry.open, why(error))]


def unzipped(path: Path, before: str = "") -> list[Entry]:
    """List the plain files in a zip, with their names behind a common beginning."""
    with zipfile.ZipFile(path) as archive:
        infos = [i for i in archive.infolist() if _is_plain_file(i)]
    return [_member(path, before, info) for info in infos]


def _member(path: Path, before: str, info: zipfile.ZipInfo) -> Entry:
    def opened() -> IO[bytes]:
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise ValueError("is packed in an unusual way")  # and may explode
        with zipfile.ZipFile(path) as archive:
            return archive.open(info)

    changed = time.mktime((*info.date_time, 0, 0, -1))
    inside = info.filename.replace("\\", "/")
    return Entry(f"{before}{inside}", changed, opened)


def directory_size(path: Path) -> int:
    """Bytes of a zip's table of contents, as its end says, before any of it is read."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 2**16 - 200))
        end = file.read()
    sizes = [0]
    for mark, layout in _ZIP_ENDS:
        for found in re.finditer(re.escape(mark), end):
            if len(end) - found.start() >= struct.calcsize(layout):
                sizes += struct.unpack_from(layout, end, found.start())
    return max(size for size in sizes if size != 2**32 - 1)


def _is_plain_file(info: zipfile.ZipInfo) -> bool:
    linked = stat.S_ISLNK(info.external_attr >> 16)
    return not (info.is_dir() or linked or _is_junk(info.filename))


def _is_junk(name: str) -> bool:
    """Whether a file is none of the student's: nbgrader's marks, a system's notes."""
    *folders, last = name.split("/")
    return name in MARKS or last.startswith(".") or any(map(_is_hidden, folders))


def _is_hidden(folder: str) -> bool:
    return folder != _CHECKPOINTS and (folder.startswith(".") or folder == "__MACOSX")
