"""Light on a drawn subject, and the shadow it throws.

One light for everything is what makes a scene of stickers a picture. The numbers were tuned by
eye on contact sheets.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from seedbed.engines.illustrator.canvas import Box, Canvas, Path
from seedbed.engines.illustrator.colour import mix, rgb
from seedbed.engines.illustrator.light import Light

U8 = NDArray[np.uint8]
SHADE = "#0b1030"


def light_up(
    pixels: U8,
    light: Light,
    *,
    sun_right: bool,
    haze: float,
    airborne: bool,
    flat: bool = False,
) -> None:
    """Put a subject (H x W x 4, premultiplied, changed in place) into the scene's light.

    It takes the ambient colour, deepens to its foot and away from the sun, gets a rim of
    sunlight, and fades into the haze by `haze` (0..1). A `flat` one takes the colour and the
    haze alone.
    """
    rows, columns = pixels.shape[:2]
    alpha = pixels[..., 3]
    level = 0.56 + 0.44 * light.key
    if flat:
        level = 0.8 + 0.2 * light.key
    down = np.linspace(1.05, 0.95 if airborne else 0.84, rows, dtype=np.float32)
    side = 0.03 if light.indoor else 0.09
    across = np.linspace(1 - side, 1 + side, columns, dtype=np.float32)
    if not sun_right:
        across = across[::-1]
    gain = np.clip(down[:, None] * across[None, :], 0.0, 1.2)
    # 7-bit fixed point: 255 * 1.2 * 128 stays inside 16 bits.
    fixed = (gain * 128).astype(np.uint16)
    gloom = _gloom(pixels, light)
    rim, rim_colour = _rim(alpha, light, gloom, sun_right=sun_right)
    pale = 0.0 if flat else _paleness(pixels, light)
    shade = _edge(alpha, 0.04, sun_right=not sun_right) if pale else None
    haze_rgb = rgb(light.haze)
    full = alpha.astype(np.uint16)
    for channel in range(3):
        ambient = min(1.0, light.ambient[channel] * level)
        if light.darkness > 0.5:  # faces keep their blood: a painter lights his heroes
            ambient += (1 - ambient) * (0.4, 0.27, 0.12)[channel]
        # What is dark in a dark scene keeps its forms: its deepest tones are lifted to the glow
        # of the air, more the darker it is, and its light ones stay.
        tones = np.arange(256) * ambient
        tones += gloom * (haze_rgb[channel] * 0.28 + 14) * (1 - tones / 255) ** 2
        lut = np.minimum(tones, 255).astype(np.uint16)
        value = lut[pixels[..., channel]]
        if not flat:
            value *= fixed
            value >>= 7
            np.minimum(value, full, out=value)
            if shade is not None:
                # Blue keeps more of its light than red: the shade of snow is blue.
                value -= (value * (shade >> 2) >> 6) * np.uint16(pale * (26, 20, 11)[channel]) >> 6
            shine = (full - value) * rim
            shine >>= 8
            shine *= np.uint16(rim_colour[channel])
            shine >>= 8
            value += shine
        else:
            np.minimum(value, full, out=value)
        if haze > 0:
            k = np.uint16(haze * 128)
            veil = (full * np.uint16(haze_rgb[channel])) // np.uint16(255)
            value = (value * (np.uint16(128) - k) + veil * k) >> 7
        np.minimum(value, full, out=value)
        pixels[..., channel] = value


def _rim(
    alpha: U8, light: Light, gloom: float, *, sun_right: bool
) -> tuple[NDArray[np.uint16], tuple[int, ...]]:
    """How much sunlight grazes each pixel (0..255), and its colour by its strength (0..255).

    A dark subject in a dark scene (`gloom`) gets a broader and brighter one.
    """
    large = _edge(alpha, 0.022 + 0.014 * gloom, sun_right=sun_right)
    strength = 0.3 if light.darkness < 0.1 else 0.62 if light.darkness < 0.5 else 0.7
    if light.indoor:
        strength *= 0.6
    strength = min(0.95, strength + 0.25 * gloom)
    colour = rgb(light.glow or light.sun)
    return large, tuple(round(c * strength) for c in colour)


def _edge(alpha: U8, broad: float, *, sun_right: bool) -> NDArray[np.uint16]:
    """The upper edge on one side of a silhouette, 0..255, as broad as a share of its size.

    Made at a quarter size from the silhouette against itself, moved away from there and blurred.
    """
    rows, columns = alpha.shape
    small = Image.fromarray(alpha).resize((max(8, columns // 4), max(8, rows // 4)), 2)
    shift = max(1, round(min(small.size) * broad))
    blurred = np.asarray(small.filter(ImageFilter.GaussianBlur(shift * 1.6)), np.int16)
    moved = np.zeros_like(blurred)
    if sun_right:
        moved[:, :-shift] = blurred[:, shift:]
    else:
        moved[:, shift:] = blurred[:, :-shift]
    moved[shift:] = moved[:-shift].copy()
    moved[:shift] = 0
    edge = np.clip((np.asarray(small, np.int16) - moved) * 1.7 - 70, 0, 255).astype(np.uint8)
    return np.asarray(Image.fromarray(edge).resize((columns, rows), 2), np.uint16)


def _paleness(pixels: U8, light: Light) -> float:
    """How far a pale subject needs a shaded edge to show on snow or paper, 0..1."""
    if light.darkness > 0.2:
        return 0.0
    sample = pixels[::8, ::8].reshape(-1, 4)
    solid = sample[sample[:, 3] > 128][:, :3]
    if not len(solid):
        return 0.0
    return min(1.0, max(0.0, (float(solid.mean()) / 255 - 0.66) * 6.0))


def _gloom(pixels: U8, light: Light) -> float:
    """How far a dark subject would drown in a dark scene, 0..1."""
    if light.darkness < 0.3:
        return 0.0
    sample = pixels[::8, ::8].reshape(-1, 4)
    solid = sample[sample[:, 3] > 128][:, :3]
    if not len(solid):
        return 0.0
    mean = float(solid.mean()) / 255
    return min(1.0, max(0.0, (0.5 - mean) * 3.0)) * min(1.0, light.darkness / 0.6)


def cast_shadow(
    canvas: Canvas, alpha: U8, box: Box, foot: float, light: Light, *, strength: float
) -> None:
    """Lay a subject's silhouette on the ground behind it, away from the sun.

    `alpha` is its silhouette, `box` where that lies on the canvas, `foot` its ground line.
    """
    x0, y0, x1, y1 = box
    wide, high = x1 - x0, y1 - y0
    lean = ((x0 + x1) / 2 / canvas.width - light.sun_x) * (0.7 if light.indoor else 1.35)
    lean = max(-0.9, min(0.9, lean))
    length = 0.1 if light.indoor else 0.26
    scale = min(1.0, 160 / max(wide, high, 1))
    w, h = max(4, round(wide * scale)), max(4, round(high * scale))
    flat = max(3, round(h * length))
    slip = round(abs(lean) * h * 0.62)
    pad = 8
    small = Image.fromarray(alpha[::-1]).resize((w, flat), Image.Resampling.BOX)
    # The shadow falls towards the viewer, feet first; each row slides by its distance from them.
    k = slip / flat
    shape = (w + slip + 2 * pad, flat + 2 * pad)
    matrix = (1, -k, k * pad - pad, 0, 1, -pad)
    if lean < 0:
        matrix = (1, k, -k * pad - pad - slip, 0, 1, -pad)
    skewed = small.transform(shape, Image.Transform.AFFINE, matrix, Image.Resampling.BILINEAR)
    soft = skewed.filter(ImageFilter.GaussianBlur(1.8))
    fade = np.linspace(1.0, 0.4, shape[1], dtype=np.float32)[:, None]
    rgba = np.empty((shape[1], shape[0], 4), np.uint8)
    rgba[..., :3] = [round(c) for c in mix(SHADE, light.far, 0.2)]
    dark = strength * (0.42 - 0.14 * light.darkness)
    rgba[..., 3] = (np.asarray(soft) * fade * dark).astype(np.uint8)
    left = x0 - (pad + (0 if lean > 0 else slip)) / scale
    top = foot - pad / scale - high * 0.012
    canvas.image(rgba, left, top, shape[0] / scale, shape[1] / scale)


def contact_shadow(canvas: Canvas, x0: float, x1: float, foot: float, *, strength: float) -> None:
    """The dark, soft patch where feet between x0 and x1 touch the ground."""
    rx = (x1 - x0) / 2 * 1.08
    if rx < 1:
        return
    patch = Path().ellipse((x0 + x1) / 2, foot, rx, max(1.0, rx * 0.13))
    canvas.fill(patch, SHADE, opacity=0.46 * strength, blur=max(0.6, rx * 0.075))


def flat_shadow(canvas: Canvas, x0: float, x1: float, foot: float) -> None:
    """The plain ellipse under a flat drawing whose feet are between x0 and x1."""
    rx = (x1 - x0) / 2 * 1.2
    if rx >= 1:
        patch = Path().ellipse((x0 + x1) / 2, foot, rx, rx * 0.11)
        canvas.fill(patch, SHADE, opacity=0.2)


def feet(alpha: U8) -> tuple[float, float]:
    """Where the silhouette touches the ground: left and right, as fractions of its width."""
    rows, columns = alpha.shape
    low = alpha[math.floor(rows * 0.93) :].max(0)
    inked = np.flatnonzero(low > 90)
    if not inked.size:
        return 0.25, 0.75
    return float(inked[0] / columns), float((inked[-1] + 1) / columns)
