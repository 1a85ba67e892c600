"""Where the things of a prompt are to each other, where it says so by halves: a rider's horse is
where the rider is, who sits behind a rider sits on the same horse, a cook is behind the counter, a
wreath hangs on the door, who sits sits on the bench that is there."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.compose.counters import COUNTERS
from seedbed.engines.illustrator.compose.figure import known_name
from seedbed.engines.illustrator.compose.playing import STOOD_AT
from seedbed.engines.illustrator.compose.seated import BOARD_GAMES, ROOFS, SEATS
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.scene import Relation, SceneSpec, Thing

_DOMES = frozenset({"glass-dome", "snow-globe"})
_PLACED_ON = (
    (frozenset({"wreath"}), frozenset({"door", "front-door"})),
    (
        frozenset({"pot-of-food", "shallow-pan-of-food", "cooking", "moka-pot"}),
        frozenset({"stove"}),
    ),
)
_BRIDGES = frozenset({"bridge", "stone-bridge", "bridge-at-night"})
_FIRES = frozenset({"fire", "flame", "campfire"})
_SERVING = frozenset({"chef", "cook", "waiter", "barista"})
_STALLS = frozenset({"market-stall", "stall", "food-stall", "counter", "table", "wooden-cart"})
_MOUNTED = frozenset({"on", "in", "riding"})
_WHERE = frozenset({"on", "above", "under", "in", "front", "behind", "left", "right", "beside"})


def is_person(thing: Thing) -> bool:
    """Whether this is somebody."""
    name = known_name(thing.name)
    return name is not None and facts_of(name).kind == "person"


def height_of(thing: Thing) -> float | None:
    """Its real height in metres; None where nothing like it can be drawn."""
    name = known_name(thing.name)
    return facts_of(name).height if name else None


def with_mounts(spec: SceneSpec) -> list[Relation]:
    """The relations, with the mount where its rider is said to be."""
    mounts = {r.subject: r.other for r in spec.relations if r.kind == "riding"}
    return [
        replace(r, subject=mounts[r.subject])
        if r.subject in mounts and r.kind in _WHERE and mounts[r.subject] != r.other
        else r
        for r in spec.relations
    ]


def settled(things: list[Thing], relations: list[Relation]) -> list[Relation]:
    """The relations as they are meant; poses of the things change with them."""
    relations = [_offered(things, r) for r in relations if not _plays_at(things, r)]
    relations += _put_there(things, relations) + _at_counters(things, relations)
    relations = _pillion(things, _one_way(things, relations))
    relations = _stacked(things, relations)
    return relations + _also_on_the_roof(things, relations)


def burning(things: list[Thing], relations: list[Relation]) -> None:
    """A fire on a house is several flames, out of its roof and its windows."""
    for relation in relations:
        fire, house = things[relation.subject], known_name(things[relation.other].name)
        if relation.kind not in {"on", "in"} or fire.name not in _FIRES or house is None:
            continue
        if facts_of(house).kind == "building" and facts_of(house).height > 2:
            things[relation.subject] = replace(fire, name="fire", count=3)


def _offered(things: list[Thing], relation: Relation) -> Relation:
    """What a stall "holds" lies on it, what is under a glass dome is in it, and a boat that
    crosses a bridge is under it."""
    if relation.kind == "under" and things[relation.other].name in _DOMES:
        return replace(relation, kind="in")
    if relation.kind == "on" and things[relation.other].name in _BRIDGES:
        boat = known_name(things[relation.subject].name)
        floats = boat is not None and facts_of(boat).kind == "floating"
        return replace(relation, kind="under") if floats else relation
    holder = known_name(things[relation.subject].name)
    if relation.kind != "holding" or holder not in _STALLS:
        return relation
    return Relation(relation.other, "on", relation.subject)


def _plays_at(things: list[Thing], relation: Relation) -> bool:
    """Whether somebody is said to be "on" an easel or a piano: it comes with who is at it."""
    at_it = things[relation.other].name in STOOD_AT and is_person(things[relation.subject])
    return relation.kind == "on" and at_it


def _put_there(things: list[Thing], relations: list[Relation]) -> list[Relation]:
    """A wreath that is named with a door hangs on it, a pot named with a stove is on that."""
    told = {r.subject for r in relations} | {r.other for r in relations if r.kind != "holding"}
    found = []
    for goods, places in _PLACED_ON:
        place = next((i for i, thing in enumerate(things) if thing.name in places), None)
        found += [
            Relation(index, "on", place)
            for index, thing in enumerate(things)
            if place is not None and thing.name in goods and index not in told
        ]
    return found


def _at_counters(things: list[Thing], relations: list[Relation]) -> list[Relation]:
    """Who cooks or serves where a counter is, is behind it, unless the prompt says otherwise."""
    counter = next((i for i, thing in enumerate(things) if thing.name in COUNTERS), None)
    manned = any(r.kind == "behind" and r.other == counter for r in relations)
    busy = {r.subject for r in relations}
    if counter is None or manned:
        return []
    return [
        Relation(index, "behind", counter)
        for index, thing in enumerate(things)
        if (thing.name in _SERVING or any(w.name == "chef-hat" for w in thing.wears))
        and index not in busy
    ][:1]


def _one_way(things: list[Thing], relations: list[Relation]) -> list[Relation]:
    """Without those by which one would ride what it carries."""
    mounts = {(r.subject, r.other) for r in relations if r.kind in _MOUNTED}
    return [
        r for r in relations
        if r.kind not in _MOUNTED or (r.other, r.subject) not in mounts
        or (height_of(things[r.subject]) or 0) < (height_of(things[r.other]) or 0)
    ]  # fmt: skip


def _pillion(things: list[Thing], relations: list[Relation]) -> list[Relation]:
    """Who sits or rides behind a rider sits on the same bicycle or horse."""
    mounts = {r.subject: r.other for r in relations if r.kind == "riding"}
    return [
        replace(r, kind="riding", other=mounts[r.other])
        if r.kind in {"behind", "with"}
        and r.other in mounts
        and r.subject not in mounts
        and things[r.subject].pose in {"sit", "ride"}
        and is_person(things[r.subject])
        else r
        for r in relations
    ]


def _stacked(things: list[Thing], relations: list[Relation]) -> list[Relation]:
    """Who is on two things is on the smaller, and that on the other: a cat, a pillow, a bed."""
    found = list(relations)
    for first in relations:
        for second in relations:
            same = first.subject == second.subject and first.other != second.other
            if not same or first.kind != "on" or second.kind != "on" or second not in found:
                continue
            low, high = (height_of(things[r.other]) for r in (second, first))
            if low is not None and high is not None and high < low:
                found[found.index(second)] = Relation(first.other, "on", second.other)
    return found


def _also_on_the_roof(things: list[Thing], relations: list[Relation]) -> list[Relation]:
    """Who is beside somebody on a roof is on it, too: there is no ground beside them."""
    roofs = {
        r.subject: r.other for r in relations if r.kind == "on" and things[r.other].name in ROOFS
    }
    carried = {r.subject for r in relations if r.kind in {"on", "in", "riding", "holding"}}
    return [
        Relation(r.subject, "on", roofs[r.other])
        for r in relations
        if r.kind in {"beside", "left", "right", "with"}
        and r.other in roofs
        and r.subject not in carried
    ]


def seats_for(things: list[Thing], relations: list[Relation]) -> list[Relation]:
    """Who sits, or plays at a board, sits on the bench that is there and that nobody is on."""
    taken = {
        r.other
        for r in relations
        if r.kind in {"on", "in", "riding"} and is_person(things[r.subject])
    }
    board = any(thing.name in BOARD_GAMES for thing in things)
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
            if sits and free and is_person(who) and who.count <= 3:
                things[index] = replace(who, pose="sit")
                found.append(Relation(index, "on", seat))
                break
    return found
