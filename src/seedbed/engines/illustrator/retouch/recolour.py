"""Another colour for the subject, its light and shade kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.retouch.cutout import subject_mask
from seedbed.engines.illustrator.retouch.grading import blend, grade, grey, hue
from seedbed.engines.illustrator.retouch.priors import skin
from seedbed.engines.illustrator.styles.raster import blur, byte, resize_field, shrink
from seedbed.engines.illustrator.styles.regions import lab

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture


def recolour(rgb: Picture, colour: str, mask: Mask | None = None) -> Picture:
    """The picture with its subject's main colour turned into `colour` ("#rrggbb").

    `mask` (H x W uint8) says where the subject is; without it the subject is found. Colours of
    the subject far from its main one (eyes, buttons, a white rim) stay, and so does skin beside
    the colour of what is worn.
    """
    height, width = rgb.shape[:2]
    where = mask.astype(np.float32) / 255 if mask is not None else subject_mask(rgb)[0]
    small = shrink(rgb, 200)
    inside = resize_field(where, small.shape[1], small.shape[0]) > 0.6
    if inside.sum() < 12:
        return rgb
    pixels = small[inside].astype(np.float32) / 255
    main_hue, main_chroma, main_tone = main_colour(pixels)
    alike_pixels = np.abs((hue(pixels)[0] - main_hue + 180) % 360 - 180) < 25
    skinny = float(skin(lab(pixels[alike_pixels] * 255)).mean()) > 0.4 if main_chroma >= 0.12 else 0
    digits = colour.lstrip("#")
    target = np.array([int(digits[i : i + 2], 16) for i in (0, 2, 4)], np.float32) / 255
    goal_tone = float(grey(target[None])[0, 0])
    lean = target - goal_tone

    def painted(c: Field) -> Field:
        tone = grey(c)
        # Shade keeps its shape about the new middle tone, and both ends of its range.
        steep = (1 - goal_tone) / max(0.05, 1 - main_tone)
        below = tone / max(0.05, main_tone) * goal_tone
        above = goal_tone + (tone - main_tone) * steep
        moved = np.where(tone < main_tone, below, above)
        moved = moved * 0.75 + tone * 0.25
        # Colour fades towards white highlights and black shadows.
        hold = np.clip(
            np.minimum(moved / max(0.08, goal_tone), (1 - moved) / max(0.08, 1 - goal_tone)), 0, 1
        )
        out: Field = moved + lean * np.sqrt(hold)
        return out

    def alike(c: Field) -> Field:
        angle, chroma = hue(c)
        if main_chroma < 0.12:
            near = np.clip((0.30 - chroma) / 0.12, 0, 1)
        else:
            turn = np.abs((angle - main_hue + 180) % 360 - 180)
            near = np.clip((46 - turn) / 22, 0, 1)
            # Skin and wood share orange's hue, not its strength.
            weak = main_chroma * grey(c)[:, 0] / max(0.1, main_tone)
            near = near * np.clip((chroma - 0.46 * np.minimum(weak, main_chroma)) / 0.10, 0, 1)
            if not skinny:
                near = near * np.clip(1 - 2 * skin(lab(c * 255)), 0, 1)
        return np.repeat(near[:, None], 3, 1).astype(np.float32)

    likeness = blur(np.ascontiguousarray(grade(rgb, alike)[..., 0]), min(height, width) / 900)
    cover = byte(likeness.astype(np.float32) * where)
    return blend(rgb, grade(rgb, painted), cover)


def main_colour(pixels: Field) -> tuple[float, float, float]:
    """Hue (degrees), chroma and luminance (0..1) of the colour that fills most of N x 3 pixels."""
    angle, chroma = hue(pixels)
    tone = grey(pixels)[:, 0]
    vivid = chroma > 0.14
    if vivid.mean() < 0.25:
        return 0.0, float(np.median(chroma)), float(np.median(tone))
    counts = np.bincount(
        (angle[vivid] // 10).astype(int) % 36, weights=chroma[vivid] ** 2, minlength=36
    )
    ring = counts + np.roll(counts, 1) + np.roll(counts, -1)
    peak = float(ring.argmax()) * 10 + 5
    near = np.abs((angle - peak + 180) % 360 - 180) < 25
    chosen = vivid & near
    return peak, float(np.median(chroma[chosen])), float(np.median(tone[chosen]))
