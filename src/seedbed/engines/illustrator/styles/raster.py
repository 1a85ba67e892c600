"""Pixel arithmetic that the styles and the retouching share: sizes, blurs, noise, edges.

Pictures are H x W x 3 uint8 arrays, masks H x W uint8, fields H x W float32. Blurs and
resizes run in Pillow's C code on uint8; a float field is softened by shrinking and enlarging
it, which costs a fraction of a true Gaussian and looks the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Picture = NDArray[np.uint8]
    Mask = NDArray[np.uint8]
    Field = NDArray[np.floating[Any]]

# Rows made at a time.
BAND = 512

LUMA = np.array([0.299, 0.587, 0.114], np.float32)


def shrink(rgb: Picture, longest: int) -> Picture:
    """The picture with its long side at most `longest` pixels; itself when it already fits."""
    height, width = rgb.shape[:2]
    scale = longest / max(height, width)
    if scale >= 1:
        return rgb
    return resize(rgb, max(1, round(width * scale)), max(1, round(height * scale)))


def resize(pixels: Picture, width: int, height: int, *, smooth: bool = True) -> Picture:
    """A picture or mask at exactly this size: area average down, bicubic up, or nearest."""
    if pixels.shape[:2] == (height, width):
        return pixels
    image = Image.fromarray(pixels)
    if not smooth:
        how = Image.Resampling.NEAREST
    elif width < image.width:
        # reducing_gap lets Pillow take an integer box step first: 3x faster, same look.
        return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC, reducing_gap=2.0))
    else:
        how = Image.Resampling.BICUBIC
    return np.asarray(image.resize((width, height), how))


def enlarge(mask: Mask, width: int, height: int) -> Mask:
    """A soft mask at exactly this size, bilinear: enough for what is already blurred."""
    if mask.shape == (height, width):
        return mask
    image = Image.fromarray(mask).resize((width, height), Image.Resampling.BILINEAR)
    return np.asarray(image)


def resize_field(field: Field, width: int, height: int) -> Field:
    """A float field at exactly this size, bicubic."""
    if field.shape == (height, width):
        return field
    image = Image.fromarray(np.ascontiguousarray(field, np.float32))
    return np.asarray(image.resize((width, height), Image.Resampling.BICUBIC))


def blur(pixels: Picture, sigma: float) -> Picture:
    """Gaussian blur of a uint8 picture or mask; sigma in pixels."""
    if sigma <= 0.05:
        return pixels
    image = Image.fromarray(pixels)
    shortest = min(image.size)
    if sigma > 12 and shortest > 64:
        # A wide blur holds no detail: do it on a smaller picture.
        step = min(sigma / 5, shortest / 32)
        small = image.resize(
            (max(1, round(image.width / step)), max(1, round(image.height / step))),
            Image.Resampling.BOX,
        )
        small = small.filter(ImageFilter.GaussianBlur(sigma / step))
        return np.asarray(small.resize(image.size, Image.Resampling.BICUBIC))
    return np.asarray(image.filter(ImageFilter.GaussianBlur(sigma)))


def spread(mask: Mask, radius: float) -> Mask:
    """Plain mean over a square of this radius: a third of a Gaussian's cost."""
    return np.asarray(Image.fromarray(mask).filter(ImageFilter.BoxBlur(radius)))


def soften(field: Field, sigma: float) -> Field:
    """A float field blurred by about `sigma` pixels."""
    if sigma < 0.6:
        return field
    height, width = field.shape
    step = max(1.0, sigma / 2.2)
    small = (max(2, round(width / step)), max(2, round(height / step)))
    image = Image.fromarray(np.ascontiguousarray(field, np.float32))
    if step > 1:
        image = image.resize(small, Image.Resampling.BILINEAR)
    # Two boxes of this reach make a bell of the wanted width: 2 ((2r + 1)^2 - 1) / 12 = sigma^2.
    reach = max(1, round((np.sqrt(6 * (sigma / step) ** 2 + 1) - 1) / 2))
    calm = box(box(np.asarray(image, np.float32), reach), reach)
    return resize_field(calm, width, height)


def box(field: Field, radius: int) -> Field:
    """Mean over a (2 radius + 1) square, edges repeated; float32 by running sums."""
    out = np.asarray(field, np.float32)
    for axis in (0, 1):
        reach = min(radius, out.shape[axis] - 1)
        if reach < 1:
            continue
        pad = [(0, 0), (0, 0)]
        pad[axis] = (reach + 1, reach)
        sums = np.cumsum(np.pad(out, pad, mode="edge"), axis=axis, dtype=np.float32)
        size = 2 * reach + 1
        out = (
            (sums[size:] - sums[:-size]) if axis == 0 else (sums[:, size:] - sums[:, :-size])
        ) / np.float32(size)
    return out


def luma(rgb: Picture) -> Field:
    """Luminance as drawn (not linear light), 0..1."""
    return np.asarray(Image.fromarray(rgb).convert("L"), np.float32) * np.float32(1 / 255)


def luma8(rgb: Picture) -> Mask:
    """Luminance as uint8."""
    return np.asarray(Image.fromarray(rgb).convert("L"))


def slope(field: Field) -> tuple[Field, Field]:
    """Central differences along x and y, the same shape as the field."""
    across = np.zeros_like(field)
    down = np.zeros_like(field)
    across[:, 1:-1] = (field[:, 2:] - field[:, :-2]) * 0.5
    down[1:-1] = (field[2:] - field[:-2]) * 0.5
    return across, down


def noise(seed: int, width: int, height: int, cell: float, octaves: int = 4) -> Field:
    """Smooth fractal noise about 0, mostly within -1..1; `cell` is the coarsest grain in pixels."""
    rng = np.random.Generator(np.random.PCG64(seed))
    total = np.zeros((height, width), np.float32)
    weight = 1.0
    norm = 0.0
    for _ in range(octaves):
        grid = (max(2, round(height / cell) + 2), max(2, round(width / cell) + 2))
        grain = rng.standard_normal(grid, dtype=np.float32) * np.float32(weight * 0.6)
        total += resize_field(grain, width, height)
        norm += weight * weight
        weight *= 0.55
        cell = max(1.0, cell / 2)
    total *= np.float32(1 / np.sqrt(norm))
    return total


def warp(rgb: Picture, seed: int, reach: float, cell: float) -> Picture:
    """The picture or mask pushed about by smooth noise, at most about `reach` pixels; edges
    repeat."""
    height, width = rgb.shape[:2]
    margin = int(np.ceil(reach * 2)) + 1
    around = ((margin, margin), (margin, margin), (0, 0))
    padded = np.pad(rgb, around[: rgb.ndim], mode="edge")
    step = max(6, round(cell / 2))
    columns = max(1, width // step)
    rows = max(1, height // step)
    xs = np.linspace(0, width, columns + 1).round().astype(int)
    ys = np.linspace(0, height, rows + 1).round().astype(int)
    push_x = noise(seed, columns + 1, rows + 1, cell / step, 2) * reach
    push_y = noise(seed + 1, columns + 1, rows + 1, cell / step, 2) * reach
    at_x = np.clip(push_x, -2 * reach, 2 * reach) + xs[None] + margin
    at_y = np.clip(push_y, -2 * reach, 2 * reach) + ys[:, None] + margin
    mesh = []
    for r in range(rows):
        for c in range(columns):
            corners = ((r, c), (r + 1, c), (r + 1, c + 1), (r, c + 1))
            quad = tuple(float(v) for y, x in corners for v in (at_x[y, x], at_y[y, x]))
            mesh.append(((int(xs[c]), int(ys[r]), int(xs[c + 1]), int(ys[r + 1])), quad))
    moved = Image.fromarray(padded).transform(
        (width, height), Image.Transform.MESH, mesh, Image.Resampling.BILINEAR
    )
    return np.asarray(moved)


def kuwahara(rgb: Picture, radius: int) -> Picture:
    """Each pixel becomes the mean of the calmest of eight windows beside it: smooth areas,
    sharp borders, as paint lies. `radius` in pixels, at least 1."""
    reach = max(1, radius)
    image = Image.fromarray(rgb)
    mean = np.asarray(image.filter(ImageFilter.BoxBlur(reach / 2 + 0.5)).convert("RGBA"))
    grey = image.convert("L")
    middle = np.asarray(grey.filter(ImageFilter.BoxBlur(reach / 2 + 0.5)), np.int16)
    unrest = np.abs(np.asarray(grey, np.int16) - middle)
    unrest8 = np.clip(unrest * 4, 0, 255).astype(np.uint8)
    calm = np.asarray(Image.fromarray(unrest8).filter(ImageFilter.BoxBlur(reach / 2 + 0.5)))
    packed = np.pad(np.ascontiguousarray(mean).view(np.uint32)[..., 0], reach, mode="edge")
    calm = np.pad(calm, reach, mode="edge")
    height, width = rgb.shape[:2]
    side = max(1, round(reach * 0.7))
    best = packed[reach : reach + height, reach : reach + width].copy()
    least = np.full((height, width), 255, np.uint8)
    for dy, dx in (
        (-side, -side), (-side, side), (side, -side), (side, side),
        (-reach, 0), (reach, 0), (0, -reach), (0, reach),
    ):  # fmt: skip
        top, left = reach + dy, reach + dx
        here = calm[top : top + height, left : left + width]
        better = here < least
        np.copyto(best, packed[top : top + height, left : left + width], where=better)
        np.minimum(least, here, out=least)
    return np.ascontiguousarray(best[..., None].view(np.uint8)[..., :3])


def lines(rgb: Picture, sigma: float, *, strength: float = 1.0, threshold: float = 0.012) -> Field:
    """Ink coverage 0..1 of a picture's (or grey one's) contours, by a thresholded difference of
    Gaussians (XDoG, Winnemoller 2011). `sigma` in pixels sets the line's width."""
    grey = Image.fromarray(rgb).convert("L")
    near = np.asarray(grey.filter(ImageFilter.GaussianBlur(sigma)), np.float32)
    far = np.asarray(grey.filter(ImageFilter.GaussianBlur(sigma * 1.8)), np.float32)
    dark = (far - near) * np.float32(1 / 255) - np.float32(threshold)
    out: Field = np.clip(dark * np.float32(26 * strength), 0, 1)
    return out


def byte(values: Field) -> Picture:
    """A float array in 0..255 as uint8, clipped and rounded."""
    out: Picture = np.clip(values + np.float32(0.5), 0, 255).astype(np.uint8)
    return out


def inked(cover: Field, ground: Field, ink: Field) -> Picture:
    """A sheet of one colour with another laid over it, `cover` 0..1; colours are R, G, B."""
    out = np.empty((*cover.shape, 3), np.uint8)
    for c in range(3):  # one channel at a time: a float picture of three is large
        out[..., c] = byte(np.float32(ground[c]) + np.float32(ink[c] - ground[c]) * cover)
    return out


def lay(colour: tuple[float, float, float], over: Picture, cover: Mask) -> Picture:
    """`colour` painted over a picture through a uint8 mask of the same size."""
    image = Image.fromarray(over)
    image.paste(tuple(round(c) for c in colour), None, Image.fromarray(cover))
    return np.asarray(image)


def saturate(rgb: Picture, amount: float) -> Picture:
    """Colour strength times `amount` (1 = unchanged) about each pixel's luminance."""
    out = np.empty_like(rgb)
    for top in range(0, rgb.shape[0], BAND):
        image = Image.fromarray(rgb[top : top + BAND])
        grey = image.convert("L").convert("RGB")
        out[top : top + BAND] = np.asarray(Image.blend(grey, image, amount))
    return out


_ORANGE_FILTER = (0.52, 0.4, 0.08, 0.0)  # shares of red, green and blue; tuned by eye


def greyed(rgb: Picture, keep: Mask | None = None) -> Picture:
    """The picture in greys, but for where `keep` (0..255, of any size) covers it.

    As through an orange filter: faces lighter, skies darker than they are seen.
    """
    grey = Image.fromarray(rgb).convert("L", _ORANGE_FILTER).convert("RGB")
    if keep is not None:
        cover = resize(keep, rgb.shape[1], rgb.shape[0])
        grey.paste(Image.fromarray(rgb), None, Image.fromarray(cover))
    return np.asarray(grey)


def texture(rgb: Picture, tile: Field, amount: float) -> Picture:
    """The picture multiplied by (1 + amount * tile), the tile repeated over it, at full size."""
    return textured(rgb, rgb.shape[1], rgb.shape[0], tile, amount)


def textured(rgb: Picture, width: int, height: int, tile: Field, amount: float) -> Picture:
    """The picture enlarged to this size and then multiplied as by `texture`.

    Both are done band by band: nothing but the result is held at the full size.
    """
    th, tw = tile.shape
    gain = np.clip(128 * (1 + amount * tile), 0, 255).astype(np.uint16)[..., None]
    out = np.empty((height, width, 3), np.uint8)
    image = Image.fromarray(rgb)
    for top in range(0, height, th):
        bottom = min(top + th, height)
        same = rgb.shape[:2] == (height, width)
        band = rgb[top:bottom] if same else _band(image, top, bottom, out)
        for left in range(0, width, tw):
            right = min(left + tw, width)
            part = band[:, left:right] * gain[: bottom - top, : right - left]
            part >>= 7
            np.minimum(part, 255, out=part)
            out[top:bottom, left:right] = part
    return out


def enlarged(rgb: Picture, width: int, height: int) -> Picture:
    """As `resize`, band by band: nothing but the result is held at the full size."""
    if rgb.shape[:2] == (height, width) or width <= rgb.shape[1]:
        return resize(rgb, width, height)
    out = np.empty((height, width, 3), np.uint8)
    image = Image.fromarray(rgb)
    for top in range(0, height, BAND):
        bottom = min(top + BAND, height)
        out[top:bottom] = _band(image, top, bottom, out)
    return out


def _band(image: Image.Image, top: int, bottom: int, whole: Picture) -> Picture:
    """Rows `top` to `bottom` of the image resized to the size of `whole`."""
    height, width = whole.shape[:2]
    k = image.height / height
    box = (0.0, top * k, float(image.width), bottom * k)
    return np.asarray(image.resize((width, bottom - top), Image.Resampling.BICUBIC, box))
