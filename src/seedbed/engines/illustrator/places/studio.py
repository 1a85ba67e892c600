"""Made backgrounds: a studio backdrop with a podium, plain colour."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.canvas import Colour, Linear, Path, Radial, mix, scale
from seedbed.engines.illustrator.colour import luminance
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.palette import hexed
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.view import View
from seedbed.engines.illustrator.scene import SceneGraph

BACKDROPS = ("#f3c9b5", "#bcd8e6", "#cfe3c4", "#e4d0ec", "#f6e0a8", "#f2b8a2", "#a9cfc9", "#d9c9b6")


PASTELS = ("#fbe3d6", "#dcecf5", "#e6f1dc", "#efe3f5", "#fdf1cf", "#fde0e4", "#dff1ee", "#f2e9df")


def base_colour(graph: SceneGraph, choices: tuple[str, ...]) -> Colour:
    """The colour asked for, else one of `choices` by the seed."""
    if graph.background_colour:
        return graph.background_colour
    return choices[graph.seed % len(choices)]


def _studio_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.66, tall=0.68, wide=0.66)
    half = 0.36 * min(1.0, frame.height / frame.width)
    return Ground(
        horizon=h,
        stand_far=0.82,
        stand_near=0.9,
        surface="floor",
        sky=(0.06, 0.5),
        indoor=True,
        spots={"podium": (0.5 - half, 0.3, 0.5 + half, 0.85)} if frame.kind == 0 else {},
    )


def _studio(view: View) -> None:
    u, w, h = view.unit, view.width, view.height
    colour = base_colour(view.graph, BACKDROPS)
    dark = luminance(colour) < 0.35
    asked = view.graph.background_colour is not None
    pale = mix(colour, "#ffffff", 0.22 if dark or asked else 0.5)  # an asked colour stays itself
    if view.flat:
        view.canvas.wash(colour)
        view.canvas.wash(scale(colour, 0.92), top=view.horizon)
    else:
        side = view.light.sun_x
        view.canvas.wash(
            Radial(
                w * (0.3 if side < 0.5 else 0.7),
                h * 0.3,
                max(w, h) * 0.95,
                [(0, pale, 1), (0.5, colour, 1), (1, scale(colour, 0.8), 1)],
            )
        )
        view.canvas.wash(
            Linear(
                0,
                view.horizon - h * 0.07,
                0,
                h,
                [
                    (0, scale(colour, 0.86), 0),
                    (0.32, scale(colour, 0.82), 0.85),
                    (1, mix(colour, pale, 0.4), 0.95),
                ],
            ),
            top=view.horizon - h * 0.07,
        )
    if view.kind == 0:
        view.canvas.fill(Path().circle(w * 0.5, h * 0.44, u * 0.34), pale, opacity=0.55)
        _podium(view, colour, pale)
    else:
        _arch(view, colour, pale)


def _podium(view: View, colour: Colour, pale: Colour) -> None:
    """A low round podium, its top at 85 % of the height."""
    u, cx, y = view.unit, view.width * 0.5, view.height * 0.845
    r, deep = u * 0.36, u * 0.036
    if not view.flat:
        view.canvas.fill(
            Path().ellipse(cx - view.sun_side * u * 0.03, y + deep * 1.3, r * 1.1, r * 0.23),
            scale(colour, 0.45),
            opacity=0.35,
            blur=u * 0.014,
        )
    wall = Path().move(cx - r, y).line(cx - r, y + deep)
    wall.cubic(cx - r, y + deep + r * 0.266, cx + r, y + deep + r * 0.266, cx + r, y + deep).line(
        cx + r, y
    ).close()
    left, right = (
        (scale(colour, 0.98), scale(colour, 0.68))
        if view.sun_side < 0
        else (scale(colour, 0.68), scale(colour, 0.98))
    )
    view.canvas.fill(wall, view.across(cx - r, cx + r, left, mix(left, right, 0.5), right))
    top = Path().ellipse(cx, y, r, r * 0.2)
    view.canvas.fill(
        top,
        view.across(
            cx - r,
            cx + r,
            *(
                (mix(pale, "#ffffff", 0.3), colour)
                if view.sun_side < 0
                else (colour, mix(pale, "#ffffff", 0.3))
            ),
        ),
    )


def _arch(view: View, colour: Colour, pale: Colour) -> None:
    """An arch and two blocks of the same colour, with soft shadows: a still life set."""
    u, w, line = view.unit, view.width, view.horizon + view.unit * 0.05
    x, half, top = w * 0.5, u * 0.3, line - u * 0.52
    if not view.flat:
        shadow = Path().rect(
            x - half - view.sun_side * u * 0.035, top + u * 0.01, half * 2, line - top, half
        )
        view.canvas.fill(shadow, scale(colour, 0.5), opacity=0.25, blur=u * 0.02)
    arch = (
        Path()
        .move(x - half, line)
        .line(x - half, top + half)
        .cubic(x - half, top - half * 0.1, x + half, top - half * 0.1, x + half, top + half)
    )
    arch.line(x + half, line).close()
    view.canvas.fill(arch, view.down(top, line, mix(pale, "#ffffff", 0.25), mix(pale, colour, 0.5)))
    for side, bw, bh, tone in ((-1, 0.17, 0.12, 0.9), (1, 0.14, 0.22, 0.82)):
        bx = x + side * u * 0.38
        block = Path().rect(bx - bw * u / 2, line + u * 0.05 - bh * u, bw * u, bh * u, u * 0.008)
        if not view.flat:
            view.canvas.fill(
                Path().rect(
                    bx - bw * u / 2 - view.sun_side * u * 0.02,
                    line + u * 0.045,
                    bw * u,
                    u * 0.02,
                    u * 0.01,
                ),
                scale(colour, 0.4),
                opacity=0.35,
                blur=u * 0.01,
            )
        view.canvas.fill(
            block,
            view.across(
                bx - bw * u / 2,
                bx + bw * u / 2,
                scale(colour, tone + 0.06),
                scale(colour, tone - 0.1),
            ),
        )


def _studio_light(light: Light, graph: SceneGraph) -> Light:
    colour = base_colour(graph, BACKDROPS if graph.setting == "studio" else PASTELS)
    dim = 0.25 if graph.time == "night" else 0.0
    return replace(
        light,
        sky=(hexed(colour),) * 4,
        haze=hexed(mix(colour, "#ffffff", 0.3)),
        far=hexed(scale(colour, 0.7)),
        sun="#fff8ec",
        ambient=(1.0, 0.99, 0.97),
        key=1.0 - dim * 0.4,
        darkness=dim,
        indoor=True,
        sun_x=0.24 if graph.sun_x < 0.5 else 0.76,
        sun_y=0.1,
    )


def _plain_ground(frame: Frame) -> Ground:
    return Ground(
        horizon=0.72, stand_far=0.78, stand_near=0.9, surface="none", sky=(0.06, 0.92), indoor=True
    )


def _plain(view: View) -> None:
    """One clean colour; variant 1 lightens it softly towards the middle."""
    colour = base_colour(view.graph, PASTELS)
    view.canvas.wash(colour)
    if view.kind == 1 and not view.flat:
        pale = mix(colour, "#ffffff", 0.45)
        view.canvas.wash(
            Radial(
                view.width * 0.5,
                view.height * 0.45,
                max(view.width, view.height) * 0.7,
                [(0, pale, 1), (1, colour, 1)],
            )
        )


BLENDS = (
    ("#f7a6b8", "#8fb4f2", "#fdf0d5"),
    ("#5f7fe0", "#b57edc", "#ffb38a"),
    ("#2f8f9d", "#9fdcc0", "#fff1c9"),
    ("#3a2f7a", "#d05a9a", "#ffc26f"),
    ("#8fd3f4", "#84fab0", "#f6ffe0"),
)


def _gradient(view: View) -> None:
    """An abstract ground: soft clouds of two or three colours, with large faint circles."""
    u, w, h = view.unit, view.width, view.height
    first, second, third = BLENDS[view.graph.seed % len(BLENDS)]
    if view.graph.background_colour:
        first = view.graph.background_colour
        second, third = hexed(mix(first, "#ffffff", 0.45)), hexed(mix(first, "#fff3d8", 0.75))
    if view.flat:
        view.canvas.wash(first)
    else:
        view.canvas.wash(Linear(0, 0, w, h, [(0, first, 1), (0.55, second, 1), (1, third, 1)]))
    chance = view.chance("blend")
    for colour, (a, b, c) in zip((third, first, second), chance.random((3, 3)), strict=True):
        x, y, r = a * w, b * h, max(w, h) * (0.3 + 0.35 * c)
        stops = [(0.0, colour, 0.75), (0.5, colour, 0.3), (1.0, colour, 0.0)]
        if not view.flat:
            view.canvas.fill(Path().circle(x, y, r), Radial(x, y, r, stops))
    if view.kind == 1:
        rings = Path()
        for a, b, c in chance.random((5, 3)):
            rings.circle(a * w, b * h, u * (0.08 + 0.3 * c))
        view.canvas.fill(rings, "#ffffff", opacity=0.1)


PLACES = {
    "studio": Place(_studio_ground, _studio, light=_studio_light, weather=False),
    "plain": Place(_plain_ground, _plain, light=_studio_light, weather=False),
    "gradient": Place(_plain_ground, _gradient, light=_studio_light, weather=False),
}
