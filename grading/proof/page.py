"""The page "How far you can trust a grade", made from what `course prove` measured."""

from __future__ import annotations

import platform
import re
import textwrap
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from .. import paths
from .measure import Tally
from .prove import QUESTIONS, Proof

PAGE = paths.ROOT / "docs" / "trust.md"
SHOWN = 12  # names of what fell short, for one question

MEANS = {
    "caught": "known mistakes that lose the points of the criterion that is about them",
    "diagnosed": "known mistakes that are called by their name, and by no other",
    "killed": "small random changes of the right answer that lose points; some change "
    "nothing, and rightly keep them",
    "survivors equivalent": "of the changes that lose no points, the ones that give a "
    "right answer too: each is listed with the reason",
    "truly named": "of those that are given a name, the ones it is true of",
    "strangers not misnamed": "known mistakes that are called nothing untrue when they "
    "are struck from the list first, as a mistake that nobody thought of would be",
    "strangers told something": "of these, the ones whose student is told more than "
    "that a value is wrong",
    "variants accepted": "right answers, written differently, that get all points",
    "carried forward": "right functions that get all points although a function that "
    "they use has a known mistake",
    "pairs charged twice": "functions with a mistake of their own that lose the same "
    "points as ever when a function that they use has a mistake, too",
    "seen through another": "of these, the ones that lose any points: a wrong function "
    "below does not hide a wrong one above",
}

HEAD = """# How far you can trust a grade

`course prove --page` writes this page from what it measures; change the code, not the
page.

{how}

## What was measured

| | what it means | result |
|---|---|---|
"""

NOT_MEASURED = """## What is not measured

- **Mistakes that nobody thought of.** The catalogue was written by the people who wrote
  the exercises. Striking a mistake from the list before judging it imitates a stranger;
  real strangers may be stranger.
- **How often.** A mistake counts once here, whether one student in two makes it or one
  in a thousand.
- **Whether the points are fair.** That a mistake costs the same for everybody is
  measured. That it should cost so much is an opinion: change the specification if yours
  differs, and look at what that does with `course regrade`.
- **Changes that change nothing.** Some random changes of an answer lose no points
  because the answer is still right. A person has read each of these and given a reason;
  a machine cannot check the reasons.
- **Written answers.** A person marks them.
- **Style.** Names, comments and speed cost nothing, unless a text says otherwise.
- **Other machines.** This is one machine with one version of NumPy. Other orders of
  summation, threads and float32 are tried on every right variant by
  `tests/test_platform.py`.
- **Cheating.** What was tried is [another page](attacks.md).
"""


def page(proof: Proof, how: str) -> str:
    """Write the page.

    Parameters
    ----------
    proof : Proof
    how : str
        A sentence on how much was measured, and where.
    """
    rows = "\n".join(
        f"| {name} | {MEANS[name]} | {_share(proof.total(name))} |"
        for name in QUESTIONS
    )
    head = HEAD.format(how="\n".join(textwrap.wrap(how, 88))) + rows
    parts = [head, "", NOT_MEASURED, *_exercises(proof), "", *_short(proof)]
    return "\n".join(parts).rstrip() + "\n"


def how(sample: bool, seconds: float) -> str:
    """Say how much was measured, on what, and how long it took."""
    much = (
        "It holds a sample: hidden examples of one seed, some of the random changes "
        "and some of the pairs."
        if sample
        else "It holds everything: hidden examples of up to twenty seeds, all random "
        "changes and all pairs."
    )
    return (
        f"{much} Measured with Python {platform.python_version()} and NumPy "
        f"{np.__version__} in {seconds / 60:.1f} minutes of one processor."
    )


def structure(text: str) -> list[str]:
    """What a page has besides its numbers and names: to compare two of them."""
    whole = text.partition("## What fell short")[0]
    rows = [line for line in whole.splitlines() if line.startswith(("#", "|"))]
    result = r"[\d.]+ of [\d.]+( \([\d.]+ %\))?|–"
    return [re.sub(result, "…", row) for row in rows]


def write(proof: Proof, sample: bool, seconds: float, path: Path = PAGE) -> None:
    """Write the page to its place."""
    path.write_text(page(proof, how(sample, seconds)), encoding="utf-8")


def _share(tally: Tally) -> str:
    if not tally.all:
        return "–"
    return f"{tally.good} of {tally.all} ({tally.good / tally.all:.1%})".replace(
        "%", " %"
    )


def _exercises(proof: Proof) -> Iterator[str]:
    yield "## Exercise by exercise"
    yield ""
    yield f"| exercise | {' | '.join(QUESTIONS)} |"
    yield "|---" * (1 + len(QUESTIONS)) + "|"
    for exercise, tallies in proof.exercises.items():
        counts = (tallies.get(name, Tally()) for name in QUESTIONS)
        cells = (f"{t.good} of {t.all}" if t.all else "–" for t in counts)
        yield f"| `{exercise}` | {' | '.join(cells)} |"


def _short(proof: Proof) -> Iterator[str]:
    yield "## What fell short"
    for name in QUESTIONS:
        short = list(dict.fromkeys(proof.total(name).short))
        if short:
            yield f"\n### Not {name}\n"
            yield from (f"- {_plain(s)}" for s in short[:SHOWN])
            if len(short) > SHOWN:
                yield f"- … and {len(short) - SHOWN} more; `course prove` lists them"


def _plain(text: str) -> str:
    """A name in a line of Markdown: no sign of it means anything."""
    return re.sub(r"([\\`*_\[\]<>|#])", r"\\\1", " ".join(text.split()))
