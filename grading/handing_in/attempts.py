"""Attempts: every version that a student handed in, kept, and whose turn it is.

The queue is what lies in `course/attempts/<assignment>/<student>/<number>/`: the files,
and beside them `attempt.json`. Whoever is stopped reads it there and goes on.
"""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from .. import paths
from ..batch.stamps import digest_files
from ..ingest.handed_in import Entry
from .submitted import set_aside

WAITING, GRADED, REFUSED, PROBLEM = "waiting", "graded", "refused", "not graded"
LAST, BEST = "last", "best"
ABOUT = "attempt.json"


@dataclass(frozen=True)
class Attempt:
    """One version of one student's work.

    Parameters
    ----------
    place : str
        Its folder.
    student : str
    number : int
        From 1, in the order in which they came.
    key : str
        Tells it from other versions.
    source : {"exchange", "folder", "download"}
    received : str
        When it was taken in, ISO 8601, UTC.
    status : {"waiting", "graded", "refused", "not graded"}
    points, of : float
        What grading gave.
    graded : str
        When that was, ISO 8601.
    """

    place: str
    student: str
    number: int
    key: str
    source: str
    received: str
    status: str = WAITING
    points: float = 0.0
    of: float = 0.0
    graded: str = ""

    @property
    def files(self) -> Path:
        """The folder of what was handed in."""
        return Path(self.place, "files")


def attempts_of(folder: Path, assignment: str) -> dict[str, list[Attempt]]:
    """Read everybody's attempts, each student's in order."""
    found: dict[str, list[Attempt]] = {}
    for path in (folder / paths.ATTEMPTS / assignment).glob(f"*/*/{ABOUT}"):
        if path.parent.name.startswith("."):  # half-way when it was killed
            continue
        one = Attempt(**json.loads(path.read_text(encoding="utf-8")))
        found.setdefault(one.student, []).append(replace(one, place=str(path.parent)))
    return {s: sorted(every, key=lambda a: a.number) for s, every in found.items()}


def receive(
    folder: Path,
    assignment: str,
    student: str,
    files: Mapping[str, Entry],
    known: Iterable[Attempt],
    key: str,
    source: str,
) -> Attempt:
    """Keep a version: whole, or not at all.

    Raises
    ------
    OSError, ValueError, …
        See `Entry.read`: if a file cannot be read.
    """
    home = folder / paths.ATTEMPTS / assignment / student
    home.mkdir(parents=True, exist_ok=True)
    number = max((a.number for a in known), default=0) + 1
    moment = datetime.now(UTC).isoformat()
    attempt = Attempt(str(home / str(number)), student, number, key, source, moment)
    staging = Path(tempfile.mkdtemp(prefix=".", dir=home))
    try:
        for name, entry in files.items():
            target = staging / "files" / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(entry.read())
            os.utime(target, (entry.time, entry.time))
        (staging / ABOUT).write_text(json.dumps(asdict(attempt)), encoding="utf-8")
        staging.rename(attempt.place)
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return attempt


def settle(attempt: Attempt, **changes: object) -> Attempt:
    """Write down what became of an attempt."""
    moment = datetime.now(UTC).isoformat()
    attempt = replace(attempt, graded=moment, **changes)
    path = Path(attempt.place, ABOUT)
    beside = path.with_suffix(".new")
    beside.write_text(json.dumps(asdict(attempt)), encoding="utf-8")
    os.replace(beside, path)
    return attempt


def due(
    everybody: Mapping[str, list[Attempt]], most: int, wait: timedelta, now: datetime
) -> tuple[list[Attempt], list[Attempt]]:
    """Say whose turn it is: one attempt of each student, the longest waiting first.

    Parameters
    ----------
    everybody : dict
        Attempts by student.
    most : int
        How many are graded; 0 is no limit.
    wait : timedelta
        From one grading of a student's work to the next.
    now : datetime

    Returns
    -------
    due, refused : list of Attempt
    """
    turn, refused = [], []
    for every in everybody.values():
        waiting = [a for a in every if a.status == WAITING]
        graded = [a for a in every if a.status == GRADED]
        if most and len(graded) >= most:
            refused += waiting
            continue
        last = max((datetime.fromisoformat(a.graded) for a in graded), default=None)
        if waiting and (last is None or last + wait <= now):
            turn.append(waiting[0])
    return sorted(turn, key=lambda a: a.received), refused


def counting(every: list[Attempt], counts: str) -> Attempt | None:
    """The attempt that counts: the last, or the best and of equals the later."""
    graded = [a for a in every if a.status == GRADED]
    rank = {LAST: lambda a: a.number, BEST: lambda a: (a.points, a.number)}
    return max(graded, key=rank[counts], default=None)


def put_in_place(folder: Path, assignment: str, attempt: Attempt) -> bool:
    """Make an attempt the submission that is graded; say whether that changed it.

    What was there and is no attempt was put there by hand: it is set aside.
    """
    place = folder / paths.SUBMITTED / attempt.student / assignment
    wanted = _digest(attempt.files)
    if place.is_dir() and _digest(place) == wanted:
        return False
    (folder / paths.STAGING).mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(dir=folder / paths.STAGING))
    shutil.copytree(attempt.files, staging, dirs_exist_ok=True)
    staging.chmod(0o755)
    if place.is_dir():
        kept = [p for p in Path(attempt.place).parent.glob("*/files")]
        if _digest(place) in map(_digest, kept):
            shutil.rmtree(place)
        else:
            set_aside(place, folder / paths.REPLACED)
    place.parent.mkdir(parents=True, exist_ok=True)
    staging.rename(place)
    return True


def _digest(place: Path) -> str:
    found = (p for p in place.rglob("*") if p.is_file() and not p.is_symlink())
    return digest_files(found, place)
