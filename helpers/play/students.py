"""Call a student's functions while a playground runs, and say plainly what is wrong."""

from __future__ import annotations

import contextlib
import threading
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from ..checking.quiet import quiet


class StudentError(Exception):
    """Something in a student's function; the message is a sentence for them."""


def run(name: str, function: Callable, *args: Any, **kwargs: Any) -> Any:
    """Call a function of the notebook.

    Raises
    ------
    StudentError
        If it raises anything: which function it was, and what it said.
    """
    try:
        return function(*args, **kwargs)
    except NotImplementedError as error:
        raise StudentError(
            f"{name} is not written yet. Write it, run its cell, and then this one."
        ) from error
    except Exception as error:
        said = f": {error}" if str(error) else ""
        raise StudentError(
            f"Your {name} raised {type(error).__name__}{said}.{_advice(name)}"
        ) from error


def pick(name: str, value: Any, keys: str) -> list:
    """Read entries of a dictionary that a function returned.

    Raises
    ------
    StudentError
        If it is no dictionary or has no such keys.
    """
    wanted = keys.split()
    if not isinstance(value, dict):
        raise StudentError(
            f"Your {name} returned {_kind(value)} where a dictionary with the keys "
            f"{', '.join(wanted)} was expected.{_advice(name)}"
        )
    for key in wanted:
        if key not in value:
            raise StudentError(
                f'The dictionary that your {name} returned has no "{key}". '
                f"{_advice(name).strip()}"
            )
    return [value[key] for key in wanted]


def pair(name: str, value: Any, count: int = 2) -> tuple:
    """Read what a function returned as so many values.

    Raises
    ------
    StudentError
        If it is something else.
    """
    if not isinstance(value, (tuple, list)) or len(value) != count:
        raise StudentError(
            f"Your {name} returned {_kind(value)} where {count} values were expected. "
            f"{_advice(name).strip()}"
        )
    return tuple(value)


def shaped(name: str, what: str, value: Any, shape: tuple) -> np.ndarray:
    """Read an array of floats of a known shape; () also takes one number in an array.

    Raises
    ------
    StudentError
        If it has another shape, or is no array of numbers.
    """
    try:
        array = np.asarray(value, dtype=float)
    except (TypeError, ValueError):
        raise StudentError(
            f"Your {name} returned {_kind(value)} for {what}, not numbers. "
            f"{_advice(name).strip()}"
        ) from None
    if shape == () and array.size == 1:
        return array.reshape(())
    if array.shape != shape:
        wanted = f"shape {shape}" if shape else "a single number"
        raise StudentError(
            f"Your {name} returned {what} of shape {array.shape}; it should have "
            f"{wanted}.{_advice(name)}"
        )
    return array


def _advice(name: str) -> str:
    """Point to the check; what is drawn under a label of its own may have none."""
    return f" Try check({name})." if name.isidentifier() else ""


def _kind(value: Any) -> str:
    if value is None:
        return "nothing (is a return missing?)"
    if isinstance(value, tuple):
        return f"{len(value)} values"
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    return f"a {type(value).__name__}"


@contextlib.contextmanager
def calm(seed: int | None = None) -> Iterator[None]:
    """Let student code run unheard, and leave NumPy's random numbers as they were.

    Parameters
    ----------
    seed : int, optional
        For NumPy's global random numbers inside the block.

    Notes
    -----
    A playground may be answered in a thread beside the one that runs cells; what is
    printed belongs to both, so nothing is silenced there.
    """
    alone = threading.current_thread() is threading.main_thread()
    state = np.random.get_state()
    with contextlib.ExitStack() as stack:
        if alone:
            stack.enter_context(quiet())
            stack.enter_context(warnings.catch_warnings())
            warnings.simplefilter("ignore")
        stack.enter_context(np.errstate(all="ignore"))
        if seed is not None:
            np.random.seed(seed)
        try:
            yield
        finally:
            np.random.set_state(state)
