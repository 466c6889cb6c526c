"""What the page of a class needs of a graded notebook, in one small file beside it.

Written when the notebook is graded, so that nobody reads ten thousand notebooks again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from ..judging.record import records
from .alike import packed, prints

Compact = dict[str, Any]  # "lesson", "records", "notes", "refused", "prints"


def compact(
    lesson: str, notebook: Mapping[str, Any], released: Mapping[str, Any], answers: str
) -> Compact:
    """Sum up a graded notebook.

    Parameters
    ----------
    lesson : str
    notebook, released : mapping
        As it was graded, and as students got it.
    answers : str
        The lesson's own answers, which are nobody's idea but ours.
    """
    about = notebook["metadata"].get("course", {})
    return {
        "lesson": lesson,
        "records": [record.as_json() for record in records(notebook)],
        "notes": about.get("notes", []),
        "refused": about.get("refused", ""),
        "prints": packed(prints(code(notebook)) - prints([*code(released), answers])),
    }


def code(notebook: Mapping[str, Any]) -> list[str]:
    """The code of a notebook, cell by cell."""
    return [
        "".join(cell["source"])
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    ]


def write(path: Path, one: Compact) -> None:
    """Write it beside a graded notebook."""
    text = json.dumps(one, ensure_ascii=True, separators=(",", ":"))
    path.with_suffix(".json").write_text(text + "\n", encoding="utf-8")


def read(graded: Path, lessons: Iterable[str]) -> list[Compact]:
    """Read what there is in a folder of graded notebooks; [] if it is not graded."""
    found = []
    for lesson in lessons:
        try:
            found.append(json.loads((graded / f"{lesson}.json").read_bytes()))
        except FileNotFoundError:
            continue
    return found
