"""Look at a lesson's prose: lists made by accident, questions, model answers.

Lists in a lesson begin with `-`, `*` or `1.`, after a blank line or a heading; each
item starts a line of its own at the same depth as the one before it. Anywhere else, a
line that begins with such a sign, with `+`, `#` or `>`, or is a row of `=` or `-`, is
taken for an accident: the author broke a line before a plus, and Markdown made a list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_SIGN = re.compile(
    r"(?P<indent> *)(?:(?P<rule>=+|-{2,})$|(?P<heading>#{1,6})(?:\s|$)|(?P<quote>>)"
    r"|(?P<item>[-*+]|(?P<number>\d{1,9})[.)])(?:\s|$))"
)
_REQUESTS = "Answer Compare Describe Explain Give Name Predict Say Sketch Tell Write"
_ASKS = re.compile(rf"\?(?=\W*(\s|$))|(^|[.:!]\s+)({_REQUESTS.replace(' ', '|')})\b")
_RUBRIC = re.compile(r"^- ([\d.]+) points?: \S", re.M)


def accidents(lines: list[str]) -> Iterator[tuple[int, str]]:
    """Find the lines of a prose cell that Markdown takes for something else.

    Parameters
    ----------
    lines : list of str
        A prose cell, without comment signs.

    Yields
    ------
    index : int
        Which line it is, counted from 0.
    what : str
        What Markdown makes of it: "a list", "a heading", "a quotation".
    """
    above, depth = "", None  # the line above; the depth of the list that is open
    for index, line in enumerate(_without_code_and_formulas(lines)):
        fresh = not above or above.startswith("#")
        sign = _SIGN.match(line)
        if sign is None:
            if fresh and line and not line.startswith(" "):
                depth = None
        elif not _meant(sign, above, fresh, depth):
            yield index, _made_of(sign)
        elif sign["item"]:
            depth = len(sign["indent"])
        above = line.strip()


def _meant(sign: re.Match, above: str, fresh: bool, depth: int | None) -> bool:
    """Whether an author who begins a line with this sign must have wanted it."""
    if sign["item"]:
        first = depth is None and sign["number"] not in (None, "1")
        next_item = depth == len(sign["indent"])
        return sign["item"] != "+" and not first and (fresh or next_item)
    return fresh or bool(sign["quote"] and above.startswith(">"))


def _made_of(sign: re.Match) -> str:
    if sign["item"]:
        return "a list"
    return "a quotation" if sign["quote"] else "a heading"


def _without_code_and_formulas(lines: list[str]) -> Iterator[str]:
    """Put a letter in place of lines that Markdown leaves alone."""
    fence = formula = False
    for line in lines:
        marks, dollars = line.lstrip().startswith("```"), line.count("$$") % 2 == 1
        yield "x" if fence or formula or marks else line.rstrip()
        fence ^= marks and not formula
        formula ^= dollars and not fence


def asks(text: str) -> bool:
    """Whether a text asks something: a question mark, or “Explain …” and the like."""
    return bool(_ASKS.search(text))


def wrong_with_answer(text: str, points: float) -> str:
    """Say what a written answer's cell lacks; "" if nothing.

    ::

        The model answer, as a good student would write it.

        Rubric:

        - 1 point: says why
        - 1 point: says what to do about it

    Parameters
    ----------
    text : str
        The cell.
    points : float
        What the rubric must add up to.
    """
    model, _, rubric = text.partition("\nRubric:\n")
    if not model.strip() or not rubric:
        return "needs a model answer and, below a line “Rubric:”, what earns points"
    total = sum(map(float, _RUBRIC.findall(rubric)))
    if total != points:
        return (
            f"is worth {points:g} points, but the lines “- 1 point: …” of its rubric "
            f"add up to {total:g}"
        )
    return ""
