"""A warm process that has imported everything, and forks a worker per submission.

It has one thread, and has never held a secret: whoever gets its memory gets NumPy. Run
as ``python -m grading.worker.forkserver FD NAME …``: the descriptor of the socket to
the judge, and the modules to import before the first fork.
"""

from __future__ import annotations

import contextlib
import ctypes
import gc
import importlib
import os
import random
import select
import shutil
import signal
import socket
import sys
import tempfile
import traceback

import numpy as np

from . import bubble, confine, crowd, places, shell
from .serve import receive_end, serve
from .wire import Channel, WireError

_PR_SET_PDEATHSIG = 1


def main(descriptor: int, modules: list[str]) -> None:
    """Import, then fork whenever the judge asks, until it is gone."""
    die_with_parent()
    confine.prepare()
    for name in modules:
        with contextlib.suppress(ImportError):
            importlib.import_module(name)
    warm = shell.make()
    gc.collect()
    gc.freeze()  # so that collecting garbage in a fork does not copy every page
    channel = Channel(socket.socket(fileno=descriptor))
    channel.send(["ready", os.getpid()])
    workers: dict[int, tuple[str, int]] = {}  # the folder of each, and its memory
    with contextlib.suppress(WireError):
        while True:
            while not select.select([channel.end], [], [], crowd.LOOK)[0]:
                _thin_out(workers)
            verb, *parts = channel.receive()
            if verb == "fork":
                place = tempfile.mkdtemp(dir=bubble.TEMPORARY)
                memory = parts[0]["limits"]["memory"]
                workers[_fork(channel, warm, place, *parts)] = place, memory
            elif verb == "kill":
                channel.send(["killed", _kill(*parts)])
            elif verb == "end":
                channel.send(["ended", _end(*parts, workers.pop(*parts)[0])])
    for worker, (place, _) in workers.items():
        _end(worker, place)


def die_with_parent() -> None:
    """Ask the kernel to end this process when its parent ends, where it can."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _fork(channel: Channel, warm: shell._Shell, place: str, settings: dict) -> int:
    end = receive_end(channel.end)
    pid = os.fork()
    if pid:
        end.close()
        channel.send(["forked", pid])
        return pid
    try:
        channel.close()
        _work(Channel(end), warm, place, settings)
    except BaseException:  # noqa: BLE001 - a worker that cannot start just ends
        traceback.print_exc()
    finally:
        os._exit(0)


def _work(channel: Channel, warm: shell._Shell, place: str, settings: dict) -> None:
    """Be the worker of one submission: shut in, in an empty folder of its own."""
    die_with_parent()
    random.seed()
    np.random.seed()
    os.environ.update(settings["environment"], TMPDIR=place, HOME=place)
    tempfile.tempdir = place
    os.chdir(place)
    raised = confine.confine(
        confine.Limits(**settings["limits"]),
        [*places.readable(), *settings["given"]],
        [place],
        [channel.end.fileno()],
    )
    channel.send(["walls", sorted(raised)])
    serve(channel, lambda emit: shell.Cells(warm, emit, settings["output"]))


def _thin_out(workers: dict[int, tuple[str, int]]) -> None:
    """End each worker whose processes together have more than there is for one."""
    for worker, (_, memory) in workers.items():
        if crowd.held(worker) > crowd.ROOM * memory:
            _signal_all(worker)


def _kill(worker: int, child: int) -> bool:
    """End a fork of a worker; not every kernel lets the worker do so itself."""
    try:
        if os.getpgid(child) == worker:
            os.kill(child, signal.SIGKILL)
            return True
    except ProcessLookupError:
        pass
    return False


def _end(pid: int, place: str) -> int:
    """End a worker and everything in its session, and empty its folder."""
    _signal_all(pid)
    _, status = os.waitpid(pid, 0)
    shutil.rmtree(place, ignore_errors=True)
    return os.waitstatus_to_exitcode(status)


def _signal_all(worker: int) -> None:
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(worker, signal.SIGKILL)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
