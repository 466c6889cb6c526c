"""How many draws of hidden examples make a sound answer key, and what one costs.

    make keys SEEDS=5000 ARGS="--only optimize"

Every seed of every exercise is vetted as it is before grading
(`grading.judging.vetting`). The table counts those that pass, and says what is wrong
with the others: a case that goes wrong now and then is to be redesigned, not redrawn.

Every batch of seeds is written down, so a run that was stopped goes on where it was; a
batch counts as long as nothing changed that decides what an answer is worth.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from grading.judging.keys import fingerprint
from grading.judging.pool import outcomes
from grading.judging.vetting import Vetting
from grading.model.lesson import load_lesson
from grading.paths import ROOT, lesson_files

FIRST = 1_000_000  # far from the public seed and from the panel
WANTED = 0.95
BATCH = 50
KEPT = ROOT / "build" / "answer_keys.jsonl"


def main(arguments: list[str]) -> int:
    """Vet the seeds, print the table; 1 if an exercise accepts too few."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5000)
    parser.add_argument("--only", nargs="*", default=[], help="exercises")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kept", type=Path, default=KEPT, help="where batches are")
    parser.add_argument("--table", action="store_true", help="only of what is kept")
    asked = parser.parse_args(arguments)
    chosen = list(exercises(asked.only))
    if not asked.table:
        study(chosen, asked.seeds, asked.workers, asked.kept)
    return int(not table(chosen, kept(asked.kept)))


def exercises(only: list[str]) -> Iterator[tuple[str, str]]:
    """All exercises, or those of some names, with their lessons."""
    for path in lesson_files():
        for name in load_lesson(path.stem).exercises:
            if not only or name in only:
                yield path.stem, name


def study(chosen: list[tuple[str, str]], seeds: int, workers: int, file: Path) -> None:
    """Vet what is not kept yet, batch by batch of all exercises, and keep it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    there = {(r["lesson"], r["name"], *r["seeds"]) for r in kept(file)}
    starts = range(FIRST, FIRST + seeds, BATCH)
    jobs = [
        (lesson, name, start, min(start + BATCH, FIRST + seeds))
        for start in starts
        for lesson, name in chosen
    ]
    jobs = [job for job in jobs if job not in there]
    for (lesson, name, *ends), came in outcomes(_batch, jobs, workers) if jobs else ():
        if isinstance(came, Exception):
            raise came
        sound, seconds, why = came
        row = {"lesson": lesson, "name": name, "seeds": ends, "sound": sound}
        row |= {"seconds": seconds, "why": why, "of": fingerprint(lesson)}
        with file.open("a", encoding="utf-8") as lines:
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def kept(file: Path) -> list[dict]:
    """The batches that were vetted by what decides today."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else ()
    today = cache(fingerprint)
    return [r for r in map(json.loads, lines) if r["of"] == today(r["lesson"])]


def table(chosen: Iterable[tuple[str, str]], rows: list[dict]) -> bool:
    """Print the share of sound draws; whether each exercise's is large enough."""
    good = True
    for lesson, name in chosen:
        own = [r for r in rows if (r["lesson"], r["name"]) == (lesson, name)]
        count = sum(end - start for start, end in (r["seeds"] for r in own))
        if not count:
            continue
        share = sum(r["sound"] for r in own) / count
        each = 1000 * sum(r["seconds"] for r in own) / count
        print(f"{lesson + '.' + name:48} {share:8.2%} of {count:5} {each:7.1f} ms each")
        why = sum((Counter(r["why"]) for r in own), Counter())
        for objection, times in why.most_common(5):
            print(f"    {times:5}  {objection}")
        good = good and share >= WANTED
    return good


def _batch(lesson: str, name: str, start: int, end: int) -> tuple[int, float, dict]:
    sound, seconds, why = vet(lesson, name, range(start, end))
    return sound, round(seconds, 3), dict(why)


def vet(lesson: str, name: str, seeds: range) -> tuple[int, float, Counter[str]]:
    """Vet a few seeds of an exercise."""
    vetting = _vetting(lesson, name)
    start = time.process_time()
    found = [list(vetting.objections(seed)) for seed in seeds]
    seconds = time.process_time() - start
    return found.count([]), seconds, Counter(o for each in found for o in each)


@cache
def _vetting(lesson: str, name: str) -> Vetting:
    vetting = Vetting(load_lesson(lesson), name)
    _ = vetting.usual  # once for each process, and not counted
    return vetting


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
