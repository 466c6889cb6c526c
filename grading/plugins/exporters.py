"""nbgrader's exporters: how a submission is read, how a feedback page is written."""

from __future__ import annotations

import copy
import os
from pathlib import Path
from typing import Any

import nbformat
from nbconvert.exporters import Exporter, NotebookExporter
from nbformat import NotebookNode
from nbgrader.api import Gradebook

from ..ingest.submission import ingest
from ..reports import feedback
from ..reports.marks import marks


class NotebooksOnly:
    """An exporter whose converter brings along notebooks, and no other file.

    nbgrader would copy everything that lies beside a submission, twice, and the
    release's files on top of it. Grading needs the notebooks; nbgrader needs its own
    two marks to tell when it was handed in and to whom feedback goes.
    """

    def __init__(self, **kw: Any) -> None:
        super().__init__(**kw)
        directory = copy.copy(self.parent.coursedir)  # a release keeps its files
        directory.ignore = ["*"]
        self.parent.coursedir = directory

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict | None = None, **kw: Any
    ) -> tuple[Any, dict]:
        """Convert a notebook, and copy nbgrader's marks to where it will be written."""
        info, source = resources["nbgrader"], Path(resources["metadata"]["path"])
        target = self.parent._format_dest(info["assignment"], info["student"])
        feedback.copy_marks(source, Path(target))
        return super().from_notebook_node(nb, resources, **kw)


class FeedbackPage(NotebooksOnly, Exporter):
    """Writes the course's own feedback page, and the week's beside it."""

    file_extension = ".html"

    def from_notebook_node(
        self, nb: NotebookNode, resources: dict | None = None, **kw: Any
    ) -> tuple[str, dict]:
        """Turn a graded notebook into its page."""
        nb, resources = super().from_notebook_node(nb, resources, **kw)
        info = resources["nbgrader"]
        who = info["student"], info["assignment"]
        with Gradebook(info["db_url"]) as book:
            found = marks(book.find_submission(info["assignment"], info["student"]))
        place = Path(resources["metadata"]["path"])
        pages = feedback.in_order(place, info["assignment"], found)
        target = Path(self.parent._format_dest(info["assignment"], info["student"]))
        target.mkdir(parents=True, exist_ok=True)
        feedback.write_week(target, pages, *who)
        graded = next(p.graded for p in pages if p.name == info["notebook"])
        return feedback.page(graded, info["notebook"], *who), resources


class Submission(NotebooksOnly, NotebookExporter):
    """nbgrader's exporter of notebooks, which reads submissions through `ingest`."""

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
        made = ingest(path.parent, info["assignment"], info["notebook"], released)
        resources["metadata"] = {"name": path.stem, "path": str(path.parent)}
        notebook = nbformat.from_dict(made)
        return self.from_notebook_node(notebook, resources=resources, **kw)
