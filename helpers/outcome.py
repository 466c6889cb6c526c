"""Call one function once and write down what happened.

This is the only place where a student's function is called: by the visible check
in the student's own notebook and, until it is done from outside, by the grader.
"""

from __future__ import annotations

import contextlib
import copy
import io
import signal
import threading
import traceback
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .plain import plain

RETURNED = "returned"
RAISED = "raised"
UNATTEMPTED = "unattempted"
TIMEOUT = "timeout"


@dataclass(frozen=True)
class Outcome:
    """What one call did.

    Parameters
    ----------
    status : {"returned", "raised", "unattempted", "timeout"}
    value : object
        What was returned, made `plain`.
    after : tuple
        The positional arguments as the call left them, made `plain`.
    error : str
        Class name of the exception.
    message : str
        Text of the exception, one line.
    where : str
        The student's line that raised, with its number; empty if unknown.
    """

    status: str
    value: Any = None
    after: tuple = ()
    error: str = ""
    message: str = ""
    where: str = ""

    @property
    def returned(self) -> bool:
        """Whether the call came back with a value."""
        return self.status == RETURNED


class OutOfTime(BaseException):
    """Raised in a student's code by the clock; no `except Exception` stops it."""


@contextlib.contextmanager
def time_limit(seconds: float | None) -> Iterator[None]:
    """Raise `OutOfTime` in the block after `seconds`, where the platform can.

    Needs SIGALRM and the main thread (Linux, macOS, Colab; not Windows). It rings
    again every second, so that a bare `except:` in a loop cannot swallow it for good.
    """
    can = hasattr(signal, "SIGALRM") and (
        threading.current_thread() is threading.main_thread()
    )
    if not seconds or not can:
        yield
        return

    def ring(signum: int, frame: object) -> None:
        raise OutOfTime

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds, 1.0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def call(
    function: Callable,
    args: tuple,
    kwargs: dict | None = None,
    *,
    seed: int = 0,
    seconds: float | None = 5.0,
) -> Outcome:
    """Call `function` on copies of its arguments, quietly and with a time limit.

    Parameters
    ----------
    function : callable
    args, kwargs
        Arguments; they are deep-copied, so the caller's own stay as they are.
    seed : int
        `np.random.seed(seed)` is set first, so that random draws can be compared.
    seconds : float or None
        Time limit; None for no limit.

    Returns
    -------
    Outcome
        Never raises for anything that the student's code does, except that
        `KeyboardInterrupt` goes through to the person who pressed stop.
    """
    args, kwargs = copy.deepcopy(args), copy.deepcopy(kwargs or {})
    random_state = np.random.get_state()
    np.random.seed(seed)
    try:
        with _quiet(), time_limit(seconds):
            value = plain(function(*args, **kwargs))
            after = plain(args)
    except KeyboardInterrupt:
        raise
    except OutOfTime:
        return Outcome(TIMEOUT, message=f"{seconds:g}", where=_where(function))
    except BaseException as error:  # noqa: BLE001 - student code may raise anything
        return _raised(error, function)
    finally:
        np.random.set_state(random_state)
    return Outcome(RETURNED, value, after)


def _raised(error: BaseException, function: Callable) -> Outcome:
    if isinstance(error, NotImplementedError):
        # Of the function itself, or of one that it calls: the where line tells.
        frames = traceback.extract_tb(error.__traceback__)
        return Outcome(UNATTEMPTED, message=frames[-1].name if frames else "")
    try:
        text = str(error).strip().splitlines()
    except Exception:  # noqa: BLE001 - even str() of a student's exception may fail
        text = []
    return Outcome(
        RAISED,
        error=type(error).__name__,
        message=text[0][:300] if text else "",
        where=_where(function, error),
    )


def _where(function: Callable, error: BaseException | None = None) -> str:
    """Line number and text of the last line of the student's file in a traceback."""
    code = getattr(function, "__code__", None)
    if error is None or code is None:
        return ""
    frames = traceback.extract_tb(error.__traceback__)
    own = [f for f in frames if f.filename == code.co_filename]
    own = own or [f for f in frames if "ipykernel" in f.filename]
    if not own:
        return ""
    last = own[-1]
    number = last.lineno - (code.co_firstlineno - 1) if last.name == code.co_name else 0
    place = f"line {number}" if number > 0 else f"in {last.name}"
    return f"{place}: {last.line.strip()}" if last.line else place


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keep prints and warnings of the student's code out of the check's output."""
    with (
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        yield
