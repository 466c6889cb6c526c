"""Run a submission for grading: what judging needs, within limits.

Until the judge has a process of its own, hidden tests run in nbgrader's own kernel,
beside the student's code. It is kept from doing harm by accident, not by intent.
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from nbclient.exceptions import CellControlSignal, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.preprocessors import Execute as NbGraderExecute
from nbgrader.preprocessors import OverwriteCells
from nbgrader.utils import is_locked
from traitlets import Integer, default

from . import keys, names, paths
from .in_kernel import LESSON, SEEDS, VERDICT
from .settle import TIMED_OUT, exercise_of, is_demo, is_judged, is_test, settle

ASK = "import grading\ngrading.grade({name!r}, {reasons!r})"
PRELOAD = "--InteractiveShellApp.extra_extensions=grading.in_kernel"
STOPPED = "ran longer than {} seconds and was stopped"
SKIPPED = "This long run is not repeated for grading."
CUT = "\n… The rest of what this cell put out is cut off."


class RestoreHiddenTests(OverwriteCells):
    """nbgrader's own step, without its warnings.

    It warns of every test cell, of every honest submission: the released cell lacks
    the hidden part. What a student changed there was replaced at intake already.
    """

    def report_change(self, name: str, attr: str, old: Any, new: Any) -> None:
        """Write it to the log for those who look for it."""
        self.log.debug("%s of cell %s was %s, is %s", attr, name, new, old)


class Execute(NbGraderExecute):
    """Run a notebook for grading; whatever happens, every test cell gets a score."""

    timeout = Integer(20, help="Seconds for a cell of the student's.").tag(config=True)
    given_timeout = Integer(
        120, help="Seconds for a given cell, and for judging an exercise."
    ).tag(config=True)
    max_output = Integer(
        2_000_000, help="Characters kept of all that a cell puts out."
    ).tag(config=True)

    @default("timeout_func")
    def _timeout_func_default(self) -> Any:
        return lambda cell: self.given_timeout if is_locked(cell) else self.timeout

    @default("iopub_timeout")
    def _iopub_timeout_default(self) -> int:
        return 10  # a busy machine may be slow to pass on what a cell put out

    @default("shutdown_kernel")
    def _shutdown_kernel_default(self) -> str:
        return "immediate"

    def preprocess(
        self, nb: NotebookNode, resources: dict, km: Any = None
    ) -> tuple[NotebookNode, dict]:
        """Run the notebook and settle every test cell."""
        course = nb.metadata.get("course", {})
        reason = course.get("refused", "")
        self._done: set[int] = set()
        self._reasons: dict[str, str] = dict(course.get("unavailable", {}))
        if not reason:
            reason = self._run(nb, resources, km)
        for index, cell in enumerate(nb.cells):
            if is_test(cell) and (is_judged(cell) or index not in self._done):
                settle(cell, reason)
        return nb, resources

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict, index: int
    ) -> tuple[NotebookNode, dict]:
        """Run one cell, or what stands for it when grading."""
        if is_demo(cell):
            cell.outputs = [new_output("stream", name="stdout", text=SKIPPED)]
        elif is_judged(cell):
            shown = cell.source
            cell.source = ASK.format(name=exercise_of(cell), reasons=self._reasons)
            try:
                self._run_cell(cell, resources, index, "Judging")
            finally:
                cell.source = shown
        elif not cell.metadata.get("course", {}).get("given"):
            what = "This cell" if is_locked(cell) else "Your cell"
            self._run_cell(cell, resources, index, what)
            self._reasons |= missing(cell, self._limit)
        self._done.add(index)
        return cell, resources

    def output(
        self, outs: list, msg: dict, display_id: str | None, cell_index: int
    ) -> NotebookNode | None:
        """Take in something that a cell puts out, up to the limit."""
        content = msg["content"]
        if VERDICT not in content.get("data", {}):
            room, self._room = self._room, self._room - _size(content)
            if room < 0:
                return None
            if self._room < 0:
                text = content.get("text", "")[:room] + CUT
                msg = msg | {"msg_type": "stream"}
                msg["content"] = {"name": "stdout", "text": text}
        return super().output(outs, msg, display_id, cell_index)

    def _run_cell(
        self, cell: NotebookNode, resources: dict, index: int, what: str
    ) -> None:
        self._limit, self._room = self.timeout_func(cell), self.max_output
        stopped = f"{what} {STOPPED.format(self._limit)}."
        self.error_on_timeout = {
            "ename": TIMED_OUT,
            "evalue": stopped,
            "traceback": [stopped],
        }
        super().preprocess_cell(cell, resources, index)

    def start_new_kernel(self, **kwargs: Any) -> None:
        """Start the kernel in an empty folder, with what judging needs to know."""
        self.extra_arguments = [*self.extra_arguments, PRELOAD]
        super().start_new_kernel(cwd=self._place, env=self._environment, **kwargs)

    def _run(self, nb: NotebookNode, resources: dict, km: Any) -> str:
        """Run the notebook; say what of the student's cut it short, if something did.

        Anything else that goes wrong (no kernel, a full disk) is nobody's 0: it comes
        through, and the submission stays ungraded.
        """
        self._environment = self._make_environment(resources["nbgrader"])
        with tempfile.TemporaryDirectory() as self._place:
            try:
                super().preprocess(nb, resources, km)
            except DeadKernelError:
                return "an earlier cell ended the kernel"
            except (CellTimeoutError, CellControlSignal, TimeoutError):
                return (
                    f"an earlier cell ran longer than {self._limit} seconds and could "
                    "not be stopped"
                )
        return ""

    def _make_environment(self, info: dict) -> dict[str, str]:
        coursedir = self.parent.parent.coursedir
        source = coursedir.format_path(
            coursedir.source_directory, ".", info["assignment"]
        )
        path = [str(paths.ROOT), os.environ.get("PYTHONPATH", "")]
        added = {
            "PYTHONPATH": os.pathsep.join(filter(None, path)),
            "COURSE_CHECKS": source,
            "COURSE_DATA": os.environ.get("COURSE_DATA", str(paths.DATASETS)),
            "OPENBLAS_NUM_THREADS": "1",
        }
        if list(paths.SOURCE.glob(f"*/{info['notebook']}.py")):
            added[LESSON] = info["notebook"]
            added[SEEDS] = json.dumps(seeds(Path(coursedir.root), info))
        return {**os.environ, **added}


def seeds(folder: Path, info: dict) -> dict[str, int]:
    """The seeds of a student's hidden examples, by exercise."""
    return keys.seeds(folder, info["notebook"], info["student"])


def missing(cell: NotebookNode, limit: int) -> dict[str, str]:
    """Names that a cell should make and, as it ended early, may not have made."""
    outputs = cell.get("outputs", [])
    errors = [o for o in outputs if o.output_type == "error"]
    for output in outputs:
        output.get("data", {}).pop(VERDICT, None)  # only judging puts out verdicts
    if not errors:
        return {}
    how = STOPPED.format(limit)
    if errors[-1].ename != TIMED_OUT:
        how = f"stopped with {errors[-1].ename[:40]}"
    made = names.read(cell.source).makes
    return {n: f"`{n}` comes from a cell that {how}" for n in made}


def _size(content: dict) -> int:
    """How many characters a message puts out."""
    parts = content.get("data") or content
    return sum(len(str(part)) for part in parts.values())
