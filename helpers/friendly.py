"""Explain errors in a notebook's cells in a sentence.

The two most common ones need no traceback; below any other one stands which operands
of the student's own line did not fit, where that can be told.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection
from types import TracebackType
from typing import Any

from IPython import get_ipython
from IPython.display import display

from .checking import crash
from .checking.card import sentence


def explain(
    error: BaseException, tb: TracebackType | None, exercises: Collection
) -> str:
    """Explain a function that is not written yet, or a cell that has not been run.

    Parameters
    ----------
    error : NotImplementedError or NameError
    tb : traceback
    exercises : collection of str
        Names of the exercises of the notebook.

    Returns
    -------
    str
        One or two sentences; "" where an ordinary traceback says more.
    """
    frames = traceback.extract_tb(tb)
    last = frames[-1].name if frames else ""
    if isinstance(error, NotImplementedError):
        if last not in exercises:
            return ""
        return (
            f"“{last}” is not written yet. Write it where its cell says YOUR CODE "
            "HERE, run that cell, then run this one again."
        )
    name = getattr(error, "name", "") or ""
    if name in exercises:
        return (
            f"“{name}” is not known yet: run the cell that defines it, then this one."
        )
    if last == "<module>" and name:
        return (
            f"“{name}” does not exist yet. Either a cell above has not run to its end, "
            "or the name is spelled differently. Run the cells above in order, from "
            "the first that complains."
        )
    return ""


def operands(error: BaseException, space: dict) -> str:
    """Say what did not fit in the last line of the notebook that an error went through.

    Parameters
    ----------
    error : BaseException
    space : dict
        The notebook's globals.

    Returns
    -------
    str
        A sentence; "" where the traceback says as much.
    """
    known = crash.explain(error, space)
    if known is None or not known.text:
        return ""
    return f"What did not fit: {known.text}"


def install(exercises: Callable[[], Collection]) -> None:
    """Let the notebook explain such errors itself; does nothing outside IPython."""
    shell = get_ipython()
    if shell is None:
        return

    def handle(
        self: Any, kind: type, error: BaseException, tb: Any, tb_offset: Any = None
    ) -> None:
        text = explain(error, tb, exercises())
        if text:
            display(sentence(text))
        else:
            self.showtraceback((kind, error, tb), tb_offset=tb_offset)
            below = operands(error, self.user_ns)
            if below:
                display(sentence(below))

    shell.set_custom_exc((Exception,), handle)
