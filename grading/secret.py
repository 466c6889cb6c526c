"""The course's secret: 32 random bytes beside the gradebook, made on first use."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from . import paths


def secret(folder: str | Path) -> bytes:
    """Read the secret of a course folder; make it if there is none.

    Hidden examples are drawn from it, the student and the exercise. Whoever has it
    can draw them too: it stays in this file, readable by its owner only, and never
    enters the repository, a package or a student's kernel.
    """
    path = Path(folder) / paths.SECRET
    if not path.exists():
        _make(path)
    return bytes.fromhex(path.read_text(encoding="ascii"))


def _make(path: Path) -> None:
    """Write the file whole or not at all: several graders may start at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent)  # mode 600
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_hex(32))
        os.link(name, path)
    except FileExistsError:
        pass  # another grader was first
    finally:
        os.unlink(name)
