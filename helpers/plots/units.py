"""What the units of a first layer learned: “Look inside” in week 4."""

from __future__ import annotations

from collections.abc import Mapping

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes

from .common import CLASS_CMAP, show
from .pictures import blur


def learned(
    parameters: Mapping[str, np.ndarray],
    start: Mapping[str, np.ndarray],
    train_x: np.ndarray,
    images: np.ndarray,
) -> None:
    """Draw what each unit of the first layer learned, and what excites it.

    Parameters
    ----------
    parameters, start : dict
        A network of two layers after and before training.
    train_x : ndarray of shape (12288, m)
    images : uint8 ndarray of shape (m, 64, 64, 3)
        The same pictures.
    """
    W, added = parameters["W1"], parameters["W1"] - start["W1"]
    excited = np.maximum(0, W @ train_x + parameters["b1"])
    fig, axes = plt.subplots(
        4, len(W), figsize=(1.35 * len(W), 5.7), layout="constrained", squeeze=False
    )
    for unit, column in enumerate(axes.T):
        most = np.argsort(-excited[unit])[:2]
        _map(column[0], _as_picture(W[unit]))
        _map(column[1], blur(_as_picture(added[unit])))
        for ax, picture in zip(column[2:], most, strict=True):
            if excited[unit, picture] > 0:
                ax.imshow(images[picture])
            else:
                ax.text(0.5, 0.5, "never\nactive", ha="center", va="center")
        vote = f"{parameters['W2'][0, unit]:+.1f}".replace("-", "−")
        column[0].set_title(f"unit {unit + 1}\nvotes {vote}", fontsize=11)
    for ax, name in zip(axes[:, 0], ("weights", "learned", "1st", "2nd"), strict=True):
        ax.set_ylabel(name)
    for ax in axes.flat:
        ax.set(xticks=[], yticks=[])
    show(
        fig,
        f"A column for each of {len(W)} units: its weight in the next layer, its own "
        "weights as a picture, what training added, and the two training pictures "
        "that excite it most.",
    )


def _as_picture(row: np.ndarray) -> np.ndarray:
    return row.reshape(64, 64, 3).sum(axis=2)


def _map(ax: Axes, values: np.ndarray) -> None:
    limit = max(np.quantile(np.abs(values), 0.99), 1e-6)
    ax.imshow(values, cmap=CLASS_CMAP, vmin=-limit, vmax=limit)


def alike(rows: np.ndarray) -> None:
    """Draw the cosines between rows: 1 for the same direction, −1 for the opposite.

    Parameters
    ----------
    rows : ndarray of shape (n, k)
    """
    sizes = np.linalg.norm(rows, axis=1)
    moved = np.flatnonzero(sizes > 1e-6)
    unit = rows[moved] / sizes[moved, None]
    cosines = unit @ unit.T
    fig, ax = plt.subplots(figsize=(4.6, 4), layout="constrained")
    ax.imshow(cosines, cmap=CLASS_CMAP, vmin=-1, vmax=1)
    for (i, j), value in np.ndenumerate(cosines):
        ax.text(j, i, f"{value:.1f}".replace("-", "−"), ha="center", va="center")
    names = [f"unit {k + 1}" for k in moved]
    ax.set_xticks(range(len(moved)), names, rotation=45)
    ax.set_yticks(range(len(moved)), names)
    ax.spines[["left", "bottom"]].set_visible(False)
    show(
        fig,
        "A table of cosines between the units that training moved: units "
        f"{', '.join(str(k + 1) for k in moved)}.",
    )
