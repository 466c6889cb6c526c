"""Plain values as bytes, and frames of them on a socket, for both sides of the wall.

Nothing that comes in is believed. A frame says how long it is; whoever reads it checks
that length, then the JSON, then the depth, the number of entries, every type of number
and every shape, before a single array is made. Nothing is ever unpickled, and no name
that comes in is looked up.

A frame is its two lengths, a value as JSON, and the bytes of the value's arrays one
after the other. In the JSON, None, bool, int, float and str stand for themselves;
everything else is a list whose first entry says what it is.
"""

from __future__ import annotations

import json
import math
import select
import socket
import struct
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from helpers.checking.plain import DEPTH, Opaque

_LENGTHS = struct.Struct("!II")
_CODES = [*"b1 i1 i2 i4 i8 u1 u2 u4 u8 f2 f4 f8 c8 c16".split()]
DTYPES = {code: np.dtype(f"<{code}") for code in _CODES}
_NAMES = {dtype: code for code, dtype in DTYPES.items()}
MAX_DIMENSIONS = 32


class WireError(ValueError):
    """What came is no frame of ours: malformed, too large, too late or cut off."""


@dataclass(frozen=True)
class Room:
    """How much one frame may bring.

    Parameters
    ----------
    text : int
        Bytes of JSON.
    arrays : int
        Bytes of all arrays together.
    entries : int
        Values in the frame, however deep.
    """

    text: int = 16_000_000
    arrays: int = 128_000_000
    entries: int = 400_000


def encode(value: Any) -> bytes:
    """Write a value as the bytes of one frame.

    Parameters
    ----------
    value : object
        As `helpers.checking.plain.plain` gives it.

    Raises
    ------
    TypeError
        If there is anything else in it.
    """
    arrays: list[bytes] = []
    text = json.dumps(_written(value, arrays), separators=(",", ":")).encode()
    blob = b"".join(arrays)
    return _LENGTHS.pack(len(text), len(blob)) + text + blob


def _written(value: Any, arrays: list[bytes]) -> Any:
    if value is None or type(value) in (bool, int, float, str):
        return value
    if type(value) is complex:
        return ["complex", value.real, value.imag]
    if type(value) in (list, tuple):
        return [type(value).__name__, *(_written(v, arrays) for v in value)]
    if type(value) is dict:
        pairs = ((_written(k, arrays), _written(v, arrays)) for k, v in value.items())
        return ["dict", *([k, v] for k, v in pairs)]
    if type(value) is np.ndarray and value.dtype in _NAMES:
        arrays.append(np.ascontiguousarray(value).tobytes())
        return ["array", _NAMES[value.dtype], *value.shape]
    if type(value) is Opaque:
        return ["opaque", value.description]
    raise TypeError(f"only plain values travel, not {type(value).__name__}")


def decode(text: bytes, arrays: bytes, room: Room) -> Any:
    """Read the value of a frame.

    Raises
    ------
    WireError
        If it is not exactly what `encode` writes, or has more in it than `room`.
    """
    try:
        document = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise WireError(f"not JSON ({type(error).__name__})") from None
    reader = _Reader(memoryview(arrays), room.entries)
    value = reader.read(document, 2 * DEPTH)
    if len(reader.arrays):
        raise WireError("bytes that belong to nothing")
    return value


class _Reader:
    """Reads one value; knows which bytes and how much room are left."""

    def __init__(self, arrays: memoryview, room: int) -> None:
        self.arrays, self.room = arrays, room

    def read(self, item: Any, depth: int) -> Any:
        self.room -= 1
        if self.room < 0 or depth < 0:
            raise WireError("too many values, or too deep")
        if type(item) is str:
            return item.encode("utf-8", "replace").decode()  # no lone surrogates
        if item is None or type(item) in (bool, int, float):
            return item
        if type(item) is not list or not item or type(item[0]) is not str:
            raise WireError(f"a {type(item).__name__} of no kind")
        kind, parts = item[0], item[1:]
        if kind not in _KINDS:
            raise WireError("a value of an unknown kind")
        return _KINDS[kind](self, parts, depth - 1)

    def series(self, parts: list, depth: int) -> list:
        return [self.read(part, depth) for part in parts]

    def mapping(self, parts: list, depth: int) -> dict:
        if not all(type(pair) is list and len(pair) == 2 for pair in parts):
            raise WireError("a dictionary without pairs")
        made = {self._key(k, depth): self.read(v, depth) for k, v in parts}
        if len(made) != len(parts):
            raise WireError("a key that is there twice")
        return made

    def _key(self, item: Any, depth: int) -> Any:
        key = self.read(item, depth)
        if key is not None and type(key) not in (bool, int, float, str, Opaque):
            raise WireError("a key that is no text and no number")
        return key

    def complex(self, parts: list, depth: int) -> complex:
        if [type(part) for part in parts] != [float, float]:
            raise WireError("a complex number without its parts")
        return complex(*parts)

    def opaque(self, parts: list, depth: int) -> Opaque:
        if [type(part) for part in parts] != [str]:
            raise WireError("something without a description")
        return Opaque(self.read(parts[0], depth)[:200])

    def array(self, parts: list, depth: int) -> np.ndarray:
        if not parts or type(parts[0]) is not str or parts[0] not in DTYPES:
            raise WireError("an array of an unknown type")
        dtype, shape = DTYPES[parts[0]], parts[1:]
        if len(shape) > MAX_DIMENSIONS or not all(
            type(n) is int and 0 <= n < 2**31 for n in shape
        ):
            raise WireError("an array without a shape")
        size = math.prod(shape) * dtype.itemsize
        if size > len(self.arrays):
            raise WireError("an array that is larger than its bytes")
        data, self.arrays = self.arrays[:size], self.arrays[size:]
        return np.frombuffer(data, dtype).reshape(shape).copy()


_KINDS: dict[str, Callable[[_Reader, list, int], Any]] = {
    "list": _Reader.series,
    "tuple": lambda reader, parts, depth: tuple(reader.series(parts, depth)),
    "dict": _Reader.mapping,
    "complex": _Reader.complex,
    "array": _Reader.array,
    "opaque": _Reader.opaque,
}


class Channel:
    """One end of a socket on which frames come and go.

    Parameters
    ----------
    end : socket.socket
        A connected stream socket; the channel closes it.
    room : Room
        How much a frame that comes in may bring.
    """

    def __init__(self, end: socket.socket, room: Room | None = None) -> None:
        self.end, self.room = end, room or Room()

    def send(self, message: Any, seconds: float | None = None) -> None:
        """Send a value.

        Raises
        ------
        WireError
            If the other side is gone, or does not read for so many seconds.
        """
        try:
            self.end.settimeout(seconds)
            self.end.sendall(encode(message))
        except OSError as error:
            raise WireError(f"nobody reads ({type(error).__name__})") from None

    def receive(self, seconds: float | None = None) -> Any:
        """Wait for a value.

        Raises
        ------
        WireError
            If what comes is no frame, or brings more than there is room for, or the
            other side is gone.
        TimeoutError
            If it is not there, whole, after so many seconds.
        """
        end = None if seconds is None else time.monotonic() + seconds
        text, arrays = _LENGTHS.unpack(self._bytes(_LENGTHS.size, end))
        if text > self.room.text or arrays > self.room.arrays:
            raise WireError("a frame that is too large")
        return decode(self._bytes(text, end), self._bytes(arrays, end), self.room)

    def unasked(self) -> bool:
        """Whether there is something to receive, or the other side is gone."""
        return bool(select.select([self.end], [], [], 0)[0])

    def close(self) -> None:
        """End the conversation."""
        self.end.close()

    def _bytes(self, count: int, end: float | None) -> bytes:
        """Read so many bytes; memory grows with what came, not with what was said."""
        parts: list[bytes] = []
        while count:
            try:
                self.end.settimeout(None if end is None else _left(end))
                part = self.end.recv(min(count, 1 << 20))
            except TimeoutError:
                raise
            except OSError as error:
                raise WireError(f"cut off ({type(error).__name__})") from None
            if not part:
                raise WireError("cut off")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)


def _left(end: float) -> float:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return left
