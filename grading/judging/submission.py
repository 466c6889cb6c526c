"""Judge one notebook: data in, data out.

Cells run in a worker behind the walls. A test cell never gets there: this side answers
it, by calling the student's functions in a fork of the worker, so that nothing that one
exercise does reaches the next. No seed, answer or expected value crosses.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from helpers.checking.outcome import ENDED, Outcome
from helpers.checking.verdict import Verdict

from ..model.lesson import load_lesson
from .judge import Seeds, judge
from .remote import RemoteStudent
from .sandbox import ENDED as GONE
from .sandbox import Limits, Sandbox, Worker, WorkerDiedError
from .student import Patient

RUN, JUDGE = "run", "judge"


@dataclass(frozen=True)
class Step:
    """One cell that matters for grading.

    Parameters
    ----------
    index : int
        Which cell of the notebook.
    action : {"run", "judge"}
    text : str
        The cell's source, or the exercise's name.
    seconds : float, optional
        For this cell; by default the limit of all.
    """

    index: int
    action: str
    text: str
    seconds: float | None = None


@dataclass(frozen=True)
class Job:
    """A notebook to be judged, as plain data: no secret and no answer.

    Parameters
    ----------
    lesson : str
    steps : tuple of Step
    seeds : dict of str to int, or int
        Of the hidden examples, by exercise.
    limits : Limits
    environment : dict of str to str
        What the worker finds in its environment.
    """

    lesson: str
    steps: tuple[Step, ...]
    seeds: Seeds
    limits: Limits = field(default_factory=Limits)
    environment: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    """What became of one step.

    Parameters
    ----------
    index : int
    status : {"ran", "raised", "timeout", "judged", "lost"}
        "lost": the worker was gone by then, or went.
    outputs : list of dict
        Of a cell.
    verdict : Verdict or None
        Of an exercise.
    reason : str
        Why it is lost, to follow “an earlier cell”.
    """

    index: int
    status: str
    outputs: list[dict] = field(default_factory=list)
    verdict: Verdict | None = None
    reason: str = ""

    @property
    def ended(self) -> bool:
        """Whether a process ended that should have gone on."""
        results = self.verdict.results if self.verdict else ()
        return self.reason == GONE or any(
            r.outcome and r.outcome.status == ENDED for r in results
        )


def judge_notebook(job: Job, sandbox: Sandbox) -> list[Done]:
    """Run and judge a notebook; give what became of each step.

    A worker may be ended by what its own code does, or by a machine that is short of
    memory: one that ends is tried once more, so that no machine's fault is a 0.

    Raises
    ------
    NotIsolatedError
        See `Sandbox.worker`.
    """
    steps = _judged_once(job, sandbox)
    return _judged_once(job, sandbox) if any(s.ended for s in steps) else steps


def _judged_once(job: Job, sandbox: Sandbox) -> list[Done]:
    with sandbox.worker(job.limits, job.environment) as worker:
        run = _Run(job, worker)
        return [run.take(step) for step in job.steps]


class _Run:
    """A notebook on its way through a worker."""

    def __init__(self, job: Job, worker: Worker) -> None:
        self.job, self.worker, self.lesson = job, worker, load_lesson(job.lesson)
        self.endless: dict[tuple, Outcome] = {}
        self.known: dict[tuple, dict[str, Verdict]] = {}
        self.sources: list[str] = []
        self.lost = ""

    def take(self, step: Step) -> Done:
        """Do one step, if the worker is still there."""
        if self.lost:
            return Done(step.index, "lost", reason=self.lost)
        try:
            return self._judge(step) if step.action == JUDGE else self._run(step)
        except WorkerDiedError as error:
            self.lost = str(error)
            outputs = self.worker.outputs if step.action == RUN else []
            return Done(step.index, "lost", outputs, reason=self.lost)

    def _run(self, step: Step) -> Done:
        self.sources.append(step.text)
        status = self.worker.run(step.text, step.seconds)
        return Done(step.index, status, self.worker.outputs)

    def _judge(self, step: Step) -> Done:
        with RemoteStudent(self.worker, self.lesson.exercises) as theirs:
            student = Patient(theirs, self.lesson, self._version, self.endless)
            versions = tuple(map(self._version, self.lesson.exercises))
            known = self.known.setdefault(versions, {})
            verdict = judge(self.lesson, step.text, student, self.job.seeds, known)
        return Done(step.index, "judged", verdict=verdict)

    def _version(self, name: str) -> int:
        """The last cell that may have defined a function."""
        word = re.compile(rf"\b{re.escape(name)}\b")
        found = [i for i, text in enumerate(self.sources) if word.search(text)]
        return found[-1] if found else -1
