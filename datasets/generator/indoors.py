"""Places under a roof: a studio, a room, a sofa, and lights out of focus."""

import numpy as np

from .canvas import Canvas, Frame
from .colours import Tone, hsv, smooth_step, spread, zigzag
from .randomness import Noise, Stream
from .shapes import circle, rectangle


def studio(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    """Paint a plain backdrop with a pool of light that bends into the floor."""
    x, y = canvas.grid()
    right, down = x - stream.uniform(-0.4, 0.4), y - stream.uniform(-0.5, 0.1)
    pool = 1.16 / (1.0 + 0.3 * (right * right + down * down))
    floor = 0.14 * smooth_step(0.35, 0.75, y)
    canvas.fill(tone.colour() * spread(pool + floor))


def room(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    """Paint a wall with wallpaper, a window or a picture, and a wooden floor."""
    x, y = canvas.grid()
    canvas.fill(tone.colour() * spread(1.05 - 0.1 * y))
    decorate = stream.choice([_wallpaper, _window, _picture, _shelf])
    decorate(canvas, stream, tone)
    _floor(canvas, stream, tone)


def _wallpaper(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    x, y = canvas.grid()
    width, start = stream.uniform(0.16, 0.3), stream.uniform()
    stripe = zigzag(x / width * 0.5 + start) > 0.5
    if stream.chance(0.4):
        bump = zigzag(x / width + start) + zigzag(y / width)
        stripe = bump > 1.62
    canvas.pixels *= spread(np.where(stripe, 0.91, 1.0))


def _window(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    wall = Frame(canvas)
    left, top = stream.uniform(-0.95, 0.3), stream.uniform(-0.95, -0.7)
    width, height = stream.uniform(0.45, 0.7), stream.uniform(0.45, 0.65)
    right, bottom = left + width, top + height
    wood = tone.colour(saturation=0.35, brightness=1.28)
    wall.paint(rectangle(left - 0.05, top - 0.05, right + 0.05, bottom + 0.05), wood)
    wall.paint(rectangle(left, top, right, bottom), tone.fixed(0.56, 0.32, 1.4))
    middle, half = (left + right) * 0.5, (top + bottom) * 0.5
    wall.paint(rectangle(middle - 0.02, top, middle + 0.02, bottom), wood)
    wall.paint(rectangle(left, half - 0.02, right, half + 0.02), wood)


def _picture(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    wall = Frame(canvas)
    left, top = stream.uniform(-0.95, 0.4), stream.uniform(-0.92, -0.7)
    right, bottom = left + stream.uniform(0.35, 0.55), top + stream.uniform(0.3, 0.45)
    border = tone.colour(0.08, 0.8, 0.7)
    wall.paint(rectangle(left, top, right, bottom), border)
    inside = rectangle(left + 0.05, top + 0.05, right - 0.05, bottom - 0.05)
    wall.paint(inside, tone.fixed(stream.uniform(), 0.35, 1.25))
    x, y = (left + right) * 0.5, (top + bottom) * 0.5
    wall.paint(circle(x, y, 0.07), tone.fixed(stream.uniform(), 0.5, 1.0))


def _shelf(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    wall = Frame(canvas)
    y = stream.uniform(-0.6, -0.4)
    wall.paint(rectangle(-1.2, y, 1.2, y + 0.06), tone.colour(0.05, 1.0, 0.75))
    x = stream.uniform(-1.1, -0.9)
    while x < 1.0:
        width, height = stream.uniform(0.07, 0.14), stream.uniform(0.22, 0.36)
        book = tone.fixed(tone.hue + stream.uniform(-0.2, 0.2), 0.4, 0.9)
        if stream.chance(0.75):
            wall.paint(rectangle(x, y - height, x + width - 0.015, y), book)
        x = x + width


def _floor(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    x, y = canvas.grid()
    frame, grain = Frame(canvas), Noise(stream)
    top, plank = stream.uniform(0.3, 0.55), stream.uniform(0.15, 0.3)
    turn = stream.uniform(-0.06, 0.06)
    boards = tone.colour(turn, 1.1, stream.uniform(0.8, 1.12))
    frame.paint(rectangle(-1.5, top, 1.5, 1.5), boards)
    perspective = x / (0.6 + 0.5 * np.maximum(y - top, 0.0))
    gaps = np.where(zigzag(perspective / plank * 0.25) > 0.95, 0.9, 1.0)
    wood = (0.94 + 0.1 * grain(x * 3.0 + 1.0, y * 14.0)) * gaps
    canvas.pixels *= spread(np.where(y > top, wood, 1.0))
    skirting = rectangle(-1.5, top - 0.06, 1.5, top)
    frame.paint(skirting, tone.colour(saturation=0.5, brightness=1.2))


def sofa(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    """Paint a sofa seen from the front: a back of cushions and a seat."""
    x, y = canvas.grid()
    frame = Frame(canvas)
    canvas.fill(tone.colour(0.5, 0.35, 1.06) * spread(1.0 - 0.06 * y))
    top = stream.uniform(-0.7, -0.35)
    left = -1.25 + stream.uniform(-0.2, 0.2)
    for _ in range(4):
        cushion = rectangle(left, top, left + 0.82, top + 1.2, 0.14)
        light = frame.lit(
            tone.colour(brightness=1.06), left + 0.41, top + 0.5, 0.75, 0.95, 0.72, 0.36
        )
        frame.paint(cushion, light)
        left = left + 0.84
    seat = rectangle(-1.5, 0.42, 1.5, 1.6, 0.12)
    soft = frame.lit(tone.colour(brightness=1.14), 0.0, 1.0, 2.0, 0.8, 0.75, 0.35)
    frame.paint(seat, soft, 2.0)


def lights(canvas: Canvas, stream: Stream, tone: Tone) -> None:
    """Paint a warm evening out of focus: round spots of light above a table."""
    x, y = canvas.grid()
    frame, glow = Frame(canvas), Noise(stream)
    canvas.fill(tone.colour() * spread(0.82 + 0.3 * glow(x * 1.5, y * 1.5)))
    for _ in range(13):
        hue = tone.hue + stream.uniform(-0.12, 0.12)
        colour = tone.fixed(hue, tone.saturation * 0.8, stream.uniform(1.15, 1.6))
        spot = circle(
            stream.hump(1.3), stream.uniform(-1.0, 0.5), stream.uniform(0.07, 0.2)
        )
        frame.paint(spot, colour, 2.0, 0.42)
    table = hsv(tone.hue, min(1.0, tone.saturation * 1.1), tone.brightness * 0.93)
    frame.paint(rectangle(-1.5, 0.58, 1.5, 1.5), table, 14.0)
