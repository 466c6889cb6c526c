"""nbgrader's step that runs a submission: cells behind walls, verdicts from here."""

from __future__ import annotations

import atexit
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import NbGraderPreprocessor, OverwriteCells
from nbgrader.utils import is_locked
from traitlets import Enum, Integer, default

from .. import paths
from ..ingest import names
from ..ingest.match import course
from ..judging import keys
from ..judging.record import outputs, with_reasons
from ..judging.sandbox import Limits, Sandbox
from ..judging.submission import JUDGE, RUN, Done, Job, Step, judge_notebook
from .settle import (
    TIMED_OUT,
    exercise_of,
    expect_roles,
    is_demo,
    is_judged,
    is_test,
    settle,
)

STOPPED = "ran longer than {} seconds and was stopped"
SKIPPED = "This long run is not repeated for grading."


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
        about = nb.metadata.get("course", {})
        reason, done, info = about.get("refused", ""), set(), resources["nbgrader"]
        expect_roles(nb)
        if not reason:
            reason, done = self._run(nb, info, about)
        for index, cell in enumerate(nb.cells):
            if is_test(cell) and (is_judged(cell) or index not in done):
                settle(cell, info["notebook"], reason)
        return nb, resources

    def _run(self, nb: NotebookNode, info: dict, about: dict) -> tuple[str, set[int]]:
        """Run the notebook; say what cut it short, and which cells were reached.

        What goes wrong and is not the student's (no walls, a full disk) comes through:
        it is nobody's 0, and the submission stays ungraded.
        """
        reasons = dict(about.get("unavailable", {}))
        reason, reached = "", set()
        job, sandbox = self._job(nb, info)
        for done in judge_notebook(job, sandbox):
            if done.status == "lost":
                reason = f"an earlier cell {done.reason}"
                self._fill(nb.cells[done.index], job.lesson, done, reasons)
                continue
            reached.add(done.index)
            self._fill(nb.cells[done.index], job.lesson, done, reasons)
        return reason, reached

    def _job(self, nb: NotebookNode, info: dict) -> tuple[Job, Sandbox]:
        coursedir = self.parent.parent.coursedir
        release = coursedir.format_path(
            coursedir.release_directory, ".", info["assignment"]
        )
        data = os.environ.get("COURSE_DATA", str(paths.DATASETS))
        limits = Limits(
            self.timeout,
            self.call_timeout,
            self.notebook_timeout,
            self.memory << 20,
            self.max_output,
        )
        job = Job(
            info["notebook"],
            tuple(self._steps(nb)),
            seeds(Path(coursedir.root), info),
            limits,
            {"COURSE_CHECKS": release, "COURSE_DATA": data},
        )
        return job, _sandbox(release, data, self.isolation == "process")

    def _steps(self, nb: NotebookNode) -> Iterator[Step]:
        for index, cell in enumerate(nb.cells):
            if cell.cell_type != "code":
                continue
            if is_demo(cell):
                cell.outputs = [new_output("stream", name="stdout", text=SKIPPED)]
            elif is_judged(cell):
                yield Step(index, JUDGE, exercise_of(cell))
            elif not course(cell).get("given"):
                yield Step(index, RUN, cell.source, self._limit(cell))

    def _limit(self, cell: NotebookNode) -> int:
        return self.given_timeout if is_locked(cell) else self.timeout

    def _fill(
        self, cell: NotebookNode, lesson: str, done: Done, reasons: dict[str, str]
    ) -> None:
        """Write into a cell what became of it."""
        if done.verdict:
            verdict = with_reasons(done.verdict, reasons)
            shown = outputs(lesson, verdict)
            cell.outputs = [new_output("display_data", shown)]
            return
        if is_judged(cell):
            return
        cell.outputs = list(_outputs(done.outputs))
        if done.status == "timeout":
            who = "This" if is_locked(cell) else "Your"
            stopped = f"{who} cell {STOPPED.format(self._limit(cell))}."
            error = {"ename": TIMED_OUT, "evalue": stopped, "traceback": [stopped]}
            cell.outputs.append(new_output("error", **error))
        reasons.update(missing(cell, self._limit(cell)))


def seeds(folder: Path, info: dict) -> dict[str, int]:
    """The seeds of a student's hidden examples, by exercise."""
    return keys.seeds(folder, info["notebook"], info["student"])


def missing(cell: NotebookNode, limit: int) -> dict[str, str]:
    """Names that a cell should make and, as it ended early, may not have made."""
    errors = [o for o in cell.outputs if o.output_type == "error"]
    if not errors:
        return {}
    how = STOPPED.format(limit)
    if errors[-1].ename != TIMED_OUT:
        how = f"stopped with {errors[-1].ename[:40]}"
    made = names.read(cell.source).makes
    return {n: f"`{n}` comes from a cell that {how}" for n in made}


_sandboxes: dict[tuple, Sandbox] = {}


def _sandbox(*wanted: Any) -> Sandbox:
    """The warm process for an assignment; one per process that grades."""
    release, data, weak = wanted
    found = _sandboxes.get(wanted)
    if found is None or not found.alive:
        found = _sandboxes[wanted] = Sandbox([release, data], weak=weak)
        atexit.register(found.close)
    return found


def _outputs(found: list[dict]) -> Iterator[NotebookNode]:
    """What a cell put out, in nbformat's words; printed text in one piece."""
    last = None
    for output in found:
        kind, parts = output.get("output_type"), output
        if kind == "stream":
            name = "stderr" if parts.get("name") == "stderr" else "stdout"
            text = str(parts.get("text", ""))
            if last is not None and last.name == name:
                last.text += text
                continue
            last = new_output("stream", name=name, text=text)
            yield last
            continue
        last = None
        if kind == "error":
            fields = ("ename", "evalue")
            words = {k: str(parts.get(k, "")) for k in fields}
            lines = parts.get("traceback")
            lines = [str(x) for x in lines] if isinstance(lines, list) else []
            yield new_output("error", **words, traceback=lines)
        elif kind in ("display_data", "execute_result"):
            data = parts.get("data")
            data = data if isinstance(data, dict) else {}
            forms = {str(k): str(v) for k, v in data.items()}
            yield new_output(kind, forms)
