"""Attempts to use up what a worker must share: memory, disk, time, processes.

A probe is what it is in `reach`.
"""

from __future__ import annotations

import mmap
import os
import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from .field import LIBC, Field, check

_MIB = 1 << 20
_REMOVE = 0


def _allocate(field: Field) -> str:
    with mmap.mmap(-1, 3 << 30, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS) as memory:
        memory[0] = 1  # only what is written is taken from the machine
    return "has 3 GiB of memory"


def _memory_file(field: Field) -> str:
    os.close(os.memfd_create("memory"))
    return "made a file in memory"


def _system_v(field: Field) -> str:
    segment = LIBC.shmget(0, _MIB, 0o600)
    check(segment)
    LIBC.shmctl(segment, _REMOVE, None)
    return "made a segment of shared memory"


def _large_file(field: Field) -> str:
    with _scratch(field, 1) as (path,), open(path, "wb") as file:
        file.truncate(300 * _MIB)
    return "wrote a file of 300 MiB"


def _many_files(field: Field) -> str:
    with _scratch(field, 3) as paths:
        for path in paths:
            path.write_bytes(bytes(24 * _MIB))
    return "wrote three files of 24 MiB"


@contextmanager
def _scratch(field: Field, count: int) -> Iterator[list[Path]]:
    paths = [Path(field.work, f"scratch-{i}") for i in range(count)]
    try:
        yield paths
    finally:
        for path in paths:
            path.unlink(missing_ok=True)


def _open_many(field: Field) -> str:
    return f"opened {len([os.dup(1) for _ in range(1000)])} files"


def _compute(field: Field) -> str:
    signal.signal(signal.SIGXCPU, signal.SIG_IGN)
    while time.process_time() < 3:
        pass
    return "computed for 3 s, where 1 s was allowed"


def _fork_many(field: Field) -> str:
    children: list[int] = []
    try:
        while len(children) < 200:
            child = os.fork()
            if child == 0:
                signal.pause()
            children.append(child)
    finally:
        for child in children:
            os.kill(child, signal.SIGKILL)
            with suppress(ChildProcessError):
                os.waitpid(child, 0)
    return f"started {len(children)} processes"


PROBES: dict[str, tuple[Callable[[Field], str], ...]] = {
    "memory": (_allocate,),
    "shared memory": (_memory_file, _system_v),
    "file size": (_large_file,),
    "disk": (_many_files,),
    "open files": (_open_many,),
    "cpu": (_compute,),
    "process count": (_fork_many,),
}
