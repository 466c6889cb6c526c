"""Small things: ball, mug, apple, flower, cactus, mushroom, butterfly."""

import numpy as np

from .canvas import Frame, Spot
from .colours import Tone, hsv, mix, rgb, spread, zigzag
from .randomness import Noise, Stream
from .shapes import (
    circle,
    curve,
    cut,
    ellipse,
    join,
    overlap,
    polygon,
    rectangle,
    stick,
)

STEM_BROWN = rgb(0.36, 0.25, 0.14)
# Cosine and sine of a full turn divided by 5, 6, 7, 8 and 9.
TURNS = {
    5: (0.309017, 0.951057),
    6: (0.5, 0.866025),
    7: (0.62349, 0.781831),
    8: (0.707107, 0.707107),
    9: (0.766044, 0.642788),
}


def ball(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a ball in two colours."""
    ground = Frame(spot.canvas, spot.x, spot.y + spot.size * 0.68, spot.size)
    ground.shadow(0.0, 0.0, 0.66, 0.1)
    turned = spot._replace(tilt=stream.uniform(-2.0, 2.0))
    frame = turned.frame(stream, 0.8)
    pattern = stream.choice([_beach_ball, _striped_ball, _starred_ball])
    first, second = tone.colour(), tone.colour(stream.uniform(0.2, 0.8), 1.0, 1.3)

    def skin(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.where(spread(pattern(x, y)), second, first)

    frame.paint(circle(0.0, 0.0, 0.85), frame.lit(skin, 0, 0, 0.87, 0.87, 0.5, 0.72))


def _beach_ball(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    bulge = np.sqrt(np.maximum(1.0 - 1.2 * y * y, 0.05))
    return zigzag(x * 1.3 / bulge + 0.25) > 0.5


def _striped_ball(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return (np.abs(y + 0.25 * x * x) < 0.17) | (np.abs(y) > 0.62)


def _starred_ball(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    nearest = (x - 0.15) * (x - 0.15) + (y + 0.1) * (y + 0.1)
    for dot_x, dot_y in ((-0.55, -0.3), (0.6, 0.4), (-0.3, 0.55), (0.4, -0.7)):
        away = (x - dot_x) * (x - dot_x) + (y - dot_y) * (y - dot_y)
        nearest = np.minimum(nearest, away)
    return nearest < 0.045


def mug(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a mug of coffee, perhaps steaming."""
    frame = spot.frame(stream, 0.85, 0.2)
    frame.shadow(0.1, 0.72, 0.8, 0.12)
    handle = cut(circle(0.62, 0.05, 0.36), circle(0.62, 0.05, 0.2))
    frame.paint(handle, frame.lit(tone.colour(brightness=0.92), 0.6, 0.0, 0.5, 0.5))
    side = frame.lit(tone.colour(), 0.0, 0.0, 0.75, 1.4, 0.6, 0.55)
    frame.paint(rectangle(-0.6, -0.6, 0.6, 0.7, 0.14), side)
    if stream.chance(0.6):
        band = frame.lit(tone.colour(0.45, 0.8, 1.15), 0.0, 0.0, 0.75, 1.4, 0.6, 0.55)
        frame.paint(rectangle(-0.6, -0.1, 0.6, 0.2), band)
    frame.paint(ellipse(0.0, -0.58, 0.6, 0.15), tone.colour(brightness=0.85))
    frame.paint(ellipse(0.0, -0.56, 0.52, 0.11), rgb(0.32, 0.19, 0.1))
    if stream.chance(0.6):
        for x in (-0.2, 0.15):
            steam = curve((x, -0.75), (x + 0.2, -0.95), (x, -1.25), 0.03, 0.06)
            frame.paint(steam, rgb(1.0, 1.0, 1.0), 4.0, 0.45)


def apple(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint an apple with a leaf."""
    frame, blush = spot.frame(stream, 0.8), Noise(stream)
    frame.shadow(0.0, 0.78, 0.75, 0.12)
    first, second = tone.colour(), tone.colour(0.1, 1.0, 1.2)

    def skin(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return first + (second - first) * spread(0.8 * blush(x * 2.0, y * 2.0))

    body = join([ellipse(side * 0.22, 0.05, 0.62, 0.72) for side in (-1.0, 1.0)], 0.3)
    frame.paint(body, frame.lit(skin, 0.0, 0.0, 0.95, 0.85, 0.55, 0.62))
    frame.paint(ellipse(0.0, -0.56, 0.2, 0.06), first * 0.7, 4.0, 0.7)
    frame.paint(curve((0.0, -0.55), (0.0, -0.8), (0.12, -1.0), 0.05, 0.04), STEM_BROWN)
    leaf = hsv(0.27, 0.6, 0.35 + 0.4 * tone.brightness)
    frame.paint(ellipse(0.38, -0.85, 0.3, 0.12, -0.5), leaf)
    frame.paint(ellipse(-0.4, -0.3, 0.12, 0.18, 0.4), rgb(1.0, 1.0, 1.0), 5.0, 0.35)


def flower(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a flower with five to nine petals."""
    frame = spot.frame(stream, 0.9, down=-0.1)
    green = hsv(0.28, 0.6, 0.3 + 0.4 * tone.brightness)
    frame.paint(curve((0.0, 0.1), (0.15, 0.8), (0.0, 1.6), 0.05, 0.06), green)
    frame.paint(ellipse(0.35, 0.9, 0.36, 0.13, -0.6), green * 1.12)
    petals = 5 + stream.integer(5)
    cosine, sine = TURNS[petals]
    width = stream.uniform(0.8, 1.05) * (0.9 / petals + 0.05)
    x, y = 0.0, -1.0
    for petal in range(petals):
        colour = tone.colour(brightness=0.9 + 0.1 * (petal % 2))
        light = frame.lit(colour, x * 0.45, y * 0.45, 0.6, 0.6, 0.72, 0.42)
        shape = stick((x * 0.2, y * 0.2), (x * 0.64, y * 0.64), width * 0.7, width)
        frame.paint(shape, light)
        x, y = x * cosine - y * sine, y * cosine + x * sine
    eye = hsv(stream.uniform(0.06, 0.15), 0.85, 0.5 + 0.45 * tone.brightness)
    frame.paint(circle(0.0, 0.0, 0.25), frame.lit(eye, 0.0, 0.0, 0.3, 0.3))


def cactus(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a cactus in a flower pot, perhaps in bloom."""
    frame = spot.frame(stream, 0.88, 0.2)
    green = hsv(stream.uniform(0.28, 0.4), 0.5, 0.3 + 0.5 * tone.brightness)
    frame.shadow(0.0, 0.85, 0.6, 0.1)

    def ribs(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return green * spread(np.where(zigzag(x * 4.5) > 0.7, 0.82, 1.0))

    high, low = stream.uniform(-0.5, -0.2), stream.uniform(-0.6, -0.3)
    right = curve((0.0, 0.1), (0.7, 0.1), (0.62, high), 0.13, 0.13, 6)
    left = curve((0.0, -0.05), (-0.65, 0.0), (-0.6, low), 0.12, 0.12, 6)
    body = join([stick((0.0, -0.6), (0.0, 0.3), 0.28, 0.3), right, left], 0.04)
    frame.paint(body, frame.lit(ribs, 0.0, -0.2, 0.9, 1.1))
    if stream.chance(0.5):
        frame.paint(circle(0.0, -0.86, 0.12), tone.colour(0.4, 1.0, 1.3))
    pot = polygon([(-0.45, 0.25), (0.45, 0.25), (0.34, 0.85), (-0.34, 0.85)], 0.03)
    frame.paint(pot, frame.lit(tone.colour(), 0.0, 0.5, 0.6, 0.8))
    rim = rectangle(-0.52, 0.15, 0.52, 0.33, 0.03)
    frame.paint(rim, frame.lit(tone.colour(), 0.0, 0.3, 0.7, 0.6))


def mushroom(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a mushroom with pale dots on its cap."""
    frame = spot.frame(stream, 0.9, 0.4)
    frame.shadow(0.0, 0.85, 0.5, 0.09)
    stalk = rgb(0.95, 0.9, 0.8) * min(1.0, 0.45 + 0.6 * tone.brightness)
    shape = stick((0.0, -0.1), (0.0, 0.72), 0.2, 0.26)
    frame.paint(shape, frame.lit(stalk, 0.0, 0.3, 0.35, 0.9))
    cap = overlap(ellipse(0.0, 0.0, 0.88, 0.78), rectangle(-1.0, -1.0, 1.0, 0.08))
    frame.paint(cap, frame.lit(tone.colour(), 0.0, 0.0, 0.95, 0.95))
    frame.paint(ellipse(0.0, 0.08, 0.84, 0.08), stalk * 0.8)
    dots = mix(stalk, rgb(1.0, 1.0, 1.0), 0.4)
    for x, y in (
        (-0.6, -0.2),
        (-0.3, -0.45),
        (0.05, -0.2),
        (0.35, -0.5),
        (0.62, -0.18),
    ):
        dot = ellipse(x + stream.hump(0.08), y + stream.hump(0.08), 0.11, 0.09)
        frame.paint(overlap(dot, ellipse(0.0, 0.0, 0.84, 0.74)), dots)


def butterfly(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a butterfly with spread wings."""
    frame = spot.frame(stream, 0.85)
    wing, edge = tone.colour(), tone.colour(0.0, 1.0, 0.55)
    dot = tone.colour(stream.uniform(0.3, 0.7), 0.8, 1.35)
    for side in (-1.0, 1.0):
        upper = ellipse(side * 0.52, -0.33, 0.55, 0.4, side * -0.6)
        lower = ellipse(side * 0.4, 0.35, 0.4, 0.33, side * 0.7)
        for shape, inner in (
            (lower, ellipse(side * 0.4, 0.34, 0.32, 0.25, side * 0.7)),
            (upper, ellipse(side * 0.51, -0.32, 0.46, 0.31, side * -0.6)),
        ):
            frame.paint(shape, edge)
            frame.paint(inner, frame.lit(wing, 0.0, 0.0, 1.3, 1.1, 0.72, 0.42))
        frame.paint(circle(side * 0.62, -0.4, 0.13), dot)
        frame.paint(circle(side * 0.45, 0.38, 0.1), dot)
        feeler = curve(
            (0.0, -0.45), (side * 0.08, -0.75), (side * 0.28, -0.85), 0.02, 0.03
        )
        frame.paint(feeler, rgb(0.15, 0.12, 0.1))
    frame.paint(stick((0.0, -0.45), (0.0, 0.5), 0.09, 0.04), rgb(0.2, 0.15, 0.12))
