"""Print how the course's three classifiers do on the course's pictures.

    python -m benchmarks.cats_table             the files, and ten other generator seeds
    python -m benchmarks.cats_table --shipped   the two files alone
    python -m benchmarks.cats_table --no-rule   ten seeds without the contrast rule
    python -m benchmarks.cats_table --choose    the reserve sets that chose the seed

Learning rates, iterations and the initialisation seed, 1, are those of the course.
"""

import argparse
import os
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # noqa: E402

from benchmarks.cats_models import RECIPES, Pictures, Result, train  # noqa: E402
from benchmarks.cats_probes import PROBES  # noqa: E402
from datasets.generate import FILES, FOLDER, SEED, read  # noqa: E402
from datasets.generator import (  # noqa: E402
    PictureSet,
    Settings,
    draw_set,
    draw_train_and_test,
)

TABLE_SEEDS = tuple(range(1001, 1011))
TABLE_TEST_SIZE = 1000
CANDIDATE_SEEDS = tuple(range(40))
RESERVE_SEED, RESERVE_SIZE = 2**31, 1000


@dataclass(frozen=True)
class Row:
    """What was measured on one pair of training and test set."""

    name: str
    logistic: Result
    two_layers: Result
    four_layers: Result
    probes: tuple[float, ...]

    @property
    def results(self) -> tuple[Result, Result, Result]:
        """The three results in the order of the course."""
        return self.logistic, self.two_layers, self.four_layers

    @property
    def gains(self) -> tuple[float, float]:
        """Test accuracy of two and of four layers over logistic regression."""
        logistic, *networks = (result.test for result in self.results)
        return tuple(round(network - logistic, 6) for network in networks)

    @property
    def largest_rise(self) -> float:
        """The largest step upwards between two recorded costs of any classifier."""
        return max(result.largest_rise for result in self.results)

    def numbers(self) -> list[float]:
        """Return the row's cells, without its name."""
        accuracies = [x for result in self.results for x in (result.train, result.test)]
        return [*accuracies, *self.gains, self.largest_rise, *self.probes]


def measure(name: str, train_x, train_y, test_x, test_y) -> Row:
    """Train the three classifiers and the probes on one pair of sets."""
    pictures = Pictures(train_x, train_y, test_x, test_y)
    results = [train(recipe, pictures) for recipe in RECIPES]
    probes = [probe(train_x, train_y, test_x, test_y) for probe in PROBES.values()]
    return Row(name, *results, tuple(probes))


def shipped_row() -> Row:
    """Measure the two files of the course."""
    train_file, test_file = (read(FOLDER / name) for name in FILES.values())
    return measure(
        "files",
        train_file["train_set_x"],
        train_file["train_set_y"],
        test_file["test_set_x"],
        test_file["test_set_y"],
    )


def seed_row(seed: int, settings: Settings | None = None) -> Row:
    """Draw the sets of a generator seed, with a large test set, and measure them."""
    drawn = draw_train_and_test(seed, settings, TABLE_TEST_SIZE, TABLE_TEST_SIZE // 2)
    return measure(str(seed), *(array for part in drawn for array in part[:2]))


def reserve_row(seed: int) -> Row:
    """Measure a seed's training set on a reserve set that is never shipped.

    The reserve set has a seed of its own, so that the shipped test pictures have no
    say in the choice of the training pictures.
    """
    training, _ = draw_train_and_test(seed, test_size=0, test_cats=0)
    return measure(str(seed), *training[:2], *reserve_set()[:2])


@cache
def reserve_set() -> PictureSet:
    """Draw the pictures on which seeds are compared."""
    return draw_set(RESERVE_SEED, RESERVE_SIZE, RESERVE_SIZE // 2)


def is_typical(row: Row) -> bool:
    """Return whether a seed is neither too easy, too hard nor too restless."""
    return (
        67.0 <= row.logistic.test <= 72.0
        and 2.0 <= row.gains[0] <= 6.0
        and min(result.train for result in row.results) >= 97.0
        and row.largest_rise <= 0.0
    )


def is_accepted(row: Row) -> bool:
    """Return whether a training and a test set show what the course says."""
    return (
        min(row.logistic.train, row.four_layers.train) >= 97.0
        and 65.0 <= row.logistic.test <= 75.0
        and row.gains[0] >= 1.0
        and row.gains[1] >= 8.0
        and row.largest_rise <= 0.02
        and max(row.probes[:2]) <= 58.0
    )


def ranked(rows: list[Row]) -> list[Row]:
    """Return the typical rows, the largest four-layer gain first."""
    typical = [row for row in rows if is_typical(row)]
    return sorted(typical, key=lambda row: row.gains[1], reverse=True)


def rows_of(measure_seed, seeds) -> list[Row]:
    """Measure many seeds, two at a time."""
    with ProcessPoolExecutor(max_workers=2) as pool:
        return list(pool.map(measure_seed, seeds))


def mean_row(rows: list[Row]) -> list[float]:
    """Return the mean of every column."""
    return np.mean([row.numbers() for row in rows], axis=0).tolist()


def table(rows: list[Row], mean_of: list[Row]) -> str:
    """Return rows as a table of text, with the means of some of them below."""
    head = ["seed"]
    for recipe in RECIPES:
        head += [f"{recipe.short} train", "test"]
    head += ["gain 2", "gain 4", "rise", *PROBES]
    lines = [head] + [[row.name, *_cells(row.numbers())] for row in rows]
    if mean_of:
        lines.append(["mean", *_cells(mean_row(mean_of))])
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True))
        for line in lines
    )


def _cells(numbers: list[float]) -> list[str]:
    rise = 2 * len(RECIPES) + 2
    return [f"{x:.3f}" if i == rise else f"{x:.1f}" for i, x in enumerate(numbers)]


def choice(candidates: list[Row]) -> str:
    """Try the candidates in their order on the files that they would give."""
    lines = []
    for row in candidates:
        drawn = draw_train_and_test(int(row.name))
        own = measure(row.name, *(array for part in drawn for array in part[:2]))
        gains = f"gains {own.gains[0]:+.1f} and {own.gains[1]:+.1f}"
        verdict = "accepted" if is_accepted(own) else "passed over"
        cues = "simple cues {:.1f} and {:.1f}".format(*own.probes)
        numbers = f"LR {own.logistic.test:.1f}, {gains}, {cues}"
        lines.append(f"seed {row.name}, own test set: {numbers}: {verdict}")
        if is_accepted(own):
            break
    return "\n".join([*lines, f"The files have seed {SEED}."])


def main(arguments: list[str] | None = None) -> int:
    """Run the command and return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.cats_table")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--shipped", action="store_true", help="the course's files")
    which.add_argument("--no-rule", action="store_true", help="no contrast rule")
    which.add_argument("--choose", action="store_true", help="how the seed was chosen")
    options = parser.parse_args(arguments)
    if options.shipped:
        print(table([shipped_row()], []))
    elif options.choose:
        rows = rows_of(reserve_row, CANDIDATE_SEEDS)
        print(table(rows, rows))
        print(choice(ranked(rows)))
    elif options.no_rule:
        without = Settings(contrast_rule=0.0)
        rows = rows_of(partial(seed_row, settings=without), TABLE_SEEDS)
        print(table(rows, rows))
    else:
        rows = rows_of(seed_row, TABLE_SEEDS)
        print(table([shipped_row(), *rows], rows))
        print("The mean is that of the ten seeds, 1,000 test pictures each.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
