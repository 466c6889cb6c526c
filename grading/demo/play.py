"""Grade a made-up class from beginning to end, and compare found with planted."""

from __future__ import annotations

import json
import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.markup import escape
from rich.progress import Progress
from rich.table import Column, Table

from .. import paths
from ..authoring.build import build_assignment
from ..batch.run import Result, grade_all
from ..folder import make_course_folder
from ..judging.record import Record
from ..model.lesson import load_lesson
from ..paths import CONFIG_FILE
from ..reports.class_page import write_report
from .pupils import CLASS, COMPLETE, Planted, Pupil

MARK = "# “course demo” made this folder, and empties it when it is run again."


@dataclass(frozen=True)
class Submission:
    """What one student handed in, and what must be found in it."""

    pupil: Pupil
    assignment: str
    plan: dict[tuple[str, str], Planted]  # by lesson and exercise


def play(folder: Path, console: Console, workers: int | None = None) -> bool:
    """Build, hand in, grade, write feedback, print what came of it.

    Parameters
    ----------
    folder : Path
        A course folder for this, made anew.
    console : rich.console.Console
    workers : int, optional

    Returns
    -------
    bool
        Whether everything planted was found, and nothing else.
    """
    start = time.monotonic()
    clear(folder)
    with Progress(console=console, transient=True) as progress:
        chosen = paths.assignments()
        console.print(f"Building the notebooks of {len(chosen)} weeks …")
        for name in progress.track(chosen, description="Building"):
            build_assignment(name, folder)
        submissions = hand_in(folder, chosen)
        console.print(f"Grading {len(submissions)} made-up students …")
        bar = progress.add_task("Grading", total=len(submissions))
        results = grade_all(
            folder,
            [(s.assignment, s.pupil.name) for s in submissions],
            workers=workers,
            done=lambda result: progress.advance(bar),
        )
    rows = [
        (s, r, differences(s, r)) for s, r in zip(submissions, results, strict=True)
    ]
    _show_class(rows, console)
    _show_mistakes(rows, console)
    _conclude(rows, console, time.monotonic() - start)
    told = {(r.assignment, r.student): _told(s, wrong) for s, r, wrong in rows}
    page = write_report(folder, remarks=told)
    console.print(f"Open {escape(paths.short(page))}", soft_wrap=True)
    return not any(wrong for _, _, wrong in rows)


def clear(folder: Path) -> None:
    """Empty the folder of an earlier demo; no other folder is touched.

    Raises
    ------
    FileExistsError
        If there is something else in it, a real course folder for example.
    """
    config = folder / CONFIG_FILE
    if folder.exists() and any(folder.iterdir()):
        if not config.is_file() or MARK not in config.read_text(encoding="utf-8"):
            raise FileExistsError(
                f"{folder.resolve()} is not empty, and no folder of an earlier demo: "
                "nothing was touched. Name a new folder."
            )
        shutil.rmtree(folder)
    config = make_course_folder(folder) / CONFIG_FILE
    with config.open("a", encoding="utf-8") as file:
        file.write(f"\n{MARK}\n")


def hand_in(folder: Path, assignments: list[str]) -> list[Submission]:
    """Write the submissions of the class; the weeks are dealt out in turn."""
    made = []
    for number, pupil in enumerate(CLASS):
        assignment = assignments[number % len(assignments)]
        target = folder / paths.SUBMITTED / pupil.name / assignment
        target.mkdir(parents=True)
        plan = {}
        for path in sorted((folder / paths.RELEASED / assignment).glob("*.ipynb")):
            released = json.loads(path.read_text(encoding="utf-8"))
            work = pupil.hand_in(load_lesson(path.stem), released)
            for name, text in work.files.items():
                (target / name).write_text(text, encoding="utf-8")
            plan |= {(path.stem, name): p for name, p in work.plan.items()}
        made.append(Submission(pupil, assignment, plan))
    return made


def differences(submission: Submission, result: Result) -> list[str]:
    """Say where what was found is not what was planted."""
    records = {(r.lesson, r.exercise): r for r in result.records}
    wrong = [result.problem] if result.problem else []
    for key, planted in submission.plan.items():
        complaint = _difference(planted, records.get(key))
        if complaint:
            wrong.append(f"{'.'.join(key)}: {complaint}")
    total = sum(r.points for r in result.records)
    if abs(total - result.points) > 1e-9:
        wrong.append(f"the verdicts give {total:g}, the gradebook {result.points:g}")
    return wrong


def _difference(planted: Planted, record: Record | None) -> str:
    if record is None:
        return "no verdict"
    if planted.mistake:
        if record.diagnosis != planted.mistake.name:
            other = record.diagnosis or record.says or "complete"
            return f"planted “{planted.mistake.name}”, found “{other}”"
        if planted.mistake.caught_by not in record.failed:
            return f"“{planted.mistake.caught_by}” did not fail"
        return ""
    if record.state != planted.state:
        says = record.diagnosis or record.says
        return f"planted “{planted.state}”, came out “{record.state}” ({says})"
    if (record.points == record.of) != (planted.state == COMPLETE):
        return f"{record.points:g} points"
    return ""


def _told(submission: Submission, wrong: list[str]) -> list[str]:
    """What a student did, and where something else was found."""
    return [f"What they did: {submission.pupil.did}.", *wrong]


def _show_class(rows: list, console: Console) -> None:
    table = Table("student", "what they did", "week", "points", "as planted")
    for submission, result, wrong in rows:
        table.add_row(
            submission.pupil.name,
            submission.pupil.did,
            str(paths.week_number(submission.assignment)),
            result.score,
            "[red]✗ no[/red]" if wrong else "[green]✓ yes[/green]",
        )
    console.print(table)


def _show_mistakes(rows: list, console: Console) -> None:
    exercise = Column("exercise", overflow="fold")
    table = Table("student", exercise, "planted mistake", "diagnosed")
    for submission, result, _ in rows:
        records = {(r.lesson, r.exercise): r for r in result.records}
        for key, planted in submission.plan.items():
            if planted.mistake:
                record = records.get(key)
                said = record.diagnosis if record else ""
                same = said == planted.mistake.name
                table.add_row(
                    submission.pupil.name,
                    key[1],
                    escape(planted.mistake.name),
                    "✓ the same" if same else f"✗ {escape(said or 'nothing')}",
                )
    console.print(table)


def _conclude(rows: list, console: Console, seconds: float) -> None:
    wrong = [(s.pupil.name, line) for s, _, lines in rows for line in lines]
    for name, line in wrong:
        console.print(f"[red]✗[/red] {name}: {escape(line)}")
    outcome = f"{len(wrong)} differences" if wrong else "Everything planted was found"
    console.print(f"{outcome}; {seconds:.0f} s for {len(rows)} students.")
    console.print("“Waiting” are points of written answers, which a person marks.")
