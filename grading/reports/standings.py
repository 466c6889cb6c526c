"""Where every submission of a class stands in the gradebook, in two questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from nbgrader.api import (
    Assignment,
    BaseCell,
    Grade,
    Gradebook,
    GradeCell,
    Notebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import func, select


@dataclass
class Standing:
    """Where a submission stands.

    Parameters
    ----------
    points, of : float
        Before what is taken off for being late.
    penalty : float
    waiting : float
        Points of written answers that nobody has marked yet.
    late : bool
        Handed in after the date that the gradebook names.
    """

    points: float = 0.0
    of: float = 0.0
    penalty: float = 0.0
    waiting: float = 0.0
    late: bool = False

    @property
    def counts(self) -> float:
        """What counts: never below 0, with what is taken off for being late."""
        return max(0.0, self.points - self.penalty)

    @property
    def share(self) -> float:
        """Part of what has been marked, from 0 to 1."""
        marked = self.of - self.waiting
        return min(1.0, self.counts / marked) if marked > 0 else 0.0


Standings = dict[tuple[str, str], Standing]  # by assignment and student


def standings(book: Gradebook, assignments: Iterable[str]) -> Standings:
    """Read where every submission of some assignments stands."""
    found: Standings = {}
    for name, student, penalty, handed_in, due in book.db.execute(_penalties()):
        late = bool(handed_in and due and handed_in > due)
        found[name, student] = Standing(penalty=float(penalty or 0), late=late)
    for name, student, points, of, waiting in book.db.execute(_points()):
        standing = found[name, student]
        standing.points, standing.of = float(points or 0), float(of or 0)
        standing.waiting = float(waiting or 0)
    chosen = set(assignments)
    return {key: one for key, one in found.items() if key[0] in chosen}


def waiting_answers(book: Gradebook, assignment: str) -> list[tuple[str, str, int]]:
    """Notebook, cell and count of the written answers that nobody has marked."""
    question = (
        select(Notebook.name, BaseCell.name, func.count())
        .select_from(Grade)
        .join(BaseCell, BaseCell.id == Grade.cell_id)
        .join(Notebook, Notebook.id == BaseCell.notebook_id)
        .join(Assignment, Assignment.id == Notebook.assignment_id)
        .where(Assignment.name == assignment)
        .where(Grade.needs_manual_grade, Grade.manual_score.is_(None))
        .group_by(Notebook.name, BaseCell.name)
        .order_by(Notebook.name, BaseCell.name)
    )
    return [tuple(row) for row in book.db.execute(question)]


def known_students(book: Gradebook) -> list[str]:
    """Everybody whom the gradebook knows."""
    return sorted(book.db.execute(select(Student.id)).scalars())


def _penalties():
    return (
        select(
            Assignment.name,
            SubmittedAssignment.student_id,
            func.sum(SubmittedNotebook.late_submission_penalty),
            SubmittedAssignment.timestamp,
            Assignment.duedate,
        )
        .select_from(SubmittedNotebook)
        .join(
            SubmittedAssignment,
            SubmittedAssignment.id == SubmittedNotebook.assignment_id,
        )
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .group_by(
            Assignment.name,
            SubmittedAssignment.student_id,
            SubmittedAssignment.timestamp,
            Assignment.duedate,
        )
    )


def _points():
    cells, submitted = GradeCell.__table__, SubmittedNotebook.__table__
    of = cells.c.max_score
    waits = Grade.needs_manual_grade & Grade.manual_score.is_(None)
    return (
        select(
            Assignment.name,
            SubmittedAssignment.student_id,
            func.sum(Grade.score),
            func.sum(of),
            func.sum(of).filter(waits),
        )
        .select_from(Grade)
        .join(cells, cells.c.id == Grade.cell_id)
        .join(submitted, submitted.c.id == Grade.notebook_id)
        .join(SubmittedAssignment, SubmittedAssignment.id == submitted.c.assignment_id)
        .join(Assignment, Assignment.id == SubmittedAssignment.assignment_id)
        .group_by(Assignment.name, SubmittedAssignment.student_id)
    )
