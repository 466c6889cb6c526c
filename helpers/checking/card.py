"""Cards: something to read in a notebook or in a terminal, from one content."""

from __future__ import annotations

import html
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

WIDTH = 80  # of a terminal; `nbgrader validate` cuts off what is longer than 83
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
    """What there is to read; a notebook shows it as HTML, a terminal as text.

    Parameters
    ----------
    head : str
        Set in bold.
    rows : tuple of tuple of str
        A table.
    lines : tuple of str
        Sentences; what stands before the first colon is set in bold if it is short.
    folded : tuple of (title, word, rest)
        Opened one by one in a notebook, open in a terminal; `word` is set in bold.
    tone : {"", "nn-good", "nn-bad"}
    """

    head: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    lines: tuple[str, ...] = ()
    folded: tuple[tuple[str, str, str], ...] = ()
    tone: str = ""

    def __repr__(self) -> str:
        return "\n".join(self._text())

    def _text(self) -> Iterator[str]:
        if self.head:
            yield self.head
        widths = [max(map(len, column)) for column in zip(*self.rows, strict=True)]
        for row in self.rows:
            cells = (f"{c:<{w}}" for c, w in zip(row, widths, strict=True))
            yield f"  {'  '.join(cells)}".rstrip()
        for line in self.lines:
            yield from textwrap.wrap(line, WIDTH) or [""]
        for title, word, rest in self.folded:
            yield from (f"  {title}", f"     {word} {rest}")

    def _repr_html_(self) -> str:
        body = f"<b>{html.escape(self.head)}</b>" if self.head else ""
        if self.rows:
            body += f"<table>{''.join(map(_row, self.rows))}</table>"
        elif self.head and self.lines:
            body += "<br>"
        body += "<br>".join(map(_labelled, self.lines))
        body += "".join(_fold(*map(html.escape, fold)) for fold in self.folded)
        return f'{_STYLE}<div class="nn-card {self.tone}">{body}</div>'


def sentence(text: str) -> Card:
    """One sentence, as it is."""
    return Card(lines=(text,))


def _row(cells: tuple[str, ...]) -> str:
    return f"<tr>{''.join(f'<td>{html.escape(c)}</td>' for c in cells)}</tr>"


def _labelled(line: str) -> str:
    """Set what stands before the first colon, a word or two, in bold."""
    label, colon, rest = line.partition(": ")
    if not colon or len(label) > 12:
        return html.escape(line)
    return f"<b>{html.escape(label)}</b>: {html.escape(rest)}"


def _fold(title: str, word: str, rest: str) -> str:
    return (
        f"<details><summary>{title}</summary><div><b>{word}</b> {rest}</div></details>"
    )
