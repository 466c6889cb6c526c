"""A lesson as a page: what students open, and the pictures that its answers give.

The text is the released notebook's, so no answer is in it. The lesson is run with its
answers elsewhere, and only its pictures and its questions come back.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
import tempfile
from pathlib import Path

import nbformat

from .. import paths
from ..authoring.notebook import build
from ..authoring.rehearse import run, with_answers
from ..model.lesson_file import LessonFile, read

QUIZ = re.compile(r'quiz\("[\w-]+"\)$')
Shown = dict[str, list[tuple[str, str, str]]]  # cell id: kind, content, alt text


def write_lesson(name: str, target: Path, cache: Path | None) -> None:
    """Write a lesson's page and pictures.

    Parameters
    ----------
    name : str
    target : Path
        The folder for them.
    cache : Path or None
        Where pictures of this very lesson are kept; None shows none.
    """
    lesson = read(paths.lesson_file(name))
    path = paths.NOTEBOOKS / lesson.assignment / f"{name}.ipynb"
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    shown = outputs(lesson, cache) if cache else {}
    target.mkdir(parents=True, exist_ok=True)
    parts = []
    for cell in cells:
        text = "".join(cell["source"])
        if cell["metadata"].get("course", {}).get("name") == "course-files":
            continue
        quiz = shown.get(cell["id"]) and QUIZ.fullmatch(text)
        if not quiz:
            parts.append(_prose(text) if _is_prose(cell) else f"```python\n{text}\n```")
        for number, output in enumerate(shown.get(cell["id"], [])):
            parts.append(_output(output, target, f"{name}-{cell['id']}-{number}"))
    (target / f"{name}.md").write_text("\n\n".join(parts) + "\n", encoding="utf-8")


def outputs(lesson: LessonFile, cache: Path) -> Shown:
    """Run a lesson with its answers, unless that was done; give what can be seen."""
    digest = hashlib.sha256(build(lesson).encode()).hexdigest()[:16]
    kept = cache / f"{lesson.name}-{digest}.json"
    if not kept.is_file():
        with tempfile.TemporaryDirectory() as folder:
            cells = run(with_answers(lesson), lesson, Path(folder))
        cache.mkdir(parents=True, exist_ok=True)
        found = {cell.id: _seen(cell) for cell in cells}
        kept.write_text(json.dumps(found), encoding="utf-8")
    return json.loads(kept.read_text(encoding="utf-8"))


def _seen(cell: nbformat.NotebookNode) -> list[tuple[str, str, str]]:
    """Pictures, and what a question looks like; never what an answer printed."""
    seen = []
    for output in cell.outputs:
        data = output.get("data", {})
        if "image/png" in data:
            alt = output.metadata.get("image/png", {}).get("alt", "")
            seen.append(("png", data["image/png"], alt))
        elif "text/html" in data and QUIZ.fullmatch(cell.source):
            seen.append(("html", data["text/html"], ""))
    return seen


def _output(output: tuple[str, str, str], target: Path, name: str) -> str:
    kind, content, alt = output
    if kind == "html":
        return "<div>" + re.sub(r"\n\s*", " ", content) + "</div>"
    (target / f"{name}.png").write_bytes(base64.b64decode(content))
    alt = re.sub(r"[\[\]\s]+", " ", alt).strip()
    return f"![{alt}]({name}.png)"


def _is_prose(cell: dict) -> bool:
    return cell["cell_type"] == "markdown"


def _prose(text: str) -> str:
    """What differs between Jupyter's Markdown and the site's."""
    text = re.sub(r"\]\(([\w./-]+)\.ipynb\)", r"](\1.md)", text)
    text = text.replace("$$\n$$", "$$\n\n$$")  # each a paragraph of its own
    return text.replace("<details>", '<details markdown="1">')
