"""Small synthetic pictures that the illustrator's tests share."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFilter

Picture = NDArray[np.uint8]


def scene(width: int = 320, height: int = 256) -> Picture:
    """A sky, a hill, a red ball and a dark tree: enough structure for any style."""
    y = np.linspace(0, 1, height)[:, None, None]
    sky = np.array([90, 150, 220]) * (1 - y) + np.array([225, 235, 245]) * y
    image = Image.fromarray(np.repeat(sky, width, 1).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    pen.ellipse((-0.3 * width, 0.6 * height, 1.3 * width, 1.8 * height), fill=(96, 160, 74))
    pen.rectangle((0.72 * width, 0.3 * height, 0.76 * width, 0.75 * height), fill=(70, 48, 34))
    pen.ellipse((0.6 * width, 0.1 * height, 0.88 * width, 0.45 * height), fill=(30, 84, 48))
    pen.ellipse((0.2 * width, 0.45 * height, 0.42 * width, 0.82 * height), fill=(210, 48, 40))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(0.6)))


def disc(
    size: int = 256, colour: tuple[int, int, int] = (206, 60, 50), *, busy: bool = False
) -> tuple[Picture, NDArray[np.bool_]]:
    """A coloured disc on a graded ground (or on a mottled one), and where it is."""
    y, x = np.mgrid[0:size, 0:size] / size
    ground = np.stack([150 + 40 * y, 170 + 30 * y, 190 + 20 * x], -1)
    rng = np.random.default_rng(4)
    if busy:
        spots = rng.normal(0, 26, (size // 8, size // 8)).astype(np.float32)
        spots = np.asarray(Image.fromarray(spots).resize((size, size), Image.Resampling.BICUBIC))
        ground += spots[..., None]
    far = np.hypot(x - 0.5, y - 0.54)
    inside = far < 0.27
    shade = 1 - 0.35 * (x - 0.3) * (x > 0.3)
    # A pixel and a half of softness, as a lens leaves.
    cover = np.clip((0.27 - far) * size / 1.5 + 0.5, 0, 1)[..., None]
    ground = ground * (1 - cover) + (np.array(colour) * shade[..., None] + 4) * cover
    ground += rng.normal(0, 1.5, ground.shape)
    return np.clip(ground, 0, 255).astype(np.uint8), inside


def landscape(width: int = 360, height: int = 240) -> Picture:
    """A blue sky over green grass with a grey house."""
    image = Image.fromarray(scene(width, height))
    pen = ImageDraw.Draw(image)
    pen.rectangle((0.05 * width, 0.4 * height, 0.2 * width, 0.7 * height), fill=(150, 140, 136))
    return np.asarray(image)


def luminance(picture: Picture, side: int = 16) -> NDArray[np.float64]:
    """The picture's luminance at side x side, flattened and centred."""
    small = np.asarray(Image.fromarray(picture).convert("L").resize((side, side)), np.float64)
    out: NDArray[np.float64] = small.ravel() - small.mean()
    return out


def likeness(one: Picture, other: Picture) -> float:
    """Correlation of two pictures' downsampled luminance."""
    a, b = luminance(one), luminance(other)
    return float((a @ b) / (np.linalg.norm(a) * np.linalg.norm(b) + 1e-9))
