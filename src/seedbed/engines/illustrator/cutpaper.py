"""A canvas on which every shape is a sheet of paper that throws a shadow on those below it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
from PIL import Image, ImageFilter

from seedbed.engines.illustrator.canvas import U8, Blend, Canvas
from seedbed.engines.illustrator.paint import Linear, Paint, Radial
from seedbed.engines.illustrator.path import Path

SHADE = "#1b1426"
# Shares of the canvas's short side: the smallest piece scissors can cut, and how far and how
# softly its shadow falls.
LEAST, DROP, SOFT = 0.03, 0.009, 0.009
DARK = 0.50
# Paint thinner than this is no paper.
SOLID = 0.85
# Shadows are made on copies of this many pixels: they are soft.
SMALL = 300


class CutPaper(Canvas):
    """As `Canvas`; opaque shapes of some size are laid over their own shadow."""

    def __init__(self, width: int, height: int) -> None:
        super().__init__(width, height)
        self._unit = float(min(width, height))
        self._lifted = False

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
        """As Canvas.fill; a solid piece large enough to be cut throws a shadow."""
        solid = opacity > SOLID and blend == "over" and not blur and _solid(paint)
        if solid and self._is_sheet(path):
            zoom = self._zoom()
            drop, soft = DROP * self._unit / zoom, SOFT * self._unit / zoom
            shade = path.moved(drop * 0.6, drop)
            super().fill(shade, SHADE, opacity=DARK, blur=soft, clip=clip, even_odd=even_odd)
        super().fill(
            path, paint, opacity=opacity, blend=blend, blur=blur, clip=clip, even_odd=even_odd
        )

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
        """As Canvas.image; inside `lifted` the picture's silhouette throws a shadow."""
        if self._lifted:
            self._shadow(rgba, x, y, w, h, flip=flip, tilt=tilt, clip=clip)
        super().image(
            rgba, x, y, w, h, opacity=opacity, blend=blend, flip=flip, tilt=tilt, clip=clip,
            premultiplied=premultiplied,
        )  # fmt: skip

    @contextmanager
    def lifted(self) -> Iterator[None]:
        """Inside this block images are cut-outs that lie above the paper."""
        self._lifted = True
        try:
            yield
        finally:
            self._lifted = False

    def _is_sheet(self, path: Path) -> bool:
        x0, y0, x1, y1 = path.bounds()
        least = LEAST * self._unit / self._zoom()
        return x1 - x0 > least and y1 - y0 > least

    def _shadow(
        self,
        rgba: U8,
        x: float,
        y: float,
        w: float,
        h: float,
        *,
        flip: bool,
        tilt: float,
        clip: Path | None,
    ) -> None:
        k = min(1.0, SMALL / max(w, h))
        size = (max(1, round(w * k)), max(1, round(h * k)))
        soft = SOFT * self._unit * 1.3
        pad = max(2, round(soft * 3 * k))
        alpha = Image.fromarray(np.ascontiguousarray(rgba[..., 3])).resize(
            size, Image.Resampling.BOX
        )
        room = Image.new("L", (size[0] + 2 * pad, size[1] + 2 * pad), 0)
        room.paste(alpha, (pad, pad))
        cover = np.asarray(room.filter(ImageFilter.GaussianBlur(soft * k)))
        shade = np.zeros((*cover.shape, 4), np.uint8)
        shade[..., :3] = (27, 20, 38)
        shade[..., 3] = (cover * (DARK + 0.1)).astype(np.uint8)
        drop = DROP * self._unit * 1.5
        edge = pad / k
        super().image(
            shade, x - edge + drop * 0.6, y - edge + drop, w + 2 * edge, h + 2 * edge,
            flip=flip, tilt=tilt, clip=clip,
        )  # fmt: skip


def _solid(paint: Paint) -> bool:
    if isinstance(paint, (Linear, Radial)):
        return all(alpha > SOLID for _, _, alpha in paint.stops)
    return True
