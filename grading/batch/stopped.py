"""What is nobody's fault but the machine's stops grading, in words."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Iterator

from nbgrader.api import InvalidEntry
from sqlalchemy.exc import DBAPIError

from ..judging.sandbox import NotIsolatedError

_NO_PLACE = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "the disk quota is used up",
}
_NO_WRITING = {errno.EROFS, errno.EACCES, errno.EPERM}


class StoppedError(RuntimeError):
    """Nothing can be graded until a person has seen to something; says what."""


@contextlib.contextmanager
def stops() -> Iterator[None]:
    """Turn what is nobody's fault but the machine's into `StoppedError`, in words."""
    try:
        yield
    except (DBAPIError, InvalidEntry) as error:  # nbgrader wraps some of the former
        raise StoppedError(_about_gradebook(str(error))) from error
    except NotIsolatedError as error:
        raise StoppedError(
            f"this machine lacks walls around students' code. {error} `course doctor` "
            "says what to install; `--isolation process` grades all the same"
        ) from error
    except OSError as error:
        if error.errno in _NO_PLACE:
            raise StoppedError(
                f"{_NO_PLACE[error.errno]} ({error.filename})"
            ) from error
        if error.errno in _NO_WRITING:
            raise StoppedError(f"{error.filename} cannot be written to") from error
        raise


def _about_gradebook(said: str) -> str:
    if "locked" in said:
        return "another program has locked the gradebook; close it"
    if "disk is full" in said or "disk I/O" in said:
        return "the disk is full: the gradebook cannot be written to"
    if "readonly" in said:
        return "the gradebook cannot be written to: it is read-only"
    return f"the gradebook does not work: {said.strip().splitlines()[0]}"
