"""Fields of one crop to the horizon: rape, lavender, sunflowers, tulips, poppies, wheat, tea."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import numpy as np

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.fields import far_wood
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import buildings, land, trees, underfoot
from seedbed.engines.illustrator.places.scenery.sky import paint_sky
from seedbed.engines.illustrator.places.view import View


@dataclass(frozen=True, slots=True)
class Crop:
    """What grows: the colours of its heads, of its leaves, and the form of a head.

    `size` is a near head's radius in short sides; `heart` the colour of a flower's middle.
    """

    heads: tuple[Colour, ...]
    leaf: Colour
    form: Literal["cluster", "spike", "disc", "cup", "ear"]
    size: float = 0.012
    heart: Colour | None = None
    banded: bool = False
    """Each row has one colour."""


CROPS = {
    "rapeseed-field": Crop(("#f7cf2e", "#ffe05a", "#e8b81f"), "#7fa83f", "cluster", 0.0095),
    "lavender-field": Crop(("#835fd6", "#9c7cec", "#6a4abc"), "#7b9276", "spike", 0.01),
    "sunflower-field": Crop(
        ("#f7c02e", "#ffd24a", "#eaa61f"), "#5f9440", "disc", 0.026, heart="#6b4021"
    ),
    "tulip-field": Crop(
        ("#e8475f", "#ffcf4d", "#f58fb0", "#f7f2ea", "#f07a3a", "#a863c8"), "#6f9f4f", "cup", 0.015,
        banded=True,
    ),
    "poppy-field": Crop(("#e0402f", "#f2604a", "#c8301f"), "#7f9f4a", "cup", 0.014,
                        heart="#2b2230"),
    "wheat-field": Crop(("#e8b64c", "#f2cc6e", "#cf9836"), "#d9b35a", "ear", 0.012),
}  # fmt: skip


# In the second version the crop stands in furrows that meet at the horizon: where they meet (a
# fraction of the width), how many there are across the canvas, and how much of each is planted.
_VANISH, _FURROWS, _PLANTED = 0.5, 5.0, 0.66


def _in_gap(view: View, x: float, y: float) -> bool:
    """Whether a place on the ground is the bare strip between two furrows."""
    depth = 0.05 + 1.45 * (y - view.horizon) / (view.height - view.horizon)
    return ((x - view.width * _VANISH) / (view.width * depth) * _FURROWS) % 1.0 > _PLANTED


def _field_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.46, tall=0.42, wide=0.48)
    return Ground(horizon=h, stand_far=h + 0.2, stand_near=0.93, sky=(0.04, h - 0.08))


def _field(crop: Crop) -> Callable[[View], None]:
    def paint(view: View) -> None:
        line, u = view.horizon, view.unit
        paint_sky(view, clouds=0.9)
        if view.kind == 0:
            land.mountains(view, line + u * 0.01, u * 0.14, layers=2, snow=0.2)
        land.rolling(
            view, line - u * 0.05, line + u * 0.04, layers=2, relief=0.05, colours=far_wood(view),
            name="far hills", depth=0.7,
        )  # fmt: skip
        trees.treeline(
            view, line + u * 0.016, u * 0.06, depth=0.45, name="field wood", count=20, cover=0.6
        )
        if view.kind == 1 and view.free("house", "cottage"):
            x = view.width * (0.28 if view.light.sun_x > 0.5 else 0.72)
            buildings.cottage(view, x, line + u * 0.03, u * 0.055, depth=0.4, pick=1)
        _bed(view, crop)
        _rows(view, crop)
        view.mist(line + u * 0.012, u * 0.05, 0.45)

    return paint


def _tones(view: View, crop: Crop) -> tuple[tuple[Colour, ...], Colour]:
    if not view.snowy:
        return crop.heads, crop.leaf
    return ("#eef3fa", "#dfe8f4", "#f8fbff"), "#c9b890"


def _bed(view: View, crop: Crop) -> None:
    """The ground under the rows: far off only the blossom shows, near by the leaves do."""
    line, height = view.horizon, view.height
    heads, leaf = _tones(view, crop)
    far = view.tint(mix(heads[0], leaf, 0.25), 0.3)
    middle, near = view.tint(mix(heads[0], leaf, 0.45)), view.tint(scale(leaf, 0.9))
    view.canvas.wash(view.down(line, height, far, middle, near), top=line, bottom=height + 1)
    if view.kind == 0:
        return
    gaps = Path()
    vx, n = view.width * _VANISH, int(14 * max(1.0, view.span))
    for k in range(-n, n):
        a, b = (k + _PLANTED) / _FURROWS * view.width, (k + 1) / _FURROWS * view.width
        gaps.polygon([(vx + a * 0.05, line), (vx + b * 0.05, line), (vx + b * 1.5, height),
                      (vx + a * 1.5, height)])  # fmt: skip
    dark = view.tint(scale(leaf, 0.62))
    view.canvas.fill(gaps, view.down(line, height, mix(dark, far, 0.75), dark), opacity=0.7)


def _rows(view: View, crop: Crop) -> None:
    """Heads in rows across, small and dense far off, large and single near by."""
    line, height, u = view.horizon, view.height, view.unit
    heads, leaf = _tones(view, crop)
    lane = None
    count = 34 + round(12 * view.frame.tall)
    lane_wide = 0.26 if view.kind == 0 else 0.0
    if lane_wide:
        lane = underfoot.trail(
            view, line + (height - line) * 0.02, height, start=0.53, end=0.46, wide=lane_wide,
            colour="#cdb07a",
        )  # fmt: skip
    chance = view.chance(f"rows of {crop.form}")
    for row in range(count):
        t = (row + 0.5) / count
        y = line + (height * 1.02 - line) * (0.012 + 0.988 * t**1.9)
        r = u * crop.size * (0.1 + 1.0 * t**1.25)
        n = min(220, int(view.width / (r * (1.6 if crop.form != "disc" else 2.2))) + 2)
        paths = [Path() for _ in heads]
        hearts, stems = Path(), Path()
        for a, b, c in chance.random((n, 3)):
            x = a * view.width
            cy = y + (b - 0.5) * r * 2.4
            if lane is not None:
                left, right = lane(min(cy, height - 1.0))
                if left - r * 0.6 < x < right + r * 0.6:
                    continue
            elif _in_gap(view, x, cy):
                continue
            which = row % len(heads) if crop.banded else int(c * len(heads))
            _head(crop, paths[which], hearts, stems, x, cy, r * (0.8 + 0.4 * c), lean=b - 0.5)
        fog = 0.5 * (1 - t) ** 2
        view.canvas.stroke(stems, max(0.6, r * 0.2), view.tint(scale(leaf, 0.72), fog))
        for path, colour in zip(paths, heads, strict=True):
            shade = 0.86 + 0.2 * t
            view.canvas.fill(path, mix(view.tint(scale(colour, shade), fog), view.light.sun, 0.06))
        if crop.heart and t > 0.12:
            view.canvas.fill(hearts, view.tint(crop.heart, fog))


def _head(
    crop: Crop,
    path: Path,
    hearts: Path,
    stems: Path,
    x: float,
    y: float,
    r: float,
    *,
    lean: float,
) -> None:
    """One head at (x, y): its outline into `path`, its middle and stalk into theirs."""
    stems.move(x, y).line(x - lean * r, y + r * 3)
    if crop.form == "cluster":
        for dx, dy, k in ((-0.7, 0.2, 0.62), (0.6, 0.1, 0.66), (0, -0.6, 0.7)):
            path.circle(x + dx * r, y + dy * r, r * k)
    elif crop.form == "spike":
        path.ellipse(x + lean * r, y - r, r * 0.5, r * 1.7)
    elif crop.form == "cup":
        path.move(x - r * 0.8, y - r).quad(x - r * 0.4, y - r * 0.5, x, y - r * 1.1)
        path.quad(x + r * 0.4, y - r * 0.5, x + r * 0.8, y - r)
        path.cubic(x + r * 0.9, y + r, x - r * 0.9, y + r, x - r * 0.8, y - r).close()
        hearts.circle(x, y + r * 0.1, r * 0.26)
    elif crop.form == "disc":
        for k in range(9):
            a = k * math.tau / 9 + lean
            path.ellipse(x + math.cos(a) * r * 0.75, y + math.sin(a) * r * 0.7, r * 0.34, r * 0.32)
        path.circle(x, y, r * 0.7)
        hearts.ellipse(x, y, r * 0.5, r * 0.47)
    else:
        path.ellipse(x + lean * r * 1.6, y - r * 1.2, r * 0.42, r * 1.5)
        for side in (-1, 1):
            path.move(x + lean * r, y - r * 1.4).line(x + lean * r + side * r, y - r * 3)
            path.line(x + lean * r + side * r * 0.1, y - r * 1.2).close()


def _tea_ground(frame: Frame) -> Ground:
    h = frame.horizon(0.44, tall=0.4, wide=0.46)
    return Ground(horizon=h, stand_far=h + 0.24, stand_near=0.93, sky=(0.04, h - 0.08))


def _tea(view: View) -> None:
    """Clipped hedges of tea following the swells of a hillside, mist in the valleys."""
    line, height, u = view.horizon, view.height, view.unit
    paint_sky(view, clouds=0.8)
    land.mountains(view, line + u * 0.01, u * 0.2, layers=3, snow=0.0)
    view.mist(line - u * 0.02, u * 0.09, 0.6)
    leaf = "#5f9a48" if not view.snowy else "#dbe6ee"
    lines = land.rolling(
        view, line, height, layers=4 + round(view.frame.tall), relief=0.11,
        colours=("#8fb85f", "#7aa850", "#5f8f40") if not view.snowy else None, name="tea hills",
    )  # fmt: skip
    floor = np.full_like(lines[0][1], height * 1.04)
    for layer, (xs, ys) in enumerate(lines):
        below = lines[layer + 1][1] if layer + 1 < len(lines) else floor
        t = layer / max(1, len(lines) - 1)
        rows = 6 if layer + 1 < len(lines) else 8
        for k in range(rows):
            share = ((k + 0.6) / rows) ** 1.2
            curve = ys + np.maximum(below - ys, u * 0.03) * share
            thick = u * (0.011 + 0.026 * t) * (0.7 + 0.6 * share)
            fog = 0.4 * (1 - t)
            points = list(zip(xs[::3].tolist(), curve[::3].tolist(), strict=True))
            for shift, width, tone in (
                (thick * 0.34, thick, scale(leaf, 0.58)),
                (0.0, thick * 0.92, leaf),
                (-thick * 0.26, thick * 0.34, mix(leaf, "#d9ec9a", 0.5)),
            ):
                path = Path().spline([(x, y + shift) for x, y in points], closed=False)
                view.canvas.stroke(path, width, view.tint(tone, fog))
    if view.kind == 1:
        chance = view.chance("tea trees")
        for a, b in chance.random((3, 2)):
            x = view.width * (0.06 + 0.2 * a if b < 0.5 else 0.74 + 0.2 * a)
            xs, ys = lines[1]
            foot = float(np.interp(x, xs, ys)) + u * 0.01
            trees.leafy(view, x, foot, u * 0.13, depth=0.25, pick=a, seed=int(b * 2**30))
    view.mist(line + (height - line) * 0.2, u * 0.06, 0.25)


PLACES = {
    **{name: Place(_field_ground, _field(crop)) for name, crop in CROPS.items()},
    "tea-plantation": Place(_tea_ground, _tea),
}
