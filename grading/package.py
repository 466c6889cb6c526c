"""The student package: what a week's notebooks need, and nothing else, in one zip."""

from __future__ import annotations

import ast
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from . import lesson as lessons
from . import paths

DATA = (".h5", ".py", ".md", ".json")
_WHEN = (2026, 1, 1, 0, 0, 0)  # the same bytes for the same files
_README = """\
# {title}

Open a notebook of this folder in JupyterLab and start at its first cell:

{notebooks}

Leave the other files beside the notebooks; they bring the checks, hints, pictures and
data. The notebooks need Python 3.11 or newer with numpy, matplotlib, h5py, ipywidgets,
pillow, scipy, scikit-learn and jupyterlab.

Hand in the notebooks under their own names.
"""


def write_package(assignment: str, notebooks: Path, target: Path) -> Path:
    """Zip an assignment for students; everything lies beside the notebooks.

    Parameters
    ----------
    assignment : str
    notebooks : Path
        The folder with the assignment's released notebooks and checks.
    target : Path
        The folder for the zip file.

    Returns
    -------
    Path
        ``<target>/<assignment>.zip``
    """
    target.mkdir(parents=True, exist_ok=True)
    path = target / f"{assignment}.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in sorted(contents(assignment, notebooks)):
            made = zipfile.ZipInfo(name, _WHEN)
            package.writestr(made, content, zipfile.ZIP_DEFLATED)
    return path


def contents(assignment: str, notebooks: Path) -> Iterator[tuple[str, bytes]]:
    """Names and contents of all files of a package."""
    released = sorted(notebooks.glob("*.ipynb"))
    for path in [*released, *sorted((notebooks / "checks").glob("*.json"))]:
        yield path.relative_to(notebooks).as_posix(), path.read_bytes()
    for path in helper_files(paths.week_number(assignment)):
        yield f"helpers/{path.relative_to(paths.HELPERS).as_posix()}", path.read_bytes()
    for path in sorted(paths.DATASETS.rglob("*")):
        if path.suffix in DATA and "__pycache__" not in path.parts:
            name = path.relative_to(paths.DATASETS).as_posix()
            yield f"datasets/{name}", path.read_bytes()
    lines = "\n".join(f"- {path.name}" for path in released)
    title = assignment.replace("_", " ").capitalize()
    yield "README.md", _README.format(title=title, notebooks=lines).encode()


def helper_files(week: int) -> list[Path]:
    """The modules of `helpers` that lessons up to a week import, directly or not.

    So nothing of a later week ships: what week 4 is given answers earlier exercises.
    """
    found: set[Path] = set()
    wanted = {"helpers"}
    for path in paths.lesson_files():
        if paths.week_number(path.parent.name) <= week:
            for cell in lessons.read(path).cells:
                if not cell.markdown:
                    wanted |= set(_imports(cell.source, "helpers"))
    while wanted:
        name = wanted.pop()
        for path in _files(name):
            if path not in found:
                found.add(path)
                package = ".".join(path.parent.relative_to(paths.ROOT).parts)
                text = path.read_text(encoding="utf-8")
                wanted |= set(_imports(text, package))
    return sorted(found)


def _files(name: str) -> Iterator[Path]:
    """The files that importing a dotted name runs, if there are such."""
    place = paths.HELPERS.parent
    for part in name.split("."):
        place = place / part
        candidates = (place / "__init__.py", place.with_suffix(".py"))
        yield from (p for p in candidates if p.is_file())


def _imports(source: str, package: str) -> Iterable[str]:
    """Dotted names below `helpers` that a piece of code may import."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                parts = package.split(".")
                base = ".".join([*parts[: len(parts) + 1 - node.level], base]).strip(
                    "."
                )
            names = [base, *(f"{base}.{alias.name}" for alias in node.names)]
        else:
            continue
        yield from (n for n in names if n.split(".")[0] == "helpers")
