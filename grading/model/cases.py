"""What a specification is written with: cases, known mistakes, right variants."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np


@dataclass(frozen=True)
class Mistake:
    """A wrong answer that students give, with what to say to them.

    Parameters
    ----------
    name : str
        What went wrong, in a few words: "dw is not divided by m". Unique.
    edit : tuple of (str, str), tuple of such tuples, or str
        Replacements in the answer's text, each of which must match exactly once; or
        the whole text of the wrong function.
    says : str
        What the student reads; completes “Diagnosis: …”. Says what happened and
        why it matters, not what to type.
    caught_by : str
        Name of the criterion that must fail, and that charges for the mistake.
    section : str
        Heading to read again; by default the exercise's.
    family : str
        What mistakes share that are one mistake in several forms; by default its name.
    """

    name: str
    edit: str | tuple
    says: str
    caught_by: str
    section: str = ""
    family: str = ""


@dataclass(frozen=True)
class Variant:
    """A right answer that looks different and must get full points."""

    name: str
    edit: str | tuple


@dataclass(frozen=True)
class Case:
    """One set of arguments.

    Parameters
    ----------
    args
        Positional arguments.
    kwargs
        Keyword arguments.
    tag : str
        Only criteria `on` this tag look at the case; "" for ordinary cases.
    seed : int
        What NumPy's global generator is seeded with before the call.
    """

    args: tuple
    kwargs: dict = field(default_factory=dict)
    tag: str = ""
    seed: int = 0


def case(*args: object, tag: str = "", seed: int = 0, **kwargs: object) -> Case:
    """Write a `Case` as one would write the call."""
    return Case(args, kwargs, tag, seed)


def normal(rng: np.random.Generator, *shape: int, digits: int = 2) -> np.ndarray:
    """Draw standard normal numbers with few digits, pleasant to read in a message."""
    return rng.normal(size=shape).round(digits)


def labels(rng: np.random.Generator, m: int) -> np.ndarray:
    """Draw labels of shape (1, m), of both classes if m > 1."""
    y = rng.integers(0, 2, size=(1, m))
    if m > 1:
        y[0, :2] = rng.permutation(2)
    return y
