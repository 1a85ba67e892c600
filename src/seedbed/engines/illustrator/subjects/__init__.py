"""Subjects: every thing that can be drawn, with what is known of it.

`known` lists the ids, `facts` tells how a subject behaves in a scene, `draw_subject` draws one
with its light and shadow, `draw_reflection` its mirror image in water.

A subject is either a drawing of our own, entered by `pen.drawn` in a module of its kind's folder
(`people`, `animals`, `nature`, `built`, `travel`, `home`, `food`, `feasts`, `play`), or a glyph of
the pack, with its facts in `glyphs`. On its
way to the picture it is drawn in day light (`sprite.draw`), dressed (`attach`), lit (`lit`), and
laid over its shadow.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np

from seedbed.engines.illustrator import pack
from seedbed.engines.illustrator.canvas import Box, Canvas, Path
from seedbed.engines.illustrator.light import Light
from seedbed.engines.illustrator.scene import Placed, Season
from seedbed.engines.illustrator.subjects import (  # noqa: F401  # entering their drawings
    animals,
    built,
    feasts,
    food,
    home,
    nature,
    people,
    play,
    travel,
)
from seedbed.engines.illustrator.subjects.animals.bird_builds import BIRDS
from seedbed.engines.illustrator.subjects.animals.builds import BUILDS
from seedbed.engines.illustrator.subjects.facts import Facts
from seedbed.engines.illustrator.subjects.glyphs import ALIASES, glyph_facts
from seedbed.engines.illustrator.subjects.lit import cast_shadow, contact_shadow, feet, flat_shadow
from seedbed.engines.illustrator.subjects.pen import DRAWINGS, Look
from seedbed.engines.illustrator.subjects.people.outfits import OUTFITS
from seedbed.engines.illustrator.subjects.sprite import Sprite, glyph_aspect, lit_sprite
from seedbed.engines.illustrator.subjects.tint import named

# What can have a black-and-white coat; the rest is black.
PIED = BUILDS.keys() | {"horse", "pony"}

__all__ = ["Facts", "draw_reflection", "draw_subject", "facts", "known", "without_shadow"]


@cache
def known() -> frozenset[str]:
    """Every subject id that can be drawn."""
    return pack.names() | DRAWINGS.keys() | ALIASES.keys()


@cache
def facts(name: str) -> Facts:
    """What is known of a subject. Raises: KeyError for an id that is not `known`."""
    if name in DRAWINGS:
        return DRAWINGS[name][0]
    icon = ALIASES.get(name, name)
    return glyph_facts(icon, glyph_aspect(icon))


def without_shadow(placed: Placed) -> Placed:
    """The same subject without its shadow. A bird on a branch stays perched: birds are in flight
    where no shadow says that something is below them."""
    perched = placed.pose is None and placed.shadow != "none"
    if perched and placed.name in BIRDS:
        return replace(placed, shadow="none", pose="stand")
    return replace(placed, shadow="none")


def draw_subject(
    canvas: Canvas,
    placed: Placed,
    light: Light,
    rng: np.random.Generator,
    *,
    season: Season | None = None,
    art: str = "noto",
) -> Box:
    """Draw one subject where the layout placed it, in the scene's light, with its shadow.

    Out: x0, y0, x1, y1 in pixels of the subject itself, without shadow, hat or what it holds.
    `season` changes trees, `art` is the set of glyphs ("noto", or "flat" for flat styles).
    """
    del rng  # a subject's variations follow `placed.look`, so that a set keeps its cast
    known_facts = facts(placed.name)
    sprite = _sprite(canvas, placed, light, season, art)
    x, foot = placed.x * canvas.width, placed.foot * canvas.height
    high = placed.h * canvas.height
    k = high / sprite.size
    rows, columns = sprite.pixels.shape[:2]
    sink = placed.cut * high
    left = x + (-sprite.left - columns if placed.flip else sprite.left) * k
    box = (
        left,
        foot + sprite.top * k + sink,
        left + columns * k,
        foot + (sprite.top + rows) * k + sink,
    )
    strength = (1 - 0.6 * placed.depth) * (0.75 if light.indoor else 1.0)
    alpha = np.ascontiguousarray(sprite.pixels[..., 3])
    if placed.flip:
        alpha = alpha[:, ::-1]
    if art == "flat" and placed.shadow in {"cast", "contact"} and not placed.cut:
        a, b = feet(alpha)
        flat_shadow(canvas, left + a * columns * k, left + b * columns * k, foot)
    elif placed.shadow == "cast" and not placed.cut:
        cast_shadow(canvas, alpha, box, foot, light, strength=strength)
    if art != "flat" and placed.shadow in {"cast", "contact"} and not placed.cut:
        a, b = feet(alpha)
        contact_shadow(
            canvas, left + a * columns * k, left + b * columns * k, foot - high * 0.008,
            strength=strength,
        )  # fmt: skip
    elif placed.shadow == "float":
        a, b = feet(alpha)
        contact_shadow(
            canvas, left + a * columns * k, left + b * columns * k, foot, strength=0.5 * strength
        )
    clip = Path().rect(0, 0, canvas.width, foot) if placed.cut else None
    canvas.image(
        sprite.pixels, *_corner_and_size(box), flip=placed.flip, tilt=placed.tilt, clip=clip,
        premultiplied=True,
    )  # fmt: skip
    half = known_facts.aspect * high / 2
    return x - half, foot - high + sink, x + half, foot


def draw_reflection(
    canvas: Canvas,
    placed: Placed,
    light: Light,
    *,
    strength: float = 0.4,
    shore: float = 1.0,
    season: Season | None = None,
    art: str = "noto",
) -> None:
    """Mirror a subject in the water or polished floor below its foot, rippled and fading, down to
    the near `shore` (a share of the canvas's height)."""
    sprite = _sprite(canvas, placed, light, season, art)
    x, foot = placed.x * canvas.width, placed.foot * canvas.height
    k = placed.h * canvas.height / sprite.size
    rows, columns = sprite.pixels.shape[:2]
    above = -sprite.top - round(placed.cut * sprite.size)
    part = sprite.pixels[: max(1, min(rows, above))][::-1]
    step = max(1, round(part.shape[0] * k / 260))
    mirror = part[::step, ::step].copy()
    high, wide = mirror.shape[:2]
    down = np.arange(high)
    sway = np.round(np.sin(down * 0.55) * wide * 0.006 * (0.4 + down / max(high, 1))).astype(int)
    columns_of = np.clip(np.arange(wide)[None, :] + sway[:, None], 0, wide - 1)
    mirror = mirror[down[:, None], columns_of]
    fade = np.linspace(strength, strength * 0.3, high, dtype=np.float32)[:, None, None]
    faded = (mirror * fade).astype(np.uint8)
    left = x + (-sprite.left - columns if placed.flip else sprite.left) * k
    canvas.image(
        faded, left, foot, columns * k, part.shape[0] * k * 0.92, flip=placed.flip,
        clip=Path().rect(0, 0, canvas.width, shore * canvas.height) if shore < 1 else None,
        premultiplied=True,
    )  # fmt: skip


def _sprite(
    canvas: Canvas, placed: Placed, light: Light, season: Season | None, art: str
) -> Sprite:
    known_facts = facts(placed.name)
    pied = placed.colour == "pied" and placed.name in PIED
    own = pied or placed.colour in known_facts.colours
    colour = None if own else named(placed.colour)
    pose = placed.pose
    if pose is None and known_facts.kind == "flying" and placed.shadow == "none":
        pose = "fly"
    if light.indoor and known_facts.kind == "person":
        season = None  # nobody wears a coat in a room
    look = Look(
        name=placed.name, pose=pose, colour=colour, pied=pied, pick=placed.look, age=placed.age,
        season=season, dark=round(light.darkness, 2), art=art,
        wears=tuple((worn.name, named(worn.colour)) for worn in placed.wears),
        holds=tuple((held.name, named(held.colour)) for held in placed.holds) or _tool(placed),
        back=placed.pose == "look" and known_facts.kind == "person",
        perched=pose == "work" or (placed.shadow == "contact" and pose in {"sit", "read", "eat"}),
    )  # fmt: skip
    sun_right = (light.sun_x > placed.x) != placed.flip
    size = max(6, round(placed.h * canvas.height))
    return lit_sprite(look, known_facts, size, light, sun_right, round(0.62 * placed.depth, 3))


def _tool(placed: Placed) -> tuple[tuple[str, None], ...]:
    # A reader has a book and a trade its tool, unless the prompt put something else in the hand.
    if placed.pose == "read":
        return (("book", None),)
    outfit = OUTFITS.get(placed.name)
    if outfit is None or outfit.tool in {None, "backpack"} or placed.pose in {"sleep", "swim"}:
        return ()
    if (outfit.tool, placed.pose) in {("broom", "ride"), ("surfboard", "dance")}:
        return ()  # it is what she rides
    return ((str(outfit.tool), None),)


def _corner_and_size(box: Box) -> Box:
    x0, y0, x1, y1 = box
    return x0, y0, x1 - x0, y1 - y0
