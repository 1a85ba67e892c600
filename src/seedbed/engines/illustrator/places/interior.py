"""What all rooms share: their light, their lamplight after dark, boxes in pixels."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.canvas import Colour, mix, scale
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.ground import Box, Frame
from seedbed.engines.illustrator.places.view import View
from seedbed.engines.illustrator.scene import SceneGraph


def dim(view: View, colour: Colour) -> Colour:
    """A colour of the room in its light: warmer and darker in the evening."""
    dark = view.light.darkness
    return mix(colour, scale(mix(colour, "#6a4a5a", 0.35), 0.62), min(1.0, dark * 1.25))


def px(view: View, box: Box) -> Box:
    x0, y0, x1, y1 = box
    return x0 * view.width, y0 * view.height, x1 * view.width, y1 * view.height


def centred(frame: Frame, cx: float, top: float, wide: float, bottom: float) -> Box:
    """A box `wide` short sides wide, `top` and `bottom` as fractions of the height."""
    half = wide / 2 * min(1.0, frame.height / frame.width)
    return cx - half, top, cx + half, bottom


def room_light(light: Light, graph: SceneGraph) -> Light:
    if light.darkness > 0.55:
        return replace(
            light, ambient=(1.0, 0.9, 0.79), key=0.84, darkness=0.45, indoor=True, glow="#ffc878"
        )
    return replace(
        light,
        ambient=(1.0, 0.985, 0.955),
        key=0.97,
        darkness=min(light.darkness, 0.24),
        indoor=True,
    )


def evening(view: View, x: float, y: float) -> None:
    """Warm lamplight over the whole room after dark."""
    if view.light.darkness > 0.4 and not view.flat:
        view.glow(
            view.width * x, view.height * y, max(view.width, view.height) * 0.75, "#ffb45e", 0.38
        )
