"""Places: the settings a scene can be in, the light in them, and how they are painted.

`ground` tells a layout where things may stand, float and fly; `light_for` the light of a
graph; `paint_back` and `paint_front` paint what is behind and before its subjects.

Facts and light: `ground`, `palette`, `place`, `view`. What several places share, from skies and
trees to furniture and weather, is in `scenery/`. Every other module holds places and ends in its
table PLACES; `outdoors` and `indoors` gather them.
"""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places import festive, indoors, studio, theatre
from seedbed.engines.illustrator.places.ground import Frame, Ground
from seedbed.engines.illustrator.places.outdoors import OUTDOORS, hour_light, view_of
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import air, islet
from seedbed.engines.illustrator.places.scenery.sky import MOONS, SUNS
from seedbed.engines.illustrator.scene import Placed, SceneGraph, Season
from seedbed.engines.illustrator.styles import manner

__all__ = [
    "PLACES", "Ground", "graded", "ground", "islet_depth", "light_for", "on_islet", "paint_back",
    "paint_front", "season_of",
]  # fmt: skip

PLACES: dict[str, Place] = {
    **OUTDOORS,
    **indoors.PLACES,
    **studio.PLACES,
    **festive.PLACES,
    **theatre.PLACES,
}
FALLBACK = "meadow"
# What lights those around it after dark.
FIRES = frozenset([
    "campfire", "bonfire", "fireplace", "lantern", "red-lantern", "lotus-lantern", "candle",
    "street-lamp", "jack-o-lantern", "sky-lantern",
])  # fmt: skip


def ground(
    setting: str, size: tuple[int, int], variant: int = 0, *, camera: str = "normal"
) -> Ground:
    """Where things may be in this setting on a canvas of this size (width, height).

    Fractions of the canvas; an unknown setting is treated as a meadow. A variant's lowest bit
    chooses between the two versions of the place, the rest (0..2) the camera's height.
    """
    return _place(setting).ground(Frame(size[0], size[1], variant, camera))


def light_for(graph: SceneGraph, size: tuple[int, int]) -> Light:
    """The light of the whole scene: the hour's, under its weather, changed by the place."""
    place = _place(graph.setting)
    horizon = ground(graph.setting, size, graph.variant, camera=graph.camera).horizon
    light = hour_light(graph, place, horizon)
    if place.light:
        light = place.light(light, graph)
    if light.darkness > 0.5 and any(placed.name in FIRES for placed in graph.placed):
        light = replace(light, glow="#ffb45a")  # its warmth is on every edge
    for placed in graph.placed:
        if placed.name in {*SUNS, *MOONS}:
            # The scene's own sun or moon is its light.
            light = replace(light, sun_x=placed.x, sun_y=placed.foot - placed.h / 2)
    return light


def paint_back(canvas: Canvas, graph: SceneGraph, light: Light) -> None:
    """Paint everything behind the subjects; fills the canvas."""
    place = _place(graph.setting)
    view = view_of(canvas, graph, light, place)
    place.back(view)
    islet.paint_islets(view)
    if place.weather and "fog" in graph.weather:
        air.fog(view)
    if place.weather and graph.camera == "close":
        air.out_of_focus(view)


def paint_front(canvas: Canvas, graph: SceneGraph, light: Light) -> None:
    """Paint what stands between the viewer and the subjects: framing plants, falling snow."""
    place = _place(graph.setting)
    view = view_of(canvas, graph, light, place)
    if place.front and graph.camera != "close":
        place.front(view)
    if place.weather:
        air.weather(view)


def season_of(graph: SceneGraph) -> Season | None:
    """The season the scene is drawn in: winter where snow lies, None if nothing says."""
    if "snow" in graph.weather or _place(graph.setting).winter:
        return "winter"
    return graph.season


def on_islet(graph: SceneGraph, placed: Placed, size: tuple[int, int]) -> bool:
    """Whether `paint_back` gives this subject a spit of land, because it stands in the water."""
    return islet.needs_land(placed, ground(graph.setting, size, graph.variant, camera=graph.camera))


def graded(graph: SceneGraph) -> bool:
    """Whether bloom and vignette suit the picture: not a flat style or a plain ground."""
    return graph.setting != "plain" and not manner(graph.style).flat


islet_depth = islet.depth_below


def _place(setting: str) -> Place:
    return PLACES.get(setting, PLACES[FALLBACK])
