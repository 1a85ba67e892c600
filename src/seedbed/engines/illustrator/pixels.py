"""Arrays of pixels: alpha, sizes, and smooth noise."""

from __future__ import annotations

import io
import math

import numpy as np
from numpy.typing import NDArray
from PIL import Image

U8 = NDArray[np.uint8]


def noise(
    rng: np.random.Generator,
    width: int,
    height: int,
    octaves: int = 5,
    base: int = 4,
    stretch: float = 1.0,
) -> NDArray[np.float32]:
    """Smooth fractal noise, H x W float32 spanning 0..1.

    `base` is the number of coarsest lumps across the width; each octave halves them. With
    `stretch` above 1 the lumps are that much wider than high (clouds, water, wood).
    Make it at a quarter of the canvas or less and let `Canvas.image` scale it up.
    """
    total = np.zeros((height, width), np.float32)
    weight = 1.0
    for octave in range(octaves):
        columns = base * 2**octave
        rows = max(1.0, columns * height / max(1, width) * stretch)
        if columns > width and rows > height:
            break
        grid = rng.random((math.ceil(rows) + 3, columns + 3), np.float32)
        # One cell of margin on each side keeps the cubic's edge handling out of the picture.
        box = (1.0, 1.0, 1.0 + columns, 1.0 + rows)
        layer = Image.fromarray(grid).resize((width, height), Image.Resampling.BICUBIC, box)
        total += weight * np.asarray(layer, np.float32)
        weight *= 0.5
    low, high = float(total.min()), float(total.max())
    return (total - np.float32(low)) / np.float32(max(high - low, 1e-6))


def premultiply(rgba: U8) -> U8:
    """Straight to premultiplied alpha, H x W x 4."""
    if rgba[..., 3].min(initial=255) == 255:
        return np.ascontiguousarray(rgba)
    alpha = rgba[..., 3:].astype(np.uint16)
    out = np.empty_like(rgba, order="C")
    product = rgba[..., :3] * alpha + 128
    out[..., :3] = (product + (product >> 8)) >> 8
    out[..., 3] = rgba[..., 3]
    return out


def straighten(rgba: U8) -> U8:
    """Premultiplied to straight alpha, H x W x 4; a copy."""
    alpha = rgba[..., 3]
    if alpha.min(initial=255) == 255:
        return rgba.copy()
    out = np.empty_like(rgba, order="C")
    divisor = np.maximum(alpha, 1)[..., None].astype(np.uint16)
    colour = (rgba[..., :3].astype(np.uint16) * 255 + divisor // 2) // divisor
    out[..., :3] = np.minimum(colour, 255)
    out[..., 3] = alpha
    return out


def decoded(webp: bytes) -> U8:
    return np.array(Image.open(io.BytesIO(webp)).convert("RGBA"))


def resized(pixels: U8, width: int, height: int) -> U8:
    """Pixels (premultiplied) near the wanted size, so that ThorVG's bilinear step looks smooth."""
    rows, columns = pixels.shape[:2]
    width, height = max(1, width), max(1, height)
    if width * 1.5 < columns or height * 1.5 < rows:  # much smaller: average, do not skip
        target = (min(columns, width), min(rows, height))
        method = Image.Resampling.BOX if target[0] * 4 < columns else Image.Resampling.BILINEAR
    elif width > columns * 3 or height > rows * 3:  # much larger: cubic half-way, no lattice
        target = (max(columns, width // 2), max(rows, height // 2))
        method = Image.Resampling.BICUBIC
    else:
        return np.ascontiguousarray(pixels)
    # "RGBa" tells Pillow the pixels are premultiplied already.
    image = Image.frombuffer(
        "RGBa", (columns, rows), np.ascontiguousarray(pixels), "raw", "RGBa", 0, 1
    )
    scaled = np.array(image.resize(target, method))
    if method == Image.Resampling.BICUBIC:
        # Cubic curves overshoot, and a colour above its alpha would wrap round on a pale ground.
        np.minimum(scaled[..., :3], scaled[..., 3:], out=scaled[..., :3])
    return scaled
