"""Run a notebook's cells as IPython does, and say what they put out; no kernel.

The shell is made once, in the warm process, and forked with it. What a cell shows goes
to whoever listens, as plain data, up to a limit per cell.
"""

from __future__ import annotations

import base64
import builtins
import io
import sys
from collections.abc import Callable
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from helpers.checking.clock import OutOfTime, time_limit
from helpers.checking.quiet import NobodyToAskError

APIECE = 1_000  # characters that every single output counts for, besides its own
Emit = Callable[[dict], None]
_SENTENCE = "input() waits for somebody to type, and while grading there is nobody"


class Output:
    """Passes on what a cell puts out until its limit is reached, then says so.

    Parameters
    ----------
    emit : callable
        Is given every output, as a dictionary of plain values.
    limit : int
        Characters for one cell.
    """

    def __init__(self, emit: Emit, limit: int) -> None:
        self.emit, self.limit, self.left = emit, limit, limit

    def start(self) -> None:
        """A new cell begins."""
        self.left = self.limit

    def put(self, kind: str, size: int, **parts: Any) -> None:
        """Pass on one output, if there is room for it."""
        if self.left <= 0:
            return
        self.left -= size + APIECE
        if self.left <= 0 and kind != "error":
            text = f"\n… more than {self.limit:,} characters: cut here\n"
            kind, parts = "stream", {"name": "stderr", "text": text}
        self.emit({"output_type": kind, **parts})

    def text(self, name: str, text: str) -> None:
        """Pass on what was printed, the end of it cut off where there is no room."""
        if kept := text[: max(0, self.left)]:
            self.emit({"output_type": "stream", "name": name, "text": kept})
        if len(kept) < len(text):
            self.put("stream", len(text))
        else:
            self.left -= len(kept)

    def bundle(self, kind: str, data: dict) -> None:
        """Pass on something in several forms, those that are text or pictures."""
        forms = {k: v for k, v in map(_form, data.items()) if v is not None}
        self.put(kind, sum(map(len, forms.values())), data=forms)


def _form(item: tuple[Any, Any]) -> tuple[str, str | None]:
    kind, value = item
    if type(kind) is not str or kind not in _FORMS:
        return "", None
    if type(value) is bytes:
        value = base64.b64encode(value).decode()
    return kind, value if type(value) is str else None


_FORMS = ("text/plain", "text/html", "text/markdown", "text/latex")
_FORMS += ("image/png", "image/jpeg")


class _Stream(io.TextIOBase):
    """stdout or stderr; small writes are gathered, flushed or not."""

    encoding = "utf-8"

    def __init__(self, name: str, output: Output) -> None:
        self._name, self._output, self._parts, self._size = name, output, [], 0

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        if not isinstance(text, str):
            raise TypeError(f"write() argument must be str, not {type(text).__name__}")
        if self._size <= self._output.limit:
            self._parts.append(str(text))
            self._size += len(text)
        if self._size > 10_000:
            self.pass_on()
        return len(text)

    def pass_on(self) -> None:
        parts, self._parts, self._size = self._parts, [], 0
        if parts:
            self._output.text(self._name, "".join(parts))


class _Hook(DisplayHook):
    """Takes the value of a cell's last line."""

    output: Output

    def __call__(self, result: Any = None) -> None:
        if result is None or self.quiet():
            return
        self.update_user_ns(result)
        data, _ = self.compute_format_data(result)
        _flush()
        self.output.bundle("execute_result", data)


class _Publisher(DisplayPublisher):
    """Takes what `display` is given."""

    output: Output

    def publish(self, data: dict, metadata: Any = None, **kwargs: Any) -> None:
        _flush()
        self.output.bundle("display_data", data)

    def clear_output(self, wait: bool = False) -> None:
        pass


class _Shell(InteractiveShell):
    displayhook_class = _Hook
    display_pub_class = _Publisher
    output: Output

    def enable_gui(self, gui: Any = None) -> None:
        pass

    def _showtraceback(self, etype: type, evalue: Any, stb: list) -> None:
        _flush()
        if issubclass(etype, OutOfTime):
            return  # the judge says so, in words
        self.output.put(
            "error",
            0,
            ename=str(etype.__name__)[:100],
            evalue=_words(evalue),
            traceback=[str(line)[:2000] for line in stb[-30:]],
        )


def _words(error: BaseException) -> str:
    try:
        return str(error)[:1000]
    except Exception:  # noqa: BLE001 - an exception of a student's own
        return ""


def _flush() -> None:
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, _Stream):
            stream.pass_on()


def make() -> _Shell:
    """Make the shell, with everything loaded that a first cell would wait for."""
    config = Config()
    config.HistoryManager.enabled = False
    config.InteractiveShell.colors = "nocolor"
    shell = _Shell.instance(config=config)
    shell.run_line_magic("matplotlib", "inline")
    return shell


class Cells:
    """The cells of one notebook, in this process, one after the other.

    Parameters
    ----------
    shell : IPython shell
        See `make`.
    emit : callable
        Is given every output.
    limit : int
        Characters that one cell may put out.
    """

    def __init__(self, shell: _Shell, emit: Emit, limit: int = 1_000_000) -> None:
        self.shell, self.output = shell, Output(emit, limit)
        shell.output = shell.displayhook.output = shell.display_pub.output = self.output
        sys.stdin = io.StringIO()
        builtins.input = _nobody
        self._streams = [_Stream(name, self.output) for name in ("stdout", "stderr")]

    @property
    def namespace(self) -> dict[str, Any]:
        """The globals of the notebook."""
        return self.shell.user_ns

    def run(self, source: str, seconds: float) -> str:
        """Run a cell; say how it ended: "ran", "raised" or "timeout"."""
        self.output.start()
        sys.stdout, sys.stderr = self._streams
        try:
            with time_limit(seconds):
                done = self.shell.run_cell(source, store_history=False)
            status = "ran" if done.success else "raised"
            if isinstance(done.error_in_exec, OutOfTime):
                status = "timeout"
        except OutOfTime:
            status = "timeout"
        except SystemExit:
            status = "raised"
        finally:
            sys.stdout, sys.stderr = self._streams
            _flush()
        return status


def _nobody(*prompt: object) -> str:
    raise NobodyToAskError(_SENTENCE)
