"""Places under the sky: a meadow, a terrace, a hedge, a beach, a street."""

import numpy as np

from .canvas import Canvas, Frame
from .colours import Tone, mix, smooth_step, spread
from .randomness import Noise, Stream
from .shapes import EVERYWHERE, Shape, below, circle, ellipse, join, rectangle

ALL = Shape(EVERYWHERE, lambda x, y: np.full(x.shape, -1.0))
SKY_HUES = (0.55, 0.57, 0.59, 0.61, 0.72, 0.9, 0.06)  # by day, at dusk, at dawn


def meadow(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    """Paint grass with flowers, bushes on the horizon and a pale sky."""
    frame, grain = Frame(canvas), Noise(stream)
    horizon = stream.uniform(-0.75, -0.1)
    frame.paint(ALL, tone.fixed(stream.uniform(0.53, 0.6), 0.3, 1.3))
    for _ in range(7):
        x, size = stream.uniform(-1.0, 1.0), stream.uniform(0.15, 0.35)
        bush = ellipse(x, horizon, size, size * stream.uniform(0.7, 1.2))
        green = tone.fixed(stream.uniform(0.23, 0.36), 0.45, stream.uniform(0.72, 0.95))
        frame.paint(bush, green, 3.0)
    green = tone.fixed(stream.uniform(0.2, 0.3), 0.5, 0.9)

    def grass(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        blades = 0.78 + 0.42 * grain.rough(x * 9.0, y * 5.0) + 0.1 * (y - horizon)
        return green * spread(blades)

    frame.paint(
        below(lambda x, y: horizon - 0.05 * grain(x * 6.0, y * 0.0)), grass, 2.0
    )
    for _ in range(stream.integer(16)):
        x, y = stream.uniform(-1.0, 1.0), stream.uniform(horizon + 0.1, 1.1)
        hue = stream.choice([0.0, 0.13, 0.85, 0.15])
        petal = tone.fixed(hue, stream.uniform(0.1, 0.7), 1.5)
        frame.paint(circle(x, y, 0.03 + 0.03 * (y - horizon)), petal, 2.0)


def terrace(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    """Paint a sky with clouds over a garden wall of flat stones."""
    x, y = canvas.grid()
    frame, grain = Frame(canvas), Noise(stream)
    tone = tone._replace(hue=stream.choice(SKY_HUES) + stream.hump(0.02))
    top, low = tone.colour(0.0, 1.2, 0.94), tone.colour(0.0, 0.5, 1.14)
    canvas.fill(mix(top, low, spread(smooth_step(-1.0, 0.7, y))))
    for _ in range(1 + stream.integer(3)):
        _cloud(frame, stream, tone)
    edge = stream.uniform(0.5, 0.62)
    stone = tone.fixed(stream.uniform(0.05, 0.11), 0.16, 0.98)

    def stones(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return stone * spread(0.84 + 0.26 * grain.rough(x * 5.0, y * 7.0))

    frame.paint(rectangle(-1.5, edge, 1.5, 1.5), stones)
    frame.paint(rectangle(-1.5, edge - 0.05, 1.5, edge + 0.04), stone * 1.08)
    left = stream.uniform(-1.2, -0.8)
    while left < 1.0:
        joint = rectangle(left, edge + 0.05, left + 0.025, 1.5)
        frame.paint(joint, stone * 0.72, 1.5, 0.8)
        left = left + stream.uniform(0.4, 0.7)


def _cloud(frame: Frame, stream: Stream, tone: Tone) -> None:
    x, y = stream.uniform(-1.0, 1.0), stream.uniform(-0.9, 0.2)
    width = stream.uniform(0.2, 0.4)
    puffs = []
    for step in (-0.9, -0.3, 0.3, 0.9):
        height = width * stream.uniform(0.25, 0.4)
        lift = stream.uniform(-0.05, 0.05)
        puffs.append(ellipse(x + width * step, y + lift, width * 0.5, height))
    frame.paint(join(puffs), tone.colour(0.0, 0.2, 1.32), 4.0, 0.8)


def hedge(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    """Paint leaves of one family of colours, large and small."""
    x, y = canvas.grid()
    frame, shade = Frame(canvas), Noise(stream)
    canvas.fill(
        tone.colour(0.0, 1.0, 0.82) * spread(0.8 + 0.4 * shade.rough(x * 3, y * 3))
    )
    for _ in range(26):
        size = stream.uniform(0.08, 0.22)
        x, y = stream.uniform(-1.1, 1.1), stream.uniform(-1.1, 1.1)
        leaf = ellipse(x, y, size, size * 0.45, stream.uniform(-2.0, 2.0))
        turn = stream.uniform(-0.05, 0.05)
        colour = tone.colour(turn, 1.0, stream.uniform(0.82, 1.42))
        frame.paint(leaf, colour, 1.5, 0.8)


def beach(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    """Paint sky, sea and sand."""
    frame, grain = Frame(canvas), Noise(stream)
    shore = stream.uniform(-0.45, 0.05)
    frame.paint(ALL, tone.fixed(0.55, 0.34, 1.22))
    frame.paint(
        rectangle(-1.5, shore - 0.28, 1.5, shore + 0.2), tone.fixed(0.53, 0.52, 0.98)
    )
    sand = tone.fixed(0.1, 0.36, 1.04)

    def grains(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return sand * spread(0.9 + 0.2 * grain.rough(x * 8.0, y * 8.0))

    def foam_line(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return shore - 0.03 + 0.06 * grain(x * 3.0, y * 0.0)

    frame.paint(below(foam_line), tone.fixed(0.5, 0.08, 1.3), 2.0)
    frame.paint(below(lambda x, y: foam_line(x, y) + 0.05), grains, 3.0)


def street(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    """Paint a row of houses, a pavement and a road."""
    frame = Frame(canvas)
    frame.paint(ALL, tone.fixed(0.58, 0.22, 1.25))
    left = -1.1
    while left < 1.0:
        width, top = stream.uniform(0.32, 0.55), stream.uniform(-0.95, -0.3)
        hue, colourful = (
            stream.choice([0.03, 0.08, 0.6, 0.1]),
            stream.uniform(0.12, 0.4),
        )
        _facade(
            frame,
            left,
            top,
            width,
            tone.fixed(hue, colourful, stream.uniform(0.85, 1.12)),
        )
        left = left + width
    frame.paint(rectangle(-1.5, 0.42, 1.5, 1.5), tone.fixed(0.6, 0.06, 0.88))
    frame.paint(rectangle(-1.5, 0.38, 1.5, 0.46), tone.fixed(0.6, 0.04, 1.1))


def _facade(frame: Frame, left: float, top: float, width: float, colour) -> None:
    frame.paint(rectangle(left, top, left + width, 1.5), colour)
    for row in range(5):
        y = top + 0.1 + 0.25 * row
        for column in range(3):
            x = left + width * (0.14 + 0.28 * column)
            glass = rectangle(x, y, x + width * 0.16, y + 0.13)
            frame.paint(glass, colour * 0.68, 1.0, 0.85)
