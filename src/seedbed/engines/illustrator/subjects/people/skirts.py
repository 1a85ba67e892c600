"""Clothes that fall from the shoulders to the hem: dresses, gowns, robes, kimonos."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen
from seedbed.engines.illustrator.subjects.people.features import Features
from seedbed.engines.illustrator.subjects.people.joints import Body
from seedbed.engines.illustrator.subjects.people.outfits import Outfit

# Height of the hem over the ground (None: that far below the hips) and half its width.
HEMS: dict[str, tuple[float | None, float]] = {
    "dress": (None, 0.19), "tutu": (None, 0.3), "qipao": (-0.13, 0.105), "robe": (-0.04, 0.165),
    "gown": (-0.012, 0.27), "kimono": (-0.045, 0.115), "hanfu": (-0.02, 0.19),
}  # fmt: skip
_DROP = {"dress": 0.15, "tutu": 0.035}


def skirt(pen: Pen, outfit: Outfit, who: Features, body: Body, top: Colour) -> None:
    """The garment of the outfit's cut, from the collar to the hem."""
    n, h, s, w = body.neck[1], body.hip[1], body.shoulder, body.waist
    cut = outfit.cut
    hem, flare = HEMS[cut]
    if hem is None:
        hem = h + _DROP[cut] * (0.62 if outfit.child else 1.0)
    mid = n + (h - n) * 0.62
    shape = Path().move(-0.036, n + 0.004).cubic(-s * 0.6, n + 0.012, -s, n + 0.02, -s, n + 0.08)
    shape.cubic(-s * 0.98, mid - 0.06, -w * 0.92, mid - 0.03, -w * 0.92, mid)
    shape.cubic(-w * 0.96, mid + 0.07, -flare * 0.86, hem - 0.1, -flare, hem)
    waves = 6 if cut in {"dress", "gown", "tutu", "hanfu"} else 1
    step = 2 * flare / waves
    for k in range(waves):
        x = -flare + step * k
        shape.quad(x + step / 2, hem + (0.022 if waves > 1 else 0.03), x + step, hem)
    shape.cubic(flare * 0.86, hem - 0.1, w * 0.96, mid + 0.07, w * 0.92, mid)
    shape.cubic(w * 0.92, mid - 0.03, s * 0.98, mid - 0.06, s, n + 0.08)
    shape.cubic(s, n + 0.02, s * 0.6, n + 0.012, 0.036, n + 0.004)
    pen.form(shape.quad(0, n + 0.034, -0.036, n + 0.004).close(), top)
    if cut in {"dress", "gown", "tutu"} and not pen.look.back:
        neckline = Path().move(-0.048, n).quad(0, n + 0.09, 0.048, n).close()
        pen.fill(neckline, who.skin, clip=shape)
    _pattern(pen, cut, who, shape, mid, hem, flare, top)
    for t in (-0.62, -0.2, 0.24, 0.66):
        fold = Path().move(t * w * 0.7, mid + 0.03)
        fold.quad(t * flare * 0.8, (mid + hem) / 2, t * flare, hem + 0.004)
        pen.stroke(fold, 0.008, mix(top, DEEP, 0.26), opacity=0.5, clip=shape)
    _trim(pen, cut, n, s, w, mid, hem, top, shape)


def _pattern(
    pen: Pen, cut: str, who: Features, shape: Path, mid: float, hem: float, flare: float,
    top: Colour,
) -> None:  # fmt: skip
    light = mix(top, "#ffffff", 0.62)
    if cut == "dress" and who.pattern == 1:  # a band along the hem
        for dy in (0.03, 0.055):
            band = Path().move(-flare, hem - dy).quad(0, hem - dy + 0.03, flare, hem - dy)
            pen.stroke(band, 0.011, light, clip=shape)
    elif cut == "dress" and who.pattern == 2:  # dots
        for row in range(5):
            for k in range(-4, 5):
                x = (k + 0.5 * (row % 2)) * 0.062
                pen.fill(Path().circle(x, mid + 0.045 + row * (hem - mid - 0.03) / 5, 0.0085),
                         light, clip=shape)  # fmt: skip
    elif cut in {"qipao", "hanfu"} or (cut == "gown" and who.pattern == 3):
        for x, y in (
            (-0.5, 0.35),
            (0.4, 0.5),
            (-0.2, 0.66),
            (0.55, 0.8),
            (-0.6, 0.86),
            (0.1, 0.92),
        ):
            px, py = x * flare, mid + y * (hem - mid)
            for dx, dy in ((-0.011, 0), (0.011, 0), (0, -0.011), (0, 0.011)):
                pen.fill(Path().circle(px + dx, py + dy, 0.0085), light, clip=shape)
            pen.fill(Path().circle(px, py, 0.007), "#f2cf6a", clip=shape)


def _trim(
    pen: Pen, cut: str, n: float, s: float, w: float, mid: float, hem: float, top: Colour,
    shape: Path,
) -> None:  # fmt: skip
    light = mix(top, "#ffffff", 0.62)
    if cut in {"kimono", "hanfu"} and not pen.look.back:
        pen.stroke(Path().move(-0.052, n).line(0.03, mid - 0.03), 0.026, light, clip=shape)
        pen.stroke(Path().move(0.052, n).line(-0.004, n + 0.14), 0.026, light, clip=shape)
    if cut == "kimono":
        sash = Path().rect(-w * 1.1, mid - 0.06, 2.2 * w, 0.085, 0.012)
        pen.fill(sash, mix(top, "#ffe08a", 0.75), clip=shape)
        pen.stroke(Path().move(-w, mid - 0.018).line(w, mid - 0.018), 0.012, mix(top, DEEP, 0.25),
                   clip=shape)  # fmt: skip
    elif cut == "hanfu":
        pen.fill(Path().rect(-w * 1.2, mid - 0.04, 2.4 * w, 0.04), light, clip=shape)
        for side in (-1, 1):
            ribbon = Path().move(side * 0.012, mid - 0.01)
            ribbon.quad(side * 0.05, mid + 0.12, side * 0.02, mid + 0.26)
            pen.stroke(ribbon, 0.014, light)
    elif cut == "qipao":
        pen.stroke(Path().move(-0.034, n + 0.002).quad(0, n + 0.03, 0.034, n + 0.002), 0.026, light)
        seam = Path().move(0, n + 0.02).quad(s * 0.5, n + 0.05, s * 0.9, n + 0.13)
        pen.stroke(seam, 0.01, light)
        pen.stroke(Path().move(w * 0.9, mid + 0.16).line(0.1, hem), 0.01, mix(top, DEEP, 0.4))
    elif cut == "robe":
        pen.stroke(Path().move(-w, mid).quad(0, mid + 0.02, w, mid), 0.026, "#e6bf5a", clip=shape)
        pen.stroke(Path().move(0.02, mid).line(0.03, mid + 0.14), 0.016, "#e6bf5a")
    else:
        pen.stroke(Path().move(-w, mid).quad(0, mid + 0.02, w, mid), 0.018, light, clip=shape)
