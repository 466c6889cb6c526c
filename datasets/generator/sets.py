"""Sets of pictures with a fixed number of cats."""

from typing import NamedTuple

import numpy as np

from .pictures import Settings, draw
from .randomness import Stream

CLASSES = ("non-cat", "cat")
TRAIN_SIZE, TRAIN_CATS = 209, 72
TEST_SIZE, TEST_CATS = 200, 100
# Single pictures take their streams from here on, sets of pictures from below.
FRESH = 3 * 2**30


class PictureSet(NamedTuple):
    """Pictures of shape (m, 64, 64, 3), uint8; labels (m,), int64; what each shows."""

    pictures: np.ndarray
    labels: np.ndarray
    names: list[str]


def draw_picture(
    seed: int, cat: bool = True, settings: Settings | None = None
) -> np.ndarray:
    """Draw one picture of its own seed.

    Parameters
    ----------
    seed : int
        Any non-negative number; the same seed gives the same picture.
    cat : bool
        Whether to draw a cat or something else.
    settings : Settings, optional

    Returns
    -------
    picture : uint8 ndarray of shape (64, 64, 3)
    """
    stream = Stream(FRESH + seed % 2**30)
    picture, _ = draw(stream, cat, settings or Settings())
    return picture


def draw_set(
    seed: int, size: int, cats: int, settings: Settings | None = None
) -> PictureSet:
    """Draw `size` pictures, `cats` of them cats, in random order.

    Every picture has a stream of its own, so picture 7 does not depend on picture 6.
    """
    settings = settings or Settings()
    order = np.argsort(Stream(seed).array(size), kind="stable")
    labels = (order < cats).astype(np.int64)
    pictures = np.empty((size, 64, 64, 3), dtype=np.uint8)
    names = []
    for index in range(size):
        stream = Stream((seed * 1000003 + index * 7919 + 12345) % 2**32)
        pictures[index], name = draw(stream, bool(labels[index]), settings)
        names.append(name)
    return PictureSet(pictures, labels, names)


def draw_train_and_test(
    seed: int,
    settings: Settings | None = None,
    test_size: int = TEST_SIZE,
    test_cats: int = TEST_CATS,
) -> tuple[PictureSet, PictureSet]:
    """Draw the two sets that a generator seed stands for."""
    train = draw_set(2 * seed, TRAIN_SIZE, TRAIN_CATS, settings)
    test = draw_set(2 * seed + 1, test_size, test_cats, settings)
    return train, test
