"""Shapes in a mask: connected pieces, holes, and borders made smooth along a picture's edges."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.styles.raster import box, resize, resize_field, shrink

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from seedbed.engines.illustrator.styles.raster import Field, Picture

    Bits = NDArray[np.bool_]


# Masks are refined at up to this size: float fields of a 4K picture would fill the memory.
LARGEST = 1536


def label(bits: Bits) -> tuple[NDArray[np.int32], int]:
    """Number the connected pieces (4-neighbours) 1..n of an H x W mask; 0 is outside.

    Works on runs of a row, so its cost follows the outline, not the area.
    """
    height, width = bits.shape
    padded = np.zeros((height, width + 2), np.int8)
    padded[:, 1:-1] = bits
    step = np.diff(padded, axis=1)
    rows, starts = np.nonzero(step == 1)
    _, ends = np.nonzero(step == -1)
    parent = list(range(len(rows)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    first = np.searchsorted(rows, np.arange(height + 1)).tolist()
    start, end = starts.tolist(), ends.tolist()
    for row in range(1, height):
        above, here = first[row - 1], first[row]
        while above < first[row] and here < first[row + 1]:
            if start[above] < end[here] and start[here] < end[above]:
                a, b = root(above), root(here)
                if a != b:
                    parent[max(a, b)] = min(a, b)
            if end[above] < end[here]:
                above += 1
            else:
                here += 1
    roots = np.array([root(n) for n in range(len(rows))], np.int64)
    names, numbers = np.unique(roots, return_inverse=True)
    marks = np.zeros((height, width + 1), np.int32)
    # Each run adds its number at its start and takes it away after its end.
    np.add.at(marks, (rows, starts), (numbers + 1).astype(np.int32))
    np.add.at(marks, (rows, ends), -(numbers + 1).astype(np.int32))
    return np.cumsum(marks, axis=1)[:, :-1].astype(np.int32), len(names)


def main_piece(bits: Bits, weight: Field) -> Bits:
    """The piece with most weight, and pieces at least a quarter as heavy as it."""
    numbers, count = label(bits)
    if count == 0:
        return bits
    mass = np.bincount(numbers.ravel(), weights=(weight * bits).ravel(), minlength=count + 1)
    mass[0] = 0
    keep = mass >= mass.max() / 4
    keep[0] = False
    out: Bits = keep[numbers]
    return out


def fill_holes(bits: Bits, most: float = 0.04) -> Bits:
    """The mask with its enclosed holes filled, each up to `most` of the mask's own area."""
    numbers, count = label(~bits)
    if count == 0:
        return bits
    edge = np.concatenate([numbers[0], numbers[-1], numbers[:, 0], numbers[:, -1]])
    area = np.bincount(numbers.ravel(), minlength=count + 1)
    fill = area <= most * bits.sum()
    fill[np.unique(edge)] = False
    fill[0] = False
    out: Bits = bits | fill[numbers]
    return out


def reached_from_border(bits: Bits, *, bottom: bool = True) -> Bits:
    """The part of the mask connected to the picture's border."""
    numbers, count = label(bits)
    seen = np.zeros(count + 1, bool)
    sides = [numbers[0], numbers[:, 0], numbers[:, -1]]
    if bottom:
        sides.append(numbers[-1])
    for side in sides:
        seen[np.unique(side)] = True
    seen[0] = False
    out: Bits = seen[numbers]
    return out


def follow_edges(mask: Field, rgb: Picture, *, radius: int, eps: float, work: int = 420) -> Field:
    """The mask (any size) refined to the picture's own edges, at the picture's size or, for a
    picture larger than `LARGEST`, at that: an edge is never sharper than its enlarged mask.

    Colour guided filter, its coefficients found at `work` pixels and enlarged (He and Sun, Fast
    Guided Filter, 2015). `radius` in working pixels; values may leave 0..1 by a little.
    """
    rgb = shrink(rgb, LARGEST)
    height, width = rgb.shape[:2]
    scale = min(1.0, work / max(height, width))
    w, h = max(2, round(width * scale)), max(2, round(height * scale))
    small = resize(rgb, w, h).astype(np.float32) / 255
    p = resize_field(mask.astype(np.float32), w, h)
    r, g, b = small[..., 0], small[..., 1], small[..., 2]
    mr, mg, mb, mp = (box(c, radius) for c in (r, g, b, p))
    cr, cg, cb = (box(c * p, radius) - m * mp for c, m in ((r, mr), (g, mg), (b, mb)))
    rr = box(r * r, radius) - mr * mr + eps
    gg = box(g * g, radius) - mg * mg + eps
    bb = box(b * b, radius) - mb * mb + eps
    rg = box(r * g, radius) - mr * mg
    rb = box(r * b, radius) - mr * mb
    gb = box(g * b, radius) - mg * mb
    # The inverse of the 3 x 3 covariance by cofactors.
    i_rr, i_rg, i_rb = gg * bb - gb * gb, gb * rb - rg * bb, rg * gb - gg * rb
    i_gg, i_gb, i_bb = rr * bb - rb * rb, rb * rg - rr * gb, rr * gg - rg * rg
    det = rr * i_rr + rg * i_rg + rb * i_rb
    a_r = (i_rr * cr + i_rg * cg + i_rb * cb) / det
    a_g = (i_rg * cr + i_gg * cg + i_gb * cb) / det
    a_b = (i_rb * cr + i_gb * cg + i_bb * cb) / det
    offset = mp - a_r * mr - a_g * mg - a_b * mb
    out = resize_field(box(offset, radius), width, height).copy()
    for n, a in enumerate((a_r, a_g, a_b)):
        out += resize_field(box(a, radius), width, height) * (
            rgb[..., n].astype(np.float32) * np.float32(1 / 255)
        )
    return out
