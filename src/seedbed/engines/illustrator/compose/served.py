"""Food and cups that somebody has before them are on a table, not on the ground."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.counters import COUNTERS
from seedbed.engines.illustrator.compose.figure import Figure, Frame, known_name, lists
from seedbed.engines.illustrator.compose.heads import Head, head_of
from seedbed.engines.illustrator.compose.occasion import MADE, Occasion
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.scene import SceneSpec, Thing

TABLES = frozenset({"table", "desk", "tea-table", "banquet"})
_LAID = TABLES | COUNTERS
_ELSEWHERE = frozenset({"run", "walk", "fly", "jump", "ride", "dance", "swim", "sleep"})
"""What nobody does at a table."""

_WRITERS = frozenset({"scholar", "writer", "artist", "painter"})
_DESKED = frozenset({"room", "library", "office", "bedroom"})
_GROWN = frozenset({"farm", "garden", "flower-field", "wheat-field"})

_ON_DESKS = frozenset(
    {
        "lamp", "desk-lamp", "table-lamp", "books", "book-stack", "pile-of-books", "closed-book",
        "open-book", "globe", "desk-globe", "vase", "flower-vase", "candle", "typewriter",
        "inkstone", "ink-brush", "alarm-clock", "mantelpiece-clock", "hourglass", "crystal-ball",
        "radio",
        "letter", "picture-frame", "gramophone", "fishbowl",
    }
)  # fmt: skip
"""What stands on a table or a desk that the prompt names, where nothing else is said of it."""

TABLE = -2
"""Index of the table that nobody named."""


def with_table(
    figures: list[Figure], spec: SceneSpec, at: Occasion, frame: Frame, seed: int
) -> list[Figure]:
    """The figures, and a table under what would lie on the ground at somebody's feet.

    A table that the prompt names gets what is only said to be beside it.
    """
    if at.setting in MADE | {"table", "stage", "underwater", "space", "sky"}:
        return figures
    people = [f for f in figures if _acts(f) and f.pose not in _ELSEWHERE]
    picnic = any(figure.name in {"picnic-basket", "blanket", "rug"} for figure in figures)
    named = any(figure.name in TABLES for figure in figures)
    desked = sum(map(_on_desks, figures))
    writing = any(figure.name in _WRITERS for figure in figures)
    indoors = at.setting in _DESKED and desked > (0 if writing else 1)
    if spec.layout != "scene" or picnic or spec.camera == "top":
        return figures
    if not (people or named or indoors):
        return figures
    if not named and _feed_animals(spec, figures):
        return figures
    if frame.ground.spots.get("counter") and not any(_busy(figure) for figure in people):
        return figures
    tables = {figure.index for figure in figures if figure.name in TABLES}
    desks = bool(tables) or indoors
    loose = [f for f in figures if not f.carried and (_served(f) or (desks and _on_desks(f)))]
    if at.setting in _GROWN:
        loose = [f for f in loose if f.thing.count < 4]  # it grows there
    small = [f for f in loose if _goes_on_table(f, spec, tables)]
    if not small:
        return figures
    for figure in small:
        figure.carried = True
    name = known_name("table")
    if any(f.name in {*_LAID, "market-stall"} for f in figures) or name is None:
        return figures
    table = Figure(Thing("table", "table", scale=0.55), TABLE, 0, name, facts_of(name), seed)
    return [*figures, table]


def guests_of(figures: Sequence[Figure], spec: SceneSpec, table: Figure) -> list[Figure]:
    """Who is at this table: those who sit or do something there, all people where the table is
    there for what they have, and those the prompt puts beside it."""
    chinese = spec.language == "zh"  # 坐在桌前: at it
    beside = {
        r.subject
        for r in spec.relations
        if r.other == table.index
        and (r.kind in {"beside", "around", "behind"} or (r.kind == "front" and chinese))
    }
    served = any(figure.carried and not figure.placed and _served(figure) for figure in figures)
    desked = table.index == TABLE and any(f.carried and _on_desks(f) for f in figures)
    found = []
    for figure in figures:
        living = figure.facts.kind in {"person", "ground"}
        small = figure.facts.height < 0.4 and figure.index not in beside
        if not living or figure.carried or figure.placed or small:
            continue
        if figure.pose in _ELSEWHERE:
            continue
        at_it = figure.pose in {"eat", "sit", "play", "read", "work"} or figure.index in beside
        writes = desked and figure.name in _WRITERS
        if at_it or writes or (served and _acts(figure)):
            found.append(figure)
    return found


def lay_table(figures: list[Figure], frame: Frame) -> None:
    """Set what is served onto the table, side by side, now that the table stands."""
    table = next((f for f in figures if f.name in _LAID and f.placed), None)
    if table is None:
        return
    small = [f for f in figures if f.carried and not f.placed and (_served(f) or _on_desks(f))]
    wide = table.width(frame) * 0.84
    total = sum(figure.width(frame) for figure in small)
    for figure in small:
        figure.h *= min(0.62, wide / max(total, 0.01))
        suit_table(figure, table)
    if len(small) == 1 and small[0].facts.height >= _LARGE:
        small[0].h = 0.7 * table.h  # what it is all about
    total = sum(figure.width(frame) for figure in small)
    for figure in small:
        figure.h *= min(1.0, wide / max(total, 0.01))
    # What is tall stands at the table's ends, where it hides nobody's face.
    heads = [head for f in figures if f.bearer is table and (head := head_of(f, frame))]
    level = table.top + 0.05 * table.h
    chin = max((head.chin for head in heads), default=level - 0.36 * table.h) + 0.01
    tall = [f for f in small if level - f.h < chin and _on_desks(f) and len(small) < 6]
    ends = [table.x - 0.5 * wide, table.x + 0.5 * wide]
    for machine in figures:
        if machine.bearer is table and machine.facts.kind == "tabletop" and machine.placed:
            ends[1] = min(ends[1], machine.x - 0.5 * machine.width(frame))
    for number, figure in enumerate(tall):
        side = (number + 1) % 2
        beside = [abs(head.x - ends[side]) - head.half for head in heads]
        free = max(0.02, min(beside, default=1.0))
        figure.h *= min(1.0, max(0.4, free / max(0.01, figure.width(frame))))
        half = figure.width(frame) / 2
        figure.x = ends[side] + (-half if side else half)
        ends[side] += -2 * half if side else 2 * half
    low = [f for f in small if f not in tall]
    x = (ends[0] + ends[1]) / 2 - sum(figure.width(frame) for figure in low) / 2
    for figure in low:
        figure.x = x + figure.width(frame) / 2
        x += figure.width(frame)
    for figure in small:
        figure.foot = level
        figure.layer, figure.depth, figure.line = table.layer, table.depth, table.stands
        figure.rank, figure.shadow, figure.placed = table.rank + 0.01, "contact", True
        figure.go_with(table)


def suit_table(figure: Figure, table: Figure) -> None:
    """Cups and pawns stay small beside the table they are on, and a cake is seen."""
    figure.h = min(figure.h, table.h * max(0.3, 2.0 * figure.facts.height))
    figure.h = max(figure.h, table.h * min(0.5, 0.24 + 0.8 * figure.facts.height))
    if "cup" in figure.name:
        figure.h = min(figure.h, 0.42 * table.h)


def keep_low(figures: Sequence[Figure], frame: Frame) -> None:
    """What stands on a table before somebody's face gets lower, or moves to where no face is."""
    for table in figures:
        if table.name not in TABLES or not table.placed:
            continue
        at_it = [f for f in figures if f.bearer is table and f.placed]
        heads = [head for f in at_it if f.rank < table.rank and (head := head_of(f, frame))]
        for figure in at_it:
            if figure.facts.kind != "tabletop" or figure.rank < table.rank or not heads:
                continue
            over = [head for head in heads if _before(figure, head, frame)]
            if not over:
                continue
            most = figure.foot - max(head.chin for head in over) + 0.01
            if most >= _LOWEST * figure.h:
                figure.h = min(figure.h, most)
            elif not _clear_of(figure, heads, table, frame):
                figure.h *= _LOWEST


_LARGE = 0.18
"""Metres: a cake, a roast, a pot."""
_LOWEST = 0.7
"""What is on a table gets no smaller than this for a face behind it."""


def _before(figure: Figure, head: Head, frame: Frame) -> bool:
    reach = head.half + 0.4 * figure.width(frame)
    return abs(figure.x - head.x) < reach and figure.top < head.chin - 0.01


def _clear_of(figure: Figure, heads: Sequence[Head], table: Figure, frame: Frame) -> bool:
    """To the nearest place on the table before no face; False where there is none."""
    half = 0.5 * figure.width(frame)
    least, most = (table.x + side * (0.48 * table.width(frame) - half) for side in (-1, 1))
    edges = [head.x + side * (head.half + 0.8 * half) for head in heads for side in (-1, 1)]
    free = [
        x for x in edges
        if least <= x <= most and all(abs(x - h.x) > h.half + 0.7 * half for h in heads)
    ]  # fmt: skip
    if free:
        figure.x = min(free, key=lambda x: abs(x - figure.x))
    return bool(free)


def _feed_animals(spec: SceneSpec, figures: Sequence[Figure]) -> bool:
    """Whether people are with animals, whose food stands on the ground."""
    people = {f.index for f in figures if f.facts.kind == "person"}
    beasts = {f.index for f in figures if f.facts.kind in {"ground", "flying"}} - people
    return any(
        r.kind == "with" and r.subject in people and r.other in beasts for r in spec.relations
    )


def _acts(figure: Figure) -> bool:
    """People, and animals that work as people do (a cat that cooks)."""
    cook = figure.thing.pose == "work" or any(w.name == "chef-hat" for w in figure.wears)
    return figure.facts.kind == "person" or (figure.facts.kind == "ground" and cook)


def _busy(figure: Figure) -> bool:
    return figure.thing.pose in {"work", "eat", "sit"} or (
        figure.name in {"chef", "cook"} or any(w.name == "chef-hat" for w in figure.wears)
    )


def _goes_on_table(figure: Figure, spec: SceneSpec, tables: set[int]) -> bool:
    """Whether nothing in the prompt puts it elsewhere."""
    for relation in spec.relations:
        if figure.index in (relation.subject, relation.other):
            other = relation.other if figure.index == relation.subject else relation.subject
            if relation.kind == "under" and other == relation.subject and _on_desks(figure):
                continue  # the lamp somebody sits under
            if relation.kind == "in" and figure.index == relation.other:
                continue  # the vase with its flowers
            beside = relation.kind in {"beside", "around", "with"}
            if not beside and other not in tables:
                return False
            if relation.kind in {"on", "in"}:
                return False  # placed by that
    return True


def _served(figure: Figure) -> bool:
    facts = figure.facts
    return facts.kind == "tabletop" and facts.height <= 0.32 and figure.name in _served_names()


def _on_desks(figure: Figure) -> bool:
    return figure.name in _ON_DESKS


def _served_names() -> frozenset[str]:
    return frozenset(lists("served.txt")["served"])
