"""What one picture of a set owes to the others: who "it" and "them" are, and the ground on which a
character or a product is shown from several sides."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from seedbed.engines.illustrator.compose.figure import known_name
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.scene import SceneSpec, Thing
from seedbed.engines.illustrator.understand import understand
from seedbed.types import Plan, Shot

_ONE = re.compile(
    r"\b(?:it|him)\b|\b(?:with|to|for|and|from|on)\s+her\b|[它牠]|[把给跟和与对向][他她](?!们)",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"\bthem\b|\ball together\b|[它他她牠]们", re.IGNORECASE)
_SHOWN_ROUND = re.compile(
    r"\b(?:character|model|turnaround)\s+(?:design\s+)?sheet\b|\bturnaround\b"
    r"|\bproduct (?:series|line)|角色设定|人物设定|三视图|设定图|产品系列|系列产品",
    re.IGNORECASE,
)
_FROM_BEHIND = re.compile(r"\b(?:back|rear) view\b|\bfrom behind\b|背面|背影|后视", re.IGNORECASE)
_LIVING = frozenset({"person", "ground", "flying", "swimming"})


def spec_of_shot(plan: Plan, shot: Shot) -> SceneSpec:
    """What this shot asks for, read with the shots before it where the plan's pictures belong
    together."""
    spec = understand(shot.prompt)
    if not plan.related:
        return spec
    if spec.setting is None and _SHOWN_ROUND.search(plan.prompt):
        spec = replace(spec, setting="studio")
    if _FROM_BEHIND.search(shot.prompt):
        spec = replace(spec, things=tuple(_turned(thing) for thing in spec.things))
    before = [understand(other.prompt) for other in plan.shots if other.index < shot.index]
    return with_meant(spec, shot.prompt, before)


def with_meant(spec: SceneSpec, prompt: str, before: Sequence[SceneSpec]) -> SceneSpec:
    """The spec with those its pronouns mean, who were named in the specs before it: for "it" the
    last one named there and not here, for "them" all who live."""
    here = {thing.name for thing in spec.things}
    named: dict[str, Thing] = {}
    for earlier in before:
        for thing in earlier.things:
            if thing.name not in here and _may_be_meant(thing):
                named.pop(thing.name, None)  # the last to be named comes last
                named[thing.name] = thing
    if not named or not here:
        return spec
    if _SEVERAL.search(prompt):
        meant = [thing for thing in named.values() if _kind(thing) in _LIVING]
    elif _ONE.search(prompt):
        meant = [list(named.values())[-1]]
    else:
        return spec
    return replace(spec, things=(*spec.things, *(replace(thing, pose=None) for thing in meant)))


def _turned(thing: Thing) -> Thing:
    """Somebody who stands, seen from behind: as those who look at something far away are."""
    turns = _kind(thing) == "person" and thing.pose in {None, "stand"}
    return replace(thing, pose="look") if turns else thing


def _may_be_meant(thing: Thing) -> bool:
    return _kind(thing) not in {None, "building", "tree", "celestial"}


def _kind(thing: Thing) -> str | None:
    name = known_name(thing.name)
    return facts_of(name).kind if name else None
