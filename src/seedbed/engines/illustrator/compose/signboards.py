"""Words that stand on something in the scene. What the prompt calls a sign is not drawn empty
beside its words: they are written on it, wherever it is: held, over a shop, on a post, hanging."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from seedbed.engines.illustrator.boards import CARD, LACQUER, PAINTED, PANEL, RIBBON, WOOD
from seedbed.engines.illustrator.compose.figure import Box, Figure, Frame, known_name
from seedbed.engines.illustrator.compose.occasion import INDOORS, Occasion
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.contrast import luminance, ratio
from seedbed.engines.illustrator.scene import Board, Lettering, SceneSpec
from seedbed.engines.illustrator.subjects.tint import COLOURS
from seedbed.engines.illustrator.typeset import is_wide

Lines = tuple[Lettering, ...]

SIGN = "sign"
DOORS = frozenset({"door", "front-door"})
INKS: dict[Board, str] = {
    "board": "#fff3d6", "post": "#fff3d6", "fascia": "#fbeecb", "plaque": "#f8d57e",
    "ribbon": "#fff6e2", "neon": "#a8f4ff", "card": "#2b2730",
}  # fmt: skip
_GROUNDS: dict[Board, str] = {
    "board": WOOD, "post": WOOD, "fascia": PAINTED, "plaque": LACQUER, "ribbon": RIBBON,
    "neon": PANEL, "card": CARD,
}  # fmt: skip
_READABLE = 3.0
"""Least contrast of large letters: WCAG 2.2, success criterion 1.4.3."""
_CHINESE = re.compile(r"[\u3400-\u9fff]")
_URBAN = frozenset({"city", "street", "night-market", "subway"})
_ALONE_STYLES = frozenset({"minimal", "sticker"})
_NARROW = 0.56  # ems of a Latin letter, on average


@dataclass(frozen=True, slots=True)
class Sign:
    """What the words stand on and where that is: "by itself" hangs from above or spans the
    canvas, the others follow a figure."""

    board: Board
    where: Literal["by itself", "held", "over a house", "on a post", "on a door"]


def sign_of(spec: SceneSpec, at: Occasion) -> Sign | None:
    """What the words of this prompt stand on; None where they are laid over the picture."""
    if not spec.texts or at.style in _ALONE_STYLES:
        return None
    if spec.layout == "banner" and at.setting != "festive":
        return Sign("ribbon", "by itself")
    if spec.layout != "scene":
        return None
    if any(worn.name == SIGN for thing in spec.things for worn in thing.holds):
        return Sign("card", "held")
    names = [thing.name for thing in spec.things]
    if SIGN not in names:
        return None
    if any(
        r.kind == "on" and names[r.subject] == SIGN and names[r.other] in DOORS
        for r in spec.relations
    ):
        return Sign("plaque" if _chinese(spec.texts[0]) else "card", "on a door")
    painted: Board = "plaque" if _chinese(spec.texts[0]) else "fascia"
    if any(_is_house(known) for name in names if (known := known_name(name))):
        return Sign(painted, "over a house")
    if at.style == "neon" or (at.time == "night" and at.setting in _URBAN):
        return Sign("neon", "by itself")
    if (len(names) == 1 or at.setting in INDOORS) and at.setting in INDOORS | _URBAN:
        return Sign("plaque" if _chinese(spec.texts[0]) else "board", "by itself")
    return Sign("post", "on a post")


def without_signs(spec: SceneSpec, sign: Sign | None) -> SceneSpec:
    """The spec without the empty signs that the words' own board stands for. Things keep their
    place in the list, for relations count them: a sign becomes none of itself."""
    if sign is None or sign.board in {"ribbon", "post"}:
        return spec
    things = tuple(
        replace(
            thing,
            count=0 if thing.name == SIGN else thing.count,
            holds=tuple(worn for worn in thing.holds if worn.name != SIGN),
        )
        for thing in spec.things
    )
    return replace(spec, things=things)


def hang(spec: SceneSpec, sign: Sign, at: Occasion, aspect: float) -> tuple[Lines, Box]:
    """The words on a board or ribbon of their own, and the box that is left for the subjects."""
    texts = spec.texts[:3]
    lone = all(thing.name == SIGN for thing in spec.things)
    upright = (
        sign.board != "ribbon" and aspect < 0.8 and len(texts) == 1 and len(texts[0]) <= 6
        and all(map(is_wide, texts[0]))
    )  # fmt: skip
    if upright:
        long = min(0.62, 0.17 * len(texts[0]))
        wide = long / len(texts[0]) / aspect * 1.05
        x = 0.93 - wide if at.hero_side < 0 else 0.07
        line = Lettering(
            texts[0], x, 0.13, wide, long, "brush", INKS[sign.board], vertical=True, on=sign.board
        )
        free = (0.0, 0.0, x - 0.04, 1.0) if x > 0.5 else (x + wide + 0.04, 0.0, 1.0, 1.0)
        return _inked((line,), spec), (0.0, 0.0, 1.0, 1.0) if lone else free
    ribbon = sign.board == "ribbon"
    most, shape = 0.62 if ribbon else 0.7 if lone else 0.56, _shape(texts, 6.5 if ribbon else 3.4)
    high = 0.13 + 0.05 * min(2.0, aspect) if ribbon else 0.22 if lone else 0.16
    high = min(high, most * aspect / shape)
    wide = min(most, high / aspect * max(shape, 2.4))
    top = 0.22 if lone and not ribbon else 0.09
    lines = lines_on(sign.board, texts, 0.5, top + high / 2, wide, high)
    return _inked(lines, spec), (0.0, top + high * 1.5, 1.0, 1.0)


def write_signs(spec: SceneSpec, sign: Sign, figures: Sequence[Figure], frame: Frame) -> Lines:
    """The words on what somebody holds, on a post, or over a shop. A post takes the place of the
    figure that stood for it."""
    return _inked(_written(spec, sign, figures, frame), spec)


def _written(spec: SceneSpec, sign: Sign, figures: Sequence[Figure], frame: Frame) -> Lines:
    texts = spec.texts[:3]
    if sign.where == "held":
        holders = [f for f in figures if f.placed and _holds_sign(spec, f)]
        return _card(texts, holders[0], frame) if holders else ()
    if sign.where == "over a house":
        houses = [f for f in figures if f.placed and _is_house(f.name)]
        if houses:
            return _over(texts, max(houses, key=lambda f: f.h), frame, sign.board)
    if sign.where == "on a door":
        doors = [f for f in figures if f.placed and f.name in DOORS]
        if doors:
            return _on_door(texts, doors[0], frame, sign.board)
    if sign.where == "on a post":
        posts = [f for f in figures if f.placed and f.thing.name == SIGN]
        for figure in posts:
            figure.placed = False
        if posts:
            lone = not any(figure.placed for figure in figures)
            return _post(texts, posts[0], frame, 0.56 if lone else 0.44)
    return ()


def _inked(lines: Lines, spec: SceneSpec) -> Lines:
    """The lines in the colour the prompt names for the words, where that reads on their board."""
    wanted = COLOURS.get(spec.text_colour or "")
    if wanted is None or not lines:
        return lines
    ground = _GROUNDS.get(lines[0].on)
    if ground is None or ratio(_luminance(wanted), _luminance(ground)) < _READABLE:
        return lines
    return tuple(replace(line, colour=wanted) for line in lines)


def _luminance(colour: str) -> float:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return float(luminance((red, green, blue)))


def _is_house(name: str) -> bool:
    facts = facts_of(name)
    return facts.kind == "building" and facts.aspect >= 0.7 and "tent" not in name


def _holds_sign(spec: SceneSpec, figure: Figure) -> bool:
    return 0 <= figure.index < len(spec.things) and any(
        worn.name == SIGN for worn in spec.things[figure.index].holds
    )


def _card(texts: tuple[str, ...], holder: Figure, frame: Frame) -> Lines:
    wide = min(0.6, max(holder.width(frame) * 0.95, holder.h * 0.72 * frame.squeeze))
    high = min(wide / frame.squeeze / _shape(texts), holder.h * 0.26)
    middle = holder.foot - holder.h * 0.25
    return lines_on("card", texts, holder.x, middle, wide, high)


def _post(texts: tuple[str, ...], post: Figure, frame: Frame, most: float) -> Lines:
    wide = min(most, max(0.34, post.width(frame) * 1.3))
    high = wide / frame.squeeze / _shape(texts)
    return lines_on("post", texts, post.x, post.foot - high * 1.75, wide, high)


def _on_door(texts: tuple[str, ...], door: Figure, frame: Frame, kind: Board) -> Lines:
    wide = 0.62 * door.width(frame)
    high = min(wide / frame.squeeze / _shape(texts), 0.16 * door.h)
    return lines_on(kind, texts, door.x, door.top + 0.36 * door.h, wide, high)


def _over(texts: tuple[str, ...], house: Figure, frame: Frame, kind: Board) -> Lines:
    wide = min(0.62, max(0.34, house.width(frame) * 0.86))
    high = min(0.16, wide / frame.squeeze / max(3.0, _shape(texts)))
    middle = max(0.05 + high * 0.75, house.top - high * 0.35)
    return lines_on(kind, texts, house.x, middle, wide, high)


def lines_on(
    board: Board, texts: tuple[str, ...], x: float, y: float, wide: float, high: float
) -> Lines:
    """The lines on a board whose inside is centred at (x, y), kept on the canvas."""
    x = min(max(x, wide / 2 + 0.05), 0.95 - wide / 2)
    top = min(max(y - high / 2, 0.04), 0.96 - high)
    share = 1.0 if len(texts) == 1 else 0.62 if len(texts) == 2 else 0.48
    brushed = board in {"plaque", "card"} and _chinese(texts[0])
    face: Literal["brush", "sans"] = "brush" if brushed else "sans"
    ink = INKS[board]
    lines = [Lettering(texts[0], x - wide / 2, top, wide, high * share, face, ink, on=board)]
    rest = texts[1:]
    each = high * (1 - share) / max(1, len(rest))
    for number, text in enumerate(rest):
        y = top + high * share + each * (number + 0.2)
        lines.append(replace(lines[0], text=text, y=y, h=each * 0.8))
    return tuple(lines)


def _shape(texts: tuple[str, ...], longest: float = 3.4) -> float:
    """Width over height of a board that suits the text: short words get a squarer one."""
    ems = sum(1.0 if is_wide(char) else _NARROW for char in texts[0])
    return min(longest, max(1.7, 0.62 * ems + 0.5)) / (1 + 0.35 * (len(texts) - 1))


def _chinese(text: str) -> bool:
    return bool(_CHINESE.search(text))
