"""Where pages come from: Jinja templates that escape whatever goes into them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from helpers.checking import show


def environment(filters: Mapping[str, Callable]) -> Environment:
    """Templates of this room, with filters of a page's own."""
    templates = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters |= {"number": show.points, **filters}
    return templates


def trusted(html: str) -> Markup:
    """Let HTML through that `clean` has cleaned."""
    return Markup(html)
