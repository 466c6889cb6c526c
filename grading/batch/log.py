"""The log file of a course folder: what was graded, when, and what went wrong."""

from __future__ import annotations

import contextlib
import logging
from collections.abc import Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path

from .. import paths
from .results import Result

LARGEST = 5_000_000  # bytes; three older files are kept
_LOGGER = logging.getLogger("course.grading")


class _Loud(RotatingFileHandler):
    """A full disk is an error here, and not a traceback on the screen."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        raise


@contextlib.contextmanager
def logged(folder: Path, count: int) -> Iterator[None]:
    """Write what is graded within this block to the log file of a course folder.

    Parameters
    ----------
    folder : Path
    count : int
        Submissions that are to be graded.
    """
    place = folder / paths.LOG
    handler = _Loud(place, maxBytes=LARGEST, backupCount=3, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(message)s"))
    _LOGGER.setLevel(logging.INFO)
    _LOGGER.propagate = False
    _LOGGER.addHandler(handler)
    try:
        _LOGGER.info("%d submissions to look at", count)
        yield
        _LOGGER.info("finished")
    except BaseException as reason:
        with contextlib.suppress(OSError):  # perhaps the very reason
            _LOGGER.error("stopped: %s %r", type(reason).__name__, str(reason))
        raise
    finally:
        _LOGGER.removeHandler(handler)
        handler.close()


def note(result: Result, failure: BaseException | None = None) -> None:
    """Log one result; ids and sentences are quoted, since students chose them.

    Parameters
    ----------
    result : Result
    failure : exception, optional
        What kept it from being graded: logged with its traceback.
    """
    said = [*filter(None, [result.problem]), *result.refused, *result.remarks]
    _LOGGER.log(
        logging.WARNING if result.problem else logging.INFO,
        "%s %r: %s, %s, %.2f s%s",
        result.assignment,
        result.student,
        result.status,
        result.score,
        result.seconds,
        "".join(f"; {line!r}" for line in said),
        exc_info=failure,
    )
