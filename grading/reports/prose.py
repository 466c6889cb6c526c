"""Turn a notebook's prose, formulas and code into HTML that needs no other file."""

from __future__ import annotations

import html
import re
from functools import lru_cache
from itertools import accumulate

from IPython.lib.lexers import IPython3Lexer
from markupsafe import Markup
from math_core import LatexError, LatexToMathML
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from pygments import highlight
from pygments.formatters import HtmlFormatter

from .clean import MAX_TEXT, plain, safe_html

MAX_FORMULA = 450  # characters, and
MAX_DEPTH = 20  # braces in braces: the converter ends the process at thousands
MAX_COLOURED = 8_000  # characters of code; longer code is shown without colours
_FORMULAS = LatexToMathML(fancy_error=False)
_LEXER, _FORMATTER = IPython3Lexer(stripnl=False), HtmlFormatter(nowrap=True)
_HEADING_TAG = re.compile(r"<(/?)h[1-6]\b")


def formula(text: str, display: bool) -> str:
    """Turn TeX into MathML; what cannot be turned is shown as it was written.

    The result is not yet safe: it goes through `safe_html` with the prose around it.
    """
    text = text.strip().replace("\\\n", "\\ ")
    try:
        if len(text) > MAX_FORMULA or _depth(text) > MAX_DEPTH:
            raise ValueError("too long")
        return _FORMULAS.convert_with_local_state(text, displaystyle=display)
    except (LatexError, ValueError):
        return f"<code>{html.escape(text)}</code>"


def _depth(text: str) -> int:
    steps = ((sign == "{") - (sign == "}") for sign in text)
    return max(accumulate(steps), default=0)


class _Renderer(IPythonRenderer):
    """Jupyter's Markdown, with formulas as MathML."""

    def block_math(self, body: str) -> str:
        return formula(body, True)

    def inline_math(self, body: str) -> str:
        return formula(body, False)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """Name a picture: none is shown, and nbconvert stops where one is missing."""
        return f"<em>[picture: {html.escape(text or 'without a name')}]</em>"

    def latex_environment(self, name: str, body: str) -> str:
        return formula(f"\\begin{{{name}}}{body}\\end{{{name}}}", True)


@lru_cache(maxsize=1024)
def prose(source: str) -> Markup:
    """Turn Markdown into HTML of which only harmless tags stay.

    Its headings go below those of the page, which are of levels 1 to 3.
    """
    source = plain(source)
    renderer = _Renderer(escape=False, exclude_anchor_links=True)
    try:
        page = safe_html(MarkdownWithMath(renderer=renderer).render(source))
    except RecursionError:
        page = f"<pre>{html.escape(source)}</pre>"
    return Markup(_HEADING_TAG.sub(r"<\1h4", page))


def sentence(text: str) -> Markup:
    """One sentence of Markdown, without the paragraph around it."""
    return Markup(str(prose(text)).strip().removeprefix("<p>").removesuffix("</p>"))


@lru_cache(maxsize=1024)
def code(source: str) -> Markup:
    """Code with its words marked for colours."""
    source = plain(source).strip("\n")
    if len(source) > min(MAX_COLOURED, MAX_TEXT):
        return Markup(html.escape(source))
    return Markup(highlight(source, _LEXER, _FORMATTER).rstrip("\n"))
