"""Take in a submission: find the file of each notebook, read it, or say why not."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from .. import paths
from .handed_in import CANNOT_READ, Entry, look_through, why
from .match import likeness
from .pieces import Piece, cells, pieces
from .rebuild import answered, rebuild, with_notes

LARGE = 50_000_000  # bytes, from which on a file is said to be large
MAX_PARTS = 5_000_000  # lists, objects, items of a file: it has to fit in memory
MAX_CELLS = 5_000  # each is compared with every released one
MAX_TEXT = 5_000_000  # characters in its cells
MAX_NOTEBOOKS = 40  # files of one submission that are read
MOMENT = 2.0  # seconds; a zip tells time no better
LISTED = 8  # names in a sentence


@dataclass(frozen=True)
class File:
    """One submitted file: what it holds, or why it cannot be read."""

    entry: Entry
    pieces: tuple[Piece, ...] = ()
    lesson: str = ""  # which released notebook it is, "assignment/name"
    problem: str = ""
    size: int = 0
    answers: int = 0

    @property
    def name(self) -> str:
        """Its name, safe to show in a page or a table."""
        return shown(self.entry.name)


def ingest(folder: Path, assignment: str, name: str, released: Path) -> dict:
    """Rebuild one notebook of a submission on the released one.

    Parameters
    ----------
    folder : Path
        What the student handed in for the assignment.
    assignment, name : str
        Which notebook is wanted.
    released : Path
        The folder of all released assignments.

    Returns
    -------
    dict
        A notebook that can be graded. What was chosen or repaired stands on top and in
        ``metadata.course.notes``. If there was nothing to grade it is the released
        one, with the reason on top and in ``metadata.course.refused``.
    """
    skeletons = _skeletons(released)
    skeleton = skeletons[f"{assignment}/{name}"]
    entries = look_through(folder)
    readable = [e for e in entries if e.is_notebook][:MAX_NOTEBOOKS]
    files = [_read(entry, skeletons) for entry in readable]
    own = [f for f in files if f.lesson == f"{assignment}/{name}"]
    if not own:
        made = rebuild(skeleton, [])
        refusal = _refusal(files, _listed(entries, files, released), name, assignment)
        made.notebook["metadata"]["course"]["refused"] = refusal
        return with_notes(made.notebook, [refusal, "It scores 0 points."])
    best = _best(own, name)
    made = rebuild(skeleton, list(best.pieces))
    notes = _choice(best, own, name) + made.notes
    made.notebook["metadata"]["course"] |= {"notes": notes, "file": best.entry.stem}
    return with_notes(made.notebook, notes)


def expect_all_notebooks(assignment: str, student: str, notebooks: list[str]) -> None:
    """Make nbgrader convert every notebook of an assignment, handed in or not.

    Its hook before converting a submission; changes the list in place, so that a
    renamed file is found, and a missing one is recorded with a reason. Links go: they
    would be followed into the grader's own files.
    """
    if not notebooks:
        return
    folder = Path(notebooks[0]).parent
    places = (root / paths.RELEASED / folder.name for root in folder.parents)
    released = next((place for place in places if place.is_dir()), folder)
    found = sorted(released.glob("*.ipynb"))
    if found:
        notebooks[:] = [str(folder / path.name) for path in found]
    for path in folder.rglob("*"):
        if path.is_symlink():
            path.unlink()


def shown(name: str) -> str:
    """A name of a student's own, safe to show: 80 harmless characters of it."""
    name = re.sub(r"[^\w ./()-]", "?", name)
    return name if len(name) <= 80 else "…" + name[-79:]


def _skeletons(released: Path) -> dict[str, dict]:
    return {
        f"{path.parent.name}/{path.stem}": json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(released.glob("*/*.ipynb"))
    }


def _read(entry: Entry, skeletons: dict[str, dict]) -> File:
    if entry.problem:
        return File(entry, problem=entry.problem)
    try:
        content = entry.read()
    except CANNOT_READ as error:
        return File(entry, problem=why(error))
    if not content.strip():
        return File(entry, problem="is an empty file")
    if sum(map(content.count, (b"[", b"{", b","))) > MAX_PARTS:
        return File(entry, problem="is too large to be read")
    try:
        document = json.loads(content)
        if len(cells(document)) > MAX_CELLS:
            return File(entry, problem="has more cells than a notebook can")
        found = tuple(pieces(document))
    except (ValueError, RecursionError):
        return File(entry, problem="is not a notebook, or only a part of one")
    if sum(len(piece.text) for piece in found) > MAX_TEXT:
        return File(entry, problem="has more text in its cells than a notebook can")
    lesson = _identity(document, entry.stem, list(found), skeletons)
    answers = answered(skeletons[lesson], list(found)) if lesson else 0
    return File(entry, found, lesson, size=len(content), answers=answers)


def _identity(
    document: dict, stem: str, found: list[Piece], skeletons: dict[str, dict]
) -> str:
    """Which released notebook a file is, "" if none: by its cells first of all."""
    metadata = document.get("metadata")
    course = metadata.get("course") if isinstance(metadata, dict) else None
    says = course.get("lesson") if isinstance(course, dict) else None
    ranks = {
        key: (
            likeness(skeleton["cells"], found),
            key.endswith(f"/{says}"),
            key.endswith(f"/{stem}"),
        )
        for key, skeleton in skeletons.items()
    }
    best = max(ranks, key=ranks.get, default="")
    return best if best and ranks[best][0] else ""


def _best(files: list[File], name: str) -> File:
    """The one with answers; of several the latest; then the fullest; then by name."""
    files = [f for f in files if f.answers] or files
    files = [f for f in files if not f.entry.is_last_resort] or files
    latest = max(f.entry.time for f in files)
    return max(
        (f for f in files if f.entry.time >= latest - MOMENT),
        key=lambda f: (f.answers, f.entry.name == f"{name}.ipynb", f.entry.name),
    )


def _choice(best: File, files: list[File], name: str) -> list[str]:
    """Say which file was taken, if that is worth a word."""
    notes = []
    others = [f for f in files if f.pieces != best.pieces]
    if not best.entry.is_last_resort:
        others = [f for f in others if not f.entry.is_last_resort]
    if others:
        listed = _list([_about(f, best) for f in others])
        notes = [f"Of several files “{best.name}” was taken. Not taken: {listed}."]
    elif best.entry.name != f"{name}.ipynb":
        notes = [f"Your file “{best.name}” was taken for “{name}”."]
    if best.size > LARGE:
        size = f"{best.size / 10**6:.0f} MB"
        notes.append(f"It is a file of {size}; it was taken without its outputs.")
    return notes


def _about(file: File, best: File) -> str:
    if not file.answers:
        return f"“{file.name}”, which has no answer in it"
    if file.entry.time < best.entry.time - MOMENT:
        return f"“{file.name}”, which is older"
    return f"“{file.name}”"


def _listed(entries: list[Entry], files: list[File], released: Path) -> list[str]:
    """What there is, for a student whose notebook is missing."""
    ours = {path.name for path in released.glob("*/**/*")}
    problems = {f.entry: f.problem for f in files}
    return [
        f"“{shown(entry.name)}”" + (f", which {problem}" if problem else "")
        for entry in entries
        if entry.is_notebook or entry.name.split("/")[-1] not in ours
        for problem in [entry.problem or problems.get(entry, "")]
    ]


def _list(words: list[str]) -> str:
    more = len(words) - LISTED
    return "; ".join(words[:LISTED]) + (f"; and {more} more" if more > 0 else "")


def _refusal(files: list[File], listed: list[str], name: str, assignment: str) -> str:
    """Say in a sentence why there is nothing to grade."""
    file = next((f for f in files if f.entry.stem == name), None)
    if file is None:
        there = f"There is: {_list(listed)}." if listed else "The folder is empty."
        return f"The notebook “{name}” was not handed in. {there}"
    if file.problem:
        return (
            f"The file “{file.name}” {file.problem}. Open it in Jupyter, save it, and "
            "hand it in again."
        )
    if not file.lesson:
        return f"The file “{file.name}” has no cell of the notebook “{name}” in it."
    week, other = file.lesson.split("/")
    place = "" if week == assignment else f" of {week}"
    return f"The file “{file.name}” is the notebook “{other}”{place}."
