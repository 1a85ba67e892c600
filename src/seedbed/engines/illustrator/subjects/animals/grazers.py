"""Hoofed animals from the side: deer, sheep, goat, giraffe, camel, llama.

One body by a table of proportions; it stands, walks, runs, grazes, lies and sleeps.
"""

from __future__ import annotations

from seedbed.engines.illustrator.canvas import Linear, Path
from seedbed.engines.illustrator.colour import Colour, luminance, mix
from seedbed.engines.illustrator.subjects.animals.grazer_builds import GRAZERS, Grazer
from seedbed.engines.illustrator.subjects.animals.grazer_heads import grazer_head
from seedbed.engines.illustrator.subjects.facts import Anchors, Facts, Point
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Look, Pen, drawn, turn
from seedbed.engines.illustrator.subjects.tint import shaded

LYING = frozenset(["sit", "sleep", "read", "look", "kneel"])


def grazer(pen: Pen) -> None:
    """Draw the animal the look names, in its pose."""
    g = GRAZERS[pen.look.name]
    pose = pen.look.pose or "stand"
    coat = _dyed(pen, g, g.coat)
    if pose == "jump":
        with pen.at(0.0, -0.1, 0.96, tilt=13):
            _whole(pen, g, coat, "run")
    else:
        _whole(pen, g, coat, pose)


def grazer_anchors(look: Look, facts: Facts) -> Anchors:
    """Where the head is in the look's pose."""
    del facts
    g = GRAZERS[look.name]
    poll, droop = _poll(g, look.pose or "stand")
    along = turn(-g.head * 0.42, 0.0, -droop)
    return Anchors(
        crown=(poll[0] - g.head * 0.12, poll[1] - g.head * 0.2), head=poll, width=g.head * 1.25,
        eyes=(poll[0] + along[0], poll[1] + along[1]), spread=g.head * 0.2,
        neck=((poll[0] - g.half + 0.06) / 2 - 0.02, (poll[1] - g.leg - g.depth) / 2),
        hands=((poll[0] - g.head, poll[1] + g.head * 0.5),), tilt=-droop * 0.4, profile=True,
    )  # fmt: skip


def _poll(g: Grazer, pose: str) -> tuple[Point, float]:
    # Where the head joins the neck, and how far the head points down.
    x, y = -g.half + 0.06, -g.leg - g.depth + 0.06
    dx, dy = g.neck
    if pose in LYING:
        y += g.leg - 0.03
    if pose == "sleep":
        reach = min(0.3, abs(dy) + abs(dx))
        return (x - 0.1 - 0.4 * reach, -0.17), 8.0
    if pose == "eat" and g.horns != "ossicones":
        reach = (dx * dx + dy * dy) ** 0.5
        return (x - 0.12 - 0.35 * reach, max(y + reach * 0.8, -0.3)), 58.0
    if pose == "run":
        return (x + dx * 1.5, y + dy * 0.86), g.droop * 0.5
    return (x + dx, y + dy), g.droop


def _dyed(pen: Pen, g: Grazer, colour: str) -> Colour:
    wanted = pen.look.colour
    return colour if wanted is None else shaded(wanted, luminance(colour), luminance(g.coat))


def _whole(pen: Pen, g: Grazer, coat: Colour, pose: str) -> None:
    lying = pose in LYING
    low = -0.03 if lying else -g.leg
    back = low - g.depth
    far = mix(_dyed(pen, g, g.face) if g.pattern == "wool" else coat, DEEP, 0.2)
    near = _dyed(pen, g, g.face) if g.pattern == "wool" else coat
    _tail(pen, g, coat, back)
    if lying:
        _folded(pen, g, far, low)
    else:
        for index, (x, swing) in enumerate(_legs(g, pose)[:2]):
            _leg(pen, g, far, x, swing, low, index == 0)
    body = _body(g, low, back)
    poll, droop = _poll(g, pose)
    legs = _legs(g, pose)
    if g.pattern == "wool":
        _neck(pen, g, coat, poll, back)
        if not lying:
            for index, (x, swing) in enumerate(legs[2:]):
                _leg(pen, g, near, x, swing, low, index == 0)
        _wool(pen, g, coat, low, back)
    else:
        pen.form(body, coat, light=0.2, dark=0.22)
        belly = Path().ellipse(0, low + 0.02, g.half * 0.85, g.depth * 0.32)
        pen.fill(belly, _dyed(pen, g, g.belly), clip=body, blur=0.018)
        _pattern(pen, g, body, low, back)
    if lying:
        _folded(pen, g, mix(near, DEEP, 0.06), low, near=True)
    elif g.pattern != "wool":
        for index, (x, swing) in enumerate(legs[2:]):
            _leg(pen, g, near, x, swing, low, index == 0)
    if g.pattern != "wool":
        _neck(pen, g, coat, poll, back)
    grazer_head(
        pen, poll, g.head, droop, face=_dyed(pen, g, g.face), coat=coat, horns=g.horns,
        pale=g.pattern == "wool", asleep=pen.look.pose == "sleep", stripes=g.pattern == "stripes",
    )  # fmt: skip


def _body(g: Grazer, low: float, back: float) -> Path:
    h, d = g.half, g.depth
    points = [(-h, back + 0.06), (-h * 0.55, back - 0.005)]
    if g.hump == 1:
        points += [(-h * 0.3, back - 0.03), (-h * 0.1, back - 0.12), (h * 0.08, back - 0.155),
                   (h * 0.26, back - 0.12), (h * 0.44, back - 0.03)]  # fmt: skip
    elif g.hump == 2:
        points += [(-h * 0.46, back - 0.1), (-h * 0.34, back - 0.14), (-h * 0.2, back - 0.1),
                   (0.0, back + 0.005), (h * 0.2, back - 0.1), (h * 0.34, back - 0.14),
                   (h * 0.48, back - 0.1)]  # fmt: skip
    else:
        points += [(0.0, back + 0.02)]
    points += [
        (h * 0.7, back - 0.005), (h, back + d * 0.3), (h * 0.98, low - d * 0.15),
        (h * 0.62, low + 0.0), (0.0, low + d * 0.08), (-h * 0.62, low + 0.01),
        (-h * 1.08, low - d * 0.32),
    ]  # fmt: skip
    return Path().spline(points)


def _wool(pen: Pen, g: Grazer, coat: Colour, low: float, back: float) -> None:
    # Puffs around an oval, then the oval itself over their inner halves.
    h, d = g.half, g.depth
    cx, cy = 0.0, (low + back) / 2
    shade = mix(coat, "#8f86b8", 0.24)
    for k in range(14):
        x, y = turn(1.0, 0.0, k * 360 / 14)
        r = 0.1 + 0.018 * (k % 3)
        tone = shade if y > 0.3 else mix(coat, shade, 0.25 if x > 0.4 else 0.0)
        pen.ball(cx + x * (h - 0.04), cy + y * (d / 2 - 0.05), r * min(1.0, d / 0.4), tone)
    pen.form(Path().ellipse(cx, cy, h - 0.02, d / 2 - 0.02), coat, light=0.3, dark=0.12)
    for x, y in ((-0.4, -0.3), (0.1, -0.45), (0.5, -0.1), (-0.1, 0.1), (0.3, 0.4), (-0.5, 0.35)):
        px, py = cx + x * h, cy + y * d / 2
        curl = Path().move(px - 0.045, py).quad(px, py + 0.05, px + 0.045, py)
        pen.stroke(curl, 0.012, shade, opacity=0.8)


def _pattern(pen: Pen, g: Grazer, body: Path, low: float, back: float) -> None:
    h, d = g.half, g.depth
    if g.pattern == "spots":
        for x, y in ((-0.1, 0.16), (0.2, 0.12), (0.5, 0.2), (0.05, 0.34), (0.36, 0.36), (0.66, 0.4),
                     (-0.3, 0.3)):  # fmt: skip
            pen.fill(Path().ellipse(x * h, back + y * d, 0.016, 0.014), g.mark, clip=body)
    elif g.pattern == "patches":
        for x, y, s in ((-0.7, 0.25, 0.9), (-0.25, 0.15, 1.0), (0.25, 0.18, 1.1), (0.7, 0.3, 0.9),
                        (-0.45, 0.6, 0.9), (0.05, 0.55, 1.0), (0.5, 0.62, 0.9)):  # fmt: skip
            pen.fill(_patch(x * h, back + y * d, 0.045 * s), g.mark, clip=body)
    elif g.pattern == "stripes":
        for k in range(8):
            x = (-0.85 + 0.24 * k) * h
            lean = 0.05 * (k - 4) / 4
            stripe = Path().move(x - 0.014, back - 0.03).line(x + 0.02, back - 0.03)
            stripe.line(x + lean + 0.005, back + d * (0.72 if k % 2 else 0.86)).close()
            pen.fill(stripe, g.mark, clip=body)


def _patch(x: float, y: float, r: float) -> Path:
    sides = ((1, 0.1), (0.4, 0.95), (-0.6, 0.8), (-1, -0.1), (-0.4, -0.9), (0.6, -0.8))
    return Path().polygon([(x + a * r, y + b * r * 0.9) for a, b in sides])


def _neck(pen: Pen, g: Grazer, coat: Colour, poll: Point, back: float) -> None:
    x, y = -g.half + 0.08, back + 0.02
    px, py = poll
    base, top = g.thick * 2.0, g.thick
    down = py > y
    if down:
        neck = Path().move(x + 0.03, y).quad(x - 0.08, y - 0.02, px - top * 0.5, py - top * 0.5)
        neck.line(px + top * 0.5, py + top * 0.4).quad(x - 0.02, y + base, x + 0.04, y + base * 0.9)
    else:
        bend = 0.1 if g.hump else 0.0
        neck = Path().move(x + 0.07, y).quad(x + 0.0 - bend * 0.3, (y + py) / 2 + bend * 1.2,
                                             px + top * 0.55, py - top * 0.1)  # fmt: skip
        neck.line(px - top * 0.5, py + top * 0.55)
        neck.quad(x - 0.12 - bend, (y + py) / 2 + 0.08 + bend, x - 0.08, y + base)
    # It melts into the body: no seam where they meet.
    melt = ((0.0, coat, 0.0), (0.3, coat, 1.0), (1.0, mix(coat, WARM, 0.1), 1.0))
    end = y + base * (0.95 if not down else 0.2)
    shape = neck.close()
    pen.fill(shape, coat if g.pattern == "wool" else Linear(x + 0.1, end, px, py, melt))
    if g.pattern == "patches":
        for t in (0.14, 0.36, 0.58, 0.8):
            cx, cy = x + (px - x) * t, y + base * 0.3 + (py - y - base * 0.3) * t
            pen.fill(_patch(cx - 0.004, cy, 0.034 * (1.15 - 0.5 * t)), g.mark, clip=shape)
    elif g.pattern == "stripes":
        for t in (0.1, 0.3, 0.5, 0.7, 0.9):
            cx, cy = x + (px - x) * t, y + (py - y) * t
            line = Path().move(cx + 0.06, cy - 0.02).line(cx - 0.1, cy + 0.1)
            pen.stroke(line, 0.026, g.mark, clip=shape)
    if g.mane and not down:
        if g.hump:
            beard = (
                Path()
                .move(px - top * 0.3, py + top)
                .quad(x - 0.16, (y + py) / 2 + 0.1, x - 0.09, y + base * 0.9)
            )
            pen.stroke(beard, 0.035, g.mane, opacity=0.8, clip=shape)
        else:
            crest = (
                Path()
                .move(px + top * 0.5, py - top * 0.2)
                .quad(x + 0.02, (y + py) / 2, x + 0.09, y + 0.01)
            )
            pen.stroke(crest, 0.036, g.mane)


def _legs(g: Grazer, pose: str) -> list[tuple[float, float]]:
    # (hip, swing of the foot): far fore, far hind, near fore, near hind.
    h = g.half
    swing = {"walk": 0.07, "run": 0.2, "play": 0.2, "dance": 0.1, "fly": 0.2}.get(pose, 0.0)
    if swing >= 0.2:
        return [(-h + 0.1, -0.16), (h - 0.1, 0.2), (-h + 0.05, -0.24), (h - 0.06, 0.12)]
    return [(-h + 0.16, -swing), (h - 0.16, swing), (-h + 0.085, swing), (h - 0.085, -swing)]


def _leg(
    pen: Pen, g: Grazer, colour: Colour, x: float, swing: float, low: float, fore: bool
) -> None:
    lift = 0.07 if abs(swing) > 0.15 else 0.0
    wide = min(0.1, g.depth * 0.36) * (0.8 if fore else 1.0)
    knee = (x + swing * 0.55 + (0.0 if fore else 0.022), low * 0.5 - lift * 0.4)
    foot = (x + swing, -0.03 - lift)
    thigh = Path().move(x - wide, low - 0.13).quad(x - wide * 0.8, low * 0.75, knee[0] - 0.026,
                                                   knee[1])  # fmt: skip
    thigh.line(knee[0] + 0.026, knee[1]).quad(x + wide * 0.9, low * 0.8, x + wide, low - 0.06)
    melt = ((0.0, colour, 0.0), (1.0, colour, 1.0))
    pen.fill(thigh.close(), Linear(0, low - 0.13, 0, low - 0.03, melt))
    shin = 0.044 if g.pattern != "wool" else 0.056
    pen.limb([(knee[0], knee[1] - 0.02), foot], shin, colour)
    hoof = Path().move(foot[0] - 0.024, foot[1] - 0.012).line(foot[0] + 0.024, foot[1] - 0.012)
    hoof.line(foot[0] + 0.03, foot[1] + 0.03).line(foot[0] - 0.036, foot[1] + 0.03).close()
    pen.form(hoof, g.hoof)


def _folded(pen: Pen, g: Grazer, colour: Colour, low: float, *, near: bool = False) -> None:
    h = g.half
    if near:
        haunch = Path().ellipse(h * 0.66, low - g.depth * 0.24, g.depth * 0.4, g.depth * 0.32)
        if g.pattern != "wool":
            pen.form(haunch, colour)
        pen.limb([(h * 0.66, -0.05), (h * 0.2, -0.03)], 0.05, colour)
        pen.limb([(-h * 0.7, -0.08), (-h * 1.12, -0.05), (-h * 0.72, -0.025)], 0.05, colour)
        pen.fill(Path().ellipse(h * 0.16, -0.025, 0.032, 0.022), g.hoof)
        pen.fill(Path().ellipse(-h * 0.68, -0.022, 0.03, 0.02), g.hoof)
    else:
        pen.limb([(-h * 0.6, -0.07), (-h * 1.3, -0.035)], 0.046, colour)
        pen.fill(Path().ellipse(-h * 1.34, -0.03, 0.03, 0.022), g.hoof)


def _tail(pen: Pen, g: Grazer, coat: Colour, back: float) -> None:
    x, y = g.half - 0.02, back + 0.08
    if g.horns == "antlers":
        tail = Path().move(x - 0.02, y - 0.03).quad(x + 0.07, y - 0.06, x + 0.07, y + 0.05)
        pen.form(tail.quad(x + 0.02, y + 0.05, x - 0.02, y + 0.04).close(), "#fbf3e6")
    elif g.pattern == "wool":
        pen.ball(x + 0.02, y + 0.06, 0.055, coat)
    else:
        pen.limb([(x - 0.01, y), (x + 0.05, y + 0.07), (x + 0.045, y + 0.2)], 0.022,
                 mix(coat, DEEP, 0.12))  # fmt: skip
        pen.form(Path().ellipse(x + 0.045, y + 0.24, 0.022, 0.05), g.mane or mix(coat, DEEP, 0.4))


for _name, _g in GRAZERS.items():
    drawn(
        _name,
        kind="ground",
        height=_g.height,
        aspect=_g.aspect,
        faces="left",
        colours=_g.natural,
        seat=(0.53, 1 - _g.leg - _g.depth * 0.86 - (0.1 if _g.hump == 1 else 0.0)),
        head=(0.24, 0.04),
        head_width=_g.head * 1.25,
        anchors=grazer_anchors,
    )(grazer)
