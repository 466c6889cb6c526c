"""A queue of students who hand in, worked through by `course watch`.

``make queue STUDENTS=1000`` writes tiny submissions of week 1 into a folder, right and
wrong ones in turn, and has `course watch --once` take them in and grade them for real:
rebuilt, run behind whatever walls this machine has, judged, page and receipt handed
back. The run is killed once on the way, and gone on with. Told are the seconds for each
submission, and whether everybody was graded once and in order.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from itertools import pairwise
from pathlib import Path

from grading import paths
from grading.authoring.build import build_assignment
from grading.handing_in.attempts import GRADED, Attempt, attempts_of

WEEK, LESSON = "week1_introduction", "introduction"
RIGHT = "def neuron(x, w, b):\n    return max(0.0, float(w @ x) + b)\n"
WRONG = "def neuron(x, w, b):\n    return float(w @ x) + b\n"
MOST = 8.0  # points of the right one


def hand_in(inbox: Path, student: str, answer: str) -> None:
    """Write a notebook of one cell; whatever else belongs to it is put back."""
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "source": answer}
    (inbox / student).mkdir(parents=True)
    text = json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4})
    (inbox / student / f"{LESSON}.ipynb").write_text(text, encoding="utf-8")


def attempts(folder: Path) -> list[Attempt]:
    """What has been graded, in the order in which it came."""
    every = [a for some in attempts_of(folder, WEEK).values() for a in some]
    graded = [a for a in every if a.status == GRADED]
    return sorted(graded, key=lambda a: a.received)


def watch(folder: Path, inbox: Path, until: int = 0) -> float:
    """Watch once, or until so many are graded and it is killed; give the seconds."""
    words = ["watch", WEEK, "--from", str(inbox), "--once", "--course-dir", str(folder)]
    start = time.perf_counter()
    run = subprocess.Popen(
        [sys.executable, "-m", "grading", *words],
        cwd=paths.ROOT,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )
    while until and run.poll() is None and len(attempts(folder)) < until:
        time.sleep(0.2)
    if until and run.poll() is None:
        os.killpg(run.pid, signal.SIGKILL)
    run.wait()
    return time.perf_counter() - start


def main() -> None:
    """Fill a queue, work through it, and say how that went."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=1000)
    count = parser.parse_args().students
    with tempfile.TemporaryDirectory() as place:
        folder, inbox = Path(place, "course"), Path(place, "inbox")
        folder.mkdir()
        shutil.copy(paths.ROOT / paths.CONFIG_FILE, folder)
        build_assignment(WEEK, folder)
        for number in range(count):
            hand_in(inbox, f"s{number:05}", WRONG if number % 2 else RIGHT)
        time.sleep(3)  # it does not read what may still be arriving
        first = watch(folder, inbox, until=count // 3)
        before = len(attempts(folder))
        second = watch(folder, inbox)
        report(attempts(folder), count, before, first + second)


def report(graded: list[Attempt], count: int, before: int, seconds: float) -> None:
    """Print what became of a queue."""
    students = [a.student for a in graded]
    planted = all((a.points == MOST) == (int(a.student[1:]) % 2 == 0) for a in graded)
    late = sum(b.graded < a.graded for a, b in pairwise(graded))
    print(f"{count} students handed in; killed after {before} were graded.")
    print(f"{len(graded)} graded in {seconds:.0f} s, {seconds / count:.2f} s each.")
    print(f"Nobody twice: {len(set(students)) == len(students)}.")
    print(f"Points as planted: {planted}.")
    print(f"Finished before somebody who came just before: {late}.")


if __name__ == "__main__":
    main()
