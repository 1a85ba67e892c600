"""Space: nebulae, stars, planets with rings, the curved edge of a world."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Path, Radial, mix, noise, rgb, scale
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery.sky import sparkle
from seedbed.engines.illustrator.places.view import View
from seedbed.engines.illustrator.scene import SceneGraph

NEBULAE = (
    ((0.45, 0.2, 0.8), (0.1, 0.42, 0.85), (0.98, 0.35, 0.5)),
    ((0.1, 0.55, 0.7), (0.2, 0.25, 0.85), (0.95, 0.62, 0.35)),
    ((0.75, 0.2, 0.55), (0.35, 0.2, 0.75), (1.0, 0.6, 0.4)),
)


def deep_space(view: View, bottom: float | None = None) -> None:
    """Nebulae over black, and stars of many sizes, down to `bottom` pixels."""
    end = bottom or float(view.height)
    chance = view.chance("nebula")
    which = int(chance.integers(3))
    if view.flat:
        view.canvas.wash("#141a3c", bottom=end)
    else:
        w = 220 if view.width >= view.height else max(80, round(220 * view.frame.aspect))
        h = max(40, round(w * end / view.width))
        y, x = np.mgrid[0:h, 0:w].astype(np.float32)
        t = (y / h + x / w)[..., None] / 2
        top, low = np.array([5, 7, 20], np.float32), np.array([24, 16, 56], np.float32)
        picture = (top + (low - top) * t) / 255
        warp = noise(chance, w, h, 3, 2)
        for colour, k in zip(NEBULAE[which], (1.0, 1.0, 0.7), strict=True):
            field = noise(chance, w, h, 6, 3)
            value = np.clip((field * 0.7 + warp * 0.3 - 0.47) * 3.1, 0, 1) ** 1.4 * k * 0.8
            picture = 1 - (1 - picture) * (1 - value[..., None] * np.array(colour, np.float32))
        dust = np.clip((noise(chance, w, h, 6, 4) - 0.58) * 4, 0, 1)[..., None]
        picture *= 1 - 0.55 * dust
        pixels = np.empty((h, w, 4), np.uint8)
        pixels[..., :3] = np.clip(picture * 255 + chance.random((h, w, 1), np.float32), 0, 255)
        pixels[..., 3] = 255
        view.canvas.image(pixels, 0, 0, view.width, end)
    _stars(view, end)


def _stars(view: View, end: float) -> None:
    chance = view.chance("space stars")
    area = view.width * end / view.unit**2
    dim, bright, rays, halo = Path(), Path(), Path(), Path()
    for x, y, s, k in chance.random((900, 4))[: int(520 * min(1.7, area))]:
        px, py = x * view.width, y * end
        r = view.unit * (0.0005 + 0.0032 * s**9)
        (dim if k < 0.6 else bright).circle(px, py, r)
        if s > 0.985:
            sparkle(rays, px, py, r * 8)
            halo.circle(px, py, r * 4.5)
    view.canvas.fill(dim, "#d8e2ff", opacity=0.6)
    view.canvas.fill(bright, "#fffaf0", opacity=0.95)
    if not view.flat:
        view.canvas.fill(halo, "#9fc0ff", opacity=0.22, blend="screen")
    view.canvas.fill(rays, "#ffffff", opacity=0.75)


def planet(
    view: View,
    x: float,
    y: float,
    r: float,
    colour: Colour,
    *,
    name: str,
    ring: bool = False,
    air: Colour | None = None,
) -> None:
    """A banded globe lit from the upper left, with a rim of air and perhaps a ring."""
    chance = view.chance(name)
    if air is not None:
        view.glow(x, y, r * 1.45, air, 0.6)
    if ring:
        _ring(view, x, y, r, front=False)
    face = Path().circle(x, y, r)
    view.canvas.fill(face, colour)
    if not view.flat:
        field = noise(chance, 96, 96, 5, 3, 3.4)
        base = np.array(rgb(colour), np.float32)
        shade = np.clip((field[..., None] - 0.5) * 1.5, -0.6, 0.6)
        pixels = np.full((96, 96, 4), 255, np.uint8)
        pixels[..., :3] = np.clip(base * (1 + shade), 0, 255)
        view.canvas.image(pixels, x - r, y - r, 2 * r, 2 * r, clip=face, tilt=-14)
        view.canvas.fill(
            face,
            Radial(
                x - r * 0.42,
                y - r * 0.48,
                r * 1.75,
                [
                    (0, "#ffffff", 0.28),
                    (0.32, "#000000", 0.0),
                    (0.75, "#04050f", 0.72),
                    (1, "#02030c", 0.94),
                ],
            ),
        )
    else:
        view.canvas.fill(Path().circle(x + r * 0.35, y + r * 0.3, r), scale(colour, 0.7), clip=face)
    if ring:
        _ring(view, x, y, r, front=True)


def _ring(view: View, x: float, y: float, r: float, *, front: bool) -> None:
    with view.canvas.placed(x, y, r, tilt=-18):
        for k in range(7):
            rx, ry = 1.36 + 0.09 * k, 0.3 + 0.024 * k
            arc = Path().move(-rx, 0)
            way = 1 if front else -1
            arc.cubic(-rx, way * ry * 1.33, rx, way * ry * 1.33, rx, 0)
            view.canvas.stroke(
                arc,
                0.065 if k != 3 else 0.025,
                mix("#f3ddb5", "#9c7a55", (k % 3) / 2),
                opacity=0.8 if front else 0.5,
                cap="butt",
            )


def _space_ground(frame: Frame) -> Ground:
    return Ground(
        horizon=0.98,
        stand_far=0.62,
        stand_near=0.9,
        surface="none",
        sky=(0.06, 0.92),
        clear=((0.68, 0.06, 0.98, 0.36),) if frame.kind == 0 else (),
    )


def _space(view: View) -> None:
    u, w, h = view.unit, view.width, view.height
    deep_space(view)
    if not view.free("planet", "ringed-planet", "earth", "globe"):
        return
    if view.kind == 0:
        planet(view, w * 0.83, h * 0.2, u * 0.12, "#d9a46b", name="ringed planet", ring=True)
        planet(view, w * 0.13, h * 0.78, u * 0.055, "#5f9fd0", name="small planet", air="#7fb8ff")
    else:
        globe_top(
            view,
            h * 0.8,
            "#2f74b8",
            "#9fd0ff",
            name="earth limb",
            land_colour="#5f9a5a",
            craters=False,
        )
        planet(view, w * 0.14, h * 0.16, u * 0.05, "#cfd2da", name="far moon")


def globe_top(
    view: View,
    top: float,
    colour: Colour,
    air: Colour,
    *,
    name: str,
    land_colour: Colour | None = None,
    craters: bool = True,
) -> None:
    """The curved top of a world filling the bottom of the picture."""
    u, w, h = view.unit, view.width, view.height
    r = max(w * 1.02, u * 1.05)
    x, y = w * 0.5, top + r
    if not view.flat:
        halo = [
            (0.0, air, 0.0),
            (0.9, air, 0.75),
            (0.93, air, 0.4),
            (0.96, air, 0.14),
            (1.0, air, 0.0),
        ]
        view.canvas.fill(
            Path().circle(x, y, r * 1.11), Radial(x, y, r * 1.11, halo), blend="screen"
        )
    face = Path().circle(x, y, r)
    view.canvas.fill(face, view.down(top, h, mix(colour, air, 0.25), colour, scale(colour, 0.55)))
    chance = view.chance(name)
    if not view.flat:
        sw, sh = 200, max(24, round(200 * (h - top) / w))
        field = noise(chance, sw, sh, 6, 5, 2.2)
        base = np.array(rgb(land_colour or colour), np.float32)
        pixels = np.empty((sh, sw, 4), np.uint8)
        level = field[..., None]
        pixels[..., :3] = np.clip(base * (0.55 + 0.9 * level), 0, 255)
        strength = np.clip((field - 0.5) * 5, 0, 1) if land_colour else np.full_like(field, 0.62)
        pixels[..., 3] = strength * 215
        view.canvas.image(pixels, 0, top, w, h - top, clip=face)
        if land_colour:
            clouds = np.full((sh, sw, 4), 255, np.uint8)
            clouds[..., 3] = np.clip((noise(chance, sw, sh, 6, 4, 2.8) - 0.55) * 5, 0, 1) * 220
            view.canvas.image(clouds, 0, top, w, h - top, clip=face)
    elif land_colour:
        blobs = Path()
        for a, b, c in chance.random((9, 3)):
            reach = u * (0.05 + 0.12 * c)
            for k in range(3):
                blobs.ellipse(
                    a * w + k * reach * 0.6,
                    top + (h - top) * b + k * reach * 0.1,
                    reach,
                    reach * 0.34,
                )
        view.canvas.fill(blobs, land_colour, clip=face)
    if craters:
        _craters(view, chance, x, y, r, top, colour, face)
    if not view.flat:
        view.canvas.fill(
            face,
            Radial(
                x - w * 0.25, y, r, [(0, "#000000", 0.0), (0.955, "#000000", 0.0), (1, air, 0.5)]
            ),
        )
        view.canvas.fill(
            face,
            Radial(
                w * 0.25,
                top - u * 0.1,
                max(w, h) * 1.0,
                [(0, "#ffffff", 0.14), (0.4, "#000000", 0.0), (1, "#02030c", 0.7)],
            ),
        )


def _craters(
    view: View,
    chance: np.random.Generator,
    x: float,
    y: float,
    r: float,
    top: float,
    colour: Colour,
    face: Path,
) -> None:
    pits, floors, rims = Path(), Path(), Path()
    for a, b, c in sorted(chance.random((int(44 * view.span), 3)), key=lambda d: d[1]):
        cx = a * view.width
        edge = y - math.sqrt(max(0.0, r * r - (cx - x) ** 2))
        cy = edge + (view.height - edge) * (0.04 + 0.93 * b**1.1)
        flat = 0.25 + 0.4 * (cy - edge) / max(1.0, view.height - top)
        q = (
            view.unit
            * (0.006 + 0.05 * c**2)
            * (0.4 + 0.9 * (cy - edge) / max(1.0, view.height - top))
        )
        pits.ellipse(cx, cy, q, q * flat)
        floors.ellipse(cx + q * 0.12, cy + q * flat * 0.22, q * 0.84, q * flat * 0.74)
        rims.move(cx - q, cy).quad(cx - q, cy - q * flat * 1.2, cx + q * 0.2, cy - q * flat * 1.03)
    view.canvas.fill(pits, scale(colour, 0.55), opacity=0.62, clip=face)
    view.canvas.fill(floors, scale(colour, 0.92), opacity=0.6, clip=face)
    view.canvas.stroke(rims, view.unit * 0.003, mix(colour, "#ffffff", 0.4), opacity=0.6, clip=face)


def space_light(light: Light, graph: SceneGraph) -> Light:
    return replace(
        light,
        sky=("#05060f", "#0b1030", "#141238", "#1a1038"),
        sun="#fff6e6",
        haze="#1c1a44",
        far="#0d1030",
        ambient=(0.97, 0.97, 1.04),
        key=0.97,
        darkness=0.35,
        sun_x=0.2,
        sun_y=0.1,
    )


PLACES = {
    "space": Place(_space_ground, _space, light=space_light, weather=False),
}
