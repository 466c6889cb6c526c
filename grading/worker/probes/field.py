"""What there is to attack, and what several probes need."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Callable
from dataclasses import dataclass

LIBC = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
SECRET_NAME = "COURSE_DOCTOR_SECRET"
"""A variable of the grader's environment."""


@dataclass(frozen=True)
class Field:
    """What there is to attack.

    Parameters
    ----------
    secret : str
        A file that everybody may read and that the worker was not given.
    token : str
        What stands in it, and in a variable of the grader's environment.
    outside : str
        A folder in which everybody may write and that is not the worker's.
    given : str
        A file that the worker may read.
    work : str
        The worker's own folder.
    grader : int
        A process of the same user, outside.
    tcp4, tcp6, udp4, udp6 : int
        Ports of loopback that answer; 0 if this machine lacks the family.
    abstract, stream, datagram : str
        Local sockets that listen: an abstract name and two paths.
    """

    secret: str
    token: str
    outside: str
    given: str
    work: str
    grader: int
    tcp4: int
    tcp6: int
    udp4: int
    udp6: int
    abstract: str
    stream: str
    datagram: str

    @property
    def others(self) -> tuple[int, int]:
        """The grader, and the warm process that this one was forked from."""
        return self.grader, os.getppid()


def in_a_fork(action: Callable[[], object], done: str) -> str:
    """Do something in a fork; raise what stopped it there."""
    child = os.fork()
    if child == 0:
        try:
            action()
            os._exit(0)
        except OSError as error:
            os._exit(error.errno or 1)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    if code == 0:
        return done
    raise OSError(code, os.strerror(code) if code > 0 else f"ended by signal {-code}")


def check(done: int) -> None:
    """Raise what the C library says went wrong, if it did."""
    if done < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
