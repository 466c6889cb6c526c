"""The numbers of a class: how hard and how telling each exercise is, which mistakes."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from helpers.checking.result import PASSED, VOID

from ..judging.record import COMPLETE, NOT_ATTEMPTED, NOT_JUDGED, WRONG
from .compact import Compact

KNOWN = "known mistake"
OTHER = "other error"
OUTCOMES = (COMPLETE, KNOWN, WRONG, "timeout", OTHER, NOT_ATTEMPTED, NOT_JUDGED)


@dataclass(frozen=True)
class Item:
    """One exercise, or one criterion of it, over all who handed it in.

    Parameters
    ----------
    lesson, exercise, criterion : str
        `criterion` is "" for the exercise as a whole.
    of : float
        Points.
    count : int
        Students.
    passed : float
        Share of them who passed it, from 0 to 1.
    mean : float
        Mean share of the points, from 0 to 1: what test theory calls its difficulty,
        high for what is easy.
    telling : float or None
        Discrimination, see `item_rest`; None where nothing varies.
    """

    lesson: str
    exercise: str
    criterion: str
    of: float
    count: int
    passed: float
    mean: float
    telling: float | None


@dataclass
class Numbers:
    """All numbers of a class that come from its records.

    Parameters
    ----------
    items : list of Item
        Each exercise, followed by its criteria.
    outcomes : dict
        (lesson, exercise) to outcome to the students who came out so.
    mistakes : dict
        (lesson, exercise, mistake) to the students who made it.
    """

    items: list[Item] = field(default_factory=list)
    outcomes: dict[tuple, dict[str, list[str]]] = field(default_factory=dict)
    mistakes: dict[tuple, list[str]] = field(default_factory=dict)

    def as_rows(self) -> list[dict[str, Any]]:
        """The items as plain rows."""
        return [asdict(item) for item in self.items]


def numbers(notebooks: Iterable[tuple[str, Compact]]) -> Numbers:
    """Count what students' records say.

    Parameters
    ----------
    notebooks : iterable of (student, Compact)
    """
    by_exercise: dict[tuple, list[tuple[str, dict]]] = defaultdict(list)
    totals: Counter[tuple] = Counter()
    for student, notebook in notebooks:
        for record in notebook["records"]:
            lesson = notebook["lesson"]
            by_exercise[lesson, record["exercise"]].append((student, record))
            totals[lesson, student] += record["points"]
    found = Numbers()
    for (lesson, exercise), records in by_exercise.items():
        total = np.array([totals[lesson, student] for student, _ in records])
        found.items += _items(lesson, exercise, [r for _, r in records], total)
        outcomes = found.outcomes.setdefault((lesson, exercise), {})
        for student, record in records:
            outcomes.setdefault(outcome(record), []).append(student)
            if record["diagnosis"]:
                key = lesson, exercise, record["diagnosis"]
                found.mistakes.setdefault(key, []).append(student)
    return found


def outcome(record: dict) -> str:
    """Which column of the heat map a record falls into."""
    if record["diagnosis"]:
        return KNOWN
    return record["state"] if record["state"] in OUTCOMES else OTHER


def item_rest(item: np.ndarray, total: np.ndarray) -> float | None:
    r"""Item-rest correlation: does who does well elsewhere do well here?

    .. math:: r = \mathrm{corr}(x_i,\; T - x_i)

    with x_i a student's points for item i, T that student's points in the notebook, and
    Pearson's correlation over the students. T - x_i and not T, because an item
    correlates with itself. Below about 0.2 an item tells little about who has
    understood; below 0 something is wrong with it.

    Parameters
    ----------
    item, total : ndarray of shape (n,)

    Returns
    -------
    float from -1 to 1, or None if one of the two does not vary.
    """
    rest = total - item
    if item.size < 3 or np.ptp(item) == 0 or np.ptp(rest) == 0:
        return None
    return float(np.corrcoef(item, rest)[0, 1])


def _items(
    lesson: str, exercise: str, records: list[dict], total: np.ndarray
) -> list[Item]:
    of = max(record["of"] for record in records)
    points = np.array([record["points"] for record in records])
    items = [_item(lesson, exercise, "", of, points, points >= of, total)]
    earned: dict[str, np.ndarray] = {}
    worth: dict[str, float] = {}
    holds: dict[str, np.ndarray] = {}
    for index, record in enumerate(records):
        for mark in record["marks"]:
            name = mark["criterion"]
            if name not in earned:
                earned[name] = np.zeros(len(records))
                holds[name] = np.zeros(len(records), dtype=bool)
                worth[name] = mark["of"]
            earned[name][index] = mark["points"]
            holds[name][index] = mark["status"] in (PASSED, VOID)
    for name, value in earned.items():
        about = lesson, exercise, name, worth[name]
        items.append(_item(*about, value, holds[name], total))
    return items


def _item(
    lesson: str,
    exercise: str,
    criterion: str,
    of: float,
    points: np.ndarray,
    passed: np.ndarray,
    total: np.ndarray,
) -> Item:
    mean = float(points.mean() / of) if of else 0.0
    share = float(passed.mean())
    telling = item_rest(points, total)
    return Item(lesson, exercise, criterion, of, points.size, share, mean, telling)
