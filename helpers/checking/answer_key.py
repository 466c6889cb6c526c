"""What a judge needs to know about one exercise: examples, criteria, known mistakes.

An answer key is plain data. The grader makes one from an exercise's specification and a
seed. The one that is made from the public seed is stored as JSON beside the student's
notebook; the ones for grading exist only while a submission is judged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from itertools import product
from typing import Any

import numpy as np

from .outcome import Inputs, Outcome
from .plain import Opaque

DIGITS = 12  # kept of every argument: far finer than the tolerance
COMPUTED = 8  # kept of what is computed from them: as far as platforms agree
WIDTH = 88  # of a line in a stored document, where it can be broken


@dataclass(frozen=True)
class Criterion:
    """One thing that earns points.

    Parameters
    ----------
    name : str
        Unique in its exercise, such as "dw" or "shape of dw".
    looks_at : {"type", "shape", "values", "arguments"}
        "values" also wants the right shape, unless a "shape" criterion of the same
        part has that job. "arguments" wants them as they were before the call.
    at : tuple of str and int
        The way to the part of the returned value: ``(0, "dw")``; () is all of it.
    part : str
        What that part is called in messages, such as ``grads["dw"]``.
    points : float
    on : str
        Tag of the examples it is about; "" is every example without a tag.
    """

    name: str
    looks_at: str
    at: tuple = ()
    part: str = ""
    points: float = 1.0
    on: str = ""


@dataclass(frozen=True)
class Example:
    """One call: arguments, what it should do, and what other evidence says.

    Parameters
    ----------
    args, kwargs
        The arguments.
    names : tuple of str
        What the positional arguments are called.
    tag : str
        Examples with a tag are looked at only by criteria `on` that tag.
    seed : int
        Given to `np.random.seed` before the call.
    wanted : Outcome
        What the reference does.
    oracles : dict
        Criterion name to a value found without the reference: a central difference,
        scikit-learn's log loss.
    mistakes : mapping
        Name of a known mistake to the Outcome of making it.
    """

    args: tuple
    kwargs: dict = field(default_factory=dict)
    names: tuple = ()
    tag: str = ""
    seed: int = 0
    wanted: Outcome = Outcome("returned")
    oracles: dict = field(default_factory=dict)
    mistakes: Mapping = field(default_factory=dict)

    @property
    def inputs(self) -> Inputs:
        """What the call is made with, and nothing of what should come of it."""
        return Inputs(self.args, self.kwargs, self.seed)


@dataclass(frozen=True)
class Diagnosis:
    """What a student who made a known mistake should read.

    Parameters
    ----------
    says, section, name : str
        See `grading.model.exercise.Mistake`.
    caught_by : str
        The criterion that charges for it: what else fails then costs nothing.
    family : str
        Mistakes of one family are one mistake in several forms; "" is its own name.
    touches : tuple of (int, int)
        Where in the answer it is: two mistakes in one place cannot both be made.
    """

    says: str
    section: str
    name: str = ""
    caught_by: str = ""
    family: str = ""
    touches: tuple = ()

    def beside(self, other: Diagnosis) -> bool:
        """Whether this mistake and another one can both be made."""
        pairs = product(self.touches, other.touches)
        return all(a[1] <= b[0] or b[1] <= a[0] for a, b in pairs)


@dataclass(frozen=True)
class AnswerKey:
    """One exercise, ready to be judged.

    Parameters
    ----------
    exercise, section : str
        The function's name, and the heading of the section that teaches it.
    criteria : tuple of Criterion
    examples : tuple of Example
    diagnoses : dict
        Name of each known mistake to its Diagnosis.
    hints : tuple of str
    uses : tuple of str
        Functions of the student's own that this one calls.
    kept : dict
        What was found out about it once (see `diagnosis`); is not stored.
    """

    exercise: str
    section: str
    criteria: tuple
    examples: tuple
    diagnoses: dict = field(default_factory=dict)
    hints: tuple = ()
    uses: tuple = ()
    kept: dict = field(default_factory=dict, init=False, repr=False, compare=False)

    @property
    def points(self) -> float:
        """Points of all criteria together."""
        return float(sum(c.points for c in self.criteria))


def dumps(document: Any) -> str:
    """Write answer keys (in dicts and lists) as JSON in lines, for readable diffs.

    Arrays stand on one line, whatever their length; everything else is broken into its
    parts where it is too long for one.
    """
    return _in_lines(_encode(document))


def loads(text: str) -> Any:
    """Read what `dumps` wrote."""
    return _decode(json.loads(text))


def _in_lines(value: Any, indent: str = "") -> str:
    if not _has_parts(value):
        return json.dumps(value, ensure_ascii=False)
    keyed = isinstance(value, dict)
    headed = "is" in value if keyed else len(value) == 2 and isinstance(value[0], str)
    deeper = indent if headed else indent + " "  # what has a head goes on beside it
    if keyed:
        parts = [f'"{k}": {_in_lines(v, deeper)}' for k, v in value.items()]
    else:
        parts = [_in_lines(v, deeper) for v in value]
    opening, closing = "{}" if keyed else "[]"
    line = ", ".join(parts)
    if headed or ("\n" not in line and len(indent + line) < WIDTH - 1):
        return opening + line + closing
    inner = f",\n{deeper}".join(parts)
    return f"{opening}\n{deeper}{inner}\n{indent}{closing}"


def _has_parts(value: Any) -> bool:
    """Whether a part of an encoded document is more than a row of numbers."""
    if isinstance(value, dict):
        return value.get("!") != "array"
    return isinstance(value, list) and not all(
        isinstance(v, (int, float)) for v in value
    )


_CLASSES = {
    c.__name__: c for c in (AnswerKey, Criterion, Example, Diagnosis, Outcome, Opaque)
}


def tidy(value: Any) -> Any:
    """Round every float in `value` as storing it would, so that both sides agree."""
    return _decode(_encode(value))


def _encode(value: Any, digits: int = DIGITS) -> Any:
    if type(value).__name__ in _CLASSES:
        return {"!": type(value).__name__, **_encode_fields(value)}
    if isinstance(value, np.ndarray):
        numbers = [_encode(v, digits) for v in value.ravel().tolist()]
        return {"!": "array", "of": value.dtype.str, "to": value.shape, "is": numbers}
    if isinstance(value, np.generic):
        return _encode(value.item(), digits)
    if isinstance(value, float):
        return float(f"{value:.{digits}g}")
    if isinstance(value, tuple):
        return {"!": "tuple", "is": [_encode(v, digits) for v in value]}
    if isinstance(value, list):
        return [_encode(v, digits) for v in value]
    if isinstance(value, Mapping):
        return {"!": "dict", "is": [[k, _encode(v, digits)] for k, v in value.items()]}
    if value is None or isinstance(value, (bool, int, str)):
        return value
    raise TypeError(
        f"an answer key holds plain data and arrays, not {type(value).__name__}"
    )


def _encode_fields(value: Any) -> dict:
    """The fields that are not what they are by default."""
    kept = {}
    for known in filter(lambda f: f.init, fields(value)):
        digits = DIGITS if known.name in ("args", "kwargs") else COMPUTED
        encoded = _encode(getattr(value, known.name), digits)
        default = known.default
        if known.default_factory is not MISSING:
            default = known.default_factory()
        if default is MISSING or encoded != _encode(default):
            kept[known.name] = encoded
    return kept


def _decode(value: Any) -> Any:
    if isinstance(value, list):
        return [_decode(v) for v in value]
    if not isinstance(value, dict):
        return value
    tag = value["!"]
    if tag == "array":
        return np.array(value["is"], dtype=value["of"]).reshape(value["to"])
    if tag == "tuple":
        return tuple(_decode(v) for v in value["is"])
    if tag == "dict":
        return {k: _decode(v) for k, v in value["is"]}
    return _CLASSES[tag](**{k: _decode(v) for k, v in value.items() if k != "!"})
