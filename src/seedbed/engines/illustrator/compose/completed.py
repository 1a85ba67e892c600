"""What a prompt takes for granted is written into its spec: a bowl of fruit holds the fruit that
is named beside it, or some of its own."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.compose.figure import lists
from seedbed.engines.illustrator.scene import Relation, SceneSpec, Thing

MOST_INSIDE = 4
"""More pieces than this hide each other in a bowl."""


def completed(spec: SceneSpec) -> SceneSpec:
    """The spec with what belongs to its things; the same spec where nothing does."""
    things, relations = list(spec.things), list(spec.relations)
    for index, thing in enumerate(spec.things):
        usual = lists("fillings.txt").get(thing.name)
        if usual is None:
            continue
        vessel, *filling = usual
        things[index] = replace(thing, name=vessel, scale=thing.scale * 1.7)
        fruit = frozenset(lists("fillings.txt")["fruit"])
        inside = [at for at, other in enumerate(things) if other.name in fruit]
        if sum(things[at].count for at in inside) > MOST_INSIDE:
            # The small ones lie before the bowl.
            small = frozenset(lists("fillings.txt")["small"])
            inside = [at for at in inside if things[at].name not in small] or inside
        if not inside:
            inside = list(range(len(things), len(things) + len(filling)))
            things += [Thing(name, thing.word) for name in filling]
        known = {(r.subject, r.kind) for r in relations}
        relations += [
            Relation(at, "in", index) for at in inside if (at, "in") not in known and at != index
        ]
    if len(things) == len(spec.things) and relations == list(spec.relations):
        return spec
    return replace(spec, things=tuple(things), relations=tuple(relations))
