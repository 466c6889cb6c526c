"""Turn verdicts, hints and quizzes into what a person reads: HTML and plain text."""

from __future__ import annotations

import html
import textwrap
from dataclasses import dataclass

import numpy as np

from .accidents import no_value
from .answer_key import AnswerKey
from .compare import ATOL, RTOL, first_wrong
from .numpy_state import as_imported
from .result import FAILED, FOLLOWS, PASSED, VOID, Result, Verdict

WIDTH = 80  # of a terminal; `nbgrader validate` cuts off what is longer than 83
_ALL_VISIBLE = ["All visible checks pass."]
_STYLE = (
    "<style>.nn-card{border-left:4px solid #888;padding:.4em .9em;margin:.4em 0;"
    "line-height:1.45;max-width:48em}.nn-good{border-color:#0072b2}"
    ".nn-bad{border-color:#d55e00}.nn-card table{margin:.3em 0;border-collapse:"
    "collapse}.nn-card td{font-size:inherit;text-align:left;padding:.1em .9em .1em 0;"
    "background:none}"
    ".nn-card code{white-space:pre-wrap}.nn-card details{margin:.2em 0}"
    ".nn-card summary{cursor:pointer}</style>"
)


@dataclass(frozen=True)
class Card:
    """Something to read, in two forms; a notebook shows one, a terminal the other."""

    text: str
    body: str
    tone: str = ""

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f'{_STYLE}<div class="nn-card {self.tone}">{self.body}</div>'


def sentence(text: str) -> Card:
    """One sentence, as it is."""
    return Card(text, html.escape(text))


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
    head = f"{name}: {_standing(v)}"
    rows = [
        (mark(r.status), r.criterion.name, share(r.points, r.criterion.points))
        for r in v.results
    ]
    lines = explain(v, hidden=hidden)
    text = [head, *(f"  {m}  {n}  {p}".rstrip() for m, n, p in rows)]
    for line in lines:
        text += textwrap.wrap(line, WIDTH) or [""]
    table = "".join(
        f"<tr><td>{m}</td><td>{html.escape(n)}</td><td>{p}</td></tr>"
        for m, n, p in rows
    )
    body = f"<b>{html.escape(head)}</b><table>{table}</table>"
    body += "<br>".join(map(_labelled, lines))
    return Card("\n".join(text), body, "nn-good" if v.passed else "nn-bad")


def _standing(v: Verdict) -> str:
    """Count the points; where there are none to earn, what is right."""
    if v.key.points:
        return f"{points(v.points)} of {points(v.key.points)} points"
    right = sum(r.passed for r in v.results)
    return f"{right} of {len(v.results)} right"


def _labelled(line: str) -> str:
    """Set what stands before the first colon, a word or two, in bold."""
    label, colon, rest = line.partition(": ")
    if not colon or len(label) > 12:
        return html.escape(line)
    return f"<b>{html.escape(label)}</b>: {html.escape(rest)}"


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
    if r is None or r.outcome is None or r.outcome.returned:
        return r.message if r else ""
    if r.message != no_value(r.outcome, v.key.exercise):
        return r.message  # grading knows a better reason
    return no_value(r.outcome, v.key.exercise, hidden=True)


def _evidence(r: Result) -> list[str]:
    if r.example is None:
        return [r.message]
    lines = [f"Called: {_call(r)}", f"Found: {r.message}"]
    if r.outcome is None or not r.outcome.returned:
        return lines
    if "wrong values" in r.message:
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
    lines = [f"Hint {i} of {total}: {h}" for i, h in enumerate(given, 1)]
    text = "\n".join([*lines, f"({rest})"])
    return Card(text, "<br>".join(map(html.escape, [*lines, f"({rest})"])))


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
    width = max((len(r[0]) for r in rows), default=0)
    text = [head] + [f"  {n:<{width}}  {s:<17}  {p}".rstrip() for n, s, p in rows]
    cells = "".join(
        f"<tr><td><code>{html.escape(n)}</code></td><td>{s}</td><td>{p}</td></tr>"
        for n, s, p in rows
    )
    return Card("\n".join(text), f"<b>{html.escape(head)}</b><table>{cells}</table>")


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
    text, body = [question["asks"]], f"<b>{html.escape(question['asks'])}</b>"
    for letter, (answer, right, why) in zip(
        "abcdef", question["answers"], strict=False
    ):
        word = "✓ Right." if right else "✗ Not this one."
        text += [f"  {letter}) {answer}", f"     {word} {why}"]
        body += (
            f"<details><summary>{letter}) {html.escape(answer)}</summary>"
            f"<div><b>{word}</b> {html.escape(why)}</div></details>"
        )
    return Card("\n".join(text), body)
