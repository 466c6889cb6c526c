"""Small pictures side by side: data, mistakes, weights, and what they are made of."""

from __future__ import annotations

from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from .common import BLUE, CLASS_CMAP, GREY, ORANGE, show

CLASSES = ("not a cat", "cat")


def grid(
    images: np.ndarray,
    titles: Sequence[str] | None = None,
    *,
    labels: np.ndarray | None = None,
    columns: int = 6,
    title: str = "",
    alt: str = "",
) -> None:
    """Show pictures in rows.

    Parameters
    ----------
    images : ndarray of shape (m, h, w, 3), uint8 or 0 to 1
    titles : sequence of str, optional
        What stands over each picture.
    labels : ndarray with m entries, optional
        0 or 1 for each: without `titles` its class is the title, in its colour.
    columns : int
    title : str
    alt : str
    """
    show(
        grid_figure(images, titles, labels=labels, columns=columns, title=title),
        alt or f"{len(images)} pictures of the data set.",
    )


def grid_figure(
    images: np.ndarray,
    titles: Sequence[str] | None = None,
    *,
    labels: np.ndarray | None = None,
    columns: int = 6,
    title: str = "",
) -> Figure:
    """Draw pictures in rows; see `grid`."""
    classes = None if labels is None else np.ravel(labels).astype(int)
    if titles is None and classes is not None:
        titles = [CLASSES[c] for c in classes]
    columns = max(1, min(columns, len(images)))
    rows = -(-max(len(images), 1) // columns)
    high = 1.75 if titles is not None else 1.5
    figure, axes = plt.subplots(
        rows,
        columns,
        figsize=(1.5 * columns, high * rows + 0.35 * bool(title)),
        squeeze=False,
        layout="constrained",
    )
    for ax in axes.flat:
        ax.axis("off")
    for i, (ax, image) in enumerate(zip(axes.flat, images, strict=False)):
        ax.imshow(image)
        if titles is not None:
            colour = "black" if classes is None else (BLUE, ORANGE)[classes[i]]
            ax.set_title(titles[i], fontsize=9, color=colour)
    if title:
        figure.suptitle(title, fontsize=12)
    return figure


def misclassified(
    images: np.ndarray,
    labels: np.ndarray,
    predicted: np.ndarray,
    *,
    most: int = 12,
    columns: int = 6,
) -> None:
    """Show pictures whose prediction is wrong, with what was said of each.

    Parameters
    ----------
    images : ndarray of shape (m, h, w, 3)
    labels, predicted : ndarray of shape (1, m)
        The truth, and what the classifier says.
    most : int
        No more pictures than this, half of each kind of mistake where possible.
    """
    truth, said = np.ravel(labels) > 0.5, np.ravel(predicted) > 0.5
    missed, invented = np.flatnonzero(truth & ~said), np.flatnonzero(~truth & said)
    half = most // 2
    first = missed[: max(half, most - len(invented))]
    chosen = np.concatenate([first, invented[: most - len(first)]])
    if not len(chosen):
        return print("Not one picture is misclassified.")
    titles = ["missed cat" if truth[i] else "false positive" for i in chosen]
    counts = f"{len(missed)} false negatives (missed cats), "
    counts += f"{len(invented)} false positives"
    figure = grid_figure(
        images[chosen], titles, labels=truth[chosen], columns=columns, title=counts
    )
    show(figure, f"Misclassified pictures: {counts}; {len(chosen)} of them are shown.")


def weights(w: np.ndarray, shape: tuple[int, int, int] = (64, 64, 3)) -> None:
    """Show learned weights where their pixels are.

    Parameters
    ----------
    w : ndarray of shape (h·w·3, 1)
    shape : tuple
        Shape of the pictures that the weights were learned from.
    """
    parts = np.reshape(w, shape)
    figure, axes = plt.subplots(1, 4, figsize=(11, 3.1))
    limit = np.quantile(np.abs(parts), 0.99)
    for ax, colour, i in zip(axes, ("red", "green", "blue"), range(3), strict=False):
        ax.imshow(parts[..., i], cmap=CLASS_CMAP, vmin=-limit, vmax=limit)
        ax.set_title(f"weights of {colour}")
    smooth = blur(parts.sum(axis=2))
    most = np.abs(smooth).max()
    axes[3].imshow(smooth, cmap=CLASS_CMAP, vmin=-most, vmax=most)
    axes[3].set_title("sum, smoothed")
    for ax in axes:
        ax.axis("off")
    show(
        figure,
        "Four square maps of the weights: one for each colour, and their smoothed sum. "
        "Orange pixels speak for a cat, blue against.",
    )


def blur(image: np.ndarray, size: int = 7) -> np.ndarray:
    """Average every pixel with its neighbours, `size` by `size`."""
    padded = np.pad(image, size // 2, mode="edge")
    windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size))
    return windows.mean(axis=(2, 3))


def channels(image: np.ndarray, corner: tuple[int, int] = (28, 21)) -> None:
    """Show a picture, its three colours, and some pixels as the numbers they are.

    Parameters
    ----------
    image : uint8 ndarray of shape (h, w, 3)
    corner : tuple
        Row and column of the pixels that are printed as numbers.
    """
    figure, axes = plt.subplots(1, 5, figsize=(12, 2.7))
    axes[0].imshow(image)
    axes[0].set_title(f"shape {image.shape}")
    y, x = corner
    for i, name in enumerate(("red", "green", "blue")):
        only = np.zeros_like(image)
        only[..., i] = image[..., i]
        axes[i + 1].imshow(only)
        axes[i + 1].set_title(name)
        _frame(axes[i + 1], x, y)
    part = image[y : y + 5, x : x + 5, 0]
    axes[4].imshow(part, cmap="Reds_r", vmin=0, vmax=255, alpha=0.35)
    for (i, j), value in np.ndenumerate(part):
        axes[4].text(j, i, value, ha="center", va="center", fontsize=9)
    axes[4].set_title("the 25 red numbers")
    for ax in axes:
        ax.set(xticks=[], yticks=[])
    show(figure, "A picture, its red, green and blue parts, and 25 pixels as numbers.")


def _frame(ax: Axes, x: int, y: int) -> None:
    ax.add_patch(
        plt.Rectangle((x - 0.5, y - 0.5), 5, 5, fill=False, ec="white", lw=1.4)
    )


def answer(image: np.ndarray, probability: float) -> None:
    """Show a picture beside what a classifier says of it; see `answer_figure`."""
    word = CLASSES[int(probability > 0.5)]
    show(
        answer_figure(image, probability),
        f"A picture; the classifier gives the probability of a cat as "
        f"{probability:.0%} and says: {word}.",
    )


def answer_figure(image: np.ndarray, probability: float) -> Figure:
    """Draw a picture beside the probability that a classifier gives to “cat”.

    Parameters
    ----------
    image : ndarray of shape (h, w, 3)
    probability : float between 0 and 1
    """
    figure, (left, right) = plt.subplots(
        1, 2, figsize=(6, 2.4), width_ratios=[1, 1.5], layout="constrained"
    )
    left.imshow(image)
    left.axis("off")
    colour = (BLUE, ORANGE)[int(probability > 0.5)]
    right.barh([0], [probability], color=colour, height=0.5)
    right.axvline(0.5, color=GREY, ls="--", lw=1)
    right.set(xlim=(0, 1), ylim=(-0.9, 0.9), yticks=[], xlabel="probability of “cat”")
    right.spines["left"].set_visible(False)
    right.set_title(f"{probability:.0%} cat: “{CLASSES[int(probability > 0.5)]}”")
    return figure
