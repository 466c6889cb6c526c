"""Make what students wrote, and what their code put out, safe to look at.

Nothing of a student's is trusted: text loses its control characters, HTML all but a
list of harmless tags; scripts, styles, SVG, widgets and unknown kinds of output go.
"""

from __future__ import annotations

import re
from typing import Any

import nh3
from nbconvert.filters import strip_ansi
from nbformat import NotebookNode

from helpers.checking import card

from ..judging.record import VERDICT

MAX_TEXT = 20_000  # characters of one output
MAX_PICTURE = 2_000_000
MATHML = """
math mi mn mo ms mtext mspace mrow mfrac msqrt mroot mover munder munderover msub msup
msubsup mmultiscripts mprescripts mpadded mphantom mtable mtr mtd
"""
_MATHML_ATTRIBUTES = {
    "math": {"display"},
    "mi": {"mathvariant"},
    "mo": set("form lspace maxsize minsize movablelimits rspace stretchy".split()),
    "mspace": {"width", "height"},
    "mover": {"accent"},
    "munder": {"accentunder"},
    "mtable": {"displaystyle", "scriptlevel"},
    "mrow": {"displaystyle", "scriptlevel"},
    "mfrac": {"displaystyle", "linethickness"},
    "mtd": {"style"},
}
_CLASS = re.compile(r"^(nn-\w+|highlight|hll|[a-z]{1,2}\d?)$")
_BASE64 = re.compile(r"^[A-Za-z0-9+/=\s]+$")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_TAGS = nh3.ALLOWED_TAGS - {"img", "area", "map", "article", "aside", "nav"}


def _attribute(tag: str, name: str, value: str) -> str | None:
    if name != "class":
        return value
    kept = [word for word in value.split() if _CLASS.match(word)]
    return " ".join(kept) or None


_CLEANER = nh3.Cleaner(
    tags=_TAGS | set(MATHML.split()) | {"details", "summary", "div", "span"},
    attributes={"*": {"class"}, "a": {"href"}, "td": {"colspan"}, **_MATHML_ATTRIBUTES},
    attribute_filter=_attribute,
    url_schemes={"http", "https", "mailto"},
    filter_style_properties={"text-align", "padding-left", "padding-right"},
)


def safe_html(text: str) -> str:
    """Keep harmless tags, formulas, and the classes of our cards and coloured code."""
    clean = _CLEANER.clean(text)
    return card._STYLE + clean if "nn-card" in clean else clean


def plain(text: Any) -> str:
    """Text without escape sequences and control characters, of a bounded length."""
    if isinstance(text, list):
        text = "".join(str(line) for line in text)
    text = _CONTROL.sub("", strip_ansi(str(text)[: 2 * MAX_TEXT]))
    return text if len(text) <= MAX_TEXT else text[:MAX_TEXT] + "\n… cut here"


def safe_output(output: NotebookNode) -> NotebookNode | None:
    """Keep of an output what cannot do anything but be read or looked at."""
    kind = output.get("output_type")
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return NotebookNode(output_type=kind, name=name, text=plain(output["text"]))
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
    safe = NotebookNode(output_type=kind, data=data, metadata=NotebookNode())
    if kind == "execute_result":
        safe.execution_count = output.get("execution_count")
    return safe
