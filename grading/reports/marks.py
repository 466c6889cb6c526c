"""What the gradebook says of a submission, as plain values."""

from __future__ import annotations

from dataclasses import dataclass

from nbgrader.api import SubmittedAssignment, SubmittedNotebook


@dataclass(frozen=True)
class Points:
    """The points of one cell.

    Parameters
    ----------
    of : float
    auto, manual : float or None
        What the judge gave; what a person gave, which counts if there is both.
    extra : float or None
        What a person gave on top.
    asks : bool
        Whether a person has to mark it, or to confirm an earlier mark.
    """

    of: float
    auto: float | None = None
    manual: float | None = None
    extra: float | None = None
    asks: bool = False

    @property
    def score(self) -> float:
        """What counts, as nbgrader counts it."""
        given = self.auto if self.manual is None else self.manual
        return 0.0 if given is None else given + (self.extra or 0.0)

    @property
    def waits(self) -> bool:
        """Whether nobody has marked it yet."""
        return self.asks and self.manual is None


@dataclass(frozen=True)
class Marks:
    """Points and comments of one notebook, by nbgrader's names of the cells."""

    points: dict[str, Points]
    comments: dict[str, str]
    penalty: float = 0.0

    @property
    def score(self) -> float:
        """What counts: never below 0, with what is taken off for being late."""
        return max(0.0, sum(p.score for p in self.points.values()) - self.penalty)

    @property
    def of(self) -> float:
        """The most that can be had."""
        return sum(p.of for p in self.points.values())

    @property
    def waiting(self) -> float:
        """Points that nobody has marked yet."""
        return sum(p.of for p in self.points.values() if p.waits)


def marks(submission: SubmittedAssignment) -> dict[str, Marks]:
    """Read the marks of every notebook of a submission, in order of their names."""
    notebooks = {n.name: _marks(n) for n in submission.notebooks}
    return dict(sorted(notebooks.items()))


def _marks(notebook: SubmittedNotebook) -> Marks:
    points = {
        g.name: Points(
            g.max_score, g.auto_score, g.manual_score, g.extra_credit,
            bool(g.needs_manual_grade),
        )
        for g in notebook.grades
    }  # fmt: skip
    comments = {c.name: c.comment for c in notebook.comments if c.comment}
    return Marks(
        dict(sorted(points.items())),
        dict(sorted(comments.items())),
        float(notebook.late_submission_penalty or 0),
    )
