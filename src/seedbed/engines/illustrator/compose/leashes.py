"""Leashes: from the hand of who walks a dog to its collar, wherever the two have come to be."""

from __future__ import annotations

import math
from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.heads import anchors
from seedbed.engines.illustrator.compose.sizes import facts_of
from seedbed.engines.illustrator.scene import SceneSpec, Thing
from seedbed.engines.illustrator.subjects.animals.builds import DOGS

LEASH = "leash"
_DOGS = DOGS | {"poodle", "guide-dog", "service-dog"}
_TOGETHER = frozenset({"beside", "with", "holding", "at_feet"})
_INDEX = -3
_LONGEST = 1.1
"""Of a leash, in heights of who holds it: a dog further away runs free."""


def put_on_leashes(spec: SceneSpec, figures: Sequence[Figure], frame: Frame) -> list[Figure]:
    """A leash for each dog that somebody walks, or that the prompt says is on one; its figure is
    an addition of its own, that nothing else follows."""
    named = any(thing.name == LEASH for thing in spec.things)
    pairs = {
        pair
        for r in spec.relations
        if r.kind in _TOGETHER
        for pair in ((r.subject, r.other), (r.other, r.subject))
    }
    found: list[Figure] = []
    led: set[int] = set()
    for holder in figures:
        walks = named or holder.pose == "walk"
        if holder.facts.kind != "person" or not holder.placed or not walks:
            continue
        for dog in figures:
            pair = (holder.index, dog.index) in pairs or named
            if dog.name not in _DOGS or not dog.placed or not pair or id(dog) in led:
                continue
            if dog.bearer is not None or dog.pose in {"sleep", "swim", "jump"}:
                continue
            leash = _between(holder, dog, frame)
            if leash is not None:
                led.add(id(dog))
                found.append(leash)
    return found


def _between(holder: Figure, dog: Figure, frame: Frame) -> Figure | None:
    collar = _spot(dog, frame, anchors(dog).neck)
    hands = [_spot(holder, frame, hand) for hand in anchors(holder).hands]
    free = hands[:1] if holder.holds else hands  # what is held is in the second
    hand = min(free, key=lambda at: abs(at[0] - collar[0]))
    across, up = (hand[0] - collar[0]) / frame.squeeze, collar[1] - hand[1]
    length = math.hypot(across, up)
    if length > _LONGEST * holder.h:
        return None
    leash = Figure(Thing(LEASH, LEASH), _INDEX, 0, LEASH, facts_of(LEASH), holder.seed)
    leash.x, leash.foot, leash.h = (
        (hand[0] + collar[0]) / 2,
        (hand[1] + collar[1] + length) / 2,
        length,
    )
    leash.tilt = math.degrees(math.atan2(across, up))
    near = holder if holder.stands > dog.stands else dog
    leash.layer, leash.depth, leash.line = near.layer, near.depth, near.stands
    leash.rank, leash.shadow, leash.placed = near.rank + 0.02, "none", True
    return leash


def _spot(figure: Figure, frame: Frame, at: tuple[float, float]) -> tuple[float, float]:
    """A point of a drawing on the canvas."""
    side = -1.0 if figure.flip else 1.0
    return figure.x + side * at[0] * figure.h * frame.squeeze, figure.foot + at[1] * figure.h
