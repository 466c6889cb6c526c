"""How wrong numbers follow from the right ones by a factor, a term or a step."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product

import numpy as np

from .part import RIGHT, Part, close, guarded

EXAMPLES_IN_COLUMNS = ("X", "Y", "A", "A2", "AL", "A_prev", "dZ", "Z", "dA")


def sign(part: Part) -> str:
    """Everything has the other sign."""
    return f"minus {RIGHT}" if part.every(lambda g, w: close(g, -w)) else ""


def factor(part: Part) -> str:
    """Everything is multiplied by one number, which may be one of the sizes."""
    factors = [_factor(g, w) for g, w in zip(part.got, part.wanted, strict=True)]
    known = [f for f in factors if f is not None]
    if len(known) < len(factors) or not part.fits:
        return ""
    named = _named_factor(part, known)
    return f"{RIGHT} {named}" if named else ""


def _factor(got: np.ndarray, wanted: np.ndarray) -> float | None:
    """What one array is multiplied by to give the other; None if by no one number."""
    if got.shape != wanted.shape or not np.any(wanted):
        return None
    at = np.argmax(np.abs(wanted))
    value = float(got.ravel()[at] / wanted.ravel()[at])
    return value if value and close(got, value * wanted) else None


def times(part: Part, values: tuple) -> str:
    """By what some values are multiplied to give what came, if by one number."""
    factors = [_factor(g, v) for g, v in zip(part.got, values, strict=True)]
    if None in factors or sum(g.size for g in part.got) < 2 * len(part.got):
        return ""
    return _named_factor(part, factors)


def _named_factor(part: Part, factors: list[float]) -> str:
    """Name the factors of all examples: a number, a size, one size over another."""
    minus = "minus and " if all(f < 0 for f in factors) else ""
    sizes = [abs(f) for f in factors]
    for name, values in part.given().items():
        if all(v.ndim == 0 for v in values) and np.allclose(sizes, values, rtol=1e-4):
            return f"{minus}times {name}"
    if np.allclose(sizes, sizes[0], rtol=1e-4):
        several = len(sizes) > 1 or part.wanted[0].size > 1
        return minus + _constant(sizes[0]) if several else ""
    quantities = {"1": (1.0,) * len(sizes), **_quantities(part)}
    for (above, a), (below, b) in product(quantities.items(), repeat=2):
        if np.allclose(sizes, np.divide(a, b), rtol=1e-4):
            return minus + _ratio(above, below)
    for name, values in quantities.items():
        for power, word in ((1, "times"), (-1, "divided by")):
            rest = np.divide(sizes, np.power(values, float(power)))
            if name != "1" and np.allclose(rest, rest[0], rtol=1e-4):
                return f"{minus}{word} {name}, {_constant(rest[0])}"
    return ""


_CONSTANTS = {
    np.log(2): "ln 2", 1 / np.log(2): "1/ln 2", 1 / np.log(10): "1/ln 10",
    np.sqrt(2): "√2", 1 / np.sqrt(2): "1/√2", np.pi: "π",
}  # fmt: skip


def _constant(value: float) -> str:
    for known, name in _CONSTANTS.items():
        if np.isclose(value, known, rtol=1e-6):
            return f"times {name}"
    turned = 1 / value
    if value < 1 and np.isclose(turned, round(turned), rtol=1e-6):
        return f"divided by {round(turned)}"
    return f"times {value:.4g}"


def _ratio(above: str, below: str) -> str:
    if below == "1":
        return f"times {above}"
    return (
        f"divided by {below}" if above == "1" else f"times {above}, divided by {below}"
    )


def _quantities(part: Part) -> dict[str, tuple]:
    """Sizes of the arguments, and arguments that are one number, of every example."""
    columns, rows, numbers = {}, {}, {}
    for name, values in part.given().items():
        if all(v.ndim == 0 and v > 0 for v in values):
            numbers[name] = tuple(map(float, values))
        elif all(v.ndim == 2 and v.size for v in values):
            known = "m, " if name in EXAMPLES_IN_COLUMNS else ""
            columns[f"{known}the number of columns of {name}"] = tuple(
                v.shape[1] for v in values
            )
            rows[f"the number of rows of {name}"] = tuple(v.shape[0] for v in values)
    sizes = {n: v for n, v in (columns | rows).items() if min(v) and max(v) > 1}
    whole = {n: v for n, v in sizes.items() if "[" not in n}
    return numbers | whole | sizes


def added(part: Part) -> str:
    """Everything is larger or smaller by one number, or by an argument."""
    if not part.fits:
        return ""
    off = [g - w for g, w in zip(part.got, part.wanted, strict=True)]
    if any(not np.isfinite(o).all() for o in off):
        return ""
    for name, values in part.given().items():
        if not any(np.any(v) for v in values):
            continue
        for times, word in ((1, ""), (2, "twice ")):
            for sense, more in ((1, "larger"), (-1, "smaller")):
                steps = [sense * times * v for v in values]
                if all(map(guarded(_adds_up), off, steps)):
                    return f"{more} than right by exactly {word}{name}"
    first = off[0].ravel()[0]
    if sum(o.size for o in off) > 1 and all(np.allclose(o, first) for o in off):
        return f"{'larger' if first > 0 else 'smaller'} than right by {abs(first):.4g}"
    return ""


def _adds_up(off: np.ndarray, step: np.ndarray) -> bool:
    return close(off, np.broadcast_to(step, off.shape))


def step(part: Part) -> str:
    """The step from an argument is turned round, too long or too short."""
    if not part.fits:
        return ""
    for name, values in part.given().items():
        if any(v.shape != w.shape for v, w in zip(values, part.wanted, strict=True)):
            continue
        if all(close(g, v) for g, v in zip(part.got, values, strict=True)):
            return f"still what came in as {name}, unchanged"
        pairs = list(zip(part.got, part.wanted, values, strict=True))
        factors = [_factor(g - v, w - v) for g, w, v in pairs]
        if None in factors or sum(w.size for w in part.wanted) < 2:
            continue
        if np.allclose(factors, -1):
            return f"as far from {name} as right, in the opposite direction"
        named = _named_factor(part, factors)
        if named:
            return f"a step away from {name} that is the right one {named}"
    return ""


def multiplied(part: Part) -> str:
    """A factor made of an argument is missing, or there is one too many."""
    if not part.fits:
        return ""
    for (name, values), (word, change) in product(
        part.given().items(), _FACTORS.items()
    ):
        text = word.format(name)
        if all(map(guarded(_times(change)), part.got, part.wanted, values)):
            return f"{RIGHT} with a factor {text} too many"
        if all(map(guarded(_times(change)), part.wanted, part.got, values)):
            return f"{RIGHT} without a factor {text}"
    return ""


def _times(change: Callable) -> Callable:
    def times(more: np.ndarray, less: np.ndarray, value: np.ndarray) -> bool:
        return (
            np.any(less) and np.ptp(change(value)) and close(more, less * change(value))
        )

    return times


_FACTORS: dict[str, Callable] = {
    "{}": lambda v: v,
    "{}²": np.square,
    "(1 − {})": lambda v: 1 - v,
    "(1 − {}²)": lambda v: 1 - v**2,
    "{0} (1 − {0})": lambda v: v * (1 - v),
    "({} > 0)": lambda v: 1.0 * (v > 0),
}
