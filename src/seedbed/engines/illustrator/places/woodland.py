"""Ways through the wood: a path under an avenue of trees, a stream between mossy stones."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Linear, Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import air, land, plants, stems, trees, underfoot
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.scenery.water import water
from seedbed.engines.illustrator.places.view import View


def _ground(frame: Frame) -> Ground:
    h = frame.horizon(0.48, tall=0.5, wide=0.48)
    return Ground(
        horizon=h, stand_far=h + 0.18, stand_near=0.93, sky=(0.05, 0.26),
        clear=((0.0, 0.2, 0.16, 1.0), (0.84, 0.2, 1.0, 1.0)),
    )  # fmt: skip


def _depths_of_the_wood(view: View) -> None:
    """Sky, light between the trunks, and the far wood."""
    line, u = view.horizon, view.unit
    paint_sky(view, clouds=0.3, bottom=line * 1.2, cumulus=False)
    leaf = view.tint(trees.crown_colour(view, 0.2), 0.5)
    if not view.snowy:
        glade = mix(leaf, view.light.sun, 0.4)
        view.canvas.wash(view.down(0, line * 1.2, leaf, mix(leaf, glade, 0.7), glade),
                         bottom=line * 1.2, opacity=0.5)  # fmt: skip
    elif not view.flat:
        haze = view.light.haze
        view.canvas.wash(Linear(0, 0, 0, line * 1.1, [(0, haze, 0.1), (1, haze, 0.8)]),
                         bottom=line * 1.2)  # fmt: skip
    for k, depth in enumerate((0.72, 0.56)):
        trees.treeline(view, line + u * (0.03 + 0.03 * k), u * (0.36 - 0.1 * k), depth=depth,
                       name=f"far wood {k}", count=10 + 4 * k, blossom=0.3)  # fmt: skip
        view.mist(line + u * 0.03, u * 0.14, 0.5)
    if not view.overcast and not view.night:
        view.glow(view.width / 2, line - u * 0.1, u * 0.5, view.light.sun, 0.6)


def _rows(view: View, inner: float, *, name: str) -> None:
    """Trees along both sides, from far to near; `inner` keeps them off the way between."""
    line, height, u, w = view.horizon, view.height, view.unit, view.width
    chance = view.chance(name)
    for i in range(8):
        t = (i / 7) ** 1.5
        foot = line + u * 0.05 + (height - line) * 0.4 * t
        size = u * (0.3 + 0.62 * t) * (1 + 0.2 * view.frame.tall)
        for side in (-1, 1):
            a, b, c = chance.random(3)
            x = w / 2 + side * (u * (0.08 + inner * t) + u * 0.05 * a)
            seed = int(chance.integers(2**40))
            if view.kind == 1 and i > 3 and b < 0.8:
                stems.trunk(
                    view,
                    x + side * u * 0.04,
                    -u * 0.02,
                    foot,
                    u * (0.02 + 0.05 * t),
                    "#d9d2c4" if c < 0.5 else "#6a5443",
                    0.3 * (1 - t),
                    seed=seed,
                )
            else:
                trees.leafy(
                    view, x, foot, size, depth=0.5 * (1 - t), pick=c, blossom=0.4, seed=seed
                )
        # Wide pictures have more wood beside the avenue.
        for side in (-1, 1) if view.span > 1.2 else ():
            a, c = chance.random(2)
            x = w / 2 + side * (u * 0.6 + (w / 2 - u * 0.5) * a)
            trees.leafy(view, x, foot, size * 0.9, depth=0.5 * (1 - t), pick=c, blossom=0.4,
                        seed=int(chance.integers(2**40)))  # fmt: skip


def _path(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    _depths_of_the_wood(view)
    tones = land.ground_tones(view)
    if view.season == "summer" and not view.snowy:
        tones = ("#9cc268", "#5f9a4c", "#36703c")
    land.rolling(view, line + u * 0.04, height, layers=4, colours=tones, relief=0.02,
                 name="woodland floor")  # fmt: skip
    autumn = view.season == "autumn" and not view.snowy
    lane = underfoot.trail(view, line + u * 0.055, height, start=0.5, end=0.5,
                      wide=0.62 / max(1.0, view.span * 0.9), bend=0.06,
                      colour="#c99a5e" if autumn else "#d3bf94", name="woodland path")  # fmt: skip
    sunny = not (view.night or view.overcast)
    underfoot.dapple(view, line + u * 0.12, height, view.light.sun, opacity=0.2 if sunny else 0.0,
                name="path sun", count=30)  # fmt: skip
    underfoot.dapple(
        view, line + u * 0.1, height, view.tint("#3a4a34"), opacity=0.14, name="path shade"
    )
    plants.grass(view, line + u * 0.1, height, density=0.8, flowers=0.7, tones=tones, avoid=lane)
    _rows(view, 0.42, name="avenue")
    _leaf_carpet(view)
    air.rays(view, height * 0.8, strength=0.3, name="path rays")


def _leaf_carpet(view: View) -> None:
    """Fallen leaves on path and grass; in autumn many, in spring a few petals."""
    plants.litter(view, view.horizon + view.unit * 0.08, view.height,
                  count=420 if view.season == "autumn" else 90, name="leaf carpet")  # fmt: skip


def _path_front(view: View) -> None:
    u = view.unit
    if not view.snowy:
        chance = view.chance("path leaves")
        leaf = view.tint(scale(trees.crown_colour(view, 0.4), 0.78))
        dark, pale = Path(), Path()
        for a, b, c, d in chance.random((int(110 * view.span), 4)):
            edge = abs(a - 0.5) * 2
            y = u * 0.2 * b * (0.2 + 0.9 * edge**1.7)
            r = u * (0.012 + 0.02 * c)
            (dark if d < 0.5 else pale).ellipse(a * view.width, y, r, r * 0.7)
        view.canvas.fill(dark, scale(leaf, 0.72))
        view.canvas.fill(pale, leaf)
    plants.foreground(view, u * 0.1, middle=0.1, flowers=view.season != "autumn")
    if view.night and view.season == "summer" and not view.overcast:
        air.fireflies(view, view.horizon, view.height * 0.95)


def _stream_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.46, tall=0.46, wide=0.48)
    return Ground(
        horizon=h, stand_far=h + 0.2, stand_near=0.93, sky=(0.05, 0.26), water=(h + 0.16, 0.92),
        spots={"left bank": (0.05, h, 0.3, 0.92), "right bank": (0.7, h, 0.96, 0.92)},
    )  # fmt: skip


def _stream(view: View) -> None:
    """A clear stream coming down between stones, over two small falls."""
    line, height, u, w = view.horizon, view.height, view.unit, view.width
    _depths_of_the_wood(view)
    tones = land.ground_tones(view)
    if view.season in {"summer", "spring"} and not view.snowy:
        tones = ("#8fb863", "#569048", "#2f613a")
    land.rolling(view, line + u * 0.03, height, layers=4, colours=tones, relief=0.03,
                 name="stream banks")  # fmt: skip
    sign = 1 if view.kind == 0 else -1
    ts = np.linspace(0, 1, 44)
    top = line + u * 0.06
    ys = top + (height + 3 - top) * ts
    half = u * (0.02 + 0.3 * ts**1.3) * (1 + 0.12 * np.sin(ts * 17))
    middle = w / 2 + sign * u * 0.24 * np.sin(ts**0.7 * 5.6) * (1 - ts) ** 0.5 * np.minimum(
        1, ts * 4
    )
    left = list(zip((middle - half).tolist(), ys.tolist(), strict=True))
    right = list(zip((middle + half).tolist(), ys.tolist(), strict=True))
    bed = Path().polygon([*left, *reversed(right)])
    view.canvas.stroke(
        bed, u * 0.03, view.tint("#6f6250" if not view.snowy else "#c3d2e2"), opacity=0.8
    )
    pale, deep = view.tint("#a9d6cf"), view.tint("#3f8f8a")
    water(
        view,
        top,
        height,
        shallow=mix(pale, view.light.sky[2], 0.3),
        deep=deep,
        reflect=0.6,
        clip=bed,
        name="forest stream",
        waves=1.2,
    )

    def edges(y: float) -> tuple[float, float]:
        k = float(np.clip((y - top) / (height + 3 - top), 0, 1)) * 43
        return float(np.interp(k, range(44), middle - half)), float(
            np.interp(k, range(44), middle + half)
        )

    for at in (9, 22):
        _fall(view, left[at], right[at], u * (0.02 + 0.035 * float(ts[at])))
    plants.grass(view, line + u * 0.1, height, density=0.9, flowers=0.6, tones=tones, avoid=edges)
    _stones(view, left, right)
    _rows(view, 0.5, name="stream trees")
    plants.litter(view, line + u * 0.1, height, count=150, name="stream leaves")
    air.rays(view, height * 0.8, strength=0.32, name="stream rays")


def _fall(view: View, left: tuple[float, float], right: tuple[float, float], drop: float) -> None:
    """White water over a step of the bed."""
    chance = view.chance(f"step {left[1]:.0f}" if view.flat else "step")
    (x0, y), (x1, _) = left, right
    white = mix("#ffffff", view.light.haze, 0.2 + 0.4 * view.light.darkness)
    sheet = Path().polygon([(x0, y), (x1, y), (x1, y + drop), (x0, y + drop)])
    view.canvas.fill(sheet, white, opacity=0.45)
    threads, foam = Path(), Path()
    for a, b in chance.random((26, 2)):
        x = x0 + (x1 - x0) * a
        threads.move(x, y).line(x, y + drop * (0.6 + 0.5 * b))
        foam.ellipse(
            x0 + (x1 - x0) * b, y + drop * (1 + 0.3 * a), drop * (0.3 + 0.4 * a), drop * 0.18
        )
    view.canvas.stroke(threads, max(0.8, drop * 0.1), white, opacity=0.7)
    view.canvas.fill(foam, white, opacity=0.75)


def _stones(view: View, left: list[tuple[float, float]], right: list[tuple[float, float]]) -> None:
    """Mossy stones along both banks and in the water."""
    chance = view.chance("stream stones")
    u = view.unit
    for i in range(3, 42, 2):
        for bank, side in ((left, -1), (right, 1)):
            a, b, c = chance.random(3)
            x, y = bank[i]
            if c < 0.2:
                x -= side * u * 0.1 * i / 42
            r = u * (0.008 + 0.045 * i / 42) * (0.5 + 0.9 * a)
            tone = view.tint(("#8d8f8c", "#7a7d80", "#9c9a90")[i % 3], 0.1)
            view.canvas.fill(
                Path().ellipse(x, y + r * 0.35, r * 1.2, r * 0.35), "#12282a", opacity=0.3
            )
            stone = Path().ellipse(x, y, r * (0.9 + 0.4 * b), r * 0.66)
            view.canvas.fill(stone, view.down(y - r, y + r, mix(tone, view.light.sun, 0.3), tone,
                                              scale(tone, 0.6)))  # fmt: skip
            cap = "#f7fbff" if view.snowy else "#6f9a4c"
            view.canvas.fill(
                Path().ellipse(x - r * 0.1, y - r * 0.42, r * 0.8, r * 0.34),
                view.tint(cap),
                opacity=0.9 if view.snowy else 0.6,
                clip=stone,
            )


PLACES = {
    "woodland-path": Place(_ground, _path, _path_front, low_sun=0.7),
    "forest-stream": Place(_stream_ground, _stream, low_sun=0.62),
}
