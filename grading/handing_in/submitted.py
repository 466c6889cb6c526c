"""A submission in its place: whole or not at all, and never over another one."""

from __future__ import annotations

import contextlib
import os
import shutil
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from nbgrader.utils import parse_utc

from .. import paths
from ..ingest.handed_in import MARKS, Entry

NEW, SAME, NEWER, OLDER = "new", "unchanged", "replaced", "older"
TIMESTAMP = "timestamp.txt"


def put(
    folder: Path,
    assignment: str,
    student: str,
    files: dict[str, Entry],
    time: datetime | None,
) -> str:
    """Put a submission in its place, whole or not at all.

    What was there before moves to `course/replaced`, named by the moment. Nothing
    happens if the same files are there, or a submission with a later time.

    Returns
    -------
    {"new", "unchanged", "replaced", "older"}
    """
    place = folder / paths.SUBMITTED / student / assignment
    (folder / paths.STAGING).mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(dir=folder / paths.STAGING))
    try:
        for name, entry in files.items():
            target = staging / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(entry.read())
            with contextlib.suppress(OSError, OverflowError):
                os.utime(target, (entry.time, entry.time))
        if time:
            text = f"{time.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC"
            (staging / TIMESTAMP).write_text(text, encoding="utf-8")
        staging.chmod(0o755)
        return _swap(staging, place, folder / paths.REPLACED, time)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _swap(made: Path, place: Path, attic: Path, time: datetime | None) -> str:
    outcome = NEW
    if place.is_dir():
        before = submitted_at(place)
        if before and time and time.replace(microsecond=0) < before:
            return OLDER
        if _contents(made) == _contents(place):
            if time and before is None and not (place / TIMESTAMP).exists():
                shutil.copy(made / TIMESTAMP, place)
            return SAME
        outcome = NEWER
        set_aside(place, attic)
    place.parent.mkdir(parents=True, exist_ok=True)
    made.rename(place)
    return outcome


def set_aside(place: Path, attic: Path) -> Path:
    """Move a submission out of the way; nothing that was handed in is ever deleted."""
    moment = f"{datetime.now(UTC):%Y-%m-%d %H.%M.%S.%f}"
    kept = attic / place.parent.name / place.name / moment
    kept.parent.mkdir(parents=True, exist_ok=True)
    place.rename(kept)
    return kept


def submitted_at(place: Path) -> datetime | None:
    """When a submission was handed in, as its timestamp says; None if it does not."""
    try:
        text = (place / TIMESTAMP).read_text(encoding="utf-8").strip()
        return parse_utc(text).replace(tzinfo=UTC)
    except (OSError, ValueError, OverflowError):
        return None


def _contents(place: Path) -> dict[str, bytes]:
    """Every file that the student handed in, and what is in it."""
    found = (p for p in place.rglob("*") if p.is_file() and not p.is_symlink())
    named = {p.relative_to(place).as_posix(): p for p in found}
    return {name: p.read_bytes() for name, p in named.items() if name not in MARKS}
