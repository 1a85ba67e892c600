"""From a scene graph to pixels: the order in which a picture is painted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator import places, styles
from seedbed.engines.illustrator.boards import paint_boards
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.compose.occasion import SKYLESS
from seedbed.engines.illustrator.compose.titles import SHEETS
from seedbed.engines.illustrator.cutpaper import CutPaper
from seedbed.engines.illustrator.emblems.printing import enclosed, is_mark, printed
from seedbed.engines.illustrator.lettering import draw_lettering
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.ornament import KINDS, frame
from seedbed.engines.illustrator.places.scenery.grade import grade
from seedbed.engines.illustrator.scene import Placed, SceneGraph, Weather
from seedbed.engines.illustrator.standout import set_off
from seedbed.engines.illustrator.styles.raster import greyed
from seedbed.engines.illustrator.subjects import (
    draw_reflection,
    draw_subject,
    facts,
    without_shadow,
)
from seedbed.engines.illustrator.subjects.people.outfits import HAIRSTYLES
from seedbed.engines.illustrator.subjects.tint import named

Progress = Callable[[float, str], None]
U8 = NDArray[np.uint8]
# A subject without a place around it fills this share of its sheet.
ALONE = 0.66
_TRIAL = 160  # pixels of the canvas on which a group is measured
_GREY = "#8f8f8f"
_VIVID = 40  # levels between a colour's channels from which it is one
_SEEN = 8  # levels between two pixels that are not the same
_OF_THE_BODY = frozenset({"skin", *HAIRSTYLES})
# Grounds that are no place: a subject on them may as well stand alone.
CLEAR = frozenset({"plain", "studio", "gradient"})


def render(
    graph: SceneGraph, size: tuple[int, int], *, progress: Progress | None = None
) -> NDArray[np.uint8]:
    """The picture of a graph, H x W x 3 sRGB, exactly `size` = (width, height) pixels.

    The same graph and size give the same bytes. `progress` hears how far it is, 0..1, and
    what is being painted.
    """
    tell = progress or _silence
    manner = styles.manner(graph.style)
    inner = _drawn_at(size, manner.longest)
    if is_mark(graph):
        tell(0.05, "mark")
        picture = printed(graph, size)
        if graph.style not in {"minimal", "flat"}:
            picture = styles.apply(graph.style, picture, graph.seed, size=size)
        return draw_lettering(picture, graph.lettering)
    tell(0.05, "background")
    if manner.alone and graph.placed and _clear(graph):
        picture, heroes = _alone(graph, inner, lettered=bool(graph.lettering))
        alone = True
    else:
        picture, heroes, alone = _scene(graph, inner, tell), None, False
        if manner.heroes:
            heroes = _heroes(graph, inner)
    tell(0.8, "style")
    coloured = _coloured(graph, inner) if graph.monochrome else None
    if graph.monochrome and manner.alone:
        picture = greyed(picture, coloured)  # the ink of a mark follows what it is given
    taken = tuple((line.x, line.y, line.x + line.w, line.y + line.h) for line in graph.lettering)
    picture = styles.apply(
        graph.style, picture, graph.seed,
        size=size, drawn=True, heroes=heroes, alone=alone, taken=taken, weather=falling_in(graph),
    )  # fmt: skip
    if graph.monochrome:
        picture = greyed(picture, coloured)
    if graph.enclosure == "square" and graph.layout == "icon":
        picture = enclosed(picture, graph)
    tell(0.95, "lettering")
    if graph.lettering:
        picture = draw_lettering(picture, graph.lettering)
    words = [line for line in graph.lettering if line.on == "picture"]
    if graph.layout in SHEETS and words and not graph.placed:
        picture = frame(picture, words[0].colour, kind=KINDS[graph.seed % len(KINDS)])
    tell(1.0, "done")
    return picture


def far_to_near(graph: SceneGraph) -> list[Placed]:
    """The subjects in the order they are painted: by layer, then by where they stand."""
    return sorted(graph.placed, key=lambda placed: (placed.layer, placed.foot))


def falling_in(graph: SceneGraph) -> tuple[Weather, ...]:
    """The weather that is in the picture itself, not outside a window."""
    return () if graph.setting in SKYLESS else graph.weather


def _scene(graph: SceneGraph, size: tuple[int, int], tell: Progress) -> U8:
    light = places.light_for(graph, size)
    canvas = CutPaper(*size) if graph.style == "paper cut" else Canvas(*size)
    places.paint_back(canvas, graph, light)
    tell(0.4, "subjects")
    for placed in far_to_near(graph):
        _draw(canvas, graph, placed, light)
    tell(0.65, "foreground")
    places.paint_front(canvas, graph, light)
    paint_boards(canvas, graph, light)
    tell(0.75, "light")
    picture = canvas.rgb()
    del canvas  # 64 MB at 4096 x 4096, no longer needed
    return grade(picture, light, graph.seed, flat=not places.graded(graph))


def _draw(canvas: Canvas, graph: SceneGraph, placed: Placed, light: Light) -> None:
    # Each subject has chances of its own: one more in the scene does not change the others.
    number = graph.placed.index(placed)
    rng = np.random.Generator(np.random.PCG64([graph.seed & 0xFFFFFFFFFFFFFFFF, 1000 + number]))
    season, art = places.season_of(graph), _art(graph)
    size = (canvas.width, canvas.height)
    if placed.shadow == "float":
        if "storm" not in graph.weather:  # waves mirror nothing
            water = places.ground(graph.setting, size, graph.variant, camera=graph.camera).water
            shore = water[1] if water else 1.0
            draw_reflection(canvas, placed, light, shore=shore, season=season, art=art)
    elif places.on_islet(graph, placed, size):
        line = placed.foot + places.islet_depth(placed)
        on_shore = replace(placed, foot=line)
        draw_reflection(canvas, on_shore, light, strength=0.45, season=season, art=art)
    set_off(
        canvas,
        placed,
        light,
        season=season,
        art=art,
        clear=len(graph.placed) == 1 and graph.setting == "plain",
        grey=graph.monochrome,
    )
    if isinstance(canvas, CutPaper):
        with canvas.lifted():
            draw_subject(canvas, without_shadow(placed), light, rng, season=season, art=art)
    else:
        draw_subject(canvas, placed, light, rng, season=season, art=art)


def _coloured(graph: SceneGraph, size: tuple[int, int]) -> U8 | None:
    """What has a colour of its own in a picture of greys, H x W uint8: where the subjects look
    otherwise than they would in grey."""
    bright = [replace(without_shadow(one), depth=0.0) for one in graph.placed]
    bright = [one for one in bright if one != _in_grey(one)]
    if not bright:
        return None
    shown = _on_nothing(replace(graph, placed=tuple(bright)), size)
    plain = _on_nothing(replace(graph, placed=tuple(map(_in_grey, bright))), size)
    apart = np.abs(shown[..., :3].astype(np.int16) - plain[..., :3]).max(-1)
    mask: U8 = np.where(apart > _SEEN, np.uint8(255), np.uint8(0))
    return mask


def _in_grey(placed: Placed) -> Placed:
    """The subject, and what it wears and holds, without any colour but that of skin and hair."""
    return replace(
        placed,
        colour=_dull(placed.colour),
        wears=tuple(
            one if one.name in _OF_THE_BODY else replace(one, colour=_dull(one.colour))
            for one in placed.wears
        ),
        holds=tuple(replace(one, colour=_dull(one.colour)) for one in placed.holds),
    )


def _dull(colour: str | None) -> str | None:
    shade = named(colour)
    return _GREY if shade is not None and max(shade) - min(shade) > _VIVID else colour


def _heroes(graph: SceneGraph, size: tuple[int, int]) -> U8:
    """Where the subjects are, H x W uint8."""
    bare = [replace(without_shadow(placed), depth=0.0) for placed in graph.placed]
    return np.ascontiguousarray(_on_nothing(replace(graph, placed=tuple(bare)), size)[..., 3])


def _alone(graph: SceneGraph, size: tuple[int, int], *, lettered: bool) -> tuple[U8, U8]:
    """The subjects in daylight on white, in the middle unless a text is beside them, and where
    they are."""
    bare = replace(graph, time="day", weather=())
    bare = replace(
        bare, placed=tuple(replace(without_shadow(placed), depth=0.0) for placed in graph.placed)
    )
    pixels = _on_nothing(bare if lettered else _gathered(bare, size), size)
    heroes = np.ascontiguousarray(pixels[..., 3])
    # Premultiplied over white: what a pixel lacks in cover is white.
    picture = pixels[..., :3] + (255 - pixels[..., 3:])
    return picture, heroes


def _on_nothing(graph: SceneGraph, size: tuple[int, int]) -> U8:
    """The subjects on a transparent canvas, premultiplied."""
    light = places.light_for(graph, size)
    canvas = Canvas(*size)
    rng = np.random.Generator(np.random.PCG64(graph.seed & 0xFFFFFFFFFFFFFFFF))
    for placed in far_to_near(graph):
        draw_subject(canvas, placed, light, rng, season=places.season_of(graph), art=_art(graph))
    return canvas.premultiplied().copy()


def _gathered(graph: SceneGraph, size: tuple[int, int]) -> SceneGraph:
    """The subjects as they stand to each other, as one group in the middle."""
    tall = size[1] / size[0]
    boxes = []
    for placed in graph.placed:
        half = facts(placed.name).aspect * placed.h * tall / 2
        boxes.append((placed.x - half, placed.foot - placed.h, placed.x + half, placed.foot))
    rough = (
        min(b[0] for b in boxes), min(b[1] for b in boxes),
        max(b[2] for b in boxes), max(b[3] for b in boxes),
    )  # fmt: skip
    # What they wear and hold reaches beyond their boxes: it is seen when they are drawn small.
    loose = _moved(graph, rough, ALONE / 2)
    k = _TRIAL / max(size)
    trial = (max(8, round(size[0] * k)), max(8, round(size[1] * k)))
    ink = np.argwhere(_on_nothing(loose, trial)[..., 3] > 24)
    if not len(ink):
        return _moved(graph, rough, ALONE)
    (top, left), (bottom, right) = ink.min(0), ink.max(0) + 1
    tight = (left / trial[0], top / trial[1], right / trial[0], bottom / trial[1])
    return _moved(loose, tight, ALONE)


def _moved(graph: SceneGraph, box: tuple[float, float, float, float], share: float) -> SceneGraph:
    """The subjects moved and scaled so that this box of theirs fills `share` of the middle."""
    left, top, right, bottom = box
    k = min(share / (right - left), share / (bottom - top))
    x, y = (left + right) / 2, (top + bottom) / 2
    moved = [
        replace(p, x=0.5 + (p.x - x) * k, foot=0.5 + (p.foot - y) * k, h=p.h * k)
        for p in graph.placed
    ]
    return replace(graph, placed=tuple(moved))


def _clear(graph: SceneGraph) -> bool:
    """Whether the subjects may stand without a place: a mark, an icon, a sticker."""
    return graph.style == "sticker" or graph.setting in CLEAR or graph.layout in {"logo", "icon"}


def _art(graph: SceneGraph) -> str:
    return "flat" if styles.manner(graph.style).flat else "noto"


def _drawn_at(size: tuple[int, int], longest: int | None) -> tuple[int, int]:
    """The size the picture is drawn at: no larger than its style can show."""
    k = longest / max(size) if longest else 1.0
    return size if k >= 1 else (max(1, round(size[0] * k)), max(1, round(size[1] * k)))


def _silence(done: float, what: str) -> None:
    """Progress nobody asked for."""
