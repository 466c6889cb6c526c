"""Colours, and the few curves from which patterns are made.

A colour is an array of three numbers, red, green and blue, 0 for none and 1 for full.
"""

from typing import NamedTuple

import numpy as np


def rgb(red: float, green: float, blue: float) -> np.ndarray:
    """Return the colour with the given parts."""
    return np.array([red, green, blue], dtype=np.float64)


def hsv(hue: float, saturation: float, brightness: float) -> np.ndarray:
    """Return the colour with the given hue, saturation and brightness.

    Parameters
    ----------
    hue : float
        Position on the colour circle: 0 red, 1/3 green, 2/3 blue, 1 red again.
    saturation : float
        0 for grey, 1 for pure colour.
    brightness : float
        The value of the strongest of the three parts.
    """
    position = (hue - float(np.floor(hue))) * 6.0
    parts = []
    for offset in (5.0, 3.0, 1.0):
        place = offset + position
        place = place - 6.0 * float(np.floor(place / 6.0))
        ramp = max(0.0, min(place, 4.0 - place, 1.0))
        parts.append(brightness - brightness * saturation * ramp)
    return rgb(*parts)


def mix(first: np.ndarray, second: np.ndarray, share: float) -> np.ndarray:
    """Return `first` with a `share`, 0 to 1, of `second` stirred in."""
    return first + (second - first) * share


def spread(values: np.ndarray) -> np.ndarray:
    """Return `values` with an axis added, ready to multiply a colour."""
    return values[..., None]


def smooth_step(start: float, stop: float, x: np.ndarray) -> np.ndarray:
    """Rise smoothly from 0 at `start` to 1 at `stop`."""
    part = np.clip((x - start) / (stop - start), 0.0, 1.0)
    return part * part * (3.0 - 2.0 * part)


def zigzag(x: np.ndarray) -> np.ndarray:
    """Go up and down between 0 and 1, once for every unit of x."""
    return np.abs(2.0 * (x - np.floor(x)) - 1.0)


class Tone(NamedTuple):
    """A main colour, from which related colours are taken."""

    hue: float
    saturation: float
    brightness: float

    def colour(
        self, turn: float = 0.0, saturation: float = 1.0, brightness: float = 1.0
    ) -> np.ndarray:
        """Return the main colour with its hue turned and its other parts scaled."""
        return hsv(
            self.hue + turn,
            min(1.0, self.saturation * saturation),
            min(1.0, self.brightness * brightness),
        )

    def fixed(
        self, hue: float, saturation: float, brightness: float = 1.0
    ) -> np.ndarray:
        """Return another hue and saturation, as bright as this tone times a factor."""
        return hsv(hue, saturation, min(1.0, self.brightness * brightness))
