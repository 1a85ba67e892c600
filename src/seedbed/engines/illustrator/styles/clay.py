"""3D: everything modelled in soft clay under a studio lamp, rounded where colours meet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from seedbed.engines.illustrator.styles.features import features, with_features
from seedbed.engines.illustrator.styles.raster import (
    blur,
    byte,
    enlarged,
    kuwahara,
    noise,
    resize,
    saturate,
    shrink,
    slope,
    soften,
)

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture
    from seedbed.engines.illustrator.styles.sheet import Sheet

WORK = 1100
# The lamp stands upper left, towards the viewer.
LAMP = np.array([-0.50, -0.62, 0.60], np.float32)


def clay(rgb: Picture, seed: int, sheet: Sheet) -> Picture:
    """The picture as rounded, matt, softly shining clay."""
    width, height = sheet.width, sheet.height
    small = shrink(rgb, WORK)
    high, wide = small.shape[:2]
    unit = min(high, wide)
    smooth = blur(kuwahara(saturate(small, 1.2), max(2, round(unit / 240))), unit / 700)
    form = relief(smooth, unit)
    if sheet.heroes is not None and sheet.heroes.any():
        smooth, form = modelled(smooth, form, resize(sheet.heroes, wide, high))
    finger = noise(seed + 3, wide, high, unit * 0.03 + 2, 3) * 0.05
    dx, dy = slope(form * unit * 0.020 + finger)
    norm = 1 / np.sqrt(dx * dx + dy * dy + 1)
    lamp = LAMP / np.linalg.norm(LAMP)
    facing = (-dx * lamp[0] - dy * lamp[1] + lamp[2]) * norm
    half = np.array([lamp[0], lamp[1], lamp[2] + 1])
    half = half / np.linalg.norm(half)
    shine = np.clip((-dx * half[0] - dy * half[1] + half[2]) * norm, 0, 1) ** 38
    flat = float(lamp[2])
    shade = 1 + (facing - flat) * 0.62
    # Creases keep light out; the floor of a crease is warm from its walls.
    crease = np.clip(1 - soften(form, unit / 130), 0, 1) ** 1.5
    gloss = (shine - 0.32).clip(0, 1) * 78
    out = np.empty_like(smooth)
    for c, kept in enumerate((0.10, 0.15, 0.16)):
        lit = smooth[..., c] * shade * (1 - crease * np.float32(kept)) + gloss
        out[..., c] = byte(255 * np.clip(lit / 255, 0, 1.2) ** np.float32(0.92))
    out = with_features(out, small, features(small, sheet.heroes), 0.9)
    return enlarged(out, width, height)


def modelled(smooth: Picture, form: Field, heroes: Mask) -> tuple[Picture, Field]:
    """The subjects as full round figures, in focus, before a softer and flatter set."""
    unit = min(form.shape)
    inside = heroes.astype(np.float32) / 255
    dome = np.zeros_like(form)
    for sigma, weight in ((unit / 120, 0.5), (unit / 48, 0.8), (unit / 22, 0.9)):
        # A blurred mask is 1 deep inside and 1/2 at its border: its upper half is a dome.
        deep = np.clip(soften(inside, sigma) * 2 - 1, 0, 1)
        dome += np.float32(weight) * np.sqrt(deep)
    far = soften(form, unit / 60)
    set_ = 0.35 * far + 0.15 * form
    figure = 0.45 * form + 0.8 * dome
    out = set_ * (1 - inside) + figure * inside
    cover = Image.fromarray(heroes)
    # Beyond the subjects the lens lets go of the focus.
    soft = Image.fromarray(blur(smooth, unit / 150))
    soft.paste(Image.fromarray(smooth), None, cover)
    return np.asarray(soft), out


def relief(smooth: Picture, unit: int) -> Field:
    """Height 0..1: domes that fall off roundly towards every clear border of colour."""
    steps = np.zeros(smooth.shape[:2], np.float32)
    for channel in range(3):
        dx, dy = slope(soften(smooth[..., channel].astype(np.float32) / 255, unit / 210))
        steps = np.maximum(steps, np.hypot(dx, dy))
    # Only real borders are creased: the slow change inside a gradient is not.
    marked = np.clip(steps * unit / 11 - 0.55, 0, 1)
    total = np.zeros(smooth.shape[:2], np.float32)
    for sigma, weight in ((unit / 200, 0.26), (unit / 90, 0.38), (unit / 40, 0.36)):
        near = soften(soften(marked, sigma * 0.7), sigma * 0.7)
        total += np.float32(weight) * (1 - np.exp(-near * np.float32(2.6 + sigma * 0.16)))
    out: Field = 1 - np.clip(total, 0, 1)
    return out
