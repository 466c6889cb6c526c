"""Call one function once and write down what happened.

This is the only place where a student's function is called: by the visible check
in the student's own notebook and, until it is done from outside, by the grader.
"""

from __future__ import annotations

import copy
import re
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .clock import OutOfTime, Whereabouts, time_limit
from .crash import crash
from .numpy_state import as_imported, seeded
from .plain import plain
from .quiet import quiet

RETURNED = "returned"
RAISED = "raised"
UNATTEMPTED = "unattempted"
UNDEFINED = "not defined"
TIMEOUT = "timeout"
ENDED = "ended its process"


@dataclass(frozen=True)
class Outcome:
    """What one call did. Plain data: it may come from another process.

    Parameters
    ----------
    status : {"returned", "raised", "unattempted", "not defined", "timeout", …}
        Or "ended its process", where it had one of its own.
    value : object
        What was returned, made `plain`.
    after : tuple
        The positional arguments as the call left them, made `plain`.
    error : str
        Class name of the exception.
    message : str
        Text of the exception, one line; it may hold values.
    where : str
        The student's line that raised, with its number; empty if unknown.
    names : tuple of str
        What it is about, in identifiers, which tell nobody a value: the name that a
        NameError or KeyError did not find; the functions in which most of the time
        went by, outermost first; for a function that is missing, one that may be it.
    explained : str
        What did not fit in the student's line: names, shapes and keys, but no values.
    operation : str
        What failed, so that two crashes can be compared; see `crash.Crash`.
    """

    status: str
    value: Any = None
    after: tuple = ()
    error: str = ""
    message: str = ""
    where: str = ""
    names: tuple = ()
    explained: str = ""
    operation: str = ""

    @property
    def returned(self) -> bool:
        """Whether the call came back with a value."""
        return self.status == RETURNED


@dataclass(frozen=True)
class Inputs:
    """What a function is called with: all that its side needs to know of an example.

    Parameters
    ----------
    args, kwargs
        Arguments.
    seed : int
        Given to `np.random.seed` before the call, so that draws can be compared.
    """

    args: tuple
    kwargs: dict = field(default_factory=dict)
    seed: int = 0


def call(
    function: Callable,
    args: tuple,
    kwargs: dict | None = None,
    *,
    seed: int = 0,
    seconds: float | None = 5.0,
    own: bool = False,
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
        Time limit; None for no limit. Reading what came back counts.
    own : bool
        Whether it is the course's own function: it leaves NumPy's settings alone, and
        its time is the processor's, so that a busy machine changes no answer key.

    Returns
    -------
    Outcome
        Never raises for anything that the student's code does, except that
        `KeyboardInterrupt` goes through to the person who pressed stop.
    """
    args, kwargs = copy.deepcopy(args), copy.deepcopy(kwargs or {})
    whereabouts = Whereabouts(function)
    state = seeded if own else as_imported
    limit = time_limit(seconds, whereabouts.look, busy=own)
    try:
        with state(seed), quiet(), limit:
            value = plain(function(*args, **kwargs))
            after = plain(args)
    except KeyboardInterrupt:
        raise
    except OutOfTime:
        return Outcome(TIMEOUT, message=f"{seconds:g}", names=whereabouts.most())
    except BaseException as error:  # noqa: BLE001 - student code may raise anything
        return _raised(error, function, len(args) + len(kwargs))
    return Outcome(RETURNED, value, after)


def _raised(error: BaseException, function: Callable, count: int) -> Outcome:
    if type(error) is NotImplementedError:
        # Of the function itself, or of one that it calls: the where line tells.
        frames = traceback.extract_tb(error.__traceback__)
        return Outcome(UNATTEMPTED, message=frames[-1].name if frames else "")
    try:
        text = str(error).strip().splitlines()
    except Exception:  # noqa: BLE001 - even str() of a student's exception may fail
        text = []
    known = crash(error, function, count)
    return Outcome(
        RAISED,
        error=type(error).__name__,
        message=text[0][:300] if text else "",
        where=_where(function, error),
        names=_not_found(error),
        explained=known.text,
        operation=known.operation,
    )


def _not_found(error: BaseException) -> tuple[str, ...]:
    """The identifier that a NameError or a KeyError is about, if it is one."""
    if type(error) is KeyError:
        name = error.args[0] if len(error.args) == 1 else None
    elif type(error) is UnboundLocalError:
        quoted = re.search(r"'(\w+)'", error.args[0] if error.args else "")
        name = quoted and quoted[1]
    else:
        name = error.name if type(error) is NameError else None
    fits = type(name) is str and len(name) <= 40 and name.isidentifier()
    return (name,) if fits else ()


def _where(function: Callable, error: BaseException) -> str:
    """Line number and text of the last line of the student's file in a traceback."""
    code = getattr(function, "__code__", None)
    if code is None:
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
