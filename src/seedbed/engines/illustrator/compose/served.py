"""Food and cups that somebody has before them are on a table, not on the ground."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame, known_name, lists
from seedbed.engines.illustrator.compose.occasion import MADE, Occasion
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.scene import SceneSpec, Thing

TABLES = frozenset({"table", "desk", "tea-table"})
_ELSEWHERE = frozenset({"run", "walk", "fly", "jump", "ride", "dance", "swim", "sleep"})
"""What nobody does at a table."""

_GROWN = frozenset({"farm", "garden", "flower-field", "wheat-field"})

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
    if spec.layout != "scene" or not people or picnic:
        return figures
    if frame.ground.spots.get("counter") and not any(_busy(figure) for figure in people):
        return figures
    tables = {figure.index for figure in figures if figure.name in TABLES}
    loose = [f for f in figures if not f.carried and _served(f)]
    if at.setting in _GROWN:
        loose = [f for f in loose if f.thing.count < 4]  # it grows there
    small = [f for f in loose if _goes_on_table(f, spec, tables)]
    if not small:
        return figures
    for figure in small:
        figure.carried = True
    name = known_name("table")
    if any(f.name in {*TABLES, "market-stall"} for f in figures) or name is None:
        return figures
    table = Figure(Thing("table", "table", scale=0.55), TABLE, 0, name, facts_of(name), seed)
    return [*figures, table]


def guests_of(figures: Sequence[Figure], spec: SceneSpec, table: Figure) -> list[Figure]:
    """Who is at this table: those who sit or do something there, all people where the table is
    there for what they have, and those the prompt puts beside it."""
    beside = {
        r.subject
        for r in spec.relations
        if r.other == table.index and r.kind in {"beside", "around", "behind"}
    }
    served = any(figure.carried and not figure.placed and _served(figure) for figure in figures)
    found = []
    for figure in figures:
        living = figure.facts.kind in {"person", "ground"}
        if not living or figure.carried or figure.placed or figure.facts.height < 0.4:
            continue
        if figure.pose in _ELSEWHERE:
            continue
        at_it = figure.pose in {"eat", "sit", "play", "read", "work"} or figure.index in beside
        if at_it or (served and _acts(figure)):
            found.append(figure)
    return found


def lay_table(figures: list[Figure], frame: Frame) -> None:
    """Set what is served onto the table, side by side, now that the table stands."""
    table = next((f for f in figures if f.name in TABLES and f.placed), None)
    if table is None:
        return
    small = [f for f in figures if f.carried and not f.placed and _served(f)]
    wide = table.width(frame) * 0.84
    total = sum(figure.width(frame) for figure in small)
    for figure in small:
        figure.h *= min(0.62, wide / max(total, 0.01))
        # Cups and pawns stay small beside the table.
        figure.h = min(figure.h, table.h * max(0.3, 2.2 * figure.facts.height))
    x = table.x - sum(figure.width(frame) for figure in small) / 2
    for figure in small:
        figure.x = x + figure.width(frame) / 2
        x += figure.width(frame)
        figure.foot = table.top + 0.05 * table.h
        figure.layer, figure.depth, figure.line = table.layer, table.depth, table.stands
        figure.rank, figure.shadow, figure.placed = table.rank + 0.01, "contact", True


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
            beside = relation.kind in {"beside", "around", "with"}
            if not beside and other not in tables:
                return False
            if relation.kind in {"on", "in"}:
                return False  # placed by that
    return True


def _served(figure: Figure) -> bool:
    facts = figure.facts
    return facts.kind == "tabletop" and facts.height <= 0.32 and figure.name in _served_names()


def _served_names() -> frozenset[str]:
    return frozenset(lists("served.txt")["served"])
