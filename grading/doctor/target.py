"""Something for `doctor` to attack: files, and ports and sockets that answer."""

from __future__ import annotations

import os
import secrets
import selectors
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from ..worker import bubble
from ..worker.probes.field import Field

_LOOPBACK = {
    "tcp4": (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
    "tcp6": (socket.AF_INET6, socket.SOCK_STREAM, ("::1", 0)),
    "udp4": (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
    "udp6": (socket.AF_INET6, socket.SOCK_DGRAM, ("::1", 0)),
}


@contextmanager
def target(inside: bool) -> Iterator[Field]:
    """Set up what there is to attack, and take it down.

    Parameters
    ----------
    inside : bool
        Whether the worker will be in a bubble, and has its folder there.
    """
    token = secrets.token_hex()
    with tempfile.TemporaryDirectory(prefix="doctor-") as name, ExitStack() as stack:
        home = Path(name)
        home.chmod(0o755)
        for folder, mode in (("outside", 0o777), ("given", 0o755), ("work", 0o755)):
            (home / folder).mkdir()
            (home / folder).chmod(mode)
        for file in ("secret", "given/data"):
            (home / file).write_text(token)
            (home / file).chmod(0o644)
        answering = stack.enter_context(_answering(home / "outside"))
        yield Field(
            secret=str(home / "secret"),
            token=token,
            outside=str(home / "outside"),
            given=str(home / "given/data"),
            work=f"{bubble.TEMPORARY}/work" if inside else str(home / "work"),
            grader=os.getpid(),
            **answering,
        )


@contextmanager
def _answering(folder: Path) -> Iterator[dict]:
    """Open sockets of every kind, which answer whoever says hello."""
    found, ends = _opened(folder)
    stop, wake = socket.socketpair()
    with ExitStack() as stack, selectors.DefaultSelector() as selector:
        for end in (*ends, stop, wake):
            stack.enter_context(end)
        for end in (*ends, stop):
            selector.register(end, selectors.EVENT_READ)
        thread = threading.Thread(target=_answer_all, args=(selector, stop))
        thread.start()
        try:
            yield found
        finally:
            wake.send(b"!")
            thread.join()


def _opened(folder: Path) -> tuple[dict, list[socket.socket]]:
    """Where there is something to reach, by the names of `Field`, and the sockets."""
    local = {
        "abstract": (socket.SOCK_STREAM, "\0" + secrets.token_hex()),
        "stream": (socket.SOCK_STREAM, str(folder / "stream")),
        "datagram": (socket.SOCK_DGRAM, str(folder / "datagram")),
    }
    found: dict = dict.fromkeys(_LOOPBACK, 0)
    ends = []
    for name, (family, kind, address) in _LOOPBACK.items():
        if end := _listening(family, kind, address):
            found[name] = end.getsockname()[1]
            ends.append(end)
    for name, (kind, address) in local.items():
        found[name] = address.removeprefix("\0")
        ends.append(_listening(socket.AF_UNIX, kind, address))
        if address[0] != "\0":
            os.chmod(address, 0o777)
    return found, ends


def _listening(family: int, kind: int, address: tuple | str) -> socket.socket | None:
    """Open a socket; None where this machine lacks the family."""
    try:
        end = socket.socket(family, kind)
        end.bind(address)
    except OSError:
        return None
    if kind == socket.SOCK_STREAM:
        end.listen()
    return end


def _answer_all(selector: selectors.BaseSelector, stop: socket.socket) -> None:
    while True:
        for key, _ in selector.select():
            if key.fileobj is stop:
                return
            with suppress(OSError):  # who called has gone
                _answer(key.fileobj)


def _answer(end: socket.socket) -> None:
    if end.type == socket.SOCK_STREAM:
        caller, _ = end.accept()
        with caller:
            caller.send(b"!")
    else:
        _, caller = end.recvfrom(100)
        if caller:
            end.sendto(b"!", caller)
