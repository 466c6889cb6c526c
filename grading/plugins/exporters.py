"""nbgrader's exporters: how a submission is read, how a feedback page is written."""

from __future__ import annotations

import copy
import os
import shutil
from pathlib import Path
from typing import Any

import nbformat
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket
from nbconvert.exporters import HTMLExporter, NotebookExporter
from nbformat import NotebookNode

from ..ingest.handed_in import MARKS
from ..ingest.submission import ingest


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
        for name in MARKS:
            mark, copied = source / name, Path(target) / name
            if mark.is_file() and not mark.is_symlink() and mark != copied:
                copied.parent.mkdir(parents=True, exist_ok=True)
                copied.unlink(missing_ok=True)
                shutil.copy(mark, copied)
        return super().from_notebook_node(nb, resources, **kw)


class _Compiled(BytecodeCache):
    """Templates that this process has compiled: nbconvert does it for every page."""

    def __init__(self) -> None:
        self.codes: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give back what is known of a template."""
        if code := self.codes.get(bucket.key):
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep a template."""
        self.codes[bucket.key] = bucket.bytecode_to_string()


_COMPILED: dict[frozenset, _Compiled] = {}


class FeedbackPage(NotebooksOnly, HTMLExporter):
    """nbgrader's exporter of feedback."""

    def _create_environment(self) -> Environment:
        environment = super()._create_environment()
        # What a template is compiled to depends on how its filters want to be called.
        ways = {
            (n, str(getattr(f, "jinja_pass_arg", "")))
            for n, f in environment.filters.items()
        }
        cache = _COMPILED.setdefault(frozenset(ways), _Compiled())
        environment.bytecode_cache = cache
        return environment


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
