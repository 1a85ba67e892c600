"""From the things of the spec to the figures of the picture: who is drawn, how often, in which
colour; and what the place itself already shows."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.compose.figure import Figure, Frame, hosts_of, known_name
from seedbed.engines.illustrator.compose.looks import usual_looks
from seedbed.engines.illustrator.compose.occasion import INDOORS, MADE, Occasion
from seedbed.engines.illustrator.compose.seated import BOARD_GAMES
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.scene import SceneSpec, Thing, Worn
from seedbed.engines.illustrator.subjects.pen import DRAWINGS
from seedbed.engines.illustrator.subjects.pen import PARTS as SHOWN_PARTS

MOST_FIGURES = 40
"""More figures than this cannot be told apart on any canvas."""

PLAIN = frozenset(
    [
        "person",
        "child",
        "boy",
        "girl",
        "man",
        "woman",
        "old-man",
        "old-woman",
        "friend",
        "baby",
        "reader",
        "writer",
    ]
)
"""Who has no clothes of a trade: several of them are dressed differently."""

_COLOURS = ("red", "teal", "yellow", "purple", "blue", "orange", "green", "pink", "white")
_CLOTHES = frozenset(
    [
        "dress",
        "hanfu",
        "qipao",
        "kimono",
        "coat",
        "raincoat",
        "jacket",
        "suit",
        "shirt",
        "sweater",
        "vest",
        "uniform",
        "armour",
        "spacesuit",
        "robe",
        "apron",
    ]
)

_WATCHED = frozenset(
    [
        "television",
        "computer",
        "laptop",
        "mobile-phone",
        "picture-frame",
        "mirror",
        "fishbowl",
        "blackboard",
        "statue",
    ]
)
_WORN = frozenset({"backpack"})
"""What is said to be held and is on the back."""
_PASSERS_BY = ("woman", "man", "girl", "old-man", "woman", "boy", "man", "old-woman")
"""Who a crowd is made of."""

_SEATED_WORK = frozenset({"office", "classroom", "library", "room", "bedroom", "cafe"})

_WEATHER_SIGNS = {"rain": "cloud-with-rain", "snow": "cloud-with-snow", "storm": "high-voltage"}
_SHOWN_BY = {
    "window": INDOORS - {"table", "stage"},
    "wall": INDOORS,
    "rug": frozenset({"room", "library", "bedroom"}),
    "ice": frozenset({"snowfield"}),
    "road": frozenset({"road"}),
    "blackboard": frozenset({"classroom"}),
    "bookshelf": frozenset({"library"}),
    "stage-curtain": frozenset({"stage"}),
    "curtain": frozenset({"stage"}),
    "curtains": frozenset({"stage"}),
    "coral": frozenset({"underwater"}),
    "bamboo": frozenset({"bamboo"}),
    "table": frozenset({"table"}),
    "waterfall": frozenset({"waterfall"}),
}
"""Things that a place has by itself, and are not drawn once more in it."""


def figures_of(spec: SceneSpec, at: Occasion, frame: Frame, seed: int) -> list[Figure]:
    """A figure for each copy of each thing that is to be drawn, in the prompt's order."""
    figures: list[Figure] = []
    board = any(thing.name in BOARD_GAMES for thing in spec.things)
    for index, thing in enumerate(spec.things):
        leaf_alone = len(spec.things) == 1 and "leaf" in thing.name
        strewn = thing.name == "fallen-leaf" and spec.setting is not None
        bearing = "leaf" in thing.name and any(
            (r.other == index and r.kind in {"on", "in", "under"})
            or (r.subject == index and r.kind == "around")
            for r in spec.relations
        )
        if _shown(thing, at, frame) and (strewn or not leaf_alone) and not bearing:
            continue
        name = known_name(thing.name)
        if name is None:
            continue
        if spec.camera == "top" and known_name(f"{name}-from-above"):
            name = f"{name}-from-above"
        if name == "string-lights" and len(spec.things) > 1:
            name = "overhead-lights"  # over everybody, not on poles of their own
        named = name
        for copy in range(thing.count):
            if len(figures) >= MOST_FIGURES:
                return figures
            if named == "person" and thing.count > 2:
                name = _PASSERS_BY[(seed + copy) % len(_PASSERS_BY)]
            if name == "diver" and at.setting == "underwater":
                name = "diver-swimming"
            facts = facts_of(name)
            figure = Figure(thing, index, copy, name, facts, seed)
            figure.colour = thing.colours_each[copy] if thing.colours_each else thing.colour
            figure.pose = thing.pose
            if figure.colour is None and named in PLAIN and "monochrome" not in spec.moods:
                figure.colour = _own_clothes(spec, thing, index, copy, seed)
            if figure.pose == "work" and facts.kind == "person" and at.setting not in _SEATED_WORK:
                figure.pose = "stand"  # who cooks or plants does not sit
            figure.wears = _worn(thing, copy)
            backed = _WORN if facts.kind == "person" else frozenset()
            figure.holds = tuple(_held(worn) for worn in thing.holds if worn.name not in backed)
            if name == "diver":
                figure.wears += (Worn("goggles"),)
            wet = frame.ground.water is not None or at.setting == "underwater"
            if figure.pose == "swim" and facts.kind == "person" and not wet:
                figure.pose = "jump"  # a goalkeeper dives
            if figure.pose == "look" and any(other.name in _WATCHED for other in spec.things):
                # What is looked at is in the picture, not beyond it.
                figure.pose = "sit" if hosts_of(spec, index) else "stand"
            if figure.pose == "look" and facts.kind == "ground":
                figure.pose = "sit"  # animals turn their backs only at a window
            if figure.pose == "play" and facts.kind == "ground" and board:
                figure.pose = "sit"
            if name == "reader" and figure.pose in {None, "sit"}:
                figure.pose = "read"
            if figure.pose == "read":
                figure.holds = tuple(
                    replace(w, name="open-book") if w.name == "closed-book" else w
                    for w in figure.holds
                )
            figure.wears += tuple(worn for worn in thing.holds if worn.name in backed)
            figure.wears += usual_looks(spec, figure)
            figures.append(figure)
    if spec.layout == "infographic":
        # Weather is one of the signs here, not the light of a scene.
        for weather in spec.weather:
            name = _WEATHER_SIGNS.get(weather)
            if name and not any(figure.name == name for figure in figures):
                figures.append(Figure(Thing(name, weather), -1, 0, name, facts_of(name), seed))
    return figures


def _worn(thing: Thing, copy: int) -> tuple[Worn, ...]:
    """What this one of a thing wears: of two hanfu, one blue and one pink, each of two has one."""
    garments = [worn for worn in thing.wears if worn.name in _CLOTHES]
    shared = len(garments) == thing.count > 1 and len({worn.name for worn in garments}) == 1
    if not shared:
        return thing.wears
    return tuple(w for w in thing.wears if w not in garments or w is garments[copy])


def _own_clothes(spec: SceneSpec, thing: Thing, index: int, copy: int, seed: int) -> str | None:
    """A colour of clothes that nobody else of a group has; None for who is alone or dressed by
    the prompt."""
    plain = [i for i, other in enumerate(spec.things) if other.name in PLAIN]
    before = sum(spec.things[i].count for i in plain if i < index)
    total = sum(spec.things[i].count for i in plain)
    if total < 2 or any(worn.name in _CLOTHES for worn in thing.wears):
        return None
    taken = {other.colour for other in spec.things if other.colour}
    left = [colour for colour in _COLOURS if colour not in taken] or list(_COLOURS)
    return left[(seed + before + copy) % len(left)]


def varied(spec: SceneSpec, variation: int) -> SceneSpec:
    """The spec of one picture of a set without steps: after the first, which shows all, each
    shows one of the things large. Posters show all of them, differently grouped."""
    grouped = spec.layout in {"poster", "cover", "card", "banner"} and len(spec.things) <= 6
    if not variation or len(spec.things) < 2 or spec.relations or grouped:
        return spec
    order = (variation - 1) % len(spec.things)
    return replace(spec, things=(spec.things[order],))


def missing(spec: SceneSpec) -> tuple[str, ...]:
    """Words of things for which there is no drawing at all."""
    return tuple(
        thing.word
        for thing in spec.things
        if known_name(thing.name) is None and thing.name not in _SHOWN_BY
    )


def undrawn_parts(spec: SceneSpec) -> tuple[str, ...]:
    """Parts with a colour of their own that their drawings cannot show, like "red sails"."""
    return tuple(
        f"{worn.colour} {worn.name}"
        for thing in spec.things
        for worn in thing.wears
        if worn.colour and worn.name in PARTS and not _shows(thing, worn)
    )


PARTS = frozenset(
    [
        "eyes",
        "hair",
        "beard",
        "tail",
        "mane",
        "ears",
        "nose",
        "horns",
        "spots",
        "wings",
        "paws",
        "belly",
        "lips",
        "roof",
        "door",
        "windows",
        "walls",
        "chimney",
        "sails",
        "wheels",
        "stripe",
        "label",
        "handle",
        "leaves",
    ]
)
"""What `understand` takes for a part of a thing."""


def _shows(thing: Thing, worn: Worn) -> bool:
    name = known_name(thing.name)
    if name is None:
        return True  # said already
    if worn.name in SHOWN_PARTS.get(name, frozenset()):
        return True
    if worn.name in {"hair", "beard"}:
        return facts_of(name).kind == "person"
    if worn.name == "eyes":
        return name in DRAWINGS and facts_of(name).kind in {"person", "ground", "flying"}
    return worn.name == "wings" and facts_of(name).kind == "person"


def _held(worn: Worn) -> Worn:
    name = known_name(worn.name)
    return Worn(name or worn.name, worn.colour)


def _shown(thing: Thing, at: Occasion, frame: Frame) -> bool:
    """Whether the place shows this by itself: stars at night, the window of a room."""
    if thing.name == "leash":
        return True  # comes with the dog
    if at.setting in _SHOWN_BY.get(thing.name, frozenset()):
        return True
    if thing.name == "window":
        return at.setting not in MADE
    outdoors = at.setting not in INDOORS | MADE
    if thing.name == "star" and thing.count > 4 and at.setting in INDOORS:
        return True  # the window shows them
    if thing.name == "star" and thing.count > 4:
        return at.setting in {"space", "moon", "mars"} or (outdoors and at.time == "night")
    if thing.name in {"lightning", "high-voltage"} and "storm" in at.weather:
        return outdoors
    if thing.name == "cloud" and thing.colour is None:
        return at.setting == "sky"
    if thing.name in {"fallen-leaf", "maple-leaf", "leaf"} and thing.colour is None:
        return outdoors  # the season's air and trees show them
    if thing.name in {"snowflake", "raindrop"} and thing.count > 2:
        return bool({"snow", "rain"} & set(at.weather))
    return False
