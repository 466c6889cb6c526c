"""The numbers of one part of the results beside the right ones, on all examples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from .answer_key import Example
from .compare import ATOL, RTOL

RIGHT = "the right value"


@dataclass(frozen=True)
class Part:
    """One part of the results, on every example on which it is wrong.

    Parameters
    ----------
    name : str
    got, wanted : tuple of ndarray
    examples : tuple of Example
    others : tuple of dict
        The right values of the other parts, by name, of each example.
    """

    name: str
    got: tuple
    wanted: tuple
    examples: tuple
    others: tuple

    def every(self, holds: Callable[[np.ndarray, np.ndarray], bool]) -> bool:
        """Whether something holds between what came and what is right, throughout."""
        return all(map(guarded(holds), self.got, self.wanted))

    @property
    def fits(self) -> bool:
        """Whether what came has the right shape, throughout."""
        return self.every(lambda g, w: g.shape == w.shape)

    def given(self) -> dict[str, tuple]:
        """The arguments and their parts that every example has, by name."""
        each = [dict(inputs(e)) for e in self.examples]
        names = [n for n in each[0] if all(n in one for one in each)]
        return {n: tuple(one[n] for one in each) for n in names}


def close(one: Any, other: Any) -> bool:
    """Whether two arrays agree, shapes included, and are numbers throughout."""
    if np.shape(one) != np.shape(other):
        return False
    return bool(np.allclose(one, other, rtol=RTOL, atol=ATOL))


def guarded(holds: Callable) -> Callable[..., bool]:
    """A relation between values that is false where it cannot be worked out."""

    def guarded(*values: Any) -> bool:
        try:
            with np.errstate(all="ignore"):
                return bool(holds(*values))
        except (ValueError, TypeError, IndexError):
            return False

    return guarded


def inputs(example: Example) -> Iterator[tuple[str, np.ndarray]]:
    """The arrays and numbers that an example passes to the function, by name."""
    names = example.names or tuple(f"argument {i + 1}" for i in range(99))
    for name, value in [
        *zip(names, example.args, strict=False),
        *example.kwargs.items(),
    ]:
        yield from flat(name, value)


def flat(name: str, value: Any) -> Iterator[tuple[str, np.ndarray]]:
    """The arrays and numbers that a value is made of, by name."""
    if isinstance(value, dict):
        for key, part in value.items():
            yield from flat(f'{name}["{key}"]', part)
    elif isinstance(value, (tuple, list)) and not _numbers(value):
        for index, part in enumerate(value):
            yield from flat(f"{name}[{index}]", part)
    elif isinstance(value, (bool, int, float, np.ndarray, np.generic, list)):
        array = np.asarray(value)
        if array.dtype.kind in "biuf":
            yield name, array.astype(float)


def _numbers(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(v, (int, float)) for v in value)
