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


def _see_from_inside(reading: Gathering) -> None:
    reading.places = [(place, place not in _INDOORS) for place, _ in reading.places]
    if all(back for _, back in reading.places):
        reading.places.append(("room", False))
