"""Make what students' code puts out safe to look at, for instructor and student."""

from __future__ import annotations

import re
from html import escape
from typing import Any

import nh3
from nbconvert.filters import strip_ansi
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbformat import NotebookNode
from nbgrader.preprocessors import ClearHiddenTests, ClearMarkScheme
from nbgrader.preprocessors.base import NbGraderPreprocessor
from nbgrader.utils import is_locked

from helpers.checking import show

from ..judging.record import VERDICT

MAX_TEXT = 20_000  # characters of one output
MAX_PICTURE = 2_000_000
TAGS = nh3.ALLOWED_TAGS - {"img", "area", "map", "article", "aside", "nav"}
_CLASS = re.compile(r"^(nn-\w+|highlight|hll|[a-z]{1,2}\d?)$")
_BASE64 = re.compile(r"^[A-Za-z0-9+/=\s]+$")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class SafeOutputs(NbGraderPreprocessor):
    """Keep of every output what cannot do anything but be read or looked at.

    Student code can put any output into any cell, so none is trusted: text loses its
    control characters, HTML all but a list of harmless tags; scripts, SVG, widgets and
    unknown kinds go.
    """

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict, index: int
    ) -> tuple[NotebookNode, dict]:
        """Clean the outputs of one cell."""
        cell.pop("attachments", None)
        if cell.cell_type == "code":
            cell.outputs = [safe for o in cell.outputs if (safe := _safe(o))]
        return cell, resources


class _OnlyGiven:
    """Lets a step of nbgrader's see only given cells: students may write anything."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict, index: int
    ) -> tuple[NotebookNode, dict]:
        """Look at one cell."""
        if not is_locked(cell):
            return cell, resources
        return super().preprocess_cell(cell, resources, index)


class HideTests(_OnlyGiven, ClearHiddenTests):
    """Leave hidden tests out of a feedback page."""


class HideMarkScheme(_OnlyGiven, ClearMarkScheme):
    """Leave model answers and rubrics out of a feedback page."""


class HideScores(NbGraderPreprocessor):
    """Leave out the bare score under a verdict: the heading of the cell tells it."""

    def preprocess_cell(
        self, cell: NotebookNode, resources: dict, index: int
    ) -> tuple[NotebookNode, dict]:
        """Look at one cell."""
        outputs = cell.get("outputs", [])
        if any(VERDICT in o.get("data", {}) for o in outputs):
            cell.outputs = [o for o in outputs if o.output_type != "execute_result"]
        return cell, resources


class _Renderer(IPythonRenderer):
    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Name a picture: none is shown, and nbconvert stops where one is missing."""
        return f"<em>[picture: {escape(text or 'without a name')}]</em>"


def safe_markdown(source: str) -> str:
    """Turn Markdown into HTML; of HTML in it only harmless tags stay."""
    renderer = _Renderer(escape=False, exclude_anchor_links=True)
    return safe_html(MarkdownWithMath(renderer=renderer).render(source))


def safe_html(text: str) -> str:
    """Keep harmless tags, and the classes of our cards and of coloured code."""
    clean = nh3.clean(
        text,
        tags=TAGS | {"details", "summary", "div", "span"},
        attributes={"*": {"class"}, "a": {"href"}, "td": {"colspan"}},
        attribute_filter=_attribute,
        url_schemes={"http", "https", "mailto"},
    )
    return show._STYLE + clean if "nn-card" in clean else clean


def plain(text: Any) -> str:
    """Text without escape sequences and control characters, of a bounded length."""
    if isinstance(text, list):
        text = "".join(str(line) for line in text)
    text = _CONTROL.sub("", strip_ansi(str(text)[: 2 * MAX_TEXT]))
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "\n… cut here"


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name != "class":
        return value
    kept = [word for word in value.split() if _CLASS.match(word)]
    return " ".join(kept) or None


def _safe(output: NotebookNode) -> NotebookNode | None:
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return NotebookNode(output_type=kind, name=name, text=plain(output.text))
    if kind == "error":
        lines = [plain(line) for line in output.get("traceback", [])[-30:]]
        return NotebookNode(
            output_type=kind,
            ename=plain(output.get("ename", ""))[:100],
            evalue=plain(output.get("evalue", ""))[:1000],
            traceback=lines,
        )
    if kind in ("display_data", "execute_result"):
        return _safe_bundle(output, kind)
    return None


def _safe_bundle(output: NotebookNode, kind: str) -> NotebookNode | None:
    data = NotebookNode()
    given = output.get("data", {})
    if "text/plain" in given:
        data["text/plain"] = plain(given["text/plain"])
    if "text/html" in given:
        html = given["text/html"]
        data["text/html"] = safe_html("".join(html)[: 2 * MAX_TEXT])
    for mime in ("image/png", "image/jpeg"):
        picture = given.get(mime, "")
        if isinstance(picture, str) and len(picture) <= MAX_PICTURE:
            if _BASE64.match(picture):
                data[mime] = picture
    if isinstance(given.get(VERDICT), dict):
        data[VERDICT] = given[VERDICT]
    if not data:
        return None
    made = NotebookNode(output_type=kind, data=data, metadata=NotebookNode())
    if kind == "execute_result":
        made.execution_count = output.get("execution_count")
    return made
