"""From a scene graph to pixels: the order in which a picture is painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator import places, styles
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.lettering import draw_lettering
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.grade import grade
from seedbed.engines.illustrator.scene import Placed, SceneGraph
from seedbed.engines.illustrator.subjects import draw_reflection, draw_subject

Progress = Callable[[float, str], None]


def render(
    graph: SceneGraph, size: tuple[int, int], *, progress: Progress | None = None
) -> NDArray[np.uint8]:
    """The picture of a graph, H x W x 3 sRGB, exactly `size` = (width, height) pixels.

    The same graph and size give the same bytes. `progress` hears how far it is, 0..1, and
    what is being painted.
    """
    tell = progress or _silence
    light = places.light_for(graph, size)
    canvas = Canvas(*size)

    tell(0.05, "background")
    places.paint_back(canvas, graph, light)
    tell(0.4, "subjects")
    for placed in far_to_near(graph):
        _draw(canvas, graph, placed, light)
    tell(0.65, "foreground")
    places.paint_front(canvas, graph, light)

    tell(0.75, "light and style")
    picture = canvas.rgb()
    del canvas  # 64 MB at 4096 x 4096, no longer needed
    picture = grade(picture, light, graph.seed, flat=not places.graded(graph))
    picture = styles.apply(graph.style, picture, graph.seed)
    tell(0.95, "lettering")
    if graph.lettering:
        picture = draw_lettering(picture, graph.lettering)
    tell(1.0, "done")
    return picture


def far_to_near(graph: SceneGraph) -> list[Placed]:
    """The subjects in the order they are painted: by layer, then by where they stand."""
    return sorted(graph.placed, key=lambda placed: (placed.layer, placed.foot))


def _draw(canvas: Canvas, graph: SceneGraph, placed: Placed, light: Light) -> None:
    # Each subject has chances of its own: one more in the scene does not change the others.
    number = graph.placed.index(placed)
    rng = np.random.Generator(np.random.PCG64([graph.seed & 0xFFFFFFFFFFFFFFFF, 1000 + number]))
    season = places.season_of(graph)
    size = (canvas.width, canvas.height)
    if placed.shadow == "float":
        draw_reflection(canvas, placed, light, season=season)
    elif places.on_islet(graph, placed, size):
        line = placed.foot + places.islet_depth(placed)
        draw_reflection(canvas, replace(placed, foot=line), light, strength=0.45, season=season)
    draw_subject(canvas, placed, light, rng, season=season)


def _silence(done: float, what: str) -> None:
    """Progress nobody asked for."""
