"""A Dask cluster gives the same grades; losing a worker costs nobody anything."""

import json
import os
import shutil
import signal

import pytest
from classroom import answered, grade_id, hand_in, released, with_keys
from distributed import LocalCluster

from grading import paths
from grading.authoring.build import build_assignment
from grading.batch.run import StoppedError, grade_all, students
from grading.judging.record import records

WEEK, LESSON = "week1_introduction", "introduction"
WRONG = "def neuron(x, w, b):\n    return float(w @ x) + b\n"
ENDS = "def neuron(x, w, b):\n    import os\n    os._exit(0)\n"


@pytest.fixture(scope="module")
def cluster():
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        yield cluster


@pytest.fixture
def folder(tmp_path):
    shutil.copy(paths.ROOT / "nbgrader_config.py", tmp_path)
    build_assignment(WEEK, tmp_path)
    right = answered(released(tmp_path, LESSON, WEEK), LESSON)
    for student, text in {"ada": "", "ben": WRONG, "zoe": ENDS}.items():
        cells = [
            {**c, "source": text} if text and grade_id(c) == "neuron" else c
            for c in right["cells"]
        ]
        name = f"{LESSON}.ipynb"
        hand_in(tmp_path, student, right | {"cells": cells}, name, WEEK)
    return with_keys(tmp_path, WEEK)


def _graded(folder, **options):
    work = [(WEEK, student) for student in students(folder, WEEK)]
    results = grade_all(folder, work, again=True, **options)
    assert not [r.problem for r in results if r.problem]
    notebooks = [
        (folder / paths.AUTOGRADED / s / WEEK / f"{LESSON}.ipynb").read_text()
        for _, s in work
    ]
    return [r.points for r in results], [records(json.loads(n)) for n in notebooks]


def test_here_and_on_a_cluster_the_records_are_the_same(folder, cluster):
    here = _graded(folder, workers=1)
    there = _graded(folder, scheduler=cluster.scheduler_address)
    assert here == there
    assert here[0][0] > here[0][1]


def test_a_lost_worker_of_the_cluster_costs_nobody_anything(folder, cluster):
    before = _graded(folder, scheduler=cluster.scheduler_address)
    victim = next(iter(cluster.workers.values())).pid
    os.kill(victim, signal.SIGKILL)
    assert _graded(folder, scheduler=cluster.scheduler_address) == before


def test_no_scheduler_is_a_sentence(folder):
    with pytest.raises(StoppedError, match="no Dask scheduler answers at"):
        _graded(folder, scheduler="tcp://127.0.0.1:9")
