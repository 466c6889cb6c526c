"""The one form in which a verdict leaves the judge: plain data.

A `Record` travels as JSON in a notebook's output; feedback pages, the class page, the
demo and every export read it, and nothing is computed twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from helpers.checking import show
from helpers.checking.compare import NAME
from helpers.checking.outcome import RAISED, UNDEFINED
from helpers.checking.result import FAILED, FOLLOWS, Result, Verdict

VERDICT = "application/vnd.course.verdict+json"
COMPLETE, WRONG = "complete", "wrong"
NOT_ATTEMPTED, NOT_JUDGED = "not attempted", "not judged"


@dataclass(frozen=True)
class Mark:
    """How one criterion came out.

    Parameters
    ----------
    criterion : str
    points : float
        Points earned.
    of : float
    status : {"passed", "failed", "follows", "void"}
        See `helpers.checking.result.charge`.
    """

    criterion: str
    points: float
    of: float
    status: str


@dataclass(frozen=True)
class Record:
    """How one exercise of one submission came out.

    Parameters
    ----------
    lesson, exercise : str
    points : float
        Points earned, from 0 to `of`.
    of : float
    state : str
        "complete", "wrong", "not attempted", "not judged", or how the call ended:
        "raised", "timeout", … (see `helpers.checking.outcome`).
    marks : tuple of Mark
        One for each criterion; empty if it was not judged.
    diagnosis : str
        Name of the known mistake whose results these are; "" if there is none.
    explains : str
        What to say about that mistake.
    says : str
        What is wrong, or why it was not judged; names no hidden argument or value.
    section : str
        Heading to read again; "" if all is right.
    note : str
        A sentence about the judging itself.
    seen : str
        Where no mistake is known: what is seen of the results.
    """

    lesson: str
    exercise: str
    points: float
    of: float
    state: str
    marks: tuple[Mark, ...] = ()
    diagnosis: str = ""
    explains: str = ""
    says: str = ""
    section: str = ""
    note: str = ""
    seen: str = ""

    @classmethod
    def of_verdict(cls, lesson: str, verdict: Verdict) -> Record:
        """Record a verdict on an exercise of a lesson."""
        diagnosis = verdict.diagnosis
        section = diagnosis.section if diagnosis else verdict.key.section
        return cls(
            lesson,
            verdict.key.exercise,
            verdict.points,
            float(verdict.key.points),
            _state(verdict),
            tuple(map(_mark, verdict.results)),
            diagnosis.name if diagnosis else "",
            " ".join(d.says for d in verdict.diagnoses),
            show.finding(verdict),
            "" if verdict.passed else section,
            verdict.note,
            verdict.seen,
        )

    @classmethod
    def read(cls, data: Any) -> Record | None:
        """Read what `as_json` wrote; None if it is anything else.

        A notebook is hostile input even where only our own steps should have written.
        """
        if not isinstance(data, Mapping):
            return None
        given = dict(data)
        rows = given.pop("marks", ())
        if not isinstance(rows, Iterable) or not all(_fits(Mark, r) for r in rows):
            return None
        if not _fits(cls, given | {"marks": ()}):
            return None
        return cls(**given, marks=tuple(Mark(**row) for row in rows))

    def as_json(self) -> dict[str, Any]:
        """Give the record as plain data."""
        return asdict(self)

    @property
    def failed(self) -> tuple[str, ...]:
        """Names of the criteria that do not hold, charged or not."""
        return tuple(m.criterion for m in self.marks if m.status in (FAILED, FOLLOWS))


def outputs(lesson: str, verdict: Verdict) -> dict[str, Any]:
    """A verdict in every form that a notebook's output can have."""
    card = show.verdict(verdict, hidden=True)
    shown = {"text/plain": repr(card), "text/html": card._repr_html_()}
    return shown | {VERDICT: Record.of_verdict(lesson, verdict).as_json()}


def records(notebook: Mapping[str, Any]) -> list[Record]:
    """List the records in a graded notebook, in its order."""
    data = (
        output["data"][VERDICT]
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if VERDICT in output.get("data", {})
    )
    return [record for record in map(Record.read, data) if record]


def with_reasons(verdict: Verdict, reasons: Mapping[str, str]) -> Verdict:
    """Say why a name is not defined, where it is known why."""

    def explained(result: Result) -> Result:
        outcome = result.outcome
        if outcome is None or outcome.status not in (RAISED, UNDEFINED):
            return result
        missing = outcome.names if outcome.error == "NameError" else ()
        if outcome.status == UNDEFINED:
            missing = (verdict.key.exercise,)
        why = next((reasons[n] for n in missing if n in reasons), "")
        where = f" ({outcome.where})" if outcome.where else ""
        return replace(result, message=why + where, kind=NAME) if why else result

    return replace(verdict, results=tuple(map(explained, verdict.results)))


def _mark(result: Result) -> Mark:
    criterion = result.criterion
    return Mark(criterion.name, result.points, float(criterion.points), result.status)


def _state(verdict: Verdict) -> str:
    """Name in a word or two how an exercise came out."""
    if verdict.passed:
        return COMPLETE
    if not verdict.attempted:
        return NOT_ATTEMPTED
    outcome = verdict.first_failure.outcome
    return WRONG if outcome is None or outcome.returned else outcome.status


_KINDS = {"str": str, "float": float, "tuple[Mark, ...]": tuple}


def _fits(kind: type, row: Any) -> bool:
    """Whether a mapping has the fields of a dataclass, each of its own type."""
    fields = {f.name: _KINDS[f.type] for f in kind.__dataclass_fields__.values()}
    return (
        isinstance(row, Mapping)
        and set(row) == set(fields)
        and all(type(row[name]) is wanted for name, wanted in fields.items())
    )
