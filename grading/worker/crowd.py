"""What all processes of a worker hold together: the kernel's limits are for each.

A worker with 64 processes of 1 GiB would have 64 GiB. The warm process, which is beside
every worker and blameless, looks now and then, and ends one that has far more than one
process may. A page that two forks share counts twice, so the limit is twice as high.
"""

from __future__ import annotations

import mmap
import os
from collections.abc import Iterator
from pathlib import Path

LOOK = 0.5  # seconds between two looks
ROOM = 2  # times the memory of one process
_GROUP, _PAGES = 2, 21  # fields of /proc/PID/stat after the name


def held(group: int) -> int:
    """Bytes of memory that the processes of a group have beyond this one's.

    Parameters
    ----------
    group : int
        The process group of a worker that this process has forked.
    """
    [(_, own)] = list(_pages(Path("/proc/self/stat"))) or [(0, 0)]
    theirs = (pages for one, pages in _pages(*_all()) if one == group)
    return mmap.PAGESIZE * sum(max(0, pages - own) for pages in theirs)


def _all() -> Iterator[Path]:
    for name in os.listdir("/proc") if os.path.isdir("/proc") else ():
        if name.isdigit():
            yield Path("/proc", name, "stat")


def _pages(*files: Path) -> Iterator[tuple[int, int]]:
    """The group of each process and the pages that it has in memory."""
    for file in files:
        try:
            fields = file.read_text().rpartition(")")[2].split()
            yield int(fields[_GROUP]), int(fields[_PAGES])
        except (OSError, IndexError):  # it has ended
            continue
