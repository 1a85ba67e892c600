"""The bodies of animals under their heads: sitting, on four legs, upright, curled up, swimming.

All stand on y = 0; those seen from the side look left.
"""

from __future__ import annotations

from dataclasses import dataclass

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.animals.builds import Build
from seedbed.engines.illustrator.subjects.animals.stances import hands_of
from seedbed.engines.illustrator.subjects.animals.tails import tail
from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.pen import DEEP, Pen


@dataclass(frozen=True, slots=True)
class Coat:
    """The colours of one animal, after any colour asked for."""

    coat: Colour
    belly: Colour
    paw: Colour
    tip: Colour
    legs: Colour
    mark: Colour
    rosettes: bool = True
    """Whether its spots are rings, as a leopard's."""


@dataclass(frozen=True, slots=True)
class Garment:
    """What covers the body: a jumper, a dress, a spacesuit."""

    name: str
    colour: Colour

    @property
    def whole(self) -> bool:
        """Whether it covers the legs, too."""
        return self.name in {"spacesuit", "overalls", "armour", "robe", "kimono", "hanfu"}


def seated(pen: Pen, build: Build, coat: Coat, garment: Garment | None, chin: Point) -> None:
    """Sitting upright, seen from the front."""
    k, top = build.bulk, chin[1] - 0.04
    trousers = garment.colour if garment and garment.whole else coat.legs
    _tail(pen, build, coat, (0.16 * k, -0.1))
    for side in (-1, 1):
        haunch = Path().ellipse(side * 0.15 * k, -0.13, 0.125 * k, 0.135)
        pen.form(haunch, mix(trousers, DEEP, 0.06))
        pen.form(Path().ellipse(side * 0.19 * k, -0.03, 0.1, 0.042), mix(coat.paw, DEEP, 0.05))
    body = Path().move(-0.105 * k, top - 0.12)
    body.cubic(-0.17 * k, top + 0.06, -0.24 * k, -0.16, -0.175 * k, -0.03)
    body.quad(0, 0.02, 0.175 * k, -0.03)
    body.cubic(0.24 * k, -0.16, 0.17 * k, top + 0.06, 0.105 * k, top - 0.12).close()
    pen.form(body, coat.coat)
    _front_marks(pen, build, coat, body, top, k)
    if garment:
        _dress_front(pen, garment, body, top, -0.04 if garment.whole else -0.09)
    reading = pen.look.pose in {"read", "eat"}
    for side in (-1, 1):
        shoulder = (side * 0.09 * k, top + 0.1)
        paw = (side * 0.11, top + 0.27) if reading else (side * 0.07 * k, -0.04)
        bend = (side * 0.15 * k, (shoulder[1] + paw[1]) / 2 + 0.02) if reading else (
            side * 0.084 * k, (shoulder[1] + paw[1]) / 2
        )  # fmt: skip
        pen.limb([shoulder, bend, paw], 0.082, mix(coat.legs, DEEP, 0.1))
        if garment:
            _sleeve(pen, garment, [shoulder, bend, paw], 0.094)
        if reading:
            pen.ball(*paw, 0.045, mix(coat.paw, DEEP, 0.05))
        else:
            _paw(pen, side * 0.075 * k, coat.paw)
    shade = Path().ellipse(0, top - 0.015, 0.12 * k, 0.05)
    pen.fill(shade, DEEP, opacity=0.22, blur=0.02, clip=body)


def upright(pen: Pen, build: Build, coat: Coat, garment: Garment | None, chin: Point) -> None:
    """On the hind legs like a person, seen from the front."""
    k, top = build.bulk, chin[1] - 0.03
    hands = hands_of(pen.look, "upright", chin)
    trousers = garment.colour if garment and garment.whole else coat.legs
    _tail(pen, build, coat, (0.12 * k, -0.2))
    lift = 0.06 if pen.look.pose == "dance" else 0.0
    for side in (-1, 1):
        up = lift if side > 0 else 0.0
        foot = (side * (0.1 + up) * k, -0.04 - up)
        pen.limb([(side * 0.085 * k, -0.22), foot], 0.11 * k, mix(trousers, DEEP, 0.08))
        pen.form(Path().ellipse(foot[0] + side * 0.02, foot[1] + 0.008, 0.085, 0.036), coat.paw)
    body = Path().move(-0.11 * k, top - 0.1).cubic(-0.2 * k, top + 0.08, -0.22 * k, -0.24,
                                                   -0.15 * k, -0.15)  # fmt: skip
    body.quad(0, -0.09, 0.15 * k, -0.15)
    body.cubic(0.22 * k, -0.24, 0.2 * k, top + 0.08, 0.11 * k, top - 0.1).close()
    pen.form(body, coat.coat)
    _front_marks(pen, build, coat, body, top, k)
    if garment:
        _dress_front(pen, garment, body, top, -0.1)
        if garment.name in {"dress", "gown", "robe", "kimono", "hanfu", "qipao"}:
            skirt = Path().move(-0.15 * k, -0.3).line(0.15 * k, -0.3).quad(0.2 * k, -0.2, 0.23 * k,
                                                                           -0.1)  # fmt: skip
            pen.form(skirt.quad(0, -0.06, -0.23 * k, -0.1).quad(-0.2 * k, -0.2, -0.15 * k, -0.3)
                     .close(), garment.colour)  # fmt: skip
    shade = Path().ellipse(0, top - 0.015, 0.13 * k, 0.05)
    pen.fill(shade, DEEP, opacity=0.22, blur=0.02, clip=body)
    for side, hand in zip((-1, 1), hands, strict=True):
        shoulder = (side * 0.12 * k, top + 0.1)
        bend = ((shoulder[0] + hand[0]) / 2 + side * 0.035, (shoulder[1] + hand[1]) / 2 + 0.02)
        pen.limb([shoulder, bend, hand], 0.085, mix(coat.legs, DEEP, 0.12))
        if garment:
            _sleeve(pen, garment, [shoulder, bend, hand], 0.098)
        pen.ball(*hand, 0.052, mix(coat.paw, DEEP, 0.04))


def on_fours(
    pen: Pen, build: Build, coat: Coat, garment: Garment | None, stance: str, chin: Point
) -> None:
    """Standing, walking or running on four legs, from the side."""
    k, back, low = build.bulk, -0.6, -0.22
    run = stance == "run"
    lift = -0.05 if run else 0.0
    stride = {"stand": 0.015, "walk": 0.08, "run": 0.2}[stance]
    trousers = garment.colour if garment and garment.whole else coat.legs
    with pen.at(0, lift):
        _tail(pen, build, coat, (0.38, back + 0.14), 0.8, tilt=24.0 if run else 0.0)
        for x, swing in ((-0.22, -stride if not run else -0.1), (0.33, stride)):
            _leg(pen, coat, trousers, x, x + swing, low, 0.16, run=run)
        body = Path().spline([
            (-0.36, back + 0.12), (-0.2, back + 0.01), (0.05, back + 0.03 - 0.03 * k),
            (0.3, back + 0.01), (0.43, back + 0.15), (0.42, low - 0.06), (0.3, low + 0.035),
            (0.02, low + 0.04 * k), (-0.24, low + 0.045), (-0.37, low - 0.1),
        ])  # fmt: skip
        pen.form(body, coat.coat)
        pen.fill(Path().ellipse(0.0, low + 0.045, 0.3, 0.085), coat.belly, clip=body)
        if build.legs:
            pen.fill(Path().rect(-0.5, back - 0.1, 0.33, 0.7), coat.legs, clip=body)
        _side_marks(pen, build, coat, body, back)
        if garment:
            end = 0.46 if garment.whole else 0.26
            pen.fill(Path().rect(-0.5, back - 0.1, end + 0.5, 0.7), garment.colour, clip=body)
            hem = Path().move(end, back - 0.1).line(end, low + 0.1)
            pen.stroke(hem, 0.03, mix(garment.colour, "#ffffff", 0.35), clip=body)
        for x, swing in (
            (-0.15, stride if not run else -0.2),
            (0.25, -stride if not run else 0.12),
        ):
            _leg(pen, coat, trousers, x, x + swing, low, 0.0, run=run)
            if garment and x < 0 and not garment.whole:
                _sleeve(pen, garment, [(x, low - 0.07), (x + swing * 0.35, low * 0.5),
                                       (x + swing, -0.05)], 0.14)  # fmt: skip
        shade = Path().ellipse(chin[0] + 0.04, chin[1], build.head * 0.4, 0.1)
        pen.fill(shade, DEEP, opacity=0.2, blur=0.03, clip=body)


def curled(pen: Pen, build: Build, coat: Coat, garment: Garment | None) -> None:
    """Asleep, curled up: chin on the paws, the tail around."""
    k = build.bulk
    body = Path().move(-0.36, 0).cubic(-0.5, -0.34, -0.1, -0.52 * k, 0.2, -0.46 * k)
    body.cubic(0.56, -0.4, 0.66, -0.02, 0.42, 0).close()
    pen.form(body, coat.coat)
    if build.stripes:
        for n in range(4):
            x = -0.02 + n * 0.14
            stripe = Path().move(x, -0.5).quad(x + 0.06, -0.36, x + 0.02, -0.27)
            pen.stroke(stripe, 0.03, coat.mark, clip=body)
    if build.spots:
        _spots(pen, coat, body, ((0.0, -0.36), (0.14, -0.4), (0.3, -0.36), (0.42, -0.26),
                                 (0.18, -0.28), (0.05, -0.26)))  # fmt: skip
    if build.patches:
        pen.fill(Path().ellipse(0.14, -0.42, 0.18, 0.13), coat.mark, clip=body)
    if garment:
        pen.fill(Path().rect(-0.5, -0.6, 0.74, 0.7), garment.colour, clip=body)
    thigh = Path().ellipse(0.3, -0.15, 0.19, 0.15)
    whole = garment.colour if garment and garment.whole else coat.legs
    pen.form(thigh, mix(whole, DEEP, 0.05))
    pen.form(Path().ellipse(0.2, -0.035, 0.12, 0.042), coat.paw)
    if build.tail not in {"none", "stub", "puff", "curly"}:
        path = [(0.5, -0.1), (0.42, -0.02), (0.2, 0.0), (0.0, -0.03)]
        own = "#f2a59c" if build.tail == "thin" else mix(coat.coat, DEEP, 0.12)
        thick = {"brush": 0.1, "thin": 0.03}.get(build.tail, 0.06)
        pen.limb(path, thick, own)
        if build.tip:
            pen.limb([(0.06, -0.015), (0.0, -0.03)], thick, coat.tip)
    pen.form(Path().ellipse(-0.46, -0.035, 0.12, 0.042), coat.paw)
    pen.form(Path().ellipse(-0.16, -0.035, 0.12, 0.042), coat.paw)


def swimming(pen: Pen, build: Build, coat: Coat) -> None:
    """Back and tail above the water; `ripples` closes the water over it."""
    _tail(pen, build, coat, (0.36, -0.1), 0.7)
    back = Path().move(-0.36, 0.02).cubic(-0.3, -0.3, 0.36, -0.3, 0.46, 0.02).close()
    pen.form(back, coat.coat)
    if build.stripes or build.patches:
        pen.fill(Path().ellipse(0.18, -0.2, 0.12, 0.08), coat.mark, clip=back)
    pen.fill(Path().ellipse(-0.2, -0.1, 0.24, 0.06), DEEP, opacity=0.18, blur=0.03, clip=back)


def ripples(pen: Pen) -> None:
    """Rings of water around a swimmer."""
    for width, y, opacity in ((0.5, 0.0, 0.75), (0.62, 0.03, 0.45), (0.42, -0.035, 0.5)):
        ring = Path().move(-width, y).quad(0.02, y + 0.06, width, y)
        pen.stroke(ring, 0.016, "#ffffff", opacity=opacity)


def _tail(
    pen: Pen, build: Build, coat: Coat, root: Point, size: float = 1.0, tilt: float = 0.0
) -> None:
    tail(pen, build.tail, coat.coat, coat.tip, coat.belly, root, size, tilt=tilt)


def _front_marks(pen: Pen, build: Build, coat: Coat, body: Path, top: float, k: float) -> None:
    if build.legs:
        pen.fill(Path().rect(-0.3, top - 0.15, 0.6, 0.19), coat.legs, clip=body)
    bib = Path().ellipse(0, (top - 0.03) * 0.55, 0.1 * k, abs(top) * 0.4)
    pen.fill(bib, coat.belly, clip=body)
    if build.stripes:
        for y in (0.2, 0.42, 0.64):
            at = top - top * y
            for side in (-1, 1):
                stripe = Path().move(side * 0.25 * k, at - 0.02)
                stripe.quad(side * 0.16 * k, at + 0.02, side * 0.1 * k, at + 0.01)
                pen.stroke(stripe, 0.022, coat.mark, clip=body)
    if build.spots:
        _spots(pen, coat, body, ((-0.15, top + 0.16), (0.16, top + 0.14), (-0.17, top + 0.28),
                                 (0.17, top + 0.27)))  # fmt: skip
    if build.patches:
        pen.fill(Path().ellipse(0.15, top + 0.22, 0.08, 0.11), coat.mark, clip=body)


def _side_marks(pen: Pen, build: Build, coat: Coat, body: Path, back: float) -> None:
    if build.stripes:
        for n in range(5):
            x = -0.12 + n * 0.115
            stripe = Path().move(x, back - 0.03).quad(x + 0.035, back + 0.1, x - 0.005, back + 0.21)
            pen.stroke(stripe, 0.028, coat.mark, clip=body)
    if build.spots:
        _spots(pen, coat, body, ((-0.02, -0.5), (0.1, -0.54), (0.22, -0.5), (0.34, -0.52),
                                 (0.06, -0.4), (0.19, -0.38), (0.32, -0.4)))  # fmt: skip
    if build.patches:
        pen.fill(Path().ellipse(0.16, back + 0.07, 0.17, 0.13), coat.mark, clip=body)


def _spots(pen: Pen, coat: Coat, body: Path, at: tuple[Point, ...]) -> None:
    for x, y in at:
        pen.fill(Path().ellipse(x, y, 0.032, 0.026), coat.mark, clip=body)
        if coat.rosettes:
            pen.fill(Path().ellipse(x, y, 0.014, 0.011), coat.coat, clip=body)


def _paw(pen: Pen, x: float, colour: Colour) -> None:
    pen.form(Path().ellipse(x, -0.028, 0.062, 0.036), colour)
    for toe in (-0.022, 0.022):
        line = Path().move(x + toe, -0.042).line(x + toe, -0.016)
        pen.stroke(line, 0.007, mix(colour, DEEP, 0.4))


def _leg(
    pen: Pen, coat: Coat, cloth: Colour, x: float, foot: float, top: float, shade: float, *,
    run: bool,
) -> None:  # fmt: skip
    y = -0.08 if run else -0.05
    knee = (x + (foot - x) * (0.62 if run else 0.35), top * 0.5)
    pen.limb([(x, top - 0.07), knee, (foot, y)], 0.13, mix(cloth, DEEP, shade))
    pen.form(Path().ellipse(foot - 0.02, y + 0.018, 0.075, 0.036), mix(coat.paw, DEEP, shade))


def _sleeve(pen: Pen, garment: Garment, limb: list[Point], width: float) -> None:
    # From the shoulder to short of the hand, with a cuff.
    (x0, y0), (x1, y1), (x2, y2) = limb
    end = (x1 + (x2 - x1) * 0.45, y1 + (y2 - y1) * 0.45)
    pen.limb([(x0, y0), (x1, y1), end], width, mix(garment.colour, DEEP, 0.1))
    before = (x1 + (x2 - x1) * 0.38, y1 + (y2 - y1) * 0.38)
    pen.stroke(Path().move(*before).line(*end), width * 1.04, mix(garment.colour, "#ffffff", 0.4),
               cap="butt")  # fmt: skip


def _dress_front(pen: Pen, garment: Garment, body: Path, top: float, hem: float) -> None:
    colour = garment.colour
    pen.fill(Path().rect(-0.4, top - 0.2, 0.8, hem - top + 0.2), colour, clip=body)
    sides = Path().move(0.1, top).quad(0.2, -0.2, 0.1, 0).line(0.4, 0).line(0.4, top).close()
    pen.fill(sides, DEEP, opacity=0.12, clip=body)
    light = mix(colour, "#ffffff", 0.45)
    if garment.name == "spacesuit":
        pen.fill(Path().rect(-0.075, top + 0.13, 0.15, 0.1, 0.02), "#c8d0dc")
        for n, lamp in enumerate(("#e0574f", "#3f86c9", "#f2b33d")):
            pen.fill(Path().circle(-0.042 + 0.042 * n, top + 0.165, 0.014), lamp)
        pen.stroke(Path().move(-0.05, top + 0.205).line(0.05, top + 0.205), 0.014, "#8e99ab")
        pen.fill(Path().rect(-0.4, -0.12, 0.8, 0.035), "#3f6fb8", clip=body)
        return
    if garment.name in {"suit", "vest"}:
        pen.fill(Path().polygon([(-0.06, top), (0.06, top), (0, top + 0.2)]), "#fdfdfd", clip=body)
        tie = [(-0.016, top + 0.05), (0.016, top + 0.05), (0.024, top + 0.15), (0, top + 0.18),
               (-0.024, top + 0.15)]  # fmt: skip
        pen.fill(Path().polygon(tie), "#d0453f", clip=body)
        return
    if garment.name in {"coat", "jacket", "raincoat", "uniform"}:
        pen.stroke(Path().move(0, top).line(0, hem), 0.012, mix(colour, DEEP, 0.35), clip=body)
        for y in (0.14, 0.22, 0.3):
            pen.fill(Path().circle(0.03, top + y, 0.012), "#f2d37a", clip=body)
        return
    if garment.name in {"kimono", "hanfu", "robe"}:
        pen.stroke(Path().move(-0.1, top).line(0.05, top + 0.22), 0.035, light, clip=body)
        pen.stroke(Path().move(0.1, top).line(0.0, top + 0.16), 0.035, light, clip=body)
        pen.fill(Path().rect(-0.4, top + 0.2, 0.8, 0.06), mix(colour, "#ffe08a", 0.7), clip=body)
        return
    for n in range(1, 4):
        y = top + 0.07 + (hem - top - 0.07) * n / 4
        pen.stroke(Path().move(-0.3, y).quad(0, y + 0.03, 0.3, y), 0.022, light, clip=body)
