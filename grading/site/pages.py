"""The course as a site of web pages that ask for nothing from elsewhere.

MkDocs with the theme Material makes them; formulas become MathML, as on the feedback
pages. What is read are the released notebooks and the guides.
"""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

from helpers.glossary import TERMS

from .. import paths
from ..reports.prose import formula
from .lesson_page import write_lesson

GUIDES = {
    "student-guide": "For students",
    "instructor-guide": "For instructors",
    "exercises": "All exercises",
    "trust": "How far you can trust a grade",
    "attacks": "What was tried",
}
BESIDE = ("datasets/README.md", "CONTRIBUTING.md", "LICENSE")  # the guides lead there
WELCOME = """# Neural networks from first principles

From one logistic unit to a deep network, in Jupyter notebooks. You write every function
yourself, in NumPy, and the notebook tells you in plain words which mistake you made.

These pages are for reading: the lessons without their answers, with the pictures that
the finished functions draw. To write, open the notebooks: the
[student guide](docs/student-guide.md) says how. To teach, start with the
[instructor guide](docs/instructor-guide.md).
"""
_MATH = re.compile(
    r'<(span|div) class="arithmatex">(?:\\\((.*?)\\\)|\\\[(.*?)\\\])</\1>', re.S
)


def build(*options: str) -> Path:
    """Build the site in `build/site`; give its folder.

    Parameters
    ----------
    *options : str
        ``--still`` leaves the lessons unrun: no pictures, but done in seconds.
        Names of lessons run only these.
    """
    from mkdocs.commands.build import build as make
    from mkdocs.config import load_config

    place = paths.BUILD / "site"
    shutil.rmtree(place, ignore_errors=True)
    write_sources(place / "pages", options)
    config = place / "mkdocs.yml"
    config.write_text(json.dumps(configuration(place / "pages")), encoding="utf-8")
    settings = load_config(str(config), strict=True)
    settings.plugins.events["page_content"].append(_formulas)
    make(settings)
    return place / "html"


def write_sources(target: Path, options: tuple[str, ...] = ()) -> None:
    """Write the pages in Markdown."""
    only = [word for word in options if not word.startswith("-")]
    for path in paths.lesson_files():
        runs = "--still" not in options and (not only or path.stem in only)
        cache = paths.BUILD / "pictures" if runs else None
        write_lesson(path.stem, target / "notebooks" / path.parent.name, cache)
    (target / "index.md").write_text(WELCOME, encoding="utf-8")
    (target / "glossary.md").write_text(_glossary(), encoding="utf-8")
    for name in [*(f"docs/{name}.md" for name in _guides()), *BESIDE]:
        copy = target / (f"{name}.md" if "." not in name else name)
        copy.parent.mkdir(parents=True, exist_ok=True)
        text = (paths.ROOT / name).read_text(encoding="utf-8")
        copy.write_text(_with_links(text), encoding="utf-8")
    for path in (paths.ROOT / "docs" / "decisions").glob("*.md"):
        copy = target / "docs" / "decisions" / path.name
        copy.parent.mkdir(exist_ok=True)
        shutil.copy(path, copy)


def configuration(pages: Path) -> dict:
    """What MkDocs is told; JSON is YAML."""
    lessons = [
        {paths.title(week): [
            {path.stem.replace("_", " "): f"notebooks/{week}/{path.stem}.md"}
            for path in paths.lesson_files(week)
        ]}
        for week in paths.assignments()
    ]  # fmt: skip
    guides = [{GUIDES[name]: f"docs/{name}.md"} for name in _guides()]
    nav = [{"Welcome": "index.md"}, {"Lessons": lessons}, {"Glossary": "glossary.md"}]
    scheme = "(prefers-color-scheme: {})"
    return {
        "site_name": "Neural networks from first principles",
        "docs_dir": str(pages),
        "site_dir": str(pages.parent / "html"),
        "use_directory_urls": False,
        "nav": [*nav, {"Guides": guides}],
        "theme": {
            "name": "material",
            "font": False,
            "features": [
                "navigation.sections",
                "navigation.footer",
                "content.code.copy",
            ],
            "palette": [
                {"media": scheme.format("light"), "scheme": "default"},
                {"media": scheme.format("dark"), "scheme": "slate"},
            ],
        },
        "plugins": ["search"],
        "markdown_extensions": [
            "tables",
            "md_in_html",
            "pymdownx.superfences",
            "pymdownx.highlight",
            {"pymdownx.arithmatex": {"generic": True}},
            {"toc": {"permalink": False, "toc_depth": 3}},
        ],
        "validation": {"omitted_files": "ignore", "anchors": "info"},
    }


def _formulas(html: str, **about: object) -> str:
    """Formulas as MathML, which browsers draw by themselves."""

    def drawn(found: re.Match) -> str:
        text = found[2] if found[2] is not None else found[3]
        for name, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
            text = text.replace(name, sign)
        return formula(text, found[2] is None)

    return _MATH.sub(drawn, html)


def _guides() -> list[str]:
    return [name for name in GUIDES if (paths.ROOT / "docs" / f"{name}.md").is_file()]


def _with_links(text: str) -> str:
    """Links to files that the site has under another name, or not yet."""
    for name in GUIDES.keys() - set(_guides()):
        text = re.sub(rf"\[([^\]]+)\]\({name}\.md\)", r"\1", text)
    return re.sub(r"\]\((\.\./|)LICENSE\)", r"](\1LICENSE.md)", text)


def _glossary() -> str:
    rows = [
        f"| {term} | {symbol} | {week} | {meaning} |".replace("|x|", "∣x∣")
        for term, (symbol, week, meaning) in sorted(
            TERMS.items(), key=lambda item: item[0].lower()
        )
    ]
    head = "| word | symbol | week | what it means |\n|---|---|---|---|\n"
    return "# Glossary\n\nOne word for one thing, all through the course.\n\n" + (
        head + "\n".join(rows) + "\n"
    )
