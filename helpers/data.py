"""The course's data: pictures of cats, and points in a plane.

`load_cats` reads two HDF5 files, ours or any of the same schema; `draw_picture` draws a
picture that is in neither of them. `load_planar_dataset` and `load_extra_datasets` make
the points of week 3.
"""

import importlib.util
import os
import sys
from pathlib import Path
from types import ModuleType

import h5py
import numpy as np

PICTURE_SHAPE = (64, 64, 3)
FOLDER_VARIABLE = "COURSE_DATA"
FILES = {"train": "train_catvnoncat.h5", "test": "test_catvnoncat.h5"}


class DataError(ValueError):
    """A data file is missing, damaged, or not what the course needs."""


def load_cats(folder=None):
    """Load the pictures of cats and of other things.

    Parameters
    ----------
    folder : str or Path, optional
        The folder with `train_catvnoncat.h5` and `test_catvnoncat.h5`. If it is left
        out, the environment variable `COURSE_DATA` names it; without that, the folder
        `datasets` is looked for here, in the two folders above, and beside `helpers`.

    Returns
    -------
    train_x : uint8 ndarray of shape (m_train, 64, 64, 3)
        Training pictures: rows, columns, and red, green, blue from 0 to 255.
    train_y : int64 ndarray of shape (1, m_train)
        1 for a cat, 0 for anything else.
    test_x : uint8 ndarray of shape (m_test, 64, 64, 3)
    test_y : int64 ndarray of shape (1, m_test)
    classes : ndarray of shape (2,)
        The names of classes 0 and 1, as bytes.

    Raises
    ------
    DataError
        If a file is missing, damaged or of another kind; the message names the file.
    """
    folder = find_data_folder(folder)
    train_x, train_y, classes = _read_set(folder / FILES["train"], "train")
    test_x, test_y, _ = _read_set(folder / FILES["test"], "test")
    return train_x, train_y, test_x, test_y, classes


def find_data_folder(folder=None):
    """Return the folder that holds the cat files.

    Parameters
    ----------
    folder : str or Path, optional
        See `load_cats`.

    Returns
    -------
    folder : Path

    Raises
    ------
    DataError
        If there is no such folder.
    """
    named = folder or os.environ.get(FOLDER_VARIABLE)
    if named:
        path = Path(named).expanduser()
        if path.is_dir():
            return path
        source = "you gave" if folder else f"{FOLDER_VARIABLE} names"
        raise DataError(
            f"The data folder that {source}, {path}, does not exist. "
            f"It should be a folder that holds {_names()}."
        )
    places = _usual_folders()
    for path in places:
        if (path / FILES["train"]).exists() or (path / FILES["test"]).exists():
            return path
    raise DataError(
        f"I looked for {_names()} in these folders and found neither: "
        + ", ".join(str(path) for path in places)
        + f". Put the folder `datasets` beside your notebook, or set {FOLDER_VARIABLE}."
    )


def _usual_folders():
    beside = Path(__file__).resolve().parent
    here = Path.cwd()
    near = [base / "datasets" for base in (here, here.parent, here.parent.parent)]
    return [*near, beside.parent / "datasets", beside / "datasets"]


def _names():
    return " and ".join(FILES.values())


def _read_set(path, part):
    """Return pictures, labels of shape (1, m) and class names from one file."""
    pictures_key, labels_key = f"{part}_set_x", f"{part}_set_y"
    found = _read_arrays(path, (pictures_key, labels_key, "list_classes"))
    pictures, labels, classes = found
    _check_pictures(path, pictures_key, pictures)
    _check_labels(path, labels_key, labels, len(pictures))
    if classes.shape != (2,):
        raise DataError(
            f"{path}: list_classes has shape {classes.shape}; it should have shape "
            "(2,), a name for class 0 and one for class 1."
        )
    return pictures, labels.reshape(1, -1).astype(np.int64), classes


def _read_arrays(path, keys):
    if not path.exists():
        raise DataError(
            f"{path} is missing. The course needs {_names()} in one folder."
        )
    try:
        with h5py.File(path, "r") as file:
            missing = [k for k in keys if not isinstance(file.get(k), h5py.Dataset)]
            if missing:
                raise DataError(
                    f"{path} has no {' and no '.join(missing)}. It should hold "
                    f"{', '.join(keys)}; it holds {', '.join(file) or 'nothing'}."
                )
            return [np.asarray(file[key]) for key in keys]
    except (OSError, RuntimeError, KeyError, TypeError) as error:
        size = path.stat().st_size
        raise DataError(
            f"{path} cannot be read as an HDF5 file ({size:,} bytes). It was probably "
            "cut off or changed while it was copied; copy or download it again."
        ) from error


def _check_pictures(path, key, pictures):
    if pictures.ndim != 4 or pictures.shape[1:] != PICTURE_SHAPE or not len(pictures):
        raise DataError(
            f"{path}: {key} has shape {pictures.shape}; it should have shape "
            "(m, 64, 64, 3), that is m pictures of 64 × 64 pixels in three colours."
        )
    if pictures.dtype != np.uint8:
        raise DataError(
            f"{path}: {key} has dtype {pictures.dtype}; it should be uint8, "
            "whole numbers from 0 to 255."
        )


def _check_labels(path, key, labels, count):
    if labels.shape not in ((count,), (1, count)):
        raise DataError(
            f"{path}: {key} has shape {labels.shape}; with {count} pictures it should "
            f"have shape ({count},), one label a picture."
        )
    if labels.dtype.kind not in "iub":
        raise DataError(
            f"{path}: {key} has dtype {labels.dtype}; it should hold whole numbers, "
            "such as int64."
        )
    others = sorted(set(labels.ravel().tolist()) - {0, 1})
    if others:
        raise DataError(
            f"{path}: {key} holds {others[0]}; every label should be 0 (not a cat) "
            "or 1 (a cat)."
        )


def draw_picture(seed, cat=True, folder=None):
    """Draw a fresh picture, one that is in neither of the course's files.

    Parameters
    ----------
    seed : int
        Any whole number from 0; the same seed always gives the same picture.
    cat : bool
        Whether to draw a cat or something else.
    folder : str or Path, optional
        The folder with the `generator`; found like the files of `load_cats`.

    Returns
    -------
    picture : uint8 ndarray of shape (64, 64, 3)

    Raises
    ------
    DataError
        If no generator is found.
    """
    if int(seed) != seed or seed < 0:
        raise DataError(f"seed is {seed}; it should be a whole number from 0 upwards.")
    return _generator(folder).draw_picture(int(seed), bool(cat))


def _generator(folder) -> ModuleType:
    """Return the generator, loaded by its place, whatever else is named `datasets`."""
    places = [Path(folder).expanduser()] if folder else _usual_folders()
    for place in places:
        source = place / "generator" / "__init__.py"
        if source.is_file():
            return _load_package("course_picture_generator", source)
    raise DataError(
        "I looked for the folder `generator`, which draws the pictures, in "
        + ", ".join(str(place) for place in places)
        + ". It belongs to the folder `datasets` of the course."
    )


def _load_package(name, source) -> ModuleType:
    loaded = sys.modules.get(name)
    if loaded is not None and Path(loaded.__file__) == source:
        return loaded
    for module in [key for key in sys.modules if key.startswith(name)]:
        del sys.modules[module]
    spec = importlib.util.spec_from_file_location(
        name, source, submodule_search_locations=[str(source.parent)]
    )
    package = importlib.util.module_from_spec(spec)
    sys.modules[name] = package
    spec.loader.exec_module(package)
    return package


def load_planar_dataset():
    """Return the flower: 400 points in two classes that no straight line separates.

    The global generator is seeded with 1, so that everyone has the same points.

    Returns
    -------
    X : ndarray of shape (2, 400)
        Both coordinates of every point.
    Y : uint8 ndarray of shape (1, 400)
        0 or 1: the class of every point.
    """
    np.random.seed(1)
    m, petals = 200, 4
    points, labels = [], []
    for label in (0, 1):
        angle = np.linspace(label * 3.12, (label + 1) * 3.12, m)
        angle = angle + np.random.randn(m) * 0.2
        radius = petals * np.sin(4 * angle) + np.random.randn(m) * 0.2
        points.append(np.stack([radius * np.sin(angle), radius * np.cos(angle)]))
        labels.append(np.full((1, m), label, dtype=np.uint8))
    return np.hstack(points), np.hstack(labels)


def load_extra_datasets():
    """Return four more sets of points to try a network on.

    Returns
    -------
    noisy_circles, noisy_moons, blobs, gaussian_quantiles : tuple (X, Y)
        X is an ndarray of shape (2, 200), Y an int64 ndarray of shape (1, 200) of
        0 and 1.
    """
    from sklearn import datasets as make

    m, random = 200, np.random.RandomState(0)
    circles = make.make_circles(m, factor=0.5, noise=0.3, random_state=random)
    moons = make.make_moons(m, noise=0.2, random_state=random)
    X, y = make.make_blobs(m, n_features=2, centers=6, random_state=5)
    blobs = (X, y % 2)
    quantiles = make.make_gaussian_quantiles(
        cov=0.5, n_samples=m, n_features=2, n_classes=2, random_state=random
    )
    return tuple(
        (X.T, y.reshape(1, -1).astype(np.int64))
        for X, y in (circles, moons, blobs, quantiles)
    )
