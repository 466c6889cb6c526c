"""Print what the notebook `logistic_regression` says of the cat classifier.

    python -m benchmarks.logistic_claims

The shipped files, and ten other drawings of the training set for standard errors. All
test figures are given for the 200 pictures of the file and for 2,000 fresh ones.
"""

import os
import sys

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np  # noqa: E402

from benchmarks.cats_models import columns  # noqa: E402
from datasets.generator import draw_set  # noqa: E402
from helpers.data import load_cats  # noqa: E402

RATES = (0.0001, 0.001, 0.005, 0.01)
WILD = (0.1, 0.5)
SEEDS = tuple(range(1001, 1011))
FRESH_SEED, FRESH = 2**31, 2000


class Fit:
    """Logistic regression trained in the basis of its pictures: same costs, faster."""

    def __init__(self, pictures: np.ndarray, labels: np.ndarray) -> None:
        self.X, self.Y = columns(pictures), np.reshape(labels, (1, -1))
        self.basis, self.inner = np.linalg.qr(self.X)
        self.b, self.costs = 0.0, []
        self.v = np.zeros((self.basis.shape[1], 1))

    def learn(self, rate: float, iterations: int, penalty: float = 0.0) -> "Fit":
        """Take more steps, noting the cost before each, as students compute it.

        `penalty` times half the squared length of w is added to what is made small.
        """
        m = self.Y.size
        for _ in range(iterations):
            with np.errstate(all="ignore"):
                A = 1 / (1 + np.exp(-(self.v.T @ self.inner + self.b)))
                terms = self.Y * np.log(A) + (1 - self.Y) * np.log(1 - A)
            self.costs.append(float(-terms.sum() / m))
            dZ = A - self.Y
            self.v = self.v - rate * (self.inner @ dZ.T / m + penalty * self.v)
            self.b = self.b - rate * float(dZ.sum()) / m
        return self

    def says(self, X: np.ndarray) -> np.ndarray:
        """Answer for columns of numbers from 0 to 1."""
        return ((self.basis @ self.v).T @ X + self.b)[0] > 0

    def right(self, X: np.ndarray, y: np.ndarray) -> float:
        """Return the percentage of right answers."""
        return 100 * float(np.mean(self.says(X) == (y == 1)))

    @property
    def train(self) -> float:
        """Return the percentage of training pictures that are answered right."""
        said = (self.v.T @ self.inner + self.b) > 0
        return 100 * float(np.mean(said == (self.Y == 1)))


def rates(train, tests) -> None:
    """Costs of every iteration at several learning rates, and what they are worth."""
    print("Learning rates, shipped files, 600 iterations")
    for rate in RATES:
        fit = Fit(*train).learn(rate, 600)
        steps = np.diff(fit.costs)
        ups = np.flatnonzero(steps > 0)
        print(
            f"  {rate:<7} cost {fit.costs[-1]:.3f}, at most {max(fit.costs):.2f}, "
            f"from 200 on {min(fit.costs[200:]):.2f} to {max(fit.costs[200:]):.2f}; "
            f"rises {len(ups)}, last at {ups[-1] if len(ups) else '-'}; "
            f"train {fit.train:.1f}, test {scores(fit, tests)}"
        )
    for rate in WILD:
        fit = Fit(*train).learn(rate, 2000)
        gone = int(np.sum(~np.isfinite(fit.costs)))
        first = int(np.argmin(np.isfinite(fit.costs)))
        tops = [c for c in fit.costs if np.isfinite(c)]
        print(
            f"  {rate:<7} 2000 iterations: {gone} costs are not numbers, the first at "
            f"{first}; the others up to {max(tops):.1f}; train {fit.train:.1f}, "
            f"test {scores(fit, tests)}"
        )


def longer(train, tests) -> None:
    """Test score over training, at the lesson's own rate."""
    print("Training longer at 0.005, shipped files")
    fit = Fit(*train)
    for upto in (100, 200, 300, 600, 1000, 2000, 4000, 8000):
        fit.learn(0.005, upto - len(fit.costs))
        print(f"  {upto:>5}: cost {fit.costs[-1]:.3f}, train {fit.train:.1f}, "
              f"test {scores(fit, tests)}")  # fmt: skip
    print("The same on ten other training sets, fresh test pictures: mean ± its error")
    for upto in (100, 200, 300, 600, 1000, 2000, 4000, 8000):
        fits = [Fit(*draw_training(s)).learn(0.005, upto) for s in SEEDS]
        print(f"  {upto:>5}: cost {spread([f.costs[-1] for f in fits])}, train "
              f"{spread([f.train for f in fits])}, test "
              f"{spread([f.right(*tests[1]) for f in fits])}")  # fmt: skip


def remedies(tests) -> None:
    """Small weights, and more pictures, on fresh test pictures."""
    print("Ten training sets, fresh test pictures, 2,000 iterations at 0.005")
    for penalty in (0.0, 0.01, 0.03, 0.1, 0.3, 1.0):
        fits = [Fit(*draw_training(s)).learn(0.005, 2000, penalty) for s in SEEDS]
        print(f"  penalty {penalty:<5} train {spread([f.train for f in fits])}, test "
              f"{spread([f.right(*tests[1]) for f in fits])}")  # fmt: skip
    for times in (2, 4):
        sets = [draw_training(s, times) for s in SEEDS]
        fits = [Fit(*one).learn(0.005, 2000) for one in sets]
        print(f"  {times} times the pictures: train {spread([f.train for f in fits])}, "
              f"test {spread([f.right(*tests[1]) for f in fits])}")  # fmt: skip


def mirrored(train, tests) -> None:
    """Twice as many pictures, each with its mirror image."""
    print("With mirror images: training and test, without and with")
    for name, (x, y) in [("shipped", train), *((s, draw_training(s)) for s in SEEDS)]:
        y = np.ravel(y)
        plain = Fit(x, y).learn(0.005, 2000)
        both = Fit(np.concatenate([x, x[:, :, ::-1]]), np.tile(y, 2))
        both.learn(0.005, 2000)
        print(f"  {name}: train {plain.train:.1f} {both.train:.1f}, "
              f"test {scores(plain, tests)} | {scores(both, tests)}")  # fmt: skip


def balanced(train, tests, draws: int = 10) -> None:
    """As many other things as cats in training."""
    x, y = train[0], np.ravel(train[1])
    missed, invented = [], []
    for seed in range(draws):
        rng = np.random.default_rng(seed)
        others = rng.permutation(np.flatnonzero(y == 0))[: int(y.sum())]
        chosen = np.concatenate([np.flatnonzero(y == 1), others])
        fit = Fit(x[chosen], y[chosen]).learn(0.005, 2000)
        a, b = mistakes(fit, *tests[0])
        missed.append(a)
        invented.append(b)
    both = f"missed {spread(missed)}, invented {spread(invented)}"
    print(f"72 cats and 72 others, {draws} draws of the others, of 100 each: {both}")
    fit = Fit(*train).learn(0.005, 2000)
    for test in tests:
        print(f"All 209: missed and invented {mistakes(fit, *test)}")


def spot(train, tests, pictures) -> None:
    """How many cats are found, by how bright they are at the muzzle."""
    fit = Fit(*train).learn(0.005, 2000)
    for (X, y), shown in zip(tests, pictures, strict=True):
        bright = shown[:, 34:44, 27:37].mean(axis=(1, 2, 3))
        said = fit.says(X)
        for low, high in ((0, 79), (80, 139), (140, 255)):
            these = (y == 1) & (bright >= low) & (bright < high + 1)
            p = float(np.mean(said[these]))
            error = np.sqrt(p * (1 - p) / these.sum())
            print(f"  brightness {low:>3} to {high}: {these.sum()} cats, "
                  f"{100 * p:.0f} ± {100 * error:.0f} % found")  # fmt: skip
        print(f"  negatives: {fit.right(1 - X, y):.1f} % right, "
              f"says cat {100 * np.mean(fit.says(1 - X)):.0f} %")  # fmt: skip


def mistakes(fit: Fit, X: np.ndarray, y: np.ndarray) -> tuple[int, int]:
    """Count missed cats and other things called cats."""
    said = fit.says(X)
    return int(np.sum((y == 1) & ~said)), int(np.sum((y == 0) & said))


def draw_training(seed: int, times: int = 1) -> tuple[np.ndarray, np.ndarray]:
    """Draw another training set of the same kind, or a larger one."""
    drawn = draw_set(2 * seed, times * 209, times * 72)
    return drawn.pictures, drawn.labels


def scores(fit: Fit, tests) -> str:
    """Write both test scores."""
    return " / ".join(f"{fit.right(*test):.1f}" for test in tests)


def spread(values) -> str:
    """Write a mean and its standard error."""
    error = np.std(values, ddof=1) / np.sqrt(len(values))
    return f"{np.mean(values):.3g} ± {error:.2g}"


def main() -> int:
    """Print everything."""
    train_x, train_y, test_x, test_y, _ = load_cats()
    fresh = draw_set(FRESH_SEED, FRESH, FRESH // 2)
    train = train_x, train_y
    tests = [(columns(test_x), test_y[0]), (columns(fresh.pictures), fresh.labels)]
    rates(train, tests)
    balanced(train, tests)
    spot(train, tests, (test_x, fresh.pictures))
    mirrored(train, tests)
    longer(train, tests)
    remedies(tests)
    return 0


if __name__ == "__main__":
    sys.exit(main())
