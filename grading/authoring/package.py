"""What a week's notebooks need beside them: the same in every way of handing out.

The folder of a release is complete, a zip file is that folder, and so is what students
fetch through nbgrader's exchange: nothing of ours has to be installed where they work.
"""

from __future__ import annotations

import ast
import hashlib
import json
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from .. import paths
from ..model import lesson_file

MARK = "helpers/course.json"  # says whose helpers these are, and all hashes
# What reading a name from `helpers` needs of `datasets/`.
DATA = {
    "helpers.data.load_cats": ("*.h5", "README.md"),
    "helpers.data.draw_picture": ("generator/*.py",),
}
# Files that belong to a module: of its own name, or in a folder of that name.
BESIDE = (".js", ".css", ".json", ".toml")
_WHEN = (2026, 1, 1, 0, 0, 0)  # the same bytes for the same files
_README = """\
# {title}

The notebooks of this week, in their order:

{notebooks}

Open them in JupyterLab and start at the first cell. Leave the other files and folders
where they are: they bring the checks, hints, pictures and data. The notebooks need
Python 3.11 or newer with numpy, matplotlib, h5py, ipywidgets, anywidget, pillow,
scipy, scikit-learn and jupyterlab.

Hand in the notebooks under their own names.
"""


def write_package(assignment: str, released: Path, target: Path) -> Path:
    """Zip a released folder for students, as one folder named after the assignment.

    Parameters
    ----------
    assignment : str
    released : Path
        The folder with all that students get.
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
        for file in sorted(p for p in released.rglob("*") if p.is_file()):
            name = f"{assignment}/{file.relative_to(released).as_posix()}"
            made = zipfile.ZipInfo(name, _WHEN)
            package.writestr(made, file.read_bytes(), zipfile.ZIP_DEFLATED)
    return path


def complete(assignment: str, folder: Path) -> str:
    """Put beside an assignment's checks everything else but its notebooks.

    Parameters
    ----------
    assignment : str
    folder : Path
        Holds ``checks/``; the helpers, data, licences and the record of all their
        hashes are written into it.

    Returns
    -------
    str
        The release: a digest of the files, which changes when one of them does.
    """
    for name, content in _companions(assignment):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    files = {
        path.relative_to(folder).as_posix(): _digest(path.read_bytes())
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
    release = _digest(json.dumps(files).encode())[:12]
    mark = json.loads((paths.ROOT / MARK).read_text(encoding="utf-8"))
    mark |= {"week": assignment, "release": release, "files": files}
    text = json.dumps(mark, indent=1) + "\n"
    (folder / MARK).write_text(text, encoding="utf-8", newline="\n")
    return release


def _companions(assignment: str) -> Iterator[tuple[str, bytes]]:
    """Names and contents of what is the same for every course folder."""
    used = _used(assignment)
    for path in [*_modules(used), *_data(used), paths.ROOT / "LICENSE"]:
        yield path.relative_to(paths.ROOT).as_posix(), path.read_bytes()
    names = (path.stem for path in paths.lesson_files(assignment))
    lines = "\n".join(f"{i}. {name}.ipynb" for i, name in enumerate(names, 1))
    text = _README.format(title=paths.title(assignment), notebooks=lines)
    yield "README.md", text.encode()


def helper_files(assignment: str) -> list[Path]:
    """The modules of `helpers` that an assignment's lessons import, directly or not.

    So nothing of another week ships: what week 4 is given answers earlier exercises.
    """
    return _modules(_used(assignment))


def data_files(assignment: str) -> list[Path]:
    """The files of `datasets` that an assignment's lessons read."""
    return _data(_used(assignment))


def _used(assignment: str) -> set[str]:
    """Dotted names below `helpers` that lessons import, and those that these import."""
    found: set[str] = set()
    wanted = {"helpers", "helpers.unpack"}  # the first cell runs this out of the zip
    for path in paths.lesson_files(assignment):
        for cell in lesson_file.read(path).cells:
            if not cell.markdown:
                wanted |= set(_imports(cell.source, "helpers"))
    while wanted - found:
        name = (wanted - found).pop()
        found.add(name)
        for path in _files(name):
            package = ".".join(path.parent.relative_to(paths.ROOT).parts)
            wanted |= set(_imports(path.read_text(encoding="utf-8"), package))
    return found


def _modules(used: set[str]) -> list[Path]:
    """The modules, and the files beside them that a browser runs or a module reads."""
    modules = {path for name in used for path in _files(name)}
    beside = {path.with_suffix(kind) for path in modules for kind in BESIDE}
    for path in modules:
        folder = path.with_suffix("")
        beside |= {p for p in folder.glob("*") if p.suffix in BESIDE}
    return sorted(modules | {path for path in beside if path.is_file()})


def _data(used: set[str]) -> list[Path]:
    patterns = [pattern for name in used for pattern in DATA.get(name, ())]
    return sorted(p for pattern in patterns for p in paths.DATASETS.glob(pattern))


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


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
