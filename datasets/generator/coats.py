"""Fur: its colours, its pattern and its fine hair."""

import numpy as np

from .canvas import Field
from .colours import hsv, mix, rgb, smooth_step, spread, zigzag
from .randomness import Noise, Stream

CAT_COLOURS = {
    "ginger": (0.075, 0.66),
    "grey": (0.6, 0.07),
    "brown": (0.075, 0.42),
    "charcoal": (0.65, 0.10),
    "ivory": (0.11, 0.07),
    "cream": (0.1, 0.28),
    "blue": (0.6, 0.16),
}
PATTERNS = {"plain": 2.0, "tabby": 3.0, "spots": 1.0, "patches": 1.4}


class Coat:
    """The fur of one animal.

    Parameters
    ----------
    stream : Stream
    brightness : float
        Of the main colour, 0 to 1.
    hue, saturation : float
        Of the main colour.
    patterns : dict
        Names of patterns and their weights.
    """

    def __init__(
        self,
        stream: Stream,
        brightness: float,
        hue: float,
        saturation: float,
        patterns: dict[str, float],
    ) -> None:
        hue = hue + stream.uniform(-0.012, 0.012)
        saturation = saturation * stream.uniform(0.8, 1.15)
        self.brightness = brightness
        self.base = hsv(hue, saturation, brightness)
        deep = brightness * stream.uniform(0.45, 0.62)
        self.dark = hsv(hue, min(1.0, saturation * 1.15), deep)
        cream = rgb(1.0, 0.98, 0.94) * min(1.0, brightness * 1.5 + 0.15)
        self.light = mix(self.base, cream, stream.uniform(0.6, 0.9))
        self.pattern = stream.weighted(patterns)
        self.white_marks = stream.chance(0.45)
        self._noise = Noise(stream)
        self._shift, self._stripes = stream.uniform(0.0, 8.0), stream.uniform(2.2, 3.4)

    @property
    def toes(self) -> np.ndarray:
        """The colour of the paws."""
        return self.light if self.white_marks else self.base

    def fur(self, upright: bool = False, detail: float = 1.0) -> Field:
        """Return the fur as a colour field.

        Parameters
        ----------
        upright : bool
            Whether stripes run across a tall body instead of a long one.
        detail : float
            Larger values make the pattern finer.
        """

        def field(x: np.ndarray, y: np.ndarray) -> np.ndarray:
            tufts = self._noise(x * 7.0 * detail + self._shift, y * 7.0 * detail)
            hairs = self._noise(x * 22.0 * detail, y * 22.0 * detail + self._shift)
            colours = self.base * spread(0.88 + 0.16 * tufts + 0.12 * hairs)
            mark = self._mark(x * detail, y * detail, upright) * (0.6 + 0.35 * tufts)
            return colours + (self.dark - colours) * spread(mark)

        return field

    def _mark(self, x: np.ndarray, y: np.ndarray, upright: bool) -> np.ndarray:
        """Return where the dark pattern is, between 0 and 1."""
        noise, shift = self._noise, self._shift
        if self.pattern == "tabby":
            along = y if upright else x
            wave = along * self._stripes * 0.5 + 0.35 * noise(x * 3.0 + 9.0, y * 3.0)
            return smooth_step(0.55, 0.85, zigzag(wave + shift))
        if self.pattern == "spots":
            return smooth_step(0.6, 0.72, noise(x * 5.0 + 3.0, y * 5.0 + shift))
        if self.pattern == "patches":
            return smooth_step(0.5, 0.56, noise(x * 1.6 + shift, y * 1.6 + 4.0))
        return np.zeros(x.shape)


def cat_coat(stream: Stream, brightness: float) -> Coat:
    """Return the coat of a cat."""
    hue, saturation = CAT_COLOURS[stream.choice(list(CAT_COLOURS))]
    return Coat(stream, brightness, hue, saturation, PATTERNS)
