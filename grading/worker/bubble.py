"""bubblewrap around the warm process: namespaces, and a file system of its own.

Inside there are Python, the worker's code and what is given to read, all read-only, a
small `/tmp`, no network, no other processes, no programs but Python.

Start it from the main thread of a process that waits for it: it ends with the thread
that started it.
"""

from __future__ import annotations

import functools
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from . import places

TEMPORARY = "/tmp"
"""Inside, the only place to write, for the warm process; workers' folders are below."""

_NAMESPACES = "--unshare-pid --unshare-net --unshare-ipc --unshare-uts".split()
_NAMESPACES += ["--unshare-cgroup-try"]
_KEPT = "CAP_SETUID CAP_SETGID CAP_KILL CAP_CHOWN CAP_DAC_OVERRIDE".split()
_SECONDS = 20


def command(
    argv: Sequence[str],
    given: Sequence[str] = (),
    size: int = 256 << 20,
    environment: dict[str, str] | None = None,
) -> list[str]:
    """Write the command that runs a program in a bubble.

    Open files that are to be inherited are passed with `pass_fds` as usual.

    Parameters
    ----------
    argv : sequence of str
        The program, by its whole path, and its arguments.
    given : sequence of str
        Folders and files to read besides `places.readable()`, such as a week's data.
    size : int
        Bytes that `/tmp` holds, for all workers in this bubble.
    environment : dict of str, optional
        By default `places.environment()`.

    Returns
    -------
    command : list of str
    """
    words = ["bwrap", *_privileges(), *_NAMESPACES, "--die-with-parent"]
    words += ["--new-session", "--clearenv", "--hostname", "worker"]
    words += ["--proc", "/proc", "--dev", "/dev"]
    words += ["--size", str(size), "--tmpfs", TEMPORARY]
    paths = [p for p in (*places.readable(), *given) if not p.startswith("/dev/")]
    for folder in _above(paths):  # else nobody but its maker could look below
        words += ["--dir", folder]
    for path in paths:
        words += ["--ro-bind-try", path, path]
    words += ["--remount-ro", "/dev", "--remount-ro", "/", "--chdir", "/"]
    for name, value in (environment or places.environment()).items():
        words += ["--setenv", name, value]
    return [*words, "--", *argv]


@functools.cache
def problem() -> str:
    """Say why there can be no bubble on this machine; "" if there can.

    It is tried: Python is started in one.
    """
    if not shutil.which("bwrap"):
        return "bubblewrap is not installed"
    try:
        done = subprocess.run(
            command([sys.executable, "-c", "import json"]),
            capture_output=True,
            text=True,
            timeout=_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"bubblewrap does not work here: {error}"
    if done.returncode == 0:
        return ""
    why = done.stderr.strip().splitlines() or [f"it ends with {done.returncode}"]
    return f"bubblewrap does not work here: {why[-1]}"


def _above(paths: Sequence[str]) -> list[str]:
    """Every folder on the way to some paths, from the outside in."""
    return sorted({str(folder) for path in paths for folder in Path(path).parents[:-1]})


def _privileges() -> list[str]:
    """A user namespace, or real users for root, so that each worker can be another."""
    if os.geteuid() != 0:
        return ["--unshare-user"]
    kept = [word for name in _KEPT for word in ("--cap-add", name)]
    return ["--cap-drop", "ALL", *kept]
