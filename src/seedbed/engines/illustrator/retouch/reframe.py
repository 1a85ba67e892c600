"""A picture in another shape: cropped around its focus, or its canvas extended."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from seedbed.engines.illustrator.retouch.saliency import focus, saliency
from seedbed.engines.illustrator.styles.raster import blur, byte, noise, resize

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from seedbed.engines.illustrator.styles.raster import Field, Picture
    from seedbed.types import Size


def cover(rgb: Picture, width: int, height: int, at: tuple[float, float] | None = None) -> Picture:
    """The picture cropped to the shape of width x height about its focus (or `at`, fractions),
    and scaled to exactly that size."""
    high, wide = rgb.shape[:2]
    fx, fy = at or focus(rgb)
    scale = max(width / wide, height / high)
    crop_w, crop_h = min(wide, width / scale), min(high, height / scale)
    x = float(np.clip(fx * wide - crop_w / 2, 0, wide - crop_w))
    y = float(np.clip(fy * high - crop_h / 2, 0, high - crop_h))
    area = (x, y, x + crop_w, y + crop_h)
    image = Image.fromarray(rgb).resize((width, height), Image.Resampling.LANCZOS, area)
    return np.asarray(image)


def extend(rgb: Picture, size: Size | tuple[int, int]) -> Picture:
    """The whole picture on a canvas of exactly `size` (width, height), its surroundings grown.

    The picture is scaled to fit, never cropped or stretched. Outside it, the border strip is
    drawn out and mirrored, losing detail with distance, with the picture's own grain on top.
    """
    width, height = size if isinstance(size, tuple) else (size.width, size.height)
    high, wide = rgb.shape[:2]
    scale = min(width / wide, height / high)
    w, h = max(1, min(width, round(wide * scale))), max(1, min(height, round(high * scale)))
    inner = resize(rgb, w, h)
    if (w, h) == (width, height):
        return inner
    # Below a picture the ground is soon believable; above it, more sky: it stands a bit low.
    left, top = (width - w) // 2, round((height - h) * 0.56)
    interest = saliency(inner)
    rows = _stretched(height, top, h, _quiet(interest.max(1)))
    cols = _stretched(width, left, w, _quiet(interest.max(0)))
    grown = inner[rows][:, cols]
    far = _distance(width, height, left, top, w, h)
    unit = min(w, h)
    out = grown
    # Each step of distance shows a softer picture.
    for start, sigma in ((0.003, unit * 0.008), (0.03, unit * 0.03), (0.09, unit * 0.08)):
        soft = blur(out, sigma)
        weight = np.clip((far / unit - start) / (start + 0.03), 0, 1)
        mask = Image.fromarray(byte(weight * 255))
        out = np.asarray(Image.composite(Image.fromarray(soft), Image.fromarray(out), mask))
    out = _grained(out, inner, far)
    result = out.copy()
    result[top : top + h, left : left + w] = inner
    return result


def _quiet(interest: Field) -> tuple[float, float]:
    """How far in from either end (0.05..0.3 of the length) nothing catches the eye."""
    count = len(interest)
    runs = []
    for side in (interest, interest[::-1]):
        loud = np.flatnonzero(side > 0.42)
        free = loud[0] / count if len(loud) else 1.0
        runs.append(float(np.clip(free * 0.9, 0.05, 0.30)))
    return runs[0], runs[1]


def _stretched(total: int, start: int, length: int, quiet: tuple[float, float]) -> NDArray[np.intp]:
    """For each place along the canvas, the picture's row or column to take: its own inside, the
    border strip mirrored and drawn out beyond."""
    at = np.arange(total, dtype=np.float32) - start
    out = at.copy()
    ends = ((at < 0, start, quiet[0]), (at >= length, total - start - length, quiet[1]))
    for outside, run, share in ends:
        if run <= 0:
            continue
        gone = np.where(at < 0, -at, at - length + 1)[outside]
        # Only the quiet strip is drawn upon, so that nothing recognisable is repeated.
        strip = min(run, max(1.0, length * share))
        reach = strip * (1 - np.exp(-gone / strip * 1.1)) * 1.1
        reach = np.minimum(reach, length - 1)
        out[outside] = np.where(at[outside] < 0, reach, length - 1 - reach)
    return np.clip(np.round(out), 0, length - 1).astype(np.intp)


def _distance(width: int, height: int, left: int, top: int, w: int, h: int) -> Field:
    x = np.arange(width, dtype=np.float32)
    y = np.arange(height, dtype=np.float32)
    dx = np.maximum(np.maximum(left - x, x - (left + w - 1)), 0)[None]
    dy = np.maximum(np.maximum(top - y, y - (top + h - 1)), 0)[:, None]
    out: Field = np.maximum(dx, dy).astype(np.float32)
    return out


def _grained(out: Picture, inner: Picture, far: Field) -> Picture:
    """Grain as strong as the picture's own, where the blur has taken it away."""
    fine = inner.astype(np.int16) - blur(inner, 1.2)
    strength = float(np.median(np.abs(fine))) * 1.4
    if strength < 0.5:
        return out
    height, width = out.shape[:2]
    tile = noise(5, min(width, 512), min(height, 512), 2.0, 1)
    reps = (-(-height // tile.shape[0]), -(-width // tile.shape[1]))
    grain = np.tile(tile, reps)[:height, :width] * (far > 0) * strength
    return byte(out.astype(np.float32) + grain[..., None])
