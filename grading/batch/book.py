"""nbgrader's gradebook, written to in one transaction per submission.

nbgrader commits after every cell. Killed between two of these, it leaves a submission
with some of its points. Here its own methods run in one transaction, which also holds
the fingerprint of all that the points come from: both are there, or neither is.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from nbgrader.api import Gradebook, MissingEntry
from sqlalchemy import Column, MetaData, String, Table, create_engine, event
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.orm import scoped_session, sessionmaker
from sqlalchemy.pool import NullPool
from sqlalchemy.schema import CreateTable
from traitlets.config import Config

from ..settings import course_directory

_GRADED = Table(
    "course_graded",
    MetaData(),
    Column("assignment", String(128), primary_key=True),
    Column("student", String(128), primary_key=True),
    Column("made_from", String(64), nullable=False),
)


class _Book(Gradebook):
    """A gradebook whose commits wait for the end of a transaction."""

    def __init__(self, connection: Connection, course: str) -> None:
        self.engine, self.connection = connection.engine, connection
        session = sessionmaker(bind=connection, join_transaction_mode="rollback_only")
        self.db = scoped_session(session)
        self.course_id, self.authenticator = course, None

    def close(self) -> None:
        """End the session; the transaction is its owner's."""
        self.db.remove()

    def made_from(self, assignment: str, student: str) -> str:
        """The fingerprint under which a submission was graded; "" if it was not."""
        try:
            self.find_submission(assignment, student)
        except MissingEntry:
            return ""
        found = self.connection.execute(
            _GRADED.select().where(*_row(assignment, student))
        ).one_or_none()
        return found.made_from if found else ""

    def set_made_from(self, assignment: str, student: str, fingerprint: str) -> None:
        """Write down what the points of a submission come from."""
        self.db.flush()
        self.connection.execute(_GRADED.delete().where(*_row(assignment, student)))
        row = {"assignment": assignment, "student": student, "made_from": fingerprint}
        self.connection.execute(_GRADED.insert().values(row))


@contextmanager
def transaction(config: Config, *, rehearse: bool = False) -> Iterator[_Book]:
    """Open the gradebook of a course: everything is written at the end, or nothing.

    Parameters
    ----------
    config : Config
        The course's; names the gradebook.
    rehearse : bool
        True writes nothing at the end either: to see what would be there.
    """
    coursedir = course_directory(config)
    with _engine(coursedir.db_url).connect() as connection, connection.begin() as work:
        connection.execute(CreateTable(_GRADED, if_not_exists=True))
        with _Book(connection, coursedir.course_id) as book:
            yield book
            book.db.flush()
        if rehearse:
            work.rollback()


def _row(assignment: str, student: str) -> tuple:
    return _GRADED.c.assignment == assignment, _GRADED.c.student == student


@cache
def _engine(url: str) -> Engine:
    engine = create_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _write_ahead)
    return engine


def _write_ahead(connection: object, record: object) -> None:
    """Let readers, such as the formgrader, go on while grades are written."""
    connection.execute("PRAGMA journal_mode=WAL")
