"""What the picture is of as a whole: place, hour, season, weather, style. Chosen where the
prompt did not say, from what is in it and from the seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from seedbed.engines.illustrator.compose.doings import doing_place
from seedbed.engines.illustrator.compose.figure import known_name, lists
from seedbed.engines.illustrator.compose.homes import INDOORS, home
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.places import PLACES
from seedbed.engines.illustrator.scene import SceneSpec, Season, Time, Weather
from seedbed.engines.illustrator.styles import STYLES
from seedbed.engines.illustrator.subjects.tint import COLOURS

__all__ = ["INDOORS", "MADE", "SKYLESS", "Occasion", "occasion"]

MADE = frozenset({"studio", "plain", "festive", "gradient"})
_ROOMS = frozenset({"kitchen", "room", "cafe", "office"})
SKYLESS = INDOORS | MADE | {"underwater", "space", "subway"}

_NIGHT = frozenset(
    {"fireworks", "firefly", "moon", "full-moon", "crescent-moon", "ghost", "jack-o-lantern"}
)
_SPACECRAFT = frozenset({"rocket", "satellite", "flying-saucer", "planet"})
_PASTELS = ("#fbe3d6", "#dcecf5", "#e6f1dc", "#efe3f5", "#fdf1cf", "#fde0e4")


_DRY = frozenset({"hills", "meadow", "forest", "mountains", "village", "park", "farm", "garden"})
_WET = frozenset({"sea", "lake", "beach", "harbour", "river"})
_REDS = frozenset({"red", "crimson", "scarlet", "maroon", "burgundy"})
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
    wanted = spec.setting or home(spec)
    if wanted == "sea" and _all_fish(spec):
        wanted = "underwater"
    if wanted in _DRY and _boats(spec):
        wanted = spec.backdrop if spec.backdrop in _WET else "lake"
    if wanted == "river" and _many_boats(spec):
        wanted = "lake"  # the stream that runs towards us holds one
    if wanted in {"sea", "arctic-sea"} and _ashore(spec):
        wanted = "beach" if wanted == "sea" else "snowfield"
    if wanted == "table" and spec.layout == "scene" and (_peopled(spec) or _feasting(spec)):
        wanted = doing_place(spec) or "room"  # people are at a table, not on it
    if wanted == "table" and any(thing.name == "window" for thing in spec.things):
        wanted = "room"  # with a table before the window
    if wanted == "bedroom" and any(t.name == "bed" for t in spec.things):
        wanted = "room"  # or there would be two beds
    setting, backdrop = _nearest(wanted), spec.backdrop
    if setting in _ROOMS and _all_small(spec):
        setting, backdrop = "table", backdrop or setting  # what stands on a table in that room
    time = spec.time or _time(spec, setting, wanted)
    season, weather = _season(spec, setting)
    if setting == "road":
        # The two versions of the road: through sand, through green.
        sandy = "desert" in (spec.backdrop, spec.setting)
        variant = variant - variant % 2 + (0 if sandy else 1)
    if setting == "forest" and season == "autumn":
        variant = variant - variant % 2 + 1  # the version with leaves to turn
    if setting == "lake" and backdrop in {"mountains", "hills"}:
        # The version below snowy peaks, or below hills.
        variant = variant - variant % 2 + (0 if backdrop == "mountains" else 1)
    if setting == "room" and any(thing.name == "window" for thing in spec.things):
        variant = variant - variant % 2 + 1  # the version with the large window
    if setting == "stage" and any("curtain" in t.name and t.colour for t in spec.things):
        # Its red curtains or its purple ones.
        red = any("curtain" in t.name and t.colour in _REDS for t in spec.things)
        variant = variant - variant % 2 + (0 if red else 1)
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
        zoom=(1.0, 1.1, 0.9, 1.18, 0.95)[int(chance.integers(5))],
        aside=round(float(chance.random()), 3),
        far=round(float(chance.random()), 3),
    )


def _boats(spec: SceneSpec) -> bool:
    """Whether a boat is there that needs water under it."""
    return any(
        facts_of(name).kind == "floating" and facts_of(name).height > 1 and thing.pose != "fly"
        for thing in spec.things
        if (name := known_name(thing.name))
    )


def _many_boats(spec: SceneSpec) -> bool:
    known = [(t, name) for t in spec.things if (name := known_name(t.name))]
    boats = [(t, facts_of(n)) for t, n in known if facts_of(n).kind == "floating"]
    return sum(t.count for t, facts in boats if facts.aspect > 1.4) > 1 or any(
        facts.aspect > 2.5 for _, facts in boats
    )


def _peopled(spec: SceneSpec) -> bool:
    names = [name for thing in spec.things if (name := known_name(thing.name))]
    return any(facts_of(name).kind == "person" for name in names)


def _feasting(spec: SceneSpec) -> bool:
    """Whether animals sit or eat at a table that the prompt names."""
    tables = {i for i, thing in enumerate(spec.things) if thing.name in {"table", "desk"}}
    return any(
        r.kind == "beside" and r.other in tables and spec.things[r.subject].pose in {"sit", "eat"}
        for r in spec.relations
    )


def _all_fish(spec: SceneSpec) -> bool:
    """Whether all there is lives beneath the surface, and nothing of the sky is asked for."""
    known = [name for thing in spec.things if (name := known_name(thing.name))]
    small = [facts_of(n).kind == "swimming" and facts_of(n).height < 1 for n in known]
    return bool(small) and all(small) and spec.time in {None, "day"} and not spec.weather


def _ashore(spec: SceneSpec) -> bool:
    """Whether somebody stands there who would sink: nobody in a boat, nobody swimming."""
    known = [known_name(thing.name) for thing in spec.things]
    kinds = [facts_of(name).kind if name else None for name in known]
    if any(thing.pose in {"swim", "fly"} for thing in spec.things) or "building" in kinds:
        return False
    boats = {i for i, kind in enumerate(kinds) if kind in {"floating", "swimming"}}
    aboard = {
        r.subject
        for r in spec.relations
        if r.kind in {"on", "in", "riding", "above"} and r.other in boats
    }
    walkers = {i for i, kind in enumerate(kinds) if kind in {"person", "ground"}}
    return bool(walkers) and not aboard


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
    # Ice in a glass is not winter's.
    names = {t.name for t in spec.things if t.name != "ice" or t.count == 1}
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
