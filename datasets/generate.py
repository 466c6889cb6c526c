"""Write the course's two files of pictures, or check that they are what they should be.

    python -m datasets.generate            draw the pictures and write both files
    python -m datasets.generate --check    draw them again and compare

The check compares SHA-256 of arrays, never of files: two versions of the HDF5 library
may write the same arrays into different files.
"""

import argparse
import hashlib
import json
import sys
from pathlib import Path

import h5py
import numpy as np

from .generator import CLASSES, draw_train_and_test

SEED = 32
FOLDER = Path(__file__).resolve().parent
FILES = {"train": "train_catvnoncat.h5", "test": "test_catvnoncat.h5"}
CHECKSUMS = "checksums.json"


def course_arrays() -> dict[str, dict[str, np.ndarray]]:
    """Draw the course's pictures and return the arrays of each file."""
    classes = np.array([name.encode() for name in CLASSES])
    arrays = {}
    for part, drawn in zip(FILES, draw_train_and_test(SEED), strict=True):
        arrays[FILES[part]] = {
            "list_classes": classes,
            f"{part}_set_x": drawn.pictures,
            f"{part}_set_y": drawn.labels,
        }
    return arrays


def digest(array: np.ndarray) -> str:
    """Return the SHA-256 of an array's type, shape and values, whatever the machine."""
    array = np.ascontiguousarray(array)
    little = array.astype(array.dtype.newbyteorder("<"))
    name = f"{array.dtype.kind}{array.dtype.itemsize} {array.shape} "
    return hashlib.sha256(name.encode() + little.tobytes()).hexdigest()


def digests(arrays: dict[str, dict[str, np.ndarray]]) -> dict[str, dict[str, str]]:
    """Return the digest of every array of every file."""
    return {
        file: {key: digest(array) for key, array in content.items()}
        for file, content in arrays.items()
    }


def write(folder: Path = FOLDER) -> None:
    """Draw the pictures and write both files and their checksums into `folder`."""
    arrays = course_arrays()
    for name, content in arrays.items():
        with h5py.File(folder / name, "w", track_order=True) as file:
            for key, array in content.items():
                packing = (
                    {"compression": "gzip", "shuffle": True} if array.ndim > 1 else {}
                )
                file.create_dataset(key, data=array, track_times=False, **packing)
    text = json.dumps(digests(arrays), indent=2)
    (folder / CHECKSUMS).write_text(text + "\n", encoding="utf-8")


def check(folder: Path = FOLDER) -> list[str]:
    """Compare the drawings and the files with the checksums.

    Returns
    -------
    complaints : list of str
        Empty when all three agree.
    """
    wanted = json.loads((folder / CHECKSUMS).read_text(encoding="utf-8"))
    complaints = _differences("drawn anew", digests(course_arrays()), wanted)
    try:
        stored = {name: read(folder / name) for name in FILES.values()}
    except OSError as error:
        return [*complaints, f"{folder}: {error}"]
    return complaints + _differences("in the file", digests(stored), wanted)


def read(path: Path) -> dict[str, np.ndarray]:
    """Return all arrays of an HDF5 file."""
    with h5py.File(path, "r") as file:
        return {key: np.asarray(file[key]) for key in file}


def _differences(what: str, found: dict, wanted: dict) -> list[str]:
    complaints = []
    for name in sorted(wanted.keys() | found.keys()):
        there, due = found.get(name, {}), wanted.get(name, {})
        for key in sorted(there.keys() | due.keys()):
            if there.get(key) != due.get(key):
                was, should = there.get(key, "missing"), due.get(key, "missing")
                complaints.append(
                    f"{name}, {key}, {what}: SHA-256 {was[:12]}, wanted {should[:12]}"
                )
    return complaints


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(
        prog="python -m datasets.generate", description=__doc__.split("\n")[0]
    )
    parser.add_argument("--check", action="store_true", help="compare, write nothing")
    parser.add_argument(
        "--folder", type=Path, default=FOLDER, help="where the files are"
    )
    options = parser.parse_args(arguments)
    if not options.check:
        write(options.folder)
        print(f"Wrote {', '.join(FILES.values())} and {CHECKSUMS}.")
        return 0
    complaints = check(options.folder)
    print("\n".join(complaints) or "Every array is what it should be.")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
