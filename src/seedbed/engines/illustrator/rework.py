"""Pictures made from reference pictures: what the prompt wishes is done to them, in order:
a new place or one sheet for several, light, colour, additions, style, words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from seedbed.engines.illustrator import mounting, places, retouch, styles, transplant
from seedbed.engines.illustrator.canvas import Canvas
from seedbed.engines.illustrator.compose import compose
from seedbed.engines.illustrator.compose.figure import Box
from seedbed.engines.illustrator.compose.occasion import occasion
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.compose.titles import letter
from seedbed.engines.illustrator.lettering import draw_lettering
from seedbed.engines.illustrator.render import far_to_near
from seedbed.engines.illustrator.scene import Lettering, SceneGraph, SceneSpec
from seedbed.engines.illustrator.styles.raster import greyed
from seedbed.engines.illustrator.subjects import draw_subject
from seedbed.engines.illustrator.subjects.tint import COLOURS
from seedbed.engines.illustrator.wishes import HATS, Wish, wish_of
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
    cut = True
    if wish.elsewhere:
        graph = compose(spec, (size.width, size.height), seed, variation=variation)
        picture, cut = transplant.into_scene(images, alphas, graph, size)
        lettered = True
    elif wish.onto is not None and max(wish.onto) < len(images):
        who, where = wish.onto
        ground = _fitted(images[where], size, extend=False)
        picture, cut = transplant.into_picture(images[who], alphas[who], ground)
    elif variation and wish.plain is None:
        at = variation % len(images)
        picture = mounting.sheet(images[at], alphas[at], size, variation)
    elif len(images) > 1:
        how = "diptych" if len(images) == 2 and wish.together == "collage" else wish.together
        free = _letter(spec, size, seed)[1] if spec.texts else (0.0, 0.0, 1.0, 1.0)
        picture = mounting.titled(images, size, free, how, seed)
    elif wish.plain is not None:
        picture, cut = transplant.onto_colour(images[0], alphas[0], wish.plain, size)
    else:
        picture = _fitted(images[0], size, extend=wish.extend)
    if not cut:
        lost.append(NOT_CUT)
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
    if "monochrome" in spec.moods and not wish.elsewhere:
        picture = greyed(picture)
    if spec.texts and not lettered:
        lines, _ = _letter(spec, size, seed + 7 * variation)
        ink = COLOURS.get(spec.text_colour or "", PALE)
        picture = draw_lettering(picture, [replace(line, colour=ink) for line in lines])
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
    art = "flat" if styles.manner(spec.style).flat else "noto"
    for placed in far_to_near(graph):
        if facts_of(placed.name).kind == "wearable" or placed.name in HATS:
            x, brow, wide = _head(picture)
            high = wide / max(0.3, facts_of(placed.name).aspect) * size.width / size.height
            worn = replace(placed, x=x, foot=brow, h=high, shadow="none")
            draw_subject(canvas, worn, light, rng, art=art)
            continue
        aside = placed.x
        if placed.foot > 0.6 and 0.3 < placed.x < 0.7:
            aside = 0.2 if placed.x < 0.5 else 0.8
        draw_subject(canvas, replace(placed, x=aside, h=placed.h * 0.8), light, rng, art=art)
    return canvas.rgb()


def _head(picture: U8) -> tuple[float, float, float]:
    """Where a hat goes on whoever fills the picture: its middle, its lower edge, and its width,
    as fractions; the top of the picture's middle where nobody can be told from the background."""
    cut = retouch.cutout(picture)
    if cut.confidence < retouch.TRUSTED:
        return 0.5, 0.24, 0.3
    x0, y0, x1, y1 = cut.box
    cover = cut.rgba[..., 3] > 128
    rows, columns = cover.shape
    crown = np.flatnonzero(cover[: max(1, rows // 16)].any(0))
    middle = int(np.median(crown))
    spans = [_run(row, middle) for row in cover[: max(1, round(0.3 * min(rows, columns)))]]
    left, right = (float(np.median(side)) / columns for side in zip(*spans, strict=True))
    wide = (right - left) * (x1 - x0)
    brow = y0 + 0.3 * wide * picture.shape[1] / picture.shape[0]
    return x0 + (left + right) / 2 * (x1 - x0), min(brow, y1), min(0.6, 1.1 * wide)


def _run(row: NDArray[np.bool_], middle: int) -> tuple[int, int]:
    """Where the covered stretch of a row around its column `middle` begins and ends."""
    gaps = np.flatnonzero(~row)
    before, after = gaps[gaps <= middle], gaps[gaps > middle]
    return (int(before[-1]) + 1 if len(before) else 0, int(after[0]) if len(after) else len(row))


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
