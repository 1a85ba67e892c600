"""The clothes on a figure's body."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.joints import Body
from seedbed.engines.illustrator.subjects.outfits import Outfit
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen


def torso(
    pen: Pen,
    outfit: Outfit,
    body: Body,
    top: Colour,
    bottom: Colour,
    skin: Colour,
    *,
    seated: bool,
) -> None:
    n, h = body.neck[1], body.hip[1]
    s, w = body.shoulder, body.waist
    pen.limb([(0, n - 0.03), (0, n + 0.05)], 0.07, mix(skin, DEEP, 0.12))
    cut = outfit.cut
    if cut in {"dress", "robe", "gown", "kimono", "tutu"} and not seated:
        hem = {"dress": h + 0.1, "tutu": h + 0.02, "robe": -0.05, "gown": -0.015, "kimono": -0.05}[
            cut
        ]
        flare = {"dress": 0.19, "tutu": 0.24, "robe": 0.165, "gown": 0.27, "kimono": 0.12}[cut]
        if outfit.child:
            flare *= 0.95
        mid = n + (h - n) * 0.55
        skirt = Path().move(-s, n + 0.05).cubic(-s, n + 0.01, s, n + 0.01, s, n + 0.05)
        skirt.cubic(s * 0.95, mid, s * 0.85, mid, flare * 0.75, (mid + hem) / 2)
        skirt.quad(flare * 0.95, hem - 0.03, flare, hem)
        skirt.quad(0, hem + 0.035, -flare, hem)
        skirt.quad(-flare * 0.95, hem - 0.03, -flare * 0.75, (mid + hem) / 2)
        skirt.cubic(-s * 0.85, mid, -s * 0.95, mid, -s, n + 0.05).close()
        pen.form(skirt, top)
        for k in (-0.5, 0.05, 0.55):
            fold = (
                Path()
                .move(k * s, mid + 0.02)
                .quad(k * flare * 0.8, (mid + hem) / 2, k * flare, hem)
            )
            pen.stroke(fold, 0.008, mix(top, DEEP, 0.22), opacity=0.5)
        if cut == "kimono":
            pen.fill(
                Path().rect(-s * 0.95, mid - 0.05, 2 * s * 0.95, 0.085, 0.01),
                mix(top, "#ffe08a", 0.75),
            )
            pen.stroke(Path().move(-0.05, n + 0.02).line(0.03, mid - 0.05), 0.022, "#fff4ea")
            pen.stroke(Path().move(0.05, n + 0.02).line(-0.01, n + 0.12), 0.022, "#fff4ea")
        elif cut in {"dress", "gown"}:
            pen.stroke(
                Path().move(-s * 0.86, mid).quad(0, mid + 0.02, s * 0.86, mid),
                0.02,
                mix(top, "#ffffff", 0.6),
            )
            pen.fill(Path().ellipse(0, n + 0.035, 0.05, 0.022), mix(top, "#ffffff", 0.8))
        elif cut == "robe":
            pen.stroke(
                Path().move(-s * 0.8, mid + 0.03).quad(0, mid + 0.05, s * 0.8, mid + 0.03),
                0.024,
                "#e6bf5a",
            )
        return
    torso = Path().move(-s, n + 0.06).cubic(-s, n + 0.005, s, n + 0.005, s, n + 0.06)
    torso.quad(w * 0.95, (n + h) / 2, w, h + 0.03).quad(0, h + 0.06, -w, h + 0.03)
    torso.quad(-w * 0.95, (n + h) / 2, -s, n + 0.06).close()
    pen.form(torso, top)
    if cut in {"shirt", "shorts"} and not outfit.apron:
        pen.fill(Path().ellipse(0, n + 0.032, 0.045, 0.02), mix(top, "#ffffff", 0.55))
        if pen.look.pick % 2:
            for k in range(1, 4):
                y = n + 0.06 + (h - n - 0.06) * k / 4
                pen.stroke(
                    Path().move(-s, y).quad(0, y + 0.015, s, y),
                    0.02,
                    mix(top, "#ffffff", 0.75),
                    clip=torso,
                )
    elif cut in {"cardigan", "coat"}:
        pen.fill(
            Path().polygon(
                [(-0.035, n + 0.02), (0.035, n + 0.02), (0.028, h + 0.05), (-0.028, h + 0.05)]
            ),
            "#fdf6ea",
        )
        pen.stroke(Path().move(-0.035, n + 0.03).line(-0.03, h + 0.04), 0.01, mix(top, DEEP, 0.3))
        pen.stroke(Path().move(0.035, n + 0.03).line(0.03, h + 0.04), 0.01, mix(top, DEEP, 0.3))
    elif cut == "suit":
        pen.fill(Path().polygon([(-0.045, n + 0.02), (0.045, n + 0.02), (0, n + 0.17)]), "#fdfdfd")
        pen.fill(
            Path().polygon(
                [
                    (-0.013, n + 0.035),
                    (0.013, n + 0.035),
                    (0.02, n + 0.13),
                    (0, n + 0.16),
                    (-0.02, n + 0.13),
                ]
            ),
            "#d0453f",
        )
        pen.stroke(
            Path().move(-0.05, n + 0.02).line(0, n + 0.18).line(0.05, n + 0.02),
            0.014,
            mix(top, DEEP, 0.35),
        )
    elif cut == "uniform":
        pen.stroke(
            Path().move(-0.03, n + 0.03).line(0, n + 0.07).line(0.03, n + 0.03),
            0.018,
            mix(bottom, "#ffffff", 0.1),
        )
        pen.fill(Path().polygon([(0, n + 0.06), (0.025, n + 0.13), (-0.025, n + 0.13)]), "#d0453f")
    elif cut == "overalls":
        pen.fill(Path().rect(-0.075, n + 0.13, 0.15, h - n - 0.1, 0.02), bottom, clip=torso)
        for side in (-1, 1):
            pen.stroke(
                Path().move(side * 0.06, n + 0.03).line(side * 0.055, n + 0.15), 0.022, bottom
            )
            pen.fill(Path().circle(side * 0.055, n + 0.15, 0.012), "#f3cf62")
    elif cut == "chef":
        for k in range(3):
            for side in (-1, 1):
                pen.fill(Path().circle(side * 0.03, n + 0.08 + k * 0.06, 0.009), "#5a6470")
        pen.fill(Path().polygon([(-0.06, n + 0.015), (0.06, n + 0.015), (0, n + 0.075)]), "#d94a43")
    elif cut == "spacesuit":
        _spacesuit(pen, torso, n, h)
    elif cut == "armour":
        _armour(pen, torso, n, h, s)
    elif cut == "lamellar":
        for k in range(5):
            y = n + 0.09 + k * (h - n - 0.06) / 5
            pen.stroke(Path().move(-s, y).quad(0, y + 0.02, s, y), 0.012, "#f0c75a", clip=torso)
        for side in (-1, 1):
            pen.form(
                Path().rect(side * 0.135 - 0.05, n + 0.035, 0.1, 0.12, 0.02), mix(top, DEEP, 0.15)
            )
            for k in range(3):
                y = n + 0.06 + k * 0.035
                pen.stroke(
                    Path().move(side * 0.135 - 0.045, y).line(side * 0.135 + 0.045, y),
                    0.008,
                    "#f0c75a",
                )
        pen.fill(Path().rect(-w * 1.02, h - 0.03, 2.04 * w, 0.04, 0.01), "#e8d9b8")
    if outfit.apron:
        apron = Path().rect(-0.08, n + 0.11, 0.16, h - n + 0.06, 0.03)
        pen.form(apron, outfit.apron)
        for x, y, colour in (
            (-0.03, n + 0.2, "#e0574f"),
            (0.03, n + 0.26, "#3f86c9"),
            (0.0, n + 0.32, "#f2b33d"),
        ):
            pen.fill(Path().circle(x, y, 0.016), colour)


def _spacesuit(pen: Pen, torso: Path, n: float, h: float) -> None:
    pen.fill(Path().rect(-0.06, n + 0.1, 0.12, 0.09, 0.02), "#c8d0dc")
    for k, colour in enumerate(("#e0574f", "#3f86c9", "#f2b33d")):
        pen.fill(Path().circle(-0.034 + 0.034 * k, n + 0.13, 0.012), colour)
    pen.stroke(Path().move(-0.04, n + 0.165).line(0.04, n + 0.165), 0.012, "#8e99ab")
    pen.fill(Path().rect(-0.12, h - 0.005, 0.24, 0.03), "#3f6fb8", clip=torso)


def _armour(pen: Pen, torso: Path, n: float, h: float, s: float) -> None:
    shine = Linear(
        -s,
        0,
        s,
        0,
        [(0, "#7d8899", 1), (0.35, "#eef2f7", 1), (0.6, "#aab4c2", 1), (1, "#6b7587", 1)],
    )
    pen.fill(torso, shine)
    pen.stroke(Path().move(0, n + 0.04).line(0, h), 0.008, "#717c8d")
    pen.fill(Path().rect(-0.11, h - 0.01, 0.22, 0.035, 0.01), "#6b4a32")
    for side in (-1, 1):
        pen.fill(
            Path().ellipse(side * s * 1.02, n + 0.065, 0.062, 0.05),
            Linear(0, n, 0, n + 0.12, [(0, "#f2f5f9", 1), (1, "#7d8899", 1)]),
        )
