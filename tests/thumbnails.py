"""Small copies of drawn pictures, kept beside the tests: what a picture looks like on any machine.

    python tests/thumbnails.py

draws them anew into engines/illustrator/thumbnails.png. Do so after a change that is meant to
change pictures, and look at what changed.

Bytes agree between runs and processes of one machine. Other processors round a few sums
differently: a picture there agrees within `MEAN` levels of 255 on average, and within `FAR` in
all but a hundredth of the values of its thumbnail.
"""

from __future__ import annotations

import math
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from seedbed.engines.illustrator.painter import scene_of
from seedbed.engines.illustrator.render import render

U8 = NDArray[np.uint8]
SHEET = Path(__file__).parent / "engines" / "illustrator" / "thumbnails.png"
MEAN, FAR = 1.5, 10.0
THUMB, ACROSS = 48, 8
SIDE, SEED = 192, 7
PROMPTS = (
    "A red fox sitting in a snowy pine forest at dawn",
    "Two cats and a dog on a beach at sunset",
    "A silver rocket flying past Mars, stars in the background",
    "竹林里的三只熊猫",
    "A whale and four yellow fish over a coral reef",
    "极光下的小木屋，雪夜，湖面倒影",
    "An elderly couple walking a small dog in an autumn park",
    'A poster that says "HELLO 你好" with a rocket',
    "新年海报，写着“新年快乐”，红色，灯笼",
    'A wooden sign that says "Welcome" in a forest',
    "A girl with a red umbrella on a city street in the rain, watercolour",
    "Oil painting of sunflowers in a vase",
    "水墨画：湖上的帆船和一只天鹅",
    "Ukiyo-e style great wave with a small boat",
    "Pixel art castle on a hill under a full moon",
    "Pencil sketch of a horse in a meadow",
    "A lonely robot in a rainy neon city at night",
    "Clay style cottage in a garden, 3d",
    "Paper cut style mountains with a red sun",
    "Flat design icon of a coffee cup, pastel background",
    "Vintage travel poster of a lighthouse by the sea",
    "logo，一只蓝色的鲸鱼，极简，白底",
    "Sticker of a cat wearing a wizard hat",
    "A classroom with a teacher and five children",
)


def picture(number: int) -> U8:
    """The picture of one prompt, SIDE x SIDE x 3."""
    size = (SIDE, SIDE)
    return render(scene_of(PROMPTS[number], size, SEED), size)


def thumbnail(pixels: U8) -> U8:
    """The picture averaged down to THUMB x THUMB x 3."""
    small = Image.fromarray(pixels).resize((THUMB, THUMB), Image.Resampling.BOX)
    return np.asarray(small)


def agree(one: U8, other: U8) -> bool:
    """Whether two thumbnails are of the same picture within the tolerance."""
    apart = np.abs(one.astype(np.float32) - other)
    return bool(apart.mean() <= MEAN and np.percentile(apart, 99) <= FAR)


def kept() -> list[U8]:
    """The thumbnails that were written, in the order of PROMPTS."""
    sheet = np.asarray(Image.open(SHEET).convert("RGB"))
    return [sheet[_place(number)] for number in range(len(PROMPTS))]


def _place(number: int) -> tuple[slice, slice]:
    top, left = number // ACROSS * THUMB, number % ACROSS * THUMB
    return slice(top, top + THUMB), slice(left, left + THUMB)


def main() -> None:
    """Draw the sheet."""
    sheet = np.zeros((math.ceil(len(PROMPTS) / ACROSS) * THUMB, ACROSS * THUMB, 3), np.uint8)
    for number in range(len(PROMPTS)):
        sheet[_place(number)] = thumbnail(picture(number))
    Image.fromarray(sheet).save(SHEET, optimize=True)
    print(f"{SHEET} {SHEET.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
