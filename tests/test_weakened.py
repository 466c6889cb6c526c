"""Each wall is taken down on purpose, and the corpus notices.

The same cells that are stopped in `test_hostile` are run in a worker that lacks a wall,
and get through. What they reach for is harmless: files and sockets made for them.
"""

import json
import os
import subprocess
import sys
from contextlib import contextmanager, suppress
from dataclasses import asdict

import pytest
from classroom import with_keys
from corpus import CASES
from corpus.case import PRELUDE, STOPPED, THROUGH, WEEK, Desk

from grading import paths
from grading.authoring.build import build_assignment
from grading.batch.grader import grade_one
from grading.doctor.promises import EVERYTHING
from grading.doctor.target import target
from grading.judging.sandbox import Limits, Sandbox, WorkerDiedError
from grading.plugins import pages
from grading.reports import feedback, prose
from grading.worker import bubble, landlock, walls
from grading.worker.walls import (
    BUBBLE,
    COUNT,
    FILES,
    LANDLOCK,
    LANDLOCK_SCOPE,
    LANDLOCK_TCP,
    LIMITS,
    MEMORY,
    PRIVILEGES,
    SECCOMP,
    SECCOMP_SIGNALS,
    START,
    USER,
)

# A warm process as for grading, some walls left out, with an open file and a secret.
LAUNCH = """
import json, os, sys
from functools import partial
from grading.worker import confine, forkserver, walls
number, down, given = int(sys.argv[1]), set(json.loads(sys.argv[2])), sys.argv[3]
confine.confine = partial(confine.confine, use=walls.ALL - down)
held = open(given)
if walls.START in down:
    os.environ["COURSE_SECRET"] = "1"
forkserver.main(number, ["numpy"])
"""

pytestmark = [
    pytest.mark.skipif(
        bool(bubble.problem()) or landlock.abi() < 6,
        reason=bubble.problem() or "needs Linux 6.12 (Landlock 6)",
    ),
]


class Weakened(Sandbox):
    """A sandbox without some of its walls.

    Parameters
    ----------
    down : set of str
    given : str
        A file that workers may read.
    """

    def __init__(self, down, given):
        self.down, self.file = frozenset(down), given
        super().__init__([os.path.dirname(given)], weak=True)

    def _command(self, descriptor, modules):
        words = [str(descriptor), json.dumps(sorted(self.down)), self.file]
        command = [sys.executable, "-c", LAUNCH, *words]
        if BUBBLE in self.down:
            return command
        return bubble.command(command, given=self.given)


@pytest.fixture
def field():
    """What there is to attack, anew for each attack, which may get through to it."""
    with target(inside=True) as field, subprocess.Popen(["sleep", "600"]) as idle:
        home = os.path.dirname(field.secret)
        names = ("gradebook", "source", "neighbour")
        yield (
            asdict(field)
            | dict.fromkeys(names, field.secret)
            | {
                "folder": home,
                "root": home,
                "file": field.given,
                "given": os.path.dirname(field.given),
                "grader": idle.pid,
            }
        )
        idle.kill()


@contextmanager
def _sandbox(field, *down):
    sandbox = Weakened(down, field["file"])
    try:
        yield sandbox
    finally:
        sandbox.close()


def _said(sandbox, case, field):
    """What the first cell of a case prints behind the walls that are left."""
    with sandbox.worker(Limits(cell=5, call=2)) as worker:
        with suppress(WorkerDiedError):
            worker.run(PRELUDE + Desk(paths.ROOT, field).aimed(CASES[case].code))
        return "".join(o.get("text", "") for o in worker.outputs)


WEAKENED = [
    ({BUBBLE}, "lists-folders"),
    ({BUBBLE, LANDLOCK}, "reads-the-course"),
    ({BUBBLE, LANDLOCK}, "writes-outside"),
    ({BUBBLE, SECCOMP, LANDLOCK_TCP}, "calls-home"),
    ({BUBBLE, SECCOMP, LANDLOCK, LANDLOCK_SCOPE}, "calls-neighbours"),
    ({BUBBLE, SECCOMP, USER}, "marks-files"),
    ({LANDLOCK}, "reads-proc"),
    ({SECCOMP}, "shares-memory"),
    ({MEMORY}, "shares-memory"),
    ({LIMITS}, "opens-files"),
    ({COUNT}, "starts-processes"),
    ({USER, LANDLOCK_SCOPE, SECCOMP_SIGNALS}, "signals-the-grader"),
    ({USER, SECCOMP, PRIVILEGES}, "gains-privileges"),
    ({FILES}, "reads-open-files"),
    ({START}, "reads-the-environment"),
]


def _named(value):
    return value if isinstance(value, str) else " and ".join(sorted(value))


@pytest.mark.parametrize(("down", "case"), WEAKENED, ids=_named)
def test_a_case_gets_through_where_its_wall_is_down(field, down, case):
    with _sandbox(field, *down) as sandbox:
        assert THROUGH in _said(sandbox, case, field)


def test_the_same_cases_are_stopped_where_all_walls_are_up(field):
    with _sandbox(field) as sandbox:
        for case in sorted({case for _, case in WEAKENED}):
            said = _said(sandbox, case, field)
            assert STOPPED in said and THROUGH not in said, case


def test_every_wall_is_taken_down_by_some_row():
    assert frozenset().union(*(down for down, _ in WEAKENED)) == EVERYTHING
    assert {START, BUBBLE} | walls.ALL == EVERYTHING


SOFTENED = {
    "writes-a-page": (
        "from grading.plugins import pages\n"
        "from grading.reports import feedback\n"
        "pages.safe_output = feedback.safe_output = lambda output: output"
    ),
    "scripts-in-prose": (
        "from grading.reports import prose\nprose.safe_html = lambda text: text"
    ),
}


@pytest.fixture
def softened(monkeypatch):
    """Put back what is left out, and let templates forget that they had it."""
    for module in (pages, feedback):
        monkeypatch.setattr(module, "safe_output", module.safe_output)
    monkeypatch.setattr(prose, "safe_html", prose.safe_html)
    forget = [feedback._templates, prose.prose, prose.sentence]
    for cached in forget:
        getattr(cached, "cache_clear", int)()
    yield
    for cached in forget:
        getattr(cached, "cache_clear", int)()


@pytest.mark.usefixtures("softened")
@pytest.mark.parametrize("case", SOFTENED)
def test_a_case_does_harm_where_a_step_of_grading_is_left_out(
    case, tmp_path, monkeypatch
):
    monkeypatch.setenv("COURSE_ISOLATION", "walls")
    config = (paths.ROOT / "nbgrader_config.py").read_text(encoding="utf-8")
    text = f"{config}\n{SOFTENED[case]}\n"
    (tmp_path / "nbgrader_config.py").write_text(text, encoding="utf-8")
    build_assignment(WEEK, tmp_path)
    with_keys(tmp_path, WEEK)
    CASES[case].hand_in(Desk(tmp_path), case)
    result = grade_one(str(tmp_path), WEEK, case, False)
    page = tmp_path / paths.FEEDBACK / case / WEEK / "introduction.html"
    seen = page.read_text(encoding="utf-8")
    harmed = any(words in seen for words in CASES[case].never)
    assert harmed or result.points != CASES[case].points
