"""The judge's end of the wall: a warm process, and a worker in it per submission."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from ..worker import bubble, places, walls
from ..worker.wire import Channel, WireError

ENDED = "ended its process"
START = 90.0  # seconds for the warm process to import everything, on a busy machine
GRACE = 3.0  # seconds beyond a limit before a worker is taken for stuck
MODULES = ("matplotlib.pyplot", "h5py", "helpers", "helpers.plots", "PIL.Image")


class WorkerDiedError(RuntimeError):
    """The worker is gone, or says what it should not: nothing more comes from it."""


class NotIsolatedError(RuntimeError):
    """This machine lacks walls that grading needs; says what would not be stopped."""


@dataclass(frozen=True)
class Limits:
    """What a submission may use.

    Parameters
    ----------
    cell, call, notebook : float
        Seconds for a cell, for one judged call, for all cells together.
    memory : int
        Bytes.
    output : int
        Characters that a cell may put out.
    """

    cell: float = 30.0
    call: float = 10.0
    notebook: float = 300.0
    memory: int = 1 << 30
    output: int = 1_000_000


class Sandbox:
    """A warm process from which workers are forked; one serves many submissions.

    Parameters
    ----------
    given : sequence of str
        Folders that notebooks read: the week's data and checks.
    modules : sequence of str
        What is imported before the first fork.
    weak : bool
        Whether to run students' code although a wall is missing.
    """

    def __init__(
        self,
        given: Sequence[str] = (),
        modules: Sequence[str] = MODULES,
        weak: bool = False,
    ) -> None:
        self.given, self.weak = [str(path) for path in given], weak
        self.around = {walls.START} | (set() if bubble.problem() else {walls.BUBBLE})
        ours, theirs = socket.socketpair()
        with theirs:
            self.process = subprocess.Popen(
                self._command(theirs.fileno(), modules),
                pass_fds=[theirs.fileno()],
                env=places.environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.channel = Channel(ours)
        try:
            self._expect("ready", START)
        except BaseException:
            self.close()
            raise

    @contextmanager
    def worker(
        self, limits: Limits, environment: dict[str, str] | None = None
    ) -> Iterator[Worker]:
        """Fork a worker for one submission; it is gone at the end of the block.

        Raises
        ------
        NotIsolatedError
            If the walls around it do not keep what grading needs.
        """
        ours, theirs = socket.socketpair()
        settings = {
            "environment": environment or {},
            "given": self.given,
            "limits": {"memory": limits.memory, "cpu": int(limits.notebook) + 60},
            "output": limits.output,
        }
        with theirs:
            self.channel.send(["fork", settings])
            socket.send_fds(self.channel.end, [b"."], [theirs.fileno()])
        pid = self._expect("forked", START)
        worker = Worker(self, Channel(ours), pid, limits)
        try:
            self._check(worker)
            yield worker
        finally:
            worker.channel.close()
            self.channel.send(["end", pid])
            self._expect("ended", START)

    @property
    def alive(self) -> bool:
        """Whether it can be asked for another worker."""
        return self.process.poll() is None and self.channel.end.fileno() >= 0

    def kill(self, worker: int, child: int) -> None:
        """End a fork of a worker."""
        self.channel.send(["kill", worker, child])
        self._expect("killed", START)

    def close(self) -> None:
        """End the warm process and every worker."""
        self.channel.close()
        if self.process.poll() is None:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()

    def _command(self, descriptor: int, modules: Sequence[str]) -> list[str]:
        server = [sys.executable, "-m", "grading.worker.forkserver"]
        command = [*server, str(descriptor), *modules]
        if walls.BUBBLE in self.around:
            return bubble.command(command, given=self.given)
        return command

    def _check(self, worker: Worker) -> None:
        said, raised = worker.channel.receive(START)
        broken = walls.broken(self.around.union(raised))
        if said != "walls" or (broken and not self.weak):
            raise NotIsolatedError(" ".join(broken))

    def _expect(self, verb: str, seconds: float) -> int:
        """Wait for an answer of the warm process; what gives none is ended."""
        try:
            said, value = self.channel.receive(seconds)
            if said != verb:
                raise WireError(f"{verb} was due")
        except (WireError, TimeoutError):
            self.close()
            raise
        return value


@dataclass
class Worker:
    """One submission's worker, as the judge sees it."""

    sandbox: Sandbox
    channel: Channel
    pid: int
    limits: Limits
    outputs: list[dict] = field(default_factory=list)
    used: float = 0.0

    def run(self, source: str, seconds: float | None = None) -> str:
        """Run a cell; its outputs are in `outputs`.

        Returns
        -------
        {"ran", "raised", "timeout"}

        Raises
        ------
        WorkerDiedError
            If the cell ended its process, or could not be stopped.
        """
        self.outputs = []
        seconds = min(seconds or self.limits.cell, self.limits.notebook - self.used)
        if seconds <= 0:
            return "timeout"
        start = time.monotonic()
        try:
            self.channel.send(["cell", source, seconds], GRACE)
            return self._ended(start + seconds + GRACE)
        except TimeoutError:
            why = f"ran longer than {seconds:g} seconds and could not be stopped"
            raise WorkerDiedError(why) from None
        except WireError as error:
            self.channel.close()
            raise WorkerDiedError(ENDED) from error
        finally:
            self.used += time.monotonic() - start

    def fork(self) -> tuple[Channel, int]:
        """Split the worker: what happens in the fork does not happen here."""
        ours, theirs = socket.socketpair()
        try:
            with theirs:
                self.channel.send(["fork"], GRACE)
                socket.send_fds(self.channel.end, [b"."], [theirs.fileno()])
            return Channel(ours), self._forked()
        except (OSError, WireError) as error:
            ours.close()
            self.channel.close()
            raise WorkerDiedError(ENDED) from error

    def kill(self, child: int) -> None:
        """End a fork."""
        self.sandbox.kill(self.pid, child)

    def _forked(self) -> int:
        end = time.monotonic() + GRACE + self.limits.call
        while True:
            match self.channel.receive(max(0.01, end - time.monotonic())):
                case ["forked", int() as pid]:
                    return pid
                case ["output", dict()]:  # of a thread that a cell left running
                    pass
                case _:
                    raise WireError("a fork was due")

    def _ended(self, end: float) -> str:
        size = 0
        while True:
            match self.channel.receive(max(0.01, end - time.monotonic())):
                case ["ended", "ran" | "raised" | "timeout" as status]:
                    return status
                case ["output", dict() as output]:
                    size += 200 + len(str(output))
                    if size > 4 * self.limits.output:
                        raise WireError("more output than there is room for")
                    self.outputs.append(output)
                case _:
                    raise WireError("an output was due")
