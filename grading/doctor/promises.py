"""Find out which promises of the sandbox hold here, by trying to break them.

A worker is started as for grading, attacks what `target` has set up, and says how it
went.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import asdict, dataclass

from ..worker import bubble, landlock, places, walls
from ..worker.probes.field import SECRET_NAME
from .target import target

EVERYTHING = walls.ALL | {walls.START, walls.BUBBLE}
_TMPFS = 64 << 20


@dataclass(frozen=True)
class Attempt:
    """One attempt to break a promise.

    Parameters
    ----------
    promise : str
        A name of `walls.PROMISES`; "work" for what a worker must be able to do.
    outcome : str
        "through", "stopped", or "broke" for a probe that proves nothing.
    reason : str
        What stopped it, or what it could do.
    raised : tuple of str
        The walls that the worker had raised.
    """

    promise: str
    outcome: str
    reason: str
    raised: tuple[str, ...] = ()

    @property
    def stopped(self) -> bool:
        """Whether it was tried in earnest and did not get through."""
        return self.outcome == "stopped"


@dataclass(frozen=True)
class Row:
    """What came of one promise: kept if a wall keeps it and nothing got through."""

    promise: str
    kept: bool
    reason: str


@dataclass(frozen=True)
class Report:
    """What the doctor found.

    Parameters
    ----------
    attempts : list of Attempt
    raised : frozenset of str
        The walls that are up.
    """

    attempts: list[Attempt]
    raised: frozenset[str]

    @property
    def rows(self) -> list[Row]:
        """One for each promise that was tried, in the order of `walls.PROMISES`."""
        tried = {a.promise for a in self.attempts}
        return [self._row(name) for name in walls.PROMISES if name in tried]

    @property
    def hindered(self) -> str:
        """What a worker needs and cannot do behind these walls; "" if it can."""
        work = [a for a in self.attempts if a.promise == "work"]
        return "".join(a.reason for a in work if a.outcome != "through")

    @property
    def sound(self) -> bool:
        """Whether students' code can run here, and all that is essential holds."""
        kept = all(r.kept or not walls.PROMISES[r.promise].essential for r in self.rows)
        return kept and not self.hindered

    def _row(self, promise: str) -> Row:
        tried = [a for a in self.attempts if a.promise == promise]
        worst = min(tried, key=lambda attempt: attempt.stopped)
        if worst.stopped and not walls.kept(self.raised)[promise]:
            return Row(promise, False, "no wall keeps this here, though nothing got by")
        return Row(promise, worst.stopped, worst.reason)


def examine(
    use: Iterable[str] = EVERYTHING, promises: Iterable[str] = walls.PROMISES
) -> Report:
    """Try to break promises, with a worker that is started as for grading.

    Parameters
    ----------
    use : iterable of str
        The walls to use, where the machine has them: all, except to see what one of
        them is good for.
    promises : iterable of str
        Those to try.
    """
    use = frozenset(use)
    if not hasattr(os, "fork"):
        reason = "this system cannot fork a process"
        return Report([Attempt(p, "broke", reason) for p in promises], frozenset())
    around = use & {walls.START, walls.BUBBLE}
    if bubble.problem():
        around -= {walls.BUBBLE}
    with target(walls.BUBBLE in around) as field:
        order = {"field": asdict(field), "use": sorted(use), "promises": [*promises]}
        attempts = _attack(order, around)
    return Report(attempts, around.union(*(a.raised for a in attempts)))


def sentences(report: Report) -> list[str]:
    """Say what was found, one line for each promise."""
    return [
        *map(_line, report.rows),
        *(f"Missing: {sentence}." for sentence in advice(report)),
        *(
            f"Students' code cannot run here: {reason}"
            for reason in [report.hindered]
            if reason
        ),
    ]


def _line(row: Row) -> str:
    mark = "✓ cannot" if row.kept else "✗ can   "
    return f"{mark} {walls.PROMISES[row.promise].says:<46} {row.reason}"


def advice(report: Report) -> list[str]:
    """Say what would raise the walls that are not up."""
    missing = EVERYTHING - report.raised
    found = []
    if walls.BUBBLE in missing:
        found.append(bubble.problem())
    if walls.SECCOMP in missing:
        found.append("libseccomp (in Debian the package libseccomp2)")
    if missing & {walls.LANDLOCK, walls.LANDLOCK_SCOPE}:
        found.append(f"Landlock 6 of Linux 6.12; the kernel has {landlock.abi()}")
    closed = places.out_of_reach(places.readable())
    if walls.USER in missing and os.geteuid() == 0 and closed:
        whose = ", ".join(closed)
        found.append(f"a user for each worker: only root can read {whose}")
    return [sentence for sentence in found if sentence]


def _attack(order: dict, around: frozenset[str]) -> list[Attempt]:
    mine, other = socket.socketpair()
    with mine, mine.makefile("rw") as lines:
        with other:
            process = _started(order["field"], other.fileno(), around)
        with process:
            print(json.dumps(order), file=lines, flush=True)
            return [Attempt(**json.loads(line)) for line in lines]


def _started(field: dict, end: int, around: frozenset[str]) -> subprocess.Popen:
    """Start a warm process, which talks through an open socket."""
    argv = [sys.executable, "-m", "grading.worker.probes", str(end)]
    environment = places.environment()
    if walls.START not in around:
        environment = os.environ | environment | {SECRET_NAME: field["token"]}
    if walls.BUBBLE in around:
        given = [os.path.dirname(field["given"])]
        argv = bubble.command(argv, given, _TMPFS, environment)
    return subprocess.Popen(argv, env=environment, cwd="/", pass_fds=[end])
