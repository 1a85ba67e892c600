"""What a subject wears: on its head, before its face, around its neck, on its body.

People's clothes are part of the figure (`outfits`); the same names on an animal are drawn here.
"""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import RGB, Colour, mix
from seedbed.engines.illustrator.subjects.animals.builds import BUILDS
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts
from seedbed.engines.illustrator.subjects.home.footgear import STRAPPED, strapped
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen
from seedbed.engines.illustrator.subjects.people import hats
from seedbed.engines.illustrator.subjects.people.outfits import CLOTHING
from seedbed.engines.illustrator.subjects.tint import recoloured

# Hats that are drawn, by the kind `hats.hat_on` knows.
DRAWN_HATS = {
    "hat": "straw", "straw-hat": "straw", "witch-hat": "pointed", "wizard-hat": "pointed",
    "chef-hat": "toque", "beret": "beret", "pirate-hat": "tricorn", "bucket-hat": "bucket",
    "bamboo-hat": "cone", "conical-hat": "cone", "nurse-cap": "nurse", "police-cap": "cap",
    "cowboy-hat": "cowboy", "fedora": "fedora",
    "hard-hat": "hard", "beanie": "beanie", "knit-hat": "beanie",
    "graduation-cap": "mortarboard", "santa-hat": "santa", "christmas-hat": "santa",
}  # fmt: skip
GLYPH_HATS = {
    "top-hat": "top-hat", "cap": "billed-cap", "billed-cap": "billed-cap",
    "womans-hat": "womans-hat",
}  # fmt: skip


def worn_behind(pen: Pen, anchors: Anchors, name: str, colour: RGB | None) -> None:
    """What hangs behind: a cape, wings."""
    x, neck = anchors.neck
    if _aside(anchors) or pen.look.pose == "sleep":
        return
    low = min(-0.06, neck + 0.55)
    if name in {"cape", "cloak"}:
        cape = Path().move(x - 0.1, neck).cubic(x - 0.26, neck + 0.12, x - 0.32, low - 0.24,
                                                x - 0.3, low)  # fmt: skip
        cape.quad(x, low + 0.06, x + 0.3, low)
        cape.cubic(x + 0.32, low - 0.24, x + 0.26, neck + 0.12, x + 0.1, neck).close()
        pen.form(cape, colour or "#c8302c")
    elif name == "wings":
        for side in (-1, 1):
            wing = Path().move(x + side * 0.04, neck + 0.06)
            wing.cubic(x + side * 0.3, neck - 0.26, x + side * 0.5, neck - 0.16,
                       x + side * 0.46, neck + 0.04)  # fmt: skip
            for k in range(3):
                wing.quad(
                    x + side * (0.46 - 0.11 * k), neck + 0.14 + 0.05 * k,
                    x + side * (0.34 - 0.1 * k), neck + 0.13 + 0.05 * k,
                )  # fmt: skip
            pen.form(wing.close(), colour or "#fbfcff")


def _aside(anchors: Anchors) -> bool:
    """Whether the body is seen from the side: the head is at its end, not above its middle."""
    return anchors.profile or anchors.neck[0] < -0.15


def _side_cape(pen: Pen, x: float, neck: float, w: float, colour: Colour) -> None:
    """A cape on a body seen from the side: clasped at the neck, streaming over the back."""
    cape = (
        Path()
        .move(x, neck + w * 0.06)
        .cubic(
            x + w * 0.2, neck - w * 0.34, x + w * 0.6, neck - w * 0.3, x + w * 1.25, neck - w * 0.5
        )
    )
    cape.quad(x + w * 1.12, neck - w * 0.2, x + w * 1.2, neck + w * 0.12)
    cape.quad(x + w * 0.95, neck + w * 0.1, x + w * 0.86, neck + w * 0.32)
    cape.quad(x + w * 0.6, neck + w * 0.26, x + w * 0.42, neck + w * 0.42)
    cape.cubic(x + w * 0.24, neck + w * 0.3, x + w * 0.1, neck + w * 0.24, x, neck + w * 0.06)
    pen.form(cape.close(), colour, light=0.2, dark=0.3)
    for t in (0.45, 0.72):
        fold = (
            Path()
            .move(x + w * 0.2, neck + w * 0.02)
            .quad(x + w * 0.6, neck - w * 0.1, x + w * 1.1, neck + w * (t - 0.7))
        )
        pen.stroke(fold, w * 0.02, mix(colour, DEEP, 0.3), clip=cape)
    pen.ball(x + w * 0.03, neck + w * 0.08, w * 0.055, "#f2c14a")


def worn(pen: Pen, facts: Facts, anchors: Anchors, name: str, colour: RGB | None) -> None:
    """One thing worn over the finished subject; names without a drawing change nothing."""
    person = facts.kind == "person"
    with pen.at(*anchors.crown, 1.0, tilt=anchors.tilt):
        done = _on_head(pen, anchors.width, name, colour, person=person)
    if done:
        return
    w = anchors.width
    if name in STRAPPED:
        strapped(pen, anchors, name, colour)
    elif name == "helmet" or (name == "spacesuit" and not person):
        hats.hat_on(pen, "helmet", *anchors.head, w * 0.5, colour)
    elif name in {"glasses", "sunglasses", "goggles", "mask"}:
        with pen.at(*anchors.eyes, 1.0, tilt=anchors.tilt):
            _before_eyes(pen, name, anchors.spread, colour)
    elif name in {"headphone", "headphones"}:
        with pen.at(*anchors.crown, 1.0, tilt=anchors.tilt):
            _headphones(pen, w, colour or "#3a3f4c")
    elif name == "scarf":
        scarf(pen, *anchors.neck, w, colour or "#d9453b")
    elif name in {"bow", "ribbon"}:
        x, y = anchors.neck
        _bow(pen, x, y + w * 0.06, w * 0.2, colour or "#d9453b")
    elif name in {"tie", "necktie"} and not person:
        _tie(pen, *anchors.neck, w, colour or "#c8302c")
    elif name in {"cape", "cloak"} and _aside(anchors) and pen.look.pose != "sleep":
        # The heads of horses and deer are small beside their backs.
        _side_cape(pen, *anchors.neck, w * (1.7 if anchors.profile else 1), colour or "#c8302c")
    elif name == "beard" and not person and not anchors.profile:
        _tuft(pen, *anchors.neck, w, colour or "#f2eee6")
    elif name in {"necklace", "bell-collar", "collar"}:
        _necklace(pen, *anchors.neck, w * 0.3, colour, bell=name == "bell-collar")
    elif name in CLOTHING and not person and pen.look.name not in BUILDS and not anchors.profile:
        _jumper(pen, *anchors.neck, colour or "#4f83b8")


def _on_head(pen: Pen, w: float, name: str, colour: RGB | None, *, person: bool) -> bool:
    # (0, 0) is the top of the skull. A person's hat is as wide as the head, an animal's less.
    r = w * (0.5 if person else 0.38)
    if name in {"crown", "tiara"}:
        hats.crown(pen, 0, w * (0.17 if person else 0.06), r * 0.72, w * 0.26, colour or "#f2c14a")
    elif name in DRAWN_HATS:
        kind = DRAWN_HATS[name]
        centre = r if person else w * 0.07 + r * 0.42
        hats.hat_on(pen, kind, 0, centre, r, colour)
    elif name in GLYPH_HATS:
        size = r * 2.05
        glyph = recoloured(GLYPH_HATS[name], pen.look.art, colour)
        high = size / glyph.aspect
        pen.canvas.drawing(glyph, -size / 2, w * (0.2 if person else 0.09) - high, size, high)
    elif name == "party-hat":
        _party_hat(pen, 0, w * (0.12 if person else 0.05), w * 0.24, colour or "#4f9fd9")
    elif name in {"flower-crown", "flower", "wreath"}:
        _flower_crown(pen, 0, w * (0.18 if person else 0.09), r * 0.95)
    else:
        return False
    return True


def _before_eyes(pen: Pen, name: str, spread: float, colour: RGB | None) -> None:
    # (0, 0) lies between the eyes.
    if name == "mask":
        mask = Path().rect(-spread * 1.9, -spread * 0.55, spread * 3.8, spread * 1.1, spread * 0.5)
        for side in (-1, 1):
            mask.ellipse(side * spread, 0, spread * 0.46, spread * 0.34)
        pen.fill(mask, colour or "#2b2e38", even_odd=True)
        return
    hats.glasses(pen, 0, 0, spread / 0.38, colour or "#2b2e38")
    for side in (-1, 1) if name != "glasses" else ():
        lens = Path().circle(side * spread, 0, spread * 0.62)
        pen.fill(lens, "#23252e" if name == "sunglasses" else "#8fd3e8", opacity=0.92)
        gleam = Path().move((side - 0.35) * spread, -spread * 0.12)
        pen.stroke(gleam.line((side - 0.1) * spread, -spread * 0.4), spread * 0.1, "#ffffff",
                   opacity=0.7)  # fmt: skip


def _headphones(pen: Pen, w: float, colour: Colour) -> None:
    arc = Path().move(-w * 0.5, w * 0.42).cubic(-w * 0.55, -w * 0.2, w * 0.55, -w * 0.2, w * 0.5,
                                                w * 0.42)  # fmt: skip
    pen.stroke(arc, w * 0.07, colour)
    for side in (-1, 1):
        pen.form(Path().rect(side * w * 0.5 - w * 0.09, w * 0.28, w * 0.18, w * 0.32, w * 0.08),
                 mix(colour, "#e0574f", 0.6))  # fmt: skip


def _tie(pen: Pen, x: float, neck: float, w: float, colour: Colour) -> None:
    knot = [(x - w * 0.06, neck), (x + w * 0.06, neck), (x + w * 0.04, neck + w * 0.08),
            (x - w * 0.04, neck + w * 0.08)]  # fmt: skip
    blade = [
        (x - w * 0.04, neck + w * 0.08),
        (x + w * 0.04, neck + w * 0.08),
        (x + w * 0.09, neck + w * 0.4),
        (x, neck + w * 0.5),
        (x - w * 0.09, neck + w * 0.4),
    ]
    pen.form(Path().polygon(blade), colour)
    pen.form(Path().polygon(knot), mix(colour, DEEP, 0.2))


def _jumper(pen: Pen, x: float, neck: float, colour: Colour) -> None:
    # A knitted body for a seated animal: chest and belly, two cuffs, a collar.
    body = (
        Path()
        .move(x - 0.13, neck + 0.02)
        .cubic(x - 0.21, neck + 0.14, x - 0.22, -0.24, x - 0.19, -0.13)
    )
    body.quad(x, -0.07, x + 0.19, -0.13).cubic(
        x + 0.22, -0.24, x + 0.21, neck + 0.14, x + 0.13, neck + 0.02
    )
    body.quad(x, neck + 0.07, x - 0.13, neck + 0.02).close()
    pen.form(body, colour)
    for side in (-1, 1):
        pen.limb(
            [(x + side * 0.1, neck + 0.12), (x + side * 0.1, -0.13)], 0.095, mix(colour, DEEP, 0.1)
        )
        pen.limb(
            [(x + side * 0.065, -0.11), (x + side * 0.135, -0.11)],
            0.035,
            mix(colour, "#ffffff", 0.35),
        )
    hem = Path().move(x - 0.13, neck + 0.03).quad(x, neck + 0.085, x + 0.13, neck + 0.03)
    pen.stroke(hem, 0.045, mix(colour, "#ffffff", 0.3))


def _tuft(pen: Pen, x: float, y: float, w: float, colour: Colour) -> None:
    """A beard on an animal's chin."""
    beard = (
        Path().move(x - w * 0.24, y - w * 0.14).quad(x, y + w * 0.02, x + w * 0.24, y - w * 0.14)
    )
    beard.cubic(x + w * 0.22, y + w * 0.2, x + w * 0.08, y + w * 0.42, x, y + w * 0.46)
    beard.cubic(x - w * 0.08, y + w * 0.42, x - w * 0.22, y + w * 0.2, x - w * 0.24, y - w * 0.14)
    pen.form(beard.close(), colour)


def _necklace(pen: Pen, x: float, y: float, w: float, colour: RGB | None, *, bell: bool) -> None:
    arc = Path().move(x - w, y - w * 0.1).quad(x, y + w * 0.55, x + w, y - w * 0.1)
    if bell:
        pen.stroke(arc, w * 0.2, colour or "#d0302a")
        pen.ball(x, y + w * 0.34, w * 0.22, "#f2c14a")
        pen.fill(Path().circle(x, y + w * 0.4, w * 0.05), "#6b4a1c")
        return
    for k in range(11):
        t = k / 10 * 2 - 1
        pen.ball(x + t * w, y - w * 0.1 + w * 0.33 * (1 - t * t), w * 0.1, colour or "#fbf6ee")


def _bow(pen: Pen, x: float, y: float, r: float, colour: Colour) -> None:
    for side in (-1, 1):
        loop = (
            Path()
            .move(x, y)
            .cubic(
                x + side * r * 0.5, y - r, x + side * r * 1.3, y - r * 0.8, x + side * r * 1.2, y
            )
        )
        loop.cubic(x + side * r * 1.3, y + r * 0.8, x + side * r * 0.5, y + r, x, y).close()
        pen.form(loop, colour)
    pen.ball(x, y, r * 0.3, mix(colour, DEEP, 0.15))


def _flower_crown(pen: Pen, x: float, y: float, half: float) -> None:
    petals = ("#f59ab5", "#fff3c4", "#f2b33d", "#c9a0ea", "#ffffff")
    for k in range(9):
        t = k / 8 * 2 - 1
        cx, cy = x + t * half, y - half * 0.28 * (1 - t * t)
        pen.fill(Path().ellipse(cx, cy + half * 0.06, half * 0.16, half * 0.08), "#5d9440")
        for n in range(5):
            a = n * math.tau / 5
            pen.fill(
                Path().circle(
                    cx + math.cos(a) * half * 0.09, cy + math.sin(a) * half * 0.09, half * 0.08
                ),
                petals[k % 5],
            )
        pen.fill(Path().circle(cx, cy, half * 0.055), "#e0932c")


def _party_hat(pen: Pen, x: float, y: float, half: float, colour: Colour) -> None:
    cone = (
        Path()
        .move(x - half, y)
        .line(x, y - half * 2.3)
        .line(x + half, y)
        .quad(x, y + half * 0.3, x - half, y)
        .close()
    )
    pen.form(cone, colour)
    for dx, dy in ((-0.3, -0.4), (0.35, -0.3), (0.0, -1.0), (0.15, -1.6), (-0.2, -1.4)):
        pen.fill(Path().circle(x + dx * half, y + dy * half, half * 0.13), "#ffe08a")
    pen.ball(x, y - half * 2.3, half * 0.28, "#f28fb1")


def scarf(pen: Pen, x: float, y: float, w: float, colour: Colour) -> None:
    """A scarf about a neck at (x, y) under a head `w` wide."""
    end = Path().polygon(
        [
            (x + w * 0.1, y),
            (x + w * 0.27, y),
            (x + w * 0.31, y + w * 0.42),
            (x + w * 0.12, y + w * 0.44),
        ]
    )
    pen.form(end, mix(colour, DEEP, 0.12))
    for k in range(3):
        pen.stroke(
            Path()
            .move(x + w * (0.14 + 0.06 * k), y + w * 0.43)
            .line(x + w * (0.145 + 0.065 * k), y + w * 0.49),
            w * 0.025,
            mix(colour, DEEP, 0.12),
        )
    wrap = Path().move(x - w * 0.34, y - w * 0.07).quad(x, y + w * 0.1, x + w * 0.34, y - w * 0.07)
    wrap.quad(x + w * 0.38, y + w * 0.03, x + w * 0.33, y + w * 0.1).quad(
        x, y + w * 0.25, x - w * 0.33, y + w * 0.1
    ).quad(x - w * 0.38, y + w * 0.03, x - w * 0.34, y - w * 0.07).close()
    pen.form(wrap, colour)
    for k in range(-2, 3):
        pen.stroke(
            Path()
            .move(x + k * w * 0.12, y - w * 0.02 + w * 0.05 * (1 - abs(k) / 2))
            .line(x + k * w * 0.115, y + w * 0.1 + w * 0.05 * (1 - abs(k) / 2)),
            w * 0.02,
            mix(colour, "#ffffff", 0.4),
        )
