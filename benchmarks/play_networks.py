"""Train the two networks that playgrounds begin with.

`make play-networks` writes `helpers/play/classifier.json` and
`helpers/play/switch_activation.json`. Of the first it prints how often such a network
is right about faces that it has not seen.
"""

from __future__ import annotations

import json

import numpy as np
from sklearn.neural_network import MLPClassifier

from grading import paths

FOLDER = paths.HELPERS / "play"
FEATURES = ("ear length", "round ears", "snout", "whiskers", "pupils")
# Mean of each feature, from 0 to 1; every animal varies around it.
ANIMALS = {
    "cat": (0.45, 0.20, 0.25, 0.70, 0.30),
    "dog": (0.55, 0.65, 0.75, 0.25, 0.75),
    "rabbit": (0.92, 0.40, 0.30, 0.60, 0.80),
    "bear": (0.15, 0.90, 0.55, 0.15, 0.70),
    "fox": (0.60, 0.15, 0.70, 0.45, 0.40),
}
SPREAD = 0.13
KEPT = 5  # the seed of a network that uses all four hidden units


def draw(rng: np.random.Generator, m: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw m faces, half of them cats: features (m, 5) and labels (m,)."""
    others = [name for name in ANIMALS if name != "cat"]
    names = ["cat" if i % 2 else others[i // 2 % len(others)] for i in range(m)]
    means = np.array([ANIMALS[name] for name in names])
    faces = rng.normal(means, SPREAD).clip(0, 1)
    return faces, np.array([name == "cat" for name in names])


def train(seed: int) -> tuple[MLPClassifier, float]:
    """Train on 400 faces; the share of 4,000 fresh ones that it gets right."""
    rng = np.random.default_rng(seed)
    network = MLPClassifier((4,), activation="tanh", solver="lbfgs", alpha=0.05,
                            max_iter=5000, random_state=seed)  # fmt: skip
    network.fit(*draw(rng, 400))
    return network, network.score(*draw(rng, 4000))


def faces() -> None:
    """Train with twelve seeds, print how they do, keep one."""
    trained = [train(seed) for seed in range(12)]
    scores = np.array([score for _, score in trained])
    print(f"fresh faces right: {scores.mean():.1%} ± {scores.std(ddof=1):.1%}")
    network, score = trained[KEPT]
    keep(
        "classifier", network, features=FEATURES, animals=ANIMALS, right=round(score, 3)
    )


def ring() -> None:
    """Train on a disc of one class inside a ring of the other."""
    rng = np.random.default_rng(4)
    y = np.arange(120) % 2
    radius = np.where(y, rng.normal(0.5, 0.22, y.size), rng.normal(1.5, 0.2, y.size))
    angle = rng.uniform(0, 2 * np.pi, y.size)
    x = np.round(np.stack([radius * np.cos(angle), radius * np.sin(angle)]), 3)
    network = MLPClassifier((6,), activation="tanh", solver="lbfgs", alpha=0.1,
                            max_iter=5000, random_state=1).fit(x.T, y)  # fmt: skip
    print(f"ring: {network.score(x.T, y):.1%} right")
    keep("switch_activation", network, x=x.tolist(), y=y.tolist())


def keep(name: str, network: MLPClassifier, **more: object) -> None:
    """Write a network with one hidden layer, and what belongs to it."""
    W, b = network.coefs_, network.intercepts_
    numbers = {"W1": W[0].T, "b1": b[0], "W2": W[1].T[0], "b2": b[1][0]}
    kept = {key: np.round(value, 4).tolist() for key, value in numbers.items()}
    lines = (f" {json.dumps(key)}: {json.dumps(v)}" for key, v in (kept | more).items())
    text = "{\n" + ",\n".join(lines) + "\n}\n"
    (FOLDER / f"{name}.json").write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    faces()
    ring()
