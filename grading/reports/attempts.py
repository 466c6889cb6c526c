"""Attempts over time: when versions came, and what repeating was worth."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np

from .. import paths

BINS = 12  # of equal length, from the first arrival to the last
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Attempts:
    """What a class did with its attempts.

    Parameters
    ----------
    bins : list of (str, int)
        When, and how many came then.
    rounds : list of (int, int, float)
        The number of an attempt, how many students' that was graded, and their mean
        share of the points.
    count : int
        Of all that came.
    """

    bins: list[tuple[str, int]]
    rounds: list[tuple[int, int, float]]
    count: int


def attempts(folder: Path, weeks: Iterable[str]) -> Attempts | None:
    """Read what `course watch` took in; None if that is nothing."""
    every = [
        json.loads(path.read_text(encoding="utf-8"))
        for week in weeks
        for path in (folder / paths.ATTEMPTS / week).glob("*/[0-9]*/attempt.json")
    ]
    if not every:
        return None
    moments = np.array(
        [datetime.fromisoformat(a["received"]).timestamp() for a in every]
    )
    return Attempts(_bins(moments), _rounds(every), len(every))


def _bins(moments: list[float]) -> list[tuple[str, int]]:
    counts, edges = np.histogram(moments, bins=BINS)
    starts = [datetime.fromtimestamp(edge) for edge in edges[:-1].tolist()]
    short = starts[-1] - starts[0] < BINS * DAY
    form = "%d %b %H:%M" if short else "%d %b"
    return [(f"{s:{form}}", n) for s, n in zip(starts, counts.tolist(), strict=True)]


def _rounds(every: list[dict]) -> list[tuple[int, int, float]]:
    shares: dict[int, list[float]] = {}
    for one in every:
        if one["status"] == "graded" and one["of"]:
            shares.setdefault(one["number"], []).append(one["points"] / one["of"])
    return [(n, len(some), float(np.mean(some))) for n, some in sorted(shares.items())]
