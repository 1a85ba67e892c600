"""Printing a mark: its ground, the shape it is set in, and its emblems, each in its ink.

A mark is a scene graph like any other; its subjects stand where `compose.mark` put them.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.canvas import Box, Canvas, Linear, Paint, Path, Radial
from seedbed.engines.illustrator.colour import Colour, luminance, mix, rgb
from seedbed.engines.illustrator.emblems.shapes import mirrored, rounded, sized
from seedbed.engines.illustrator.emblems.stamp import EMBLEMS, Stamp, extent
from seedbed.engines.illustrator.subjects.tint import named

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from seedbed.engines.illustrator.scene import Enclosure, Placed, SceneGraph

WHITE = "#ffffff"
WHITE_UPON = 0.74
"""Luminance of the palest enclosure that white emblems stand on."""
BARE = 1
"""`Placed.look` of an emblem that leaves out what rises from it."""
GAP = 0.013
"""Between an emblem and what is behind it, in the picture's short sides."""
_RADIUS = 0.225  # corners of an app icon, as a share of its side
_PALE_TONE, _INK_TONE = 0.36, 0.5  # how near the paler tone is to the ground


def is_mark(graph: SceneGraph) -> bool:
    """Whether the whole picture is a mark of emblems: composed as one, and nothing put into it
    since that has none."""
    return bool(graph.options.get("mark")) and all(one.name in EMBLEMS for one in graph.placed)


def printed(graph: SceneGraph, size: tuple[int, int]) -> NDArray[np.uint8]:
    """The mark of a graph of which `is_mark` holds, H x W x 3 uint8, without its lettering."""
    width, height = size
    canvas = Canvas(width, height)
    page = graph.background_colour or WHITE
    canvas.wash(page)
    ground: Paint = page
    if graph.enclosure:
        ground = enclose(canvas, graph, page)
    done: list[tuple[Box, Colour]] = []
    for placed in sorted(graph.placed, key=lambda one: one.layer):
        x0, y0, x1, y1 = extent(placed.name, bare=placed.look == BARE)
        k = placed.h * height / (y1 - y0)
        half = (x1 - x0) / 2 * k
        x, foot = placed.x * width, placed.foot * height
        left = x + (1 if placed.flip else -1) * (x0 + x1) / 2 * k
        top = foot - y1 * k
        box = (x - half, foot - placed.h * height, x + half, foot)
        ink: Colour = named(placed.colour) or EMBLEMS[placed.name].ink
        under: Paint = ground
        inset = alike(ink, _plain(ground)) and next((i for b, i in done if _holds(b, box)), None)
        if inset:
            under = inset  # broken out of the one around it
        met = not inset and any(_meet(other, box) for other, _ in done)
        around = GAP * min(size) / k if met else 0.0
        with canvas.placed(left, top, k, flip=placed.flip):
            _stamp(canvas, placed, ink, _seen_from(under, left, top, k), around)
        done.append((box, ink))
    return canvas.rgb()


def _stamp(canvas: Canvas, placed: Placed, ink: Colour, ground: Paint, around: float) -> None:
    draw, bare = EMBLEMS[placed.name].draw, placed.look == BARE
    if around:
        draw(Stamp(canvas, ground, ground, ground, around=around, bare=bare))
    plain = _plain(ground)
    pale = luminance(ink) > luminance(plain)
    tone = mix(ink, plain, _PALE_TONE if pale else _INK_TONE)
    draw(Stamp(canvas, ink, tone, ground, bare=bare))


def enclose(canvas: Canvas, graph: SceneGraph, page: Colour) -> Paint:
    """Draw the shape a mark is set in; give what the emblems then stand on."""
    kind = graph.enclosure or "ring"
    fill = graph.enclosure_colour or "#22232b"
    x, y, side = enclosure_box(graph, (canvas.width, canvas.height))
    with canvas.placed(x - side / 2, y - side / 2, side / 100):
        shape = outline_of(kind)
        if kind == "ring":
            canvas.stroke(shape, 5, fill)
            return page
        if kind == "square":
            canvas.fill(shape.moved(0, 3), "#10131f", opacity=0.28, blur=3.4)
            depth = Linear(0, 8, 0, 92, ((0.0, mix(fill, WHITE, 0.2), 1.0), (1.0, fill, 1.0)))
            canvas.fill(shape, depth)
            return _moved(depth, x - side / 2, y - side / 2, side / 100)
        canvas.fill(shape, fill)
        line = mix(fill, WHITE if luminance(fill) < WHITE_UPON else "#000000", 0.85)
        canvas.stroke(sized(shape, 0.9), 1.5, line)
    return fill


def enclosed(picture: NDArray[np.uint8], graph: SceneGraph) -> NDArray[np.uint8]:
    """A drawn picture, of any size, as the face of its graph's enclosure on a white sheet."""
    height, width = picture.shape[:2]
    canvas = Canvas(width, height)
    canvas.wash(WHITE)
    x, y, side = enclosure_box(graph, (width, height))
    shape = outline_of(graph.enclosure or "square")
    left, top, right, bottom = shape.bounds()
    k = side / 100
    with canvas.placed(x - side / 2, y - side / 2, k):
        canvas.fill(shape.moved(0, 3), "#10131f", opacity=0.28, blur=3.4)
        wide = max(width / height, 1.0) * (right - left)
        high = max(height / width, 1.0) * (bottom - top)
        rgba = np.dstack([picture, np.full((height, width), 255, np.uint8)])
        middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
        canvas.image(rgba, middle_x - wide / 2, middle_y - high / 2, wide, high, clip=shape)
    return canvas.rgb()


def outline_of(kind: Enclosure) -> Path:
    """The outline of an enclosure in a square of 100 x 100."""
    if kind == "shield":
        return mirrored("M50,2 C62,10 77,13 92,13 C95,54 82,84 50,98")
    if kind == "hexagon":
        corners = [(50 + 48 * math.sin(a), 50 - 48 * math.cos(a)) for a in _SIXTHS]
        return rounded(corners, 7)
    if kind == "square":
        return Path().rect(8, 8, 84, 84, 84 * _RADIUS)
    return Path().circle(50, 50, 47)


def enclosure_box(graph: SceneGraph, size: tuple[int, int]) -> tuple[float, float, float]:
    """The middle of an enclosure and the side of the square it is drawn in, in pixels."""
    at = graph.options
    return (
        at.get("enclosure_x", 0.5) * size[0],
        at.get("enclosure_y", 0.5) * size[1],
        min(2.0, max(0.02, at.get("enclosure", 0.9))) * min(size),
    )


def alike(one: Colour, other: Colour) -> bool:
    """Whether two colours cannot be told from each other."""
    return max(abs(a - b) for a, b in zip(rgb(one), rgb(other), strict=True)) < 12


_SIXTHS = [math.radians(60 * k) for k in range(6)]


def _plain(ground: Paint) -> Colour:
    """The one colour that a ground is about."""
    if isinstance(ground, Linear):
        return ground.stops[-1][1]
    return WHITE if isinstance(ground, Radial) else ground


def _moved(paint: Linear, x: float, y: float, k: float) -> Linear:
    """A gradient of a frame that lies at (x, y) with units of k pixels, in pixels."""
    return Linear(
        x + paint.x0 * k, y + paint.y0 * k, x + paint.x1 * k, y + paint.y1 * k, paint.stops
    )


def _seen_from(paint: Paint, x: float, y: float, k: float) -> Paint:
    """A paint in pixels, in the units of a frame at (x, y) with units of k pixels."""
    return _moved(paint, -x / k, -y / k, 1 / k) if isinstance(paint, Linear) else paint


def _holds(outer: Box, box: Box) -> bool:
    return outer[0] <= box[0] and outer[1] <= box[1] and outer[2] >= box[2] and outer[3] >= box[3]


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
