"""Attempts to reach what a worker must not: files, network, processes, privileges.

A probe is given a `Field` of targets. It returns a sentence if it got through, and
raises what stopped it if it did not.
"""

from __future__ import annotations

import os
import socket
import struct
import sys
from collections.abc import Callable
from pathlib import Path

from .field import LIBC, SECRET_NAME, Field, check, in_a_fork

_NEW_USER, _GET_NO_NEW_PRIVS, _SEIZE = 0x10000000, 39, 0x4206
_Address = tuple[str, int] | str


def work(field: Field) -> str:
    """Do what a worker must be able to do."""
    Path(field.given).read_text()
    own = Path(field.work, "own")
    own.write_text("mine")
    own.unlink()
    import wave  # noqa: F401 - not loaded before, so it is read now

    child = os.fork()
    if child == 0:
        os._exit(0)
    os.waitpid(child, 0)
    mine, other = socket.socketpair()
    with mine, other, open(field.given) as file:
        socket.send_fds(mine, [b"!"], [file.fileno()])
        os.close(socket.recv_fds(other, 1, 1)[1][0])
    return "reads, writes its own, imports, forks, hands on open files"


def _read_secret(field: Field) -> str:
    return f"read {len(Path(field.secret).read_text())} characters of a secret"


def _stat_secret(field: Field) -> str:
    return f"a secret has {os.stat(field.secret).st_size} bytes"


def _write_outside(field: Field) -> str:
    return _plant(field.outside)


def _write_temporary(field: Field) -> str:
    return _plant("/tmp")


def _plant(folder: str) -> str:
    path = Path(folder, f"planted-{os.getpid()}")
    path.write_text("for the next student")
    path.unlink()
    return f"left a file in {folder}"


def _mark(field: Field) -> str:
    before = os.stat(field.given)
    stopped = None
    for change in (
        lambda: os.chmod(field.given, 0o604),
        lambda: os.utime(field.given, (1, 1)),
    ):
        try:
            change()
        except OSError as error:
            stopped = error
    after = os.stat(field.given)
    if (before.st_mode, before.st_mtime) != (after.st_mode, after.st_mtime):
        return "changed mode or times of a file that it was given"
    raise stopped or OSError("it seems done, and is not")


def _tcp(family: int, host: str, port: str) -> Callable[[Field], str]:
    return lambda field: _answer(
        family, socket.SOCK_STREAM, (host, getattr(field, port))
    )


def _udp(family: int, host: str, port: str) -> Callable[[Field], str]:
    return lambda field: _answer(
        family, socket.SOCK_DGRAM, (host, getattr(field, port))
    )


def _abstract(field: Field) -> str:
    return _answer(socket.AF_UNIX, socket.SOCK_STREAM, "\0" + field.abstract)


def _named(field: Field) -> str:
    return _answer(socket.AF_UNIX, socket.SOCK_STREAM, field.stream)


def _answer(family: int, kind: int, address: _Address) -> str:
    """Call and wait for the answer: only then has anything been reached."""
    if isinstance(address, tuple) and not address[1]:
        raise OSError("this machine lacks the family")
    with socket.socket(family, kind) as mine:
        mine.settimeout(10)
        mine.connect(address)
        if kind == socket.SOCK_DGRAM:  # a stream is answered as soon as it is there
            mine.send(b"hello")
        mine.recv(1)
    return f"{mine.family.name}, {mine.type.name}: got an answer"


def _any_family(field: Field) -> str:
    names = [n for n in ("AF_VSOCK", "AF_PACKET", "AF_ALG") if hasattr(socket, n)]
    for name in names:
        try:
            socket.socket(getattr(socket, name), socket.SOCK_DGRAM).close()
            return f"opened a socket of {name}"
        except OSError as error:
            stopped = error
    raise stopped


def _datagram(field: Field) -> str:
    mine, other = socket.socketpair(socket.AF_UNIX, socket.SOCK_DGRAM)
    with mine, other:
        mine.sendto(b"hello", field.datagram)
    return "sent a datagram to a local socket"


def _see(field: Field) -> str:
    return _first(field.others, lambda p: Path(f"/proc/{p}/cmdline").read_text())


def _list_processes(field: Field) -> str:
    return f"saw {len([n for n in os.listdir('/proc') if n.isdigit()])} processes"


def _signal(field: Field) -> str:
    return _first(field.others, lambda process: os.kill(process, 0))


def _trace(field: Field) -> str:
    return _first(
        field.others, lambda process: check(LIBC.ptrace(_SEIZE, process, 0, 0))
    )


def _read_memory(field: Field) -> str:
    return _first(field.others, lambda process: open(f"/proc/{process}/mem").close())


def _first(processes: tuple[int, ...], action: Callable[[int], object]) -> str:
    for process in processes:
        try:
            action(process)
            return f"reached process {process}"
        except OSError as error:
            stopped = error
    raise stopped


def _run(field: Field) -> str:
    return in_a_fork(
        lambda: os.execv(sys.executable, [sys.executable, "-c", ""]), "ran Python"
    )


def _run_from_memory(field: Field) -> str:
    """Run a program that needs no file: no loader, no library, no path."""
    program = os.memfd_create("program")
    os.write(program, _smallest_program())
    return in_a_fork(lambda: os.execve(program, ["it"], {}), "ran a program it wrote")


def _smallest_program() -> bytes:
    """An ELF file of one instruction or two: `exit(0)`."""
    machine, code = _EXIT[os.uname().machine]
    start, size = 0x400000, 64 + 56 + len(code)
    head = struct.pack("<4s5B7x2HI", b"\x7fELF", 2, 1, 1, 0, 0, 2, machine, 1)
    head += struct.pack("<3QI6H", start + 120, 64, 0, 0, 64, 56, 1, 0, 0, 0)
    segment = struct.pack("<2I6Q", 1, 5, 0, start, start, size, size, 0x1000)
    return head + segment + code


_EXIT = {
    "x86_64": (62, bytes.fromhex("31ff b83c000000 0f05")),
    "aarch64": (183, bytes.fromhex("000080d2 a80b80d2 010000d4")),
}


def _leave_group(field: Field) -> str:
    return in_a_fork(os.setsid, "left its process group")


def _new_user(field: Field) -> str:
    check(LIBC.unshare(_NEW_USER))
    return "made a user namespace, with all privileges in it"


def _set_user_id(field: Field) -> str:
    if LIBC.prctl(_GET_NO_NEW_PRIVS, 0, 0, 0, 0):
        raise OSError("no new privileges")
    return "gains the privileges of a set-user-id program"


def _inherited(field: Field) -> str:
    for number in range(3, 256):
        try:
            if field.token.encode() in os.pread(number, 1000, 0):
                return f"read a secret from open file {number}"
        except OSError:
            pass
    raise OSError("no open file holds a secret")


def _environment(field: Field) -> str:
    if SECRET_NAME in os.environ:
        return "read a secret from the environment"
    raise OSError("the environment holds no secret")


PROBES: dict[str, tuple[Callable[[Field], str], ...]] = {
    "files read": (_read_secret,),
    "files listed": (_stat_secret,),
    "files written": (_write_outside, _write_temporary),
    "files marked": (_mark,),
    "network": (
        _tcp(socket.AF_INET, "127.0.0.1", "tcp4"),
        _tcp(socket.AF_INET6, "::1", "tcp6"),
        _udp(socket.AF_INET, "127.0.0.1", "udp4"),
        _udp(socket.AF_INET6, "::1", "udp6"),
        _any_family,
    ),
    "local sockets": (_abstract, _named, _datagram),
    "processes seen": (_see, _list_processes),
    "processes stopped": (_signal,),
    "processes read": (_trace, _read_memory),
    "programs": (_run, _run_from_memory),
    "privileges": (_new_user, _set_user_id),
    "survivors": (_leave_group,),
    "inherited": (_inherited,),
    "environment": (_environment,),
}
