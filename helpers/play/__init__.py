"""Playgrounds: pictures that move while you drag them, each called with one line.

A playground is a `Scene` (`base.py`): what is drawn, the values a hand can change, and a
plain picture for places where no script runs. `draw.js` holds what all of them draw
with; a JavaScript file of the scene's own name says what it looks like.
"""

from .matrix_product import matrix_product

__all__ = ["matrix_product"]
