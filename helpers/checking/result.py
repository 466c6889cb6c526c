"""How criteria came out, and which of them cost points: each slip is charged once."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .answer_key import AnswerKey, Criterion, Diagnosis, Example
from .outcome import Outcome

PASSED, FAILED = "passed", "failed"
FOLLOWS = "follows"  # fails, for a reason that another criterion has charged


@dataclass(frozen=True)
class Result:
    """How one criterion came out, and where it first failed.

    Parameters
    ----------
    criterion : Criterion
    status : {"passed", "failed", "follows"}
    message : str
        What is wrong.
    example, outcome
        The first example on which it fails, and what the function did there.
    empty : bool
        On some example nothing came: an error, no time left, None.
    only_values : bool
        Numbers of the right shape came, none of them nan or inf; but wrong ones.
    kind : str
        What the message is about (see `compare.Complaint`); "" if the criterion holds.
    """

    criterion: Criterion
    status: str
    message: str = ""
    example: Example | None = None
    outcome: Outcome | None = None
    empty: bool = False
    only_values: bool = False
    kind: str = ""

    @property
    def passed(self) -> bool:
        """Whether the criterion holds on all its examples."""
        return self.status == PASSED

    @property
    def points(self) -> float:
        """Points earned, or not charged because another criterion was."""
        return 0.0 if self.status == FAILED else float(self.criterion.points)


@dataclass(frozen=True)
class Verdict:
    """What judging one exercise gives.

    Parameters
    ----------
    key : AnswerKey
    results : tuple of Result
        One for each criterion, in order.
    attempted : bool
        False if the function still raises NotImplementedError itself.
    diagnoses : tuple of Diagnosis
        The known mistakes whose results these are, each in criteria of its own.
    note : str
        A sentence for the student about the judging itself.
    cause : str
        The criterion that charges for the diagnosed mistake, if that mistake is all
        that is wrong; "" if it is not.
    seen : str
        What can be seen of the wrong values, if no known mistake explains them all.
    outcomes : tuple of Outcome
        What the function did, one for each example.
    """

    key: AnswerKey
    results: tuple
    attempted: bool = True
    diagnoses: tuple = ()
    note: str = ""
    cause: str = ""
    seen: str = ""
    outcomes: tuple = ()

    @property
    def diagnosis(self) -> Diagnosis | None:
        """The first of the diagnoses."""
        return self.diagnoses[0] if self.diagnoses else None

    @property
    def passed(self) -> bool:
        """Whether every criterion passed."""
        return all(r.passed for r in self.results)

    @property
    def points(self) -> float:
        """Points earned."""
        return float(sum(r.points for r in self.results))

    @property
    def first_failure(self) -> Result | None:
        """The failed criterion that the message is about."""
        return next((r for r in self.results if r.status == FAILED), None)


def charge(results: tuple[Result, ...], cause: str = "") -> tuple[Result, ...]:
    """Decide which of the criteria that fail cost their points: a slip costs once.

    Parameters
    ----------
    results : tuple of Result
    cause : str
        The criterion that charges for the one mistake that explains everything.

    Notes
    -----
    A criterion that fails *follows* from another, and keeps its points, if

    - the whole answer is that of one known mistake, for which `cause` charges, or
    - it is about special examples (`on` a tag) of a part whose ordinary values are
      wrong already, and numbers came there too: no error, nan or inf.

    Where nothing came, nothing was shown: such criteria are always charged.
    """
    failed = {r.criterion.name for r in results if not r.passed}
    plain = {
        r.criterion.at
        for r in results
        if not (r.passed or r.criterion.on) and r.criterion.looks_at == "values"
    }

    def follows(r: Result) -> bool:
        if r.empty:
            return False
        if cause in failed:
            return r.criterion.name != cause
        return bool(r.criterion.on) and r.criterion.at in plain and r.only_values

    return tuple(
        r if r.passed else replace(r, status=FOLLOWS if follows(r) else FAILED)
        for r in results
    )
