"""Young birds: balls of down with a large head; and the one of rubber."""

from __future__ import annotations

from dataclasses import dataclass

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.animals.feathers import boot
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Look, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye


@dataclass(frozen=True, slots=True)
class Fledgling:
    """One kind: its down, its bill (flat like a duck's, or a point), and the dark of its crown."""

    down: str
    bill: str
    flat: bool
    cap: str | None = None
    legs: str = "#e8863a"


FLEDGLINGS: dict[str, Fledgling] = {
    "duckling": Fledgling("#fbd64a", "#f08a2c", flat=True, cap="#d9a93a"),
    "baby-chick": Fledgling("#fbdc5a", "#ef8f34", flat=False),
    "gosling": Fledgling("#e6d77a", "#5a564e", flat=True, cap="#a8985a"),
    "cygnet": Fledgling("#c3c1bd", "#4a4a50", flat=True, legs="#5a5a60"),
}


def fledgling_anchors(look: Look, facts: Facts) -> Anchors:
    """Where a fledgling's hat, scarf and bill are."""
    del facts
    drop = 0.13 if look.pose in {"swim", "sit", "sleep"} else 0.0
    return Anchors(
        crown=(-0.14, -0.97 + drop), head=(-0.14, -0.7 + drop), width=0.54,
        eyes=(-0.24, -0.74 + drop), spread=0.1, neck=(-0.06, -0.44 + drop),
        hands=((-0.46, -0.62 + drop),), profile=True,
    )  # fmt: skip


@drawn(*FLEDGLINGS, kind="ground", height=0.13, aspect=0.92, faces="left", colours=("yellow",),
       head=(0.35, 0.03), head_width=0.5, anchors=fledgling_anchors)  # fmt: skip
def fledgling(pen: Pen) -> None:
    """A fluffy young bird, looking left: standing, toddling, afloat, asleep."""
    kind = FLEDGLINGS[pen.look.name]
    down = pen.tint(kind.down)
    afloat = pen.look.pose in {"swim", "sit", "sleep"}
    with pen.at(0, 0.13 if afloat else 0.0):
        if not afloat:
            step = 0.07 if pen.look.pose in {"walk", "run", "play"} else 0.0
            for x, out in ((-0.02, -step), (0.12, step)):
                foot = x + out
                pen.limb([(x, -0.16), (foot, -0.025)], 0.034, kind.legs)
                web = Path().move(foot + 0.035, -0.03).line(foot - 0.1, 0).line(foot + 0.045, 0)
                pen.form(web.close(), kind.legs)
                boot(pen, foot)
        tail = Path().move(0.2, -0.4).quad(0.42, -0.48, 0.44, -0.36).quad(0.38, -0.26, 0.2, -0.24)
        pen.form(tail.close(), mix(down, DEEP, 0.08))
        pen.ball(0.06, -0.32, 0.31, down, ry=0.24)
        pen.fill(Path().ellipse(-0.06, -0.22, 0.2, 0.12), mix(down, WARM, 0.6), blur=0.03,
                 clip=Path().ellipse(0.06, -0.32, 0.31, 0.24))  # fmt: skip
        wing = Path().move(0.0, -0.4).cubic(0.12, -0.46, 0.28, -0.4, 0.36, -0.32)
        wing.cubic(0.26, -0.2, 0.1, -0.18, 0.02, -0.26).quad(-0.04, -0.33, 0.0, -0.4)
        pen.form(wing.close(), mix(down, kind.cap or DEEP, 0.22 if kind.cap else 0.1))
        _head(pen, kind, down)
    if afloat and pen.look.pose == "swim":
        for wide, y in ((0.4, -0.01), (0.52, 0.03)):
            pen.stroke(Path().move(-wide, y).quad(0, y + 0.05, wide, y), 0.016, "#ffffff",
                       opacity=0.65)  # fmt: skip


def _head(pen: Pen, kind: Fledgling, down: Colour) -> None:
    x, y, r = -0.14, -0.7, 0.27
    for tilt in (-16, 8, 30):  # a tuft of down
        with pen.at(x + 0.02, y - r * 0.86, 1.0, tilt=tilt):
            tuft = Path().move(-0.03, 0.03).quad(-0.02, -0.06, 0.01, -0.07)
            pen.form(tuft.quad(0.02, 0.0, 0.03, 0.03).close(), kind.cap or down)
    pen.ball(x, y, r, down, ry=r * 0.96)
    if kind.cap:
        cap = Path().move(x - r * 0.5, y - r * 0.78).quad(x + r * 0.5, y - r * 1.06, x + r * 0.9,
                                                          y - r * 0.1)  # fmt: skip
        cap.quad(x + r * 0.3, y - r * 0.5, x - r * 0.5, y - r * 0.78)
        pen.fill(cap.close(), kind.cap, opacity=0.55, blur=0.015)
    bx, by = x - r * 0.82, y + r * 0.2
    if kind.flat:
        upper = Path().move(bx + 0.05, by - 0.075).cubic(bx - 0.06, by - 0.07, bx - 0.1, by - 0.02,
                                                         bx - 0.16, by - 0.015)  # fmt: skip
        pen.form(upper.quad(bx - 0.15, by + 0.05, bx + 0.05, by + 0.055).close(), kind.bill)
        pen.stroke(Path().move(bx - 0.14, by + 0.012).quad(bx - 0.04, by + 0.04, bx + 0.05,
                   by + 0.015), 0.01, mix(kind.bill, DEEP, 0.45))  # fmt: skip
    else:
        point = Path().move(bx + 0.05, by - 0.065).line(bx - 0.09, by - 0.0)
        pen.form(point.line(bx + 0.05, by + 0.055).close(), kind.bill)
    pen.fill(Path().ellipse(x - r * 0.34, y + r * 0.42, 0.055, 0.035), "#f0604d", opacity=0.3,
             blur=0.012)  # fmt: skip
    eye(pen, x - r * 0.4, y - r * 0.1, 0.046)


@drawn("rubber-duck", kind="floating", height=0.1, aspect=1.0, faces="left", colours=("yellow",))
def rubber_duck(pen: Pen) -> None:
    """The yellow duck of every bathtub."""
    own = pen.tint("#fbd02f")
    body = Path().move(-0.4, -0.34).cubic(-0.46, -0.08, -0.24, 0.0, 0.04, 0.0)
    body.cubic(0.34, 0.0, 0.5, -0.16, 0.48, -0.56).quad(0.34, -0.44, 0.14, -0.46)
    pen.form(body.quad(-0.1, -0.56, -0.4, -0.34).close(), own, light=0.3)
    pen.ball(-0.18, -0.7, 0.28, own)
    wing = Path().move(-0.04, -0.36).cubic(0.1, -0.42, 0.28, -0.38, 0.4, -0.4)
    pen.form(wing.cubic(0.34, -0.18, 0.02, -0.12, -0.04, -0.36).close(), mix(own, DEEP, 0.1))
    bill = Path().move(-0.4, -0.74).cubic(-0.5, -0.74, -0.56, -0.68, -0.6, -0.66)
    pen.form(bill.cubic(-0.56, -0.58, -0.48, -0.56, -0.4, -0.6).close(), "#ef7f2a")
    eye(pen, -0.27, -0.78, 0.044)
    pen.fill(Path().ellipse(-0.3, -0.9, 0.07, 0.035), "#ffffff", opacity=0.6)
