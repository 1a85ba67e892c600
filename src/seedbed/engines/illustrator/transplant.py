"""A subject cut out of its picture and stood elsewhere: into another picture, onto one colour, or
into a scene that is drawn for it, in that scene's light and style."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator import mounting, places, retouch, styles
from seedbed.engines.illustrator.boards import paint_boards
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.cutpaper import CutPaper
from seedbed.engines.illustrator.lettering import draw_lettering
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.scenery.grade import grade
from seedbed.engines.illustrator.render import far_to_near
from seedbed.engines.illustrator.scene import Placed, SceneGraph
from seedbed.engines.illustrator.styles.raster import greyed
from seedbed.engines.illustrator.subjects import draw_subject
from seedbed.engines.illustrator.subjects.lit import cast_shadow, contact_shadow, feet
from seedbed.types import Size

U8 = NDArray[np.uint8]
_LIVING = frozenset({"person", "ground", "flying", "swimming", "floating"})


def into_picture(image: U8, alpha: U8 | None, ground: U8) -> tuple[U8, bool]:
    """The subject of `image` stood into the picture `ground`, whose size stays, and whether it
    could be cut out; framed where it could not."""
    canvas = Canvas(ground.shape[1], ground.shape[0])
    canvas.put_rgb(np.ascontiguousarray(ground))
    cut = retouch.cutout(image, alpha)
    if cut.confidence < retouch.TRUSTED:
        mounting.frame_into(canvas, image, (0.2, 0.3, 0.8, 0.94), tilt=-2.0)
        return canvas.rgb(), False
    standing = cut.whole and cut.box[3] < 0.97
    _stand(canvas, cut.rgba, 0.5, 0.95 if standing else 1.0, 0.6, None)
    return canvas.rgb(), True


def onto_colour(image: U8, alpha: U8 | None, colour: str, size: Size) -> tuple[U8, bool]:
    """The subject on one colour ("#rrggbb"), and whether it could be cut out."""
    canvas = Canvas(size.width, size.height)
    canvas.wash(colour)
    cut = retouch.cutout(image, alpha)
    if cut.confidence < retouch.TRUSTED:
        mounting.frame_into(canvas, image, (0.08, 0.08, 0.92, 0.92))
        return canvas.rgb(), False
    _stand(canvas, cut.rgba, 0.5, 0.94, 0.84, None)
    return canvas.rgb(), True


def into_scene(
    images: Sequence[U8], alphas: Sequence[U8 | None], graph: SceneGraph, size: Size
) -> tuple[U8, bool]:
    """The finished scene with the subjects in it, words and style included, and whether all of
    them could be cut out: one that cannot be told from its background hangs there in a frame.

    Whoever the prompt calls the subject is not drawn: the subject takes that place.
    """
    manner = styles.manner(graph.style)
    art = "flat" if manner.flat else "noto"
    cuts = [retouch.cutout(image, alpha) for image, alpha in zip(images, alphas, strict=True)]
    framed = [n for n, cut in enumerate(cuts) if cut.confidence < retouch.TRUSTED]
    kept = tuple(placed for placed in graph.placed if not _is_subject(placed))
    graph = replace(graph, placed=kept)
    light = places.light_for(graph, (size.width, size.height))
    canvas: Canvas = (CutPaper if graph.style == "paper cut" else Canvas)(size.width, size.height)
    places.paint_back(canvas, graph, light)
    season = places.season_of(graph)
    rng = np.random.Generator(np.random.PCG64([graph.seed & 0xFFFFFFFFFFFFFFFF, 5]))
    for placed in far_to_near(graph):
        draw_subject(canvas, placed, light, rng, season=season, art=art)
    heroes = Canvas(size.width, size.height) if manner.heroes else None
    ground = places.ground(graph.setting, (size.width, size.height), graph.variant)
    foot = min(0.95, ground.stand_near + 0.02)
    share = 0.58 if len(cuts) == 1 else 0.5
    for number, cut in enumerate(cuts):
        x = 0.5 if len(cuts) == 1 else 0.14 + 0.72 * (number + 0.5) / len(cuts)
        if number in framed:
            half = 0.34 if len(cuts) == 1 else 0.42 / len(cuts) + 0.02
            box = (x - half, 0.2, x + half, foot - 0.04)
            tilt = (-2.5, 2.0, -1.5)[number % 3]
            mounting.frame_into(canvas, images[number], box, tilt=tilt)
            continue
        # A subject that its picture's edge cuts goes on below the edge of this one, too.
        standing = cut.whole and cut.box[3] < 0.97
        level, part = (foot, share) if standing else (1.0, share * 1.2)
        part /= max(1, len(cuts)) ** 0.25
        rgba = _in_style(cut.rgba, graph) if manner.flat else cut.rgba
        _stand(canvas, _lit(rgba, light), x, level, part, light)
        if heroes is not None:
            _stand(heroes, cut.rgba, x, level, part, None, shadow=False)
    places.paint_front(canvas, replace(graph, placed=()), light)
    paint_boards(canvas, graph, light)
    picture = grade(canvas.rgb(), light, graph.seed, flat=not places.graded(graph))
    seen = np.ascontiguousarray(heroes.premultiplied()[..., 3]) if heroes is not None else None
    picture = styles.apply(
        graph.style, picture, graph.seed, drawn=manner.flat, heroes=seen, weather=graph.weather
    )
    if graph.monochrome:
        picture = greyed(picture)
    if graph.lettering:
        picture = draw_lettering(picture, graph.lettering)
    return picture, not framed


def _in_style(rgba: U8, graph: SceneGraph) -> U8:
    """A photographed subject in the plain shapes of a style whose scenes are drawn in them."""
    style = graph.style if graph.style in {"flat", "paper cut"} else "flat"
    rgb = retouch.restyle(np.ascontiguousarray(rgba[..., :3]), style, graph.seed)
    return np.dstack([rgb, rgba[..., 3]])


def _is_subject(placed: Placed) -> bool:
    return facts_of(placed.name).kind in _LIVING


def _lit(rgba: U8, light: Light) -> U8:
    """A cut-out in the scene's light: its ambient colour, and darker after dark."""
    tone = np.array(light.ambient, np.float32) * (0.55 + 0.45 * light.key)
    out = rgba.copy()
    out[..., :3] = np.clip(rgba[..., :3].astype(np.float32) * tone, 0, 255).astype(np.uint8)
    return out


def _stand(
    canvas: Canvas,
    rgba: U8,
    x: float,
    foot: float,
    share: float,
    light: Light | None,
    *,
    shadow: bool = True,
) -> None:
    """Stand a cut-out on the canvas: centre x and foot as fractions, `share` of its height."""
    rows, columns = rgba.shape[:2]
    high = share * canvas.height
    wide = high * columns / rows
    most = 0.86 * canvas.width * (1 if share > 0.5 else share * 1.6)
    if wide > most:
        high, wide = high * most / wide, most
    level = foot * canvas.height
    left = x * canvas.width - wide / 2
    box = (left, level - high, left + wide, level)
    alpha = np.ascontiguousarray(rgba[..., 3])
    if light is not None and foot < 0.99:
        cast_shadow(canvas, alpha, box, level, light, strength=0.8)
    if shadow and foot < 0.99:
        a, b = feet(alpha)
        contact_shadow(canvas, left + a * wide, left + b * wide, level, strength=0.8)
    canvas.image(rgba, left, level - high, wide, high)
