"""The drawings: two sets of glyphs in one compressed file, every one checked for fidelity.

`glyphs.zst` unpacks to: 4 bytes little-endian length of the index, the index as JSON, then all
drawings end to end. The index is {art: {name: [offset, length, kind, width, height, x0, y0, x1,
y1]}}: `kind` is "svg" or "webp", and the last four are the ink's box in the drawing's own units.
"""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import numpy as np
import resvg_py
import thorvg_cython as tvg  # type: ignore[import-untyped]  # no py.typed marker
import zstandard
from numpy.typing import NDArray
from PIL import Image

# Art name in the product -> package it comes from. Noto is the default, the other the flat style.
SETS = {"noto": "@iconify-json/noto", "flat": "@iconify-json/fluent-emoji-flat"}

# Repeats of a drawing in another skin, flags of the regions, and labels rather than things.
LEFT_OUT = re.compile(
    r"-skin-tone|-tone\d|-medium(-light|-dark)?$|-default$|^flag-(?!in-hole)"
    r"|^(letter|keycap|input|family)\b|-button$"
)

SIDE = 64  # pixels, for comparing
RASTER = 512  # pixels, for what ThorVG draws wrong
# Mean difference over the inked pixels (0..255) from which people see that a glyph is wrong;
# anti-aliasing alone stays below 6.
WRONG = 9.0

# The whole process draws without threads, so that a build is repeatable.
_ENGINE = tvg.Engine(0)


def write(modules: Path, target: Path) -> list[str]:
    """Write `glyphs.zst`; out: the files written."""
    index: dict[str, dict[str, list[object]]] = {}
    blobs: list[bytes] = []
    offset = 0
    for art, package in SETS.items():
        icons = json.loads((modules / package / "icons.json").read_text("utf-8"))
        entries: dict[str, list[object]] = {}
        for name, icon in sorted(icons["icons"].items()):
            if LEFT_OUT.search(name) or (index and name not in index["noto"]):
                continue
            width = icon.get("width", icons.get("width", 16))
            height = icon.get("height", icons.get("height", 16))
            svg = svg_text(icon["body"], width, height)
            truth = by_resvg(svg, SIDE)
            ink = ink_box(truth, width, height)
            if ink is None:
                continue
            kind, data = "svg", svg.encode()
            if difference(truth, by_thorvg(data, *truth.shape[1::-1])) > WRONG:
                kind, data = "webp", webp(by_resvg(svg, RASTER))
            entries[name] = [offset, len(data), kind, width, height, *ink]
            blobs.append(data)
            offset += len(data)
        index[art] = entries
    head = json.dumps(index, separators=(",", ":")).encode()
    packed = len(head).to_bytes(4, "little") + head + b"".join(blobs)
    (target / "glyphs.zst").write_bytes(zstandard.ZstdCompressor(level=19).compress(packed))
    return ["glyphs.zst"]


def svg_text(body: str, width: float, height: float) -> str:
    """A whole SVG document around an icon's body."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">{body}</svg>'
    )


def by_resvg(svg: str, side: int) -> NDArray[np.uint8]:
    """The glyph as resvg draws it, `side` wide, our measure of truth: RGBA, straight alpha."""
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=side))
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"))


def by_thorvg(svg: bytes, width: int, height: int) -> NDArray[np.uint8]:
    """The glyph as the product's renderer draws it: RGBA, premultiplied."""
    canvas = tvg.SwCanvas(width, height, tvg.Colorspace.ABGR8888, tvg.EngineOption.NONE)
    picture = tvg.Picture()
    picture.load_data(svg, "svg")
    picture.set_size(width, height)
    canvas.add(picture)
    canvas.draw(True)
    canvas.sync()
    return np.frombuffer(canvas.buffer, np.uint8).reshape(height, width, 4).copy()


def difference(truth: NDArray[np.uint8], drawn: NDArray[np.uint8]) -> float:
    """Mean absolute difference on white, over the pixels that either drawing inks."""
    a = truth.astype(np.float32)
    flat_a = a[..., :3] * (a[..., 3:] / 255) + 255 - a[..., 3:]
    b = drawn.astype(np.float32)
    flat_b = b[..., :3] + 255 - b[..., 3:]
    inked = (a[..., 3] > 8) | (b[..., 3] > 8)
    return float(np.abs(flat_a - flat_b)[inked].mean()) if inked.any() else 0.0


def ink_box(
    rgba: NDArray[np.uint8], width: float, height: float
) -> tuple[float, float, float, float] | None:
    """The box around what is inked, in the drawing's units, or None for an empty drawing."""
    rows = np.flatnonzero(rgba[..., 3].max(1) > 24)
    columns = np.flatnonzero(rgba[..., 3].max(0) > 24)
    if not rows.size:
        return None
    kx, ky = width / rgba.shape[1], height / rgba.shape[0]
    x0, x1 = float(columns[0] * kx), float((columns[-1] + 1) * kx)
    y0, y1 = float(rows[0] * ky), float((rows[-1] + 1) * ky)
    return round(x0, 2), round(y0, 2), round(x1, 2), round(y1, 2)


def webp(rgba: NDArray[np.uint8]) -> bytes:
    """Lossless WebP bytes."""
    out = io.BytesIO()
    Image.fromarray(rgba).save(out, "WEBP", lossless=True, method=6)
    return out.getvalue()
