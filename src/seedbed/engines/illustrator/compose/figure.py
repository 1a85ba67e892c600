"""One figure of the picture while it is being placed, and the frame it is placed in."""

from __future__ import annotations

import zlib
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import Literal

from seedbed.engines.illustrator import subjects
from seedbed.engines.illustrator.places import Ground
from seedbed.engines.illustrator.scene import Placed, Pose, SceneSpec, Thing, Worn
from seedbed.engines.illustrator.subjects import Facts
from seedbed.engines.illustrator.subjects.pen import DRAWINGS

Shadow = Literal["cast", "contact", "float", "none"]
Box = tuple[float, float, float, float]

PASTELS = ("pink", "mint", "lilac", "light blue", "peach", "cream")
"""What "pastel" makes of things; of several alike, each is what its look hits upon."""

# Measured on the drawings of animals and people.
_SIDEWAYS = {
    "stand": 1.2, "walk": 1.2, "run": 1.32, "play": 1.32, "jump": 1.26, "fly": 1.26,
    "sleep": 1.15, "swim": 1.25,
}  # fmt: skip
_STRIDE = 1.17
_LAID = {"sleep": 1.0, "swim": 0.85, "fly": 0.62, "run": 0.53}


@dataclass(slots=True)
class Frame:
    """The canvas and its ground. Lengths of figures are in fractions of the canvas' height;
    `unit` is the short side as such a fraction, `squeeze` turns a height into a width."""

    width: int
    height: int
    ground: Ground
    free: Box = (0.0, 0.0, 1.0, 1.0)
    """Where subjects may be (x0, y0, x1, y1): what the title leaves of the canvas."""
    framed: bool = False
    """Whether trees in front hide the sides of the ground."""

    @property
    def aspect(self) -> float:
        return self.width / self.height

    @property
    def unit(self) -> float:
        return min(1.0, self.aspect)

    @property
    def squeeze(self) -> float:
        """Width as a fraction of the canvas' width, of a thing as wide as the canvas is high."""
        return self.height / self.width

    @property
    def tall(self) -> float:
        """0 for a square or wide canvas, 1 at 9:16."""
        return min(1.0, max(0.0, (1 / self.aspect - 1) / 0.778))

    @property
    def wide(self) -> float:
        """0 for a square or tall canvas, 1 at 21:9."""
        return min(1.0, max(0.0, (self.aspect - 1) / 1.333))


@dataclass(slots=True)
class Figure:
    """One copy of one thing. `x` is its centre, `foot` its ground line, `h` its height."""

    thing: Thing
    index: int
    copy: int
    name: str
    facts: Facts
    seed: int
    x: float = 0.5
    foot: float = 0.85
    h: float = 0.4
    depth: float = 0.0
    layer: int | None = None
    carried: bool = False
    """Stands on or in another figure, and is placed after it."""
    bearer: Figure | None = None
    """The figure it is on, in or held by: where that goes, it goes."""
    line: float | None = None
    """Ground line that orders the painting: that of the carrier for who is on or in another."""
    rank: float = 0.0
    """Order of painting among those of one ground line."""
    flip: bool = False
    tilt: float = 0.0
    cut: float = 0.0
    shadow: Shadow = "cast"
    pose: Pose | None = None
    colour: str | None = None
    wears: tuple[Worn, ...] = field(default=())
    holds: tuple[Worn, ...] = field(default=())
    placed: bool = False
    framed: bool = False
    """Cut off by the canvas' edge on purpose, as portraits are."""

    def width(self, frame: Frame) -> float:
        """Its width as a fraction of the canvas' width."""
        return self.h * self.aspect * frame.squeeze

    @property
    def aspect(self) -> float:
        """Its width over its height as it is drawn in its pose."""
        if self._side_poses:
            return _SIDEWAYS.get(self.pose or "", self.facts.aspect)
        if self.facts.kind == "ground" and self.name in DRAWINGS and self.pose in {"run", "play"}:
            return self.facts.aspect * _STRIDE
        if self.facts.kind == "person":
            return _LAID.get(self.pose or "", self.facts.aspect)
        return self.facts.aspect

    @property
    def _side_poses(self) -> bool:
        """Whether this animal sits towards the viewer, but walks and lies across the picture."""
        facts = self.facts
        bodied = facts.aspect in {0.72, 0.95}  # the two builds of such animals
        return facts.kind == "ground" and bodied and self.name in DRAWINGS

    @property
    def stands(self) -> float:
        """The ground line by which it is painted before or after others."""
        if self.line is None:
            return self.foot
        return self.line if self.bearer is None else self.bearer.stands

    @property
    def top(self) -> float:
        return self.foot - self.h

    @property
    def root(self) -> Figure:
        """Who stands for itself and bears this one: itself, a horse, a boat with a chair in it."""
        found = self
        while found.bearer is not None:
            found = found.bearer
        return found

    def go_with(self, other: Figure) -> None:
        """From now on go where the other goes; nothing happens if that one goes with this."""
        above: Figure | None = other
        while above is not None:
            if above is self:
                return
            above = above.bearer
        self.bearer = other

    def face(self, x: float) -> None:
        """Turn towards a place on the canvas; those drawn from the front stay as they are."""
        faces = self.facts.faces
        if faces == "front" and self._side_poses and self.pose in _SIDEWAYS:
            faces = "left"
        if faces != "front":
            self.flip = (x > self.x) == (faces == "left")

    def finished(self) -> Placed:
        """As the painter takes it."""
        look = zlib.crc32(f"{self.seed}:{self.name}:{self.copy}".encode()) % 997

        def ink(colour: str | None) -> str | None:
            return PASTELS[look % len(PASTELS)] if colour == "pastel" else colour

        return Placed(
            name=self.name,
            x=round(self.x, 4),
            foot=round(self.foot, 4),
            h=round(self.h, 4),
            depth=round(max(0.0, min(1.0, self.depth)), 3),
            layer=self.layer or 0,
            flip=self.flip,
            tilt=round(self.tilt, 1),
            pose=self.pose,
            colour=ink(self.colour),
            shadow=self.shadow,
            wears=tuple(replace(worn, colour=ink(worn.colour)) for worn in self.wears),
            holds=tuple(replace(held, colour=ink(held.colour)) for held in self.holds),
            look=look,
            cut=round(self.cut, 3),
            thing=self.index,
            age=self.thing.age,
        )


def hosts_of(spec: SceneSpec, thing: int) -> set[int]:
    """The things that this one is on, in or riding."""
    return {
        r.other for r in spec.relations if r.subject == thing and r.kind in {"on", "in", "riding"}
    }


@cache
def lists(name: str) -> dict[str, tuple[str, ...]]:
    """One of this package's word lists: the word left of each "=", and those right of it."""
    text = files(__package__).joinpath(name).read_text("utf-8")
    pairs = (line.split(" = ") for line in text.splitlines() if " = " in line)
    return {left: tuple(right.split()) for left, right in pairs}


def known_name(name: str) -> str | None:
    """A subject that can be drawn for this id: itself, or what comes nearest. None: nothing."""
    known = subjects.known()
    if name not in DRAWINGS and name in lists("bodies.txt"):
        # The glyph is a head without a body: somebody with one is nearer.
        name = lists("bodies.txt")[name][0]
    if name in known:
        return name
    for other in lists("likenesses.txt").get(name, ()):
        if other in known:
            return other
    return None
