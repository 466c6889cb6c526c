"""What a student's code cannot do: tried from a worker, with and without each wall."""

import ast
import ctypes
import errno
import json
import mmap
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from grading import paths
from grading.cli import app
from grading.doctor.promises import EVERYTHING
from grading.worker import bubble, landlock, places, seccomp, walls
from grading.worker.confine import Limits, confine, stand_apart
from grading.worker.probes import excess, reach

STRANGER = 4_242_424
WORKER = paths.ROOT / "grading" / "worker"
LINUX = sys.platform == "linux"
SCOPED = landlock.abi() >= 6

RUN = """
import json, sys
from dataclasses import asdict
from grading.doctor.promises import examine, sentences
report = examine(*map(json.loads, sys.argv[1:]))
print(json.dumps({
    "attempts": [asdict(a) for a in report.attempts],
    "rows": {row.promise: row.kept for row in report.rows},
    "raised": sorted(report.raised),
    "sound": report.sound,
    "sentences": sentences(report),
}))
"""

pytestmark = pytest.mark.skipif(
    not (LINUX and landlock.abi()), reason="needs Linux with Landlock"
)
needs_bubble = pytest.mark.skipif(
    bool(bubble.problem()), reason=bubble.problem() or "a bubble can be made"
)
needs_scope = pytest.mark.skipif(not SCOPED, reason="needs Linux 6.12 (Landlock 6)")
needs_root = pytest.mark.skipif(os.geteuid() != 0, reason="needs root")


def _public_python():
    """A Python that every user of this machine can start."""
    for name in (sys.executable, "/usr/local/bin/python3", "/usr/bin/python3"):
        if not os.path.exists(name) or places.out_of_reach([name]):
            continue
        done = subprocess.run(
            [name, "-c", "import sys, json; sys.exit(sys.version_info < (3, 11))"]
        )
        if done.returncode == 0:
            return name
    return None


@pytest.fixture(scope="module")
def public():
    """The course's code where every user can read it, and a Python to run it."""
    python = _public_python()
    if not python:
        pytest.skip("needs a Python 3.11 that every user may run (Debian: python3)")
    with tempfile.TemporaryDirectory() as name:
        os.chmod(name, 0o755)
        (Path(name) / "grading").mkdir(mode=0o755)
        shutil.copy(paths.ROOT / "grading/__init__.py", Path(name) / "grading")
        for room in ("doctor", "worker"):
            shutil.copytree(
                paths.ROOT / "grading" / room, Path(name) / "grading" / room
            )
        yield python, name


@pytest.fixture(
    params=[
        pytest.param(0, marks=needs_root, id="root"),
        pytest.param(STRANGER, id="unprivileged"),
    ]
)
def examine(request, public):
    """The doctor's `examine`, run by root or by a user like any other."""
    python, home = public
    user = request.param if os.geteuid() == 0 else os.geteuid()
    group = user if user == STRANGER else os.getegid()

    def run(use=EVERYTHING, *promises):
        words = [json.dumps(sorted(use)), *([json.dumps(promises)] if promises else [])]
        done = subprocess.run(
            [python, "-c", RUN, *words],
            cwd="/",
            env={"PATH": os.environ["PATH"], "PYTHONPATH": home},
            capture_output=True,
            text=True,
            check=True,
            user=user,
            group=group,
            extra_groups=[] if user == STRANGER else None,
        )
        return json.loads(done.stdout)

    run.root = user == 0
    return run


def _lost(report):
    return {promise for promise, kept in report["rows"].items() if not kept}


@needs_scope
@needs_bubble
def test_with_all_walls_up_every_promise_is_kept_and_work_can_be_done(examine):
    report = examine()
    wanted = (
        EVERYTHING - {walls.SECCOMP_SIGNALS} - (set() if examine.root else {"user"})
    )
    assert set(report["raised"]) == wanted
    assert report["sound"], report["sentences"]
    assert set(report["rows"]) == set(walls.PROMISES)
    assert not _lost(report), report["sentences"]


@needs_scope
def test_without_bubblewrap_only_names_of_files_and_the_disk_are_open(examine):
    others = sorted(set(walls.PROMISES) - {"cpu"})  # it takes long, and changes nothing
    report = examine(EVERYTHING - {walls.BUBBLE}, *others)
    assert report["sound"], report["sentences"]
    assert _lost(report) == {"files listed", "disk"}


def test_without_any_wall_every_single_probe_gets_through(examine):
    report = examine([])
    lacking = [
        (a["promise"], a["reason"])
        for a in report["attempts"]
        if a["outcome"] != "through" and "family" not in a["reason"]
    ]
    assert lacking == [] and report["raised"] == []
    assert _lost(report) == set(walls.PROMISES)
    assert not report["sound"]


LANDLOCK = {walls.LANDLOCK, walls.LANDLOCK_TCP, walls.LANDLOCK_SCOPE}
SIGNALS = {walls.USER, walls.LANDLOCK_SCOPE, walls.SECCOMP_SIGNALS}
WEAKENED = [
    ({walls.BUBBLE}, {"files listed", "disk"}),
    ({walls.START}, {"environment"}),
    ({walls.FILES}, {"inherited"}),
    ({walls.LIMITS}, {"file size", "open files", "cpu"}),
    ({walls.MEMORY}, {"memory"}),
    ({walls.COUNT}, {"process count"}),
    ({walls.PRIVILEGES, walls.BUBBLE}, {"privileges"}),
    ({walls.LANDLOCK}, {"processes seen"}),
    ({walls.LANDLOCK, walls.USER}, {"files written"}),
    ({walls.SECCOMP}, {"programs", "survivors", "shared memory", "privileges"}),
    ({walls.BUBBLE, walls.LANDLOCK}, {"files read"}),
    ({walls.BUBBLE, walls.SECCOMP}, {"network", "local sockets"}),
    ({walls.BUBBLE, walls.SECCOMP, walls.USER}, {"files marked"}),
    ({*SIGNALS}, {"processes stopped"}),
    ({*SIGNALS, *LANDLOCK, walls.PRIVILEGES, walls.SECCOMP}, {"processes read"}),
]


def _named(walls_down):
    return " and ".join(sorted(walls_down))


@pytest.mark.parametrize(("down", "lost"), WEAKENED, ids=lambda v: _named(v))
def test_a_wall_taken_down_is_noticed_by_the_probes_it_stopped(examine, down, lost):
    if walls.BUBBLE in down and bubble.problem():
        pytest.skip(bubble.problem())
    report = examine(EVERYTHING - down, *sorted(lost))
    got_by = {a["promise"] for a in report["attempts"] if a["outcome"] == "through"}
    assert lost <= got_by, report["sentences"]
    assert not down & set(report["raised"])


ALONE = [
    {walls.SECCOMP, walls.PRIVILEGES},
    {walls.LANDLOCK, walls.LANDLOCK_SCOPE, walls.PRIVILEGES},
    {walls.BUBBLE, walls.USER},
    {walls.BUBBLE},
    {walls.USER},
    {walls.SECCOMP_SIGNALS, walls.PRIVILEGES},
]


@pytest.mark.parametrize("up", ALONE, ids=_named)
def test_what_a_wall_is_said_to_keep_alone_it_keeps(examine, up):
    """`walls.PROMISES` says what each wall is good for; nothing there is wishful."""
    report = examine(up, *sorted(set(walls.PROMISES) - {"cpu", "memory"}))
    assert set(report["raised"]) <= up
    got_by = {a["promise"] for a in report["attempts"] if a["outcome"] == "through"}
    promised = {name for name, kept in walls.kept(report["raised"]).items() if kept}
    assert not promised & got_by, report["sentences"]


def test_every_promise_has_a_probe_and_every_probe_a_promise():
    assert {*reach.PROBES, *excess.PROBES} == set(walls.PROMISES)
    known = EVERYTHING
    assert all(kept <= known for p in walls.PROMISES.values() for kept in p.kept_by)


def _in_a_fork(action):
    """What a fork returns, as JSON; it is one process and one thread."""
    answer, mine = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            value = action(mine)
        except BaseException as error:
            value = repr(error)
        os.write(mine, json.dumps(value).encode())
        os._exit(0)
    os.close(mine)
    with open(answer, "rb") as pipe:
        text = pipe.read()
    os.waitpid(child, 0)
    return json.loads(text)


@pytest.fixture
def work():
    with tempfile.TemporaryDirectory() as name:
        yield name


def test_a_kernel_without_landlock_is_reported_and_nothing_is_raised(work):
    def confined(mine):
        calls = [seccomp.Rule(errno.ENOSYS, number) for number in (444, 445, 446)]
        seccomp.load(seccomp.compiled(calls))
        raised = confine(Limits(), places.readable(), [work], [mine])
        return sorted(raised), walls.broken(raised)

    raised, broken = _in_a_fork(confined)
    assert not {walls.LANDLOCK, walls.LANDLOCK_TCP, walls.LANDLOCK_SCOPE} & set(raised)
    assert {walls.SECCOMP, walls.LIMITS} <= set(raised)
    assert "A student's code can write or delete outside its folder." in broken


def test_a_machine_without_libseccomp_is_reported_and_nothing_is_raised(
    work, monkeypatch
):
    monkeypatch.setattr(seccomp, "LIBRARY", "libnothing.so.0")
    for cached in (seccomp.program, seccomp.library):
        cached.cache_clear()

    def confined(mine):
        raised = confine(Limits(), places.readable(), [work], [mine])
        return sorted(raised), walls.broken(raised)

    raised, broken = _in_a_fork(confined)
    assert walls.SECCOMP not in raised and walls.LANDLOCK in raised
    assert "A student's code can run programs." in broken


def test_a_machine_without_bubblewrap_says_so(monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")
    bubble.problem.cache_clear()
    try:
        assert bubble.problem() == "bubblewrap is not installed"
    finally:
        bubble.problem.cache_clear()


@needs_root
def test_no_other_user_is_taken_who_could_not_read_what_was_given(work):
    private = Path(work) / "private"
    private.mkdir(mode=0o700)

    def confined(mine):
        raised = confine(Limits(), [str(private)], [work], [mine])
        return sorted(raised), os.getuid(), os.listdir(private)

    raised, user, listed = _in_a_fork(confined)
    assert user == 0 and listed == []
    assert not {walls.USER, walls.COUNT} & set(raised)
    assert walls.PRIVILEGES in raised


def test_where_landlock_has_no_scopes_a_filter_stops_signals(examine):
    report = examine(
        EVERYTHING - {walls.LANDLOCK_SCOPE, walls.USER}, "processes stopped"
    )
    assert walls.SECCOMP_SIGNALS in report["raised"]
    assert report["rows"] == {"processes stopped": True}
    assert report["sound"]


@needs_scope
@pytest.mark.parametrize("apart", [False, True])
def test_a_fork_that_stands_apart_cannot_signal_its_worker(work, apart):
    def confined(mine):
        confine(Limits(), places.readable(), [work], [mine])
        child = os.fork()
        if child == 0:
            if apart:
                stand_apart()
            try:
                os.kill(os.getppid(), 0)
            except PermissionError:
                os._exit(1)
            os._exit(0)
        refused = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        other = os.fork()
        if other == 0:
            stand_apart()
            signal.pause()
        os.kill(other, signal.SIGKILL)  # a worker still ends its forks
        return refused, os.waitstatus_to_exitcode(os.waitpid(other, 0)[1])

    assert _in_a_fork(confined) == [int(apart), -signal.SIGKILL]


def test_ending_a_workers_group_ends_all_that_it_started(work):
    alive, mine = os.pipe()
    worker = os.fork()
    if worker == 0:
        confine(Limits(), places.readable(), [work], [mine])
        for _ in range(2):  # a grandchild that its parent does not wait for
            if os.fork():
                os.write(mine, b".")
                os._exit(0)
        os.write(mine, b"!")
        time.sleep(600)
    os.close(mine)
    with open(alive, "rb", buffering=0) as pipe:
        seen = b""
        while b"!" not in seen:
            seen += pipe.read(1)
        os.killpg(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
        assert pipe.read() in (b"", b".")  # ends only when nobody holds the other end


def test_a_closed_file_keeps_its_number_so_that_no_other_takes_it(work):
    def confined(mine):
        secret = os.open(__file__, os.O_RDONLY)
        confine(Limits(), [], [work], [mine])
        return os.read(secret, 10).decode(), os.dup(secret) > secret

    assert _in_a_fork(confined) == ["", True]


WARM = """
import sys
import numpy as np
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config
from grading.worker import places
from grading.worker.confine import Limits, confine

config = Config()
config.HistoryManager.enabled = False
shell = InteractiveShell(config=config)
raised = confine(Limits(), places.readable(), sys.argv[1:], [1, 2])
done = shell.run_cell('''
import sys
import numpy as np
import asyncio
import matplotlib
matplotlib.use("agg")
from matplotlib import pyplot
pyplot.plot(np.arange(3) @ np.ones((3, 4)))
pyplot.savefig(sys.argv[1] + "/picture.png")
await asyncio.sleep(0)
1 + 1
''')
print(len(raised), done.result, done.success)
"""


def test_numpy_ipython_and_a_picture_work_behind_the_walls(work):
    done = subprocess.run(
        [sys.executable, "-c", WARM, work],
        env=places.environment(MPLCONFIGDIR=work),
        capture_output=True,
        text=True,
    )
    raised, result, success = done.stdout.split()[-3:] or [done.stderr] * 3
    assert (result, success) == ("2", "True"), done.stdout + done.stderr
    assert int(raised) > 5
    assert (Path(work) / "picture.png").stat().st_size > 1000


def _answer(call, *words):
    """What the kernel says to a system call, by its number or a function of libc."""
    libc = ctypes.CDLL(None, use_errno=True)
    if isinstance(call, int):
        words, call = (call, *words), "syscall"
    done = getattr(libc, call)(*map(ctypes.c_long, words))
    return errno.errorcode[ctypes.get_errno()] if done < 0 else "done"


FILTERED = [
    ("F_SETOWN, to have a signal sent", ("fcntl", 0, 8, 1), "EPERM"),
    ("F_SETSIG", ("fcntl", 0, 10, 9), "EPERM"),
    ("F_GETFD", ("fcntl", 0, 1, 0), "done"),
    ("a datagram socket pair", ("socketpair", 1, 2, 0, 0), "EPERM"),
    ("one that is closed on exec", ("socketpair", 1, 2 | 0o2000000, 0, 0), "EPERM"),
    ("a pair of streams, without room", ("socketpair", 1, 1, 0, 0), "EFAULT"),
    ("a socket", ("socket", 1, 1, 0), "EPERM"),
    ("pidfd_open", (434, 1, 0), "EPERM"),
    ("io_uring_setup", (425, 1, 0), "EPERM"),
    ("clone3", (435, 0, 0), "ENOSYS"),
    ("a call that is not invented yet", (500,), "ENOSYS"),
    ("fchmodat2, younger than libseccomp's list", (452, -1, 0, 0, 0), "done"),
    ("fchown of nothing", ("fchown", -1, 0, 0), "done"),
    ("limits of another process", ("prlimit", 1, 0, 0, 0), "EPERM"),
    ("limits of its own", ("prlimit", 0, 0, 0, 0), "done"),
    ("a new network, by unshare", ("unshare", 0x40000000), "EPERM"),
]


def test_the_filter_answers_as_it_should(work):
    def confined(mine):
        confine(Limits(), [], [work], [mine])
        return {name: _answer(*words) for name, words, _ in FILTERED}

    assert _in_a_fork(confined) == {name: wanted for name, _, wanted in FILTERED}


def test_when_memory_is_short_a_worker_goes_first(work):
    def confined(mine):
        score = Path("/proc/self/oom_score_adj").open()
        confine(Limits(), [], [work], [mine, score.fileno()])
        return score.read().strip()

    assert _in_a_fork(confined) == "1000"


def test_no_privilege_is_left_and_none_can_be_had(work):
    def confined(mine):
        status = Path("/proc/self/status").open()
        confine(Limits(), [], [work], [mine, status.fileno()])
        fields = dict(line.split(":", 1) for line in status)
        caps = {fields[name].strip() for name in ("CapEff", "CapPrm", "CapAmb")}
        dumpable = ctypes.CDLL(None).prctl(3, 0, 0, 0, 0)
        return sorted(caps), fields["NoNewPrivs"].strip(), dumpable

    assert _in_a_fork(confined) == [["0" * 16], "1", 0]


@pytest.mark.skipif(os.uname().machine != "x86_64", reason="needs x86-64")
@pytest.mark.parametrize("filtered", [False, True])
def test_the_entrance_for_32_bit_programs_is_closed(work, filtered):
    """There, numbers mean other calls: 20 is `getpid`, 11 would be `execve`."""
    code = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    code.write(bytes.fromhex("b814000000 cd80 c3"))  # mov eax, 20; int 0x80; ret
    call = ctypes.CFUNCTYPE(ctypes.c_int)(
        ctypes.addressof(ctypes.c_char.from_buffer(code))
    )
    child = os.fork()
    if child == 0:
        if filtered:
            confine(Limits(), [], [work])
        os._exit(0 if call() in (os.getpid(), -errno.ENOSYS) else 1)
    status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert status == (-signal.SIGSYS if filtered else 0)


def test_limits_are_those_that_were_asked_for(work):
    def confined(mine):
        limits = Limits(memory=200 << 20, file_size=1000, open_files=40)
        confine(limits, places.readable(), [work], [mine])
        bytearray(180 << 20)  # besides what was there before
        found = []
        for action in (
            lambda: bytearray(220 << 20),
            lambda: (Path(work) / "file").write_bytes(bytes(2000)),
            lambda: [os.dup(0) for _ in range(40)],
        ):
            try:
                action()
                found.append("")
            except (MemoryError, OSError) as error:
                found.append(type(error).__name__)
        return found

    assert _in_a_fork(confined) == ["MemoryError", "OSError", "OSError"]


@needs_bubble
def test_a_bubble_holds_python_and_what_was_given_and_no_more(tmp_path):
    given = tmp_path / "given"
    given.mkdir()
    (given / "data").write_text("12")
    look = "\n".join(
        (
            "import json, os, numpy, grading.worker.places, helpers",
            "from pathlib import Path",
            f"beside, course = Path({str(tmp_path)!r}), Path({str(paths.ROOT)!r})",
            "data = (beside / 'given' / 'data').read_text()",
            "places = beside, course, course / 'grading'",
            "listed = [sorted(os.listdir(place)) for place in places]",
            "processes = [n for n in os.listdir('/proc') if n.isdigit()]",
            "closed = grading.worker.places.out_of_reach(map(str, places))",
            "print(json.dumps([*listed, data, [*os.environ], len(processes), closed]))",
        )
    )
    done = subprocess.run(
        bubble.command([sys.executable, "-c", look], [str(given)]),
        capture_output=True,
        text=True,
        env=os.environ | {"SECRET": "1"},
    )
    assert done.returncode == 0, done.stderr
    beside, course, grading, data, names, processes, closed = json.loads(done.stdout)
    assert beside == ["given"] and data == "12"
    assert "helpers" in course
    assert not {"source", "autograder_tests", "course"} & set(course)
    assert grading == ["__init__.py", "worker"]
    assert "SECRET" not in names
    assert processes <= 3
    assert not closed  # another user can read it too, whatever lies above it outside


def test_an_installation_that_holds_the_course_is_given_without_its_answers(tmp_path):
    packages = tmp_path / "lib" / "site-packages"
    for name in ("numpy", "grading/worker", "autograder_tests"):
        (packages / name).mkdir(parents=True)
    hidden = [packages / "autograder_tests", packages / "grading"]
    assert places.without(tmp_path, hidden) == [str(packages / "numpy")]
    assert places.without(packages / "numpy", hidden) == [str(packages / "numpy")]


def test_the_untrusted_side_imports_nothing_that_knows_answers():
    allowed = {*sys.stdlib_module_names, "numpy", "IPython", "traitlets", "helpers"}
    files = sorted(WORKER.rglob("*.py"))
    assert len(files) > 5
    wrong = [
        (str(file.relative_to(paths.ROOT)), name)
        for file in files
        for name in _imported(file)
        if name.split(".")[0] not in allowed and not name.startswith("grading.worker")
    ]
    assert not wrong


def _imported(file):
    """Whole names of what a module imports."""
    package = file.relative_to(paths.ROOT).parent.parts
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            base = ".".join([*above, *filter(None, [node.module])])
            yield from (f"{base}.{alias.name}" for alias in node.names)


def test_importing_the_untrusted_side_loads_nothing_that_knows_answers():
    names = [
        ".".join(file.relative_to(paths.ROOT).with_suffix("").parts)
        for file in WORKER.rglob("*.py")
        if file.name != "__main__.py"
    ]
    look = f"import sys, {', '.join(names)}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", look],
        capture_output=True,
        text=True,
        check=True,
        cwd=paths.ROOT,
    )
    loaded = done.stdout.split()
    assert not [n for n in loaded if n.startswith(("autograder_tests", "nbgrader"))]
    ours = [n for n in loaded if n.startswith("grading.")]
    assert ours and all(n.startswith("grading.worker") for n in ours)


@needs_scope
@needs_bubble
def test_course_doctor_prints_each_promise():
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 0, result.output
    for promise in walls.PROMISES.values():
        assert f"✓ cannot {promise.says}" in result.output
