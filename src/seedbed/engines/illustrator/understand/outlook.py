"""Looking out: who is at a window is in a room, and what is looked at is outside."""

from __future__ import annotations

from seedbed.engines.illustrator.understand.gathering import Gathering

_OUT = frozenset([
    "looking out", "looks out", "look out", "gazing out", "staring out", "watching out", "peering",
    "往外", "向外", "朝外", "窗外", "望出去", "看出去",
])  # fmt: skip
_INDOORS = frozenset([
    "room", "bedroom", "study", "bathroom", "kitchen", "library", "cafe", "bar", "shop-inside",
    "office", "classroom", "laboratory", "workshop", "hospital-room", "gallery", "castle-hall",
    "bakery-inside", "hotel-lobby", "airport-terminal", "subway", "station-hall",
])  # fmt: skip


def look_out(reading: Gathering) -> None:
    """Put who looks out of a window into a room, and the places that are seen behind it."""
    text = " ".join(word.text.lower() for word in reading.words)
    if not any(phrase in text for phrase in _OUT):
        return
    windows = [i for i, noun in enumerate(reading.nouns) if noun.name == "window"]
    if windows and _is_of_a_house(reading) is not None:
        return
    if not windows:
        if "train window" in text or "bus window" in text or "车窗" in text:
            _see_from_inside(reading)
        return
    watchers = [a for a, kind, b in reading.relations if kind == "looking_at" and b == windows[0]]
    if not watchers:
        lookers = [i for i, n in enumerate(reading.nouns) if n.alive and n.pose == "look"]
        others = [i for i, n in enumerate(reading.nouns) if n.alive and n.pose is None]
        watchers = (lookers or others)[:1]
        reading.relations += [(a, "looking_at", windows[0]) for a in watchers]
    if watchers:
        reading.relations = [
            (a, kind, b)
            for a, kind, b in reading.relations
            if not (a in watchers and kind == "in" and b == windows[0])
        ]
        _see_from_inside(reading)


_WINDOWED = frozenset(
    {"house", "cottage", "cabin", "castle", "tower", "treehouse", "windmill", "lighthouse"}
)


def show_in_windows(reading: Gathering) -> None:
    """Who is at the window of a house that is seen from outside is in the house: 森林里的树屋,
    两个男孩在窗口挥手."""
    windows = [i for i, noun in enumerate(reading.nouns) if noun.name == "window"]
    house = _is_of_a_house(reading)
    if not windows or house is None:
        return
    reading.gone.update(windows)
    before = [i for i in range(windows[0]) if reading.nouns[i].alive]
    placed = {a for a, kind, _ in reading.relations if kind != "looking_at"}
    inside = [a for a, _, b in reading.relations if b in windows and a not in placed - {a}]
    for index in inside or before[-1:]:
        if index not in placed or index in inside:
            reading.relations.append((index, "in", house))


def _is_of_a_house(reading: Gathering) -> int | None:
    """The house that the window of the picture belongs to, where that is outdoors."""
    if any(place in _INDOORS for place, _ in reading.places):
        return None
    houses = [i for i, noun in enumerate(reading.nouns) if noun.name in _WINDOWED]
    return houses[0] if len(houses) == 1 and reading.nouns[houses[0]].count == 1 else None


def _see_from_inside(reading: Gathering) -> None:
    reading.places = [(place, place not in _INDOORS) for place, _ in reading.places]
    if all(back for _, back in reading.places):
        reading.places.append(("room", False))
