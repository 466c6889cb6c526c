"""Judge on a Dask cluster: one task per submission, everything else stays here.

What a worker of the cluster needs is an installed copy of the course, of the same
version, and this machine's trust: jobs hold seeds, and Dask pickles what it sends. A
student's code runs behind the walls of the worker's machine.
"""

from __future__ import annotations

import hashlib
import io
import queue
import tempfile
import threading
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from ..judging.pool import WorkerLostError
from ..plugins.judge import SubmissionJob, judge_submission
from .stopped import StoppedError

_one_at_a_time = threading.Lock()  # NumPy's settings belong to the whole process


def outcomes(
    function: Callable, jobs: Sequence[tuple], address: str
) -> Iterator[tuple[tuple, Any]]:
    """Call ``function(*job, judge)`` for every job; `judge` works on the cluster.

    Parameters
    ----------
    function : callable
    jobs : sequence of tuple
    address : str
        Of the cluster's scheduler, such as ``tcp://10.0.0.1:8786``.

    Yields
    ------
    job, outcome
        As `grading.judging.pool.outcomes` does.

    Raises
    ------
    StoppedError
        If there is no scheduler at this address, or no worker.
    """
    try:
        from distributed import Client
    except ImportError:
        raise StoppedError(
            "--scheduler needs the package distributed: pip install distributed"
        ) from None

    todo: queue.SimpleQueue = queue.SimpleQueue()
    done: queue.SimpleQueue = queue.SimpleQueue()
    for job in jobs:
        todo.put(job)
    try:
        client = Client(address, timeout="10s", set_as_default=False)
    except (OSError, ValueError):
        raise StoppedError(f"no Dask scheduler answers at {address}") from None
    with client:
        if not client.nthreads():
            raise StoppedError(f"the Dask cluster at {address} has no workers")
        judge = partial(_judge, client, {}, threading.Lock())
        ahead = 2 * sum(client.nthreads().values())  # so that no worker waits
        for _ in range(max(1, min(ahead, len(jobs)))):
            arguments = function, judge, todo, done
            threading.Thread(target=_work, args=arguments, daemon=True).start()
        for _ in jobs:
            yield done.get()


def _work(
    function: Callable,
    judge: Callable,
    todo: queue.SimpleQueue,
    done: queue.SimpleQueue,
) -> None:
    while True:
        try:
            job = todo.get_nowait()
        except queue.Empty:
            return
        try:
            outcome = function(*job, judge)
        except Exception as error:  # noqa: BLE001 - the caller decides
            outcome = error
        done.put((job, outcome))


def _judge(
    client: Any, sent: dict, lock: threading.Lock, job: SubmissionJob
) -> dict[str, dict]:
    """Judge on the cluster; the week's files are sent once."""
    from distributed import KilledWorker

    with lock:
        places = job.release, job.data
        if places not in sent:
            packed = tuple(map(_packed, places))
            sent[places] = client.scatter(packed, broadcast=True)
    try:
        return client.submit(judge_there, sent[places], job, pure=False).result()
    except KilledWorker as error:
        raise WorkerLostError(str(error)) from error


def judge_there(packed: tuple[bytes, bytes], job: SubmissionJob) -> dict[str, dict]:
    """Judge a submission on this machine, with the files that came along."""
    with _one_at_a_time:
        release, data = map(_unpacked, packed)
        return judge_submission(replace(job, release=release, data=data))


def _packed(folder: str) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for path in sorted(Path(folder).rglob("*")):
            if path.is_file() and path.suffix not in (".ipynb", ".py", ".pyc"):
                package.write(path, path.relative_to(folder).as_posix())
    return content.getvalue()


_folders: dict[str, tempfile.TemporaryDirectory] = {}


def _unpacked(packed: bytes) -> str:
    """A folder with what was packed; the same one for the same bytes."""
    name = hashlib.sha256(packed).hexdigest()
    if name not in _folders:
        folder = tempfile.TemporaryDirectory(prefix="course-")
        with zipfile.ZipFile(io.BytesIO(packed)) as package:
            package.extractall(folder.name)
        Path(folder.name).chmod(0o755)  # the worker's user reads it
        _folders[name] = folder
    return _folders[name].name
