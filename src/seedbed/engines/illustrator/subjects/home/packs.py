"""Packed goods and stones: a pouch, bottles, a can, a mossy rock."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path, Radial
from seedbed.engines.illustrator.colour import luminance, mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn


@drawn("pouch", "coffee-bag", "snack-bag", kind="tabletop", height=0.26, aspect=0.7)
def pouch(pen: Pen) -> None:
    """A stand-up bag with folded sides, its label blank but for a leaf and two lines."""
    foil = pen.tint("#b5793f")
    body = Path().move(-0.27, -0.94).cubic(-0.24, -0.6, -0.34, -0.3, -0.33, -0.05)
    body.quad(-0.3, 0, 0, 0).quad(0.3, 0, 0.33, -0.05).cubic(0.34, -0.3, 0.24, -0.6, 0.27, -0.94)
    stops = [(0.0, mix(foil, DEEP, 0.25), 1.0), (0.22, mix(foil, WARM, 0.35), 1.0),
             (0.5, foil, 1.0), (0.85, mix(foil, DEEP, 0.12), 1.0),
             (1.0, mix(foil, DEEP, 0.35), 1.0)]  # fmt: skip
    pen.fill(body.close(), Linear(-0.33, 0, 0.33, 0, stops))
    pen.form(Path().rect(-0.29, -1.0, 0.58, 0.08, 0.015), mix(foil, DEEP, 0.12))
    seam = Path().move(-0.27, -0.955).line(0.27, -0.955)
    pen.stroke(seam, 0.008, mix(foil, "#ffffff", 0.4))
    pen.stroke(Path().move(-0.3, -0.1).quad(0, -0.03, 0.3, -0.1), 0.01, mix(foil, DEEP, 0.3))
    label = Path().rect(-0.2, -0.7, 0.4, 0.44, 0.02)
    pen.fill(label, "#fbf5e6")
    ink = foil if luminance(foil) < 0.6 else mix(foil, DEEP, 0.5)
    for tilt in (-38, 0, 38):
        with pen.at(0, -0.47, 0.17, tilt=tilt):
            leaf = Path().move(0, 0).quad(-0.34, -0.5, 0, -1.0).quad(0.34, -0.5, 0, 0)
            pen.fill(leaf.close(), ink)
    for y, wide in ((-0.42, 0.26), (-0.35, 0.16)):
        pen.fill(Path().rect(-wide / 2, y, wide, 0.03, 0.012), ink)


@drawn("water-bottle", kind="tabletop", height=0.26, aspect=0.36)
def water_bottle(pen: Pen) -> None:
    """A drinking bottle of metal with a cap and a loop, small drops on it."""
    metal = pen.tint("#3f86c9")
    body = Path().move(-0.1, -0.82).cubic(-0.17, -0.8, -0.17, -0.74, -0.17, -0.7)
    body.line(-0.17, -0.03).quad(-0.17, 0, -0.13, 0).line(0.13, 0).quad(0.17, 0, 0.17, -0.03)
    body.line(0.17, -0.7).cubic(0.17, -0.74, 0.17, -0.8, 0.1, -0.82)
    stops = [(0.0, mix(metal, DEEP, 0.35), 1.0), (0.25, mix(metal, "#ffffff", 0.4), 1.0),
             (0.45, metal, 1.0), (0.8, mix(metal, DEEP, 0.2), 1.0),
             (1.0, mix(metal, DEEP, 0.45), 1.0)]  # fmt: skip
    pen.fill(body.close(), Linear(-0.17, 0, 0.17, 0, stops))
    pen.form(Path().rect(-0.1, -0.94, 0.2, 0.13, 0.03), "#3b404b")
    pen.stroke(Path().move(-0.06, -0.93).cubic(-0.06, -1.02, 0.06, -1.02, 0.06, -0.93), 0.03,
               "#3b404b")  # fmt: skip
    pen.fill(Path().rect(-0.17, -0.1, 0.34, 0.012), mix(metal, DEEP, 0.3))
    for _ in range(30):
        x, y = pen.chance(-0.14, 0.14), pen.chance(-0.7, -0.05)
        r = pen.chance(0.007, 0.02)
        drop = Path().ellipse(x, y, r, r * 1.25)
        edge = mix(metal, "#ffffff", 0.5)
        rim = ((0.0, "#ffffff", 0.95), (0.6, "#dff1fb", 0.6), (1.0, edge, 0.5))
        pen.fill(drop, Radial(x - r * 0.3, y + r * 0.4, r * 1.4, rim))
        pen.fill(Path().circle(x - r * 0.3, y - r * 0.4, r * 0.24), "#ffffff")


@drawn("dropper-bottle", "serum-bottle", kind="tabletop", height=0.12, aspect=0.42)
def dropper_bottle(pen: Pen) -> None:
    """A small bottle of tinted glass with a dropper in its neck and a plain label."""
    glass = pen.tint("#b5722f")
    pen.form(Path().rect(-0.05, -1.0, 0.1, 0.17, 0.045), "#2f2d33")
    pen.form(Path().rect(-0.075, -0.85, 0.15, 0.13, 0.015), "#d9b25a", light=0.4)
    for k in range(6):
        x = -0.06 + 0.024 * k
        pen.stroke(Path().move(x, -0.84).line(x, -0.735), 0.006, "#8a6a2a", opacity=0.6)
    body = Path().move(-0.065, -0.73).line(0.065, -0.73).cubic(0.065, -0.66, 0.2, -0.66, 0.2, -0.56)
    body.line(0.2, -0.04).quad(0.2, 0.0, 0.16, 0.0).line(-0.16, 0.0).quad(-0.2, 0.0, -0.2, -0.04)
    body.line(-0.2, -0.56).cubic(-0.2, -0.66, -0.065, -0.66, -0.065, -0.73)
    stops = [(0.0, mix(glass, DEEP, 0.4), 1.0), (0.2, mix(glass, "#ffffff", 0.45), 1.0),
             (0.42, glass, 1.0), (0.8, mix(glass, DEEP, 0.2), 1.0),
             (1.0, mix(glass, DEEP, 0.5), 1.0)]  # fmt: skip
    pen.fill(body.close(), Linear(-0.2, 0, 0.2, 0, stops))
    pen.fill(Path().rect(-0.015, -0.72, 0.03, 0.42, 0.015), "#ffffff", opacity=0.3)
    pen.fill(Path().rect(-0.155, -0.42, 0.31, 0.32, 0.012), "#fbf7ee")
    for y, wide in ((-0.35, 0.2), (-0.29, 0.13), (-0.18, 0.22)):
        pen.fill(Path().rect(-wide / 2, y, wide, 0.022, 0.008), mix(glass, DEEP, 0.45))
    pen.fill(Path().rect(-0.165, -0.58, 0.026, 0.5, 0.012), "#ffffff", opacity=0.4)


@drawn("soda-can", "beer-can", "can", kind="tabletop", height=0.12, aspect=0.56, colours=("red",))
def soda_can(pen: Pen) -> None:
    """A can of a fizzy drink with a wave on it, cold drops on its side."""
    tin = pen.tint("#d9342b")
    body = (
        Path().move(-0.2, -0.95).line(0.2, -0.95).quad(0.26, -0.92, 0.26, -0.86).line(0.26, -0.08)
    )
    body.quad(0.26, -0.03, 0.2, 0.0).line(-0.2, 0.0).quad(-0.26, -0.03, -0.26, -0.08)
    body.line(-0.26, -0.86).quad(-0.26, -0.92, -0.2, -0.95)
    stops = [(0.0, mix(tin, DEEP, 0.4), 1.0), (0.22, mix(tin, "#ffffff", 0.5), 1.0),
             (0.45, tin, 1.0), (0.8, mix(tin, DEEP, 0.16), 1.0),
             (1.0, mix(tin, DEEP, 0.45), 1.0)]  # fmt: skip
    pen.fill(body.close(), Linear(-0.26, 0, 0.26, 0, stops))
    for y in (-0.95, -0.04):
        pen.fill(Path().rect(-0.3, y, 0.6, 0.045), "#c9ced6", clip=body)
    pen.form(Path().ellipse(0, -0.96, 0.2, 0.035), "#dfe4ea")
    pen.stroke(Path().ellipse(0.03, -0.965, 0.07, 0.014), 0.012, "#8a909a")
    wave = Path().move(-0.3, -0.44).cubic(-0.1, -0.62, 0.06, -0.26, 0.3, -0.5).line(0.3, -0.34)
    wave.cubic(0.08, -0.12, -0.1, -0.46, -0.3, -0.28).close()
    pen.fill(wave, "#fdfaf4", clip=body)
    for _ in range(16):
        x, y, r = pen.chance(-0.2, 0.2), pen.chance(-0.86, -0.08), pen.chance(0.008, 0.02)
        pen.fill(Path().ellipse(x, y, r, r * 1.3), "#ffffff", opacity=0.65)


@drawn("mossy-rock", kind="ground", height=0.7, aspect=1.4)
def mossy_rock(pen: Pen) -> None:
    """A boulder with moss on its head and sides."""
    stone = pen.tint("#8b8d90")
    body = Path().spline([(-0.66, -0.04), (-0.6, -0.44), (-0.34, -0.78), (0.06, -0.92),
                          (0.42, -0.74), (0.64, -0.36), (0.66, -0.03), (0.0, 0.01)])  # fmt: skip
    pen.form(body, stone, light=0.24, dark=0.36)
    for points in (((-0.2, -0.3), (-0.1, -0.14), (-0.16, -0.02)), ((0.3, -0.36), (0.22, -0.2),
                   (0.3, -0.08)), ((-0.44, -0.26), (-0.36, -0.16), (-0.4, -0.06))):  # fmt: skip
        pen.stroke(Path().spline(points, closed=False), 0.014, mix(stone, DEEP, 0.4), opacity=0.6)
    moss = Path().move(-0.62, -0.46).cubic(-0.4, -0.96, 0.4, -1.1, 0.6, -0.44)
    for k in range(9):
        x = 0.6 - 0.135 * (k + 1)
        moss.quad(x + 0.068, -0.36 - 0.24 * _hump(x) + 0.14 * (k % 2), x, -0.5 - 0.1 * _hump(x))
    pen.form(moss.close(), "#6f9a3f", light=0.26)
    for _ in range(40):
        x = pen.chance(-0.5, 0.5)
        y = pen.chance(-0.9 + 0.6 * x * x, -0.56)
        pen.fill(Path().ellipse(x, y, 0.035, 0.02), mix("#8fbf52", "#4f7a30", pen.chance()),
                 clip=body)  # fmt: skip


def _hump(x: float) -> float:
    # 1 in the middle, 0 at the sides.
    return max(0.0, 1 - (x / 0.62) ** 2)
