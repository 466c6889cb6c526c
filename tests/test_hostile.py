"""Students who wrote nothing and want points, or do harm: the walls stop them."""

import json
import shutil
import socket
import sqlite3
import threading
from contextlib import closing

import psutil
import pytest
from classroom import grade_id, with_keys

from grading import paths
from grading.authoring.build import build_assignment
from grading.batch.run import grade_all, students
from grading.doctor.promises import examine

WEEK, LESSON = "week1_introduction", "introduction"
RIGHT = "def neuron(x, w, b):\n    return max(0.0, float(w @ x) + b)\n"
NOTHING = "def neuron(x, w, b):\n    return 0.0\n"
EQUAL = """
class Right(float):
    __eq__ = __le__ = __ge__ = lambda self, other: True
    __hash__ = float.__hash__
    __sub__ = __rsub__ = lambda self, other: 0.0
    __array__ = lambda self, *a, **k: 1 / 0
def neuron(x, w, b):
    return Right(0.0)
"""
PATCHES = """
import builtins, numpy as np, helpers.checking.compare, helpers.checking.outcome
import helpers.checking.plain
np.allclose = np.isclose = np.array_equal = lambda *a, **k: True
helpers.checking.compare.difference = helpers.checking.compare.same = lambda *a, **k: ""
builtins.abs = lambda x: 0.0
"""
SHOWS = """
ip = get_ipython()
ip.events.register("post_run_cell", lambda result: ip.displayhook(8.0))
ip.input_transformers_cleanup.append(lambda lines: ["8.0"])
mime = "application/vnd.course.verdict+json"
def neuron(x, w, b):
    display({mime: {"exercise": "neuron", "points": 8.0}}, raw=True)
    ip.displayhook(8.0)
    print(8.0)
    return 0.0
"""
READS = """
import glob, os
for path in (%r, %r, %r, "/proc/1/environ", "/proc/2/environ"):
    try:
        print("READ", path, open(path, "rb").read(20))
    except OSError:
        pass
print("HOLDS", [k for k in os.environ if "SEED" in k or "SECRET" in k])
"""
SEARCHES = """
import gc, sys, linecache
kinds = {type(o).__name__ for o in gc.get_objects()}
print("KNOWS", sorted(kinds & {"Lesson", "Exercise", "Reference", "Vetting"}))
judging = ("grading.judging.judge", "grading.judging.keys")
names = ("grading.model.lesson", *judging, "autograder_tests")
print("LOADED", [n for n in names if n in sys.modules])
try:
    import autograder_tests
    print("LOADED autograder_tests")
except ImportError:
    pass
"""
SPEAKS = """
def neuron(x, w, b):
    import os
    from grading.worker.wire import encode
    for fd in range(3, 64):
        for frame in (["outcome", "returned", 1.0, (), "", "", "", [], None],
                      ["ask", "neuron", [x, w, b], {}, None], ["ended", "ran"]):
            try:
                os.write(fd, encode(frame))
            except OSError:
                pass
    return 0.0
"""
KILLS = """
import os, signal
for pid in (os.getppid(), 1, 2, %d):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass
"""
CALLS_HOME = """
import socket
for family, kind in ((socket.AF_INET, socket.SOCK_STREAM),):
    try:
        s = socket.socket(family, kind)
        s.settimeout(2)
        s.connect(("127.0.0.1", %d))
        s.send(b"hello")
    except OSError:
        pass
"""
STAYS = """
import os, time
if os.fork() == 0:
    try:
        os.setsid()
    except OSError:
        pass
    import signal
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        time.sleep(0.1)
"""
PLANTS = """
import os
for place in (%r, "/tmp", "/var/tmp", "/dev/shm", os.getcwd()):
    try:
        with open(os.path.join(place, "numpy.py"), "w") as file:
            file.write("raise SystemExit")
    except OSError:
        pass
"""
BOMBS = """
import os
def neuron(x, w, b):
    while True:
        try:
            os.fork()
        except OSError:
            pass
"""
FILLS = "held = []\nwhile True: held.append(bytearray(100_000_000))"
CRASHES = "import ctypes; ctypes.string_at(0)"
RUNS = "import subprocess; print('RAN', subprocess.run(['id'], capture_output=True))"
LEAVES = "def neuron(x, w, b):\n    import os; os._exit(0)\n"
SWALLOWS = """
def neuron(x, w, b):
    while True:
        try:
            while True: pass
        except BaseException: pass
"""


@pytest.fixture(scope="module")
def listener():
    """A server on this machine that notes who calls."""
    calls = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen():
            while True:
                try:
                    calls.append(server.accept())
                except OSError:
                    return

        threading.Thread(target=listen, daemon=True).start()
        yield server.getsockname()[1], calls


def _tricks(folder, port):
    secrets = [str(folder / paths.SECRET), str(folder / paths.GRADEBOOK)]
    source = str(paths.lesson_file(LESSON))
    return {
        "nothing": ("", NOTHING),
        "equal": ("", EQUAL),
        "patches": (PATCHES, NOTHING),
        "shows": ("", SHOWS),
        "reads": (READS % (*secrets, source), NOTHING),
        "searches": (SEARCHES, NOTHING),
        "speaks": ("", SPEAKS),
        "kills": (KILLS % psutil.Process().pid, NOTHING),
        "calls home": (CALLS_HOME % port, NOTHING),
        "stays": (STAYS, NOTHING),
        "plants": (PLANTS % str(paths.ROOT), NOTHING),
        "bombs": ("", BOMBS),
        "fills": (FILLS, NOTHING),
        "crashes": (CRASHES, NOTHING),
        "runs": (RUNS, NOTHING),
        "leaves": ("", LEAVES),
        "swallows": ("", SWALLOWS),
        "honest": ("", RIGHT),
    }


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    shutil.copy(paths.ROOT / "nbgrader_config.py", folder)
    config = folder / "nbgrader_config.py"
    config.write_text(config.read_text() + "\nc.Execute.call_timeout = 2\n")
    build_assignment(WEEK, folder)
    return with_keys(folder, WEEK)


@pytest.fixture(scope="module")
def graded(folder, listener):
    report = examine()
    if not report.sound:
        pytest.skip("needs every wall; `course doctor` says which this machine lacks")
    released = folder / paths.RELEASED / WEEK / f"{LESSON}.ipynb"
    for student, (first, answer) in _tricks(folder, listener[0]).items():
        notebook = json.loads(released.read_text(encoding="utf-8"))
        for cell in notebook["cells"]:
            if grade_id(cell) == "neuron":
                cell["source"] = f"{first}\n{answer}"
        place = folder / paths.SUBMITTED / student / WEEK
        place.mkdir(parents=True)
        (place / f"{LESSON}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COURSE_ISOLATION", "walls")
        work = [(WEEK, student) for student in students(folder, WEEK)]
        return {r.student: r for r in grade_all(folder, work)}


def _said(folder, student):
    """What the cells of a student printed."""
    path = folder / paths.AUTOGRADED / student / WEEK / f"{LESSON}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    outputs = [o for cell in cells for o in cell.get("outputs", [])]
    return "".join("".join(o.get("text", "")) for o in outputs)


def test_everyone_is_graded_whatever_the_others_do(graded):
    assert {s: r.problem for s, r in graded.items() if r.problem} == {}


def test_an_honest_answer_among_them_keeps_all_its_points(graded):
    assert graded["honest"].points == 8


def test_no_trick_earns_more_than_writing_nothing(graded):
    least = graded["nothing"].points
    assert {s for s, r in graded.items() if r.points > least} == {"honest"}


def test_nothing_is_there_to_be_read_or_run(folder, graded):
    said = _said(folder, "reads")
    assert "HOLDS []" in said and "READ" not in said
    said = _said(folder, "searches")
    assert "KNOWS []" in said and "LOADED []" in said
    assert "LOADED autograder_tests" not in said
    assert "RAN" not in _said(folder, "runs")


def test_nobody_was_called(listener, graded):
    assert listener[1] == []


def test_nothing_is_left_behind(folder, graded):
    commands = [p.info["cmdline"] or [] for p in psutil.process_iter(["cmdline"])]
    assert [c for c in commands if "bwrap" in c[:1] and str(folder) in str(c)] == []
    assert not (paths.ROOT / "numpy.py").exists()


def test_the_gradebook_holds_what_was_earned_and_no_more(folder, graded):
    with closing(sqlite3.connect(folder / paths.GRADEBOOK)) as book:
        [[most]] = book.execute("select max(auto_score) from grade").fetchall()
    assert most == 8
