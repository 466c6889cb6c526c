"""The `course` command: build, release, grade, demo. Thin layers over nbgrader."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.progress import TimeElapsedColumn as Elapsed

from . import paths
from .folder import course_folder, make_course_folder
from .paths import short as _short

app = typer.Typer(
    help="Build the course's notebooks, pack them for students, grade what comes back.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_show_locals=False,
    rich_markup_mode="rich",
)
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


@app.command()
def init(
    folder: Annotated[Path, typer.Argument(help="Made if it does not exist.")],
) -> None:
    """Make a course folder: where submissions, grades and feedback are kept."""
    made = _or_stop(make_course_folder, folder)
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
    from . import build as builder
    from .release import prepare

    committed = paths.NOTEBOOKS if folder.resolve() == paths.ROOT else None
    chosen = [_assignment(week)] if week else paths.assignments()
    stale: list[str] = []
    with _progress() as progress:
        for assignment in progress.track(chosen, description="Building"):
            if check:
                shown = committed or folder / paths.RELEASED
                stale += _or_stop(builder.differences, assignment, shown)
                continue
            released, found = _or_stop(prepare, assignment, folder)
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
            help="Where the package will lie (its folder): a notebook that is opened "
            "alone, as in Colab, fetches it from there."
        ),
    ] = "",
    folder: Folder = HERE,
) -> None:
    """Pack a week for students: notebooks, checks, helpers, data in one zip file."""
    from .release import pack

    assignment = _assignment(week)
    path, found = _or_stop(pack, assignment, folder, url)
    _stop_at_leaks(found)
    size = path.stat().st_size / 1e6
    about = f"{_short(path)} ({size:.1f} MB): no answers or hidden tests in it."
    console.print(escape(about), soft_wrap=True)
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
    from .leaks import leaks as find

    found = _or_stop(find, release, folder)
    for line in found:
        errors.print(f"[red]✗[/red] {escape(line)}")
    if found:
        raise typer.Exit(1)
    console.print(f"No answers, hidden tests or secrets in {escape(str(release))}.")


@app.command()
def grade(
    assignment: Week,
    again: Annotated[
        bool, typer.Option("--again", help="Also what has been graded already.")
    ] = False,
    workers: Annotated[
        int, typer.Option(help="Processes; 0: one for each processor.")
    ] = 0,
    folder: Folder = HERE,
) -> None:
    """Grade all submissions of an assignment and write their feedback pages.

    What has not changed since it was graded is left as it is. Ends with 0 if every
    submission is graded, 1 if some could not be, 3 if nothing could go on (a full
    disk, a locked gradebook), 130 after Ctrl-C; the same command goes on from there.
    """
    from . import batch, summary
    from .index import write_index

    name = _assignment(assignment)
    work = [(name, student) for student in batch.students(folder, name)]
    if not work:
        place = _short(folder / paths.SUBMITTED / "<student>" / name)
        errors.print(f"Nobody has handed in {name}: there is no {escape(place)}.")
        raise typer.Exit(1)
    seen: list = []
    try:
        with summary.progress(len(work), errors) as advance:
            results = batch.grade_all(
                folder,
                work,
                again=again,
                workers=workers or None,
                done=lambda result: (seen.append(result), advance()),
            )
    except (batch.StoppedError, KeyboardInterrupt) as reason:
        raise typer.Exit(_cut_short(reason, len(seen), len(work))) from None
    console.print(summary.table(results))
    for line in summary.sentences(results, batch.absent(folder, name)):
        console.print(escape(line), soft_wrap=True)
    page = write_index(folder, name, results)
    console.print(f"All feedback pages: open {escape(_short(page))}", soft_wrap=True)
    if any(r.problem for r in results):
        raise typer.Exit(1)


@app.command("new-secret")
def new_secret(folder: Folder = HERE) -> None:
    """Make a new secret in place of one that was lost or got out."""
    from .secret import renew

    renew(folder)
    console.print(
        f"{escape(_short(folder / paths.SECRET))} is new: hidden examples will be "
        "others. Grade everyone again on them with [b]course grade --again[/b]."
    )


@app.command()
def demo(
    folder: Annotated[
        Path, typer.Option(help="Where to play.", show_default=False)
    ] = paths.ROOT / "demo",
    workers: Annotated[
        int, typer.Option(help="Processes; 0: one for each processor.")
    ] = 0,
) -> None:
    """Grade a made-up class and compare what is found with what was planted."""
    from .demo import play

    if not _or_stop(play, folder, console, workers or None):
        raise typer.Exit(1)


@app.command()
def reproduce(
    data: Annotated[
        Path,
        typer.Option(
            help="A folder with the two cat files; by default the course's own.",
            show_default=False,
        ),
    ] = paths.DATASETS,
    direct: Annotated[
        bool, typer.Option("--direct", help="Run the plain loops: a minute or two.")
    ] = False,
) -> None:
    """Train the three cat models and compare their figures with the known ones."""
    from . import reproduce as models

    comparisons = _or_stop(models.reproduce, data, direct)
    console.print(models.table(comparisons))
    console.print(models.summary(comparisons))
    if any(c.differing for c in comparisons):
        raise typer.Exit(1)


@app.command()
def doctor() -> None:
    """Try what students' code must not be able to do; ends with 0 if it cannot."""
    from .doctor import examine, sentences

    report = examine()
    for sentence in sentences(report):
        console.print(escape(sentence), soft_wrap=True)
    raise typer.Exit(0 if report.sound else 1)


def _stop_at_leaks(found: list[str]) -> None:
    for line in found:
        errors.print(f"[red]✗[/red] {escape(line)}")
    if found:
        errors.print("Nothing is released: students could read what stands above.")
        raise typer.Exit(1)


def _assignment(week: str) -> str:
    try:
        return paths.assignment_of(week)
    except LookupError as error:
        raise typer.BadParameter(str(error)) from None


def _or_stop(action, *args):  # type: ignore[no-untyped-def]
    """Run something; what goes wrong in a known way is a sentence, not a traceback."""
    from .build import BuildError

    try:
        return action(*args)
    except (BuildError, LookupError, OSError, ValueError) as error:
        errors.print(f"[red]✗[/red] {escape(str(error))}", soft_wrap=True)
        raise typer.Exit(1) from None


def _progress() -> Progress:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    return Progress(*columns, Elapsed(), console=errors, transient=True)


def _cut_short(reason: BaseException, done: int, total: int) -> int:
    """Say why grading ended early, and what is graded; give the exit code."""
    interrupted = isinstance(reason, KeyboardInterrupt)
    why = "Interrupted" if interrupted else f"Stopped: {reason}"
    errors.print(f"[red]✗[/red] {escape(why)}.", soft_wrap=True)
    errors.print(
        f"{done} of {total} are graded, {total - done} are not, none is half-graded. "
        "Run the same command again to go on."
    )
    return 130 if interrupted else 3
