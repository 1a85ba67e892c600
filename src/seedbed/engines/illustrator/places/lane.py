"""A narrow lane straight ahead: two walls and the ground between them, in perspective."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from seedbed.engines.illustrator.canvas import Colour, Path, mix, scale
from seedbed.engines.illustrator.places.view import View

Point = tuple[float, float]
FAR = 0.2
"""How large things are at the lane's far end, beside those at the picture's edge."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A lane seen from its middle, at eye height.

    A place on a wall is given by its side (-1 left, 1 right), its `size` (1 at the picture's
    edge, FAR at the far end; what is twice as far is half as large) and its height in walls
    (0 at the ground, 1 at the top). Pixels.
    """

    view: View
    half: float
    """From the lane's middle to its walls, where size is 1."""
    drop: float
    """From the eye's height down to the ground, where size is 1."""
    wall: float
    """The wall's height, where size is 1."""

    @property
    def middle(self) -> float:
        return self.view.width / 2

    def at(self, side: int, size: float, height: float, *, out: float = 0.0) -> Point:
        """A point of a wall; `out` of it into the lane, in half widths of the lane."""
        x = self.middle + side * self.half * size * (1 - out)
        return x, self.view.horizon + (self.drop - self.wall * height) * size

    def face(
        self, side: int, near: float, far: float, low: float, high: float, *, out: float = 0.0
    ) -> Path:
        """The part of a wall between two sizes and two heights."""
        return Path().polygon([
            self.at(side, near, low, out=out), self.at(side, far, low, out=out),
            self.at(side, far, high, out=out), self.at(side, near, high, out=out),
        ])  # fmt: skip

    def walls(self, side: int, near: float, colour: Colour, height: float = 1.0) -> None:
        """The whole wall of a side, hazed towards the far end; the side away from the sun
        is in shade."""
        view = self.view
        tone = scale(colour, 0.8) if side == view.sun_side else mix(colour, view.light.sun, 0.1)
        body = self.face(side, near, FAR, 0.0, height)
        far = mix(tone, view.light.haze, 0.4)
        x0, x1 = self.at(side, near, 0)[0], self.at(side, FAR, 0)[0]
        a, b = (tone, far) if x0 < x1 else (far, tone)
        view.canvas.fill(body, view.across(min(x0, x1), max(x0, x1), a, mix(a, b, 0.5), b))

    def courses(self, side: int, near: float, heights: Sequence[float], colour: Colour) -> None:
        """Lines along a wall, at these heights, that run to the vanishing point."""
        lines = Path()
        for height in heights:
            lines.move(*self.at(side, near, height)).line(*self.at(side, FAR, height))
        self.view.canvas.stroke(lines, max(0.6, self.view.unit * 0.0022), colour, opacity=0.45)

    def paving(self, colour: Colour, *, rows: int = 9, columns: int = 5) -> None:
        """The ground from wall to wall, in slabs that get smaller."""
        view = self.view
        near = (view.height - view.horizon) / self.drop * 1.05
        ground = Path().polygon([
            self.at(-1, near, 0), self.at(-1, FAR, 0), self.at(1, FAR, 0), self.at(1, near, 0),
        ])  # fmt: skip
        top = view.horizon + self.drop * FAR
        view.canvas.fill(ground, view.down(top, view.height, mix(colour, view.light.haze, 0.3),
                                           colour, scale(colour, 0.85)))  # fmt: skip
        joints = Path()
        sizes = [FAR * (near / FAR) ** (k / rows) for k in range(rows + 1)]
        for number, (a, b) in enumerate(pairwise(sizes)):
            joints.move(*self.at(-1, b, 0)).line(*self.at(1, b, 0))
            for k in range(1, columns):
                side = (k + 0.5 * (number % 2)) / columns * 2 - 1
                xa, xb = self.middle + side * self.half * a, self.middle + side * self.half * b
                joints.move(xa, view.horizon + self.drop * a).line(xb, view.horizon + self.drop * b)
        view.canvas.stroke(joints, max(0.7, view.unit * 0.003), scale(colour, 0.7), opacity=0.6)

    def soffit(self, side: int, near: float, far: float, height: float, reach: float) -> None:
        """The shaded underside of what juts out of a wall by `reach`."""
        under = Path().polygon([
            self.at(side, near, height), self.at(side, far, height),
            self.at(side, far, height, out=reach), self.at(side, near, height, out=reach),
        ])  # fmt: skip
        self.view.canvas.fill(under, self.view.tint("#4a3a34", 0.1))

    def eaves(self, side: int, near: float, height: float, colour: Colour, *, reach: float = 0.16,
              rise: float = 0.14, ribs: int = 26) -> None:  # fmt: skip
        """A roof's tiled edge that hangs over the wall."""
        view = self.view
        self.soffit(side, near, FAR, height - 0.03, reach)
        roof = Path().polygon([
            self.at(side, near, height - 0.03, out=reach), self.at(side, FAR, height - 0.03,
                                                                   out=reach),
            self.at(side, FAR, height + rise), self.at(side, near, height + rise),
        ])  # fmt: skip
        tone = scale(colour, 0.86) if side == view.sun_side else colour
        view.canvas.fill(roof, tone)
        lines = Path()
        for k in range(ribs + 1):
            size = FAR * (near / FAR) ** (k / ribs)
            lines.move(*self.at(side, size, height - 0.03, out=reach))
            lines.line(*self.at(side, size, height + rise))
        view.canvas.stroke(lines, max(0.8, view.unit * 0.0036), scale(tone, 0.66), clip=roof)
        edge = Path().move(*self.at(side, near, height - 0.03, out=reach))
        edge.line(*self.at(side, FAR, height - 0.03, out=reach))
        view.canvas.stroke(edge, max(1.2, view.unit * 0.009), scale(tone, 0.7))
        shade = self.face(side, near, FAR, height - 0.16, height - 0.02)
        view.canvas.fill(shade, "#1d1726", opacity=0.22)
        if view.snowy:
            snow = Path().polygon([
                self.at(side, near, height + rise * 0.3, out=reach * 0.6),
                self.at(side, FAR, height + rise * 0.3, out=reach * 0.6),
                self.at(side, FAR, height + rise * 1.2), self.at(side, near, height + rise * 1.2),
            ])  # fmt: skip
            view.canvas.fill(snow, view.tint("#f6faff"))
