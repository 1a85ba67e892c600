"""Colours by name, and drawings in another colour than their own."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import lru_cache

from seedbed.engines.illustrator import pack
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.colour import RGB, Colour, hsv, luminance, mix, rgb

# As a painter would mix them for cloth and fur, not as a screen shows them at full power.
COLOURS = {
    "red": "#d9342b", "crimson": "#b81d3a", "scarlet": "#e03a1f", "orange": "#f08a24",
    "amber": "#f2a93b", "yellow": "#f7c93e", "gold": "#e2b23c", "golden": "#e2b23c",
    "lime": "#a6cf3a", "green": "#3f9d52", "olive": "#87893b", "mint": "#8fd6b4",
    "emerald": "#1f9e6e", "teal": "#219a9a", "turquoise": "#3bbcb8", "cyan": "#39bfd6",
    "sky blue": "#7cc4f0", "light blue": "#8fcaf2", "blue": "#3478d2", "navy": "#27407f",
    "dark blue": "#2a4a94", "indigo": "#4a4bb0", "purple": "#8650b8", "violet": "#8d5bd0",
    "lavender": "#b9a0e6", "lilac": "#c8a8e2", "magenta": "#cf3f94", "pink": "#f28fb1",
    "rose": "#e66a8c", "peach": "#f8b795", "coral": "#f4765e", "brown": "#8a5a38",
    "tan": "#cfa678", "beige": "#e8d6b4", "cream": "#f6ebcf", "blond": "#e8c56f",
    "ivory": "#f5efdf",
    "white": "#f6f7fa", "silver": "#c3cad3", "grey": "#8f97a3", "gray": "#8f97a3",
    "black": "#34353f", "dark": "#3c3d4a", "maroon": "#7c2433", "dark green": "#23663f",
    "light green": "#9bd283", "dark red": "#94211f",
    "pied": "#34353f",  # black and white, of what is drawn in one colour
}  # fmt: skip


def named(colour: str | None) -> RGB | None:
    """The RGB of a colour's name or "#rrggbb"; None for None and for names not known."""
    if colour is None:
        return None
    if colour.startswith("#"):
        return rgb(colour)
    known = COLOURS.get(colour.replace("-", " ").lower())
    return None if known is None else rgb(known)


@lru_cache(512)
def recoloured(name: str, art: str, colour: RGB | None) -> pack.Glyph:
    """A glyph with its main colour, and that colour's lights and shades, changed to another.

    Other colours stay: a blue cat keeps its pink nose. Glyphs stored as pixels stay as they are.
    """
    glyph = pack.glyph(name, art)
    if colour is None or glyph.kind != "svg":
        return glyph
    main = main_colour(name, art)
    text = _COLOUR.sub(lambda found: _changed(found[0], main, colour), glyph.data.decode())
    return replace(glyph, data=text.encode())


@lru_cache(512)
def main_colour(name: str, art: str = "noto") -> RGB:
    """The colour that covers most of a glyph, eyes and outlines left out."""
    canvas = Canvas(48, 48)
    canvas.glyph(name, 0, 0, 48, 48, art=art)
    pixels = canvas.rgba().reshape(-1, 4)
    solid = pixels[pixels[:, 3] > 200][:, :3].astype(int)
    counts = Counter(map(tuple, (solid // 12 * 12 + 6).clip(0, 255).tolist()))
    best = max(counts, key=lambda c: (counts[c] * (0.25 if luminance(c) < 0.16 else 1.0), c))
    return float(best[0]), float(best[1]), float(best[2])


_COLOUR = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b")


def _changed(text: str, main: RGB, target: RGB) -> str:
    own = rgb(text)
    if not _akin(own, main):
        return text
    r, g, b = shaded(target, luminance(own), luminance(main))
    return f"#{round(r):02x}{round(g):02x}{round(b):02x}"


def shaded(target: Colour, own: float, main: float) -> RGB:
    """`target` as light or dark beside itself as luminance `own` is beside `main`."""
    if own <= main:
        return mix("#000000", target, max(0.12, own / max(main, 0.05)) ** 0.85)
    return mix(target, "#ffffff", (own - main) / max(1 - main, 0.05) * 0.9)


def _akin(own: RGB, main: RGB) -> bool:
    h, s, v = hsv(own)
    mh, ms, mv = hsv(main)
    if ms < 0.18:
        return s < 0.22 and v > 0.22
    apart = min(abs(h - mh), 1 - abs(h - mh))
    return s > 0.14 and v > 0.2 and apart < (0.1 if mv > 0.3 else 0.16)
