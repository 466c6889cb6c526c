"""Run the experiments behind the claims of `building_blocks`: `make signals`.

How the scale of the first weights acts in a shallow and in a deep ReLU network, from
eight seeds, with the lesson's own answers on the flower of week 3. A part can be named:
`python -m benchmarks.signals deep`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np

from grading.model.lesson import load_lesson
from helpers.data import load_planar_dataset
from helpers.signals import SCALES, draw, spread

SEEDS = range(8)
ANSWERS = load_lesson("building_blocks").reference.namespace()
Backward = Callable[[np.ndarray, np.ndarray, list], dict]


def train(
    dims: list[int],
    scale: Callable[[int], float],
    rate: float,
    iterations: int,
    seed: int,
    backward: Backward = ANSWERS["L_model_backward"],
) -> tuple[np.ndarray, float]:
    """Train a network on the flower; give every cost and the final accuracy in %."""
    X, Y = load_planar_dataset()
    parameters = draw(dims, scale, seed)
    costs = np.empty(iterations)
    with np.errstate(all="ignore"):
        for i in range(iterations):
            AL, caches = ANSWERS["L_model_forward"](X, parameters)
            costs[i] = ANSWERS["compute_cost"](AL, Y)
            grads = backward(AL, Y, caches)
            parameters = ANSWERS["update_parameters"](parameters, grads, rate)
        AL, _ = ANSWERS["L_model_forward"](X, parameters)
    return costs, 100 * float(np.mean((AL > 0.5) == Y))


def shallow() -> None:
    """Print costs and accuracy of one hidden layer of 20 units, by initial scale."""
    for rate in (0.1, 1.0):
        for s in (0.001, 0.01, 0.1, 1, 10, 100):
            runs = [train([2, 20, 1], lambda n, s=s: s, rate, 2000, k) for k in SEEDS]
            _say(f"rate {rate}, weights × {s}", runs)


def deep() -> None:
    """Print costs and accuracy of ten layers of 20 units, by initial scale."""
    for rate in (0.01, 0.03):
        for name, scale in SCALES.items():
            dims = [2, *[20] * 9, 1]
            runs = [train(dims, scale, rate, 1000, seed) for seed in SEEDS]
            _say(f"rate {rate}, weights × {name}", runs)


def law() -> None:
    """Print the scale that carries a signal unchanged through nine layers, by width."""
    for n in (20, 80, 320):
        found = []
        for seed in SEEDS:
            tried = np.exp(np.linspace(np.log(0.5), np.log(2), 41)) * np.sqrt(2 / n)
            kept = [
                spread(ANSWERS["L_model_forward"], n, lambda k, s=s: s, seed)
                for s in tried
            ]
            ratio = [np.log(layers[-1] / layers[0]) for layers in kept]
            found.append(tried[int(np.argmin(np.abs(ratio)))])
        mean, error = np.mean(found), np.std(found, ddof=1) / np.sqrt(len(found))
        print(f"n = {n}: {mean:.4f} ± {error:.4f}; √(2/n) = {np.sqrt(2 / n):.4f}")


def certain() -> None:
    """Print how often training ends in nan, with dA[L] and with A − Y."""
    for rate in (0.03, 0.1):
        for name, backward in (("dA[L]", ANSWERS["L_model_backward"]), ("A - Y", safe)):
            dims = [2, *[20] * 9, 1]
            ends = [
                train(dims, SCALES["√(2/n)"], rate, 2000, k, backward) for k in SEEDS
            ]
            lost = sum(right == 50 for _, right in ends)  # all answers are nan
            print(f"rate {rate}, start from {name}: {lost} of {len(ends)} lost")


def safe(AL: np.ndarray, Y: np.ndarray, caches: list) -> dict:
    """Go backwards from dZ[L] = A[L] − Y, which is finite for every A[L]."""
    grads, dA = {}, None
    for number in range(len(caches), 0, -1):
        if dA is None:
            dA, dW, db = ANSWERS["linear_backward"](AL - Y, caches[number - 1][0])
        else:
            step = ANSWERS["linear_activation_backward"]
            dA, dW, db = step(dA, caches[number - 1], "relu")
        grads[f"dW{number}"], grads[f"db{number}"] = dW, db
    return grads


def _say(what: str, runs: list[tuple[np.ndarray, float]]) -> None:
    costs = np.array([c[[0, 100, -1]] for c, _ in runs])
    first, early, last = np.round(np.median(costs, axis=0), 3)
    right = sorted(a for _, a in runs)
    print(f"{what}: cost {first}, after 100 {early}, at the end {last}; %", right)


PARTS: dict[str, Callable] = {f.__name__: f for f in (law, deep, shallow, certain)}


def main(names: list[str]) -> None:
    """Run the parts that are named, or all."""
    for name in names or PARTS:
        print(f"--- {name}: {PARTS[name].__doc__}", flush=True)
        PARTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
