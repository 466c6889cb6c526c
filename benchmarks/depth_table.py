"""Print what width, initial scale and depth each do for the cats: `make depth-table`.

The two networks of `image_classification` differ in three things at once: units in the
first hidden layer (7 or 20), scale of the first weights (0.01 or 1/√n) and number of
layers. This trains the networks in between as well, each from the same twelve seeds,
and measures all of them on the same 2,000 fresh drawings.
"""

from __future__ import annotations

import argparse
import os
from functools import cache

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from benchmarks.cats_models import Pictures, Recipe, train  # noqa: E402
from datasets.generate import FILES, FOLDER, read  # noqa: E402
from datasets.generator import draw_picture, draw_train_and_test  # noqa: E402

SEEDS = tuple(range(1, 13))
SET_SEEDS = tuple(range(1001, 1009))
FRESH = 2000
HIDDEN = (
    ((7,), "small"),
    ((7,), "scaled"),
    ((20,), "small"),
    ((20,), "scaled"),
    ((20, 7), "scaled"),
    ((20, 7, 5), "scaled"),
)
SCALES = {"small": "0.01", "scaled": "1/√n"}
BASELINE = 3  # one hidden layer of 20, at the scale of the deep networks


def recipe(hidden: tuple[int, ...], start: str) -> Recipe:
    """Describe a network of the comparison; rate and iterations are the course's."""
    name = f"{'-'.join(map(str, hidden))} at {SCALES[start]}"
    return Recipe(name, name, (*hidden, 1), 0.0075, 2500, start)


RECIPES = tuple(recipe(*network) for network in HIDDEN)


@cache
def fresh(size: int = FRESH) -> tuple[np.ndarray, np.ndarray]:
    """Draw pictures that no network has seen, cats and other things in turn."""
    labels = np.arange(size) % 2 == 0
    drawn = [draw_picture(seed, cat=bool(cat)) for seed, cat in enumerate(labels)]
    return np.array(drawn), labels.astype(int)


def scores(train_x: np.ndarray, train_y: np.ndarray) -> np.ndarray:
    """Train on some pictures; accuracies on the fresh ones, in percent.

    Returns
    -------
    ndarray of shape (recipes, seeds)
    """
    pictures = Pictures(train_x, train_y, *fresh())
    found = [[train(r, pictures, seed).test for seed in SEEDS] for r in RECIPES]
    return np.array(found)


def shipped() -> np.ndarray:
    """Scores of the course's own training set."""
    part = read(FOLDER / FILES["train"])
    return scores(part["train_set_x"], part["train_set_y"])


def other_sets() -> np.ndarray:
    """Mean scores of other training sets: a row for each recipe, a column for each."""
    means = []
    for seed in SET_SEEDS:
        training, _ = draw_train_and_test(seed, test_size=0, test_cats=0)
        means.append(scores(*training[:2]).mean(axis=1))
    return np.transpose(means)


def rows(accuracies: np.ndarray) -> list[tuple[str, ...]]:
    """Describe each recipe; differences are paired, column by column.

    Parameters
    ----------
    accuracies : ndarray of shape (recipes, seeds or training sets)
        In percent.
    """
    found = []
    for name, values in zip((r.name for r in RECIPES), accuracies, strict=True):
        gain = values - accuracies[BASELINE]
        said = f"{gain.mean():+.1f} ± {standard_error(gain):.1f}" if gain.any() else ""
        numbers = (values.mean(), np.median(values), values.min(), values.max())
        spread = f"{values.std(ddof=1):.1f}", f"{standard_error(values):.1f}"
        found.append((name, *(f"{n:.1f}" for n in numbers), *spread, said))
    return found


def standard_error(values: np.ndarray) -> float:
    """Standard error of the mean."""
    return float(values.std(ddof=1) / np.sqrt(len(values)))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.depth_table")
    parser.add_argument("--sets", action="store_true", help="eight other training sets")
    sets = parser.parse_args().sets
    who = f"{len(SET_SEEDS)} other training sets, mean of" if sets else "our files,"
    table = Table(title=f"{who} {len(SEEDS)} seeds, {FRESH:,} fresh drawings, percent")
    heads = "hidden layers|mean|median|lowest|highest|deviation|standard error"
    for head in (*heads.split("|"), f"against {RECIPES[BASELINE].name}"):
        table.add_column(head, justify="left" if head == "hidden layers" else "right")
    for row in rows(other_sets() if sets else shipped()):
        table.add_row(*row)
    Console(width=110).print(table)
    sampling = 100 * np.sqrt(0.75 * 0.25 / FRESH)
    print(f"One accuracy on {FRESH:,} pictures has a standard error of {sampling:.1f}.")


if __name__ == "__main__":
    main()
