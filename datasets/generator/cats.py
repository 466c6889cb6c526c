"""Cats: a head, and four bodies to put it on."""

import numpy as np

from .canvas import Frame, Spot
from .coats import Coat, cat_coat
from .colours import hsv, mix, rgb
from .randomness import Stream
from .shapes import circle, curve, ellipse, join, polygon, stick

EYE_COLOURS = [
    (0.22, 0.75, 0.85),
    (0.14, 0.85, 0.95),
    (0.3, 0.6, 0.7),
    (0.55, 0.55, 0.9),
    (0.09, 0.9, 0.85),
]
SIDES = (-1.0, 1.0)


def cat_head(
    frame: Frame, stream: Stream, coat: Coat, turn: float, asleep: bool = False
) -> None:
    """Paint a cat's head of radius about 1.

    Parameters
    ----------
    frame : Frame
        Its origin is the middle of the face.
    stream : Stream
    coat : Coat
    turn : float
        Where the cat looks: -1 to its left, 0 at us, 1 to its right.
    asleep : bool
        Whether the eyes are closed.
    """
    pink = hsv(0.99, 0.35, min(1.0, 0.35 + 0.6 * coat.brightness))
    fur = frame.lit(coat.fur(), 0.0, 0.0, 1.08, 0.95)
    _ears(frame, stream, coat, pink, turn)
    skull = [ellipse(0.0, -0.1, 0.9, 0.78), ellipse(0.0, 0.22, 1.0, 0.6)]
    frame.paint(join([*skull, ellipse(0.0, 0.42, 0.55, 0.45)], 0.2), fur)
    middle = turn * 0.3
    _markings(frame, coat, middle)
    _eyes(frame, stream, coat, turn, asleep)
    _nose_and_mouth(frame, coat, pink, middle)
    _whiskers(frame, coat, middle)


def _ears(frame: Frame, stream: Stream, coat: Coat, pink, turn: float) -> None:
    wide, tall = stream.uniform(0.9, 1.15), stream.uniform(1.28, 1.5)
    fur = frame.lit(coat.fur(), 0.0, -0.6, 1.3, 1.2)
    shift = turn * 0.08
    for side in SIDES:
        near = side * (1.0 - 0.22 * turn * side)
        tip = near * 0.8 * wide + shift
        outer = [
            (near * 0.93 + shift, -0.18),
            (near * 0.2 + shift, -0.72),
            (tip, -tall),
        ]
        frame.paint(polygon(outer, 0.06), fur)
        inner_tip = near * 0.76 * wide + shift
        root = [(near * 0.8 + shift, -0.42), (near * 0.4 + shift, -0.72)]
        frame.paint(polygon([*root, (inner_tip, 0.2 - tall)], 0.02), pink, 2.0)


def _markings(frame: Frame, coat: Coat, middle: float) -> None:
    if coat.pattern == "tabby":
        for step in (-0.28, 0.0, 0.28):
            top, low = (middle + step * 0.9, -0.74), (middle + step * 0.55, -0.38)
            frame.paint(stick(top, low, 0.055, 0.03), coat.dark, 1.6, 0.85)
        for side in SIDES:
            for y in (0.02, 0.22):
                cheek = stick(
                    (side * 0.95, y - 0.05), (side * 0.6, y + 0.06), 0.05, 0.02
                )
                frame.paint(cheek, coat.dark, 1.6, 0.8)
    if coat.white_marks:
        top = [(middle - 0.08, -0.6), (middle + 0.08, -0.6)]
        blaze = polygon([*top, (middle + 0.2, 0.2), (middle - 0.2, 0.2)], 0.08)
        frame.paint(blaze, frame.lit(coat.light, 0.0, 0.0, 1.08, 0.95), 2.0)
    pale = coat.white_marks or coat.pattern != "plain"
    colour = coat.light if pale else mix(coat.base, coat.light, 0.45)
    cheeks = [ellipse(middle + side * 0.2, 0.4, 0.27, 0.22) for side in SIDES]
    muzzle = join([*cheeks, ellipse(middle, 0.6, 0.22, 0.18)])
    frame.paint(muzzle, frame.lit(colour, middle, 0.35, 0.7, 0.6), 2.0)


def _eyes(frame: Frame, stream: Stream, coat: Coat, turn: float, asleep: bool) -> None:
    iris = hsv(*stream.choice(EYE_COLOURS))
    pupil, size = stream.uniform(0.05, 0.15), stream.uniform(0.2, 0.26)
    rim = coat.base * 0.18
    y = -0.08
    for side in SIDES:
        x = turn * 0.3 + side * 0.42 * (1.0 - 0.12 * turn * side)
        if asleep:
            lid = curve((x - 0.2, y), (x, y + 0.18), (x + 0.2, y), 0.045, 0.045, 6)
            frame.paint(lid, rim)
            continue
        slant = -side * 0.3
        frame.paint(ellipse(x, y, size + 0.05, size * 0.88 + 0.05, slant), rim, 1.2)
        frame.paint(ellipse(x, y, size, size * 0.85, slant), iris)
        frame.paint(ellipse(x, y, pupil, size * 0.78), rgb(0.03, 0.03, 0.04))
        frame.paint(circle(x - 0.07, y - 0.08, 0.055), rgb(1.0, 1.0, 1.0))


def _nose_and_mouth(frame: Frame, coat: Coat, pink: np.ndarray, middle: float) -> None:
    nose = polygon([(middle - 0.12, 0.2), (middle + 0.12, 0.2), (middle, 0.33)], 0.03)
    frame.paint(nose, pink * 0.9)
    for side in SIDES:
        pull, stop = (middle + side * 0.08, 0.52), (middle + side * 0.25, 0.47)
        smile = curve((middle, 0.36), pull, stop, 0.03, 0.02, 5)
        frame.paint(smile, coat.base * 0.18, 1.3, 0.9)


def _whiskers(frame: Frame, coat: Coat, middle: float) -> None:
    colour = rgb(1.0, 1.0, 1.0) if coat.brightness < 0.8 else rgb(0.25, 0.22, 0.2)
    for side in SIDES:
        for y in (-0.12, 0.02, 0.16):
            root = (middle + side * 0.35, 0.4 + y * 0.4)
            tip = (middle + side * 1.3, 0.36 + y * 1.6)
            frame.paint(stick(root, tip, 0.022, 0.006), colour, 1.3, 0.85)


def portrait(spot: Spot, stream: Stream, coat: Coat) -> None:
    """Paint a cat's head and shoulders."""
    frame = spot.frame(stream, 0.62, down=0.02)
    chest = frame.lit(coat.fur(True, 0.7), 0.0, 2.0, 1.9, 1.9)
    frame.paint(ellipse(0.0, 2.1, 1.35, 1.7), chest, 1.5)
    if coat.white_marks:
        frame.paint(ellipse(0.0, 1.5, 0.6, 0.9), coat.light, 4.0, 0.9)
    cat_head(frame, stream, coat, stream.uniform(-0.8, 0.8), stream.chance(0.15))


def sitting(spot: Spot, stream: Stream, coat: Coat) -> None:
    """Paint a cat that sits upright with its tail beside it."""
    frame, fur = spot.frame(stream, 1.0, 0.4), coat.fur(True, 1.3)
    frame.shadow(0.1, 0.86, 0.75, 0.12)
    tail = curve(
        (0.3, 0.75), (1.05, 0.85), (0.82, stream.uniform(-0.1, 0.35)), 0.11, 0.07
    )
    frame.paint(tail, frame.lit(fur, 0.7, 0.5, 0.6, 0.6))
    body = join([ellipse(0.0, 0.45, 0.5, 0.45), ellipse(0.0, 0.02, 0.34, 0.5)], 0.2)
    frame.paint(body, frame.lit(fur, 0.0, 0.3, 0.6, 0.8))
    for side in SIDES:
        haunch = frame.lit(fur, side * 0.36, 0.62, 0.3, 0.34)
        frame.paint(ellipse(side * 0.36, 0.62, 0.24, 0.27), haunch, 1.5)
    if coat.white_marks:
        frame.paint(ellipse(0.0, 0.12, 0.2, 0.34), coat.light, 4.0, 0.9)
    for side in SIDES:
        leg = stick((side * 0.14, 0.2), (side * 0.15, 0.8), 0.1)
        frame.paint(leg, frame.lit(fur, side * 0.14, 0.5, 0.3, 0.6), 1.5)
        frame.paint(ellipse(side * 0.16, 0.84, 0.13, 0.08), coat.toes)
    head = frame.child(stream.hump(0.05), -0.42, 0.44, stream.uniform(-0.25, 0.25))
    cat_head(head, stream, coat, stream.uniform(-0.8, 0.8), stream.chance(0.15))


def resting(spot: Spot, stream: Stream, coat: Coat) -> None:
    """Paint a cat that lies on its folded paws."""
    frame, fur = spot.frame(stream, 1.0, 0.4, down=0.1), coat.fur(False, 1.3)
    frame.shadow(0.1, 0.62, 1.0, 0.12)
    tail = curve((0.8, 0.5), (1.15, 0.62), (0.35, 0.62), 0.1, 0.07)
    frame.paint(tail, frame.lit(fur, 0.6, 0.5, 0.8, 0.4))
    body = join([ellipse(0.2, 0.2, 0.75, 0.42), ellipse(0.55, 0.25, 0.42, 0.4)], 0.2)
    frame.paint(body, frame.lit(fur, 0.25, 0.15, 0.95, 0.6))
    for x in (-0.55, -0.28):
        frame.paint(ellipse(x, 0.57, 0.18, 0.09), coat.toes * 0.97)
    head = frame.child(-0.45, -0.12, 0.44, stream.uniform(-0.25, 0.25))
    cat_head(head, stream, coat, stream.uniform(-0.8, 0.8), stream.chance(0.25))


def walking(spot: Spot, stream: Stream, coat: Coat) -> None:
    """Paint a cat that walks past with its tail up."""
    frame = spot.frame(stream, 0.93, 0.3, right=0.12, down=0.05)
    fur, step = coat.fur(False, 1.3), stream.uniform(-0.14, 0.14)
    frame.shadow(0.0, 0.74, 0.85, 0.09)
    for x, swing in ((-0.32, step), (0.52, -step)):
        leg = stick((x, 0.2), (x + swing, 0.68), 0.1, 0.07)
        frame.paint(leg, coat.base * 0.62)
    tip = (stream.uniform(0.8, 1.05), -0.75)
    tail = curve((0.62, -0.05), (1.1, -0.15), tip, 0.09, 0.06)
    frame.paint(tail, frame.lit(fur, 0.9, -0.3, 0.4, 0.6))
    chest, back = ellipse(-0.25, 0.08, 0.36, 0.27), ellipse(0.35, 0.08, 0.38, 0.29)
    body = join([chest, back, ellipse(0.05, 0.1, 0.5, 0.24)], 0.15)
    frame.paint(body, frame.lit(fur, 0.05, 0.02, 0.85, 0.42))
    for x, swing in ((-0.42, -step), (0.42, step)):
        leg = stick((x, 0.2), (x + swing, 0.68), 0.11, 0.075)
        frame.paint(leg, frame.lit(fur, x, 0.3, 0.3, 0.5))
        frame.paint(ellipse(x + swing - 0.04, 0.71, 0.11, 0.06), coat.toes)
    head = frame.child(-0.62, -0.3, 0.36, stream.uniform(-0.2, 0.2))
    cat_head(head, stream, coat, stream.uniform(-0.9, 0.0))


POSES = {
    "portrait": (portrait, 5.0),
    "sitting": (sitting, 2.5),
    "resting": (resting, 2.0),
    "walking": (walking, 1.5),
}


def cat(spot: Spot, stream: Stream, brightness: float) -> str:
    """Paint a cat and return the name of its pose."""
    coat = cat_coat(stream, brightness)
    name = stream.weighted({pose: weight for pose, (_, weight) in POSES.items()})
    POSES[name][0](spot, stream, coat)
    return name
