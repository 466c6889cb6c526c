"""The lessons in JupyterLite: a JupyterLab that runs in the browser, without a server.

Python and NumPy for the browser (Pyodide) come from a content network when a notebook
is opened; all else is in the folder.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

from .. import paths
from ..authoring.release import pack

PACKAGES = "anywidget h5py ipywidgets matplotlib pillow scikit-learn scipy"
INSTALL = (
    f"# For JupyterLite only: the packages of this course.\n%pip install -q {PACKAGES}"
)
OFF = ["@jupyter/nbgrader"]  # asks a server, and there is none


def build(*weeks: str) -> Path:
    """Build the site in `build/lite`; give its folder.

    Parameters
    ----------
    *weeks : str
        Only these assignments.

    Raises
    ------
    ValueError
        If a package holds what students must not read.
    """
    import jupyterlite_core  # noqa: F401  (missing? better now than half-way)

    target = paths.BUILD / "lite"
    shutil.rmtree(target, ignore_errors=True)
    with tempfile.TemporaryDirectory() as place:
        contents = write_contents(Path(place), weeks or tuple(paths.assignments()))
        settings = {"jupyter-lite-schema-version": 0, "jupyter-config-data": {
            "appName": "Neural networks from first principles",
            "disabledExtensions": OFF,
        }}  # fmt: skip
        (Path(place) / "jupyter-lite.json").write_text(json.dumps(settings))
        words = ["--contents", contents, "--output-dir", target, "--lite-dir", place]
        subprocess.run(
            [sys.executable, "-m", "jupyterlite_core.app", "build", *map(str, words)],
            check=True,
            cwd=place,
        )
    return target


def write_contents(place: Path, weeks: tuple[str, ...]) -> Path:
    """Unpack the weeks' packages, and give each notebook its packages."""
    contents = place / "contents"
    shutil.copy(paths.ROOT / paths.CONFIG_FILE, place)
    for week in weeks:
        path, found = pack(week, place)
        if found:
            raise ValueError(f"{week} is not published: {found[0]}")
        with zipfile.ZipFile(path) as package:
            package.extractall(contents)
    for path in contents.glob("*/*.ipynb"):
        notebook = json.loads(path.read_text(encoding="utf-8"))
        cell = {"cell_type": "code", "execution_count": None, "id": "for-jupyterlite"}
        cell |= {"metadata": {}, "outputs": [], "source": INSTALL}
        notebook["cells"].insert(1, cell)
        path.write_text(json.dumps(notebook, ensure_ascii=False), encoding="utf-8")
    return contents
