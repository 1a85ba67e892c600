"""What stands behind the others: houses, towers and trees, and a field of flowers."""

from __future__ import annotations

from collections.abc import Sequence

from seedbed.engines.illustrator.compose.figure import Figure, Frame
from seedbed.engines.illustrator.compose.occasion import Occasion
from seedbed.engines.illustrator.scene import SceneSpec

GOLDEN = 0.618034


def place_backs(
    backs: Sequence[Figure], frame: Frame, at: Occasion, *, others: int, spec: SceneSpec
) -> None:
    """Houses, towers and trees: one at a third beside others, or spread over the width."""
    if not backs:
        return
    ground = frame.ground
    far = (
        ground.stand_far
        if not ground.water or ground.surface in {"water", "sand"}
        else ground.horizon + 0.03
    )
    base = far + (ground.stand_near - far) * (0.3 if others else 0.4)
    spot = ground.spots.get("shore") or ground.spots.get("hilltop")
    if ground.water and ground.surface != "sand" and spot is None:
        base = min(base, ground.water[0] + 0.03)
    count = len(backs)
    for number, figure in enumerate(backs):
        figure.placed = True
        if count == 1:
            figure.x = 0.5 - at.hero_side * (0.17 + 0.05 * frame.wide)
            if not others:
                figure.x = 0.5 - at.hero_side * (0.16 * at.aside + 0.06 * frame.wide)
                figure.x = 0.5 if at.aside < 0.3 or spec.layout != "scene" else figure.x
        else:
            reach = 0.36 if frame.wide < 0.4 else 0.38
            figure.x = 0.5 - reach + 2 * reach * (number + 0.5) / count
        if figure.thing.side in {"left", "right"}:
            figure.x = 0.27 if figure.thing.side == "left" else 0.73
        lag = (number * GOLDEN) % 1 if count > 2 else number * 0.5
        figure.foot = base - 0.05 * lag * (ground.stand_near - far) / 0.3
        figure.depth = 0.1 + 0.12 * lag
        figure.layer = -40 - round(8 * lag)
        if spot is not None and count == 1 and figure.facts.kind == "building":
            x0, _, x1, y1 = spot
            figure.x, figure.foot = (x0 + x1) / 2, y1
            figure.h *= 0.86 if "shore" in ground.spots else 1.0
            figure.layer = -50
        left, right = frame.free[0], frame.free[2]
        if right - left < 0.9:
            # The title stands beside them.
            figure.x = left + (right - left) * figure.x
            figure.h *= min(1.0, 0.55 * (right - left) / max(0.01, figure.width(frame)))
        half = figure.width(frame) / 2
        figure.x = min(max(figure.x, min(0.5, half * 0.8)), max(0.5, 1 - half * 0.8))
        room = figure.foot - frame.free[1] - 0.02
        figure.h = min(figure.h, room)
    if spec.camera == "isometric":
        for figure in backs:
            figure.depth = 0.0


BOUGHS = frozenset({"branch", "twig", "tree-branch", "cherry-branch"})
WALLS = frozenset({"wall", "stone-wall", "brick-wall", "fence", "palace-wall"})


AT_THE_WALL = frozenset(
    {
        "fireplace", "bookshelf", "wardrobe", "closet", "refrigerator", "fridge", "washing-machine",
        "washer", "folding-screen", "stove", "oven", "brick-oven", "wall-scroll",
    }
)  # fmt: skip
"""What stands at the back wall of a room, and people before it."""


def place_at_wall(figures: Sequence[Figure], frame: Frame, at: Occasion) -> list[Figure]:
    """Put a room's large furniture at its back wall, the first at the side away from the hero;
    out come those that were placed."""
    if not frame.ground.indoor:
        return []
    found = [f for f in figures if f.name in AT_THE_WALL and not f.placed and not f.carried]
    far, near = frame.ground.stand_far, frame.ground.stand_near
    for number, figure in enumerate(found):
        side = -at.hero_side if number % 2 == 0 else at.hero_side
        figure.h = max(figure.h, 0.42 * frame.unit)
        figure.h = min(figure.h, far - frame.free[1] - 0.1, 0.42 / figure.aspect / frame.squeeze)
        half = figure.width(frame) / 2
        figure.x = 0.5 + side * min(0.27 + 0.04 * frame.wide + 0.2 * (number // 2), 0.47 - half)
        figure.foot = far + 0.12 * (near - far)
        figure.placed, figure.layer, figure.depth = True, -35, 0.0
        figure.shadow = "contact"
    return found


def place_edged(figures: Sequence[Figure], frame: Frame, at: Occasion, spec: SceneSpec) -> None:
    """What comes from beyond the picture: a bough that grows in from one side, a wall that runs
    out at it. A wall that somebody is on, behind or above is whole and nearer the middle."""
    side = -at.hero_side
    used = {r.other for r in spec.relations if r.kind in {"on", "behind", "above", "in", "under"}}
    for figure in figures:
        if figure.placed or figure.carried or figure.thing.count > 1:
            continue
        if figure.name in BOUGHS:
            figure.h = min(0.5 * frame.unit, 0.86 / figure.aspect / frame.squeeze)
            figure.x = 0.5 + side * (0.52 - 0.5 * figure.width(frame))
            figure.flip = side > 0  # its thick end is at the left of the drawing
            figure.foot = min(0.76, frame.free[3] - 0.04)
            figure.shadow, figure.layer, figure.placed = "none", 2, True
        elif figure.name in WALLS:
            low = 0.24 if figure.name == "fence" else 0.34
            figure.h = low * frame.unit * (1 + 0.3 * frame.tall) * figure.thing.scale**0.8
            figure.h = max(figure.h, 0.62 / figure.aspect / frame.squeeze)
            figure.x = 0.5 + side * (0.56 - 0.5 * figure.width(frame))
            if figure.index in used:
                figure.h = min(figure.h, 0.8 / figure.aspect / frame.squeeze)
                figure.x = 0.5 - side * 0.04
            far, near = frame.ground.stand_far, frame.ground.stand_near
            figure.foot = far + 0.24 * (near - far)
            figure.layer, figure.placed, figure.depth = -30, True, 0.06


def place_field(figures: Sequence[Figure], frame: Frame) -> None:
    """Many flowers behind somebody: over the whole width, the far ones smaller."""
    far, near = frame.ground.stand_far, frame.ground.stand_near
    for number, figure in enumerate(figures):
        close = (0.2 + number * GOLDEN) % 1
        figure.h = (0.2 + 0.1 * close) * frame.unit * (1 + 0.3 * frame.tall)
        figure.h *= 1.0 if figure.facts.kind == "plant" else 0.55
        figure.x = 0.06 + 0.88 * (number + 0.5) / len(figures)
        figure.foot = far + (near - far) * (0.02 + 0.4 * close)
        figure.depth, figure.placed = 0.2 * (1 - close), True
