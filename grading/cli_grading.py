"""The verbs of `course` that grade, and that look at what grading rests on."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from rich.markup import escape

from . import paths
from .console import HERE, Folder, Week, assignment_named, console, errors, or_stop
from .paths import short as _short

Workers = Annotated[
    int, typer.Option(help="Number of processes; 0 means one per processor.")
]
Isolation = Annotated[
    str,
    typer.Option(
        envvar="COURSE_ISOLATION",
        help="[b]process[/b] grades even if this machine cannot keep students' "
        "code from doing harm; see [b]course doctor[/b].",
    ),
]


def add_to(app: typer.Typer) -> None:
    """Give these verbs to a command."""
    for verb in (grade, report, new_secret, demo, reproduce, doctor):
        app.command(verb.__name__.replace("_", "-"))(verb)


def grade(
    assignment: Week,
    again: Annotated[
        bool,
        typer.Option("--again", help="Include submissions that are already graded."),
    ] = False,
    workers: Workers = 0,
    scheduler: Annotated[
        str, typer.Option(help="Judge on the Dask cluster with this address.")
    ] = "",
    isolation: Isolation = "walls",
    as_json: Annotated[
        bool,
        typer.Option(
            "--json", help="Print the results as JSON, and everything else to stderr."
        ),
    ] = False,
    folder: Folder = HERE,
) -> None:
    """Grade all submissions of an assignment and write their feedback pages.

    Submissions that have not changed since they were graded are left alone. The exit
    code is 0 if every submission is graded, 1 if some could not be, 3 if grading had to
    stop (a full disk, a locked gradebook), and 130 after Ctrl-C. Run the same command
    again to continue.
    """
    from .batch import run as batch

    isolated(isolation)
    name = assignment_named(assignment)
    work = [(name, student) for student in batch.students(folder, name)]
    if not work:
        place = _short(folder / paths.SUBMITTED / "<student>" / name)
        errors.print(f"Nobody has handed in {name}: there is no {escape(place)}.")
        raise typer.Exit(1)
    options = {"again": again, "workers": workers or None, "scheduler": scheduler}
    grade_work(folder, name, work, as_json, **options)


def isolated(isolation: str) -> None:
    """Tell the processes that grade whether this machine's walls have to hold."""
    if isolation not in ("walls", "process"):
        raise typer.BadParameter(
            f"--isolation must be walls or process, not {isolation}"
        )
    os.environ["COURSE_ISOLATION"] = isolation


def grade_work(
    folder: Path, name: str, work: list, as_json: bool = False, **options: object
) -> None:
    """Grade submissions, and print what became of them."""
    from .batch.run import grade_all

    results = progressing(grade_all, folder, work, options, "graded")
    _print_results(folder, name, results, as_json)
    if any(r.problem for r in results):
        raise typer.Exit(1)


def progressing(
    action: Callable, folder: Path, work: list, options: dict, verb: str
) -> list:
    """Run what goes through a class, show how far it is, say what cut it short."""
    from .batch import run as batch
    from .batch import summary

    seen: list = []
    try:
        with summary.progress(len(work), errors) as advance:
            return action(
                folder,
                work,
                done=lambda result: (seen.append(result), advance()),
                **options,
            )
    except (batch.StoppedError, KeyboardInterrupt) as reason:
        code = _cut_short(reason, verb, len(seen), len(work))
        raise typer.Exit(code) from None


def _print_results(folder: Path, name: str, results: list, as_json: bool) -> None:
    """Print what grading gave, and write the page of the class."""
    from .batch import run as batch
    from .batch import summary
    from .reports.class_page import write_report

    absent = batch.absent(folder, name)
    page = write_report(folder, name, remarks=batch.remarks(results))
    if as_json:
        typer.echo(json.dumps(summary.document(results, absent), indent=1))
        return
    console.print(summary.table(results))
    console.print(summary.by_exercise(results))
    for line in summary.sentences(results, absent):
        console.print(escape(line), soft_wrap=True)
    console.print(f"The class: open {escape(_short(page))}", soft_wrap=True)


def report(
    week: Annotated[
        str, typer.Argument(help="A week; by default all of them.", show_default=False)
    ] = "",
    hide_ids: Annotated[
        bool,
        typer.Option(
            "--hide-ids",
            help="Numbers instead of students' ids, and nothing that tells who they "
            "are: to show in class.",
        ),
    ] = False,
    folder: Folder = HERE,
) -> None:
    """Write the page of a class, and its numbers as JSON and CSV."""
    from .reports.class_page import write_report

    name = assignment_named(week) if week else ""
    page = or_stop(lambda: write_report(folder, name, hide_ids=hide_ids))
    numbers = ", ".join(
        _short(page.with_suffix(end))
        for end in (".json", ".items.csv", ".students.csv")
    )
    console.print(f"The class: open {escape(_short(page))}", soft_wrap=True)
    console.print(f"Its numbers: {escape(numbers)}", soft_wrap=True)


def new_secret(folder: Folder = HERE) -> None:
    """Replace a secret that was lost or leaked."""
    from .judging.secret import renew

    renew(folder)
    console.print(
        f"{escape(_short(folder / paths.SECRET))} is new, so the hidden examples will "
        "be different. Grade everyone again with [b]course grade --again[/b]."
    )


def demo(
    folder: Annotated[
        Path, typer.Option(help="Folder for the demo course.", show_default=False)
    ] = paths.ROOT / "demo",
    workers: Workers = 0,
) -> None:
    """Grade a made-up class and compare what is found with what was planted."""
    from .demo.play import play

    os.environ.setdefault("COURSE_ISOLATION", "process")  # its students are our own
    if not or_stop(play, folder, console, workers or None):
        raise typer.Exit(1)


def reproduce(
    data: Annotated[
        Path,
        typer.Option(
            help="A folder with the two cat files; by default the course's own.",
            show_default=False,
        ),
    ] = paths.DATASETS,
    direct: Annotated[
        bool,
        typer.Option(
            "--direct", help="Run the plain loops, which takes a minute or two."
        ),
    ] = False,
) -> None:
    """Train the three cat models and compare their figures with the known ones."""
    from .authoring import reproduce as models

    comparisons = or_stop(models.reproduce, data, direct)
    console.print(models.table(comparisons))
    console.print(models.summary(comparisons))
    if any(c.differing for c in comparisons):
        raise typer.Exit(1)


def doctor() -> None:
    """Try what students' code must not be able to do; exit code 0 if it cannot."""
    from .doctor.promises import examine, sentences

    report = examine()
    for sentence in sentences(report):
        console.print(escape(sentence), soft_wrap=True)
    raise typer.Exit(0 if report.sound else 1)


def _cut_short(reason: BaseException, verb: str, done: int, total: int) -> int:
    """Say why grading ended early, and what is graded; give the exit code."""
    interrupted = isinstance(reason, KeyboardInterrupt)
    why = "Interrupted" if interrupted else f"Stopped: {reason}"
    errors.print(f"[red]✗[/red] {escape(why)}.", soft_wrap=True)
    errors.print(
        f"{done} of {total} are {verb}, {total - done} are not, none is half-{verb}. "
        "Run the same command again to continue."
    )
    return 130 if interrupted else 3
