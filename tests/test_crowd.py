"""What a submission's processes take together, and what a machine takes from it."""

import threading
import time

import psutil
import pytest
from corpus.case import LESSON, RIGHT

from grading.judging.sandbox import ENDED, Limits, Sandbox, WorkerDiedError
from grading.judging.submission import JUDGE, RUN, Job, Step, judge_notebook
from grading.worker import bubble

MANY = """
import os, time
for _ in range(8):
    if os.fork() == 0:
        held = b"x" * 100_000_000
        time.sleep(600)
time.sleep(600)
"""
ONE = """
import os, time
held = b"x" * 150_000_000
for _ in range(1):
    if os.fork() == 0:
        time.sleep(600)
time.sleep(2)
"""
SLOW = "import time; time.sleep(3)"

pytestmark = pytest.mark.skipif(
    bool(bubble.problem()), reason=bubble.problem() or "a bubble can be made"
)


@pytest.fixture(scope="module")
def sandbox():
    made = Sandbox(modules=("helpers",), weak=True)
    yield made
    made.close()


def test_processes_that_take_little_each_and_much_together_are_ended(sandbox):
    with sandbox.worker(Limits(cell=60, memory=200 << 20)) as worker:
        with pytest.raises(WorkerDiedError, match=ENDED):
            worker.run(MANY)


def test_one_process_and_its_fork_may_share_what_is_allowed(sandbox):
    with sandbox.worker(Limits(cell=60, memory=200 << 20)) as worker:
        assert worker.run(ONE) == "ran"


def _kill_soon(sandbox, times):
    """Kill the worker that runs a slow cell, as a machine without memory does."""
    for _ in range(times):
        worker, tries = [], 0
        while not worker and tries < 600:
            time.sleep(0.1)
            tries += 1
            below = psutil.Process(sandbox.process.pid).children(recursive=True)
            worker = [p for p in below if p.uids().real > 1_000][:1]
        time.sleep(1.5)
        worker[0].kill()
        worker[0].wait()


@pytest.mark.skipif(psutil.Process().uids().real != 0, reason="needs root")
@pytest.mark.parametrize(("kills", "points"), [(1, 8.0), (2, 0.0)])
def test_a_worker_that_a_machine_ends_is_tried_once_more(sandbox, kills, points):
    steps = (Step(0, RUN, SLOW), Step(1, RUN, RIGHT), Step(2, JUDGE, "neuron"))
    killer = threading.Thread(target=_kill_soon, args=(sandbox, kills))
    killer.start()
    last = judge_notebook(Job(LESSON, steps, 1), sandbox)[-1]
    killer.join()
    assert (last.verdict.points if last.verdict else 0.0) == points
    assert last.status == ("judged" if points else "lost")
