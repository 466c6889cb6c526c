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
from nbgrader.utils import is_grade, is_locked, is_solution
from traitlets import Integer, default

from . import keys, paths
from .in_kernel import LESSON, SEEDS, VERDICT

ASK = "import grading\ngrading.grade({name!r})"
SKIPPED = "This long run is not repeated for grading."


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
        reason = nb.metadata.get("course", {}).get("refused", "")
        self._done: set[int] = set()
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
            cell.source = ASK.format(name=exercise_of(cell))
            try:
                super().preprocess_cell(cell, resources, index)
            finally:
                cell.source = shown
        elif not cell.metadata.get("course", {}).get("given"):
            super().preprocess_cell(cell, resources, index)
        self._done.add(index)
        return cell, resources

    def start_new_kernel(self, **kwargs: Any) -> None:
        """Start the kernel in an empty folder, with what judging needs to know."""
        super().start_new_kernel(cwd=self._place, env=self._environment, **kwargs)

    def _run(self, nb: NotebookNode, resources: dict, km: Any) -> str:
        """Run the notebook; say what cut it short, if something did."""
        self._environment = self._make_environment(resources["nbgrader"])
        with tempfile.TemporaryDirectory() as self._place:
            try:
                super().preprocess(nb, resources, km)
            except DeadKernelError:
                return "an earlier cell ended the kernel"
            except (CellTimeoutError, CellControlSignal, TimeoutError):
                return "an earlier cell did not end and could not be stopped"
            except Exception as error:  # noqa: BLE001 - a score must be recorded
                self.log.error("The kernel failed", exc_info=True)
                return f"the kernel failed ({type(error).__name__})"
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


def is_test(cell: NotebookNode) -> bool:
    """Whether nbgrader reads a score from the outputs of a cell."""
    return cell.cell_type == "code" and is_grade(cell) and not is_solution(cell)


def is_judged(cell: NotebookNode) -> bool:
    """Whether a test cell asks for our judge; other courses' cells may assert."""
    return is_test(cell) and "from grading import grade" in cell.source


def is_demo(cell: NotebookNode) -> bool:
    """Whether a cell is a long run that grading need not repeat."""
    return cell.metadata.get("nbgrader", {}).get("grade_id", "").endswith("-demo")


def exercise_of(cell: NotebookNode) -> str:
    """Which exercise a test cell is about."""
    return cell.metadata["nbgrader"]["grade_id"].removesuffix("-test")


def settle(cell: NotebookNode, reason: str) -> None:
    """Leave a test cell with its verdict and one score that nbgrader can read.

    nbgrader gives full marks to a cell without output, and none for a stray warning.
    What was not judged scores 0 and says so.
    """
    scores = [_score(cell, output) for output in cell.outputs]
    score = next((s for s in reversed(scores) if s is not None), None)
    cards = [o for o in cell.outputs if VERDICT in o.get("data", {})][-1:]
    if score is None:
        cards, score = [_unjudged(cell, reason or _error(cell))], 0.0
    result = {"text/plain": repr(score)}
    cell.outputs = [
        *cards,
        new_output("execute_result", result, execution_count=cell.execution_count),
    ]


def _score(cell: NotebookNode, output: NotebookNode) -> float | None:
    if output.output_type != "execute_result":
        return None
    try:
        value = float(output.data.get("text/plain", ""))
    except ValueError:
        return None
    return value if 0 <= value <= float(cell.metadata["nbgrader"]["points"]) else None


def _error(cell: NotebookNode) -> str:
    for output in cell.outputs:
        if output.output_type == "error":
            return f"judging stopped with {output.ename[:40]}"
    return "judging gave no score"


def _unjudged(cell: NotebookNode, reason: str) -> NotebookNode:
    name = exercise_of(cell)
    record = {
        "exercise": name,
        "points": 0.0,
        "of": float(cell.metadata["nbgrader"]["points"]),
        "failed": [],
        "found": "not judged",
        "diagnosis": "",
        "says": reason,
    }
    text = f"{name}: not judged, 0 points: {reason.rstrip('.')}."
    return new_output("display_data", {"text/plain": text, VERDICT: record})
