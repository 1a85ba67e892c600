"""Of the sea floor: manta ray, shipwreck."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye
from seedbed.engines.illustrator.subjects.people.limbs import tapered


@drawn("manta-ray", kind="swimming", height=0.9, aspect=1.9, faces="left",
       colours=("blue", "black"))  # fmt: skip
def manta_ray(pen: Pen) -> None:
    """A manta ray gliding, its wings wide and its tail trailing."""
    back = pen.tint("#3f6390")
    tail = Path().move(0.3, -0.46).cubic(0.6, -0.42, 0.7, -0.2, 0.94, -0.26)
    pen.stroke(tail, 0.03, mix(back, DEEP, 0.2))
    far = Path().move(-0.3, -0.6).cubic(-0.1, -0.9, 0.1, -1.0, 0.34, -0.98)
    pen.form(far.cubic(0.2, -0.8, 0.26, -0.6, 0.3, -0.46).close(), mix(back, DEEP, 0.25))
    body = Path().move(-0.62, -0.52).cubic(-0.4, -0.74, 0.0, -0.66, 0.36, -0.44)
    body.cubic(0.12, -0.3, 0.0, -0.12, -0.02, 0.0).cubic(-0.26, -0.08, -0.56, -0.24, -0.62, -0.52)
    pen.form(body.close(), back, light=0.3, dark=0.3)
    for x, y, r in ((-0.12, -0.46, 0.035), (0.02, -0.4, 0.028), (-0.2, -0.36, 0.024),
                    (-0.06, -0.3, 0.03), (0.1, -0.46, 0.02)):  # fmt: skip
        pen.fill(Path().ellipse(x, y, r * 1.4, r), "#eaf3fa", opacity=0.85)
    for y in (-0.56, -0.46):
        horn = Path().move(-0.58, y).quad(-0.76, y - 0.06, -0.74, y + 0.06)
        pen.stroke(horn, 0.05, mix(back, DEEP, 0.12))
    pen.fill(Path().move(-0.62, -0.5).quad(-0.56, -0.4, -0.44, -0.36).quad(-0.54, -0.3, -0.6, -0.44)
             .close(), "#eaf3fa")  # fmt: skip
    eye(pen, -0.48, -0.54, 0.026)
    for k in range(3):
        pen.stroke(Path().move(-0.36 + 0.05 * k, -0.3).line(-0.32 + 0.05 * k, -0.2), 0.016,
                   mix(back, DEEP, 0.35))  # fmt: skip


@drawn("shipwreck", kind="ground", height=5.0, aspect=1.6, colours=("brown",))
def shipwreck(pen: Pen) -> None:
    """A sunken ship heeled over in the sand, ribs bare, mast broken, weed on it."""
    wood = pen.tint("#6b5240")
    dark = mix(wood, DEEP, 0.35)
    with pen.at(0, 0, 1.0, tilt=-8):
        pen.limb([(-0.1, -0.4), (-0.04, -0.94)], 0.05, mix(wood, WARM, 0.1))
        pen.limb([(-0.3, -0.78), (0.22, -0.84)], 0.03, wood)
        rag = Path().move(-0.28, -0.77).line(0.18, -0.82).quad(0.12, -0.66, 0.2, -0.56)
        rag.line(0.06, -0.62).line(-0.02, -0.5).line(-0.12, -0.62).line(-0.24, -0.54).close()
        pen.fill(rag, "#b9b39a", opacity=0.85)
        pen.limb([(0.36, -0.36), (0.5, -0.7)], 0.045, wood)
        hull = Path().move(-0.74, -0.5).quad(-0.4, -0.36, 0.1, -0.4).line(0.66, -0.6)
        hull.cubic(0.64, -0.3, 0.5, -0.06, 0.3, 0.04).line(-0.42, 0.08)
        pen.form(hull.cubic(-0.6, -0.1, -0.7, -0.3, -0.74, -0.5).close(), wood)
        for y in (-0.34, -0.22, -0.1):
            pen.stroke(Path().move(-0.72, y - 0.06).quad(0, y + 0.08, 0.62, y - 0.1), 0.012, dark,
                       clip=hull)  # fmt: skip
        hole = Path().move(-0.2, -0.28).line(-0.02, -0.32).line(0.16, -0.24).line(0.1, -0.1)
        pen.fill(hole.line(-0.1, -0.06).line(-0.24, -0.14).close(), "#20232f")
        for x in (-0.12, 0.0, 0.1):
            pen.stroke(Path().move(x, -0.3).line(x + 0.02, -0.08), 0.022, dark)
        for x in (-0.5, 0.34):
            pen.fill(Path().circle(x, -0.26, 0.045), "#20232f")
            pen.stroke(Path().circle(x, -0.26, 0.05), 0.016, "#a8823f")
    for x, high in ((-0.6, 0.3), (-0.52, 0.2), (0.46, 0.26), (0.54, 0.36), (0.02, 0.14)):
        weed = (
            Path().move(x, 0).cubic(x + 0.06, -high * 0.4, x - 0.06, -high * 0.7, x + 0.02, -high)
        )
        pen.stroke(weed, 0.03, "#3f8a5f")
    sand = Path().move(-0.8, 0).quad(-0.4, -0.12, 0, -0.05).quad(0.4, -0.13, 0.8, 0).close()
    pen.fill(sand, "#cdb98a", opacity=0.9)


@drawn("splash", "water-splash", kind="floating", height=0.5, aspect=1.5, colours=("blue",))
def splash(pen: Pen) -> None:
    """Water thrown up: a crown of tongues and drops over rings of foam."""
    water = pen.tint("#6fc3e8")
    pale = mix(water, "#ffffff", 0.6)
    for half, y in ((0.72, -0.06), (0.56, -0.1)):
        pen.form(Path().ellipse(0, y, half, 0.075), mix(water, "#ffffff", 0.3))
    for x, top, lean in ((-0.46, -0.52, -0.3), (-0.24, -0.84, -0.14), (0.0, -0.72, 0.0),
                         (0.22, -0.92, 0.12), (0.46, -0.56, 0.28)):  # fmt: skip
        middle = (x + lean * 0.3, top * 0.45)
        tongue = tapered([(x, -0.06), middle, (x + lean, top)], (0.3, 0.14, 0.075))
        pen.form(tongue, mix(water, "#ffffff", 0.12), light=0.5, dark=0.1)
        gleam = Path().move(x - 0.03, -0.16).quad(*middle, x + lean * 0.9, top * 0.92)
        pen.stroke(gleam, 0.022, "#ffffff", opacity=0.75)
        pen.ball(x + lean * 1.3, top - 0.1, 0.042, pale)
    for k in range(14):
        x = -0.7 + 0.1 * k
        pen.ball(x, -0.5 - 0.42 * ((k * 0.618034) % 1), 0.014 + 0.018 * ((k * 0.37) % 1), pale)
    for k in range(9):
        pen.fill(Path().ellipse(-0.56 + 0.14 * k, -0.07 - 0.03 * (k % 2), 0.1, 0.045), "#ffffff",
                 opacity=0.85)  # fmt: skip
