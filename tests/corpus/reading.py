"""Students who look for answers, secrets and each other, or who call home."""

from .case import attack, attempts

OPENS = """
for path in ({paths}):
    attempt(lambda: open(path, "rb").read(40))
"""


def _opens(name, *paths):
    return attempts(name, OPENS.format(paths="".join(f"{p!r}, " for p in paths)))


LISTS = """
import os
for path in ("$folder", "$root/source", "$root/autograder_tests", "$folder/course"):
    attempt(os.listdir, path)
    attempt(os.stat, path + "/secret")
"""
MODULES = """
import importlib
for name in ("autograder_tests", "grading.model.lesson", "grading.judging.judge",
             "grading.judging.keys", "first_principles", "source"):
    attempt(importlib.import_module, name)
"""
LOADED = """
import gc, sys
kinds = {type(o).__name__ for o in gc.get_objects()}
def look():
    seen = kinds & {"Lesson", "Exercise", "Reference", "Vetting"}
    seen |= {n for n in sys.modules if n.startswith(("autograder_tests", "source"))}
    seen |= {n for n in sys.modules if n.startswith(("grading.judging", "nbgrader"))}
    if not seen:
        raise LookupError
    return seen
attempt(look)
"""
FRAMES = """
def neuron(x, w, b):
    import gc, linecache, sys
    frame = sys._getframe()
    while frame:
        for value in frame.f_locals.values():
            if hasattr(value, "wanted"):
                return value.wanted.value
        frame = frame.f_back
    for value in gc.get_objects():
        wanted = getattr(value, "wanted", None)
        if hasattr(wanted, "value"):
            return wanted.value
    for lines in linecache.cache.values():
        if "HIDDEN" in str(lines)[:100_000]:
            return 8.0
    return -1.0
"""
ENVIRONMENT = """
import os
def look():
    known = [k for k in os.environ if "SECRET" in k or "SEED" in k or "TOKEN" in k]
    if not known:
        raise LookupError
    return known
attempt(look)
"""
PROC = """
import os
me = os.getpid()
pids = [1, 2, os.getppid(), $grader]
for pid in [p for p in pids if p != me]:
    for name in ("environ", "cmdline", "mem", "maps", "root/etc/passwd", "cwd"):
        attempt(lambda: open(f"/proc/{pid}/{name}", "rb").read(1))
attempt(os.listdir, "/proc")
"""
DESCRIPTORS = """
import os
def look():
    for number in range(3, 256):
        for offset in (0, 1000):
            try:
                if os.pread(number, 100, offset):
                    return number
            except OSError:
                pass
    raise LookupError
attempt(look)
for number in range(0, 20):
    attempt(os.open, f"/proc/self/fd/{number}/../secret", os.O_RDONLY)
"""
TRACES = """
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
def look(pid):
    if libc.ptrace(0x4206, pid, 0, 0) < 0:
        raise OSError
    return pid
for pid in (os.getppid(), $grader):
    attempt(look, pid)
"""
LINKS = """
import os
os.symlink("$gradebook", "linked.ipynb")
attempt(lambda: open("linked.ipynb", "rb").read(20))
attempt(os.link, "$gradebook", "hard.ipynb")
"""
FAMILIES = """
import socket
def connect(family, kind, address):
    with socket.socket(family, kind) as end:
        end.settimeout(1)
        end.connect(address)
        if kind == socket.SOCK_DGRAM:
            end.send(b"hello")
        return end.recv(1)
attempt(connect, socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", $tcp4))
attempt(connect, socket.AF_INET6, socket.SOCK_STREAM, ("::1", $tcp6))
attempt(connect, socket.AF_INET, socket.SOCK_DGRAM, ("127.0.0.1", $udp4))
attempt(connect, socket.AF_INET6, socket.SOCK_DGRAM, ("::1", $udp6))
attempt(socket.getaddrinfo, "example.org", 80)
for name in ("AF_NETLINK", "AF_PACKET", "AF_VSOCK", "AF_ALG", "AF_BLUETOOTH"):
    if hasattr(socket, name):
        attempt(socket.socket, getattr(socket, name), socket.SOCK_RAW)
"""
LOCAL = """
import socket
def connect(kind, address):
    with socket.socket(socket.AF_UNIX, kind) as end:
        end.settimeout(1)
        end.connect(address)
        if kind == socket.SOCK_DGRAM:
            end.send(b"hello")
        return end.recv(1)
attempt(connect, socket.SOCK_STREAM, "\\x00$abstract")
attempt(connect, socket.SOCK_STREAM, "$stream")
"""

CASES = [
    _opens(
        "reads-the-course",
        "$secret",
        "$gradebook",
        "$source",
        "$neighbour",
        "$root/autograder_tests/introduction.py",
        "$folder/course/keys/introduction.json",
        "/etc/passwd",
        "/root/.bashrc",
    ),
    _opens(
        "reads-around-corners",
        "/proc/self/root$secret",
        "/proc/1/root$secret",
        "/tmp/../$secret",
        "/proc/self/cwd/../../../../../../$secret",
    ),
    attempts("lists-folders", LISTS),
    attempts("imports-the-judge", MODULES),
    attempts("looks-for-loaded-answers", LOADED),
    attempts("reads-the-environment", ENVIRONMENT),
    attempts("reads-proc", PROC),
    attempts("reads-open-files", DESCRIPTORS),
    attempts("traces-the-grader", TRACES),
    attempts("links-to-the-gradebook", LINKS, never=("SQLite",)),
    attack("searches-frames", "", FRAMES),
    attempts("calls-home", FAMILIES),
    attempts("calls-neighbours", LOCAL),
]
