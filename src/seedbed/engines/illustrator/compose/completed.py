"""What a prompt takes for granted is written into its spec: a bowl of fruit holds the fruit that
is named beside it, or some of its own; a dinner has dishes; who flies among the clouds has some
around. `whereabouts` settles who is on what."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.compose.figure import known_name, lists
from seedbed.engines.illustrator.compose.inside import openings
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.compose.whereabouts import (
    burning,
    height_of,
    is_person,
    seats_for,
    settled,
    with_mounts,
)
from seedbed.engines.illustrator.scene import Relation, SceneSpec, Thing

RANGE = "mountain-range"
_LEVEL = frozenset({"wheat-field", "flower-field", "farm", "meadow", "savanna", "desert", "garden",
                    "road", "hills", "railway", "river", "lavender-field",
                    "poppy-field", "rapeseed-field", "sunflower-field", "tulip-field",
                    "tea-plantation", "rice-terraces"})  # fmt: skip
"""Places whose horizon nothing hides and that paint no peaks of their own."""
_PEAKS = frozenset({"mount-fuji", "volcano"})
MOST_INSIDE = 4
"""More pieces than this hide each other in a bowl."""


def completed(spec: SceneSpec) -> SceneSpec:
    """The spec with what belongs to its things; the same spec where nothing does."""
    spec = _at_the_trains_window(spec)
    things, relations = list(spec.things), with_mounts(spec)
    things += _meal(spec) + _clouds(spec) + _desk(spec) + _mountains(spec)
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
    _gather_round(things, relations)
    _fly_together(things, relations)
    _spread_cloths(things, relations)
    _cut_flowers(spec, things, relations)
    _print_on_boxes(things, relations)
    _one_laid_table(things)
    _on_floes(things, relations)
    relations = settled(things, relations)
    burning(things, relations)
    _set_down(things)
    if spec.camera == "top":
        _off_the_plate(things, relations)
        relations = _from_above(things, relations)
    relations += seats_for(things, relations)
    if things == list(spec.things) and relations == list(spec.relations):
        return spec
    return replace(spec, things=tuple(things), relations=tuple(relations))


def _at_the_trains_window(spec: SceneSpec) -> SceneSpec:
    """Who looks out of the window where a train or a bus is named sits in that, not in a room."""
    names = [known_name(thing.name) for thing in spec.things]
    vehicles = [
        i for i, n in enumerate(names) if n and openings(n) and facts_of(n).kind != "building"
    ]
    gazing = [
        r for r in spec.relations
        if r.kind == "looking_at" and spec.things[r.other].name == "window"
    ]  # fmt: skip
    if not vehicles or not gazing or spec.layout != "scene":
        return spec
    window = gazing[0].other
    things = tuple(
        replace(thing, count=0 if i == window else thing.count)
        for i, thing in enumerate(spec.things)
    )
    relations = tuple(
        Relation(r.subject, "in", vehicles[0]) if r in gazing else r for r in spec.relations
    )
    setting, backdrop = spec.setting, spec.backdrop
    if setting in {"room", None}:
        setting, backdrop = backdrop, None
    return replace(spec, things=things, relations=relations, setting=setting, backdrop=backdrop)


def _mountains(spec: SceneSpec) -> list[Thing]:
    """The peaks seen far behind an open place that has none of its own."""
    level = spec.setting in _LEVEL
    named = any("mountain" in thing.name or thing.name in _PEAKS for thing in spec.things)
    if spec.layout not in {"scene", "poster"} or not level or named:
        return []
    return [Thing(RANGE, "mountains")] if spec.backdrop in {"mountains", "snowfield"} else []


def _off_the_plate(things: list[Thing], relations: list[Relation]) -> None:
    """Food that is drawn from above has its own dish: the plate it is said to be on is that."""
    for relation in relations:
        food, dish = things[relation.subject], things[relation.other]
        plated = relation.kind in {"on", "in"} and dish.name in _DISHES
        if plated and known_name(f"{known_name(food.name)}-from-above"):
            things[relation.other] = replace(dish, count=0)


def _from_above(things: list[Thing], relations: list[Relation]) -> list[Relation]:
    """A table seen from above is the whole ground: what is on it lies there."""
    tops = {i for i, thing in enumerate(things) if thing.name in {"table", "desk"}}
    if len(tops) == len(things):
        return relations
    for index in tops:
        things[index] = replace(things[index], count=0)
    return [r for r in relations if r.other not in tops]


def _set_down(things: list[Thing]) -> None:
    """What is too large for a hand, a laid table, stands by itself."""
    for index, thing in enumerate(list(things)):
        large = [worn for worn in thing.holds if (height_of(Thing(worn.name, "")) or 0) > 0.9
                 and worn.name in _TABLES]  # fmt: skip
        if large:
            kept = tuple(worn for worn in thing.holds if worn not in large)
            things[index] = replace(thing, holds=kept)
            things += [Thing(worn.name, thing.word, colour=worn.colour) for worn in large]


_DISHES = frozenset({"plate", "bowl", "tray"})
_TABLES = frozenset({"banquet", "table"})


_DINNERS = {"zh": ("hot-pot", "dumpling", "bowl-of-rice"), "en": ("pot-of-food", "loaf-of-bread")}


def _meal(spec: SceneSpec) -> list[Thing]:
    """Dishes for people who eat and have nothing to eat."""
    eaters = [thing for thing in spec.things if thing.pose == "eat" and is_person(thing)]
    if not eaters or any(thing.holds for thing in spec.things):
        return []
    if any(thing.name == "picnic-basket" for thing in spec.things):
        return []
    if sum(thing.count for thing in eaters) < 2 or any(_is_food(t) for t in spec.things):
        return []
    return [Thing(name, "meal") for name in _DINNERS[spec.language]]


def _desk(spec: SceneSpec) -> list[Thing]:
    """A table for people who are "at" one that was read as the place."""
    people = any(is_person(thing) or thing.name == "window" for thing in spec.things)
    named = any(thing.name in {"table", "desk"} for thing in spec.things)
    wanted = spec.setting == "table" and spec.layout == "scene" and people and not named
    return [Thing("table", "table")] if wanted else []


def _clouds(spec: SceneSpec) -> list[Thing]:
    """Clouds for who flies among them above some other place."""
    aloft = any(thing.pose == "fly" for thing in spec.things)
    named = any(thing.name == "cloud" for thing in spec.things)
    return [Thing("cloud", "clouds", 3)] if aloft and spec.backdrop == "sky" and not named else []


def _is_food(thing: Thing) -> bool:
    return (known_name(thing.name) or thing.name) in lists("served.txt")["served"]


def _fly_together(things: list[Thing], relations: list[Relation]) -> None:
    """What carries somebody who flies, flies: brooms, carpets, sleds."""
    for relation in relations:
        rider, mount = things[relation.subject], things[relation.other]
        if relation.kind in {"on", "riding"} and rider.pose == "fly" and mount.pose is None:
            things[relation.other] = replace(mount, pose="fly")


_CLOTHS = frozenset({"towel", "blanket"})


def _spread_cloths(things: list[Thing], relations: list[Relation]) -> None:
    """A towel that somebody is on lies flat, as a rug does."""
    for relation in relations:
        cloth = things[relation.other]
        if relation.kind == "on" and cloth.name in _CLOTHS:
            things[relation.other] = replace(cloth, name="rug")


_BOUQUETS = {
    "rose": "bouquet-of-roses", "tulip": "bouquet-of-tulips", "daisy": "bouquet-of-daisies",
    "sunflower": "bouquet-of-sunflowers", "flower": "bouquet-of-flowers",
}  # fmt: skip


def _cut_flowers(spec: SceneSpec, things: list[Thing], relations: list[Relation]) -> None:
    """Several flowers on a table that are in no vase lie there as a bunch: nothing grows there."""
    if spec.setting not in {"table", "kitchen", "studio"} or spec.layout in {"logo", "icon"}:
        return
    placed = {r.subject for r in relations if r.kind in {"in", "around", "holding", "wearing"}}
    placed |= {r.other for r in relations if r.kind in {"holding", "in", "on"}}
    for index, thing in enumerate(things):
        if thing.name in _BOUQUETS and thing.count >= 3 and index not in placed:
            things[index] = replace(thing, name=_BOUQUETS[thing.name], count=1)


def _on_floes(things: list[Thing], relations: list[Relation]) -> None:
    """Ice that somebody is on floats."""
    for relation in relations:
        ice = things[relation.other]
        if relation.kind == "on" and ice.name == "ice" and known_name("ice-floe"):
            things[relation.other] = replace(ice, name="ice-floe", count=1)


def _one_laid_table(things: list[Thing]) -> None:
    """A banquet is a table already."""
    if any(thing.name == "banquet" for thing in things):
        for index, thing in enumerate(things):
            if thing.name == "table":
                things[index] = replace(thing, count=0)


_BOXES = frozenset({"box", "cardboard-box", "gift-box"})
_PRINTS = frozenset({"plant", "celestial", "building", "tree"})


def _print_on_boxes(things: list[Thing], relations: list[Relation]) -> None:
    """A lotus, a mountain on a box are printed on its front: nobody puts them on top of one."""
    for relation in relations:
        box, name = things[relation.other], known_name(things[relation.subject].name)
        printed = name is not None and (facts_of(name).kind in _PRINTS or "mountain" in name)
        if relation.kind == "on" and box.name in _BOXES and printed:
            things[relation.other] = replace(box, name="product-box")


_FIRES = frozenset({"campfire", "fire"})


def _gather_round(things: list[Thing], relations: list[Relation]) -> None:
    """Several beside a fire are around it."""
    for at, relation in enumerate(relations):
        fire = things[relation.other].name in _FIRES
        if relation.kind == "beside" and fire and things[relation.subject].count > 2:
            relations[at] = replace(relation, kind="around")
        who = things[relation.subject]
        if relations[at].kind == "around" and fire and who.pose is None and is_person(who):
            dances = who.name == "dancer"
            things[relation.subject] = replace(who, pose="dance" if dances else "sit")
