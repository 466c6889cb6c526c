"""Processes that work through a list of jobs, and a list that survives their loss.

`concurrent.futures` gives up on every job that is left when one of its processes is
killed. Here each process has a thread that waits for it and knows which job it had: the
job is tried once more in a new process, and the others never notice.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import queue
import signal
import threading
import traceback
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import connection, get_context, parent_process
from typing import Any

TRIES = 2
_SPAWN = get_context("spawn")


class WorkerLostError(RuntimeError):
    """The process that worked on a job was killed, each time that it was tried."""


def outcomes(
    function: Callable, jobs: Sequence[tuple], workers: int
) -> Iterator[tuple[tuple, Any]]:
    """Call ``function(*job)`` for every job, in several processes.

    Parameters
    ----------
    function : callable
        Importable by its name.
    jobs : sequence of tuple
        Arguments.
    workers : int
        Processes.

    Yields
    ------
    job : tuple
    outcome : object
        What the call returned, or the exception that it raised; `WorkerLostError` if
        its process was killed. In the order in which they come.

    Notes
    -----
    Whoever stops asking, or is interrupted, ends the processes at once.
    """
    todo: queue.SimpleQueue = queue.SimpleQueue()
    done: queue.SimpleQueue = queue.SimpleQueue()
    for job in jobs:
        todo.put(job)
    crew = [_Worker(function) for _ in range(max(1, min(workers, len(jobs))))]
    for worker in crew:
        threading.Thread(target=worker.work, args=(todo, done), daemon=True).start()
    try:
        for _ in jobs:
            yield done.get()
    finally:
        for worker in crew:
            worker.stop()


class _Worker:
    """One process at a time, and the pipe to it."""

    def __init__(self, function: Callable) -> None:
        self.function = function
        self.stopped = False
        self.lock = threading.Lock()
        self._start()

    def work(self, todo: queue.SimpleQueue, done: queue.SimpleQueue) -> None:
        """Work through the list until it is empty."""
        with contextlib.suppress(queue.Empty):
            while not self.stopped:
                job = todo.get_nowait()
                done.put((job, self._outcome(job)))
        self.stop()

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        with self.lock:
            self.stopped = True
            self._end()

    def _outcome(self, job: tuple) -> Any:
        for _ in range(TRIES):
            try:
                self.pipe.send(job)
                return self.pipe.recv()
            except (EOFError, OSError):
                with self.lock:
                    if self.stopped:
                        break
                    self._end()
                    self._start()
        return WorkerLostError(f"the process was killed {TRIES} times")

    def _start(self) -> None:
        self.pipe, theirs = _SPAWN.Pipe()
        self.process = _SPAWN.Process(target=_serve, args=(self.function, theirs))
        self.process.start()
        theirs.close()  # so that the end of the process is the end of the pipe

    def _end(self) -> None:
        self.process.kill()
        self.process.join()


def _serve(function: Callable, pipe: connection.Connection) -> None:
    """Answer jobs until the pipe is closed or the parent is gone."""
    signal.signal(signal.SIGINT, lambda *_: None)  # Ctrl-C is the parent's to handle
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with contextlib.suppress(EOFError):
        while True:
            job = pipe.recv()
            try:
                outcome = function(*job)
            except Exception as error:  # noqa: BLE001 - the parent decides
                outcome = _portable(error)
            pipe.send(outcome)


def _portable(error: Exception) -> Exception:
    """The error as the parent can read it, with its traceback as a note."""
    trace = "".join(traceback.format_exception(error))
    try:
        pickle.loads(pickle.dumps(error))
    except Exception:  # noqa: BLE001 - some exceptions cannot be pickled, or not read
        error = RuntimeError(f"{type(error).__name__}: {error}")
    error.add_note(trace)
    return error


def _end_with_parent() -> None:
    connection.wait([parent_process().sentinel])
    os._exit(1)
