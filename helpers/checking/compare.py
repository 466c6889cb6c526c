"""Compare what came with what was wanted, and say the first difference in words."""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from .plain import Opaque

# The one tolerance of the course. A sum of n numbers, added up in any order, is off by
# at most (n - 1) u sum|x|, with u = 1.1e-16 in float64 (Higham, Accuracy and Stability
# of Numerical Algorithms, section 4.2): 1e-13 for a thousand numbers, and about 1e-12
# after a few hundred steps of gradient descent. In float32 u is 6e-8: one pass over a
# few dozen numbers stays below 1e-5 as well. Central differences, which some answers
# are also compared with, are good to 1e-8. Known mistakes differ by 1e-3 and more.
# tests/test_platform.py measures how much of it right answers use.
RTOL, ATOL = 1e-5, 1e-7

_NUMBERS = "biuf"

# What a sentence against an answer is about.
NO_VALUE, ARGUMENTS, TYPE, SHAPE = "no value", "arguments", "type", "shape"
NOT_FINITE, VALUES, NAME = "not finite", "values", "name"


class Complaint(NamedTuple):
    """What is wrong with an answer.

    Parameters
    ----------
    kind : {"no value", "arguments", "type", "shape", "not finite", "values", "name"}
        "name": nothing came because of a name, and it is known why it is not there.
    says : str
    """

    kind: str
    says: str


def is_scalar(value: Any) -> bool:
    """Whether `value` is one number of any kind: Python's, NumPy's, or a 0-d array."""
    if isinstance(value, np.ndarray):
        return value.ndim == 0 and value.dtype.kind in _NUMBERS
    return isinstance(value, (bool, int, float, np.bool_, np.integer, np.floating))


def difference(got: Any, wanted: Any, name: str = "", *, shape: bool = True) -> str:
    """Say in one sentence how `got` first differs from `wanted`; "" if it does not."""
    complaint = differing(got, wanted, name, shape=shape)
    return complaint.says if complaint else ""


def differing(
    got: Any, wanted: Any, name: str = "", *, shape: bool = True
) -> Complaint | None:
    """Find the first way in which `got` differs from `wanted`; None if it does not.

    Parameters
    ----------
    got, wanted : object
        Numbers, arrays, strings, None, and dicts, tuples and lists of these.
    name : str
        What the value is called in the sentence, such as ``grads["dw"]``.
    shape : bool
        False lets arrays with the same numbers in another shape pass: the shape has
        a criterion of its own, and a mistake costs its points once.

    Notes
    -----
    Order: something there, type, shape, finite, values. A list is as good as a tuple,
    an array of the right length as good as a list of numbers, True as good as 1.
    """
    if says := wrong_type(got, wanted, name):
        return Complaint(TYPE, says)
    if isinstance(wanted, dict) or (
        isinstance(wanted, (tuple, list)) and not _is_series(wanted)
    ):
        every = (differing(*p, shape=shape) for p in _pairs(got, wanted, name))
        return next(filter(None, every), None)
    if isinstance(wanted, np.ndarray) or is_scalar(wanted) or _is_series(wanted):
        if shape and (says := wrong_shape(got, wanted, name)):
            return Complaint(SHAPE, says)
        return _wrong_values(np.asarray(got), np.asarray(wanted), name)
    if got == wanted:
        return None
    return Complaint(TYPE, f"{name} is {got!r}; it should be {wanted!r}")


def _pairs(got: Any, wanted: dict | tuple | list, name: str) -> list[tuple]:
    """The parts of two values that belong together, each pair with its name."""
    if isinstance(wanted, dict):
        return [(got[k], w, f'{name}["{k}"]') for k, w in wanted.items()]
    pairs = zip(got, wanted, strict=True)
    return [(g, w, f"{name}[{i}]") for i, (g, w) in enumerate(pairs)]


def first_wrong(got: Any, wanted: Any, name: str) -> tuple[str, Any, Any]:
    """Find the first part that differs: its name, what came, what was wanted.

    The whole, if a part is missing or is not of the kind that was wanted.
    """
    if wrong_type(got, wanted, name) or _is_series(wanted):
        return name, got, wanted
    if not isinstance(wanted, (dict, tuple, list)):
        return name, got, wanted
    parts = _pairs(got, wanted, name)
    wrong = next((p for p in parts if differing(*p, shape=False)), None)
    if wrong:
        return first_wrong(*wrong)
    first, want, part = parts[0]
    return part, first, want


def wrong_type(got: Any, wanted: Any, name: str = "") -> str:
    """Say what kind of thing `got` is if it is not the kind that was wanted."""
    if got is None and wanted is not None:
        return f"{name} is None: nothing was returned there"
    if isinstance(got, Opaque):
        return f"{name} is {got}; it should be {_kind_wanted(wanted)}"
    if isinstance(wanted, dict):
        if not isinstance(got, dict):
            return f"{name} is {kind(got)}; it should be a dictionary"
        missing = [k for k in wanted if k not in got]
        keys = ", ".join(str(k)[:20] for k in list(got)[:8])
        return missing and f'{name} has no key "{missing[0]}"; its keys: {keys}' or ""
    if isinstance(wanted, np.ndarray):
        return _not_numbers(got, name, array=True)
    if is_scalar(wanted):
        return _not_numbers(got, name)
    if isinstance(wanted, (tuple, list)):
        return _wrong_length(got, wanted, name)
    if type(got) is not type(wanted):
        return f"{name} is {kind(got)}; it should be {kind(wanted)}"
    return ""


def wrong_shape(got: Any, wanted: Any, name: str = "") -> str:
    """Say which shape came and which was wanted, if they differ."""
    came, want = np.shape(got), np.shape(wanted)
    if came == want:
        return ""
    if not want:
        return f"{name} has shape {came}; it should be one number"
    if came == want[::-1]:
        return f"{name} has shape {came}, the transpose of {want}"
    if len(came) == 1 and len(want) == 2:
        return f"{name} is a rank-1 array of shape {came}; it should be {want}"
    if not came:
        return f"{name} is one number; it should be an array of shape {want}"
    return f"{name} has shape {came}; it should have {want}"


def same(got: Any, wanted: Any) -> bool:
    """Whether two values agree to the tolerance, shapes included, nan equal to nan."""
    try:
        if isinstance(wanted, dict):
            return (
                isinstance(got, dict)
                and got.keys() == wanted.keys()
                and all(same(got[k], w) for k, w in wanted.items())
            )
        if isinstance(wanted, (tuple, list)) and not _is_series(wanted):
            return (
                isinstance(got, (tuple, list))
                and len(got) == len(wanted)
                and all(same(g, w) for g, w in zip(got, wanted, strict=True))
            )
        if isinstance(wanted, (str, type(None))):
            return type(got) is type(wanted) and got == wanted
        g, w = np.asarray(got), np.asarray(wanted)
        if g.dtype.kind not in _NUMBERS or w.dtype.kind not in _NUMBERS:
            return False
        return g.shape == w.shape and _close(g, w)
    except (TypeError, ValueError):
        return False


def kind(value: Any) -> str:
    """Name the kind of a value as one would to a beginner."""
    if isinstance(value, np.ndarray):
        return f"an array of shape {value.shape}"
    names = {
        dict: "a dictionary",
        list: "a list",
        tuple: f"a tuple of {len(value)}" if isinstance(value, tuple) else "",
        str: "a string",
        type(None): "None",
    }
    if type(value) in names:
        return names[type(value)]
    if isinstance(value, Opaque):
        return value.description
    return "a number" if is_scalar(value) else f"a {type(value).__name__}"


def _kind_wanted(value: Any) -> str:
    return "a plain NumPy array" if isinstance(value, np.ndarray) else kind(value)


def _first(sentences: Any) -> str:
    return next((s for s in sentences if s), "")


def _is_series(value: Any) -> bool:
    """Whether `value` is a list of plain numbers, such as `costs`."""
    return isinstance(value, list) and all(is_scalar(v) for v in value)


def _wrong_length(got: Any, wanted: tuple | list, name: str) -> str:
    series = _is_series(wanted)
    if not isinstance(got, (tuple, list)) and not (
        series and isinstance(got, np.ndarray) and got.ndim == 1
    ):
        return f"{name} is {kind(got)}; it should be {kind(wanted)}"
    if len(got) != len(wanted):
        return f"{name} holds {len(got)} values; it should hold {len(wanted)}"
    if series:
        return _first(
            f"{name}[{i}] is {kind(g)}; it should be a number"
            for i, g in enumerate(got)
            if not is_scalar(g)
        )
    return ""


def _not_numbers(got: Any, name: str, *, array: bool = False) -> str:
    """Refuse what NumPy would only half understand: lists, objects, strings."""
    if isinstance(got, np.ndarray):
        if got.dtype.kind not in _NUMBERS:
            return f"{name} holds {got.dtype} values; it should hold numbers"
        return ""
    if not is_scalar(got):
        wanted = "a NumPy array" if array else "a number"
        return f"{name} is {kind(got)}; it should be {wanted}"
    return ""


def _close(got: np.ndarray, wanted: np.ndarray) -> bool:
    """Whether numbers agree to the tolerance.

    Most are equal, or wrong from the first one on, which is quick to see.
    """
    if np.array_equal(got, wanted):
        return True
    first, right = float(got.item(0)), float(wanted.item(0))
    if abs(first - right) > 2 * (ATOL + RTOL * abs(right)):
        return False
    return np.allclose(got, wanted, rtol=RTOL, atol=ATOL, equal_nan=True)


def _wrong_values(got: np.ndarray, wanted: np.ndarray, name: str) -> Complaint | None:
    if got.size != wanted.size:
        return Complaint(SHAPE, wrong_shape(got, wanted, name))
    got, wanted = got.ravel().astype(float), wanted.ravel().astype(float)
    if _close(got, wanted):
        return None
    if np.isnan(got).any() and not np.isnan(wanted).any():
        nan = f"{name} holds nan, which is what 0/0, 0·log 0 or inf − inf give"
        return Complaint(NOT_FINITE, nan)
    if np.isinf(got).any() and not np.isinf(wanted).any():
        inf = f"{name} holds inf, which is what x/0, log 0 or a huge exp give"
        return Complaint(NOT_FINITE, inf)
    return Complaint(VALUES, f"{name} has wrong values")
