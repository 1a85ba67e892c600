"""Shops: who serves is behind the counter or in the stall, who buys is before it."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.inside import put_inside
from seedbed.engines.illustrator.scene import Pose, SceneSpec

COUNTERS = frozenset({"counter", "shop-counter", "bar-counter"})
STALLS = frozenset({"market-stall", "stall", "food-stall", "food-truck"})
"""What has its seller inside, over the counter."""


def place_counters(spec: SceneSpec, standing: Sequence[Figure], frame: Frame) -> None:
    """A counter that somebody is behind stands in the middle, and they with it: the others need
    not make room for them in their row."""
    for counter in standing:
        behind = {
            r.subject for r in spec.relations if r.kind == "behind" and r.other == counter.index
        }
        serving = [f for f in standing if f.index in behind and stands_behind(f)]
        if counter.name not in COUNTERS or not serving:
            continue
        far, near = frame.ground.stand_far, frame.ground.stand_near
        counter.h = min(0.25 * frame.unit, 0.74 / counter.aspect / frame.squeeze)
        counter.x, counter.foot, counter.placed = 0.5, far + 0.62 * (near - far), True
        for figure in serving:
            figure.placed = True
            figure.x, figure.foot, figure.h = 0.5, counter.foot, 2.1 * counter.h


def behind_counter(subject: Figure, other: Figure, share: float, frame: Frame) -> None:
    """Behind a counter one is seen from the waist up, whoever else is there at another place of
    it (`share`, -0.5 .. 0.5 of its length)."""
    other.h = min(max(other.h, 0.42 * subject.h), 0.52 * subject.h)
    other.foot = min(frame.ground.stand_near, max(other.foot, subject.foot))
    half = 0.5 * other.width(frame) + 0.02
    other.x = min(max(other.x, min(half, 0.5)), max(1 - half, 0.5))
    subject.x = other.x + 0.8 * share * other.width(frame)
    subject.foot, subject.depth, subject.layer = other.foot - 0.03, other.depth, other.layer
    subject.line, subject.rank, subject.shadow = other.foot, other.rank - 0.5, "none"
    upright: Pose = "stand" if subject.facts.kind == "person" else "hold"
    subject.pose = upright if subject.pose in {None, "work", "look", "stand"} else subject.pose
    subject.go_with(other)


def before_counter(figures: Sequence[Figure], counter: Figure, frame: Frame) -> None:
    """Who is not behind a counter is before it, at its ends, and hides nobody there."""
    waiting = [
        f for f in figures
        if f.placed and f.facts.kind == "person" and f.bearer is None and not f.carried
    ]  # fmt: skip
    ends = [counter.x + side * 0.5 * counter.width(frame) for side in (-1, 1)]
    ends.sort(key=lambda x: abs(x - 0.5), reverse=True)
    for number, figure in enumerate(sorted(waiting, key=lambda f: abs(f.x - ends[0]))):
        end = ends[number % 2]
        out = 1 if end > counter.x else -1
        figure.x = end + out * (number // 2) * 0.8 * figure.width(frame)
        half = 0.5 * figure.width(frame)
        figure.x = min(max(figure.x, half + 0.03), 0.97 - half)
        figure.foot = max(figure.foot, min(counter.foot + 0.03, 0.96))
        figure.h = max(figure.h, 1.9 * counter.h * min(1.0, figure.facts.height / 1.7) ** 0.5)
        figure.depth = counter.depth
        figure.face(counter.x)


def sell_from(subjects: Sequence[Figure], stall: Figure, frame: Frame) -> None:
    """Who sells is seen over the counter of a stall that is as large as a stall."""
    sellers = [figure for figure in subjects if stands_behind(figure)]
    if sellers:
        wide = 0.74 / stall.aspect / frame.squeeze
        stall.h = min(max(stall.h, 0.52 * frame.unit), wide, stall.foot - frame.free[1] - 0.02)
        put_inside(sellers, stall, frame)


def stands_behind(subject: Figure) -> bool:
    """Whether this one can be behind something by itself."""
    return not subject.carried and subject.facts.kind in {"person", "ground"}
