"""The Chinese dragon: long and scaled, without wings, in coils through the air."""

from __future__ import annotations

import math

from seedbed.engines.illustrator.canvas import Path
from seedbed.engines.illustrator.colour import Colour, mix
from seedbed.engines.illustrator.subjects.facts import Point
from seedbed.engines.illustrator.subjects.pen import DEEP, WARM, Pen, drawn
from seedbed.engines.illustrator.subjects.people.limbs import tapered

# The spine from the tail to the neck, and how wide the body is along it.
_SPINE: tuple[Point, ...] = (
    (0.98, -0.5), (0.86, -0.3), (0.66, -0.24), (0.5, -0.42), (0.34, -0.62), (0.14, -0.6),
    (0.06, -0.38), (-0.06, -0.16), (-0.3, -0.1), (-0.44, -0.28), (-0.46, -0.5), (-0.5, -0.66),
)  # fmt: skip


@drawn("chinese-dragon", "long", "loong", kind="flying", height=4.5, aspect=2.1, faces="left",
       colours=("chinese",), seat=(0.4, 0.4), head=(0.2, 0.1))  # fmt: skip
def chinese_dragon(pen: Pen) -> None:
    """A dragon of the clouds with antlers, whiskers and a pearl before it."""
    own = pen.tint(("#d9342b", "#2f9a6a", "#d9a02c")[pen.look.pick % 3])
    gold = "#f2c75a" if pen.look.colour is None or _far(own, "#e2b23c") else "#fbe8a6"
    fin = mix(own, "#ff8a2a", 0.55) if _far(own, "#e2b23c") else mix(own, "#c8402f", 0.6)
    points = _curve(_SPINE, 9)
    widths = [_width(k / (len(points) - 1)) for k in range(len(points))]
    for at, way in ((0.34, 1), (0.52, -1), (0.74, 1)):
        _leg(pen, points, at, way, own, gold)
    _crest(pen, points, widths, fin)
    _tail(pen, points[0], fin)
    body = _ribbon(points, widths)
    pen.form(body, own, light=0.26, dark=0.3)
    belly = _ribbon(points, [w * 0.34 for w in widths], shift=0.3, of=widths)
    pen.fill(belly, gold, clip=body)
    _scales(pen, points, widths, own, body)
    for k in range(4, len(points) - 2, 3):
        (x, y), (nx, ny) = points[k], _normal(points, k)
        w = widths[k]
        bar = Path().move(x + nx * w * 0.14, y + ny * w * 0.14)
        pen.stroke(bar.line(x + nx * w * 0.48, y + ny * w * 0.48), 0.008, mix(gold, DEEP, 0.4),
                   clip=body)  # fmt: skip
    with pen.at(-0.52, -0.68, 0.92):
        _head(pen, own, gold, fin)
    pen.shine(Path().circle(-0.98, -0.5, 0.12), "#ffe7a0", blur=0.05, opacity=0.55)
    pen.ball(-0.98, -0.5, 0.07, "#fff4d0")


def _far(a: Colour, b: Colour) -> bool:
    (r, g, u), (s, h, v) = mix(a, a, 0), mix(b, b, 0)
    return abs(r - s) + abs(g - h) + abs(u - v) > 110


def _curve(spine: tuple[Point, ...], steps: int) -> list[Point]:
    """The spine as a smooth line: a Catmull-Rom curve through its points."""
    points = []
    for k in range(len(spine) - 1):
        p0, p1 = spine[max(0, k - 1)], spine[k]
        p2, p3 = spine[k + 1], spine[min(len(spine) - 1, k + 2)]
        for n in range(steps):
            t = n / steps
            x, y = (
                0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t
                       + (3 * b - a - 3 * c + d) * t**3)
                for a, b, c, d in zip(p0, p1, p2, p3, strict=True)
            )  # fmt: skip
            points.append((x, y))
    points.append(spine[-1])
    return points


def _width(t: float) -> float:
    return 0.03 + 0.17 * math.sin(min(1.0, t * 1.15) * math.pi * 0.56)


def _normal(points: list[Point], k: int) -> Point:
    (ax, ay), (bx, by) = points[max(0, k - 1)], points[min(len(points) - 1, k + 1)]
    far = math.hypot(bx - ax, by - ay) or 1e-6
    return -(by - ay) / far, (bx - ax) / far


def _ribbon(
    points: list[Point], widths: list[float], shift: float = 0.0, of: list[float] | None = None
) -> Path:
    left, right = [], []
    for k, (x, y) in enumerate(points):
        nx, ny = _normal(points, k)
        off = shift * (of or widths)[k]
        half = widths[k] / 2
        left.append((x + nx * (off + half), y + ny * (off + half)))
        right.append((x + nx * (off - half), y + ny * (off - half)))
    return Path().polygon([*left, *reversed(right)])


def _crest(pen: Pen, points: list[Point], widths: list[float], fin: Colour) -> None:
    spikes = Path()
    for k in range(3, len(points) - 3, 3):
        (x, y), (nx, ny) = points[k], _normal(points, k)
        (ax, ay), (bx, by) = points[k - 2], points[k + 2]
        w = widths[k]
        spikes.move(ax - nx * w * 0.4, ay - ny * w * 0.4)
        spikes.line(x - nx * (w * 0.5 + 0.055) + (ax - x) * 0.7, y - ny * (w * 0.5 + 0.055))
        spikes.line(bx - nx * w * 0.4, by - ny * w * 0.4).close()
    pen.form(spikes, fin)


def _scales(pen: Pen, points: list[Point], widths: list[float], own: Colour, body: Path) -> None:
    arcs = Path()
    for k in range(5, len(points) - 2, 2):
        (x, y), (nx, ny) = points[k], _normal(points, k)
        tx, ty = ny, -nx
        w = widths[k]
        for off in (-0.32, -0.06) if k % 4 else (-0.2,):
            cx, cy = x + nx * w * off, y + ny * w * off
            r = w * 0.13
            arcs.move(cx - nx * r, cy - ny * r)
            arcs.quad(cx - tx * r * 1.6, cy - ty * r * 1.6, cx + nx * r, cy + ny * r)
    pen.stroke(arcs, 0.009, mix(own, WARM, 0.5), opacity=0.8, clip=body)


def _leg(pen: Pen, points: list[Point], at: float, way: int, own: Colour, gold: Colour) -> None:
    k = round(at * (len(points) - 1))
    x, y = points[k]
    knee, foot = (x + 0.1 * way, y + 0.1), (x + 0.02 * way - 0.05, y + 0.22)
    pen.form(tapered([(x, y), knee, foot], (0.11, 0.08, 0.05)), mix(own, DEEP, 0.12))
    for tilt in (-50, -10, 30, 70):
        with pen.at(*foot, 1.0, tilt=tilt):
            claw = (
                Path().move(-0.014, 0).quad(-0.012, 0.06, 0.014, 0.085).quad(0.02, 0.04, 0.014, 0)
            )
            pen.form(claw.close(), gold)


def _tail(pen: Pen, end: Point, fin: Colour) -> None:
    for tilt in (10, 40, 70):
        with pen.at(*end, 1.0, tilt=tilt):
            tuft = Path().move(-0.03, 0.03).quad(-0.05, -0.12, 0.05, -0.22)
            pen.form(tuft.quad(0.03, -0.1, 0.03, 0.02).close(), fin)


def _head(pen: Pen, own: Colour, gold: Colour, fin: Colour) -> None:
    for dx, dy, tilt in ((0.16, 0.0, 70), (0.16, -0.08, 40), (0.14, 0.09, 100), (0.08, 0.14, 130)):
        with pen.at(dx, dy, 1.0, tilt=tilt):  # the mane
            lock = Path().move(-0.06, 0.02).quad(-0.07, -0.14, 0.03, -0.24)
            pen.form(lock.quad(0.02, -0.1, 0.06, 0.02).close(), fin)
    for dx in (0.1, 0.03):
        antler = Path().move(dx, -0.14).quad(dx + 0.06, -0.26, dx + 0.18, -0.3)
        antler.move(dx + 0.06, -0.22).quad(dx + 0.06, -0.3, dx + 0.02, -0.36)
        pen.stroke(antler, 0.034, mix(gold, DEEP, 0.12))
    jaw = Path().move(0.04, 0.04).cubic(-0.1, 0.16, -0.24, 0.18, -0.32, 0.12)
    pen.form(jaw.quad(-0.2, 0.06, -0.06, 0.0).close(), mix(own, DEEP, 0.16))
    pen.form(Path().polygon([(-0.28, 0.07), (-0.36, 0.15), (-0.2, 0.1)]), "#d9342b")
    skull = Path().move(0.18, 0.02).cubic(0.2, -0.16, 0.06, -0.22, -0.06, -0.17)
    skull.cubic(-0.16, -0.12, -0.26, -0.16, -0.36, -0.12).cubic(
        -0.44, -0.06, -0.4, 0.04, -0.3, 0.05
    )
    pen.form(skull.quad(-0.1, 0.06, 0.0, 0.1).cubic(0.1, 0.12, 0.17, 0.1, 0.18, 0.02).close(), own,
             light=0.3)  # fmt: skip
    for x in (-0.32, -0.24, -0.16):
        pen.fill(Path().polygon([(x - 0.02, 0.035), (x + 0.02, 0.035), (x, 0.085)]), "#fffaf0")
    pen.ball(-0.36, -0.09, 0.055, mix(own, WARM, 0.2))
    pen.fill(Path().ellipse(-0.385, -0.085, 0.016, 0.012), mix(own, DEEP, 0.7))
    for side in (-1, 1):
        whisker = Path().move(-0.34, -0.03)
        whisker.cubic(-0.5, 0.0 + 0.1 * side, -0.46, -0.2 + 0.3 * side, -0.62, -0.1 + 0.34 * side)
        pen.stroke(whisker, 0.018, gold)
    pen.fill(Path().ellipse(-0.09, -0.08, 0.06, 0.052), "#fffaf0")
    pen.fill(Path().circle(-0.105, -0.078, 0.032), "#231c26")
    pen.fill(Path().circle(-0.115, -0.09, 0.011), "#ffffff")
    brow = Path().move(-0.18, -0.11).quad(-0.08, -0.18, 0.02, -0.12)
    pen.stroke(brow, 0.035, gold)
    beard = Path().move(-0.14, 0.12).quad(-0.16, 0.24, -0.26, 0.28).quad(-0.08, 0.3, -0.04, 0.12)
    pen.form(beard.close(), fin)
