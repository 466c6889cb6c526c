"""Train the three cat models with the lessons' answers; compare with known figures.

On the usual cat files they must come to the published figures, on the course's own
files to ours: both stand in `grading.authoring.published`. The fast way trains in
the basis of the training pictures (“Why 12,288 features are only 209” in
`image_classification`), the direct way runs the plain loops.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from rich.box import SIMPLE_HEAD
from rich.table import Table

from helpers.data import load_cats
from helpers.deep import L_model_forward, accuracy, train_in_basis

from .. import paths
from ..model.lesson import load_lesson
from .published import OURS, USUAL, Figures

DEEP = {
    "two layers": ("two_layer_model", (7, 1), 2500),
    "four layers": ("L_layer_model", (20, 7, 5, 1), 2500),
}


@dataclass(frozen=True)
class Comparison:
    """One model: what came out, and what is known."""

    model: str
    found: Figures
    known: Figures

    def rows(self) -> list[tuple[str, str, str]]:
        """Give (what, found, known) of every figure."""
        names = [f"cost {100 * i}" for i in range(len(self.known.costs))]
        found = [*self.found.costs, self.found.train, self.found.test]
        known = [*self.known.costs, self.known.train, self.known.test]
        what = [*names, "train %", "test %"]
        return list(zip(what, found, known, strict=True))

    @property
    def differing(self) -> list[str]:
        """Name the figures that differ in the last printed digit."""
        return [what for what, found, known in self.rows() if found != known]


@dataclass(frozen=True)
class Pictures:
    """Training and test pictures as columns, labels as rows."""

    train_x: np.ndarray
    train_y: np.ndarray
    test_x: np.ndarray
    test_y: np.ndarray
    ours: bool


def reproduce(folder: Path | None = None, direct: bool = False) -> list[Comparison]:
    """Train the three models and put their figures beside the known ones.

    Parameters
    ----------
    folder : path, optional
        With the two cat files; by default the course's own.
    direct : bool
        Run the plain loops, which takes a minute or two, and not the fast way.

    Returns
    -------
    list of Comparison
        With ours if the files are ours, with those of the usual files otherwise.

    Raises
    ------
    helpers.data.DataError
        If the files are missing or of another kind.
    """
    pictures = load(folder)
    known = OURS if pictures.ours else USUAL
    found = train(pictures, direct)
    return [Comparison(name, found[name], known[name]) for name in known]


def load(folder: Path | None = None) -> Pictures:
    """Load the cat files of a folder; see whether they are the course's own."""
    train_x, train_y, test_x, test_y, _ = load_cats(folder or paths.DATASETS)
    own = load_cats(paths.DATASETS)
    pairs = zip((train_x, train_y, test_x, test_y), own, strict=False)
    ours = all(np.array_equal(a, b) for a, b in pairs)
    return Pictures(_columns(train_x), train_y, _columns(test_x), test_y, ours)


def train(pictures: Pictures, direct: bool = False) -> dict[str, Figures]:
    """Train the three models with the lessons' answers."""
    basis = np.linalg.qr(pictures.train_x)
    found = {"logistic regression": _logistic(pictures, basis, direct)}
    for name, (model, layers, iterations) in DEEP.items():
        answer = load_lesson("image_classification").reference.function(model)
        sizes = [len(pictures.train_x), *layers]
        parameters, costs = fit(answer, pictures, basis, sizes, iterations, direct)
        scores = (
            accuracy(L_model_forward(x, parameters)[0] > 0.5, y)
            for x, y in (
                (pictures.train_x, pictures.train_y),
                (pictures.test_x, pictures.test_y),
            )
        )
        found[name] = _printed(costs, *(100 * s for s in scores))
    return found


def fit(
    model: Callable,
    pictures: Pictures,
    basis: tuple[np.ndarray, np.ndarray],
    sizes: list[int],
    iterations: int,
    direct: bool,
) -> tuple[dict, list]:
    """Train one network in the basis of the pictures, or directly on their pixels."""
    options = {"num_iterations": iterations, "learning_rate": 0.0075}
    if direct:
        return model(pictures.train_x, pictures.train_y, sizes, **options)
    return train_in_basis(model, basis, pictures.train_y, sizes, **options)


def _logistic(pictures: Pictures, basis: tuple, direct: bool) -> Figures:
    """Weights that start at zero stay in the span, so test pictures may go there."""
    model = load_lesson("logistic_regression").reference.function("model")
    train_x, test_x = pictures.train_x, pictures.test_x
    if not direct:
        train_x, test_x = basis[1], basis[0].T @ test_x
    data = (train_x, pictures.train_y, test_x, pictures.test_y)
    made = model(*data, num_iterations=2000, learning_rate=0.005)
    said = (made["Y_prediction_train"], made["Y_prediction_test"])
    scores = (
        100 * accuracy(s, y)
        for s, y in zip(said, (pictures.train_y, pictures.test_y), strict=True)
    )
    return _printed(made["costs"], *scores)


def _columns(pictures: np.ndarray) -> np.ndarray:
    return pictures.reshape(len(pictures), -1).T / 255


def _printed(costs: list, train: float, test: float) -> Figures:
    texts = tuple(f"{float(cost):.6f}" for cost in costs)
    return Figures(texts, f"{train:.2f}", f"{test:.2f}")


def table(comparisons: list[Comparison]) -> Table:
    """Lay the figures side by side, and mark those that differ."""
    title = "here, and as known; ≠ marks what differs"
    made = Table(title=title, box=SIMPLE_HEAD, pad_edge=False, collapse_padding=True)
    made.add_column("", no_wrap=True)
    for comparison in comparisons:
        head = comparison.model.replace(" ", "\n")
        made.add_column(head, justify="right", no_wrap=True)
        made.add_column("\nknown", justify="right", style="dim", no_wrap=True)
    columns = [{w: (f, k) for w, f, k in c.rows()} for c in comparisons]
    for what in max(columns, key=len):
        row = [what]
        for column in columns:
            found, known = column.get(what, ("", ""))
            row += [found if found == known else f"[bold red]≠ {found}[/]", known]
        made.add_row(*row)
    return made


def summary(comparisons: list[Comparison]) -> str:
    """Say in one sentence how many figures differ."""
    total = sum(len(c.rows()) for c in comparisons)
    differing = sum(len(c.differing) for c in comparisons)
    if not differing:
        return f"All {total} figures agree to the last printed digit."
    return f"{differing} of {total} figures differ."
