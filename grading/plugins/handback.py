"""Hand feedback back through the exchange, to every student, under names they know.

A student's `fetch_feedback` looks for a page for each file that was handed in, by the
file's name. nbgrader releases a page under the name of the notebook that it is about,
so whoever renamed a file, or handed in the wrong one, never saw the page that says so.
"""

from __future__ import annotations

import glob
import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from nbgrader.exchange.default import ExchangeReleaseFeedback
from nbgrader.utils import notebook_hash

from ..reports.feedback import INDEX


class ReleaseFeedback(ExchangeReleaseFeedback):
    """nbgrader's release of feedback, with a page for every file handed in."""

    def copy_files(self) -> None:
        """Copy the pages of all students, or of the one that was asked for."""
        left_out = set(self.coursedir.student_id_exclude.split(","))
        for place in map(Path, sorted(glob.glob(self.src_path))):
            student = place.parent.name
            if student not in left_out:
                self._release(place, student)

    def _release(self, place: Path, student: str) -> None:
        try:
            secret = (place / "submission_secret.txt").read_text(encoding="utf-8")
        except FileNotFoundError:
            self.log.warning(
                "%s did not hand in through the exchange: give them the pages in %s "
                "another way",
                student,
                place,
            )
            return
        for name, page in self._pages(place, student):
            checksum = notebook_hash(secret=secret, notebook_id=name)
            made = Path(self.dest_path, f"{checksum}-tmp.html")
            shutil.copy(page, made)
            os.replace(made, made.with_name(f"{checksum}.html"))
            self.log.info("Feedback released to %s: %s", student, name)

    def _pages(self, place: Path, student: str) -> Iterator[tuple[str, Path]]:
        """File names, without their suffix, and the page to find under each."""
        pages = {page.stem: page for page in sorted(place.glob("*.html"))}
        pages.pop(INDEX, None)  # leads to pages that have other names at the student's
        yield from pages.items()
        assignment = self.coursedir.assignment_id

        def folder(step: str) -> Path:
            return Path(self.coursedir.format_path(step, student, assignment))

        graded = folder(self.coursedir.autograded_directory)
        about = {name: _about(graded / f"{name}.ipynb") for name in pages}
        handed_in = folder(self.coursedir.submitted_directory).glob("*.ipynb")
        for name in sorted({path.stem for path in handed_in} - set(pages)):
            if pages:
                yield name, pages[_best(name, about)]


def _about(path: Path) -> dict:
    try:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        return dict(notebook["metadata"].get("course", {}))
    except (OSError, ValueError):
        return {}


def _best(file: str, about: dict[str, dict]) -> str:
    """The page that tells most about a file: made from it, else one that refuses."""
    return max(
        about,
        key=lambda name: (
            about[name].get("file") == file,
            bool(about[name].get("refused")),
        ),
    )
