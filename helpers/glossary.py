"""One term for one thing: the words, symbols and colours of the whole course.

The entries stand in `glossary.toml`, beside this module.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

from IPython.display import display

from .checking.card import Card, sentence


def _terms() -> dict[str, tuple[str, int, str]]:
    text = Path(__file__).with_suffix(".toml").read_text(encoding="utf-8")
    entries = tomllib.loads(text).items()
    return {t: (e.get("symbol", ""), e["week"], e["meaning"]) for t, e in entries}


TERMS = _terms()  # term: (symbol or "", week that introduces it, meaning)

COLOURS = (
    "Class 1 is orange and class 0 blue. Training curves are blue, test curves orange. "
    "Gradients and steps are purple. Grey is context."
)


def glossary(term: str = "") -> None:
    """Show what a term means; without an argument, all terms, symbols and colours."""
    wanted = term.strip().lower()
    found = {t: e for t, e in TERMS.items() if wanted == t.lower()}
    found = found or {t: e for t, e in TERMS.items() if wanted in f"{t} {e[0]}".lower()}
    if not found:
        display(sentence(f"“{term}” is not in the glossary. glossary() shows it all."))
        return
    rows = tuple((t, s, f"{m} (week {w})") for t, (s, w, m) in found.items())
    display(Card(rows=rows, lines=() if wanted else (COLOURS,)))
