"""`calorie_percentages`: sums that go back to their columns."""

import numpy as np

from grading.model.exercise import (
    Exercise,
    Mistake,
    Variant,
    arguments_kept,
    case,
    shape_of,
    value_of,
)

KEEP = "Keep the axis"


def _foods(rng):
    yield case(rng.integers(1, 100, size=(2, 3)).astype(float))
    for nutrients, foods in ((3, 5), (3, 1), (4, 4), (2, 7)):
        yield case(rng.uniform(1, 300, size=(nutrients, foods)).round(1))


def _food_by_food(reference, drawn):
    foods = drawn.args[0].T.tolist()
    return np.array([[100.0 * part / sum(food) for part in food] for food in foods]).T


TOTALS = "table.sum(axis=0, keepdims=True)"
SHARES = "100 * table / totals"

calorie_percentages = Exercise(
    "calorie_percentages",
    section="Where does the energy come from?",
    args=("table",),
    cases=_foods,
    criteria=[
        shape_of("shape", points=1),
        value_of("values", points=3),
        arguments_kept(points=1),
    ],
    oracles={"values": _food_by_food},
    mistakes=[
        Mistake(
            "one flat row",
            ('return 100 * table / totals', 'return (100 * table / totals).ravel()'),
            "the percentages are right, but they are in one flat row. The result is "
            "a table with the shape of the one passed in.",
            caught_by="shape",
        ),
        Mistake(
            "rows instead of columns", ("axis=0", "axis=1"),
            "each row sums to 100, instead of each column. Each food is a column, so "
            "the nutrients, along axis 0, must be added up.",
            caught_by="values", section="Which axis?",
        ),
        Mistake(
            "rows, and the axis is not kept", (TOTALS, "table.sum(axis=1)"),
            "you added along axis 1, which gives one total per nutrient instead of one "
            "per food. Since that axis was not kept either, most tables raise an "
            "error, and a square one is silently wrong.",
            caught_by="values", section=KEEP,
        ),
        Mistake(
            "one total for all foods", (TOTALS, "table.sum()"),
            "everything was divided by one number, the energy of all foods together. "
            "Each food needs its own total: say which axis to add along.",
            caught_by="values", section="Which axis?",
        ),
        Mistake(
            "fractions, not percentages", (SHARES, "table / totals"),
            "the columns sum to 1. Per cent means out of a hundred.",
            caught_by="values",
        ),
        Mistake(
            "upside down", (SHARES, "100 * totals / table"),
            "the fraction is upside down: total over part. A share is part over "
            "total.",
            caught_by="values",
        ),
        Mistake(
            "divided by the mean", ("table.sum(", "table.mean("),
            "each column was divided by its mean. It then sums to 100 times the "
            "number of nutrients; divide by the sum.",
            caught_by="values",
        ),
        Mistake(
            "whole per cents", (SHARES, "100 * table // totals"),
            "the decimals were cut off: // divides and rounds down. The columns then "
            "sum to less than 100.",
            caught_by="values",
        ),
        Mistake(
            "rounded", ("return " + SHARES, "return np.round(" + SHARES + ", 1)"),
            "the percentages were rounded, so the columns don't sum to exactly 100. "
            "Round when you print, not when you compute.",
            caught_by="values",
        ),
        Mistake(
            "the number of foods is hard-coded", (TOTALS, "table.sum(axis=0)"
                                                  ".reshape(1, 6)"),
            "the number of foods in the lesson's table is hard-coded, so other tables "
            "raise an error. keepdims gives the right shape for any table.",
            caught_by="values", section=KEEP,
        ),
        Mistake(
            "kilocalories computed again",
            (TOTALS, "(table := table * np.array([[4.0], [4.0], [9.0]]))"
                     ".sum(axis=0)"),
            "the table was multiplied by 4, 4 and 9 once more. It holds kilocalories "
            "already, and it may have more or fewer than three nutrients.",
            caught_by="values",
        ),
        Mistake(
            "three nutrients written out",
            (TOTALS, "table[0] + table[1] + table[2]"),
            "only rows 0, 1 and 2 were added. A table can have two nutrients, or five: "
            "add along the axis, and you needn't count them.",
            caught_by="values", section="Which axis?",
        ),
        Mistake(
            "the totals themselves", ("return " + SHARES, "return totals"),
            "these are the totals, one for each food. Return the table, with each "
            "column divided by its total and multiplied by 100.",
            caught_by="values",
        ),
        Mistake(
            "computed in place", ("return " + SHARES, "table[:] = " + SHARES +
                                  "\n    return table"),
            "the percentages were written into the caller's own table, so its "
            "kilocalories are lost after the call. Make a new array.",
            caught_by="arguments left alone",
        ),
    ],
    variants=[
        Variant("without keepdims", (", keepdims=True", "")),
        Variant("reshaped", (TOTALS, "np.sum(table, 0).reshape(1, -1)")),
        Variant("fractions first", (SHARES, "(table / totals) * 100")),
        Variant("food by food", ("return " + SHARES,
                "return np.array([100 * c / c.sum() for c in table.T]).T")),
        Variant("matrix product",
                (TOTALS, "np.ones((1, table.shape[0])) @ table")),
    ],
    hints=[
        "Two steps: one total for each food, then part over total, times 100.",
        "A food is a column. Its nutrients lie along axis 0.",
        "Totals of shape (1, n_foods) are stretched down the rows; keepdims gives "
        "that.",
    ],
)  # fmt: skip
