"""Find out which promises of the sandbox hold here, by trying to break them.

There is something to attack: a secret file, a folder open to all, ports and sockets that
answer, a process of the same user. A worker is started as for grading, attacks all of
it, and says how it went.
"""

from __future__ import annotations

import json
import os
import secrets
import selectors
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from .worker import bubble, places, walls
from .worker.probes.field import SECRET_NAME, Field

EVERYTHING = walls.ALL | {walls.START, walls.BUBBLE}
_TMPFS = 64 << 20
_SECONDS = 120
_LOOPBACK = {
    "tcp4": (socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", 0)),
    "tcp6": (socket.AF_INET6, socket.SOCK_STREAM, ("::1", 0)),
    "udp4": (socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", 0)),
    "udp6": (socket.AF_INET6, socket.SOCK_DGRAM, ("::1", 0)),
}


@dataclass(frozen=True)
class Row:
    """What came of one promise.

    Parameters
    ----------
    promise : str
        A name of `walls.PROMISES`.
    kept : bool
    reason : str
        What stopped the attempt, or what got through.
    """

    promise: str
    kept: bool
    reason: str


@dataclass(frozen=True)
class Report:
    """What the doctor found.

    Parameters
    ----------
    rows : list of Row
        One for each promise.
    raised : frozenset of str
        The walls that went up.
    works : str
        Empty if a worker can do its work behind them, else what it cannot do.
    """

    rows: list[Row]
    raised: frozenset[str]
    works: str


def examine(use: Iterable[str] = EVERYTHING) -> Report:
    """Try every promise.

    Parameters
    ----------
    use : iterable of str
        The walls to use, where the machine has them: all, except to see what one of
        them is good for.
    """
    use = frozenset(use)
    around = {walls.START} & use
    if walls.BUBBLE in use and not bubble.problem():
        around |= {walls.BUBBLE}
    with _target(walls.BUBBLE in around) as field:
        attempts = _attack(field, use, around)
    raised = around.union(*(a["raised"] for a in attempts))
    rows = [_row(name, attempts) for name in walls.PROMISES]
    work = next(a for a in attempts if a["promise"] == "work")
    return Report(rows, raised, "" if work["through"] else work["reason"])


def _row(promise: str, attempts: list[dict]) -> Row:
    """One promise is kept if nothing that was tried against it got through."""
    tried = [a for a in attempts if a["promise"] == promise]
    worst = next((a for a in tried if a["through"]), tried[0])
    return Row(promise, not worst["through"], worst["reason"])


def _attack(field: Field, use: frozenset[str], around: frozenset[str]) -> list[dict]:
    argv = [sys.executable, "-m", "grading.worker.probes"]
    mine, other = socket.socketpair()
    environment = places.environment()
    if walls.START not in use:
        environment = os.environ | environment | {SECRET_NAME: field.token}
    with mine, mine.makefile("rw") as lines:
        with other:
            argv.append(str(other.fileno()))
            if walls.BUBBLE in around:
                given = [os.path.dirname(field.given)]
                argv = bubble.command(argv, given, _TMPFS, environment)
            process = subprocess.Popen(
                argv, env=environment, cwd="/", pass_fds=[other.fileno()]
            )
        with process:
            print(json.dumps({"field": asdict(field), "use": sorted(use)}), file=lines)
            lines.flush()
            return [json.loads(line) for line in lines]


@contextmanager
def _target(inside: bool) -> Iterator[Field]:
    """Set up what there is to attack, and take it down."""
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


if __name__ == "__main__":
    report = examine(sys.argv[1:] or EVERYTHING)
    print(json.dumps(asdict(report) | {"raised": sorted(report.raised)}))
