"""The squirrel and the turtle, in their poses."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts
from seedbed.engines.illustrator.subjects.pen import DEEP, Look, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye

RUNNING = frozenset(["walk", "run", "jump", "play", "fly"])


def squirrel_anchors(look: Look, facts: Facts) -> Anchors:
    """Where a squirrel's hat, scarf and paws are."""
    del facts
    if look.pose in RUNNING:
        return Anchors((-0.44, -0.6), (-0.46, -0.42), 0.36, (-0.52, -0.44), 0.06, (-0.28, -0.3),
                       ((-0.66, -0.36),), -8.0, profile=True)  # fmt: skip
    if look.pose == "sleep":
        return Anchors((-0.28, -0.4), (-0.3, -0.22), 0.36, (-0.34, -0.22), 0.06, (-0.14, -0.1),
                       ((-0.4, -0.05),), -8.0, profile=True)  # fmt: skip
    return Anchors((-0.16, -0.86), (-0.2, -0.66), 0.38, (-0.26, -0.68), 0.06, (-0.1, -0.48),
                   ((-0.34, -0.34),), -6.0, profile=True)  # fmt: skip


@drawn(
    "squirrel", "chipmunk", kind="ground", height=0.3, aspect=0.95, faces="left",
    colours=("brown", "red"), head=(0.36, 0.12), head_width=0.38, anchors=squirrel_anchors,
)  # fmt: skip
def squirrel(pen: Pen) -> None:
    """A squirrel with its great tail: sitting with a nut, running, asleep in its tail."""
    coat = pen.tint("#b9653a")
    pose = pen.look.pose
    if pose in RUNNING:
        _plume(pen, coat, 0.36, -0.36, tilt=52)
        for x, foot in ((-0.28, -0.44), (0.22, 0.4), (-0.2, -0.32), (0.14, 0.3)):
            pen.limb(
                [(x, -0.22), ((x + foot) / 2, -0.12), (foot, -0.04)], 0.09, mix(coat, DEEP, 0.12)
            )
        body = Path().move(-0.4, -0.34).cubic(-0.2, -0.5, 0.2, -0.5, 0.36, -0.34)
        body.cubic(0.4, -0.14, 0.1, -0.12, -0.1, -0.14).cubic(-0.3, -0.14, -0.42, -0.2, -0.4, -0.34)
        pen.form(body.close(), coat)
        pen.fill(Path().ellipse(-0.1, -0.14, 0.24, 0.06), "#fbeedb", clip=body)
        _head(pen, coat, -0.46, -0.42)
        return
    if pose == "sleep":
        body = Path().move(-0.4, 0).cubic(-0.46, -0.3, 0.0, -0.44, 0.24, -0.36)
        pen.form(body.cubic(0.46, -0.28, 0.46, -0.04, 0.34, 0).close(), coat)
        _head(pen, coat, -0.3, -0.2)
        tail = Path().move(0.3, -0.02).cubic(0.62, -0.1, 0.6, -0.5, 0.28, -0.46)
        tail.cubic(0.02, -0.42, -0.1, -0.26, -0.2, -0.06).cubic(-0.1, 0.02, 0.1, 0.01, 0.3, -0.02)
        pen.form(tail.close(), mix(coat, DEEP, 0.12))
        return
    _plume(pen, coat, 0.18, -0.06, tilt=0)
    pen.form(Path().ellipse(0.1, -0.16, 0.2, 0.17), mix(coat, DEEP, 0.08))
    pen.form(Path().ellipse(-0.06, -0.03, 0.17, 0.04), mix(coat, DEEP, 0.18))
    body = Path().move(-0.1, -0.56).cubic(0.1, -0.5, 0.2, -0.2, 0.1, -0.05)
    body.cubic(-0.02, 0.0, -0.18, -0.02, -0.2, -0.14).cubic(-0.28, -0.3, -0.24, -0.46, -0.1, -0.56)
    pen.form(body.close(), coat)
    pen.fill(Path().ellipse(-0.18, -0.28, 0.1, 0.17), "#fbeedb", clip=body, blur=0.01)
    _head(pen, coat, -0.2, -0.66)
    if not pen.look.holds:
        pen.ball(-0.35, -0.37, 0.065, "#a5713d")
        pen.form(Path().ellipse(-0.35, -0.42, 0.07, 0.032), "#6b4630")
    pen.limb([(-0.12, -0.42), (-0.22, -0.33), (-0.31, -0.35)], 0.07, mix(coat, DEEP, 0.14))


def _plume(pen: Pen, coat: Colour, x: float, y: float, *, tilt: float) -> None:
    with pen.at(x, y, 1.0, tilt=tilt):
        tail = Path().move(-0.04, 0.04).cubic(0.4, 0.1, 0.36, -0.4, 0.24, -0.5)
        tail.cubic(0.14, -0.6, 0.3, -0.66, 0.36, -0.56).cubic(0.4, -0.8, 0.1, -0.98, -0.06, -0.82)
        tail.cubic(-0.2, -0.64, 0.02, -0.4, -0.02, -0.2).quad(-0.04, -0.08, -0.1, -0.04).close()
        pen.form(tail, mix(coat, DEEP, 0.1), light=0.26)
        core = Path().move(0.06, -0.06).cubic(0.26, -0.2, 0.16, -0.44, 0.06, -0.6)
        pen.stroke(core, 0.07, mix(coat, "#fbe0bd", 0.45), opacity=0.6, clip=tail)


def _head(pen: Pen, coat: Colour, x: float, y: float) -> None:
    for dx in (0.1, 0.0):
        ear = Path().move(x + dx, y - 0.12).quad(x + dx + 0.02, y - 0.3, x + dx + 0.1, y - 0.28)
        pen.form(ear.quad(x + dx + 0.14, y - 0.16, x + dx + 0.1, y - 0.08).close(),
                 mix(coat, DEEP, 0.16 if dx else 0.04))  # fmt: skip
    skull = (
        Path()
        .move(x - 0.22, y + 0.05)
        .cubic(x - 0.2, y - 0.2, x + 0.16, y - 0.26, x + 0.2, y - 0.0)
    )
    skull.cubic(x + 0.2, y + 0.16, x - 0.06, y + 0.2, x - 0.16, y + 0.13)
    pen.form(skull.quad(x - 0.24, y + 0.12, x - 0.22, y + 0.05).close(), coat)
    pen.fill(Path().ellipse(x - 0.1, y + 0.12, 0.13, 0.08), "#fbeedb", clip=skull)
    pen.fill(Path().ellipse(x - 0.21, y + 0.04, 0.026, 0.022), "#3a2630")
    pen.fill(Path().ellipse(x + 0.02, y + 0.07, 0.045, 0.03), "#f0705d", opacity=0.35, blur=0.01)
    if pen.look.pose == "sleep":
        lid = Path().move(x - 0.1, y - 0.02).quad(x - 0.05, y + 0.03, x, y - 0.02)
        pen.stroke(lid, 0.018, "#2b2230")
    else:
        eye(pen, x - 0.06, y - 0.03, 0.04)


def turtle_anchors(look: Look, facts: Facts) -> Anchors:
    """Where a turtle's hat and scarf are."""
    del facts
    if look.pose == "sleep":
        return Anchors((-0.56, -0.32), (-0.56, -0.2), 0.3, (-0.62, -0.2), 0.05, (-0.4, -0.12),
                       ((-0.7, -0.1),), -4.0, profile=True)  # fmt: skip
    return Anchors((-0.58, -0.8), (-0.6, -0.62), 0.34, (-0.66, -0.64), 0.06, (-0.44, -0.42),
                   ((-0.8, -0.52),), -6.0, profile=True)  # fmt: skip


@drawn(
    "turtle", "tortoise", kind="ground", height=0.4, aspect=1.5, faces="left",
    colours=("green",), seat=(0.58, 0.12), head=(0.12, 0.16), head_width=0.34,
    anchors=turtle_anchors,
)  # fmt: skip
def turtle(pen: Pen) -> None:
    """A turtle: walking, swimming with flippers, asleep with its head down."""
    skin, shell = pen.tint("#9ac45a"), mix(pen.tint("#4f8a4a"), DEEP, 0.1)
    pose = pen.look.pose
    swims = pose in {"swim", "fly", "jump"}
    dark = mix(skin, DEEP, 0.16)
    head_y = -0.2 if pose == "sleep" else -0.6
    pen.form(Path().polygon([(0.5, -0.3), (0.72, -0.18), (0.5, -0.2)]), dark)
    for x, back in ((-0.26, 0.0), (0.34, 0.1)) if not swims else ():
        pen.form(Path().rect(x - 0.02 + back, -0.3, 0.18, 0.28, 0.07), mix(skin, DEEP, 0.3))
    neck = [(-0.3, -0.3), (-0.46, -0.34 if head_y < -0.4 else -0.2), (-0.58, head_y + 0.04)]
    pen.limb(neck, 0.2, dark)
    skull = Path().move(-0.82, head_y + 0.05).cubic(-0.84, head_y - 0.16, -0.5, head_y - 0.26,
                                                    -0.42, head_y - 0.02)  # fmt: skip
    skull.cubic(-0.4, head_y + 0.16, -0.6, head_y + 0.2, -0.72, head_y + 0.16)
    pen.form(skull.quad(-0.82, head_y + 0.14, -0.82, head_y + 0.05).close(), skin)
    mouth = Path().move(-0.8, head_y + 0.08).quad(-0.72, head_y + 0.14, -0.6, head_y + 0.09)
    pen.stroke(mouth, 0.014, mix(skin, DEEP, 0.5))
    pen.fill(Path().ellipse(-0.55, head_y + 0.06, 0.05, 0.035), "#f0705d", opacity=0.4, blur=0.01)
    if pose == "sleep":
        lid = Path().move(-0.72, head_y - 0.02).quad(-0.66, head_y + 0.03, -0.6, head_y - 0.02)
        pen.stroke(lid, 0.018, "#2b3230")
    else:
        eye(pen, -0.66, head_y - 0.04, 0.042)
    dome = Path().move(-0.46, -0.26).cubic(-0.42, -0.78, -0.08, -0.96, 0.14, -0.94)
    dome.cubic(0.42, -0.9, 0.62, -0.6, 0.62, -0.26).quad(0.08, -0.16, -0.46, -0.26).close()
    pen.form(dome, shell, light=0.3, dark=0.3)
    plates = ((-0.2, -0.5, 0.15), (0.1, -0.62, 0.19), (0.38, -0.5, 0.15), (-0.06, -0.34, 0.1),
              (0.24, -0.34, 0.1))  # fmt: skip
    for x, y, r in plates:
        plate = Path().polygon([(x + r * a, y + r * b) for a, b in (
            (-0.55, -0.8), (0.55, -0.8), (1, 0), (0.55, 0.8), (-0.55, 0.8), (-1, 0))])  # fmt: skip
        pen.fill(plate, mix(shell, "#c9dc7a", 0.34), opacity=0.8, clip=dome)
        pen.stroke(plate, 0.014, mix(shell, DEEP, 0.3), clip=dome)
    rim = Path().move(-0.48, -0.27).quad(0.08, -0.15, 0.64, -0.27)
    pen.stroke(rim, 0.07, mix(shell, "#d9d58a", 0.5))
    if swims:
        for x, y, tx, ty in ((-0.3, -0.24, -0.12, 0.12), (0.4, -0.22, 0.62, 0.06)):
            fin = Path().move(x - 0.1, y).quad(tx - 0.24, ty - 0.06, tx, ty)
            pen.form(fin.quad(tx + 0.04, y + 0.1, x + 0.12, y).close(), skin)
        return
    step = 0.05 if pose in {"walk", "run"} else 0.0
    for x, out in ((-0.4, -step), (0.3, step)):
        leg = (
            Path()
            .move(x, -0.26)
            .line(x + 0.2, -0.26)
            .quad(x + 0.22 + out, -0.1, x + 0.19 + out, -0.01)
        )
        pen.form(
            leg.line(x - 0.03 + out, -0.01).quad(x - 0.02 + out, -0.14, x, -0.26).close(), skin
        )
