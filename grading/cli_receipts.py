"""The verbs of `course receipt`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from . import paths
from .console import HERE, Folder, Week, assignment_named, console, errors, or_stop

receipts = typer.Typer(no_args_is_help=True, help="Receipts for what was handed in.")


@receipts.command("sign")
def sign_receipts(assignment: Week, folder: Folder = HERE) -> None:
    """Sign what is in course/submitted, however it came there."""
    from .batch.run import students
    from .plugins.receipts import sign

    name = assignment_named(assignment)
    ids = students(folder, name)
    for student in ids:
        or_stop(sign, folder, name, student)
    place = paths.short(folder / paths.RECEIPTS / name)
    console.print(f"{len(ids)} are signed: {escape(place)}", soft_wrap=True)


@receipts.command("verify")
def verify_receipt(
    receipt: Annotated[Path, typer.Argument(help="A signed receipt.")],
    notebook: Annotated[
        Path | None,
        typer.Argument(help="The file that it should be about.", show_default=False),
    ] = None,
    folder: Folder = HERE,
) -> None:
    """Tell whether this course signed a receipt, and whether it is about a file."""
    from .handing_in.fresh import read_receipt
    from .plugins.receipts import is_ours

    told = or_stop(read_receipt, receipt)
    if not or_stop(is_ours, folder, told):
        errors.print("[red]✗[/red] This course did not sign it, or it was changed.")
        raise typer.Exit(1)
    when = told.get("handed in") or f"collected {told['collected']}"
    about = f"Signed by this course: {told['student']}, {told['assignment']}, {when}."
    console.print(escape(about), soft_wrap=True)
    if notebook:
        from helpers.copies import sha256

        same = or_stop(sha256, notebook) in told["files"].values()
        is_it = "is what was handed in" if same else "is not what was handed in"
        console.print(f"{escape(notebook.name)} {is_it}.", soft_wrap=True)
        raise typer.Exit(0 if same else 1)
