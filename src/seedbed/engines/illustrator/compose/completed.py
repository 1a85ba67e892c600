"""What a prompt takes for granted is written into its spec: a bowl of fruit holds the fruit that
is named beside it, or some of its own; a dinner has dishes; a rider's horse is where the rider is;
who flies among the clouds has some around."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.compose.figure import known_name, lists
from seedbed.engines.illustrator.compose.seated import SEATS
from seedbed.engines.illustrator.compose.sizes import facts_of
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
    things, relations = list(spec.things), _with_mounts(spec)
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
    relations = _stacked(things, relations)
    _set_down(things)
    if spec.camera == "top":
        _off_the_plate(things, relations)
    relations += _seats_for(things, relations)
    if things == list(spec.things) and relations == list(spec.relations):
        return spec
    return replace(spec, things=tuple(things), relations=tuple(relations))


def _mountains(spec: SceneSpec) -> list[Thing]:
    """The peaks seen far behind an open place that has none of its own."""
    level = spec.setting in _LEVEL
    named = any("mountain" in thing.name or thing.name in _PEAKS for thing in spec.things)
    if spec.layout not in {"scene", "poster"} or not level or named:
        return []
    return [Thing(RANGE, "mountains")] if spec.backdrop in {"mountains", "snowfield"} else []


def _stacked(things: list[Thing], relations: list[Relation]) -> list[Relation]:
    """Who is on two things is on the smaller, and that on the other: a cat, a pillow, a bed."""
    found = list(relations)
    for first in relations:
        for second in relations:
            same = first.subject == second.subject and first.other != second.other
            if not same or first.kind != "on" or second.kind != "on" or second not in found:
                continue
            low, high = (_height(things[r.other]) for r in (second, first))
            if low is not None and high is not None and high < low:
                found[found.index(second)] = Relation(first.other, "on", second.other)
    return found


def _off_the_plate(things: list[Thing], relations: list[Relation]) -> None:
    """Food that is drawn from above has its own dish: the plate it is said to be on is that."""
    for relation in relations:
        food, dish = things[relation.subject], things[relation.other]
        plated = relation.kind in {"on", "in"} and dish.name in _DISHES
        if plated and known_name(f"{known_name(food.name)}-from-above"):
            things[relation.other] = replace(dish, count=0)


def _set_down(things: list[Thing]) -> None:
    """What is too large for a hand, a laid table, stands by itself."""
    for index, thing in enumerate(list(things)):
        large = [worn for worn in thing.holds if (_height(Thing(worn.name, "")) or 0) > 0.9
                 and worn.name in _TABLES]  # fmt: skip
        if large:
            kept = tuple(worn for worn in thing.holds if worn not in large)
            things[index] = replace(thing, holds=kept)
            things += [Thing(worn.name, thing.word, colour=worn.colour) for worn in large]


def _seats_for(things: list[Thing], relations: list[Relation]) -> list[Relation]:
    """Who sits, or plays at a board, sits on the bench that is there and that nobody is on."""
    taken = {
        r.other
        for r in relations
        if r.kind in {"on", "in", "riding"} and _is_person(things[r.subject])
    }
    board = any(thing.name in _BOARDS for thing in things)
    found = []
    for seat, thing in enumerate(things):
        if thing.name not in SEATS or seat in taken:
            continue
        for index, who in enumerate(things):
            sits = who.pose == "sit" or (who.pose == "play" and board)
            free = not any(
                r.subject == index and r.kind in {"on", "in", "riding", "left", "right", "behind"}
                for r in relations
            )
            if sits and free and _is_person(who) and who.count <= 3:
                things[index] = replace(who, pose="sit")
                found.append(Relation(index, "on", seat))
                break
    return found


_DISHES = frozenset({"plate", "bowl", "tray"})
_TABLES = frozenset({"banquet", "table"})
_BOARDS = frozenset({"chess-set", "chess-pawn", "go-board", "mahjong-tile", "playing-cards"})


def _height(thing: Thing) -> float | None:
    name = known_name(thing.name)
    return facts_of(name).height if name else None


_WHERE = frozenset({"on", "above", "under", "in", "front", "behind", "left", "right", "beside"})
_DINNERS = {"zh": ("hot-pot", "dumpling", "bowl-of-rice"), "en": ("pot-of-food", "loaf-of-bread")}


def _with_mounts(spec: SceneSpec) -> list[Relation]:
    """The relations, with the mount where its rider is said to be."""
    mounts = {r.subject: r.other for r in spec.relations if r.kind == "riding"}
    return [
        replace(r, subject=mounts[r.subject])
        if r.subject in mounts and r.kind in _WHERE and mounts[r.subject] != r.other
        else r
        for r in spec.relations
    ]


def _meal(spec: SceneSpec) -> list[Thing]:
    """Dishes for people who eat and have nothing to eat."""
    eaters = [thing for thing in spec.things if thing.pose == "eat" and _is_person(thing)]
    if not eaters or any(thing.holds for thing in spec.things):
        return []
    if any(thing.name == "picnic-basket" for thing in spec.things):
        return []
    if sum(thing.count for thing in eaters) < 2 or any(_is_food(t) for t in spec.things):
        return []
    return [Thing(name, "meal") for name in _DINNERS[spec.language]]


def _desk(spec: SceneSpec) -> list[Thing]:
    """A table for people who are "at" one that was read as the place."""
    people = any(_is_person(thing) for thing in spec.things)
    named = any(thing.name in {"table", "desk"} for thing in spec.things)
    wanted = spec.setting == "table" and spec.layout == "scene" and people and not named
    return [Thing("table", "table")] if wanted else []


def _clouds(spec: SceneSpec) -> list[Thing]:
    """Clouds for who flies among them above some other place."""
    aloft = any(thing.pose == "fly" for thing in spec.things)
    named = any(thing.name == "cloud" for thing in spec.things)
    return [Thing("cloud", "clouds", 3)] if aloft and spec.backdrop == "sky" and not named else []


def _is_person(thing: Thing) -> bool:
    name = known_name(thing.name)
    return name is not None and facts_of(name).kind == "person"


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


_FIRES = frozenset({"campfire", "fire"})


def _gather_round(things: list[Thing], relations: list[Relation]) -> None:
    """Several beside a fire are around it."""
    for at, relation in enumerate(relations):
        fire = things[relation.other].name in _FIRES
        if relation.kind == "beside" and fire and things[relation.subject].count > 2:
            relations[at] = replace(relation, kind="around")
