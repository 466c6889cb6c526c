"""`gradient_check`: your gradients beside measured ones.

Explained in the section “Can you trust your gradients?” of “Building blocks”.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

import numpy as np
from IPython.display import display

from .checking.card import Card, sentence
from .gradient_questions import (
    STEP,
    Arrays,
    QuestionError,
    copied,
    gradient,
    number,
    run_once,
    what_to_run,
)

GOOD, BAD = 1e-6, 1e-3  # relative differences: rounding below, a bug above
NOISE = 1e-9  # of one measured slope, where costs are about 1; see `gradient_check`
FEW = 60  # numbers that a person reads


def gradient_check(
    function: Callable,
    parameters: Mapping | None = None,
    X: Any = None,
    Y: Any = None,
    step: float = STEP,
) -> None:
    """Show the gradients of your formulas beside measured ones, for every parameter.

    Parameters
    ----------
    function : callable
        An exercise (`propagate`, `backward_propagation`, `L_model_backward`), or any
        function of a dictionary of parameters that returns a dictionary with the
        gradient of each (`"dW1"` for `"W1"`) and the cost.
    parameters : mapping of str to array or number, optional
        Where to measure. An exercise needs none: a small network is drawn.
    X, Y : array, optional
        Examples of shape (n_x, m) and labels of shape (1, m), for an exercise.
    step : float
        How far each parameter is moved up and down.

    Notes
    -----
    The measured slope is (J(θ + ε) − J(θ − ε)) / 2ε. By Taylor's theorem it is off by
    at most ε²/6 · max|J‴|, and rounding J to 16 digits adds up to u|J|/ε, with
    u = 1.1e-16 (Nocedal and Wright, *Numerical Optimization*, 2nd edition, section
    8.1). The sum is smallest at ε = (3u|J|/|J‴|)^⅓, which is 7e-6 where J and J‴ are
    about 1: hence a step of 1e-5, and an error of about 3e-11. A few roundings of J and
    a J‴ of 50 make it 1e-9, which is what counts as no difference here.
    """
    try:
        comparison = _Comparison(*what_to_run(function, parameters, X, Y, step))
    except QuestionError as question:
        display(sentence(str(question)))
        return
    from .plots import slopes  # only here: drawing is slow to import

    slopes.beside(
        comparison.coded, comparison.measured, comparison.gaps, comparison.summary
    )
    display(comparison.card())


def measure(
    cost: Callable[[dict], Any], parameters: Mapping, step: float = STEP
) -> Arrays:
    """Differentiate a cost numerically with respect to every single parameter.

    Parameters
    ----------
    cost : callable
        Dictionary of parameters to a number.
    parameters : mapping
        Name to array; left as it is.
    step : float
        How far each parameter is moved up and down.

    Returns
    -------
    dict of str to ndarray
        Of the parameters' shapes.
    """
    slopes = {name: np.zeros(np.shape(value)) for name, value in parameters.items()}
    for name, slope in slopes.items():
        for index in np.ndindex(*slope.shape):
            around = []
            for move in (step, -step):
                moved = copied(parameters)
                moved[name][index] += move
                around.append(number(cost(moved)))
            slope[index] = (around[0] - around[1]) / (2 * step)
    return slopes


def relative(coded: np.ndarray, measured: np.ndarray) -> float:
    """Compare two gradients: length of the difference over the sum of the lengths.

    Where both are so short that the measuring noise would count, the sum is taken to
    be long enough for the noise not to.
    """
    size = np.linalg.norm(coded) + np.linalg.norm(measured)
    least = NOISE / GOOD * np.sqrt(np.size(measured))
    return float(np.linalg.norm(coded - measured) / max(size, least))


class _Comparison:
    """Gradients of formulas and measured ones, and what to say about them."""

    def __init__(self, run: Callable, parameters: Arrays, step: float) -> None:
        grads, cost = run_once(run, parameters)
        if run_once(run, parameters)[1] != cost:
            raise QuestionError(
                "The cost differs from call to call with the same parameters, so no "
                "slope can be measured. Is something drawn at random, or kept between "
                "calls?"
            )
        self.coded = {name: gradient(grads, name, parameters) for name in parameters}
        self.measured = measure(lambda p: run_once(run, p)[1], parameters, step)
        self.gaps = {n: relative(self.coded[n], self.measured[n]) for n in parameters}
        self.wrong = [n for n, gap in self.gaps.items() if not gap < GOOD]
        count = sum(value.size for value in self.coded.values())
        names = ", ".join(f"d{name}" for name in self.wrong)
        said = f"trouble in {names}" if self.wrong else "all gradients agree"
        plural = "parameter" if count == 1 else "parameters"
        self.summary = f"{count} {plural}: {said}"

    def card(self) -> Card:
        """The same as numbers."""
        header = ("worst entry of", "your formulas", "measured", "relative difference")
        rows = [header, *(self._row(name) for name in self.coded)]
        few = sum(value.size for value in self.coded.values()) <= FEW
        folded = tuple(self._all(name) for name in self.coded) if few else ()
        tone = "nn-bad" if self.wrong else "nn-good"
        return Card(self.summary, tuple(rows), tuple(self._told()), folded, tone)

    def _row(self, name: str) -> tuple[str, ...]:
        at = self._worst(name)
        numbers = f"{self.coded[name][at]:.8f}", f"{self.measured[name][at]:.8f}"
        return (f"d{_entry(name, at)}", *numbers, f"{self.gaps[name]:.1e}")

    def _worst(self, name: str) -> tuple[int, ...]:
        """The entry that is furthest off; nan is further than anything."""
        off = np.abs(self.coded[name] - self.measured[name])
        flat = int(np.argmax(np.where(np.isfinite(off), off, np.inf)))
        return tuple(map(int, np.unravel_index(flat, off.shape)))

    def _all(self, name: str) -> tuple[str, str, str]:
        def shown(value: np.ndarray) -> str:
            return np.array2string(value, precision=8, separator=", ")

        both = f"{shown(self.coded[name])} measured: {shown(self.measured[name])}"
        return f"d{name}, entry by entry", "your formulas:", both

    def _told(self) -> Iterator[str]:
        if not self.wrong:
            return
        name = max(self.wrong, key=lambda n: np.nan_to_num(self.gaps[n], nan=np.inf))
        at = self._worst(name)
        yield (
            f"Furthest off is d{_entry(name, at)}: your formulas give "
            f"{self.coded[name][at]:.6g}, measured is {self.measured[name][at]:.6g}."
        )
        for wrong in self.wrong:
            times = _factor(self.coded[wrong], self.measured[wrong])
            if times is not None:
                yield f"Every entry of d{wrong} is {times} times what is measured."


def _factor(coded: np.ndarray, measured: np.ndarray) -> str | None:
    """By what all entries are multiplied, if it is the same for all of them."""
    size = np.sum(measured**2)
    if not size > NOISE or not np.isfinite(coded).all():
        return None
    times = float(np.sum(coded * measured) / size)
    if times == 0 or relative(coded, times * measured) > 1e-6:
        return None
    return f"{times:.4g}".replace("-", "−")


def _entry(name: str, at: tuple[int, ...]) -> str:
    return f"{name}[{', '.join(map(str, at))}]" if at else name
