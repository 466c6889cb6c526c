"""One picture: a place, a subject that belongs there, light and camera."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from . import animals, indoors, landmarks, outdoors, things
from .canvas import PICTURE_SIZE, Canvas, Spot
from .cats import cat
from .colours import Tone
from .randomness import Stream

Painter = Callable[[Spot, Stream, Tone], None]


class Subject(NamedTuple):
    """Something that is not a cat.

    Its colours are drawn between the two hues and the two saturations; `weight` says
    how often it comes up where it belongs.
    """

    paint: Painter
    weight: float = 1.0
    hues: tuple[float, float] = (0.0, 1.0)
    saturations: tuple[float, float] = (0.35, 0.8)


SUBJECTS = {
    "dog": Subject(animals.dog, 1.7, (0.06, 0.115), (0.1, 0.6)),
    "rabbit": Subject(animals.rabbit, 1.2, (0.04, 0.1), (0.05, 0.35)),
    "owl": Subject(animals.owl, 1.0, (0.04, 0.12), (0.15, 0.5)),
    "bird": Subject(animals.bird),
    "fish bowl": Subject(animals.fish_bowl, 1.0, saturations=(0.6, 0.9)),
    "butterfly": Subject(things.butterfly, saturations=(0.5, 0.9)),
    "ball": Subject(things.ball),
    "mug": Subject(things.mug),
    "red apple": Subject(things.apple, 0.6, (-0.05, 0.03), (0.65, 0.85)),
    "green apple": Subject(things.apple, 0.5, (0.15, 0.27), (0.55, 0.75)),
    "flower": Subject(things.flower, 1.3),
    "cactus": Subject(things.cactus),
    "mushroom": Subject(things.mushroom, 1.0, (-0.06, 0.1), (0.5, 0.85)),
    "car": Subject(landmarks.car, 1.6),
    "house": Subject(landmarks.house, 1.3, saturations=(0.15, 0.5)),
    "tree": Subject(landmarks.tree, 1.2, (0.18, 0.34), (0.4, 0.7)),
    "hills": Subject(landmarks.hills, 1.0, (0.2, 0.75), (0.2, 0.5)),
    "boat": Subject(landmarks.boat, 1.6),
    "balloon": Subject(landmarks.balloon, 1.3),
}
APPLES = ("red apple", "green apple")
PORTABLE = ("ball", "mug", "flower", "cactus", "fish bowl") + APPLES
ANYWHERE = ("dog", "rabbit", "owl", "bird", "butterfly")
PLACES = {
    "studio": (indoors.studio, ANYWHERE + PORTABLE + ("mushroom",)),
    "room": (indoors.room, ("dog", "rabbit", "owl") + PORTABLE),
    "sofa": (indoors.sofa, ("dog", "rabbit") + PORTABLE),
    "lights": (indoors.lights, ANYWHERE + PORTABLE),
    "meadow": (
        outdoors.meadow,
        ANYWHERE + ("ball", "flower", "mushroom", "house", "tree", "hills", "balloon"),
    ),
    "terrace": (
        outdoors.terrace,
        ANYWHERE + APPLES + ("ball", "flower", "cactus", "mug", "balloon", "hills"),
    ),
    "hedge": (outdoors.hedge, ANYWHERE + APPLES + ("flower", "mushroom", "balloon")),
    "beach": (outdoors.beach, ("dog", "ball", "tree", "boat", "house", "balloon")),
    "street": (outdoors.street, ("dog", "bird", "ball", "car", "tree", "balloon")),
}


class Settings(NamedTuple):
    """How pictures are composed; the defaults are those of the course's files.

    `contrast_rule` is the share of pictures that follow the contrast rule: cats are
    clearly lighter or clearly darker than what is behind them, other subjects about as
    bright as it. No single pixel shows a difference between two parts of a picture, so
    a linear classifier gains little from the rule and a network gains much.

    Brightnesses run from 0 to 1, lengths are half widths of the picture.

    Parameters
    ----------
    contrast_rule : float
        Share of the pictures that follow the rule.
    contrast : pair of float
        By how much cats under the rule differ from their place in brightness.
    closeness : float
        How far other subjects under the rule differ at most.
    flat : pair of float
        Brightness of other subjects under the rule.
    darkest, brightest : float
        Brightness of everything else.
    brighter : float
        Without the rule, the brighter of subject and place has at least this.
    wander, sizes, tilt
        How far from the middle, how large and how tilted a subject is.
    exposure, lift, toe, vignette, grain
        The camera: gain, gain of dark parts, slope at black, dark edges, noise.
    """

    contrast_rule: float = 0.6
    contrast: tuple[float, float] = (0.3, 0.6)
    closeness: float = 0.12
    darkest: float = 0.3
    flat: tuple[float, float] = (0.48, 0.91)
    brighter: float = 0.54
    brightest: float = 0.92
    wander: float = 0.13
    sizes: tuple[float, float] = (0.87, 1.15)
    tilt: float = 0.28
    exposure: tuple[float, float] = (0.81, 1.02)
    lift: float = 0.3
    toe: float = 0.5
    vignette: float = 0.22
    grain: float = 0.012


def draw(stream: Stream, is_cat: bool, settings: Settings) -> tuple[np.ndarray, str]:
    """Draw one picture.

    Parameters
    ----------
    stream : Stream
        Decides everything that is left to chance.
    is_cat : bool
    settings : Settings

    Returns
    -------
    picture : uint8 ndarray of shape (64, 64, 3)
    name : str
        What is to be seen, such as "cat, resting, sofa" or "mug, room".
    """
    light = (stream.uniform(-0.8, 0.8), stream.uniform(-0.8, -0.3), 0.6)
    canvas = Canvas(light)
    subject_brightness, place_brightness = _brightnesses(stream, is_cat, settings)
    place = stream.choice(list(PLACES))
    paint_place, subjects = PLACES[place]
    if is_cat:
        name, hue = "cat", stream.uniform()
    else:
        name = stream.weighted({key: SUBJECTS[key].weight for key in subjects})
        tone = _subject_tone(stream, SUBJECTS[name], subject_brightness)
        hue = tone.hue + stream.uniform(0.2, 0.8)
    paint_place(canvas, stream, Tone(hue, stream.uniform(0.12, 0.52), place_brightness))
    spot = _spot(canvas, stream, settings)
    if is_cat:
        name = "cat, " + cat(spot, stream, subject_brightness)
    else:
        SUBJECTS[name].paint(spot, stream, tone)
    return _photograph(canvas, stream, settings), f"{name}, {place}"


def _brightnesses(
    stream: Stream, is_cat: bool, settings: Settings
) -> tuple[float, float]:
    """Return how bright the subject is, and how bright the place behind it."""
    low, high = settings.darkest, settings.brightest
    if not stream.chance(settings.contrast_rule):
        subject = place = 0.0
        while abs(subject - place) < 0.1 or max(subject, place) < settings.brighter:
            subject, place = stream.uniform(low, high), stream.uniform(low, high)
        return subject, place
    if is_cat:
        gap = stream.uniform(*settings.contrast)
        dark = stream.uniform(low, high - gap)
        return (dark + gap, dark) if stream.chance(0.5) else (dark, dark + gap)
    subject = stream.uniform(*settings.flat)
    place = subject + stream.uniform(-settings.closeness, settings.closeness)
    return subject, min(0.95, max(low, place))


def _spot(canvas: Canvas, stream: Stream, settings: Settings) -> Spot:
    x, y = stream.hump(settings.wander), stream.hump(settings.wander) + 0.05
    size = stream.uniform(*settings.sizes)
    return Spot(canvas, x, y, size, settings.tilt * stream.uniform(-1.0, 1.0))


def _subject_tone(stream: Stream, subject: Subject, brightness: float) -> Tone:
    hue = stream.uniform(*subject.hues)
    return Tone(hue, stream.uniform(*subject.saturations), brightness)


def _photograph(canvas: Canvas, stream: Stream, settings: Settings) -> np.ndarray:
    """Return the canvas as a camera would see it, shape (64, 64, 3), uint8."""
    x, y = canvas.grid()
    warmth = stream.uniform(-0.07, 0.07)
    edge = settings.vignette * stream.uniform(0.3, 1.0)
    light = stream.uniform(*settings.exposure) * (1.0 - 0.5 * edge * (x * x + y * y))
    light = light * (1.0 + 0.12 * stream.uniform(-1.0, 1.0) * x)
    pixels = canvas.pixels * np.array([1.0 + warmth, 1.0, 1.0 - warmth])
    pixels = np.clip(pixels * light[..., None], 0.0, 1.2)
    pixels = pixels * (1.0 + settings.lift * (1.0 - np.minimum(pixels, 1.0)))
    even, odd = pixels[0::2], pixels[1::2]
    small = even[:, 0::2] + odd[:, 0::2] + even[:, 1::2] + odd[:, 1::2]
    small = np.clip(small * 0.25, 0.0, 1.0)
    small = small * (settings.toe + (1.0 - settings.toe) * small)
    shape = (PICTURE_SIZE, PICTURE_SIZE, 3)
    small = small + settings.grain * (stream.array(*shape) + stream.array(*shape) - 1.0)
    return np.floor(np.clip(small, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
