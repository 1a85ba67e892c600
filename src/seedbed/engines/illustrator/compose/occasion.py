"""What the picture is of as a whole: place, hour, season, weather, style. Chosen where the
prompt did not say, from what is in it and from the seed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from seedbed.engines.illustrator.compose.doings import doing_place
from seedbed.engines.illustrator.compose.figure import known_name, lists
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.places import PLACES
from seedbed.engines.illustrator.scene import SceneSpec, Season, Thing, Time, Weather
from seedbed.engines.illustrator.styles import STYLES
from seedbed.engines.illustrator.subjects.tint import COLOURS

INDOORS = frozenset(
    {"room", "bedroom", "office", "library", "kitchen", "classroom", "cafe", "table", "stage"}
)
MADE = frozenset({"studio", "plain", "festive", "gradient"})
_ROOMS = frozenset({"kitchen", "room", "cafe", "office"})
SKYLESS = INDOORS | MADE | {"underwater", "space", "subway"}

_NIGHT = frozenset(
    {"fireworks", "firefly", "moon", "full-moon", "crescent-moon", "ghost", "jack-o-lantern"}
)
_OUTSIDE = frozenset({"street-lamp", "car", "bicycle", "tree", "umbrella", "street", "taxi", "bus"})
_SPACECRAFT = frozenset({"rocket", "satellite", "flying-saucer", "planet"})
_PASTELS = ("#fbe3d6", "#dcecf5", "#e6f1dc", "#efe3f5", "#fdf1cf", "#fde0e4")
_GREETINGS = frozenset({"birthday-cake", "balloon", "heart", "bouquet", "wrapped-gift", "flower"})
_STILL = frozenset({"bee", "butterfly", "lady-beetle", "dragonfly", "snail", "bird"})


_WINTRY = frozenset(
    {"snowman", "sled", "igloo", "skier", "snowboarder", "penguin", "polar-bear", "ice"}
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """The whole picture's settings, none of them open any more."""

    setting: str
    backdrop: str | None
    time: Time
    season: Season | None
    weather: tuple[Weather, ...]
    style: str
    background_colour: str | None
    variant: int
    sun_x: float
    hero_side: int
    """-1: the main subject stands left of the middle, 1: right."""
    zoom: float = 1.0
    """How near the camera is: the size of the subjects beside the usual."""
    aside: float = 0.5
    """How far from the middle a lone subject stands: 0 hardly, 1 far."""
    far: float = 0.5
    """How far back in the foreground the subjects stand: 0 at its front, 1 at its back."""


def occasion(spec: SceneSpec, seed: int, variation: int = 0) -> Occasion:
    """Everything about the whole picture that the seed and the things decide."""
    chance = np.random.Generator(np.random.PCG64([seed & 0xFFFFFFFFFFFFFFFF, 3]))
    variant, side = int(chance.integers(6)), 1 if chance.random() < 0.5 else -1
    if variation:
        side = side if variation % 2 == 0 else -side
        variant = variant % 2 + 2 * ((variant // 2 + variation) % 3)
    wanted = spec.setting or _home(spec)
    if wanted in {"cafe", "bar", "shop-inside"} and _OUTSIDE & {t.name for t in spec.things}:
        wanted = "street"
    if wanted == "sea" and _ashore(spec):
        wanted = "beach"
    if wanted == "table" and spec.layout == "scene" and _peopled(spec):
        wanted = doing_place(spec) or "room"  # people are at a table, not on it
    setting, backdrop = _nearest(wanted), spec.backdrop
    if setting in _ROOMS and _all_small(spec):
        setting, backdrop = "table", backdrop or setting  # what stands on a table in that room
    time = spec.time or _time(spec, setting, wanted)
    season, weather = _season(spec, setting)
    if setting == "road":
        # The two versions of the road: through sand, through green.
        sandy = "desert" in (spec.backdrop, spec.setting)
        variant = variant - variant % 2 + (0 if sandy else 1)
    if setting == "mars":
        # Seen from above by what flies, stood upon by the rest.
        flying = any(thing.pose == "fly" or thing.name in _SPACECRAFT for thing in spec.things)
        variant = variant - variant % 2 + (1 if flying else 0)
    sun = 0.5 - side * float(chance.uniform(0.2, 0.26))
    return Occasion(
        setting=setting,
        backdrop=_nearest(backdrop) if backdrop else None,
        time=time,
        season=season,
        weather=weather,
        style=_style(spec),
        background_colour=_background(spec, setting, seed),
        variant=variant,
        sun_x=round(sun, 3),
        hero_side=side,
        zoom=(1.0, 1.14, 0.88, 1.24, 0.95)[int(chance.integers(5))],
        aside=round(float(chance.random()), 3),
        far=round(float(chance.random()), 3),
    )


def _lives(name: str) -> bool:
    known = known_name(name)
    return known is not None and facts_of(known).kind in {"person", "ground", "building", "tree"}


def _peopled(spec: SceneSpec) -> bool:
    names = [name for thing in spec.things if (name := known_name(thing.name))]
    return any(facts_of(name).kind == "person" for name in names)


def _ashore(spec: SceneSpec) -> bool:
    """Whether somebody stands there who would sink: nobody in a boat, nobody swimming."""
    kinds = {facts_of(name).kind for t in spec.things if (name := known_name(t.name))}
    if "floating" in kinds or any(thing.pose in {"swim", "fly"} for thing in spec.things):
        return False
    return bool(kinds & {"person", "ground"}) and "building" not in kinds


def _all_small(spec: SceneSpec) -> bool:
    """Whether all there is would stand on a table."""
    known = [name for thing in spec.things if (name := known_name(thing.name))]
    facts = [facts_of(name) for name in known]
    return bool(facts) and all(f.kind == "tabletop" and f.height < 0.5 for f in facts)


def _nearest(place: str) -> str:
    """This place, or the nearest the painter has."""
    if place in PLACES:
        return place
    for other in lists("nearest.txt").get(place, ()):
        if other in PLACES:
            return other
    return "meadow"


@cache
def _homes() -> dict[str, tuple[int, str]]:
    return {
        subject: (rank, place)
        for place, subjects in lists("homes.txt").items()
        for rank, subject in reversed(list(enumerate(subjects)))
    }


_OPEN_AIR = frozenset({"rain", "snow", "storm", "fog", "wind"})
_ABOVE = frozenset({"star", "moon", "full-moon", "crescent-moon", "shooting-star", "fireworks"})


def _home(spec: SceneSpec) -> str:
    """A place for what is in the picture."""
    names = [thing.name for thing in spec.things]
    if spec.layout in {"logo", "icon"} or spec.style in {"minimal", "sticker"}:
        return "plain"
    if "new-year" in spec.moods or "lantern-festival" in spec.moods:
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
    if spec.camera == "top" and names and not any(_lives(name) for name in names):
        return "table"
    if spec.camera == "close" and not _STILL & set(names):
        return "studio"
    if spec.layout == "poster" and any(_homes().get(n, (0, ""))[1] == "stage" for n in names):
        return "stage"
    if set(names) == {"sign"}:
        return "city" if spec.time == "night" else "street"
    if any(thing.word.lower().startswith(("street ", "街头")) for thing in spec.things):
        return "street"
    if (usual := doing_place(spec)) is not None:
        return usual
    if any(thing.name in _homes() for thing in spec.things):
        place = _most(spec.things)
        inside = any(name in _FITTINGS for name in names)
        if place in INDOORS - {"table"} and _OPEN_AIR & set(spec.weather) and not inside:
            return "street"  # rain and snow fall outside
        if place in {"underwater", "sea", "lake"} and _swimmer_flies(spec):
            return "sky"
        if place == "underwater" and (spec.time in {"sunset", "dawn"} or _ABOVE & set(names)):
            swims = any((name := known_name(t.name)) and _swims(name) for t in spec.things)
            return "sea" if swims else "beach"  # where sun and moon are seen
        if place == "moon" and any(thing.pose == "fly" for thing in spec.things):
            return "space"
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


_FITTINGS = frozenset({"window", "door", "stairs", "fireplace", "wardrobe", "bookshelf"})
"""Parts of a house that are seen from inside."""


def _swimmer_flies(spec: SceneSpec) -> bool:
    """Whether what lives in water is said to fly."""
    return any(
        thing.pose == "fly" and (name := known_name(thing.name)) and _swims(name)
        for thing in spec.things
    )


def _swims(name: str) -> bool:
    return facts_of(name).kind == "swimming"


def _most(things: tuple[Thing, ...]) -> str:
    """The place most of the things belong to; ties go to the surest, then the first named. A
    trade says less than things: a sailor by a fireplace is in a room."""
    votes: dict[str, float] = {}
    found = [(thing, *_homes()[thing.name]) for thing in things if thing.name in _homes()]
    for order, (thing, rank, place) in enumerate(found):
        name = known_name(thing.name)
        weight = 0.6 if name and facts_of(name).kind == "person" else 1.0
        votes[place] = votes.get(place, 0.0) + weight / (1 + 0.06 * rank) + 0.01 / (1 + order)
    outdoors = {"sea", "lake", "river"}
    built = any(t.name in _FITTINGS for t in things)
    kinds = {
        facts_of(name).kind
        for t in things
        if t.name not in _FITTINGS and (name := known_name(t.name))
    }
    if kinds & {"tree", "building"}:
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


def _time(spec: SceneSpec, setting: str, wanted: str) -> Time:
    names = {thing.name for thing in spec.things}
    dark = (
        "aurora" in spec.weather
        or spec.style == "neon"
        or "halloween" in spec.moods
        or any(thing.name == "star" and thing.count > 1 for thing in spec.things)
        or (names & _NIGHT and setting not in MADE | INDOORS)
    )
    if dark:
        return "night"
    if "spooky" in spec.moods and setting in {"forest", "castle", "city", "street"}:
        return "night"
    return "day"


def _season(spec: SceneSpec, setting: str) -> tuple[Season | None, tuple[Weather, ...]]:
    season, weather = spec.season, spec.weather
    if spec.layout == "infographic":
        return season, ()
    names = {thing.name for thing in spec.things}
    if season is None and ("snow" in weather or names & _WINTRY):
        season = "winter"
    if season is None and names & {"cherry-tree"}:
        season = "spring"
    if season is None and names & {"maple-tree", "fallen-leaf", "maple-leaf"}:
        season = "autumn"
    cold = season == "winter" and setting not in {"beach", "desert", "underwater", "sea"}
    if cold and not weather:
        weather = ("snow",)
    return season, weather


def _style(spec: SceneSpec) -> str:
    style = spec.style
    if style is None and spec.layout == "logo":
        style = "minimal"
    elif style is None and spec.layout in {"icon", "infographic"}:
        style = "flat"
    elif style is None and "minimal" in (spec.style or ""):
        style = "minimal"
    if style is None or style not in STYLES:
        return "picture book"
    return style


def _background(spec: SceneSpec, setting: str, seed: int) -> str | None:
    """The asked colour as "#rrggbb"; a logo is on white."""
    name = spec.background_colour
    if name == "pastel":
        return _PASTELS[seed % len(_PASTELS)]
    if name is not None and name in COLOURS:
        return COLOURS[name]
    if spec.layout == "logo" and setting == "plain":
        return "#ffffff"
    return None
