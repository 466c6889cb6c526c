"""The verbs of `course` for what students hand in, and for what goes back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from . import paths
from .console import HERE, Folder, Week, assignment_named, console, or_stop

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
    for verb in (import_zip, export):
        app.command(verb.__name__.replace("_", "-"))(verb)


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
