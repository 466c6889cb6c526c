"""`check`, `hint`, `example`, `progress` and `quiz`, as a notebook uses them."""

from __future__ import annotations

import copy
import inspect
import os
import sys
from collections import namedtuple
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from IPython.display import display

from . import friendly
from .checking import show
from .checking.answer_key import AnswerKey, Example, loads
from .checking.card import Card, sentence
from .checking.numpy_state import as_imported
from .checking.outcome import Outcome, call
from .checking.verdict import Verdict, assess

SECONDS = 5.0  # for one call in a visible check; right answers take milliseconds


class _Lesson:
    """The open notebook: its answer keys, quizzes, and the hints given so far."""

    def __init__(self) -> None:
        self.name = ""
        self.keys: dict[str, AnswerKey] = {}
        self.quizzes: dict[str, dict] = {}
        self.hints_given: dict[str, int] = {}

    def open(self, name: str, folder: str | Path | None = None) -> None:
        document = loads(_find(name, folder).read_text(encoding="utf-8"))
        self.name = name
        self.keys = {s.exercise: s for s in document["answer_keys"]}
        self.quizzes = document["quizzes"]
        self.hints_given = {}


_open = _Lesson()


def lesson(name: str, folder: str | Path | None = None) -> None:
    """Open a notebook's checks, hints and quizzes.

    Parameters
    ----------
    name : str
        The notebook's name, such as "logistic_regression".
    folder : path, optional
        Where ``checks/<name>.json`` is; by default this folder, then the folders
        above it, then beside the `helpers` package.

    Raises
    ------
    FileNotFoundError
        If there is no such file; the message says where it was looked for.
    """
    _open.open(name, folder)
    friendly.install(lambda: _open.keys)
    display(show.welcome(name, list(_open.keys.values())))


def check(function: Callable) -> None:
    """Check one of your functions and show what is right and what is not.

    Parameters
    ----------
    function : callable
        The function itself: ``check(propagate)``, no quotes, no call.
    """
    found = _key_for(function, "check")
    if isinstance(found, str):
        card, waiting, told = sentence(found), [], True
    else:
        verdict = visible_verdict(function, found)
        card, told = show.verdict(verdict), not (verdict.passed or verdict.note)
        waiting = [s.exercise for s in _open.keys.values() if found.exercise in s.uses]
    display(card)
    if told and os.environ.get("NBGRADER_VALIDATING"):
        _tell_validator(card, waiting)


def _tell_validator(card: Card, waiting: list[str]) -> None:
    """Say what failed where `nbgrader validate` looks: on stderr, and nowhere else.

    A function that fails because of another, `waiting` for it, is not told apart.
    """
    print(card, file=sys.stderr)
    if waiting:
        print(
            sentence(f"Checked once it passes: {', '.join(waiting)}."), file=sys.stderr
        )


def hint(function: Callable) -> None:
    """Show the next hint for one of your functions; each call gives one more."""
    found = _key_for(function, "hint")
    if isinstance(found, str):
        display(sentence(found))
        return
    name, hints = found.exercise, found.hints
    given = _open.hints_given[name] = min(
        _open.hints_given.get(name, 0) + 1, len(hints)
    )
    display(show.hints(name, hints[:given], len(hints), found.section))


def example(function: Callable) -> tuple | None:
    """Give the arguments of the visible call that fails, to try your lines on.

    Parameters
    ----------
    function : callable
        The function itself, as for `check`.

    Returns
    -------
    arguments : named tuple
        Copies, in the order of the call: ``w, b, X, Y = example(propagate)``. Where
        nothing fails they are those of the first visible call.
    """
    found = _key_for(function, "example")
    if isinstance(found, str):
        display(sentence(found))
        return None
    failure = visible_verdict(function, found).first_failure
    failing = failure and failure.example
    if not failing:
        said = "has no failing visible call; these are the arguments of the first call."
        display(sentence(f"{found.exercise} {said}"))
    return _arguments(found.exercise, failing or found.examples[0])


def _arguments(name: str, call: Example) -> tuple:
    """Copy the arguments of a call into a tuple that prints as the call."""
    names = [*call.names[: len(call.args)], *call.kwargs]
    values = copy.deepcopy((*call.args, *call.kwargs.values()))
    return namedtuple(name, names)(*values)


def progress() -> None:
    """Show every exercise of this notebook with the points of its visible checks."""
    frame = inspect.currentframe()
    namespace = frame.f_back.f_globals if frame and frame.f_back else {}
    verdicts = []
    for name, key in _open.keys.items():
        function = namespace.get(name)
        known = visible_verdict(function, key) if callable(function) else None
        verdicts.append((key, known))
    display(show.progress(_open.name, verdicts))


def quiz(name: str) -> None:
    """Ask a short question; every answer, right or wrong, explains itself."""
    if name not in _open.quizzes:
        known = ", ".join(_open.quizzes) or "none; run the cell with lesson(…) first"
        display(sentence(f"There is no quiz “{name}” here. Known: {known}."))
        return
    display(show.quiz(_open.quizzes[name]))


@as_imported()
def visible_verdict(function: Callable, key: AnswerKey) -> Verdict:
    """Judge a function by the stored answer key, blaming what it uses where due."""

    def run(example: Example) -> Outcome:
        return call(
            function, example.args, example.kwargs, seed=example.seed, seconds=SECONDS
        )

    verdict = assess(key, run)
    if verdict.passed or not verdict.attempted:
        return verdict
    broken = _broken_helpers(function, key)
    if not broken:
        return verdict
    verb, whose = ("does", "its") if len(broken) == 1 else ("do", "their")
    once = "; grading will not charge you twice" if key.points else ""
    note = (
        f"{key.exercise} uses your {' and '.join(broken)}, which {verb} not pass "
        f"{whose} own check yet. Fix that first{once}."
    )
    return replace(verdict, note=note, diagnoses=(), seen="")


def _broken_helpers(function: Callable, key: AnswerKey) -> list[str]:
    """Names of the student's own functions that this one uses and that are wrong."""
    namespace = getattr(function, "__globals__", {})
    broken = []
    for name in key.uses:
        other, other_key = namespace.get(name), _open.keys.get(name)
        if other_key is None or not callable(other):
            continue
        if not visible_verdict(other, other_key).passed:
            broken.append(name)
    return broken


def _key_for(function: Any, verb: str) -> AnswerKey | str:
    """Find the answer key of a function, or say what is wrong with the question."""
    if not _open.keys:
        return "Run the cell with lesson(…) near the top, then this one again."
    example = next(iter(_open.keys))
    if not callable(function):
        return (
            f"{verb} needs the function itself, without quotes and without calling "
            f"it: {verb}({example}). You passed a value of type "
            f"{type(function).__name__}."
        )
    name = getattr(function, "__name__", "")
    if name not in _open.keys:
        return (
            f"“{name}” is not an exercise of this notebook. Its exercises are: "
            + ", ".join(_open.keys)
            + "."
        )
    return _open.keys[name]


def _find(name: str, folder: str | Path | None) -> Path:
    here = Path.cwd()
    beside = Path(__file__).resolve().parents[1]
    places = [Path(folder)] if folder else [here, *here.parents[:2], beside]
    if not folder and os.environ.get("COURSE_CHECKS"):
        places.insert(0, Path(os.environ["COURSE_CHECKS"]))
    for place in places:
        path = place / "checks" / f"{name}.json"
        if path.is_file():
            return path
    raise FileNotFoundError(
        f"checks/{name}.json is missing. It comes with the notebook and belongs in a "
        f"folder “checks” beside it. Looked in {', '.join(map(str, places))}."
    )
