"""Badges that open a week's notebooks in Colab, straight from where they are published.

Colab opens notebooks from GitHub, not from any web address: a badge is possible where
the packages are published in a repository there.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from .. import paths

COLAB = "https://colab.research.google.com"
_GITHUB = (
    r"https://github\.com/([^/]+)/([^/]+)/(?:raw|blob|tree)/([^/]+)(?:/(.*))?",
    r"https://raw\.githubusercontent\.com/([^/]+)/([^/]+)/(?:refs/heads/)?([^/]+)(?:/(.*))?",
)


def colab_folder(url: str) -> str:
    """Where Colab opens the files of a published folder, "" if it cannot.

    Parameters
    ----------
    url : str
        The address of a folder of a GitHub repository, such as
        "https://raw.githubusercontent.com/someone/nn/main/packages".
    """
    for pattern in _GITHUB:
        if parts := re.fullmatch(pattern, url.rstrip("/")):
            owner, repository, branch, folder = parts.groups(default="")
            place = f"{branch}/{folder}".rstrip("/")
            return f"{COLAB}/github/{owner}/{repository}/blob/{place}"
    return ""


def badges(assignment: str, url: str) -> str:
    """The badges of a week's notebooks in Markdown, "" if Colab cannot open them."""
    folder = colab_folder(url)
    picture = f"{COLAB}/assets/colab-badge.svg"
    names = [path.stem for path in paths.lesson_files(assignment)]
    lines = [
        f"[![Open {name} in Colab]({picture})]({folder}/{assignment}/{name}.ipynb)"
        for name in names
    ]
    return "\n".join(lines) + "\n" if folder else ""


def publish(assignment: str, released: Path, target: Path, url: str) -> Path | None:
    """Put a week's notebooks and their badges beside its package.

    Returns
    -------
    Path or None
        The file with the badges; None if Colab opens nothing from this address.
    """
    text = badges(assignment, url)
    if not text:
        return None
    shutil.rmtree(target / assignment, ignore_errors=True)
    (target / assignment).mkdir(parents=True)
    for path in released.glob("*.ipynb"):
        shutil.copy(path, target / assignment)
    file = target / f"{assignment}-colab.md"
    file.write_text(text, encoding="utf-8", newline="\n")
    return file
