"""Judge a submission: data in, data out.

`judge_submission` is what plain nbgrader, the formgrader's button, `course grade` and a
cluster all call; it reads nothing of the course folder but what the job names.
"""

from __future__ import annotations

import ast
import atexit
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbformat import NotebookNode, from_dict, read
from nbformat.v4 import new_output
from nbgrader.utils import is_locked

from ..ingest import names
from ..ingest.match import course
from ..judging.record import outputs, with_reasons
from ..judging.sandbox import MODULES, Limits, Sandbox
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


@dataclass(frozen=True)
class SubmissionJob:
    """What judging a submission takes; plain data.

    Parameters
    ----------
    notebooks : mapping of str to dict
        Rebuilt notebooks, by the lesson's name.
    seeds : mapping of str to mapping
        Seeds of the hidden examples, by lesson and exercise.
    release, data : str
        Folders: the released assignment, and the data sets.
    limits : Limits
        What a student's cells and calls may use.
    given_timeout : int
        Seconds for a given cell.
    weak : bool
        True judges on a machine that lacks walls.
    """

    notebooks: Mapping[str, dict]
    seeds: Mapping[str, Mapping[str, int]]
    release: str
    data: str
    limits: Limits
    given_timeout: int
    weak: bool = False


def judge_submission(job: SubmissionJob) -> dict[str, dict]:
    """Run and judge every notebook of a submission.

    Returns
    -------
    dict of str to dict
        The notebooks with their outputs; each test cell holds a verdict and a score.

    Raises
    ------
    NotIsolatedError
        If the machine lacks walls and the job does not accept that.
    """
    return {name: _Notebook(job, name).judge() for name in job.notebooks}


class _Notebook:
    """One notebook on its way from rebuilt to judged."""

    def __init__(self, job: SubmissionJob, name: str) -> None:
        self.job, self.name = job, name
        self.notebook = from_dict(job.notebooks[name])
        about = self.notebook.metadata.get("course", {})
        self.refused = about.get("refused", "")
        self.reasons = dict(about.get("unavailable", {}))

    def judge(self) -> NotebookNode:
        """Run the cells and settle every test cell, whatever happens."""
        expect_roles(self.notebook)
        reason, reached = self.refused, set()
        if not reason:
            reason, reached = self._run()
        for index, cell in enumerate(self.notebook.cells):
            if is_test(cell) and (is_judged(cell) or index not in reached):
                settle(cell, self.name, reason)
        return self.notebook

    def _run(self) -> tuple[str, set[int]]:
        """Run the notebook; say what cut it short, and which cells were reached.

        What goes wrong and is not the student's (no walls, a full disk) comes through:
        it is nobody's 0, and the submission stays ungraded.
        """
        reason, reached, job = "", set(), self.job
        places = {"COURSE_CHECKS": job.release, "COURSE_DATA": job.data}
        steps, seeds = tuple(self._steps()), dict(job.seeds[self.name])
        run = Job(self.name, steps, seeds, job.limits, places)
        for done in judge_notebook(run, _sandbox(job.release, job.data, job.weak)):
            if done.status == "lost":
                reason = f"an earlier cell {done.reason}"
            else:
                reached.add(done.index)
            self._fill(self.notebook.cells[done.index], done)
        return reason, reached

    def _steps(self) -> Iterator[Step]:
        for index, cell in enumerate(self.notebook.cells):
            if cell.cell_type != "code":
                continue
            if is_demo(cell):
                cell.outputs = [new_output("stream", name="stdout", text=SKIPPED)]
            elif is_judged(cell):
                yield Step(index, JUDGE, exercise_of(cell))
            elif not course(cell).get("given"):
                yield Step(index, RUN, cell.source, self._limit(cell))

    def _limit(self, cell: NotebookNode) -> float:
        return self.job.given_timeout if is_locked(cell) else self.job.limits.cell

    def _fill(self, cell: NotebookNode, done: Done) -> None:
        """Write into a cell what became of it."""
        if done.verdict:
            verdict = with_reasons(done.verdict, self.reasons)
            cell.outputs = [new_output("display_data", outputs(self.name, verdict))]
            return
        if is_judged(cell):
            return
        cell.outputs = list(_outputs(done.outputs))
        limit = self._limit(cell)
        if done.status == "timeout":
            who = "This" if is_locked(cell) else "Your"
            stopped = f"{who} cell {STOPPED.format(limit)}."
            error = {"ename": TIMED_OUT, "evalue": stopped, "traceback": [stopped]}
            cell.outputs.append(new_output("error", **error))
        self.reasons.update(missing(cell, limit))


def missing(cell: NotebookNode, limit: float) -> dict[str, str]:
    """Names that a cell should make and, as it ended early, may not have made."""
    errors = [o for o in cell.outputs if o.output_type == "error"]
    if not errors:
        return {}
    how = STOPPED.format(limit)
    if errors[-1].ename != TIMED_OUT:
        how = f"stopped with {errors[-1].ename[:40]}"
    made = names.read(cell.source).makes
    return {n: f"`{n}` comes from a cell that {how}" for n in made}


def imported(release: Path) -> list[str]:
    """What released notebooks import in given cells: modules, and names in them.

    What the warm process has imported, no submission waits for.
    """
    names_imported: set[str] = set()
    for path in release.glob("*.ipynb"):
        for cell in read(path, as_version=4).cells:
            if cell.cell_type == "code" and is_locked(cell):
                names_imported |= set(_imports(ast.parse(cell.source).body))
    return sorted(names_imported)


def _imports(statements: list[ast.stmt]) -> Iterator[str]:
    for node in statements:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


_sandboxes: dict[tuple, Sandbox] = {}


def _sandbox(*wanted: Any) -> Sandbox:
    """The warm process for an assignment; one per process that grades."""
    release, data, weak = wanted
    running = _sandboxes.get(wanted)
    if running is None or not running.alive:
        running = _sandboxes[wanted] = Sandbox(
            [release, data], [*MODULES, *imported(Path(release))], weak
        )
        atexit.register(running.close)
    return running


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
