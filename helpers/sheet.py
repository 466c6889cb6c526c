"""What a judge needs to know about one exercise: examples, criteria, known mistakes.

A sheet is plain data. The grader makes one from an exercise's specification and a
seed. The one that is made from the public seed is stored as JSON beside the student's
notebook; the ones for grading exist only while a submission is judged.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from .outcome import Outcome

DIGITS = 12  # kept of every stored number: far finer than the tolerance


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
    witness : dict
        Criterion name to a value found without the reference: a central difference,
        scikit-learn's log loss.
    mistakes : dict
        Name of a known mistake to the Outcome of making it.
    """

    args: tuple
    kwargs: dict = field(default_factory=dict)
    names: tuple = ()
    tag: str = ""
    seed: int = 0
    wanted: Outcome = Outcome("returned")
    witness: dict = field(default_factory=dict)
    mistakes: dict = field(default_factory=dict)


@dataclass(frozen=True)
class Story:
    """What a student who made a known mistake should read.

    Parameters
    ----------
    says, section, name : str
        See `grading.exercise.Mistake`.
    caught_by : str
        The criterion that charges for it: what else fails then costs nothing.
    """

    says: str
    section: str
    name: str = ""
    caught_by: str = ""


@dataclass(frozen=True)
class Sheet:
    """One exercise, ready to be judged.

    Parameters
    ----------
    exercise, section : str
        The function's name, and the heading of the section that teaches it.
    criteria : tuple of Criterion
    examples : tuple of Example
    stories : dict
        Name of each known mistake to its Story.
    hints : tuple of str
    uses : tuple of str
        Functions of the student's own that this one calls.
    """

    exercise: str
    section: str
    criteria: tuple
    examples: tuple
    stories: dict = field(default_factory=dict)
    hints: tuple = ()
    uses: tuple = ()

    @property
    def points(self) -> float:
        """Points of all criteria together."""
        return float(sum(c.points for c in self.criteria))


def dumps(document: Any) -> str:
    """Write sheets (in dicts and lists) as JSON with one line per example."""
    return json.dumps(_encode(document), ensure_ascii=False, separators=(",", ":"))


def loads(text: str) -> Any:
    """Read what `dumps` wrote."""
    return _decode(json.loads(text))


_CLASSES = {c.__name__: c for c in (Sheet, Criterion, Example, Story, Outcome)}


def tidy(value: Any) -> Any:
    """Round every float in `value` as storing it would, so that both sides agree."""
    return _decode(_encode(value))


def _encode(value: Any) -> Any:
    if type(value).__name__ in _CLASSES:
        fields = {k: _encode(v) for k, v in vars(value).items()}
        return {"!": type(value).__name__, **fields}
    if isinstance(value, np.ndarray):
        numbers = [_encode(v) for v in value.ravel().tolist()]
        return {"!": "array", "of": value.dtype.str, "to": value.shape, "is": numbers}
    if isinstance(value, np.generic):
        return _encode(value.item())
    if isinstance(value, float):
        return float(f"{value:.{DIGITS}g}")
    if isinstance(value, tuple):
        return {"!": "tuple", "is": [_encode(v) for v in value]}
    if isinstance(value, list):
        return [_encode(v) for v in value]
    if isinstance(value, dict):
        return {"!": "dict", "is": [[k, _encode(v)] for k, v in value.items()]}
    if value is None or isinstance(value, (bool, int, str)):
        return value
    raise TypeError(f"a sheet holds plain data and arrays, not {type(value).__name__}")


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
