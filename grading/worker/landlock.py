"""Landlock by its three system calls: files, TCP, signals and abstract sockets.

Nothing on PyPI knows more than ABI 5 (the scopes are ABI 6), and there is little to
know: the kernel's interface is three calls and two structures. The numbers are those of
`linux/landlock.h` and the same on every architecture.
"""

from __future__ import annotations

import ctypes
import os
import struct
from collections.abc import Sequence

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION, _PATH_BENEATH = 1, 1
_LIBC = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None

(EXECUTE, WRITE, READ, READ_DIR, REMOVE_DIR, REMOVE_FILE) = (1 << i for i in range(6))
(MAKE_CHAR, MAKE_DIR, MAKE_REG, MAKE_SOCK, MAKE_FIFO) = (1 << i for i in range(6, 11))
(MAKE_BLOCK, MAKE_SYM, REFER, TRUNCATE, IOCTL) = (1 << i for i in range(11, 16))

READING = READ | READ_DIR
WRITING = READING | WRITE | REMOVE_DIR | REMOVE_FILE | MAKE_DIR | MAKE_REG
WRITING |= MAKE_SYM | REFER | TRUNCATE
_OF_A_FILE = EXECUTE | WRITE | READ | TRUNCATE | IOCTL
_FILE_RIGHTS = {1: 13, 2: 14, 3: 15, 4: 15}  # how many of them an ABI knows; then 16
_TCP = _SCOPES = 0b11  # bind and connect; abstract sockets and signals


def abi() -> int:
    """The version of Landlock that the kernel has; 0 for none."""
    try:
        return _call(_CREATE, None, 0, _VERSION)
    except OSError:
        return 0


def only_files(readable: Sequence[str], writable: Sequence[str]) -> None:
    """Leave this process nothing but the files below some paths, none to be run.

    This and what follows needs `no_new_privs`, or the right to administer the system.

    Parameters
    ----------
    readable, writable : sequence of str
        Folders and files; what does not exist is left out.

    Raises
    ------
    OSError
        If the kernel has no Landlock or refuses.
    """
    handled = (1 << _FILE_RIGHTS.get(abi(), 16)) - 1
    ruleset = _ruleset(handled, 0, 0)
    for paths, rights in ((readable, READING), (writable, WRITING)):
        for path in paths:
            _allow(ruleset, path, rights & handled)
    _obey(ruleset)


def no_tcp() -> None:
    """Let this process neither bind nor connect TCP; since Linux 6.7."""
    _obey(_ruleset(0, _TCP, 0))


def stand_apart() -> None:
    """Shut this process off from those it was forked from; since Linux 6.12.

    No signals to them and no abstract sockets of theirs. They can still signal it.
    """
    _obey(_ruleset(0, 0, _SCOPES))


def _ruleset(files: int, tcp: int, scopes: int) -> int:
    fields = (files, tcp, scopes)
    while fields[-1] == 0:  # an older kernel knows a shorter structure
        fields = fields[:-1]
    attributes = struct.pack(f"={len(fields)}Q", *fields)
    return _call(_CREATE, attributes, len(attributes), 0)


def _obey(ruleset: int) -> None:
    try:
        _call(_RESTRICT, ruleset, 0)
    finally:
        os.close(ruleset)


def _allow(ruleset: int, path: str, rights: int) -> None:
    try:
        beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not os.path.isdir(path):
            rights &= _OF_A_FILE
        _call(_ADD, ruleset, _PATH_BENEATH, struct.pack("=Qi", rights, beneath), 0)
    finally:
        os.close(beneath)


def _call(number: int, *words: bytes | int | None) -> int:
    if not hasattr(_LIBC, "syscall") or os.uname().sysname != "Linux":
        raise OSError("Landlock is a part of Linux")
    whole = [ctypes.c_long(w) if isinstance(w, int) else w for w in words]
    done = _LIBC.syscall(ctypes.c_long(number), *whole)
    if done < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return done
