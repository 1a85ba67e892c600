"""People's faces: eyes, brows, nose, mouth, cheeks, and the marks of age."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, luminance, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen
from seedbed.engines.illustrator.subjects.people.features import Features
from seedbed.engines.illustrator.subjects.people.outfits import Outfit

_PUPIL = "#231c26"
_LIP = "#b0484a"


def skull(cx: float, cy: float, r: float, jaw: float) -> Path:
    """The outline of a head: `jaw` from 0.4 (pointed) to 0.8 (round)."""
    path = Path().move(cx - r * 0.98, cy - r * 0.06)
    path.cubic(cx - r * 0.98, cy - r * 0.64, cx - r * 0.56, cy - r, cx, cy - r)
    path.cubic(cx + r * 0.56, cy - r, cx + r * 0.98, cy - r * 0.64, cx + r * 0.98, cy - r * 0.06)
    path.cubic(cx + r * 0.98, cy + r * 0.6, cx + r * jaw, cy + r, cx, cy + r)
    return path.cubic(cx - r * jaw, cy + r, cx - r * 0.98, cy + r * 0.6, cx - r * 0.98,
                      cy - r * 0.06).close()  # fmt: skip


def face(pen: Pen, outfit: Outfit, who: Features, x: float, cy: float, r: float) -> None:
    """A friendly face whose middle is at x on a head at (_, cy)."""
    skin = who.skin
    line = mix(skin, "#5a2a22", 0.55)
    for side in (-1, 1):
        cheek = Path().ellipse(x + side * r * 0.58, cy + r * 0.42, r * 0.22, r * 0.14)
        warm = (0.42 if outfit.child or outfit.female else 0.24) * (0.4 + 0.6 * luminance(skin))
        pen.fill(cheek, mix(skin, "#ff4b3c", 0.6), opacity=warm, blur=r * 0.06)
        _eye(pen, outfit, who, x + side * r * 0.37, cy + r * 0.12, r, side)
        if outfit.old:
            fold = Path().move(x + side * r * 0.34, cy + r * 0.36)
            pen.stroke(fold.quad(x + side * r * 0.4, cy + r * 0.5, x + side * r * 0.34,
                                 cy + r * 0.6), r * 0.03, line, opacity=0.7)  # fmt: skip
            crow = Path().move(x + side * r * 0.62, cy + r * 0.1).line(x + side * r * 0.74,
                                                                       cy + r * 0.05)  # fmt: skip
            crow.move(x + side * r * 0.62, cy + r * 0.17).line(x + side * r * 0.75, cy + r * 0.19)
            pen.stroke(crow, r * 0.025, line, opacity=0.7)
    if who.freckles:
        for dx, dy in ((-0.56, 0.3), (-0.44, 0.36), (-0.62, 0.42), (0.56, 0.3), (0.44, 0.36),
                       (0.64, 0.41)):  # fmt: skip
            pen.fill(Path().circle(x + r * dx, cy + r * dy, r * 0.025), line, opacity=0.6)
    _nose(pen, who, x, cy + r * 0.34, r, skin, line)
    if not outfit.beard:
        if who.stubble:
            shade = Path().move(x - r * 0.62, cy + r * 0.44).quad(x, cy + r * 0.34, x + r * 0.62,
                                                                  cy + r * 0.44)  # fmt: skip
            shade.quad(x + r * 0.4, cy + r * 0.98, x, cy + r * 0.98)
            pen.fill(shade.quad(x - r * 0.4, cy + r * 0.98, x - r * 0.62, cy + r * 0.44).close(),
                     who.hair, opacity=0.16, blur=r * 0.05)  # fmt: skip
        mouth(pen, who, x, cy + r * 0.6, r)


def _eye(
    pen: Pen, outfit: Outfit, who: Features, ex: float, ey: float, r: float, side: int
) -> None:
    small = 1.0 if outfit.child else 0.82
    brow = mix(outfit.hair_colour or who.hair, "#2b2026", 0.35)
    arch = Path().move(ex - side * r * 0.15, ey - r * 0.27)
    pen.stroke(arch.quad(ex + side * r * 0.03, ey - r * 0.37, ex + side * r * 0.19, ey - r * 0.25),
               r * who.brow, brow)  # fmt: skip
    if pen.look.pose == "sleep":
        lid = Path().move(ex - r * 0.14, ey).quad(ex, ey + r * 0.13, ex + r * 0.14, ey)
        pen.stroke(lid, r * 0.05, _PUPIL)
        return
    if not outfit.child:
        white = Path().ellipse(ex, ey, r * 0.165, r * 0.125)
        pen.fill(white, "#fdfbf7")
    wide, high = r * 0.108 * small + r * 0.006, r * 0.15 * small
    eye = Path().ellipse(ex, ey, wide, high)
    pen.fill(eye, _PUPIL)
    pen.fill(Path().ellipse(ex, ey + high * 0.46, wide * 0.74, high * 0.5), who.iris,
             opacity=0.85, clip=eye)  # fmt: skip
    pen.fill(Path().circle(ex + r * 0.035, ey - high * 0.4, r * 0.042), "#ffffff")
    pen.fill(Path().circle(ex - r * 0.035, ey + high * 0.42, r * 0.02), "#ffffff", opacity=0.8)
    if not outfit.child:
        lid = Path().move(ex - r * 0.17, ey - r * 0.03)
        lid.quad(ex, ey - r * 0.19, ex + r * 0.17, ey - r * 0.03)
        pen.stroke(lid, r * (0.055 if outfit.female else 0.04), _PUPIL)
    if outfit.female:
        lash = Path().move(ex + side * r * 0.12, ey - r * 0.07)
        pen.stroke(lash.line(ex + side * r * 0.22, ey - r * 0.15), r * 0.04, _PUPIL)


def _nose(
    pen: Pen, who: Features, x: float, y: float, r: float, skin: Colour, line: Colour
) -> None:
    if who.nose == "button":
        pen.fill(Path().ellipse(x, y, r * 0.075, r * 0.055), mix(skin, "#c0563f", 0.4))
    elif who.nose == "round":
        pen.fill(Path().ellipse(x, y, r * 0.13, r * 0.085), mix(skin, "#b8503c", 0.3))
        pen.fill(Path().ellipse(x - r * 0.03, y - r * 0.03, r * 0.045, r * 0.03), "#ffffff",
                 opacity=0.3)  # fmt: skip
    elif who.nose == "bridge":
        ridge = Path().move(x + r * 0.03, y - r * 0.2)
        ridge.quad(x - r * 0.14, y + r * 0.04, x - r * 0.02, y + r * 0.06)
        pen.stroke(ridge.quad(x + r * 0.05, y + r * 0.07, x + r * 0.07, y + r * 0.02), r * 0.04,
                   line)  # fmt: skip
    else:
        ridge = Path().move(x - r * 0.1, y).quad(x, y + r * 0.13, x + r * 0.1, y)
        pen.stroke(ridge, r * 0.045, line)
        pen.fill(Path().ellipse(x + r * 0.03, y - r * 0.1, r * 0.035, r * 0.1), "#ffffff",
                 opacity=0.18)  # fmt: skip


def mouth(pen: Pen, who: Features, x: float, y: float, r: float) -> None:
    """A mouth at (x, y): never a sad one."""
    if pen.look.pose == "sleep":
        pen.stroke(Path().move(x - r * 0.1, y).quad(x, y + r * 0.05, x + r * 0.1, y), r * 0.05,
                   _LIP)  # fmt: skip
    elif who.mouth == "grin" or pen.look.pose in {"jump", "play", "dance"}:
        open_ = Path().move(x - r * 0.22, y - r * 0.08).quad(x, y, x + r * 0.22, y - r * 0.08)
        open_.cubic(
            x + r * 0.18, y + r * 0.2, x - r * 0.18, y + r * 0.2, x - r * 0.22, y - r * 0.08
        )
        pen.fill(open_.close(), "#8f2f36")
        pen.fill(Path().ellipse(x, y - r * 0.06, r * 0.17, r * 0.055), "#fffaf4", clip=open_)
        pen.fill(Path().ellipse(x, y + r * 0.16, r * 0.12, r * 0.07), "#e8757a", clip=open_)
    elif who.mouth == "aside":
        pen.stroke(Path().move(x - r * 0.15, y + r * 0.01).cubic(x - r * 0.02, y + r * 0.09,
                   x + r * 0.12, y + r * 0.06, x + r * 0.2, y - r * 0.07), r * 0.06,
                   mix(_LIP, DEEP, 0.15))  # fmt: skip
    elif who.mouth == "lips":
        lips = Path().move(x - r * 0.17, y - r * 0.02).quad(x - r * 0.06, y - r * 0.08, x,
                                                            y - r * 0.04)  # fmt: skip
        lips.quad(x + r * 0.06, y - r * 0.08, x + r * 0.17, y - r * 0.02)
        pen.fill(lips.quad(x, y + r * 0.17, x - r * 0.17, y - r * 0.02).close(), "#c8525a")
        pen.stroke(Path().move(x - r * 0.17, y - r * 0.02).quad(x, y + r * 0.05, x + r * 0.17,
                   y - r * 0.02), r * 0.025, "#8f2f36")  # fmt: skip
    else:
        pen.stroke(Path().move(x - r * 0.18, y - r * 0.06).quad(x, y + r * 0.12, x + r * 0.18,
                   y - r * 0.06), r * 0.065, mix(_LIP, DEEP, 0.15))  # fmt: skip


def beard(pen: Pen, cx: float, cy: float, r: float, hair: Colour, *, long: bool) -> None:
    """A full beard with a moustache over a smile; `long` to the chest."""
    low = 2.0 if long else 1.16
    path = Path().move(cx - r * 0.98, cy + r * 0.1)
    path.cubic(cx - r * 0.98, cy + r * low * 0.8, cx - r * 0.3, cy + r * low, cx, cy + r * low)
    path.cubic(cx + r * 0.3, cy + r * low, cx + r * 0.98, cy + r * low * 0.8, cx + r * 0.98,
               cy + r * 0.1)  # fmt: skip
    path.cubic(cx + r * 0.8, cy + r * 0.5, cx + r * 0.4, cy + r * 0.5, cx, cy + r * 0.5)
    path.cubic(cx - r * 0.4, cy + r * 0.5, cx - r * 0.8, cy + r * 0.5, cx - r * 0.98,
               cy + r * 0.1).close()  # fmt: skip
    pen.form(path, hair)
    pen.stroke(Path().move(cx - r * 0.13, cy + r * 0.66).quad(cx, cy + r * 0.76, cx + r * 0.13,
               cy + r * 0.66), r * 0.07, "#a03c38")  # fmt: skip
    for side in (-1, 1):
        wing = Path().move(cx, cy + r * 0.44).quad(cx + side * r * 0.3, cy + r * 0.38,
                                                   cx + side * r * 0.46, cy + r * 0.66)  # fmt: skip
        pen.form(wing.quad(cx + side * r * 0.2, cy + r * 0.62, cx, cy + r * 0.58).close(),
                 mix(hair, "#ffffff", 0.1))  # fmt: skip
