"""The promises of the sandbox, and which walls keep each of them.

A wall is a part of the machine that was put to work and said so: `confine` returns the
names of those that a worker raised on itself, and whoever starts the warm process adds
`START` and `BUBBLE`. A promise holds if all walls of one of its sets are up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

START = "start"  # a new program with a clean environment, not a fork of the grader
BUBBLE = "bubblewrap"  # bubblewrap around the warm process
FILES = "closed files"  # files inherited from the warm process are closed
LIMITS = "limits"  # CPU time, file size, open files
MEMORY = "memory limit"
COUNT = "process limit"
USER = "user"  # a user that nobody else is
PRIVILEGES = "privileges"  # no capabilities, none to be had
LANDLOCK = "landlock"  # files
LANDLOCK_TCP = "landlock tcp"
LANDLOCK_SCOPE = "landlock scope"  # signals and abstract sockets
SECCOMP = "seccomp"  # system calls
SECCOMP_SIGNALS = "seccomp signals"  # to nobody but itself

ALL = frozenset({FILES, LIMITS, MEMORY, COUNT, USER, PRIVILEGES, LANDLOCK})
ALL |= {LANDLOCK_TCP, LANDLOCK_SCOPE, SECCOMP, SECCOMP_SIGNALS}
"""What a worker can raise around itself."""


@dataclass(frozen=True)
class Promise:
    """One thing that a student's code cannot do.

    Parameters
    ----------
    says : str
        What it is, to follow "A student's code cannot …".
    kept_by : tuple of frozenset of str
        Each set of walls is enough.
    essential : bool
        Whether undeserved points, or harm to others, follow when it is not kept.
    """

    says: str
    kept_by: tuple[frozenset[str], ...]
    essential: bool = True


def _promise(says: str, *kept_by: set[str], essential: bool = True) -> Promise:
    return Promise(says, tuple(map(frozenset, kept_by)), essential)


PROMISES = {
    "files read": _promise("read files that it was not given", {BUBBLE}, {LANDLOCK}),
    "files listed": _promise(
        "see names and sizes of other files", {BUBBLE}, essential=False
    ),
    "files written": _promise(
        "write or delete outside its folder", {LANDLOCK}, {BUBBLE, USER}
    ),
    "files marked": _promise(
        "change mode or times of a file it was given", {BUBBLE}, {USER}, {SECCOMP}
    ),
    "network": _promise("reach the network", {SECCOMP}),
    "local sockets": _promise(
        "talk to other programs on this machine", {BUBBLE}, {SECCOMP}
    ),
    "processes seen": _promise(
        "read about other processes", {LANDLOCK}, essential=False
    ),
    "processes stopped": _promise(
        "stop other processes", {USER}, {LANDLOCK_SCOPE}, {SECCOMP_SIGNALS}
    ),
    "processes read": _promise(  # whatever Landlock restricts, it also stops ptrace
        "look into other processes", {USER}, {LANDLOCK}, {LANDLOCK_SCOPE}
    ),
    "programs": _promise("run programs", {SECCOMP}),
    "privileges": _promise("gain privileges", {SECCOMP, PRIVILEGES}),
    "memory": _promise("take all memory", {MEMORY}),
    "shared memory": _promise("take memory that nobody counts", {SECCOMP}),
    "file size": _promise("write huge files", {LIMITS}),
    "disk": _promise("fill the disk", {BUBBLE}, essential=False),
    "open files": _promise("open files without end", {LIMITS}),
    "cpu": _promise("compute forever", {LIMITS}),
    "process count": _promise("start processes without end", {COUNT}),
    "survivors": _promise("leave processes behind", {SECCOMP}),
    "inherited": _promise("use files that the grader has open", {FILES}),
    "environment": _promise("read the grader's environment", {START}),
}


def kept(raised: Iterable[str]) -> dict[str, bool]:
    """Tell for each promise whether the walls that are up keep it."""
    up = frozenset(raised)
    return {
        name: any(walls <= up for walls in promise.kept_by)
        for name, promise in PROMISES.items()
    }


def broken(raised: Iterable[str]) -> list[str]:
    """List what a student's code can do here that it must not, one sentence each."""
    held = kept(raised)
    return [
        f"A student's code can {promise.says}."
        for name, promise in PROMISES.items()
        if promise.essential and not held[name]
    ]
