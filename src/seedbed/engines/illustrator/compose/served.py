"""Food and cups that somebody has before them are on a table, not on the ground."""

from __future__ import annotations

from seedbed.engines.illustrator.compose.figure import Figure, Frame, known_name, lists
from seedbed.engines.illustrator.compose.occasion import MADE, Occasion
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.scene import SceneSpec, Thing

TABLE = -2
"""Index of the table that nobody named."""


def with_table(
    figures: list[Figure], spec: SceneSpec, at: Occasion, frame: Frame, seed: int
) -> list[Figure]:
    """The figures, and a table under what would lie on the ground at somebody's feet."""
    if at.setting in MADE | {"table", "stage", "underwater", "space", "sky"}:
        return figures
    if frame.ground.spots.get("counter") or spec.layout != "scene":
        return figures
    if not any(figure.facts.kind == "person" for figure in figures):
        return figures
    if any(figure.name in {"table", "desk", "tea-table", "market-stall"} for figure in figures):
        return figures
    related = {index for r in spec.relations for index in (r.subject, r.other)}
    small = [f for f in figures if not f.carried and f.index not in related and _served(f)]
    name = known_name("table")
    if not small or name is None:
        return figures
    for figure in small:
        figure.carried = True
    table = Figure(Thing("table", "table", scale=0.55), TABLE, 0, name, facts_of(name), seed)
    return [*figures, table]


def lay_table(figures: list[Figure], frame: Frame) -> None:
    """Set what is served onto the table, side by side, now that the table stands."""
    table = next((f for f in figures if f.index == TABLE and f.placed), None)
    if table is None:
        return
    small = [f for f in figures if f.carried and not f.placed and _served(f)]
    wide = table.width(frame) * 0.84
    total = sum(figure.width(frame) for figure in small)
    for figure in small:
        figure.h *= min(0.62, wide / max(total, 0.01))
    x = table.x - sum(figure.width(frame) for figure in small) / 2
    for figure in small:
        figure.x = x + figure.width(frame) / 2
        x += figure.width(frame)
        figure.foot = table.top + 0.05 * table.h
        figure.layer, figure.depth, figure.line = table.layer, table.depth, table.stands
        figure.rank, figure.shadow, figure.placed = table.rank + 0.01, "contact", True


def _served(figure: Figure) -> bool:
    facts = figure.facts
    return facts.kind == "tabletop" and facts.height <= 0.32 and figure.name in _served_names()


def _served_names() -> frozenset[str]:
    return frozenset(lists("served.txt")["served"])
