"""How wrong numbers are the right ones in another form, place, order or function."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations, product

import numpy as np

from .factors import times
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
        for word, change in CHANGES.items():
            same = guarded(lambda g, v, change=change: close(g, change(v)))
            if all(map(same, part.got, values)) and any(map(np.any, part.got)):
                return f"equal to {word.format(name) or name}"
        named = times(part, values)
        if named:
            return f"equal to {name} {named}"
    return ""


CHANGES: dict[str, Callable] = {
    "": lambda v: v,
    "{} transposed": lambda v: v.T,
    "minus {}": lambda v: -v,
    "the exponential of {}": np.exp,
    "the tanh of {}": np.tanh,
    "the sigmoid of {}": lambda v: _sigmoid(v),
    "the derivative of the sigmoid of {}": lambda v: _sigmoid(v) * (1 - _sigmoid(v)),
    "{0} (1 − {0})": lambda v: v * (1 - v),
    "1 − {}": lambda v: 1 - v,
    "1 − {}²": lambda v: 1 - v**2,
    "1 − tanh²({})": lambda v: 1 - np.tanh(v) ** 2,
    "{}²": np.square,
    "the absolute value of {}": np.abs,
    "max(0, {})": lambda v: np.maximum(0, v),
    "min(0, {})": lambda v: np.minimum(0, v),
    "1 where {} is positive and 0 elsewhere": lambda v: 1.0 * (v > 0),
    "the softmax of all of {}": lambda v: np.exp(v) / np.exp(v).sum(),
}


def _sigmoid(value: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-value))


def formula(part: Part) -> str:
    """One number that is another usual measure of how two arguments differ."""
    if not part.every(lambda g, w: g.size == w.size == 1):
        return ""
    for (one, a), (other, b) in combinations(part.given().items(), 2):
        if any(v.shape != u.shape or v.size < 1 for v, u in zip(a, b, strict=True)):
            continue
        for word, measure in _MEASURES.items():
            same = guarded(lambda g, v, u, m=measure: np.isclose(g, m(v, u)).all())
            if all(map(same, part.got, a, b)):
                return f"{word.format(one, other)}"
    return ""


_MEASURES: dict[str, Callable] = {
    "the mean of ({} − {})²": lambda a, b: np.mean((a - b) ** 2),
    "half the mean of ({} − {})²": lambda a, b: np.mean((a - b) ** 2) / 2,
    "the sum of ({} − {})²": lambda a, b: np.sum((a - b) ** 2),
    "the mean of |{} − {}|": lambda a, b: np.mean(np.abs(a - b)),
    "the sum of |{} − {}|": lambda a, b: np.sum(np.abs(a - b)),
    "the sum of {} − {}": lambda a, b: np.sum(a - b),
    "the sum of {} times {}": lambda a, b: np.sum(a * b),
    "how often {} and {} agree": lambda a, b: np.mean((a > 0.5) == (b > 0.5)),
}


def drawn(part: Part) -> str:
    """Other numbers of the same spread, where nothing but sizes came in."""

    def alike(g: np.ndarray, w: np.ndarray) -> bool:
        if g.shape != w.shape or w.size < 4 or not w.std():
            return False
        ratio, together = g.std() / w.std(), np.corrcoef(g.ravel(), w.ravel())[0, 1]
        return 0.4 < ratio < 2.5 and abs(together) < 0.9

    large = [w.size >= 4 for w in part.wanted]
    sizes_only = all(v.ndim == 0 for vs in part.given().values() for v in vs)
    if not sizes_only or not any(large) or not all(map(_random, part.wanted)):
        return ""
    pairs = zip(part.got, part.wanted, strict=True)
    if all(alike(g, w) for g, w in pairs if w.size >= 4):
        return "other numbers, of about the same spread"
    return ""


def _random(value: np.ndarray) -> bool:
    """Whether no two entries are alike and there are some of either sign."""
    entries = value.ravel()
    if entries.size < 4:
        return True
    several = np.unique(entries).size == entries.size
    return bool(several and entries.min() < 0 < entries.max())


def constant(part: Part) -> str:
    """Zeros, ones, one number throughout, or the same whatever comes in."""
    every = np.concatenate([w.ravel() for w in part.wanted])
    if np.all(every == every[:1]):
        return ""
    for number, word in ((0.0, "zero"), (1.0, "one")):
        if part.every(lambda g, w, n=number: g.size and np.all(g == n)):
            return f"{word} everywhere"
    if not part.every(lambda g, w: g.size and np.allclose(g, g.ravel()[0])):
        return ""
    if part.every(lambda g, w: g.size == 1 or np.ptp(w) == 0):
        first = part.got[0]
        same = len(part.got) > 1 and part.every(lambda g, w: close(g, first))
        return "the same number whatever the arguments are" if same else ""
    return "one and the same number everywhere"


def nonzero(part: Part) -> str:
    """Numbers came where every example has zeros."""
    zeros = part.every(lambda g, w: w.size and not np.any(w))
    return "not zero, as it should be" if zeros and len(part.wanted) > 1 else ""


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
    "the right value, rounded to one decimal": lambda w: np.round(w, 1),
    "the right value, rounded to two decimals": lambda w: np.round(w, 2),
    "the right value, rounded to three decimals": lambda w: np.round(w, 3),
    "the right value, rounded to four decimals": lambda w: np.round(w, 4),
    "v (1 − v) of the right value v": lambda w: w * (1 - w),
    "1 − v² of the right value v": lambda w: 1 - w**2,
    "the right value, cut at 1": lambda w: np.minimum(w, 1),
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
