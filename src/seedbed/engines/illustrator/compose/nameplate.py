"""The name of a logo: in which colour and hand, and where it stands beside its mark."""

from __future__ import annotations

import re
from typing import Literal

import numpy as np

from seedbed.engines.illustrator.colour import luminance, mix, rgb, scale
from seedbed.engines.illustrator.compose.figure import Box
from seedbed.engines.illustrator.compose.grouping import Group
from seedbed.engines.illustrator.contrast import ENOUGH, against
from seedbed.engines.illustrator.scene import Lettering, SceneSpec
from seedbed.engines.illustrator.subjects.tint import COLOURS
from seedbed.engines.illustrator.typeset import fit

BLACK, NIGHT, WHITE = "#17181c", "#22232b", "#ffffff"
_MOST_INK = 0.72
"""Luminance of the palest ink on a pale ground."""
_STEPS = 7  # twelfths of the way to black that the ink of a name may go
_CLASSIC = frozenset(
    {
        "tea-cup", "teapot", "herb", "bamboo", "lotus", "plum-blossom", "pagoda", "crane", "koi",
        "chinese-dragon", "phoenix", "red-lantern", "bowl-of-noodles", "steamed-bun", "panda",
    }
)  # fmt: skip
_GRACEFUL = frozenset({"glass-of-wine", "grapes", "rose", "crown", "gem-stone", "swan", "branch"})
Face = Literal["sans", "brush", "serif", "display"]
_CHINESE = re.compile(r"[\u3400-\u9fff]")


def name_ink(ink: str, ground: str = WHITE) -> str:
    """The colour of a logo's name: its mark's ink, deeper (on a dark ground paler) where letters
    in it could not be read, and black or white where it would have to be quite another."""
    dark = luminance(ground) < 0.5
    behind = np.array([rgb(ground)], np.uint8)
    for step in range(_STEPS):
        shade = mix(ink, WHITE if dark else "#000000", step / 12)
        if against(shade, behind) >= ENOUGH * 1.02:
            return _hex(shade) if step else ink
    return WHITE if dark else NIGHT


def is_chinese(text: str) -> bool:
    """Whether any of it is written in Chinese."""
    return bool(_CHINESE.search(text))


def own_ink(spec: SceneSpec) -> str:
    """The colour of the name of a logo that is drawn: that of its first thing, if it was said."""
    asked = next((COLOURS.get(thing.colour or "") for thing in spec.things), None)
    if asked is None or "monochrome" in spec.moods:
        return NIGHT
    return name_ink(seen(asked, WHITE))


def seen(ink: str, ground: str) -> str:
    """The ink as deep, or as pale, as it must be to be seen on the ground."""
    if luminance(ground) > 0.5:
        deeper = min(1.0, _MOST_INK / max(1e-3, luminance(ink)))
        return ink if deeper == 1.0 else _hex(scale(ink, deeper))
    return ink if luminance(ink) - luminance(ground) > 0.22 else WHITE


def _hex(colour: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part):02x}" for part in colour)


def laid(
    spec: SceneSpec, group: Group, size: tuple[int, int], *, enclosed: bool
) -> tuple[Box, tuple[Lettering, ...]]:
    """The box of the mark in pixels, and the lines of its name: beside it on a wide canvas, else
    below; alone the mark is large."""
    width, height = size
    short, texts = min(size), spec.texts[:3]
    if not texts:
        side = (0.86 if enclosed else 0.62) * short
        wide = side if enclosed else min(0.8 * width, 1.25 * side)
        return about(width / 2, height / 2, wide, side), ()
    face = face_of(spec)
    if width > 1.45 * height:
        return _beside(texts, face, group, size, enclosed=enclosed)
    side = (0.58 if enclosed else 0.47) * short
    wide = side if enclosed else 1.35 * side
    high = (0.15 if is_chinese(texts[0]) else 0.135) * short
    small, gap = 0.055 * short, (0.06 if enclosed else 0.085) * short
    setting = fit(texts[0], 0.78 * width, high, face)
    used = min(high, 1.1 * setting.height)
    total = side + gap + used + (len(texts) - 1) * small * 1.5
    top = (height - total) / 2
    box = about(width / 2, top + side / 2, wide, side)
    lines = [lettered(texts[0], 0.11 * width, top + side + gap, 0.78 * width, used, face, size)]
    y = top + side + gap + used + 0.5 * small
    for text in texts[1:]:
        lines.append(lettered(text, 0.16 * width, y, 0.68 * width, small, "sans", size))
        y += 1.5 * small
    return box, tuple(lines)


def within_wreath(spec: SceneSpec, size: tuple[int, int]) -> tuple[Box, tuple[Lettering, ...]]:
    """A wreath, large, and the letters in its middle."""
    width, height = size
    side = 0.72 * min(size)
    x0, y0, x1, y1 = about(width / 2, height / 2 - 0.09 * side, 0.34 * side, 0.4 * side)
    line = lettered(spec.texts[0], x0, y0, x1 - x0, y1 - y0, face_of(spec), size)
    return about(width / 2, height / 2, side, side), (line,)


def _beside(
    texts: tuple[str, ...], face: Face, group: Group, size: tuple[int, int], *, enclosed: bool
) -> tuple[Box, tuple[Lettering, ...]]:
    """The mark at the left and its name at the right, both together in the middle."""
    width, height = size
    side = min((0.72 if enclosed else 0.56) * height, 0.36 * width)
    wide = side if enclosed else min(1.4, max(0.5, group.width / group.height)) * side
    high, gap, small = 0.3 * height, 0.09 * height, 0.1 * height
    setting = fit(texts[0], 0.9 * width - wide - gap, high, face)
    across = min(0.9 * width - wide - gap, setting.width * 1.06)
    left = (width - wide - gap - across) / 2
    x = left + wide + gap
    high = min(high, setting.height * 1.1)
    total = high + (len(texts) - 1) * 1.4 * small
    y = (height - total) / 2
    lines = [lettered(texts[0], x, y, across, high, face, size, "left")]
    y += high + 0.4 * small
    for text in texts[1:]:
        lines.append(lettered(text, x, y, across, small, "sans", size, "left"))
        y += 1.4 * small
    return about(left + wide / 2, height / 2, wide, side), tuple(lines)


def lettered(
    text: str, x: float, y: float, w: float, h: float, face: Face, size: tuple[int, int],
    align: Literal["left", "centre"] = "centre",
) -> Lettering:  # fmt: skip
    return Lettering(text, x / size[0], y / size[1], w / size[0], h / size[1], face, NIGHT, align)


def about(x: float, y: float, wide: float, high: float) -> Box:
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def face_of(spec: SceneSpec) -> Face:
    """The hand a name is written in: brush for Chinese things with Chinese names, with serifs for
    wine, roses and crowns."""
    names = {thing.name for thing in spec.things}
    if is_chinese(spec.texts[0]):
        return "brush" if names & _CLASSIC else "sans"
    return "serif" if names & _GRACEFUL else "sans"
