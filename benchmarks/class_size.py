"""Classes of growing size: is grading time linear, is memory flat, where does it go?

``make class-size SIZES="100 1000"``. Everybody hands in week 1, one exercise, half of
them with a known mistake. A class is graded by the command that instructors use; its
memory is that of all its processes, looked at twice a second. Then the layers of one
submission are timed in this process, the median of some, first warm.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from statistics import median

import matplotlib as mpl
import psutil

from grading import paths
from grading.batch import grader
from grading.judging import sandbox
from grading.plugins import judge as judging
from grading.reports import feedback

from .class_speed import answer, build

WEEK, LESSON = "week1_introduction", "introduction"
PICTURE = paths.BUILD / "class_size.png"
LAYERS: dict[str, tuple[object, str]] = {
    "take in": (grader, "ingest"),
    "fork and confine": (sandbox.Sandbox, "worker"),
    "run cells": (sandbox.Worker, "run"),
    "judge": (judging, "judge_notebook"),  # holds the two above; taken off below
    "gradebook": (grader, "save"),
    "page": (feedback, "write"),
}


def main() -> None:
    """Print a row per size and a row per layer, and draw both."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    words = parser.parse_args()
    rows = []
    for size in words.sizes:
        with tempfile.TemporaryDirectory() as name:
            folder = hand_in(Path(name) / "course", size)
            wall, cpu, memory = graded(folder, words.workers)
        rows.append((size, wall, cpu, memory))
        print(
            f"{size:6} submissions: {wall:7.1f} s, {60 * size / wall:6.0f} a minute, "
            f"{cpu / size:.3f} CPU-s each, at most {memory / 2**20:.0f} MB",
            flush=True,
        )
    with tempfile.TemporaryDirectory() as name:
        layers = layered(hand_in(Path(name) / "course", 12))
    for layer, seconds in layers.items():
        print(f"{layer:>16}: {1000 * seconds:6.1f} ms")
    draw(rows, layers)
    print(f"Drawn: {paths.short(PICTURE)}")


def hand_in(folder: Path, students: int) -> Path:
    """Build week 1 in a new folder, and let so many students hand in."""
    build(folder, WEEK)
    path = folder / paths.RELEASED / WEEK / f"{LESSON}.ipynb"
    released, chance = path.read_text(encoding="utf-8"), random.Random(1)
    for number in range(students):
        place = folder / paths.SUBMITTED / f"student{number:05}" / WEEK
        place.mkdir(parents=True)
        notebook = answer(json.loads(released), LESSON, chance, share=0.5)
        (place / path.name).write_text(json.dumps(notebook), encoding="utf-8")
    return folder


def graded(folder: Path, workers: int) -> tuple[float, float, float]:
    """Grade a class: seconds, CPU seconds, and the most memory, in bytes."""
    command = [sys.executable, "-m", "grading", "grade", "1", "--workers", str(workers)]
    variables = {"PYTHONPATH": str(paths.ROOT), "COURSE_DIR": str(folder)}
    start, before = time.perf_counter(), _cpu()
    running = subprocess.Popen(
        command, cwd=folder, env=os.environ | variables, stdout=subprocess.DEVNULL
    )
    most = [0.0]
    watch = threading.Thread(target=_watch, args=(running, most), daemon=True)
    watch.start()
    if running.wait():
        raise RuntimeError("course grade failed; see above")
    return time.perf_counter() - start, _cpu() - before, most[0]


def _watch(running: subprocess.Popen, most: list[float]) -> None:
    """Keep the most memory that a command and its processes have had to themselves."""
    while running.poll() is None:
        total = 0.0
        with suppress(psutil.Error):
            top = psutil.Process(running.pid)
            for process in (top, *top.children(recursive=True)):
                with suppress(psutil.Error):
                    total += process.memory_full_info().uss
        most[0] = max(most[0], total)
        time.sleep(0.5)


def layered(folder: Path) -> dict[str, float]:
    """Median seconds that each layer takes of one submission, and of the rest."""
    spent: dict[str, list[float]] = {name: [] for name in LAYERS}
    totals = []
    with clocked(spent):
        for place in sorted((folder / paths.SUBMITTED).iterdir()):
            for each in spent.values():
                each.append(0.0)
            start = time.perf_counter()
            grader.grade_one(str(folder), WEEK, place.name, True)
            totals.append(time.perf_counter() - start)
    warm = slice(2, None)
    layers = {name: median(each[warm]) for name, each in spent.items()}
    layers["judge"] -= layers["fork and confine"] + layers["run cells"]
    layers["everything else"] = median(totals[warm]) - sum(layers.values())
    return layers


@contextmanager
def clocked(spent: dict[str, list[float]]) -> Iterator[None]:
    """Add up, in the last entry of each list, what a layer's function takes."""
    before = {name: getattr(place, word) for name, (place, word) in LAYERS.items()}
    for name, (place, word) in LAYERS.items():
        wrap = _entering if word == "worker" else _calling
        setattr(place, word, wrap(before[name], spent[name]))
    try:
        yield
    finally:
        for name, (place, word) in LAYERS.items():
            setattr(place, word, before[name])


def _calling(function: Callable, spent: list[float]) -> Callable:
    def timed(*args: object, **kwargs: object) -> object:
        start = time.perf_counter()
        try:
            return function(*args, **kwargs)
        finally:
            spent[-1] += time.perf_counter() - start

    return timed


def _entering(function: Callable, spent: list[float]) -> Callable:
    """Time only the way into a `with` block: what is in it has layers of its own."""

    @contextmanager
    def timed(*args: object, **kwargs: object) -> Iterator:
        start = time.perf_counter()
        with function(*args, **kwargs) as worker:
            spent[-1] += time.perf_counter() - start
            yield worker

    return timed


def draw(rows: list[tuple], layers: dict[str, float]) -> None:
    """Draw time and memory against the size of the class, and the layers."""
    mpl.use("agg")
    import matplotlib.pyplot as plt

    sizes, walls, _, memory = zip(*rows, strict=True)
    figure, axes = plt.subplots(1, 3, figsize=(12, 3.4), layout="constrained")
    for ax, values, label in (
        (axes[0], walls, "seconds"),
        (axes[1], [m / 2**20 for m in memory], "megabytes, at most"),
    ):
        ax.plot(sizes, values, "o-")
        ax.set(xlabel="submissions", ylabel=label, xlim=(0, None), ylim=(0, None))
    names = list(layers)[::-1]
    axes[2].barh(names, [1000 * layers[n] for n in names])
    axes[2].set(xlabel="milliseconds of one submission")
    PICTURE.parent.mkdir(exist_ok=True)
    figure.savefig(PICTURE, dpi=120)


def _cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


if __name__ == "__main__":
    main()
