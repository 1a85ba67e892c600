"""The surfaces of a room: walls, floors of boards and tiles, grained wood."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Linear, Path, mix, noise, rgb, scale
from seedbed.engines.illustrator.places.interior import dim
from seedbed.engines.illustrator.places.view import View


def walls(
    view: View, floor: float, colour: Colour, *, pattern: str = "stripes", panel: float = 0.0
) -> None:
    """The back wall down to `floor` (pixels), with paper and perhaps a panelled lower part."""
    tone = dim(view, colour)
    u, w = view.unit, view.width
    view.canvas.wash(view.down(0, floor, scale(tone, 0.93), tone), bottom=floor + 1)
    marks = Path()
    if pattern == "stripes":
        n = int(20 * view.span)
        for i in range(n):
            marks.rect(w * i / n, 0, w / n / 2, floor)
    elif pattern == "dots":
        step = u * 0.06
        for j in range(int(floor / step) + 1):
            for i in range(int(w / step) + 2):
                marks.circle((i + 0.5 * (j % 2)) * step, (j + 0.5) * step, u * 0.006)
    elif pattern == "tiles":
        step = u * 0.055
        for j in range(int(floor / step) + 1):
            marks.rect(0, j * step, w, max(1.0, u * 0.0022))
        for i in range(int(w / step) + 1):
            marks.rect(i * step, 0, max(1.0, u * 0.0022), floor)
    if marks.points:
        view.canvas.fill(
            marks,
            mix(tone, "#ffffff", 0.4) if pattern != "tiles" else scale(tone, 0.85),
            opacity=0.3,
        )
    if panel:
        top = floor - panel
        wood = mix(tone, "#ffffff", 0.45)
        view.canvas.wash(view.down(top, floor, wood, scale(wood, 0.93)), top=top, bottom=floor + 1)
        rails = Path().rect(0, top - u * 0.008, w, u * 0.016)
        boxes = Path()
        n = max(2, round(5 * view.span))
        for i in range(n):
            boxes.rect(
                w * (i + 0.12) / n, top + panel * 0.18, w / n * 0.76, panel * 0.62, u * 0.006
            )
        view.canvas.stroke(boxes, max(1.0, u * 0.004), scale(wood, 0.84))
        view.canvas.fill(rails, mix(wood, "#ffffff", 0.4))


def boards(view: View, top: float, colour: Colour = "#b98350", *, rows: int = 14) -> None:
    """A plank floor in perspective from `top` to the bottom edge, shaded along the wall."""
    tone = dim(view, colour)
    u, w, h = view.unit, view.width, view.height
    view.canvas.wash(
        view.down(top, h, scale(tone, 0.86), tone, scale(tone, 0.94)), top=top, bottom=h + 1
    )
    chance = view.chance("boards")
    n = int(rows * view.span)
    seams, dark, pale = Path(), Path(), Path()
    a, b = w * 1.3 / (2 * n), w * 2.6 / (2 * n)
    for i in range(-n, n + 1):
        seams.move(w / 2 + i * a, top).line(w / 2 + i * b, h)
        for _ in range(3):
            t, q = chance.random(), chance.random()
            t1 = min(1.0, t + 0.25 + 0.3 * q)
            y0, y1 = top + (h - top) * t, top + (h - top) * t1
            xa, xb = (i * (a + (b - a) * t), (i + 1) * (a + (b - a) * t))
            xc, xd = (i * (a + (b - a) * t1), (i + 1) * (a + (b - a) * t1))
            (dark if q < 0.5 else pale).polygon(
                [(w / 2 + xa, y0), (w / 2 + xb, y0), (w / 2 + xd, y1), (w / 2 + xc, y1)]
            )
    view.canvas.fill(dark, scale(tone, 0.84), opacity=0.4)
    view.canvas.fill(pale, mix(tone, "#ffe6bf", 0.35), opacity=0.35)
    view.canvas.stroke(seams, max(0.8, u * 0.002), scale(tone, 0.6), opacity=0.55)
    skirting(view, top)


def tiles(view: View, top: float, light: Colour, dark: Colour) -> None:
    """A chequered floor in perspective."""
    u, w, h = view.unit, view.width, view.height
    pale, deep = dim(view, light), dim(view, dark)
    view.canvas.wash(pale, top=top, bottom=h + 1)
    squares = Path()
    rows, n = 6, int(7 * view.span) + 1
    ys = [top + (h - top) * (k / rows) ** 1.5 for k in range(rows + 1)]
    for k in range(rows):
        k0, k1 = 0.5 + 0.75 * (ys[k] - top) / (h - top), 0.5 + 0.75 * (ys[k + 1] - top) / (h - top)
        for i in range(-n, n):
            if (i + k) % 2:
                x0, x1 = i * u * 0.2, (i + 1) * u * 0.2
                squares.polygon(
                    [
                        (w / 2 + x0 * k0, ys[k]),
                        (w / 2 + x1 * k0, ys[k]),
                        (w / 2 + x1 * k1, ys[k + 1]),
                        (w / 2 + x0 * k1, ys[k + 1]),
                    ]
                )
    view.canvas.fill(squares, deep, opacity=0.8)
    skirting(view, top)


def skirting(view: View, floor: float) -> None:
    """The board at the foot of the wall and the soft dark along it."""
    u = view.unit
    view.canvas.fill(Path().rect(0, floor - u * 0.024, view.width, u * 0.027), dim(view, "#fff6ea"))
    if not view.flat:
        view.canvas.wash(
            Linear(0, floor, 0, floor + u * 0.06, [(0, "#2a1810", 0.3), (1, "#2a1810", 0)]),
            top=floor,
            bottom=floor + u * 0.06,
        )


def wood_grain(
    view: View, top: float, colour: Colour, *, planks: Sequence[float], bottom: float | None = None
) -> None:
    """A wooden surface from `top` down, its grain lying sideways, with seams at `planks` (0..1)."""
    u, w = view.unit, view.width
    end = bottom if bottom is not None else float(view.height)
    tone = dim(view, colour)
    view.canvas.wash(
        view.down(top, end, scale(tone, 0.98), mix(tone, "#ffe2b8", 0.2), scale(tone, 0.84)),
        top=top,
        bottom=end + 1,
    )
    if not view.flat:
        gw, gh = 150, 260
        field = noise(view.chance("grain"), gw, gh, 5, 3, 0.09)
        # Contour lines of stretched noise look like cut wood.
        lines = np.abs(np.sin(field * 26)) ** 3
        fine = noise(view.chance("fine grain"), gw, gh, 3, 8, 0.12)
        pixels = np.empty((gh, gw, 4), np.uint8)
        pixels[..., :3] = np.array(rgb(scale(tone, 0.4)), np.float32).astype(np.uint8)
        pixels[..., 3] = np.clip(lines * 46 + fine * 30, 0, 90)
        view.canvas.image(pixels.transpose(0, 1, 2), 0, top, w, end - top)
    seams, shines = Path(), Path()
    for t in planks:
        y = top + (end - top) * t
        seams.rect(0, y, w, max(1.0, u * 0.0032))
        shines.rect(0, y + u * 0.0034, w, max(0.8, u * 0.0018))
    view.canvas.fill(seams, scale(tone, 0.42), opacity=0.8)
    view.canvas.fill(shines, "#ffe2b0", opacity=0.3)
