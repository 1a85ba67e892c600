"""The elephant, from the side: standing, walking, sitting, asleep, its trunk raised."""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts, Point
from seedbed.engines.illustrator.subjects.pen import DEEP, Look, Pen, drawn
from seedbed.engines.illustrator.subjects.people.heads import eye

RAISED = frozenset(["play", "dance", "fly", "jump", "hold"])


def _fall(pose: str | None) -> float:
    # How far the body lies below where it stands.
    return {"sleep": 0.2, "sit": 0.14, "read": 0.14, "look": 0.0, "swim": 0.26}.get(pose or "", 0.0)


def elephant_anchors(look: Look, facts: Facts) -> Anchors:
    """Where its hat, its scarf and the tip of its trunk are."""
    del facts
    drop = _fall(look.pose)
    tip = (-0.66, -0.98) if look.pose in RAISED else (-0.68, -0.08)
    return Anchors(
        crown=(-0.36, -0.88 + drop), head=(-0.36, -0.68 + drop), width=0.44,
        eyes=(-0.44, -0.7 + drop), spread=0.07, neck=(-0.26, -0.5 + drop), hands=(tip,),
        tilt=-8.0, profile=True,
    )  # fmt: skip


@drawn(
    "elephant", kind="ground", height=3.0, aspect=1.2, faces="left", colours=("grey", "gray"),
    seat=(0.55, 0.13), head=(0.2, 0.08), head_width=0.44, anchors=elephant_anchors,
)  # fmt: skip
def elephant(pen: Pen) -> None:
    """An elephant with big ears and small tusks."""
    hide = pen.tint("#9aa3b2")
    dark = mix(hide, DEEP, 0.18)
    pose = pen.look.pose
    drop = _fall(pose)
    swing = {"walk": 0.06, "run": 0.12, "play": 0.06, "dance": 0.08}.get(pose or "", 0.0)
    lying = pose == "sleep"
    if not lying and pose != "swim":
        for x, away in ((-0.04, -swing), (0.3, swing)):
            _leg(pen, x, away, dark, drop)
    pen.limb([(0.44, -0.72 + drop), (0.53, -0.58 + drop), (0.52, -0.42 + drop)], 0.026, dark)
    pen.form(Path().ellipse(0.52, -0.39 + drop, 0.022, 0.045), mix(hide, DEEP, 0.5))
    with pen.at(0, drop):
        body = Path().spline([
            (-0.24, -0.72), (-0.06, -0.87), (0.16, -0.9), (0.37, -0.82), (0.47, -0.6),
            (0.44, -0.33), (0.3, -0.25), (0.05, -0.23), (-0.16, -0.26), (-0.27, -0.42),
        ])  # fmt: skip
        pen.form(body, hide, light=0.2, dark=0.24)
    if lying:
        for x, y, w in ((-0.2, -0.05, 0.34), (0.26, -0.045, 0.3)):
            pen.limb([(x + w / 2, y), (x - w / 2, y)], 0.11, mix(hide, DEEP, 0.06))
            _nails(pen, x - w / 2 - 0.03, -0.02)
    elif pose in {"sit", "read"}:
        pen.form(Path().ellipse(0.3, -0.16, 0.22, 0.17), mix(hide, DEEP, 0.05))
        pen.form(Path().ellipse(0.1, -0.05, 0.12, 0.06), hide)
        _nails(pen, 0.02, -0.03)
        _leg(pen, -0.16, -0.02, hide, drop)
    elif pose != "swim":
        for x, away in ((-0.13, swing), (0.37, -swing)):
            _leg(pen, x, away, hide, drop)
    with pen.at(0, drop):
        _head(pen, hide, raised=pose in RAISED, asleep=lying)
    if pose == "swim":
        for width, y in ((0.6, -0.02), (0.7, 0.03)):
            ring = Path().move(-width, y).quad(0, y + 0.06, width, y)
            pen.stroke(ring, 0.016, "#ffffff", opacity=0.6)


def _leg(pen: Pen, x: float, away: float, colour: Colour, drop: float) -> None:
    foot = x + away
    leg = (
        Path().move(x - 0.1, -0.4 + drop).cubic(x - 0.09, -0.2, foot - 0.085, -0.1, foot - 0.09, 0)
    )
    leg.quad(foot, 0.015, foot + 0.09, 0).cubic(foot + 0.085, -0.1, x + 0.1, -0.2, x + 0.1,
                                                -0.4 + drop)  # fmt: skip
    # The near legs melt into the body: no seam where they meet.
    melt = ((0.0, colour, 0.0), (1.0, colour, 1.0))
    pen.fill(leg.close(), Linear(0, -0.4 + drop, 0, -0.26 + drop, melt))
    for side in (-1, 1):
        edge = Path().move(foot + side * 0.085, -0.02).line(foot + side * 0.09, -0.2)
        pen.stroke(edge, 0.008, mix(colour, DEEP, 0.3), opacity=0.35)
    _nails(pen, foot - 0.05, -0.012)


def _nails(pen: Pen, x: float, y: float) -> None:
    for k in range(3):
        pen.fill(Path().ellipse(x + 0.04 * k - 0.02, y, 0.017, 0.014), "#f1ead9")


def _head(pen: Pen, hide: Colour, *, raised: bool, asleep: bool) -> None:
    skull = Path().spline([
        (-0.22, -0.82), (-0.36, -0.91), (-0.49, -0.84), (-0.55, -0.68), (-0.52, -0.53),
        (-0.4, -0.46), (-0.26, -0.5), (-0.2, -0.66),
    ])  # fmt: skip
    _trunk(pen, hide, raised=raised)
    pen.form(skull, mix(hide, "#ffffff", 0.06), dark=0.14)
    tusk = Path().move(-0.47, -0.5).cubic(-0.52, -0.42, -0.6, -0.4, -0.655, -0.44)
    pen.form(tusk.cubic(-0.6, -0.36, -0.48, -0.36, -0.42, -0.46).close(), "#fbf6ea")
    if asleep:
        lid = Path().move(-0.49, -0.695).quad(-0.455, -0.665, -0.42, -0.695)
        pen.stroke(lid, 0.014, "#2b2230")
    else:
        eye(pen, -0.455, -0.7, 0.026)
        brow = Path().move(-0.49, -0.755).quad(-0.455, -0.775, -0.42, -0.755)
        pen.stroke(brow, 0.01, mix(hide, DEEP, 0.5))
    pen.fill(Path().ellipse(-0.43, -0.6, 0.045, 0.03), "#f08a90", opacity=0.4, blur=0.01)
    ear = Path().move(-0.3, -0.8).cubic(-0.18, -0.93, 0.04, -0.86, 0.02, -0.66)
    ear.cubic(0.01, -0.48, -0.1, -0.38, -0.18, -0.42).cubic(-0.28, -0.48, -0.34, -0.66, -0.3, -0.8)
    pen.form(ear.close(), mix(hide, DEEP, 0.1), light=0.2)
    inner = Path().move(-0.26, -0.77).cubic(-0.16, -0.86, -0.02, -0.8, -0.03, -0.66)
    inner.cubic(-0.04, -0.54, -0.1, -0.46, -0.16, -0.48).cubic(
        -0.24, -0.54, -0.29, -0.66, -0.26, -0.77
    )
    pen.fill(inner.close(), mix(hide, "#f2a9ae", 0.5), opacity=0.8)


def _trunk(pen: Pen, hide: Colour, *, raised: bool) -> None:
    line: list[Point] = [
        (-0.48, -0.62),
        (-0.56, -0.5),
        (-0.59, -0.32),
        (-0.58, -0.16),
        (-0.66, -0.08),
    ]
    if raised:
        line = [(-0.5, -0.64), (-0.62, -0.6), (-0.7, -0.72), (-0.68, -0.88), (-0.6, -0.98)]
    widths = (0.17, 0.14, 0.11, 0.085)
    for k, width in enumerate(widths):
        pen.limb([line[k], line[k + 1]], width, mix(hide, DEEP, 0.02 * k))
    for k in range(1, 4):
        x, y = line[k]
        w = widths[k] * 0.4
        pen.stroke(Path().move(x - w, y).quad(x, y + 0.02, x + w, y), 0.008, mix(hide, DEEP, 0.3))
