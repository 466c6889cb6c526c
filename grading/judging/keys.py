"""Answer keys: which hidden examples a student is graded on.

From the course's secret comes a pool of seeds for every exercise, each of them vetted
(see `grading.judging.vetting`) before anyone is graded with it. A student gets one by
name: the same at every regrade, not the neighbour's, unknown to whoever lacks the
secret.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path

import numpy as np

from .. import paths
from ..model.lesson import Lesson, load_lesson
from .pool import outcomes
from .secret import secret
from .vetting import Vetting

POOL = (
    16  # keys of one exercise; what drawing them costs: docs/decisions/answer-keys.md
)
TRIES = 4 * POOL  # more would mean that the specification is at fault
JUDGING = ("judge", "keys", "vetting")


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


def prepare(
    folder: str | Path, assignments: Iterable[str], workers: int | None = None
) -> None:
    """Draw what assignments lack of keys, side by side, before anyone asks for them.

    Raises
    ------
    NoKeysError
        See `draw`.
    """
    key = secret(folder)
    lessons = [p.stem for name in assignments for p in paths.lesson_files(name)]
    missing = [name for name in lessons if not _kept(folder, name)]
    jobs = [
        (lesson, n, key) for lesson in missing for n in load_lesson(lesson).exercises
    ]
    drawn: dict[str, dict[str, list[int]]] = {lesson: {} for lesson in missing}
    coming = outcomes(_pool, jobs, workers or os.cpu_count() or 1) if jobs else ()
    for (lesson, name, _), found in coming:
        if isinstance(found, Exception):
            raise found
        drawn[lesson][name] = found
    for lesson, found in drawn.items():
        _keep(folder, lesson, {n: found[n] for n in load_lesson(lesson).exercises})


def pools(folder: str | Path, lesson: str) -> dict[str, list[int]]:
    """The vetted seeds of every exercise of a lesson; drawn now if there are none.

    They are kept with what they were made from, and drawn anew when that changed: the
    secret, the lesson, its specifications, the judge. Drawing gives the same seeds to
    every process, so several may do it at once.
    """
    return _kept(folder, lesson) or _keep(
        folder, lesson, draw(load_lesson(lesson), secret(folder))
    )


def draw(lesson: Lesson, key: bytes, size: int = POOL) -> dict[str, list[int]]:
    """Draw a pool of vetted seeds for every exercise of a lesson.

    Raises
    ------
    NoKeysError
        If hardly a draw is sound; the message has the objections to the last one.
    """
    return {n: list(islice(_sound(lesson, n, key), size)) for n in lesson.exercises}


def _pool(lesson: str, name: str, key: bytes) -> list[int]:
    """Draw the pool of one exercise; what a process does for `prepare`."""
    return list(islice(_sound(load_lesson(lesson), name, key), POOL))


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
    yield from (paths.HELPERS / "checking").glob("*.py")
    yield from (paths.ROOT / "grading/model").glob("*.py")
    yield from (paths.ROOT / "grading/judging" / f"{name}.py" for name in JUDGING)


def _sound(lesson: Lesson, name: str, key: bytes) -> Iterator[int]:
    """The sound ones among the seeds that the secret gives an exercise, in order."""
    vetting, objections = Vetting(lesson, name), []
    for number in count():
        if number == TRIES:
            raise NoKeysError(f"{lesson.file.name}.{name}: {'; '.join(objections)}")
        seed = _number(key, "key", lesson.file.name, name, str(number))
        found = list(vetting.objections(seed))
        objections = found or objections
        if not found:
            yield seed


def _number(key: bytes, *words: str) -> int:
    """A number of 64 bits from the secret and a list of words."""
    message = json.dumps(words).encode()
    return int.from_bytes(hmac.new(key, message, hashlib.sha256).digest()[:8], "big")


def _made_from(folder: str | Path, lesson: str) -> str:
    whole = secret(folder) + fingerprint(lesson).encode()
    return hashlib.sha256(whole).hexdigest()


def _file(folder: str | Path, lesson: str) -> Path:
    return Path(folder) / paths.KEYS / f"{lesson}.json"


def _kept(folder: str | Path, lesson: str) -> dict[str, list[int]]:
    """The pools that are kept, if they were made from what is there now."""
    try:
        kept = json.loads(_file(folder, lesson).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return {}
    return kept["seeds"] if kept.get("made from") == _made_from(folder, lesson) else {}


def _keep(
    folder: str | Path, lesson: str, pools: dict[str, list[int]]
) -> dict[str, list[int]]:
    """Write the file whole or not at all, readable by its owner only."""
    path = _file(folder, lesson)
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)  # mode 600
    with os.fdopen(handle, "w", encoding="ascii") as file:
        json.dump({"made from": _made_from(folder, lesson), "seeds": pools}, file)
    os.replace(name, path)
    return pools
