"""A forked worker shuts itself in, before the first line of a student's code.

Whatever the machine has is used, and what it lacks is missing from the answer: nothing
is raised here. Import everything and open every file that is needed before.

Afterwards a worker may fork, and signal its forks, but not make a process group of its
own, so that `os.killpg` on it from outside ends all that it started. When the machine
runs out of memory, the kernel ends workers first.
"""

from __future__ import annotations

import ctypes
import os
import secrets
import struct
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from . import landlock, places, seccomp, walls

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]

_SET_DUMPABLE, _SET_NO_NEW_PRIVS = 4, 38
_CAPABILITY_VERSION_3 = 0x20080522
_USERS = (1_900_000_000, 200_000_000), (61_184, 4_336)
"""First and how many: numbers that distributions leave alone, then those that systemd
has for services, for a container that knows only the first 65,536 users."""


@dataclass(frozen=True)
class Limits:
    """What one worker may use.

    Parameters
    ----------
    memory : int
        Bytes of address space, in addition to what the warm process has.
    cpu : int
        Seconds, for each of its processes.
    file_size : int
        Bytes of one file.
    processes : int
        Processes and threads, all together.
    open_files : int
        For each of its processes.
    """

    memory: int = 1 << 30
    cpu: int = 300
    file_size: int = 100 << 20
    processes: int = 64
    open_files: int = 256


def prepare() -> None:
    """Do once, in the warm process, what would cost every worker time."""
    _done(seccomp.program)


def confine(
    limits: Limits,
    readable: Sequence[str],
    writable: Sequence[str],
    keep: Iterable[int] = (),
    use: Iterable[str] = walls.ALL,
) -> frozenset[str]:
    """Shut this process in for good; it must have one thread.

    Parameters
    ----------
    limits : Limits
    readable : sequence of str
        Files and folders: `places.readable()` and what was given.
    writable : sequence of str
        Folders of this worker alone; started by root, they become its own.
    keep : iterable of int
        Open files that stay open; 0, 1 and 2 do not, unless they are named.
    use : iterable of str
        The walls to raise: all of them, except in a test of what each is good for.

    Returns
    -------
    raised : frozenset of str
        The walls that are up, see `walls.kept`.
    """
    prepare()  # a library is loaded, which later can no longer be read
    use, raised = frozenset(use), set()
    for wall, action in _steps(limits, readable, writable, keep, raised):
        if wall in use and _done(action):
            raised.add(wall)
    return frozenset(raised)


def stand_apart() -> bool:
    """Shut a fork of a worker off from it: no signals to it, no look into it.

    Returns
    -------
    done : bool
        False where the kernel cannot, before Linux 6.12.
    """
    return _done(landlock.stand_apart)


Step = tuple[str, Callable[[], object]]


def _steps(
    limits: Limits,
    readable: Sequence[str],
    writable: Sequence[str],
    keep: Iterable[int],
    raised: set[str],
) -> Iterator[Step]:
    """What to do, in an order in which nothing takes away what comes later."""
    _done(lambda: os.setsid())
    _done(_go_first)
    yield walls.FILES, lambda: _forget_files(keep)
    yield walls.LIMITS, lambda: _limit(limits)
    yield walls.MEMORY, lambda: _limit_memory(limits.memory)
    yield walls.USER, lambda: _become_another(readable, writable)
    yield walls.COUNT, lambda: _limit_processes(limits, walls.USER in raised)
    yield walls.PRIVILEGES, _drop_privileges
    changed = [*writable, os.devnull]
    yield walls.LANDLOCK, lambda: landlock.only_files(readable, changed)
    yield walls.LANDLOCK_TCP, landlock.no_tcp
    yield walls.LANDLOCK_SCOPE, landlock.stand_apart
    if not raised & {walls.USER, walls.LANDLOCK_SCOPE}:
        alone = os.getpid()
        yield walls.SECCOMP_SIGNALS, lambda: seccomp.load(seccomp.signals_to(alone))
    yield walls.SECCOMP, lambda: seccomp.load(seccomp.program())


def _done(action: Callable[[], object]) -> bool:
    try:
        return action() is not False
    except (OSError, ValueError, AttributeError):  # this machine lacks it
        return False


def _go_first() -> None:
    """When memory is short, let the kernel end this process and not the grader."""
    Path("/proc/self/oom_score_adj").write_text("1000")


def _forget_files(keep: Iterable[int]) -> None:
    """Put nothing in the place of every open file.

    The numbers stay taken, so that an object of the warm process that closes its file
    some day does not close one of this worker's.
    """
    nothing = os.open(os.devnull, os.O_RDWR)
    opened = [int(name) for name in os.listdir("/dev/fd")]
    for number in set(opened) - set(keep) - {nothing}:
        try:
            os.fstat(number)
            os.dup2(nothing, number)
        except OSError:  # it was the listing itself
            pass
    os.close(nothing)


def _limit(limits: Limits) -> None:
    _set("CORE", 0)
    _set("FSIZE", limits.file_size)
    _set("NOFILE", limits.open_files)
    _set("CPU", limits.cpu, limits.cpu + 1)  # a warning first, then the end


def _limit_memory(more: int) -> bool:
    if sys.platform != "linux":  # macOS has the limit's name, and does not keep it
        return False
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    return _set("AS", pages * os.sysconf("SC_PAGE_SIZE") + more)


def _limit_processes(limits: Limits, alone: bool) -> bool:
    """Limit the user's processes: nobody counts a single worker's, nor root's."""
    if os.getuid() == 0 or sys.platform != "linux":
        return False
    return _set("NPROC", limits.processes + (0 if alone else _tasks()))


def _tasks() -> int:
    """How many processes and threads this user has."""
    total = 0
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            text = status.read_text()
        except OSError:  # it has ended
            continue
        fields = dict(line.split(":", 1) for line in text.splitlines())
        if int(fields["Uid"].split()[0]) == os.getuid():
            total += int(fields["Threads"])
    return total


def _set(name: str, soft: int, hard: int | None = None) -> bool:
    """Set a limit, if there is not a lower one already."""
    number = getattr(resource, f"RLIMIT_{name}")
    before = resource.getrlimit(number)
    unlimited = resource.RLIM_INFINITY
    tops = [soft if hard is None else hard, *(n for n in before if n != unlimited)]
    resource.setrlimit(number, (min(soft, *tops), min(tops)))
    return True


def _become_another(readable: Sequence[str], writable: Sequence[str]) -> bool:
    """Be a user that nobody else is, if root started this and Python can be read."""
    above = [os.path.dirname(os.path.realpath(path)) for path in writable]
    if os.geteuid() != 0 or places.out_of_reach([*readable, *above]):
        return False
    return any(_be(first + secrets.randbelow(n), writable) for first, n in _USERS)


def _be(user: int, writable: Sequence[str]) -> bool:
    try:
        for path in writable:
            os.chown(path, user, user)
        os.setgroups([])
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
    except OSError:
        return False
    return True


def _drop_privileges() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    header = struct.pack("=Ii", _CAPABILITY_VERSION_3, 0)
    for failed in (
        libc.prctl(_SET_NO_NEW_PRIVS, 1, 0, 0, 0),
        libc.prctl(_SET_DUMPABLE, 0, 0, 0, 0),
        libc.capset(header, bytes(24)),
    ):
        if failed:
            raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
