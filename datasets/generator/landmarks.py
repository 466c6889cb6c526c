"""Large things outdoors: a car, a house, a tree, hills, a boat, a hot-air balloon."""

import numpy as np

from .canvas import Frame, Spot
from .colours import Tone, hsv, mix, rgb, smooth_step, spread, zigzag
from .randomness import Noise, Stream
from .shapes import (
    Distance,
    Shape,
    below,
    circle,
    ellipse,
    join,
    polygon,
    rectangle,
    stick,
)

TRUNK = rgb(0.42, 0.29, 0.18)


def car(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a car seen from the side."""
    frame = spot.frame(stream, 0.95, 0.0, down=0.08)
    paint = tone.colour()
    frame.shadow(0.0, 0.6, 1.05, 0.1)
    cabin = polygon([(-0.55, 0.0), (-0.35, -0.42), (0.35, -0.42), (0.65, 0.0)], 0.06)
    frame.paint(cabin, frame.lit(paint, 0.0, 0.0, 1.1, 0.7))
    glass = mix(rgb(0.62, 0.8, 0.9), rgb(0.2, 0.25, 0.3), stream.uniform())
    front = [(-0.45, -0.02), (-0.3, -0.34), (-0.02, -0.34), (-0.02, -0.02)]
    back = [(0.06, -0.02), (0.06, -0.34), (0.3, -0.34), (0.52, -0.02)]
    for window in (front, back):
        frame.paint(polygon(window, 0.03), glass)
    body = rectangle(-1.0, -0.02, 1.05, 0.42, 0.14)
    frame.paint(body, frame.lit(paint, 0.0, 0.1, 1.5, 0.55))
    frame.paint(rectangle(-1.0, 0.2, 1.05, 0.25), paint * 0.72)
    frame.paint(circle(-0.95, 0.1, 0.075), rgb(1.0, 0.95, 0.7))
    frame.paint(ellipse(1.0, 0.1, 0.06, 0.07), rgb(0.85, 0.12, 0.1))
    for x in (-0.55, 0.58):
        frame.paint(circle(x, 0.42, 0.23), rgb(0.1, 0.1, 0.11))
        frame.paint(circle(x, 0.42, 0.12), rgb(0.72, 0.72, 0.74))


def house(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a house with a door, two windows and a chimney."""
    frame = spot.frame(stream, 0.92, 0.0)
    wall = tone.colour()
    roof = tone.fixed(stream.choice([0.02, 0.6, 0.08]), 0.5, 0.72)

    def boards(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return wall * spread(1.05 - 0.15 * y - 0.06 * (zigzag(y * 4.0) > 0.9))

    def tiles(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return roof * spread(1.0 - 0.12 * (zigzag(y * 5.0) > 0.8))

    frame.shadow(0.0, 0.82, 0.9, 0.08)
    frame.paint(rectangle(-0.7, -0.15, 0.7, 0.8), boards)
    frame.paint(rectangle(0.3, -0.75, 0.48, -0.2), roof * 0.85)
    frame.paint(polygon([(-0.9, -0.12), (0.0, -0.8), (0.9, -0.12)], 0.03), tiles)
    frame.paint(rectangle(-0.15, 0.3, 0.15, 0.8), roof * 0.8)
    frame.paint(circle(0.08, 0.56, 0.03), rgb(0.9, 0.8, 0.3))
    glass = stream.choice([rgb(0.6, 0.8, 0.95), rgb(1.0, 0.85, 0.45)])
    for x in (-0.45, 0.45):
        _house_window(frame, x, glass * min(1.0, 0.5 + tone.brightness))


def _house_window(frame: Frame, x: float, glass: np.ndarray) -> None:
    white = rgb(0.95, 0.95, 0.93)
    frame.paint(rectangle(x - 0.17, 0.05, x + 0.17, 0.38), white)
    frame.paint(rectangle(x - 0.13, 0.09, x + 0.13, 0.34), glass)
    frame.paint(rectangle(x - 0.015, 0.09, x + 0.015, 0.34), white)


def tree(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a fir or a broad-leaved tree."""
    frame, leaves = spot.frame(stream, 0.97, 0.2), Noise(stream)
    green = tone.colour()
    bark = TRUNK * (0.5 + 0.6 * tone.brightness)
    frame.shadow(0.0, 0.86, 0.5, 0.07)
    trunk = [(-0.1, 0.2), (0.1, 0.2), (0.16, 0.87), (-0.16, 0.87)]
    frame.paint(polygon(trunk, 0.02), bark)

    def foliage(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return green * spread(0.76 + 0.5 * leaves.rough(x * 9.0, y * 9.0))

    if stream.chance(0.4):
        for layer in (2, 1, 0):
            width, y = 0.32 + 0.17 * layer, -0.72 + 0.38 * layer
            corners = [(-width, y + 0.42), (width, y + 0.42), (0.0, y - 0.24)]
            light = frame.lit(foliage, 0.0, y + 0.1, 0.8, 0.7)
            frame.paint(polygon(corners, 0.04), light)
        return
    puffs = [ellipse(0.0, -0.35, 0.55, 0.45), ellipse(0.0, 0.0, 0.45, 0.3)]
    puffs += [ellipse(side * 0.4, -0.08, 0.38, 0.32) for side in (-1.0, 1.0)]
    frame.paint(join(puffs, 0.12), frame.lit(foliage, 0.0, -0.2, 0.95, 0.75))


def hills(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint three ranges of hills under a low sun, over the whole picture."""
    tone = tone._replace(brightness=max(0.5, tone.brightness))
    frame, noise = Frame(spot.canvas), Noise(stream)
    x, y = spot.canvas.grid()
    top, low = (
        tone.fixed(0.58, 0.35, 1.05),
        tone.fixed(stream.uniform(0.0, 0.12), 0.35, 1.3),
    )
    spot.canvas.fill(mix(top, low, spread(smooth_step(-1.0, 0.2, y))))
    sun = circle(stream.uniform(-0.6, 0.6), stream.uniform(-0.7, -0.3), 0.19)
    frame.paint(sun, rgb(1.0, 0.93, 0.72), 2.0)
    haze = rgb(0.72, 0.77, 0.87) * min(1.0, tone.brightness + 0.25)
    for layer in range(3):
        level = 0.35 * layer + stream.uniform(-0.1, 0.1)
        height, start = 0.55 - 0.12 * layer, stream.uniform(0.0, 9.0)
        colour = mix(tone.colour(), haze, 0.5 - 0.22 * layer) * (1.02 - 0.1 * layer)
        ridge = _ridge(noise, level, height, start)
        frame.paint(ridge, _meadows(noise, colour))


def _ridge(noise: Noise, level: float, height: float, start: float) -> Shape:
    line: Distance = lambda x, y: level - height * noise(x * 1.6 + start, y * 0.0)  # noqa: E731
    return below(line)


def _meadows(noise: Noise, colour: np.ndarray):
    return lambda x, y: colour * spread(0.86 + 0.28 * noise.rough(x * 7.0, y * 7.0))


def boat(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a sailing boat on water."""
    frame, waves = spot.frame(stream, 0.92, 0.3), Noise(stream)
    whole, level = Frame(spot.canvas), spot.y + 0.45 * spot.size
    white = rgb(1.0, 1.0, 1.0) * min(1.0, tone.brightness + 0.3)
    frame.paint(stick((0.0, -0.95), (0.0, 0.3), 0.035), TRUNK)
    main = mix(tone.colour(), white, 0.65)
    sail = polygon([(0.06, -0.9), (0.06, 0.2), (0.8, 0.2)], 0.02)
    frame.paint(sail, frame.lit(main, 0.2, 0.0, 0.9, 1.0))
    jib = polygon([(-0.06, -0.75), (-0.06, 0.2), (-0.5, 0.2)], 0.02)
    frame.paint(jib, mix(tone.colour(), white, 0.35))
    hull = polygon([(-0.9, 0.3), (0.95, 0.3), (0.65, 0.68), (-0.65, 0.68)], 0.03)
    frame.paint(hull, frame.lit(tone.colour(), 0.0, 0.3, 1.2, 0.7))
    blue = hsv(0.55, 0.5, min(1.0, 0.35 + 0.45 * tone.brightness))

    def water(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return blue * spread(0.82 + 0.36 * waves.rough(x * 4.0, y * 12.0))

    whole.paint(
        below(lambda x, y: level + 0.05 - 0.1 * waves(x * 6, y * 0)), water, 1.0, 0.94
    )


def balloon(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a hot-air balloon in two colours."""
    frame = spot.frame(stream, 0.88, 0.4, down=-0.15)
    first, second = tone.colour(), tone.colour(stream.uniform(0.1, 0.5), 1.0, 1.2)

    def stripes(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        bulge = np.sqrt(np.maximum(1.0 - (y + 0.2) * (y + 0.2) * 0.7, 0.1))
        return np.where(spread(zigzag(x * 1.2 / bulge) > 0.5), first, second)

    envelope = join([ellipse(0.0, -0.2, 0.7, 0.68), circle(0.0, 0.35, 0.3)], 0.4)
    frame.paint(envelope, frame.lit(stripes, 0.0, -0.2, 0.85, 0.95, 0.58, 0.62))
    for side in (-1.0, 1.0):
        rope = stick((side * 0.22, 0.62), (side * 0.13, 0.95), 0.015)
        frame.paint(rope, rgb(0.25, 0.2, 0.15))
    frame.paint(rectangle(-0.15, 0.93, 0.15, 1.15, 0.03), rgb(0.55, 0.37, 0.2))
