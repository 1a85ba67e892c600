"""Where what is in a picture is at home, for prompts that name no place: a fox in a forest, a
dinner in a room, an iceberg in an arctic sea."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from seedbed.engines.illustrator.compose.doings import doing_place
from seedbed.engines.illustrator.compose.figure import known_name, lists
from seedbed.engines.illustrator.compose.printed import is_printed
from seedbed.engines.illustrator.compose.sizes import FURNITURE, facts_of
from seedbed.engines.illustrator.places import PLACES
from seedbed.engines.illustrator.scene import SceneSpec, Thing
from seedbed.engines.illustrator.subjects.animals.builds import CATS, DOGS

INDOORS = frozenset(
    {"room", "bedroom", "office", "library", "kitchen", "classroom", "cafe", "table", "stage"}
)
_GREETINGS = frozenset({"birthday-cake", "balloon", "heart", "bouquet", "wrapped-gift", "flower"})
_PARKS = frozenset({"fountain", "bench", "park-bench", "statue", "carousel-horse", "ferris-wheel"})
_PARTY = frozenset({"birthday-cake", "party-hat", "clown-face"})
_YOUNG = frozenset({"child", "boy", "girl", "baby"})
_STILL = frozenset(
    {
        "bee", "butterfly", "lady-beetle", "dragonfly", "snail", "bird", "branch", "twig",
        "tree-branch", "cherry-branch", "leaf-pile",
    }
)  # fmt: skip
"""What is seen from near where it lives."""


@cache
def _homes() -> dict[str, tuple[int, str]]:
    return {
        subject: (rank, place)
        for place, subjects in lists("homes.txt").items()
        for rank, subject in reversed(list(enumerate(subjects)))
    }


_OPEN_AIR = frozenset({"rain", "snow", "storm", "fog", "wind"})
_ABOVE = frozenset({"star", "moon", "full-moon", "crescent-moon", "shooting-star", "fireworks"})


def home(spec: SceneSpec) -> str:
    """A place for what is in the picture."""
    spec = _without_prints(spec)
    names = [thing.name for thing in spec.things]
    if spec.layout in {"logo", "icon"} or spec.style in {"minimal", "sticker"}:
        return "plain"
    if _FESTIVE & set(spec.moods) and not _outdoors(spec):
        return "festive"
    if "halloween" in spec.moods:
        return "castle"
    if "christmas" in spec.moods and "fireplace" not in names:
        return "snowfield"
    if spec.layout == "card" and (not names or _GREETINGS & set(names)):
        return "plain"
    if spec.background_colour and len(names) <= 3 and (names or spec.texts):
        return "plain"
    if len(names) >= 8 or (spec.layout == "infographic" and len(names) > 2):
        return "plain"  # a chart of things
    if spec.weather and "aurora" in spec.weather and names:
        return "lake"
    if spec.style == "neon" and not any(name in {"fish", "whale"} for name in names):
        return "city"
    if spec.camera == "top" and any("umbrella" in name for name in names):
        return "plain"  # seen from above there is nothing else
    if spec.camera == "top" and names and all(_on_table(name) for name in names):
        return "table"
    if spec.camera == "close" and not _STILL & set(names) and not spec.season:
        return "studio"
    if spec.layout == "poster" and any(_homes().get(n, (0, ""))[1] == "stage" for n in names):
        return "stage"
    if {"iceberg", "ice-floe"} & set(names):
        return "arctic-sea"
    if any(t.name == "island" and t.pose == "fly" for t in spec.things):
        return "sky"
    young = any(t.age == "child" or t.name in _YOUNG for t in spec.things)
    if _PARTY & set(names) and young and not _PARKS & set(names):
        return "room"
    if set(names) == {"sign"}:
        return "city" if spec.time == "night" else "street"
    if any(thing.word.lower().startswith(("street ", "街头")) for thing in spec.things):
        return "street"
    if (usual := doing_place(spec)) is not None:
        return usual
    if _DOORS & set(names) and _outdoors(spec) and not (_FITTINGS - _DOORS) & set(names):
        return "courtyard" if spec.language == "zh" else "village"
    if any(thing.name in _homes() for thing in spec.things):
        place = _most(spec)
        inside = any(name in _FITTINGS for name in names)
        if place in INDOORS - {"table"} and _OPEN_AIR & set(spec.weather) and not inside:
            return "street"  # rain and snow fall outside
        if place == "sea" and _ON_WHEELS & set(names):
            return "beach"
        if place in {"underwater", "sea", "lake"} and _swimmer_flies(spec):
            return "sky"
        if place == "underwater" and (spec.time in {"sunset", "dawn"} or _ABOVE & set(names)):
            swims = any((name := known_name(t.name)) and _swims(name) for t in spec.things)
            return "sea" if swims else "beach"  # where sun and moon are seen
        if place == "moon" and any(thing.pose == "fly" for thing in spec.things):
            return "space"
        if place == "lake" and "storm" in spec.weather:
            return "sea"
        # Stars and moons are not seen among trees.
        return "hills" if place == "forest" and _ABOVE & set(names) else place
    kinds = {facts_of(name).kind for name in map(known_name, names) if name}
    if kinds == {"tabletop"}:
        return "table"
    if any(thing.name in {"sun", "cloud", "rainbow"} for thing in spec.things):
        return "hills"
    if spec.layout in {"poster", "card", "cover", "banner"} and not names:
        return "gradient" if "gradient" in PLACES else "plain"
    return "meadow"


_PEDESTALS = frozenset({"rock", "stone", "pebble", "log", "mossy-rock", "podium", "ice"})
"""What goods are shown on."""
_ROOMLY = frozenset({"table", "studio", "room", "library", "kitchen"})
_AT_HOME = frozenset({"parrot", "hamster", "mouse"}) | DOGS | CATS
_FESTIVE = frozenset({"new-year", "lantern-festival"})
_DOORS = frozenset({"door", "front-door"})
_OUTSIDE_A_HOUSE = _DOORS | {"gate", "roof", "tiled-roof", "snowman"}


def _outdoors(spec: SceneSpec) -> bool:
    """Whether people or animals are at a door, on a roof, at a house: a feast in a real place."""
    kinds = {facts_of(name).kind for thing in spec.things if (name := known_name(thing.name))}
    built = "building" in kinds or _OUTSIDE_A_HOUSE & {thing.name for thing in spec.things}
    return spec.layout == "scene" and bool(built) and bool(kinds & {"person", "ground"})


_FITTINGS = frozenset(
    {
        "window", "door", "stairs", "fireplace", "wardrobe", "bookshelf", "desk", "bed", "sofa",
        "armchair", "rocking-chair", "couch",
    }
)  # fmt: skip
"""Parts of a house that are seen from inside."""


_HOUSES = {"cafe": "cafe-building", "bar": "cafe-building", "shop-inside": "shop",
           "bakery-inside": "bakery"}  # fmt: skip
_OUTSIDE = frozenset({"street-lamp", "car", "bicycle", "umbrella", "beach-umbrella", "taxi"})
_ON_WHEELS = frozenset(
    {
        "car", "taxi", "bus", "truck", "motorcycle", "motor-scooter", "bicycle", "camper-van",
        "pickup-truck", "tractor",
    }
)  # fmt: skip
"""What may have driven anywhere there is a road."""
_VEHICLE = 2.4
"""Metres from which what stands on the ground is no furniture."""


def from_outside(spec: SceneSpec) -> SceneSpec:
    """The spec of a cafe or a shop with what no room holds, seen from outside: the street or the
    shore is its place, and the cafe a house there."""
    house = _HOUSES.get(spec.setting or "")
    if house is None or spec.layout != "scene" or not _out_of_doors(spec):
        return spec
    things = spec.things
    if not any(_kind(thing) == "building" for thing in things):
        things = (*things, Thing(house, spec.setting or house))
    around = spec.backdrop if spec.backdrop not in INDOORS | {None, "city"} else "street"
    return replace(spec, things=things, setting=around, backdrop=None)


def _out_of_doors(spec: SceneSpec) -> bool:
    """Whether something is there that no room holds: a tram, a sail, a tree."""
    goods = (thing.name for thing in spec.things if thing.name not in _FITTINGS)
    known = [known for name in goods if (known := known_name(name))]
    large = {"building", "tree", "floating"}
    return any(
        name in _OUTSIDE
        or (facts_of(name).kind in large and facts_of(name).height > 1)
        or (facts_of(name).kind == "ground" and facts_of(name).height >= _VEHICLE)
        for name in known
    )


def _kind(thing: Thing) -> str | None:
    name = known_name(thing.name)
    return facts_of(name).kind if name else None


def _without_prints(spec: SceneSpec) -> SceneSpec:
    """The spec with nothing for what is only a picture on a cup: that has no home."""
    prints = {
        r.subject
        for r in spec.relations
        if r.kind in {"on", "in"}
        and is_printed(spec.things[r.subject].name, spec.things[r.other].name)
    }
    if not prints:
        return spec
    things = (thing for i, thing in enumerate(spec.things) if i not in prints)
    return replace(spec, things=tuple(things), relations=())


def _swimmer_flies(spec: SceneSpec) -> bool:
    """Whether what lives in water is said to fly."""
    return any(
        thing.pose == "fly" and (name := known_name(thing.name)) and _swims(name)
        for thing in spec.things
    )


def _swims(name: str) -> bool:
    return facts_of(name).kind == "swimming"


def _most(spec: SceneSpec) -> str:
    """The place most of the things belong to; ties go to the surest, then the first named. A
    trade says less than things: a sailor by a fireplace is in a room; and a car less than what
    it is parked by. What somebody is on says
    more: frogs with a drum on lily pads are on a pond."""
    things = spec.things
    bearing = {
        things[r.other].name for r in spec.relations if r.kind in {"on", "in", "riding", "around"}
    }
    bearing = {name for name in bearing if name not in _somebody(things)}
    votes: dict[str, float] = {}
    found = [(thing, *_homes()[thing.name]) for thing in things if thing.name in _homes()]
    rooted = any(_kind(thing) in {"building", "tree"} for thing in things)
    for order, (thing, rank, place) in enumerate(found):
        goes_there = _kind(thing) == "person" or (rooted and thing.name in _ON_WHEELS)
        weight = 0.6 if goes_there else 1.0
        weight *= 2.0 if thing.name in bearing else 1.0
        votes[place] = votes.get(place, 0.0) + weight / (1 + 0.06 * rank) + 0.01 / (1 + order)
    outdoors = {"sea", "lake", "river"}
    built = any(t.name in _FITTINGS for t in things)
    kinds = {
        facts_of(name).kind
        for t in things
        if t.name not in _FITTINGS | _PEDESTALS and (name := known_name(t.name))
    }
    if kinds & {"tree", "building"} and not built:
        # What is rooted there is outdoors, whatever is done beneath it.
        for place in votes.keys() & INDOORS:
            votes[place] *= 0.2
    if kinds & {"person", "ground", "tree", "building", "flying"}:
        # What lives and grows is not shown on a table or before a studio's backdrop.
        for place in ("table", "studio"):
            votes[place] = votes.get(place, 0.0) * 0.3
    if not any(votes.values()):
        return "meadow"
    if outdoors & votes.keys() and "underwater" in votes and len(found) > 1:
        votes["underwater"] *= 0.7
    goods = sum(1 for t, _, place in found if place in _ROOMLY and not _lives(t.name))
    if goods >= 2 and kinds <= {"tabletop", "person", "ground"} and _pets(things):
        return "room"  # a cat with a clock and a globe
    best = max(votes, key=lambda place: votes[place])
    alive = bool(kinds & {"person", "ground"})
    if best in INDOORS and kinds & {"tree", "building"} and not built:
        return "street" if "building" in kinds else "park"
    if best not in {"table", "studio"} or not kinds & {"person", "ground", "tree", "building"}:
        return best
    if kinds & {"tree", "building"}:
        return "park"
    homely = any(t.pose in {"sleep", "read", "eat", "work", "sit"} for t in things)
    return "room" if alive and homely else "meadow"


def _somebody(things: tuple[Thing, ...]) -> set[str]:
    return {thing.name for thing in things if _kind(thing) == "person"}


def _pets(things: tuple[Thing, ...]) -> bool:
    """Whether all that lives there lives with people."""
    alive = [t for t in things if _lives(t.name)]
    return all(t.name in _AT_HOME or _kind(t) == "person" for t in alive) and bool(alive)


def _lives(name: str) -> bool:
    known = known_name(name)
    if known in FURNITURE:
        return False
    return known is not None and facts_of(known).kind in {"person", "ground", "building", "tree"}


def _on_table(name: str) -> bool:
    known = known_name(name)
    if known is None or known in FURNITURE:
        return True
    facts = facts_of(known)
    small = facts.kind in {"tabletop", "plant"} and facts.height < 0.7
    return small and "umbrella" not in known
