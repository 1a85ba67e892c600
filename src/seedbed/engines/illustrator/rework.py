"""Pictures made from reference pictures: what the prompt wishes is done to them, in order:
a new place or one sheet for several, light, colour, additions, style, words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator import mounting, places, retouch, styles
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.compose.figure import Box
from seedbed.engines.illustrator.compose.occasion import occasion
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.compose.titles import letter
from seedbed.engines.illustrator.lettering import draw_lettering
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.places.grade import grade
from seedbed.engines.illustrator.render import far_to_near
from seedbed.engines.illustrator.scene import Lettering, Placed, SceneGraph, SceneSpec
from seedbed.engines.illustrator.subjects import draw_subject
from seedbed.engines.illustrator.subjects.lit import cast_shadow, contact_shadow, feet
from seedbed.engines.illustrator.wishes import Wish, wish_of
from seedbed.types import Note, Reference, Size

U8 = NDArray[np.uint8]
NOT_CUT = "the subject could not be told from its background: the picture is shown framed"

PALE = "#fff8e6"
"""Lettering on photographs, whose tone is not known beforehand."""

_SAME_SHAPE = 0.26
"""Shapes that differ by less than this (natural logarithm of the ratios' ratio) are cropped to
fit; others are grown at the sides."""

_OTHER_SHAPE = 0.8
"""Shapes that differ by more are not grown unasked: too much would be made up."""

_HATS = frozenset(
    {"hat", "womans-hat", "top-hat", "crown", "cap", "billed-cap", "santa-hat", "party-hat"}
)
_LIVING = frozenset({"person", "ground", "flying", "swimming", "floating"})


@dataclass(frozen=True, slots=True)
class Reworked:
    """The finished pixels, H x W x 3, and what could not be done."""

    pixels: U8
    notes: tuple[Note, ...] = ()


def rework(
    prompt: str,
    spec: SceneSpec,
    references: Sequence[Reference],
    size: Size,
    seed: int,
    progress: Callable[[float, str], None],
    *,
    variation: int = 0,
) -> Reworked:
    """A picture of exactly `size` from 1 to 14 references and what the prompt wishes of them.

    `variation` counts the pictures of a set that were asked for in the same words: they differ
    in how the references are set into the sheet, and in where the words stand.
    """
    wish = wish_of(prompt, spec)
    lost: list[str] = []
    images = [np.asarray(reference.rgb()) for reference in references]
    alphas = [reference.alpha() for reference in references]
    progress(0.05, "references")
    lettered = False
    if wish.elsewhere:
        picture, lettered = _elsewhere(images, alphas, spec, size, seed, lost, variation)
    elif wish.onto is not None and max(wish.onto) < len(images):
        who, where = wish.onto
        picture = _onto(images[who], alphas[who], images[where], size, lost)
    elif variation and wish.plain is None:
        at = variation % len(images)
        picture = mounting.sheet(images[at], alphas[at], size, variation)
    elif len(images) > 1:
        how = "diptych" if len(images) == 2 and wish.together == "collage" else wish.together
        free = _letter(spec, size, seed)[1] if spec.texts else (0.0, 0.0, 1.0, 1.0)
        picture = mounting.titled(images, size, free, how, seed)
    elif wish.plain is not None:
        picture = _on_plain(images[0], alphas[0], wish.plain, size, lost)
    else:
        picture = _fitted(images[0], size, extend=wish.extend)
    progress(0.5, "light and colour")
    if not wish.elsewhere and (spec.time or spec.weather or spec.season):
        picture = retouch.relight(picture, spec.time, spec.weather, spec.season, seed)
    if wish.recolour is not None:
        picture = retouch.recolour(picture, wish.recolour)
    if wish.added is not None and not wish.elsewhere:
        picture = _with_added(picture, wish.added, spec, size, seed)
    progress(0.7, "style")
    if spec.style in styles.STYLES and not wish.elsewhere:
        picture = retouch.restyle(picture, spec.style or "", seed)
    if spec.texts and not lettered:
        lines, _ = _letter(spec, size, seed + 7 * variation)
        picture = draw_lettering(picture, [replace(line, colour=PALE) for line in lines])
    progress(1.0, "done")
    several = len(images) > 1 or variation > 0
    return Reworked(picture, tuple(_notes(spec, wish, lost, several=several)))


def _letter(spec: SceneSpec, size: Size, seed: int) -> tuple[tuple[Lettering, ...], Box]:
    """Where the words stand on a picture made of references, and what they leave free."""
    at = replace(occasion(spec, seed), background_colour=None)
    poster = spec if spec.layout != "scene" else replace(spec, layout="poster")
    return letter(poster, at, size.width / size.height, seed)


def _fitted(image: U8, size: Size, *, extend: bool) -> U8:
    """The reference at the wanted size: cropped a little, or grown where shapes differ."""
    shape = (image.shape[1] / image.shape[0]) / (size.width / size.height)
    if abs(np.log(shape)) > _OTHER_SHAPE and not extend:
        return mounting.on_its_tone(image, size)
    if extend or abs(np.log(shape)) > _SAME_SHAPE:
        return retouch.extend(image, (size.width, size.height))
    return retouch.cover(image, size.width, size.height)


def _onto(image: U8, alpha: U8 | None, ground: U8, size: Size, lost: list[str]) -> U8:
    """The subject of one reference stood into another; framed where it cannot be cut out."""
    canvas = Canvas(size.width, size.height)
    canvas.put_rgb(np.ascontiguousarray(_fitted(ground, size, extend=False)))
    cut = retouch.cutout(image, alpha)
    if cut.confidence < retouch.TRUSTED:
        lost.append(NOT_CUT)
        mounting.frame_into(canvas, image, (0.2, 0.3, 0.8, 0.94), tilt=-2.0)
        return canvas.rgb()
    standing = cut.whole and cut.box[3] < 0.97
    _stand(canvas, cut.rgba, 0.5, 0.95 if standing else 1.0, 0.6, None)
    return canvas.rgb()


def _on_plain(image: U8, alpha: U8 | None, colour: str, size: Size, lost: list[str]) -> U8:
    cut = retouch.cutout(image, alpha)
    if cut.confidence < retouch.TRUSTED:
        lost.append(NOT_CUT)
        canvas = Canvas(size.width, size.height)
        canvas.wash(colour)
        mounting.frame_into(canvas, image, (0.08, 0.08, 0.92, 0.92))
        return canvas.rgb()
    canvas = Canvas(size.width, size.height)
    canvas.wash(colour)
    _stand(canvas, cut.rgba, 0.5, 0.94, 0.84, None)
    return canvas.rgb()


def _elsewhere(
    images: Sequence[U8],
    alphas: Sequence[U8 | None],
    spec: SceneSpec,
    size: Size,
    seed: int,
    lost: list[str],
    variation: int,
) -> tuple[U8, bool]:
    """The subjects cut out and stood in the scene of the prompt, in its light; those that
    cannot be told from their background hang there in frames."""
    cuts = [retouch.cutout(image, alpha) for image, alpha in zip(images, alphas, strict=True)]
    framed = [n for n, cut in enumerate(cuts) if cut.confidence < retouch.TRUSTED]
    if framed:
        lost.append(NOT_CUT)
    graph = compose(spec, (size.width, size.height), seed, variation=variation)
    # The photographed subject takes the place of whoever the prompt calls it.
    kept = [placed for placed in graph.placed if not _is_subject(placed)]
    graph = replace(graph, placed=tuple(kept))
    light = places.light_for(graph, (size.width, size.height))
    canvas = Canvas(size.width, size.height)
    places.paint_back(canvas, graph, light)
    season = places.season_of(graph)
    rng = np.random.Generator(np.random.PCG64([seed & 0xFFFFFFFFFFFFFFFF, 5]))
    for placed in far_to_near(graph):
        draw_subject(canvas, placed, light, rng, season=season)
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
        _stand(canvas, _lit(cut.rgba, light), x, level, part / max(1, len(cuts)) ** 0.25, light)
    places.paint_front(canvas, replace(graph, placed=()), light)
    picture = grade(canvas.rgb(), light, seed, flat=not places.graded(graph))
    picture = styles.apply(graph.style, picture, seed)
    if graph.lettering:
        picture = draw_lettering(picture, graph.lettering)
    return picture, True


def _is_subject(placed: Placed) -> bool:
    return facts_of(placed.name).kind in _LIVING


def _lit(rgba: U8, light: Light) -> U8:
    """A cut-out in the scene's light: its ambient colour, and darker after dark."""
    tone = np.array(light.ambient, np.float32) * (0.55 + 0.45 * light.key)
    out = rgba.copy()
    out[..., :3] = np.clip(rgba[..., :3].astype(np.float32) * tone, 0, 255).astype(np.uint8)
    return out


def _stand(
    canvas: Canvas, rgba: U8, x: float, foot: float, share: float, light: Light | None
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
    if foot < 0.99:
        a, b = feet(alpha)
        contact_shadow(canvas, left + a * wide, left + b * wide, level, strength=0.8)
    canvas.image(rgba, left, level - high, wide, high)


def _with_added(picture: U8, added: SceneSpec, spec: SceneSpec, size: Size, seed: int) -> U8:
    """Things drawn into the picture, at the sides of its middle."""
    scene = replace(added, setting="meadow", texts=(), layout="scene", camera="normal")
    graph: SceneGraph = compose(scene, (size.width, size.height), seed)
    light = places.light_for(
        replace(graph, time=spec.time or "day", weather=()), (size.width, size.height)
    )
    canvas = Canvas(size.width, size.height)
    canvas.put_rgb(np.ascontiguousarray(picture))
    rng = np.random.Generator(np.random.PCG64([seed & 0xFFFFFFFFFFFFFFFF, 6]))
    for placed in far_to_near(graph):
        if facts_of(placed.name).kind == "wearable" or placed.name in _HATS:
            # Put on whoever fills the picture: at the top of its middle.
            worn = replace(placed, x=0.5, foot=0.24, h=0.22, shadow="none")
            draw_subject(canvas, worn, light, rng)
            continue
        aside = placed.x
        if placed.foot > 0.6 and 0.3 < placed.x < 0.7:
            aside = 0.2 if placed.x < 0.5 else 0.8
        draw_subject(canvas, replace(placed, x=aside, h=placed.h * 0.8), light, rng)
    return canvas.rgb()


def _notes(spec: SceneSpec, wish: Wish, lost: list[str], *, several: bool) -> list[Note]:
    notes = [Note("image", "partial", why) for why in dict.fromkeys(lost)]
    if wish.removed:
        notes.append(Note("prompt", "partial", f"not removed: {wish.removed[:60]}"))
    done = (
        wish.elsewhere or wish.plain or wish.recolour or wish.extend or wish.added or wish.onto
        or several or spec.style or spec.time or spec.weather or spec.season or spec.texts
    )  # fmt: skip
    if not done and not wish.removed:
        notes.append(Note("prompt", "partial", "the reference was kept as it is"))
    return notes
