"""What is different in Google Colab: there the open notebook is no file beside us."""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path


def here() -> bool:
    """Whether this runs in Colab."""
    return "google.colab" in sys.modules


def notebook_file(name: str) -> Path | None:
    """Write the notebook as it stands on the page to a file of its own.

    Parameters
    ----------
    name : str
        What to call it.

    Returns
    -------
    Path or None
        None if Colab does not tell what is on the page: the way to ask is its own and
        may change.
    """
    try:
        from google.colab import _message

        answer = _message.blocking_request("get_ipynb", request="", timeout_sec=30)
        text = json.dumps(answer["ipynb"], ensure_ascii=False)
    except Exception:
        return None
    path = Path(tempfile.mkdtemp(), f"{name}.ipynb")
    path.write_text(text, encoding="utf-8")
    return path


def download(path: Path) -> None:
    """Have the browser download a file; do nothing where it cannot."""
    try:
        from google.colab import files

        files.download(str(path.resolve()))
    except Exception:
        return
