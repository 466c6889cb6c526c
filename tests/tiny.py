"""A lesson of two exercises, small enough to hold in the head."""

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    normal,
    shape_of,
    value_of,
)
from grading.model.lesson import Lesson
from grading.model.lesson_file import read
from grading.model.reference import Reference

LESSON = """# %% [markdown]
# # Tiny
# ## Doubling
# %% locked="setup"
import numpy as np
from helpers import check, lesson
lesson("tiny")
# %% solution="double"
def double(x):
    # BEGIN SOLUTION
    return 2 * x
    # END SOLUTION
# %% test="double" points=3
check(double)
# %% [markdown]
# ## Four times
# %% solution="twice"
def twice(x, k=2):
    # BEGIN SOLUTION
    total = np.sum(double(double(x)), axis=1, keepdims=True)
    return {"total": total, "k": k}
    # END SOLUTION
# %% test="twice" points=5
check(twice)
# %% demo="long-run"
long = sum(range(10))
# %% quiz="why"
# ? Why twice?
# + Because :: It is four times.
# - No reason :: There is one.
"""


def _cases(rng):
    for shape in ((1, 1), (2, 3), (4, 2)):
        yield case(normal(rng, *shape))


double = Exercise(
    "double",
    section="Doubling",
    args=("x",),
    cases=_cases,
    criteria=[value_of("values", points=2), arguments_kept(points=1)],
    mistakes=[
        Mistake("triples", ("2 * x", "3 * x"), "this is three times x.", "values"),
        Mistake(
            "in place",
            ("return 2 * x", "x *= 2\n    return x"),
            "x itself was changed.",
            "arguments left alone",
        ),
    ],
    variants=[Variant("adds", ("2 * x", "x + x"))],
    hints=["Add it to itself.", "return x + x"],
)

twice = Exercise(
    "twice",
    section="Four times",
    args=("x",),
    cases=lambda rng: (case(c.args[0], k=3) for c in _cases(rng)),
    criteria=[
        shape_of("shape of total", "total"),
        value_of("total", "total", points=3),
        value_of("k", "k", points=1),
    ],
    mistakes=[
        Mistake(
            "sums along columns",
            ("axis=1, keepdims=True", "axis=0, keepdims=True"),
            "the sum ran down the columns.",
            "total",
        ),
        Mistake(
            "no keepdims",
            (", keepdims=True", ""),
            "without keepdims the result has rank 1.",
            "shape of total",
        ),
        Mistake(
            "doubles once", ("double(double(x))", "double(x)"), "only twice.", "total"
        ),
        Mistake("k ignored", ('"k": k', '"k": 2'), "k is always 2 here.", "k"),
    ],
    uses=("double",),
)


def course(folder) -> Lesson:
    """Write the lesson into a folder and load it."""
    path = folder / "week0_tiny" / "tiny.py"
    path.parent.mkdir()
    path.write_text(LESSON, encoding="utf-8")
    lesson = read(path)
    return Lesson(lesson, Reference(lesson), {"double": double, "twice": twice})
