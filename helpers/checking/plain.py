"""Turn whatever a student's code returns into bounded plain values.

The judge compares values that are what they seem: numbers, strings, None, arrays of
numbers, and lists, tuples and dictionaries of these. Everything else becomes an
`Opaque`, which says in a few words what came. No method of a value is called on the
way: a class of the student's has no say in how it is read.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import BuiltinFunctionType, FunctionType, GeneratorType, ModuleType
from typing import Any

import numpy as np

LIMIT = 100_000  # entries of one value; right answers hold a few hundred
ENTRY = 1_000  # bytes of an array that count as one entry
DEPTH = 20
MAX_TEXT = 10_000

# A metaclass may lie about its class: these ask `type` itself.
_NAME = type.__dict__["__name__"].__get__
_MRO = type.__dict__["__mro__"].__get__
_ALL = slice(None)
# A notebook may give NumPy's names to something else after this import.
_array, _ndarray, _generic, _longdouble = (
    np.array,
    np.ndarray,
    np.generic,
    np.longdouble,
)

_CALLED = {
    np.ma.MaskedArray: "a masked array",
    np.matrix: "an np.matrix",
    set: "a set",
    frozenset: "a set",
    range: "a range",
    bytes: "bytes",
    type: "a class",
    FunctionType: "a function",
    BuiltinFunctionType: "a function",
    np.ufunc: "a function",
    GeneratorType: "a generator",
    ModuleType: "a module",
}
_HOLDS = {"O": "objects", "U": "text", "S": "text", "V": "records"}


@dataclass(frozen=True, eq=False)
class Opaque:
    """Something that cannot be compared: it equals nothing, not even itself.

    Parameters
    ----------
    description : str
        What it is, to complete “dw is …”: "a set", "a list that contains itself".
    """

    description: str

    def __eq__(self, other: object) -> bool:
        return False

    def __hash__(self) -> int:
        return id(self)

    def __repr__(self) -> str:
        return self.description


def plain(value: Any, limit: int = LIMIT) -> Any:
    """Copy a value into plain ones, as far as it is made of such.

    Parameters
    ----------
    value : object
        Anything at all.
    limit : int
        How many entries are read; a part that would exceed it becomes an `Opaque`,
        the others stay.

    Returns
    -------
    None, bool, int, float, complex, str, ndarray, list, tuple, dict or Opaque
        Arrays are contiguous copies, of NumPy's own class and of numbers.
    """
    return _Reader(limit).read(value)


class _Reader:
    """Reads one value; knows what is left of its budget, and what it stands in."""

    def __init__(self, limit: int) -> None:
        self.left = limit
        self.inside: set[int] = set()

    def read(self, value: Any) -> Any:
        """Read a value as what its class truly descends from."""
        for base in _MRO(type(value)):
            if base in _READERS:
                return _READERS[base](self, value)
        return Opaque(_called(type(value)))

    def number(self, value: int) -> int | Opaque:
        value = int.__pos__(value)
        if value.bit_length() > 1000:  # no float can hold it
            return Opaque("a number of more than 300 digits")
        return value

    def text(self, value: str) -> str | Opaque:
        value = str.__getitem__(value, _ALL)
        if len(value) > MAX_TEXT or not self._pays(len(value) // ENTRY):
            return Opaque(f"a string of {len(value)} characters")
        return value

    def scalar(self, value: np.generic) -> Any:
        made = _generic.item(value)
        if _generic not in _MRO(type(made)):
            return self.read(made)
        return float(made) if type(made) is _longdouble else Opaque("a NumPy scalar")

    def array(self, value: np.ndarray) -> np.ndarray | Opaque:
        if type(value) is not _ndarray:
            return Opaque(_called(type(value)))
        dtype = value.dtype
        if dtype.kind not in "biufc":
            return Opaque(f"an array of {_HOLDS.get(dtype.kind, f'{dtype} values')}")
        if not self._pays(value.nbytes // ENTRY):
            shape = f"an array of shape {value.shape}"
            return Opaque(f"{shape}, larger than any that is compared")
        wide = dtype.kind == "f" and dtype.itemsize > 8
        return _array(value, float if wide else dtype.newbyteorder("="), order="C")

    def series(self, value: list | tuple, base: type) -> list | tuple | Opaque:
        if refusal := self._refusal(value, base):
            return Opaque(f"a {_NAME(base)}{refusal}")
        with self._within(value):
            return base([self.read(v) for v in base.__getitem__(value, _ALL)])

    def mapping(self, value: dict) -> dict | Opaque:
        if refusal := self._refusal(value, dict):
            return Opaque(f"a dictionary{refusal}")
        with self._within(value):
            return {self._key(k): self.read(v) for k, v in dict.items(value)}

    def _key(self, key: Any) -> Any:
        made = self.read(key)
        if isinstance(made, (str, int, float, type(None))):
            return made
        return Opaque(f"a key that is {_called(type(key))}")

    def _refusal(self, value: Any, base: type) -> str:
        """Say why something that holds other values is not read, if it is not."""
        if id(value) in self.inside:
            return " that contains itself"
        if len(self.inside) >= DEPTH:
            return f" inside {DEPTH} others"
        count = base.__len__(value)
        return "" if self._pays(count) else f" of {count} values, too many to compare"

    @contextlib.contextmanager
    def _within(self, value: Any) -> Iterator[None]:
        self.inside.add(id(value))
        yield
        self.inside.discard(id(value))

    def _pays(self, count: int) -> bool:
        if count > self.left:
            return False
        self.left -= count
        return True


def _called(kind: type) -> str:
    """Name the class of a value that is not plain, as one would to a beginner."""
    for base in _MRO(kind):
        if base in _CALLED:
            return _CALLED[base]
    return f"an object of class {_NAME(kind)[:40]}"


_READERS: dict[type, Callable] = {
    type(None): lambda reader, value: value,
    bool: lambda reader, value: value,
    int: _Reader.number,
    float: lambda reader, value: float.__pos__(value),
    complex: lambda reader, value: complex.__pos__(value),
    str: _Reader.text,
    list: lambda reader, value: reader.series(value, list),
    tuple: lambda reader, value: reader.series(value, tuple),
    dict: _Reader.mapping,
    _generic: _Reader.scalar,
    _ndarray: _Reader.array,
}
