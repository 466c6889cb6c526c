"""Make a week's release: build it, look for leaks, only then hand it over."""

from __future__ import annotations

import shutil
from pathlib import Path

from .. import paths
from .build import build_assignment
from .leaks import leaks
from .package import write_package


def prepare(assignment: str, folder: Path, url: str = "") -> tuple[Path, list[str]]:
    """Write the folder of all that students get, which the exchange hands out.

    Parameters
    ----------
    assignment : str
    folder : Path
        The course folder.
    url : str
        Address of the folder that the package will be fetched from.

    Returns
    -------
    released : Path
        The folder; there is none if something was found in it.
    found : list of str
        What students must not read.
    """
    released = build_assignment(assignment, folder, url=url)
    found = ["nobody has looked through it"]
    try:
        found = leaks(released, folder)
    finally:
        if found:
            shutil.rmtree(released)
    return released, found


def pack(assignment: str, folder: Path, url: str = "") -> tuple[Path, list[str]]:
    """Write the same as a zip file to `build/packages`; see `prepare`.

    Returns
    -------
    path : Path
        The zip file; there is none if something was found, not even an older one.
    found : list of str
        What students must not read.
    """
    path = folder / paths.PACKAGES / f"{assignment}.zip"
    path.unlink(missing_ok=True)
    released, found = prepare(assignment, folder, url)
    if not found:
        write_package(assignment, released, path.parent)
    return path, found
