"""A logo of emblems: which they are, in which ink, in what shape, and where its name stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from seedbed.engines.illustrator.colour import luminance
from seedbed.engines.illustrator.compose.figure import Box, known_name
from seedbed.engines.illustrator.compose.grouping import Group, Part, grouped
from seedbed.engines.illustrator.compose.nameplate import (
    BLACK,
    NIGHT,
    WHITE,
    about,
    face_of,
    is_chinese,
    laid,
    lettered,
    name_ink,
    seen,
    within_wreath,
)
from seedbed.engines.illustrator.compose.occasion import MADE, Occasion
from seedbed.engines.illustrator.emblems import EMBLEMS
from seedbed.engines.illustrator.emblems.printing import BARE, WHITE_UPON
from seedbed.engines.illustrator.scene import (
    Enclosure,
    Lettering,
    Placed,
    RelationKind,
    SceneSpec,
    Thing,
    Worn,
)
from seedbed.engines.illustrator.subjects.tint import COLOURS

RING = "roundel"
STYLED = frozenset(
    {"minimal", "flat", "vintage", "neon", "watercolour", "paper cut", "ink wash", "line sketch",
     "3d"}
)  # fmt: skip
"""Styles in which a logo is printed first; the others draw their own."""
_DARK = "#0e0b20"
"""What neon glows on."""
_GROUNDS = {"white": WHITE, "black": BLACK}
"""Grounds that are meant as said; other colours are the palette's."""
_MOVING = frozenset({"run", "jump", "dance", "sleep", "walk", "ride"})
"""Doings that an emblem does not show: then the subject itself is drawn."""
_PEOPLE = frozenset({"woman", "girl", "princess", "man", "old-man", "person"})
_INNATE = frozenset(
    {"beard", "moustache", "hair", "long-hair", "short-hair", "curly-hair", "braids"}
)
"""What a face has of its own."""
_MOVERS = frozenset({"dolphin", "whale", "kangaroo", "fish", "koi"})
_SHOWN = frozenset({"in", "on", "above", "under", "behind", "on_head"})
"""Relations that show on a mark; the others only say that both are there."""
# Side of the square room in an enclosure, and how far its middle is below the enclosure's own.
_ROOM: dict[Enclosure, tuple[float, float]] = {
    "ring": (0.6, 0.0), "circle": (0.58, 0.0), "shield": (0.5, -0.05), "hexagon": (0.54, 0.0),
    "square": (0.54, 0.0),
}  # fmt: skip
_MONOGRAMS: tuple[Enclosure, ...] = ("circle", "hexagon", "square", "shield")


@dataclass(frozen=True, slots=True)
class Mark:
    """What of a scene graph a mark decides."""

    placed: tuple[Placed, ...]
    lettering: tuple[Lettering, ...]
    background_colour: str
    enclosure: Enclosure | None
    enclosure_colour: str | None
    options: dict[str, float]


@dataclass(frozen=True, slots=True)
class _Piece:
    """One emblem's kind on the mark, the thing of the spec it is for, and the colour asked for."""

    part: Part
    thing: int
    colour: str | None


def mark_of(spec: SceneSpec, at: Occasion, size: tuple[int, int]) -> Mark | None:
    """The mark that a logo, an app's or a minimal icon asks for, or None where it is to be drawn:
    not all of its things have an emblem, or they do what emblems do not show."""
    app = spec.layout == "icon" and spec.enclosure == "square" and at.style == "flat"
    styles = STYLED if spec.layout == "logo" else {"minimal"}
    if spec.layout not in {"logo", "icon"} or not (app or at.style in styles):
        return None
    if at.setting not in MADE and (app or spec.layout == "icon"):
        return None  # a room or a garden is asked for; a logo has no place around it
    if any(one.kind == "riding" for one in spec.relations):
        return None
    enclosure, pieces = _enclosed(spec), _pieces(spec)
    if _only_words(spec):
        return _of_words(spec, at, enclosure, size)
    if not spec.things and spec.layout == "logo":
        # A form for itself; a colour said of nothing is its ink.
        pieces = [_Piece(Part("abstract"), -1, spec.background_colour)]
        spec = replace(spec, background_colour=None)
    if not pieces:
        return None
    group = grouped([piece.part for piece in pieces], compact=enclosure is not None)
    ground = _ground(spec, at)
    monochrome = "monochrome" in spec.moods
    fill = None
    if enclosure is not None and not all(EMBLEMS[piece.part.name].inverts for piece in pieces):
        enclosure = "ring"
    if enclosure is None or enclosure == "ring":
        ground, inks = _inks(pieces, ground, monochrome)
        fill = inks[0] if enclosure else None
    else:
        fill, inks = _filled(pieces, spec, ground, monochrome)
        ground = WHITE if spec.background_colour and enclosure == "square" else ground
    box, lines = laid(spec, group, size, enclosed=enclosure is not None)
    if [piece.part.name for piece in pieces] == ["wreath"] and len("".join(spec.texts)) in (
        1,
        2,
        3,
    ):
        box, lines = within_wreath(spec, size)
    wide, high = box[2] - box[0], box[3] - box[1]
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    options = {"mark": 1.0}
    if enclosure is not None:
        side = min(wide, high)
        options |= {
            "enclosure_x": x / size[0], "enclosure_y": y / size[1], "enclosure": side / min(size),
        }  # fmt: skip
        wide, high, down = _room(enclosure, group, side)
        y += down
    group = group.fitted(x, y, wide, high)
    under = fill if fill and enclosure != "ring" else ground
    placed = tuple(
        Placed(
            stand.name,
            x=(stand.box[0] + stand.box[2]) / 2 / size[0],
            foot=stand.box[3] / size[1],
            h=(stand.box[3] - stand.box[1]) / size[1],
            layer=layer,
            colour=under if stand.inset else inks[stand.part],
            shadow="none",
            flip=stand.flip,
            look=BARE if stand.bare else 0,
            thing=pieces[stand.part].thing,
        )
        for layer, stand in enumerate(group.stands)
    )
    colour = COLOURS.get(spec.text_colour or "") or name_ink(fill or inks[0], ground)
    lettering = tuple(replace(line, colour=colour) for line in lines)
    return Mark(placed, lettering, ground, enclosure, fill, options)


def _ground(spec: SceneSpec, at: Occasion) -> str:
    if at.style == "neon" and spec.background_colour in {None, "black"}:
        return _DARK
    return _GROUNDS.get(spec.background_colour or "white", at.background_colour or WHITE)


def _only_words(spec: SceneSpec) -> bool:
    return bool(spec.texts) and spec.layout == "logo" and all(t.name == RING for t in spec.things)


def _of_words(
    spec: SceneSpec, at: Occasion, enclosure: Enclosure | None, size: tuple[int, int]
) -> Mark:
    """A mark of words alone: a letter or two in a shape, a name large in the middle."""
    width, height = size
    ground = _ground(spec, at)
    ink = COLOURS.get(spec.text_colour or "") or (NIGHT if luminance(ground) > 0.5 else WHITE)
    if "monochrome" in spec.moods:
        ink = BLACK if luminance(ground) > 0.5 else WHITE
    texts, options = spec.texts[:3], {"mark": 1.0}
    if len(texts[0]) > 3 and enclosure is None:
        high = (0.22 if len(texts) == 1 else 0.19) * min(size)
        box = about(width / 2, height / 2 - 0.05 * min(size) * (len(texts) - 1), 0.8 * width, high)
        lines = [lettered(texts[0], *_corner(box), face_of(spec), size)]
        top = box[3] + 0.03 * min(size)
        side = 0.0
    else:
        if enclosure is None:
            enclosure = _MONOGRAMS[sum(map(ord, texts[0])) % len(_MONOGRAMS)]
        side = (0.84 if len(texts) == 1 else 0.66) * min(size)
        middle = height / 2 - 0.07 * min(size) * (len(texts) - 1)
        options |= {"enclosure_y": middle / height, "enclosure": side / min(size)}
        room = side * _ROOM[enclosure][0]
        short = len(texts[0]) <= 3 or is_chinese(texts[0])
        box = about(width / 2, middle, 1.1 * room, room * (0.8 if short else 0.4))
        sign = lettered(texts[0], *_corner(box), face_of(spec), size)
        inner = ink if enclosure == "ring" else name_ink(WHITE, ink)
        lines = [replace(sign, colour=inner)]
        top = middle + side / 2 + 0.03 * min(size)
    for text in texts[1:]:
        lines.append(
            lettered(text, 0.16 * width, top, 0.68 * width, 0.065 * min(size), "sans", size)
        )
        top += 0.09 * min(size)
    first, *rest = lines
    first = first if enclosure else replace(first, colour=ink)
    lettering = (first, *(replace(line, colour=ink) for line in rest))
    return Mark((), lettering, ground, enclosure, ink if enclosure else None, options)


def _corner(box: Box) -> tuple[float, float, float, float]:
    return box[0], box[1], box[2] - box[0], box[3] - box[1]


def _enclosed(spec: SceneSpec) -> Enclosure | None:
    """The shape the mark is set in; a badge whose things are in a ring is a disc."""
    if spec.enclosure is not None:
        return spec.enclosure
    if all(thing.name != RING for thing in spec.things):
        return None
    return "ring" if "monochrome" in spec.moods else "circle"


def _pieces(spec: SceneSpec) -> list[_Piece]:
    """What is on the mark, with its relations; empty where something has no emblem."""
    pieces: list[_Piece] = []
    alone = sum(thing.name != RING for thing in spec.things) == 1
    at: dict[int, int] = {}
    for index, thing in enumerate(spec.things):
        if thing.name == RING or _is_there_already(index, spec):
            continue
        if not _shown(thing, alone=alone) or (thing.name in _PEOPLE and _busy(thing, index, spec)):
            return []
        at[index] = len(pieces)
        kind, other = _relation(spec, index)
        pieces.append(
            _Piece(Part(_emblem(thing), thing.count, thing.scale, kind, other), index, thing.colour)
        )
    for here in at.values():
        part = pieces[here].part
        if part.kind is not None:
            other = at.get(part.other, -1)
            kept = replace(part, other=other) if other >= 0 else replace(part, kind=None)
            pieces[here] = replace(pieces[here], part=kept)
    for index, here in at.items():
        thing = spec.things[index]
        extras_of: tuple[tuple[RelationKind, tuple[Worn, ...]], ...] = (
            ("wearing", thing.wears), ("holding", thing.holds),
        )  # fmt: skip
        for kind, extras in extras_of:
            for extra in extras:
                if extra.name in _INNATE:
                    continue
                if _name(extra.name) not in EMBLEMS:
                    return []
                part = Part(_name(extra.name), kind=kind, other=here)
                pieces.append(_Piece(part, index, extra.colour))
    return pieces


def _shown(thing: Thing, *, alone: bool) -> bool:
    """Whether an emblem says all of it, or beside others enough."""
    still = thing.pose not in _MOVING or thing.name in _MOVERS or not alone
    if thing.name == "person" and thing.pose != "sit":
        return False
    return _name(thing.name) in EMBLEMS and still and thing.age != "child"


def _busy(thing: Thing, index: int, spec: SceneSpec) -> bool:
    """Whether somebody does what a face alone cannot show."""
    joined = any(index in (one.subject, one.other) for one in spec.relations)
    return joined or thing.pose not in {None, "stand", "look", "sit"}


def _emblem(thing: Thing) -> str:
    if thing.name in _PEOPLE and thing.pose == "sit":
        return "person"
    return "cat-face" if thing.name == "cat" and thing.wears else _name(thing.name)


def _name(name: str) -> str:
    """The id it has an emblem under, if it has one."""
    return name if name in EMBLEMS else known_name(name) or name


def _is_there_already(index: int, spec: SceneSpec) -> bool:
    """The knife of a fork and knife; a thing that another word has named with more of it."""
    thing = spec.things[index]
    if thing.name == "kitchen-knife" and any(t.name == "fork-and-knife" for t in spec.things):
        return True
    if not _shown(thing, alone=False):
        return False
    draw = EMBLEMS[_emblem(thing)].draw
    alike = [
        at
        for at, one in enumerate(spec.things)
        if _shown(one, alone=False)
        and EMBLEMS[_emblem(one)].draw is draw
        and (one.colour, one.scale) == (thing.colour, thing.scale)
    ]
    return index != max(alike, key=lambda at: spec.things[at].count)


def _relation(spec: SceneSpec, index: int) -> tuple[RelationKind | None, int]:
    """The first relation of a thing that a mark shows, and the other one's index."""
    for relation in spec.relations:
        if relation.subject == index and relation.kind in _SHOWN:
            return relation.kind, relation.other
        if relation.other == index and relation.kind == "holding":
            return "holding", relation.subject
    return None, -1


def _inks(pieces: list[_Piece], ground: str, monochrome: bool) -> tuple[str, list[str]]:
    """The ground, and an ink for each piece: what was asked for, else what suits its emblem."""
    inks = []
    for piece in pieces:
        asked = COLOURS.get(piece.colour or "")
        inks.append(BLACK if monochrome else asked or EMBLEMS[piece.part.name].ink)
    if all(luminance(ink) > 0.88 for ink in inks) and luminance(ground) > 0.75:
        ground = EMBLEMS[pieces[0].part.name].ink  # a white swan is on its own ink
    return ground, [seen(ink, ground) for ink in inks]


def _filled(
    pieces: list[_Piece], spec: SceneSpec, ground: str, monochrome: bool
) -> tuple[str, list[str]]:
    """What an enclosure is filled with, and the inks that are seen on it.

    An app icon's background is its square; a badge's own colour its disc.
    """
    ring = next((COLOURS.get(t.colour or "") for t in spec.things if t.name == RING), None)
    behind = ground if spec.enclosure == "square" and spec.background_colour else None
    _, own = _inks(pieces, WHITE, monochrome)
    fill = behind or (BLACK if monochrome else seen(ring or own[0], ground))
    pale = WHITE if luminance(fill) < WHITE_UPON else NIGHT
    asked = [COLOURS.get(piece.colour or "") for piece in pieces]
    apart = [ink is not None and abs(luminance(ink) - luminance(fill)) > 0.15 for ink in asked]
    return fill, [str(ink) if keep else pale for ink, keep in zip(asked, apart, strict=True)]


def _room(kind: Enclosure, group: Group, side: float) -> tuple[float, float, float]:
    """Width and height of the room in an enclosure, and how far its middle is below the
    enclosure's own; for what is as wide and as high as this group."""
    share, down = _ROOM[kind]
    if kind in {"ring", "circle"}:
        # A box in a circle, whose corners mostly have no ink.
        diagonal = (group.width**2 + group.height**2) ** 0.5
        return side * 0.78 * group.width / diagonal, side * 0.78 * group.height / diagonal, 0.0
    return share * side, share * side, down * side
