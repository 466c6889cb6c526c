"""Make a week's release: build it, pack it, look for leaks, only then hand it over."""

from __future__ import annotations

import tempfile
from pathlib import Path

from .build import build_assignment
from .leaks import leaks
from .package import write_package


def pack(assignment: str, folder: Path, url: str = "") -> tuple[Path, list[str]]:
    """Write the student package of an assignment to `build/packages`.

    Parameters
    ----------
    assignment : str
    folder : Path
        The course folder.
    url : str
        Address of the folder that the package will be fetched from.

    Returns
    -------
    path : Path
        The zip file; there is none if something was found in it.
    found : list of str
        What students must not read.
    """
    with tempfile.TemporaryDirectory() as place:
        notebooks = build_assignment(assignment, Path(place), url=url, database=False)
        path = write_package(assignment, notebooks, folder / "build" / "packages")
    found = leaks(path, folder)
    if found:
        path.unlink()
    return path, found
