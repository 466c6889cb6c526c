"""NumPy as it was when the course was imported, whatever a notebook did to it since.

`np.seterr(all="raise")`, or `np.random.seed = 1` where `np.random.seed(1)` was meant,
stay in a session until it ends. Judging and what is judged run without them. What a
notebook added to NumPy stays; what it changed is back afterwards. What a judged call
changes is undone.
"""

from __future__ import annotations

import contextlib
import warnings
from collections.abc import Iterator
from operator import is_
from typing import Any

import numpy as np

_ERRORS = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}
_PRINTING = np.get_printoptions()
_SPACES = [vars(module) for module in (np, np.random, np.linalg)]
_NAMES = [(space, tuple(space), tuple(space.values())) for space in _SPACES]

_errstate, _printoptions = np.errstate, np.printoptions
_get_state, _set_state = np.random.get_state, np.random.set_state
_seed = np.random.seed


@contextlib.contextmanager
def as_imported(seed: int | None = None) -> Iterator[None]:
    """Run a block with NumPy as it was imported, and put everything back after it.

    Parameters
    ----------
    seed : int or None
        Where the global random numbers begin in the block; None leaves them.
    """
    theirs = [_restored(*kept) for kept in _NAMES]
    state = _get_state()
    if seed is not None:
        _seed(seed)
    try:
        with (
            warnings.catch_warnings(),
            _errstate(call=None, **_ERRORS),
            _printoptions(**_PRINTING),
        ):
            warnings.simplefilter("ignore")
            yield
    finally:
        for kept in _NAMES:
            _restored(*kept)
        _set_state(state)
        for (space, *_), names in zip(_NAMES, theirs, strict=True):
            space.update(names)


@contextlib.contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Run the course's own code, which leaves NumPy alone, with a seed of its own.

    It takes a twentieth of the time of `as_imported`; global random numbers go on from
    wherever the block left them.
    """
    _seed(seed)
    with warnings.catch_warnings(), _errstate(call=None, **_ERRORS):
        warnings.simplefilter("ignore")
        yield


def _restored(space: dict, names: tuple, values: tuple) -> dict[str, Any]:
    """Undo what was done to a module; give what its names were, to put them back."""
    if all(map(is_, map(space.get, names), values)):
        return {}
    right = dict(zip(names, values, strict=True))
    theirs = {n: space[n] for n in names if n in space and space[n] is not right[n]}
    space.update(right)
    return theirs
