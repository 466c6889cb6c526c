"""Shapes as signed distances: negative inside, zero on the edge, positive outside.

A shape knows the box that holds it and a function from points to distances. Joining,
cutting and drawing with soft edges then take one line each.
"""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

Point = tuple[float, float]
Distance = Callable[[np.ndarray, np.ndarray], np.ndarray]


class Shape(NamedTuple):
    """A box (left, top, right, bottom) and the distance of points from the edge."""

    box: tuple[float, float, float, float]
    distance: Distance


EVERYWHERE = (-1.5, -1.5, 1.5, 1.5)


def rotation(angle: float) -> tuple[float, float]:
    """Return a cosine and sine made without trigonometry.

    t = angle / 2 gives the exact point ((1 - t²) / (1 + t²), 2t / (1 + t²)) of the
    unit circle. Small angles are in radians; large ones fall a little short.
    """
    half = angle * 0.5
    length = 1.0 + half * half
    return (1.0 - half * half) / length, 2.0 * half / length


def ellipse(
    x: float, y: float, width: float, height: float, angle: float = 0.0
) -> Shape:
    """Return the ellipse with centre (x, y) and the given half width and height."""
    cosine, sine = rotation(angle)
    reach = max(width, height)

    def distance(across: np.ndarray, down: np.ndarray) -> np.ndarray:
        right, below = across - x, down - y
        u = (cosine * right + sine * below) / width
        v = (cosine * below - sine * right) / height
        slope = np.sqrt((u / width) * (u / width) + (v / height) * (v / height))
        return (u * u + v * v - 1.0) / (2.0 * slope + 1e-9)

    return Shape((x - reach, y - reach, x + reach, y + reach), distance)


def circle(x: float, y: float, radius: float) -> Shape:
    """Return the disc with centre (x, y)."""
    return ellipse(x, y, radius, radius)


def polygon(corners: list[Point], rounding: float = 0.0) -> Shape:
    """Return the polygon with the given corners, grown by `rounding` all around."""
    edges = list(zip(corners, corners[-1:] + corners[:-1], strict=True))

    def distance(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        nearest = np.full(x.shape, 1e9)
        inside = np.zeros(x.shape, dtype=bool)
        for (ax, ay), (bx, by) in edges:
            nearest = np.minimum(nearest, _squared_to_edge(x, y, ax, ay, bx, by))
            if ay != by:
                crossing = (bx - ax) * (y - ay) / (by - ay) + ax
                inside ^= ((ay > y) != (by > y)) & (x < crossing)
        edge = np.sqrt(nearest)
        return np.where(inside, -edge, edge) - rounding

    xs, ys = [corner[0] for corner in corners], [corner[1] for corner in corners]
    box = (min(xs) - rounding, min(ys) - rounding, max(xs) + rounding)
    return Shape((*box, max(ys) + rounding), distance)


def _squared_to_edge(x, y, ax, ay, bx, by):
    """Return the squared distance from points to the line from (ax, ay) to (bx, by)."""
    ex, ey = bx - ax, by - ay
    along = ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey + 1e-12)
    along = np.clip(along, 0.0, 1.0)
    dx, dy = x - ax - ex * along, y - ay - ey * along
    return dx * dx + dy * dy


def rectangle(
    left: float, top: float, right: float, bottom: float, rounding: float = 0.0
) -> Shape:
    """Return the rectangle with the given sides and rounded corners."""
    left, right = left + rounding, right - rounding
    top, bottom = top + rounding, bottom - rounding
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    return polygon(corners, rounding)


def stick(start: Point, stop: Point, first: float, last: float | None = None) -> Shape:
    """Return a stick with round ends, of radius `first` at start and `last` at stop."""
    last = first if last is None else last
    (ax, ay), (bx, by) = start, stop
    ex, ey = bx - ax, by - ay
    reach = max(first, last)

    def distance(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        along = ((x - ax) * ex + (y - ay) * ey) / (ex * ex + ey * ey + 1e-12)
        along = np.clip(along, 0.0, 1.0)
        dx, dy = x - ax - ex * along, y - ay - ey * along
        return np.sqrt(dx * dx + dy * dy) - (first + (last - first) * along)

    box = (min(ax, bx) - reach, min(ay, by) - reach, max(ax, bx) + reach)
    return Shape((*box, max(ay, by) + reach), distance)


def curve(
    start: Point, pull: Point, stop: Point, first: float, last: float, steps: int = 8
) -> Shape:
    """Return a bent stick from `start` to `stop`, drawn towards `pull` on its way."""
    points = []
    for step in range(steps + 1):
        t = step / steps
        a, b, c = (1.0 - t) * (1.0 - t), 2.0 * (1.0 - t) * t, t * t
        x = a * start[0] + b * pull[0] + c * stop[0]
        y = a * start[1] + b * pull[1] + c * stop[1]
        points.append(((x, y), first + (last - first) * t))
    pairs = zip(points, points[1:], strict=False)
    return join([stick(p, q, r, s) for (p, r), (q, s) in pairs], 0.0)


def join(shapes: list[Shape], softness: float = 0.1) -> Shape:
    """Return the union of shapes, melted together over a width of `softness`."""

    def distance(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        total = shapes[0].distance(x, y)
        for shape in shapes[1:]:
            other = shape.distance(x, y)
            nearer = np.minimum(total, other)
            if softness > 0:
                near = np.maximum(softness - np.abs(total - other), 0.0) / softness
                nearer = nearer - near * near * softness * 0.25
            total = nearer
        return total

    boxes = [shape.box for shape in shapes]
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    right, bottom = max(b[2] for b in boxes), max(b[3] for b in boxes)
    box = (left - softness, top - softness, right + softness, bottom + softness)
    return Shape(box, distance)


def overlap(first: Shape, second: Shape) -> Shape:
    """Return what both shapes cover."""
    return Shape(
        first.box, lambda x, y: np.maximum(first.distance(x, y), second.distance(x, y))
    )


def cut(shape: Shape, hole: Shape) -> Shape:
    """Return `shape` without what `hole` covers."""
    return Shape(
        shape.box, lambda x, y: np.maximum(shape.distance(x, y), -hole.distance(x, y))
    )


def below(height: Distance) -> Shape:
    """Return everything below the line y = height(x, y)."""
    return Shape(EVERYWHERE, lambda x, y: height(x, y) - y)
