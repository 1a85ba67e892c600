"""What fills the air: snow, rain, petals and leaves falling, rays, lightning, fireflies, bokeh."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageFilter

from seedbed.engines.illustrator.canvas import Linear, Path, mix, noise, rgb
from seedbed.engines.illustrator.places import palette
from seedbed.engines.illustrator.places.view import View


def weather(view: View) -> None:
    """Everything the weather puts between the viewer and an outdoor scene."""
    falling = set(view.graph.weather)
    if "fog" in falling:
        fog(view, 0.42)
    if "snow" in falling:
        snowfall(view)
    if falling & {"rain", "storm"}:
        rainfall(view, heavy="storm" in falling)
    if "wind" in falling:
        gusts(view)
    if view.graph.season in {"spring", "autumn"} and not falling & {"snow", "rain", "storm"}:
        drifting(view, 1.8 if "wind" in falling else 1.0)


def snowfall(view: View, count: int = 230) -> None:
    """Flakes in three depths; the near ones large and soft."""
    chance = view.chance("snowfall")
    far, middle, near = Path(), Path(), Path()
    area = view.width * view.height / view.unit**2
    for a, b, c in chance.random((int(count * min(area, 2.4)), 3)):
        z = c**2.4
        r = view.unit * (0.0013 + 0.0085 * z)
        path = far if z < 0.12 else middle if z < 0.5 else near
        path.circle(a * view.width, b * view.height, r)
    view.canvas.fill(far, "#ffffff", opacity=0.75)
    view.canvas.fill(middle, "#ffffff", opacity=0.8)
    if view.flat:
        view.canvas.fill(near, "#ffffff", opacity=0.9)
        return
    # Blurring by a stack of three growing, fainter discs is cheaper than a full-canvas blur.
    for grow, alpha in ((1.0, 0.25), (0.78, 0.28), (0.55, 0.35)):
        view.canvas.fill(_scaled_circles(near, grow), "#ffffff", opacity=alpha)


def _scaled_circles(path: Path, k: float) -> Path:
    """The same circles, each `k` times as large (a circle is 13 points of a Path)."""
    out = Path()
    out.commands = list(path.commands)
    per = 13
    for i in range(0, len(path.points), per):
        circle = path.points[i : i + per]
        cx = sum(p[0] for p in (circle[0], circle[6])) / 2
        cy = circle[0][1]
        out.points += [(cx + (x - cx) * k, cy + (y - cy) * k) for x, y in circle]
    return out


def rainfall(view: View, *, heavy: bool = False) -> None:
    """Slanting streaks in two depths and a thin veil."""
    chance = view.chance("rainfall")
    area = min(2.4, view.width * view.height / view.unit**2)
    slant = 0.34 if heavy else 0.2
    far, near = Path(), Path()
    for a, b, c in chance.random((int((420 if heavy else 260) * area), 3)):
        reach = view.unit * (0.02 + 0.06 * c * c)
        x, y = a * view.width * 1.15, b * view.height * 1.05 - reach
        path = far if c < 0.6 else near
        path.move(x, y).line(x - reach * slant, y + reach)
    tone = mix("#e6eefc", view.light.sky[3], 0.3)
    veil = 0.0 if view.flat else 0.08
    if veil:
        view.canvas.wash(view.light.haze, opacity=veil)
    view.canvas.stroke(far, max(0.6, view.unit * 0.0012), tone, opacity=0.34, cap="butt")
    view.canvas.stroke(near, max(0.8, view.unit * 0.0024), tone, opacity=0.36, cap="butt")


def fog(view: View, strength: float = 1.0) -> None:
    """Banks of drifting fog, thickest at the horizon: most of it behind the subjects."""
    if view.flat:
        _flat_fog(view, strength)
        return
    w, h = 160, max(40, round(160 / view.frame.aspect))
    field = noise(view.chance("fog"), w, h, 4, 3, 3.0)
    rows = np.linspace(0, 1, h, dtype=np.float32)[:, None]
    line = view.ground.horizon + 0.04
    thick = np.exp(-(((rows - line) / 0.24) ** 2)) * 0.75 + 0.12
    pixels = np.empty((h, w, 4), np.uint8)
    pixels[..., :3] = np.array(rgb(view.light.haze), np.float32).astype(np.uint8)
    pixels[..., 3] = np.clip(thick * (0.45 + 1.2 * field) * 255 * strength, 0, 235)
    view.canvas.image(pixels, 0, 0, view.width, view.height)


def _flat_fog(view: View, strength: float) -> None:
    """Fog in plain shapes: long pale banks with round ends, one over another."""
    chance = view.chance("fog banks")
    line = view.horizon
    for k, (a, b, c) in enumerate(chance.random((7, 3))):
        y = line + view.unit * (0.05 * (k - 4) + 0.02 * b)
        high, wide = view.unit * (0.035 + 0.025 * c), view.width * (0.5 + 0.6 * a)
        x = (c * 1.3 - 0.15) * view.width - wide / 2
        bank = Path().rect(x, y - high / 2, wide, high, high / 2)
        view.canvas.fill(bank, mix(view.light.haze, "#ffffff", 0.35), opacity=0.5 * strength)


def drifting(view: View, amount: float = 1.0) -> None:
    """Petals in spring, leaves in autumn, on the air."""
    autumn = view.graph.season == "autumn"
    colours = palette.LEAVES["autumn"] if autumn else palette.BLOSSOM
    chance = view.chance("drifting")
    heaps = [Path() for _ in colours]
    for a, b, c, d, e in chance.random((int(34 * amount * max(1.0, view.span)), 5)):
        r = view.unit * (0.005 + 0.009 * c**1.5) * (1.4 if autumn else 1.0)
        x, y, turn = a * view.width, b * view.height, d * 6.283
        dx, dy = math.cos(turn) * r, math.sin(turn) * r
        thin = 0.35 + 0.5 * e
        path = heaps[int(e * 997) % len(colours)]
        path.move(x - dx, y - dy)
        path.quad(x + dy * thin, y - dx * thin, x + dx, y + dy)
        path.quad(x - dy * thin, y + dx * thin, x - dx, y - dy).close()
    for path, colour in zip(heaps, colours, strict=True):
        if path.points:
            view.canvas.fill(path, view.tint(colour), opacity=0.92)


def gusts(view: View) -> None:
    """A few long curled strokes of wind."""
    chance = view.chance("gusts")
    path = Path()
    for a, b, c in chance.random((7, 3)):
        x, y, w = a * view.width, (0.08 + 0.6 * b) * view.height, view.unit * (0.12 + 0.2 * c)
        path.move(x - w, y).cubic(
            x - w * 0.3, y - w * 0.1, x + w * 0.4, y + w * 0.08, x + w * 0.7, y
        )
        path.cubic(x + w, y - w * 0.08, x + w * 0.9, y - w * 0.25, x + w * 0.74, y - w * 0.16)
    view.canvas.stroke(path, view.unit * 0.004, "#ffffff", opacity=0.42)


def rays(
    view: View,
    bottom: float,
    *,
    strength: float = 0.3,
    count: int = 6,
    spread: float = 1.0,
    name: str = "rays",
) -> None:
    """Shafts of light fanning out from the sun, down to `bottom` pixels."""
    if view.flat or view.night or view.overcast:
        return
    chance = view.chance(name)
    sx, sy = view.sun
    sy = min(sy, view.height * 0.1)
    u = view.unit
    # Each shaft three times, narrower and narrower: soft edges without a blur.
    shafts = [(Path(), k) for k in (1.0, 0.68, 0.36)]
    for i in range(count):
        t = (i + 0.5) / count - 0.5
        a = t * 1.5 * spread + chance.normal(0, 0.03) + (0.5 - view.light.sun_x) * 0.7
        half = u * chance.uniform(0.012, 0.05)
        reach = (bottom - sy) * chance.uniform(0.85, 1.05)
        x0, x1 = sx + t * u * 0.5, sx + math.tan(a) * reach
        for path, k in shafts:
            near, far = half * 0.35 * k, half * 2.3 * k
            path.move(x0 - near, sy - u * 0.2).line(x0 + near, sy - u * 0.2)
            path.line(x1 + far, sy + reach).line(x1 - far, sy + reach).close()
    sun = view.light.sun
    # Thin paint laid over: "screen" looks the same here and costs five times as much.
    part = strength * 0.36
    stops = [(0.0, sun, part), (0.55, sun, part * 0.5), (1.0, sun, 0.0)]
    for path, _ in shafts:
        view.canvas.fill(path, Linear(0, sy, 0, bottom, stops))


def lightning(view: View) -> None:
    """One forked bolt from the clouds to the horizon."""
    chance = view.chance("lightning")
    x = view.width * (0.2 if view.light.sun_x > 0.5 else 0.78) + chance.normal(0, 0.03) * view.width
    end = view.horizon * 0.98
    path, fork = Path().move(x, 0), Path()
    y = 0.0
    while y < end:
        step = view.height * chance.uniform(0.025, 0.06)
        x += chance.uniform(-0.9, 0.9) * step
        y += step
        path.line(x, min(y, end))
        if chance.random() < 0.3:
            fork.move(x, y)
            fx, fy = x, y
            for _ in range(3):
                fx += chance.uniform(-1.4, 1.4) * step
                fy += step * 0.7
                fork.line(fx, fy)
    u = view.unit
    if not view.flat:
        view.canvas.stroke(path, u * 0.03, "#b8c8ff", opacity=0.3, blend="screen", blur=u * 0.012)
    view.canvas.stroke(fork, u * 0.0025, "#e4ebff", opacity=0.8, join="miter")
    view.canvas.stroke(path, u * 0.006, "#f6f8ff", join="miter")


def fireflies(view: View, top: float, bottom: float) -> None:
    """Warm points over the grass of a summer night."""
    chance = view.chance("fireflies")
    dots, halos = Path(), (Path(), Path(), Path())
    for a, b, c in chance.random((int(34 * view.span), 3)):
        x, y = a * view.width, top + (bottom - top) * b
        r = view.unit * (0.0016 + 0.0026 * c)
        dots.circle(x, y, r)
        for k, path in zip((5.5, 3.8, 2.3), halos, strict=True):
            path.circle(x, y, r * k)
    for path in halos:
        view.canvas.fill(path, "#d8f27a", opacity=0.12)
    view.canvas.fill(dots, "#f6ffc0")


def out_of_focus(view: View) -> None:
    """Blur all that is painted so far, as behind a close subject, and add discs of light."""
    if view.flat:
        return
    k = 150 / max(view.width, view.height)
    size = (max(8, round(view.width * k)), max(8, round(view.height * k)))
    small = view.canvas.small(0, 0, view.width, view.height, *size)
    soft = Image.fromarray(small[..., :3]).filter(ImageFilter.GaussianBlur(2.6)).convert("RGBA")
    view.canvas.image(np.asarray(soft), 0, 0, view.width, view.height, premultiplied=True)
    tones = (view.light.sun, view.light.sky[3], "#ffffff")
    bokeh(view, view.height * 0.05, view.height * 0.95, tones, count=20, size=0.05, opacity=0.14)


def bokeh(
    view: View,
    top: float,
    bottom: float,
    colours: tuple[str, ...],
    *,
    count: int = 22,
    size: float = 0.06,
    opacity: float = 0.2,
    name: str = "bokeh",
) -> None:
    """Discs of out-of-focus light."""
    chance = view.chance(name)
    heaps = [Path() for _ in colours]
    for a, b, c, d in chance.random((int(count * view.span), 4)):
        r = view.unit * size * (0.35 + 0.9 * c)
        heaps[int(d * 997) % len(colours)].circle(a * view.width, top + (bottom - top) * b, r)
    for path, colour in zip(heaps, colours, strict=True):
        view.canvas.fill(path, colour, opacity=opacity)
        if not view.flat:
            view.canvas.stroke(path, view.unit * 0.002, colour, opacity=opacity * 0.9)
