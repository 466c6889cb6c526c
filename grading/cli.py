"""The `course` command; the verbs that make notebooks and releases stand here."""

from __future__ import annotations

import os
import shlex
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from . import cli_grading, cli_handing_in, cli_regrade, paths
from .console import (
    HERE,
    Folder,
    Week,
    assignment_named,
    console,
    errors,
    or_stop,
    progress_bar,
)
from .folder import make_course_folder
from .paths import short as _short

app = typer.Typer(
    help="Build the course's notebooks, pack them for students, grade what comes back.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    rich_markup_mode="rich",
)


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Created if it does not exist.")],
) -> None:
    """Make a course folder: where submissions, grades and feedback are kept."""
    made = or_stop(make_course_folder, folder)
    console.print(f"{escape(str(made))} is a course folder. Work in it: cd there, or")
    console.print(f"export COURSE_DIR={escape(shlex.quote(str(made)))}", soft_wrap=True)


@app.command()
def build(
    week: Annotated[
        str, typer.Argument(help="Only this week or assignment.", show_default=False)
    ] = "",
    check: Annotated[
        bool, typer.Option("--check", help="Write nothing; say what is out of date.")
    ] = False,
    folder: Folder = HERE,
) -> None:
    """Build the notebooks that students open from the lessons in `source/`."""
    from .authoring import build as builder
    from .authoring.release import prepare

    committed = paths.NOTEBOOKS if folder.resolve() == paths.ROOT else None
    chosen = [assignment_named(week)] if week else paths.assignments()
    stale: list[str] = []
    with progress_bar() as progress:
        for assignment in progress.track(chosen, description="Building"):
            if check:
                shown = committed or folder / paths.RELEASED
                stale += or_stop(builder.differences, assignment, shown)
                continue
            released, found = or_stop(prepare, assignment, folder)
            _stop_at_leaks(found)
            if committed:
                builder.copy_for_reading(released, committed / assignment)
    if check and not week:
        stale += builder.strangers(committed or folder / paths.RELEASED)
    for line in stale:
        errors.print(f"[red]✗[/red] {escape(line)}")
    if stale:
        errors.print("Run [b]course build[/b] and commit what it writes.")
        raise typer.Exit(1)
    done = "are up to date" if check else "are built"
    console.print(f"The notebooks of {', '.join(chosen)} {done}.")


@app.command()
def release(
    week: Week,
    url: Annotated[
        str,
        typer.Option(
            help="Web address of the folder that will hold the package: a notebook "
            "opened on its own, as in Colab, fetches the rest from there."
        ),
    ] = "",
    answers: Annotated[
        bool, typer.Option("--answers", help="With the answers, after the deadline.")
    ] = False,
    folder: Folder = HERE,
) -> None:
    """Pack a week for students: notebooks, checks, helpers, data in one zip file."""
    from .authoring.answers import pack_answers
    from .authoring.badges import publish
    from .authoring.release import pack

    assignment = assignment_named(week)
    if answers:
        path, found = or_stop(pack_answers, assignment, folder)
        _stop_at_leaks(found)
        about = f"{_short(path)}: with answers, model answers and rubrics. It is for"
        console.print(escape(f"{about} after the deadline."), soft_wrap=True)
        return
    path, found = or_stop(pack, assignment, folder, url)
    _stop_at_leaks(found)
    size = path.stat().st_size / 1e6
    about = f"{_short(path)} ({size:.1f} MB) contains no answers or hidden tests."
    console.print(escape(about), soft_wrap=True)
    released = folder / paths.RELEASED / assignment
    if url and (badges := publish(assignment, released, path.parent, url)):
        console.print(
            f"Publish it with the notebooks beside it, in {_short(path.parent)}; the "
            f"badges that open them in Colab are in {_short(badges)}.",
            soft_wrap=True,
        )
    console.print(
        f"For nbgrader's exchange, the same files are in "
        f"{_short(folder / paths.RELEASED / assignment)}: run "
        f"[b]nbgrader release_assignment {assignment}[/b].",
        soft_wrap=True,
    )


@app.command()
def leaks(
    release: Annotated[Path, typer.Argument(help="A released folder or zip file.")],
    folder: Folder = HERE,
) -> None:
    """Look for answers, hidden tests and the course's secret in what students get."""
    from .authoring.leaks import leaks as find

    found = or_stop(find, release, folder)
    for line in found:
        errors.print(f"[red]✗[/red] {escape(line)}")
    if found:
        raise typer.Exit(1)
    console.print(f"No answers, hidden tests or secrets in {escape(str(release))}.")


@app.command()
def prove(
    exercise: Annotated[
        str, typer.Argument(help="Only this exercise.", show_default=False)
    ] = "",
    sample: Annotated[
        bool, typer.Option("--sample", help="Some of everything, in minutes, for CI.")
    ] = False,
    page: Annotated[
        bool, typer.Option("--page", help="Write docs/trust.md from what is measured.")
    ] = False,
) -> None:
    """Grade the autograder: what it catches, what it misses, what it calls wrongly."""
    from .proof.prove import prove as run

    if page and exercise:
        raise typer.BadParameter("--page is about all exercises")
    proof = or_stop(run, exercise, sample, lambda line: console.print(escape(line)))
    if page:
        from .proof.page import write

        write(proof, sample, sum(os.times()[:4]))
    for line in proof.lines():
        console.print(escape(line), soft_wrap=True)
    for line in proof.failures():
        errors.print(f"[red]✗[/red] {escape(line)}", soft_wrap=True)
    if proof.failures():
        raise typer.Exit(1)


@app.command()
def scores(
    exercise: Annotated[
        str, typer.Argument(help="Only this exercise.", show_default=False)
    ] = "",
    under: Annotated[
        str,
        typer.Option(
            help="First words of the line in CHANGELOG.md that says why; writes the "
            "table.",
            show_default=False,
        ),
    ] = "",
) -> None:
    """Compare the points of all catalogued answers with the committed table."""
    from .proof import scores as proof

    log = proof.CHANGELOG.read_text(encoding="utf-8")
    entry = or_stop(proof.entry_of, under, log) if under else ""
    now = {
        f"{lesson.file.name}.{name}": proof.points(lesson, name)
        for lesson, name in proof.exercises(exercise)
    }
    table = proof.read_table()
    if under:
        lines = proof.write_table(now, entry)
    else:
        lines = [line for name in now for line in proof.moved(table, name, now[name])]
    for line in lines:
        console.print(escape(line), soft_wrap=True)
    console.print(f"{len(lines)} of {sum(map(len, now.values()))} scores moved.")
    if lines and not under:
        errors.print(escape(proof.advice([])), soft_wrap=True)
        raise typer.Exit(1)


def _stop_at_leaks(found: list[str]) -> None:
    for line in found:
        errors.print(f"[red]✗[/red] {escape(line)}")
    if found:
        errors.print("Nothing was released: students could read what is listed above.")
        raise typer.Exit(1)


cli_grading.add_to(app)
cli_regrade.add_to(app)
cli_handing_in.add_to(app)
