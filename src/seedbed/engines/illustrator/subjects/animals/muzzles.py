"""The face of an animal with a posed body: a glyph of its head, awake or with closed eyes."""

from __future__ import annotations

from functools import lru_cache

from seedbed.engines.illustrator.canvas import Canvas, Path
from seedbed.engines.illustrator.colour import RGB, Colour, luminance, rgb
from seedbed.engines.illustrator.subjects.animals.builds import Build
from seedbed.engines.illustrator.subjects.animals.own_faces import OWN_FACES
from seedbed.engines.illustrator.subjects.animals.pied import (
    PATCHED_FACES,
    WHITE,
    dark_around_eyes,
    pied_face,
)
from seedbed.engines.illustrator.subjects.facts import Anchors, Point
from seedbed.engines.illustrator.subjects.pen import Look, Pen, turn
from seedbed.engines.illustrator.subjects.tint import recoloured

# The faces of one art go with the bodies in every style: these are flat enough for flat ones.
ART = "noto"
# Fur darker than this hides the eyes.
DARK = 0.32


# Coats that are not those of the face glyph the animal borrows.
OWN_COLOURS: dict[str, RGB] = {
    "black-cat": (58.0, 59.0, 70.0),
    "tabby-cat": (156.0, 132.0, 104.0),
    "calico-cat": (247.0, 242.0, 232.0),
    "polar-bear": (238.0, 243.0, 247.0),
    "polar-bear-cub": (238.0, 243.0, 247.0),
}


def wanted_colour(look: Look) -> RGB | None:
    """The colour the animal is to have, or None for its own."""
    return OWN_COLOURS.get(look.name) if look.colour is None else look.colour


def head_height(build: Build, look: Look, width: float) -> float:
    """Height of the head, ears included, for its width."""
    if build.face in OWN_FACES:
        return width / OWN_FACES[build.face][0]
    return width / recoloured(build.face, ART, None).aspect


def face(pen: Pen, build: Build, chin: Point, width: float, tilt: float = 0.0) -> None:
    """The head, its chin at a point; asleep, its eyes are closed."""
    wanted = wanted_colour(pen.look)
    if build.face in OWN_FACES:
        aspect, drawing = OWN_FACES[build.face]
        with pen.at(*chin, 1.0, tilt=tilt), pen.at(0, 0, width / aspect):
            drawing(pen, wanted or build.coat)
        return
    glyph = recoloured(build.face, ART, wanted)
    around = None
    if pen.look.pied or (build.piebald and pen.look.colour is None):
        patched = build.face in PATCHED_FACES
        glyph = pied_face(build.face, ART) if patched else recoloured(build.face, ART, rgb(WHITE))
        around = dark_around_eyes(build)
    high = width / glyph.aspect
    with pen.at(*chin, 1.0, tilt=tilt):
        pen.canvas.drawing(glyph, -width / 2, -high, width, high)
        if pen.look.pose == "sleep":
            _lids(pen, build, width, high, around or _around_eye(build.face, wanted, build.eyes))
        elif around or (wanted is not None and luminance(wanted) < DARK):
            _bright_eyes(pen, build, width, high)


def _bright_eyes(pen: Pen, build: Build, width: float, high: float) -> None:
    # Dark pupils are lost in dark fur: amber around them.
    ex, ey, er = build.eyes
    for side in (-1, 1):
        cx, cy, r = side * (0.5 - ex) * width, (ey - 1) * high, er * width
        pen.shine(Path().ellipse(cx, cy, r * 1.25, r * 1.35), "#f6c945")
        pen.shine(Path().ellipse(cx, cy, r * 0.6, r * 1.1), "#1d1a22")
        pen.shine(Path().circle(cx + r * 0.3, cy - r * 0.45, r * 0.28), "#ffffff")


def _lids(pen: Pen, build: Build, width: float, high: float, skin: Colour) -> None:
    ex, ey, er = build.eyes
    line = "#f4e9e0" if luminance(skin) < 0.3 else "#3a2a2c"
    for side in (-1, 1):
        cx, cy, r = side * (0.5 - ex) * width, (ey - 1) * high, er * width
        pen.fill(Path().ellipse(cx, cy, r * 1.25, r * 1.45), skin)
        lid = Path().move(cx - r * 1.2, cy).quad(cx, cy + r * 1.5, cx + r * 1.2, cy)
        pen.stroke(lid, r * 0.5, line)


@lru_cache(128)
def _around_eye(name: str, colour: RGB | None, eyes: tuple[float, float, float]) -> RGB:
    # The eyelid has the colour beside the left eye: the median of a ring around it.
    glyph = recoloured(name, ART, colour)
    high = 96
    wide = round(high * glyph.aspect)
    canvas = Canvas(wide, high)
    canvas.drawing(glyph, 0, 0, wide, high)
    pixels = canvas.rgba()
    ex, ey, er = eyes
    ring = []
    for step in range(12):
        x, y = turn(er * wide * 1.55, 0, step * 30)
        row = min(high - 1, max(0, round(ey * high + y)))
        column = min(wide - 1, max(0, round(ex * wide + x)))
        ring.append(tuple(float(c) for c in pixels[row, column, :3]))
    ring.sort(key=sum)
    r, g, b = ring[len(ring) // 2]
    return r, g, b


def face_anchors(
    build: Build,
    look: Look,
    chin: Point,
    width: float,
    hands: tuple[Point, ...],
    tilt: float = 0.0,
) -> Anchors:
    """Where things go on a head drawn by `face`."""
    high = head_height(build, look, width)

    def at(x: float, y: float) -> Point:
        dx, dy = turn(x * width, y * high, tilt)
        return chin[0] + dx, chin[1] + dy

    ex, ey, _ = build.eyes
    return Anchors(
        crown=at(0, build.skull - 1),
        head=at(0, build.skull / 2 - 0.5),
        width=width,
        eyes=at(0, ey - 1),
        spread=(0.5 - ex) * width,
        neck=at(0, -0.04),
        hands=hands,
        tilt=tilt,
    )
