"""Half people: the mermaid."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import mix
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Look, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye
from seedbed.engines.illustrator.subjects.people.outfits import SKINS


def mermaid_anchors(look: Look, facts: Facts) -> Anchors:
    """Where a mermaid's crown, necklace and hands are."""
    del look, facts
    return Anchors(
        crown=(-0.16, -0.98), head=(-0.16, -0.82), width=0.32, eyes=(-0.18, -0.8), spread=0.06,
        neck=(-0.15, -0.64), hands=((-0.34, -0.44), (0.06, -0.42)),
    )  # fmt: skip


@drawn("mermaid", "merperson", kind="swimming", height=1.7, aspect=1.2,
       anchors=mermaid_anchors)  # fmt: skip
def mermaid(pen: Pen) -> None:
    """A mermaid sitting upright, her tail curling to the right."""
    skin = SKINS[pen.look.pick % 4]
    hair = ("#b8472f", "#d9a94e", "#6b4226", "#8a5ac0")[pen.look.pick // 4 % 4]
    tail = pen.tint("#2fa894")
    locks = Path().move(-0.32, -0.86).cubic(-0.44, -0.6, -0.34, -0.42, -0.3, -0.34)
    locks.quad(-0.14, -0.42, 0.02, -0.34).cubic(0.08, -0.46, 0.08, -0.7, 0.0, -0.88)
    pen.form(locks.close(), mix(hair, DEEP, 0.15))
    for points in ([(0.4, -0.24), (0.34, -0.5), (0.5, -0.62), (0.5, -0.4)],
                   [(0.42, -0.22), (0.62, -0.3), (0.76, -0.5), (0.5, -0.4)]):  # fmt: skip
        fin = Path().move(*points[0]).quad(*points[1], *points[2]).quad(*points[3], *points[0])
        pen.form(fin.close(), mix(tail, WARM, 0.3))
    body = Path().move(-0.27, -0.36).cubic(-0.32, -0.16, -0.2, 0.0, 0.04, 0.0)
    body.cubic(0.26, 0.0, 0.42, -0.1, 0.46, -0.28).cubic(0.36, -0.2, 0.3, -0.16, 0.2, -0.16)
    pen.form(body.cubic(0.06, -0.16, -0.02, -0.24, -0.03, -0.36).close(), tail, light=0.3)
    for row in range(4):
        for k in range(7):
            x, y = -0.28 + 0.1 * k + 0.05 * (row % 2), -0.3 + 0.085 * row
            pen.stroke(Path().move(x - 0.04, y).quad(x, y + 0.055, x + 0.04, y), 0.009,
                       mix(tail, WARM, 0.5), clip=body)  # fmt: skip
    waist = Path().move(-0.25, -0.6).quad(-0.24, -0.46, -0.27, -0.35).line(-0.03, -0.35)
    pen.form(waist.quad(-0.06, -0.46, -0.05, -0.6).close(), skin, light=0.2, dark=0.12)
    pen.stroke(
        Path().move(-0.29, -0.36).quad(-0.15, -0.3, -0.01, -0.36), 0.045, mix(tail, DEEP, 0.2)
    )
    for x in (-0.2, -0.1):
        pen.ball(x, -0.54, 0.05, "#e58ab0")
    for side, hand in ((-1, (-0.34, -0.44)), (1, (0.06, -0.42))):
        shoulder = (-0.15 + side * 0.1, -0.6)
        elbow = ((shoulder[0] + hand[0]) / 2 + side * 0.04, -0.5)
        pen.limb([shoulder, elbow, hand], 0.05, mix(skin, DEEP, 0.05))
    pen.ball(-0.16, -0.81, 0.158, skin)
    pen.grip = skin
    for side in (-1, 1):
        pen.fill(Path().ellipse(-0.18 + side * 0.09, -0.755, 0.03, 0.02), "#f0604d", opacity=0.28)
        eye(pen, -0.18 + side * 0.06, -0.8, 0.017)
    pen.stroke(Path().move(-0.205, -0.735).quad(-0.18, -0.71, -0.155, -0.735), 0.013, "#a03c38")
    fringe = Path().move(-0.33, -0.76).cubic(-0.36, -1.04, 0.04, -1.04, 0.01, -0.74)
    fringe.cubic(-0.02, -0.86, -0.08, -0.9, -0.14, -0.92)
    pen.form(fringe.cubic(-0.24, -0.9, -0.3, -0.86, -0.33, -0.76).close(), hair)
    for k, colour in enumerate(("#f2756a", "#ffd98a", "#f2756a")):
        pen.ball(-0.08 + 0.045 * k, -0.93 + 0.03 * k, 0.025, colour)
