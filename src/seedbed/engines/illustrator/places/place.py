"""One setting: its layout, its light, and how its back and front are painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.view import View
from seedbed.engines.illustrator.scene import SceneGraph


@dataclass(frozen=True, slots=True)
class Place:
    """A setting. `back` paints all that is behind the subjects, `front` what is before them.

    `low_sun` is where the rising or setting sun stands, as part of the horizon's height;
    `light` changes the hour's light (a room, Mars); `weather` False keeps rain and snow out;
    `winter` places lie under snow in every season.
    """

    ground: Callable[[Frame], Ground]
    back: Callable[[View], None]
    front: Callable[[View], None] | None = None
    light: Callable[[Light, SceneGraph], Light] | None = None
    low_sun: float = 0.84
    weather: bool = True
    winter: bool = False
