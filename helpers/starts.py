"""Where training starts: the first parameters of the networks that week 4 is given.

Nothing is seeded here: the model that calls seeds first. `starting` changes how a
model's first parameters are drawn, without a change in the model itself: other seeds,
other scales, or pictures written in another basis.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np

Parameters = dict[str, np.ndarray]
_wish: dict[str, Any] = {}  # what `starting` asks of the next draw


def initialize_parameters(n_x: int, n_h: int, n_y: int) -> Parameters:
    """Draw a network with one hidden layer: weights times 0.01, biases zero.

    Parameters
    ----------
    n_x, n_h, n_y : int
        Units of the input, hidden and output layer. W1 is drawn before W2; seed first.
    """
    return _draw((n_x, n_h, n_y), "0.01")


def initialize_parameters_deep(layers_dims: Sequence[int]) -> Parameters:
    """Draw a network of any depth: weights over √n of the layer before, biases zero.

    Parameters
    ----------
    layers_dims : sequence of int
        Units of each layer, the input layer first. W1 is drawn first; seed before.
    """
    return _draw(tuple(layers_dims), "1/√n")


def _draw(sizes: tuple[int, ...], scale: str) -> Parameters:
    if "seed" in _wish:
        np.random.seed(_wish["seed"])
    scale = _wish.get("scale", scale)
    drawn: Parameters = {}
    for number, (fan_in, units) in enumerate(zip(sizes, sizes[1:], strict=False), 1):
        weights = np.random.standard_normal((units, fan_in))
        weights *= {"1/√n": fan_in**-0.5, "0.01": 0.01, "0": 0.0}[scale]
        drawn |= {f"W{number}": weights, f"b{number}": np.zeros((units, 1))}
    if "basis" in _wish:
        if sizes[0] != len(_wish["basis"]):
            raise ValueError(
                f"W1 was drawn for {sizes[0]} inputs but the basis has "
                f"{len(_wish['basis'])} rows; draw with layers_dims, not X.shape"
            )
        _wish["pixels"] = drawn["W1"]
        drawn["W1"] = drawn["W1"] @ _wish["basis"]
    return drawn


@contextlib.contextmanager
def starting(
    *, seed: int | None = None, scale: str = "", basis: np.ndarray | None = None
) -> Iterator[dict[str, Any]]:
    """Change how models draw their first parameters, as long as the block runs.

    Parameters
    ----------
    seed : int, optional
        Seed the draw with this, whatever the model did.
    scale : {"1/√n", "0.01", "0"}, optional
        Factor of the weights, in place of the usual one.
    basis : ndarray of shape (n_x, k), optional
        Orthonormal columns Q: W1 is drawn for n_x inputs as always, then written in the
        basis as W1 Q, so that the model can be trained on QᵀX.

    Yields
    ------
    dict
        Holds the drawn W1 under "pixels" afterwards, if there is a basis.
    """
    before = dict(_wish)
    wish = {"seed": seed, "scale": scale or None, "basis": basis}
    _wish.update({k: v for k, v in wish.items() if v is not None})
    try:
        yield _wish
    finally:
        _wish.clear()
        _wish.update(before)


def train_in_basis(
    model: Callable,
    basis: tuple[np.ndarray, np.ndarray],
    Y: np.ndarray,
    layers_dims: Sequence[int],
    *,
    seed: int | None = None,
    scale: str = "",
    **options: Any,
) -> tuple[Parameters, list]:
    """Train a model on pictures written in a basis; the result is as without it.

    Parameters
    ----------
    model : callable
        Your `two_layer_model` or `L_layer_model`.
    basis : (Q, R)
        With X = Q R, as `np.linalg.qr(X)` gives them.
    Y : ndarray of shape (1, m)
    layers_dims : sequence of int
        With the number of pixels first, as without a basis.
    seed, scale
        See `starting`.
    **options
        `learning_rate` and `num_iterations` of the model.

    Returns
    -------
    parameters, costs
        Of the model; W1 is for pixels again.
    """
    Q, R = basis
    with starting(seed=seed, scale=scale, basis=Q) as start:
        found, costs = model(R, Y, layers_dims, **options)
        pixels = start["pixels"]
    learned = found["W1"] - pixels @ Q
    return {**found, "W1": pixels + learned @ Q.T}, costs
