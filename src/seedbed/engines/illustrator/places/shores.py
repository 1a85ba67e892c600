"""The open sea and the beach."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import land, plants, stems, underfoot
from seedbed.engines.illustrator.places.scenery.billows import (
    at_the_hulls,
    billows,
    near_billow,
    sea_tone,
)
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.scenery.water import rings, surf, swell, water
from seedbed.engines.illustrator.places.view import View, heap


def _sea_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.46, tall=0.44, wide=0.48)
    return Ground(
        horizon=h,
        stand_far=h + 0.12,
        stand_near=0.9,
        surface="water",
        water=(h + 0.05, 0.94),
        sky=(0.04, h - 0.07),
    )


def _sea_colours(view: View) -> tuple[Colour, Colour]:
    sky = view.light.sky
    if view.light.darkness < 0.08 and not view.overcast:
        return mix(sky[2], "#48b4c8", 0.5), mix(sky[0], "#0a7fa4", 0.6)
    if view.night:
        return mix(sky[2], "#0d2a4a", 0.35), mix(sky[0], "#06142a", 0.4)
    # A low sun colours the whole sea: the horizon's light far away, the zenith's near by.
    return mix(sky[3], sky[2], 0.45), mix(mix(sky[1], sky[2], 0.25), sky[0], 0.35)


def _sea(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.95)
    far, near = _sea_colours(view)
    if view.kind == 1:
        _islands(view, line, 0.6)
    water(view, line, height, shallow=far, deep=near, reflect=0.55, name="open sea", waves=1.2)
    if "storm" in view.graph.weather:
        billows(view, line + u * 0.03, height * 1.02, sea_tone(far, near, view))
        return
    swell(view, line + u * 0.03, height * 1.02, mix(far, near, 0.75), caps=0.16 + 0.14 * view.kind)
    if view.wet:
        rings(view, line + u * 0.1, height)


def _sea_front(view: View) -> None:
    if "storm" in view.graph.weather:
        tone = sea_tone(*_sea_colours(view), view)
        at_the_hulls(view, tone)
        near_billow(view, tone)


def _islands(view: View, line: float, depth: float, name: str = "islands") -> None:
    """Far islands on the side away from the sun, and a headland."""
    chance = view.chance(name)
    u = view.unit
    side = 0.16 if view.light.sun_x > 0.5 else 0.84
    for k, (off, wide, high) in enumerate(
        ((0.0, 0.34, 0.075), (0.12, 0.2, 0.04), (-0.1, 0.16, 0.05))
    ):
        centre = (side + (off if side < 0.5 else -off)) * view.width
        xs = np.linspace(centre - wide * u, centre + wide * u, 60)
        shape = 1 - ((xs - centre) / (wide * u)) ** 2
        ys = line + 1 - u * high * shape * (0.45 + 0.55 * land.ridge(chance, 60, 0.5, 4, 3))
        tone = view.tint("#5f8f86", depth - 0.1 * k)
        body = heap(list(xs), list(ys), line + 1)
        view.canvas.fill(
            body, view.down(float(ys.min()), line, tone, mix(tone, view.light.haze, 0.4))
        )


def _beach_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.44, tall=0.42, wide=0.46)
    shore = h + (1 - h) * 0.42
    palm = (0.0, 0.1, 0.2, 0.95) if _palm_left(frame) else (0.8, 0.1, 1.0, 0.95)
    return Ground(
        horizon=h,
        stand_far=shore + 0.05,
        stand_near=0.93,
        surface="sand",
        water=(h + 0.04, shore - 0.02),
        sky=(0.04, h - 0.07),
        clear=(palm,) if frame.kind == 0 else (),
    )


def _palm_left(frame: Frame) -> bool:
    return frame.variant // 2 % 2 == 0


def _beach(view: View) -> None:
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.8)
    _islands(view, line, 0.55, "beach islands")
    far, near = _sea_colours(view)
    clear = view.light.darkness < 0.08 and not view.overcast
    shore_y = (view.ground.stand_far - 0.05) * height
    shallow = mix(near, "#7fe0d6", 0.6) if clear else mix(near, view.light.sky[3], 0.4)
    water(
        view,
        line,
        shore_y + u * 0.1,
        shallow=far if not clear else mix(far, "#2aa5c4", 0.4),
        deep=shallow,
        reflect=0.5,
        name="bay",
        waves=0.8,
    )
    if "storm" in view.graph.weather:
        billows(view, line + u * 0.02, shore_y + u * 0.06, sea_tone(far, near, view))
    xs = np.linspace(-2, view.width + 2, 110)
    slope = 0.05 if _palm_left(view.frame) else -0.05
    bay = land.ridge(view.chance("shore"), 110, 0.35, 3, 2)
    ys = shore_y + u * 0.06 * (bay - 0.5) + u * slope * (0.5 - xs / view.width) * 2
    shore = [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
    sand = ("#f8e7bf", "#eccf98", "#d3ab71")
    if view.snowy:
        sand = ("#f8fbff", "#e6eef8", "#c5d3e4")
    wet = mix(view.tint(scale(sand[2], 0.8)), shallow, 0.25)
    body = heap(list(xs), list(ys), height + 3)
    view.canvas.fill(
        body,
        view.down(
            float(ys.min()), height, wet, view.tint(sand[1]), view.tint(sand[0]), view.tint(sand[1])
        ),
    )
    damp = Path().polygon([*shore, *[(x, y + u * 0.028) for x, y in reversed(shore)]])
    view.canvas.fill(damp, mix(wet, view.light.sky[2], 0.3), opacity=0.6)
    surf(view, shore)
    underfoot.dapple(
        view,
        shore_y + u * 0.1,
        height,
        view.tint(sand[2]),
        opacity=0.3,
        count=22,
        name="sand patches",
    )
    _sand(view, shore_y + u * 0.06, sand)


def _sand(view: View, top: float, sand: tuple[str, str, str]) -> None:
    chance = view.chance("sand grains")
    u, height = view.unit, view.height
    dark, pale, ripples = Path(), Path(), Path()
    for a, b, c in chance.random((int(260 * view.span), 3)):
        y = top + (height - top) * (0.1 + 0.9 * a)
        r = u * 0.0018 * (0.35 + a)
        (dark if c < 0.6 else pale).ellipse(b * view.width, y, r * 1.3, r * 0.8)
    for a, b, c in chance.random((int(9 * view.span), 3)):
        y = top + (height - top) * (0.3 + 0.7 * a)
        w = u * (0.06 + 0.12 * a) * (0.6 + c)
        ripples.move(b * view.width - w, y).quad(
            b * view.width, y - u * 0.012, b * view.width + w, y
        )
    view.canvas.fill(dark, view.tint(scale(sand[2], 0.72)), opacity=0.55)
    view.canvas.fill(pale, view.tint("#fffaf0"), opacity=0.8)
    view.canvas.stroke(ripples, u * 0.0028, view.tint(scale(sand[2], 0.9)), opacity=0.3)
    shells = (("#f6c9b8", 0.3), ("#fff0dc", 0.64), ("#e8a48f", 0.78))
    for (colour, x0), (a, b) in zip(shells, chance.random((3, 2)), strict=True):
        x, y, r = (x0 + 0.08 * a) * view.width, height * (0.955 + 0.03 * b), u * (0.013 + 0.006 * b)
        _shell(view, x, y, r, colour)


def _shell(view: View, x: float, y: float, r: float, colour: Colour) -> None:
    tone = view.tint(colour)
    view.canvas.fill(
        Path().ellipse(x + r * 0.3, y + r * 0.35, r * 1.2, r * 0.35),
        view.tint("#7a5a3a"),
        opacity=0.35,
    )
    fan = (
        Path()
        .move(x, y + r * 0.5)
        .cubic(x - r * 1.3, y - r * 0.2, x - r * 0.7, y - r * 1.1, x, y - r)
    )
    fan.cubic(x + r * 0.7, y - r * 1.1, x + r * 1.3, y - r * 0.2, x, y + r * 0.5).close()
    view.canvas.fill(fan, tone)
    ribs = Path()
    for k in (-0.6, -0.2, 0.2, 0.6):
        ribs.move(x, y + r * 0.45).line(x + k * r, y - r * 0.8)
    view.canvas.stroke(ribs, max(0.6, r * 0.07), scale(tone, 0.75), clip=fan)


def _beach_front(view: View) -> None:
    u, height = view.unit, view.height
    left = _palm_left(view.frame)
    if view.kind == 0 and view.free("palm-tree", "tree"):
        x = u * 0.02 if left else view.width - u * 0.02
        tall = u * (0.66 + 0.25 * view.frame.tall)
        view.canvas.fill(
            Path().ellipse(
                x + (u * 0.1 if view.sun_side < 0 else -u * 0.1),
                height * 0.935,
                u * 0.16,
                u * 0.016,
            ),
            view.tint("#5a3f25"),
            opacity=0.32,
        )
        stems.palm(view, x, height * 0.94, tall, flip=not left, seed=view.graph.seed & 0xFFFF)
    _dune_grass(view, left)


def _dune_grass(view: View, left: bool) -> None:
    """Tufts of pale grass in the sand at the palm's corner and a few opposite."""
    chance = view.chance("dune grass")
    u, height = view.unit, view.height
    back, front = Path(), Path()
    for a, b, c in chance.random((22, 3)):
        side = left if a < 0.7 else not left
        reach = u * (0.3 if a < 0.7 else 0.12) * b**1.4
        own = np.random.Generator(np.random.PCG64(int(c * 2**40)))
        x = reach if side else view.width - reach
        plants.tuft(
            front if c < 0.5 else back,
            own,
            x,
            height * 1.005 - u * 0.05 * c,
            u * (0.05 + 0.08 * c),
            6,
        )
    tone = view.tint("#9fae62" if not view.snowy else "#b5a487")
    view.canvas.fill(back, scale(tone, 0.74))
    view.canvas.fill(
        front,
        view.down(height - u * 0.13, height, mix(tone, view.light.sun, 0.2), scale(tone, 0.8)),
    )


PLACES = {
    "sea": Place(_sea_ground, _sea, _sea_front, low_sun=0.84),
    "beach": Place(_beach_ground, _beach, _beach_front, low_sun=0.84),
}
