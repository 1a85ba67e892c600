"""A sea in a storm: rows of breaking waves with foam on their crests, larger towards the viewer."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Linear, Path, mix, scale
from seedbed.engines.illustrator.places.view import View

_ROWS = 6


@dataclass(frozen=True, slots=True)
class Wave:
    """One wave of a row, pixels: where it begins, its length, its crest's height over the row."""

    x: float
    y: float
    length: float
    height: float

    @property
    def crest(self) -> tuple[float, float]:
        return self.x + self.length * 0.62, self.y - self.height

    def point(self, t: float) -> tuple[float, float]:
        """A point of its back, from the trough (0) to the crest (1)."""
        u = 1 - t
        p = ((self.x, self.y), (self.x + self.length * 0.3, self.y),
             (self.x + self.length * 0.44, self.y - self.height * 0.86), self.crest)  # fmt: skip
        k = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
        return sum(a * q[0] for a, q in zip(k, p, strict=True)), sum(
            a * q[1] for a, q in zip(k, p, strict=True)
        )


def billows(view: View, top: float, bottom: float, colour: Colour) -> None:
    """Fill the sea from `top` (far) to `bottom` with rows of waves in `colour`."""
    for row in range(_ROWS):
        t = (row + 0.5) / _ROWS
        y = top + (bottom - top) * t**1.35
        _row(view, f"billows {row}", y, view.unit * (0.012 + 0.1 * t), bottom, colour, t)


def near_billow(view: View, colour: Colour) -> None:
    """One row of waves before everything, along the lower edge."""
    _row(view, "near billow", view.height * 1.0, view.unit * 0.085, view.height * 1.03, colour, 1.0)


def at_the_hulls(view: View, colour: Colour) -> None:
    """Waves that break against everything afloat and hide where it enters the water."""
    for number, placed in enumerate(view.graph.placed):
        if placed.shadow != "float" or placed.h < 0.08:
            continue
        chance = view.chance(f"hull {number}")
        h = placed.h * view.height
        x, y, half, rise = placed.x * view.width, placed.foot * view.height, 0.62 * h, 0.075 * h
        crest = Path().move(x - half, y + rise)
        foam = Path()
        bumps = 7
        for k in range(bumps):
            a, b = x - half + 2 * half * k / bumps, x - half + 2 * half * (k + 1) / bumps
            up = rise * chance.uniform(0.5, 1.2)
            crest.cubic(a + (b - a) * 0.3, y - up * 0.3, a + (b - a) * 0.5, y - up, b, y)
            for n in range(5):
                r = rise * chance.uniform(0.14, 0.34)
                fx, fy = a + (b - a) * chance.uniform(0.3, 1.1), y - up * 0.35
                foam.ellipse(fx, fy + r * n * 0.3, r * 1.7, r * 0.7)
        crest.line(x + half, y + rise).quad(x, y + rise * 3.4, x - half, y + rise).close()
        if not view.flat:
            tone = mix(colour, "#bfe6df", 0.12)
            fade = ((0.0, tone, 0.96), (0.4, colour, 0.85), (1.0, colour, 0.0))
            view.canvas.fill(crest, Linear(0, y - rise, 0, y + rise * 2.6, fade))
        view.canvas.fill(foam, mix("#ffffff", view.light.haze, 0.2), opacity=0.88)


def sea_tone(far: Colour, near: Colour, view: View) -> Colour:
    """The grey-green of deep water under storm clouds, from the sea's own colours."""
    return mix(mix(far, near, 0.7), view.tint("#1f5560"), 0.55)


def _row(
    view: View, name: str, y: float, height: float, bottom: float, colour: Colour, t: float
) -> None:
    chance = view.chance(name)
    waves: list[Wave] = []
    x = -view.unit * chance.uniform(0.1, 0.5)
    while x < view.width:
        a, b, c = chance.random(3)
        length = height * (4.2 + 2.4 * a)
        waves.append(Wave(x, y + height * 0.25 * (c - 0.5), length, height * (0.55 + 0.6 * b)))
        x += length * 0.96
    body = Path().move(-2, bottom)
    body.line(waves[0].x, waves[0].y)
    for wave, after in zip(waves, [*waves[1:], waves[-1]], strict=True):
        end = (after.x, after.y) if after is not wave else (wave.x + wave.length, wave.y)
        cx, cy = wave.crest
        body.cubic(wave.x + wave.length * 0.3, wave.y, wave.x + wave.length * 0.44,
                   wave.y - wave.height * 0.86, cx, cy)  # fmt: skip
        # The lip hangs over the hollow of the steep side.
        lip = wave.length * 0.12
        body.cubic(cx + lip, cy + wave.height * 0.1, cx + lip, cy + wave.height * 0.36,
                   cx + lip * 0.66, cy + wave.height * 0.42)  # fmt: skip
        body.cubic(cx + wave.length * 0.06, wave.y, end[0] - wave.length * 0.12, end[1], *end)
    body.line(view.width + 2, bottom).close()
    air = 0.55 * (1 - t)
    crest = mix(mix(colour, "#bfe6df", 0.42), view.light.haze, air)
    face = mix(colour, view.light.haze, air * 0.8)
    if view.flat:  # without a gradient the rows must differ
        face = scale(face, 1.12 if waves[0].x < -0.3 * view.unit else 0.9)
    deep = scale(face, 0.62)
    view.canvas.fill(body, view.down(y - height * 1.1, y + height * 1.4, crest, face, deep))
    line = max(0.7, view.unit * 0.004 * (0.3 + t))
    view.canvas.stroke(body, line, deep, opacity=0.5)
    _foam(view, chance, waves, body, t)


def _foam(view: View, chance: np.random.Generator, waves: list[Wave], body: Path, t: float) -> None:
    white = mix("#ffffff", view.light.haze, 0.12 + 0.4 * (1 - t))
    streaks, caps, spray = Path(), Path(), Path()
    for wave in waves:
        cx, cy = wave.crest
        for k in range(4):  # veins of foam that run up the back
            s = 0.35 + 0.14 * k
            ax, ay = wave.point(s)
            bx, by = wave.point(min(1.0, s + 0.34))
            lower = wave.height * (0.2 + 0.16 * k)
            streaks.move(ax, ay + lower).quad((ax + bx) / 2, (ay + by) / 2 + lower, bx,
                                              by + lower * 0.4)  # fmt: skip
        for k in range(12):
            px, py = wave.point(1 - 0.028 * k)
            r = wave.height * (0.16 - 0.009 * k) * chance.uniform(0.7, 1.2)
            caps.ellipse(px, py + r * 0.4, r * 1.35, r * 0.8)
        for k in range(5):
            fall = k / 4
            r = wave.height * (0.15 - 0.02 * k) * chance.uniform(0.7, 1.15)
            caps.ellipse(cx + wave.length * (0.03 + 0.06 * np.sin(fall * 2.4)),
                         cy + wave.height * 0.42 * fall, r, r * 0.85)  # fmt: skip
        for a, b, c in chance.random((7, 3)):
            r = wave.height * 0.045 * (0.4 + c)
            spray.circle(cx + wave.length * (0.26 * a - 0.08), cy - wave.height * 0.42 * b, r)
    u = view.unit
    view.canvas.stroke(streaks, max(0.7, u * 0.0034 * (0.4 + t)), white, opacity=0.4, clip=body)
    view.canvas.fill(caps, white, opacity=0.92)
    view.canvas.fill(spray, white, opacity=0.7)
