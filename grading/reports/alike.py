"""Find pairs of submissions that share what hardly anybody else wrote.

Each run of `SPAN` words and signs of a student's code is hashed, comments and names
included. What was given, what stands in the course's own answer and what more than a
few students wrote is left out. What is left is rare, and a pair that shares much of it
is worth a look. It proves nothing: two people who work at one table, or read the same
page, write alike.
"""

from __future__ import annotations

import base64
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations

import numpy as np

SPAN = 7  # words and signs in a row
FEW = 12  # students; what more of them wrote is no hint
LEAST = 15  # rare runs that a pair shares before it is shown
MOST = 10  # pairs that are shown
_WORD = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True)
class Pair:
    """Two submissions that share rare runs of words: indices into the class."""

    first: int
    second: int
    shared: frozenset[int]


def prints(texts: Iterable[str]) -> set[int]:
    """Hash every run of `SPAN` words of some texts."""
    return {number for text in texts for number, _, _ in _runs(text)}


def packed(hashes: Iterable[int]) -> str:
    """Hashes as a short text."""
    numbers = np.array(sorted(hashes), dtype="<u4")
    return base64.b64encode(numbers.tobytes()).decode()


def unpacked(text: str) -> np.ndarray:
    """The hashes that `packed` packed."""
    return np.frombuffer(base64.b64decode(text), dtype="<u4")


def shared_lines(text: str, shared: frozenset[int]) -> set[int]:
    """Which lines of a text, counted from 0, are part of shared runs."""
    return {
        line
        for number, first, last in _runs(text)
        if number in shared
        for line in range(first, last + 1)
    }


def pairs(everybody: list[np.ndarray]) -> list[Pair]:
    """Find the pairs that share most of what hardly anybody else wrote.

    Parameters
    ----------
    everybody : list of ndarray of int
        The hashes of each submission, the given ones left out.

    Returns
    -------
    list of Pair
        At most `MOST`, the most alike first.
    """
    most = max(2, min(FEW, len(everybody) // 10))
    sizes = [len(one) for one in everybody]
    if not sum(sizes):
        return []
    who = np.repeat(np.arange(len(everybody)), sizes)
    what = np.concatenate(everybody)
    order = np.lexsort((who, what))
    who, what = who[order], what[order]
    starts = np.flatnonzero(np.r_[True, what[1:] != what[:-1]])
    counts = np.diff(np.r_[starts, what.size])
    hints = [
        _together(who, what, starts[counts == count], count)
        for count in range(2, most + 1)
    ]
    first, second, run = np.concatenate(hints, axis=1)
    both = first * len(everybody) + second
    names, times = np.unique(both, return_counts=True)
    alike = [
        Pair(*divmod(int(name), len(everybody)), frozenset(run[both == name].tolist()))
        for name in names[times >= LEAST]
    ]
    return sorted(alike, key=lambda p: (-len(p.shared), p.first, p.second))[:MOST]


def _together(
    who: np.ndarray, what: np.ndarray, starts: np.ndarray, count: int
) -> np.ndarray:
    """All pairs of students who share a run that `count` of them wrote.

    Returns
    -------
    ndarray of shape (3, pairs)
        The two students, and the run.
    """
    columns = [
        (who[starts + i], who[starts + j], what[starts].astype(np.int64))
        for i, j in combinations(range(count), 2)
    ]
    return np.concatenate(columns, axis=1)


def _runs(text: str) -> Iterator[tuple[int, int, int]]:
    """Every run of words: its hash, its first and its last line."""
    words = [
        (word, number)
        for number, line in enumerate(text.split("\n"))
        for word in _WORD.findall(line)
    ]
    for run in zip(*(words[i:] for i in range(SPAN)), strict=False):
        text = "\x1f".join(word for word, _ in run)
        yield zlib.crc32(text.encode("utf-8", "replace")), run[0][1], run[-1][1]
