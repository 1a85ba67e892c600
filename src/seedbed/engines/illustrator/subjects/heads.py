"""People's heads: hair, face, beard."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.hats import glasses, hat_on, helm
from seedbed.engines.illustrator.subjects.joints import Body
from seedbed.engines.illustrator.subjects.outfits import Outfit
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen


def hair_behind(pen: Pen, outfit: Outfit, body: Body, hair: Colour, *, back: bool) -> None:
    """The hair that hangs behind head and shoulders."""
    cx, cy, r = *body.head, body.r
    dark = mix(hair, DEEP, 0.2)
    if outfit.hair == "long" and not outfit.beard:
        path = Path().move(cx - r * 1.02, cy - r * 0.1)
        path.cubic(
            cx - r * 1.3, cy + r * 1.2, cx - r * 1.1, cy + r * 1.9, cx - r * 0.75, cy + r * 2.0
        )
        path.quad(cx, cy + r * 1.75, cx + r * 0.75, cy + r * 2.0)
        path.cubic(
            cx + r * 1.1, cy + r * 1.9, cx + r * 1.3, cy + r * 1.2, cx + r * 1.02, cy - r * 0.1
        ).close()
        pen.form(path, dark)
    elif outfit.hair == "pigtails" and not outfit.hat:
        for side in (-1, 1):
            tail = Path().move(cx + side * r * 0.8, cy + r * 0.1)
            tail.cubic(
                cx + side * r * 1.75,
                cy - r * 0.25,
                cx + side * r * 1.75,
                cy + r * 0.9,
                cx + side * r * 1.25,
                cy + r * 1.25,
            )
            tail.quad(cx + side * r * 1.15, cy + r * 0.7, cx + side * r * 0.8, cy + r * 0.1).close()
            pen.form(tail, hair)
            pen.ball(cx + side * r * 0.98, cy + r * 0.18, r * 0.15, "#e0574f")
    elif outfit.hair == "bun" and outfit.hat is None:
        pen.ball(cx, cy - r * 1.06, r * 0.42, hair)


def head(pen: Pen, outfit: Outfit, body: Body, skin: Colour, hair: Colour, *, back: bool) -> None:
    """Head, face, hair, beard, glasses and hat."""
    cx, cy, r = *body.head, body.r
    if outfit.hat == "helm":
        helm(pen, cx, cy, r)
        return
    if outfit.hat == "helmet":
        pen.fill(Path().circle(cx, cy, r * 1.3), "#b9cfe6")
    for side in (-1, 1):
        pen.fill(Path().circle(cx + side * r * 0.96, cy + r * 0.1, r * 0.2), mix(skin, DEEP, 0.1))
    skull = Path().ellipse(cx, cy, r, r * 0.97)
    if back:
        pen.form(skull, hair)
        if outfit.hat:
            hat_on(pen, outfit.hat, cx, cy, r)
        return
    pen.form(skull, skin, light=0.2, dark=0.12)
    _face(pen, outfit, cx + body.turn * r * 0.32, cy, r, skin)
    if outfit.beard:
        tone = outfit.beard_colour or outfit.hair_colour or hair
        _beard(pen, cx, cy, r, tone, long=outfit.old or outfit.long_beard)
    if outfit.hat != "helmet":
        _hair(pen, outfit, cx, cy, r, hair)
    if outfit.glasses:
        glasses(pen, cx + body.turn * r * 0.32, cy + r * 0.12, r, "#4a3a36")
    if outfit.hat:
        hat_on(pen, outfit.hat, cx, cy, r)


def _face(pen: Pen, outfit: Outfit, x: float, cy: float, r: float, skin: Colour) -> None:
    asleep = pen.look.pose == "sleep"
    for side in (-1, 1):
        ex, ey = x + side * r * 0.37, cy + r * 0.12
        pen.fill(
            Path().ellipse(x + side * r * 0.56, cy + r * 0.42, r * 0.2, r * 0.13),
            "#f0604d",
            opacity=0.28,
            blur=r * 0.05,
        )
        if asleep:
            lid = Path().move(ex - r * 0.13, ey).quad(ex, ey + r * 0.12, ex + r * 0.13, ey)
            pen.stroke(lid, r * 0.055, "#2b2230")
            continue
        pen.fill(Path().ellipse(ex, ey, r * 0.1, r * 0.145), "#2b2230")
        pen.fill(Path().circle(ex + r * 0.035, ey - r * 0.055, r * 0.04), "#ffffff")
        brow = (
            Path()
            .move(ex - r * 0.14, ey - r * 0.27)
            .quad(ex, ey - r * 0.34, ex + r * 0.14, ey - r * 0.27)
        )
        pen.stroke(brow, r * 0.05, mix(skin, "#3a2a22", 0.7))
        if outfit.female:
            lash = (
                Path()
                .move(ex + side * r * 0.08, ey - r * 0.09)
                .line(ex + side * r * 0.18, ey - r * 0.16)
            )
            pen.stroke(lash, r * 0.045, "#2b2230")
    pen.fill(Path().ellipse(x, cy + r * 0.3, r * 0.07, r * 0.05), mix(skin, "#c0563f", 0.35))
    mouth = (
        Path().move(x - r * 0.17, cy + r * 0.5).quad(x, cy + r * 0.68, x + r * 0.17, cy + r * 0.5)
    )
    pen.stroke(mouth, r * 0.085, "#a03c38")
    if outfit.old:
        for side in (-1, 1):
            line = (
                Path()
                .move(x + side * r * 0.33, cy + r * 0.36)
                .quad(x + side * r * 0.38, cy + r * 0.5, x + side * r * 0.3, cy + r * 0.58)
            )
            pen.stroke(line, r * 0.03, mix(skin, DEEP, 0.3))


def _hair(pen: Pen, outfit: Outfit, cx: float, cy: float, r: float, hair: Colour) -> None:
    style = outfit.hair
    if style == "bald":
        for side in (-1, 1):
            pen.ball(cx + side * r * 0.95, cy + r * 0.02, r * 0.24, hair)
        return
    if style == "curl":
        curl = (
            Path()
            .move(cx - r * 0.1, cy - r * 0.92)
            .cubic(
                cx - r * 0.3,
                cy - r * 1.25,
                cx + r * 0.35,
                cy - r * 1.3,
                cx + r * 0.12,
                cy - r * 1.02,
            )
        )
        pen.stroke(curl, r * 0.09, hair)
        return
    if style == "curls":
        for side in (-1, 1):
            for dx, dy, k in ((1.05, -0.1, 0.34), (0.98, -0.5, 0.36), (1.1, 0.3, 0.28)):
                pen.ball(cx + side * r * dx, cy + r * dy, r * k, hair)
        pen.ball(cx, cy + r * 0.3, r * 0.2, "#e0352c")
        return
    cap = Path()
    if style in {"short", "tousled"}:
        cap.move(cx - r * 1.03, cy + r * 0.12)
        cap.cubic(
            cx - r * 1.15, cy - r * 1.25, cx + r * 1.15, cy - r * 1.3, cx + r * 1.03, cy + r * 0.12
        )
        cap.quad(cx + r * 0.92, cy - r * 0.2, cx + r * 0.72, cy - r * 0.38)
        if style == "tousled":
            cap.line(cx + r * 0.45, cy - r * 0.22).line(cx + r * 0.2, cy - r * 0.44)
            cap.line(cx - r * 0.1, cy - r * 0.22).line(cx - r * 0.35, cy - r * 0.46)
            cap.line(cx - r * 0.62, cy - r * 0.24).line(cx - r * 0.8, cy - r * 0.4)
        else:
            cap.cubic(
                cx + r * 0.3,
                cy - r * 0.75,
                cx - r * 0.2,
                cy - r * 0.25,
                cx - r * 0.75,
                cy - r * 0.42,
            )
        cap.quad(cx - r * 0.92, cy - r * 0.2, cx - r * 1.03, cy + r * 0.12).close()
        pen.form(cap, hair)
        if style == "tousled":
            tuft = (
                Path()
                .move(cx - r * 0.1, cy - r * 0.95)
                .quad(cx + r * 0.05, cy - r * 1.22, cx + r * 0.25, cy - r * 1.12)
                .quad(cx + r * 0.15, cy - r * 0.98, cx + r * 0.2, cy - r * 0.88)
                .close()
            )
            pen.fill(tuft, hair)
        return
    # Parted hair that frames the face: long, bun, pigtails.
    cap.move(cx - r * 1.06, cy + r * 0.35)
    cap.cubic(
        cx - r * 1.2, cy - r * 1.25, cx + r * 1.2, cy - r * 1.25, cx + r * 1.06, cy + r * 0.35
    )
    cap.cubic(cx + r * 0.98, cy - r * 0.1, cx + r * 0.75, cy - r * 0.4, cx + r * 0.1, cy - r * 0.62)
    cap.cubic(
        cx - r * 0.5, cy - r * 0.5, cx - r * 0.92, cy - r * 0.2, cx - r * 1.06, cy + r * 0.35
    ).close()
    pen.form(cap, hair)
    gleam = (
        Path()
        .move(cx - r * 0.55, cy - r * 0.72)
        .quad(cx - r * 0.1, cy - r * 0.95, cx + r * 0.4, cy - r * 0.8)
    )
    pen.stroke(gleam, r * 0.07, "#ffffff", opacity=0.22)


def _beard(pen: Pen, cx: float, cy: float, r: float, hair: Colour, *, long: bool) -> None:
    low = 2.0 if long else 1.12
    path = Path().move(cx - r * 0.95, cy + r * 0.2)
    path.cubic(cx - r * 0.95, cy + r * low * 0.8, cx - r * 0.3, cy + r * low, cx, cy + r * low)
    path.cubic(
        cx + r * 0.3, cy + r * low, cx + r * 0.95, cy + r * low * 0.8, cx + r * 0.95, cy + r * 0.2
    )
    path.cubic(cx + r * 0.6, cy + r * 0.55, cx + r * 0.35, cy + r * 0.38, cx, cy + r * 0.42)
    path.cubic(
        cx - r * 0.35, cy + r * 0.38, cx - r * 0.6, cy + r * 0.55, cx - r * 0.95, cy + r * 0.2
    ).close()
    pen.form(path, hair)
    smile = (
        Path()
        .move(cx - r * 0.12, cy + r * 0.58)
        .quad(cx, cy + r * 0.68, cx + r * 0.12, cy + r * 0.58)
    )
    pen.stroke(smile, r * 0.085, "#a03c38")


def eye(pen: Pen, x: float, y: float, r: float) -> None:
    """A dark, shining eye; a closed lid when asleep."""
    if pen.look.pose == "sleep":
        pen.stroke(Path().move(x - r * 1.2, y).quad(x, y + r, x + r * 1.2, y), r * 0.5, "#2b2230")
        return
    pen.fill(Path().ellipse(x, y, r, r * 1.2), "#2b2230")
    pen.fill(Path().circle(x - r * 0.3, y - r * 0.4, r * 0.36), "#ffffff")
