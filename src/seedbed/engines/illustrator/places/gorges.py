"""Between walls of rock and ice: the canyon with its river, the sea of icebergs."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import land, plants, underfoot
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.scenery.water import swell, water
from seedbed.engines.illustrator.places.view import View

_STRATA = ("#e0a06a", "#c9764a", "#d98d5a", "#b5603f", "#e3ab78", "#a85a40", "#cf8352")


def _canyon_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.5, tall=0.5, wide=0.52)
    return Ground(horizon=h, stand_far=h + 0.2, stand_near=0.93, surface="sand", sky=(0.04, 0.24))


def _canyon(view: View) -> None:
    """Walls of layered rock on both sides, mesas far off; a river or a dry bed between them."""
    line, height, u, w = view.horizon, view.height, view.unit, view.width
    paint_sky(view, clouds=0.5)
    for k, (depth, lift) in enumerate(((0.74, 0.16), (0.6, 0.1))):
        _rim(view, k, line + u * 0.02, u * lift, depth)
    view.mist(line, u * 0.08, 0.6)
    sand: tuple[Colour, ...] = ("#eec793", "#d9a268", "#b97c4c")
    if view.snowy:
        sand = land.ground_tones(view)
    view.canvas.wash(view.down(line, height, *(view.tint(c, d) for c, d in zip(
        sand, (0.4, 0.1, 0.0), strict=True))), top=line, bottom=height + 1)  # fmt: skip
    for layer in range(3):
        for side in (-1, 1):
            _wall(view, layer, side)
    if view.kind == 0:
        _river(view)
    underfoot.dapple(
        view, line + u * 0.14, height, view.tint(scale(sand[2], 0.8)), opacity=0.2, count=26
    )
    underfoot.pebbles(
        view, line + u * 0.12, height, "#b07a54", count=int(46 * view.span), size=0.016
    )
    if not view.snowy:
        chance = view.chance("canyon scrub")
        for i in range(int(9 * view.span)):
            a, b, c = chance.random(3)
            x = a * 0.3 if c < 0.5 else 1 - a * 0.3
            plants.bush(
                view,
                x * w,
                line + u * 0.2 + (height - line) * 0.5 * b,
                u * (0.02 + 0.05 * b),
                colour="#8a9a5c",
                seed=i,
            )


def _rim(view: View, k: int, foot: float, h: float, depth: float) -> None:
    """A far row of mesas: flat tops and steep sides."""
    chance = view.chance(f"rim {k}")
    points = [(-2.0, foot)]
    x, top = -0.1 * view.unit, foot - h * 0.5
    while x < view.width + 2:
        top = foot - h * float(chance.uniform(0.3, 1.0))
        wide = view.unit * float(chance.uniform(0.1, 0.3))
        points += [(x, top + h * 0.2), (x + wide * 0.08, top), (x + wide * 0.8, top),
                   (x + wide * 0.9, top + h * 0.3)]  # fmt: skip
        x += wide
    points.append((view.width + 2.0, foot))
    tone = view.tint("#c07a58", depth)
    view.canvas.fill(
        Path().polygon(points),
        view.down(
            foot - h, foot, mix(tone, view.light.sun, 0.2), tone, mix(tone, view.light.haze, 0.4)
        ),
    )


def _wall(view: View, layer: int, side: int) -> None:
    """One buttress of the canyon, nearer and taller with each layer, in bands of colour."""
    line, u, w = view.horizon, view.unit, view.width
    chance = view.chance(f"wall {layer} {side}")
    t = (layer + 0.4 + (0.35 if side == view.sun_side else 0.0)) / 3
    depth = 0.46 * (1 - t)
    foot = line + u * (0.03 + 0.2 * t)
    top = foot - u * (0.3 + 0.42 * t) * (1 + 0.35 * view.frame.tall)
    reach = (0.44 - 0.1 * layer) * w * (0.9 + 0.2 * float(chance.random()))
    n = 22
    inner, rows = [], np.linspace(0, 1, n)
    steps = np.round(rows * 6) / 6
    rough = chance.normal(0, 0.012, n)
    for k in range(n):
        # Terraces: the wall steps back towards its top.
        x = reach * (0.62 + 0.2 * rows[k] + 0.26 * steps[k] + rough[k])
        inner.append((x if side < 0 else w - x, top + (foot - top) * float(rows[k])))
    outer = -4.0 if side < 0 else w + 4.0
    crest = [(outer, top - u * 0.05)]
    for k in range(1, 6):
        x = reach * 0.62 * k / 6
        crest.append((x if side < 0 else w - x, top - u * 0.03 * float(chance.random())))
    body = Path().polygon([*crest, *inner, (outer, foot + u * 0.06)])
    base = view.tint("#c0704a", depth)
    view.canvas.fill(body, view.down(top, foot, mix(base, view.light.sun, 0.25), base,
                                     scale(base, 0.75)))  # fmt: skip
    y, k = top - u * 0.06, 0
    while y < foot + u * 0.06:
        high = u * float(chance.uniform(0.012, 0.05)) * (0.5 + t)
        tone = view.tint(_STRATA[(k + layer) % len(_STRATA)], depth)
        band = Path().move(outer, y).line(w / 2, y + u * 0.02 * float(chance.normal()))
        band.line(w / 2, y + high).line(outer, y + high * 1.2).close()
        view.canvas.fill(band, tone, opacity=0.75, clip=body)
        if view.snowy and k % 3 == 0:
            view.canvas.fill(Path().rect(min(outer, w / 2), y, abs(w / 2 - outer), high * 0.28),
                             view.tint("#f6faff", depth), clip=body)  # fmt: skip
        y += high
        k += 1
    clefts = Path()
    for _ in range(9):
        x = reach * float(chance.uniform(0.05, 1.0))
        x = x if side < 0 else w - x
        y0 = top + (foot - top) * float(chance.uniform(0.0, 0.5))
        wide = u * 0.012 * (0.5 + t)
        clefts.polygon([(x, y0), (x + wide, y0 + u * 0.02), (x + wide * 0.6, foot + u * 0.06),
                        (x - wide * 1.6, foot + u * 0.06)])  # fmt: skip
    view.canvas.fill(clefts, mix(scale(base, 0.55), view.light.far, 0.3), opacity=0.35, clip=body)
    lit = side != view.sun_side
    face = Path().polygon([*inner, *[(x + side * u * 0.05, y) for x, y in reversed(inner)]])
    view.canvas.fill(face, view.light.sun if lit else mix(scale(base, 0.4), view.light.far, 0.4),
                     opacity=0.3 if lit else 0.4, clip=body)  # fmt: skip


def _river(view: View) -> None:
    """Green water winding out of the canyon."""
    line, height, u, w = view.horizon, view.height, view.unit, view.width
    top = line + u * 0.035
    left, right = [], []
    for i in range(41):
        t = i / 40
        half = u * (0.012 + 0.34 * t**1.7)
        centre = w / 2 + u * 0.16 * float(np.sin(t**0.6 * 6.0)) * (1 - t) ** 0.6 * min(1.0, t * 6)
        left.append((centre - half, top + (height + 2 - top) * t))
        right.append((centre + half, top + (height + 2 - top) * t))
    bed = Path().polygon([*left, *reversed(right)])
    view.canvas.stroke(bed, u * 0.014, view.tint("#8f5f3c"), opacity=0.6)
    far, near = (view.tint(c) for c in ("#7fc4b4", "#2f8f88"))
    water(
        view,
        top,
        height,
        shallow=mix(far, view.light.sky[2], 0.3),
        deep=near,
        reflect=0.6,
        clip=bed,
        name="canyon river",
    )


def _arctic_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.44, tall=0.42, wide=0.46)
    return Ground(horizon=h, stand_far=h + 0.2, stand_near=0.92, surface="water",
                  water=(h + 0.08, 0.92), sky=(0.04, h - 0.1))  # fmt: skip


def _arctic(view: View) -> None:
    """Icebergs on a cold sea; floes drift near by, or a glacier closes the bay."""
    line, height, u, w = view.horizon, view.height, view.unit, view.width
    paint_sky(view, clouds=0.7)
    land.mountains(
        view, line + u * 0.005, u * (0.1 if view.kind == 0 else 0.24), layers=2, snow=0.95
    )
    if view.kind == 1:
        _glacier(view, line)
    sky = view.light.sky
    far = mix(sky[2], "#6fb4cc", 0.45) if not view.night else mix(sky[2], "#123a5a", 0.3)
    near = mix(sky[0], "#12688a", 0.6) if not view.night else mix(sky[0], "#06203a", 0.4)
    chance = view.chance("bergs")
    side = -view.sun_side
    bergs = [
        (0.5 + side * 0.36, 0.02, 0.27),
        (0.5 - side * 0.4, 0.035, 0.18),
        (0.5 + side * 0.12, 0.01, 0.09),
    ]
    if view.frame.wide > 0.4:
        bergs += [(0.5 - side * 0.18, 0.012, 0.12), (0.5 + side * 0.22, 0.02, 0.15)]
    if view.free("iceberg"):
        for k, (x, down, size) in enumerate(bergs):
            _berg(view, f"berg {k}", x * w, line + u * down, u * size, 0.16 - size * 0.5)
    water(view, line + u * 0.012, height, shallow=far, deep=near, reflect=0.7, name="arctic sea",
          waves=0.8)  # fmt: skip
    if view.free("iceberg"):
        for k, (x, down, size) in enumerate(bergs):
            _berg(view, f"berg {k}", x * w, line + u * down, u * size, 0.16 - size * 0.5)
    swell(view, line + u * 0.05, height, mix(far, near, 0.7), count=16, caps=0.1)
    floes = sorted(chance.random((int(16 * view.span), 4)), key=lambda row: row[0])
    for a, b, c, d in floes:
        y = line + u * 0.06 + (height - line) * (0.04 + 0.92 * a)
        if 0.22 < b < 0.78 and a > 0.3 and view.kind == 0 and c < 0.6:
            continue
        _floe(view, b * w, y, u * (0.03 + 0.13 * a) * (0.5 + c), d)


def _berg(view: View, name: str, x: float, foot: float, h: float, depth: float) -> None:
    """One iceberg: faces in the light white, the others blue."""
    chance = view.chance(name)
    n = int(chance.integers(4, 7))
    wide = h * float(chance.uniform(1.1, 1.7))
    tops = [(x - wide * 0.5, foot)]
    for k in range(1, n):
        t = k / n
        high = h * (0.35 + 0.65 * float(np.sin(np.pi * t)) * float(chance.uniform(0.55, 1.0)))
        tops.append((x + wide * (t - 0.5) + h * 0.08 * float(chance.normal()), foot - high))
    tops.append((x + wide * 0.5, foot))
    ice = view.tint("#e6f3fb", max(0.0, depth))
    blue = view.tint("#5f9fce", max(0.0, depth))
    body = Path().polygon(tops)
    view.canvas.fill(body, view.down(foot - h, foot, mix(ice, view.light.sun, 0.35), ice,
                                     mix(ice, blue, 0.5)))  # fmt: skip
    for k in range(1, n):
        (px, py), (qx, qy) = tops[k], tops[k + 1]
        if view.sun_side > 0:
            (px, py), (qx, qy) = tops[k], tops[k - 1]
        face = [(px, py), (qx, qy), (qx, foot), (px + (qx - px) * 0.5, foot),
                (px + (qx - px) * 0.25, py + (foot - py) * 0.5)]  # fmt: skip
        view.canvas.fill(Path().polygon(face), blue, opacity=0.5 + 0.2 * (k % 3), clip=body)
    edge = Path().rect(x - wide * 0.5, foot - h * 0.035, wide, h * 0.04)
    view.canvas.fill(edge, view.tint("#9fe0ee", max(0.0, depth)), opacity=0.8, clip=body)


def _floe(view: View, x: float, y: float, r: float, turn: float) -> None:
    """A flat piece of ice with a blue edge in the water."""
    points = []
    for k in range(9):
        a = 2 * np.pi * k / 9 + turn
        reach = r * (0.75 + 0.35 * float(np.sin(k * 2.7 + turn * 40)))
        points.append((x + reach * float(np.cos(a)), y + reach * 0.26 * float(np.sin(a))))
    low = [(px, py + r * 0.13) for px, py in points]
    view.canvas.fill(
        Path().polygon([(px, py + r * 0.2) for px, py in points]), "#0d4a6a", opacity=0.25
    )
    view.canvas.fill(Path().polygon(low), view.tint("#8cc6e0"))
    top = view.tint("#f4fafe")
    view.canvas.fill(Path().polygon(points), view.down(y - r * 0.3, y + r * 0.3,
                     mix(top, view.light.sun, 0.3), scale(top, 0.93)))  # fmt: skip


def _glacier(view: View, line: float) -> None:
    """The wall of ice where a glacier meets the sea."""
    u, w = view.unit, view.width
    chance = view.chance("glacier")
    n = int(26 * view.span)
    ice, blue = view.tint("#e9f4fb", 0.3), view.tint("#8fc2e0", 0.3)
    tops = [(w * k / n, line - u * (0.075 + 0.035 * float(chance.random()))) for k in range(n + 1)]
    body = Path().polygon([(0, line + u * 0.02), *tops, (w, line + u * 0.02)])
    view.canvas.fill(
        body, view.down(line - u * 0.11, line, mix(ice, view.light.sun, 0.3), ice, blue)
    )
    cracks = Path()
    for x, y in tops[::1]:
        cracks.polygon([(x, y), (x + u * 0.012, line + u * 0.02), (x - u * 0.006, line + u * 0.02)])
    view.canvas.fill(cracks, blue, opacity=0.75, clip=body)


PLACES = {
    "canyon": Place(_canyon_ground, _canyon, low_sun=0.6),
    "arctic-sea": Place(_arctic_ground, _arctic, low_sun=0.84, winter=True),
}
