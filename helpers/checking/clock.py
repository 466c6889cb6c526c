"""A time limit for a student's code, which also sees where the time goes."""

from __future__ import annotations

import contextlib
import signal
import sys
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from time import monotonic, process_time
from types import FrameType

LOOKS = 20  # in one time limit


class OutOfTime(BaseException):
    """Raised in a student's code by the clock; no `except Exception` stops it."""


@contextlib.contextmanager
def time_limit(
    seconds: float | None,
    look: Callable[[FrameType | None], None] = lambda frame: None,
    *,
    busy: bool = False,
) -> Iterator[None]:
    """Raise `OutOfTime` in the block after `seconds`, where the platform can.

    Needs Unix signals and the main thread (Linux, macOS, Colab; neither Windows nor a
    browser, where a signal waits until the code has come to its end). After the
    limit it rings every second, so that a bare `except:` in a loop cannot swallow it
    for good.

    Parameters
    ----------
    seconds : float or None
    look : callable
        Is given the frame that runs, `LOOKS` times before the limit.
    busy : bool
        Count the processor's time, and not that in which others had the processor.
    """
    rings = hasattr(signal, "SIGALRM") and sys.platform != "emscripten"
    can = rings and threading.current_thread() is threading.main_thread()
    if not seconds or not can:
        yield
        return
    timer, bell, now = signal.ITIMER_REAL, signal.SIGALRM, monotonic
    if busy:
        timer, bell, now = signal.ITIMER_PROF, signal.SIGPROF, process_time
    end = now() + seconds

    def ring(signum: int, frame: FrameType | None) -> None:
        look(frame)
        if now() >= end:
            signal.setitimer(timer, 1.0, 1.0)
            raise OutOfTime

    before = signal.signal(bell, ring)
    signal.setitimer(timer, seconds / LOOKS, seconds / LOOKS)
    try:
        yield
    finally:
        signal.setitimer(timer, 0)
        signal.signal(bell, before)


class Whereabouts:
    """Which of a student's functions were running each time that one looked.

    Parameters
    ----------
    function : callable
        Who was called; only functions of its own notebook, called by it, are seen.
    """

    def __init__(self, function: Callable) -> None:
        self._space = getattr(function, "__globals__", None)
        self._code = getattr(function, "__code__", None)
        self._paths: list[tuple[str, ...]] = []

    def look(self, frame: FrameType | None) -> None:
        """Note the names from `function`, exclusive, down to the running one."""
        names: list[str] = []
        while frame is not None and frame.f_code is not self._code:
            if frame.f_globals is self._space:
                names.append(frame.f_code.co_name)
            frame = frame.f_back
        self._paths.append(tuple(reversed(names)))

    def most(self) -> tuple[str, ...]:
        """The longest path of calls in which more than half of the time went by."""
        starts = Counter(p[:n] for p in self._paths for n in range(len(p) + 1))
        often = [p for p, times in starts.items() if 2 * times > len(self._paths)]
        return max(often, key=len, default=())
