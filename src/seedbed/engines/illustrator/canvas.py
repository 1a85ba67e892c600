"""Drawing: vectors by ThorVG, pixels by numpy, both on one buffer.

Everything is in pixels from the top left corner (or in the units of `Canvas.placed`). Vector
calls are collected and rasterised together when pixels are next needed. The same calls give
the same bytes.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
import thorvg_cython as tvg  # type: ignore[import-untyped]  # no py.typed marker
from numpy.typing import NDArray

from seedbed.engines.illustrator import pack
from seedbed.engines.illustrator.colour import RGB, Colour, mix, rgb, scale
from seedbed.engines.illustrator.paint import (
    IDENTITY,
    Affine,
    Linear,
    Paint,
    Radial,
    colour_bytes,
    gradient_of,
    matrix_of,
    multiply,
)
from seedbed.engines.illustrator.path import CUBIC, Path
from seedbed.engines.illustrator.pixels import decoded, noise, premultiply, resized, straighten
from seedbed.engines.illustrator.surface import Surface

__all__ = [
    "RGB", "Blend", "Box", "Canvas", "Colour", "Linear", "Paint", "Path", "Radial",
    "mix", "noise", "premultiply", "rgb", "scale", "straighten",
]  # fmt: skip

U8 = NDArray[np.uint8]
Box = tuple[float, float, float, float]
Blend = Literal["over", "multiply", "screen", "add", "overlay", "softlight", "darken", "lighten"]
Cap = Literal["butt", "round", "square"]
Join = Literal["miter", "round", "bevel"]

_BLENDS: dict[str, int] = {
    "over": tvg.BlendMethod.NORMAL,
    "multiply": tvg.BlendMethod.MULTIPLY,
    "screen": tvg.BlendMethod.SCREEN,
    "add": tvg.BlendMethod.ADD,
    "overlay": tvg.BlendMethod.OVERLAY,
    "softlight": tvg.BlendMethod.SOFTLIGHT,
    "darken": tvg.BlendMethod.DARKEN,
    "lighten": tvg.BlendMethod.LIGHTEN,
}
_CAPS: dict[str, int] = {
    "butt": tvg.StrokeCap.BUTT,
    "round": tvg.StrokeCap.ROUND,
    "square": tvg.StrokeCap.SQUARE,
}
_JOINS: dict[str, int] = {
    "miter": tvg.StrokeJoin.MITER,
    "round": tvg.StrokeJoin.ROUND,
    "bevel": tvg.StrokeJoin.BEVEL,
}

# A blur wider than this (sigma, pixels) holds so little detail that it is done small and
# scaled up: ThorVG would blur, and keep, pictures of the whole canvas.
_SOFT = 10.0


class Canvas(Surface):
    """A surface with the means to draw on it."""

    def fill(
        self,
        path: Path,
        paint: Paint,
        *,
        opacity: float = 1.0,
        blend: Blend = "over",
        blur: float = 0.0,
        clip: Path | None = None,
        even_odd: bool = False,
    ) -> None:
        """Fill an outline. `blur` is the sigma of a gaussian, in pixels, applied before `clip`."""
        if blur * self._zoom() > _SOFT:
            self._soft_fill(path, paint, opacity, blend, blur, clip, even_odd)
            return
        shape = self._shape(path)
        if even_odd:
            shape.set_fill_rule(tvg.FillRule.EVEN_ODD)
        if isinstance(paint, (Linear, Radial)):
            shape.set_gradient(gradient_of(paint, self._matrix))
        else:
            shape.set_fill_color(*colour_bytes(paint))
        self._add(shape, opacity, blend, blur, clip)

    def stroke(
        self,
        path: Path,
        width: float,
        paint: Paint,
        *,
        opacity: float = 1.0,
        blend: Blend = "over",
        cap: Cap = "round",
        join: Join = "round",
        blur: float = 0.0,
        clip: Path | None = None,
        dash: Sequence[float] | None = None,
    ) -> None:
        """Draw along an outline with a pen `width` wide; `dash` is lengths on, off, on ..."""
        shape = self._shape(path)
        shape.set_stroke_width(width * self._zoom())
        shape.set_stroke_cap(_CAPS[cap])
        shape.set_stroke_join(_JOINS[join])
        if dash:
            shape.set_stroke_dash([length * self._zoom() for length in dash])
        if isinstance(paint, (Linear, Radial)):
            shape.set_stroke_gradient(gradient_of(paint, self._matrix))
        else:
            shape.set_stroke_color(*colour_bytes(paint))
        self._add(shape, opacity, blend, blur, clip)

    def wash(
        self,
        paint: Paint,
        *,
        opacity: float = 1.0,
        blend: Blend = "over",
        top: float = 0.0,
        bottom: float | None = None,
    ) -> None:
        """Paint the whole width, from `top` to `bottom` (the canvas's edge if None)."""
        end = self.height if bottom is None else bottom
        area = Path().rect(0, top, self.width, end - top)
        self.fill(area, paint, opacity=opacity, blend=blend)

    def glyph(
        self,
        name: str,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        art: str = "noto",
        flip: bool = False,
        tilt: float = 0.0,
        opacity: float = 1.0,
    ) -> Box:
        """Draw a glyph of the pack as large as fits the box, its ink bottom-centred in it.

        Out: the drawn box of the ink, before `tilt` (degrees clockwise about its centre).
        Raises: KeyError if the pack has no glyph of this name.
        """
        return self.drawing(
            pack.glyph(name, art), x, y, w, h, flip=flip, tilt=tilt, opacity=opacity
        )

    def drawing(
        self,
        glyph: pack.Glyph,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        flip: bool = False,
        tilt: float = 0.0,
        opacity: float = 1.0,
    ) -> Box:
        """As `glyph`, of a drawing in hand (one that was recoloured)."""
        ix0, iy0, ix1, iy1 = glyph.ink
        k = min(w / (ix1 - ix0), h / (iy1 - iy0))
        width, height = (ix1 - ix0) * k, (iy1 - iy0) * k
        left, top = x + (w - width) / 2, y + h - height
        ink = (left, top, left + width, top + height)
        if glyph.kind == "webp":
            whole = (left - ix0 * k, top - iy0 * k, glyph.width * k, glyph.height * k)
            self.image(decoded(glyph.data), *whole, opacity=opacity, flip=flip, tilt=tilt)
            return ink
        picture = tvg.Picture()
        picture.load_data(glyph.data, "svg")
        picture.set_size(glyph.width * k, glyph.height * k)
        m: Affine = 1, 0, left - ix0 * k, 0, 1, top - iy0 * k
        self._put(picture, ink, m, flip=flip, tilt=tilt, opacity=opacity)
        return ink

    # ------------------------------------------------------------------ pixels

    def image(
        self,
        rgba: U8,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        opacity: float = 1.0,
        blend: Blend = "over",
        flip: bool = False,
        tilt: float = 0.0,
        clip: Path | None = None,
        premultiplied: bool = False,
    ) -> None:
        """Draw H x W x 4 uint8 pixels (straight alpha) smoothly scaled into the box.

        `tilt` is degrees clockwise about the box's centre; `flip` mirrors left and right.
        Small arrays scaled up this way are how fog, clouds and glows are painted cheaply.
        """
        if min(w, h) * self._zoom() < 0.5:
            return
        pixels = rgba if premultiplied else premultiply(rgba)
        pixels = resized(pixels, round(w * self._zoom()), round(h * self._zoom()))
        rows, columns = pixels.shape[:2]
        picture = tvg.Picture()
        picture.load_raw(pixels.ctypes.data, columns, rows, tvg.Colorspace.ABGR8888, False)
        self._kept.append(pixels)
        m: Affine = (w / columns, 0, x, 0, h / rows, y)
        box = (x, y, x + w, y + h)
        self._put(picture, box, m, flip=flip, tilt=tilt, opacity=opacity, blend=blend, clip=clip)

    def _shape(self, path: Path) -> tvg.Shape:
        # Points are put into pixels here: ThorVG drops strokes that are thin before a transform.
        shape = tvg.Shape()
        points = path.points
        if self._matrix is not IDENTITY:
            a, b, c, d, e, f = self._matrix
            points = [(a * x + b * y + c, d * x + e * y + f) for x, y in points]
        shape.append_path(path.commands, points)
        return shape

    def _soft_fill(
        self,
        path: Path,
        paint: Paint,
        opacity: float,
        blend: Blend,
        blur: float,
        clip: Path | None,
        even_odd: bool,
    ) -> None:
        # One small pixel is a quarter of the sigma.
        k = 4 / blur
        x0, y0, x1, y1 = path.bounds()
        reach = 3 * blur
        width = math.ceil((x1 - x0 + 2 * reach) * k)
        height = math.ceil((y1 - y0 + 2 * reach) * k)
        soft = Canvas(width, height)
        with soft.placed((reach - x0) * k, (reach - y0) * k, k):
            soft.fill(path, paint, blur=blur, even_odd=even_odd)
        box = (x0 - reach, y0 - reach, width / k, height / k)
        self.image(
            soft.premultiplied().copy(), *box, opacity=opacity, blend=blend, clip=clip,
            premultiplied=True,
        )  # fmt: skip

    def _add(
        self, paint: tvg.Paint, opacity: float, blend: Blend, blur: float, clip: Path | None
    ) -> None:
        if blur > 0:
            paint = _inside_scene(paint)
            paint.add_effect_gaussian_blur(blur * self._zoom(), 0, 0, 60)
        if clip is not None:
            if blur > 0:  # or the clip would cut before the blur spreads
                paint = _inside_scene(paint)
            paint.set_clip(self._shape(_safe_clip(clip)))
        if blend != "over":
            # ThorVG 1.0 blends a lone translucent shape as if it were solid; a scene is right.
            paint = _inside_scene(paint)
        if opacity < 1:
            paint.set_opacity(max(0, round(opacity * 255)))
        if blend != "over":
            paint.set_blend_method(_BLENDS[blend])
        self._tvg.add(paint)
        self._pending = True

    def _put(
        self,
        picture: tvg.Picture,
        box: Box,
        matrix: Affine,
        *,
        flip: bool,
        tilt: float,
        opacity: float,
        blend: Blend = "over",
        clip: Path | None = None,
    ) -> None:
        cx, cy = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
        if flip:
            matrix = multiply((-1, 0, 2 * cx, 0, 1, 0), matrix)
        if tilt:
            a = math.radians(tilt)
            turn = (math.cos(a), -math.sin(a), 0.0, math.sin(a), math.cos(a), 0.0)
            matrix = multiply(
                multiply((1, 0, cx, 0, 1, cy), turn), multiply((1, 0, -cx, 0, 1, -cy), matrix)
            )
        # ThorVG applies a picture's size before its transform.
        picture.set_transform(matrix_of(multiply(self._matrix, matrix)))
        paint = picture if clip is None else _inside_scene(picture)
        self._add(paint, opacity, blend, 0.0, clip)


def _safe_clip(path: Path) -> Path:
    # ThorVG 1.0 takes any clip of four points for a rectangle, handles of a curve included.
    if len(path.points) == 4 and CUBIC in path.commands:
        longer = Path().move(*path.points[0]).line(*path.points[0])
        longer.commands += path.commands[1:]
        longer.points += path.points[1:]
        return longer
    return path


def _inside_scene(paint: tvg.Paint) -> tvg.Scene:
    scene = tvg.Scene()
    scene.add(paint)
    return scene
