"""What a worker answers to: run this cell, fork here, call this function.

The other side is the judge. It asks, one thing at a time, and this side answers; only
while a call is open may this side ask back, when the student's function calls one for
which the judge has given a right one to stand in.
"""

from __future__ import annotations

import builtins
import os
import signal
import socket
from collections.abc import Callable
from typing import Any

import numpy as np

from helpers.checking.outcome import Inputs, Outcome
from helpers.checking.plain import plain

from .confine import stand_apart
from .functions import Functions
from .shell import Cells
from .wire import Channel, WireError


def serve(channel: Channel, make_cells: Callable[[Callable], Cells]) -> None:
    """Answer the judge until it ends the conversation.

    Parameters
    ----------
    channel : Channel
    make_cells : callable
        Is given what to do with an output; see `Cells`.
    """
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # forks leave nothing to wait for
    cells = make_cells(lambda output: channel.send(["output", output]))
    while True:
        try:
            verb, *parts = channel.receive()
        except WireError:
            return
        if verb == "cell":
            channel.send(["ended", cells.run(*parts)])
        elif verb == "fork":
            channel = _forked(channel)
        elif verb == "call":
            Call(channel, cells.namespace, *parts).answer()


def receive_end(end: socket.socket) -> socket.socket:
    """Take the socket that comes after a message, with one byte to carry it."""
    _, found, _, _ = socket.recv_fds(end, 1, 1)
    return socket.socket(fileno=found[0])


def _forked(channel: Channel) -> Channel:
    """Split in two: the child goes on with a conversation of its own."""
    end = receive_end(channel.end)
    child = os.fork()
    if child == 0:
        stand_apart()
        channel.close()
        return Channel(end)
    end.close()
    channel.send(["forked", child])
    return channel


class Call:
    """One call of a student's function, for as long as it is open.

    Parameters
    ----------
    channel : Channel
    namespace : dict
        The notebook's globals.
    name : str
        The function.
    args, kwargs, seed
        See `helpers.checking.outcome.Inputs`.
    state : list or None
        Of NumPy's global random numbers, if the call goes on with the judge's.
    helped : list of str
        Functions for which the judge stands in.
    exercises : list of str
        See `Functions`.
    seconds : float
        How long it may take.
    """

    def __init__(
        self,
        channel: Channel,
        namespace: dict[str, Any],
        name: str,
        inputs: list,
        state: list | None,
        helped: list[str],
        exercises: list[str],
        seconds: float,
    ) -> None:
        self.channel, self.name = channel, name
        self.inputs, self.going_on = Inputs(*inputs), GoingOn(state)
        self.functions = Functions(namespace, exercises, seconds)
        self.stand_ins = {name: self._stand_in(name) for name in helped}
        self.open = False

    def answer(self) -> None:
        """Make the call and say what it did."""
        self.open = True
        try:
            outcome = self.functions.call(
                self.name, self.inputs, self.stand_ins, self.going_on.around
            )
        finally:
            self.open = False
        self.channel.send(["outcome", *fields(outcome), self.going_on.state])

    def _stand_in(self, name: str) -> Callable:
        def stand_in(*args: Any, **kwargs: Any) -> Any:
            return self._ask(name, args, kwargs)

        stand_in.__name__ = stand_in.__qualname__ = name
        return stand_in

    def _ask(self, name: str, args: tuple, kwargs: dict) -> Any:
        """Let the judge call the right function; what it does happens here too."""
        if not self.open:
            raise RuntimeError(f"{name} cannot be called after its call has ended")
        question = ["ask", name, plain(list(args)), plain(kwargs), random_state()]
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
        try:
            self.channel.send(question)
            verb, *parts = self.channel.receive()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        if verb != "answer":
            raise WireError("an answer was due")
        status, value, after, error, message, state = parts
        set_random_state(state)
        for mine, theirs in zip(args, after, strict=False):
            mirror(mine, theirs)
        if status != "returned":
            raise exception(error, message)
        return value


def fields(outcome: Outcome) -> list:
    """An outcome as plain values."""
    o = outcome
    said = [o.error, o.message, o.where, list(o.names), o.explained, o.operation]
    return [o.status, o.value, o.after, *said]


def exception(name: str, message: str) -> BaseException:
    """An exception of the class of that name, if Python has one."""
    kind = getattr(builtins, name, None)
    if isinstance(kind, type) and issubclass(kind, Exception):
        try:
            return kind(message)
        except TypeError:  # UnicodeDecodeError and its like want more
            pass
    return type(name, (Exception,), {})(message)


def mirror(mine: Any, theirs: Any) -> None:
    """Make happen to a value what happened to its copy on the other side."""
    if isinstance(mine, np.ndarray) and isinstance(theirs, np.ndarray):
        if mine.shape == theirs.shape and not np.array_equal(mine, theirs):
            mine[...] = theirs
    elif isinstance(mine, dict) and isinstance(theirs, dict):
        for key in [k for k in mine if k not in theirs]:
            del mine[key]
        for key, value in theirs.items():
            _mirror_entry(mine, key, value, key in mine)
    elif isinstance(mine, list) and isinstance(theirs, list):
        del mine[len(theirs) :]
        for index, value in enumerate(theirs[: len(mine)]):
            _mirror_entry(mine, index, value, True)
        mine += theirs[len(mine) :]


def _mirror_entry(holder: Any, key: Any, value: Any, there: bool) -> None:
    if there and isinstance(holder[key], (np.ndarray, dict, list)):
        mirror(holder[key], value)
    else:
        holder[key] = value


class GoingOn:
    """NumPy's global random numbers, which go on from one side to the other.

    Parameters
    ----------
    state : list or None
        Where they begin; None leaves them alone. After a call: where they ended.
    """

    def __init__(self, state: list | None) -> None:
        self.state = state

    def around(self, function: Callable) -> Callable:
        """The function, drawing on from `state`."""
        if self.state is None:
            return function

        def going_on(*args: Any, **kwargs: Any) -> Any:
            set_random_state(self.state)
            try:
                return function(*args, **kwargs)
            finally:
                self.state = random_state()

        return going_on


def random_state() -> list:
    """NumPy's global random numbers, as plain values."""
    return list(np.random.get_state())


def set_random_state(state: Any) -> None:
    """Go on with the random numbers of the other side.

    Raises
    ------
    WireError
        If they are none. NumPy does not look: it would read beyond the end.
    """
    match state:
        case ["MT19937", np.ndarray() as keys, int(at), 0 | 1, float()]:
            if keys.dtype == np.uint32 and keys.shape == (624,) and 0 <= at <= 624:
                np.random.set_state(tuple(state))
                return
    raise WireError("random numbers that are none")
