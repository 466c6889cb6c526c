"""The course's secret: 32 random bytes beside the gradebook, made on first use."""

from __future__ import annotations

import os
import secrets
import tempfile
from pathlib import Path

from .. import paths


class LostSecretError(LookupError):
    """The secret that students were graded with is gone; says what can be done."""


def secret(folder: str | Path) -> bytes:
    """Read the secret of a course folder; make it if none was ever used there.

    Hidden examples are drawn from it and the exercise. Whoever has it can draw them
    too: it stays in this file, readable by its owner only, and never enters the
    repository, a package or a student's kernel.

    Raises
    ------
    LostSecretError
        If students have been graded with one that is no longer there: with another,
        everyone's hidden examples would be others.
    """
    path = Path(folder) / paths.SECRET
    if not path.exists():
        if _was_used(Path(folder)) and not path.exists():
            raise LostSecretError(
                f"{path} is missing, and students have been graded with it. Restore it "
                "from a backup, and everyone keeps their hidden examples. If it is "
                "lost, run `course new-secret`: hidden examples are then drawn anew, "
                "and `course grade --again` grades everyone on the new ones."
            )
        _make(path)
    return bytes.fromhex(path.read_text(encoding="ascii"))


def renew(folder: str | Path) -> None:
    """Replace the secret by a new one, on purpose: it was lost, or got out."""
    path = Path(folder) / paths.SECRET
    path.unlink(missing_ok=True)
    _make(path)


def _was_used(folder: Path) -> bool:
    """Whether answer keys were drawn here: nobody is graded without."""
    return any((folder / paths.KEYS).glob("*.json"))


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
