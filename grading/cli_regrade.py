"""The verb of `course` that shows what a change does to a class, before it counts."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from . import paths
from .cli_grading import Isolation, Workers, grade_work, isolated, progressing
from .console import HERE, Folder, Week, assignment_named, console, errors


def add_to(app: typer.Typer) -> None:
    """Give this verb to a command."""
    app.command()(regrade)


def regrade(
    assignment: Week,
    accept: Annotated[
        bool, typer.Option("--accept", help="Write what was shown.")
    ] = False,
    drop: Annotated[
        bool, typer.Option("--drop", help="Forget what was shown.")
    ] = False,
    workers: Workers = 0,
    isolation: Isolation = "walls",
    folder: Folder = HERE,
) -> None:
    """Show whose points a change of lesson, specification or judge would move.

    What is graded, and would be graded again, is judged once; nothing is written. Then
    [b]--accept[/b] writes it, as [b]course grade[/b] does, or [b]--drop[/b] forgets it.
    Points given by hand stay.
    """
    from .batch.regrade import drop as forget

    if accept and drop:
        raise typer.BadParameter("--accept and --drop exclude each other")
    isolated(isolation)
    name = assignment_named(assignment)
    if drop:
        console.print(f"{forget(folder, name)} forgotten; all points stay.")
    elif accept:
        _accept(folder, name, workers or None)
    else:
        _show(folder, name, workers or None)


def _show(folder: Path, name: str, workers: int | None) -> None:
    from .batch import regrade as batch
    from .batch import summary
    from .batch.run import students

    work = [(name, student) for student in students(folder, name)]
    options = {"workers": workers}
    changes = progressing(batch.propose_all, folder, work, options, "judged")
    if any(c.by or c.problem for c in changes):
        console.print(summary.table_of_changes(changes))
    for line in summary.sentences_on_changes(changes):
        console.print(escape(line), soft_wrap=True)
    if batch.proposals(folder, name):
        console.print(
            "Nothing is written. [b]course regrade "
            f"{paths.week_number(name)} --accept[/b] writes it, [b]--drop[/b] "
            "forgets it.",
            soft_wrap=True,
        )
    if any(c.problem for c in changes):
        raise typer.Exit(1)


def _accept(folder: Path, name: str, workers: int | None) -> None:
    """Write what was shown, if it is still what would be shown."""
    from .batch import regrade as batch

    work = [(name, student) for student in batch.proposals(folder, name)]
    changed = batch.outdated(folder, name)
    if not work or changed:
        about = f" ({', '.join(changed[:8])})" if changed else ""
        why = "Something has changed since" if changed else "Nothing was shown yet"
        errors.print(
            f"[red]✗[/red] {why}{escape(about)}: look at it first, with "
            f"[b]course regrade {paths.week_number(name)}[/b]. Nothing was written.",
            soft_wrap=True,
        )
        raise typer.Exit(1)
    grade_work(folder, name, work, workers=workers)
