"""What all processes of a worker hold together: the kernel's limits are for each.

A worker with 64 processes of 1 GiB would have 64 GiB. The warm process, which is beside
every worker and blameless, looks now and then, and ends one that has far more than one
process may. A page that two forks share counts twice, so the limit is twice as high.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

LOOK = 0.5  # seconds between two looks
ROOM = 2  # times the memory of one process
_GROUP = 2  # field of /proc/PID/stat after the name
_OWN = (
    "RssAnon:",
    "RssShmem:",
)  # memory that is not a file's: libraries are everyone's


def held(group: int) -> int:
    """Bytes of memory that the processes of a group have beyond this one's.

    Parameters
    ----------
    group : int
        The process group of a worker that this process has forked.
    """
    own = _memory(Path("/proc/self"))
    theirs = (_memory(process) for process in _all() if _group(process) == group)
    return sum(max(0, memory - own) for memory in theirs)


def _all() -> Iterator[Path]:
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        if name.isdigit():
            yield Path("/proc", name)


def _group(process: Path) -> int:
    """The group of a process; 0 if it has ended."""
    with suppress(OSError, IndexError):
        fields = (process / "stat").read_text().rpartition(")")[2].split()
        return int(fields[_GROUP])
    return 0


def _memory(process: Path) -> int:
    """Bytes of memory that a process has to itself or in common; 0 if it has ended."""
    with suppress(OSError):
        lines = (line.split() for line in (process / "status").read_text().splitlines())
        return sum(
            1024 * int(line[1]) for line in lines if line[:1] and line[0] in _OWN
        )
    return 0
