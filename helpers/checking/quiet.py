"""Run code that may print, draw, warn or ask, without any of it being seen or heard."""

from __future__ import annotations

import builtins
import contextlib
import io
import sys
from collections.abc import Iterator
from typing import Any

from IPython import get_ipython
from IPython.core.displaypub import DisplayPublisher
from IPython.core.formatters import DisplayFormatter


class NobodyToAskError(EOFError):
    """Raised by `input` in code that nobody sits in front of."""


@contextlib.contextmanager
def quiet() -> Iterator[None]:
    """Keep what a block prints and draws out of sight, and let it ask nobody.

    Nothing is collected and no picture is drawn, so that a forgotten `print` or
    `plt.show()` in a loop costs next to nothing.
    """
    with (
        contextlib.redirect_stdout(_Nowhere()),
        contextlib.redirect_stderr(_Nowhere()),
        _nothing_shown(),
        _figures_closed(),
        _nobody_asked(),
    ):
        yield


class _Nowhere(io.TextIOBase):
    def write(self, text: str) -> int:
        return len(text)


class _NoPublisher(DisplayPublisher):
    def publish(self, *args: Any, **kwargs: Any) -> None:
        pass


class _NoFormatter(DisplayFormatter):
    def format(self, *args: Any, **kwargs: Any) -> tuple[dict, dict]:
        return {}, {}


@contextlib.contextmanager
def _nothing_shown() -> Iterator[None]:
    shell = get_ipython()
    if shell is None:
        yield
        return
    kept = shell.display_pub, shell.display_formatter
    shell.display_pub, shell.display_formatter = _NoPublisher(), _NoFormatter()
    try:
        yield
    finally:
        shell.display_pub, shell.display_formatter = kept


@contextlib.contextmanager
def _figures_closed() -> Iterator[None]:
    """Close the figures of a block: left open they would be drawn after the cell."""
    before = set(_figures())
    try:
        yield
    finally:
        for number in set(_figures()) - before:
            sys.modules["matplotlib.pyplot"].close(number)


def _figures() -> list[int]:
    pyplot = sys.modules.get("matplotlib.pyplot")
    return pyplot.get_fignums() if pyplot else []


@contextlib.contextmanager
def _nobody_asked() -> Iterator[None]:
    def asks(*prompt: object) -> str:
        raise NobodyToAskError

    kept, builtins.input = builtins.input, asks
    try:
        yield
    finally:
        builtins.input = kept
