"""Water: mirrors of what is above it, ripples, the glitter path under the sun, surf, wet roads."""

from __future__ import annotations

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Linear, Path, mix, scale
from seedbed.engines.illustrator.places.view import View


def mirror(
    view: View,
    line: float,
    bottom: float,
    *,
    opacity: float = 0.9,
    squash: float = 1.0,
    blur: int = 10,
    clip: Path | None = None,
    blend: str = "over",
) -> None:
    """Reflect what is painted above `line` into the band from `line` to `bottom`.

    The image is softened downwards (`blur` = how many rows become one) and broken by waves.
    """
    height = bottom - line
    if height < 2:
        return
    taken = min(line, height / squash)
    small_w = max(48, min(view.width, round(480 * min(1.0, view.span))))
    small_h = max(16, round(taken / view.unit * 512 / blur * 3))
    pixels = view.canvas.small(0, line - taken, view.width, line, small_w, small_h)[::-1]
    rows = np.arange(small_h)
    t = rows / small_h
    shift = np.sin(t**0.6 * 90) * t * small_w * 0.008 + np.sin(t**0.5 * 41) * t * small_w * 0.006
    columns = np.arange(small_w)[None, :] + np.rint(shift).astype(int)[:, None]
    pixels = pixels[rows[:, None], np.clip(columns, 0, small_w - 1)].copy()
    view.canvas.image(
        pixels,
        0,
        line,
        view.width,
        taken * squash,
        opacity=opacity,
        clip=clip,
        premultiplied=True,
        blend=blend,  # type: ignore[arg-type]  # "over" or "screen"
    )


def ripple(path: Path, x: float, y: float, w: float, thick: float = 0.06) -> None:
    """Add one lens-shaped ripple, `w` half wide."""
    path.move(x - w, y).quad(x, y - w * thick, x + w, y).quad(x, y + w * thick, x - w, y).close()


def water(
    view: View,
    top: float,
    bottom: float,
    *,
    shallow: Colour | None = None,
    deep: Colour | None = None,
    reflect: float = 0.85,
    glitter: bool = True,
    waves: float = 1.0,
    name: str = "water",
    clip: Path | None = None,
) -> None:
    """A sheet of water from `top` (far) to `bottom`, mirroring what lies above `top`.

    `shallow` is its colour far away, `deep` near the viewer; both come from the sky if None.
    `reflect` 0 leaves the mirror out, `waves` scales the ripples.
    """
    light = view.light
    far = shallow or mix(light.sky[3], light.sky[2], 0.5)
    near = deep or mix(mix(light.sky[1], light.sky[0], 0.5), "#0f5f7f", 0.1 if view.night else 0.3)
    area = clip or Path().rect(0, top, view.width, bottom - top + 2)
    view.canvas.fill(area, view.down(top, bottom, far, mix(far, near, 0.55), near))
    if reflect > 0 and not view.flat:
        mirror(view, top, bottom, opacity=reflect * 0.85, clip=clip)
        veil = [(0.0, far, 0.12), (0.5, mix(far, near, 0.6), 0.42), (1.0, near, 0.78)]
        view.canvas.fill(area, Linear(0, top, 0, bottom, veil))
    _ripples(view, top, bottom, far, near, waves, name, clip)
    if glitter and not (view.overcast or view.flat or "aurora" in view.graph.weather):
        glint(view, top, bottom, name=name, clip=clip)


def _ripples(
    view: View,
    top: float,
    bottom: float,
    far: Colour,
    near: Colour,
    waves: float,
    name: str,
    clip: Path | None,
) -> None:
    chance = view.chance(f"{name} ripples")
    light, dark = Path(), Path()
    height = bottom - top
    count = int(95 * waves * max(1.0, view.span) * (0.16 if view.flat else 1))
    for a, b, c, d in chance.random((count, 4)):
        t = a**1.45
        y = top + 2 + (height - 2) * t
        w = view.unit * (0.008 + 0.1 * t) * (0.4 + b)
        ripple(light if c < 0.52 else dark, d * view.width, y, w, 0.055)
    bright = mix(view.light.sky[3], "#ffffff", 0.35 * (1 - view.light.darkness))
    view.canvas.fill(light, bright, opacity=0.2 if view.night else 0.3, clip=clip)
    view.canvas.fill(dark, scale(near, 0.7), opacity=0.28, clip=clip)


def glint(view: View, top: float, bottom: float, *, name: str, clip: Path | None = None) -> None:
    """The path of light from the sun or moon to the viewer."""
    chance = view.chance(f"{name} glint")
    x0 = view.light.sun_x * view.width
    height = bottom - top
    strong, faint = Path(), Path()
    low = view.light.darkness > 0.2
    for a, b, c, d in chance.random((150 if low else 80, 4)):
        t = a**1.15
        y = top + height * t * 0.98 + 1
        spread = view.unit * (0.018 + 0.12 * t)
        x = x0 + (b + c - 1) * 1.5 * spread
        w = view.unit * (0.004 + 0.034 * t) * (0.3 + d)
        ripple(strong if d < 0.55 else faint, x, y, w, 0.1)
    tone = mix(view.light.sun, "#ffffff", 0.25)
    view.canvas.fill(faint, tone, opacity=0.3, clip=clip)
    view.canvas.fill(strong, tone, opacity=0.62 if low else 0.5, clip=clip)
    if low:
        reach = view.unit * 0.2
        stops = [(0.0, view.light.sun, 0.0), (0.5, view.light.sun, 0.2), (1.0, view.light.sun, 0.0)]
        band = Path().polygon(
            [
                (x0 - reach * 0.3, top),
                (x0 + reach * 0.3, top),
                (x0 + reach, bottom),
                (x0 - reach, bottom),
            ]
        )
        view.canvas.fill(
            band, Linear(x0 - reach, 0, x0 + reach, 0, stops), blend="screen", clip=clip
        )


def swell(
    view: View,
    top: float,
    bottom: float,
    colour: Colour,
    *,
    name: str = "swell",
    count: int = 46,
    caps: float = 0.2,
) -> None:
    """Long low waves with a lit back and a dark face, growing towards the viewer (open sea).

    `caps` is the part of them that breaks in white.
    """
    chance = view.chance(name)
    u = view.unit
    rows = chance.random((int(count * view.span), 4))
    bands: dict[int, tuple[Path, Path, Path]] = {}
    for a, b, c, d in rows[np.argsort(rows[:, 0])]:
        t = a**1.3
        y = top + (bottom - top) * t
        w = u * (0.05 + 0.24 * t) * (0.55 + 0.8 * b)
        x = (c * 1.2 - 0.1) * view.width
        h = w * (0.075 + 0.05 * d)
        backs, faces, foams = bands.setdefault(int(t * 2.99), (Path(), Path(), Path()))
        faces.move(x - w, y).cubic(
            x - w * 0.4, y - h * 0.2, x - w * 0.1, y - h, x + w * 0.05, y - h
        )
        faces.cubic(x + w * 0.25, y - h, x + w * 0.5, y, x + w, y).quad(
            x, y + h * 0.5, x - w, y
        ).close()
        backs.move(x - w, y).cubic(
            x - w * 0.4, y - h * 0.2, x - w * 0.1, y - h, x + w * 0.05, y - h
        )
        backs.cubic(x + w * 0.25, y - h, x + w * 0.5, y, x + w, y)
        backs.cubic(x + w * 0.4, y + h * 0.05, x + w * 0.2, y - h * 0.62, x, y - h * 0.62)
        backs.cubic(x - w * 0.2, y - h * 0.62, x - w * 0.5, y, x - w, y).close()
        if d < caps and t > 0.12:
            for k in range(5):
                q = h * (0.3 - 0.04 * k)
                foams.ellipse(
                    x + w * (0.02 + 0.09 * (k - 1.5)),
                    y - h * (0.98 - 0.05 * (k - 1) ** 2),
                    q * 1.5,
                    q * 0.55,
                )
    pale = mix(mix(colour, view.light.sky[3], 0.5), view.light.sun, 0.1)
    white = mix("#ffffff", view.light.haze, 0.2 + 0.3 * view.light.darkness)
    for band, (backs, faces, foams) in sorted(bands.items()):
        near = (band + 0.5) / 3
        view.canvas.fill(faces, scale(colour, 0.78), opacity=0.26 + 0.2 * near)
        view.canvas.fill(backs, pale, opacity=0.3 + 0.12 * near)
        if foams.points:
            view.canvas.fill(foams, white, opacity=0.85)


def surf(view: View, shore: list[tuple[float, float]], *, night_dim: float = 0.5) -> None:
    """Foam along a shore line and two thinner lines of breaking waves behind it."""
    dim = 1 - night_dim * min(1.0, view.light.darkness * 1.2)
    white = mix("#ffffff", view.light.haze, 0.15 + 0.2 * view.light.darkness)
    u = view.unit
    for back, width, alpha in ((0.062, 0.004, 0.5), (0.03, 0.006, 0.6)):
        line = Path()
        for i, (x, y) in enumerate(shore):
            wobble = (
                np.sin(i * 0.42 + back * 90) * u * 0.005 + np.sin(i * 0.17 + back * 50) * u * 0.008
            )
            (line.line if i else line.move)(x, y - back * u + wobble)
        view.canvas.stroke(line, u * width, white, opacity=alpha * dim)
    foam = Path()
    chance = view.chance("foam")
    for x, y in shore:
        for _ in range(2):
            foam.ellipse(
                x + chance.normal(0, 0.008) * u,
                y - chance.uniform(-0.2, 1) * u * 0.01,
                u * chance.uniform(0.006, 0.016),
                u * chance.uniform(0.002, 0.005),
            )
    view.canvas.fill(foam, white, opacity=0.85 * dim)


def rings(view: View, top: float, bottom: float, *, name: str = "rings", count: int = 40) -> None:
    """Rings of rain drops on water or a wet road."""
    chance = view.chance(name)
    path = Path()
    for a, b, c in chance.random((int(count * view.span), 3)):
        w = view.unit * (0.006 + 0.03 * a) * (0.4 + c)
        path.ellipse(b * view.width, top + (bottom - top) * a, w, w * 0.28)
    view.canvas.stroke(
        path, max(0.6, view.unit * 0.0014), mix(view.light.sky[3], "#ffffff", 0.4), opacity=0.4
    )
