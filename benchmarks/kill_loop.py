"""Kill a grader at random moments, again and again, and see what is lost.

`make kill-loop` runs ``python -m benchmarks.kill_loop --moments 50``. A small class is
graded by `course grade` in a process group of its own, which is ended by SIGKILL at a
random moment; the same command goes on. Whenever a run comes to its end, everything is
compared with what was handed in, and everybody hands in anew.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from grading import paths
from grading.authoring.build import build_assignment
from grading.batch.stamps import STAMP
from grading.judging import keys

WEEK, LESSON = "week1_introduction", "introduction"
RIGHT = "def neuron(x, w, b):\n    return max(0.0, float(w @ x) + b)\n"
NO_BIAS = "def neuron(x, w, b):\n    return max(0.0, float(w @ x))\n"
DIES = "import os; os._exit(0)"
CLASS = {"ada": RIGHT, "ben": NO_BIAS, "cyd": RIGHT, "dan": DIES, "eve": RIGHT}
BY_HAND = 1.5  # points of ada's written answer, given by a person


class LostError(AssertionError):
    """A kill has cost or given somebody something."""


@dataclass
class Loop:
    """A course folder, and what is known of it.

    Parameters
    ----------
    folder : Path
        An empty one; becomes a course folder.
    earned : dict of str to float
        Points of the test cell, as an undisturbed run gave them.
    kills, runs : int
        How many runs were killed, and came to their end.
    length : float
        Seconds that an undisturbed run takes.
    handed_in : int
        When the class handed in last.
    """

    folder: Path
    earned: dict[str, float] = field(default_factory=dict)
    kills: int = 0
    runs: int = 0
    length: float = 0.0
    handed_in: int = 0

    def prepare(self) -> None:
        """Grade the class undisturbed, and let a person mark something."""
        shutil.copy(paths.ROOT / "nbgrader_config.py", self.folder)
        build_assignment(WEEK, self.folder)
        keys.prepare(self.folder, [WEEK])
        self.hand_in("at first")
        self.length = self.run()
        self.earned = self._scores("auto_score")
        with closing(self._book()) as book, book:
            book.execute(
                "update grade set manual_score = ?, needs_manual_grade = 0 where id = "
                f"({_GRADE} and a.student_id = 'ada' and n.name = 'your-task-answer')",
                [BY_HAND],
            )

    def hand_in(self, remark: str) -> None:
        """Let everybody hand in what they always do, and yet another file."""
        path = self.folder / paths.RELEASED / WEEK / f"{LESSON}.ipynb"
        for student, answer in CLASS.items():
            notebook = json.loads(path.read_text(encoding="utf-8"))
            for cell in notebook["cells"]:
                name = cell["metadata"].get("nbgrader", {}).get("grade_id")
                if name == "neuron":
                    cell["source"] = f"# {remark}\n{answer}"
                elif name == "your-task-answer":
                    cell["source"] = "Houses."
            place = self.folder / paths.SUBMITTED / student / WEEK
            place.mkdir(parents=True, exist_ok=True)
            (place / path.name).write_text(json.dumps(notebook), encoding="utf-8")
        self.handed_in = time.time_ns()

    def run(self, seconds: float | None = None) -> float:
        """Grade; after so many seconds, kill. Give the time that it took."""
        finished = self._finished()
        start = time.monotonic()
        grader = subprocess.Popen(
            [sys.executable, "-m", "grading", "grade", "1", "--workers", "2"],
            cwd=paths.ROOT,
            env=os.environ | {"COURSE_DIR": str(self.folder)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        try:
            said, _ = grader.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            os.killpg(grader.pid, signal.SIGKILL)
            grader.communicate()
            self.kills += 1
        else:
            _expect(grader.returncode == 0, said)
            self.runs += 1
        kept = finished.items() <= self._finished().items()
        _expect(kept, "what was graded is graded again")
        return time.monotonic() - start

    def disturb(self, moments: int, rng: random.Random) -> Iterator[float]:
        """Kill at random moments; yields them."""
        while self.kills < moments:
            moment = rng.uniform(0.0, 1.1 * self.length)
            before = self.kills
            self.run(moment)
            if self.kills > before:
                yield moment
            else:
                self.compare()
                self.hand_in(f"after {self.kills} kills")
        self.run()
        self.compare()

    def compare(self) -> None:
        """See that everybody has what they earned, and a page that says so.

        The gradebook itself refuses a second score for the same cell.

        Raises
        ------
        LostError
        """
        _expect(self._scores("auto_score") == self.earned, "other points")
        _expect(self._by_hand() == BY_HAND, "a mark by hand is lost")
        for student in CLASS:
            for step, suffix in ((paths.AUTOGRADED, "ipynb"), (paths.FEEDBACK, "html")):
                place = self.folder / step / student / WEEK
                _expect((place / STAMP).is_file(), f"{place} is not whole")
                text = (place / f"{LESSON}.{suffix}").read_text(encoding="utf-8")
                _expect(len(text) > 10_000, f"{place} is cut off")
        left = list((self.folder / paths.STAGING).iterdir())
        _expect(not left, f"left behind: {left}")

    def _finished(self) -> dict[str, int]:
        """When each submission was graded, of those that are."""
        stamps = (self.folder / paths.AUTOGRADED).glob(f"*/{WEEK}/{STAMP}")
        times = {p.parts[-3]: p.stat().st_mtime_ns for p in stamps}
        return {s: moment for s, moment in times.items() if moment > self.handed_in}

    def _book(self) -> sqlite3.Connection:
        return sqlite3.connect(self.folder / paths.GRADEBOOK)

    def _scores(self, column: str) -> dict[str, float]:
        query = f"select a.student_id, g.{column} from {_JOINED} and n.name = ?"
        with closing(self._book()) as book:
            rows = book.execute(query, ["neuron-test"]).fetchall()
        _expect(len(rows) == len(CLASS), f"{len(rows)} scores")
        return dict(rows)

    def _by_hand(self) -> float:
        query = f"select sum(g.manual_score) from {_JOINED}"
        with closing(self._book()) as book:
            return book.execute(query).fetchone()[0]


_JOINED = (
    "grade g, base_cell n, submitted_notebook b, submitted_assignment a "
    "where g.cell_id = n.id and g.notebook_id = b.id and b.assignment_id = a.id"
)
_GRADE = f"select g.id from {_JOINED}"


def _expect(right: bool, otherwise: str) -> None:
    if not right:
        raise LostError(otherwise)


def main() -> None:
    """Kill as often as asked, and say what came of it."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--moments", type=int, default=50)
    parser.add_argument("--seed", type=int, default=7)
    words = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="kill-loop-") as name:
        loop = Loop(Path(name))
        loop.prepare()
        print(f"An undisturbed run takes {loop.length:.1f} s; points: {loop.earned}")
        for moment in loop.disturb(words.moments, random.Random(words.seed)):
            print(f"killed after {moment:5.1f} s ({loop.kills})", flush=True)
    print(
        f"{loop.kills} kills, {loop.runs} runs that came to their end: nothing lost, "
        "nothing twice, no 0 that nobody earned."
    )


if __name__ == "__main__":
    main()
