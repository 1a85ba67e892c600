"""What the whole sentence means, once every word is read: the SceneSpec."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import cycle, islice
from typing import Literal, cast, get_args

from seedbed.engines.illustrator.scene import (
    Camera,
    Layout,
    Relation,
    SceneSpec,
    Season,
    Thing,
    Time,
    Weather,
    Worn,
)
from seedbed.engines.illustrator.understand.bearers import (
    clear_boards,
    make_beds,
    pack_up,
    print_boxes,
    print_on,
    stand_aloft,
    stock,
)
from seedbed.engines.illustrator.understand.draft import Noun
from seedbed.engines.illustrator.understand.implied import imply
from seedbed.engines.illustrator.understand.lexicon import feasts
from seedbed.engines.illustrator.understand.marks import (
    businesses,
    encircle,
    inked,
    stand_for_places,
)
from seedbed.engines.illustrator.understand.outlook import look_out, show_in_windows
from seedbed.engines.illustrator.understand.reading import Reading
from seedbed.engines.illustrator.understand.roofs import load_roofs, open_terraces
from seedbed.engines.illustrator.understand.tables import TABLEWARE, lay_table, sit_at_table
from seedbed.engines.illustrator.understand.whereabouts import find_whereabouts

MOST_OF_A_KIND = 12
"""Counts above this are drawn as this many: they read as "a lot"."""

RAINBOW = ("red", "blue", "yellow", "green", "purple", "orange", "pink", "teal")
"""What "colourful" gives to several things, in turn."""

# Which of several places the picture is in: the more particular one; the next is seen behind.
_RANKS = (
    (9, "room bedroom study bathroom kitchen library cafe bar shop-inside office classroom "
        "laboratory workshop hospital-room gallery stadium stage subway station-hall castle-hall "
        "airport-terminal bakery-inside hotel-lobby cave underwater mars moon night-market "
        "market gym swimming-pool fairground"),
    (8, "table marble studio rooftop rice-terraces tea-plantation waterfall chinese-garden harbour "
        "flower-field wheat-field rapeseed-field lavender-field sunflower-field tulip-field "
        "poppy-field snow-village snowfield temple wonderland courtyard hutong alley water-town "
        "flower-shop-front"),
    (7, "beach lake river bamboo road park garden farm"),
    (6, "airport street desert village town savanna jungle"),
    (5, "forest meadow festive"),
    (4, "hills city sea"),
    (3, "mountains space"),
    (2, "sky gradient plain"),
)  # fmt: skip
_RANK = {place: rank for rank, places in _RANKS for place in places.split()}

_FOR_ONE = frozenset(
    {"bicycle", "motorcycle", "motor-scooter", "kick-scooter", "skateboard", "surfboard", "horse"}
)
"""What carries one rider: several riders have one each (Chinese has no plural to say so)."""

_ALIVE = frozenset({"sleep", "swim", "eat", "read", "look", "work", "sit"})
"""What only people and animals do, whatever else "rests" or "splashes past"."""

_CHINESE = re.compile(r"[\u3400-\u9fff]")

_SIGHTS = frozenset({"waterfall", "canyon", "sea", "city", "rice-terraces", "lake"})
"""What one climbs a mountain to look at."""
_WATERS = frozenset({"lake", "river", "sea", "beach", "harbour", "swimming-pool"})
_SHORES = frozenset({"lake", "river", "beach", "harbour", "chinese-garden"})


def settle(reading: Reading, texts: tuple[str, ...], language: Literal["en", "zh"]) -> SceneSpec:
    """The scene that a finished reading asks for."""
    said = reading.said
    imply(reading)
    look_out(reading)
    show_in_windows(reading)
    pack_up(reading)
    stand_aloft(reading)
    clear_boards(reading)
    _mount(reading)
    find_whereabouts(reading)
    load_roofs(reading)
    open_terraces(reading)
    sit_at_table(reading)
    stand_for_places(reading)
    encircle(reading)
    print_on(reading)
    print_boxes(reading)
    stock(reading)
    make_beds(reading)
    _in_hand_already(reading)
    gone = {*reading.gone, lay_table(reading), *businesses(reading), *_built_in(reading)}
    excluded = tuple(dict.fromkeys(reading.excluded))
    if "person" in excluded and any(_is_somebody(noun) for noun in reading.nouns):
        # An "empty hallway" with a janitor is empty but for him.
        excluded = tuple(name for name in excluded if name != "person")
    kept = [
        index
        for index, noun in enumerate(reading.nouns)
        if index not in gone and (noun.name not in excluded or noun.given)
    ]
    place_of = {old: new for new, old in enumerate(kept)}
    setting, backdrop = _setting(reading)
    moods = list(dict.fromkeys(said.get("mood", [])))
    things = tuple(_thing(reading.nouns[index]) for index in kept)
    if "halloween" in moods:
        things = tuple(
            replace(one, name="jack-o-lantern") if one.name == "pumpkin" else one for one in things
        )
    things, background = inked(reading, things)
    return SceneSpec(
        things=things or (feast(moods) if said.get("layout") else ()),
        relations=tuple(
            Relation(place_of[a], kind, place_of[b])
            for a, kind, b in reading.relations
            if a in place_of and b in place_of
        ),
        setting=setting,
        backdrop=backdrop,
        time=_time(said),
        season=cast("Season | None", _first(said, "season")),
        weather=cast("tuple[Weather, ...]", tuple(dict.fromkeys(said.get("weather", [])))),
        style=_first(said, "style"),
        moods=tuple(moods),
        layout=cast(Layout, _first(said, "layout") or "scene"),
        camera=cast(Camera, _camera(said)),
        texts=texts,
        background_colour=background,
        excluded=excluded,
        unknown=tuple(reading.unknown),
        language=language,
    )


def feast(moods: Iterable[str]) -> tuple[Thing, ...]:
    """What the first feast among the moods brings with it, where nothing else is there to be
    drawn."""
    named = next((mood for mood in moods if mood in feasts()), None)
    return tuple(Thing(name, named or "", count) for name, count in feasts().get(named or "", ()))


def _first(said: dict[str, list[str]], kind: str) -> str | None:
    return next(iter(said.get(kind, [])), None)


def _camera(said: dict[str, list[str]]) -> str:
    found = [camera for camera in said.get("camera", []) if camera in get_args(Camera)]
    return next((camera for camera in found if camera != "normal"), "normal")


def _time(said: dict[str, list[str]]) -> Time | None:
    """The most telling of the times said; a full moon makes night only if none was said."""
    times = said.get("time", []) or said.get("hinted time", [])
    for time in ("night", "sunset", "dawn", "day"):
        if time in times:
            return time
    return None


def _is_somebody(noun: Noun) -> bool:
    anybody = noun.word.lower() in {"people", "person", "human", "humans", "crowd", "人", "人们"}
    return noun.group in {"people", "kin"} and not anybody and noun.alive


def _in_hand_already(reading: Reading) -> None:
    """A ball that a player brings in the hand is not there once more."""
    related = {index for a, _, b in reading.relations for index in (a, b)}
    held = {worn.name for noun in reading.nouns for worn in noun.holds}
    for index, noun in enumerate(reading.nouns):
        before = reading.nouns[index - 1] if index else None
        toy = before is not None and before.group == "animals" and before.pose == "play"
        if noun.name in held and noun.count == 1 and not (noun.given or toy or index in related):
            reading.gone.add(index)


def _built_in(reading: Reading) -> set[int]:
    """Chimneys of houses: the house shows its own."""
    if not any(noun.group == "buildings" and noun.name != "chimney" for noun in reading.nouns):
        return set()
    return {i for i, noun in enumerate(reading.nouns) if noun.name == "chimney"}


def _mount(reading: Reading) -> None:
    """Somebody on an animal rides it; "two knights on horses" have a horse each."""
    for index, noun in enumerate(list(reading.nouns)):
        ridden = any(a == index and kind == "riding" for a, kind, _ in reading.relations)
        if noun.rides and not ridden:
            reading.relations.append((index, "riding", len(reading.nouns)))
            reading.nouns.append(Noun(noun.rides, noun.word, "vehicles", count=noun.count))
        if noun.plays and not any(other.name == noun.plays for other in reading.nouns):
            reading.nouns.append(Noun(noun.plays, noun.word, "indoors"))
        noun.pose = noun.pose or ("play" if noun.plays else None)
    for at, (a, kind, b) in enumerate(reading.relations):
        rider, mount = reading.nouns[a], reading.nouns[b]
        ridden = mount.group == "animals" and rider.group == "people"
        if kind not in {"on", "riding"} or not (ridden or kind == "riding"):
            continue
        reading.relations[at] = (a, "riding", b)
        if mount.word.lower().startswith(("双人", "tandem")):
            continue
        each = mount.plural or (mount.name in _FOR_ONE and _CHINESE.search(mount.word))
        if each and not mount.given:
            mount.count = rider.count


def _setting(reading: Reading) -> tuple[str | None, str | None]:
    places = list(dict.fromkeys(reading.places))
    behind = [place for place, back in places if back]
    main = [place for place, back in places if not back]
    if "underwater" in main and _SHORES & set(main):
        main.remove("underwater")  # a swan "in the water" of a lake is seen from its shore
    if "gradient" in main and "marble" in main:
        main = ["studio" if place == "marble" else place for place in main if place != "gradient"]
    if "table" in main and len(set(main)) > 1:
        laid = any(n.group in TABLEWARE for n in reading.nouns)
        living = any(n.alive for n in reading.nouns)
        indoors = any(_RANK.get(place, 0) == 9 for place in main)
        if indoors and (living or not laid):
            main.remove("table")
        elif laid:
            main.sort(key=lambda place: place != "table")
            return main[0], main[1]
    windowless = reading.nouns and not any(noun.name == "window" for noun in reading.nouns)
    idle = not any(noun.pose == "work" for noun in reading.nouns)
    if not main and "indoors" in reading.said and windowless and (idle or not behind):
        main = ["room"]
    if not main and not behind:
        return None, None
    if not main and behind[0] in reading.viewed | reading.fronted:
        return behind[0], behind[1] if len(behind) > 1 else None  # seen from its edge
    if not main:
        # "Mountains in the background" with no place before them: the place itself.
        outside = any(noun.name == "window" for noun in reading.nouns)
        return (None, behind[0]) if outside or reading.nouns else (behind[0], None)
    seen = next((place for place in behind if place in reading.viewed & _SIGHTS), None)
    if seen is not None and set(main) <= {"mountains", "hills", "forest"}:
        return seen, main[0]  # from a cliff, at a waterfall
    main = sorted(dict.fromkeys(main), key=lambda place: -_RANK.get(place, 4))
    rest = [place for place in [*behind, *main[1:]] if place != main[0]]
    if main[0] in _WATERS:  # the river's surface is no lake behind it
        rest = [place for place in rest if place not in _WATERS]
    return main[0], rest[0] if rest else None


_HAIR = frozenset([
    "hair", "long-hair", "short-hair", "curly-hair", "wavy-hair", "braid", "braids", "ponytail",
    "pigtails", "bob-hair", "afro", "hair-bun",
])  # fmt: skip


def _worn(noun: Noun) -> tuple[Worn, ...]:
    """What is worn, each once; hair has the colour said last, and an old head its own."""
    hair = [worn for worn in noun.wears if worn.name in _HAIR and worn.colour]
    gone = hair[:-1] if noun.age != "old" or len(hair) > 1 else hair
    return tuple(worn for worn in dict.fromkeys(noun.wears) if worn not in gone)


def _thing(noun: Noun) -> Thing:
    count = max(1, min(noun.count, MOST_OF_A_KIND))
    colours = [one for one in noun.colours if one != "pastel"] or noun.colours  # "pastel pink"
    each: tuple[str, ...] = ()
    if "colourful" in colours:
        colours = []
        each = tuple(islice(cycle(RAINBOW), count)) if count > 1 else ()
    elif len(colours) > 1 and count > 1:
        each = tuple(islice(cycle(colours), count))
    return Thing(
        name=noun.name,
        word=noun.word,
        count=count,
        colour=colours[0] if colours and not each else None,
        scale=max(0.4, min(noun.scale, 2.0)),
        pose=noun.pose if noun.alive or noun.pose not in _ALIVE else None,
        side=cast("Literal['left', 'right', 'centre', 'top', 'bottom'] | None", noun.side),
        wears=_worn(noun),
        holds=tuple(dict.fromkeys(noun.holds)),
        colours_each=each,
        age=cast("Literal['child', 'adult', 'old'] | None", noun.age),
        far=noun.far,
    )
