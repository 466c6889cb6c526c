"""A long training reports while it runs, and keeps the cost of every iteration.

The blocks of `helpers.deep` call `note` on their way back, once in every iteration;
outside of `watch` that does nothing.
"""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from IPython.display import display

EVERY = 0.5  # seconds between two changes of the line
_watching: list[_Training] = []


def note(cost: Callable[[], float]) -> None:
    """Keep the cost of one more iteration, if somebody is watching."""
    if _watching:
        _watching[-1].keep(float(cost()))


@contextlib.contextmanager
def every_cost() -> Iterator[list[float]]:
    """Keep the cost of every iteration of the training in this block, silently."""
    training = _Training()
    _watching.append(training)
    try:
        yield training.costs
    finally:
        _watching.remove(training)


@contextlib.contextmanager
def watch(iterations: int) -> Iterator[list[float]]:
    """Report a training that runs in this block.

    Parameters
    ----------
    iterations : int
        How many there will be.

    Yields
    ------
    list of float
        The cost of every iteration so far.
    """
    training = _Reported(iterations)
    _watching.append(training)
    try:
        yield training.costs
    finally:
        _watching.remove(training)
        training.end()


def each(items: Iterable, what: str = "trainings") -> Iterator[Any]:
    """Go through items and say how many are done, and how long the rest may take."""
    items = list(items)
    line = _Line()
    for done, item in enumerate(items):
        line.say(f"{done} of {len(items)} {what} done{line.left(done, len(items))}")
        yield item
    line.say(f"{len(items)} {what} in {line.seconds:.0f} s", last=True)


class _Line:
    """One line of text that is replaced in its place."""

    def __init__(self) -> None:
        self.started = time.monotonic()
        self.shown = -EVERY
        self.handle: Any = None

    @property
    def seconds(self) -> float:
        return time.monotonic() - self.started

    def left(self, done: int, count: int) -> str:
        """Estimate the time that is left, once there is something to go by."""
        if not done or self.seconds < 2 * EVERY:
            return ""
        return f", about {self.seconds / done * (count - done):.0f} s left"

    def say(self, text: str, last: bool = False) -> None:
        if not last and self.seconds - self.shown < EVERY:
            return
        self.shown = self.seconds
        if self.handle is None:
            self.handle = display({"text/plain": text}, raw=True, display_id=True)
        else:
            self.handle.update({"text/plain": text}, raw=True)


class _Training:
    """The costs of one training."""

    def __init__(self) -> None:
        self.costs: list[float] = []

    def keep(self, cost: float) -> None:
        self.costs.append(cost)


class _Reported(_Training):
    """The costs of one training, and the line that reports them."""

    def __init__(self, iterations: int) -> None:
        super().__init__()
        self.iterations = iterations
        self.line = _Line()

    def keep(self, cost: float) -> None:
        super().keep(cost)
        done, count = len(self.costs), self.iterations
        left = self.line.left(done, count)
        self.line.say(f"iteration {done:,} of {count:,}: cost {cost:.3f}{left}")

    def end(self) -> None:
        if self.costs:
            count, last = len(self.costs), self.costs[-1]
            took = f"{count:,} iterations in {self.line.seconds:.0f} s"
            self.line.say(f"{took}, cost {last:.3f}", last=True)
