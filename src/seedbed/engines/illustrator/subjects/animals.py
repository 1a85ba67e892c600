"""Animals with a body under their face: sitting, standing, walking, sleeping.

Many glyphs show an animal's head only. Its body is drawn here, in the colours of that face,
by a table of builds; animals whose whole figure is a good glyph keep it when they just stand.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, luminance, mix
from seedbed.engines.illustrator.subjects.builds import (
    BUILDS,
    FACES_OF_WHOLE,
    HEIGHTS,
    NATURAL,
    Build,
)
from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen, drawn
from seedbed.engines.illustrator.subjects.tint import main_colour, recoloured, shaded


@dataclass(frozen=True, slots=True)
class Coat:
    """The colours of one animal, after any colour asked for."""

    coat: Colour
    belly: Colour
    paw: Colour
    tip: Colour
    legs: Colour
    mark: Colour


def animal(pen: Pen) -> None:
    """Draw the animal the look names, in its pose."""
    build = BUILDS[pen.look.name]
    coat = _coat(pen, build)
    pose = pen.look.pose
    if pose == "sleep":
        _asleep(pen, build, coat)
    elif pose in {"walk", "run", "play", "jump"}:
        _walking(pen, build, coat, run=pose != "walk")
    elif pose == "stand" and build.whole is None and pen.look.name != "frog":
        _walking(pen, build, coat, run=False, still=True)
    elif build.whole is not None and pose not in {"sit", "eat", "read", "hold", "look", "dance"}:
        glyph = recoloured(build.whole, pen.look.art, pen.look.colour)
        pen.canvas.drawing(glyph, -0.7, -1.0, 1.4, 1.0)
    else:
        _seated(pen, build, coat)


def _coat(pen: Pen, build: Build) -> Coat:
    wanted = pen.look.colour
    if pen.look.name == "black-cat":
        wanted = wanted or (58.0, 59.0, 70.0)
    own = luminance(build.coat)

    def dyed(colour: str) -> Colour:
        return colour if wanted is None else shaded(wanted, luminance(colour), own)

    return Coat(
        coat=dyed(build.coat),
        belly=dyed(build.belly),
        paw=dyed(build.paw),
        tip=dyed(build.tip or build.coat),
        legs=build.legs or dyed(build.coat),
        mark=build.stripes or build.patches or dyed(build.coat),
    )


def _face(pen: Pen, build: Build, x: float, y: float, width: float, tilt: float = 0.0) -> None:
    """The head, its chin at (x, y)."""
    wanted = pen.look.colour
    if pen.look.name == "black-cat":
        wanted = wanted or (58.0, 59.0, 70.0)
    glyph = recoloured(build.face, pen.look.art, wanted)
    high = width / glyph.aspect
    with pen.at(x, y, 1.0, tilt=tilt):
        pen.canvas.drawing(glyph, -width / 2, -high, width, high)
        if pen.look.pose == "sleep":
            ex, ey, er = build.eyes
            lid = main_colour(build.face, pen.look.art) if wanted is None else wanted
            patch = "#33343d" if build.face == "panda" else lid
            for side in (-1, 1):
                cx, cy, r = side * (0.5 - ex) * width, (ey - 1) * high, er * width
                pen.fill(Path().ellipse(cx, cy, r * 1.5, r * 1.6), patch)
                line = Path().move(cx - r * 1.2, cy).quad(cx, cy + r * 1.3, cx + r * 1.2, cy)
                pen.stroke(line, r * 0.5, "#f4e9e0" if luminance(patch) < 0.35 else "#3a2a2c")


def _seated(pen: Pen, build: Build, coat: Coat) -> None:
    k = build.bulk
    head_high = build.head / recoloured(build.face, pen.look.art, None).aspect
    chin = -1 + head_high
    _tail(pen, build, coat, (0.16 * k, -0.1), 1.0)
    # Haunches, then the upright body between them, then the forelegs and paws.
    for side in (-1, 1):
        pen.form(
            Path().ellipse(side * 0.15 * k, -0.13, 0.125 * k, 0.135), mix(coat.legs, DEEP, 0.06)
        )
        pen.form(Path().ellipse(side * 0.19 * k, -0.03, 0.1, 0.042), mix(coat.paw, DEEP, 0.05))
    body = Path().move(-0.105 * k, chin - 0.12)
    body.cubic(-0.17 * k, chin + 0.06, -0.24 * k, -0.16, -0.175 * k, -0.03)
    body.quad(0, 0.02, 0.175 * k, -0.03)
    body.cubic(0.24 * k, -0.16, 0.17 * k, chin + 0.06, 0.105 * k, chin - 0.12).close()
    pen.form(body, coat.coat)
    if build.legs:
        pen.fill(Path().rect(-0.3, chin - 0.15, 0.6, 0.19), coat.legs, clip=body)
    bib = Path().ellipse(0, (chin - 0.03) * 0.55, 0.1 * k, abs(chin) * 0.4)
    pen.fill(bib, coat.belly, clip=body)
    if build.stripes:
        for y in (0.2, 0.42, 0.64):
            at = chin + (0 - chin) * y
            for side in (-1, 1):
                stripe = (
                    Path()
                    .move(side * 0.25 * k, at - 0.02)
                    .quad(side * 0.16 * k, at + 0.02, side * 0.1 * k, at + 0.01)
                )
                pen.stroke(stripe, 0.022, coat.mark, clip=body)
    if build.patches:
        pen.fill(Path().ellipse(0.14, chin + 0.2, 0.1, 0.12), coat.mark, clip=body)
        pen.fill(Path().ellipse(-0.18, -0.12, 0.1, 0.1), coat.mark, clip=body)
    for side in (-1, 1):
        top = (side * 0.075 * k, chin + 0.1)
        foot = (side * 0.07 * k, -0.04)
        pen.limb(
            [top, (side * 0.082 * k, (top[1] + foot[1]) / 2), foot],
            0.082,
            mix(coat.legs, DEEP, 0.1),
        )
        pen.form(Path().ellipse(side * 0.075 * k, -0.028, 0.062, 0.036), coat.paw)
        for toe in (-0.022, 0.022):
            pen.stroke(
                Path().move(side * 0.075 * k + toe, -0.042).line(side * 0.075 * k + toe, -0.016),
                0.007,
                mix(coat.paw, DEEP, 0.4),
            )
    pen.fill(
        Path().ellipse(0, chin - 0.015, 0.12 * k, 0.05), DEEP, opacity=0.22, blur=0.02, clip=body
    )
    _face(pen, build, 0, chin + 0.04, build.head)


def _walking(pen: Pen, build: Build, coat: Coat, *, run: bool, still: bool = False) -> None:
    # Side on, walking to the left; the face turns to the viewer.
    k = build.bulk
    back, low = -0.6, -0.22
    _tail(pen, build, coat, (0.38, back + 0.14), 0.8)
    stride = 0.015 if still else 0.13 if run else 0.075
    for x, swing in ((-0.22, -stride), (0.33, stride)):
        _leg(pen, coat, x, x + swing, low, 0.16)
    body = Path().spline([
        (-0.36, back + 0.12), (-0.2, back + 0.01), (0.05, back + 0.03 - 0.03 * k),
        (0.3, back + 0.01), (0.43, back + 0.15), (0.42, low - 0.06), (0.3, low + 0.035),
        (0.02, low + 0.04 * k), (-0.24, low + 0.045), (-0.37, low - 0.1),
    ])  # fmt: skip
    pen.form(body, coat.coat)
    pen.fill(Path().ellipse(0.0, low + 0.045, 0.3, 0.085), coat.belly, clip=body)
    if build.legs:
        pen.fill(Path().rect(-0.5, back - 0.1, 0.33, 0.7), coat.legs, clip=body)
    if build.stripes:
        for n in range(5):
            x = -0.12 + n * 0.115
            stripe = Path().move(x, back - 0.03).quad(x + 0.035, back + 0.1, x - 0.005, back + 0.21)
            pen.stroke(stripe, 0.028, coat.mark, clip=body)
    if build.patches:
        pen.fill(Path().ellipse(0.06, back + 0.08, 0.14, 0.12), coat.mark, clip=body)
        pen.fill(Path().ellipse(0.38, back + 0.24, 0.09, 0.13), coat.mark, clip=body)
    for x, swing in ((-0.15, stride), (0.25, -stride)):
        _leg(pen, coat, x, x + swing, low, 0.0)
    head = build.head * 0.94
    high = head / recoloured(build.face, pen.look.art, None).aspect
    y = min(back + 0.24, -1 + high)
    pen.fill(
        Path().ellipse(-0.26, y - 0.04, head * 0.42, 0.1), DEEP, opacity=0.2, blur=0.03, clip=body
    )
    _face(pen, build, -0.3, y, head)


def _leg(pen: Pen, coat: Coat, x: float, foot: float, top: float, shade: float) -> None:
    colour = mix(coat.legs, DEEP, shade)
    pen.limb([(x, top - 0.07), (x + (foot - x) * 0.35, top * 0.5), (foot, -0.05)], 0.13, colour)
    pen.form(Path().ellipse(foot - 0.02, -0.032, 0.075, 0.036), mix(coat.paw, DEEP, shade))


def _asleep(pen: Pen, build: Build, coat: Coat) -> None:
    # Curled up, chin on the paws, tail around.
    k = build.bulk
    body = Path().move(-0.36, 0).cubic(-0.5, -0.34, -0.1, -0.52 * k, 0.2, -0.46 * k)
    body.cubic(0.56, -0.4, 0.66, -0.02, 0.42, 0).close()
    pen.form(body, coat.coat)
    if build.stripes:
        for n in range(4):
            x = -0.02 + n * 0.14
            pen.stroke(
                Path().move(x, -0.5).quad(x + 0.06, -0.36, x + 0.02, -0.27),
                0.03,
                coat.mark,
                clip=body,
            )
    if build.patches:
        pen.fill(Path().ellipse(0.22, -0.34, 0.16, 0.13), coat.mark, clip=body)
    thigh = Path().ellipse(0.3, -0.15, 0.19, 0.15)
    pen.form(thigh, mix(coat.legs, DEEP, 0.05))
    pen.form(Path().ellipse(0.2, -0.035, 0.12, 0.042), coat.paw)
    if build.tail not in {"none", "stub", "puff"}:
        path = [(0.5, -0.1), (0.42, -0.02), (0.2, 0.0), (0.0, -0.03)]
        pen.limb(path, 0.1 if build.tail == "brush" else 0.06, mix(coat.coat, DEEP, 0.12))
        if build.tip:
            pen.limb([(0.06, -0.015), (0.0, -0.03)], 0.09, coat.tip)
    pen.form(Path().ellipse(-0.46, -0.035, 0.12, 0.042), coat.paw)
    pen.form(Path().ellipse(-0.16, -0.035, 0.12, 0.042), coat.paw)
    _face(pen, build, -0.3, -0.02, build.head * 0.84, tilt=-7)


def _tail(pen: Pen, build: Build, coat: Coat, root: Point, size: float) -> None:
    x, y = root
    dark = mix(coat.coat, DEEP, 0.1)
    kind = build.tail

    def at(dx: float, dy: float) -> Point:
        return x + dx * size, y + dy * size

    if kind == "brush":
        brush = (
            Path().move(*at(-0.06, 0.04)).cubic(*at(0.16, 0.1), *at(0.34, -0.02), *at(0.33, -0.26))
        )
        brush.cubic(*at(0.22, -0.3), *at(0.1, -0.2), *at(-0.06, -0.06)).close()
        pen.form(brush, dark)
        tip = Path().move(*at(0.335, -0.12)).quad(*at(0.35, -0.22), *at(0.33, -0.28))
        tip.quad(*at(0.24, -0.3), *at(0.19, -0.235)).quad(
            *at(0.26, -0.2), *at(0.335, -0.12)
        ).close()
        pen.fill(tip, coat.tip)
    elif kind in {"curl", "long", "thin"}:
        width = {"curl": 0.062, "long": 0.05, "thin": 0.03}[kind]
        colour = "#f2a59c" if kind == "thin" else dark
        pen.limb(
            [at(-0.04, 0.02), at(0.13, 0.03), at(0.23, -0.06), at(0.2, -0.2), at(0.26, -0.28)],
            width * size,
            colour,
        )
    elif kind == "up":
        pen.limb([at(-0.05, 0.0), at(0.1, -0.04), at(0.16, -0.18)], 0.065, dark)
    elif kind in {"tuft", "switch"}:
        pen.limb([at(-0.04, 0.0), at(0.14, 0.03), at(0.24, -0.06), at(0.26, -0.17)], 0.04, dark)
        pen.form(Path().ellipse(*at(0.265, -0.2), 0.045, 0.065), coat.tip)
    elif kind == "ringed":
        points = [at(-0.04, 0.02), at(0.12, 0.04), at(0.24, -0.05), at(0.24, -0.2)]
        pen.limb(points, 0.065, dark)
        for dx, dy in ((0.08, 0.04), (0.185, 0.005), (0.245, -0.1), (0.242, -0.2)):
            px, py = at(dx, dy)
            pen.fill(Path().ellipse(px, py, 0.028, 0.024), coat.tip)
    elif kind in {"stub", "puff"}:
        pen.ball(
            *at(0.06, 0.0),
            0.07 if kind == "puff" else 0.055,
            coat.belly if kind == "puff" else dark,
        )
    elif kind == "curly":
        spiral = [
            (x + 0.03 + 0.05 * math.cos(a) + 0.02 * a / 3, y - 0.05 * math.sin(a))
            for a in (3.1, 4.2, 5.4, 6.6, 7.8)
        ]
        pen.limb(spiral, 0.025, dark)


for _name, _build in BUILDS.items():
    drawn(
        _name, kind="ground", height=HEIGHTS[_name],
        aspect=0.72 if _build.whole is None else 0.85,
        faces="left" if _name in FACES_OF_WHOLE else "front",
        colours=NATURAL[_name], head=(0.5, 0.06), seat=(0.5, 0.35),
        hands=((0.36, 0.72), (0.66, 0.7)), head_width=_build.head,
    )(animal)  # fmt: skip
