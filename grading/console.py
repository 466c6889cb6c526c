"""What the verbs of `course` share: options, where they print, how they stop."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.progress import TimeElapsedColumn as Elapsed

from . import paths
from .folder import course_folder

console = Console()
errors = Console(stderr=True)


def _course_folder(folder: Path) -> Path:
    from .settings import load

    try:
        folder = course_folder(folder)
        load(folder)
        return folder
    except (LookupError, ValueError) as error:
        raise typer.BadParameter(str(error)) from None


HERE = Path()
Folder = Annotated[
    Path,
    typer.Option(
        "--course-dir",
        envvar="COURSE_DIR",
        callback=_course_folder,
        help="The course folder, if it is not the current one.",
        show_default=False,
    ),
]
Week = Annotated[
    str, typer.Argument(help="A week or an assignment: [b]2[/b], [b]week2[/b], …")
]


def assignment_named(week: str) -> str:
    """Find an assignment by its week; an unknown one is a usage error that says so."""
    try:
        return paths.assignment_of(week)
    except LookupError as error:
        raise typer.BadParameter(str(error)) from None


def or_stop(action, *args):  # type: ignore[no-untyped-def]
    """Run something; what goes wrong in a known way is a sentence, not a traceback."""
    from .authoring.build import BuildError

    try:
        return action(*args)
    except (BuildError, LookupError, OSError, ValueError) as error:
        errors.print(f"[red]✗[/red] {escape(str(error))}", soft_wrap=True)
        raise typer.Exit(1) from None


def progress_bar() -> Progress:
    """A bar that counts, shows the time, and is gone when it is done."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, Elapsed(), console=errors, transient=True)
