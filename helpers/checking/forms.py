"""How wrong numbers are the right ones in another form, place, order or function."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np

from .part import RIGHT, Part, close, guarded


def transposed(part: Part) -> str:
    """Rows are columns."""
    turned = part.every(lambda g, w: w.ndim == 2 and close(g, w.T))
    return f"{RIGHT}, transposed" if turned else ""


def shaped(part: Part) -> str:
    """The right numbers, in another shape or order."""
    if part.every(lambda g, w: g.size == w.size and close(g.ravel(), w.ravel())):
        return "the right numbers in another shape"
    for name, back in _ORDERS.items():
        if part.every(lambda g, w, back=back: close(g, back(w))):
            return f"{RIGHT} with its {name}"
    if part.every(
        lambda g, w: g.size > 1 and close(np.sort(g, None), np.sort(w, None))
    ):
        return "the right numbers in another order"
    return ""


_ORDERS = {
    "rows in reverse order": lambda w: w[::-1],
    "columns in reverse order": lambda w: w[:, ::-1],
    "rows shifted by one": lambda w: np.roll(w, 1, axis=0),
    "rows shifted by one the other way": lambda w: np.roll(w, -1, axis=0),
}


def another(part: Part) -> str:
    """What came is the right value of another part, or an argument."""
    names = [n for n in part.others[0] if all(n in o for o in part.others)]
    for name in names:
        if all(close(g, o[name]) for g, o in zip(part.got, part.others, strict=True)):
            return f"the value that belongs to {name}"
    for name, values in part.given().items():
        for word, change in _CHANGES.items():
            same = guarded(lambda g, v, change=change: close(g, change(v)))
            if all(map(same, part.got, values)) and (word or any(map(np.any, values))):
                return f"equal to {word.format(name) or name}"
    return ""


_CHANGES: dict[str, Callable] = {
    "": lambda v: v,
    "{} transposed": lambda v: v.T,
    "minus {}": lambda v: -v,
    "the exponential of {}": np.exp,
    "the tanh of {}": np.tanh,
    "the sigmoid of {}": lambda v: 1 / (1 + np.exp(-v)),
    "max(0, {})": lambda v: np.maximum(0, v),
}


def constant(part: Part) -> str:
    """Zeros, ones, one number throughout, or the same whatever comes in."""
    for number, word in ((0.0, "zero"), (1.0, "one")):
        if part.every(lambda g, w, n=number: np.all(g == n)):
            return f"{word} everywhere"
    if not part.every(lambda g, w: g.size and np.allclose(g, g.ravel()[0])):
        return ""
    if part.every(lambda g, w: g.size == 1 or np.ptp(w) == 0):
        first = part.got[0]
        same = len(part.got) > 2 and part.every(lambda g, w: close(g, first))
        return "the same number whatever the arguments are" if same else ""
    return "one and the same number everywhere"


def changed(part: Part) -> str:
    """What came is the right value, put through a function."""
    for word, change in _FUNCTIONS.items():
        if part.every(lambda g, w, change=change: close(g, change(w))):
            return word
    return ""


_FUNCTIONS: dict[str, Callable] = {
    "1 minus the right value": lambda w: 1 - w,
    "the right value without its sign": np.abs,
    "the right value with its decimals cut off": np.trunc,
    "the right value, rounded": np.round,
    "the right value, rounded to two decimals": lambda w: np.round(w, 2),
    "the square of the right value": np.square,
    "the square root of the right value": np.sqrt,
    "1 divided by the right value": lambda w: 1 / w,
    "the exponential of the right value": np.exp,
    "the logarithm of the right value": np.log,
    "the sigmoid of the right value": lambda w: 1 / (1 + np.exp(-w)),
    "the tanh of the right value": np.tanh,
    "the right value without its negative numbers": lambda w: np.maximum(w, 0),
    "True where the right value is above 0.5": lambda w: w > 0.5,
    "True where the right value is above 0": lambda w: w > 0,
    "the right value, True and False exchanged": lambda w: 1.0 * (w == 0),
}


def reduced(part: Part) -> str:
    """What came has been added up or averaged too much, or not enough."""
    for (word, how), axis in product(_REDUCTIONS.items(), (None, 0, 1)):
        along = "everything" if axis is None else f"axis {axis}"
        for keep in (False, True):
            less = _reducing(how, axis, keep)
            if part.every(lambda g, w, less=less: w.size > 1 and close(g, less(w))):
                return f"{RIGHT}, {word} over {along}"
            if part.every(lambda g, w, less=less: g.size > 1 and close(less(g), w)):
                return f"not yet {word} over {along}; that would give {RIGHT}"
    return ""


def _reducing(how: Callable, axis: int | None, keep: bool) -> Callable:
    return lambda v: how(v, axis=axis, keepdims=keep)


_REDUCTIONS: dict[str, Callable] = {"summed": np.sum, "averaged": np.mean}
