"""Which given cells grading has to run: those that an answer uses, and no others.

A notebook's given cells show and try things; a right answer needs none of them. One
that uses a name of theirs (a leftover `print(train_x.shape)`) finds it all the same.
Long runs are never repeated: what only they make is not there, for a stated reason.
"""

from __future__ import annotations

from collections.abc import Iterable

from . import names
from .definitions import is_theirs
from .match import course, is_asked
from .pieces import text_of

LONG = (
    "`{name}` is made by a long cell that grading does not run; pass it to your "
    "function as an argument"
)
NOT_RUN = "`{name}` is made by a given cell, and grading runs those only for answers"


def mark(cells: list[dict], wanted: Iterable[str]) -> dict[str, str]:
    """Decide which given cells are run; changes their marks in place.

    Parameters
    ----------
    cells : list of dict
        A rebuilt notebook's; a given cell is marked ``course.given`` unless it is run.
    wanted : names
        Of the functions that were asked for.

    Returns
    -------
    dict
        Names that the student uses and that may be missing, each with the reason as a
        sentence without its full stop.
    """
    codes = {
        i: names.read(text_of(cell))
        for i, cell in enumerate(cells)
        if is_theirs(cell) or is_given(cell) or is_long(cell)
    }
    missing = _missing(cells, codes)
    answers = (codes[i].needs for i in codes if is_asked(cells[i]))
    wanted = frozenset(wanted).union(*answers)
    units = list(codes)
    for n in names.closure(list(codes.values()), wanted):
        if is_given(cells[units[n]]):
            del cells[units[n]]["metadata"]["course"]["given"]
    return missing


def is_given(cell: dict) -> bool:
    """Whether a cell is as it was released and need not be run."""
    return cell["cell_type"] == "code" and bool(course(cell).get("given"))


def is_long(cell: dict) -> bool:
    """Whether a cell is a long run that grading does not repeat."""
    return course(cell).get("role") == "demo"


def _missing(cells: list[dict], codes: dict[int, names.Code]) -> dict[str, str]:
    """Names of given cells that a cell may look for in vain, and why."""
    theirs = [code for i, code in codes.items() if is_theirs(cells[i])]
    made = frozenset().union(*(code.makes for code in theirs))
    needed = frozenset().union(*(code.needs for code in theirs))
    long: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    for i, code in codes.items():
        if is_long(cells[i]) or (is_given(cells[i]) and code.needs & long):
            long |= code.makes - made
        elif is_given(cells[i]):
            given |= code.makes - made
    reasons = {name: NOT_RUN.format(name=name) for name in given & needed}
    return reasons | {name: LONG.format(name=name) for name in long & needed - given}
