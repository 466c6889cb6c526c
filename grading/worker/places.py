"""What a worker may read to run at all, and the environment it starts with."""

from __future__ import annotations

import os
import sys
import sysconfig
from collections.abc import Iterable, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OWN = ("helpers", "grading/__init__.py", "grading/worker")
"""Of the course's own code, what a worker sees."""

_HIDDEN = ("autograder_tests", "grading", "source", "course")
_SYSTEM = (
    "/usr/lib /usr/lib64 /lib /lib64 /usr/local/lib /usr/share/zoneinfo "
    "/usr/share/fonts /etc/fonts /etc/ld.so.cache /etc/localtime"
).split()
_DEVICES = ("/dev/urandom", "/dev/zero")


def readable() -> list[str]:
    """List Python with its packages, the system's libraries, and the worker's code.

    An installation that holds the course itself is listed in pieces, without the
    specifications and the judge.
    """
    pieces = [piece for path in _installation() for piece in without(path, _hidden())]
    return [*_SYSTEM, *_DEVICES, *pieces, *(str(ROOT / name) for name in OWN)]


def environment(**more: str) -> dict[str, str]:
    """Make the environment of the warm process; nothing is taken from this one's."""
    return {
        "HOME": "/tmp",
        "LANG": "C.UTF-8",
        "MPLCONFIGDIR": "/tmp/matplotlib",
        "OMP_NUM_THREADS": "1",
        "OPENBLAS_NUM_THREADS": "1",
        "PATH": "/usr/bin:/bin",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONPATH": str(ROOT),
        **more,
    }


def out_of_reach(paths: Iterable[str]) -> list[str]:
    """List the paths that exist and that not every user of this machine can read."""
    return [path for path in paths if os.path.exists(path) and not _open_to_all(path)]


def _open_to_all(path: str) -> bool:
    whole = Path(path).resolve()
    return bool(whole.stat().st_mode & 0o004) and all(
        folder.stat().st_mode & 0o001 for folder in whole.parents
    )


def _installation() -> Sequence[Path]:
    packages = [p for p in sys.path if p.endswith(("site-packages", "dist-packages"))]
    standard = [sysconfig.get_path(name) for name in ("stdlib", "platstdlib")]
    prefixes = [sys.prefix, sys.exec_prefix, sys.base_prefix, sys.base_exec_prefix]
    found = {Path(p) for p in [*packages, *standard, *prefixes] if os.path.isdir(p)}
    found -= {Path("/usr"), Path("/usr/local")}
    return sorted(_outermost(found | {p.resolve() for p in found} | _interpreter()))


def _interpreter() -> set[Path]:
    return {Path(sys.executable), Path(sys.executable).resolve()}


def _outermost(paths: set[Path]) -> set[Path]:
    return {p for p in paths if not any(q in paths for q in p.parents)}


def _hidden() -> list[Path]:
    return [ROOT / name for name in _HIDDEN]


def without(path: Path, hidden: Sequence[Path]) -> list[str]:
    """A path, or in its place the paths below it that hold nothing hidden."""
    if path in hidden:
        return []
    if not any(path in h.parents for h in hidden):
        return [str(path)]
    return [piece for child in path.iterdir() for piece in without(child, hidden)]
