"""The open-air places together, and a picture of one of them as seen through a window."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places import (
    airfield,
    alleys,
    arena,
    chinese_garden,
    cosmos,
    courtyard,
    crops,
    depths,
    drylands,
    fairground,
    fields,
    gorges,
    harbour,
    heights,
    journeys,
    palette,
    parkland,
    plains,
    rooftops,
    shores,
    temple,
    town,
    water_town,
    waterfall,
    waterside,
    wild,
    woodland,
    woods,
    worlds,
)
from seedbed.engines.illustrator.places.ground import Frame
from seedbed.engines.illustrator.places.place import Place
from seedbed.engines.illustrator.places.scenery import air
from seedbed.engines.illustrator.places.view import View
from seedbed.engines.illustrator.scene import SceneGraph

OUTDOORS: dict[str, Place] = {
    **fields.PLACES,
    **parkland.PLACES,
    **plains.PLACES,
    **crops.PLACES,
    **chinese_garden.PLACES,
    **woods.PLACES,
    **woodland.PLACES,
    **courtyard.PLACES,
    **alleys.PLACES,
    **wild.PLACES,
    **arena.PLACES,
    **heights.PLACES,
    **gorges.PLACES,
    **journeys.PLACES,
    **drylands.PLACES,
    **waterside.PLACES,
    **waterfall.PLACES,
    **shores.PLACES,
    **harbour.PLACES,
    **town.PLACES,
    **water_town.PLACES,
    **rooftops.PLACES,
    **temple.PLACES,
    **airfield.PLACES,
    **fairground.PLACES,
    **cosmos.PLACES,
    **worlds.PLACES,
    **depths.PLACES,
}


def hour_light(graph: SceneGraph, place: Place, horizon: float) -> Light:
    """The light of the graph's hour under its weather, before the place changes it."""
    skies = palette.SKIES[graph.time]
    choice = np.random.Generator(np.random.PCG64([graph.seed & 0xFFFFFFFFFFFFFFFF, 11])).random()
    light = skies[int(choice * len(skies))]
    if "aurora" in graph.weather:
        # The aurora is seen against a dark sky, and is the light of its night.
        light = replace(palette.NIGHT[int(choice * 2)], glow="#5fe0a0")
    for weather in ("storm", "rain", "fog", "snow", "cloudy"):
        if weather in graph.weather and not (weather == "snow" and "aurora" in graph.weather):
            light = palette.under_cover(light, weather)
            break
    season = "winter" if place.winter else graph.season
    if season and light.darkness < 0.6:
        light = palette.in_season(light, season)
    if season == "winter":
        light = replace(light, open_sun=light.open_sun * 0.5)  # snow is bright enough
    high = 0.2 + 0.24 * ((choice * 7.31) % 1.0)
    height = {"day": high, "dawn": place.low_sun - 0.06, "sunset": place.low_sun, "night": 0.3}
    return replace(light, sun_x=graph.sun_x, sun_y=horizon * height[graph.time])


def view_of(canvas: Canvas, graph: SceneGraph, light: Light, place: Place) -> View:
    """The view of a place on a canvas."""
    if place.winter and graph.season != "winter":
        graph = replace(graph, season="winter")
    frame = Frame(canvas.width, canvas.height, graph.variant, graph.camera)
    return View(canvas, graph, light, place.ground(frame), frame)


def outside(graph: SceneGraph, size: tuple[int, int]) -> NDArray[np.uint8]:
    """What the window of an indoor scene shows: its backdrop at its hour, H x W x 4."""
    usual = "city" if graph.setting in {"office", "cafe"} else "hills"
    name = graph.backdrop if graph.backdrop in OUTDOORS else usual
    place = OUTDOORS[name]
    canvas = Canvas(max(32, size[0]), max(32, size[1]))
    seen = replace(graph, setting=name, backdrop=None, placed=(), lettering=(), sun_x=0.7)
    frame = Frame(canvas.width, canvas.height, graph.variant, graph.camera)
    light = hour_light(seen, place, place.ground(frame).horizon)
    if place.light:
        light = place.light(light, seen)
    view = view_of(canvas, seen, light, place)
    place.back(view)
    if place.weather:
        air.weather(view)
    return canvas.rgba()
