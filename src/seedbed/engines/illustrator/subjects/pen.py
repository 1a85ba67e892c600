"""The pen that own drawings are made with, and the list of those drawings.

A drawing is a function of one Pen. Its subject stands at (0, 0), is 1 high (the top is y = -1)
and `aspect` wide; x grows to the right. It draws in day light; `lit` puts it into a scene's.
"""

from __future__ import annotations

import math
import zlib
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

import numpy as np

from seedbed.engines.illustrator.canvas import Blend, Canvas, Linear, Paint, Path, Radial
from seedbed.engines.illustrator.colour import RGB, Colour, mix
from seedbed.engines.illustrator.scene import Pose, Season
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts, Kind, Point, anchors_of

# Shade is never grey: it goes to a deep violet, as light goes to a warm white.
DEEP = "#1d1442"
WARM = "#fff6e0"


@dataclass(frozen=True, slots=True)
class Look:
    """Everything that decides how one subject is drawn, before light.

    `colour` is an RGB asked for, None for its own; `pied` a black-and-white coat. `pick`
    chooses among its variations, `dark` is the scene's darkness (windows light up), `art` the
    set of glyphs.
    """

    name: str
    pose: Pose | None = None
    colour: RGB | None = None
    pied: bool = False
    pick: int = 0
    age: Literal["child", "adult", "old"] | None = None
    season: Season | None = None
    dark: float = 0.0
    art: str = "noto"
    wears: tuple[tuple[str, RGB | None], ...] = ()
    holds: tuple[tuple[str, RGB | None], ...] = ()
    back: bool = False
    perched: bool = False
    """Seated on something, legs hanging, not on the ground."""


class Pen:
    """Draws one subject; what it `shine`s stays bright in a dark scene."""

    def __init__(self, canvas: Canvas, look: Look) -> None:
        self.canvas = canvas
        self.look = look
        self.rng = np.random.Generator(np.random.PCG64(look.pick * 7919 + _digest(look.name)))
        self.flat = look.art == "flat"
        self.glows: list[Callable[[], None]] = []
        self.grip: Colour = "#f3c6a2"
        """The colour of the hands, for what is drawn over something they hold."""

    def fill(
        self,
        path: Path,
        paint: Paint,
        *,
        opacity: float = 1.0,
        blend: Blend = "over",
        blur: float = 0.0,
        clip: Path | None = None,
        even_odd: bool = False,
    ) -> None:
        """As Canvas.fill; `blur` in units of the drawing.

        A flat drawing has no gradients between solid colours and no soft shading.
        """
        if self.flat:
            if blur > 0:
                return
            paint = _plain(paint)
        self.canvas.fill(
            path, paint, opacity=opacity, blend=blend, blur=blur, clip=clip, even_odd=even_odd
        )

    def stroke(
        self,
        path: Path,
        width: float,
        paint: Paint,
        *,
        opacity: float = 1.0,
        clip: Path | None = None,
        cap: Literal["butt", "round", "square"] = "round",
    ) -> None:
        """As Canvas.stroke."""
        self.canvas.stroke(path, width, paint, opacity=opacity, clip=clip, cap=cap)

    def form(self, path: Path, colour: Colour, *, light: float = 0.16, dark: float = 0.2) -> None:
        """Fill as something round: lighter to the upper left, deeper to the lower right."""
        if self.flat:
            self.canvas.fill(path, colour)
            return
        x0, y0, x1, y1 = path.bounds()
        stops = (
            (0.0, mix(colour, WARM, light), 1.0),
            (0.45, colour, 1.0),
            (1.0, mix(colour, DEEP, dark), 1.0),
        )
        self.fill(path, Linear(x0 + (x1 - x0) * 0.2, y0, x0 + (x1 - x0) * 0.8, y1, stops))

    def ball(
        self, cx: float, cy: float, r: float, colour: Colour, *, ry: float | None = None
    ) -> None:
        """A round thing with its light at the upper left."""
        path = Path().ellipse(cx, cy, r, r if ry is None else ry)
        if self.flat:
            self.canvas.fill(path, colour)
            return
        stops = (
            (0.0, mix(colour, WARM, 0.3), 1.0),
            (0.5, colour, 1.0),
            (1.0, mix(colour, DEEP, 0.24), 1.0),
        )
        squash = 1.0 if ry is None else ry / r
        self.fill(path, Radial(cx - r * 0.3, cy - r * 0.35 * squash, r * 1.45, stops, squash))

    def limb(self, points: Sequence[Point], width: float, colour: Colour) -> None:
        """A rounded arm, leg, tail or branch through the points."""
        path = Path().spline(points, closed=False) if len(points) > 2 else _line(points)
        self.stroke(path, width, colour)

    def shine(
        self,
        path: Path,
        paint: Paint,
        *,
        blur: float = 0.0,
        opacity: float = 1.0,
        blend: Blend = "over",
    ) -> None:
        """Fill now, and in a dark scene once more over the finished shading."""
        self.canvas.fill(path, paint, blur=blur, opacity=opacity, blend=blend)
        frame = self.canvas.frame

        def again() -> None:
            with self.canvas.framed(frame):
                self.canvas.fill(path, paint, blur=blur, opacity=opacity, blend=blend)

        self.glows.append(again)

    def shine_stroke(
        self, path: Path, width: float, paint: Paint, *, clip: Path | None = None
    ) -> None:
        """As `shine`, along an outline."""
        self.stroke(path, width, paint, clip=clip, cap="butt")
        frame = self.canvas.frame

        def again() -> None:
            with self.canvas.framed(frame):
                self.canvas.stroke(path, width, paint, clip=clip, cap="butt")

        self.glows.append(again)

    def glyph(self, name: str, x: float, y: float, w: float, h: float, **how: bool | float) -> None:
        """A glyph of the pack, bottom-centred in the box."""
        self.canvas.glyph(
            name, x, y, w, h, art=self.look.art,
            flip=bool(how.get("flip", False)), tilt=float(how.get("tilt", 0.0)),
        )  # fmt: skip

    def at(
        self, x: float, y: float, size: float = 1.0, *, tilt: float = 0.0, flip: bool = False
    ) -> AbstractContextManager[None]:
        """As Canvas.placed: inside, (0, 0) is at (x, y) and a unit is `size`."""
        return self.canvas.placed(x, y, size, tilt=tilt, flip=flip)

    def tint(self, own: Colour, strength: float = 1.0) -> Colour:
        """The colour asked for, or the drawing's own."""
        if self.look.colour is None:
            return own
        return mix(own, self.look.colour, strength)

    def part(self, name: str, own: Colour) -> Colour:
        """The colour asked for one part ("a house with a green roof"), or the drawing's own.

        A part that a drawing colours so is in its row of `PARTS`.
        """
        for worn, colour in self.look.wears:
            if worn == name and colour is not None:
                return colour
        return own

    def chance(self, low: float = 0.0, high: float = 1.0) -> float:
        """The next random number of this drawing."""
        return float(self.rng.uniform(low, high))


# Parts whose colour can be chosen, by drawing.
PARTS: dict[str, frozenset[str]] = {
    "house": frozenset(["roof", "door", "walls"]),
    "cottage": frozenset(["roof", "door", "walls"]),
    "cabin": frozenset(["roof", "door", "walls"]),
    "barn": frozenset(["roof", "walls"]),
    "sailboat": frozenset(["sails"]),
    "tractor": frozenset(["wheels"]),
}

Drawing = Callable[[Pen], None]
DRAWINGS: dict[str, tuple[Facts, Drawing]] = {}
# Where things are worn and held, for drawings that know it for each pose.
ANCHORS: dict[str, Callable[[Look, Facts], Anchors]] = {}
F = TypeVar("F", bound=Drawing)


def drawn(
    *names: str,
    kind: Kind,
    height: float,
    aspect: float = 1.0,
    faces: Literal["left", "right", "front"] = "front",
    colours: Sequence[str] = (),
    seat: Point = (0.5, 0.3),
    head: Point = (0.5, 0.12),
    hands: tuple[Point, ...] = ((0.2, 0.65), (0.8, 0.65)),
    head_width: float = 0.5,
    anchors: Callable[[Look, Facts], Anchors] | None = None,
    beam: float = 0.0,
) -> Callable[[F], F]:
    """Enter a drawing, with its facts and the anchors of its poses, under each of the names."""
    facts = Facts(kind, height, aspect, faces, tuple(colours), seat, head, hands, head_width, beam)

    def enter(drawing: F) -> F:
        for name in names:
            DRAWINGS[name] = (facts, drawing)
            if anchors is not None:
                ANCHORS[name] = anchors
        return drawing

    return enter


def also(name: str, like: str, **changed: object) -> None:
    """Enter a further name for a drawing, with some of its facts changed."""
    facts, drawing = DRAWINGS[like]
    if like in ANCHORS:
        ANCHORS[name] = ANCHORS[like]
    DRAWINGS[name] = (replace(facts, **changed), drawing)  # type: ignore[arg-type]  # field names


def _plain(paint: Paint) -> Paint:
    # The one colour of a gradient between solid colours; others stay as they are.
    if not isinstance(paint, (Linear, Radial)) or any(alpha < 0.9 for _, _, alpha in paint.stops):
        return paint
    colours = [colour for _, colour, _ in paint.stops]
    middle = len(colours) // 2
    if len(colours) % 2:
        return colours[middle]
    return mix(colours[middle - 1], colours[middle], 0.5)


def posed(look: Look, facts: Facts) -> Anchors:
    """Where a subject wears and holds things in the pose of its look."""
    own = ANCHORS.get(look.name)
    return anchors_of(facts) if own is None else own(look, facts)


def _line(points: Sequence[Point]) -> Path:
    path = Path().move(*points[0])
    for point in points[1:]:
        path.line(*point)
    return path


def _digest(name: str) -> int:
    return zlib.crc32(name.encode())


def turn(x: float, y: float, degrees: float) -> Point:
    """The point turned clockwise about (0, 0)."""
    a = math.radians(degrees)
    return x * math.cos(a) - y * math.sin(a), x * math.sin(a) + y * math.cos(a)
