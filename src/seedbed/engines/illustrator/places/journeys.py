"""Ways through the country: the road along the sea, the railway between fields."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import land, plants, trees
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.scenery.water import surf, swell, water
from seedbed.engines.illustrator.places.view import View

_BENDS = 40


def _coast_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.42, tall=0.4, wide=0.44)
    return Ground(horizon=h, stand_far=h + 0.24, stand_near=0.93, surface="road",
                  sky=(0.04, h - 0.08))  # fmt: skip


def _coast_road(view: View) -> None:
    """Sea on one side, a green slope on the other, the road winding away between them."""
    line, height, u, w = view.horizon, view.height, view.unit, view.width
    paint_sky(view, clouds=0.8)
    sky, night = view.light.sky, view.light.darkness
    bright = night < 0.08 and not view.overcast
    far = mix(sky[2], "#48b4c8", 0.5) if bright else mix(sky[3], sky[1], 0.4)
    near = mix(sky[0], "#0a7fa4", 0.6) if bright else mix(sky[0], "#17506e", 0.35)
    # The sea lies to the left in one version of the place and to the right in the other.
    side = -1 if view.kind == 0 else 1
    water(view, line, height, shallow=far, deep=near, reflect=0.5, name="coast sea", waves=1.1)
    swell(view, line + u * 0.03, height, mix(far, near, 0.7), count=30, caps=0.25)
    _capes(view, line, side)
    ts = np.linspace(0, 1, _BENDS + 1)
    ys = line + u * 0.06 + (height + 3 - line - u * 0.06) * ts
    sway = np.sin(ts**0.55 * 6.6) * 0.11 * (1 - ts) ** 0.8 * np.minimum(1, ts * 5)
    middle = w / 2 - side * u * (0.3 * (1 - ts) ** 1.6 - sway)
    half = u * (0.008 + 0.36 * ts**1.35)
    verge = half * 1.28 + u * 0.012
    shore = [(float(x), float(y)) for x, y in zip(middle + side * verge * 1.35, ys, strict=True)]
    edge = w + 4 if side < 0 else -4
    tones = land.ground_tones(view)
    grass = view.tint(tones[1], 0.05)
    rock = view.tint("#a08c78" if not view.snowy else "#c9d4e0", 0.1)
    cliff = [(x + side * u * 0.02 * (1 + 2 * t), y + u * 0.035 * (0.3 + t))
             for (x, y), t in zip(shore, ts, strict=True)]  # fmt: skip
    surf_line = [(x + side * u * 0.012, y + u * 0.012) for x, y in cliff]
    surf(view, surf_line if side > 0 else surf_line[::-1])
    view.canvas.fill(Path().polygon([*cliff, (edge, height + 3), (edge, line + u * 0.06)]),
                     view.down(line, height, mix(rock, view.light.haze, 0.4), rock,
                               scale(rock, 0.7)))  # fmt: skip
    view.canvas.fill(Path().polygon([*shore, (edge, height + 3), (edge, line + u * 0.06)]),
                     view.down(line, height, mix(view.tint(tones[0], 0.3), view.light.haze, 0.3),
                               grass, view.tint(tones[2])))  # fmt: skip
    _slope(view, middle - side * half * 1.3, ys, side)
    _tarmac(view, middle, half, ys)
    _rail(view, middle + side * half * 1.2, ys, ts)


def _capes(view: View, line: float, side: int) -> None:
    """Headlands one behind another on the land's side."""
    u, w = view.unit, view.width
    xs = np.linspace(0, 1, 60)
    for k, (reach, high, depth) in enumerate(
        ((0.74, 0.12, 0.7), (0.56, 0.2, 0.5), (0.4, 0.28, 0.3))
    ):
        chance = view.chance(f"cape {k}")
        wide = w * reach
        fall = np.clip(1 - xs, 0, 1) ** 0.8
        ys = (
            line
            + u * 0.012 * k
            - u * high * fall * (0.55 + 0.45 * land.ridge(chance, 60, 0.5, 4, 3))
        )
        px = w - wide * xs if side < 0 else wide * xs
        tone = view.tint("#6f9a72" if not view.snowy else "#dbe6f0", depth)
        foot = line + u * 0.01 + u * 0.02 * k
        body = Path().polygon([*zip(px.tolist(), ys.tolist(), strict=True), (float(px[-1]), foot),
                               (float(px[0]), foot)])  # fmt: skip
        view.canvas.fill(
            body,
            view.down(
                float(ys.min()),
                foot,
                mix(tone, view.light.sun, 0.16),
                tone,
                mix(tone, view.light.haze, 0.35),
            ),
        )
        view.mist(foot, u * 0.03, 0.4)


def _slope(view: View, verge: land.F64, ys: land.F64, side: int) -> None:
    """Grass, bushes and a few trees on the hillside beside the road (its edge at `verge`)."""
    u, w = view.unit, view.width
    edge = w if side < 0 else 0.0
    bank = [(float(x), float(y)) for x, y in zip(verge, ys, strict=True)]
    for k, rise in enumerate((0.09, 0.05)):
        # The hill climbs away from the road in two folds.
        part = bank[4 + 7 * k :: 3]
        fold = [(x + (edge - x) * 0.22, y + u * 0.01) for x, y in part]
        top = part[0][1] - u * rise
        tone = view.tint(land.ground_tones(view)[k], 0.2 - 0.1 * k)
        hill = Path().spline(
            [*fold, (edge * 1.2 - (0.1 if side > 0 else 0) * w, view.height * 1.1),
             (edge - side * u * 0.3, top - u * 0.06), (edge + side * u * 0.06, top - u * 0.03)]
        )  # fmt: skip
        view.canvas.fill(
            hill,
            view.down(
                top - u * 0.08,
                top + u * 0.4,
                mix(tone, view.light.sun, 0.2),
                tone,
                scale(tone, 0.88),
            ),
        )

    def off_road(y: float) -> tuple[float, float]:
        x = float(np.interp(y, ys, verge))
        return (-u, x) if side < 0 else (x, w + u)

    plants.grass(
        view, float(ys[0]) + u * 0.04, view.height, density=0.7, flowers=1.2, avoid=off_road
    )
    chance = view.chance("coast slope")
    for i in range(10):
        a, b, c = chance.random(3)
        t = i / 10
        foot = float(ys[0]) + (view.height - float(ys[0])) * (0.02 + 0.5 * t)
        near = float(np.interp(foot, ys, verge))
        x = near + (edge - near) * (0.3 + 0.65 * a)
        seed = int(chance.integers(2**40))
        if c < 0.35:
            trees.leafy(view, x, foot, u * (0.1 + 0.24 * t), depth=0.3 * (1 - t), pick=b, seed=seed)
        else:
            plants.bush(view, x, foot, u * (0.03 + 0.09 * t), depth=0.3 * (1 - t), seed=seed)


def _tarmac(view: View, middle: land.F64, half: land.F64, ys: land.F64) -> None:
    """The road with its white edges and the broken line between the lanes."""
    tone = view.tint("#70727b" if not view.snowy else "#a9b2be", 0.04)
    top, bottom = float(ys[0]), float(ys[-1])

    def strip(a: float, b: float, first: int = 0, last: int = _BENDS) -> list[tuple[float, float]]:
        part = slice(first, last + 1)
        left = zip((middle + a * half)[part].tolist(), ys[part].tolist(), strict=True)
        right = zip((middle + b * half)[part].tolist(), ys[part].tolist(), strict=True)
        return [*left, *reversed(list(right))]

    shoulder = view.tint("#cdb994" if not view.snowy else "#eef3f9", 0.06)
    view.canvas.fill(Path().polygon(strip(-1.18, 1.18)), shoulder)
    view.canvas.fill(Path().polygon(strip(-1, 1)), view.down(top, bottom,
                     mix(tone, view.light.haze, 0.45), tone, scale(tone, 0.84)))  # fmt: skip
    white, yellow = Path(), Path()
    for k in (-0.92, 0.92):
        white.polygon(strip(k - 0.022, k + 0.022))
    for i in range(2, _BENDS, 4):
        yellow.polygon(strip(-0.026, 0.026, i, min(_BENDS, i + 2)))
    view.canvas.fill(white, view.tint("#f6f2e6"), opacity=0.85)
    view.canvas.fill(yellow, view.tint("#ffd24a"), opacity=0.95)


def _rail(view: View, xs: land.F64, ys: land.F64, ts: land.F64) -> None:
    """The crash barrier on the sea's side."""
    u = view.unit
    steel = view.tint("#dfe4ea", 0.05)
    high = u * (0.004 + 0.075 * ts**1.3)
    posts = Path()
    for i in range(3, len(ts), 2):
        wide = max(0.7, float(high[i]) * 0.12)
        posts.rect(float(xs[i]) - wide / 2, float(ys[i] - high[i]), wide, float(high[i]))
    view.canvas.fill(posts, scale(steel, 0.6))
    upper = [(float(x), float(y - h)) for x, y, h in zip(xs, ys, high, strict=True)]
    lower = [(float(x), float(y - 0.55 * h)) for x, y, h in zip(xs, ys, high, strict=True)]
    view.canvas.fill(Path().polygon([*upper, *reversed(lower)]), steel)
    glint = Path().polygon(
        [
            *upper,
            *[
                (x, y + h * 0.12)
                for (x, y), h in zip(reversed(upper), reversed(high.tolist()), strict=True)
            ],
        ]
    )
    view.canvas.fill(glint, mix(steel, view.light.sun, 0.5))


def _railway_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.46, tall=0.44, wide=0.48)
    return Ground(horizon=h, stand_far=h + 0.15, stand_near=0.93, sky=(0.05, h - 0.1))


def _railway(view: View) -> None:
    """A line running to the horizon through meadows, or past a wood to the mountains."""
    line, height, u, w = view.horizon, view.height, view.unit, view.width
    paint_sky(view, clouds=0.8)
    if view.kind == 0:
        land.rolling(view, line - u * 0.08, line + u * 0.03, layers=2, relief=0.08, depth=0.65,
                     name="railway hills")  # fmt: skip
    else:
        land.mountains(view, line + u * 0.01, u * 0.26, layers=3, snow=0.3)
    trees.treeline(view, line + u * 0.02, u * 0.1, depth=0.45, name="railway wood", count=20,
                   cover=0.9)  # fmt: skip
    tones = land.ground_tones(view)
    land.rolling(view, line + u * 0.012, height, layers=4, relief=0.02, name="railway fields",
                 colours=tones)  # fmt: skip
    top, bottom = line + u * 0.02, height + 2
    half = u * 0.34

    def at(k: float, t: float) -> tuple[float, float]:
        return w / 2 + k * (u * 0.006 + (half - u * 0.006) * t), top + (bottom - top) * t

    def edges(y: float) -> tuple[float, float]:
        t = (y - top) / (bottom - top)
        return at(-1.7, t)[0], at(1.7, t)[0]

    plants.grass(view, line + u * 0.06, height, density=0.6, flowers=1.1, tones=tones, avoid=edges)
    gravel: Colour = view.tint("#a39a90" if not view.snowy else "#e3eaf2", 0.05)
    view.canvas.fill(Path().polygon([at(-1.6, 0), at(1.6, 0), at(1.6, 1), at(-1.6, 1)]), view.down(
        top, bottom, mix(gravel, view.light.haze, 0.4), gravel, scale(gravel, 0.82)))  # fmt: skip
    _ballast(view)
    sleepers, shade = Path(), Path()
    for i in range(26):
        t0 = (i / 26) ** 2.1
        t1 = t0 + 0.012 + 0.4 / 26 * (i / 26)
        sleepers.polygon([at(-1.2, t0), at(1.2, t0), at(1.2, t1), at(-1.2, t1)])
        shade.polygon([at(-1.2, t1), at(1.2, t1), at(1.2, t1 + 0.006), at(-1.2, t1 + 0.006)])
    wood = view.tint("#7a5c46" if not view.snowy else "#9a8878")
    view.canvas.fill(sleepers, view.down(top, bottom, mix(wood, view.light.haze, 0.4), wood))
    view.canvas.fill(shade, scale(wood, 0.5), opacity=0.6)
    for k in (-0.84, 0.84):
        foot, head = Path(), Path()
        foot.polygon([at(k - 0.06, 0), at(k + 0.06, 0), at(k + 0.06, 1), at(k - 0.06, 1)])
        head.polygon([at(k - 0.03, 0), at(k + 0.03, 0), at(k + 0.03, 1), at(k - 0.03, 1)])
        view.canvas.fill(foot, view.tint("#5f5650"))
        view.canvas.fill(head, mix(view.tint("#dde3ea"), view.light.sky[2], 0.25))
    view.mist(line + u * 0.02, u * 0.05, 0.5)
    _masts(view)


def _ballast(view: View) -> None:
    chance = view.chance("ballast")
    u, w = view.unit, view.width
    top, bottom = view.horizon + u * 0.02, view.height
    dark, pale = Path(), Path()
    for a, b, c in chance.random((420, 3)):
        t = a**0.7
        x = w / 2 + (b * 2 - 1) * 1.55 * u * 0.34 * t
        r = u * 0.009 * t * (0.5 + c)
        (dark if c < 0.5 else pale).ellipse(x, top + (bottom - top) * t, r * 1.2, r * 0.8)
    tone = view.tint("#857c74" if not view.snowy else "#c3cfdc")
    view.canvas.fill(dark, scale(tone, 0.8), opacity=0.6)
    view.canvas.fill(pale, mix(tone, "#ffffff", 0.35), opacity=0.6)


def _masts(view: View) -> None:
    """Telegraph poles beside the line."""
    line, height, u, w = view.horizon, view.height, view.unit, view.width
    side = -view.sun_side
    wood = view.tint("#5b4534", 0.08)
    poles, wires = Path(), Path()
    last: tuple[float, float, float] | None = None
    for i in range(6):
        t = 0.03 + 0.4 * (i / 5) ** 2.1
        x, foot, h = (
            w / 2 + side * u * (0.03 + 0.86 * t),
            line + u * 0.02 + (height - line) * t,
            u * (0.03 + 0.9 * t),
        )
        poles.rect(x - h * 0.013, foot - h, h * 0.026, h)
        poles.rect(x - h * 0.1, foot - h * 0.93, h * 0.2, h * 0.02)
        if last:
            for k in (-0.09, 0.09):
                wires.move(last[0] + k * last[2], last[1] - last[2] * 0.93)
                wires.quad((last[0] + x) / 2, (last[1] + foot) / 2 - (last[2] + h) / 2 * 0.84,
                           x + k * h, foot - h * 0.93)  # fmt: skip
        last = (x, foot, h)
    view.canvas.stroke(wires, max(0.6, u * 0.0013), wood, opacity=0.6)
    view.canvas.fill(poles, wood)


PLACES = {
    "coast-road": Place(_coast_ground, _coast_road, low_sun=0.84),
    "railway": Place(_railway_ground, _railway),
}
