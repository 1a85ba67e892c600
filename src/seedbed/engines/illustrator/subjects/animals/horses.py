"""Horses and unicorns."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, luminance, mix
from seedbed.engines.illustrator.subjects.animals.pied import BLACK
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Look, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye

LYING = frozenset(["sleep", "sit", "read"])
LOW = 0.28  # how far a lying horse is below a standing one


def horse_anchors(look: Look, facts: Facts) -> Anchors:
    """Where a horse's hat, its scarf and its mouth are."""
    del facts
    y = LOW if look.pose in LYING else 0.0
    return Anchors(
        crown=(-0.31, -0.94 + y), head=(-0.38, -0.8 + y), width=0.34, eyes=(-0.385, -0.81 + y),
        spread=0.05, neck=(-0.26, -0.62 + y), hands=((-0.55, -0.6 + y),), tilt=-14.0, profile=True,
    )  # fmt: skip


@drawn(
    "horse",
    "pony",
    "unicorn",
    kind="ground",
    height=1.7,
    aspect=1.18,
    faces="left",
    colours=("brown",),
    seat=(0.56, 0.4),
    head=(0.16, 0.04),
    head_width=0.26,
    anchors=horse_anchors,
)
def horse(pen: Pen) -> None:
    """A horse from the side: standing, trotting, leaping, lying, asleep; a unicorn, horned."""
    pose = pen.look.pose
    if pose in LYING:
        with pen.at(0, LOW):
            _figure(pen, lying=True)
    elif pose in {"jump", "fly"}:
        with pen.at(0.02, -0.1, 0.96, tilt=13):
            _figure(pen)
    else:
        _figure(pen)


def _figure(pen: Pen, *, lying: bool = False) -> None:
    magic = pen.look.name == "unicorn"
    coat = pen.tint("#f4f1fa" if magic or pen.look.pied else "#a9683a")
    pale = luminance(coat) > 0.7
    mane: Colour = mix(coat, "#8f96a8", 0.5) if pale else mix(coat, DEEP, 0.62)
    if magic or pen.look.pied:
        mane = "#e58ac0" if magic else BLACK
    hoof = "#d9b23c" if magic else "#4a3a36"
    moving = pen.look.pose in {"walk", "run", "ride", "jump", "play", "fly"}
    legs = [] if lying else _horse_legs(moving, fast=pen.look.pose in {"run", "jump", "fly"})
    for x, bend, foot in legs[:2]:
        _horse_leg(pen, x, bend, foot, mix(coat, DEEP, 0.2), hoof)
    tail = (
        Path()
        .move(0.4, -0.6)
        .cubic(0.56, -0.66, 0.62, -0.46, 0.57, -0.2)
        .quad(0.5, -0.24, 0.47, -0.34)
        .cubic(0.47, -0.44, 0.44, -0.5, 0.37, -0.52)
        .close()
    )
    pen.form(tail, mane)
    body = (
        Path()
        .move(-0.3, -0.58)
        .cubic(-0.18, -0.7, 0.0, -0.63, 0.14, -0.64)
        .cubic(0.3, -0.68, 0.46, -0.64, 0.45, -0.46)
    )
    body.cubic(0.45, -0.34, 0.36, -0.3, 0.26, -0.31).cubic(
        0.1, -0.27, -0.08, -0.27, -0.2, -0.32
    ).cubic(-0.33, -0.36, -0.36, -0.48, -0.3, -0.58).close()
    pen.form(body, coat, light=0.22, dark=0.24)
    if pen.look.pied:
        for cx, cy, rx, ry in ((0.28, -0.54, 0.16, 0.15), (-0.06, -0.6, 0.1, 0.13)):
            pen.fill(Path().ellipse(cx, cy, rx, ry), BLACK, clip=body)
    for x, bend, foot in legs[2:]:
        _horse_leg(pen, x, bend, foot, coat, hoof)
    if lying:
        _folded_legs(pen, coat, hoof)
    neck = (
        Path()
        .move(-0.33, -0.42)
        .cubic(-0.36, -0.6, -0.42, -0.7, -0.46, -0.76)
        .line(-0.3, -0.92)
        .cubic(-0.2, -0.86, -0.12, -0.74, -0.06, -0.6)
        .cubic(-0.1, -0.46, -0.22, -0.4, -0.33, -0.42)
        .close()
    )
    pen.form(neck, coat, light=0.14, dark=0.12)
    for dx in (0.0, -0.05):
        ear = (
            Path()
            .move(-0.33 + dx, -0.9)
            .quad(-0.34 + dx, -1.0, -0.285 + dx, -1.0)
            .quad(-0.26 + dx, -0.94, -0.275 + dx, -0.88)
            .close()
        )
        pen.form(ear, mix(coat, DEEP, 0.1))
    head = (
        Path()
        .move(-0.27, -0.9)
        .cubic(-0.36, -0.97, -0.44, -0.88, -0.5, -0.78)
        .cubic(-0.56, -0.71, -0.6, -0.66, -0.575, -0.61)
    )
    head.cubic(-0.55, -0.575, -0.49, -0.585, -0.45, -0.62).cubic(
        -0.38, -0.66, -0.3, -0.68, -0.24, -0.74
    ).cubic(-0.2, -0.8, -0.22, -0.87, -0.27, -0.9).close()
    pen.form(head, mix(coat, WARM, 0.08), dark=0.14)
    muzzle = Path().ellipse(-0.545, -0.63, 0.06, 0.055)
    pen.fill(muzzle, mix(coat, "#e9c6b4" if pale else DEEP, 0.4), clip=head)
    pen.fill(Path().ellipse(-0.56, -0.655, 0.012, 0.009), mix(coat, DEEP, 0.7))
    pen.stroke(
        Path().move(-0.57, -0.605).quad(-0.53, -0.6, -0.5, -0.62), 0.008, mix(coat, DEEP, 0.6)
    )
    if not magic and not pale:
        blaze = (
            Path()
            .move(-0.37, -0.93)
            .quad(-0.45, -0.84, -0.51, -0.74)
            .quad(-0.45, -0.8, -0.36, -0.89)
            .close()
        )
        pen.fill(blaze, "#fbf3e6", clip=head)
    if pen.look.pose == "sleep":
        lid = Path().move(-0.41, -0.81).quad(-0.385, -0.785, -0.36, -0.81)
        pen.stroke(lid, 0.012, "#fbf3e6" if luminance(coat) < 0.3 else "#2b2230")
    else:
        eye(pen, -0.385, -0.81, 0.024)
    hair = (
        Path()
        .move(-0.35, -0.95)
        .cubic(-0.28, -1.03, -0.18, -0.92, -0.13, -0.82)
        .cubic(-0.06, -0.72, -0.02, -0.62, -0.0, -0.56)
    )
    hair.quad(-0.06, -0.58, -0.09, -0.54).quad(-0.11, -0.62, -0.16, -0.64).quad(
        -0.15, -0.72, -0.21, -0.74
    ).quad(-0.2, -0.82, -0.26, -0.83).quad(-0.28, -0.9, -0.35, -0.95).close()
    pen.form(hair, mane)
    lock = (
        Path()
        .move(-0.3, -0.97)
        .quad(-0.38, -0.98, -0.42, -0.88)
        .quad(-0.36, -0.92, -0.3, -0.9)
        .close()
    )
    pen.form(lock, mane)
    if magic:
        horn = Path().polygon([(-0.4, -0.92), (-0.5, -1.16), (-0.355, -0.95)])
        pen.form(horn, "#f6cf5a", light=0.5)
        pen.stroke(
            Path().move(-0.42, -0.97).line(-0.375, -0.985).move(-0.445, -1.03).line(-0.41, -1.045),
            0.012,
            "#d99a2c",
        )
    if pen.look.pose == "ride":
        pen.form(
            Path()
            .move(-0.02, -0.66)
            .cubic(0.04, -0.72, 0.2, -0.72, 0.24, -0.66)
            .cubic(0.26, -0.5, 0.2, -0.44, 0.11, -0.44)
            .cubic(0.02, -0.44, -0.04, -0.52, -0.02, -0.66)
            .close(),
            "#b8402f",
        )


def _folded_legs(pen: Pen, coat: Colour, hoof: str) -> None:
    # Under a lying horse; the body's lowest line is at -0.29.
    dark = mix(coat, DEEP, 0.08)
    pen.form(Path().ellipse(0.3, -0.4, 0.15, 0.13), dark)
    for points, end in (
        ([(0.32, -0.33), (0.12, -0.31)], (0.08, -0.31)),
        ([(-0.2, -0.38), (-0.36, -0.33), (-0.2, -0.31)], (-0.16, -0.31)),
    ):
        pen.limb(points, 0.06, dark)
        pen.fill(Path().ellipse(*end, 0.042, 0.028), hoof)


def _horse_legs(moving: bool, *, fast: bool) -> list[tuple[float, float, float]]:
    # (hip x, knee offset, foot offset): far pair, then near pair.
    if fast:
        return [(-0.2, -0.16, -0.3), (0.33, 0.13, 0.26), (-0.25, -0.1, -0.2), (0.36, 0.1, 0.2)]
    if moving:
        return [(-0.2, -0.1, -0.2), (0.33, 0.07, 0.16), (-0.25, 0.03, 0.1), (0.36, -0.03, -0.13)]
    return [(-0.19, -0.005, 0.0), (0.31, 0.025, 0.0), (-0.26, -0.01, -0.005), (0.38, 0.03, 0.01)]


def _horse_leg(pen: Pen, x: float, bend: float, foot: float, coat: Colour, hoof: Colour) -> None:
    lift = 0.05 if abs(foot) > 0.15 else 0.0
    upper = (
        Path()
        .move(x - 0.075, -0.44)
        .line(x + 0.075, -0.44)
        .line(x + bend + 0.034, -0.2)
        .line(x + bend - 0.034, -0.2)
        .close()
    )
    pen.form(upper, coat)
    pen.limb([(x + bend, -0.21), (x + foot, -0.05 - lift)], 0.058, coat)
    shoe = (
        Path()
        .move(x + foot - 0.032, -0.065 - lift)
        .line(x + foot + 0.032, -0.065 - lift)
        .line(x + foot + 0.04, -lift)
        .line(x + foot - 0.046, -lift)
        .close()
    )
    pen.form(shoe, hoof)
