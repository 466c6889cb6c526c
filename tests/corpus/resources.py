"""Students whose code does not end, takes too much, kills, or leaves things behind."""

from .case import RIGHT, WRONG, attack, attempts

ENDED = ("ended its process",)


def _in_call(line: str) -> str:
    body = "\n    ".join(line.strip().splitlines())
    return f"def neuron(x, w, b):\n    {body}\n    return -1.0\n"


SWALLOWS = """
import time
while True:
    try:
        while True:
            time.sleep(0.2)
    except BaseException:
        pass
"""
LOCKS = """
import ctypes
libc, lock = ctypes.PyDLL(None), ctypes.create_string_buffer(64)
libc.pthread_mutex_lock(lock)
libc.pthread_mutex_lock(lock)
"""
BLOCKS = """
import signal, time
signal.pthread_sigmask(signal.SIG_BLOCK, set(range(1, 65)))
time.sleep(600)
"""
DELETES = """
class Slow:
    def __del__(self):
        import time
        while True:
            try: time.sleep(0.2)
            except BaseException: pass
slow = Slow()
del slow
"""
MEMORY = "held = []\nwhile True: held.append(bytearray(100_000_000))"
FORKS = """
import os
def fork():
    count = 0
    while count < 200:
        if os.fork() == 0:
            __import__("time").sleep(600)
        count += 1
    return count
attempt(fork)
"""
SHARES_OUT = """
import os, time
for _ in range(8):
    if os.fork() == 0:
        held = b"x" * 300_000_000
        time.sleep(600)
time.sleep(600)
"""
BOMB = """
import os, time
while True:
    try:
        os.fork()
    except OSError:
        time.sleep(0.5)
"""
RECURSION = """
import sys
sys.setrecursionlimit(10**9)
return neuron(x, w, b)
"""
DISK = """
import os
def fill():
    for i in range(40):
        with open(f"file-{i}", "wb") as file:
            for _ in range(10):
                file.write(bytes(1_000_000))
    return i
attempt(fill)
"""
OPENS = """
held = []
def files():
    for _ in range(2_000):
        held.append(open("/dev/null"))
attempt(files)
held.clear()
"""
SHARED = """
import mmap, os
from multiprocessing import shared_memory
attempt(os.memfd_create, "memory")
attempt(lambda: shared_memory.SharedMemory(create=True, size=1_000_000))
attempt(lambda: mmap.mmap(-1, 3 << 30))
"""
KILLS = """
import os, signal
for pid in (1, 2, os.getppid(), $grader):
    for number in (signal.SIGKILL, signal.SIGSTOP):
        attempt(os.kill, pid, number)
"""
SIGNALS = """
import os, signal
for pid in (os.getppid(), $grader):
    for number in (0, signal.SIGCONT):
        attempt(os.kill, pid, number)
"""
WRITES = """
import os
for place in ("$outside", "$folder/course/feedback", "$given"):
    attempt(lambda: open(os.path.join(place, "index.html"), "w").write("<script>"))
    attempt(os.rename, place, place + "-gone")
"""
STAYS = """
import os, signal, time
if os.fork() == 0:
    for leave in (os.setsid, os.setpgrp):
        try:
            leave()
        except OSError:
            pass
    if os.fork() == 0:
        for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
            signal.signal(number, signal.SIG_IGN)
        while True:
            time.sleep(0.2)
    os._exit(0)
"""
LATER = """
import threading, time
def neuron(x, w, b):
    return -1.0
def change():
    while True:
        globals()["neuron"] = lambda x, w, b: 8.0 if time.time() % 2 else -1.0
        time.sleep(0.001)
threading.Thread(target=change, daemon=True).start()
"""
CHILD = """
def neuron(x, w, b):
    import os
    os.fork()
    return -1.0
"""
PLANTS = """
import os, sys
for place in ("$root", "$folder", "$outside", "/tmp", "/var/tmp", "/dev/shm", "/tmp/..",
              "/tmp/matplotlib", *sys.path):
    for name in ("numpy.py", "sitecustomize.py", "planted.pth"):
        attempt(lambda: open(os.path.join(place or "/", name), "w").write("1 / 0"))
"""
MARKS = """
import os
def mark(path):
    before = os.stat(path)
    for change in (lambda: os.chmod(path, 0o777), lambda: os.utime(path, (1, 1)),
                   lambda: os.chown(path, 1, 1)):
        try: change()
        except OSError: pass
    after = os.stat(path)
    if (before.st_mode, before.st_mtime, before.st_uid) == (
        after.st_mode, after.st_mtime, after.st_uid):
        raise PermissionError
    return path
attempt(mark, "$given")
"""
RUNS = """
import os, subprocess
attempt(subprocess.run, ["id"])
attempt(os.execv, "/usr/bin/id", ["id"])
def system():
    code = os.system("id")
    if code:
        raise OSError(code)
attempt(system)
"""
NEIGHBOURS = """
import glob, os
def look():
    others = set(glob.glob("/tmp/*")) - {os.getcwd(), "/tmp/matplotlib"}
    seen = [p for p in others if os.access(p, os.W_OK)]
    if not seen:
        raise LookupError
    return seen
attempt(look)
attempt(lambda: open("/tmp/matplotlib/fontlist-v390.json", "w").write("{}"))
"""
PRIVILEGES = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def call(name, *words):
    if getattr(libc, name)(*words) < 0:
        raise OSError
attempt(os.setuid, 0)
attempt(os.seteuid, 0)
attempt(call, "unshare", 0x10000000)
attempt(call, "mount", b"none", b"/tmp", b"tmpfs", 0, None)
attempt(os.chroot, ".")
"""
ZERO = "ctypes.string_at(0)"

CASES = [
    attack("loops-in-a-call", "", _in_call("while True: pass"), 0, says=("second",)),
    attack("swallows-alarms-in-a-call", "", _in_call(SWALLOWS), 0),
    attack("holds-the-lock-in-c", LOCKS, RIGHT, 0, says=("could not be stopped",)),
    attack("blocks-signals", "", _in_call(BLOCKS), 0),
    attack("never-deletes", DELETES, RIGHT, 0),
    attack("takes-memory", MEMORY, says=("MemoryError",)),
    attempts("starts-processes", FORKS, points=0),
    attack("has-many-small-memories", SHARES_OUT, RIGHT, 0),
    attack("is-a-fork-bomb", "", _in_call(BOMB), 0),
    attack("recurses", "", _in_call(RECURSION), 0),
    attempts("fills-the-disk", DISK),
    attempts("opens-files", OPENS),
    attempts("shares-memory", SHARED),
    attack("leaves-by-os-exit", "import os; os._exit(0)", RIGHT, 0, says=ENDED),
    attack("leaves-by-quit", "quit()", RIGHT, 8),
    attack("raises-an-interrupt", "", _in_call("raise KeyboardInterrupt"), 0),
    attack("kills-itself", "import os; os.kill(os.getpid(), 9)", RIGHT, 0),
    attack("stops-itself", "import os; os.kill(os.getpid(), 19)", RIGHT, 0),
    attack("crashes", f"import ctypes; {ZERO}", RIGHT, 0, says=ENDED),
    attempts("kills-the-grader", KILLS),
    attempts("signals-the-grader", SIGNALS),
    attempts("writes-outside", WRITES),
    attack("stays", STAYS, WRONG),
    attack("changes-answers-later", "", LATER, points=None),
    attack("answers-twice", "", CHILD, at_most=True),
    attempts("plants-modules", PLANTS),
    attempts("marks-files", MARKS),
    attempts("runs-programs", RUNS),
    attempts("looks-at-neighbours", NEIGHBOURS),
    attempts("gains-privileges", PRIVILEGES),
]
