"""Take in a submission: find the file of each notebook, read it, or say why not."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import NotebookExporter

from . import paths
from .pieces import Piece, pieces
from .rebuild import answered, likeness, rebuild, with_note

MAX_BYTES = 50_000_000


@dataclass(frozen=True)
class File:
    """One submitted file: what it holds, or why it cannot be read."""

    name: str
    pieces: tuple[Piece, ...] = ()
    lesson: str = ""  # which released notebook it is, "assignment/name"
    problem: str = ""


def take_in(folder: Path, assignment: str, name: str, released: Path) -> dict:
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
        A notebook that can be graded. If there was nothing to grade, the released
        one, with the reason on top and in ``metadata.course.refused``.
    """
    skeletons = _skeletons(released)
    wanted = f"{assignment}/{name}"
    files = [_read(path, skeletons) for path in _notebook_files(folder)]
    own = sorted(
        (f for f in files if f.lesson == wanted),
        key=lambda f: (f.name == name, answered(skeletons[wanted], f.pieces), f.name),
    )
    if not own:
        refusal = _refusal(files, name, assignment)
        made = rebuild(skeletons[wanted], [])
        made.notebook["metadata"]["course"]["refused"] = refusal
        return with_note(made.notebook, [refusal, "It scores 0 points."])
    best = own[-1]
    made = rebuild(skeletons[wanted], list(best.pieces))
    notes = made.notes
    if best.name != name:
        notes = [f"Your file “{_shown(best.name)}” was taken for “{name}”.", *notes]
    return with_note(made.notebook, notes)


def expect_all_notebooks(assignment: str, student: str, notebooks: list[str]) -> None:
    """Make nbgrader convert every notebook of an assignment, handed in or not.

    Its hook before converting a submission; changes the list in place, so that a
    renamed file is found, and a missing one is recorded with a reason. Links go: they
    would be followed into the grader's own files.
    """
    if not notebooks:
        return
    folder = Path(notebooks[0]).parent
    for path in folder.rglob("*"):
        if path.is_symlink():
            path.unlink()
    root = folder.parents[len(Path(paths.SUBMITTED).parts) + 1]
    found = sorted((root / paths.RELEASED / folder.name).glob("*.ipynb"))
    if found:
        notebooks[:] = [str(folder / path.name) for path in found]


class SubmissionExporter(NotebookExporter):
    """nbgrader's notebook exporter, which reads submissions through `take_in`."""

    def from_filename(
        self, filename: str, resources: dict | None = None, **kw: Any
    ) -> tuple[str, dict]:
        """Convert a file; one in the folder of submissions is taken in first."""
        coursedir, path = self.parent.coursedir, Path(filename)
        released = Path(coursedir.format_path(coursedir.release_directory, ".", "."))
        info = resources["nbgrader"]
        source = coursedir.format_path(
            coursedir.submitted_directory, info["student"], info["assignment"]
        )
        skeleton = released / info["assignment"] / f"{info['notebook']}.ipynb"
        if not os.path.samefile(path.parent, source) or not skeleton.is_file():
            return super().from_filename(filename, resources, **kw)
        made = take_in(path.parent, info["assignment"], info["notebook"], released)
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        notebook = nbformat.from_dict(made)
        return self.from_notebook_node(notebook, resources=resources, **kw)


def _skeletons(released: Path) -> dict[str, dict]:
    return {
        f"{path.parent.name}/{path.stem}": json.loads(path.read_text(encoding="utf-8"))
        for path in sorted(released.glob("*/*.ipynb"))
    }


def _notebook_files(folder: Path) -> list[Path]:
    found = folder.glob("*.ipynb")
    return sorted(p for p in found if p.is_file() and not p.is_symlink())


def _read(path: Path, skeletons: dict[str, dict]) -> File:
    size = path.stat().st_size
    if size > MAX_BYTES:
        return File(path.stem, problem=f"is larger than {MAX_BYTES // 10**6} MB")
    text = path.read_bytes()
    if not text.strip():
        return File(path.stem, problem="is an empty file")
    try:
        document = json.loads(text)
        found = tuple(pieces(document))
    except (ValueError, RecursionError):
        return File(path.stem, problem="is not a notebook, or only a part of one")
    return File(path.stem, found, _identity(document, path.stem, found, skeletons))


def _identity(
    document: dict, stem: str, found: tuple[Piece, ...], skeletons: dict[str, dict]
) -> str:
    """Which released notebook a file is, "" if none: by its cells first of all."""
    metadata = document.get("metadata")
    course = metadata.get("course") if isinstance(metadata, dict) else None
    says = course.get("lesson") if isinstance(course, dict) else None
    ranks = {
        key: (
            likeness(skeleton, list(found)),
            key.endswith(f"/{says}"),
            key.endswith(f"/{stem}"),
        )
        for key, skeleton in skeletons.items()
    }
    best = max(ranks, key=ranks.get, default="")
    return best if best and ranks[best][0] else ""


def _refusal(files: list[File], name: str, assignment: str) -> str:
    """Say in a sentence why there is nothing to grade."""
    file = next((f for f in files if f.name == name), None)
    if file is None:
        return f"The notebook “{name}” was not handed in."
    if file.problem:
        return (
            f"The file “{name}.ipynb” {file.problem}. Open it in Jupyter, save it, and "
            "hand it in again."
        )
    if not file.lesson:
        return f"The file “{name}.ipynb” has no cell of the notebook “{name}” in it."
    week, other = file.lesson.split("/")
    place = "" if week == assignment else f" of {week}"
    return f"The file “{name}.ipynb” is the notebook “{other}”{place}."


def _shown(name: str) -> str:
    return re.sub(r"[^\w .()-]", "?", name)[:60]
