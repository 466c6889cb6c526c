"""`image2vector`: the same numbers in another shape."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    value_of,
)


def _picture(rng, *shape):
    """Draw a picture of different numbers, so that every order can be told apart."""
    return rng.permutation(256)[: int(np.prod(shape))].reshape(shape)


def _cases(rng):
    yield case(1 + rng.permutation(9)[:8].reshape(2, 2, 2))
    yield case(_picture(rng, 2, 3, 3))
    yield case(_picture(rng, 1, 1, 3))
    yield case(_picture(rng, 4, 2, 1) / 256)
    yield case(_picture(rng, 3, 3, 3).astype(np.uint8))
    yield case(_picture(rng, 5, 4, 3))


def _one_by_one(reference, drawn):
    """Read a picture entry by entry, as the lesson says it is read."""
    image = drawn.args[0]
    return np.array([[image[index]] for index in np.ndindex(*image.shape)])


ANSWER = "image.reshape(-1, 1)"

image2vector = Exercise(
    "image2vector",
    section="A picture is a column of numbers",
    args=("image",),
    cases=_cases,
    criteria=[
        value_of("one column", points=3),
        arguments_kept(points=1),
    ],
    oracles={"one column": _one_by_one},
    mistakes=[
        Mistake(
            "a rank-1 array",
            (ANSWER, "image.reshape(-1)"),
            "the result has one axis, shape (h·w·c,). It looks like a column but does "
            "not act like one: it cannot be transposed, and broadcasting treats it as "
            "a row. Give it a second axis, of length 1.",
            caught_by="one column",
            section="Arrays with one axis",
        ),
        Mistake(
            "a row instead of a column",
            (ANSWER, "image.reshape(1, -1)"),
            "this is a row, (1, h·w·c). An example is a column in this course: the "
            "numbers run down axis 0.",
            caught_by="one column",
        ),
        Mistake(
            "a row for every pixel",
            (ANSWER, "image.reshape(-1, image.shape[2])"),
            "this is one row for each pixel, shape (h·w, c). The c numbers of a pixel "
            "go under each other as well, so that there is only one column.",
            caught_by="one column",
        ),
        Mistake(
            "the size is hard-coded",
            (ANSWER, "image.reshape(64 * 64 * 3, 1)"),
            "one picture size is hard-coded, so every other size raises an error. Let "
            "the length follow from the picture.",
            caught_by="one column",
        ),
        Mistake(
            "the colours are forgotten",
            (ANSWER, "image.reshape(image.shape[0] * image.shape[1], 1)"),
            "h · w counts the pixels, and each pixel has c numbers. The lengths of a "
            "reshape must multiply to the number of entries, so NumPy raises an error.",
            caught_by="one column",
        ),
        Mistake(
            "three colours are hard-coded",
            (ANSWER, "image.reshape(image.shape[0] * image.shape[1] * 3, 1)"),
            "the number 3 is hard-coded, and not every picture has three numbers per "
            "pixel. Let c follow from the picture, or leave the length to NumPy.",
            caught_by="one column",
        ),
        Mistake(
            "the reshaped array is thrown away",
            ("return image.reshape(-1, 1)", "image.reshape(-1, 1)\n    return image"),
            "you returned the picture unchanged. reshape doesn't change its array: it "
            "gives a new one. Return that.",
            caught_by="one column",
        ),
        Mistake(
            "read column by column",
            (ANSWER, 'image.reshape(-1, 1, order="F")'),
            "the numbers are all there, in another order: the first axis runs fastest, "
            "as if the array had been transposed first. Reshape it as it is.",
            caught_by="one column",
            section="Shapes, and changing them",
        ),
        Mistake(
            "colour by colour",
            (ANSWER, "image.transpose(2, 0, 1).reshape(-1, 1)"),
            "the numbers are in another order: all reds first, then all greens, then "
            "all blues. Read the array as it is, the c numbers of a pixel together.",
            caught_by="one column",
        ),
        Mistake(
            "columns of pixels before rows",
            (ANSWER, "image.transpose(1, 0, 2).reshape(-1, 1)"),
            "the pixels are read from top to bottom, column after column. In the array "
            "they are stored row after row; don't transpose it first.",
            caught_by="one column",
        ),
        Mistake(
            "divided by 255",
            (ANSWER, "image.reshape(-1, 1) / 255"),
            "the numbers were divided by 255. Scaling is a good idea, but not this "
            "function's job: it only changes the shape.",
            caught_by="one column",
        ),
        Mistake(
            "the argument gets a new shape",
            ("    return image.reshape(-1, 1)",
             "    image.shape = (-1, 1)\n    return image"),
            "assigning to image.shape changes the caller's own array: after the call "
            "it is no longer a picture. Return a reshaped array instead.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("the length written out",
                (ANSWER, "image.reshape("
                 "image.shape[0] * image.shape[1] * image.shape[2], 1)")),
        Variant("size", (ANSWER, "np.reshape(image, (image.size, 1))")),
        Variant("flatten and a new axis", (ANSWER, "image.flatten()[:, np.newaxis]")),
        Variant("a row, transposed", (ANSWER, "image.reshape(1, -1).T")),
        Variant("entry by entry",
                (ANSWER, "np.array([[v] for row in image for pixel in row "
                 "for v in pixel])")),
    ],
    hints=[
        "Nothing is computed here; only the shape changes, and the order stays.",
        "reshape takes the new lengths: two axes, so two lengths. The second is 1.",
        "You may write −1 for a length that NumPy can work out by itself.",
    ],
)  # fmt: skip
