"""Where numbers are wrong: in a row, a list, or entries of one kind."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from typing import Any

import numpy as np

from .compare import ATOL, RTOL
from .forms import CHANGES
from .part import Part, close, guarded

FEW = 8  # numbers of which one kind is wrong, all of it; that could be an accident


def shifted(part: Part) -> str:
    """A list of numbers begins or ends at another place."""
    if not part.every(lambda g, w: g.ndim == w.ndim == 1):
        return ""
    for word, holds in _LISTS.items():
        if part.every(holds):
            return word
    return ""


_LISTS: dict[str, Callable] = {
    "the right list without its first number": lambda g, w: close(g, w[1:]),
    "the right list without its last number": lambda g, w: close(g, w[:-1]),
    "the right list with one number more at the end": lambda g, w: close(g[:-1], w),
    "the right list with one number more at the start": lambda g, w: close(g[1:], w),
    "the right list, shifted by one place": lambda g, w: (
        len(w) > 2 and (close(g[1:], w[:-1]) or close(g[:-1], w[1:]))
    ),
    "the right list with numbers in between": lambda g, w: (
        len(g) > len(w) and all(np.isclose(g, x).any() for x in w)
    ),
    "only some of the numbers of the right list": lambda g, w: (
        0 < len(g) < len(w) and all(np.isclose(w, x).any() for x in g)
    ),
}


def place(part: Part) -> str:
    """Only one row, column or entry is wrong, or only entries of one kind."""
    if not part.fits:
        return ""
    wrong = [
        ~np.isclose(g, w, rtol=RTOL, atol=ATOL)
        for g, w in zip(part.got, part.wanted, strict=True)
    ]
    if all(bad.all() for bad in wrong):
        return ""
    for word, where in _PLACES.items():
        if all(map(guarded(lambda bad, at=where: _only(bad, at(bad))), wrong)):
            return f"wrong only in the {word}"
    return _of_a_kind(part, wrong)


def _of_a_kind(part: Part, wrong: list[np.ndarray]) -> str:
    """Only where an argument is of one kind, and most of what is: the closest fit."""
    fits = []
    looked_at = [("the right value", part.wanted, kind) for kind in _OF_THE_RIGHT]
    looked_at += [(n, v, kind) for n, v in part.given().items() for kind in _KINDS]
    for name, values, word in looked_at:
        holds = _KINDS[word]
        try:
            pairs = zip(values, wrong, strict=True)
            where = [np.broadcast_to(holds(v), bad.shape) for v, bad in pairs]
        except ValueError:
            continue
        bad, kind = (
            np.concatenate([b.ravel() for b in many]) for many in (wrong, where)
        )
        if _told_apart(bad, kind, values):
            fits.append((kind.sum() - bad.sum(), len(fits), f"{name} {word}", where))
    if not fits:
        return ""
    *_, which, where = min(fits)
    return f"wrong only where {which}{_there(part, where)}"


def _told_apart(bad: np.ndarray, kind: np.ndarray, values: tuple) -> bool:
    """Whether only one kind is wrong, on so many numbers that this is no accident."""
    size = sum(v.size for v in values)
    enough = size >= (FEW if np.array_equal(bad, kind) else 2 * FEW)
    several = (~kind).sum() >= max(3, bad.size / 10)
    return enough and several and _only(bad, kind) and 2 * bad.sum() > kind.sum()


def _there(part: Part, where: list[np.ndarray]) -> str:
    """What came in some places, if that is a number or comes from an argument."""
    got = [g[at] for g, at in zip(part.got, where, strict=True)]
    for number in (0, 1, -1):
        if all(np.all(g == number) for g in got):
            return f", and there {number}"
    for (name, values), (word, change) in product(
        part.given().items(), CHANGES.items()
    ):
        same = guarded(
            lambda g, v, at, f=change: close(g, np.broadcast_to(f(v), at.shape)[at])
        )
        if all(map(same, got, values, where)):
            return f", and there equal to {word.format(name) or name}"
    return ""


def _only(bad: np.ndarray, where: np.ndarray) -> bool:
    return bool(bad.any() and not where.all() and not bad[~where].any())


def _marked(*index: Any) -> Callable[[np.ndarray], np.ndarray]:
    def mark(bad: np.ndarray) -> np.ndarray:
        where = np.zeros(bad.shape, dtype=bool)
        where[index] = True
        return where

    return mark


_PLACES: dict[str, Callable] = {
    "first entry": lambda bad: np.arange(bad.size).reshape(bad.shape) == 0,
    "last entry": lambda bad: np.arange(bad.size).reshape(bad.shape) == bad.size - 1,
    "first row": _marked(0),
    "last row": _marked(-1),
    "first column": _marked(slice(None), 0),
    "last column": _marked(slice(None), -1),
}


_KINDS: dict[str, Callable] = {
    "is 0": lambda v: v == 0,
    "is 1": lambda v: v == 1,
    "is negative": lambda v: v < 0,
    "is positive": lambda v: v > 0,
    "is at most 0": lambda v: v <= 0,
    "is at least 0": lambda v: v >= 0,
    "is above 1": lambda v: v > 1,
    "is below −1": lambda v: v < -1,
    "is 0.5": lambda v: v == 0.5,
    "is below 0.5": lambda v: v < 0.5,
    "is above 0.5": lambda v: v > 0.5,
}
_OF_THE_RIGHT = ("is 0", "is 1", "is negative", "is positive")


def direction(part: Part) -> str:
    """Every row or column is right up to a factor of its own."""
    if not part.fits:
        return ""
    for axis, word in ((1, "row"), (0, "column")):

        def along(g: np.ndarray, w: np.ndarray, axis: int = axis) -> bool:
            if w.ndim != 2 or w.shape[axis] < 2:
                return False
            size = np.linalg.norm(w, axis=axis, keepdims=True)
            mine = np.linalg.norm(g, axis=axis, keepdims=True)
            return bool(mine.all()) and close(g * size, w * mine)

        if part.every(along):
            return f"right up to a factor of its own in every {word}"
    return ""


def sized(part: Part) -> str:
    """Nearly right throughout; or too large, or too small."""
    if not part.fits or not part.every(lambda g, w: np.isfinite(g).all()):
        return ""
    if part.every(lambda g, w: np.allclose(g, w, rtol=0.01, atol=0)):
        return "nearly right, off by less than 1 %"
    for word, holds in _SIZES.items():
        if part.every(holds):
            return word
    return ""


_SIZES: dict[str, Callable] = {
    "of the right sign, and too far from 0 everywhere": lambda g, w: np.all(
        (np.sign(g) == np.sign(w)) & (np.abs(g) > np.abs(w))
    ),
    "of the right sign, and too close to 0 everywhere": lambda g, w: np.all(
        (np.sign(g) == np.sign(w)) & (np.abs(g) < np.abs(w))
    ),
    "larger than right everywhere": lambda g, w: np.all(g > w),
    "smaller than right everywhere": lambda g, w: np.all(g < w),
}
