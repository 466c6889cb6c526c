"""Two ways of computing the same thing, timed side by side.

Explained in the notebooks `vectorization` and `logistic_regression`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from time import perf_counter

import matplotlib.pyplot as plt
import numpy as np

from .common import BLUE, ORANGE, show

SIZES = (10, 100, 1_000, 10_000, 100_000)


def race(
    loop: Callable, whole: Callable, inputs: int = 1, sizes: Sequence[int] = SIZES
) -> dict[str, list[float]]:
    """Time two functions on arrays of growing length and draw both.

    Parameters
    ----------
    loop, whole : callable
        Functions of `inputs` arrays of shape (n,): one with a loop, one without.
    inputs : int
        How many arrays they take.
    sizes : sequence of int
        The lengths n.

    Returns
    -------
    dict
        "loop" and "whole": the seconds of one call at each length, the best of three.
    """
    rng = np.random.default_rng(0)
    arrays = [[rng.normal(size=n) for _ in range(inputs)] for n in sizes]
    seconds = {
        "loop": [_best(loop, a) for a in arrays],
        "whole": [_best(whole, a) for a in arrays],
    }
    _draw(sizes, seconds, (loop.__name__, whole.__name__))
    return seconds


def step(loops: Callable, whole: Callable, X: np.ndarray, Y: np.ndarray) -> None:
    """Time one training step twice: with loops, and with operations on whole arrays.

    Parameters
    ----------
    loops, whole : callable
        Each takes w (n_x, 1), b, X and Y, and returns the gradients, a dictionary
        with "dw" and "db", and the cost.
    X : ndarray of shape (n_x, m)
    Y : ndarray of shape (1, m)
    """
    arguments = [np.zeros((len(X), 1)), 0.0, X, Y]
    start = perf_counter()
    (slow_grads, slow_cost), slow = loops(*arguments), perf_counter() - start
    (grads, cost), fast = whole(*arguments), _best(whole, arguments)
    for name, seconds in (("loops:", slow), ("whole arrays:", fast)):
        total = _time(2_000 * seconds)
        print(f"{name:<14}{_time(seconds)} for one step, {total} for 2,000")
    print(f"The loops take about {_rounded(slow / fast)} times as long.")
    apart = np.abs(np.append(slow_grads["dw"] - grads["dw"], slow_cost - cost)).max()
    print(f"The results differ by at most {apart:.0e}.")


def _time(seconds: float) -> str:
    if seconds < 1:
        return f"{1000 * seconds:.2g} milliseconds"
    if seconds < 90:
        return f"{seconds:.2g} seconds"
    if seconds < 7_200:
        return f"{seconds / 60:.0f} minutes"
    return f"{seconds / 3_600:.1f} hours"


def _best(function: Callable, arguments: list[np.ndarray]) -> float:
    """Seconds of one call: the best of three rounds of about a millisecond each."""
    calls = max(1, 5_000 // arguments[0].size)
    rounds = []
    for _ in range(3):
        start = perf_counter()
        for _ in range(calls):
            function(*arguments)
        rounds.append((perf_counter() - start) / calls)
    return min(rounds)


def _draw(sizes: Sequence[int], seconds: dict, names: tuple[str, str]) -> None:
    figure, ax = plt.subplots(figsize=(7, 3.8))
    for (way, times), name, colour in zip(
        seconds.items(), names, (ORANGE, BLUE), strict=True
    ):
        style = {"marker": "o", "ls": "-" if way == "whole" else "--"}
        ax.loglog(sizes, np.array(times) * 1e6, color=colour, **style)
        ax.annotate(name, (sizes[-1], times[-1] * 1e6), xytext=(10, 0),
                    textcoords="offset points", va="center", color=colour)  # fmt: skip
    slow, fast = seconds["loop"][-1], seconds["whole"][-1]
    arrow = {"arrowstyle": "<->", "color": "black", "lw": 1}
    ax.annotate("", (sizes[-1], slow * 1e6), (sizes[-1], fast * 1e6), arrowprops=arrow)
    ax.annotate(f"about {_rounded(slow / fast)} times",
                (sizes[-1], np.sqrt(slow * fast) * 1e6), xytext=(10, 0),
                textcoords="offset points", va="center")  # fmt: skip
    ax.set(xlabel="entries in the array", ylabel="microseconds per call")
    ax.margins(y=0.12)
    show(
        figure,
        f"Time per call of {names[0]} and {names[1]} against the length of the array, "
        "both axes logarithmic.",
    )


def _rounded(ratio: float) -> str:
    """Write a ratio with one digit that counts: 437 as 400."""
    scale = 10 ** int(np.floor(np.log10(max(ratio, 1))))
    return f"{round(ratio / scale) * scale:,}"
