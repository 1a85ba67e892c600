"""Cut the subject out of a photograph, without a model: colours, edges and a few priors.

A picture's own alpha is used as it is; a plain background is keyed; anything else goes through
a small GrabCut-like loop (Rother et al. 2004, with mean-field instead of a graph cut). The
answer says how far to trust it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.retouch.priors import expected
from seedbed.engines.illustrator.retouch.shapes import (
    fill_holes,
    follow_edges,
    main_piece,
    reached_from_border,
)
from seedbed.engines.illustrator.styles.raster import (
    blur,
    box,
    byte,
    resize_field,
    shrink,
    soften,
)
from seedbed.engines.illustrator.styles.regions import gather, lab, lab_of, nearest

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture

    Bits = NDArray[np.bool_]

WORK = 256
LARGEST = 1024
COLOURS = 28
# Confidence from which a cut-out is worth standing alone; below it a framed picture looks
# better. Set by looking at some thirty photographs and drawings.
TRUSTED = 0.84
# Lab distance below which both sides of an outline look alike.
ALIKE = 12.0
# Nothing can be told apart in a picture with a side shorter than this.
TINY = 24


@dataclass(frozen=True, slots=True)
class Cutout:
    """`rgba` is the subject with straight alpha, cropped to it. `confidence` 0..1: below
    `TRUSTED` a framed picture looks better. `box` is where it stood: x0, y0, x1, y1 as fractions of
    the picture. `whole` is False when the picture's border cuts the subject's sides or top."""

    rgba: Picture
    confidence: float
    box: tuple[float, float, float, float]
    whole: bool


def cutout(rgb: Picture, alpha: Mask | None = None) -> Cutout:
    """The subject of an H x W x 3 picture; `alpha` (H x W uint8) is used when it says anything."""
    if alpha is not None and alpha.min() < 250 and alpha.max() > 5:
        return _cropped(rgb, alpha.astype(np.float32) / 255, 1.0)
    if min(rgb.shape[:2]) < TINY:
        return _cropped(rgb, np.zeros(rgb.shape[:2], np.float32), 0.0)
    picture = shrink(rgb, LARGEST)
    small = shrink(picture, WORK)
    plain = _against_plain(small)
    if plain is not None:
        soft, confidence = plain
    else:
        soft, confidence = _by_colours(small)
    refined = _refine(soft, picture)
    return _cropped(_decontaminated(picture, refined), refined, confidence)


def subject_mask(rgb: Picture) -> tuple[Field, float]:
    """Coverage 0..1 of the subject at the picture's size, and the confidence in it."""
    if min(rgb.shape[:2]) < TINY:
        return np.ones(rgb.shape[:2], np.float32), 0.0
    small = shrink(rgb, WORK)
    soft, confidence = _against_plain(small) or _by_colours(small)
    return _refine(soft, rgb), confidence


def _against_plain(small: Picture) -> tuple[Field, float] | None:
    """Key out a border-connected background that is one smooth colour or gradient."""
    colour = lab(small.astype(np.float32))
    high, wide = colour.shape[:2]
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    y, x = y / high - 0.5, x / wide - 0.5
    terms = np.stack([np.ones_like(x), x, y, x * y, x * x, y * y], -1)
    band = max(2, min(high, wide) // 24)
    rim = np.zeros((high, wide), bool)
    rim[:band] = rim[-band:] = True
    rim[:, :band] = rim[:, -band:] = True
    basis, seen = terms[rim], colour[rim]
    good = np.sqrt(((seen - np.median(seen, 0)) ** 2).sum(1)) < 40
    if good.mean() < 0.4:
        return None
    for _ in range(5):
        fit, *_ = np.linalg.lstsq(basis[good], seen[good], rcond=None)
        miss = np.sqrt(((seen - basis @ fit) ** 2).sum(1))
        good = miss < max(5.0, float(np.median(miss)) * 2.5)
        if good.mean() < 0.3:
            return None
    noise = float(np.median(miss[good]))
    if good.mean() < 0.70 or noise > 2.4:
        return None
    gap = np.sqrt(((colour - terms @ fit) ** 2).sum(-1))
    limit = max(6.0, noise * 4.0)
    ground = reached_from_border(gap < limit)
    subject = fill_holes(main_piece(~ground, np.ones_like(gap)), 0.02)
    share = float(subject.mean())
    sides = max(subject[0].mean(), subject[:, 0].mean(), subject[:, -1].mean())
    if not 0.01 < share < 0.92 or sides > 0.2:
        return None
    soft = np.clip((gap - limit * 0.55) / (limit * 0.9), 0, 1) * subject
    inner = soften(subject.astype(np.float32), 2.0) > 0.97
    soft[inner] = 1
    separation = float(np.clip(np.median(gap[subject]) / (limit * 2.2), 0, 1))
    trust = 0.62 + 0.38 * separation * min(1.0, float(good.mean()) / 0.8)
    return soft.astype(np.float32), trust


def _by_colours(small: Picture) -> tuple[Field, float]:
    """Foreground probability by colour models of border and centre, smoothed along edges."""
    high, wide = small.shape[:2]
    colour = lab_of(small)
    centres = gather(small, COLOURS, 0, vivid=0.6)
    labels = nearest(colour.reshape(-1, 3), centres).reshape(high, wide)
    prior, x, y = expected(small, colour, labels, centres)
    links = _links(colour)
    believed = 1 / (1 + np.exp(-prior * 1.4))
    for turn in range(5):
        evidence = _evidence(labels, centres, believed, x, y)
        weight = 1.0 if turn else 0.8
        field = evidence * weight + prior * 0.55
        believed = _settle(field, links, 8 if turn < 4 else 24)
    bits = believed > 0.5
    near_middle = np.exp(-(x * x * 1.6 + (y - 0.1) ** 2) * 1.2)
    bits = fill_holes(main_piece(bits, near_middle.astype(np.float32)), 0.05)
    soft = np.where(bits, np.maximum(believed, 0.8), np.minimum(believed, 0.2))
    soft[~_grown(bits)] = 0
    return soft.astype(np.float32), _trust(bits, believed, colour, evidence)


def _evidence(labels: Mask, centres: Field, believed: Field, x: Field, y: Field) -> Field:
    """Log odds of each pixel's colour under foreground and background, with where each colour
    lies: a colour may be both, in different places."""
    count = len(centres)
    flat = labels.ravel()
    near = np.exp(-((centres[:, None] - centres[None]) ** 2).sum(-1) / (2 * 7.0**2))
    near /= near.sum(1, keepdims=True)
    inside = np.bincount(flat, weights=believed.ravel(), minlength=count)
    outside = np.bincount(flat, weights=(1 - believed).ravel(), minlength=count)
    fore = near @ inside / max(1.0, inside.sum())
    back = near @ outside / max(1.0, outside.sum())
    odds = np.log((fore + 0.002) / (back + 0.002))
    whole = np.clip(odds, -3.5, 3.5)[labels]
    # The same count in a neighbourhood: soft windows of a quarter of the picture.
    local = np.zeros(labels.shape, np.float32)
    reach = max(labels.shape) / 14
    for k in range(count):
        here = (labels == k).astype(np.float32)
        if not here.any():
            continue
        front = soften(here * believed, reach)
        ground = soften(here * (1 - believed), reach)
        floor = 0.0015
        ratio = np.log((np.maximum(front, 0) + floor) / (np.maximum(ground, 0) + floor))
        local += here * np.clip(ratio, -3, 3)
    out: Field = (whole * 0.62 + local * 0.45).astype(np.float32)
    return out


@dataclass(frozen=True, slots=True)
class _Link:
    """Pairs of pixels some steps apart: the same weights hold `near` to `far` and back."""

    near: tuple[slice, slice]
    far: tuple[slice, slice]
    weight: Field


def _links(colour: Field) -> list[_Link]:
    """How strongly each pixel holds to neighbours one, two and four away: like colours, tightly."""
    links: list[_Link] = []
    usual = 0.0
    steps = ((0, 1), (1, 0), (1, 1), (1, -1), (0, 2), (2, 0), (0, 4), (4, 0), (3, 3), (3, -3))
    for dy, dx in steps:
        rows_near, rows_far = slice(None, -dy or None), slice(dy, None)
        cols = (slice(None, -abs(dx) or None), slice(abs(dx), None))
        near, far = (rows_near, cols[dx < 0]), (rows_far, cols[dx >= 0])
        gap = ((colour[near] - colour[far]) ** 2).sum(-1)
        usual = usual or float(gap.mean()) + 4.0
        weight = np.exp(-gap / (1.6 * usual)) * (1.5 / np.hypot(dy, dx))
        links.append(_Link(near, far, weight.astype(np.float32)))
    return links


def _settle(field: Field, links: list[_Link], rounds: int) -> Field:
    """Mean-field belief under the evidence `field` (log odds) and the links."""
    believed = 1 / (1 + np.exp(-field))
    for _ in range(rounds):
        lean = 2 * believed - 1
        pull = np.zeros_like(field)
        for link in links:
            pull[link.near] += link.weight * lean[link.far]
            pull[link.far] += link.weight * lean[link.near]
        believed = 1 / (1 + np.exp(-np.clip(field + pull * 0.9, -12, 12)))
    out: Field = believed.astype(np.float32)
    return out


def _grown(bits: Bits, reach: float = 1.6) -> Bits:
    out: Bits = soften(bits.astype(np.float32), reach) > 0.04
    return out


def _trust(bits: Bits, believed: Field, colour: Field, evidence: Field) -> float:
    """How likely the cut is right: a sure belief, a clear border, a sensible area and place."""
    share = float(bits.mean())
    if share < 0.015 or share > 0.9:
        return 0.0
    sure = float(np.abs(believed * 2 - 1).mean())
    backed = float((np.where(bits, evidence, -evidence) > 0).mean())
    edge_x = bits[:, 1:] != bits[:, :-1]
    edge_y = bits[1:] != bits[:-1]
    # A true outline runs where colours change; look a pixel or two to either side.
    step = np.zeros(bits.shape, np.float32)
    step[:, 1:-1] = np.sqrt(((colour[:, 2:] - colour[:, :-2]) ** 2).sum(-1))
    step[1:-1] = np.maximum(step[1:-1], np.sqrt(((colour[2:] - colour[:-2]) ** 2).sum(-1)))
    near = box((step > 9.0).astype(np.float32), 1) > 0.2
    outline = np.concatenate([near[:, 1:][edge_x], near[1:][edge_y]])
    clear = float(outline.mean()) if outline.size else 0.0
    sides = (bits[0].mean() + bits[:, 0].mean() + bits[:, -1].mean()) / 3
    inside = float(np.clip(1 - sides * 2.2, 0, 1))
    length = float(edge_x.sum() + edge_y.sum())
    round_ = float(np.clip(9.5 * np.sqrt(bits.sum()) / max(1.0, length), 0, 1))
    area = float(np.clip(share / 0.06, 0.3, 1)) * float(np.clip((0.9 - share) / 0.25, 0, 1))
    score = 0.25 * sure + 0.30 * backed + 0.20 * round_ + 0.25
    score *= (0.2 + 0.8 * clear**1.5) * (0.35 + 0.65 * inside) * (0.4 + 0.6 * area)
    # Where every place has an edge, as in noise, an outline proves nothing.
    score *= float(np.clip((1.1 - near.mean()) / 0.35, 0.2, 1))
    # Two sides that look alike, a few pixels off, are no border: grass before grass.
    drawn = float(np.clip(1 - 3.5 * (_weak_share(bits, colour) - 0.175), 0, 1))
    return float(np.clip(score * 1.1, 0, 0.95)) * drawn


def _weak_share(bits: Bits, colour: Field) -> float:
    """The share of the outline at which the colours of both sides hardly differ."""
    sides = []
    for where in (bits, ~bits):
        weight = where.astype(np.float32)
        total = soften(weight, 3.0) + 1e-3
        sides.append(np.stack([soften(colour[..., c] * weight, 3.0) / total for c in range(3)], -1))
    gap = np.sqrt(((sides[0] - sides[1]) ** 2).sum(-1))
    rim = np.zeros(bits.shape, bool)
    rim[:, 1:] |= bits[:, 1:] != bits[:, :-1]
    rim[1:] |= bits[1:] != bits[:-1]
    return float((gap[rim] < ALIKE).mean()) if rim.any() else 1.0


def _refine(soft: Field, picture: Picture) -> Field:
    """The small mask brought to the picture's size and edges, 0..1."""
    sharp = follow_edges(np.clip((soft - 0.5) * 1.6 + 0.5, 0, 1), picture, radius=4, eps=2e-4)
    sharp = np.clip((sharp - 0.16) / 0.66, 0, 1)
    height, width = sharp.shape
    # Far from the small mask's border its word is final.
    wide = resize_field(soften(soft, 1.3), width, height)
    out = np.where(wide > 0.79, 1, np.where(wide < 0.06, 0, sharp)).astype(np.float32)
    return resize_field(out, picture.shape[1], picture.shape[0])


def _decontaminated(picture: Picture, alpha: Field) -> Picture:
    """The picture with the old background's colour taken out of its soft border pixels."""
    solid = byte((np.clip(alpha - 0.9, 0, 0.1) * 2550).astype(np.float32))
    reach = max(picture.shape[:2]) / 160
    weight = blur(solid, reach).astype(np.float32)[..., None]
    masked = (picture.astype(np.uint16) * solid[..., None] // 255).astype(np.uint8)
    inner = blur(masked, reach).astype(np.float32) * 255 / np.maximum(weight, 6)
    near = np.clip(weight / 24, 0, 1)
    keep = alpha[..., None] * near + (1 - near)
    return byte(picture * keep + np.clip(inner, 0, 255) * (1 - keep))


def _cropped(rgb: Picture, alpha: Field, confidence: float) -> Cutout:
    height, width = alpha.shape
    solid = alpha > 0.05
    rows, cols = np.flatnonzero(solid.any(1)), np.flatnonzero(solid.any(0))
    if not len(rows) or not len(cols):
        whole_alpha = np.full((height, width, 1), 255, np.uint8)
        return Cutout(np.concatenate([rgb, whole_alpha], -1), 0.0, (0.0, 0.0, 1.0, 1.0), False)
    y0, y1, x0, x1 = int(rows[0]), int(rows[-1]) + 1, int(cols[0]), int(cols[-1]) + 1
    rgba = np.dstack([rgb, byte(alpha * 255)])[y0:y1, x0:x1]
    cut = float(solid[0].mean() + solid[:, 0].mean() + solid[:, -1].mean())
    place = (x0 / width, y0 / height, x1 / width, y1 / height)
    return Cutout(np.ascontiguousarray(rgba), confidence, place, cut < 0.04)
