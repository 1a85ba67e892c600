"""A picture as a few flat colour areas with smooth, vector-like borders.

Flat, paper cut, ukiyo-e and minimal all start here: colours are gathered by k-means in Lab,
weighted so that a small vivid accent keeps its own colour, and stray specks are voted away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.styles.raster import blur, enlarge, kuwahara, shrink, spread

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from seedbed.engines.illustrator.styles.raster import Field, Picture

    Labels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Areas:
    """`labels` (H x W uint8) index `palette` (K x 3 float32, sRGB 0..255)."""

    labels: Labels
    palette: Field

    def paint(self) -> Picture:
        """The areas in their colours."""
        out: Picture = np.clip(self.palette + 0.5, 0, 255).astype(np.uint8)[self.labels]
        return out


def lab(rgb: Field) -> Field:
    """sRGB 0..255 (... x 3) to CIE Lab under D65 (IEC 61966-2-1 and CIE 15), float32."""
    unit = np.asarray(rgb, np.float32) / 255
    linear = np.where(unit <= 0.04045, unit / 12.92, ((unit + 0.055) / 1.055) ** 2.4)
    matrix = np.array(
        [
            [0.4124, 0.3576, 0.1805],
            [0.2126, 0.7152, 0.0722],
            [0.0193, 0.1192, 0.9505],
        ],
        np.float32,
    )
    xyz = linear @ matrix.T / np.array([0.9505, 1.0, 1.089], np.float32)
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    out: Field = np.stack(
        [116 * f[..., 1] - 16, 500 * (f[..., 0] - f[..., 1]), 200 * (f[..., 1] - f[..., 2])], -1
    ).astype(np.float32)
    return out


_GRID = 32
_CODES = np.arange(_GRID, dtype=np.float32) * (255 / (_GRID - 1))
_cube: Field | None = None


def _cube_lab() -> Field:
    """Lab of a 32 x 32 x 32 grid of sRGB colours, flattened; made once per process."""
    global _cube  # noqa: PLW0603 - a cache of a constant
    if _cube is None:
        r, g, b = np.meshgrid(_CODES, _CODES, _CODES, indexing="ij")
        _cube = lab(np.stack([r, g, b], -1).reshape(-1, 3))
    return _cube


def code(rgb: Picture) -> NDArray[np.uint16]:
    """Each pixel's place in the 32-cubed colour grid (15 bits)."""
    five = (rgb >> 3).astype(np.uint16)
    packed = (five[..., 0] << 10) | (five[..., 1] << 5) | five[..., 2]
    return packed.astype(np.uint16, copy=False)


def lab_of(rgb: Picture) -> Field:
    """Lab of a picture by table (32 steps a channel): fast, within 2 of the exact value."""
    return _cube_lab()[code(rgb)]


def gather(rgb: Picture, count: int, seed: int, *, vivid: float = 1.0) -> Field:
    """`count` colours (Lab) that tell the picture best: weighted k-means on its histogram.

    `vivid` > 0 gives saturated colours more say than their area.
    """
    small = shrink(rgb, 192)
    bins = np.bincount(code(small).ravel(), minlength=_GRID**3)
    present = np.flatnonzero(bins)
    points = _cube_lab()[present]
    chroma = np.hypot(points[:, 1], points[:, 2])
    # A square root tames large skies; chroma lifts small accents.
    weight = np.sqrt(bins[present].astype(np.float32)) * (1 + vivid * chroma / 60)
    rng = np.random.Generator(np.random.PCG64(seed))
    count = min(count, len(present))
    centres = points[[int(weight.argmax())]]
    apart = ((points - centres[0]) ** 2).sum(1)
    while len(centres) < count:
        # The next centre is the heaviest colour far from all others: k-means++ without luck.
        pick = int((weight * apart * (1 + 0.05 * rng.random(len(points)))).argmax())
        centres = np.vstack([centres, points[pick]])
        apart = np.minimum(apart, ((points - points[pick]) ** 2).sum(1))
    for _ in range(8):
        near = nearest(points, centres)
        for k in range(len(centres)):
            mine = near == k
            if mine.any():
                centres[k] = np.average(points[mine], axis=0, weights=weight[mine])
    return centres.astype(np.float32)


def nearest(points: Field, centres: Field) -> Labels:
    """The index of the nearest centre for every point (N x 3 against K x 3)."""
    far = (centres**2).sum(1)[None] - 2 * points @ centres.T
    out: Labels = far.argmin(1).astype(np.uint8)
    return out


def areas(
    rgb: Picture,
    count: int,
    seed: int,
    *,
    calm: float,
    vivid: float = 1.0,
    grow: float = 1.0,
) -> Areas:
    """The picture in at most `count` flat colours.

    `calm` is how strongly small shapes are voted away: the votes' blur in pixels of the given
    picture. `grow` enlarges the areas; their borders stay smooth and sharp.
    """
    height, width = rgb.shape[:2]
    # Level lines of a blurred picture are smooth; the Kuwahara steps make them borders again.
    smooth = kuwahara(blur(rgb, calm * 0.7), max(2, round(calm * 2.2)))
    smooth = kuwahara(smooth, max(1, round(calm * 1.2)))
    centres = gather(smooth, count, seed, vivid=vivid)
    table = nearest(_cube_lab(), centres)
    labels = table[code(smooth)]
    wide, high = max(1, round(width * grow)), max(1, round(height * grow))
    best = np.zeros((high, wide), np.uint8)
    winner = np.zeros((high, wide), np.uint8)
    for k in range(len(centres)):
        votes = spread((labels == k).view(np.uint8) * np.uint8(255), calm * 1.7)
        votes = enlarge(votes, wide, high)
        ahead = votes > best
        np.copyto(winner, np.uint8(k), where=ahead)
        np.maximum(best, votes, out=best)
    palette = mean_colours(rgb, labels, len(centres))
    return Areas(winner, palette)


def mean_colours(rgb: Picture, labels: Labels, count: int) -> Field:
    """The mean sRGB colour of each area; an empty one is mid grey."""
    flat = labels.ravel()
    total = np.bincount(flat, minlength=count).astype(np.float32)
    out = np.full((count, 3), 128, np.float32)
    for c in range(3):
        sums = np.bincount(flat, weights=rgb[..., c].ravel(), minlength=count)
        np.divide(sums, total, out=out[:, c], where=total > 0, casting="unsafe")
    return out
