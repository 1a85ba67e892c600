"""Colour arithmetic on "#rrggbb" strings and 0..255 triples."""

from __future__ import annotations

import colorsys

RGB = tuple[float, float, float]
Colour = str | RGB


def rgb(colour: Colour) -> RGB:
    """The colour as three floats, 0..255.

    Raises: ValueError for a string that is not "#rgb" or "#rrggbb".
    """
    if not isinstance(colour, str):
        return colour
    digits = colour.removeprefix("#")
    if len(digits) == 3:
        digits = "".join(d + d for d in digits)
    if len(digits) != 6:
        raise ValueError(f"not a colour: {colour!r}; write it as #rrggbb")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def mix(a: Colour, b: Colour, t: float) -> RGB:
    """From `a` (t = 0) to `b` (t = 1)."""
    (ar, ag, ab), (br, bg, bb) = rgb(a), rgb(b)
    return ar + (br - ar) * t, ag + (bg - ag) * t, ab + (bb - ab) * t


def scale(colour: Colour, k: float) -> RGB:
    """The colour made darker (k < 1) or lighter (k > 1), kept within 0..255."""
    r, g, b = rgb(colour)
    return min(255.0, r * k), min(255.0, g * k), min(255.0, b * k)


def luminance(colour: Colour) -> float:
    """How bright the colour looks, 0..1 (Rec. 709 weights on the sRGB values)."""
    r, g, b = rgb(colour)
    return (0.2126 * r + 0.7152 * g + 0.0722 * b) / 255


def hsv(colour: Colour) -> tuple[float, float, float]:
    """Hue, saturation and value, each 0..1."""
    r, g, b = rgb(colour)
    return colorsys.rgb_to_hsv(r / 255, g / 255, b / 255)


def from_hsv(h: float, s: float, v: float) -> RGB:
    """The colour of a hue (any turn), saturation and value (0..1)."""
    r, g, b = colorsys.hsv_to_rgb(h % 1.0, min(1.0, max(0.0, s)), min(1.0, max(0.0, v)))
    return r * 255, g * 255, b * 255
