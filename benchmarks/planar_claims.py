"""Run the experiments behind the claims of `planar_data`: `make planar-claims`.

Step sizes, hidden units and starts are tried from several seeds, held-out accuracy on
several splits. Everything is trained by the lesson's own answers. Each part can be
named: `python -m benchmarks.planar_claims rates lines`.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import numpy as np

from grading.model.lesson import load_lesson
from helpers.data import load_planar_dataset

SEEDS = (3, *range(10, 17))  # the lesson's own first
RATES = (0.01, 0.1, 0.4, 0.6, 1.2, 5, 20, 50, 100)
ANSWERS = load_lesson("planar_data").reference.namespace()


def train(
    X: np.ndarray,
    Y: np.ndarray,
    n_h: int = 4,
    iterations: int = 5000,
    rate: float = 1.2,
    seed: int = 3,
    scale: float = 1.0,
) -> tuple[dict, np.ndarray]:
    """Train as `nn_model` does, with another rate, seed or initial scale.

    Returns
    -------
    parameters : dict
    costs : ndarray of shape (iterations,)
        The cost before every step.
    """
    np.random.seed(seed)
    drawn = ANSWERS["initialize_parameters"](X.shape[0], n_h, 1)
    parameters = {name: scale * value for name, value in drawn.items()}
    costs = np.empty(iterations)
    for i in range(iterations):
        A2, cache = ANSWERS["forward_propagation"](X, parameters)
        costs[i] = ANSWERS["compute_cost"](A2, Y)
        grads = ANSWERS["backward_propagation"](parameters, cache, X, Y)
        parameters = ANSWERS["update_parameters"](parameters, grads, rate)
    return parameters, costs


def accuracy(parameters: dict, X: np.ndarray, Y: np.ndarray) -> float:
    """Give the percentage of examples that are classified correctly."""
    return 100 * float(np.mean(ANSWERS["predict"](parameters, X) == Y))


def rates(X: np.ndarray, Y: np.ndarray) -> None:
    """Print accuracy after 2,000 and 10,000 iterations, and how often the cost rose."""
    for rate in RATES:
        said = []
        for seed in SEEDS:
            early, _ = train(X, Y, iterations=2000, rate=rate, seed=seed)
            late, costs = train(X, Y, iterations=10000, rate=rate, seed=seed)
            rises = int(np.sum(np.diff(costs) > 0))
            said.append(f"{accuracy(early, X, Y):.1f}/{accuracy(late, X, Y):.1f}")
            said[-1] += f" ({rises})"
        print(f"rate {rate:6}: {'  '.join(said)}", flush=True)


def trap(X: np.ndarray, Y: np.ndarray) -> None:
    """Print how many of 24 seeds are stuck, and the lesson's own seed for longer."""
    for rate in (0.4, 0.6, 1.2, 2.4):
        ends = [train(X, Y, 4, 10000, rate, seed)[0] for seed in range(24)]
        said = [accuracy(net, X, Y) for net in ends]
        stuck = {i: a for i, a in enumerate(said) if a < 80}
        print(f"rate {rate}: stuck {stuck}, the others {np.median(said)}", flush=True)
    for rate in (0.4, 0.6, 1.2):
        net, costs = train(X, Y, 4, 60000, rate)
        shown = {i: round(float(costs[i]), 4) for i in (500, 2000, 10000, 30000, 59999)}
        print(f"rate {rate}, seed 3: {accuracy(net, X, Y)} %, {shown}", flush=True)


def lines(X: np.ndarray, Y: np.ndarray) -> None:
    """Print where each hidden unit's line runs, in degrees, and how it weighs."""
    for seed in SEEDS:
        net, _ = train(X, Y, iterations=10000, seed=seed)
        normal, b = net["W1"], net["b1"].ravel()
        angle = np.degrees(np.arctan2(normal[:, 0], -normal[:, 1])) % 180
        away = np.abs(b) / np.linalg.norm(normal, axis=1)
        weight = net["W2"].ravel()
        for a, d, w in zip(angle, away, weight, strict=True):
            print(f"seed {seed:2}: line at {a:5.1f}°, {d:.2f} from 0, weight {w:6.2f}")
        print(f"   accuracy {accuracy(net, X, Y):.2f}", flush=True)


def held_out(X: np.ndarray, Y: np.ndarray, splits: int = 40) -> None:
    """Print accuracy on 100 training points and on the other 300, over splits."""
    unseen_by_size = {}
    for n_h in (1, 2, 3, 4, 5, 20, 50):
        pairs = []
        for split in range(splits):
            order = np.random.default_rng(split).permutation(X.shape[1])
            seen, unseen = order[:100], order[100:]
            net, _ = train(X[:, seen], Y[:, seen], n_h)
            pairs.append([accuracy(net, X[:, p], Y[:, p]) for p in (seen, unseen)])
        mean, error = np.mean(pairs, 0), np.std(pairs, 0, ddof=1) / np.sqrt(splits)
        print(f"n_h {n_h:2}: " + "  ".join(
            f"{m:.1f} ± {e:.1f}" for m, e in zip(mean, error, strict=True)
        ), np.round([p[1] for p in pairs], 1).tolist(), flush=True)  # fmt: skip
        unseen_by_size[n_h] = np.array(pairs)[:, 1]
    for n_h in (3, 4, 20, 50):
        gain = unseen_by_size[5] - unseen_by_size[n_h]
        error = gain.std(ddof=1) / np.sqrt(splits)
        print(f"held out, 5 units against {n_h}: {gain.mean():+.2f} ± {error:.2f}")


def units(X: np.ndarray, Y: np.ndarray) -> None:
    """Print accuracy by number of hidden units, from several seeds."""
    for n_h in (1, 2, 3, 4, 5, 20, 50):
        nets = [train(X, Y, n_h, seed=seed)[0] for seed in SEEDS]
        print(f"n_h {n_h:2}:", [accuracy(net, X, Y) for net in nets], flush=True)


def starts(X: np.ndarray, Y: np.ndarray) -> None:
    """Print accuracy after 2,000 iterations from larger and smaller first weights."""
    for scale in (0, 0.01, 0.1, 1, 10, 100, 1000):
        nets = [train(X, Y, 4, 2000, seed=s, scale=scale)[0] for s in SEEDS]
        print(f"scale {scale:6}:", [accuracy(net, X, Y) for net in nets], flush=True)


PARTS: dict[str, Callable] = {
    f.__name__: f for f in (lines, trap, held_out, units, starts, rates)
}


def main(names: list[str]) -> None:
    """Run the parts that are named, or all."""
    X, Y = load_planar_dataset()
    for name in names or PARTS:
        print(f"--- {name}: {PARTS[name].__doc__}", flush=True)
        with np.errstate(all="ignore"):
            PARTS[name](X, Y)


if __name__ == "__main__":
    main(sys.argv[1:])
