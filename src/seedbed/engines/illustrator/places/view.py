"""What every part of a place is painted with: the canvas, the light, the ground, the chances."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from seedbed.engines.illustrator.canvas import Canvas, Colour, Linear, Path, Radial, mix, rgb
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.scene import SceneGraph
from seedbed.engines.illustrator.styles import manner

RGB = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class View:
    """One place about to be painted on one canvas.

    Lengths are pixels. `unit` is the shorter side: things keep their size in units whatever
    the canvas' shape. Every element draws its chances from its own `chance(name)`, so a
    change of season or time never moves another element.
    """

    canvas: Canvas
    graph: SceneGraph
    light: Light
    ground: Ground
    frame: Frame

    @property
    def width(self) -> int:
        return self.frame.width

    @property
    def height(self) -> int:
        return self.frame.height

    @property
    def unit(self) -> float:
        return float(min(self.frame.width, self.frame.height))

    @property
    def span(self) -> float:
        """Canvas width in units: 1 for square and tall canvases, 2.33 for 21:9."""
        return self.width / self.unit

    @property
    def horizon(self) -> float:
        """The horizon in pixels."""
        return self.ground.horizon * self.height

    @property
    def flat(self) -> bool:
        """Whether the style wants plain shapes: no glows, mist or gradients."""
        return manner(self.graph.style).flat

    @property
    def season(self) -> str:
        """The season of the picture; summer where the prompt did not say."""
        if self.graph.season is None and "snow" in self.graph.weather:
            return "winter"
        return self.graph.season or "summer"

    @property
    def snowy(self) -> bool:
        """Whether snow lies on the ground."""
        return self.season == "winter" or "snow" in self.graph.weather

    @property
    def night(self) -> bool:
        return self.light.darkness > 0.55

    @property
    def wet(self) -> bool:
        return bool({"rain", "storm"} & set(self.graph.weather))

    @property
    def overcast(self) -> bool:
        """Whether the sun is hidden."""
        weather = set(self.graph.weather)
        if "aurora" in weather:
            weather -= {"snow", "cloudy"}
        return bool({"rain", "storm", "fog", "cloudy", "snow"} & weather)

    @property
    def kind(self) -> int:
        return self.frame.kind

    @property
    def sun(self) -> tuple[float, float]:
        """The sun's (or moon's) place in pixels."""
        return self.light.sun_x * self.width, self.light.sun_y * self.height

    @property
    def sun_side(self) -> int:
        """-1 when the light comes from the left, 1 from the right."""
        return -1 if self.light.sun_x < 0.5 else 1

    def free(self, *names: str) -> bool:
        """Whether the place may paint such a thing by itself: nobody forbade or placed one."""
        taken = {placed.name for placed in self.graph.placed} | set(self.graph.excluded)
        return not taken & set(names)

    def chance(self, element: str) -> np.random.Generator:
        """The generator of one named element of this scene."""
        return np.random.Generator(
            np.random.PCG64([self.graph.seed & 0xFFFFFFFFFFFFFFFF, crc32(element.encode())])
        )

    def tint(self, colour: Colour, depth: float = 0.0) -> RGB:
        """`colour` as it looks in this light, faded into the haze by `depth` in 0..1."""
        r, g, b = rgb(colour)
        k = 0.35 + 0.65 * self.light.key
        ar, ag, ab = self.light.ambient
        lit = (r * ar * k, g * ag * k, b * ab * k)
        # What the sun does not reach takes the colour of the far air: blue nights, violet dusks.
        lit = mix(lit, self.light.far, 0.0 if self.light.indoor else 0.24 * self.light.darkness)
        return mix(lit, self.light.haze, depth)

    def down(self, top: float, bottom: float, *colours: Colour) -> Linear | Colour:
        """A vertical gradient through `colours`; in a flat style, their middle as one colour."""
        if self.flat:
            return (
                colours[len(colours) // 2]
                if len(colours) % 2
                else mix(colours[len(colours) // 2 - 1], colours[len(colours) // 2], 0.5)
            )
        last = max(1, len(colours) - 1)
        return Linear(0, top, 0, bottom, [(i / last, c, 1.0) for i, c in enumerate(colours)])

    def across(self, left: float, right: float, *colours: Colour) -> Linear | Colour:
        """As `down`, from left to right."""
        if self.flat:
            return colours[len(colours) // 2]
        last = max(1, len(colours) - 1)
        return Linear(left, 0, right, 0, [(i / last, c, 1.0) for i, c in enumerate(colours)])

    def glow(self, x: float, y: float, radius: float, colour: Colour, strength: float) -> None:
        """A soft light in the air around (x, y); nothing in a flat style."""
        if self.flat:
            return
        self.canvas.fill(
            Path().circle(x, y, radius),
            Radial(
                x,
                y,
                radius,
                [
                    (0, colour, strength),
                    (0.25, colour, strength * 0.45),
                    (0.55, colour, strength * 0.12),
                    (1, colour, 0),
                ],
            ),
            blend="screen",
        )

    def mist(self, y: float, half: float, strength: float, colour: Colour | None = None) -> None:
        """A soft horizontal band of haze centred on `y`."""
        if self.flat:
            return
        tone = colour or self.light.haze
        self.canvas.wash(
            Linear(
                0,
                y - half,
                0,
                y + half,
                [
                    (0, tone, 0),
                    (0.3, tone, strength * 0.6),
                    (0.5, tone, strength),
                    (0.7, tone, strength * 0.6),
                    (1, tone, 0),
                ],
            ),
            top=y - half,
            bottom=y + half,
        )


def heap(xs: Sequence[float], ys: Sequence[float], bottom: float) -> Path:
    """The area under a line of points, down to `bottom`."""
    points = [(float(x), float(y)) for x, y in zip(xs, ys, strict=True)]
    return Path().polygon([(points[0][0], bottom), *points, (points[-1][0], bottom)])
