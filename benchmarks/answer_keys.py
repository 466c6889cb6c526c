"""How many draws of hidden examples make a sound answer key, and what one costs.

    make keys SEEDS=5000 ARGS="--only optimize"

Every seed of every exercise is vetted as it is before grading
(`grading.judging.vetting`). The table counts those that pass, and says what is wrong
with the others: a case that goes wrong now and then is to be redesigned, not redrawn.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context

from grading.judging.vetting import Vetting
from grading.model.lesson import load_lesson
from grading.paths import lesson_files

FIRST = 1_000_000  # far from the public seed and from the panel
WANTED = 0.95
BATCH = 50


def main(arguments: list[str]) -> int:
    """Vet the seeds, print the table; 1 if an exercise accepts too few."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=5000)
    parser.add_argument("--only", nargs="*", default=[], help="exercises")
    parser.add_argument("--workers", type=int, default=2)
    asked = parser.parse_args(arguments)
    poor = 0
    with ProcessPoolExecutor(asked.workers, get_context("spawn")) as pool:
        for lesson, name in exercises(asked.only):
            sound, seconds, why = study(pool, lesson, name, asked.seeds)
            share = sound / asked.seeds
            poor += share < WANTED
            each = 1000 * seconds / asked.seeds
            print(f"{lesson}.{name:30} {share:8.2%} {each:8.1f} ms a seed", flush=True)
            for objection, times in why.most_common(5):
                print(f"    {times:5}  {objection}")
    return int(poor > 0)


def exercises(only: list[str]) -> Iterator[tuple[str, str]]:
    """All exercises, or those of some names, with their lessons."""
    for path in lesson_files():
        for name in load_lesson(path.stem).exercises:
            if not only or name in only:
                yield path.stem, name


def study(
    pool: ProcessPoolExecutor, lesson: str, name: str, seeds: int
) -> tuple[int, float, Counter]:
    """Vet many seeds of an exercise: how many are sound, CPU seconds, objections."""
    ends = range(FIRST, FIRST + seeds, BATCH)
    numbers = [range(n, min(n + BATCH, FIRST + seeds)) for n in ends]
    parts = pool.map(vet, [lesson] * len(numbers), [name] * len(numbers), numbers)
    sound, seconds, why = 0, 0.0, Counter()
    for good, took, objections in parts:
        sound, seconds, why = sound + good, seconds + took, why + objections
    return sound, seconds, why


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
