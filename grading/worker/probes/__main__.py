"""Be a warm process for probes: `python -m grading.worker.probes SOCKET`.

Each probe has a worker of its own, forked and shut in as a student's is. One line of
JSON comes in, and one goes out for each probe.
"""

from __future__ import annotations

import json
import os
import select
import signal
import socket
import sys
import tempfile
from collections.abc import Callable
from typing import Any

from .. import places
from ..confine import Limits, confine, prepare
from . import excess, reach
from .field import Field

LIMITS = Limits(cpu=1, file_size=32 << 20)
_SECONDS = 60
_EXPECTED = (signal.SIGKILL, signal.SIGXCPU, signal.SIGXFSZ)
_PROBES = {"work": (reach.work,), **reach.PROBES, **excess.PROBES}

Probe = Callable[[Field], str]
Report = dict[str, Any]


def main(socket_number: int) -> None:
    """Try everything, and report each attempt."""
    with socket.socket(fileno=socket_number) as end, end.makefile("rw") as lines:
        order = json.loads(lines.readline())
        field = Field(**order["field"])
        os.makedirs(field.work, exist_ok=True)
        prepare()
        with tempfile.TemporaryFile() as held:  # as if it were another student's
            held.write(field.token.encode())
            held.flush()
            for promise in ("work", *order["promises"]):
                for probe in _PROBES[promise]:
                    report = _attempt(probe, field, order["use"])
                    report["promise"] = promise
                    print(json.dumps(report), file=lines, flush=True)


def _attempt(probe: Probe, field: Field, use: list[str]) -> Report:
    """Run a probe in a worker of its own."""
    answer, mine = os.pipe()
    worker = os.fork()
    if worker == 0:
        os.close(answer)
        os.write(mine, json.dumps(_confined(probe, field, use, mine)).encode())
        os._exit(0)
    os.close(mine)
    with open(answer, "rb", buffering=0) as pipe:
        ended = bool(select.select([pipe], [], [], _SECONDS)[0])
        text = pipe.read(100_000) if ended else b""
    status = _end(worker)
    return json.loads(text) if text else _silent(status, ended)


def _confined(probe: Probe, field: Field, use: list[str], mine: int) -> Report:
    raised: frozenset[str] = frozenset()
    try:
        given = [*places.readable(), field.given]
        raised = confine(LIMITS, given, [field.work], [mine], use)
        outcome, reason = "through", probe(field)
    except OSError as error:
        outcome, reason = "stopped", error.strerror or str(error)
    except AttributeError as error:  # some systems lack some calls
        outcome, reason = "stopped", str(error)
    except BaseException as error:  # noqa: BLE001 - what breaks proves nothing
        outcome, reason = "broke", repr(error)
    return {"outcome": outcome, "reason": reason, "raised": sorted(raised)}


def _end(worker: int) -> int:
    """End a worker and whatever it started; tell how it had ended."""
    try:
        os.killpg(worker, signal.SIGKILL)
    except ProcessLookupError:
        pass
    return os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])


def _silent(status: int, ended: bool) -> Report:
    """Report a worker that did not answer: the kernel ended it, or the probe broke."""
    if ended and -status in _EXPECTED:
        return {"outcome": "stopped", "reason": _name(status)}
    return {"outcome": "broke", "reason": f"no answer, {_name(status)}"}


def _name(status: int) -> str:
    return f"ended by {signal.Signals(-status).name if status < 0 else status}"


if __name__ == "__main__":
    main(int(sys.argv[1]))
