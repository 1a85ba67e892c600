"""What a canvas is before anything is drawn: a buffer of pixels that ThorVG and numpy share,
and the units it is measured in.

Vector calls are collected and rasterised together when pixels are next needed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import thorvg_cython as tvg  # type: ignore[import-untyped]  # no py.typed marker
from numpy.typing import NDArray
from PIL import Image

from seedbed.engines.illustrator.paint import IDENTITY, Affine, multiply
from seedbed.engines.illustrator.pixels import straighten

U8 = NDArray[np.uint8]

# Rows turned into RGB at a time.
_BAND = 256

# No threads of ThorVG's own: one worker process draws one picture, in one order.
_ENGINE = tvg.Engine(0)


class Surface:
    """`width` x `height` pixels, transparent at first."""

    def __init__(self, width: int, height: int) -> None:
        self.width = width
        self.height = height
        # EngineOption.NONE: the other modes repaint "dirty" regions and forget what was there.
        self._tvg = tvg.SwCanvas(width, height, tvg.Colorspace.ABGR8888, tvg.EngineOption.NONE)
        # Premultiplied RGBA bytes.
        self._pixels: U8 = np.frombuffer(self._tvg.buffer, np.uint8).reshape(height, width, 4)
        self._pending = False
        self._kept: list[object] = []  # arrays ThorVG reads when it rasterises
        self._matrix: Affine = IDENTITY

    # ------------------------------------------------------------------ pixels

    def region(self, x0: float, y0: float, x1: float, y1: float) -> U8:
        """A copy of the pixels inside the box (cut to the canvas): H x W x 4, straight alpha."""
        self.flush()
        left, top = max(0, math.floor(x0)), max(0, math.floor(y0))
        right, bottom = min(self.width, math.ceil(x1)), min(self.height, math.ceil(y1))
        return straighten(self._pixels[top : max(top, bottom), left : max(left, right)])

    def small(self, x0: float, y0: float, x1: float, y1: float, width: int, height: int) -> U8:
        """The pixels inside the box averaged down to `width` x `height`: H x W x 4,
        premultiplied; empty if the box is off the canvas. Takes no copy at its own size."""
        self.flush()
        whole = Image.frombuffer(
            "RGBa", (self.width, self.height), self._pixels, "raw", "RGBa", 0, 1
        )
        box = (max(0.0, x0), max(0.0, y0), min(float(self.width), x1), min(float(self.height), y1))
        if box[2] - box[0] < 1 or box[3] - box[1] < 1:
            return np.zeros((height, width, 4), np.uint8)
        return np.array(whole.resize((width, height), Image.Resampling.BOX, box))

    def rgb(self) -> U8:
        """The finished picture, H x W x 3; what is still transparent comes out black."""
        self.flush()
        out = np.empty((self.height, self.width, 3), np.uint8)
        # Band by band: Pillow drops the fourth byte faster than numpy, but makes copies to do so.
        for top in range(0, self.height, _BAND):
            band = self._pixels[top : top + _BAND]
            size = (self.width, band.shape[0])
            image = Image.frombuffer("RGBX", size, band, "raw", "RGBX", 0, 1)
            out[top : top + _BAND] = np.asarray(image.convert("RGB"))
        return out

    def rgba(self) -> U8:
        """The finished picture with its transparency, H x W x 4, straight alpha."""
        return self.region(0, 0, self.width, self.height)

    def premultiplied(self) -> U8:
        """The live buffer, H x W x 4, premultiplied: cheap, and changed by further drawing."""
        self.flush()
        return self._pixels

    def put_rgb(self, array: U8) -> None:
        """Replace all pixels by an opaque H x W x 3 picture of the canvas's own size."""
        self.flush()
        self._pixels[..., :3] = array
        self._pixels[..., 3] = 255

    def flush(self) -> None:
        """Rasterise what was collected so far."""
        if self._pending:
            self._tvg.draw(False)
            self._tvg.sync()
            self._tvg.remove(None)
            self._kept.clear()
            self._pending = False

    # ------------------------------------------------------------------ units

    @contextmanager
    def placed(
        self, x: float, y: float, size: float = 1.0, *, tilt: float = 0.0, flip: bool = False
    ) -> Iterator[None]:
        """Inside this block (0, 0) lies at (x, y) and one unit is `size` long.

        `tilt` turns clockwise by degrees, `flip` mirrors left and right; blocks nest.
        """
        before = self._matrix
        a = math.radians(tilt)
        fx = -size if flip else size
        self._matrix = multiply(
            before,
            (math.cos(a) * fx, -math.sin(a) * size, x, math.sin(a) * fx, math.cos(a) * size, y),
        )
        try:
            yield
        finally:
            self._matrix = before

    @property
    def frame(self) -> Affine:
        """How the units in force now lie on the canvas, for `framed`."""
        return self._matrix

    @contextmanager
    def framed(self, frame: Affine) -> Iterator[None]:
        """Inside this block the units are those of an earlier moment."""
        before, self._matrix = self._matrix, frame
        try:
            yield
        finally:
            self._matrix = before

    def _zoom(self) -> float:
        a, b, _, d, e, _ = self._matrix
        return math.sqrt(abs(a * e - b * d))
