"""Something for `doctor` to attack: files, and ports and sockets that answer."""

from __future__ import annotations

import os
import secrets
import selectors
import socket
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from .worker import bubble
from .worker.probes.field import Field

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
    abstract = secrets.token_hex()
    stream, datagram = str(folder / "stream"), str(folder / "datagram")
    local = (
        (socket.SOCK_STREAM, "\0" + abstract),
        (socket.SOCK_STREAM, stream),
        (socket.SOCK_DGRAM, datagram),
    )
    found: dict = {"abstract": abstract, "stream": stream, "datagram": datagram}
    with ExitStack() as stack, selectors.DefaultSelector() as selector:
        for name, (family, kind, address) in _LOOPBACK.items():
            end = _listening(family, kind, address)
            found[name] = end.getsockname()[1] if end else 0
            if end:
                selector.register(stack.enter_context(end), selectors.EVENT_READ)
        for kind, path in local:
            end = stack.enter_context(_listening(socket.AF_UNIX, kind, path))
            selector.register(end, selectors.EVENT_READ)
            if path[0] == "/":
                os.chmod(path, 0o777)
        stop, wake = socket.socketpair()
        selector.register(stop, selectors.EVENT_READ)
        thread = threading.Thread(target=_answer_all, args=(selector, stop))
        thread.start()
        try:
            yield found
        finally:
            wake.close()
            thread.join()
            stop.close()


def _listening(family: int, kind: int, address: tuple | str) -> socket.socket | None:
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
