"""What `benchmarks.attacks` tries: a few cells each, aimed at whoever grades."""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass

RIGHT = "def neuron(x, w, b):\n    return max(0.0, float(w @ x) + b)\n"
WRONG = "def neuron(x, w, b):\n    return -1.0\n"
SCRIPT = "<script>alert('owned')</script>"

Change = Callable[[list[dict]], None]


@dataclass(frozen=True)
class Row:
    """One attempt.

    Parameters
    ----------
    kind : {"points", "harm", "luck"}
    name : str
        The student's id.
    says : str
        What is tried, for the table.
    first : str
        A cell before the answer; `$name` is a target of the grader's.
    answer : str
    change : callable
        Is given the notebook's cells, to change them.
    """

    kind: str
    name: str
    says: str
    first: str = ""
    answer: str = WRONG
    change: Change = lambda cells: None


# What gets through leaves a mark, and says so in a cell's output.
PRELUDE = """
def attempt(action, *args):
    try:
        got = action(*args)
    except Exception:
        return
    print("GOT " + "THROUGH")
    open("$drop/$student", "w").write(str(got)[:100])
"""

DROPS = """
get_ipython().input_transformers_post.append(
    lambda lines: [line for line in lines if "assert" not in line])
"""
HOOK = "def neuron(x, w, b):\n    get_ipython().displayhook(8.0)\n    return -1.0\n"
FRAME = """
def neuron(x, w, b):
    import sys
    frame = sys._getframe(1)
    while frame:
        for space in (frame.f_locals, frame.f_globals):
            if "wanted" in space:
                return space["wanted"]
        frame = frame.f_back
    return -1.0
"""
DIES = "import os; os._exit(0)"
NUMPY = "import numpy as np\nnp.allclose = lambda *a, **k: True\n"
LISTENS = """
import socket
def call():
    with socket.create_connection(("127.0.0.1", $port), 2) as end:
        return end.recv(1)
attempt(call)
"""
STAYS = """
import os, time
if os.fork() == 0:
    try: os.setsid()
    except OSError: pass
    time.sleep(900)
    os._exit(0)
"""
MEMORY = "held = []\nattempt(lambda: held.append(bytes(3 << 30)) or '3 GiB')"
HANGS = """
import time
while True:
    try:
        while True: time.sleep(1)
    except BaseException: pass
"""
ENVIRONMENT = "import os\nattempt(lambda: os.environ['GRADER_SECRET'])"
PROGRAM = "import subprocess\nattempt(lambda: subprocess.check_output(['id']))"
PAGE = f"from IPython.display import HTML, display\ndisplay(HTML({SCRIPT!r}))"
WARNS = "def neuron(x, w, b):\n    import warnings; warnings.warn('careful')\n"
WARNS += "    return max(0.0, float(w @ x) + b)\n"


def _find(cells: list[dict], name: str) -> int:
    names = [c["metadata"].get("nbgrader", {}).get("grade_id") for c in cells]
    return names.index(name)


def _skips(cells: list[dict]) -> None:
    for cell in cells:
        cell["metadata"]["tags"] = ["skip-execution"]


def _copies(cells: list[dict]) -> None:
    cells.append(copy.deepcopy(cells[_find(cells, "neuron-test")]))


def _deletes(cells: list[dict]) -> None:
    del cells[_find(cells, "neuron-test")]


def _strips(cells: list[dict]) -> None:
    for cell in cells:
        cell["metadata"] = {}


def _opens(target: str, mode: str = "rb") -> str:
    return f"attempt(lambda: open({target!r}, {mode!r}).close() or 'open')"


ROWS = [
    Row("points", "numpy", "`np.allclose` made to agree with everything", NUMPY),
    Row("points", "drops", "an input transformer drops every `assert`", DROPS),
    Row("points", "hook", "the display hook is called with a score", "", HOOK),
    Row("points", "frame", "the caller's frame is searched for the answer", "", FRAME),
    Row("points", "skips", "tags say that no cell should be run", change=_skips),
    Row("points", "dies", "the process is ended before the check", DIES),
    Row("harm", "answers", "reads the answers or hidden tests", _opens("$answers")),
    Row("harm", "others", "reads what another student handed in", _opens("$other")),
    Row("harm", "grades", "opens the grades for writing", _opens("$grades", "r+b")),
    Row("harm", "environment", "reads the grader's environment", ENVIRONMENT),
    Row("harm", "outside", "writes outside its folder", _opens("$drop/outside", "w")),
    Row("harm", "network", "calls a port of this machine", LISTENS),
    Row("harm", "program", "runs a program", PROGRAM),
    Row("harm", "memory", "takes 3 GiB of memory", MEMORY),
    Row("harm", "stays", "leaves a process behind", STAYS),
    Row("harm", "hangs", "never ends and swallows interrupts", HANGS),
    Row("harm", "page", "puts a script on the feedback page", PAGE),
    Row("luck", "warning", "the answer warns on stderr", "", WARNS),
    Row("luck", "input", "`input()` left over in a cell", "input('?')", RIGHT),
    Row("luck", "error", "an error in a cell of their own", "1 / 0", RIGHT),
    Row("luck", "deleted", "the check cell is deleted", "", RIGHT, _deletes),
    Row("luck", "copied", "the check cell is copied", "", RIGHT, _copies),
    Row("luck", "stripped", "all metadata is lost", "", RIGHT, _strips),
]  # fmt: skip
