"""Answer keys: which hidden examples a student is graded on.

From the course's secret comes a pool of seeds for every exercise, each of them vetted
(see `grading.vetting`) before anyone is graded with it. A student gets one by name: the
same at every regrade, not the neighbour's, unknown to whoever lacks the secret.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import tempfile
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import numpy as np

from . import paths
from .catalogue import Course, course
from .secret import secret
from .vetting import Vetting

POOL = (
    16  # keys of one exercise; what drawing them costs: docs/decisions/answer-keys.md
)
TRIES = 4 * POOL  # more would mean that the specification is at fault
JUDGING = ("catalogue", "exercise", "judge", "keys", "reference", "vetting")


class NoKeysError(LookupError):
    """So few draws of an exercise are sound that its specification must be."""


def seeds(folder: str | Path, lesson: str, student: str) -> dict[str, int]:
    """The seeds of a student's hidden examples, by exercise.

    Parameters
    ----------
    folder : path
        The course folder: the keys are kept in it.
    lesson : str
        The notebook's name.
    student : str
    """
    key = secret(folder)
    return {
        name: pool[_number(key, "student", student, lesson, name) % len(pool)]
        for name, pool in pools(folder, lesson).items()
    }


def prepare(folder: str | Path, assignment: str) -> None:
    """Draw what an assignment lacks of keys, once, before many processes ask for it."""
    for path in paths.lesson_files(assignment):
        pools(folder, path.stem)


def pools(folder: str | Path, lesson: str) -> dict[str, list[int]]:
    """The vetted seeds of every exercise of a lesson; drawn now if there are none.

    They are kept with what they were made from, and drawn anew when that changed: the
    secret, the lesson, its specifications, the judge. Drawing gives the same seeds to
    every process, so several may do it at once.
    """
    path = Path(folder) / paths.KEYS / f"{lesson}.json"
    made_from = hashlib.sha256(
        secret(folder) + fingerprint(lesson).encode()
    ).hexdigest()
    kept = _read(path)
    if kept.get("made from") != made_from:
        drawn = draw(course(lesson), secret(folder))
        kept = {"made from": made_from, "seeds": drawn}
        _write(path, kept)
    return kept["seeds"]


def draw(lesson: Course, key: bytes, size: int = POOL) -> dict[str, list[int]]:
    """Draw a pool of vetted seeds for every exercise of a lesson.

    Raises
    ------
    NoKeysError
        If hardly a draw is sound; the message has the objections to the last one.
    """
    return {n: list(islice(_sound(lesson, n, key), size)) for n in lesson.exercises}


def fingerprint(lesson: str) -> str:
    """Hash of everything that decides what an answer to a lesson is worth."""
    digest = hashlib.sha256(np.__version__.encode())
    for path in sorted(_judging(lesson)):
        digest.update(path.relative_to(paths.ROOT).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _judging(lesson: str) -> Iterator[Path]:
    yield paths.lesson_file(lesson)
    yield from (paths.ROOT / "autograder_tests").glob(f"{lesson}.py")
    yield from (paths.ROOT / "autograder_tests" / lesson).glob("*.py")
    yield from paths.HELPERS.glob("*.py")
    yield from (paths.ROOT / "grading" / f"{module}.py" for module in JUDGING)


def _sound(lesson: Course, name: str, key: bytes) -> Iterator[int]:
    """The sound ones among the seeds that the secret gives an exercise, in order."""
    vetting, objections = Vetting(lesson, name), []
    for number in count():
        if number == TRIES:
            raise NoKeysError(f"{lesson.lesson.name}.{name}: {'; '.join(objections)}")
        seed = _number(key, "key", lesson.lesson.name, name, str(number))
        found = list(vetting.objections(seed))
        objections = found or objections
        if not found:
            yield seed


def _number(key: bytes, *words: str) -> int:
    """A number of 64 bits from the secret and a list of words."""
    message = json.dumps(words).encode()
    return int.from_bytes(hmac.new(key, message, hashlib.sha256).digest()[:8], "big")


def _read(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}


def _write(path: Path, content: dict) -> None:
    """Write the file whole or not at all, readable by its owner only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)  # mode 600
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump(content, file, indent=1)
    os.replace(name, path)
