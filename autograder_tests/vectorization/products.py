"""`matmul_shapes`: which matrices can be multiplied, and what shape comes out."""

import numpy as np

from grading.model.exercise import Exercise, Mistake, Variant, case, type_of, value_of

RULE = "The matrix product"


def _pairs(rng):
    """Draw shapes that fit, and shapes that do not, of every telling kind."""
    n, k, m, more = (int(x) for x in 2 + rng.permutation(7)[:4])
    yield case((n, k), (k, m))
    yield case((n, k), (k, n))
    yield case((k, k), (k, m))
    yield case((1, n), (n, m))
    yield case((n, 1), (1, m))
    yield case((m, n), (n, 1))
    yield case((1, k), (k, 1))
    yield case((n, n), (n, n))
    for first, second in (
        ((n, k), (m, n)),
        ((n, k), (n, k)),
        ((n, k), (m, k)),
        ((n, k), (n, m)),
        ((n, k), (m, more)),
        ((n, 1), (k, m)),
        ((n, k), (1, m)),
        ((n, 1), (n, 1)),
        ((1, m), (1, m)),
    ):
        yield case(first, second, tag="mismatch")


def _by_numpy(reference, drawn):
    """Let NumPy multiply two matrices of these shapes, if it can."""
    if drawn.tag:
        return None
    first, second = (np.zeros(shape) for shape in drawn.args)
    return np.matmul(first, second).shape


IF = "if inner != length:"
RETURN = "return (rows, columns)"
CHECK = '    if inner != length:\n        return "mismatch"\n'

matmul_shapes = Exercise(
    "matmul_shapes",
    section=RULE,
    args=("a", "b"),
    cases=_pairs,
    criteria=[
        type_of("a tuple of two lengths", points=1),
        value_of("shapes that fit", points=2),
        value_of("shapes that do not fit", points=1, on="mismatch"),
    ],
    oracles={"shapes that fit": _by_numpy},
    mistakes=[
        Mistake(
            "the inner lengths", (RETURN, "return inner, length"),
            "you returned the two inner lengths. They are the ones that disappear; "
            "the outer lengths remain.",
            caught_by="shapes that fit",
        ),
        Mistake(
            "rows and columns swapped", (RETURN, "return columns, rows"),
            "the two lengths are the right ones, in the wrong order. The product has "
            "the rows of the first matrix and the columns of the second.",
            caught_by="shapes that fit",
        ),
        Mistake(
            "the shape of the first matrix", (RETURN, "return a"),
            "you returned the shape of the first matrix. That is the shape of A * B "
            "for equal shapes; A @ B has the columns of B.",
            caught_by="shapes that fit", section="Three ways to multiply",
        ),
        Mistake(
            "the shape of the second matrix", (RETURN, "return b"),
            "you returned the shape of the second matrix. The product has the rows of "
            "the first.",
            caught_by="shapes that fit",
        ),
        Mistake(
            "square", (RETURN, "return rows, rows"),
            "every product comes out square. Only its number of rows is that of the "
            "first matrix; its number of columns is that of the second.",
            caught_by="shapes that fit",
        ),
        Mistake(
            "the second matrix first",
            ((IF, "if rows != columns:"), (RETURN, "return length, inner")),
            "this is the shape of B @ A. The order matters: here the first matrix is "
            "on the left.",
            caught_by="shapes that fit",
        ),
        Mistake(
            "equal shapes wanted", ((IF, "if a != b:"),),
            "you ask for two equal shapes. That is the rule of A * B. For A @ B the "
            "last length of the first must equal the first length of the second.",
            caught_by="shapes that fit", section="Three ways to multiply",
        ),
        Mistake(
            "rows compared with rows", (IF, "if rows != length:"),
            "you compare the rows of both matrices. The lengths that must be equal "
            "are the inner ones: the columns of the first and the rows of the second.",
            caught_by="shapes that fit",
        ),
        Mistake(
            "columns compared with columns", (IF, "if inner != columns:"),
            "you compare the columns of both matrices. The lengths that must be equal "
            "are the inner ones: the columns of the first and the rows of the second.",
            caught_by="shapes that fit",
        ),
        Mistake(
            "the outer lengths compared", (IF, "if rows != columns:"),
            "you compare the outer lengths. They may differ, and they form the "
            "product's shape. The inner ones must be equal.",
            caught_by="shapes that fit",
        ),
        Mistake(
            "nothing compared", (CHECK, ""),
            "you return a shape for every pair. If the inner lengths differ, a row and "
            "a column cannot be paired entry by entry, and NumPy raises an error.",
            caught_by="shapes that do not fit",
        ),
        Mistake(
            "the test turned round", (IF, "if inner == length:"),
            'the test is the wrong way round: "mismatch" is returned when the inner '
            "lengths are equal.",
            caught_by="shapes that fit",
        ),
        Mistake(
            "a length of 1 is stretched",
            (IF, "if inner != length and 1 not in (inner, length):"),
            "you let an inner length of 1 pass. Broadcasting stretches a 1; the matrix "
            "product does not.",
            caught_by="shapes that do not fit",
        ),
        Mistake(
            "an error instead of a word",
            ('return "mismatch"', 'raise ValueError("mismatch")'),
            'the function raises an error where it should return the word "mismatch".',
            caught_by="shapes that do not fit",
        ),
        Mistake(
            "False instead of a word", ('return "mismatch"', "return False"),
            'shapes that do not fit should return the string "mismatch", in quotation '
            "marks.",
            caught_by="shapes that do not fit",
        ),
        Mistake(
            "the number of entries", (RETURN, "return rows * columns"),
            "you returned the number of entries of the product. Its shape is a pair of "
            "lengths: two numbers, separated by a comma.",
            caught_by="a tuple of two lengths",
        ),
        Mistake(
            "three lengths", (RETURN, "return rows, inner, columns"),
            "you returned three lengths. The inner one disappears: every sum runs "
            "along it and leaves one number.",
            caught_by="a tuple of two lengths",
        ),
        Mistake(
            "yes or no", (RETURN, "return True"),
            "the function says only that the product exists. It should return its "
            "shape.",
            caught_by="a tuple of two lengths",
        ),
        Mistake(
            "shape as a string", (RETURN, 'return f"({rows}, {columns})"'),
            "you returned the shape as text. Return the two numbers themselves: "
            "`return` with a comma between them makes a tuple.",
            caught_by="a tuple of two lengths",
        ),
        Mistake(
            "printed and not returned", (RETURN, "print((rows, columns))"),
            "the shape is printed, but nothing is returned. A function gives back only "
            "what follows `return`.",
            caught_by="a tuple of two lengths",
        ),
    ],
    variants=[
        Variant(
            "by position",
            ("    rows, inner = a\n    length, columns = b\n" + CHECK + "    " + RETURN,
             '    if a[1] != b[0]:\n        return "mismatch"\n'
             "    return (a[0], b[1])"),
        ),
        Variant("a list", (RETURN, "return [rows, columns]")),
        Variant("slices", (RETURN, "return a[:1] + b[1:]")),
        Variant("a tuple made of two", (RETURN, "return (a[0],) + b[1:]")),
        Variant("fitting first",
                (CHECK + "    " + RETURN,
                 "    if inner == length:\n        return rows, columns\n"
                 '    return "mismatch"')),
        Variant("one line",
                (CHECK + "    " + RETURN,
                 '    return (rows, columns) if inner == length else "mismatch"')),
        Variant("asking NumPy",
                ("    rows, inner = a\n    length, columns = b\n" + CHECK + "    "
                 + RETURN,
                 "    try:\n        return (np.zeros(a) @ np.zeros(b)).shape\n"
                 '    except ValueError:\n        return "mismatch"')),
        Variant("not equal, spelled out", (IF, "if not inner == length:")),
        Variant("NumPy's whole numbers",
                (RETURN, "return tuple(np.array([rows, columns]))")),
    ],
    hints=[
        "Write the two shapes side by side: (2, 3) (3, 4). Which two lengths are in "
        "the middle?",
        "`rows, inner = a` gives both lengths of a tuple a name. Do the same for b.",
        "Compare the two inner lengths. If they differ, return the word; if not, "
        "return the two outer ones, separated by a comma.",
    ],
)  # fmt: skip
