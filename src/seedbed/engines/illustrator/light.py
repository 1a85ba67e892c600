"""One light for a whole scene: what the sky, the sun and the air do to everything in it."""

from __future__ import annotations

from dataclasses import dataclass

RGB = tuple[float, float, float]


@dataclass(frozen=True, slots=True)
class Light:
    """The light every part of a scene is painted in.

    `sky` runs from the zenith to the horizon; colours are "#rrggbb". `ambient` multiplies
    each channel of what stands in the scene (1 = as drawn); `key` in (0, 1] is how bright the
    sun or lamp is; `darkness` 0 is noon, 0.3 sunset, 0.75 night. `sun_x` and `sun_y` are
    fractions of the canvas and may lie outside it. `haze` is the colour that distance fades
    to. `indoor` scenes cast short, soft shadows. `glow` is a coloured local light (neon, lamp)
    that tints rims, or None. `open_sun` is how far the sun is free of cloud, 0..1.
    """

    sky: tuple[str, str, str, str]
    sun: str
    haze: str
    far: str
    ambient: RGB = (1.0, 1.0, 1.0)
    key: float = 1.0
    darkness: float = 0.0
    cloud: str = "#ffffff"
    cloud_shade: str = "#c3d6e8"
    sun_x: float = 0.72
    sun_y: float = 0.2
    indoor: bool = False
    glow: str | None = None
    open_sun: float = 1.0
