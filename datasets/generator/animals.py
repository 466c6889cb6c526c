"""Animals that are not cats: some of them look a good deal like one."""

import numpy as np

from .canvas import Frame, Spot
from .cats import SIDES
from .coats import Coat
from .colours import Tone, hsv, mix, rgb, spread, zigzag
from .randomness import Stream
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

BLACK = rgb(0.06, 0.05, 0.05)
WHITE = rgb(1.0, 1.0, 1.0)


def dog(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a dog, sitting or head and shoulders."""
    patterns = {"plain": 3.0, "patches": 1.0}
    coat = Coat(stream, tone.brightness, tone.hue, tone.saturation, patterns)
    if stream.chance(0.45):
        frame = _sitting_dog(spot, stream, coat)
    else:
        frame = spot.frame(stream, 0.62)
        chest = frame.lit(coat.fur(True, 0.7), 0.0, 2.0, 1.8, 1.9)
        frame.paint(ellipse(0.0, 2.1, 1.2, 1.7), chest, 1.5)
    _dog_head(frame, stream, coat)


def _sitting_dog(spot: Spot, stream: Stream, coat: Coat) -> Frame:
    """Paint a dog's body and return the frame of its head."""
    frame, fur = spot.frame(stream, 1.0, 0.3), coat.fur(True, 1.2)
    frame.shadow(0.1, 0.86, 0.7, 0.1)
    tail = curve((0.4, 0.7), (0.8, 0.7), (0.9, 0.3), 0.09, 0.05)
    frame.paint(tail, frame.lit(fur, 0.7, 0.5, 0.4, 0.5))
    body = join([ellipse(0.0, 0.45, 0.45, 0.42), ellipse(0.0, 0.05, 0.36, 0.5)], 0.2)
    frame.paint(body, frame.lit(fur, 0.0, 0.3, 0.6, 0.8))
    for side in SIDES:
        leg = stick((side * 0.18, 0.1), (side * 0.2, 0.8), 0.11)
        frame.paint(leg, frame.lit(fur, side * 0.15, 0.5, 0.3, 0.6))
        frame.paint(ellipse(side * 0.22, 0.84, 0.15, 0.08), coat.light)
    return frame.child(0.0, -0.4, 0.42, stream.uniform(-0.2, 0.2))


def _dog_head(frame: Frame, stream: Stream, coat: Coat) -> None:
    skull = join([ellipse(0.0, -0.2, 0.8, 0.78), ellipse(0.0, 0.35, 0.62, 0.62)], 0.25)
    frame.paint(skull, frame.lit(coat.fur(), 0.0, 0.0, 1.05, 1.05))
    ear = mix(coat.base, coat.dark, 0.75)
    for side in SIDES:
        shape = ellipse(side * 0.86, 0.12, 0.27, 0.68, side * -0.25)
        frame.paint(shape, frame.lit(ear, side * 0.8, 0.1, 0.5, 0.8))
    muzzle = frame.lit(coat.light, 0.0, 0.4, 0.6, 0.6)
    frame.paint(ellipse(0.0, 0.45, 0.46, 0.42), muzzle, 2.0)
    if stream.chance(0.6):
        frame.paint(ellipse(0.0, 0.86, 0.16, 0.25), rgb(0.9, 0.4, 0.45))
    frame.paint(stick((0.0, 0.4), (0.0, 0.62), 0.025), BLACK)
    frame.paint(curve((-0.25, 0.66), (0.0, 0.78), (0.25, 0.66), 0.035, 0.035, 5), BLACK)
    frame.paint(ellipse(0.0, 0.22, 0.2, 0.15), BLACK)
    frame.paint(ellipse(-0.06, 0.17, 0.05, 0.03), rgb(0.8, 0.8, 0.8))
    for side in SIDES:
        frame.paint(ellipse(side * 0.33, -0.2, 0.13, 0.15), BLACK)
        frame.paint(circle(side * 0.33 - 0.04, -0.25, 0.045), WHITE)


def rabbit(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a rabbit's head and shoulders."""
    plain = {"plain": 1.0}
    coat = Coat(stream, tone.brightness, tone.hue, tone.saturation, plain)
    frame = spot.frame(stream, 0.6, down=0.15)
    pink = hsv(0.98, 0.3, min(1.0, tone.brightness + 0.2))
    chest = frame.lit(coat.fur(True), 0.0, 1.6, 1.5, 1.4)
    frame.paint(ellipse(0.0, 1.6, 1.1, 1.2), chest)
    for side in SIDES:
        lean = side * stream.uniform(0.05, 0.4)
        fur = frame.lit(coat.fur(), side * 0.4, -1.2, 0.4, 1.0)
        frame.paint(ellipse(side * 0.42, -1.25, 0.22, 0.8, lean), fur)
        frame.paint(ellipse(side * 0.42, -1.2, 0.1, 0.58, lean), pink, 2.0)
    frame.paint(ellipse(0.0, 0.0, 0.78, 0.75), frame.lit(coat.fur(), 0, 0, 0.9, 0.85))
    cheeks = join([ellipse(side * 0.2, 0.35, 0.25, 0.2) for side in SIDES])
    frame.paint(cheeks, coat.light, 2.0)
    for side in SIDES:
        frame.paint(ellipse(side * 0.45, -0.1, 0.14, 0.17), BLACK)
        frame.paint(circle(side * 0.45 - 0.05, -0.16, 0.045), WHITE)
    frame.paint(ellipse(0.0, 0.2, 0.1, 0.07), pink * 0.8)
    frame.paint(rectangle(-0.08, 0.45, 0.08, 0.62, 0.02), WHITE)


def bird(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a songbird on a branch."""
    frame = spot.frame(stream, 0.85, 0.6)
    feathers = tone.colour()
    frame.paint(stick((-1.8, 0.72), (1.8, 0.6), 0.06), rgb(0.36, 0.25, 0.15))
    tail = polygon([(0.45, 0.1), (1.25, 0.5), (1.15, 0.7), (0.4, 0.45)], 0.04)
    frame.paint(tail, feathers * 0.66)
    body = join([ellipse(0.05, 0.12, 0.6, 0.45, 0.4), circle(-0.38, -0.36, 0.33)], 0.25)
    frame.paint(body, frame.lit(feathers, -0.05, -0.05, 0.8, 0.75))
    pale = mix(feathers, rgb(1.0, 0.95, 0.85) * min(1.0, tone.brightness + 0.2), 0.7)
    frame.paint(ellipse(-0.12, 0.3, 0.36, 0.3, 0.4), pale, 4.0)
    wing = frame.lit(feathers * 0.7, 0.2, 0.1, 0.5, 0.3)
    frame.paint(ellipse(0.22, 0.1, 0.42, 0.22, 0.5), wing)
    beak = polygon([(-0.64, -0.45), (-0.64, -0.25), (-0.98, -0.32)], 0.02)
    frame.paint(beak, rgb(0.95, 0.65, 0.15))
    frame.paint(circle(-0.47, -0.43, 0.075), rgb(0.04, 0.04, 0.04))
    frame.paint(circle(-0.49, -0.45, 0.025), WHITE)
    for x in (0.0, 0.15):
        frame.paint(stick((x, 0.5), (x - 0.02, 0.66), 0.025), rgb(0.8, 0.5, 0.2))


def owl(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint an owl with tufted ears and large round eyes."""
    frame = spot.frame(stream, 0.85, 0.4, down=0.05)
    feathers = tone.colour()
    pale = mix(feathers, rgb(1.0, 0.96, 0.88) * min(1.0, tone.brightness + 0.3), 0.7)

    def breast(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        scale = (zigzag(x * 4.0) * 0.5 + zigzag(y * 4.5)) > 1.08
        return np.where(spread(scale), feathers * 0.8, pale)

    frame.shadow(0.0, 0.92, 0.6, 0.08)
    for side in SIDES:
        tuft = [(side * 0.6, -0.45), (side * 0.15, -0.75), (side * 0.6, -1.05)]
        frame.paint(polygon(tuft, 0.04), feathers * 0.8)
    body = join([ellipse(0.0, 0.25, 0.62, 0.68), ellipse(0.0, -0.4, 0.62, 0.5)], 0.2)
    frame.paint(body, frame.lit(feathers, 0.0, 0.1, 0.85, 1.1))
    belly = frame.lit(breast, 0.0, 0.3, 0.7, 0.9)
    frame.paint(ellipse(0.0, 0.42, 0.42, 0.48), belly, 2.0)
    for side in SIDES:
        wing = frame.lit(feathers * 0.78, side * 0.55, 0.2, 0.4, 0.7)
        frame.paint(ellipse(side * 0.56, 0.28, 0.18, 0.5, side * -0.2), wing)
        frame.paint(ellipse(side * 0.18, 0.9, 0.14, 0.07), rgb(0.9, 0.62, 0.2))
        frame.paint(circle(side * 0.27, -0.38, 0.3), pale, 2.0)
        frame.paint(circle(side * 0.26, -0.38, 0.19), rgb(0.98, 0.75, 0.15))
        frame.paint(circle(side * 0.26, -0.38, 0.11), BLACK)
        frame.paint(circle(side * 0.26 - 0.05, -0.43, 0.04), WHITE)
    beak = polygon([(-0.08, -0.28), (0.08, -0.28), (0.0, -0.1)], 0.02)
    frame.paint(beak, rgb(0.85, 0.55, 0.15))


def fish_bowl(spot: Spot, stream: Stream, tone: Tone) -> None:
    """Paint a fish in a round glass bowl."""
    bowl = spot.frame(stream, 0.92, 0.0, down=0.05)
    bowl.shadow(0.05, 0.74, 0.7, 0.1)
    glass = cut(circle(0.0, 0.0, 0.8), rectangle(-1.0, -1.0, 1.0, -0.55))
    water = mix(hsv(0.53, 0.35, min(1.0, tone.brightness * 1.15)), WHITE, 0.1)
    bowl.paint(glass, water, 1.5, 0.45)
    filled = overlap(circle(0.0, 0.0, 0.76), rectangle(-1.0, -0.36, 1.0, 1.0))
    bowl.paint(filled, bowl.lit(water, 0.0, 0.0, 0.9, 0.9, 0.75, 0.3), 1.5, 0.8)
    gravel = overlap(circle(0.0, 0.0, 0.76), rectangle(-1.0, 0.5, 1.0, 1.0))
    bowl.paint(gravel, hsv(0.1, 0.3, min(1.0, tone.brightness * 1.05)), 2.0)
    for x in (-0.42, -0.28, 0.5):
        weed = curve(
            (x, 0.6), (x + 0.15, 0.3), (x, stream.uniform(-0.1, 0.2)), 0.04, 0.03
        )
        bowl.paint(weed, hsv(0.36, 0.6, 0.25 + 0.4 * tone.brightness))
    fish = bowl.child(
        stream.uniform(-0.08, 0.12), 0.08, 0.58, stream.uniform(-0.3, 0.3)
    )
    _fish(fish, tone)
    bowl.paint(ellipse(0.0, -0.55, 0.58, 0.06), WHITE, 1.5, 0.55)
    shine = curve((-0.62, -0.05), (-0.62, -0.3), (-0.42, -0.45), 0.035, 0.02)
    bowl.paint(shine, WHITE, 2.0, 0.7)


def _fish(frame: Frame, tone: Tone) -> None:
    scales, pale = tone.colour(), tone.colour(0.08, 0.3, 1.4)

    def banded(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return np.where(spread(zigzag(x * 1.3 + 0.1) > 0.62), pale, scales)

    tail = polygon([(0.5, 0.0), (1.1, -0.45), (0.95, 0.0), (1.1, 0.45)], 0.04)
    frame.paint(tail, scales * 0.88)
    frame.paint(
        polygon([(-0.3, -0.35), (0.35, -0.75), (0.4, -0.3)], 0.04), scales * 0.82
    )
    body = frame.lit(banded, -0.1, 0.0, 0.85, 0.6)
    frame.paint(ellipse(-0.1, 0.0, 0.78, 0.5), body)
    frame.paint(circle(-0.52, -0.1, 0.17), WHITE)
    frame.paint(circle(-0.55, -0.1, 0.1), rgb(0.03, 0.03, 0.03))
    frame.paint(ellipse(-0.05, 0.1, 0.2, 0.12, 0.4), scales * 0.8)
