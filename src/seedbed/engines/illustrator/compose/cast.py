"""From the things of the spec to the figures of the picture: who is drawn, how often, in which
colour; and what the place itself already shows."""

from __future__ import annotations

from dataclasses import replace

from seedbed.engines.illustrator.compose.figure import Figure, Frame, known_name
from seedbed.engines.illustrator.compose.occasion import INDOORS, MADE, Occasion
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.scene import SceneSpec, Thing, Worn

MOST_FIGURES = 40
"""More figures than this cannot be told apart on any canvas."""

_LET_GO = frozenset({"kite"})
_PASSERS_BY = ("woman", "man", "girl", "old-man", "woman", "boy", "man", "old-woman")
"""Who a crowd is made of."""

_SEATED_WORK = frozenset({"office", "classroom", "library", "room", "bedroom", "cafe"})

_WEATHER_SIGNS = {"rain": "cloud-with-rain", "snow": "cloud-with-snow", "storm": "high-voltage"}
_SHOWN_BY = {
    "window": INDOORS - {"table", "stage"},
    "rug": frozenset({"room", "library", "bedroom"}),
    "ice": frozenset({"snowfield"}),
    "road": frozenset({"road"}),
    "blackboard": frozenset({"classroom"}),
    "bookshelf": frozenset({"library"}),
    "stage-curtain": frozenset({"stage"}),
    "coral": frozenset({"underwater"}),
    "bamboo": frozenset({"bamboo"}),
    "table": frozenset({"table"}),
    "waterfall": frozenset({"waterfall"}),
}
"""Things that a place has by itself, and are not drawn once more in it."""


def figures_of(spec: SceneSpec, at: Occasion, frame: Frame, seed: int) -> list[Figure]:
    """A figure for each copy of each thing that is to be drawn, in the prompt's order."""
    figures: list[Figure] = []
    for index, thing in enumerate(spec.things):
        if _shown(thing, at, frame):
            continue
        name = known_name(thing.name)
        if name is None:
            continue
        if spec.camera == "top" and known_name(f"{name}-from-above"):
            name = f"{name}-from-above"
        named = name
        for copy in range(thing.count):
            if len(figures) >= MOST_FIGURES:
                return figures
            if named == "person" and thing.count > 2:
                name = _PASSERS_BY[(seed + copy) % len(_PASSERS_BY)]
            facts = facts_of(name)
            figure = Figure(thing, index, copy, name, facts, seed)
            figure.colour = thing.colours_each[copy] if thing.colours_each else thing.colour
            figure.pose = thing.pose
            if figure.pose == "work" and facts.kind == "person" and at.setting not in _SEATED_WORK:
                figure.pose = "stand"  # who cooks or plants does not sit
            figure.wears = thing.wears
            figure.holds = tuple(_held(worn) for worn in thing.holds if worn.name not in _LET_GO)
            figures.append(figure)
        flown = [worn for worn in thing.holds if worn.name in _LET_GO]
        for copy in range(thing.count if flown else 0):
            figures.append(_flown(flown[0], copy, at, seed))
    if spec.layout == "infographic":
        # Weather is one of the signs here, not the light of a scene.
        for weather in spec.weather:
            name = _WEATHER_SIGNS.get(weather)
            if name and not any(figure.name == name for figure in figures):
                figures.append(Figure(Thing(name, weather), -1, 0, name, facts_of(name), seed))
    return figures


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


def _flown(worn: Worn, copy: int, at: Occasion, seed: int) -> Figure:
    """A kite is in the sky, not in the hand."""
    thing = Thing(worn.name, worn.name, colour=worn.colour)
    figure = Figure(thing, -1, copy, worn.name, facts_of(worn.name), seed)
    figure.colour = worn.colour
    return figure


def _held(worn: Worn) -> Worn:
    name = known_name(worn.name)
    return Worn(name or worn.name, worn.colour)


def _shown(thing: Thing, at: Occasion, frame: Frame) -> bool:
    """Whether the place shows this by itself: stars at night, the window of a room."""
    if at.setting in _SHOWN_BY.get(thing.name, frozenset()):
        return True
    if thing.name == "window":
        return at.setting not in MADE
    outdoors = at.setting not in INDOORS | MADE
    if thing.name == "star" and thing.count > 4 and at.setting in INDOORS:
        return True  # the window shows them
    if thing.name == "star" and thing.count > 4:
        return at.setting in {"space", "moon", "mars"} or (outdoors and at.time == "night")
    if thing.name == "cloud" and thing.colour is None:
        return at.setting == "sky"
    if thing.name in {"snowflake", "raindrop"} and thing.count > 2:
        return bool({"snow", "rain"} & set(at.weather))
    return False
