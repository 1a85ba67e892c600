"""Where the eye goes in a picture, for cropping and for guessing its subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.styles.raster import shrink, soften
from seedbed.engines.illustrator.styles.regions import gather, lab_of, nearest

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Picture

WORK = 128
UNREACHED = np.float32(1e6)


def saliency(rgb: Picture) -> Field:
    """Interest 0..1 over the picture at no more than 128 pixels: rare, contrasting, detailed
    and central things score high."""
    small = shrink(rgb, WORK)
    high, wide = small.shape[:2]
    colour = lab_of(small)
    centres = gather(small, 12, 0)
    labels = nearest(colour.reshape(-1, 3), centres).reshape(high, wide)
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    y, x = y / max(1, high - 1) * 2 - 1, x / max(1, wide - 1) * 2 - 1
    share = np.bincount(labels.ravel(), minlength=len(centres)) / labels.size
    gaps = np.sqrt(((centres[:, None] - centres[None]) ** 2).sum(-1))
    # A colour stands out by its distance to all others, and by keeping to one place.
    apart = (gaps * share[None]).sum(1)
    spread = np.array(
        [
            (x[labels == k].var() + y[labels == k].var()) if share[k] > 0 else 1.0
            for k in range(len(centres))
        ]
    )
    score = apart / (apart.max() + 1e-6) * np.clip(1.3 - spread, 0.1, 1.2)
    colour_map = score[labels].astype(np.float32)
    tone = colour[..., 0]
    busy = np.abs(tone - soften(tone, 4.0))
    busy = soften(busy, 3.0)
    detail = np.clip(busy / (np.percentile(busy, 97) + 1e-3), 0, 1)
    centre = np.exp(-(x * x + y * y) * 0.7)
    out = soften(((colour_map * 0.6 + detail * 0.4) * (0.35 + 0.65 * centre)), 2.5)
    low, top = float(out.min()), float(out.max())
    result: Field = ((out - low) / max(1e-6, top - low)).astype(np.float32)
    return result


def focus(rgb: Picture) -> tuple[float, float]:
    """The point of interest as fractions (x, y) of the picture."""
    field = saliency(rgb) ** 2
    total = float(field.sum())
    if total <= 1e-6:
        return 0.5, 0.5
    high, wide = field.shape
    x = float((field.sum(0) * (np.arange(wide) + 0.5)).sum() / total / wide)
    y = float((field.sum(1) * (np.arange(high) + 0.5)).sum() / total / high)
    return x, y


def barrier(rgb: Picture, work: int = 96) -> Field:
    """How much colour must change on the easiest way in from the border, 0..1, at `work` pixels.

    The minimum barrier distance (Zhang et al., ICCV 2015), relaxed in parallel: skies, walls and
    floors that run to the border score near 0 even when they are graded; what they enclose
    scores high. The bottom border counts less: subjects often run out of it.
    """
    small = shrink(rgb, work)
    colour = np.stack([soften(c, 1.3) for c in np.moveaxis(lab_of(small), -1, 0)])
    high, wide = colour.shape[1:]
    top, low = colour.copy(), colour.copy()
    cost = np.full((high, wide), UNREACHED)
    cost[0] = cost[:, 0] = cost[:, -1] = 0
    cost[-1] = 12.0
    whole = slice(None)
    ways = (
        ((slice(1, None), whole), (slice(None, -1), whole)),
        ((slice(None, -1), whole), (slice(1, None), whole)),
        ((whole, slice(1, None)), (whole, slice(None, -1))),
        ((whole, slice(None, -1)), (whole, slice(1, None))),
    )
    extra = np.where(cost == 12.0, np.float32(12.0), np.float32(0))
    for _ in range(high + wide):
        changed = 0
        for to, source in ways:
            new_top = np.maximum(top[(whole, *source)], colour[(whole, *to)])
            new_low = np.minimum(low[(whole, *source)], colour[(whole, *to)])
            span = new_top - new_low
            candidate = span[0] + span[1] + span[2] + extra[source]
            candidate[cost[source] >= UNREACHED] = UNREACHED
            better = candidate < cost[to] - 0.05
            if not better.any():
                continue
            changed += int(better.sum())
            cost[to][better] = candidate[better]
            extra[to][better] = extra[source][better]
            for mine, new in ((top, new_top), (low, new_low)):
                view = mine[(whole, *to)]
                view[:, better] = new[:, better]
        if not changed:
            break
    scale = max(24.0, float(np.percentile(cost, 96)))
    out: Field = np.clip(cost / scale, 0, 1).astype(np.float32)
    return out
