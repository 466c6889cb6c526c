"""Draw pictures of cats and of other things, the same on every computer.

Needs NumPy and nothing else. `draw_picture(seed, cat=True)` gives one picture,
`draw_set(seed, size, cats)` a set of them.
"""

from .pictures import PLACES, SUBJECTS, Settings
from .sets import CLASSES, PictureSet, draw_picture, draw_set, draw_train_and_test

__all__ = [
    "CLASSES",
    "PLACES",
    "SUBJECTS",
    "PictureSet",
    "Settings",
    "draw_picture",
    "draw_set",
    "draw_train_and_test",
]
