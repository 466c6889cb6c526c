"""Add a week's package to a folder; nothing that a student wrote is ever replaced.

The notebook's first cell runs this file straight out of the zip file, so it needs the
standard library only.
"""

import hashlib
import json
import os
from pathlib import Path, PurePosixPath

MARK = "helpers/course.json"  # says whose files these are, and their hashes


def unpack(package, folder):
    """Write the files of a package that are missing, and renew those out of date.

    Notebooks are never written. A file that exists and differs is renewed only if its
    hash is the one that the last package recorded for it: then nobody changed it.

    Parameters
    ----------
    package : zipfile.ZipFile
        It holds one folder, whose content goes into `folder`.
    folder : path
        Made if it does not exist.

    Returns
    -------
    str
        One sentence that says what was done.

    Raises
    ------
    ValueError
        If a name in the package leads out of the folder; nothing is written then.
    """
    folder = Path(folder)
    files = _contents(package)
    done = {"fetched": [], "renewed": [], "kept": [], "same": []}
    recorded = _recorded(folder)
    for name in sorted(files, key=lambda name: name == MARK):  # the record comes last
        state = _state(folder / name, files[name], recorded.get(name))
        if name != MARK or state == "kept":
            done[state].append(name)
        if state in ("fetched", "renewed"):
            _write(folder / name, files[name])
    return _sentence(folder, done)


def _contents(package):
    """The files by their names below the package's one folder, without notebooks."""
    files = {}
    for info in package.infolist():
        path = PurePosixPath(info.filename)
        unsafe = path.is_absolute() or ".." in path.parts or len(path.parts) < 2
        if not info.is_dir() and (unsafe or set(info.filename) & set("\\:")):
            raise ValueError(f"the package holds a file named {info.filename!r}")
        if not info.is_dir() and path.suffix.lower() != ".ipynb":
            files[str(PurePosixPath(*path.parts[1:]))] = package.read(info)
    return files


def _recorded(folder):
    """Hashes of the files as they came; the record's own may always be renewed."""
    try:
        text = (folder / MARK).read_bytes()
        return {**json.loads(text)["files"], MARK: _digest(text)}
    except (OSError, ValueError, LookupError, TypeError):
        return {}


def _state(path, content, recorded):
    if not os.path.lexists(path):
        return "fetched"
    found = path.read_bytes()
    if found == content:
        return "same"
    return "renewed" if _digest(found) == recorded else "kept"


def _digest(content):
    return hashlib.sha256(content).hexdigest()


def _write(path, content):
    """Write a file whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(path.name + ".part")
    part.write_bytes(content)
    os.replace(part, path)


def _sentence(folder, done):
    said = [
        f"fetched {_count(done['fetched'])}" if done["fetched"] else "",
        f"renewed {_count(done['renewed'])} out of date" if done["renewed"] else "",
        f"kept {_count(done['kept'])} of yours ({', '.join(done['kept'])})"
        if done["kept"]
        else "",
    ]
    what = ", ".join(filter(None, said)) or "nothing was missing"
    return f"The course's files, in the folder {folder.name}: {what}."


def _count(names):
    return f"{len(names)} file{'s' if len(names) != 1 else ''}"
