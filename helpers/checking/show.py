"""Turn verdicts, hints and quizzes into what a person reads: HTML and plain text."""

from __future__ import annotations

import numpy as np

from .accidents import no_value
from .answer_key import AnswerKey
from .card import Card, sentence
from .compare import ATOL, NO_VALUE, RTOL, VALUES, first_wrong
from .numpy_state import as_imported
from .result import FAILED, FOLLOWS, PASSED, VOID, Result, Verdict

_ALL_VISIBLE = ["All visible checks pass."]


def points(value: float) -> str:
    """Write points without a needless “.0”."""
    return f"{value:g}"


def share(earned: float, most: float) -> str:
    """Write points out of points, or nothing where there are none to earn."""
    return f"{points(earned)}/{points(most)}" if most else ""


def plural(count: int, noun: str) -> str:
    """Write a count and a noun: 1 exercise, 2 exercises."""
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"


def mark(status: str) -> str:
    """Say how a criterion came out by symbol and word, never by colour alone."""
    words = {FOLLOWS: "– not charged", VOID: "– not counted"}
    return {PASSED: "✓ passed", FAILED: "✗ failed", **words}[status]


def welcome(name: str, keys: list[AnswerKey]) -> Card:
    """What is in this notebook; an optional one has exercises without points."""
    total = sum(s.points for s in keys)
    worth = f", {points(total)} points" if total else ""
    title = name.replace("_", " ")
    return sentence(
        f"{title}: {plural(len(keys), 'exercise')}{worth}. "
        "check(f) checks your function f, hint(f) helps, progress() counts."
    )


@as_imported()
def verdict(v: Verdict, *, hidden: bool = False) -> Card:
    """A table of criteria and at most six lines about the first failure.

    Parameters
    ----------
    v : Verdict
    hidden : bool
        True tells neither arguments nor values: only which property fails, and why.
    """
    name, total = v.key.exercise, v.key.points
    if not v.attempted:
        worth = f" (0 of {points(total)} points)" if total else ""
        text = f"{name}: not attempted yet{worth}."
        if hidden:
            return sentence(text)
        return sentence(f"{text} Write it in the cell above; hint({name}) helps.")
    rows = (
        (mark(r.status), r.criterion.name, share(r.points, r.criterion.points))
        for r in v.results
    )
    return Card(
        f"{name}: {_standing(v)}",
        tuple(rows),
        tuple(explain(v, hidden=hidden)),
        tone="nn-good" if v.passed else "nn-bad",
    )


def _standing(v: Verdict) -> str:
    """Count the points; where there are none to earn, what is right."""
    if v.key.points:
        return f"{points(v.points)} of {points(v.key.points)} points"
    right = sum(r.passed for r in v.results)
    return f"{right} of {len(v.results)} right"


def explain(v: Verdict, *, hidden: bool = False) -> list[str]:
    """At most six lines: the call, what came back, what was expected, why."""
    failure = v.first_failure
    note = [v.note] if v.note else []
    if failure is None:
        return [*note, "All hidden tests pass."] if hidden else _ALL_VISIBLE
    lines = note + ([f"Found: {finding(v)}"] if hidden else _evidence(failure))
    lines += [f"Diagnosis: {d.says}" for d in v.diagnoses]
    if v.seen:
        lines.append(f"Seen: {v.seen}.")
    section = (v.diagnosis and v.diagnosis.section) or v.key.section
    more = "" if hidden else _help(v.key.exercise, failure)
    lines.append(f"Read again: “{section}”.{more}")
    return lines[:6]


def _help(name: str, failure: Result) -> str:
    """Where to turn next: the hints, and the arguments of the call that failed."""
    replay = f" Arguments of this call: example({name})" if failure.example else ""
    return f" More help: hint({name}).{replay}"


def finding(v: Verdict) -> str:
    """Say what is wrong, without the arguments and values that show it."""
    r = v.first_failure
    if r and r.kind == NO_VALUE:
        return no_value(r.outcome, v.key.exercise, hidden=True)
    return r.message if r else ""


def _evidence(r: Result) -> list[str]:
    if r.example is None:
        return [r.message]
    lines = [f"Called: {_call(r)}", f"Found: {r.message}"]
    if r.kind == VALUES:
        got, wanted = r.outcome.value, r.example.wanted.value
        try:
            for step in r.criterion.at:
                got, wanted = got[step], wanted[step]
        except (TypeError, KeyError, IndexError):
            return lines
        lines.append(f"Got: {_first(got, wanted, r.criterion.part)}")
    return lines


def _first(got: object, wanted: object, whole: str) -> str:
    """The first part that differs, by name if it is not the whole."""
    name, got, wanted = first_wrong(got, wanted, whole)
    return f"{_entry(got, wanted)}" + (f" in {name}" if name != whole else "")


def _entry(got: object, wanted: object) -> str:
    """Both values if they are short, else the first entry in which they differ."""
    if isinstance(wanted, list):
        got, wanted = np.asarray(got), np.asarray(wanted)
    if isinstance(wanted, np.ndarray) and not _fits(wanted):
        if np.shape(got) == wanted.shape:
            close = np.isclose(got, wanted, rtol=RTOL, atol=ATOL, equal_nan=True)
            if not close.all():
                at = tuple(int(i) for i in np.argwhere(~close)[0])
                place = ", ".join(map(str, at))
                return (
                    f"{short(got[at])} at [{place}], expected {short(wanted[at])} "
                    f"({(~close).sum()} of {close.size} entries differ)"
                )
    return f"{short(got)}, expected {short(wanted)}"


def _fits(value: np.ndarray) -> bool:
    text = short(value)
    return not text.startswith("an array") and "..." not in text


def _call(r: Result) -> str:
    names = r.example.names or ("",) * len(r.example.args)
    parts = [
        f"{n}={short(a, 36)}" if n else short(a, 36)
        for n, a in zip(names, r.example.args, strict=False)
    ]
    parts += [f"{k}={short(v)}" for k, v in r.example.kwargs.items()]
    return ", ".join(parts)


def short(value: object, width: int = 60) -> str:
    """Write a value in a few characters; a long array by its shape."""
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return f"{value:.6g}"
    if isinstance(value, np.ndarray):
        text = np.array2string(value, precision=4, separator=", ", threshold=12)
        text = " ".join(text.split())
        return text if len(text) <= width else f"an array of shape {value.shape}"
    if isinstance(value, dict):
        return "{" + ", ".join(str(k)[:20] for k in list(value)[:8]) + "}"
    if isinstance(value, (list, tuple)) and value:
        ends = "()" if isinstance(value, tuple) else "[]"
        text = ends[0] + ", ".join(short(v, 20) for v in value[:8]) + ends[1]
        return text if len(text) <= width else f"{len(value)} values"
    text = repr(value)
    return text if len(text) <= width else text[: width - 1] + "…"


def hints(name: str, given: tuple, total: int, section: str) -> Card:
    """The hints given so far."""
    if not total:
        return sentence(f"{name} has no hints. Read again: “{section}”.")
    left = total - len(given)
    rest = f"{left} more" if left else f"that was the last; read again: “{section}”"
    lines = (f"Hint {i} of {total}: {h}" for i, h in enumerate(given, 1))
    return Card(lines=(*lines, f"({rest})"))


def progress(name: str, verdicts: list[tuple[AnswerKey, Verdict | None]]) -> Card:
    """A table of all exercises of a notebook."""
    rows = []
    for key, v in verdicts:
        if v is None:
            state = "· not defined yet"
        elif not v.attempted:
            state = "· not attempted"
        else:
            state = "✓ complete" if v.passed else "◐ in progress"
        earned = v.points if v else 0.0
        rows.append((key.exercise, state, share(earned, key.points)))
    head = f"{name.replace('_', ' ')}: {_total(verdicts)}"
    return Card(head, tuple(rows))


def _total(verdicts: list[tuple[AnswerKey, Verdict | None]]) -> str:
    """Count a notebook's visible points, or complete exercises if it has none."""
    most = sum(key.points for key, _ in verdicts)
    if most:
        earned = sum(v.points for _, v in verdicts if v)
        return f"{points(earned)} of {points(most)} visible points"
    complete = sum(v.attempted and v.passed for _, v in verdicts if v)
    return f"{complete} of {plural(len(verdicts), 'exercise')} complete"


def quiz(question: dict) -> Card:
    """A question whose answers open one by one; needs no script, so works anywhere."""
    answers = zip("abcdef", question["answers"], strict=False)
    folded = (
        (f"{letter}) {answer}", "✓ Right." if right else "✗ Not this one.", why)
        for letter, (answer, right, why) in answers
    )
    return Card(question["asks"], folded=tuple(folded))
