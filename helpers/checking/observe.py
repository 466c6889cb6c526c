"""Say what can be seen of wrong values, where no known mistake has been identified.

A fixed ladder: each rung is a function of a `Part` that says how what came follows from
the right values, if it does so on every example, and "" otherwise. A rung says what is
seen and never why; the first that holds is the one that is said.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import numpy as np

from .answer_key import AnswerKey, Criterion, Example
from .factors import added, factor, multiplied, sign, step
from .forms import (
    another,
    changed,
    constant,
    drawn,
    formula,
    nonzero,
    reduced,
    shaped,
    transposed,
)
from .outcome import Outcome
from .part import Part, close, flat
from .places import direction, place, shifted, sized

MOST = 3  # kinds of what is seen, in one sentence

Numbers = dict[str, np.ndarray]

LADDER: tuple[Callable[[Part], str], ...] = (
    constant, sign, factor, transposed, shaped, another, changed, step, added,
    multiplied, reduced, shifted, formula, direction, place, nonzero, drawn, sized,
)  # fmt: skip


def observed(part: Part) -> str:
    """What the first rung that holds says of a part; "" if none does."""
    with np.errstate(all="ignore"):
        return next((said for rung in LADDER if (said := rung(part))), "")


def seen(key: AnswerKey, outcomes: Sequence[Outcome]) -> str:
    """Say in one sentence what is seen of an answer's wrong values; "" if nothing is.

    Parameters
    ----------
    key : AnswerKey
    outcomes : sequence of Outcome
        One for each example of the key.
    """
    columns = [
        (e, *_numbers(key, e, o))
        for e, o in zip(key.examples, outcomes, strict=True)
        if o.returned
    ]
    names = dict.fromkeys(n for _, _, wanted in columns for n in wanted)
    said, right = defaultdict(list), []
    for name in names:
        shown = [c for c in columns if name in c[1] and name in c[2]]
        wrong = [c for c in shown if not close(c[1][name], c[2][name])]
        if not wrong:
            right += [name] if shown else []
            continue
        usual = [c for c in shown if not c[0].tag]
        what = observed(_part(name, shown))
        if not what and usual and not any(close(c[1][name], c[2][name]) for c in usual):
            what = observed(_part(name, usual))
        if what:
            said[what, ""].append(name)
            continue
        where = _which([c[0] for c in wrong], [c[0] for c in shown])
        said[where and observed(_part(name, wrong)), where].append(name)
    return _sentence(dict(said), right)


def _numbers(key: AnswerKey, example: Example, o: Outcome) -> tuple[Numbers, Numbers]:
    """The numbers that came and the right ones, by the name of their part.

    A part that several criteria look at has the name that it has in the closest one.
    """
    looking = [(_place(c), c) for c in key.criteria if c.looks_at == "values"]
    looking.sort(key=lambda one: -len(one[0]))
    came, wanted, all_came = {}, {}, dict(flat("", o.value))
    for path, value in flat("", example.wanted.value):
        seen_by = [(place_, c) for place_, c in looking if path.startswith(place_)]
        if any(c.on == example.tag for _, c in seen_by):
            place_, c = seen_by[0]
            name = (c.part or "the result") + path[len(place_) :]
            wanted[name] = value
            if path in all_came:
                came[name] = all_came[path]
    return came, wanted


def _place(criterion: Criterion) -> str:
    steps = (f'"{s}"' if isinstance(s, str) else s for s in criterion.at)
    return "".join(f"[{step_}]" for step_ in steps)


def _part(name: str, wrong: list[tuple[Example, Numbers, Numbers]]) -> Part:
    others = [{n: v for n, v in w.items() if n != name} for _, _, w in wrong]
    return Part(
        name,
        tuple(came[name] for _, came, _ in wrong),
        tuple(wanted[name] for _, _, wanted in wrong),
        tuple(example for example, _, _ in wrong),
        tuple(others),
    )


def _which(wrong: list[Example], shown: list[Example]) -> str:
    """On which of the examples a part is wrong, if it is right on others."""
    right = [e for e in shown if not any(e is w for w in wrong)]
    if not right:
        return ""
    names = dict.fromkeys(
        n for e in shown for n, _ in zip(e.names, e.args, strict=False)
    )
    for name in names:
        for word, holds in _KINDS.items():
            few = len(right) < 2 and word.startswith("holds")  # that is an accident
            if not few and _all(wrong, name, holds) and not _any(right, name, holds):
                return f"only where {name} {word}"
    return f"in {len(wrong)} of {len(shown)} examples"


def _argument(example: Example, name: str) -> np.ndarray | None:
    value = dict(zip(example.names, example.args, strict=False)).get(name)
    return value if isinstance(value, np.ndarray) and value.size else None


def _all(examples: list[Example], name: str, holds: Callable) -> bool:
    values = [_argument(e, name) for e in examples]
    return all(v is not None and holds(v) for v in values)


def _any(examples: list[Example], name: str, holds: Callable) -> bool:
    values = [_argument(e, name) for e in examples]
    return any(v is not None and holds(v) for v in values)


_KINDS: dict[str, Callable[[np.ndarray], bool]] = {
    "has one column": lambda v: v.ndim == 2 and v.shape[1] == 1,
    "has more than one column": lambda v: v.ndim == 2 and v.shape[1] > 1,
    "has one row": lambda v: v.ndim == 2 and v.shape[0] == 1,
    "has more than one row": lambda v: v.ndim == 2 and v.shape[0] > 1,
    "is not square": lambda v: v.ndim == 2 and v.shape[0] != v.shape[1],
    "holds whole numbers": lambda v: v.dtype.kind in "biu",
    "has more than two axes": lambda v: v.ndim > 2,
    "is a rank-1 array": lambda v: v.ndim == 1,
    "holds numbers beyond ±100": lambda v: bool(np.abs(v).max() > 100),
    "holds a 0": lambda v: not v.all(),
}


def _sentence(said: dict[tuple[str, str], list[str]], right: list[str]) -> str:
    parts = [
        f"{_listed(names)}: {' '.join(filter(None, [what or 'wrong', where]))}"
        for (what, where), names in _in_order(said)
    ]
    if not any(what or where for what, where in said) and not right:
        return ""
    if right and parts:
        parts.append(f"right: {_listed(right)}")
    return "; ".join(parts)


def _in_order(said: dict) -> Iterator[tuple]:
    """What is known of some parts before parts of which nothing is."""
    yield from sorted(said.items(), key=lambda item: not item[0][0])[:MOST]


def _listed(names: list[str]) -> str:
    shown = names if len(names) <= 6 else [*names[:5], "…"]
    if len(shown) == 1 or len(names) > 6:
        return ", ".join(shown)
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
