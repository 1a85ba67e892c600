"""Birds seen from the front: the penguin and the owl."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts
from seedbed.engines.illustrator.subjects.pen import DEEP, Look, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye


def penguin_anchors(look: Look, facts: Facts) -> Anchors:
    """Where a penguin's hat, glasses, scarf and flippers are."""
    del facts
    if look.pose in {"swim", "sleep", "run"}:
        return Anchors((-0.42, -0.48), (-0.4, -0.3), 0.42, (-0.42, -0.3), 0.08, (-0.2, -0.2),
                       ((-0.62, -0.24),), -30.0, profile=True)  # fmt: skip
    raised = look.holds or look.pose in {"dance", "hold"}
    right = (0.36, -0.5) if raised else (0.33, -0.3)
    return Anchors(
        crown=(0, -0.98), head=(0, -0.78), width=0.46, eyes=(0, -0.8), spread=0.09,
        neck=(0, -0.62), hands=((-0.33, -0.3), right),
    )  # fmt: skip


@drawn(
    "penguin", kind="ground", height=0.9, aspect=0.68, colours=("black", "white"),
    head=(0.5, 0.02), head_width=0.46, hands=((0.1, 0.7), (0.9, 0.6)), anchors=penguin_anchors,
)  # fmt: skip
def penguin(pen: Pen) -> None:
    """A penguin: standing, waddling, sliding on its belly, asleep."""
    if pen.look.pose in {"swim", "sleep", "run"}:
        _sliding(pen)
        return
    coat, orange = pen.tint("#3a4156"), "#f0983a"
    lean = 5.0 if pen.look.pose in {"walk", "dance"} else 0.0
    for side in (-1, 1):
        up = 0.03 if lean and side > 0 else 0.0
        foot = Path().ellipse(side * 0.12, -0.03 - up, 0.11, 0.042)
        pen.form(foot, orange)
        for toe in (-0.05, 0.0, 0.05):
            line = Path().move(side * 0.12 + toe, -0.045 - up).line(side * 0.12 + toe, -0.015 - up)
            pen.stroke(line, 0.008, mix(orange, DEEP, 0.3))
    with pen.at(0, 0, 1.0, tilt=lean):
        (lx, ly), (rx, ry) = penguin_anchors(pen.look, Facts()).hands
        for side, x, y in ((-1, lx, ly), (1, rx, ry)):
            wing = Path().move(side * 0.2, -0.62).quad(x + side * 0.03, (y - 0.62) / 2 + 0.0, x, y)
            wing.quad(side * 0.2, y + 0.02, side * 0.2, -0.4).close()
            pen.form(wing, mix(coat, DEEP, 0.12))
        body = Path().move(0, -1.0).cubic(0.24, -1.0, 0.24, -0.72, 0.25, -0.6)
        body.cubic(0.36, -0.36, 0.3, -0.03, 0, -0.03).cubic(-0.3, -0.03, -0.36, -0.36, -0.25, -0.6)
        body.cubic(-0.24, -0.72, -0.24, -1.0, 0, -1.0).close()
        pen.form(body, coat, light=0.2)
        front = Path().move(0, -0.62).cubic(0.2, -0.66, 0.28, -0.08, 0, -0.07)
        pen.form(front.cubic(-0.28, -0.08, -0.2, -0.66, 0, -0.62).close(), "#fdfcf8", dark=0.08)
        cheeks = Path().move(0, -0.68).cubic(0.1, -0.62, 0.2, -0.7, 0.19, -0.8)
        cheeks.cubic(0.18, -0.92, 0.04, -0.92, 0, -0.84)
        cheeks.cubic(-0.04, -0.92, -0.18, -0.92, -0.19, -0.8).cubic(
            -0.2, -0.7, -0.1, -0.62, 0, -0.68
        )
        pen.fill(cheeks.close(), "#fdfcf8")
        glow = Path().ellipse(0, -0.6, 0.15, 0.06)
        pen.fill(glow, "#f7bf4f", opacity=0.8, blur=0.025, clip=body)
        _front_face(pen, 0.0, -0.8, 0.09)
        beak = Path().move(-0.05, -0.765).quad(0, -0.8, 0.05, -0.765).quad(0, -0.69, -0.05, -0.765)
        pen.form(beak.close(), orange)


def _front_face(pen: Pen, x: float, y: float, spread: float) -> None:
    for side in (-1, 1):
        pen.fill(Path().ellipse(x + side * spread * 1.5, y + 0.06, 0.035, 0.024), "#f08fae",
                 opacity=0.6)  # fmt: skip
        if pen.look.pose == "sleep":
            lid = (
                Path()
                .move(x + side * spread - 0.03, y)
                .quad(x + side * spread, y + 0.035, x + side * spread + 0.03, y)
            )
            pen.stroke(lid, 0.014, "#2b2230")
        else:
            eye(pen, x + side * spread, y, 0.028)


def _sliding(pen: Pen) -> None:
    # On its belly, head to the left.
    coat, orange = pen.tint("#3a4156"), "#f0983a"
    for y in (-0.2, -0.1):
        pen.form(Path().ellipse(0.5, y, 0.1, 0.035), orange)
    body = Path().move(-0.56, -0.32).cubic(-0.5, -0.56, -0.24, -0.5, -0.1, -0.42)
    body.cubic(0.2, -0.44, 0.5, -0.34, 0.48, -0.14).cubic(0.44, 0.0, 0.0, 0.0, -0.2, -0.02)
    body.cubic(-0.4, -0.06, -0.6, -0.14, -0.56, -0.32).close()
    pen.form(body, coat, light=0.2)
    belly = Path().move(-0.5, -0.22).cubic(-0.3, -0.1, 0.2, -0.12, 0.46, -0.12)
    belly.cubic(0.4, 0.02, -0.1, 0.02, -0.24, -0.02).cubic(-0.4, -0.06, -0.52, -0.12, -0.5, -0.22)
    pen.fill(belly.close(), "#fdfcf8", clip=body)
    pen.fill(Path().ellipse(-0.42, -0.28, 0.12, 0.13), "#fdfcf8", clip=body)
    wing = Path().move(-0.1, -0.26).quad(0.1, -0.34, 0.3, -0.46).quad(0.2, -0.22, -0.02, -0.16)
    pen.form(wing.close(), mix(coat, DEEP, 0.15))
    pen.form(Path().polygon([(-0.53, -0.34), (-0.68, -0.27), (-0.53, -0.24)]), orange)
    if pen.look.pose == "sleep":
        lid = Path().move(-0.46, -0.31).quad(-0.43, -0.275, -0.4, -0.31)
        pen.stroke(lid, 0.014, "#2b2230")
    else:
        eye(pen, -0.43, -0.31, 0.028)
    pen.fill(Path().ellipse(-0.36, -0.24, 0.035, 0.024), "#f08fae", opacity=0.6)


def owl_anchors(look: Look, facts: Facts) -> Anchors:
    """Where an owl's hat, glasses and scarf are."""
    del facts, look
    return Anchors(
        crown=(0, -0.93), head=(0, -0.72), width=0.6, eyes=(0, -0.7), spread=0.14,
        neck=(0, -0.5), hands=((-0.3, -0.3), (0.3, -0.3)),
    )  # fmt: skip


@drawn(
    "owl", kind="ground", height=0.45, aspect=0.74, colours=("brown",), head=(0.5, 0.07),
    head_width=0.6, anchors=owl_anchors,
)  # fmt: skip
def owl(pen: Pen) -> None:
    """An owl: perched, flying with wings spread, asleep."""
    coat = pen.tint("#8d6446")
    pale = mix(coat, "#fbeed6", 0.72)
    flying = pen.look.pose in {"fly", "jump", "dance"}
    for side in (-1, 1):
        if flying:
            _spread(pen, side, coat)
        for toe in (-0.05, 0.0, 0.05):
            pen.form(Path().ellipse(side * 0.12 + toe, -0.025, 0.03, 0.028), "#f0a23a")
    body = Path().move(0, -0.86).cubic(0.4, -0.9, 0.42, -0.3, 0.3, -0.12)
    body.cubic(0.2, -0.01, -0.2, -0.01, -0.3, -0.12).cubic(
        -0.42, -0.3, -0.4, -0.9, 0, -0.86
    ).close()
    for side in (-1, 1):
        tuft = Path().move(side * 0.1, -0.86).quad(side * 0.2, -0.94, side * 0.31, -1.0)
        pen.form(tuft.quad(side * 0.34, -0.84, side * 0.28, -0.7).close(), mix(coat, DEEP, 0.2))
    pen.form(body, coat, light=0.18)
    belly = Path().ellipse(0, -0.28, 0.22, 0.24)
    pen.fill(belly, pale, clip=body)
    for row in range(3):
        for k in range(-1, 2):
            x, y = k * 0.12 + (0.06 if row % 2 else 0.0), -0.4 + row * 0.1
            vee = Path().move(x - 0.035, y).quad(x, y + 0.045, x + 0.035, y)
            pen.stroke(vee, 0.016, mix(coat, DEEP, 0.1), clip=belly)
    if not flying:
        for side in (-1, 1):
            wing = Path().move(side * 0.27, -0.56).cubic(side * 0.42, -0.46, side * 0.38, -0.16,
                                                         side * 0.2, -0.08)  # fmt: skip
            pen.form(
                wing.quad(side * 0.26, -0.3, side * 0.27, -0.56).close(), mix(coat, DEEP, 0.24)
            )
    for side in (-1, 1):
        pen.ball(side * 0.145, -0.68, 0.165, pale)
        x, y = side * 0.14, -0.69
        if pen.look.pose == "sleep":
            lid = Path().move(x - 0.09, y).quad(x, y + 0.1, x + 0.09, y)
            pen.stroke(lid, 0.024, "#2b2230")
        else:
            pen.fill(Path().circle(x, y, 0.105), "#f7c63d")
            pen.fill(Path().circle(x, y, 0.064), "#231c26")
            pen.fill(Path().circle(x + 0.025, y - 0.03, 0.024), "#ffffff")
    beak = Path().move(-0.045, -0.62).quad(0, -0.66, 0.045, -0.62).line(0, -0.52).close()
    pen.form(beak, "#f0a23a")


def _spread(pen: Pen, side: int, coat: Colour) -> None:
    wing = (
        Path()
        .move(side * 0.2, -0.62)
        .cubic(side * 0.4, -0.95, side * 0.7, -0.95, side * 0.86, -0.8)
    )
    for k in range(4):
        wing.quad(
            side * (0.84 - 0.14 * k), -0.62 + 0.07 * k, side * (0.72 - 0.13 * k), -0.5 + 0.06 * k
        )
    pen.form(wing.close(), mix(coat, DEEP, 0.2))
    for k in range(3):
        rib = (
            Path()
            .move(side * 0.26, -0.58)
            .quad(side * 0.5, -0.74 + 0.06 * k, side * (0.78 - 0.13 * k), -0.6 + 0.07 * k)
        )
        pen.stroke(rib, 0.012, mix(coat, DEEP, 0.45), opacity=0.6)
