"""What `course grade` prints: progress, a table of the class, a few sentences."""

from __future__ import annotations

import contextlib
import time
from collections.abc import Callable, Iterator
from statistics import fmean

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.progress import TimeRemainingColumn as Remaining
from rich.table import Table

from ..judging.record import COMPLETE, Record
from .regrade import JUDGED, NEW, Change, Moved
from .results import ALREADY, GRADED, UNGRADED, Result

EVERY = 10.0  # seconds between two lines of progress where there is no terminal


@contextlib.contextmanager
def progress(total: int, console: Console) -> Iterator[Callable[[], None]]:
    """Show how far grading is: a bar in a terminal, else a line now and then.

    Yields
    ------
    callable
        To be called once per submission.
    """
    if console.is_terminal:
        columns = (TextColumn("Grading"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, Remaining(), console=console, transient=True) as bar:
            task = bar.add_task("", total=total)
            yield lambda: bar.advance(task)
        return
    done, last = 0, time.monotonic()
    console.print(f"Grading {_submissions(total)} …")

    def advance() -> None:
        nonlocal done, last
        done += 1
        if time.monotonic() - last > EVERY and done < total:
            last = time.monotonic()
            console.print(f"{done} of {total} …")

    yield advance


def table(results: list[Result]) -> Table:
    """A row per submission: what counts, where it comes from, what was remarkable."""
    rows = Table("student", "points", "", "remarks")
    for r in results:
        points = f"{r.points:g}/{r.standing.of:g}" if not r.problem else "–"
        remarks = [r.problem, *r.refused, *r.remarks]
        text = "\n".join(escape(line) for line in remarks if line)
        rows.add_row(escape(r.student), points, "; ".join(_parts(r)), text)
    return rows


def by_exercise(results: list[Result]) -> Table:
    """A row per exercise: the mean of its points, and how many got them all."""
    table = Table("exercise", "mean", "all points", "no points")
    for (lesson, exercise), every in _per_exercise(results).items():
        mean = fmean(r.points for r in every)
        none = sum(r.points == 0 for r in every)
        whole = sum(r.state == COMPLETE for r in every)
        counts = (f"{whole} of {len(every)}", f"{none}")
        table.add_row(f"{lesson}.{exercise}", f"{mean:.3g}/{every[0].of:g}", *counts)
    return table


def _per_exercise(results: list[Result]) -> dict[tuple[str, str], list[Record]]:
    every: dict[tuple[str, str], list[Record]] = {}
    for record in (r for one in results for r in one.records):
        every.setdefault((record.lesson, record.exercise), []).append(record)
    return every


def document(results: list[Result], absent: list[str]) -> dict:
    """Put results into plain data, for `course grade --json`.

    Returns
    -------
    dict
        `counts` by status, `mean` (None if nothing is graded), `absent`, and
        `submissions`: for each the student, status, points, what they are made of,
        remarks, and points, state and diagnosis by lesson and exercise.
    """
    graded = [r.points for r in results if not r.problem]
    return {
        "counts": _counts(results),
        "mean": fmean(graded) if graded else None,
        "absent": absent,
        "submissions": [_document(r) for r in results],
    }


def _document(r: Result) -> dict:
    standing = r.standing
    exercises: dict[str, dict] = {}
    for one in r.records:
        about = {"points": one.points, "of": one.of, "state": one.state}
        about["diagnosis"] = one.diagnosis
        exercises.setdefault(one.lesson, {})[one.exercise] = about
    return {
        "student": r.student,
        "assignment": r.assignment,
        "status": r.status,
        "points": r.points if not r.problem else None,
        "of": standing.of,
        "penalty": standing.penalty,
        "waiting": standing.waiting,
        "to_confirm": standing.confirm,
        "problem": r.problem,
        "refused": list(r.refused),
        "remarks": list(r.remarks),
        "seconds": round(r.seconds, 3),
        "exercises": exercises,
    }


def _counts(results: list[Result]) -> dict[str, int]:
    counts = {s: sum(r.status == s for r in results) for s in (GRADED, ALREADY)}
    return counts | {UNGRADED: sum(bool(r.problem) for r in results)}


def _parts(r: Result) -> Iterator[str]:
    if r.standing.penalty:
        yield f"{r.standing.points:g} − {r.standing.penalty:g} for being late"
    if r.standing.waiting:
        yield f"{r.standing.waiting:g} still to be marked"
    if r.standing.confirm:
        yield f"{r.standing.confirm:g} to confirm"
    if r.status == ALREADY:
        yield ALREADY


def sentences(results: list[Result], absent: list[str]) -> Iterator[str]:
    """Say how many, how well, and what is left for a person to do.

    Parameters
    ----------
    results : list of Result
    absent : list of str
        Students in the gradebook who have not handed in.
    """
    counts = _counts(results).items()
    parts = [f"{count} {status}" for status, count in counts if count]
    yield f"{_submissions(len(results))}: {', '.join(parts)}."
    graded = [r for r in results if not r.problem]
    if graded:
        mean, of = fmean(r.points for r in graded), graded[0].standing.of
        yield f"Mean: {mean:.1f} of {of:g} points."
    kinds = {
        "repaired, chosen from several files, or cut short": [
            r for r in results if r.remarks
        ],
        "with a notebook that was refused": [r for r in results if r.refused],
        "with an exercise that ran out of time": [r for r in results if r.timed_out],
    }
    for kind, some in kinds.items():
        if some:
            yield f"{len(some)} {kind}: {_names([r.student for r in some])}."
    waiting = [r for r in results if r.standing.waiting or r.standing.confirm]
    if waiting:
        yield (
            f"{_submissions(len(waiting))} with written answers to mark or confirm: "
            "use the formgrader, then run this command again for new feedback pages."
        )
    if absent:
        yield f"{len(absent)} in the gradebook handed in nothing: {_names(absent)}."


def table_of_changes(changes: list[Change]) -> Table:
    """A row per submission that would get other points, or that has a problem."""
    rows = Table("student", "now", "would be", "by", "criteria")
    for c in changes:
        if c.by or c.problem:
            numbers = f"{c.before.counts:g}", f"{c.after.counts:g}", f"{c.by:+g}"
            told = [escape(line) for line in _about(c)]
            shown = ("–", "–", "–") if c.problem else numbers
            rows.add_row(escape(c.student), *shown, "\n".join(told))
    return rows


def _about(c: Change) -> Iterator[str]:
    if c.problem:
        yield c.problem
    yield from map(_moved, c.moved)
    if c.other_answers:
        yield "handed in other answers since it was graded"
    if not c.moved and not c.problem:
        yield "what is taken off for being late"


def _moved(one: Moved) -> str:
    before, after = ("–" if x is None else f"{x:g}" for x in (one.before, one.after))
    criterion = one.criterion or "not judged"
    return f"{one.exercise}, {criterion}: {before} → {after}"


def sentences_on_changes(changes: list[Change]) -> Iterator[str]:
    """Say how many would change, by how much, and what to type next."""
    judged = [c for c in changes if c.state == JUDGED]
    if not judged:
        yield f"{_submissions(len(changes))}: nothing would be graded again."
    else:
        other = [c.by for c in judged if c.by]
        span = f" ({min(other):+g} to {max(other):+g} points)" if other else ""
        yield (
            f"{_submissions(len(judged))} judged anew: {len(other)} would get other "
            f"points{span}, {len(judged) - len(other)} would not."
        )
    kept = [c.student for c in judged if c.moved and not c.by]
    if kept:
        yield f"Other criteria, but the same points: {_names(kept)}."
    marked = [c.student for c in judged if c.after.confirm]
    if marked:
        yield f"Points given by hand stay, to be confirmed: {_names(marked)}."
    new = [c.student for c in changes if c.state == NEW and not c.problem]
    if new:
        yield f"Not graded yet, so left to course grade: {_names(new)}."


def _submissions(count: int) -> str:
    return f"{count} submission" if count == 1 else f"{count} submissions"


def _names(names: list[str], most: int = 8) -> str:
    more = f" and {len(names) - most} more" if len(names) > most else ""
    return ", ".join(names[:most]) + more
