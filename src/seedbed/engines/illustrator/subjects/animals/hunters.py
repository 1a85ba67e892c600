"""Wild and dangerous: crocodile, shark, a wolf that howls, a volcano."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Look, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye
from seedbed.engines.illustrator.subjects.people.limbs import tapered


@drawn("crocodile", "alligator", kind="ground", height=0.8, aspect=3.1, faces="left",
       colours=("green",), seat=(0.55, 0.35), head=(0.2, 0.3), head_width=0.5)  # fmt: skip
def crocodile(pen: Pen) -> None:
    """A crocodile low on its legs, its jaws a little open."""
    hide = pen.tint("#6f9a45")
    dark, belly = mix(hide, DEEP, 0.3), mix(hide, "#f6efc4", 0.72)
    asleep = pen.look.pose == "sleep"
    step = 0.07 if pen.look.pose in {"walk", "run"} else 0.0
    for x, out in ((-0.28, -step), (0.52, step)):
        _short_leg(pen, x, out, mix(hide, DEEP, 0.22))
    tail = [(0.5, -0.34), (1.1, -0.3), (1.52, -0.08)]
    pen.form(tapered(tail, (0.46, 0.3, 0.04)), hide)
    body = Path().move(-0.72, -0.5).cubic(-0.5, -0.72, 0.2, -0.7, 0.62, -0.54)
    body.cubic(0.74, -0.4, 0.68, -0.18, 0.5, -0.14).line(-0.5, -0.13)
    pen.form(body.cubic(-0.7, -0.14, -0.8, -0.36, -0.72, -0.5).close(), hide)
    under = Path().ellipse(-0.05, -0.13, 0.62, 0.11)
    pen.fill(under, belly, clip=body)
    ridges = Path()
    for k in range(17):
        t = k / 16
        x = -0.6 + 1.9 * t
        y = -0.64 + 0.02 * math.cos(t * 5) + 0.46 * max(0.0, t - 0.45) ** 1.2
        ridges.move(x - 0.055, y + 0.05).line(x + 0.01, y - 0.07).line(x + 0.06, y + 0.05).close()
    pen.form(ridges, dark)
    for k in range(12):
        x, y = -0.5 + 0.095 * k, -0.44 + 0.07 * (k % 3)
        pen.fill(Path().ellipse(x, y, 0.04, 0.022), mix(hide, WARM, 0.25), clip=body)
    jaw = Path().move(-0.62, -0.3).cubic(-0.9, -0.26, -1.2, -0.26, -1.44, -0.3)
    drop = 0.0 if asleep else 0.09
    jaw.quad(-1.5, -0.24 + drop, -1.42, -0.2 + drop)
    pen.form(
        jaw.cubic(-1.1, -0.12 + drop, -0.8, -0.12, -0.58, -0.16).close(), mix(hide, belly, 0.4)
    )
    if not asleep:
        mouth = [(-0.8, -0.32), (-1.42, -0.32), (-1.4, -0.21), (-0.86, -0.24)]
        pen.fill(Path().polygon(mouth), "#b8434a")
    head = Path().move(-0.52, -0.6).cubic(-0.66, -0.72, -0.84, -0.66, -0.92, -0.56)
    head.cubic(-1.1, -0.5, -1.3, -0.5, -1.42, -0.48).cubic(-1.54, -0.44, -1.52, -0.34, -1.42, -0.32)
    pen.form(head.cubic(-1.1, -0.28, -0.7, -0.28, -0.52, -0.34).close(), hide, light=0.24)
    teeth = Path()
    for k in range(8):
        x = -1.4 + 0.078 * k
        teeth.move(x - 0.022, -0.325).line(x + 0.022, -0.325).line(x, -0.26).close()
        if not asleep:
            teeth.move(x + 0.015, -0.205).line(x + 0.055, -0.21).line(x + 0.035, -0.265).close()
    pen.fill(teeth, "#fffaf0")
    pen.ball(-0.72, -0.66, 0.095, hide)
    eye(pen, -0.75, -0.67, 0.045)
    pen.fill(Path().ellipse(-1.42, -0.45, 0.025, 0.016), dark)
    for x, out in ((-0.46, step), (0.3, -step)):
        _short_leg(pen, x, out, mix(hide, DEEP, 0.06))


def _short_leg(pen: Pen, x: float, out: float, colour: Colour) -> None:
    pen.form(tapered([(x, -0.28), (x + 0.07, -0.14), (x + out, -0.05)], (0.2, 0.15, 0.1)), colour)
    for k in range(3):
        pen.form(Path().ellipse(x + out - 0.07 + 0.05 * k, -0.025, 0.035, 0.025), colour)


@drawn("shark", kind="swimming", height=2.4, aspect=2.15, faces="left", colours=("grey", "gray"))
def shark(pen: Pen) -> None:
    """A shark gliding, its fin high."""
    grey = pen.tint("#7f93a8")
    dark, belly = mix(grey, DEEP, 0.22), "#f2f6f8"
    tail = Path().move(0.72, -0.5).cubic(0.86, -0.6, 0.96, -0.78, 1.06, -0.92)
    tail.cubic(1.0, -0.68, 0.98, -0.5, 1.02, -0.22)
    pen.form(tail.cubic(0.92, -0.34, 0.82, -0.42, 0.72, -0.44).close(), dark)
    far = Path().move(-0.16, -0.34).cubic(0.02, -0.3, 0.12, -0.18, 0.16, -0.04)
    pen.form(far.cubic(-0.06, -0.1, -0.2, -0.2, -0.26, -0.32).close(), dark)
    fin = Path().move(-0.12, -0.72).cubic(0.02, -0.84, 0.1, -0.96, 0.2, -1.0)
    pen.form(fin.cubic(0.18, -0.86, 0.22, -0.76, 0.28, -0.66).close(), grey)
    body = Path().move(-1.06, -0.5).cubic(-0.86, -0.74, -0.4, -0.8, 0.0, -0.74)
    body.cubic(0.4, -0.68, 0.62, -0.54, 0.8, -0.47).cubic(0.5, -0.34, 0.2, -0.24, -0.2, -0.22)
    pen.form(body.cubic(-0.6, -0.2, -0.94, -0.3, -1.06, -0.5).close(), grey, light=0.24)
    under = Path().move(-1.06, -0.48).cubic(-0.7, -0.42, -0.2, -0.42, 0.78, -0.47)
    under.cubic(0.5, -0.3, 0.2, -0.16, -0.2, -0.16).cubic(-0.6, -0.16, -0.98, -0.3, -1.06, -0.48)
    pen.fill(under.close(), belly, clip=body)
    gills = Path()
    for k in range(4):
        x = -0.46 + 0.055 * k
        gills.move(x, -0.6).quad(x + 0.03, -0.52, x, -0.44)
    pen.stroke(gills, 0.014, dark)
    grin = (
        Path().move(-0.97, -0.42).quad(-0.8, -0.37, -0.64, -0.42).quad(-0.78, -0.29, -0.97, -0.42)
    )
    pen.fill(grin.close(), "#8f2f36")
    teeth = Path()
    for k in range(6):
        x = -0.93 + 0.05 * k
        teeth.move(x - 0.02, -0.415).line(x + 0.02, -0.41).line(x, -0.37).close()
    pen.fill(teeth, "#ffffff")
    near = Path().move(-0.3, -0.32).cubic(-0.12, -0.26, -0.02, -0.12, 0.0, 0.0)
    pen.form(near.cubic(-0.22, -0.06, -0.38, -0.16, -0.44, -0.3).close(), mix(grey, DEEP, 0.1))
    back = Path().move(0.36, -0.32).quad(0.46, -0.24, 0.48, -0.16).quad(0.36, -0.2, 0.28, -0.27)
    pen.form(back.close(), dark)
    eye(pen, -0.76, -0.56, 0.035)
    pen.stroke(Path().move(-0.82, -0.61).line(-0.7, -0.6), 0.016, dark)
    pen.fill(Path().ellipse(-0.98, -0.5, 0.014, 0.01), dark)


def howling_anchors(look: Look, facts: Facts) -> Anchors:
    """Where the howling wolf's head is; it holds nothing."""
    del look, facts
    return Anchors(
        crown=(-0.12, -0.8), head=(-0.16, -0.78), width=0.24, eyes=(-0.2, -0.82), spread=0.04,
        neck=(-0.06, -0.62), hands=((-0.3, -0.98),), tilt=-40.0, profile=True,
    )  # fmt: skip


@drawn("howling-wolf", kind="ground", height=1.1, aspect=0.78, faces="left",
       colours=("grey", "gray"), anchors=howling_anchors)  # fmt: skip
def howling_wolf(pen: Pen) -> None:
    """A wolf sitting, its muzzle to the sky."""
    coat = pen.tint("#8f949e")
    dark, pale = mix(coat, DEEP, 0.3), mix(coat, "#ffffff", 0.66)
    pen.form(tapered([(0.2, -0.1), (0.42, -0.06), (0.38, -0.24)], (0.12, 0.16, 0.05)), dark)
    pen.form(tapered([(-0.02, -0.4), (-0.05, -0.2), (-0.06, -0.02)], (0.13, 0.1, 0.08)), dark)
    back = Path().move(-0.06, -0.76).cubic(0.08, -0.66, 0.2, -0.46, 0.28, -0.26)
    back.cubic(0.34, -0.08, 0.28, 0.0, 0.12, 0.0).line(-0.02, 0.0)
    back.cubic(-0.1, -0.2, -0.22, -0.36, -0.2, -0.5).cubic(-0.2, -0.6, -0.16, -0.68, -0.06, -0.76)
    pen.form(back.close(), coat)
    chest = Path().move(-0.14, -0.66).cubic(-0.26, -0.54, -0.24, -0.36, -0.14, -0.2)
    chest.cubic(-0.08, -0.26, -0.08, -0.46, -0.06, -0.62)
    pen.form(chest.close(), pale)
    for k in range(5):  # the ruff
        x, y = -0.2 + 0.035 * k, -0.5 + 0.05 * k
        tuft = Path().move(x, y).quad(x - 0.05, y + 0.03, x - 0.03, y + 0.09)
        pen.form(tuft.quad(x + 0.02, y + 0.06, x + 0.05, y).close(), pale)
    pen.form(Path().ellipse(0.16, -0.14, 0.13, 0.14), mix(coat, WARM, 0.06))
    pen.form(tapered([(-0.1, -0.42), (-0.13, -0.2), (-0.14, -0.02)], (0.14, 0.1, 0.085)), coat)
    for x in (-0.16, -0.08, 0.1):
        pen.form(Path().ellipse(x, -0.022, 0.07, 0.03), mix(coat, DEEP, 0.1 if x != -0.16 else 0.0))
    with pen.at(-0.1, -0.72, 1.0, tilt=48):
        ear = Path().move(0.06, -0.08).quad(0.12, -0.2, 0.2, -0.22).quad(0.18, -0.1, 0.14, -0.02)
        pen.form(ear.close(), dark)
        head = Path().move(0.14, 0.02).cubic(0.16, -0.12, 0.02, -0.16, -0.08, -0.11)
        head.line(-0.27, -0.07).quad(-0.31, -0.04, -0.28, -0.015).line(-0.12, 0.0)
        pen.form(head.cubic(-0.06, 0.08, 0.1, 0.12, 0.14, 0.02).close(), coat)
        lower = Path().move(-0.1, 0.0).line(-0.23, 0.035).quad(-0.22, 0.07, -0.16, 0.07)
        pen.form(lower.quad(-0.06, 0.08, -0.02, 0.05).close(), pale)
        pen.fill(Path().polygon([(-0.12, 0.0), (-0.22, 0.0), (-0.2, 0.035)]), "#8f2f36")
        pen.ball(-0.285, -0.05, 0.024, "#2b2730")
        lid = Path().move(-0.09, -0.06).quad(-0.06, -0.04, -0.03, -0.07)
        pen.stroke(lid, 0.016, "#2b2730")
        cheek = Path().move(0.0, 0.0).quad(0.06, 0.1, 0.16, 0.12).quad(0.14, 0.04, 0.13, -0.04)
        pen.form(cheek.close(), pale)


@drawn("volcano", kind="building", height=60, aspect=1.75)
def volcano(pen: Pen) -> None:
    """A volcano, its lava running down, smoke and sparks over the crater."""
    rock = pen.tint("#6b5a5c")
    smoke = ((0.14, -0.88, 0.15, 0.2), (-0.1, -0.86, 0.12, 0.3), (0.28, -0.96, 0.13, 0.1),
             (0.02, -0.94, 0.15, 0.15))  # fmt: skip
    for x, y, r, shade in smoke:
        pen.fill(Path().circle(x, y, r), mix("#8f8a90", "#3a3640", shade), opacity=0.75, blur=0.03)
    pen.shine(Path().circle(0, -0.66, 0.34), "#ff7a3a", blur=0.14, opacity=0.4)
    for k in range(9):
        a = -math.pi * (0.2 + 0.6 * k / 8)
        far = 0.2 + 0.12 * (k % 3)
        x, y = math.cos(a) * far, math.sin(a) * far
        arc = Path().move(0, -0.62).quad(x * 0.5, -0.66 + y * 1.3, x, -0.64 + y * 0.75)
        pen.shine_stroke(arc, 0.022, ("#ff7a2a", "#ffb53d", "#ffe08a")[k % 3])
    cone = Path().move(-0.86, 0).cubic(-0.5, -0.1, -0.26, -0.4, -0.16, -0.62)
    cone.quad(0, -0.57, 0.16, -0.62).cubic(0.26, -0.4, 0.5, -0.1, 0.86, 0).close()
    pen.form(cone, rock, light=0.1, dark=0.36)
    dark_side = Path().move(0.05, -0.6).cubic(0.1, -0.4, 0.2, -0.2, 0.16, 0).line(0.9, 0)
    pen.fill(dark_side.line(0.16, -0.62).close(), DEEP, opacity=0.2, clip=cone)
    warm = Linear(0, -0.62, 0, -0.1, [(0, "#ff8a4a", 0.5), (1, "#8a5a6a", 0.25)])
    if pen.look.dark > 0.35:  # its own fire lights it
        pen.shine(cone, warm)
    pen.shine(Path().ellipse(0, -0.61, 0.155, 0.035), "#ffb53d")
    for points, width in (
        ([(-0.05, -0.6), (-0.1, -0.36), (-0.22, -0.12)], 0.06),
        ([(0.05, -0.6), (0.1, -0.42), (0.06, -0.24)], 0.07),
        ([(0.0, -0.6), (0.02, -0.46), (-0.02, -0.34)], 0.05),
    ):
        flow = Path().spline(points, closed=False)
        pen.shine_stroke(flow, width, "#f2552a")
        pen.shine_stroke(flow, width * 0.45, "#ffc04a")
    for x, y in ((-0.5, -0.08), (-0.32, -0.16), (0.4, -0.12), (0.58, -0.05), (0.26, -0.2)):
        pen.form(Path().ellipse(x, y, 0.06, 0.025), mix(rock, DEEP, 0.2))
