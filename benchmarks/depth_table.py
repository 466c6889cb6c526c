"""Print what width, initial scale and depth each do for the cats: `make depth-table`.

The two networks of `image_classification` differ in three things at once: units in the
first hidden layer (7 or 20), scale of the first weights (0.01 or 1/√n) and number of
layers. This trains the networks in between as well, each from the same twelve seeds,
and measures all of them on the same 2,000 fresh drawings.
"""

from __future__ import annotations

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # noqa: E402
from rich.console import Console  # noqa: E402
from rich.table import Table  # noqa: E402

from benchmarks.cats_models import Pictures, Recipe, train  # noqa: E402
from datasets.generate import FILES, FOLDER, read  # noqa: E402
from datasets.generator import draw_picture  # noqa: E402

SEEDS = tuple(range(1, 13))
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


def fresh(size: int = FRESH) -> tuple[np.ndarray, np.ndarray]:
    """Draw pictures that no network has seen, cats and other things in turn."""
    labels = np.arange(size) % 2 == 0
    drawn = [draw_picture(seed, cat=bool(cat)) for seed, cat in enumerate(labels)]
    return np.array(drawn), labels.astype(int)


def scores() -> np.ndarray:
    """Test accuracy in percent: a row for each recipe, a column for each seed."""
    part = read(FOLDER / FILES["train"])
    new_x, new_y = fresh()
    pictures = Pictures(part["train_set_x"], part["train_set_y"], new_x, new_y)
    found = [[train(r, pictures, seed).test for seed in SEEDS] for r in RECIPES]
    return np.array(found)


def rows(accuracies: np.ndarray) -> list[tuple[str, ...]]:
    """Describe each recipe; differences are paired, seed by seed.

    Parameters
    ----------
    accuracies : ndarray of shape (recipes, seeds)
        In percent.
    """
    found = []
    for name, values in zip((r.name for r in RECIPES), accuracies, strict=True):
        gain = values - accuracies[BASELINE]
        error = gain.std(ddof=1) / np.sqrt(len(gain))
        said = "" if not gain.any() else f"{gain.mean():+.1f} ± {error:.1f}"
        spread = values.std(ddof=1)
        of_mean = spread / np.sqrt(len(values))
        found.append(
            (name, f"{values.mean():.1f}", f"{spread:.1f}", f"{of_mean:.1f}", said)
        )
    return found


def main() -> None:
    """Print the table."""
    title = f"{len(SEEDS)} seeds, {FRESH:,} fresh drawings, accuracy in percent"
    table = Table(title=title)
    heads = ("hidden layers", "mean", "deviation", "standard error")
    for head in (*heads, f"against {RECIPES[BASELINE].name}"):
        table.add_column(head, justify="left" if head == heads[0] else "right")
    for row in rows(scores()):
        table.add_row(*row)
    Console(width=100).print(table)
    sampling = 100 * np.sqrt(0.75 * 0.25 / FRESH)
    print(f"One accuracy on {FRESH:,} pictures has a standard error of {sampling:.1f}.")


if __name__ == "__main__":
    main()
