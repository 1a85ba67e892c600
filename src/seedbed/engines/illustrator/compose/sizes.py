"""How large a figure is drawn. Real heights are compressed, or a mouse beside a house would
be a dot; what is left of the difference is enough to tell them apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from statistics import median
from typing import cast

from seedbed.engines.illustrator import subjects
from seedbed.engines.illustrator.compose.figure import Figure, Frame, hosts_of
from seedbed.engines.illustrator.compose.parked import is_crowd, is_parked
from seedbed.engines.illustrator.compose.seated import HIGH_BACKED, LOW_BACK, SEATS
from seedbed.engines.illustrator.scene import SceneSpec
from seedbed.engines.illustrator.subjects import Facts
from seedbed.engines.illustrator.subjects.facts import Kind

COMPRESSION = 0.42
"""Drawn height goes with the real one to this power; tuned by eye."""
BESIDE_PEOPLE, _LEAST_BESIDE_PEOPLE = 0.68, 0.22
"""The same for what is smaller than the people in the picture: everybody knows how large they are,
and a pigeon half as high as a man looks wrong. And the least it may be, in their heights."""

FURNITURE = frozenset(
    {
        "bench", "park-bench", "chair", "armchair", "sofa", "couch-and-lamp", "bed", "desk",
        "table", "bookshelf", "fence", "swing", "seat", "picnic-basket", "mailbox", "street-lamp",
    }
)  # fmt: skip
"""What stands in a place for somebody else, and does not fill the picture on its own."""

_LEAST_ON_TABLE = 0.15
"""Least height of a thing that lies by itself, in short sides: smaller, nobody knows it."""
_FOOD = 0.75
"""The same for things beside who lives: no carrot as large as the rabbit."""
_LONG_BESIDE_PEOPLE = 1.3
"""Most height of what is longer than high, in people's: the row has to hold both."""
_ROOM_FURNITURE = frozenset({"sofa", "couch", "couch-and-lamp", "bed", "desk", "bookshelf"})
"""What is the largest thing of a room."""

_HERO = (0.54, 0.47, 0.41, 0.36, 0.32, 0.29, 0.265, 0.245, 0.225, 0.21, 0.195, 0.185)
"""Height of the main figures by their number, in short sides of the canvas."""


def facts_of(name: str) -> Facts:
    """What is known of a subject, with kind and height for glyphs that carry no facts."""
    facts = subjects.facts(name)
    if name in {"christmas-tree", "tanabata-tree", "leafless-tree"}:
        return replace(facts, kind="tree")
    if (facts.kind, facts.height) == ("tabletop", 0.25) and name in _kinds():
        kind, height = _kinds()[name]
        return replace(facts, kind=kind, height=height)
    return facts


@cache
def _kinds() -> dict[str, tuple[Kind, float]]:
    text = files(__package__).joinpath("kinds.txt").read_text("utf-8")
    found: dict[str, tuple[Kind, float]] = {}
    for line in text.splitlines():
        left, _, right = line.partition(" = ")
        if right:
            kind, height = left.split()
            found.update({name: (cast(Kind, kind), float(height)) for name in right.split()})
    return found


def set_sizes(
    figures: Sequence[Figure],
    frame: Frame,
    spec: SceneSpec,
    *,
    made: bool = False,
    zoom: float = 1.0,
) -> None:
    """Give every figure its height, as if each stood in the foreground.

    `made`: the ground is a backdrop, where the figures are all there is to see. `zoom`: how
    much nearer than usual the camera is; houses and trees do not follow it.
    """
    main = [f for f in figures if f.facts.kind not in {"building", "tree", "celestial"}]
    main = [f for f in main if not f.thing.far] or main
    # A field of flowers is what the others stand in, not more of them.
    main = [f for f in main if not (f.facts.kind == "plant" and f.thing.count >= 3)] or main
    living = [f for f in main if f.facts.kind in _LIVING and f.name not in FURNITURE]
    if any(f.facts.kind == "person" for f in living):
        living = [f for f in living if not is_parked(f) and not is_crowd(f, living)]
    # Furniture is there for those who use it; it does not make them smaller.
    count = len([f for f in (living or main) if not f.carried])
    hero = _hero(living or main, count) * frame.unit * (1 + 0.5 * frame.tall)
    hero *= (1 + 0.14 * frame.wide) * (1.3 if made else zoom)
    if spec.camera == "close":
        hero *= 1.4 if count <= 2 else 1.2
    elif spec.camera == "wide":
        hero *= 0.8
    free = frame.free[3] - frame.free[1]
    hero *= min(1.0, 0.35 + 0.65 * free)
    ordinary = median(f.facts.height for f in main) if main else 1.0
    people = [f.facts.height for f in main if f.facts.kind == "person"]
    if people:
        ordinary = max(people)
    backs = [figure for figure in figures if figure.facts.kind in {"building", "tree"}]
    taken = _seats_taken(figures, spec)
    sitting = {r.subject for r in spec.relations if r.other in taken}
    all_sit = all(f.index in sitting for f in figures if f.facts.kind == "person")
    for figure in figures:
        ratio = figure.facts.height / ordinary
        if figure in backs:
            landmark = spec.layout in {"poster", "cover"} and figure.facts.height >= _LANDMARK
            alone = not main or landmark
            figure.h = _back(figure, frame, alone=alone, crowd=len(backs)) * min(
                1.0, 0.4 + 0.6 * free
            )
            if main and not landmark:
                small = hero * max(1.15, min(2.1, ratio**0.3))
                figure.h = min(figure.h, max(small, 0.36 * frame.unit))
        elif figure.facts.kind == "celestial":
            figure.h = 0.2 * frame.unit
        else:
            least, most = (0.75, 1.3) if made else (0.5, 1.75)
            power = BESIDE_PEOPLE if people and ratio < 1 and not made else COMPRESSION
            if living and ratio < 1 and figure.facts.kind == "tabletop" and not made:
                power, least = _FOOD, 0.5 * least
            if people and figure.facts.aspect > 1.2:
                most = min(most, _LONG_BESIDE_PEOPLE)
            least = _LEAST_BESIDE_PEOPLE if people and not made else least
            figure.h = hero * max(least, min(most, ratio**power))
        if figure.index in taken:
            figure.h = _seat_of(figure, hero, all_sit=all_sit)
        figure.h *= figure.thing.scale**0.8
        if figure.pose == "sleep" and figure.facts.kind in {"ground", "person"}:
            figure.h *= 0.8
        if figure.facts.kind in {"person", "ground", "flying"}:
            figure.h = max(figure.h, 0.1 * frame.unit)
        elif figure.facts.kind == "tabletop" and not figure.carried:
            least = _LEAST_ON_TABLE if not people or made else 0.6 * _LEAST_ON_TABLE
            figure.h = max(figure.h, least * frame.unit * figure.thing.scale)
        # Nothing is wider than the picture can hold.
        widest = 0.82 if len(figures) == 1 else 0.66
        if figure.facts.aspect > 2.5:
            widest = 0.9  # a train is told from a carriage by its length
        lone = not any(other.carried for other in figures)
        if figure.index in taken and figure.facts.aspect > 1.4:
            widest = 0.78
        if figure.name in FURNITURE and lone and not made and spec.camera != "close":
            widest = min(widest, 0.58 if figure.name in _ROOM_FURNITURE else 0.42)
        if figure.width(frame) > widest:
            figure.h *= widest / figure.width(frame)
        figure.h = min(figure.h, 0.9 * free)
    tables = [f.h for f in figures if f.name in {"table", "desk"}]
    if tables and not people:
        for figure in living:
            if figure.facts.height < 0.6:
                figure.h = min(figure.h, 1.15 * max(tables))  # a cat beside a table
    landmarks = [f.h for f in backs if f.facts.height >= _LANDMARK]
    if landmarks and spec.layout in {"poster", "cover"}:
        for figure in main:
            if figure not in backs:
                figure.h = min(figure.h, 0.5 * max(landmarks))
                figure.h *= min(1.0, 0.46 / figure.width(frame))
    young_by_their_parents(living)
    _beside_houses(figures, frame, spec)
    _giants(figures, free)


_SEAT = 0.68
"""Height of a chair that somebody sits in, beside a hero's: who sits there is the hero."""


_SEAT_AMONG_OTHERS = 0.5
"""The same where others stand by, who are higher than who sits."""
_STOOL = 0.4
"""The same of one without a back."""


def _seat_of(figure: Figure, hero: float, *, all_sit: bool) -> float:
    """Height of a chair whose sitter is about as high as the others in the picture."""
    if "stool" in figure.name:
        return hero * _STOOL
    if all_sit:
        return max(figure.h, hero * _SEAT)
    return hero * _SEAT_AMONG_OTHERS * LOW_BACK / HIGH_BACKED.get(figure.name, LOW_BACK)


def _seats_taken(figures: Sequence[Figure], spec: SceneSpec) -> set[int]:
    """The things that people of the picture sit on: their size follows from who sits there."""
    people = {f.index for f in figures if f.facts.kind == "person"}
    seats = {f.index for f in figures if f.name in SEATS}
    return {
        r.other
        for r in spec.relations
        if r.kind in {"on", "in", "riding"} and r.subject in people and r.other in seats
    }


_PARENTS = {
    "kitten": "cat", "puppy": "dog", "shiba-puppy": "shiba", "calf": "cow", "lamb": "sheep",
    "foal": "horse", "fawn": "deer", "piglet": "pig", "duckling": "duck", "cygnet": "swan",
    "gosling": "goose", "baby-chick": "chicken", "bunny": "rabbit", "kid-goat": "goat",
    "wolf-pup": "wolf", "baby-monkey": "monkey",
}  # fmt: skip
_OF_A_PARENT = 0.56


def young_by_their_parents(living: Sequence[Figure]) -> None:
    """A cub is about half as high as its mother."""
    for figure in living:
        parent = _PARENTS.get(figure.name, figure.name.removesuffix("-cub"))
        grown = [f.h for f in living if f.name == parent and f is not figure]
        if grown and parent != figure.name:
            figure.h = min(figure.h, _OF_A_PARENT * max(grown))


_BY_IT = frozenset({"front", "behind", "left", "right", "beside", "under", "around", "with"})
_SEAT_UNDER_TREE = 0.36
"""The same of a bench there that somebody sits on."""
_AROUND_A_TREE = 0.45
_OF_A_HOUSE = 0.68
"""Who stands right by a house or a tree is at most so high beside it."""


def _beside_houses(figures: Sequence[Figure], frame: Frame, spec: SceneSpec) -> None:
    """The house that somebody is said to be at is a house beside them, not one far away."""
    for relation in spec.relations:
        if relation.kind not in _BY_IT:
            continue
        hosts = hosts_of(spec, relation.subject)
        one = [f for f in figures if f.index == relation.subject]
        around = relation.kind == "around"
        if one and one[0].carried and not around:
            one = [f for f in figures if f.index in hosts and not f.carried]
        other = [f for f in figures if f.index == relation.other]
        if one and other and one[0].facts.kind in _BACKS and other[0].facts.kind not in _BACKS:
            one, other = other, one
        if (
            not one
            or not other
            or other[0].facts.kind not in _BACKS
            or (one[0].carried and not around)
        ):
            continue
        if one[0].facts.kind in _BACKS or other[0].facts.height < 1.5 * one[0].facts.height:
            continue
        tall = 0.7 if other[0].facts.kind == "tree" else 0.6
        wide = 0.8 / other[0].aspect / frame.squeeze
        most = min(tall * frame.unit * (1 + 0.3 * frame.tall), wide)
        for house in other:
            house.h = min(max(house.h, max(f.h for f in one) / _OF_A_HOUSE), max(most, house.h))
        low = one[0].name in SEATS and one[0].facts.height < 1.5
        share = _SEAT_UNDER_TREE if low else _AROUND_A_TREE if around else _OF_A_HOUSE
        for figure in one:
            figure.h = min(figure.h, share * other[0].h)


_BACKS = frozenset({"building", "tree"})
_LANDMARK = 15.0
"""Metres from which a building is what a poster is of."""


def _hero(main: Sequence[Figure], count: int) -> float:
    """Height of the main figures: fewer are larger, and small animals beside a person take less
    room than another person would."""
    people = [f.facts.height for f in main if f.facts.kind == "person" and not f.carried]
    room = float(count)
    if people:
        tallest = max(people)
        small = [f for f in main if f.facts.height < 0.5 * tallest and not f.carried]
        room -= 0.4 * len(small)
    room = min(max(room, 1.0), float(len(_HERO)))
    low = int(room)
    high = min(low + 1, len(_HERO))
    return _HERO[low - 1] + (_HERO[high - 1] - _HERO[low - 1]) * (room - low)


GIANT, TINY = 1.5, 0.6
"""From which scale on something is far larger or smaller than whatever it stands beside."""


def _giants(figures: Sequence[Figure], free: float) -> None:
    """ "Giant" and "tiny" are said of the others: a giant teddy bear is higher than the girl."""
    ordinary = [f.h for f in figures if TINY < f.thing.scale < GIANT and f.facts.kind in _LIVING]
    if not ordinary:
        return
    for figure in figures:
        if figure.facts.kind in {"building", "tree", "celestial"} or figure.carried:
            continue
        if figure.thing.scale >= GIANT:
            figure.h = min(max(figure.h, 1.3 * max(ordinary)), 0.78 * free)
        elif figure.thing.scale <= TINY and figure.facts.kind in _LIVING:
            figure.h = min(figure.h, 0.62 * max(ordinary))


_LIVING = frozenset({"person", "ground", "flying", "swimming"})


def _back(figure: Figure, frame: Frame, *, alone: bool, crowd: int) -> float:
    """Height of a house or tree: by its own height, larger when it is the subject itself."""
    least = 0.62 if figure.facts.kind == "tree" else 0.5
    h = least * (figure.facts.height / 8) ** 0.2 * frame.unit * (1 + 0.55 * frame.tall)
    if alone:
        h *= {1: 1.25, 2: 1.1, 3: 0.95}.get(crowd, 0.8)
    elif crowd > 2:
        h *= 0.85
    return float(min(h, 0.74))
