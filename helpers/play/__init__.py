"""Playgrounds: pictures that move while you drag them, each called with one line.

A playground is a `Scene` (`base.py`): what is drawn, the values that a hand can change,
and a plain picture for places where no script runs. `base/` holds what all of them
draw with; a JavaScript file beside the scene's module says what it looks like. A module
is loaded when a lesson asks for its function: a week ships only what its lessons use.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

__all__ = [
    "activation_curves",
    "classifier",
    "landscape",
    "matrix_product",
    "playground",
    "relu_network",
    "softmax",
    "switch_activation",
]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    function = getattr(import_module(f".{name}", __name__), name)
    globals()[name] = function  # in place of the module, which has the same name
    return function
