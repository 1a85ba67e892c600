"""Where people usually do what they do, for prompts that name no place: dinner in a room, cooking
in a kitchen, fishing by a lake."""

from __future__ import annotations

from seedbed.engines.illustrator.compose.figure import known_name, lists
from seedbed.engines.illustrator.compose.sizes import FURNITURE, facts_of
from seedbed.engines.illustrator.scene import SceneSpec, Thing

_OPEN = frozenset(
    [
        "picnic-basket",
        "campfire",
        "tent",
        "sun",
        "moon",
        "star",
        "full-moon",
        "rainbow",
        "kite",
        "fountain",
        "bench",
        "snowman",
        "barbecue",
        "grill",
        "flower",
        "hammock",
        "beach-umbrella",
        "sandcastle",
    ]
)
"""Things under the open sky, where a meal is a picnic."""
_GOODS = FURNITURE | frozenset(
    [
        "stove",
        "sink",
        "refrigerator",
        "washing-machine",
        "television",
        "wardrobe",
        "fireplace",
        "lamp",
        "piano",
        "easel",
        "air-conditioner",
        "electric-fan",
        "loudspeaker-box",
        "rug",
        "blanket",
        "throne",
        "banquet",
    ]
)
"""Furniture and the like: on the ground, but nothing that lives outdoors."""
_COOKS = frozenset({"chef", "cook"})
_TOOLS = frozenset({"stove", "pot-of-food", "shallow-pan-of-food", "refrigerator", "oven"})
_CUPS = frozenset({"coffee-cup", "hot-beverage", "croissant"})
_HOMELY = frozenset({"read", "sleep"})


def doing_place(spec: SceneSpec) -> str | None:
    """The place of what the people of this scene do, or None where that tells nothing."""
    people = [thing for thing in spec.things if _kind(thing) == "person"]
    if not people or spec.layout != "scene":
        return None
    kinds = {_kind(thing) for thing in spec.things if thing.name not in _GOODS}
    names = {thing.name for thing in spec.things}
    held = {worn.name for thing in people for worn in thing.holds}
    poses = {thing.pose for thing in people}
    if kinds & {"tree", "building", "ground", "flying", "celestial"} or names & _OPEN:
        return None
    if "fishing-pole" in held:
        return "lake"
    if spec.weather or spec.season in {"winter", "spring"}:
        return None
    served = {known_name(name) or name for name in names | held} & set(
        lists("served.txt")["served"]
    )
    if "eat" in poses and sum(thing.count for thing in people) > 1:
        return "room"
    working = "work" in poses or names & _COOKS
    if working and (names & _TOOLS or served):
        return "kitchen"
    if (held | names) & _CUPS and len(people) <= 2 and not names & {"table", "sofa", "bed"}:
        return "cafe"
    if served or ("table" in names and poses & {"eat", "sit", "play", None}):
        return "room"
    return None


def _kind(thing: Thing) -> str | None:
    name = known_name(thing.name)
    return facts_of(name).kind if name else None
