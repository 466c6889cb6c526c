"""The verbs of `course` for what students hand in, and for what goes back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from time import sleep
from typing import Annotated

import typer
from rich.markup import escape
from traitlets import TraitError

from . import paths
from .cli_receipts import receipts
from .console import HERE, Folder, Week, assignment_named, console, errors, or_stop

ClassFile = Annotated[
    Path | None,
    typer.Option(
        "--class",
        help="The class list, a CSV file that your learning platform exported; by "
        f"default {paths.CLASS_LIST}.",
        show_default=False,
    ),
]
IdColumn = Annotated[
    str,
    typer.Option(
        help="The column of the class list with the ids that the course uses.",
        show_default=False,
    ),
]


def add_to(app: typer.Typer) -> None:
    """Give these verbs to a command."""
    for verb in (import_zip, export, submit, watch):
        app.command(verb.__name__.replace("_", "-"))(verb)
    app.add_typer(receipts, name="receipt")


def import_zip(
    file: Annotated[
        Path, typer.Argument(help="The zip file, or the folder that it unpacked to.")
    ],
    assignment: Week,
    class_list: ClassFile = None,
    id_column: IdColumn = "",
    folder: Folder = HERE,
) -> None:
    """Import what students handed in on Canvas or Moodle: its bulk download.

    Names are matched against the class list. Ends with 1 if a file could not be
    imported, or fits nobody; the others are.
    """
    from .handing_in.collect import import_download, sentences
    from .handing_in.people import enter, people_of

    name = assignment_named(assignment)
    people = or_stop(people_of, folder, class_list, id_column)
    or_stop(enter, folder, people)
    done = or_stop(import_download, file, folder, name, people)
    for sentence in sentences(done):
        console.print(escape(sentence), soft_wrap=True)
    if done.unmatched or done.problems:
        raise typer.Exit(1)
    if done.arrived:
        week = paths.week_number(name)
        console.print(f"Next: [b]course grade {week}[/b].")


def export(
    week: Annotated[
        str, typer.Argument(help="Only this week or assignment.", show_default=False)
    ] = "",
    to: Annotated[
        str, typer.Option(help="[b]canvas[/b], [b]moodle[/b] or [b]csv[/b].")
    ] = "csv",
    file: Annotated[
        Path | None,
        typer.Option(
            help="The file to write; by default course/grades-canvas.csv, …",
            show_default=False,
        ),
    ] = None,
    per_exercise: Annotated[
        bool, typer.Option("--per-exercise", help="Points by exercise, too.")
    ] = False,
    missing_as_zero: Annotated[
        bool,
        typer.Option(
            "--missing-as-zero",
            help="0 for who has not handed in; by default the cell is empty.",
        ),
    ] = False,
    class_list: ClassFile = None,
    id_column: IdColumn = "",
    folder: Folder = HERE,
) -> None:
    """Write all points into a file that Canvas, Moodle or a spreadsheet reads."""
    from .handing_in.people import write_grades
    from .plugins.exports import FORMATS

    if to not in FORMATS:
        raise typer.BadParameter(f"--to is {', '.join(FORMATS)}; not {to}")
    options = {
        "to": str(file or ""),
        "assignment": [assignment_named(week)] if week else [],
        "class_list": str(class_list or ""),
        "id_column": id_column,
        "per_exercise": per_exercise,
        "missing_as_zero": missing_as_zero,
    }
    target, remarks = or_stop(write_grades, folder, FORMATS[to], options)
    for remark in remarks:
        console.print(escape(remark), soft_wrap=True)
    console.print(f"Written: {escape(paths.short(target))}", soft_wrap=True)


def submit(
    file: Annotated[Path, typer.Argument(help="Your notebook.")],
) -> None:
    """Run a notebook from top to bottom, and write the file to hand in.

    The same as `submit()` in the notebook, after [b]Restart and run all[/b].
    """
    from .handing_in.fresh import run_and_submit

    said, problems, written = or_stop(run_and_submit, file)
    for line in problems:
        errors.print(f"[red]✗[/red] {escape(line)}", soft_wrap=True)
    console.print(escape(said), soft_wrap=True)
    if not written:
        raise typer.Exit(1)


def watch(
    assignment: Week,
    source: Annotated[
        Path | None,
        typer.Option(
            "--from",
            help="A folder with students' folders, or with downloads of Canvas or "
            "Moodle; by default nbgrader's exchange.",
            show_default=False,
        ),
    ] = None,
    feedback: Annotated[
        Path | None,
        typer.Option(help="A folder for the pages.", show_default=False),
    ] = None,
    attempts: Annotated[
        int | None, typer.Option(help="How many are graded.", show_default=False)
    ] = None,
    wait: Annotated[
        float | None,
        typer.Option(help="Minutes between two gradings.", show_default=False),
    ] = None,
    counts: Annotated[
        str, typer.Option(help="[b]last[/b] or [b]best[/b].", show_default=False)
    ] = "",
    every: Annotated[float, typer.Option(help="Seconds between two looks.")] = 30,
    once: Annotated[
        bool, typer.Option("--once", help="Look once, and end: for cron.")
    ] = False,
    folder: Folder = HERE,
) -> None:
    """Grade what arrives at once, and hand the feedback back.

    What came is kept before it is graded: after Ctrl-C or a crash the same command
    goes on from there.
    """
    from .batch.stopped import StoppedError
    from .handing_in.watch import Watch

    given = {"attempts": attempts, "wait": wait, "counts": counts or None}
    given = {name: value for name, value in given.items() if value is not None}
    name = assignment_named(assignment)
    if source and not source.is_dir():
        raise typer.BadParameter(f"--from: there is no folder {source}")
    make = partial(Watch, folder, name, source, feedback, **given)
    watching = or_stop(_checked, make)
    heard: set[str] = set()
    while True:
        try:
            for sentence in watching.once():
                if sentence not in heard:
                    console.print(escape(sentence), soft_wrap=True)
                heard.add(sentence)
        except StoppedError as reason:
            said = escape(f"Stopped: {reason}.")
            errors.print(f"[red]✗[/red] {said}", soft_wrap=True)
            if once:
                raise typer.Exit(3) from None
        except KeyboardInterrupt:
            raise typer.Exit(130) from None
        if once:
            return
        with suppress(KeyboardInterrupt):
            sleep(every)
            continue
        raise typer.Exit(130)


def _checked(make: Callable) -> object:
    """Make something from options; what they may be is said by a plain error."""
    try:
        return make()
    except TraitError as error:
        raise ValueError(str(error)) from error
