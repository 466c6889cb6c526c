"""Refuse system calls that a notebook has no use for, by libseccomp.

libseccomp knows the numbers of every architecture; apt and systemd
need it, so nearly every Linux has it. Five of its functions are called here directly:
PyPI's bindings have not been maintained since 2021.

A filter is compiled once, in the warm process, and loaded by each worker.
"""

from __future__ import annotations

import ctypes
import errno
import functools
import os
import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

LIBRARY = "libseccomp.so.2"
_ALLOW, _ERRNO = 0x7FFF0000, 0x00050000
_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_NE, _MASKED_EQ = 1, 7

REFUSED = """
    execve execveat
    setsid setpgid
    socket connect bind listen accept accept4
    ptrace process_vm_readv process_vm_writev process_madvise kcmp
    pidfd_open pidfd_getfd pidfd_send_signal process_mrelease
    memfd_create memfd_secret shmget shmat shmctl msgget msgsnd msgrcv msgctl
    semget semop semctl semtimedop mq_open mq_unlink
    mount umount2 pivot_root chroot move_mount open_tree fsopen fsmount fsconfig fspick
    mount_setattr statmount listmount unshare setns
    bpf perf_event_open userfaultfd seccomp
    io_uring_setup io_uring_enter io_uring_register
    keyctl add_key request_key
    kexec_load kexec_file_load init_module finit_module delete_module
    reboot swapon swapoff acct quotactl quotactl_fd syslog vhangup personality
    settimeofday clock_settime clock_adjtime adjtimex iopl ioperm modify_ldt
    sethostname setdomainname
    setxattr lsetxattr fsetxattr removexattr lremovexattr fremovexattr
    setpriority ioprio_set migrate_pages move_pages mbind set_mempolicy
    sched_setattr sched_setparam sched_setscheduler
    name_to_handle_at open_by_handle_at lookup_dcookie
    inotify_init inotify_init1 inotify_add_watch fanotify_init fanotify_mark
    mknod mknodat
""".split()
"""Answered with EPERM."""

PRETENDED = """
    chmod fchmod fchmodat fchmodat2 chown lchown fchown fchownat
    utime utimes futimesat utimensat
""".split()
"""Answered as if they had been done: libraries call them after copying a file."""

_LATER = {"fchmodat2": 452, "statmount": 457, "listmount": 458}
_UNKNOWN = range(463, 600)  # younger than this list; these numbers are for all machines
_NAMESPACES = (0x20000, 0x2000000, 0x4000000, 0x8000000, 0x10000000, 0x20000000)
_NAMESPACES += (0x40000000,)
_SIGNALS = ("kill", "tgkill", "rt_sigqueueinfo", "rt_tgsigqueueinfo")
_DATAGRAM, _RAW, _TYPE_BITS = 2, 3, 0xF
_SET_OWNER, _SET_SIGNAL, _SET_OWNER_EX = 8, 10, 15  # fcntl: who gets which signal
_TIOCSTI, _FIOSETOWN, _SIOCSPGRP = 0x5412, 0x8901, 0x8902
_LOW = 0xFFFFFFFF  # of an argument, the bits of an int


class _Compare(ctypes.Structure):
    _fields_ = [
        ("arg", ctypes.c_uint),
        ("op", ctypes.c_int),
        ("a", ctypes.c_uint64),
        ("b", ctypes.c_uint64),
    ]


class Rule(NamedTuple):
    """One system call, and the error that answers it; 0 pretends that it was done.

    Each of `compare` says of an argument: its number, how, and with what.
    """

    error: int
    call: str | int
    compare: tuple[tuple[int, int, int, int], ...] = ()


def _rules() -> Iterator[Rule]:
    eperm = errno.EPERM
    yield from (Rule(eperm, call) for call in REFUSED)
    yield from (Rule(0, call) for call in PRETENDED)
    yield from (Rule(errno.ENOSYS, number) for number in _UNKNOWN)
    yield Rule(errno.ENOSYS, "clone3")  # flags in memory; libraries go on with clone
    for flag in _NAMESPACES:
        yield Rule(eperm, "clone", ((0, _MASKED_EQ, flag, flag),))
    # A datagram socket can be pointed at any other socket, a pair of streams at none.
    for kind in (_DATAGRAM, _RAW):
        yield Rule(eperm, "socketpair", ((1, _MASKED_EQ, _TYPE_BITS, kind),))
    for order in (_SET_OWNER, _SET_SIGNAL, _SET_OWNER_EX):
        yield Rule(eperm, "fcntl", ((1, _MASKED_EQ, _LOW, order),))
    for order in (_TIOCSTI, _FIOSETOWN, _SIOCSPGRP):
        yield Rule(eperm, "ioctl", ((1, _MASKED_EQ, _LOW, order),))
    for call in ("prlimit64", "sched_setaffinity"):  # on itself only
        yield Rule(eperm, call, ((0, _NE, 0, 0),))


def _signal_rules(process: int) -> Iterator[Rule]:
    yield from (Rule(errno.EPERM, call, ((0, _NE, process, 0),)) for call in _SIGNALS)
    yield from (Rule(errno.EPERM, call) for call in ("tkill", "pidfd_send_signal"))
    for order in (_SET_OWNER, _SET_SIGNAL, _SET_OWNER_EX):
        yield Rule(errno.EPERM, "fcntl", ((1, _MASKED_EQ, _LOW, order),))


@functools.cache
def program() -> bytes:
    """Compile the filter: instructions of the kernel's classic BPF, eight bytes each.

    Raises
    ------
    OSError
        If there is no libseccomp, or it refuses.
    """
    return compiled(_rules())


def signals_to(process: int) -> bytes:
    """Compile a filter that lets signals go to one process only; see `program`."""
    return compiled(_signal_rules(process))


def compiled(rules: Iterable[Rule]) -> bytes:
    """Compile some rules; see `program`."""
    lib = library()
    context = lib.seccomp_init(_ALLOW)
    if not context:
        raise OSError("libseccomp cannot start a filter")
    try:
        for rule in rules:
            _add(lib, context, rule)
        return _exported(lib, context)
    finally:
        lib.seccomp_release(context)


def load(instructions: bytes) -> None:
    """Put this process under a filter for good; needs `no_new_privs`.

    Raises
    ------
    OSError
        If the kernel refuses.
    """
    libc = ctypes.CDLL(None, use_errno=True)
    code = ctypes.create_string_buffer(instructions, len(instructions))
    head = struct.pack("HP", len(instructions) // 8, ctypes.addressof(code))
    words = (ctypes.c_ulong(_MODE_FILTER), head, ctypes.c_ulong(0), ctypes.c_ulong(0))
    if libc.prctl(_PR_SET_SECCOMP, *words):
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


@functools.cache
def library() -> ctypes.CDLL:
    """Load libseccomp; raise OSError if there is none."""
    lib = ctypes.CDLL(LIBRARY)
    context, number = ctypes.c_void_p, ctypes.c_int
    lib.seccomp_init.argtypes = [ctypes.c_uint32]
    lib.seccomp_init.restype = context
    lib.seccomp_release.argtypes = [context]
    lib.seccomp_release.restype = None
    lib.seccomp_syscall_resolve_name.argtypes = [ctypes.c_char_p]
    lib.seccomp_export_bpf.argtypes = [context, number]
    lib.seccomp_rule_add_array.argtypes = [
        context,
        ctypes.c_uint32,
        number,
        ctypes.c_uint,
        ctypes.POINTER(_Compare),
    ]
    return lib


def _add(lib: ctypes.CDLL, context: int, rule: Rule) -> None:
    number = rule.call
    if isinstance(number, str):
        number = lib.seccomp_syscall_resolve_name(number.encode())
        if number < 0:  # a name that this machine or this libseccomp does not know
            number = _LATER.get(str(rule.call), -1)
    if number < 0:
        return
    compare = (_Compare * len(rule.compare))(*rule.compare)
    action = _ERRNO | rule.error
    done = lib.seccomp_rule_add_array(
        context, action, number, len(rule.compare), compare
    )
    if done < 0:
        raise OSError(-done, f"libseccomp refuses a rule for {rule.call}")


def _exported(lib: ctypes.CDLL, context: int) -> bytes:
    with open(os.memfd_create("filter"), "w+b", buffering=0) as file:
        done = lib.seccomp_export_bpf(context, file.fileno())
        if done < 0:
            raise OSError(-done, "libseccomp cannot write its filter")
        file.seek(0)
        return file.read()
