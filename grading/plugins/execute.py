"""nbgrader's step that runs a submission: cells behind walls, verdicts from here."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from nbformat import NotebookNode
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor, OverwriteCells
from traitlets import Enum, Integer, default

from .. import paths
from ..judging import keys
from ..judging.sandbox import Limits
from .judge import SubmissionJob, judge_submission


class RestoreHiddenTests(OverwriteCells):
    """nbgrader's own step, without its warnings.

    It warns of every test cell, of every honest submission: the released cell lacks
    the hidden part. What a student changed there was replaced at intake already.
    """

    def report_change(self, name: str, attr: str, old: Any, new: Any) -> None:
        """Write it to the log for those who look for it."""
        self.log.debug("%s of cell %s was %s, is %s", attr, name, new, old)


class Execute(NbGraderPreprocessor):
    """Run a notebook for grading; whatever happens, every test cell gets a score."""

    timeout = Integer(20, help="Seconds for a cell of the student's.").tag(config=True)
    given_timeout = Integer(120, help="Seconds for a given cell.").tag(config=True)
    call_timeout = Integer(10, help="Seconds for a judged call.").tag(config=True)
    notebook_timeout = Integer(300, help="Seconds for all cells.").tag(config=True)
    memory = Integer(1024, help="Megabytes that a submission may use.").tag(config=True)
    max_output = Integer(
        1_000_000, help="Characters kept of all that a cell puts out."
    ).tag(config=True)
    isolation = Enum(
        ["walls", "process"],
        help="What keeps students' code from doing harm. “walls”: grade only where it "
        "cannot. “process”: grade on this machine although it lacks some walls; "
        "`course doctor` says which. By default what COURSE_ISOLATION says.",
    ).tag(config=True)

    @default("isolation")
    def _isolation_default(self) -> str:
        return os.environ.get("COURSE_ISOLATION", "walls")

    def preprocess(
        self, nb: NotebookNode, resources: dict
    ) -> tuple[NotebookNode, dict]:
        """Run the notebook and settle every test cell."""
        info = resources["nbgrader"]
        job = self.job(self.parent.parent.coursedir, info, {info["notebook"]: nb})
        return judge_submission(job)[info["notebook"]], resources

    def job(
        self, coursedir: CourseDirectory, info: dict, notebooks: Mapping[str, dict]
    ) -> SubmissionJob:
        """What judging notebooks of a submission takes.

        Parameters
        ----------
        coursedir : CourseDirectory
        info : dict
            Names the student and the assignment.
        notebooks : mapping of str to dict
            Rebuilt, by name.
        """
        folder, release = coursedir.root, coursedir.release_directory
        limits = Limits(
            self.timeout,
            self.call_timeout,
            self.notebook_timeout,
            self.memory << 20,
            self.max_output,
        )
        return SubmissionJob(
            notebooks,
            {name: keys.seeds(folder, name, info["student"]) for name in notebooks},
            coursedir.format_path(release, ".", info["assignment"]),
            os.environ.get("COURSE_DATA", str(paths.DATASETS)),
            limits,
            self.given_timeout,
            self.isolation == "process",
        )
