"""The canvas, and frames of reference to draw in.

The canvas reaches from -1 (left, top) to 1 (right, bottom) and has twice the pixels of
the finished picture in each direction; averaging 2 × 2 of them makes smooth edges.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from .randomness import Stream
from .shapes import Shape, ellipse, rotation

PICTURE_SIZE = 64
CANVAS_SIZE = 2 * PICTURE_SIZE
PIXEL = 2.0 / CANVAS_SIZE
CENTRES = (np.arange(CANVAS_SIZE) + 0.5) * PIXEL - 1.0

Field = Callable[[np.ndarray, np.ndarray], np.ndarray]
Paint = np.ndarray | Field


class Canvas:
    """Pixels of shape (128, 128, 3), and the direction that light comes from."""

    def __init__(self, light: tuple[float, float, float]) -> None:
        self.pixels = np.zeros((CANVAS_SIZE, CANVAS_SIZE, 3))
        self.light = light

    def grid(self) -> tuple[np.ndarray, np.ndarray]:
        """Return x and y of every pixel, both of shape (128, 128)."""
        x, y = np.meshgrid(CENTRES, CENTRES)
        return x, y

    def fill(self, colours: np.ndarray) -> None:
        """Paint the whole canvas in one colour, or in one for each pixel."""
        self.pixels[...] = colours


class Frame:
    """A frame of reference on a canvas: moved, scaled, turned, perhaps mirrored.

    Parameters
    ----------
    canvas : Canvas
    x, y : float
        Where the frame's origin lies on the canvas.
    scale : float
        The length of the frame's unit on the canvas.
    angle : float
        Turn, clockwise, about radians.
    mirror : float
        1.0, or -1.0 to swap left and right.
    """

    def __init__(
        self,
        canvas: Canvas,
        x: float = 0.0,
        y: float = 0.0,
        scale: float = 1.0,
        angle: float = 0.0,
        mirror: float = 1.0,
    ) -> None:
        self.canvas, self.x, self.y = canvas, x, y
        self.scale, self.mirror = scale, mirror
        self.cosine, self.sine = rotation(angle)

    def child(self, x: float, y: float, scale: float, angle: float = 0.0) -> "Frame":
        """Return a frame placed inside this one, such as a head on a body."""
        frame = Frame(self.canvas, *self.to_canvas(x, y), self.scale * scale)
        cosine, sine = rotation(angle * self.mirror)
        frame.cosine = self.cosine * cosine - self.sine * sine
        frame.sine = self.sine * cosine + self.cosine * sine
        frame.mirror = self.mirror
        return frame

    def to_canvas(self, x: float, y: float) -> tuple[float, float]:
        """Return the canvas position of the frame's point (x, y)."""
        x = x * self.mirror
        right = self.cosine * x - self.sine * y
        down = self.sine * x + self.cosine * y
        return self.x + self.scale * right, self.y + self.scale * down

    def to_frame(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Return the frame's coordinates of canvas positions."""
        right, down = (x - self.x) / self.scale, (y - self.y) / self.scale
        along = (self.cosine * right + self.sine * down) * self.mirror
        return along, self.cosine * down - self.sine * right

    def paint(
        self, shape: Shape, paint: Paint, softness: float = 1.0, opacity: float = 1.0
    ) -> None:
        """Paint a shape.

        Parameters
        ----------
        shape : Shape
        paint : ndarray of shape (3,), or a function of x and y
            One colour, or a colour for each point of the frame.
        softness : float
            Width of the edge in canvas pixels.
        opacity : float
            1 hides what was there before, 0 leaves it.
        """
        window = self._window(shape, softness)
        if window is None:
            return
        rows, columns = window
        x, y = self.to_frame(CENTRES[columns][None, :], CENTRES[rows][:, None])
        edge = shape.distance(x, y) * (self.scale / (PIXEL * softness))
        cover = np.clip(0.5 - edge, 0.0, 1.0) * opacity
        colours = paint(x, y) if callable(paint) else paint
        pixels = self.canvas.pixels[rows, columns]
        pixels += cover[..., None] * (colours - pixels)

    def _window(self, shape: Shape, softness: float) -> tuple[slice, slice] | None:
        """Return the rows and columns that a shape can touch, or None."""
        left, top, right, bottom = shape.box
        margin = softness * PIXEL / self.scale
        xs, ys = (left - margin, right + margin), (top - margin, bottom + margin)
        corners = [self.to_canvas(x, y) for x in xs for y in ys]
        columns = _pixel_range([corner[0] for corner in corners])
        rows = _pixel_range([corner[1] for corner in corners])
        if rows.start >= rows.stop or columns.start >= columns.stop:
            return None
        return rows, columns

    def lit(
        self,
        paint: Paint,
        x: float,
        y: float,
        width: float,
        height: float,
        ambient: float = 0.62,
        direct: float = 0.55,
    ) -> Field:
        """Return `paint` as it looks on a ball-like body under the canvas's light.

        Parameters
        ----------
        paint : ndarray of shape (3,), or a function of x and y
        x, y, width, height : float
            Centre and half axes of the ellipsoid that the body is taken for.
        ambient, direct : float
            How strong the light from everywhere and the light from the lamp are.
        """
        lamp_x, lamp_y, lamp_z = self.canvas.light
        along = (self.cosine * lamp_x + self.sine * lamp_y) * self.mirror
        down = self.cosine * lamp_y - self.sine * lamp_x

        def field(px: np.ndarray, py: np.ndarray) -> np.ndarray:
            u, v = (px - x) / width, (py - y) / height
            z = np.sqrt(np.maximum(1.0 - (u * u + v * v) * 0.92, 0.04))
            facing = (u * along + v * down + z * lamp_z) / np.sqrt(
                u * u + v * v + z * z
            )
            light = ambient + direct * np.maximum(facing, -0.25)
            colours = paint(px, py) if callable(paint) else paint
            return colours * light[..., None]

        return field

    def shadow(self, x: float, y: float, width: float, height: float) -> None:
        """Paint the soft shadow that a thing casts on the ground."""
        self.paint(ellipse(x, y, width, height), np.full(3, 0.04), 5.0, 0.38)


def _pixel_range(positions: list[float]) -> slice:
    first = int(np.floor((min(positions) + 1.0) / PIXEL)) - 1
    last = int(np.floor((max(positions) + 1.0) / PIXEL)) + 2
    return slice(max(0, first), min(CANVAS_SIZE, last))


class Spot(NamedTuple):
    """Where on the canvas a picture's subject goes, how large and how tilted."""

    canvas: Canvas
    x: float
    y: float
    size: float
    tilt: float

    def frame(
        self,
        stream: Stream,
        scale: float = 1.0,
        tilt: float = 1.0,
        right: float = 0.0,
        down: float = 0.0,
    ) -> Frame:
        """Return a frame for the subject, moved by parts of its size."""
        mirror = stream.sign()
        x, y = self.x + right * self.size * mirror, self.y + down * self.size
        return Frame(self.canvas, x, y, self.size * scale, self.tilt * tilt, mirror)
