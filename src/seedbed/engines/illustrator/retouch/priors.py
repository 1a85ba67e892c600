"""Where a picture's subject is likely to be, before its own colours are known: in the middle,
closed in by edges, of a colour the rest has not, below a face."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from seedbed.engines.illustrator.retouch.saliency import barrier
from seedbed.engines.illustrator.styles.raster import resize_field, soften

if TYPE_CHECKING:
    from seedbed.engines.illustrator.styles.raster import Field, Mask, Picture

# How purely of skin a face's middle is, at least.
FACE = 0.3


def expected(
    small: Picture, colour: Field, labels: Mask, centres: Field
) -> tuple[Field, Field, Field]:
    """Log odds of the subject at each pixel, and the pixels' places x and y in -1..1.

    `colour` is the picture in Lab, `labels` which of the `centres` each pixel is nearest.
    """
    high, wide = colour.shape[:2]
    y, x = np.mgrid[0:high, 0:wide].astype(np.float32)
    y, x = y / max(1, high - 1) * 2 - 1, x / max(1, wide - 1) * 2 - 1
    # Subjects stand in the middle and often run out of the bottom, seldom of the top or sides.
    middle = 0.82 - 2.4 * np.abs(x) ** 2.4 - 1.8 * np.clip(-y, 0, 1) ** 2.6
    middle -= 0.7 * np.clip(y, 0, 1) ** 4
    enclosed = resize_field(barrier(small), wide, high)
    middle += np.clip((enclosed - 0.42) * 6.0, -2.6, 2.0)
    person = _person(colour, x, y)
    # What is common all over is ground, unless it is closed in, or somebody's dress.
    rare = rarity(labels, centres, x, y) - 0.45
    middle += person + 2.0 * rare * np.clip(1.1 - 1.4 * enclosed, 0, 1) * np.clip(1 - person, 0, 1)
    rim = np.exp(-np.minimum(1 - np.abs(x), np.minimum(1 + y, 1.15 - y)) / 0.07)
    prior = np.clip(middle - 3.2 * rim, -4, 2.2).astype(np.float32)
    return prior, x, y


def rarity(labels: Mask, centres: Field, x: Field, y: Field) -> Field:
    """How unlike the rest each pixel's colour is, and how much it keeps to one place, 0..1: grass,
    sky and walls are common and spread out."""
    count = len(centres)
    share = np.bincount(labels.ravel(), minlength=count) / labels.size
    gaps = np.sqrt(((centres[:, None] - centres[None]) ** 2).sum(-1))
    like = np.exp(-((gaps / 18) ** 2))
    common = like @ share
    weight = np.maximum(common, 1e-6)

    def mean(values: Field) -> Field:
        sums = np.bincount(labels.ravel(), weights=values.ravel(), minlength=count) / labels.size
        out: Field = (like @ sums / weight).astype(np.float32)
        return out

    spread = mean(x * x) - mean(x) ** 2
    score = np.clip(1 - common / 0.35, 0, 1) * np.clip(1.25 - 2.2 * spread, 0, 1)
    out: Field = soften(score[labels].astype(np.float32), 1.5)
    return out


def skin(colour: Field) -> Field:
    """How like human skin each Lab colour (... x 3) is, 0..1. Hue and chroma ranges: Xiao et al.
    2017, widened by half."""
    chroma = np.hypot(colour[..., 1], colour[..., 2])
    angle = np.rad2deg(np.arctan2(colour[..., 2], colour[..., 1]))
    near = np.clip(2.2 - np.abs(angle - 52) / 13, 0, 1) * np.clip(
        2.4 - np.abs(chroma - 24) / 9, 0, 1
    )
    out: Field = (near * np.clip((colour[..., 0] - 28) / 12, 0, 1)).astype(np.float32)
    return out


def _person(colour: Field, x: Field, y: Field) -> Field:
    """Log odds that a person is there, by skin in the middle and what is below a face: shoulders
    may be as dark as the ground. Nothing when too much of the picture is like skin, as in sand,
    wood or a sunset."""
    near = skin(colour)
    if float((near > 0.5).mean()) >= 0.16:
        return near * 0
    central = near * np.exp(-((x / 0.55) ** 2))
    face = soften(central, max(x.shape) / 24) * (y < 0.5)
    peak = float(face.max())
    if peak < FACE:
        out: Field = 1.3 * central
        return out
    row, column = np.unravel_index(int(face.argmax()), face.shape)
    reach = float(np.sqrt((face > 0.5 * peak).mean()) * 2)  # half a face's width, in half pictures
    across = np.abs(x - x[row, column]) / max(0.12, 2.6 * reach)
    below = np.clip((y - y[row, column]) / max(0.08, reach) - 0.8, 0, 1)
    body = below * np.exp(-(across**4))
    out = 1.3 * central + 2.6 * body
    return out.astype(np.float32)
