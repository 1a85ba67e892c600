"""Towns: city skyline and neon street, shop street, night market."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from seedbed.engines.illustrator.canvas import Linear, Path, mix, scale
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places import palette
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import buildings, facades, shops, trees
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.scenery.water import mirror, rings
from seedbed.engines.illustrator.places.view import View
from seedbed.engines.illustrator.scene import SceneGraph

NEON_STYLES = frozenset({"neon", "cyberpunk"})
NEON_GLOW = "#ff2e93"
NEON = ("#ff2e93", "#21e6ff", "#b04dff", "#ffd23f", "#3dffa2")


@dataclass(frozen=True, slots=True)
class Sign:
    """A neon sign: where its light falls on a wet street."""

    x: float
    w: float
    colour: str


def _city_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.62, tall=0.6, wide=0.62)
    return Ground(horizon=h, stand_far=h + 0.13, stand_near=0.94, surface="road", sky=(0.04, 0.3))


def neon(view: View) -> bool:
    """Whether the city is a neon one: at night in rain, in a neon style, or by its variant."""
    return view.light.glow == NEON_GLOW


def _city_light(light: Light, graph: SceneGraph) -> Light:
    wet = bool({"rain", "storm"} & set(graph.weather))
    if light.darkness < 0.55 or "aurora" in graph.weather:
        return light
    if not (wet or graph.style in NEON_STYLES or graph.variant % 2):
        return light
    return replace(
        light,
        sky=("#0b0a2e", "#2a1460", "#7a2a92", "#f0559a"),
        haze="#6a3490",
        far="#2a1a5c",
        ambient=(0.86, 0.76, 1.04),
        key=0.62,
        cloud="#7a4a9a",
        cloud_shade="#1d1246",
        glow=NEON_GLOW,
    )


def _city(view: View) -> None:
    line, u = view.horizon, view.unit
    paint_sky(view, clouds=0.6)
    bright = neon(view)
    signs: list[Sign] = []
    tall = 1 + 0.25 * view.frame.tall + 0.2 * view.frame.wide
    for layer, (depth, low, high, w0, w1) in enumerate(
        (
            (0.78, 0.2, 0.46, 0.05, 0.09),
            (0.52, 0.15, 0.42, 0.07, 0.12),
            (0.18, 0.12, 0.44, 0.1, 0.16),
        )
    ):
        signs += _row(
            view, layer, depth, (low * u * tall, high * u * tall), (w0 * u, w1 * u), bright
        )
        view.mist(line, u * 0.12, 0.42 if not view.night else 0.3)
    if view.kind == 0 and not view.night and not bright:
        trees.treeline(
            view, line + u * 0.02, u * 0.075, depth=0.12, name="avenue", count=16, blossom=0.5
        )
    _avenue(view, signs, bright)


def _row(
    view: View,
    layer: int,
    depth: float,
    tall: tuple[float, float],
    wide: tuple[float, float],
    bright: bool,
) -> list[Sign]:
    chance = view.chance(f"city {layer}")
    u, line = view.unit, view.horizon
    signs = []
    x = -0.03 * u
    while x < view.width:
        a, b, c, d, e = chance.random(5)
        w = wide[0] + (wide[1] - wide[0]) * a
        middle = abs((x + w / 2) / view.width - 0.5) * 2
        h = tall[0] + (tall[1] - tall[0]) * b**1.3
        if layer == 2:
            h *= 0.3 + 0.85 * middle**1.2
        own = np.random.Generator(np.random.PCG64(int(chance.integers(2**40))))
        facades.tower(
            view,
            own,
            x,
            line + u * 0.015,
            w * 0.97,
            h,
            depth,
            pick=c,
            top=d,
            size=(0.55, 0.75, 1.0)[layer],
        )
        if bright and layer == 2 and e < 0.8 and h > 0.1 * u:
            colour = NEON[int(e * 997) % len(NEON)]
            sx = x + w * (0.12 + 0.5 * c)
            across = u * (0.036 + 0.02 * b)
            high = min(h * 0.8, u * (0.1 + 0.16 * a))
            facades.neon_sign(view, own, sx, line - h * 0.9, across, high, colour)
            signs.append(Sign(sx, across, colour))
        x += w * (0.86 + 0.16 * e)
    return signs


def _avenue(view: View, signs: list[Sign], bright: bool) -> None:
    """The street before the skyline: asphalt, marks, kerbs, lamps; wet at night and in rain."""
    line, height, u = view.horizon + view.unit * 0.012, view.height, view.unit
    far, near = ("#7c808c", "#50545f") if not view.night else ("#232945", "#0e1226")
    if not view.night:
        far, near = view.tint(far, 0.2), view.tint(near)  # type: ignore[assignment]
    if view.snowy and not view.night:
        far, near = view.tint("#dfe6ee", 0.1), view.tint("#c6d0dc")  # type: ignore[assignment]
    view.canvas.wash(view.down(line, height, far, near), top=line, bottom=height + 1)
    if view.wet or view.night:
        mirror(
            view,
            line,
            height,
            opacity=0.62 if view.wet or bright else 0.34,
            squash=1.25,
            blur=16,
            blend="screen" if view.night else "over",
        )
        for sign in signs:
            _column(view, sign, line)
    vx = view.width * 0.5
    reach = u * 0.9
    kerb = (
        view.tint("#a9a7aa" if not view.snowy else "#eef3f8")
        if not view.night
        else mix("#30344f", view.light.haze, 0.2)
    )
    for side in (-1, 1):
        walk = Path().polygon(
            [
                (vx + side * u * 0.15, line),
                (vx + side * reach * 0.84, height + 2),
                (vx + side * (view.width + u), height + 2),
                (vx + side * (view.width + u), line),
            ]
        )
        view.canvas.fill(walk, kerb, opacity=0.82 if not (view.wet or view.night) else 0.4)
        edge = Path().polygon(
            [
                (vx + side * u * 0.15, line),
                (vx + side * reach * 0.84, height + 2),
                (vx + side * reach * 0.8, height + 2),
                (vx + side * u * 0.146, line),
            ]
        )
        view.canvas.fill(edge, mix(kerb, "#ffffff", 0.3), opacity=0.8)
    marks = Path()
    for i in range(8):
        t0, t1 = (i / 8) ** 1.9, ((i + 0.5) / 8) ** 1.9
        a, b = u * 0.014 * t0 + 0.7, u * 0.014 * t1 + 0.7
        y0, y1 = line + (height - line) * t0, line + (height - line) * t1
        marks.polygon([(vx - a, y0), (vx + a, y0), (vx + b, y1), (vx - b, y1)])
    view.canvas.fill(marks, view.tint("#fff4d2"), opacity=0.75)
    for side in (-1, 1):
        for t in (0.05, 0.22, 0.6):
            x = vx + side * u * (0.18 + 0.62 * t)
            foot = line + (height - line) * t * 0.86
            if 0 < x < view.width:
                facades.arm_lamp(view, x, foot, u * (0.1 + 0.46 * t), side)
    if view.wet:
        rings(view, line + u * 0.06, height, name="street rings", count=46)
    view.mist(line, u * 0.05, 0.3)


def _column(view: View, sign: Sign, line: float) -> None:
    """A sign's light drawn out down the wet street, broken by ripples."""
    if view.flat:
        return
    u = view.unit
    end = line + u * 0.4
    x0, wide = sign.x - sign.w * 0.5, sign.w * 2
    stops = [(0.0, sign.colour, 0.15), (0.12, sign.colour, 0.75), (1.0, sign.colour, 0.0)]
    view.canvas.fill(
        Path().rect(x0, line, wide, end - line),
        Linear(0, line, 0, end, stops),
        blend="screen",
        blur=u * 0.009,
    )
    chance = view.chance(f"column {sign.x / view.width:.4f}")
    breaks = Path()
    for a, b in chance.random((9, 2)):
        y = line + (end - line) * a
        reach = sign.w * (0.4 + 0.9 * b) * (0.6 + a)
        breaks.ellipse(sign.x + sign.w * 0.5, y, reach, u * 0.0022 * (0.6 + a))
    view.canvas.fill(breaks, mix(sign.colour, "#ffffff", 0.4), opacity=0.35, blend="screen")


def _street_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.66, tall=0.64, wide=0.68)
    return Ground(horizon=h, stand_far=h + 0.06, stand_near=0.93, surface="stone", sky=(0.03, 0.14))


def _street(view: View) -> None:
    line, u = view.horizon, view.unit
    paint_sky(view, clouds=0.7, bottom=line)
    facades.far_roofs(view, line - u * 0.25)
    shops.shop_row(view, line)
    _pavement(view, line)
    chance = view.chance("street trees")
    for side in (-1, 1):
        x = view.width * 0.5 + side * (0.5 * view.width - u * 0.05)
        if view.kind == 0:
            trees.leafy(
                view,
                x,
                line + u * 0.06,
                u * 0.52,
                pick=chance.random(),
                blossom=0.9,
                seed=int(chance.integers(2**40)),
            )
        else:
            buildings.lamp(view, x - side * u * 0.05, line + u * 0.07, u * 0.44)


def _pavement(view: View, line: float) -> None:
    """Flagstones in perspective, then the kerb and the road; wet when it rains."""
    height, u = view.height, view.unit
    stone = view.tint("#cdbfae" if not view.snowy else "#eef3f9")
    view.canvas.wash(
        view.down(line, height, stone, scale(stone, 0.84)), top=line, bottom=height + 1
    )
    if view.wet or view.night:
        mirror(view, line, height, opacity=0.5 if view.wet else 0.22, squash=1.0, blur=14)
    joints = Path()
    vx, vy = view.width * 0.5, line - u * 0.5
    n = int(9 * view.span)
    for i in range(-n, n + 1):
        x = vx + i * u * 0.14
        joints.move(vx + (x - vx) * (line - vy) / (height - vy), line).line(x, height)
    rows = 7
    for k in range(1, rows):
        y = line + (height - line) * (k / rows) ** 1.35
        joints.move(0, y).line(view.width, y)
    view.canvas.stroke(joints, max(0.8, u * 0.0022), scale(stone, 0.66), opacity=0.5)
    view.canvas.wash(
        Linear(0, line, 0, line + u * 0.05, [(0, "#1b1420", 0.3), (1, "#1b1420", 0)])
        if not view.flat
        else scale(stone, 0.8),
        top=line,
        bottom=line + u * (0.05 if not view.flat else 0.01),
    )
    if view.wet:
        rings(view, line + u * 0.04, height, name="pavement rings", count=44)


def _market_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.6, tall=0.58, wide=0.62)
    return Ground(
        horizon=h,
        stand_far=h + 0.1,
        stand_near=0.93,
        surface="stone",
        sky=(0.04, 0.2),
        clear=((0.0, 0.25, 0.2, h + 0.16), (0.8, 0.25, 1.0, h + 0.16)),
    )


def _market(view: View) -> None:
    line, u = view.horizon, view.unit
    paint_sky(view, clouds=0.5)
    facades.far_roofs(view, line - u * 0.04, name="market roofs")
    view.glow(view.width * 0.5, line, u * 0.6, "#ffab5a", 0.55)
    _pavement(view, line)
    shops.stalls(view, line)
    _strings(view)


def _strings(view: View) -> None:
    """Lanterns on strings across the street, larger towards the viewer."""
    chance = view.chance("lantern strings")
    u, w = view.unit, view.width
    colours = (
        ("#e0382c", "#e85a2c", "#f0a030") if view.kind == 0 else ("#e0382c", "#e0382c", "#e0382c")
    )
    for k in range(4):
        t = k / 3
        y0 = view.horizon * (0.62 - 0.5 * t)
        sag = u * (0.03 + 0.06 * t)
        reach = w * (0.18 + 0.42 * t)
        rope = Path().move(w / 2 - reach, y0).quad(w / 2, y0 + sag * 2, w / 2 + reach, y0)
        view.canvas.stroke(rope, max(0.7, u * 0.002 * (0.5 + t)), "#2b1c1c", opacity=0.8)
        n = round((5 + k) * max(1.0, view.span * 0.75))
        for i in range(n):
            s = (i + 0.5) / n
            x = w / 2 + (s * 2 - 1) * reach
            y = y0 + sag * 4 * s * (1 - s)
            r = u * (0.012 + 0.03 * t)
            buildings.paper_lantern(view, x, y + r * 1.2, r, colours[int(chance.integers(3))])


def _market_light(light: Light, graph: SceneGraph) -> Light:
    """A night market by day is still a night market."""
    if light.darkness > 0.2:
        return replace(light, glow="#ffab5a")
    night = palette.NIGHT[graph.seed % len(palette.NIGHT)]
    return replace(night, sun_x=light.sun_x, sun_y=light.sun_y, glow="#ffab5a")


PLACES = {
    "city": Place(_city_ground, _city, light=_city_light, low_sun=0.6),
    "street": Place(_street_ground, _street, low_sun=0.3),
    "night-market": Place(_market_ground, _market, light=_market_light, low_sun=0.3),
    "market": Place(_market_ground, _market, low_sun=0.3),
}
