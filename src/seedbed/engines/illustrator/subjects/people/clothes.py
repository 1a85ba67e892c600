"""The clothes on a figure's body, by cut."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, luminance, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen
from seedbed.engines.illustrator.subjects.people.features import Features
from seedbed.engines.illustrator.subjects.people.joints import Body
from seedbed.engines.illustrator.subjects.people.outfits import Outfit
from seedbed.engines.illustrator.subjects.people.skirts import HEMS, skirt

_CREAM = "#fdf6ea"
_GOLD = "#f2cf6a"


def torso(
    pen: Pen,
    outfit: Outfit,
    who: Features,
    body: Body,
    top: Colour,
    bottom: Colour,
    *,
    seated: bool,
) -> None:
    """Neck, trunk and what covers them; a long skirt too, unless its wearer sits."""
    n, h = body.neck[1], body.hip[1]
    wide = 0.066 if not outfit.child else 0.07
    pen.limb([(0, n - 0.04), (0, n + 0.06)], wide, mix(who.skin, DEEP, 0.12))
    if outfit.cut in HEMS and not seated:
        skirt(pen, outfit, who, body, top)
        return
    if not seated and outfit.cut not in {"robe", "armour"}:
        hips = Path().rect(-body.waist * 0.96, h - 0.03, body.waist * 1.92, 0.09, 0.035)
        pen.form(hips, bottom)
    shape = _trunk(body, _hem(outfit.cut, body, seated=seated))
    if outfit.cut == "armour":
        _armour(pen, shape, n, h, body.shoulder)
        return
    pen.form(shape, top)
    if not pen.flat:  # the shade under the chin and along the far side
        pen.fill(Path().ellipse(0.01, n + 0.02, 0.07, 0.03), DEEP, opacity=0.2, blur=0.012,
                 clip=shape)  # fmt: skip
    if pen.look.back:
        return
    _front(pen, outfit, who, body, top, bottom, shape)
    if outfit.apron:
        apron = Path().rect(-0.078, n + 0.11, 0.156, h - n + 0.07, 0.03)
        pen.form(apron, outfit.apron)
        pen.stroke(Path().rect(-0.04, h - 0.03, 0.08, 0.06, 0.012), 0.008,
                   mix(outfit.apron, DEEP, 0.25))  # fmt: skip
        for side in (-1, 1):
            strap = Path().move(side * 0.05, n + 0.12).line(side * 0.034, n + 0.01)
            pen.stroke(strap, 0.014, outfit.apron)


def _hem(cut: str, body: Body, *, seated: bool) -> float:
    low = {"coat": 0.16, "raincoat": 0.17, "lamellar": 0.1, "jacket": 0.05, "cardigan": 0.05}
    return body.hip[1] + (0.04 if seated else low.get(cut, 0.035))


def _trunk(body: Body, hem: float) -> Path:
    n, h, s, w = body.neck[1], body.hip[1], body.shoulder, body.waist
    out = w * (1.0 if hem < h + 0.08 else 1.22)
    mid = n + (h - n) * 0.68
    path = Path().move(-0.034, n + 0.004).cubic(-s * 0.6, n + 0.014, -s, n + 0.02, -s, n + 0.085)
    path.cubic(-s * 0.98, mid - 0.08, -w, mid - 0.04, -w * 0.98, mid)
    path.quad(-w, h, -out, hem).quad(0, hem + 0.022, out, hem).quad(w, h, w * 0.98, mid)
    path.cubic(w, mid - 0.04, s * 0.98, mid - 0.08, s, n + 0.085)
    path.cubic(s, n + 0.02, s * 0.6, n + 0.014, 0.034, n + 0.004)
    return path.quad(0, n + 0.03, -0.034, n + 0.004).close()


def _front(
    pen: Pen, outfit: Outfit, who: Features, body: Body, top: Colour, bottom: Colour, shape: Path
) -> None:
    cut, n, h = outfit.cut, body.neck[1], body.hip[1]
    dark, light = mix(top, DEEP, 0.32), mix(top, "#ffffff", 0.6)
    if cut in {"shirt", "shorts"}:
        if not outfit.apron:
            _shirt(pen, who, body, top, shape)
    elif cut == "cardigan":
        inner = [(-0.034, n), (0.034, n), (0.05, h + 0.08), (-0.05, h + 0.08)]
        pen.fill(Path().polygon(inner), _CREAM, clip=shape)
        for side in (-1, 1):
            pen.stroke(Path().move(side * 0.036, n + 0.01).line(side * 0.052, h + 0.08), 0.014,
                       dark, clip=shape)  # fmt: skip
            pen.stroke(Path().rect(side * 0.072 - 0.022, h - 0.02, 0.044, 0.04, 0.008), 0.007,
                       dark)  # fmt: skip
    elif cut in {"coat", "raincoat", "jacket"}:
        _coat(pen, cut, n, h, body, top, shape)
    elif cut == "suit":
        shirt = [(-0.046, n), (0.046, n), (0, n + 0.18)]
        pen.fill(Path().polygon(shirt), "#fdfdfd", clip=shape)
        tie = [(-0.014, n + 0.03), (0.014, n + 0.03), (0.02, n + 0.13), (0, n + 0.165),
               (-0.02, n + 0.13)]  # fmt: skip
        if outfit.collar != "bow":
            pen.fill(Path().polygon(tie), "#c8403c")
        for side in (-1, 1):
            lapel = [(side * 0.036, n), (side * 0.078, n + 0.07), (side * 0.05, n + 0.088),
                     (side * 0.002, n + 0.19)]  # fmt: skip
            pen.form(Path().polygon(lapel), mix(top, "#ffffff", 0.12))
        pen.stroke(Path().move(0, n + 0.19).line(0.004, h + 0.05), 0.008, dark, clip=shape)
        for y in (0.22, 0.27):
            pen.fill(Path().circle(0.014, n + y, 0.007), dark)
        pen.fill(Path().rect(0.04, n + 0.115, 0.036, 0.012), "#fdfdfd")
    elif cut == "vest":
        pen.fill(Path().polygon([(-0.05, n), (0.05, n), (0.03, h + 0.06), (-0.03, h + 0.06)]),
                 "#e9dcc0", clip=shape)  # fmt: skip
        for side in (-1, 1):
            edge = Path().move(side * 0.05, n).quad(side * 0.055, n + 0.16, side * 0.032, h + 0.06)
            pen.stroke(edge, 0.012, dark, clip=shape)
        pen.fill(Path().rect(-0.14, h - 0.012, 0.28, 0.03), "#4a3020", clip=shape)
        pen.fill(Path().ellipse(0, h + 0.003, 0.026, 0.018), _GOLD)
    elif cut == "wrap":
        for side, low in ((1, 0.2), (-1, 0.16)):
            fold = Path().move(side * 0.05, n).line(-side * 0.03, n + low)
            pen.stroke(fold, 0.02, mix(top, "#ffffff", 0.16), clip=shape)
        pen.fill(Path().rect(-0.14, h - 0.05, 0.28, 0.045), "#c8302c", clip=shape)
    elif cut == "uniform":
        pen.stroke(Path().move(-0.034, n + 0.02).line(0, n + 0.07).line(0.034, n + 0.02), 0.02,
                   mix(bottom, "#ffffff", 0.1))  # fmt: skip
        pen.fill(Path().polygon([(0, n + 0.06), (0.024, n + 0.14), (-0.024, n + 0.14)]), "#d0453f")
        for side in (-1, 1):
            pen.stroke(Path().rect(side * 0.062 - 0.02, n + 0.11, 0.04, 0.036, 0.006), 0.006, dark)
    elif cut == "overalls":
        pen.fill(Path().rect(-0.12, n + 0.15, 0.24, h - n, 0.02), bottom, clip=shape)
        for side in (-1, 1):
            strap = Path().move(side * 0.064, n + 0.0).line(side * 0.056, n + 0.17)
            pen.stroke(strap, 0.024, bottom, clip=shape)
            pen.fill(Path().circle(side * 0.056, n + 0.17, 0.012), _GOLD)
        pen.stroke(Path().rect(-0.034, n + 0.19, 0.068, 0.05, 0.01), 0.007, mix(bottom, DEEP, 0.4))
    elif cut == "chef":
        for k in range(3):
            for side in (-1, 1):
                pen.fill(Path().circle(side * 0.028, n + 0.1 + k * 0.06, 0.009), "#5a6470")
        pen.stroke(Path().move(-0.05, n + 0.06).line(0.0, n + 0.1), 0.006, "#b9c0ca")
        pen.fill(Path().polygon([(-0.056, n), (0.056, n), (0, n + 0.075)]), "#d94a43")
    elif cut == "spacesuit":
        _spacesuit(pen, shape, n, h)
    elif cut == "lamellar":
        _lamellar(pen, shape, body, top)
    elif cut in {"kimono", "hanfu", "robe"}:
        pen.stroke(Path().move(-0.05, n + 0.0).line(0.036, h - 0.04), 0.024, light, clip=shape)
        pen.stroke(Path().move(0.05, n + 0.0).line(-0.006, n + 0.12), 0.024, light, clip=shape)
    elif cut in {"dress", "gown", "tutu", "qipao"}:
        pen.fill(Path().ellipse(0, n + 0.012, 0.04, 0.026), who.skin, clip=shape)


def _shirt(pen: Pen, who: Features, body: Body, top: Colour, shape: Path) -> None:
    n, h, s = body.neck[1], body.hip[1], body.shoulder
    dark, light = mix(top, DEEP, 0.3), mix(top, "#ffffff", 0.7)
    if luminance(top) > 0.8:
        light = mix(top, "#2f5a9f", 0.7)
    if who.pattern == 0:  # stripes
        for k in range(1, 5):
            y = n + 0.06 + (h - n - 0.06) * k / 5
            pen.stroke(Path().move(-s, y).quad(0, y + 0.018, s, y), 0.02, light, clip=shape)
    elif who.pattern == 1:  # a hooded sweater
        hood = Path().move(-0.066, n + 0.028).quad(0, n + 0.09, 0.066, n + 0.028)
        pen.stroke(hood, 0.036, mix(top, DEEP, 0.16))
        pocket = Path().move(-0.05, h - 0.07).line(0.05, h - 0.07).line(0.072, h + 0.0)
        pen.stroke(pocket.line(-0.072, h + 0.0).close(), 0.008, dark)
        for side in (-1, 1):
            pen.stroke(Path().move(side * 0.02, n + 0.07).line(side * 0.022, n + 0.13), 0.009,
                       _CREAM)  # fmt: skip
        return
    elif who.pattern == 2:  # buttons and a collar
        pen.stroke(Path().move(0, n + 0.04).line(0, h + 0.05), 0.007, dark, clip=shape)
        for k in range(4):
            pen.fill(Path().circle(0, n + 0.09 + 0.065 * k, 0.008), light)
        for side in (-1, 1):
            flap = [(0, n + 0.03), (side * 0.044, n - 0.004), (side * 0.056, n + 0.046)]
            pen.form(Path().polygon(flap), mix(top, "#ffffff", 0.35))
        return
    pen.stroke(Path().move(-0.046, n + 0.008).quad(0, n + 0.056, 0.046, n + 0.008), 0.016, light)


def _coat(pen: Pen, cut: str, n: float, h: float, body: Body, top: Colour, shape: Path) -> None:
    dark = mix(top, DEEP, 0.34)
    low = h + (0.06 if cut == "jacket" else 0.2)
    if cut != "raincoat":
        pen.fill(Path().polygon([(-0.04, n), (0.04, n), (0, n + 0.1)]), _CREAM, clip=shape)
        for side in (-1, 1):
            lapel = [(side * 0.034, n - 0.006), (side * 0.08, n + 0.06), (side * 0.002, n + 0.12)]
            pen.form(Path().polygon(lapel), mix(top, "#ffffff", 0.16))
    pen.stroke(Path().move(0, n + (0.04 if cut == "raincoat" else 0.12)).line(0, low), 0.008, dark,
               clip=shape)  # fmt: skip
    for k in range(3):
        pen.fill(Path().circle(0.022, n + 0.15 + 0.075 * k, 0.01),
                 "#ffffff" if cut == "raincoat" else mix(dark, _GOLD, 0.5))  # fmt: skip
    for side in (-1, 1):
        pocket = Path().move(side * 0.05, h + 0.0).line(side * 0.095, h - 0.012)
        pen.stroke(pocket, 0.014, dark, clip=shape)
    if cut == "coat":
        w = body.waist
        pen.fill(Path().rect(-w * 1.1, h - 0.075, 2.2 * w, 0.026), dark, clip=shape)


def _spacesuit(pen: Pen, shape: Path, n: float, h: float) -> None:
    pen.fill(Path().rect(-0.06, n + 0.1, 0.12, 0.09, 0.02), "#c8d0dc")
    for k, colour in enumerate(("#e0574f", "#3f86c9", "#f2b33d")):
        pen.fill(Path().circle(-0.034 + 0.034 * k, n + 0.13, 0.012), colour)
    pen.stroke(Path().move(-0.04, n + 0.165).line(0.04, n + 0.165), 0.012, "#8e99ab")
    pen.fill(Path().rect(-0.14, h - 0.03, 0.28, 0.03), "#3f6fb8", clip=shape)
    for side in (-1, 1):
        pen.stroke(Path().move(side * 0.075, n + 0.03).quad(side * 0.09, n + 0.14, side * 0.07,
                   h - 0.04), 0.012, "#d9a13a", clip=shape)  # fmt: skip


def _lamellar(pen: Pen, shape: Path, body: Body, top: Colour) -> None:
    n, h, s = body.neck[1], body.hip[1], body.shoulder
    for k in range(6):
        y = n + 0.09 + k * (h - n + 0.04) / 6
        pen.stroke(Path().move(-s, y).quad(0, y + 0.02, s, y), 0.012, "#f0c75a", clip=shape)
    for side in (-1, 1):
        pad = Path().rect(side * (s + 0.012) - 0.05, n + 0.03, 0.1, 0.12, 0.02)
        pen.form(pad, mix(top, DEEP, 0.15))
        for k in range(3):
            y = n + 0.055 + k * 0.035
            pen.stroke(Path().move(side * (s + 0.012) - 0.045, y).line(side * (s + 0.012) + 0.045,
                       y), 0.008, "#f0c75a")  # fmt: skip
    pen.fill(Path().rect(-body.waist * 1.1, h - 0.03, 2.2 * body.waist, 0.04, 0.01), "#e8d9b8")


def _armour(pen: Pen, shape: Path, n: float, h: float, s: float) -> None:
    steel = [(0.0, "#7d8899", 1.0), (0.35, "#eef2f7", 1.0), (0.6, "#aab4c2", 1.0),
             (1.0, "#6b7587", 1.0)]  # fmt: skip
    pen.fill(shape, Linear(-s, 0, s, 0, steel))
    pen.stroke(Path().move(0, n + 0.04).line(0, h), 0.008, "#717c8d")
    pen.stroke(Path().move(-s * 0.8, n + 0.19).quad(0, n + 0.24, s * 0.8, n + 0.19), 0.008,
               "#717c8d", clip=shape)  # fmt: skip
    pen.fill(Path().rect(-0.115, h - 0.015, 0.23, 0.035, 0.01), "#6b4a32")
    pen.fill(Path().rect(-0.02, h - 0.018, 0.04, 0.04, 0.006), _GOLD)
    for side in (-1, 1):
        pen.fill(Path().ellipse(side * s * 0.98, n + 0.068, 0.06, 0.052),
                 Linear(0, n, 0, n + 0.12, [(0, "#f2f5f9", 1), (1, "#7d8899", 1)]))  # fmt: skip
