"""The misconceptions to talk about next time: in words, with a small example."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from helpers.checking import show
from helpers.checking.answer_key import AnswerKey, Example, loads
from helpers.checking.compare import same
from helpers.checking.part import inputs

from .. import paths
from ..model.lesson import load_lesson

MOST = 3


@dataclass(frozen=True)
class Misconception:
    """A known mistake that many students made.

    Parameters
    ----------
    lesson, exercise, name : str
    says, section : str
        The catalogue's words, and the heading to read again.
    students : int
    call, wanted, gave : str
        The smallest visible example on which it shows; "" if there is none.
    """

    lesson: str
    exercise: str
    name: str
    says: str
    section: str
    students: int
    call: str = ""
    wanted: str = ""
    gave: str = ""


def misconceptions(mistakes: dict[tuple, list[str]]) -> list[Misconception]:
    """Describe the commonest mistakes of a class."""
    common = sorted(mistakes.items(), key=lambda item: (-len(item[1]), item[0]))
    described = (_described(*key, len(students)) for key, students in common)
    return [one for one, _ in zip(filter(None, described), range(MOST), strict=False)]


def _described(
    lesson: str, exercise: str, name: str, students: int
) -> Misconception | None:
    """What the catalogue says of a mistake; None if it does not know it."""
    try:
        specification = load_lesson(lesson).exercises[exercise]
    except LookupError:
        return None
    mistake = next((m for m in specification.mistakes if m.name == name), None)
    if mistake is None:
        return None
    section = mistake.section or specification.section
    shown = _example(_visible(lesson)[exercise], mistake.name, mistake.caught_by)
    return Misconception(
        lesson, exercise, name, mistake.says, section, students, *shown
    )


@cache
def _visible(lesson: str) -> dict[str, AnswerKey]:
    """The visible answer keys of a lesson, as students have them."""
    folder = paths.NOTEBOOKS / paths.lesson_file(lesson).parent.name / "checks"
    text = (folder / f"{lesson}.json").read_text(encoding="utf-8")
    return {key.exercise: key for key in loads(text)["answer_keys"]}


def _example(key: AnswerKey, name: str, criterion: str) -> tuple[str, ...]:
    """The smallest example on which a mistake shows, as three short texts."""
    at = next((c.at for c in key.criteria if c.name == criterion), ())
    by_size = sorted(key.examples, key=lambda e: sum(a.size for _, a in inputs(e)))
    for example in by_size:
        gave = example.mistakes.get(name)
        if gave is None or not example.wanted.returned:
            continue
        wanted = _part(example.wanted.value, at)
        came = _part(gave.value, at) if gave.returned else None
        if gave.returned and same(came, wanted):
            continue
        said = show.short(came, 200) if gave.returned else gave.error or gave.status
        return _call(key.exercise, example), show.short(wanted, 200), said
    return ()


def _part(value: Any, at: tuple) -> Any:
    for step in at:
        try:
            value = value[step]
        except (TypeError, KeyError, IndexError):
            return value
    return value


def _call(exercise: str, example: Example) -> str:
    names = example.names or ("",) * len(example.args)
    given = zip(names, example.args, strict=False)
    parts = [f"{n}={show.short(a, 120)}" if n else show.short(a, 120) for n, a in given]
    parts += [f"{k}={show.short(v, 120)}" for k, v in example.kwargs.items()]
    return f"{exercise}({', '.join(parts)})"
