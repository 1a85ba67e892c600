"""People's heads: hair, face, beard, glasses and hat, in the order they are painted."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen
from seedbed.engines.illustrator.subjects.people import faces, hairdos
from seedbed.engines.illustrator.subjects.people.features import Features
from seedbed.engines.illustrator.subjects.people.hats import glasses, hat_on, helm
from seedbed.engines.illustrator.subjects.people.joints import Body
from seedbed.engines.illustrator.subjects.people.outfits import Outfit

# Hats that leave no hair to be seen.
_CLOSED = frozenset(["helm", "helmet", "hood"])


def hair_behind(pen: Pen, outfit: Outfit, who: Features, body: Body, *, back: bool) -> None:
    """The hair that hangs behind head and shoulders."""
    if back or outfit.hat in _CLOSED or outfit.hat == "rain-hood":
        return
    hat = outfit.hat is not None or pen_wears_hat(pen)
    hairdos.behind(pen, who.style, *body.head, body.r, who.hair, hat=hat)


def head(pen: Pen, outfit: Outfit, who: Features, body: Body, *, back: bool) -> None:
    """Head, face, hair, beard, glasses and hat."""
    cx, cy, r = *body.head, body.r
    if outfit.hat == "helm":
        helm(pen, cx, cy, r)
        return
    if outfit.hat == "helmet":
        pen.fill(Path().circle(cx, cy, r * 1.3), "#b9cfe6")
    covered = who.style in hairdos.HANGING and not back
    for side in () if covered else (-1, 1):
        ear = mix(who.skin, DEEP, 0.1)
        pen.fill(Path().ellipse(cx + side * r * 0.97, cy + r * 0.14, r * 0.15, r * 0.2), ear)
    jaw = 0.74 if outfit.child else 0.5 if outfit.female else 0.64
    pen.form(faces.skull(cx, cy, r, jaw), who.skin, light=0.2, dark=0.12)
    if back:
        if outfit.hat not in _CLOSED:
            hairdos.at_the_back(pen, who.style, cx, cy, r, who.hair)
        if outfit.hat:
            hat_on(pen, outfit.hat, cx, cy, r)
        return
    x = cx + body.turn * r * 0.32
    faces.face(pen, outfit, who, x, cy, r)
    if outfit.beard:
        tone = outfit.beard_colour or outfit.hair_colour or who.hair
        faces.beard(pen, cx, cy, r, tone, long=outfit.old or outfit.long_beard)
    if outfit.hat not in _CLOSED:
        hat = outfit.hat is not None or pen_wears_hat(pen)
        hairdos.over(pen, who.style, cx, cy, r, who.hair, hat=hat)
    if outfit.glasses:
        glasses(pen, x, cy + r * 0.12, r, "#4a3a36")
    if outfit.hat:
        hat_on(pen, outfit.hat, cx, cy, r, outfit.hat_colour)


def pen_wears_hat(pen: Pen) -> bool:
    """Whether a hat will be put on this head."""
    return any("hat" in name or name in {"cap", "beanie", "crown"} for name, _ in pen.look.wears)


def eye(pen: Pen, x: float, y: float, r: float) -> None:
    """A dark, shining eye; a closed lid when asleep."""
    if pen.look.pose == "sleep":
        pen.stroke(Path().move(x - r * 1.2, y).quad(x, y + r, x + r * 1.2, y), r * 0.5, "#2b2230")
        return
    pen.fill(Path().ellipse(x, y, r, r * 1.2), "#2b2230")
    pen.fill(Path().circle(x - r * 0.3, y - r * 0.4, r * 0.36), "#ffffff")
